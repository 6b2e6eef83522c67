"""Ways that a text claims: which places a vehicle is said to have come from, flown over, vanished near, reached.

    "The jet flew through Kenya and Oman, disappeared from radar near Aden, and then reappeared over Kursk."
        via Kenya, via Oman, then lost near Aden, then back over Kursk

A verb of a group in `itinerary.toml` whose subject is a vehicle governs the places behind it: each takes the role of
the preposition before it, and a list goes on with the same role. Plans, denials and journeys of people are no ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hearsay.checks.itinerary_words import Group, Role, words
from hearsay.checks.view import View
from hearsay.measures.places import demonym_country
from hearsay.measures.places_gazetteer import shipped
from hearsay.records import Place, Span
from hearsay.types import IdentifierKind, PlaceKind, ReportId

FAR = 10
"""Words between a verb and its preposition: "flew on Tuesday night at 9,000 metres over"."""
CLOSE = 5
"""Words between a preposition and its place: "over the eastern part of Poland"."""
BEFORE, BEHIND = 40, 40
"""Code points around a way in which its own time stands: "On 20 January the plane flew", "to Tehran on Monday"."""
AROUND = 4
"""Words before a verb that may deny or only plan it: "was not going to"."""

_LIST = re.compile(
    r"[\s,;&–—-]*(?:(?:and|or|then|later|also|finally|possibly|probably|perhaps|even|as well as|both)\b[\s,]*)*"
    r"(?:(?:the|then|northern|southern|eastern|western|central|parts? of)\s+){0,3}"
)
"""Between two places of one list: ", ", " and the ", ", and then northern "."""
_HOLDS_ON = re.compile(
    r"[\s,;–—-]*(?:(?:and|or|but|then|it|its|they|the|which|that|had|has|have|having|was|were|been|also|later|before|after|again|"
    r"finally|eventually|subsequently|where|only|to|on|from|there|first|next|soon|afterwards|briefly|twice|minutes?|hours?|"
    r"days?|an?|few|some|several|two|three|four|five|ten|twenty|thirty|forty|about|same|day|\d[\d.:,]*)\b[\s,]*)*"
)
"""Between the last verb's clause and the next verb, with the same subject: ", and forty minutes later it was"."""
_PRONOUN = re.compile(r"\b(?:it|its|which)\b", re.IGNORECASE)
_AIRSPACE = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:airspace|territory|skies|waters|territorial waters)\b")
_STOPS = re.compile(r"[.:](?!\d)|[;!?“”\"()]")
_JOINT = re.compile(r".*(?:[,;–—]|\b(?:and|or|but|then|before|after|while|later)\b)", re.DOTALL)
"""Up to the last joint before a verb: only what stands behind it can be the verb's subject."""
_LADEN = re.compile(r"\b(?:carrying|with|transporting|bringing|taking|full of)\b")
"""People inside a vehicle: "a helicopter carrying six people took off"."""
_OPENS = re.compile(r"\W*(?:[Aa]fter|[Bb]efore|[Ww]hile|[Oo]n|[Hh]aving)?\W*")
"""What may stand before a participle that opens a sentence: "After taking off from Sofia, the plane ..."."""
_ADVERB = re.compile(r"\w+ly|also|then|later|had|has|have|was|were")
"""Words that may stand between a subject and its verb."""
_ALSO = re.compile(r"[^.;:]{0,30}(?:,|\b(?:and|or|then|later)\b)[^.;:]{0,12}", re.IGNORECASE)
"""A second place of one verb with a preposition of its own: "near Cyprus on Tuesday and near Malta"."""
_FROM = re.compile(r"\W*From\s+(?:the\s+)?")
_MOVING = ("moved", "moving", "crossed")
_SPOT = frozenset(("in", "at", "near", "on", "around", "off", "outside"))
"""Prepositions that a new clause brings as well: behind a comma "in Tehran" may be where somebody speaks."""
_WORD = re.compile(r"[\w’'-]+")
_AFTER = re.compile(r"\bafter(?:\s\w+){0,2}\s*$", re.IGNORECASE)
_VEHICLE_KINDS = (IdentifierKind.REGISTRATION, IdentifierKind.AIRCRAFT_TYPE, IdentifierKind.FLIGHT)


@dataclass(frozen=True, slots=True)
class Leg:
    """One place of a way. `order` is `>` where it is said to come after the leg before it, `<` where before it."""

    place: Place
    role: Role
    order: str
    cue: Span


@dataclass(frozen=True, slots=True)
class Itinerary:
    """The legs that one report claims for one vehicle, in order of the words; `span` covers their sentences."""

    report: ReportId
    span: Span
    legs: tuple[Leg, ...]

    @property
    def words(self) -> Span:
        """The way itself, without who says it: from just before the first verb to just behind the last place."""
        start = min(min(leg.cue.start, leg.place.span.start) for leg in self.legs) - BEFORE
        end = max(max(leg.cue.end, leg.place.span.end) for leg in self.legs) + BEHIND
        return Span(self.report, max(self.span.start, start), min(self.span.end, end))


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    group: Group


def itineraries(view: View, report: ReportId) -> tuple[Itinerary, ...]:
    """The claimed ways of a report; neighbouring sentences that speak of the same vehicle make one."""
    found: list[Itinerary] = []
    known = False
    last: Itinerary | None = None
    for sentence in view.sentences(report):
        text = view.words(sentence)
        legs = tuple(_legs(view, sentence, known))
        named = bool(words().vehicles.search(text)) or bool(_vehicle_names(view, sentence))
        if not legs:
            known = named or (known and bool(_PRONOUN.search(text)))
            last = None
            continue
        one = Itinerary(report, sentence, legs)
        if last is not None and not _other_vehicle(view, sentence):
            joint = replace(legs[0], order=">" if _is_later(view, sentence.start, legs[0]) else legs[0].order)
            one = Itinerary(report, Span(report, last.span.start, sentence.end), (*last.legs, joint, *legs[1:]))
            found[-1] = one
        else:
            found.append(one)
        last, known = one, True
    return tuple(found)


def _is_later(view: View, start: int, leg: Leg) -> bool:
    return bool(words().later.search(view.text(leg.place.report, start, leg.place.span.start)))


def _vehicle_names(view: View, sentence: Span) -> list[Span]:
    return [
        one.span
        for one in view.identifiers.get(sentence.report, ())
        if one.kind in _VEHICLE_KINDS and sentence.covers(one.span)
    ]


def _other_vehicle(view: View, sentence: Span) -> bool:
    """Whether the sentence names a vehicle of its own: `another plane`, a registration."""
    text = view.words(sentence)
    return bool(re.search(r"\b(?:another|second|other)\b", text)) or bool(_vehicle_names(view, sentence))


def _legs(view: View, sentence: Span, known: bool) -> Iterator[Leg]:
    text = view.words(sentence)
    if not words().vehicles.search(text) and not _vehicle_names(view, sentence) and not known:
        return
    places = _places(view, sentence)
    verbs = _verbs(text)
    subjects = _Subjects(view, sentence, text, known)
    group: Group | None = None
    cursor, used, cue = 0, None, sentence
    before: Leg | None = None
    opening: Place | None = None
    reversed_ = False
    events: list[Place | _Verb] = [*places, *verbs]
    for event in sorted(events, key=lambda e: (_bounds(e, sentence)[0], -_bounds(e, sentence)[1])):
        start, end = _bounds(event, sentence)
        if start < cursor:
            continue
        if isinstance(event, _Verb):
            if subjects.moves(event, cursor):
                reversed_ = before is not None and bool(_AFTER.search(text[cursor:start]))
                group, cursor, used = event.group, end, None
                cue = Span(sentence.report, sentence.start + start, sentence.start + end)
                if opening is not None and group.name in _MOVING:
                    before = Leg(opening, Role.FROM, "", cue)
                    yield before
                opening = None
            elif _is_person_verb(event):
                group = None
            continue
        if group is None and _FROM.fullmatch(text[:start]):
            opening = event
        if before is not None and used is not None and _qualifies(before.place, event, text[cursor:start]):
            cursor = end
            continue
        role = _role(group, text[cursor:start], used, event.kind) if group else None
        if role is None:
            continue
        order = _order(before, role, cue, text, sentence, start, reversed_) if before else ""
        before = Leg(event, role, order, cue)
        reversed_ = False
        cursor, used = end, role
        yield before


def _bounds(event: Place | _Verb, sentence: Span) -> tuple[int, int]:
    if isinstance(event, _Verb):
        return event.start, event.end
    return event.span.start - sentence.start, event.span.end - sentence.start


def _is_person_verb(verb: _Verb) -> bool:
    return verb.group.name in ("moved", "moving", "left", "landed", "reached", "crossed")


def _places(view: View, sentence: Span) -> list[Place]:
    """The places of a sentence but borders, which are lines; `Polish airspace` is Poland."""
    inside = (p for p in view.places.get(sentence.report, ()) if sentence.covers(p.span))
    found = [p for p in inside if p.kind is not PlaceKind.BORDER]
    for match in _AIRSPACE.finditer(view.words(sentence)):
        code = demonym_country(match[1])
        span = Span(sentence.report, sentence.start + match.start(), sentence.start + match.end())
        if code and not any(span.overlaps(p.span) for p in found):
            entry = shipped().countries[code].entry
            found.append(Place("", span, entry.name, PlaceKind.COUNTRY, code, entry.lat, entry.lon, code=code))
    return found


def _verbs(text: str) -> list[_Verb]:
    """The verbs of a sentence, the longest where several begin at one place, none inside another."""
    found = [_Verb(m.start(), m.end(), group) for group in words().groups for m in group.verbs.finditer(text)]
    kept: list[_Verb] = []
    for verb in sorted(found, key=lambda v: (v.start, -v.end)):
        if not kept or verb.start >= kept[-1].end:
            kept.append(verb)
    return kept


class _Subjects:
    """Whether a verb of one sentence has a vehicle for its subject, asked in order of the verbs."""

    def __init__(self, view: View, sentence: Span, text: str, known: bool) -> None:
        self.text = text
        self.names = [(s.start - sentence.start, s.end - sentence.start) for s in _vehicle_names(view, sentence)]
        self.known = known
        self.last = 0
        self.moved = False
        self.verb_seen = False

    def moves(self, verb: _Verb, cursor: int) -> bool:
        """Whether what moves is a vehicle, and whether it did."""
        window = self.text[max(self.last, cursor) : verb.start]
        self.moved = self._is_vehicle(window, verb)
        self.last = verb.end
        self.verb_seen = True
        return self.moved and not self._is_unreal(window, verb)

    def _is_vehicle(self, window: str, verb: _Verb) -> bool:
        nouns = [word for word in _WORD.findall(window) if not _ADVERB.fullmatch(word)]
        if nouns and words().people.fullmatch(nouns[-1]):
            return bool(words().vehicles.search(window)) and bool(_LADEN.search(window))
        named = [m.end() for m in words().vehicles.finditer(window)]
        named += [end - self.last for start, end in self.names if self.last <= start and end <= verb.start]
        if named:
            return True
        if verb.group.name in ("lost", "stopped", "back") and words().vehicles.search(self.text):
            return not words().people.search(window) or self.moved
        if not self.verb_seen and _OPENS.fullmatch(window) and verb_is_participle(self.text[verb.start : verb.end]):
            return bool(words().vehicles.search(self.text)) and not words().people.search(self.text)
        if words().vehicles.search(self.text[verb.start : verb.end]):
            return True
        context = self.moved if self.verb_seen else self.known
        return context and bool(_HOLDS_ON.fullmatch(_JOINT.sub("", window)) or _PRONOUN.search(window))

    def _is_unreal(self, window: str, verb: _Verb) -> bool:
        near = re.split(r"\s+", window.strip())[-AROUND:]
        return bool(words().unreal.search(" ".join(near))) or near[-1].lower() == "to"


def verb_is_participle(verb: str) -> bool:
    """`taking off`, `flying`."""
    return verb.split()[0].lower().endswith("ing")


def _role(group: Group, gap: str, used: Role | None, kind: PlaceKind) -> Role | None:
    """What the words between a verb or the last place and this place make of it; None for nothing."""
    if used is not None and _LIST.fullmatch(gap):
        return used
    found = [m for m in words().prepositions.finditer(gap) if m[0].lower() in group.prepositions]
    if found:
        last = found[-1]
        role = group.prepositions[last[0].lower()]
        lead, tail = gap[: last.start()], gap[last.end() :]
        if _STOPS.search(lead) or words().breaks.search(lead) or len(_WORD.findall(lead)) > FAR or not _is_close(tail):
            return None
        shown = [m.end() for m in words().vehicles.finditer(lead)]
        if group.name == "stopped" and shown and lead[shown[-1] :].strip():
            return None  # "showed a plane falling near": it fell there, and did not fly there
        if used is not None and last[0].lower() in _SPOT and not _ALSO.fullmatch(lead + " "):
            return None
        return role
    if kind is PlaceKind.RELATIVE and "near" in group.prepositions and used is None and _is_close(gap):
        return group.prepositions["near"]
    if group.direct is not None and used is None and _is_close(gap) and not words().breaks.search(gap):
        return None if words().prepositions.search(gap) else group.direct
    return None


def _is_close(tail: str) -> bool:
    return not _STOPS.search(tail) and "," not in tail and len(_WORD.findall(tail)) <= CLOSE


def _order(before: Leg, role: Role, cue: Span, text: str, sentence: Span, start: int, is_reversed: bool) -> str:
    if is_reversed or (role is Role.FROM and before.cue == cue):
        return "<"
    between = text[max(0, before.place.span.end - sentence.start) : start]
    follows = before.role is Role.FROM or role in (Role.TO, Role.BOUND, Role.LOST, Role.BACK)
    same_list = before.role is role and _LIST.fullmatch(between) is not None
    if words().later.search(between) or (follows and not same_list):
        return ">"
    return ""


def _qualifies(before: Place, place: Place, gap: str) -> bool:
    """`Aqaba, Jordan`: the country or region behind a town only says which town."""
    if gap not in (", ", " in ", " (", ", in ") or before.country != place.country or not place.country:
        return False
    inner = (PlaceKind.CITY, PlaceKind.AIRPORT, PlaceKind.DISTRICT, PlaceKind.REGION)
    if place.kind is PlaceKind.COUNTRY:
        return before.kind in inner
    return place.kind is PlaceKind.REGION and before.kind in inner[:3] and before.region == place.name
