"""The words around a content -> who passes it on, and on what channel it was put.

    "...," the mayor told the Lakeside Courier          relay  Lakeside Courier
    "...," said the mayor, quoted by Tass               relay  TASS
    Tass reported, citing the mayor, that ...           relay  TASS, and the mayor speaks
    ..., the mayor told Radio Alpha, Tass reported      relays Radio Alpha, TASS (nearest the report last)
    ... the mayor wrote on Telegram                     no relay; channel Telegram

An outlet that speaks for itself is a speaker and no relay. Those who were told but publish nothing ("told
reporters") are a channel.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError
from hearsay.sources.forms import Form
from hearsay.sources.issuers import published_by
from hearsay.sources.known import outlet_in
from hearsay.sources.lexicon import outlets, state_adjectives, words
from hearsay.sources.mentions import mention
from hearsay.sources.names import fold
from hearsay.sources.proper import named_behind

_PASSES, _REPORTS = 1, 2
"""Ranks of "quoted by Tass" and of "Tass reported"; who quotes the latter stands nearer the report."""
MASK = "\x01"
"""Stands for every character of a content, so that nothing in it is taken for the words around it."""
BACK = "\x02"
"""The name of a relay that the words give as "the newspaper": the outlet named last."""


@dataclass(frozen=True, slots=True)
class Passed:
    """One relay: its name, where it is named (offsets into the frame), and how near the report it stands."""

    name: str
    start: int
    end: int
    rank: int


@dataclass(frozen=True, slots=True)
class Route:
    """What the words around a content say of its way; `speaker` is set where they name another one."""

    relays: tuple[Passed, ...] = ()
    channel: str = ""
    channel_at: tuple[int, int] | None = None
    speaker: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Patterns:
    """`relays.toml` as regular expressions; a group of `after` is named by its rank."""

    after: re.Pattern[str]
    reports: re.Pattern[str]
    citing: re.Pattern[str]
    channel: re.Pattern[str]
    channels: dict[str, tuple[int, str]]


def _any(entries: list[str]) -> str:
    longest = sorted(entries, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(e).replace(r"\ ", r"\s+") for e in longest) + ")"


@cache
def patterns() -> Patterns:
    """Reads `relays.toml`; raises LexiconError where a list is missing."""
    table = tomllib.loads((files("hearsay.sources") / "data" / "relays.toml").read_text(encoding="utf-8"))
    lists: dict[str, list[str]] = {}
    for key in ("passed_on_by", "told", "said_to", "reports", "citing", "according"):
        entry = table.get(key)
        if not isinstance(entry, list) or not all(isinstance(w, str) and w for w in entry):
            raise LexiconError("relays.toml", f"`{key}` must be a list of words.")
        lists[key] = entry
    told = rf"\b{_any([*lists['told'], *lists['said_to']])}|(?:^|(?<=[.!?”\"]\s))To"
    stories = r"(?:report|account|article|dispatch|story)s?\s+(?:by|in|from)"
    by = rf"\b(?:{_any(lists['passed_on_by'])}\s+(?:by|on|in)|{stories})"
    wrote = r"(?<=[,”\"\x01])\s*(?:as\s+)?(?:reported|reports|wrote|writes|cited)(?!\s+(?:by|that)\b)"
    late = rf"\b{_any(lists['according'])}|{wrote}"
    channels = {fold(word): (i, name) for i, (name, entries) in enumerate(table["channel"].items()) for word in entries}
    return Patterns(
        after=re.compile(rf"(?:(?P<r0>{told})|(?P<r1>{by})|(?P<r2>{late}))\s+", re.IGNORECASE),
        reports=re.compile(rf"\b{_any(lists['reports'])}\b", re.IGNORECASE),
        citing=re.compile(rf"\b{_any(lists['citing'])}\s+", re.IGNORECASE),
        channel=re.compile(rf"\b{_any(list(channels))}\b", re.IGNORECASE),
        channels=channels,
    )


_END = re.compile(
    r"[,;:()\x01“”\"]|\.(?:\s|$)|\s(?:and|that|as|on|in|at|who|which|while|but|after|before|when|from|for|said|saying|"
    r"earlier|later|by phone|over|during|via|citing|quoting)\s"
)
GENERIC = re.compile(
    r"(?:the|this)\s+(?:[a-z]+\s+)?(?:newspaper|paper|agency|channel|broadcaster|outlet|station|magazine|website|site|"
    r"daily|network|portal|publication|newswire|radio|tabloid)\b(?!\s+(?:[A-Z]|of\b|that\b))"
)
"""An outlet by its noun alone: the one named last."""
_RUNS_ON = re.compile(
    r"(?P<name>(?:[a-z]+\s+)*(?:[A-Z][\w’'&-]*\s+)*[A-Z][\w’'&-]*)\s+"
    r"(?:[a-z]+ed|saw|said|told|heard|felt|was|were|had|wrote)"
)
"""A name with the verb behind it: "quoted by the website Valley Today saw"."""
_AS_SAYING = re.compile(r"\bas\s+(?:saying|telling|stating|writing|adding|confirming)\b", re.IGNORECASE)
_QUOTED = re.compile(r"\b(?:quoted|cited|quotes|cites)\s+(?!by\b)")
_ACCORDING = re.compile(r"\baccording\s+to\s+")
_CITED_END = re.compile(
    r"[;:()\x01“”\"]|,\s|\.(?:\s|$)|\s(?:that|as|said|saying|reported|"
    r"on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s"
)
_CREDIT = re.compile(r"\(([A-Z][^()\n]{1,40})\)|^(?:By|Source:|Agency:)\s+([A-Z][^\n]{1,40})$", re.MULTILINE)
_BEFORE = re.compile(
    r"(?:^|[,.;:()\x01“”\"]\s*|\b(?:and|as|while|but|that|as the)\s+)([^,.;:()\x01“”\"]{2,60}?),?\s*$",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"\s+(?:has|have|had|also|later|earlier|first|then|separately)$", re.IGNORECASE)


def route(frame: str, source: tuple[int, int] | None, known: Mapping[str, str] | None = None, own: str = "") -> Route:
    """The way of a content, from the masked words around it.

    Args:
        frame: the words, with everything that is content masked.
        source: where the frame names the speaker.
        known: the outlets that the case's headers name, by their folded names.
        own: the outlet of the report itself, which "this newspaper" means.
    """
    known = known or {}
    patterned = patterns()
    channel, channel_at = _channel(frame, patterned)
    found: list[Passed] = []
    for match in patterned.after.finditer(frame):
        until = source[0] if source and match.end() < source[0] else len(frame)
        named = outlet_at(frame, match.end(), until, known, own)
        if named is not None and match.lastgroup is not None:
            found.append(Passed(*named, int(match.lastgroup[1])))
    found += _subjects(frame, patterned, known)
    speaker, cue = _cited(frame, source, patterned, found, known)
    speaks = speaker or source
    first = min((p.start for p in found if p.rank == _REPORTS), default=len(frame))
    found = [replace(p, rank=_REPORTS + 1) if p.rank == _PASSES and p.start > first else p for p in found]
    kept: dict[str, Passed] = {}
    for passed in sorted(found, key=lambda p: (p.rank, p.start)):
        inside = speaks is not None and passed.start < speaks[1] and speaks[0] < passed.end
        if not (inside and _is_speaker(frame, speaks, passed)):
            kept.setdefault(passed.name, passed)
    return Route(tuple(kept.values()), channel, channel_at, speaker, cue)


def _is_speaker(frame: str, own: tuple[int, int] | None, passed: Passed) -> bool:
    """Whether the outlet inside the speaker's own words is the speaker, not the outlet that quotes him."""
    if own is None:
        return False
    before = frame[own[0] : passed.start].lower()
    return not re.search(r"\b(?:by|told|to|citing|with)\s+(?:the\s+)?$", before)


def outlet_at(
    frame: str, at: int, until: int, known: Mapping[str, str] | None = None, own: str = ""
) -> tuple[str, int, int] | None:
    """The outlet that the words from `at` name: a known one, one with an outlet's noun, or several unnamed."""
    if (generic := GENERIC.match(frame, at)) is not None:
        return (own if own and generic.group().lower().startswith("this ") else BACK), at, generic.end()
    stop = _END.search(frame, at, until)
    end = stop.start() if stop else until
    phrase = frame[at:end].strip()
    if not phrase or len(phrase) > 80 or fold(phrase) in patterns().channels:
        return None
    start = frame.index(phrase, at)
    if (run := _RUNS_ON.fullmatch(phrase)) is not None:
        phrase = run.group("name")
    name = published_by(phrase, known or {}) or outlet_named(phrase) or _called_the(phrase)
    return (name, start, start + len(phrase)) if name else None


def _called_the(phrase: str) -> str:
    """The outlet that a name with no person in it is, told something: "the Wick Bugle", "the Herald", "KRT"."""
    paper = re.fullmatch(r"[Tt]he\s+([A-Z][\w’'-]+)", phrase)
    if paper is not None and fold(paper.group(1)) in words().outlet_last:
        return paper.group(1)
    if re.fullmatch(r"[A-Z]{3,5}", phrase) and mention(phrase).form is Form.BODY and not mention(phrase).canonical:
        return phrase
    bare = re.fullmatch(r"the\s+((?:[A-Z][\w&'’-]+\s+){1,3}[A-Z][\w&'’-]+)", phrase)
    return bare.group(1) if bare is not None and mention(phrase).form is Form.NAME else ""


def outlet_named(phrase: str) -> str:
    """The name of the outlet or outlets that a noun phrase names; empty where it names none."""
    if (behind := named_behind(phrase)) is not None:
        return behind
    bare = re.sub(r"^(?:the|a|an|its|his|her|their)\s+", "", phrase, flags=re.IGNORECASE)
    known = outlets().get(fold(phrase)) or outlets().get(fold(bare))
    if known is not None and (bare[:1].isupper() or bare in (known.name, known.name.lower())):
        return known.name
    found = mention(phrase)
    if found.form is Form.OUTLET and found.canonical:
        return found.canonical
    lex = words()
    tail = [fold(w) for w in bare.split()]
    for width in (2, 1):
        if len(tail) > 1 and len(tail) >= width and " ".join(tail[-width:]) in lex.outlets:
            return bare
        noun = " ".join(tail[-width:])
        common = noun not in lex.outlet_last or bare.split()[-1].islower()
        if len(tail) > width and noun in lex.outlet and common:
            name = " ".join(bare.split()[:-width])
            known = outlets().get(fold(name))
            if name.islower():
                return known.name if known is not None and name in (known.name, known.name.lower()) else bare
            return bare if fold(name) in state_adjectives() else name
    capitals = re.match(r"(?:[A-Z][\w&'’.-]*\s+){1,4}", f"{bare} ")
    if capitals and len(tail) > 1 and tail[-1] in lex.outlet_last and len(capitals.group().split()) == len(tail):
        return bare
    if known_inside := outlet_in(bare):
        return known_inside if len(tail) < 6 else ""
    return ""


def _subjects(frame: str, patterned: Patterns, known: Mapping[str, str]) -> list[Passed]:
    """Outlets that report, quote or cite: "Tass quoted the mayor as saying", ", state media reported"."""
    found = []
    for match in patterned.reports.finditer(frame):
        before = _ADVERB.sub("", frame[max(0, match.start() - 70) : match.start()].rstrip())
        subject = _BEFORE.search(before)
        if subject is None:
            continue
        phrase = subject.group(1)
        if (name := published_by(phrase, known) or outlet_named(phrase)) or GENERIC.fullmatch(phrase):
            start = max(0, match.start() - 70) + subject.start(1)
            found.append(Passed(name or BACK, start, start + len(phrase), 2))
    return found


def _cited(
    frame: str, source: tuple[int, int] | None, patterned: Patterns, found: list[Passed], known: Mapping[str, str]
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The speaker behind an outlet that cites or quotes somebody, where the attribution names the outlet."""
    if source is None:
        return None, None
    named = mention(frame[source[0] : source[1]])
    header = published_by(named.text, known)
    if named.form is not Form.OUTLET and not header and not (named.form is Form.UTTERANCE and outlet_in(named.text)):
        return None, None
    match = patterned.citing.search(frame) or _QUOTED.search(frame) or _ACCORDING.search(frame, source[1])
    fronted = match is not None and match.start() < source[0] and not frame[: match.start()].strip(' \n“"')
    if match is None or (match.start() < source[0] and not fronted):
        return None, None
    stop = _AS_SAYING.search(frame, match.end()) or _CITED_END.search(frame, match.end())
    end = stop.start() if stop else len(frame)
    phrase = frame[match.end() : end].strip(" ,.;")
    cited = mention(phrase)
    if not phrase or len(phrase) > 160 or cited.form in (Form.NONE, Form.UTTERANCE, Form.EVIDENCE):
        return None, None
    start = frame.index(phrase, match.end())
    if fronted and not start + len(phrase) <= source[0]:
        return None, None
    relay = header or named.canonical or outlet_named(named.text) or outlet_in(named.text) or named.text
    if all(p.name != relay for p in found):
        found.append(Passed(relay, source[0], source[1], 2))
    return (start, start + len(phrase)), (match.start(), match.start() + len(match.group().rstrip()))


def _channel(frame: str, patterned: Patterns) -> tuple[str, tuple[int, int] | None]:
    """The channel that the words name; the one that stands first in the table where they name several."""
    named = [(*patterned.channels[fold(m.group())], m.span()) for m in patterned.channel.finditer(frame)]
    if not named:
        return "", None
    _, name, at = min(named)
    return name, at


def wire_credit(text: str) -> str:
    """The agency that a report's first lines credit: "KYIV (Reuters) —", "By PTI"; empty where none is."""
    head = text[:200]
    for match in re.finditer(
        r"\(([A-Z][^()\n]{1,40})\)|^(?:By|Source:|Agency:)\s+([A-Z][^\n]{1,40})$", head, re.MULTILINE
    ):
        known = outlets().get(fold(match.group(1) or match.group(2)))
        if known is not None:
            return known.name
    return ""
