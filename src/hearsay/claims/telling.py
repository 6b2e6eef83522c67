"""Who told whom what: the hearer stands between the verb and the words, and readers take it for one of them.

    The guard told {NHK} {the gate was open}                 NHK ends where the words begin
    {The gate was open}, the guard, a cook, told NHK         the words stand before
    {The guard told NHK}, says Tass, {the gate was open}     the telling stands apart from the words
    said {in a radio address} {schools would close}          the way they were put, before the words

Offsets are into the report's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.claims.clauses import has_finite, is_finite
from hearsay.reading.cues import lexicon
from hearsay.sources.lexicon import outlets, words
from hearsay.sources.names import fold
from hearsay.sources.relays import patterns

Offsets = tuple[int, int]
LONGEST_DESCRIPTION = 80
"""Characters between "told" and the words: the hearer, and a subject with its apposition that a reader left out."""
LONGEST_TELLING = 120
"""Characters of "the guard, a retired cook, told Radio Alpha"."""
LONGEST_NAME = 6
"""Words of the longest name of an outlet looked for behind "told", with its article."""
_HEARERS = (
    r"(?:(?:the|a|his|her|its|their|several|a\s+group\s+of)\s+)?(?:[a-z-]+\s+)?(?:reporters|journalists|lawmakers|investigators|mediators|"
    r"police|detectives|officials|parliament|mps|colleagues|relatives|families|court|inquiry|council|press|media|outlets|conference|briefing)\b"
)
_PERSONS = r"(?:him|her|them|us|me|it|you)\b"
_HEARER = re.compile(rf"(?:{_HEARERS}|{_PERSONS})")
_DESCRIBED = re.compile(
    r"(?:(?:the|its|a)\s+)?(?:[A-Z][\w-]+\s+|[a-z-]+\s+){0,2}?(?:newspaper|daily|weekly|magazine|broadcaster|news\s+agency|news\s+(?:web)?site|website|"
    r"radio\s+station|tv\s+channel|channel|station|tabloid)\s+(?:[A-Z][\w’'-]+|[A-Z]+)(?:\s+(?:[A-Z][\w’'-]*|\d+))?"
)
_WORDS = re.compile(r"[\w&./’'-]+")
_TOLD = re.compile(r"\b(?:told|tells|tell)\s+")
_CLOSING = re.compile(
    r"(?P<what>[^“”\"]{8,}?),\s+(?P<who>(?:[A-Z]|the\s|an?\s|one\s|two\s|his\s|her\s|its\s)[^,;:“”\"]{1,70}(?:,\s[^,;:“”\"]{2,80},)?)\s+"
    r"(?:(?:had|has|later|also)\s+)*(?P<cue>told|tells|tell)\s+(?P<hearer>[^,;:“”\"]{2,60})"
)
_OPENING = re.compile(
    r"(?P<who>(?:[A-Z]|the\s|an?\s|one\s|two\s|his\s|her\s|its\s)[^;:“”\"]{1,110}?),?\s+(?:(?:had|has|later|also)\s+)*(?P<cue>told|tells|tell)\s+"
)
_OPENS = re.compile(r"(?:[A-Z]|the\s|an?\s|one\s|two\s|his\s|her\s|its\s)")
_WORD = re.compile(r"[a-z]+")
_TELLS = re.compile(r"\b(?:told|tell|tells|telling)\s*$")
_AS = re.compile(r"\b(?:as|what|when|that|which|and)\b", re.IGNORECASE)
_SPACE = re.compile(r"\s*")
_THAT = re.compile(r"\s*,?\s*(?:that\s+)?")
_WAY = re.compile(r"(?:in|on|at|via|by|through|during)\s+(?:(?:an?|the|his|her|its|their)\s+)?(?:[\w-]+\s+){0,2}?")


@dataclass(frozen=True, slots=True)
class Told:
    """A telling in its parts."""

    who: Offsets
    cue: Offsets
    what: tuple[Offsets, ...]


def behind_hearer(text: str, start: int, end: int) -> int | None:
    """Where the words begin behind the one who was told at `start`; None where nobody is named there."""
    for pattern in (_HEARER, _DESCRIBED):
        if (match := pattern.match(text, start, end)) is not None:
            return match.end()
    tokens = list(_WORDS.finditer(text, start, end))[:LONGEST_NAME]
    for token in reversed(tokens):
        run = text[start : token.end()]
        name = re.sub(r"^(?:the|The)\s+", "", run)
        if (
            name[:1].isupper()
            and fold(name) not in words().plain
            and (fold(name) in outlets() or fold(run) in outlets())
        ):
            return token.end()
    if len(tokens) > 1 and fold(tokens[0].group()) in words().outlet_first and tokens[0].group()[:1].isupper():
        return tokens[1].end()
    return None


def told(text: str, start: int, end: int) -> Told | None:
    """Who tells, the verb and the words of a stretch that is a telling from end to end; None where it is none."""
    if _TOLD.search(text, start, end) is None:
        return None
    match = _CLOSING.fullmatch(text, start, end)
    if match is not None and has_finite(match.group("what")) and not has_finite(match.group("hearer")):
        return Told(match.span("who"), match.span("cue"), (match.span("what"),))
    match = _OPENING.match(text, start, end)
    if match is None or has_finite(match.group("who")) or _AS.search(match.group("who")):
        return None
    at = _words_from(text, match.end(), end)
    return Told(match.span("who"), match.span("cue"), ((at, end),)) if at is not None else None


def parted(text: str, contents: Sequence[Offsets]) -> Told | None:
    """Who tells where a reader gives the telling as a content of its own: "{The guard told NHK}, ... {it was open}"."""
    start, end = contents[0]
    if len(contents) < 2 or end - start > LONGEST_TELLING or not _OPENS.match(text, start):
        return None
    cue = next(
        (m for m in _WORD.finditer(text, start, end) if m.start() > start and m.group() in lexicon().verbs), None
    )
    if cue is None or has_finite(text[start : cue.start()]) or has_finite(text[cue.end() : end]):
        return None
    who = start, start + len(text[start : cue.start()].rstrip(" ,"))
    return Told(who, cue.span(), tuple(contents[1:]))


def _words_from(text: str, at: int, end: int) -> int | None:
    """Where the words begin behind a hearer at `at`; None where no hearer is named or no clause follows."""
    behind = behind_hearer(text, at, end)
    if behind is None:
        return None
    that = _THAT.match(text, behind, end)
    behind = that.end() if that else behind
    return behind if has_finite(text[behind:end]) else None


def without_hearer(text: str, content: Offsets, cue: Offsets) -> Offsets:
    """The content from behind the one who was told: it may open with him, or with its verb alone."""
    if _TELLS.search(text, *cue) is None or not 0 <= content[0] - cue[1] < LONGEST_DESCRIPTION:
        return content
    gap = _SPACE.match(text, cue[1])
    at = _words_from(text, gap.end() if gap else cue[1], content[1])
    first = text[content[0] : content[1]].split(None, 1)[0].lower()
    return (at, content[1]) if at is not None and (at > content[0] or is_finite(first)) else content


def without_way(text: str, content: Offsets, cue: Offsets) -> Offsets:
    """The content without the words that say how it was put, behind its cue: "said {in a speech} schools close"."""
    if text[cue[1] : content[0]].strip():
        return content
    way = _WAY.match(text, *content)
    if way is None:
        return content
    channel = patterns().channel.search(text, content[0], content[1])
    if channel is None or channel.start() > way.end() or not has_finite(text[channel.end() : content[1]]):
        return content
    behind = _THAT.match(text, channel.end())
    return (behind.end() if behind else channel.end()), content[1]
