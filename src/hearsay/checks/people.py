"""Who is counted and what befell them, read from the words around a figure (`people.toml`).

    "65 captured Ukrainian soldiers" -> prisoners      "six Russian crew members" -> crew
    "298 passengers and crew" -> mixed (a whole)        "382 were still in treatment" -> in treatment

Whether two counts may be added hangs on this alone: a prisoner is no crew member, but a child can be a
passenger. The first kind in the file that matches wins, so a captured soldier is a prisoner.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.checks.cues import whole_words
from hearsay.errors import LexiconError

ROLES = ("part", "whole", "subset")


@dataclass(frozen=True, slots=True)
class Kind:
    """One group of people: its name, its role in sums, and the words that name it."""

    name: str
    role: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Partition:
    """States that share out a whole state: discharged and in treatment are the injured."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The lexicon: kinds in order of precedence, states, partitions."""

    kinds: tuple[Kind, ...]
    states: dict[str, re.Pattern[str]]
    partitions: tuple[Partition, ...]

    def role(self, kind: str) -> str:
        """The role of a kind in sums; empty for none."""
        return next((k.role for k in self.kinds if k.name == kind), "")


@cache
def people() -> People:
    """The packaged lexicon, validated.

    Raises:
        LexiconError: `people.toml` lacks a part or holds a pattern that does not compile.
    """
    raw = tomllib.loads((files("hearsay.checks") / "people.toml").read_text(encoding="utf-8"))
    try:
        kinds = tuple(Kind(name, entry["role"], whole_words(entry["words"])) for name, entry in raw["kinds"].items())
        states = {name: whole_words(words) for name, words in raw["states"].items()}
        partitions = tuple(Partition(p["whole"], tuple(p["parts"])) for p in raw["partitions"])
    except (KeyError, TypeError, re.error) as error:
        raise LexiconError("people.toml", f"Entry without its shape: {error}.") from error
    if wrong := [k.name for k in kinds if k.role not in ROLES]:
        raise LexiconError("people.toml", f"Unknown role in {', '.join(wrong)}.", f"Use one of {', '.join(ROLES)}.")
    if unknown := {s for p in partitions for s in (p.whole, *p.parts)} - set(states):
        raise LexiconError("people.toml", f"Partitions name unknown states: {', '.join(sorted(unknown))}.")
    return People(kinds, states, partitions)


def kind_in(words: str) -> str:
    """The group that the words of a noun phrase name; empty for none."""
    return next((kind.name for kind in people().kinds if kind.words.search(words)), "")


def states_in(words: str) -> frozenset[str]:
    """Everything that the words say befell those counted; "not identified" is not also "identified"."""
    found = {state for state, pattern in people().states.items() if pattern.search(words)}
    if "unidentified" in found:
        found -= {"identified"}
    if "being handed over" in found:
        found -= {"handed over"}
    return frozenset(found)
