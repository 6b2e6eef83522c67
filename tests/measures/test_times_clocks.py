"""Clock times: every written form, the day they fall on, the zone and where it came from, changes of the clocks."""

from __future__ import annotations

import pytest

from hearsay.types import TimeKind, ZoneFrom
from measures.times_rows import isos, only, times

FORMS = [
    ("It struck at 3:00 PM.", "15:00"),
    ("It struck at 3 p.m. that day.", "15:00"),
    ("It struck at 3pm.", "15:00"),
    ("It struck at 3 PM.", "15:00"),
    ("It struck at 15:00.", "15:00"),
    ("It struck at 6.56 p.m. sharp.", "18:56"),
    ("It struck at 12 a.m.", "00:00"),
    ("It struck at 12 p.m.", "12:00"),
    ("It struck at noon.", "12:00"),
    ("It struck just after midnight.", "00:00"),
    ("It struck around 7 in the evening.", "19:00"),
    ("It struck at seven in the morning.", "07:00"),
    ("It struck at 8 o'clock.", "08:00"),
    ("It struck at 8 o’clock in the evening.", "20:00"),
    ("It struck at half past three in the afternoon.", "15:30"),
    ("It struck at a quarter to five.", "04:45"),
    ("It struck at ten minutes to six.", "05:50"),
    ("It struck at 0715Z.", "07:15"),
    ("It struck at 1500 GMT.", "15:00"),
    ("It struck at 0930 hours.", "09:30"),
    ("It struck at 14.30 GMT.", "14:30"),
    ("It struck at 16:20:05.", "16:20:05"),
    ("It struck at 13h30.", "13:30"),
    ("It struck around 19:00 hrs.", "19:00"),
    ("It struck at 12:00 noon.", "12:00"),
    ("It struck at 6 o'clock this afternoon.", "18:00"),
    ("It struck at 1900 hrs IST.", "19:00"),
]

ZONES = [
    ("It struck at 3 p.m. New York time.", "2024-01-24T15:00-05:00", ZoneFrom.TEXT),
    ("It struck at 3 p.m. Eastern time.", "2024-01-24T15:00-05:00", ZoneFrom.TEXT),
    ("It struck at 3 p.m. ET.", "2024-01-24T15:00-05:00", ZoneFrom.TEXT),
    ("It struck at 3 p.m. EST.", "2024-01-24T15:00-05:00", ZoneFrom.TEXT),
    ("It struck at 20:00 GMT.", "2024-01-24T20:00+00:00", ZoneFrom.TEXT),
    ("It struck at 20:00 UTC+3.", "2024-01-24T20:00+03:00", ZoneFrom.TEXT),
    ("It struck at 20:00 UTC+05:30.", "2024-01-24T20:00+05:30", ZoneFrom.TEXT),
    ("It struck at 20:00 (GMT-4).", "2024-01-24T20:00-04:00", ZoneFrom.TEXT),
    ("It struck at 20:00 +0300.", "2024-01-24T20:00+03:00", ZoneFrom.TEXT),
    ("It struck at 11:00 a.m. Moscow time.", "2024-01-24T11:00+03:00", ZoneFrom.TEXT),
    ("It struck at 10 p.m. Kyiv time.", "2024-01-24T22:00+02:00", ZoneFrom.TEXT),
    ("It struck at 10 p.m. IST.", "2024-01-24T22:00+05:30", ZoneFrom.TEXT),
    ("In Israel it struck at 10 p.m. IST.", "2024-01-24T22:00+02:00", ZoneFrom.TEXT),
    ("It struck Belgorod at 11 a.m. local time.", "2024-01-24T11:00+03:00", ZoneFrom.PLACE),
    ("It struck at 11 a.m. local time in Nairobi.", "2024-01-24T11:00+03:00", ZoneFrom.TEXT),
    ("It struck Nairobi at 11 a.m.", "2024-01-24T11:00+03:00", ZoneFrom.PLACE),
    ("The town is in Kenya.\n\nRescuers came.\n\nIt struck at 11 a.m.", "2024-01-24T11:00+03:00", ZoneFrom.REPORT),
    ("Live updates (all times EST). It struck at 11 a.m.", "2024-01-24T11:00-05:00", ZoneFrom.TEXT),
    ("It struck at 9 p.m. Eastern.", "2024-01-24T21:00-05:00", ZoneFrom.TEXT),
    ("It struck at 9 p.m. E.T. in full.", "2024-01-24T21:00-05:00", ZoneFrom.TEXT),
    ("It struck at 11 a.m. Wednesday Kyiv time.", "2024-01-24T11:00+02:00", ZoneFrom.TEXT),
    ("It struck Kyiv at 11 a.m. Wednesday local time.", "2024-01-24T11:00+02:00", ZoneFrom.PLACE),
    ("It struck at 2024-01-24T11:00Z.", "2024-01-24T11:00+00:00", ZoneFrom.TEXT),
    ("It struck at 2024-01-24T11:00+03:00.", "2024-01-24T11:00+03:00", ZoneFrom.TEXT),
    ("It struck at 11 a.m. local time.", "2024-01-24T11:00", ZoneFrom.UNKNOWN),
    ("It struck at 11 a.m. Atlantis time.", "2024-01-24T11:00", ZoneFrom.UNKNOWN),
    ("It struck at 11 a.m.", "2024-01-24T11:00", ZoneFrom.UNKNOWN),
]


@pytest.mark.parametrize(("text", "clock"), FORMS, ids=lambda x: x)
def test_a_clock_time(text: str, clock: str) -> None:
    time = next(t for t in times(text) if t.kind is TimeKind.CLOCK)
    assert time.value == f"2024-01-24T{clock}"


@pytest.mark.parametrize(("text", "iso", "whence"), ZONES, ids=str)
def test_the_zone_of_a_clock_time(text: str, iso: str, whence: ZoneFrom) -> None:
    time = only(text)
    assert (time.iso, time.zone_from) == (iso, whence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It opens on Wednesday, 24 January, at 3:00 PM New York time (10:00 PM Kyiv time).",
         ["2024-01-24T15:00-05:00", "2024-01-24T22:00+02:00"]),
        ("It opens on 24 January at 6 p.m. New York time (1 a.m. Kyiv time).",
         ["2024-01-24T18:00-05:00", "2024-01-25T01:00+02:00"]),
        ("It opens on 24 January at 7 a.m. Tokyo time (10 p.m. GMT).",
         ["2024-01-24T07:00+09:00", "2024-01-23T22:00+00:00"]),
        ("It fell at 11:00 local time (08:00 GMT) near Kursk.",
         ["2024-01-24T11:00+03:00", "2024-01-24T08:00+00:00"]),
        ("Posted 9:12 pm | Updated 9:50 pm IST", ["2024-01-24T21:12+05:30", "2024-01-24T21:50+05:30"]),
        ("It fell at 3 p.m. on Tuesday.", ["2024-01-23T15:00"]),
        ("It fell on Tuesday at 3 p.m. in the north.", ["2024-01-23T15:00"]),
        ("On Tuesday the alarm was given at 3 p.m. sharp.", ["2024-01-23", "2024-01-23T15:00"]),
        ("It fell on Tuesday. The alarm came at 3 p.m.", ["2024-01-23", "2024-01-23T15:00"]),
        ("The offer ends at midnight Friday.", ["2024-01-27T00:00"]),
        ("It fell at 6:12 a.m. local time (2312 GMT Saturday) near Jakarta.",
         ["2024-01-21T06:12+07:00", "2024-01-20T23:12+00:00"]),
        ("It fell at 9:03 p.m. EST (0203 GMT Thursday).", ["2024-01-24T21:03-05:00", "2024-01-25T02:03+00:00"]),
        ("It fell at 7 p.m. Oslo time (1800 GMT). Two hours later it sank.",
         ["2024-01-24T19:00+01:00", "2024-01-24T18:00+00:00", "2024-01-24T21:00+01:00"]),
        ("It fell at 00:41 MYT (16:41 UTC, 7 March).", ["2024-03-08T00:41+08:00", "2024-03-07T16:41+00:00"]),
        ("It fell at 16:20 (13:20 GMT).", ["2024-01-24T16:20+03:00", "2024-01-24T13:20+00:00"]),
        ("It closed from 14:00 until 16:00 Moscow time.", ["2024-01-24T14:00+03:00", "2024-01-24T16:00+03:00"]),
        ("It opens at 5 p.m. New York time on Jan. 25 (midnight in Kyiv).",
         ["2024-01-25T17:00-05:00", "2024-01-26T00:00+02:00"]),
        ("He left on January 20 and again on the 21st.", ["2024-01-20", "2024-01-21"]),
        ("It said at 1742 GMT that the war, which began on April 15, was over.",
         ["2024-01-24T17:42+00:00", "2023-04-15"]),
        ("It opened at 6 a.m. Thursday.", ["2024-01-18T06:00"]),
        ("The truce begins at 6 a.m. Thursday.", ["2024-01-25T06:00"]),
        ("One struck at 04:17 GMT, one at 13:24 GMT, nine hours later.",
         ["2024-01-24T04:17+00:00", "2024-01-24T13:24+00:00", "2024-01-24T13:17+00:00"]),
    ],
    ids=lambda x: str(x)[:60],
)  # fmt: skip
def test_the_day_of_a_clock_time(text: str, found: list[str]) -> None:
    assert isos(text) == found


@pytest.mark.parametrize(
    ("day", "offset"),
    [("2024-01-24", "-05:00"), ("2024-03-12", "-04:00"), ("2024-07-01", "-04:00"), ("2024-11-20", "-05:00")],
)
def test_new_york_keeps_its_own_clock_on_each_date(day: str, offset: str) -> None:
    assert only("It opens at 3 p.m. New York time.", day).iso == f"{day}T15:00{offset}"


@pytest.mark.parametrize(
    ("text", "day", "says"),
    [
        ("It fell at 2:30 a.m. New York time.", "2024-03-10", "did not exist"),
        ("It fell at 1:30 a.m. New York time.", "2024-11-03", "twice"),
        ("It fell at 3:30 a.m. Kyiv time.", "2024-10-27", "twice"),
    ],
)
def test_a_change_of_the_clocks_is_said(text: str, day: str, says: str) -> None:
    assert says in only(text, day).reason


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("An hour before the crash a siren sounded.", None),
        ("It fell at 11:00 a.m. Moscow time. An hour before the crash a siren sounded.", "2024-01-24T10:00+03:00"),
        ("At 11:00 a.m. Moscow time, an hour before the crash, a siren sounded.", None),
        ("It fell at 11:00 a.m. Moscow time. More than an hour before the crash a siren sounded.", None),
        ("It fell at 11:00 a.m. Moscow time. Ten minutes later a siren sounded.", "2024-01-24T11:10+03:00"),
        ("It fell at 11:00 a.m. Moscow time.\n\nTwo hours earlier a siren sounded.", "2024-01-24T09:00+03:00"),
    ],
)  # fmt: skip
def test_hours_count_from_the_clock_time_named_before(text: str, last: str | None) -> None:
    assert isos(text)[-1] == last


def test_hours_ago_count_from_the_hour_of_the_report() -> None:
    assert only("It fell three hours ago.", "2024-01-24T18:30+02:00").iso == "2024-01-24T15:30+02:00"
    assert only("It fell three hours ago.").iso is None


def test_a_range_of_hours_is_one_interval() -> None:
    time = only("Shops open 3-5 p.m. Kyiv time.")
    assert time.start is not None
    assert time.end is not None
    assert (time.start.hour, time.end.hour, time.value) == (15, 17, "2024-01-24T15:00/2024-01-24T17:00")


def test_no_clock_time_is_made_of_impossible_digits() -> None:
    assert times("Ratios of 25:61, 99:99 and 7:3 were seen; 31 p.m. and 13 a.m. too.") == ()
