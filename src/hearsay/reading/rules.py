"""A reader without a trained model: the language's own signs of attribution.

The patterns stand in `patterns.py`, the verbs and their complements in `cues.toml`. Here what they find becomes
spans, with quotations over paragraphs in pieces, and a quotation that goes on behind its verb joined to it. What a
report says in its own voice is no attribution.
"""

from __future__ import annotations

from dataclasses import replace

from hearsay.reading.assemble import Draft, assemble
from hearsay.reading.clauses import Unit, units
from hearsay.reading.patterns import Found, by_colon, by_preposition, by_verb
from hearsay.reading.quotes import quotations
from hearsay.reading.segments import Offsets
from hearsay.records import Attribution, Report

CONFIDENCE = {
    "preposition": 0.81,
    "colon": 0.66,
    "quoted": 0.65,
    "said": 0.62,
    "object": 0.50,
    "passive": 0.43,
}
"""By pattern: the share found in gold (content words at Jaccard >= 0.5) over 400 texts of PolNeAR train."""
MOST_IN_UNIT = 60
"""Attributions in one sentence; a sentence with more is a list or noise, and would make reading slow."""


class RuleReader:
    """Reads direct, indirect and mixed speech by rule."""

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of `report`, in order of their first content."""
        return assemble(report, self.drafts(report))

    def drafts(self, report: Report) -> list[Draft]:
        """The attributions before they are records, sentence by sentence."""
        drafts: list[Draft] = []
        speaking = False
        for unit in units(report.text, quotations(report.text)):
            if speaking and not unit.opens_paragraph and _is_only_speech(unit):
                more = _contents(unit, ((0, len(unit.tokens)),))
                drafts[-1] = replace(drafts[-1], contents=(*drafts[-1].contents, *more))
                continue
            here = [
                Draft(_span(unit, found.source), _span(unit, found.cue), contents, CONFIDENCE[found.pattern])
                for found in attributions_of(unit)
                if (contents := _contents(unit, found.contents))
            ]
            here.sort(key=lambda draft: _is_spoken(unit, draft))
            drafts += here
            speaking = bool(here) and _is_spoken(unit, here[-1])
        return drafts


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


def _is_spoken(unit: Unit, draft: Draft) -> bool:
    """Whether all the contents stand inside quotations of the unit."""
    quotes = [token for token in unit.tokens if token.quote is not None]
    return all(any(q.start < a and b <= q.end for q in quotes) for a, b in draft.contents)


def _contents(unit: Unit, runs: tuple[tuple[int, int], ...]) -> tuple[Offsets, ...]:
    """Runs of tokens as offsets; whole quotations over paragraphs in pieces."""
    contents: list[Offsets] = []
    for start, end in runs:
        tokens = unit.tokens[start:end]
        while tokens and not (tokens[0].is_word or tokens[0].quote):
            tokens = tokens[1:]
        while tokens and not (tokens[-1].is_word or tokens[-1].quote):
            tokens = tokens[:-1]
        if tokens and all(t.quote is not None for t in tokens):
            contents += [piece for t in tokens for piece in (t.quote.pieces if t.quote else ())]
        elif tokens:
            contents.append((tokens[0].start, tokens[-1].end))
    return tuple(dict.fromkeys(contents))


def _span(unit: Unit, tokens: tuple[int, int]) -> tuple[Offsets, ...]:
    first, last = tokens
    return ((unit.tokens[first].start, unit.tokens[last - 1].end),) if first < last else ()
