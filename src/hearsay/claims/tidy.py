"""What an attribution needs before it is a draft: the shapes that readers leave and the guideline does not.

    Tass {quoted} {the mayor as saying roads were shut}     the mayor speaks, the content is "roads were shut"
    the ministry, {which} {denied} {...}                    "which" is the ministry
    the army {said} {it left} and {denied} {...}            the second cue has the first one's source
    {roads were shut, but this could not be verified}       the verdict is the report's own
    {LAKESIDE, June 3\\nTwo men drowned}                      the dateline is no content

Offsets are into the report's text.
"""

from __future__ import annotations

import re

from hearsay.sources.mentions import Form, mention

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


def without_heading(text: str, content: Offsets) -> Offsets:
    """The content from its last line on, where a dateline or a heading runs into it."""
    at = text.rfind("\n", *content)
    first = text[content[0] : at] if at >= 0 else ""
    if not first or len(first) > LONGEST_PHRASE or re.search(r"[.!?”\"]\s*$", first):
        return content
    return (at + 1, content[1])
