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
from hearsay.reading.patterns import Found, by_colon, by_preposition, by_verb
from hearsay.reading.quotes import quotations
from hearsay.reading.segments import Offsets
from hearsay.records import Attribution, Report, Span
from hearsay.types import Quotation

CONFIDENCE = {
    "preposition": 0.81,
    "colon": 0.66,
    "quoted": 0.65,
    "said": 0.62,
    "alone": 0.61,
    "object": 0.50,
    "passive": 0.43,
}
"""By pattern: the share found in gold (content words at Jaccard >= 0.5) over 400 texts of PolNeAR train."""
MOST_IN_UNIT = 60
"""Attributions in one sentence; a sentence with more is a list or noise, and would make reading slow."""
FLOATING_WORDS = 4
"""A quotation without a verb of speech is an attribution from so many words on; shorter ones are terms."""


ALONE = Found("alone", (0, 0), (0, 0), ())


class RuleReader:
    """Reads direct, indirect and mixed speech by rule."""

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of `report`, in order of their first content."""
        quotes = quotations(report.text)
        drafts: list[Attribution] = []
        left: list[tuple[Unit, Token]] = []
        used: set[int] = set()
        speaking: str | None = None
        for unit in units(report.text, quotes):
            here: list[Attribution] = []
            if speaking is not None and not unit.opens_paragraph and _is_only_speech(unit):
                drafts = [_with_more(a, unit, used) if a.id == speaking else a for a in drafts]
                continue
            for found in attributions_of(unit):
                if contents := _contents(unit, found.contents, used):
                    here.append(_attribution(report, unit, found, contents, f"{len(drafts) + len(here)}"))
            drafts += [replace(a, parent=_parent(a, here)) for a in here]
            speaking = next((a.id for a in here if a.quotation is Quotation.DIRECT), None)
            left += [(unit, token) for token in unit.tokens if token.quote is not None]
        for unit, token in left:
            if pieces := _alone(unit, token, used):
                drafts.append(_attribution(report, unit, ALONE, pieces, f"{len(drafts)}"))
        drafts.sort(key=lambda a: (a.contents[0].start, -a.contents[-1].end))
        names = {a.id: f"{report.id}:a{n}" for n, a in enumerate(drafts, 1)}
        return tuple(replace(a, id=names[a.id], parent=names[a.parent] if a.parent else None) for a in drafts)


def attributions_of(unit: Unit) -> list[Found]:
    """The attributions of one unit, from left to right; contents end where the next reporting clause begins."""
    found: list[Found] = []
    for index in range(len(unit.tokens)):
        if len(found) >= MOST_IN_UNIT:
            break
        if any(f.cue[0] <= index < f.cue[1] for f in found):
            continue
        new = by_preposition(unit, index) or by_verb(unit, index, found) or by_colon(unit, index, found)
        if new is not None:
            found.append(new)
    return [_cut(unit, f, found) for f in found]


def _cut(unit: Unit, found: Found, everything: list[Found]) -> Found:
    """The contents without the reporting clauses that follow them: "..., adding that", "; the mayor said"."""
    contents = []
    for start, end in found.contents:
        for other in everything:
            shared = other.source == found.source or other.cue[0] < other.source[0]
            at = other.cue[0] if shared else other.first
            if other is found or not start < at < end or at <= found.cue[0]:
                continue
            while at > start and (
                unit.is_(at - 1, "skip") or unit.lower(at - 1) in ("who", "which", "as", "while", "but", "and", "by")
            ):
                at -= 1
            if (
                unit.lower(at - 1) in (",", ";", "—", "–", "--")
                or unit.quote(at - 1) is not None
                or unit.lower(at) in ("and", "but")
            ):
                end = min(end, at)
        while end > start and unit.lower(end - 1) in (",", ";", "—", "–", "--"):
            end -= 1
        if start < end:
            contents.append((start, end))
    return replace(found, contents=tuple(contents))


def _is_only_speech(unit: Unit) -> bool:
    """Whether the unit is quotations and nothing else: “... .”"""
    return all(t.quote is not None or not t.is_word for t in unit.tokens) and any(t.quote for t in unit.tokens)


def _with_more(attribution: Attribution, unit: Unit, used: set[int]) -> Attribution:
    """The attribution with the quotation that follows it in its paragraph: “We ran,” he said. “It fell.”"""
    more = _contents(unit, ((0, len(unit.tokens)),), used)
    spans = (*attribution.contents, *(Span(attribution.report, a, b) for a, b in more))
    return replace(attribution, contents=tuple(dict.fromkeys(spans)))


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
        used |= {t.quote.start for t in tokens if t.quote is not None}
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


def _alone(unit: Unit, token: Token, used: set[int]) -> list[Offsets]:
    """The words of a quotation that no verb claims: its speaker is carried from the sentence before."""
    quote = token.quote
    if quote is None or quote.start in used or is_scare(unit.text, quote):
        return []
    if sum(len(unit.text[a:b].split()) for a, b in quote.pieces) < FLOATING_WORDS:
        return []
    used.add(quote.start)
    return list(_inside(unit.text, token))


def _attribution(report: Report, unit: Unit, found: Found, contents: list[Offsets], key: str) -> Attribution:
    text = report.text
    inside = [q for q in unit.tokens if q.quote is not None and any(a < q.end and q.start < b for a, b in contents)]
    direct = bool(inside) and all(
        any(q.start < a and b <= q.end for q in inside) or len(contents) > 1 for a, b in contents
    )
    return Attribution(
        id=key,
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
