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

from hearsay.claims.frames import speaks
from hearsay.claims.page import Draft, Offsets, Page
from hearsay.reading.cues import lexicon
from hearsay.reading.rules import RuleReader
from hearsay.records import Attribution, Report, Span
from hearsay.sources.forms import Form
from hearsay.types import Quotation

FEWEST_WORDS = 5
"""Words of the shortest content with a speaker, a verb and a content of its own inside."""
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
    if outer.attribution.quotation is Quotation.DIRECT or outer.source is None or len(outer.contents) != 1:
        return None
    start, end = outer.contents[0]
    start += len((_LEADING.match(page.text, start, end) or [""])[0])
    words = page.text[start:end]
    if len(words.split()) < FEWEST_WORDS or words[:1] in '“"':
        return None
    found = _reader().drafts(Report(page.report.id, words[:1].upper() + words[1:]))
    if not found:
        return None
    first = found[0]
    spans = [*first.source, *first.cue, *first.contents]
    if not first.source or not first.cue or not first.contents:
        return None
    if min(s[0] for s in spans) > LEFT_OVER or len(words) - max(s[1] for s in spans) > LEFT_OVER:
        return None
    source, cue, contents = (_moved(page, part, start) for part in (first.source, first.cue, first.contents))
    named = page.mention((source[0].start, source[0].end))
    if named.form in _SKIPPED or not speaks(named):
        return None
    quotation = Quotation.MIXED if re.search(r"[“”\"]", words) else Quotation.INDIRECT
    return Attribution("", page.report.id, source, cue, contents, quotation, first.confidence)


def _moved(page: Page, part: Sequence[Offsets], by: int) -> tuple[Span, ...]:
    return tuple(Span(page.report.id, a + by, b + by) for a, b in part)
