"""Spans -> Attributions: what every reader does once it knows the words of source, cue and contents.

Contents lose outer quotation marks and the final stop; attributions are put in order, told direct from indirect,
and given the attribution whose content holds them as parent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.reading.quotes import Quoted, quotations
from hearsay.reading.segments import Offsets
from hearsay.records import Attribution, Report, Span
from hearsay.types import Quotation

FLOATING_WORDS = 4
"""A quotation that no attribution holds is one by itself from so many words on; shorter ones are terms."""
FLOATING_CONFIDENCE = 0.5
"""Nobody is named for it in the sentence: the speaker is carried from before, or stays open."""
DIRECT_SHARE = 0.9
"""Contents are direct speech when this share of their letters stands between quotation marks."""
MARKS = "\"“”„‟«»‹›‘’'`"
STOPS = ".,;:"


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before it is a record: offsets of its words, and a probability."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    contents: tuple[Offsets, ...]
    confidence: float


def assemble(report: Report, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """The drafts as records in order of their first content, with the quotations that nobody claims."""
    quotes = quotations(report.text)
    drafts = [*drafts, *_floating(report.text, quotes, drafts)]
    opening, closing = {q.start: q.end for q in quotes}, {q.end: q.start + 1 for q in quotes}
    found = []
    for draft in drafts:
        contents = tuple(t for c in draft.contents if (t := _trim(report.text, c, opening, closing)) is not None)
        if contents:
            found.append((contents, draft))
    found.sort(key=lambda pair: (pair[0][0][0], -pair[0][-1][1]))
    records = [
        Attribution(
            id=f"{report.id}:a{number}",
            report=report.id,
            source=_spans(report, draft.source),
            cue=_spans(report, draft.cue),
            contents=_spans(report, contents),
            quotation=_quotation(report.text, quotes, contents),
            confidence=draft.confidence,
        )
        for number, (contents, draft) in enumerate(found, 1)
    ]
    return tuple(_with_parents(records))


def _spans(report: Report, offsets: Sequence[Offsets]) -> tuple[Span, ...]:
    return tuple(Span(report.id, start, end) for start, end in offsets)


def _trim(text: str, span: Offsets, opening: dict[int, int], closing: dict[int, int]) -> Offsets | None:
    """The span without white space, the final stop, and the marks of a quotation that does not lie inside it."""
    start, end = span
    while start < end:
        if text[start].isspace() or text[start] in STOPS:
            start += 1
        elif text[end - 1].isspace() or text[end - 1] in STOPS:
            end -= 1
        elif text[start] in MARKS and opening.get(start, end) >= end:
            start += 1
        elif text[end - 1] in MARKS and closing.get(end, start) <= start:
            end -= 1
        else:
            break
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _quotation(text: str, quotes: Sequence[Quoted], contents: Sequence[Offsets]) -> Quotation:
    letters = sum(c.isalnum() for start, end in contents for c in text[start:end])
    inside = sum(
        c.isalnum()
        for start, end in contents
        for quoted in quotes
        if not quoted.depth
        for a, b in quoted.pieces
        for c in text[max(a, start) : min(b, end)]
    )
    if not inside:
        return Quotation.INDIRECT
    return Quotation.DIRECT if inside >= DIRECT_SHARE * letters else Quotation.MIXED


def _floating(text: str, quotes: Sequence[Quoted], drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations that no draft holds: their speaker is named in another sentence, or nowhere."""
    held = sorted(span for draft in drafts for role in (draft.contents, draft.source, draft.cue) for span in role)
    found = []
    for quoted in quotes:
        words = sum(len(text[a:b].split()) for a, b in quoted.pieces)
        if quoted.depth == 0 and words >= FLOATING_WORDS and not _meets(held, quoted.start, quoted.end):
            found.append(Draft((), (), quoted.pieces, FLOATING_CONFIDENCE))
    return found


def _meets(spans: Sequence[Offsets], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _with_parents(records: list[Attribution]) -> list[Attribution]:
    """Each record with the shortest other content that holds its cue and contents as its parent."""
    found = []
    for record in records:
        needed = (*record.contents, *record.cue)
        around = [
            (content.end - content.start, other.id)
            for other in records
            if other is not record and record.cue
            for content in other.contents
            if all(content.covers(span) for span in needed)
        ]
        found.append(replace(record, parent=min(around)[1]) if around else record)
    return found
