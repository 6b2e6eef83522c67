"""How a source is named, and what one naming says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a source is named."""

    NAME = "name"
    PERSON = "person"
    BODY = "body"
    STATE = "state"
    OUTLET = "outlet"
    PEOPLE = "people"
    PRONOUN = "pronoun"
    UTTERANCE = "utterance"
    EVIDENCE = "evidence"
    JOINT = "joint"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Mention:
    """What one naming says: `words` are the folded content words of the description, `head` its main one."""

    text: str
    form: Form
    name: tuple[str, ...] = ()
    head: str = ""
    words: frozenset[str] = frozenset()
    state: str = ""
    affiliation: str = ""
    acronym: str = ""
    definite: bool = False
    indefinite: bool = False
    unnamed: bool = False
    pronoun: str = ""
    gender: str = ""
    canonical: str = ""
    role: str = ""
    parts: tuple[str, ...] = ()
