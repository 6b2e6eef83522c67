"""What surrounds an expression: its sentence and paragraph, the reference date, cues of the future, places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearsay.measures.times_setting import NOWHERE, Place, Setting, places_of, setting_of
from hearsay.measures.times_shapes import Mention, Point
from hearsay.measures.times_tokens import Token
from hearsay.measures.times_words import words
from hearsay.measures.zones import ZoneWords, stated_for_all
from hearsay.records import Moment, Report
from hearsay.records import Place as Resolved

CUE_REACH = 12
"""How many words to the left of a date a cue of the future may stand: about one clause (median clause of news
text is 10 to 12 words)."""

DATELINE_REACH = 160
"""A dateline stands within the first two lines; 160 characters hold the longest city and agency names."""

_DATELINE_BEFORE = re.compile(
    r"\W*[A-Z][A-Z.’' /-]{2,40}(?:,? [A-Z][\w.’' -]{1,40}){0,3},?\s*(?:\([\w /]+\)\s*[-–—,]*\s*)?$"
)
_DATELINE_AFTER = re.compile(r"\s*(?:[(\[–—\n-]|--|$)")
_TITLES = frozenset({
    "mr", "mrs", "ms", "dr", "gen", "col", "maj", "lt", "sgt", "capt", "st", "no", "sen", "rep", "gov", "rev",
    "u", "s", "vs", "inc", "corp", "co", "ltd",
})  # fmt: skip
_SAID = frozenset({
    "said", "says", "told", "announced", "reported", "added", "stated", "was", "were", "had", "did",
})  # fmt: skip

_PAST_VERBS = frozenset({
    "fell", "took", "came", "went", "began", "met", "left", "broke", "hit", "shot", "sank", "struck", "held", "won",
    "lost", "flew", "ran", "fired", "happened", "died", "arose", "rose", "made", "sent", "spoke", "found", "born",
})  # fmt: skip
"""Irregular past forms that stand right before dates in news, beside those in -ed."""

_DECLARED = frozenset({"declared", "proclaimed", "named", "made", "declaring", "declare", "declares"})
_SEARCHED = frozenset({"figures", "data", "results", "returns", "papers", "paper", "edition", "numbers", "readings"})
"""Behind these "for Monday" says which Monday's they are."""

_MODALS = frozenset({"to", "can", "must", "should", "may", "could"})
"""Before "by" and a day they set a term: "asked to come by Wednesday", "can be there by Friday"."""

_WAS = frozenset({"was", "were", "had"})
"""Before a cue they make it a plan made in the past: "had been due on Wednesday" may be either."""


@dataclass(frozen=True, slots=True)
class Context:
    """The text's tokens with the offsets at which sentences and paragraphs begin, and its places and dates."""

    text: str
    tokens: Sequence[Token]
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    reference: date | None
    reference_reason: str
    published: Moment | None
    places: tuple[Place, ...]
    setting: Setting
    elsewhere: Setting
    zone: ZoneWords | None

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds the offset."""
        return bisect_right(self.sentences, offset)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that holds the offset."""
        return bisect_right(self.paragraphs, offset)


def context(
    report: Report,
    tokens: Sequence[Token],
    found: Sequence[Mention],
    elsewhere: Setting = NOWHERE,
    resolved: Sequence[Resolved] = (),
) -> Context:
    """The context of all mentions of a report; `elsewhere` is where other reports of the same event play."""
    sentences, paragraphs = _breaks(report.text, tokens)
    reference, reason = reference_date(report, found)
    clocks = any(isinstance(m.shape, Point) and m.shape.hour is not None for m in found)
    places = places_of(report.text, resolved) if clocks else ()
    setting = _setting(report, places, found) if clocks else NOWHERE
    zone = stated_for_all(report.text) if clocks else None
    return Context(
        report.text, tokens, sentences, paragraphs, reference, reason, report.published,
        places, setting, elsewhere, zone,
    )  # fmt: skip


def _setting(report: Report, places: Sequence[Place], found: Sequence[Mention]) -> Setting:
    """Where the report plays, by its places, else by the one zone that its clock times state."""
    by_places = setting_of(report.text, places)
    return by_places if by_places.zone else _stated_zone(found)


def _stated_zone(found: Sequence[Mention]) -> Setting:
    """The one zone besides UTC that the report's clock times state; nowhere where there are several."""
    zones = [m.shape.zone for m in found if isinstance(m.shape, Point) and m.shape.zone is not None]
    local = {zone.name: zone.text for zone in zones if zone.name not in ("", "UTC")}
    name, words_ = next(iter(local.items()), ("", ""))
    return Setting(words_, name) if len(local) == 1 else NOWHERE


def _breaks(text: str, tokens: Sequence[Token]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where sentences and paragraphs begin; line ends part paragraphs only where no blank line does."""
    sentences: list[int] = []
    paragraphs: list[int] = []
    blank = any(t.letter == "|" and "\n" in t.text[1:] for t in tokens)
    for i, token in enumerate(tokens):
        if token.letter == "|":
            if blank == ("\n" in token.text[1:]):
                paragraphs.append(token.end)
            sentences.append(token.end)
        elif token.letter == "." and token.text != ";" and i + 1 < len(tokens):
            word = tokens[i - 1].text.lower() if i else ""
            following = text[tokens[i + 1].start]
            if not following.islower() and not (token.text == "." and (word in _TITLES or len(word) == 1)):
                sentences.append(token.end)
    return tuple(sentences), tuple(paragraphs)


def reference_date(report: Report, found: Sequence[Mention]) -> tuple[date | None, str]:
    """The date that relative expressions count from, and the sentence that says where it comes from.

    A dateline at the head of the text ("KYIV, July 17 (Reuters) -") is nearer to the words than the page's date,
    so it wins where it lies within the week before it.
    """
    published = report.published.day if report.published else None
    dateline = _dateline(report, found, published)
    if dateline and (published is None or 0 <= (published - dateline).days <= 7):
        return dateline, f"the date of the dateline, {dateline.isoformat()}"
    if published:
        return published, f"the date of the report, {published.isoformat()}"
    return None, "the report has no date"


def _dateline(report: Report, found: Sequence[Mention], published: date | None) -> date | None:
    for mention in found[:2]:
        point = mention.shape
        if mention.start > DATELINE_REACH or not isinstance(point, Point):
            return None
        if point.day is None or point.month is None or point.hour is not None:
            continue
        year = point.year or (published.year if published else None)
        line = report.text[: mention.start].rsplit("\n", 1)[-1]
        if year is None or not _DATELINE_BEFORE.match(line) or not _DATELINE_AFTER.match(report.text, mention.end):
            continue
        try:
            day = date(year, point.month, point.day)
            if published and point.year is None and day > published:
                day = day.replace(year=year - 1)
        except ValueError:
            continue
        return day
    return None


def _is_set(around: Context, mention: Mention) -> bool:
    """A day that is set: "meets on Thursday", "announced for Friday", "declared Monday a day of mourning"."""
    tokens, at = around.tokens, mention.first - 1
    point = mention.shape
    if not isinstance(point, Point) or point.weekday is None or at < 0:
        return False
    declared = tokens[at].text in _DECLARED or (
        at > 0 and tokens[at].text == "that" and tokens[at - 1].text == "declared"
    )
    if declared and [t.text for t in tokens[mention.last : mention.last + 1]] in (["a"], ["as"], ["an"]):
        return True
    if tokens[at].text == "for" and at > 0 and tokens[at - 1].text in _SEARCHED:
        return False
    if tokens[at].text == "on" and at > 0:
        at -= 1
    before = around.text[max(0, tokens[at].start - 1) : tokens[at].start]
    return (
        tokens[at].text in words().scheduled
        and before not in "-‑"
        and around.sentence(tokens[at].start) == around.sentence(mention.start)
    )


def lean(around: Context, mention: Mention) -> int:
    """1 where the nearest cue in the sentence puts the mention in the future ("expected on"), -1 in the past, else 0.

    Words to the left count first, the nearest wins: a cue of the future, or a verb of the past
    right before the date ("sank on"). Where
    they are silent, "will" to the right counts.
    """
    if _is_set(around, mention):
        return 1
    cues = words().future
    here = around.sentence(mention.start)
    tokens = around.tokens
    beside = True
    limit = mention.first > 0 and tokens[mention.first - 1].text == "by"
    for i in range(mention.first - 1, max(-1, mention.first - 1 - CUE_REACH), -1):
        token = tokens[i]
        if around.sentence(token.start) != here or token.letter == "|":
            break
        before = tokens[i - 1].text if i else ""
        if token.text == "ended":
            return -1
        if limit and token.text in _MODALS:
            return 1
        if token.text == "until" and i == mention.first - 1 and before and around.sentence(tokens[i - 1].start) == here:
            return 1
        if token.text == "to" and before in ("is", "are"):
            return 1
        if token.text in cues or (token.text == "be" and before == "to"):
            return 0 if {t.text for t in tokens[max(0, i - 2) : i]} & _WAS else 1
        if token.text in _SAID:
            return 0
        if beside and token.letter == "x":
            beside = False
            past = token.text in _PAST_VERBS or (token.text.endswith("ed") and len(token.text) > 4)
            if past and before not in ("be", "is", "are"):
                return -1
    for token in tokens[mention.last : mention.last + CUE_REACH]:
        if around.sentence(token.start) != here or token.text in _SAID:
            break
        if token.text in ("will", "shall"):
            return 1
    return 0
