"""Attributions of one report -> drafts of claims: speaker's words, cue, pieces, and the way they came.

[Tass reported, citing the mayor, that] [roads were closed]    one draft: the mayor speaks, Tass passes it on
[state media said] [[the mayor called it] "a disgrace"]        one draft: the inner one, with the outer as its relay
[the envoy said] [[the mayor had told him] roads were closed]  two drafts, the inner with the outer as its parent
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from hearsay.claims.clauses import has_finite
from hearsay.claims.frames import framed, speaks
from hearsay.claims.layers import SAME_CONTENT, common, merge_layers, outlet_of, put_behind
from hearsay.claims.nested import DEEPEST, inner
from hearsay.claims.nothing import Nothing, makes_nothing
from hearsay.claims.page import Draft, Page
from hearsay.claims.quoting import requote
from hearsay.claims.split import pieces
from hearsay.claims.telling import told, without_hearer, without_way
from hearsay.claims.tidy import (
    antecedent,
    corrected,
    misplaced_source,
    next_conjunct,
    own_conjunct,
    quoted_speaker,
    rejected,
    says_nothing,
    shares_source,
    source_words,
    subject_before,
    whose_words,
    without_credit,
    without_heading,
    without_relative,
    without_silence,
    without_verdict,
)
from hearsay.records import Attribution
from hearsay.sources.forms import Form
from hearsay.sources.known import outlet_in
from hearsay.sources.mentions import mention
from hearsay.sources.relays import MASK, Passed, Route, outlet_named, route
from hearsay.types import Quotation

_TO_OUTLET = re.compile(r"To\s+([A-Z][\w&.-]+)\s+(?=[A-Z])")
_TO_STATION = re.compile(r"(?P<who>.{4,80}?),?\s+(?:speaking\s+)?(?:to|on)\s+(?P<outlet>[^,;:]{2,60})")
_ASKED = re.compile(r"(?:asked|pressed|questioned|quizzed|challenged)\b", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(
    r"(?:n?or\s+\w+\s+)?(?:it|this|that|so|either|one\s+way\s+or\s+(?:the\s+other|another))", re.IGNORECASE
)
DOUBTFUL = 0.4
"""Confidence below which an attribution yields to a surer one of the same content."""
NEARLY_ALL = 0.75
"""Share of the longer content that two attributions have in common where one only frames the other."""
CITES = frozenset({"cites", "cited", "citing", "quotes", "quoted", "quoting"})
"""Cues by which an outlet names whom it has the words from."""
RAISING = frozenset({"appear", "appears", "appeared", "seem", "seems", "seemed"})
"""Cues whose subject says nothing: "the ship appears to have sunk" is the report's own, hedged."""

Offsets = tuple[int, int]


def drafts(page: Page, attributions: Sequence[Attribution]) -> list[Draft]:
    """The drafts of one report in the order in which their speakers are named."""
    found = [_draft(page, a) for a in attributions if a.contents]
    found += _supplied(page, found)
    found.sort(key=lambda d: (d.contents[0][0], -d.contents[-1][1]))
    _tidy(page, found)
    found += _nested(page, [d for d in found if not d.dropped])
    by_id = {d.attribution.id: d for d in found}
    for draft in found:
        if draft.attribution.parent in by_id:
            draft.parent = by_id[draft.attribution.parent]
    merge_layers(page, found)
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


def _supplied(page: Page, found: Sequence[Draft]) -> list[Draft]:
    """Drafts of what the reader leaves out and a plain frame of English tells (`frames.py`)."""
    taken = sorted(s for d in found if _nothing(page, d) is not Nothing.OWN for s in d.spans)
    return [_draft(page, a) for a in framed(page, taken)]


def _nested(page: Page, found: Sequence[Draft]) -> list[Draft]:
    """Drafts of what is told inside the contents of others, layer by layer (`nested.py`)."""
    starts = sorted(d.contents[0][0] for d in found)
    new: list[Draft] = []
    layer = [d for d in found if _holds_none(d, starts)]
    for _ in range(DEEPEST):
        deeper = []
        for outer in layer:
            if (attribution := inner(page, outer)) is None:
                continue
            draft = _draft(page, attribution)
            joined = page.text[slice(*draft.contents[0])].split(None, 1)[0].lower() in ("and", "but", "or")
            draft.parent, draft.dropped = outer, joined or _nothing(page, draft) is not None
            deeper.append(draft)
        new += deeper
        layer = deeper
    return new


def _holds_none(draft: Draft, starts: Sequence[int]) -> bool:
    """Whether no other attribution's content begins inside a draft's."""
    return all(
        bisect_left(starts, end) - bisect_left(starts, start) <= (start == draft.contents[0][0])
        for start, end in draft.contents
    )


def _nothing(page: Page, draft: Draft) -> Nothing | None:
    """Why a draft makes no claim; None where it makes one."""
    cue = page.text[slice(*draft.cue)].strip() if draft.cue else ""
    opens = draft.cue is not None and draft.cue[0] - page.sentence(draft.cue[0])[0] < 2
    words = [page.text[slice(*c)] for c in draft.contents]
    runs_on = draft.source is not None and any(
        page.text[c[1] : draft.source[0]].isspace() and page.text[c[1] - 1].isalnum() for c in draft.contents
    )
    inside = draft.attribution.parent is not None
    return makes_nothing(draft.mention, cue, words, draft.attribution.confidence, opens, runs_on, inside)


def _draft(page: Page, a: Attribution) -> Draft:
    text = page.text
    source = source_words(text, [(s.start, s.end) for s in a.source], (a.cue[0].start, a.cue[0].end) if a.cue else None)
    told = _TO_OUTLET.match(text, source[0]) or _TO_OUTLET.match(text, max(0, source[0] - 3)) if source else None
    if source and told and outlet_in(told.group(1)):
        source = (told.end(), source[1]) if told.end() < source[1] else source
    cue = (a.cue[0].start, a.cue[0].end) if a.cue else None
    if len(a.cue) > 1 and a.cue[-1].end - a.cue[0].start < 40:
        cue = (a.cue[0].start, a.cue[-1].end)
    contents = tuple((s.start, s.end) for s in a.contents)
    relays = []
    station = _TO_STATION.fullmatch(text, *source) if source and cue and text[slice(*cue)].strip() == ":" else None
    if station is not None and (name := outlet_named(station.group("outlet"))):
        source, relays = station.span("who"), [Passed(name, *station.span("outlet"), 0)]
    return Draft(a, source, cue, contents, page.mention(source) if source else mention(""), relays=relays)


def _tidy(page: Page, found: list[Draft]) -> None:
    """Mends what readers leave and drops what says nothing (`tidy.py`)."""
    text = page.text
    for draft, answer in pairwise(found):
        _answered(page, draft, answer)
    for i, draft in enumerate(found):
        if draft.dropped:
            continue
        cue = text[slice(*draft.cue)].strip().lower() if draft.cue else ""
        near = found[max(0, i - 3) : i + 4]
        nothing = _nothing(page, draft)
        draft.dropped = (
            cue in RAISING or says_nothing(cue) or _is_dateline(page, draft) or _is_shadow(page, draft, near)
        )
        draft.dropped |= draft.source is None and rejected(text, *page.sentence(draft.at)) is not None
        if nothing is not None:
            draft.dropped = True
            page.silent += draft.spans if nothing is Nothing.SILENCE else []
        if draft.dropped:
            continue
        if requote(page, draft):
            for other in near:
                nobodys = other.source is None and other.cue is None
                other.dropped |= nobodys and common(draft, other) >= SAME_CONTENT
            continue
        if draft.source is None and draft.cue and (telling := told(text, *page.bare(draft.cue[0]))) is not None:
            draft.source, draft.cue, draft.contents = telling.who, telling.cue, telling.what
            draft.mention = page.mention(draft.source)
        if draft.source is None and draft.cue and (named := misplaced_source(text, draft.cue, draft.contents)):
            draft.source, draft.contents = named
            draft.mention = page.mention(draft.source)
        sentence = page.sentence(draft.cue[0] if draft.cue else draft.at)[0]
        if (split := quoted_speaker(text, draft.contents)) is not None:
            if name := outlet_of(draft.mention):
                draft.relays.append(Passed(name, *(draft.source or split[0]), 2))
                draft.framing += [draft.source] if draft.source else []
            draft.source, draft.contents = split
            draft.mention = page.mention(draft.source)
        elif draft.mention.pronoun == "relative" and draft.source is not None:
            draft.source = antecedent(text, sentence, draft.source[0]) or draft.source
            draft.mention = page.mention(draft.source)
            if (
                draft.attribution.parent is not None
                and draft.mention.form is not Form.NONE
                and not speaks(draft.mention)
            ):
                draft.dropped = True
                continue
        elif draft.source is None and draft.cue is not None and shares_source(text, draft.cue, sentence):
            before = next((d for d in reversed(found[max(0, i - 3) : i]) if d.source and sentence <= d.source[0]), None)
            if before is not None and before.source is not None and before.source[0] < draft.cue[0]:
                draft.source, draft.mention = before.source, before.mention
            elif (subject := subject_before(text, sentence, draft.cue[0])) is not None:
                draft.source, draft.mention = subject, page.mention(subject)
        elif (owner := whose_words(text, draft.contents)) is not None:
            draft.source, draft.mention = owner, page.mention(owner)
            draft.framing.append((owner[0] - len("in "), draft.contents[0][0]))
        draft.contents = _mended(page, draft, near)


def _answered(page: Page, asked: Draft, answer: Draft) -> None:
    """Gives a question to who leaves it open in answer: "Pressed on {whether it sank}, he {would not confirm} {it}"."""
    words = page.text[slice(*answer.contents[0])]
    if asked.source or not asked.cue or not answer.source or not _AFTERTHOUGHT.fullmatch(words):
        return
    cue, content = page.text[slice(*asked.cue)], page.text[slice(*asked.contents[0])]
    if (
        _ASKED.match(cue)
        and content.startswith(("whether ", "if "))
        and page.sentence(asked.at) == page.sentence(answer.at)
    ):
        asked.framing.append(asked.cue)
        asked.source, asked.cue, asked.mention = answer.source, answer.cue, answer.mention
        answer.dropped = True


def _is_shadow(page: Page, draft: Draft, near: Sequence[Draft]) -> bool:
    """Whether a doubtful draft only repeats the content of a surer one beside it."""
    if draft.source is None and draft.cue is not None and page.text[slice(*draft.cue)].lower() in ("quoting", "citing"):
        return any(d.source and a <= d.source[0] < b for d in near if d is not draft for a, b in draft.contents)
    cue = page.text[slice(*draft.cue)].lower() if draft.cue else ""
    if cue in CITES and draft.source and draft.mention.pronoun == "relative":
        return any(d.source and 0 <= draft.source[0] - d.source[1] < 4 for d in near if d is not draft)
    if cue in CITES and draft.source and not has_finite(" ".join(page.text[slice(*c)] for c in draft.contents)):
        return any(_holds(d.source, draft.source) for d in near if d is not draft)
    if not outlet_of(draft.mention) and any(_same(d, draft) for d in near if d is not draft and not d.dropped):
        return True
    if draft.attribution.confidence >= DOUBTFUL or outlet_of(draft.mention):
        return False
    surer = (d for d in near if d is not draft and d.attribution.confidence > DOUBTFUL)
    return any(common(d, draft) >= SAME_CONTENT for d in surer)


def _holds(outer: Offsets | None, inner: Offsets) -> bool:
    return outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _same(surer: Draft, draft: Draft) -> bool:
    """Whether a surer draft has all but the same content: "goes further: X, he argues" is one saying."""
    if surer.attribution.confidence <= draft.attribution.confidence or outlet_of(surer.mention) or not surer.source:
        return False
    longer = max(sum(b - a for a, b in d.contents) for d in (surer, draft))
    shorter = min(sum(b - a for a, b in d.contents) for d in (surer, draft))
    return common(surer, draft) * shorter >= NEARLY_ALL * longer


def _is_dateline(page: Page, draft: Draft) -> bool:
    """Whether the source is the place in front of a report: "LAKESIDE: Two men drowned"."""
    if draft.source is None or draft.cue is None or page.text[slice(*draft.cue)].strip() not in (":", "-", "—", "–"):
        return False
    place = page.text[slice(*draft.source)].rpartition("\n")[2]
    return place.isupper() and page.text[draft.source[1] - len(place) - 1 : draft.source[1] - len(place)] in ("", "\n")


def _mended(page: Page, draft: Draft, near: Sequence[Draft]) -> tuple[Offsets, ...]:
    """The contents without verdicts, headings, and sentences that belong to another attribution or to nobody."""
    quotation = draft.attribution.quotation
    contents = draft.contents
    if draft.cue is not None and len(contents) == 1:
        contents = (without_way(page.text, without_hearer(page.text, contents[0], draft.cue), draft.cue),)
    if quotation is not Quotation.DIRECT:
        contents = tuple(without_heading(page.text, without_verdict(page.text, c)) for c in contents)
        contents = tuple(without_silence(page.text, c) for c in contents)
        contents = tuple(rejected(page.text, *c) or c for c in contents)
        contents = without_relative(page.text, contents)
        contents = without_credit(page.text, contents)
        sources = [d.source for d in near if d is not draft and d.source and d.cue and d.source[0] < d.cue[0]]
        contents = tuple(corrected(page.text, c, draft.source) for c in contents)
        contents = tuple(own_conjunct(page.text, c, sources) for c in contents)
        shared = [d.cue for d in near if d is not draft and d.cue and d.source in (draft.source, None)]
        contents = tuple(next_conjunct(page.text, c, shared) for c in contents)
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


def _route(page: Page, draft: Draft, near: Sequence[Draft]) -> None:
    """Reads relays, channel and a cited speaker from the sentences of source, cue and content's edges."""
    put_behind(page, draft)
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
    _apply(page, draft, route(frame, source, page.publishers, page.outlet), start)


def _mask(masked: list[str], offset: int, span: Offsets) -> None:
    a, b = max(0, span[0] - offset), min(len(masked), span[1] - offset)
    if a < b:
        masked[a:b] = MASK * (b - a)


def _apply(page: Page, draft: Draft, way: Route, start: int) -> None:
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
        draft.mention = page.mention(draft.source)
        draft.cue = (way.cue[0] + start, way.cue[1] + start) if way.cue else draft.cue
        draft.contents = tuple(c for c in draft.contents if not c[0] <= draft.source[0] < c[1]) or draft.contents
