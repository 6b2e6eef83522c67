"""moment(): what a header's date gives, no finer and in no other zone than it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reports.moments import coarse, moment


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2024-01-24", "2024-01-24"),
        ("2024/01/24", "2024-01-24"),
        ("20240124", "2024-01-24"),
        ("2024-01-24T15:00", "2024-01-24T15:00"),
        ("2024-01-24 15:00:05", "2024-01-24T15:00:05"),
        ("2024-01-24T15:00+02:00", "2024-01-24T15:00+02:00"),
        ("2024-01-24T15:00:00.000+0530", "2024-01-24T15:00:00+05:30"),
        ("2024-01-24T15:00:00−05:00", "2024-01-24T15:00:00-05:00"),
        ("2024-01-24T15:00:00Z", "2024-01-24T15:00:00+00:00"),
        ("2024-01-24 15:00 UTC", "2024-01-24T15:00+00:00"),
        ("20240124T150000Z", "2024-01-24T15:00:00+00:00"),
        ("2024-01-24 15:00 EST", "2024-01-24T15:00"),  # several zones are called EST: unknown
        ("Wed, 24 Jan 2024 15:00:00 +0200", "2024-01-24T15:00:00+02:00"),
        ("Wed, 24 Jan 2024 15:00:00 GMT", "2024-01-24T15:00:00+00:00"),
        ("24 January 2024", "2024-01-24"),
        ("24th of January 2024", "2024-01-24"),
        ("Jan. 24, 2024", "2024-01-24"),
        ("Wednesday, January 24, 2024 at 3:05 p.m.", "2024-01-24T15:05"),
        ("24 May 2024, 12.30 am", "2024-05-24T00:30"),
        ("1706101200", "2024-01-24T13:00:00+00:00"),
        ("1706101200000", "2024-01-24T13:00:00+00:00"),
    ],
)
def test_reads(stated: str, iso: str) -> None:
    found = moment(stated)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "stated",
    ["", "yesterday", "24/01/2024", "01/02/2024", "2024", "January 2024", "2024-13-01", "2024-02-30",
     "0001-01-01T00:00:00",
     "1970-01-01T00:00:00Z", "2024-01-24T25:00", "2024-01-24T15:00+99:00", "13:00 pm 24 January 2024",
     "24 January 2024 13:05 pm", "9" * 50, "2024-01-24 and more", "Wed, 99 Jan 2024 99:99:99", "1e400"],
)  # fmt: skip
def test_guesses_nothing(stated: str) -> None:
    assert moment(stated) is None


def test_a_midnight_of_a_page_is_a_date_alone() -> None:
    for stated in ("2024-01-24T00:00:00+00:00", "2024-01-24T00:00"):
        found = moment(stated)
        assert found is not None
        assert coarse(found).iso == "2024-01-24"


@given(st.text(max_size=60))
def test_no_words_crash_it(stated: str) -> None:
    moment(stated)


@given(st.datetimes(timezones=st.none() | st.timezones().filter(lambda z: "/" in str(z))))
def test_what_it_reads_it_writes_again(value: object) -> None:
    stated = value.replace(microsecond=0).isoformat()  # type: ignore[attr-defined]
    found = moment(stated)
    assert found is None or found.iso == stated
