"""The language of events: classes of words that mean one thing, from `events.toml`.

Shape: `lost their lives` -> status killed; `captured servicemen` -> noun prisoners; `came down` -> event
happened. Patterns are words; `*` after letters ends a prefix, `*` alone stands for up to three words, `@` for a
name with digits (`in the Be-12`). Longer ones win.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from hearsay.errors import LexiconError

FILE = "questions/events.toml"
KINDS = ("people", "things", "arms", "any", "money", "length", "time", "share", "temperature", "speed", "magnitude")
"""What a noun can be, a status can befall, and a measure can be of."""
LETTERS = 2
"""Letters by which patterns are looked up; no pattern begins with a shorter word."""
GAP = r"[\s\"“”‘]+"
"""What stands between two words of a pattern: quotation marks may."""
WORD = re.compile(r"\w[\w’'-]*")


@dataclass(frozen=True, slots=True)
class WordClass:
    """One class: its name, how a question asks for it, and what it is about."""

    name: str
    ask: str = ""
    say: str = ""
    of: str = "any"
    part: bool = False
    grows: bool = False
    fixed: bool = False
    falls: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern met in a text: its class and where."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Classes:
    """One family of word classes (statuses, nouns, events) and their patterns by the letters they begin with."""

    by_name: Mapping[str, WordClass]
    patterns: Mapping[str, tuple[str, tuple[str, ...]]]

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """The classes met in `text[start:end]`, left to right, none overlapping."""
        stop = len(text) if end is None else end
        places, letters = _places(text)
        after = start
        for i in range(bisect_left(places, start), bisect_left(places, stop)):
            if places[i] < after or letters[i] not in self.patterns:
                continue
            expression, names = self.patterns[letters[i]]
            match = _compiled(expression).match(text, places[i], stop)
            if match and match.lastindex:
                yield Found(names[match.lastindex - 1], match.start(), match.end())
                after = match.end()

    def first(self, text: str) -> str:
        """The class named first in the file of those met in `text`; empty where none is."""
        met = {found.name for found in self.find(text)}
        return next((name for name in self.by_name if name in met), "")


@lru_cache(maxsize=64)
def _places(text: str) -> tuple[list[int], list[str]]:
    """Where each word of a text begins and the letters it begins with; one text is asked for by many classes."""
    words = [(m.start(), m.group()[:LETTERS].casefold()) for m in WORD.finditer(text)]
    return [start for start, _ in words], [letters for _, letters in words]


@cache
def function_words(name: str) -> frozenset[str]:
    """A list of words with one function in a sentence, from `[words]`."""
    listed = _table().get("words", {})
    if not isinstance(listed, dict) or not isinstance(listed.get(name), str):
        raise LexiconError(FILE, f"has no words that are named {name!r}.")
    return frozenset(listed[name].split())


@cache
def statuses() -> Classes:
    """What can befall the counted: killed, injured, aboard..."""
    return _family("status")


@cache
def nouns() -> Classes:
    """What is counted: people and their parts, arms, things."""
    return _family("noun")


@cache
def events() -> Classes:
    """What happened: the event itself, contact lost, departure..."""
    return _family("event")


@cache
def measures() -> Classes:
    """What an amount, a length, a duration or a share is of: paid, lasted, wind..."""
    return _family("measure")


@cache
def _table() -> dict[str, object]:
    path = files("hearsay.questions") / "events.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _family(family: str) -> Classes:
    table = _table().get(family)
    if not isinstance(table, dict) or not table:
        raise LexiconError(FILE, f"has no table [{family}.*].")
    classes: dict[str, WordClass] = {}
    patterns: list[tuple[str, str]] = []
    for name, entry in table.items():
        about = entry.get("of") or entry.get("kind") or "any"
        own = entry.get("patterns")
        if about not in KINDS or not own or not all(isinstance(p, str) and p.strip("* ") for p in own):
            raise LexiconError(
                "questions/events.toml", f"[{family}.{name}] needs `patterns` and a kind out of {KINDS}."
            )
        classes[name] = WordClass(
            name,
            entry.get("ask", ""),
            entry.get("say", name),
            about,
            bool(entry.get("part")),
            bool(entry.get("grows")),
            bool(entry.get("fixed")),
            bool(entry.get("falls")),
        )
        patterns += [(pattern, name) for pattern in own]
    return Classes(classes, _by_letters(patterns))


def classes_of(listed: Mapping[str, Sequence[str]]) -> Classes:
    """Word classes from names and their patterns alone."""
    patterns = [(pattern, name) for name, own in listed.items() for pattern in own]
    return Classes({name: WordClass(name) for name in listed}, _by_letters(patterns))


def _by_letters(patterns: list[tuple[str, str]]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """By their first letters: one expression with a group a pattern, the longer ones first, and each group's class."""
    longest = sorted(patterns, key=lambda item: (-len(item[0].split()), -len(item[0]), item[0]))
    grouped: dict[str, list[tuple[str, str]]] = {}
    for pattern, name in longest:
        grouped.setdefault(pattern[:LETTERS].casefold(), []).append((rf"({_expression(pattern)}\b)", name))
    return {letters: ("|".join(e for e, _ in own), tuple(n for _, n in own)) for letters, own in grouped.items()}


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compiled when a word first begins like it."""
    return re.compile(expression, re.IGNORECASE)


def _expression(pattern: str) -> str:
    """The regular expression of one pattern: `bod* * found` -> a prefix, up to three words, a word."""
    parts: list[str] = []
    for word in pattern.split():
        if word == "*":
            parts[-1] += rf"(?:{GAP}[\w’'-]+){{0,3}}?"
        elif word == "@":
            parts.append(r"(?-i:[A-Z][\w-]*\d[\w-]*)")
        elif word.endswith("*"):
            parts.append(re.escape(word[:-1]) + r"\w*")
        else:
            parts.append(re.escape(word))
    return GAP.join(parts)
