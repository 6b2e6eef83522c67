"""Spans -> Attributions: what every reader does once it knows the words of source, cue and contents.

Contents lose outer quotation marks and the final stop; attributions are put in order, told direct from indirect,
and given the attribution whose content holds them as parent.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
NEAR = 50
"""Contents that begin before an attribution, nearest first, among which its parent is looked for."""
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
    quotes = [quoted for quoted in quotations(report.text) if not quoted.depth]
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
    """Direct, mixed or indirect, by the share of the contents' letters that stands between quotation marks."""
    letters = sum(map(str.isalnum, "".join(text[start:end] for start, end in contents)))
    inside = sum(
        c.isalnum()
        for start, end in contents
        for quoted in _meeting(quotes, start, end)
        for a, b in quoted.pieces
        for c in text[max(a, start) : min(b, end)]
    )
    if not inside:
        return Quotation.INDIRECT
    return Quotation.DIRECT if inside >= DIRECT_SHARE * letters else Quotation.MIXED


def _meeting(quotes: Sequence[Quoted], start: int, end: int) -> Iterator[Quoted]:
    """The outermost quotations, in order and apart from each other, that have words in a stretch."""
    at = max(0, bisect_right(quotes, start, key=lambda quoted: quoted.start) - 1)
    while at < len(quotes) and quotes[at].start < end:
        yield quotes[at]
        at += 1


def _floating(text: str, quotes: Sequence[Quoted], drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations that no draft holds: their speaker is named in another sentence, or nowhere."""
    held = {
        quoted.start
        for draft in drafts
        for start, end in (*draft.contents, *draft.source, *draft.cue)
        for quoted in _meeting(quotes, start, end)
        if start < quoted.end
    }
    return [
        Draft((), (), quoted.pieces, FLOATING_CONFIDENCE)
        for quoted in quotes
        if quoted.start not in held and sum(len(text[a:b].split()) for a, b in quoted.pieces) >= FLOATING_WORDS
    ]


def _with_parents(records: Sequence[Attribution]) -> Iterator[Attribution]:
    """Each record with the shortest content of another that holds its cue and contents: one sweep over the text."""
    spans = sorted((c.start, -c.end, r.id) for r in records for c in r.contents)
    for record in records:  # in order of their first content; a cue may stand before it
        first = min(span.start for span in (*record.contents, *record.cue))
        last = max(span.end for span in (*record.contents, *record.cue))
        begun = bisect_right(spans, (first, 0, ""))
        around = [(a, b, key) for a, b, key in spans[max(0, begun - NEAR) : begun] if -b >= last and key != record.id]
        yield replace(record, parent=max(around)[2]) if record.cue and around else record
