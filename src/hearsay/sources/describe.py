"""Speakers -> Source records: the name to print, what it is, its role, whom it belongs to, whose party it is.

The name is the fullest one that the case uses most; a speaker without a name is called by its description. `party`
is the state or the armed or political group that the source speaks for, empty for everybody else: it says whose
account a claim is, not that the account is wrong.
"""

from __future__ import annotations

import re

from hearsay.records import Report, Source
from hearsay.sources.cast import Speaker
from hearsay.sources.lexicon import states, words
from hearsay.sources.mentions import mention
from hearsay.sources.names import fold
from hearsay.sources.relays import wire_credit
from hearsay.types import SourceKind

_EDGE = ' ,;:."“”()—–'
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|(?:its|his|her|their|our|your|my)(?:\s+own)?)\s+", re.IGNORECASE)
_ADDED = re.compile(r",\s+(?:which|who|whose|where|a|an|the)\s")
_BODY_IN_ROLE = re.compile(r"^(.*?)(?:['’]s)?\s+\S+$")


def source_of(number: int, speaker: Speaker, names: dict[int, str]) -> Source:
    """The record of one speaker; `names` holds the names of all speakers by identity, for its candidates."""
    role = speaker.roles.most_common(1)[0][0] if speaker.roles else ""
    return Source(
        id=f"s{number}",
        name=names[id(speaker)],
        kind=speaker.kind,
        role=_ARTICLE.sub("", role).strip(_EDGE) if speaker.name else "",
        affiliation=affiliation(speaker, role),
        party=party(speaker),
        mentions=tuple(sorted(set(speaker.spans))),
        candidates=tuple(dict.fromkeys(names[id(c)] for c in speaker.candidates if id(c) in names)),
    )


def name_of(speaker: Speaker) -> str:
    """The name to print."""
    if speaker.members:
        return " and ".join(name_of(m) for m in speaker.members)
    if speaker.canonical:
        return speaker.canonical
    if speaker.name:
        fullest = [f for f in speaker.forms if len(mention(f).name) == len(speaker.name)]
        best = max(fullest, key=lambda f: (speaker.forms[f], f)) if fullest else ""
        return " ".join(mention(best).name if best else speaker.name)
    forms = [f for f in speaker.forms if len(f.split()) > 1] or list(speaker.forms)
    if not forms:
        return "nobody named"
    best = max(forms, key=lambda f: (speaker.forms[f] + len(f.split()) / 10, f))
    name = _ARTICLE.sub("", _ADDED.split(best)[0]).strip(_EDGE)
    state = states().get(speaker.state)
    if state and speaker.kind in (SourceKind.PUBLIC_BODY, SourceKind.ORGANISATION) and not mention(best).state:
        name = f"{name} ({state.name})"
    if speaker.kind is SourceKind.ANONYMOUS and name:
        name = f"{name} (unnamed)" if "unnamed" not in name else name
    return name or "nobody named"


def affiliation(speaker: Speaker, role: str) -> str:
    """The outlet, body or state that a person or group belongs to, as far as its role says."""
    if speaker.affiliation:
        return speaker.affiliation
    match = _BODY_IN_ROLE.match(_ARTICLE.sub("", role)) if speaker.kind is SourceKind.PERSON else None
    if match is not None and is_named_body(match.group(1)):
        return match.group(1).strip(_EDGE)
    state = states().get(speaker.state)
    return state.name if state and speaker.kind is not SourceKind.STATE else ""


def is_named_body(words_before: str) -> bool:
    """Whether the words before a role's noun name a body: "Kremlin", "Harbour Police", and not "company", "Defence"."""
    if mention(words_before).canonical:
        return True
    lex, tail = words(), fold(words_before).split()
    if len(tail) < 2 or not (tail[-1] in lex.public or tail[-1] in lex.organisation):
        return False
    return words_before[:1].isupper()


def party(speaker: Speaker) -> str:
    """The state or group that the source speaks for; empty where it speaks for itself."""
    lex = words()
    if speaker.members:
        return " / ".join(dict.fromkeys(p for m in speaker.members if (p := party(m))))
    if speaker.heads & lex.group and speaker.kind is SourceKind.COLLECTIVE:
        return name_of(speaker)
    state = states().get(speaker.state)
    official = speaker.kind in (SourceKind.STATE, SourceKind.PUBLIC_BODY) or speaker.heads & lex.official
    return state.name if state and official else ""


def own_voice(report: Report) -> Source:
    """The source of what a report states itself; its affiliation is the agency it credits."""
    wire = report.wire or wire_credit(report.text)
    name = report.outlet or f"own voice of {report.name or report.title or report.id}"
    return Source(f"{report.id}:v1", name, SourceKind.OWN_VOICE, affiliation=wire)


def sources(speaking: list[Speaker]) -> dict[int, Source]:
    """A record for every speaker that says something, by the speaker's identity, numbered as they first speak."""
    order: dict[int, Speaker] = {}
    for speaker in speaking:
        order.setdefault(id(speaker), speaker)
    for speaker in list(order.values()):
        for candidate in speaker.candidates:
            order.setdefault(id(candidate), candidate)
    names = {key: name_of(s) for key, s in order.items()}
    return {key: source_of(n, s, names) for n, (key, s) in enumerate(order.items(), 1)}
