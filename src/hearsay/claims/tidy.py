"""What an attribution needs before it is a draft: the shapes that readers leave and the guideline does not.

    Tass {quoted} {the mayor as saying roads were shut}     the mayor speaks, the content is "roads were shut"
    the ministry, {which} {denied} {...}                    "which" is the ministry
    the army {said} {it left} and {denied} {...}            the second cue has the first one's source
    {roads were shut, but this could not be verified}       the verdict is the report's own
    {talk that roads were shut is nonsense}                 the content is "roads were shut", and denied
    He has, in {the mayor}'s words, {"paid in full"}        the mayor speaks
    {LAKESIDE, June 3\\nTwo men drowned}                      the dateline is no content

Offsets are into the report's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hearsay.claims.clauses import has_finite
from hearsay.sources.forms import Form
from hearsay.sources.mentions import mention
from hearsay.sources.relays import patterns

Offsets = tuple[int, int]

LONGEST_PHRASE = 130
"""Characters of the longest noun phrase looked for before "which" or "as saying": a name with its apposition."""

_AS_SAYING = re.compile(
    r"(?P<who>[^.“”\"]{2,130}?)\s+as\s+(?:saying|telling\s+\w+|stating|writing|adding|confirming)\b(?:\s*[:,]|\s+that\b)?\s*"
)
_VERDICT = re.compile(
    r"[,;]\s+(?:but|though|although|which|a\s+(?:claim|report)\s+(?:that|which))\b[^,;]*?"
    r"\b(?:(?:not|cannot|couldn['’]t|never)\s+(?:\w+\s+){0,4}?(?:verif|confirm|check|corroborat|substantiat)\w*|un(?:confirmed|verified))"
    r"[^,;]*$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:and|but|or|then|also|later|further|while|without)$", re.IGNORECASE)
_SILENT = re.compile(r"\b(?:said|say|says|saying)\s+nothing\b", re.IGNORECASE)
LONGEST_SOURCE = 300
"""Characters of the longest source in several parts: a name with a long apposition around the cue."""
_TWO_IN_ONE = re.compile(
    r"(?P<far>.{2,80}?),?\s+(?:said|says|told|added|reported|wrote)\s+(?P<near>[A-Z].{2,120})", re.DOTALL
)
_STRAY = re.compile(
    r"(?:(?:On\s+)?(?:Facebook|Telegram|Twitter|Instagram|Weibo|WhatsApp),?\s+|(?:date\s+)?\d{4}-\d\d-\d\d\s+|[a-z]+\s+(?=(?:he|she|they|it)$)|"
    r"(?:day|night|year|week|month|[a-z]+day)\s+(?=[A-Z][a-z]))"
)
"""Words that a reader leaves before a source: a channel, a date, the last word of the content."""
_DATED_LINE = re.compile(r"(?:date:?\s+)?\d{4}-\d\d-\d\d\s+(?=[A-Z])")
_NOT_AS = re.compile(r"(?:,\s+(?:and\s+)?|^|(?<=,\s))not\s+(?P<wrong>[^,;:]{2,60})$")
_AS = re.compile(r",?\s+as\s+")
_OPENING_NAME = re.compile(
    r"((?:The\s+)?[A-Z][\w’'&-]+(?:\s+(?:[A-Z][\w’'&-]+|of|for|the|and(?=\s+[A-Z]))){0,7})\s+(?=[a-z])"
)
_CONJUNCT = re.compile(r"\s*,\s+(?:yet|but|while|though|although|whereas|and)\s+$")
_WITHHELD = re.compile(
    r",?\s+(?:but|and|yet)\s+(?:(?:would|did|could|has|have|had)\s*(?:not|n['’]t)|declined\s+to|refused\s+to|gave\s+no|offered\s+no)\s+"
    r"(?:go\s+into|gone\s+into|elaborate|give|given|provide|comment|specify|details?|further|reasons?|evidence|explanation)\b[^.;“”\"]{0,40}$"
)
_REJECTED = re.compile(
    r"(?:(?:the|any|all|these|those|recent|widespread|online|some)\s+)*(?:talk|reports?|claims?|rumou?rs?|suggestions?|allegations?|assertions?|"
    r"stories|story|word|speculation|gossip)\s+that\s+(?P<what>.{8,}?)\s+(?:is|are|was|were)\s+(?:\w+ly\s+|all\s+|simply\s+|pure\s+|just\s+|quite\s+)*"
    r"(?:nonsense|false|untrue|incorrect|wrong|fiction|baseless|groundless|unfounded|rubbish|lies|a\s+lie|fabricated|invented|mistaken|inaccurate|not\s+true)"
    r"(?!\s+(?:is|are|was|were)\b)",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s(?:GMT|UTC|BST|CET|CEST|EST|EDT))?(?:\s*[:–—-])?\s+(?=[A-Z“\"])"
)
"""The time that opens an entry of a running report: "10:30 a.m. Two boats have ..."."""
_WHOSE_WORDS = re.compile(
    r"\bin\s+(?P<who>(?:the\s+|[A-Z])[^,;:.“”\"]{1,50}?)['’]s?\s+(?:own\s+)?(?:words|phrase|phrasing),?\s*[“\"]?$"
)
_OFFERS = re.compile(
    r",?\s+(?:and|but)\s+(?:has|have|had)\s+(?:also\s+|since\s+)?(?:offered|promised|pledged|proposed|demanded|asked|called|urged|threatened|vowed|agreed)\s(?:[^.;]|\.(?=\d))*$"
)
"""What the speaker does by speaking, joined to what he says: "says it is shut and has offered a refund"."""
_AND_THEN = re.compile(r",?\s+(?:and|but|yet)(?:\s+(?:also|later|then|has|have|had|again))*\s+$")
_NAMED = (Form.NAME, Form.PERSON, Form.BODY, Form.STATE, Form.OUTLET, Form.PEOPLE)


def quoted_speaker(text: str, contents: tuple[Offsets, ...]) -> tuple[Offsets, tuple[Offsets, ...]] | None:
    """The speaker that stands in front of "as saying" in a content, and the contents without it; None if none does."""
    for i, (start, end) in enumerate(contents):
        match = _AS_SAYING.match(text, start, end)
        if match is None or mention(match.group("who")).form not in _NAMED:
            continue
        rest = (match.end(), end) if match.end() < end else None
        kept = (*contents[:i], *((rest,) if rest else ()), *contents[i + 1 :])
        if kept:
            return match.span("who"), kept
    return None


def misplaced_source(
    text: str, cue: Offsets, contents: tuple[Offsets, ...]
) -> tuple[Offsets, tuple[Offsets, ...]] | None:
    """The name beside the cue that a reader took for a content, and the contents without it; None where none is."""
    for i, (start, end) in enumerate(contents):
        words = text[start:end]
        beside = not text[cue[1] : start].strip() if start >= cue[1] else not text[end : cue[0]].strip()
        short = len(contents) > 1 and beside and len(words) < LONGEST_PHRASE and not has_finite(words)
        if short and re.search(r"[A-Z]", words) and mention(words).form in (Form.NAME, Form.PERSON, Form.BODY):
            return (start, end), (*contents[:i], *contents[i + 1 :])
    return None


def antecedent(text: str, sentence: int, at: int) -> Offsets | None:
    """The noun phrase before a relative pronoun at `at`, in the sentence that begins at `sentence`."""
    before = text[max(sentence, at - LONGEST_PHRASE) : at].rstrip(" ,")
    offset = max(sentence, at - LONGEST_PHRASE)
    starts = [m.start() for m in re.finditer(r"(?<!\w)(?:[Tt]he|[Aa]n?|[Ii]ts|[A-Z])", before)]
    best: Offsets | None = None
    for start in reversed(starts):
        phrase = before[start:]
        if re.search(r"[.;:“”\"]|\s(?:said|is|was|were|has|had|by|in|to|from)\s", phrase):
            break
        if mention(phrase).form in _NAMED:
            best = (offset + start, offset + len(before))
            if re.match(r"[Tt]he|[Aa]n?\s|[Ii]ts", phrase):
                break
    return best


def shares_source(text: str, cue: Offsets, sentence: int) -> bool:
    """Whether a cue without a source is joined to the one before it: "..., and denied", "..., calling"."""
    before = text[sentence : cue[0]].rstrip()
    participle = before.endswith(",") and re.match(r"\w+ing\b", text[cue[0] : cue[1]]) is not None
    return participle or bool(_JOINS.search(before))


def says_nothing(cue: str) -> bool:
    """Whether the cue reports silence: "has said nothing about"."""
    return _SILENT.search(cue) is not None


def without_verdict(text: str, content: Offsets) -> Offsets:
    """The content without a clause in which the report says that it could not be checked."""
    match = _VERDICT.search(text, *content)
    return (content[0], match.start()) if match is not None and match.start() > content[0] else content


def source_words(text: str, spans: Sequence[Offsets], cue: Offsets | None) -> Offsets | None:
    """The one noun phrase that names a source, of the words that a reader gives for it.

    A pronoun beside other words is the source of another cue ("The foreman, {he} says, promised"); of words far
    apart those nearest the cue are taken; of words with a reporting verb in them those behind it.
    """
    kept = [s for s in spans if mention(text[slice(*s)]).form is not Form.PRONOUN] or list(spans)
    if not kept:
        return None
    start, end = kept[0][0], kept[-1][1]
    apart = any(re.search(r"\w{4,}", text[a[1] : b[0]]) for a, b in pairwise(kept))
    if len(kept) > 1 and (apart or end - start > LONGEST_SOURCE):
        start, end = min(kept, key=lambda s: min(abs(cue[0] - s[1]), abs(s[0] - cue[1]))) if cue else kept[0]
    if (match := _TWO_IN_ONE.fullmatch(text, start, end)) is not None:
        start, end = match.span("near") if cue is None or cue[0] >= end else match.span("far")
    if (match := _STRAY.match(text, start, end)) is not None:
        start = match.end()
    return start, end


def subject_before(text: str, sentence: int, cue: int) -> Offsets | None:
    """The name that opens a sentence whose later verb is the cue: "The league mourns ... and {demands}"."""
    match = _OPENING_NAME.match(text, sentence, cue)
    if match is None or re.search(r"[.;:“”\"]|\b(?:that|which|who)\b", text[match.end() : cue]):
        return None
    return match.span(1) if mention(match.group(1)).form in _NAMED else None


def without_relative(text: str, contents: tuple[Offsets, ...]) -> tuple[Offsets, ...]:
    """The contents without a relative pronoun that stands apart: "{which}, they say, {was empty}"."""
    kept = tuple(c for c in contents if text[slice(*c)].strip(" ,").lower() not in ("which", "who", "that"))
    return kept or contents


def without_credit(text: str, contents: tuple[Offsets, ...]) -> tuple[Offsets, ...]:
    """The contents without words that only say whom an outlet has it from: "{with reference to the mayor}"."""
    kept = tuple(c for c in contents if patterns().citing.match(text, *c) is None)
    return kept or contents


def corrected(text: str, content: Offsets, source: Offsets | None) -> Offsets:
    """What others are said to have said wrongly: "14 died, not {40}, as some papers have it"."""
    match = _NOT_AS.search(text, *content)
    behind = text[content[1] : source[0]] if source and source[0] >= content[1] else ""
    return match.span("wrong") if match is not None and _AS.fullmatch(behind) else content


def own_conjunct(text: str, content: Offsets, sources: Sequence[Offsets]) -> Offsets:
    """The content up to a clause with a source and a cue of its own: "{the roof was sound}, yet she doubts ..."."""
    for start, _ in sorted(sources):
        if content[0] < start < content[1]:
            match = _CONJUNCT.search(text, content[0], start)
            if match is not None and match.start() > content[0]:
                return content[0], match.start()
    return content


def next_conjunct(text: str, content: Offsets, cues: Sequence[Offsets]) -> Offsets:
    """The content up to the speaker's next cue: "said {the quay was shut} but declined to say why"."""
    for start, _ in sorted(cues):
        match = _AND_THEN.search(text, content[0], start) if content[0] < start < content[1] else None
        if match is not None and has_finite(text[content[0] : match.start()]):
            return content[0], match.start()
    return content


def without_silence(text: str, content: Offsets) -> Offsets:
    """The content without what its speaker did not go on to say: "{the leak} but would not go into detail"."""
    match = _WITHHELD.search(text, *content) or _OFFERS.search(text, *content)
    return (content[0], match.start()) if match is not None and match.start() > content[0] else content


def rejected(text: str, start: int, end: int) -> Offsets | None:
    """What a stretch says is not so: "talk that {roads were shut} is nonsense"; None where it says nothing such."""
    match = _REJECTED.match(text, start, end)
    return match.span("what") if match is not None else None


def whose_words(text: str, contents: Sequence[Offsets]) -> Offsets | None:
    """Who is named right before a quotation as the one whose words it is: "in {the mayor}'s words"."""
    start = contents[0][0]
    match = _WHOSE_WORDS.search(text, max(0, start - LONGEST_PHRASE), start)
    return match.span("who") if match is not None else None


def stamped(text: str, start: int, end: int) -> int:
    """Where the words begin behind the time that opens an entry of a running report; `start` where none does."""
    opens = start == 0 or text[start - 1] == "\n"
    match = _STAMP.match(text, start, end) if opens else None
    return match.end() if match is not None else start


def without_heading(text: str, content: Offsets) -> Offsets:
    """The content from its last line on, where a time, a dateline or a heading runs into it."""
    content = (stamped(text, *content), content[1])
    if (dated := _DATED_LINE.match(text, *content)) is not None and dated.end() < content[1]:
        content = (dated.end(), content[1])
    at = text.rfind("\n", *content)
    first = text[content[0] : at] if at >= 0 else ""
    if not first or len(first) > LONGEST_PHRASE or re.search(r"[.!?”\"]\s*$", first):
        return content
    return (at + 1, content[1])
