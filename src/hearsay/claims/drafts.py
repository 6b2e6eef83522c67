"""Attributions of one report -> drafts of claims: speaker's words, cue, pieces, and the way they came.

[Tass reported, citing the mayor, that] [roads were closed]    one draft: the mayor speaks, Tass passes it on
[state media said] [[the mayor called it] "a disgrace"]        one draft: the inner one, with the outer as its relay
[the envoy said] [[the mayor had told him] roads were closed]  two drafts, the inner with the outer as its parent
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from hearsay.claims.split import Piece, pieces
from hearsay.claims.tidy import (
    antecedent,
    quoted_speaker,
    says_nothing,
    shares_source,
    without_heading,
    without_verdict,
)
from hearsay.reading.segments import paragraphs, sentences_of
from hearsay.records import Attribution, Report
from hearsay.sources.known import outlet_in
from hearsay.sources.lexicon import outlets
from hearsay.sources.mentions import Form, Mention, mention
from hearsay.sources.names import fold
from hearsay.sources.relays import MASK, Passed, Route, outlet_named, route
from hearsay.types import Quotation

SAME_CONTENT = 0.6
"""Share of the shorter content that two attributions must have in common to report one and the same content."""

AGENCY_BEFORE = 400
"""Characters before "the agency" in which a news agency must be named: a paragraph or two."""
_TO_OUTLET = re.compile(r"To\s+([A-Z][\w&.-]+)\s+(?=[A-Z])")
_BY = re.compile(r"\b(?:quoted|cited|reported)\s+by$", re.IGNORECASE)
RAISING = frozenset({"appear", "appears", "appeared", "seem", "seems", "seemed"})
"""Cues whose subject says nothing: "the ship appears to have sunk" is the report's own, hedged."""

Offsets = tuple[int, int]


@dataclass(slots=True, eq=False)
class Draft:
    """One attribution on its way to claims; offsets are into the report's text.

    `framing` is where relays and the outer layers that became relays are named.
    """

    attribution: Attribution
    source: Offsets | None
    cue: Offsets | None
    contents: tuple[Offsets, ...]
    mention: Mention
    pieces: list[Piece] = field(default_factory=list)
    relays: list[Passed] = field(default_factory=list)
    channel: str = ""
    channel_at: Offsets | None = None
    framing: list[Offsets] = field(default_factory=list)
    parent: Draft | None = None
    dropped: bool = False
    number: int = 0

    @property
    def at(self) -> int:
        """Where the speaker is named, or the content begins where nobody is."""
        return self.source[0] if self.source else self.contents[0][0]

    @property
    def taken(self) -> list[Offsets]:
        """Every span that is no word of the report's own: source, cue, contents, and what frames them."""
        return [*self.spans, *self.framing]

    @property
    def spans(self) -> list[Offsets]:
        """Source, cue and contents."""
        return [s for s in (self.source, self.cue, *self.contents) if s is not None]


class Page:
    """The sentences of one report, and which of them a span stands in."""

    def __init__(self, report: Report) -> None:
        self.text = report.text
        self.paragraphs = paragraphs(report.text)
        self.blocks = [(p, sentences_of(report.text, p)) for p in self.paragraphs]
        self.sentences = [s for _, sentences in self.blocks for s in sentences]
        self._starts = [s for s, _ in self.sentences]
        self._paragraph_starts = [s for s, _ in self.paragraphs]

    def sentence(self, at: int) -> Offsets:
        """The sentence that holds offset `at`, or the one before it."""
        i = max(0, bisect_right(self._starts, at) - 1)
        return self.sentences[i] if self.sentences else (0, len(self.text))

    def before(self, sentence: Offsets) -> Offsets | None:
        """The sentence before `sentence` in the same paragraph."""
        i = bisect_right(self._starts, sentence[0]) - 2
        if i < 0 or self.paragraph(self.sentences[i][0]) != self.paragraph(sentence[0]):
            return None
        return self.sentences[i]

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds offset `at`."""
        return max(0, bisect_right(self._paragraph_starts, at) - 1)


def drafts(page: Page, attributions: Sequence[Attribution]) -> list[Draft]:
    """The drafts of one report in the order in which their speakers are named."""
    found = [_draft(page.text, a) for a in attributions if a.contents]
    found.sort(key=lambda d: (d.contents[0][0], -d.contents[-1][1]))
    _tidy(page, found)
    by_id = {d.attribution.id: d for d in found}
    for draft in found:
        if draft.attribution.parent in by_id:
            draft.parent = by_id[draft.attribution.parent]
    _merge_layers(page, found)
    kept = [d for d in found if not d.dropped]
    for i, draft in enumerate(kept):
        near = kept[max(0, i - 3) : i] + kept[i + 1 : i + 4]
        _route(page, draft, near)
    for draft in kept:
        draft.pieces = pieces(page.text, draft.contents, draft.attribution.quotation)
    kept.sort(key=lambda d: (d.at, d.contents[0][0]))
    for i, draft in enumerate(kept):
        draft.number = i
    return kept


def _draft(text: str, a: Attribution) -> Draft:
    source = (a.source[0].start, a.source[-1].end) if a.source else None
    if source and source[1] - source[0] > 300:
        source = (a.source[0].start, a.source[0].end)
    told = _TO_OUTLET.match(text, source[0]) or _TO_OUTLET.match(text, max(0, source[0] - 3)) if source else None
    if source and told and outlet_in(told.group(1)):
        source = (told.end(), source[1]) if told.end() < source[1] else source
    cue = (a.cue[0].start, a.cue[0].end) if a.cue else None
    if len(a.cue) > 1 and a.cue[-1].end - a.cue[0].start < 40:
        cue = (a.cue[0].start, a.cue[-1].end)
    contents = tuple((s.start, s.end) for s in a.contents)
    return Draft(a, source, cue, contents, mention(text[slice(*source)]) if source else mention(""))


def _tidy(page: Page, found: list[Draft]) -> None:
    """Mends what readers leave and drops what says nothing (`tidy.py`)."""
    text = page.text
    for i, draft in enumerate(found):
        cue = text[slice(*draft.cue)].strip().lower() if draft.cue else ""
        draft.dropped = cue in RAISING or says_nothing(cue) or _is_dateline(page, draft)
        sentence = page.sentence(draft.cue[0] if draft.cue else draft.at)[0]
        if (split := quoted_speaker(text, draft.contents)) is not None:
            if name := _outlet_of(draft.mention):
                draft.relays.append(Passed(name, *(draft.source or split[0]), 2))
                draft.framing += [draft.source] if draft.source else []
            draft.source, draft.contents = split
            draft.mention = mention(text[slice(*draft.source)])
        elif draft.mention.pronoun == "relative" and draft.source is not None:
            draft.source = antecedent(text, sentence, draft.source[0]) or draft.source
            draft.mention = mention(text[slice(*draft.source)])
        elif draft.source is None and draft.cue is not None and shares_source(text, draft.cue, sentence):
            before = next((d for d in reversed(found[max(0, i - 3) : i]) if d.source and sentence <= d.source[0]), None)
            if before is not None and before.source is not None and before.source[0] < draft.cue[0]:
                draft.source, draft.mention = before.source, before.mention
        draft.contents = _mended(page, draft, found[max(0, i - 3) : i + 4])


def _is_dateline(page: Page, draft: Draft) -> bool:
    """Whether the source is the place in front of a report: "LAKESIDE: Two men drowned"."""
    if draft.source is None or draft.cue is None or page.text[slice(*draft.cue)].strip() not in (":", "-", "—", "–"):
        return False
    return page.text[slice(*draft.source)].isupper() and draft.source[0] == page.sentence(draft.source[0])[0]


def _mended(page: Page, draft: Draft, near: Sequence[Draft]) -> tuple[Offsets, ...]:
    """The contents without verdicts, headings, and sentences that belong to another attribution or to nobody."""
    quotation = draft.attribution.quotation
    contents = draft.contents
    if quotation is not Quotation.DIRECT:
        contents = tuple(without_heading(page.text, without_verdict(page.text, c)) for c in contents)
    anchor = draft.cue or draft.source
    if anchor is None or len(contents) < 2:
        return contents
    sentence = page.sentence(anchor[0])
    kept = tuple(
        c for c in contents if page.sentence(c[0]) == sentence or not _is_elses(page, draft, c, sentence, near)
    )
    return kept or contents


def _is_elses(page: Page, draft: Draft, content: Offsets, sentence: Offsets, near: Sequence[Draft]) -> bool:
    """Whether a content outside its cue's sentence is another's: plain words before it, or words with their own cue."""
    plain = page.text[content[0] - 1 : content[0]] not in ("“", '"') and page.text[content[0]] not in '“"'
    if plain and content[1] <= sentence[0]:
        return True
    own = page.sentence(content[0])
    for other in near:
        cue = other.cue
        if other is draft or cue is None or page.sentence(cue[0]) != own:
            continue
        if any(
            min(b, content[1]) - max(a, content[0]) > SAME_CONTENT * (content[1] - content[0])
            for a, b in other.contents
        ):
            return True
    return False


def _merge_layers(page: Page, found: list[Draft]) -> None:
    """Turns an outlet's attribution around or beside another's of the same content into a relay of that other."""
    for i, outer in enumerate(found):
        if outer.dropped or outer.source is None or not (name := _outlet_of(outer.mention) or _agency(page, outer)):
            continue
        for inner in found[max(0, i - 4) : i + 5]:
            if inner is outer or inner.dropped or _outlet_of(inner.mention) or inner.source is None:
                continue
            if _common(outer, inner) < SAME_CONTENT or page.sentence(inner.at) != page.sentence(outer.at):
                continue
            inner.relays.append(Passed(name, *outer.source, 2))
            inner.framing += [s for s in (outer.source, outer.cue) if s is not None]
            inner.contents = _without(inner.contents, outer)
            if inner.parent is outer:
                inner.parent = outer.parent
            outer.dropped = True
    for draft in found:
        while draft.parent is not None and draft.parent.dropped:
            draft.parent = draft.parent.parent


def _outlet_of(m: Mention) -> str:
    if m.form is Form.OUTLET:
        return m.canonical or outlet_named(m.text)
    if m.form is Form.UTTERANCE:
        return outlet_in(m.text)
    return outlet_named(m.text) if m.form is Form.PEOPLE and not m.unnamed else ""


def _agency(page: Page, draft: Draft) -> str:
    """The news agency named shortly before a draft by "the agency"; empty where none is."""
    m = draft.mention
    if not (m.definite and m.words == {"agency"}):
        return ""
    named = outlets().get(fold(outlet_in(page.text[max(0, draft.at - AGENCY_BEFORE) : draft.at])))
    return named.name if named is not None and named.kind == "agency" else ""


def _common(outer: Draft, inner: Draft) -> float:
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in outer.contents for c, d in inner.contents)
    shorter = min(sum(b - a for a, b in outer.contents), sum(b - a for a, b in inner.contents))
    return shared / shorter if shorter else 0.0


def _without(contents: tuple[Offsets, ...], outer: Draft) -> tuple[Offsets, ...]:
    """The contents up to where the outer layer's source and cue begin."""
    starts = [s[0] for s in (outer.source, outer.cue) if s is not None]
    kept = []
    for a, b in contents:
        inside = [s for s in starts if a <= s < b]
        end = min(inside) if inside else b
        if end > a:
            kept.append((a, end))
    return tuple(kept) or contents


def _behind(page: Page, draft: Draft) -> None:
    """Puts the speaker in place of the outlet that quotes him: "The army, as quoted by Tass, said ..."."""
    if draft.cue is None or draft.source is None or not _BY.search(page.text[slice(*draft.cue)]):
        return
    name = _outlet_of(draft.mention)
    start = page.sentence(draft.cue[0])[0]
    before = page.text[start : draft.cue[0]].rstrip(" ,")
    m = mention(before) if len(before) < 160 else mention("")
    if name and m.form in (Form.NAME, Form.PERSON, Form.BODY, Form.STATE, Form.PEOPLE):
        draft.relays.append(Passed(name, *draft.source, 1))
        draft.source, draft.mention = (start, start + len(before)), m


def _route(page: Page, draft: Draft, near: Sequence[Draft]) -> None:
    """Reads relays, channel and a cited speaker from the sentences of source, cue and content's edges."""
    _behind(page, draft)
    anchors = [s for s in (draft.source, draft.cue) if s is not None]
    if not anchors:
        return
    start = min(page.sentence(s[0])[0] for s in anchors)
    end = max(page.sentence(s[1] - 1)[1] for s in anchors)
    masked = list(page.text[start:end])
    for span in draft.contents:
        _mask(masked, start, span)
    for other in near:
        if other.source != draft.source:
            for span in other.spans:
                if span[0] < end and start < span[1] and not any(span[0] < a[1] and a[0] < span[1] for a in anchors):
                    _mask(masked, start, span)
    frame = "".join(masked)
    source = (draft.source[0] - start, draft.source[1] - start) if draft.source else None
    _apply(draft, route(frame, source), start, page.text)


def _mask(masked: list[str], offset: int, span: Offsets) -> None:
    a, b = max(0, span[0] - offset), min(len(masked), span[1] - offset)
    if a < b:
        masked[a:b] = MASK * (b - a)


def _apply(draft: Draft, way: Route, start: int, text: str) -> None:
    known = {p.name for p in draft.relays}
    for passed in way.relays:
        if passed.name not in known:
            draft.relays.append(Passed(passed.name, passed.start + start, passed.end + start, passed.rank))
    draft.relays.sort(key=lambda p: (p.rank, p.start))
    draft.channel = way.channel
    draft.channel_at = (way.channel_at[0] + start, way.channel_at[1] + start) if way.channel_at else None
    draft.framing += [(p.start, p.end) for p in draft.relays]
    if way.speaker is not None:
        draft.framing += [s for s in (draft.source, draft.cue) if s is not None]
        draft.source = (way.speaker[0] + start, way.speaker[1] + start)
        draft.mention = mention(text[slice(*draft.source)])
        draft.cue = (way.cue[0] + start, way.cue[1] + start) if way.cue else draft.cue
        draft.contents = tuple(c for c in draft.contents if not c[0] <= draft.source[0] < c[1]) or draft.contents


def is_quotation(draft: Draft) -> bool:
    """Whether a draft is a quotation that nobody is named for."""
    return draft.source is None and draft.cue is None and draft.attribution.quotation is not Quotation.INDIRECT
