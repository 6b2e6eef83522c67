"""Whose clock a time without a zone keeps: that of a place tied to it, else that of the report's setting.

"7 p.m. in Vienna", "left Busan at 9 a.m."                     the place in its own clause
"VIENNA, Oct 12 - ... Berlin offered help at 8:30 p.m."        the setting: where the report plays

The setting is the zone for which most places and peoples of the report speak; one of them has to be more than a
name, for a name alone may be a person's. A place right behind "in" or "near"
says more than one that is only named, the head of a report more than the rest, a dateline most.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from hearsay.measures.zones import peoples_in, places_in
from hearsay.records import Place as Resolved
from hearsay.types import PlaceKind

HEAD = 500
"""Characters at the head of a report that say where it plays: two opening paragraphs of about 40 words."""

WEIGHTS = {"named": 1, "located": 2, "dateline": 3}
"""What a place speaks for its zone, doubled at the head (own choice: a dateline and a place "in" which something
happens outweigh one name in passing; three names in passing outweigh one "in")."""

ENOUGH = 3
"""What a zone must weigh to be the setting's: one name in passing, even at the head, does not place a report."""

TIE_REACH = 60
"""Between a place and a clock time of one clause stand at most so many characters: ten words."""

FRAME_REACH = 200
"""Between a place that opens a sentence and its clock time stand at most so many characters: 35 words."""

_LOCATED = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Aa]cross|[Aa]round|[Oo]ff|[Oo]ver|[Tt]hrough|left|leaving|reached|hit|struck|"
    r"(?:[Cc]ity|town|capital|[Mm]ayor|[Gg]overnor|[Pp]olice|streets|centre|center|outskirts|suburbs?|port|people|residents|parts|north|"
    r"south|east|west)\sof)"
    r"\s(?:the\s|central\s|downtown\s|eastern\s|western\s|northern\s|southern\s){0,2}$"
)
_LOCAL = re.compile(
    r"(?:['’]s)?\s(?:[Cc]ity\s|[Ss]tate\s|[Cc]ounty\s)?(?:[Pp]olice|[Mm]ayor|[Gg]overnor|[Cc]ouncil|[Ff]ire|[Aa]irport|"
    r"residents|hospitals?|authorities|suburb|region|province|district|highlands|coast)\b"
)
"""Behind a place these tell that it has a part in the news: "Lagos police", "Peru's highlands"."""

_POINTS = (PlaceKind.CITY, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.DISTRICT)
"""Kinds of places whose clock is that of what happened there."""

_HOME = re.compile(
    r"\b(?:based|lives?|lived|living|born|headquartered|offices?|embassy|exiled?|trained|studied|educated|raised|hosted|"
    r"university|conference|summit|treaty|court)\s(?:in|at|near)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before a place these tell where somebody or something belongs, not where the news happened."""

_OPENING = re.compile(
    r"(?:^|\n|[.!?][\"”'’)]*\s)\s*(?:In|At|Near|Outside|Off|Across|Around)\s(?:the\s)?(?:[a-z]+\s){0,4}$"
)
_SENTENCE_END = re.compile(r"[.!?][\"”'’)]*\s+[A-Z\"“]|\n")
_BEHIND = re.compile(r"\s(?:in|at)\s(?:the\s)?$|,\s$")
_CLAUSE_END = re.compile(r"[,;:()\[\]\"“”—–?!]|\b(?:and|but|while)\b")
_DATELINE = re.compile(r"\W{0,4}[A-Z][^\n]{1,90}?(?:\s[-–—]{1,2}\s|\)\s*[-–—]|:\s)")


class Place(NamedTuple):
    """A place named in a report: where, as written, its zone, and how much it says about the setting."""

    start: int
    name: str
    zone: str
    weight: int


class Setting(NamedTuple):
    """Where a report plays: a place's name as written and its zone; both empty where the report does not say."""

    place: str
    zone: str


NOWHERE = Setting("", "")


def places_of(text: str, resolved: Sequence[Resolved] = ()) -> tuple[Place, ...]:
    """The places that a report names, in order, with their weights; `resolved` are those that the gazetteer knows."""
    dateline = _DATELINE.match(text)
    found: list[Place] = []
    known = [(p.span.start, p.span.of(text), p.zone) for p in resolved if p.zone and p.kind in _POINTS]
    taken = {at for start, name, _ in known for at in range(start, start + len(name))}
    own = [place for place in places_in(text) if place[0] not in taken]
    for start, name, zone in sorted([*known, *own]):
        if dateline and start < min(dateline.end(), 40) and not found:
            kind = "dateline"
        else:
            before = text[max(0, start - 40) : start]
            tied = _LOCATED.search(before) or _LOCAL.match(text, start + len(name))
            kind = "located" if tied and not _HOME.search(before) else "named"
        found.append(Place(start, name, zone, WEIGHTS[kind]))
    return tuple(found)


def setting_of(text: str, places: Sequence[Place]) -> Setting:
    """Where the report plays; of zones that weigh the same, the one named first."""
    peoples = [Place(start, name, zone, WEIGHTS["named"]) for start, name, zone in peoples_in(text)]
    weights: dict[str, int] = defaultdict(int)
    for place in sorted([*places, *peoples]):
        weights[place.zone] += place.weight * (2 if place.start < HEAD else 1)
    firm = {place.zone for place in places if place.weight > WEIGHTS["named"]} | {people.zone for people in peoples}
    weights = {zone: weight for zone, weight in weights.items() if zone in firm}
    zone = max(weights, key=lambda name: weights[name], default="")
    if not zone or weights[zone] < ENOUGH:
        return NOWHERE
    named = next(p for p in [*places, *peoples] if p.zone == zone)
    return Setting(named.name, zone)


def tied_place(text: str, places: Sequence[Place], start: int, end: int) -> Place | None:
    """The place in the same clause as the clock time from `start` to `end`: right behind it, before, after."""
    at = bisect_right(places, start, key=lambda place: place.start)
    following = places[at] if at < len(places) else None
    if following and _BEHIND.fullmatch(text[end : following.start]):
        return following
    before = places[at - 1] if at else None
    if before and before.weight >= WEIGHTS["located"] and _one_clause(text[before.start + len(before.name) : start]):
        return before
    if following and following.weight >= WEIGHTS["located"] and _one_clause(text[end : following.start]):
        return following
    if before and before.weight >= WEIGHTS["located"] and _frames(text, before, start):
        return before
    return None


def _frames(text: str, place: Place, at: int) -> bool:
    """Whether the place opens the sentence of the clock time: "In Quito, police found the car at 5:40 a.m."."""
    gap = text[place.start + len(place.name) : at]
    opens = _OPENING.search(text, max(0, place.start - 40), place.start)
    return bool(opens) and gap.startswith(",") and len(gap) <= FRAME_REACH and not _SENTENCE_END.search(gap)


def _one_clause(gap: str) -> bool:
    return len(gap) <= TIE_REACH and "\n" not in gap and not _CLAUSE_END.search(gap) and ". " not in gap
