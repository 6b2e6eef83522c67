"""Text -> quotations: where words stand between quotation marks, in one pass over the text.

    “Comments will come,” he said. “Time is       one paragraph, two quotations
    “The second paragraph opens again.”           a quotation over two paragraphs: one quotation, two pieces

Styles: "straight", “curly”, „low“, «guillemets», »reversed«, ‘single’ and 'single' (told from apostrophes by the
letters around them), ``typewriter'', and one style inside another. A quotation that is never closed ends with its
paragraph, unless the next paragraph opens with the same mark (Chicago Manual of Style 13.32).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hearsay.reading.segments import Offsets, paragraphs

CLOSERS = {
    "“": "”“", "„": "“”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"”', "``": "''",
    "‘": "’'", "'": "'’", "’": "’",
}  # fmt: skip
"""Each opening mark with the marks that can close it."""
_MARK = re.compile(r"``|''|[\"“”„«»‹›‘’']")
DEEPEST = 8
"""Quotations inside each other; what is deeper is noise, and would make the scan slow."""
_SINGLE = frozenset("‘’'")
_ELISION = re.compile(r"(?:\d\ds?|em|tis|twas|til|cause|bout|round|n|cuz)\b", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{—–-/:\"“‘«„'…")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: `text[start:end]` with its marks, `pieces` the words inside, one a paragraph.

    `depth` is 0 for a quotation inside no other. Where `closed` is false no closing mark was found.
    """

    start: int
    end: int
    pieces: tuple[Offsets, ...]
    depth: int
    closed: bool


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    inner: int
    depth: int
    pieces: list[Offsets] = field(default_factory=list)


def quotations(text: str) -> list[Quoted]:
    """Every quotation of `text`, in order of its opening mark; an inner one follows the one around it."""
    found: list[Quoted] = []
    running: _Open | None = None
    spans = paragraphs(text)
    for index, (start, end) in enumerate(spans):
        following = text[spans[index + 1][0] : spans[index + 1][0] + 2] if index + 1 < len(spans) else ""
        running = _scan(text, start, end, following, running, found)
    return sorted(found, key=lambda q: (q.start, -q.end))


def _scan(text: str, start: int, end: int, following: str, running: _Open | None, found: list[Quoted]) -> _Open | None:
    """Reads one paragraph; returns the quotation that goes on in the next one."""
    marks = [(m.group(), m.start()) for m in _MARK.finditer(text, start, end)]
    stack: list[_Open] = []
    if running is not None:
        running.inner = start + len(running.mark)
        stack.append(running)
        marks = marks[1:]
    pairs = _single_pairs(text, marks, start, end, following)
    ends = set(pairs.values())
    closing = _closing_to_come(marks)
    for index, (mark, at) in enumerate(marks):
        if mark in _SINGLE and not _ends_running(stack, text, at, end):
            if at in pairs and len(stack) < DEEPEST:
                _open(stack, mark, at)
            elif at in ends and (entry := next((o for o in stack if pairs.get(o.start) == at), None)) is not None:
                _close(stack, entry, at, at + 1, found)
            continue
        opener = next((o for o in reversed(stack) if mark in CLOSERS[o.mark]), None)
        if opener is not None and not _reopens(text, mark, at, opener):
            _close(stack, opener, at, at + len(mark), found)
        elif _can_open(text, mark, at, start, end):
            if opener is not None and not closing[index]:
                _close(stack, opener, at, at, found, closed=False)
            if len(stack) < DEEPEST:
                _open(stack, mark, at)
    goes_on = bool(stack) and bool(following) and following.startswith(stack[0].mark)
    for left in reversed(stack[1:] if goes_on else stack[:]):
        _close(stack, left, end, end, found, closed=False)
    if goes_on:
        stack[0].pieces.append((stack[0].inner, end))
        return stack[0]
    return None


def _ends_running(stack: list[_Open], text: str, at: int, end: int) -> bool:
    """Whether a single mark may close a quotation that began in an earlier paragraph."""
    return bool(stack) and bool(stack[0].pieces) and stack[0].mark in _SINGLE and _looks_closing(text, at, end)


def _open(stack: list[_Open], mark: str, at: int) -> None:
    stack.append(_Open(mark, at, at + len(mark), len(stack)))


def _close(stack: list[_Open], entry: _Open, at: int, end: int, found: list[Quoted], closed: bool = True) -> None:
    """Closes `entry` and whatever was left open inside it."""
    while stack:
        top = stack.pop()
        pieces = tuple(p for p in (*top.pieces, (top.inner, at)) if p[0] < p[1])
        last = top is entry
        if pieces:
            found.append(Quoted(top.start, end if last else at, pieces, top.depth, closed and last))
        if last:
            return


def _can_open(text: str, mark: str, at: int, start: int, end: int) -> bool:
    """Whether a mark that closes nothing opens a quotation."""
    if mark in ("“", "„", "«", "‹", "``"):
        return True
    if mark == "''":
        return False
    return _looks_opening(text, at, start, end)


def _looks_opening(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _looks_closing(text: str, at: int, end: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() and not after.isalnum()


def _reopens(text: str, mark: str, at: int, opener: _Open) -> bool:
    """Whether a mark that could close `opener` opens a further one instead: "He left, he said. "It was"."""
    looks_opening = text[at - 1 : at].isspace() and not text[at + 1 : at + 2].isspace()
    return mark in ('"', "“") and mark == opener.mark and at > opener.inner + 1 and looks_opening


def _closing_to_come(marks: list[tuple[str, int]]) -> list[bool]:
    """For each mark, whether curly closing marks outnumber opening ones from there on: enough for a nesting."""
    enough, surplus = [], 0
    for mark, _ in reversed(marks):
        surplus += {"”": 1, "“": -1}.get(mark, 0)
        enough.append(mark == "“" and surplus > 0)
    return enough[::-1]


def _single_pairs(text: str, marks: list[tuple[str, int]], start: int, end: int, following: str) -> dict[int, int]:
    """Opening single marks with their closing ones (or the paragraph's end, where the next paragraph goes on)."""
    closing: dict[int, list[int]] = {}
    opening = -1
    for mark, at in marks:
        if mark not in _SINGLE:
            continue
        if _opens_single(text, mark, at, start, end):
            opening = at
            closing[at] = []
        elif opening >= 0 and mark != "‘" and at > opening + 1 and _looks_closing(text, at, end):
            closing[opening].append(at)
    pairs = {}
    for at, candidates in closing.items():
        if candidates:
            pairs[at] = next((c for c in candidates if not _may_be_plural(text, c, end)), candidates[0])
        elif at == start and following.startswith(text[at]):
            pairs[at] = end
    return pairs


def _may_be_plural(text: str, at: int, end: int) -> bool:
    """Whether the mark may be the apostrophe of "the soldiers' homes"."""
    return text[at - 1] in "sS" and (at + 1 >= end or text[at + 1].isspace())


def _opens_single(text: str, mark: str, at: int, start: int, end: int) -> bool:
    return _looks_opening(text, at, start, end) and (mark == "‘" or not _ELISION.match(text, at + 1))
