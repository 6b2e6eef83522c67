"""The words of a way (`itinerary.toml`) as patterns, read when first asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from hearsay.checks.cues import whole_words
from hearsay.errors import LexiconError

LISTS = ("vehicles", "people", "unreal", "later", "breaks")


class Role(StrEnum):
    """What a claimed way has to do with a place."""

    FROM = "from"
    VIA = "via"
    TO = "to"
    BOUND = "bound"
    AT = "at"
    LOST = "lost"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Group:
    """Verbs of one kind: `direct` is the role of a place right behind one, the others follow a preposition."""

    name: str
    verbs: re.Pattern[str]
    direct: Role | None
    prepositions: Mapping[str, Role]


@dataclass(frozen=True, slots=True)
class Words:
    """All lists of `itinerary.toml`."""

    vehicles: re.Pattern[str]
    people: re.Pattern[str]
    unreal: re.Pattern[str]
    later: re.Pattern[str]
    breaks: re.Pattern[str]
    groups: tuple[Group, ...]
    prepositions: re.Pattern[str]


@cache
def words() -> Words:
    """The lists.

    Raises:
        LexiconError: one is missing, or an entry does not have its shape.
    """
    raw = tomllib.loads((files("hearsay.checks") / "itinerary.toml").read_text(encoding="utf-8"))
    if set(raw) != {*LISTS, "groups"}:
        raise LexiconError("itinerary.toml", f"Lists differ from {', '.join(LISTS)} and groups.")
    try:
        groups = tuple(_group(name, table) for name, table in raw["groups"].items())
        known = {word for group in groups for word in group.prepositions}
        longest_first = sorted((re.escape(word) for word in known), key=lambda w: (-len(w), w))
        lists = {name: whole_words(raw[name]) for name in LISTS}
        return Words(**lists, groups=groups, prepositions=whole_words(longest_first))
    except (TypeError, KeyError, ValueError, re.error) as error:
        raise LexiconError("itinerary.toml", f"Entry without its shape: {error}.") from error


def _group(name: str, table: dict[str, object]) -> Group:
    verbs, direct, prepositions = table["verbs"], table["direct"], table["prepositions"]
    if not isinstance(verbs, list) or not isinstance(prepositions, dict):
        raise TypeError(name)
    roles = {word: Role(role) for word, role in prepositions.items()}
    return Group(name, whole_words(verbs), Role(str(direct)) if direct else None, roles)
