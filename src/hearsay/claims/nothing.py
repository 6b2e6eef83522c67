"""What readers take for an attribution and is none: silence, things that cannot speak, what is only framed.

    A spokesman {declined} {to comment}                        silence: nobody says anything
    a nurse, {who} {asked} {not to be named}                   silence
    {Asked} {whether a guard had slept}, the warden said ...   a question somebody else put
    {The clock in the hall} {says} {7:10}                      the report's own: a clock has no voice
    {it is not known} {who opened the gate}                    the report's own
    {The council} {paid} {four million}                        the report's own: paying is no saying
    the toll is 40, {the figure} {it} {first gave} in May      the report's own: a relative clause
    {The old rescue} {ministry} {said}                         nothing: a name cut in two
    {We} {could not confirm} {this}                            the report's own: it says what it checked
    {The port} {has yet to explain} {the delay}                the report's own: withholding a thing is no saying
    {The guild} {extends its sympathy to} {the families}       the report's own: a courtesy
    {she} said, {alluding to} {a boat lost in May}             the report's own: it explains her words
    {For} {Ana Brook}, {the row is beside the point}           the report's own: whom a thing matters to

Silence is no claim of anybody; the report's own goes back to its own voice.
"""

from __future__ import annotations

import re
from enum import Enum

from hearsay.claims.clauses import has_finite
from hearsay.sources.forms import Form, Mention
from hearsay.sources.lexicon import words

UNSURE = 0.3
"""Confidence below which an attribution without any source is a stray verb."""


class Nothing(Enum):
    """Why an attribution makes no claim, and whose its sentence is."""

    SILENCE = "silence"
    OWN = "own"


_SILENCE = re.compile(
    r"(?:(?:any\s+)?(?:further\s+)?comment|(?:not\s+)?to\s+(?:comment|elaborate|respond|reply|be\s+(?:named|identified|quoted|"
    r"interviewed|drawn|photographed)|give\s+(?:(?:his|her|their|a)\s+)?(?:full\s+)?(?:names?|details)|use\s+(?:his|her|their)\s+"
    r"(?:full\s+|real\s+)?names?|speak\s+(?:to\s+\w+|publicly|on\s+the\s+record)|be\s+reached)|(?:on\s+(?:the\s+)?condition\s+of\s+)?anonymity)\b[^.;:“”\"]{0,60}$",
    re.IGNORECASE,
)
_WITHHOLDS = re.compile(
    r"\b(?:declin|refus|ask|request|want|wish|agree|spoke|speak|insist|prefer|could\s+not|would\s+not|did\s+not)",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(r"\b(?:remember|recall)", re.IGNORECASE)
_CHECKS = re.compile(
    r"\b(?:not|n['’]t|never|unable|cannot|nor|neither)\b.*\b(?:confirm|verif|establish|corroborat|authenticat|check)\w*",
    re.IGNORECASE,
)
"""What a report says of its own checking: "we could not confirm"."""
_KEEPS_BACK = re.compile(
    r"(?:not|n['’]t|yet\s+to|(?:declined|refused|refuses|declines)\s+to)\s+(?:\w+\s+)?(?:release|publish|explain|share|hand\s+over|produce|"
    r"provide|show|make\s+public|answer)$",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"(?:(?:(?:has|have|had|also)\s+)*(?:extend|express|offer|send|convey)\w*\b.*\b(?:condolence|sympath|thank|gratitude|solidarity)\w*(?:\s+(?:to|with))?|"
    r"(?:(?:has|have|had)\s+)?(?:read|heard|learn(?:ed|t)|followed|received|noted)\s+with(?:\s+\w+)?)$",
    re.IGNORECASE,
)
_ALLUDES = re.compile(r"(?:(?:apparently|clearly)\s+)?(?:alluding|alludes|alluded|referring)\s+to$", re.IGNORECASE)
_PERCEIVES = re.compile(
    r"(?:(?:has|have|had|also|first)\s+)*(?:noted|noticed|found|detected|discovered|spotted|recorded)$", re.IGNORECASE
)
_A_TIME = re.compile(
    r"(?:the|that|every|each)\s+(?:day|night|morning|evening|hour|moment|time|year|smell|sound|scene)\b"
)
_SEES = re.compile(
    r"(?:it|this|that|things|matters)\s+(?:\w+\s+)?(?:differently|otherwise|another\s+way)$", re.IGNORECASE
)
_COPULA = re.compile(r"(?:is|was|are|were)\s+(?:no\s+longer\s+|not\s+)?(?:about|over)$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:(?:is|are|was|were|be|has|have|had|it)\s+)+(?:not\s+)?(?:yet\s+|immediately\s+|still\s+|ever\s+)?(?:been\s+)?(?:independently\s+)?"
    r"(?:verified|confirmed|established|known|clear|unclear|written|drafted|signed|shown|seen|found|determined)$",
    re.IGNORECASE,
)
_NOT_ACCUSED = re.compile(
    r"\b(?:do|does|did|is|are|was|were)\s*(?:not|n['’]t)\s+(?:accus|blam|alleg|claim|suggest|imply)", re.IGNORECASE
)
_SEEN_AS = re.compile(
    r"(?:can|could|may|might|is|are|was|were|has|have)\s+(?:be\s+|been\s+)?(?:widely\s+)?"
    r"(?:seen|read|regarded|interpreted|understood|taken)\s+as$",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"(?:repl|respond|answer|return|(?:would|could|will)\s+(?:say|comment|confirm|tell|give))", re.IGNORECASE
)
_NOBODY = re.compile(r"(?:neither|no\s+one|nobody|none)\b", re.IGNORECASE)
_REQUEST = re.compile(r"(?:had\s+|has\s+|have\s+)?(?:asked\s+for|requested|applied\s+for|sought)$", re.IGNORECASE)
_ACTS = re.compile(
    r"(?:(?:has|have|had|also|later)\s+)*(?:sanctioned|granted|allocated|disbursed|donated|paid|deployed|dispatched|sent|arrested|detained|"
    r"seized|evacuated|closed|opened|shut|suspended|resigned|cancell?ed|signed|won|lost)$",
    re.IGNORECASE,
)
"""What somebody does without saying anything: "sanctioned four million"."""
_EMPTY = re.compile(
    r"(?:who|where|when|why|how|what|more|so|(?:an?|any|its|his|her|their|the)\s+sources?)", re.IGNORECASE
)
"""Contents that say nothing: "did not say {where}", "without naming {a source}"."""
_BROKE = re.compile(
    r"(?:(?:was|were|is|are|has|have|been)\s+)+(?:first\s+)?(?:reported|revealed|published|disclosed)", re.I
)
"""That something was reported first by somebody tells what was news, and nothing of it."""
_BARE = re.compile(r"(?:the|a|an|one|that)\s+(?:\w+\s+){0,2}\w+", re.IGNORECASE)
"""The noun of a reduced relative clause: "{the figure} it first gave"."""
_DATED = re.compile(
    r"\b(?:on|in)\s+(?:\d{1,2}\s+)?(?:[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|\d{4})\b|\b(?:twice|yesterday|last\s+\w+)\b"
)


def makes_nothing(
    source: Mention, cue: str, contents: list[str], confidence: float, opens: bool, contents_stand_before: bool = False,
    inside: bool = False,
) -> Nothing | None:  # fmt: skip
    """Why an attribution makes no claim; None where it makes one.

    Args:
        source: what its naming says; form NONE where nobody is named.
        cue: its reporting words.
        contents: the words of each of its contents.
        confidence: the reader's.
        opens: whether the cue is the first word of its sentence.
        contents_stand_before: whether a content runs into its source without a mark between them.
        inside: whether it stands in the content of another attribution.
    """
    content, nobody = " ".join(contents).strip(' ,.;:“”"'), source.form is Form.NONE
    if cue and _SILENCE.match(content) and _WITHHOLDS.search(cue):
        return Nothing.SILENCE
    if _EMPTY.fullmatch(content):
        return Nothing.SILENCE
    if (_LOOKS_BACK.search(cue) and _A_TIME.match(content)) or _SEES.match(content):
        return Nothing.SILENCE
    if nobody and opens and cue.lower() == "asked":
        return Nothing.SILENCE
    if (
        nobody
        and cue
        and (_PASSIVE.fullmatch(cue) or _SEEN_AS.fullmatch(cue) or (confidence < UNSURE and not has_finite(content)))
    ):
        return Nothing.OWN
    if source.form is Form.BODY and source.head in words().thing and not source.canonical:
        return Nothing.OWN
    if _NOBODY.match(source.text) and _REPLIES.search(cue):
        return Nothing.OWN
    if _shows_no_words(source, cue, has_finite(content)) or (
        inside and _PERCEIVES.fullmatch(cue) and not content.startswith("that ")
    ):
        return Nothing.OWN
    if _COPULA.search(cue) or _NOT_ACCUSED.search(cue):
        return Nothing.OWN
    if _BROKE.fullmatch(cue) and not has_finite(content):
        return Nothing.OWN
    if _ACTS.fullmatch(cue) and not has_finite(content):
        return Nothing.OWN
    if (
        contents_stand_before
        and not has_finite(content)
        and (source.form is not Form.PRONOUN or _BARE.fullmatch(content))
    ):
        return Nothing.OWN
    if _REQUEST.fullmatch(cue) and _DATED.search(content) and not has_finite(content.replace(" May ", " ")):
        return Nothing.OWN
    return None


def _shows_no_words(source: Mention, cue: str, finite: bool) -> bool:
    """Whether a cue tells what somebody keeps back, checks, alludes to or feels, and nothing that he says."""
    if _COURTESY.fullmatch(cue) or _ALLUDES.fullmatch(cue) or cue.lower() == "for":
        return True
    if source.form is Form.NONE and cue.lower() == "known":
        return True
    if finite:
        return False
    return _KEEPS_BACK.search(cue) is not None or (source.pronoun == "self" and _CHECKS.search(cue) is not None)
