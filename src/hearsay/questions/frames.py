"""Frames: the questions that accounts of an event answer in words, and how a claim answers them.

Shape: frame survived, `none of the crew survived` -> no; frame weapon, `hit by a Buk missile` -> Buk (SA-11);
frame warned, `nobody had warned the town` -> no. The frames and their words are data (`frames.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError
from hearsay.questions.lexicon import WORD, Classes, Found, classes_of
from hearsay.types import QuestionKind

FILE = "questions/frames.toml"
YES, NO, NOT_KNOWN = "yes", "no", "not known"
NEGATED = 5
"""Words in front of a pattern among which a negation turns it: `did not in fact ever warn`."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One question: how it is asked, and the classes of words that answer it (each family may be absent)."""

    name: str
    kind: QuestionKind
    ask: str
    acts: Classes | None
    answers: Classes | None
    about: Classes | None
    pairs: Classes | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What one claim answers to one frame, and the words that say so."""

    answer: str
    start: int
    end: int


@cache
def frames() -> tuple[Frame, ...]:
    """The frames in the order of the file; raises LexiconError where one has no question or no words."""
    table = _table().get("frame")
    if not isinstance(table, dict) or not table:
        raise LexiconError(FILE, "has no table [frame.*].")
    return tuple(_frame(name, entry) for name, entry in table.items())


@cache
def frames_by_name() -> Mapping[str, Frame]:
    """The frames under their names."""
    return {frame.name: frame for frame in frames()}


@cache
def actors() -> Mapping[str, tuple[str, ...]]:
    """Words for who acts: armed groups without a state, a state's forces, and words that name an accusation."""
    listed = _table().get("actors")
    if not isinstance(listed, dict):
        raise LexiconError(FILE, "has no table [actors].")
    return {name: tuple(patterns) for name, patterns in listed.items()}


@cache
def not_known() -> Classes:
    """Words by which a speaker says that the answer is not known or not given."""
    return classes_of({NOT_KNOWN: _words("not_known")})


def negated(text: str, at: int, until: int = 0) -> bool:
    """Whether a negation stands among the few words in front of `text[at]`, in its clause, or in `text[at:until]`."""
    clause = re.split(r"[.;:,!?]|\bbut\b", text[max(0, at - 80) : at])[-1]
    before = [w.casefold() for w in WORD.findall(clause)][-NEGATED:]
    inside = [w.casefold() for w in WORD.findall(text[at:until])]
    return any(word in _negations() for word in (*before, *inside))


def replies(frame: Frame, text: str) -> list[Reply]:
    """The answers that one content gives to a frame by its words alone; none where it does not speak to it."""
    if frame.answers is None:
        return []
    found = list(frame.answers.find(text))
    near = list(frame.about.find(text)) if frame.about else None
    if near is not None and not near:
        return []
    if frame.kind is QuestionKind.WHETHER:
        return _whether(text, found)
    if found:
        return [Reply(f.name, f.start, f.end) for f in _apart(found) if not negated(text, f.start)]
    unsaid = next(not_known().find(text), None)
    return [Reply(NOT_KNOWN, unsaid.start, unsaid.end)] if unsaid and frame.name == "aboard" else []


def _whether(text: str, found: Sequence[Found]) -> list[Reply]:
    if not found:
        return []
    for name in (NO, NOT_KNOWN, YES):
        for f in found:
            if f.name == name:
                answer = NO if name == YES and negated(text, f.start, f.end) else name
                return [Reply(answer, f.start, f.end)]
    return []


def _apart(found: Sequence[Found]) -> list[Found]:
    """Each class once."""
    return list({f.name: f for f in reversed(found)}.values())[::-1]


def _frame(name: str, entry: Mapping[str, object]) -> Frame:
    ask, kind = entry.get("ask"), entry.get("kind")
    if not isinstance(ask, str) or kind not in {k.value for k in QuestionKind}:
        raise LexiconError(FILE, f"[frame.{name}] needs `ask` and a `kind` of question.")
    stated = entry.get("classes")
    answers: dict[str, Sequence[str]] = dict(stated) if isinstance(stated, dict) else {}
    for answer, key in ((NO, "no"), (NOT_KNOWN, "unknown"), (YES, "yes")):
        if key in entry:
            answers[answer] = _patterns(name, key, entry)
    near = "near" if "near" in entry else "about"
    return Frame(
        name,
        QuestionKind(kind),
        ask,
        classes_of({name: _patterns(name, "acts", entry)}) if "acts" in entry else None,
        classes_of(answers) if answers else None,
        classes_of({near: _patterns(name, near, entry)}) if near in entry else None,
        classes_of({name: _patterns(name, "pairs", entry)}) if "pairs" in entry else None,
    )


def _patterns(name: str, key: str, entry: Mapping[str, object]) -> Sequence[str]:
    listed = entry[key]
    if not isinstance(listed, list) or not all(isinstance(p, str) and p.strip("* ") for p in listed):
        raise LexiconError(FILE, f"[frame.{name}] {key} has to be a list of words.")
    return listed


@cache
def _negations() -> frozenset[str]:
    return frozenset(" ".join(_words("negations")).split())


def _words(key: str) -> list[str]:
    table = _table().get("words")
    listed = table.get(key) if isinstance(table, dict) else None
    if isinstance(listed, str):
        return [listed]
    if not isinstance(listed, list):
        raise LexiconError(FILE, f"[words] has no {key}.")
    return [str(word) for word in listed]


@cache
def _table() -> dict[str, object]:
    return tomllib.loads((files("hearsay.questions") / "frames.toml").read_text(encoding="utf-8"))
