"""Which track a sentence is held against: by registration, address or call sign, else the only one there is.

"... aircraft with registration number RA-76543 flew ..."   the track with that registration
"... the plane flew ..."                                     the only track, assumed to be of that aircraft
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hearsay.checks.view import View
from hearsay.evidence.track_clean import clean, usable
from hearsay.evidence.track_columns import Points
from hearsay.evidence.track_join import joined, same_aircraft
from hearsay.evidence.track_labels import Stay, stays
from hearsay.records import Identifier, Span, Track
from hearsay.types import IdentifierKind, ReportId

FORMATS = "a readsb or tar1090 trace, OpenSky CSV, GPX, KML or GeoJSON"
_REGISTRATION = re.compile(r"\b(?=[A-Z0-9-]*[A-Z])[A-Z0-9]{1,2}-?[A-Z0-9]{2,5}$")


@dataclass(frozen=True, slots=True)
class Name:
    """A registration or a flight number, as a text gives it."""

    value: str
    is_registration: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Match:
    """The track to hold a claim against, or what is missing; `named` where the text itself names its aircraft."""

    track: Track | None
    named: bool = False
    assumed: str = ""
    missing: str = ""


@lru_cache(maxsize=16)
def as_one(tracks: tuple[Track, ...]) -> Track:
    """Files of one aircraft as one track."""
    return joined(tracks)


@lru_cache(maxsize=16)
def cleaned(track: Track) -> Points:
    """The cleaned positions of a track."""
    return clean(track.fixes)


@lru_cache(maxsize=16)
def good(track: Track) -> Points:
    """The positions of a track that are used."""
    found = cleaned(track)
    return found.at(usable(found))


@lru_cache(maxsize=16)
def crossed(track: Track) -> tuple[Stay, ...]:
    """The countries and seas of a track in order of time."""
    return stays(good(track))


def match(view: View, span: Span) -> Match:
    """The track of the vehicle that the words of a span are about."""
    tracks = [track for track in view.dossier.evidence.tracks if len(good(track).time)]
    called = _names(view, span)
    subject = " or ".join(dict.fromkeys(one.value for one in called)) or "the aircraft"
    if not tracks:
        return Match(None, missing=f"a track of {subject}, as {FORMATS}")
    of_it = tuple(track for track in tracks if any(_is_of(track, one) for one in called))
    if of_it:
        return Match(as_one(of_it), named=True)
    anonymous = [track for track in tracks if not (track.registration or track.callsigns or track.address)]
    if called and anonymous:
        return Match(
            as_one(tuple(anonymous)), assumed=f"{anonymous[0].name} names no aircraft; it is taken to be of {subject}."
        )
    if called:
        others = ", ".join(dict.fromkeys(track.registration or track.address for track in tracks))
        return Match(None, missing=f"a track of {subject} (those given are of {others})")
    if not same_aircraft(tracks) and len(tracks) > 1:
        return Match(None, missing="a registration or call sign that says which of the tracks given is meant")
    return Match(as_one(tuple(tracks)), assumed=f"{label(tracks[0])} is the aircraft that the text speaks of.")


def label(track: Track) -> str:
    """What a track is called in a sentence: its registration, address, call sign or file."""
    return track.registration or track.address or (track.callsigns[0] if track.callsigns else track.name)


def key(name: str) -> str:
    """A registration or call sign without what is written differently: `RA-76543`, `RA 76543`, `ra76543`."""
    return re.sub(r"[^A-Z0-9]", "", name.upper())


def names(view: View, report: ReportId) -> tuple[Name, ...]:
    """The registrations and flight numbers of a report in order."""
    return tuple(name for one in view.identifiers.get(report, ()) if (name := _name(one)))


def _name(one: Identifier) -> Name | None:
    if one.kind is IdentifierKind.FLIGHT:
        return Name(one.value, False, one.span)
    written = _REGISTRATION.search(one.value)
    if written and (one.kind is IdentifierKind.REGISTRATION or one.value.lower().startswith("registration")):
        return Name(written[0], True, one.span)
    return None


def _is_of(track: Track, named: Name) -> bool:
    wanted = key(named.value)
    if named.is_registration:
        return bool(wanted) and wanted == key(track.registration)
    return any(wanted.endswith(key(sign)) for sign in track.callsigns if key(sign))


def _names(view: View, span: Span) -> tuple[Name, ...]:
    """What names the vehicle: in the words themselves, else the only one that the report has."""
    everywhere = names(view, span.report)
    inside = tuple(one for one in everywhere if span.covers(one.span))
    return inside or (everywhere if len({key(one.value) for one in everywhere}) == 1 else ())
