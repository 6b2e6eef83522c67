"""Two texts side by side: the runs of words that both have, in each, longest first; what is left is different.

Words are compared without regard to case and punctuation; a run has at least `RUN` words, so that common phrases are
no traces of copying. Numbers and names that stand in only one text are differences worth a look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.dossier import harmless
from hearsay.records import Report

RUN = 5
"""Words of a shared run: shorter ones stand in unrelated texts too (Broder 1997 and the lineage stage use five)."""
WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
BEGINS = re.compile(r"(?:^|[.!?:\n”\"]|[“‘(\[—])\s*[“‘\"'(]*$")
"""What stands before the first word of a sentence or of quoted words, where a capital says nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `both` in the two texts, else in this one only; `telling` where it is a number or a name."""

    words: str
    both: bool = False
    telling: bool = False
    run: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Both texts paragraph by paragraph, and how much of each stands in the other."""

    left: tuple[tuple[Piece, ...], ...]
    right: tuple[tuple[Piece, ...], ...]
    runs: int
    shared_left: float
    shared_right: float


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text."""
    return [Token(m.group().casefold().strip("’'.,-"), *m.span()) for m in WORD.finditer(text)]


def shared(left: list[Token], right: list[Token]) -> list[tuple[int, int, int]]:
    """Runs that both have, as (place left, place right, words), longest first, none overlapping another."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(right) - RUN + 1):
        places.setdefault(tuple(t.word for t in right[at : at + RUN]), []).append(at)
    found: dict[tuple[int, int], int] = {}
    for at in range(len(left) - RUN + 1):
        for other in places.get(tuple(t.word for t in left[at : at + RUN]), ())[:20]:
            if (at - 1, other - 1) in found:
                found[at, other] = found.pop((at - 1, other - 1)) + 1
            else:
                found[at, other] = RUN
    runs = sorted(((a - n + RUN, b - n + RUN, n) for (a, b), n in found.items()), key=lambda r: (-r[2], r[0]))
    taken_left, taken_right, kept = set[int](), set[int](), []
    for a, b, n in runs:
        if taken_left.isdisjoint(range(a, a + n)) and taken_right.isdisjoint(range(b, b + n)):
            taken_left |= set(range(a, a + n))
            taken_right |= set(range(b, b + n))
            kept.append((a, b, n))
    return sorted(kept)


def is_telling(text: str, token: Token) -> bool:
    """Whether a word is a number, or a name by its capital inside a sentence."""
    word = text[token.start : token.end]
    if any(c.isdigit() for c in word):
        return True
    return word[:1].isupper() and not BEGINS.search(text[max(token.start - 8, 0) : token.start])


def pieces(
    report: Report, held: list[Token], runs: list[tuple[int, int]], other: set[str]
) -> tuple[tuple[Piece, ...], ...]:
    """The text's paragraphs cut where shared runs and telling words begin and end."""
    marks: list[tuple[int, int, Piece]] = []
    within = set[int]()
    for number, (at, size) in enumerate(runs, 1):
        marks.append((held[at].start, held[at + size - 1].end, Piece("", both=True, run=number)))
        within |= set(range(at, at + size))
    for at, token in enumerate(held):
        if at not in within and token.word not in other and is_telling(report.text, token):
            last = marks[-1] if marks else (0, 0, Piece(""))
            if last[2].telling and report.text[last[1] : token.start] == " ":
                marks[-1] = (last[0], token.end, last[2])
            else:
                marks.append((token.start, token.end, Piece("", telling=True)))
    marks.sort(key=lambda m: m[0])
    found: list[tuple[Piece, ...]] = []
    for match in re.finditer(r"[^\n]+", report.text):
        start, end = match.span()
        line: list[Piece] = []
        for a, b, look in marks:
            left, right = max(a, start), min(b, end)
            if left < right:
                if left > start:
                    line.append(Piece(shown(report.text[start:left])))
                line.append(Piece(shown(report.text[left:right]), look.both, look.telling, look.run))
                start = right
        if start < end:
            line.append(Piece(shown(report.text[start:end])))
        if any(p.words.strip() for p in line):
            found.append(tuple(line))
    return tuple(found)


def shown(text: str) -> str:
    """Words as a page may show them; a character that turns the direction shows as its code."""
    return "".join(
        f"‹U+{ord(p):04X}›" if harmless.is_invisible(p) else p
        for p in harmless.split_invisible(harmless.holdable(text))
    )


def compared(left: Report, right: Report) -> Pair:
    """Two reports set side by side."""
    a, b = tokens(left.text), tokens(right.text)
    runs = shared(a, b)
    words_a, words_b = {t.word for t in a}, {t.word for t in b}
    both = sum(n for _, _, n in runs)
    return Pair(
        pieces(left, a, [(x, n) for x, _, n in runs], words_b),
        pieces(right, b, [(y, n) for _, y, n in runs], words_a),
        len(runs),
        both / max(len(a), 1),
        both / max(len(b), 1),
    )
