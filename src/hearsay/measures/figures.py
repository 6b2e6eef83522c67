"""Report -> Figures: every number about the event, with what it counts and how firmly it is bounded.

Shapes: `at least 65 captured servicemen`, `more than 350 injured`, `from 30 to 60 metres`, `Rs 1.95 crore`,
`eight of the 12 black boxes`, `a three-day ceasefire`, `fired a missile`. Identifiers and times are masked: what
they cover counts nothing. One pass over the report, sentence by sentence; `docs/figures.md` says what each field
means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import hearsay.measures.lexicon as lexicon
from hearsay.measures.counted import Phrase
from hearsay.measures.drafts import Draft, drafts_of
from hearsay.measures.indefinite import LENGTHS, indefinite_ones, lengths_of_one
from hearsay.measures.numbers import Form, starters
from hearsay.measures.parts import link_wholes, take_nouns
from hearsay.measures.status import read_statuses
from hearsay.measures.uncounted import is_uncounted
from hearsay.measures.words import Sentence, sentence_bounds, words_of
from hearsay.records import Figure, Report, Span
from hearsay.types import Bound

_SCOPES = frozenset(("from", "of", "in", "at", "on", "near"))
_BEFORE_NAME = frozenset(
    ("the", "eastern", "western", "northern", "southern", "central", "south", "north", "east", "west")
)
_AFTER_NAME = frozenset(
    ("region", "district", "state", "province", "oblast", "county", "area", "city", "village", "peninsula")
)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
_Read = tuple[Draft, Sentence]


@cache
def _telling() -> frozenset[str]:
    """A sentence without a digit and without any of these words holds no figure."""
    return (starters() - {"a", "an"}) | lexicon.words("nouns", "munitions") | LENGTHS


def _may_count(text: str) -> bool:
    return _DIGIT.search(text) is not None or not _telling().isdisjoint(_LETTERS.findall(text.lower()))


def find_figures(report: Report, masked: Sequence[Span] = ()) -> tuple[Figure, ...]:
    """The figures of a report in order, ids `<report>:f1` and on.

    Args:
        report: the report; its text may be anything.
        masked: spans that count nothing (identifiers, times), in order and without overlap.
    """
    reads: list[_Read] = []
    earlier: Draft | None = None
    paragraph = 0
    masks = _Masks(masked)
    for start, end in sentence_bounds(report.text):
        if not _may_count(report.text[start:end]):
            continue
        words = words_of(report.text, start, end)
        if "\n" in report.text[paragraph:start]:
            earlier = None
        paragraph = end
        drafts = _sentence(words, masks.blocked(words), earlier)
        reads += [(draft, words) for draft in drafts]
        earlier = next((d for d in reversed(drafts) if d.is_count), earlier)
    return tuple(_figures(report, reads))


def _sentence(words: Sentence, blocked: Sequence[bool], earlier: Draft | None) -> list[Draft]:
    drafts: list[Draft] = []
    for draft in drafts_of(words, blocked):
        if not is_uncounted(words, draft, follows=bool(drafts) and drafts[-1].is_count):
            drafts.append(draft)
    for left, right in pairwise(drafts):
        _share_bound(words, left, right)
        _share_noun(words, left, right)
    taken = {i for d in drafts for i in range(d.first, d.last)}
    articles = [*indefinite_ones(words, blocked), *lengths_of_one(words, blocked)]
    ones = [d for d in articles if taken.isdisjoint(range(d.first, d.last))]
    drafts = sorted(drafts + ones, key=lambda d: d.first)
    link_wholes(words, drafts, earlier)
    read_statuses(words, drafts)
    take_nouns(words, drafts, earlier)
    return drafts


def _share_bound(words: Sentence, left: Draft, right: Draft) -> None:
    """A conversion in brackets is bounded like what it converts: `some 40 km (25 miles)`."""
    opened = right.first == left.last + 1 and words[left.last].text in "(/["
    if opened and left.unit and right.unit and right.bound is Bound.EXACT and left.bound is not Bound.RANGE:
        right.bound = left.bound


def _share_noun(words: Sentence, left: Draft, right: Draft) -> None:
    """A number that stands bare before another has its unit or its noun: `27 and 29 years`, `six 1,000-kg bombs`."""
    if not left.is_count or not left.phrase.is_empty or not right.unit:
        return
    if right.hyphened and right.first == left.last:
        left.phrase, left.noun = right.phrase, right.noun
    elif not right.hyphened and right.first == left.last + 1 and words[left.last].lower in ("and", "or"):
        left.unit = right.unit


class _Masks:
    """Which words of one sentence after another lie in a masked span."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=lambda s: (s.start, s.end))
        self._next = 0

    def blocked(self, words: Sentence) -> list[bool]:
        """One flag a word; sentences have to come in order."""
        out, spans = [False] * len(words), self._spans
        while self._next < len(spans) and spans[self._next].end <= words[0].start:
            self._next += 1
        if self._next == len(spans) or spans[self._next].start >= words[-1].end:
            return out
        for i, word in enumerate(words):
            while self._next < len(spans) and spans[self._next].end <= word.start:
                self._next += 1
            out[i] = self._next < len(spans) and spans[self._next].start < word.end
        return out


def _figures(report: Report, reads: Sequence[_Read]) -> Iterator[Figure]:
    ids = {id(draft): f"{report.id}:f{n}" for n, (draft, _) in enumerate(reads, 1)}
    sentences = {id(draft): words for draft, words in reads}
    for draft, words in reads:
        source = draft.counted_from if draft.counted_from is not None and id(draft.counted_from) in ids else None
        counted, spans = _counted(report, draft, words)
        if source is not None:
            counted, more = _counted(report, source, sentences[id(source)])
            spans = more + spans
        yield Figure(
            id=ids[id(draft)],
            span=Span(report.id, words[draft.first].start, words[draft.last - 1].end),
            lo=draft.lo,
            hi=draft.hi,
            bound=Bound.ORDINAL if draft.numeral.form is Form.ORDINAL and not draft.unit else draft.bound,
            unit=draft.unit,
            counted=counted,
            counted_spans=spans,
            status=draft.status,
            scope=_scope(report.text, words, draft),
            part_of=ids.get(id(draft.whole)) if draft.whole is not None else None,
            difference=draft.difference,
            definite=draft.definite,
        )


def _counted(report: Report, draft: Draft, words: Sentence) -> tuple[str, tuple[Span, ...]]:
    phrase: Phrase = draft.phrase
    if phrase.is_empty:
        return "", ()
    span = Span(report.id, words[phrase.first].start, words[phrase.last - 1].end)
    return " ".join(span.of(report.text).split()), (span,)


def _scope(text: str, words: Sentence, draft: Draft) -> str:
    """What limits the count, after the noun or in front of the clause: `from West Bengal`, `In Balasore`."""
    after = _place_phrase(text, words, max(draft.phrase.last, draft.last))
    leads = draft.is_count and words[0].text in ("In", "At", "Near", "From")
    return after or (_place_phrase(text, words, 0) if leads else "")


def _place_phrase(text: str, words: Sentence, at: int) -> str:
    if at + 1 >= len(words) or words[at].lower not in _SCOPES:
        return ""
    start = at + 1
    while start < len(words) and words[start].lower in _BEFORE_NAME:
        start += 1
    end = start
    while end < len(words) and (words[end].is_name or (words[end].text == "-" and end > start)):
        end += 1
    if end == start or words[start].lower in lexicon.words("idioms", "months") | lexicon.words("idioms", "weekdays"):
        return ""
    end += end < len(words) and words[end].lower in _AFTER_NAME
    return text[words[at].start : words[end - 1].end]
