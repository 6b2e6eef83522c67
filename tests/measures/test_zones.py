"""Zone words and what they name."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.measures.zones import at_zone, clock, gap_or_fold, offset_name, place_zone, places_in, zone_after


@pytest.mark.parametrize(
    ("after", "name", "words"),
    [
        (" Moscow time said", "Europe/Moscow", "Moscow time"),
        (" Kyiv time", "Europe/Kyiv", "Kyiv time"),
        (" New York time", "America/New_York", "New York time"),
        (" British Summer Time", "Europe/London", "British Summer Time"),
        (" GMT", "UTC", "GMT"),
        (" EST on Friday", "UTC-05:00", "EST"),
        (" ET", "America/New_York", "ET"),
        (" GMT+3)", "UTC+03:00", "GMT+3"),
        (" UTC−4", "UTC-04:00", "UTC−4"),
        ("+0530 today", "UTC+05:30", "+0530"),
        (", Tokyo time, ", "Asia/Tokyo", "Tokyo time"),
        (" Kenya time", "Africa/Nairobi", "Kenya time"),
    ],
)
def test_words_that_name_a_zone(after: str, name: str, words: str) -> None:
    found = zone_after("15:00" + after, 5)
    assert found is not None
    assert (found[0].name, found[0].text) == (name, words)


@pytest.mark.parametrize("after", [" local time", " local", ", local time"])
def test_local_time_needs_a_place(after: str) -> None:
    found = zone_after("15:00" + after, 5)
    assert found is not None
    assert found[0].name == ""


@pytest.mark.parametrize(
    "after", ["", " on Monday", " The Time", " in time", " for the first time", " Est", " It was", " UTC+99"]
)
def test_words_that_name_none(after: str) -> None:
    found = zone_after("15:00" + after, 5)
    assert found is None or (after == " UTC+99" and found[0].name == "UTC")


def test_a_shared_abbreviation_keeps_its_candidates() -> None:
    found = zone_after("15:00 IST", 5)
    assert found is not None
    assert (found[0].name, found[0].candidates[0]) == ("", "Asia/Kolkata")


@pytest.mark.parametrize(
    ("place", "zone"),
    [("Kyiv", "Europe/Kyiv"), ("Belgorod", "Europe/Moscow"), ("India", "Asia/Kolkata"), ("Nairobi", "Africa/Nairobi"),
     ("Odisha", "Asia/Kolkata"), ("Russia", ""), ("United States", ""), ("Atlantis", "")],
)  # fmt: skip
def test_the_zone_of_a_place(place: str, zone: str) -> None:
    assert place_zone(place) == zone


def test_places_are_found_with_capitals_only() -> None:
    text = "Talks in New York and Kyiv; turkey for nairobi."
    assert [(name, text[at : at + len(name)]) for at, name, _ in places_in(text)] == [("New York",) * 2, ("Kyiv",) * 2]


def test_gap_and_fold() -> None:
    assert "did not exist" in gap_or_fold(datetime(2024, 3, 10, 2, 30), "America/New_York")
    assert "twice" in gap_or_fold(datetime(2024, 11, 3, 1, 30), "America/New_York")
    assert gap_or_fold(datetime(2024, 11, 3, 3, 30), "America/New_York") == ""
    assert gap_or_fold(datetime(2024, 11, 3, 1, 30), "UTC-05:00") == ""


def test_fifteen_new_york_is_twenty_two_kyiv_in_january_but_not_in_march() -> None:
    def same(day: date) -> bool:
        return at_zone(day, 15, 0, 0, "America/New_York") == at_zone(day, 22, 0, 0, "Europe/Kyiv")

    assert same(date(2024, 1, 24))
    assert not same(date(2024, 3, 12))
    assert not same(date(2024, 10, 29))


@given(st.integers(min_value=-14 * 60, max_value=14 * 60))
def test_offset_names_round_trip(minutes: int) -> None:
    offset = clock(offset_name(minutes)).utcoffset(None)
    assert offset is not None
    assert offset.total_seconds() == minutes * 60


@given(st.text(max_size=60))
def test_any_text_after_a_time_is_survived(after: str) -> None:
    found = zone_after("15:00" + after, 5)
    assert found is None or 5 <= found[1] <= 5 + len(after)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rescuers came from Poltava and from Taganrog.", ["Poltava", "Taganrog"]),
        ("Poltava, Aug 4 - It fell.", ["Poltava"]),
        ("Mr Poltava Smith spoke to Anna Taganrog.", []),
        ("It fell in Poltava Square.", []),
        ("It fell in Nice, in Split and in Reading.", []),
    ],
)
def test_a_city_counts_only_where_it_stands_like_one(text: str, names: list[str]) -> None:
    assert [name for _, name, _ in places_in(text)] == names


def test_every_city_has_a_zone_that_exists() -> None:
    assert place_zone("Poltava") == "Europe/Kyiv"
    assert place_zone("poltava") == ""
