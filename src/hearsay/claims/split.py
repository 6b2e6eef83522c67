"""The contents of one attribution -> the claims in them, as offsets.

    that the ferry sank and that two died        two claims, neither with its "that"
    “We left. It was late,”                      one claim, without the marks
    all was ready: “The gate was open.”          two claims: what is reported, and the quotation behind the colon
    the toll is “far higher”                     one claim, its marks kept
    “We left,” she said. “It was late.”          two claims, the second carried over from the first

Follows the cases' guideline (README, 1 and 2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.reading.segments import is_sentence_end
from hearsay.types import Quotation

OPENING, CLOSING = '“"«„‘', '”"»“’'
_TRIM = " \t\r\n,;:–—-"
_LEADING = re.compile(r"(?:,\s*)?(?:(?:and|but)\s+)?(?:also\s+)?that\s+|,\s*", re.IGNORECASE)
_THAT_NOUN = re.compile(r"that\s+[a-z-]+(?:ure|ber|ion|ent|ort|oll|aim|nt|ge|al|sis|ry|ory|ea|lity)[.\s”\"]*")
"""A noun pointed at and no clause: "that figure", "that claim"."""
_OF = re.compile(r"of\s+(?=\w+ing\b)")
_AND_THAT = re.compile(r",?\s+(?:and|but|or)\s+(?:also\s+)?that\s+", re.IGNORECASE)
_LEADING_THAT = re.compile(r"[\s,]*that\s", re.IGNORECASE)
_LIST_OF_THAT = re.compile(rf"(?:{_AND_THAT.pattern}|,\s+that\s+)", re.IGNORECASE)
_COLON_QUOTE = re.compile(r":\s+(?=[“\"«„][A-ZÀ-ÞА-Я])")
_SENTENCE_END = re.compile(r"(?<=[\w)”\"’%])[.!?][”\"’]*\s+(?=[“\"‘A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Piece:
    """One claim's contents; `carried` where the speaker goes on without a cue of its own."""

    spans: tuple[tuple[int, int], ...]
    quotation: Quotation
    carried: bool = False


def pieces(text: str, contents: Sequence[tuple[int, int]], quotation: Quotation) -> list[Piece]:
    """The claims in `contents` (offsets into `text`, in order) of one attribution."""
    groups: list[list[tuple[int, int]]] = []
    for span in contents:
        if groups and not _goes_on(text, groups[-1][-1], span):
            groups[-1].append(span)
        else:
            groups.append([span])
    found: list[Piece] = []
    for group in groups:
        if len(group) > 1:
            trimmed = tuple(t for s in group if (t := trim(text, *s)) is not None)
            if trimmed:
                found.append(Piece(trimmed, quotation, carried=bool(found)))
            continue
        for start, end, later in _cut(text, *group[0], quotation):
            if (span_ := trim(text, start, end)) is not None:
                found.append(Piece((span_,), marks(text, span_, quotation), carried=later or group is not groups[0]))
    return found


def _goes_on(text: str, before: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether a later content begins a sentence of its own, so that it is a claim of its own."""
    between = text[before[1] : span[0]]
    begins = text[span[0] : span[1]].lstrip(OPENING + " ")[:1]
    return bool(re.search(r"[.!?][”\"’]?\s", f"{between} ")) and begins.isupper()


def _cut(text: str, start: int, end: int, quotation: Quotation) -> list[tuple[int, int, bool]]:
    """Cuts one content where a new claim begins: (start, end, whether the speaker is carried there)."""
    if quotation is Quotation.DIRECT:
        return [(start, end, False)]
    content = text[start:end]
    quoted = _quoted(content)
    cuts: list[tuple[int, int, bool]] = []
    coordinated = _LIST_OF_THAT if _LEADING_THAT.match(content) else _AND_THAT
    for pattern, later in ((coordinated, False), (_COLON_QUOTE, True), (_SENTENCE_END, True)):
        for match in pattern.finditer(content):
            at = match.end()
            if pattern is _SENTENCE_END and not _ends(content, match.start()):
                continue
            if not any(a < match.start() + 1 < b for a, b in quoted):
                cuts.append((match.start() + (1 if pattern is _SENTENCE_END else 0), at, later))
    found, last, carried = [], 0, False
    for stop, at, later in sorted(cuts):
        if stop <= last:
            continue
        found.append((start + last, start + stop, carried))
        last, carried = at, later
    found.append((start + last, end, carried))
    return found


def _ends(content: str, stop: int) -> bool:
    """Whether the stop at `stop` ends a sentence, with the marks behind it."""
    after = stop + 1
    while after < len(content) and content[after] in '”"’':
        after += 1
    return is_sentence_end(content, stop, after)


def _quoted(content: str) -> list[tuple[int, int]]:
    """Where quotation marks stand around words, by pairs in order."""
    found, opened = [], -1
    for i, c in enumerate(content):
        if opened < 0 and c in '“"«„':
            opened = i
        elif opened >= 0 and c in '”"»':
            found.append((opened, i + 1))
            opened = -1
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The content without a leading "that", the marks around the whole of it and the final stop; None if empty."""
    while start < end and text[start] in _TRIM:
        start += 1
    match = _LEADING.match(text, start, end)
    if match is not None and not _THAT_NOUN.fullmatch(text, start, end):
        start = match.end()
    if (match := _OF.match(text, start, end)) is not None:
        start = match.end()
    while end > start and (text[end - 1] in _TRIM or (text[end - 1] in ".!" and not _abbreviated(text, end))):
        end -= 1
    inner = text[start:end]
    if len(inner) > 2 and inner[0] in OPENING and not any(c in OPENING + CLOSING for c in inner[1:-1].replace("’", "")):
        if inner[-1] in CLOSING:
            start, end = start + 1, end - 1
        else:
            start += 1
    elif len(inner) > 2 and inner[-1] in "”»" and "“" not in inner and "«" not in inner:
        end -= 1
    while end > start and text[end - 1] in " ,;.":
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _abbreviated(text: str, end: int) -> bool:
    return bool(re.search(r"\b(?:[a-z]\.[a-z]\.|U\.S\.|U\.K\.|Inc\.|Ltd\.|No\.)$", text[max(0, end - 6) : end]))


def marks(text: str, span: tuple[int, int], quotation: Quotation) -> Quotation:
    """How the words of one claim are given."""
    if quotation is Quotation.DIRECT:
        return quotation
    before = text[span[0] - 1 : span[0]]
    if before and before in '“"«„' and text[span[1] : span[1] + 2].strip(".,")[:1] in ("”", '"', "»"):
        return Quotation.DIRECT
    return Quotation.MIXED if any(c in '“”"«»' for c in text[span[0] : span[1]]) else Quotation.INDIRECT
