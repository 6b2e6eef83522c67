"""What the reader leaves out and a plain frame of English tells: attributions by grammar, in sentences nobody has.

    {The harbour office} now {counts} {14 dead}                 who counts, measures, puts a number at something
    {The union}'s tally {is} {400}                              whose count it is
    {They never came}, by {his} {account}                       whose account it is
    {30 boats were lost}, if {the guild} {has it right}         on whose word it rests
    {Two are hurt}, {per} {the fire brigade}                    who is named at the end
    {The lock-keeper}'s log {has} {6:15}                        what somebody keeps a log of
    {The gate was open}, {she} {added}                          a cue at the end
    {The mayor} {denied} {that a wall fell}                     a cue at the start
    {We} {offer} {our boats to every family}                    what a statement does by saying it
    a letter in which {Ms Vale} {"flatly denies"} {any part}    a cue in quotation marks

The subject must be somebody who can speak, by the packaged lists; the verbs are data (`data/frames.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.claims.page import Page
from hearsay.claims.telling import told
from hearsay.claims.tidy import stamped
from hearsay.errors import LexiconError
from hearsay.records import Attribution, Span
from hearsay.sources.forms import Form, Mention
from hearsay.sources.lexicon import words
from hearsay.sources.names import fold
from hearsay.types import Quotation

SURE = 0.6
"""Confidence of an attribution found by its frame alone: between the reader's sure and doubtful ones."""
FEWEST_WORDS = 3
"""Words of the shortest stretch looked at: subject, verb, object."""

Offsets = tuple[int, int]
_WHO = (
    r"(?P<who>(?:[A-Z]|the\s|its\s|his\s|her\s|their\s|our\s|your\s|one\s|two\s|we\b|he\b|she\b|they\b|it\b|officials\b)"
    r"[^,;:.“”\"]{0,70}?(?:,\s(?:who\s|which\s|a\s|an\s|the\s|quoted\s|cited\s|[A-Z])[^,;:.“”\"]{2,80},)?)"
)
_CLAUSE = re.compile(r"\s*(?:;|,\s+(?:and|but|while|yet|so)\b|(?<=\w)\s+(?:and|but)(?=\s+we\b))\s*")
_VERB_INSIDE = re.compile(r"\b(?:is|was|were|are|said|says|to|that|as|who|and)$")
_TRIM = " ,;."


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames as regular expressions, each with the groups `who`, `cue` and `what`."""

    opening: tuple[re.Pattern[str], ...]
    closing: tuple[re.Pattern[str], ...]
    anywhere: tuple[re.Pattern[str], ...]


@cache
def frames() -> Frames:
    """Reads `frames.toml`; raises LexiconError where an entry is missing or no list."""
    table = tomllib.loads((files("hearsay.claims") / "data" / "frames.toml").read_text(encoding="utf-8"))

    def listed(key: str) -> str:
        entry = table.get(key)
        if not isinstance(entry, list) or not all(isinstance(w, str) and w for w in entry):
            raise LexiconError("frames.toml", f"`{key}` must be a list of words.")
        return "|".join(w.replace(" ", r"\s+") for w in sorted(entry, key=len, reverse=True))

    figure, counts = table.get("figure"), table.get("counts")
    if not isinstance(figure, str) or not isinstance(counts, list):
        raise LexiconError("frames.toml", "It needs `figure` and `counts`.")
    adverbs = rf"(?:\s(?:{listed('adverbs')}))*\s"
    opening = [
        rf"{_WHO}{adverbs}(?P<cue>{verb.replace(' ', chr(92) + 's')})\s(?P<what>{what.replace('{fig}', figure)}.*)"
        for verb, what in counts
    ]
    owner = r"(?P<who>(?:The|the|[A-Z])[^,;:.“”\"]{1,70}?)['’]s?\s(?:\w+\s){0,2}?"
    opening += [
        rf"{owner}(?:{listed('logs')})\s(?P<cue>has|had|gives|gave|shows|showed|puts)\s(?P<what>(?:[\w-]+\s){{0,3}}?{figure}.*)",
        rf"{owner}(?:{listed('tallies')})\s(?:now\s)?(?P<cue>is|was|stands\sat|stood\sat|remains)\s(?P<what>(?:[\w-]+\s){{0,3}}?{figure}.*)",
        rf"{_WHO}{adverbs}(?P<cue>{listed('that')})\s(?P<what>that\s.{{8,}})",
        rf"{_WHO}{adverbs}(?P<cue>{listed('rejects')})\s(?P<what>(?:the|any|a|having|all|being|\w+ing)\s.{{4,}})",
        rf"(?:\w+,\s)?[Aa]s\s{_WHO}\s(?P<cue>told|tells|said|says|put\sit|noted|wrote|explained)"
        r"(?:\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*|\s(?:to|in|on)\s[^,]{2,40})?,\s(?P<what>.{8,})",
        rf"(?P<who>[Ww]e)(?:\s(?:{listed('adverbs')}))*\s(?P<cue>{listed('performs')})\s(?P<what>.{{6,}})",
    ]
    whose = r"(?P<who>his|her|their|its|our|(?:the\s|[A-Z])[^,;:.]{1,50}?(?=['’]))(?:['’]s?)?\s(?:own\s)?"
    closing = [
        r"(?P<what>.{8,}),\s(?P<cue>say|says|said|per|according\sto)\s(?P<who>[^,;:.“”\"]{3,80})",
        rf"(?P<what>.{{8,}}),\s(?P<who>he|she|it|they)\s(?P<cue>{listed('closing')})\.?",
        rf"(?P<what>.{{8,}}?),\sby\s{whose}(?P<cue>{listed('accounts')})\.?",
        r"(?P<what>.{8,}),\sif\s(?P<who>(?:the\s|[A-Z]|he\b|she\b|they\b)[^,;:.]{0,60}?)\s"
        r"(?P<cue>(?:has|have|had)\s(?:it|this|that|the\s\w+)\sright|(?:is|are)\s(?:right|correct|to\sbe\sbelieved))\.?",
    ]
    anywhere = [
        r"(?P<who>(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}|[Tt]he\s[a-z]+(?:\s[a-z]+)?|s?he|they)\s"
        rf"(?P<cue>[“\"](?:\w+ly\s)?(?:{listed('rejects')})[”\"])\s(?P<what>[^.;“”\"]{{6,}})",
    ]
    return Frames(tuple(map(re.compile, opening)), tuple(map(re.compile, closing)), tuple(map(re.compile, anywhere)))


def framed(page: Page, taken: Sequence[Offsets]) -> list[Attribution]:
    """Attributions in the sentences and clauses of a report that none of `taken` (in order) touches."""
    found: list[Attribution] = []
    for sentence in page.sentences:
        free = list(_free(sentence, taken))
        whole = free == [sentence]
        sentence = stamped(page.text, *sentence), sentence[1]
        if page.inside_quotation(sentence[0]):
            continue
        telling = told(page.text, *_bare(page.text, *sentence)) if whole else None
        if telling is not None and speaks(page.mention(telling.who)):
            found.append(_made(page, telling.who, telling.cue, telling.what[0]))
            continue
        if whole and (match := _first(frames().closing, page, *sentence)) is not None:
            found.append(_attribution(page, match))
            continue
        for stretch in free:
            found += _in_stretch(page, stretch)
    return found


def _in_stretch(page: Page, stretch: Offsets) -> Iterator[Attribution]:
    text = page.text
    for pattern in frames().anywhere:
        match = pattern.search(text, *stretch)
        if match is not None and speaks(page.mention(match.span("who"))):
            yield _attribution(page, match)
            return
    match = _first(frames().opening, page, *stretch)
    if match is not None and not _CLAUSE.search(match.group("what")):
        yield _attribution(page, match)
        return
    edges = [stretch[0], *(m.end() for m in _CLAUSE.finditer(text, *stretch))]
    ends = [*(m.start() for m in _CLAUSE.finditer(text, *stretch)), stretch[1]]
    for start, end in zip(edges, ends, strict=True):
        if len(text[start:end].split()) >= FEWEST_WORDS:
            match = _first(frames().opening, page, start, end)
            if match is not None:
                yield _attribution(page, match)


def _first(patterns: Sequence[re.Pattern[str]], page: Page, start: int, end: int) -> re.Match[str] | None:
    """The first frame that a stretch of words fits, with somebody in it who can speak."""
    start, end = _bare(page.text, start, end)
    for pattern in patterns:
        match = pattern.fullmatch(page.text, start, end)
        if match is None or re.search(r"[“”\"]", match.group("who")) or _VERB_INSIDE.search(match.group("who")):
            continue
        if speaks(page.mention(match.span("who"))):
            return match
    return None


def speaks(m: Mention) -> bool:
    """Whether a naming is of somebody who can speak, by the lists: no bridge, no storm."""
    lex = words()
    if m.form in (Form.STATE, Form.OUTLET, Form.PRONOUN):
        return True
    if m.form is Form.NAME:
        return 0 < len(m.name) <= 4
    if m.form is Form.BODY:
        kind = " ".join(fold(m.text).split()[-2:])
        return bool(m.canonical or m.acronym or {m.head, kind} & (lex.public | lex.organisation | lex.company_last))
    several = m.head in lex.people or m.head.removesuffix("s") in lex.person
    return (m.form is Form.PEOPLE and several) or (m.form is Form.PERSON and bool(m.head))


def _free(sentence: Offsets, taken: Sequence[Offsets]) -> Iterator[Offsets]:
    """The stretches of a sentence between the spans of `taken`."""
    at = sentence[0]
    for start, end in taken:
        if end <= at or start >= sentence[1]:
            continue
        if start > at:
            yield at, start
        at = max(at, end)
    if at < sentence[1]:
        yield at, sentence[1]


def _bare(text: str, start: int, end: int) -> Offsets:
    """A stretch without stops and white space at its edges."""
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    while start < end and text[start] in _TRIM:
        start += 1
    return start, end


def _attribution(page: Page, match: re.Match[str]) -> Attribution:
    return _made(page, match.span("who"), match.span("cue"), match.span("what"))


def _made(page: Page, who: Offsets, cue: Offsets, what: Offsets) -> Attribution:
    report = page.report.id
    quotation = Quotation.MIXED if re.search(r"[“”\"]", page.text[slice(*what)]) else Quotation.INDIRECT
    return Attribution(
        id="",
        report=report,
        source=(Span(report, *who),),
        cue=(Span(report, *cue),),
        contents=(Span(report, *what),),
        quotation=quotation,
        confidence=SURE,
    )
