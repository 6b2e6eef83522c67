"""Text -> word pieces with what the encoder's vocabulary drops, and the windows that it reads.

A lower-cased word-piece vocabulary loses letter case, paragraph breaks and where a quotation opens and closes;
each piece carries these beside its number. Marks of one kind are made one mark first, character for character,
so that offsets stay those of the text and other quotation marks read the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from hearsay.reading.quotes import quotations
from hearsay.reading.segments import sentences

Ints = NDArray[np.int64]

LONGEST = 384
"""Pieces in one window, the two that mark its ends counted in."""
BEFORE, BEHIND = 32, 48
"""Pieces of context before and behind what a window is read for: more costs time and gains nothing on dev."""
LONGEST_UNIT = 128
"""A sentence of more pieces is cut for windows: nothing else depends on it."""
OPENING, CLOSING = 101, 102
"""Numbers of the pieces that mark a window's ends ([CLS] and [SEP])."""

_SAME = str.maketrans(
    dict.fromkeys("“”„‟«»‹›", '"')
    | dict.fromkeys("‘’‚‛`´", "'")
    | dict.fromkeys("‐‑‒", "-")
    | dict.fromkeys("\u00a0\u202f", " ")
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, each array of one length.

    `starts` and `ends` are offsets in the text; `case` is 0 lower, 1 capitalised, 2 all capitals, 3 mixed, 4
    digits, 5 other; `quote` is 0 outside, 1 inside, 2 an opening and 3 a closing mark; `breaks` is 1 where a
    paragraph begins, 2 where a sentence does; `units` are the pieces at which a sentence (or a cut of a long
    one) begins.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    case: Ints
    quote: Ints
    breaks: Ints
    units: Ints

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end`, read for the cues that begin in `core_start` to `core_end`."""

    start: int
    end: int
    core_start: int
    core_end: int


def same_marks(text: str) -> str:
    """The text with marks of one kind made one mark, character for character."""
    return text.translate(_SAME)


@cache
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer of the packaged encoders."""
    found = Tokenizer.from_str((files("hearsay.reading") / "weights" / "tokenizer.json").read_text(encoding="utf-8"))
    found.no_truncation()
    found.no_padding()
    return found


def pieces(text: str) -> Pieces:
    """The word pieces of `text` in order."""
    encoding = tokenizer().encode(same_marks(text), add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    opens = np.array([s for s, _ in sentences(text)], dtype=np.int64)
    begins = np.unique(np.searchsorted(starts, opens)) if len(starts) else np.zeros(0, np.int64)
    begins = begins[begins < len(starts)]
    breaks = np.zeros(len(starts), np.int64)
    for at in begins:
        new = at == 0 or "\n" in text[ends[at - 1] : starts[at]]
        breaks[at] = 1 if new else 2
    return Pieces(
        ids=np.array(encoding.ids, dtype=np.int64),
        starts=starts,
        ends=ends,
        case=np.array([_case(text[s:e]) for s, e in encoding.offsets], dtype=np.int64),
        quote=_quote_states(text, starts, ends),
        breaks=breaks,
        units=_units(begins, len(starts)),
    )


def _case(word: str) -> int:
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[:1].isupper() and word[1:].islower():
        return 1
    if word.isdigit():
        return 4
    return 3 if word.isalpha() else 5


def _quote_states(text: str, starts: Ints, ends: Ints) -> Ints:
    inside = np.zeros(len(starts) + 1, np.int64)
    states = np.zeros(len(starts), np.int64)
    for quoted in quotations(text):
        for start, end in quoted.pieces:
            inside[np.searchsorted(starts, start)] += 1
            inside[np.searchsorted(starts, end)] -= 1
            opening, closing = np.searchsorted(ends, start, side="right") - 1, np.searchsorted(starts, end)
            if opening >= 0 and ends[opening] == start:
                states[opening] = 2
            if quoted.closed and closing < len(starts) and starts[closing] == end:
                states[closing] = 3
    return np.where(states > 0, states, np.minimum(np.cumsum(inside[:-1]), 1))


def _units(begins: Ints, length: int) -> Ints:
    edges = np.unique(np.concatenate([[0], begins, [length]]))
    cuts = [np.arange(a, b, LONGEST_UNIT) for a, b in pairwise(edges)]
    return np.concatenate(cuts).astype(np.int64) if cuts else np.zeros(0, np.int64)


def windows(units: Ints, length: int) -> list[Window]:
    """Windows whose cores cover the `length` pieces once, each edge at the beginning of a unit."""
    room = LONGEST - 2
    found: list[Window] = []
    at = 0
    edges = np.append(units, length)
    while at < length:
        start = max(0, at - BEFORE)
        if length - start <= room:
            found.append(Window(start, length, at, length))
            break
        core_end = int(edges[np.searchsorted(edges, start + room - BEHIND, side="right") - 1])
        found.append(Window(start, core_end + BEHIND, at, core_end))
        at = core_end
    return found
