"""Somebody's words inside somebody else's: the layers that a reader gives as one content.

    The board said {the pilot} {had told} the tower {that the light was out}     two claims, the pilot's in the board's
    Radio Alpha said {the pilot} {saw} no light                                   one claim: seeing is no saying
    {The pilot} {told} La Riva {that the light was out}, Tass reported        the pilot speaks, outlets are relays

A content is read again by rule, as if it were a sentence. Only an attribution that takes the whole of it counts, by
somebody else who can speak: what is told by the way, in a part of a content, is the outer speaker's own telling.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hearsay.claims.frames import SURE
from hearsay.claims.layers import outlet_of
from hearsay.claims.page import Draft, Offsets, Page
from hearsay.claims.telling import parted, told
from hearsay.reading.assemble import Draft as Spoken
from hearsay.reading.cues import lexicon
from hearsay.reading.rules import RuleReader
from hearsay.records import Attribution, Report, Span
from hearsay.sources.forms import Form
from hearsay.sources.lexicon import words as lists
from hearsay.types import Quotation

FEWEST_WORDS = 5
"""Words of the shortest content with a speaker, a verb and a content of its own inside."""
LONGEST_TELLER = 120
"""Characters of "the guard, a retired cook, told Radio Alpha" between the words and who reports them."""
DEEPEST = 2
"""Layers looked for inside what a reader gives: "X said that Y had told Z that the guard denied it"."""
LEFT_OVER = 12
"""Characters of a content that may stand outside the inner attribution: "that", "also", "in May", a stop."""
_LEADING = re.compile(r"\s*(?:that\s+)?", re.IGNORECASE)
_SKIPPED = (Form.PRONOUN, Form.UTTERANCE, Form.EVIDENCE, Form.NONE)


@cache
def _reader() -> RuleReader:
    return RuleReader()


def _may_tell(words: str) -> bool:
    """Whether any word of a content reports speech: most contents have none."""
    verbs = lexicon().verbs
    return any(word in verbs or word == "according" for word in words.lower().replace(",", " ").split())


def inner(page: Page, outer: Draft) -> Attribution | None:
    """The attribution that the whole of a draft's content is; None where it does not tell another's words."""
    if outer.attribution.quotation is Quotation.DIRECT or outer.source is None:
        return None
    telling = parted(page.text, outer.contents) if outlet_of(outer.mention) else None
    if telling is not None:
        return _attribution(page, (telling.who,), (telling.cue,), telling.what, SURE)
    if len(outer.contents) != 1:
        return None
    start, end = outer.contents[0]
    start += len((_LEADING.match(page.text, start, end) or [""])[0])
    if outlet_of(outer.mention) and 0 < outer.source[0] - end < LONGEST_TELLER:
        telling = told(page.text, start, len(page.text[: outer.source[0]].rstrip(" ,")))
    words = page.text[start:end]
    if telling is None and (len(words.split()) < FEWEST_WORDS or words[:1] in '“"' or not _may_tell(words)):
        return None
    telling = telling or told(page.text, start, end)
    if telling is not None:
        return _attribution(page, (telling.who,), (telling.cue,), telling.what, SURE)
    if (first := _whole(words)) is None:
        return None
    source, cue, contents = (
        tuple((a + start, b + start) for a, b in part) for part in (first.source, first.cue, first.contents)
    )
    return _attribution(page, source, cue, contents, first.confidence)


def _attribution(
    page: Page, source: Sequence[Offsets], cue: Sequence[Offsets], contents: Sequence[Offsets], confidence: float
) -> Attribution | None:
    """A telling as an attribution, where somebody who can speak tells it."""
    named = page.mention(source[0])
    if named.form in _SKIPPED or (named.head in lists().thing and not named.canonical):
        return None
    marks = any(re.search(r"[“”\"]", page.text[slice(*c)]) for c in contents)
    quotation = Quotation.MIXED if marks else Quotation.INDIRECT
    report = page.report.id
    return Attribution(
        "", report, _spans(report, source), _spans(report, cue), _spans(report, contents), quotation, confidence
    )


def _spans(report: str, part: Sequence[Offsets]) -> tuple[Span, ...]:
    return tuple(Span(report, a, b) for a, b in part)


def _whole(words: str) -> Spoken | None:
    """The attribution by rule that takes all of some words; "the men refused {to go}" tells what they did."""
    found = _reader().drafts(Report("", words[:1].upper() + words[1:]))
    first = found[0] if found else None
    if first is None or not first.source or not first.cue or not first.contents:
        return None
    spans = [*first.source, *first.cue, *first.contents]
    whole = min(s[0] for s in spans) <= LEFT_OVER and len(words) - max(s[1] for s in spans) <= LEFT_OVER
    does = words[slice(*first.contents[0])].lower().startswith("to ")
    return first if whole and not does else None
