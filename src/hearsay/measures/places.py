"""Places: names of countries, regions, towns, seas, airports and borders, and what they resolve to.

    "a plane crashed 70 km northeast of Belgorod, near the border with Kharkiv region"
    -> relative  70 km northeast of Belgorod      RU  51.04 37.29
       border    border with Kharkiv region       UA

Adjectives ("Ukrainian officials") are no places; `demonym_country` resolves them when asked. People, bodies, and a
capital that speaks for its state ("Washington said") are none either; the name of a country always is one. What
resolves to what, and from which sources, is in `docs/places.md`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

from hearsay.measures.places_beside import Found, with_airports, with_borders, with_distances
from hearsay.measures.places_choose import choose
from hearsay.measures.places_gazetteer import Entry, Gazetteer, shipped
from hearsay.measures.places_mentions import Mention, mentions_in, words_in
from hearsay.records import Place, Report, Span
from hearsay.types import PlaceKind

_SENTENCE_END = re.compile(r"[.!?][\"”')\]]*\s+(?=[\"“'(\[]*[A-Z0-9])|\n+")
_MOST_CANDIDATES = 5
DENSITY = 3000
"""People a square km of a town as its people are counted: between Atlanta (700) and Mumbai (30,000)."""


def find_places(report: Report, gazetteer: Gazetteer | None = None) -> tuple[Place, ...]:
    """The places of a report in order, none overlapping another; ids `<report>:p1` and on."""
    known = gazetteer or shipped()
    text = report.text
    words = words_in(text)
    mentions = mentions_in(text, words, known)
    choose(text, words, mentions, [m.end() for m in _SENTENCE_END.finditer(text)], known)
    found = [_found(mention) for mention in mentions if mention.chosen is not None]
    found = with_airports(text, words, found, known)
    found = with_distances(text, with_borders(text, found, known), known)
    return tuple(
        Place(
            f"{report.id}:p{n}",
            Span(report.id, f.start, f.end),
            f.name,
            f.kind,
            f.country,
            f.lat,
            f.lon,
            f.region,
            f.zone,
            f.candidates,
            f.reason,
            anchor=f.anchor,
            code=f.code,
            radius=f.radius,
        )
        for n, f in enumerate(_apart(found), 1)
    )


def with_file(path: Path) -> Gazetteer:
    """The shipped gazetteer and a file of the shape of `gazetteer/cities.tsv` on top; raises LexiconError."""
    return Gazetteer(path)


def demonym_country(word: str) -> str:
    """The ISO 3166 code of the country that an adjective belongs to (`Ukrainian` -> UA); empty where unknown."""
    return shipped().demonyms.get(word, "")


def _found(mention: Mention) -> Found:
    entry = mention.chosen
    assert entry is not None
    kind = entry.kind
    lat, lon, reason = entry.lat, entry.lon, mention.reason
    if mention.wanted is PlaceKind.DISTRICT:
        kind = PlaceKind.DISTRICT
    if kind is PlaceKind.REGION and entry.radius:
        reason += (
            f"; the point is the mean of its towns, of which nine tenths lie within {entry.radius} km (approximate)"
        )
    if entry.viewpoint:
        reason += f"; label after: {entry.viewpoint}"
    return Found(
        mention.start,
        max(mention.end, mention.end_with_type),
        entry.name,
        kind,
        entry.country,
        lat,
        lon,
        entry.region,
        entry.zone,
        _candidates(entry, mention.meanings),
        reason,
        entry.code,
        None if entry.code else _town_radius(entry),
    )


def _town_radius(town: Entry) -> float:
    """Km around the point of a town: a disc of `DENSITY` people a square km, 1 at least."""
    return round(max(1.0, math.sqrt(10**town.weight / (math.pi * DENSITY))), 1)


def _candidates(chosen: Entry, meanings: Sequence[Entry]) -> tuple[str, ...]:
    """What else a name can mean: first the other labels of a disputed area, then other places, likeliest first."""
    others = sorted((m for m in meanings if m is not chosen), key=lambda m: (-m.weight, m.label))
    return (*chosen.labels, *dict.fromkeys(m.label for m in others[:_MOST_CANDIDATES]))


def _apart(found: Sequence[Found]) -> list[Found]:
    """In order of offset; of two that overlap the longer stays."""
    out: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out
