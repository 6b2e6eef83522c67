"""A reader without a trained model: the language's own signs of attribution.

The patterns stand in `patterns.py`, the verbs and their complements in `cues.toml`. Here what they find becomes
records: contents without marks and final stops, quotations over paragraphs in pieces, quotations that stand alone
(their speaker is carried from before: source and cue are empty), attributions inside others. What a report says
in its own voice is no attribution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hearsay.reading.clauses import Token, Unit, is_scare, units
from hearsay.reading.patterns import Found, attributions_of
from hearsay.reading.quotes import quotations
from hearsay.reading.segments import Offsets
from hearsay.records import Attribution, Report, Span
from hearsay.types import Quotation

CONFIDENCE = {
    "quoted": 0.9,
    "said": 0.8,
    "preposition": 0.8,
    "object": 0.5,
    "passive": 0.6,
    "colon": 0.5,
    "alone": 0.6,
}
"""By pattern."""
FLOATING_WORDS = 4
"""A quotation without a verb of speech is an attribution from so many words on; shorter ones are terms."""


class RuleReader:
    """Reads direct, indirect and mixed speech by rule."""

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of `report`, in order of their first content."""
        quotes = quotations(report.text)
        drafts: list[Attribution] = []
        used: set[int] = set()
        for unit in units(report.text, quotes):
            for found in attributions_of(unit):
                contents = _contents(unit, found.contents, used)
                if contents:
                    drafts.append(_attribution(report, unit, found, contents))
            for pieces in _alone(unit, used):
                alone = Found("alone", (0, 0), (0, 0), ())
                drafts.append(_attribution(report, unit, alone, pieces))
        drafts.sort(key=lambda a: (a.contents[0].start, -a.contents[-1].end))
        named = [replace(a, id=f"{report.id}:a{n}") for n, a in enumerate(drafts, 1)]
        return tuple(replace(a, parent=_parent(a, named)) for a in named)


def _contents(unit: Unit, runs: tuple[tuple[int, int], ...], used: set[int]) -> list[Offsets]:
    """Runs of tokens as offsets: without outer marks and the final stop; whole quotations over paragraphs."""
    contents: list[Offsets] = []
    for start, end in runs:
        while end > start and unit.lower(end - 1) in (".", ",", ";", ":"):
            end -= 1
        if len(runs) == 1 or start == 0:
            while start < end - 1 and not (unit.tokens[start].is_word or unit.quote(start)):
                start += 1
        tokens = unit.tokens[start:end]
        if not tokens:
            continue
        used |= {t.quote.start for t in tokens if t.quote is not None and not is_scare(unit.text, t.quote)}
        if all(t.quote is not None for t in tokens):
            contents += [piece for t in tokens for piece in _inside(unit.text, t)]
        else:
            contents.append((tokens[0].start, tokens[-1].end))
    return contents


def _inside(text: str, token: Token) -> Iterator[Offsets]:
    """The words between the marks, one span a paragraph, without the stop at the end."""
    for start, end in token.quote.pieces if token.quote else ():
        while end > start and (text[end - 1].isspace() or text[end - 1] in ".,"):
            end -= 1
        if start < end:
            yield start, end


def _alone(unit: Unit, used: set[int]) -> Iterator[list[Offsets]]:
    """The quotations of a unit that no verb claims: a speaker carried from the sentence before."""
    for token in unit.tokens:
        quote = token.quote
        if quote is None or quote.start in used:
            continue
        words = sum(len(unit.text[a:b].split()) for a, b in quote.pieces)
        if words >= FLOATING_WORDS and not is_scare(unit.text, quote):
            used.add(quote.start)
            if pieces := list(_inside(unit.text, token)):
                yield pieces


def _attribution(report: Report, unit: Unit, found: Found, contents: list[Offsets]) -> Attribution:
    text = report.text
    inside = [
        q for q in unit.tokens if q.quote is not None and any(a < q.end and q.start < b for a, b in contents)
    ]
    direct = bool(inside) and all(
        any(q.start < a and b <= q.end for q in inside) or len(contents) > 1 for a, b in contents
    )
    return Attribution(
        id="",
        report=report.id,
        source=_spans(report, unit, found.source),
        cue=_spans(report, unit, found.cue),
        contents=tuple(Span(report.id, a, b) for a, b in contents if text[a:b].strip()),
        quotation=Quotation.DIRECT if direct else Quotation.MIXED if inside else Quotation.INDIRECT,
        confidence=CONFIDENCE[found.pattern],
    )


def _spans(report: Report, unit: Unit, tokens: tuple[int, int]) -> tuple[Span, ...]:
    first, last = tokens
    return (Span(report.id, unit.tokens[first].start, unit.tokens[last - 1].end),) if first < last else ()


def _parent(attribution: Attribution, others: list[Attribution]) -> str | None:
    """The attribution whose content holds this one with its cue: the nearest around it."""
    needed = (*attribution.contents, *attribution.cue)
    if not attribution.cue:
        return None
    around = [
        other
        for other in others
        if other is not attribution and all(any(c.covers(span) for c in other.contents) for span in needed)
    ]
    return min(around, key=lambda o: o.contents[0].end - o.contents[0].start).id if around else None
