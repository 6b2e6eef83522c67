"""Which names are places, and what they resolve to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import LexiconError
from hearsay.measures.places import demonym_country, find_places, with_file
from hearsay.measures.places_beside import away, distance
from hearsay.records import Place, Report
from hearsay.types import PlaceKind


def places(text: str) -> tuple[Place, ...]:
    return find_places(Report("r", text))


def one(text: str) -> Place:
    found = places(text)
    assert len(found) == 1, [p.span.of(text) for p in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "name", "country"),
    [
        ("Rain fell on Ghana.", PlaceKind.COUNTRY, "Ghana", "GH"),
        ("Troops left the Kursk region.", PlaceKind.REGION, "Kursk", "RU"),
        ("Fires burned in Washington state.", PlaceKind.REGION, "Washington", "US"),
        ("Crowds met in Washington.", PlaceKind.CITY, "Washington", "US"),
        ("The state of Niger is poor.", PlaceKind.REGION, "Niger", "NG"),
        ("It was built in Orissa.", PlaceKind.REGION, "Odisha", "IN"),
        ("They live in Kiev.", PlaceKind.CITY, "Kyiv", "UA"),
        ("A ship sank in the Red Sea.", PlaceKind.SEA, "Red Sea", ""),
        ("Planes wait at Sheremetyevo airport.", PlaceKind.AIRPORT, "Sheremetyevo International Airport", "RU"),
        ("Shots crossed the border with Kharkiv region.", PlaceKind.BORDER, "border of Kharkiv", "UA"),
        ("He walked to the Polish border.", PlaceKind.BORDER, "border of Poland", "PL"),
    ],
)
def test_resolves(text: str, kind: PlaceKind, name: str, country: str) -> None:
    place = one(text)
    assert (place.kind, place.name, place.country) == (kind, name, country)


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian officials met Russian officers.",
        "Washington said no, and Beijing has denied it.",
        "Paris Hilton sang.",
        "Michael Jordan scored.",
        "Chad Miller farms.",
        "The Bank of England and the University of Oxford agreed.",
        "They ate turkey from china plates.",
        "Nice work, said the reading man.",
        "",
    ],
)
def test_is_no_place(text: str) -> None:
    assert places(text) == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("In Georgia, crowds gathered.", "GE"),
        ("Georgia and North Carolina vote.", "US"),
        ("It rained in Valencia, Venezuela.", "VE"),
        ("It rained in Valencia, Spain.", "ES"),
        ("A mall in London, Ontario, burned.", "CA"),
    ],
)
def test_context_decides(text: str, country: str) -> None:
    assert places(text)[0].country == country


def test_a_distance_moves_the_point() -> None:
    text = "It fell 70 km northeast of Belgorod."
    place = one(text)
    assert place.kind is PlaceKind.RELATIVE
    assert place.span.of(text) == "70 km northeast of Belgorod"
    assert distance(place.lat or 0, place.lon or 0, 51.04, 37.29) < 5
    assert place.region == "Belgorod"


def test_a_distance_without_direction_has_no_point() -> None:
    place = one("A boat sank 30 km off the coast of Mauritania.")
    assert (place.kind, place.lat, place.country) == (PlaceKind.RELATIVE, None, "MR")


def test_a_disputed_area_carries_every_label_and_whose_the_first_is() -> None:
    place = one("Lights went out in Crimea.")
    assert place.country == "UA"
    assert any(c.startswith("RU") for c in place.candidates)
    assert "United Nations" in place.reason


def test_an_approximate_point_is_called_so() -> None:
    assert "approximate" in one("Troops left the Kursk region.").reason


def test_an_adjective_resolves_when_asked() -> None:
    assert (demonym_country("Ukrainian"), demonym_country("Klingon")) == ("UA", "")


def test_a_file_adds_towns(tmp_path: Path) -> None:
    extra = tmp_path / "more.tsv"
    extra.write_text(
        "smallville heights\tSmallville Heights\tUS\t\t38.1\t-97.2\t3\tAmerica/Chicago\n", encoding="utf-8"
    )
    found = find_places(Report("r", "It began in Smallville Heights."), with_file(extra))
    assert [(p.name, p.zone) for p in found] == [("Smallville Heights", "America/Chicago")]


def test_a_misshapen_file_is_named(tmp_path: Path) -> None:
    extra = tmp_path / "more.tsv"
    extra.write_text("only\ttwo\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"more\.tsv"):
        with_file(extra)


def test_ids_and_order() -> None:
    found = places("From Cairo they flew to Nairobi.")
    assert [p.id for p in found] == ["r:p1", "r:p2"]


_BITS = st.sampled_from(
    ["Paris", "Chad ", "70 km north of ", "Georgia", ", ", " border", "the ", "St. ", "-", "Il’", "U.S."]
)


@given(st.one_of(st.text(max_size=200), st.lists(_BITS, max_size=20).map("".join)))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    last = 0
    for place in places(text):
        assert last <= place.span.start < place.span.end <= len(text)
        assert place.lat is None or -90 <= place.lat <= 90
        assert place.lon is None or -180 <= place.lon <= 180
        last = place.span.end


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(1, 2000), st.sampled_from([0.0, 45.0, 90.0, 225.0]))
def test_going_away_covers_the_distance(lat: float, lon: float, km: float, bearing: float) -> None:
    assert distance(lat, lon, *away(lat, lon, km, bearing)) == pytest.approx(km, abs=0.2)
