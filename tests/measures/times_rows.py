"""Builders for the tests of times: one line of text in, readable tuples out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hearsay.measures.times import find_times
from hearsay.records import Moment, Report, Span, Time
from hearsay.types import Granularity

WEDNESDAY = "2024-01-24"
"""The publication date of the rows that name none: a Wednesday."""


def report(text: str, published: str = WEDNESDAY) -> Report:
    """A report of that text; `published` an ISO date or moment, empty for none."""
    moment = None
    if published:
        granularity = Granularity.MINUTE if "T" in published else Granularity.DAY
        moment = Moment(datetime.fromisoformat(published), granularity)
    return Report("r", text, published=moment)


def times(text: str, published: str = WEDNESDAY, masked: Iterable[str] = ()) -> tuple[Time, ...]:
    """The times of the text; `masked` lists words that are identifiers."""
    spans = [Span("r", text.index(word), text.index(word) + len(word)) for word in masked]
    return find_times(report(text, published), spans)


def values(text: str, published: str = WEDNESDAY) -> list[tuple[str, str]]:
    """Words and TIMEX3 value of each time."""
    return [(t.span.of(text), t.value) for t in times(text, published)]


def isos(text: str, published: str = WEDNESDAY) -> list[str | None]:
    """What each time resolves to."""
    return [t.iso for t in times(text, published)]


def only(text: str, published: str = WEDNESDAY) -> Time:
    """The one time of the text."""
    found = times(text, published)
    assert len(found) == 1, [t.span.of(text) for t in found]
    return found[0]
