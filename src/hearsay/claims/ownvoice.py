"""What a report states in its own voice: its sentences and clauses outside any attribution.

    The bridge was closed at noon.                         a claim of the report
    The mayor, who had ordered the closure, said ...       the clause about the order
    Read more: how the bridge was built                    about the page: nothing

A sentence that only frames what others said (a lone "he added") is none. Which of them are background is
`background.py`'s to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, takewhile

from hearsay.claims.clauses import about_the_page, classes, has_finite
from hearsay.claims.tidy import rejected, stamped
from hearsay.reading.segments import dateline

SHORTEST = 3
"""Words of the shortest own-voice claim: a subject, a verb and what it says ("All are taken")."""
PLAIN = 5
"""Words from which a line that ends with a stop is taken for a sentence even where no finite verb is known in it."""
SHORTEST_CLAUSE = 5
"""Words of the shortest clause beside an attribution; shorter ones are adjuncts of the cue ("as he was leaving")."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"«„].*[”\"»]\.?", re.DOTALL)
_TRIM = " \t\r\n,;:–—-“”\"'’()."
_JOINT = re.compile(
    r"[\s,;]+(?:and|but|or|yet|while|after|before|because|as|not|nor|that|which|who|(?:on|in|of|to|from|for|with|by)\s+(?:which|whom))[\s,;]*$"
)
"""What joins a clause to the next and belongs to neither: "..., and", "... on which"."""
_BROKEN_OFF = re.compile(r"\s(?:in|on|of|to|from|for|with|by|at|near|against|between|about|over)\s+(?:the\s+)?$")
"""A clause that breaks off before a noun that speaks in a relative clause: "the vote in {Arcadia}, which denied"."""
LONGEST_NOUN = 60
"""Characters of the noun that a clause broken off ends with: a name with its article."""
_NEXT_CLAUSE = re.compile(r",\s+(?=(?:and|but|although|though|while)\s)")
_UNCHECKED = re.compile(
    r"\b(?:un(?:confirmed|verified)|(?:not|cannot|couldn['’]t|yet)\b.{0,30}(?:confirm|verif|check)\w*)", re.IGNORECASE
)
"""A clause that says what the report thinks of what it passes on; three words are enough for it."""
_GLOSS = re.compile(
    r"(?:(?:its|his|her|their|the|a|an|\w+['’]s?)\s)(?:[\w-]+\s){1,6}?(?:who|which|that)\s(?:(?!\b(?:is|was|are|were|has|have|had)\b).)*$",
    re.IGNORECASE,
)
"""A noun with a relative clause alone: "its word for men who want a state of their own"."""
_PLACE_AND_DATE = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2},\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2}),?\s+\d{4}\.?"
)
"""A line that dates a statement: "Halvik, 3 March 2031"."""
_ADVERBIAL = re.compile(
    r"(?:In|On|At|By|With|From|During|Under|Through|Via|Speaking|Writing|Asked|Quoting|Citing)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\b\w+(?:ed|ent|own|aid|ven)\s+(?:on|in|at|by|to|from|with|about|for|late|early|earlier|under|online)\b"
)
_PASSED_ON = re.compile(
    r"(?:as|and|but|which was|who was)?\s*(?:was\s+|were\s+)?(?:reported|quoted|cited|told|saying|said|wrote|added|"
    r"would not|did not (?:say|elaborate|give)|declined|refused)\b",
    re.IGNORECASE,
)
"""A clause that only says how the words came, or that nothing more was said."""

Offsets = tuple[int, int]
Block = tuple[Offsets, Sequence[Offsets]]


def own_sentences(text: str, blocks: Iterable[Block], taken: Sequence[Offsets]) -> list[Offsets]:
    """The own-voice claims of `text`.

    Args:
        text: the report's text.
        blocks: its paragraphs, each with its sentences.
        taken: the offsets of every source, cue and content, in order.
    """
    found: list[Offsets] = []
    openers = _openers()
    later = 0
    for paragraph, sentences in blocks:
        start_of_words = dateline(text, paragraph)
        for start, end in sentences:
            start = stamped(text, max(start, min(start_of_words, end)), end)
            while later < len(taken) and taken[later][1] <= start:
                later += 1
            inside = _until(taken, later, end)
            if not inside:
                if (claim := _sentence(text, start, end, openers)) is not None:
                    found.append(claim)
            else:
                found += _clauses(text, start, end, inside)
    return found


def _until(taken: Sequence[Offsets], first: int, end: int) -> list[Offsets]:
    """The spans from number `first` on that begin before `end`."""
    return list(takewhile(lambda span: span[0] < end, islice(taken, first, None)))


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(map(re.escape, classes().openers)) + r")\b,?\s+", re.IGNORECASE)


def _sentence(text: str, start: int, end: int, openers: re.Pattern[str]) -> Offsets | None:
    """A sentence without attribution, where it states something."""
    sentence = text[start:end]
    if (
        about_the_page(sentence)
        or _PLACE_AND_DATE.fullmatch(sentence)
        or sentence.endswith((":", "?"))
        or _QUOTED.fullmatch(sentence)
    ):
        return None
    if not has_finite(sentence) and not (sentence.endswith(".") and len(_WORD.findall(sentence)) >= PLAIN):
        return None
    if (match := openers.match(text, start, end)) is not None:
        start = match.end()
    start, end = rejected(text, start, end) or (start, end)
    return _trimmed(text, start, end, SHORTEST)


def _clauses(text: str, start: int, end: int, inside: Sequence[Offsets]) -> list[Offsets]:
    """The clauses with a finite verb that a sentence has beside its attributions."""
    gaps, last = [], start
    for a, b in inside:
        if a > last:
            gaps.append((last, a))
        last = max(last, b)
    if last < end:
        gaps.append((last, end))
    return [claim for gap in gaps if (claim := _clause(text, *gap, inside)) is not None]


def _clause(text: str, start: int, end: int, inside: Sequence[Offsets]) -> Offsets | None:
    """What a gap states: all of it, or its last clause behind a comma ("two of them boys, but the list was lost")."""
    if _BROKEN_OFF.search(text, start, end):
        end = next((b for a, b in inside if a == end and b - a < LONGEST_NOUN and has_finite(text[start:end])), end)
    if (claim := _stated(text, start, end)) is not None:
        return claim
    behind = _NEXT_CLAUSE.search(text, start, end)
    return _stated(text, behind.end(), end) if behind is not None else None


def _stated(text: str, start: int, end: int) -> Offsets | None:
    verdict = _UNCHECKED.search(text, start, end) is not None
    trimmed = _trimmed(text, start, end, SHORTEST if verdict else SHORTEST_CLAUSE)
    if trimmed is None:
        return None
    start, end = trimmed
    first = text[start:end].split(None, 1)[0].lower()
    if first not in classes().added and not text[start].isupper():
        return None
    clause = text[start:end]
    if _ADVERBIAL.match(clause):
        clause = _PARTICIPLE.sub(" ", clause)
    if not has_finite(clause) or _PASSED_ON.match(text, start, end) or _GLOSS.match(clause):
        return None
    return trimmed


def _trimmed(text: str, start: int, end: int, shortest: int) -> Offsets | None:
    while (joint := _JOINT.search(text, start, end)) is not None:
        end = joint.start()
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    return (start, end) if len(_WORD.findall(text, start, end)) >= shortest else None
