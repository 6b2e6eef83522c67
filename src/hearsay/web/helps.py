"""Help pages: every code, commitment, difference and outcome, and the words that the pages use, in plain words.

The words stand in `data/help.toml`; those of the checks are the checks' own.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.checks.registry import CHECKS
from hearsay.errors import LexiconError
from hearsay.types import Commitment, Difference, Outcome

TITLES = {"cannot": "Cannot be judged", "flag": "Needs a look"}
"""Titles that are not the word itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One word with what it means; `shown` lists what is worth knowing beside it."""

    word: str
    title: str
    means: str
    shown: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Words of one sort."""

    title: str
    lede: str
    entries: tuple[Entry, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All help, by group, in the order to read it.

    Raises:
        LexiconError: a word that the pages use has no help.
    """
    held = tomllib.loads((files("hearsay.web") / "data" / "help.toml").read_text(encoding="utf-8"))
    checks = "A check compares statements with each other, with arithmetic or with a calendar."
    firm = "The commitment of a claim, told by the line under its words."
    return (
        Group("Checks", checks, check_entries()),
        told("Outcomes", "What a check says. There is no fifth word.", held["outcome"], tuple(Outcome)),
        told("How firmly", firm, held["commitment"], tuple(Commitment)),
        told(
            "How answers differ",
            "A difference between two answers has a type and a reason.",
            held["difference"],
            tuple(Difference),
        ),
        told("Words", "One word, one meaning, on every page.", held["words"], tuple(held["words"])),
    )


def told(title: str, lede: str, held: dict[str, dict[str, str]], words: tuple[str, ...]) -> Group:
    """One group with an entry for each of the words."""
    if missing := [str(w) for w in words if not held.get(str(w), {}).get("means")]:
        raise LexiconError("help.toml", f"says nothing of {', '.join(missing)}.")
    entries = []
    for word in map(str, words):
        more = held[word].get("more", "")
        name = TITLES.get(word, word.capitalize())
        entries.append(Entry(slug(word), name, held[word]["means"], (more,) if more else (), title))
    return Group(title, lede, tuple(entries))


def check_entries() -> tuple[Entry, ...]:
    """One entry a code, from the checks' own words."""
    found: dict[str, list[tuple[str, str]]] = {}
    for check in CHECKS:
        found.setdefault(check.code, []).append((check.title, check.help))
    return tuple(
        Entry(code, f"{code} {', '.join(t for t, _ in held)}", held[0][1], tuple(h for _, h in held[1:]), "Checks")
        for code, held in sorted(found.items())
    )


def slug(word: str) -> str:
    """A word as a part of an address."""
    return word.replace(" ", "-")


def entry_of(word: str) -> Entry | None:
    """The help of one word, however it is written."""
    wanted = slug(word.casefold())
    return next((e for g in groups() for e in g.entries if e.word.casefold() == wanted), None)
