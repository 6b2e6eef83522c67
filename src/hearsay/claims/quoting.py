"""Who is quoted by whom: the speaker is the one quoted, whoever quotes passes the words on.

    {The guild} was quoted by Tass as saying that {the quay was shut}     the guild speaks, Tass passes it on
    "The quay was shut," {a mason} was quoted as saying by Tass           a mason speaks
    La Riva quoted {a mason} as having said {the quay was shut}           La Riva passes it on, whatever it is

Readers take the one who quotes for the speaker, and the one quoted for a content. The words are read anew from the
sentence that they stand in. Offsets are into the report's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.claims.clauses import has_finite
from hearsay.claims.page import Draft, Page
from hearsay.sources.forms import Form
from hearsay.sources.mentions import mention
from hearsay.sources.relays import BACK, GENERIC, Passed, outlet_named

Offsets = tuple[int, int]

AS_SAYING = (
    r"as\s+(?:also\s+)?(?:saying|having\s+(?:said|told\s+[^,;:“”\"]{2,40}?)|stating|writing|adding|confirming|warning|denying|claiming|"
    r"acknowledging|telling\s+[^,;:“”\"]{2,40}?)\b(?:\s+on\s+\w+day)?"
)
"""What stands between the one quoted and his words."""
_WHO = r"(?P<who>[^,;:.“”\"][^;:“”\"]{1,130}?)"
_VERB = (
    r"(?P<verb>(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+|also\s+|later\s+)?(?:quoted|cited))"
)
_BY = r"(?:\s+by\s+(?P<by>[^,;:“”\"]{2,70}?))?"
_WHAT = (
    r"(?:(?:\s+by\s+(?P<late>[^,;:“”\"]{2,70}?)(?:(?:\s*[:,]|\s+that)\s+(?P<far>.+))?)|"
    r"(?:(?:\s*[:,])?\s+(?!by\b)(?:that\s+)?(?P<what>.+)))?"
)
_PASSIVE = re.compile(
    rf"(?:(?P<before>.*?[”\",])\s+)?{_WHO}\s+{_VERB}{_BY}(?:\s+on\s+\w+day)?\s+{AS_SAYING}{_WHAT}",
    re.DOTALL,
)
_ACTIVE = re.compile(
    rf"(?:(?P<before>.*?[”\",.])\s+)?(?P<by>[^,;:“”\"]{{2,70}}?)(?:,\s+(?:which|who)\s[^,;“”\"]{{2,80}},)?\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+)*"
    rf"(?P<verb>quoted|quotes|cited|cites)\s+{_WHO}\s+{AS_SAYING}(?:(?:\s*[:,])?\s+(?:that\s+)?(?P<what>.+))?",
    re.DOTALL,
)
_QUOTES = re.compile(r"\b(?:quot|cit)(?:ed|es|ing)\b", re.IGNORECASE)
_SPEAKERS = (Form.NAME, Form.PERSON, Form.BODY, Form.STATE, Form.PEOPLE, Form.OUTLET, Form.PRONOUN, Form.JOINT)
_END = " \t\n.,;:"


@dataclass(frozen=True, slots=True)
class Quoted:
    """What one sentence says: who is quoted, by whom, the cue, and the words where they stand behind it or before."""

    who: Offsets
    by: Offsets | None
    cue: Offsets
    what: Offsets | None
    before: Offsets | None = None


def read_quoted(text: str, sentence: Offsets) -> Quoted | None:
    """Who is quoted by whom in a sentence; None where it quotes nobody in these words."""
    start, end = sentence
    while end > start and text[end - 1] in _END:
        end -= 1
    for pattern in (_PASSIVE, _ACTIVE):
        match = pattern.fullmatch(text, start, end)
        if match is None or mention(match.group("who")).form not in _SPEAKERS:
            continue
        groups = match.groupdict()
        by = next((match.span(g) for g in ("by", "late") if groups.get(g)), None)
        what = next((match.span(g) for g in ("what", "far") if groups.get(g)), None)
        if what is not None and groups.get("before") and not has_finite(text[slice(*what)]):
            what = None
        before = (match.start("before"), match.end("before") - 1) if groups.get("before") else None
        return Quoted(match.span("who"), by, match.span("verb"), what, before)
    return None


def requote(page: Page, draft: Draft) -> bool:
    """Gives a draft whose cue quotes somebody its speaker, words and relay; whether it did."""
    text = page.text
    if draft.cue is None or not _QUOTES.search(text, *draft.cue):
        return False
    found = read_quoted(text, page.sentence(draft.cue[0]))
    if found is None or not (draft.cue[0] < found.cue[1] and found.cue[0] < draft.cue[1]):
        return False
    contents = (found.what,) if found.what else _without(draft.contents, found)
    if not contents and found.before is not None:
        contents = (found.before,)
    if not contents:
        return False
    if found.by is not None and (name := _passer(text[slice(*found.by)])):
        draft.relays.append(Passed(name, *found.by, 1))
        draft.framing.append(found.by)
    draft.source, draft.cue, draft.contents = found.who, found.cue, contents
    draft.mention = page.mention(found.who)
    return True


def _passer(words: str) -> str:
    """The name of whoever quotes: an outlet, or another by name; empty for a pronoun or nobody named."""
    if GENERIC.fullmatch(words):
        return BACK
    if name := outlet_named(words):
        return name
    named = mention(words)
    if named.form in (Form.NAME, Form.BODY, Form.OUTLET, Form.STATE):
        return named.canonical or re.sub(r"^(?:the|an?)\s+", "", words, flags=re.IGNORECASE)
    return ""


def _without(contents: tuple[Offsets, ...], found: Quoted) -> tuple[Offsets, ...]:
    """The contents before the one quoted is named."""
    kept = ((a, min(b, found.who[0])) for a, b in contents if a < found.who[0])
    return tuple((a, b) for a, b in kept if b > a)
