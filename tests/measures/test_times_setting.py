"""Whose clock a time without a zone keeps: a place in its clause, where the report plays, other reports' place."""

from __future__ import annotations

import pytest

from hearsay.measures.stage import measure_reports
from hearsay.measures.zones import peoples_in, places_in
from hearsay.types import ZoneFrom
from measures.times_rows import isos, report, times

SUNDAY = "2025-10-12"
VIENNA = "VIENNA, Oct 12 (Donau) - A bridge gave way on Saturday, police said. Berlin and Tokyo offered help.\n\n"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (VIENNA + "It happened at 7:10 p.m., a witness said.", "2025-10-11T19:10+02:00"),
        (VIENNA + "Japan's envoy, who had come from Kyoto, heard of it at 8 p.m.", "2025-10-11T20:00+02:00"),
        (VIENNA + "A plane left Tokyo at 9 p.m. with divers.", "2025-10-11T21:00+09:00"),
        (VIENNA + "It was 2 a.m. in Tokyo, where an office keeps watch.", "2025-10-11T02:00+09:00"),
        ("Lagos police were called on Saturday. London was told.\n\nThey came at 4 p.m.", "2025-10-11T16:00+01:00"),
        ("The Portuguese grid failed on Saturday. The Portuguese operator spoke.\n\nIt was 21:40.",
         "2025-10-11T21:40+01:00"),
        ("PORTLAND, Ore. -- It began on Saturday.\n\nIt ended at 9:15 p.m.", "2025-10-11T21:15-07:00"),
        ("It fell at 5 p.m. (0900 GMT) on Saturday. Another fell at 5:20 p.m.", "2025-10-11T17:20+08:00"),
        ("It fell at 5 p.m. Manila time on Saturday. Another fell at 5:20 p.m.", "2025-10-11T17:20+08:00"),
        ("It began on Saturday in a side street. A lawyer based in Geneva called.\n\nIt was 17:20.", "2025-10-11T17:20"),
        ("On Saturday Sydney Hale radioed at 4:15 p.m. and Paris Doyle fell.", "2025-10-11T16:15"),
        ("On Saturday Davis spoke. Davis left. Davis fell at 4:15 p.m.", "2025-10-11T16:15"),
        ("On Saturday they met in Paris Street, by the Lisbon Bridge, at 4:15 p.m.", "2025-10-11T16:15"),
    ],
    ids=lambda x: str(x)[-50:],
)  # fmt: skip
def test_the_zone_of_a_bare_clock_time(text: str, last: str) -> None:
    assert isos(text, SUNDAY)[-1] == last


def test_the_reason_says_whose_clock_it_is() -> None:
    time = times(VIENNA + "It happened at 7:10 p.m., a witness said.", SUNDAY)[-1]
    assert (time.zone_from, "VIENNA" in time.reason) == (ZoneFrom.REPORT, True)


PLACELESS = "The bridge gave way at 19:10 on Saturday."


@pytest.mark.parametrize(
    ("others", "zone"),
    [
        (["In Vienna it gave way at 19:10.", "It broke at 7 p.m. in Vienna."], "Europe/Vienna"),
        (["In Vienna it gave way at 19:10."], ""),
        (["In Vienna it gave way at 19:10.", "In Kyoto it gave way at 19:10."], ""),
    ],
)
def test_reports_without_a_place_take_that_of_two_others(others: list[str], zone: str) -> None:
    measures, _ = measure_reports([report(text, SUNDAY) for text in [PLACELESS, *others]], [])
    assert measures.times[0].zone == zone
    assert not zone or "other reports" in measures.times[0].reason


def test_a_place_inside_another_name_is_none() -> None:
    text = "Nairobi Mayor Tom Casey and Regina Knox met near Victoria Bridge; then he flew to Kyiv."
    assert [(name, text[at : at + len(name)]) for at, name, _ in places_in(text)] == [("Nairobi",) * 2, ("Kyiv",) * 2]


def test_peoples_and_states() -> None:
    found = peoples_in("SALEM, Ore. -- Peruvian divers and Martian ones came.")
    assert [(name, zone) for _, name, zone in found] == [
        ("Ore.", "America/Los_Angeles"), ("Peruvian", "America/Lima"),
    ]  # fmt: skip
