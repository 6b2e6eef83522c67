"""Records as JSON and back: nothing lost, and what an older version wrote is read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import orjson
import pytest

from hearsay.records import Claim, Column, Figure, Finding, Moment, Report, Span, Step, Time
from hearsay.records.codec import decode, encode
from hearsay.types import Bound, Commitment, Granularity, Outcome, TimeKind

SPAN = Span("r1", 3, 9)
RECORDS = [
    Claim("r1:c1", "r1", (SPAN,), "s1", commitment=Commitment.DENIED, confidence=0.25),
    Figure("r1:f1", SPAN, 9, float("inf"), Bound.MIN, counted_spans=(SPAN, SPAN)),
    Time("r1:t1", SPAN, TimeKind.DATE, "2031", Granularity.YEAR, datetime(2031, 1, 1), datetime(2032, 1, 1, tzinfo=UTC)),
    Finding("k1", "A1", Outcome.HOLDS, "9 + 3 = 12", (Step("9", (9.0, float("-inf")), (SPAN,)),), ("r1",)),
    Report("r1", "It fell. \u0000 \U0001f600", published=Moment(datetime(2031, 5, 13, tzinfo=timezone(timedelta(hours=2))), Granularity.MINUTE)),
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: type(r).__name__)
def test_nothing_is_lost(record: object) -> None:
    assert decode(type(record), encode(record)) == record
    assert encode(decode(type(record), encode(record))) == encode(record)


def test_a_field_that_is_not_there_takes_its_default() -> None:
    given = orjson.loads(encode(RECORDS[0]))
    del given["distancing"]
    assert decode(Claim, orjson.dumps(given)) == RECORDS[0]


def test_a_column_of_numbers() -> None:
    from dataclasses import dataclass

    globals()["Column"] = Column

    @dataclass(frozen=True)
    class Held:
        column: Column

    assert decode(Held, encode(Held(Column("d", [1.5, float("inf")])))) == Held(Column("d", [1.5, float("inf")]))


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"nothing": 1}', b'{"report": "r1", "start": 1}'])
def test_what_is_no_record_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"is no Span|column 1"):
        decode(Span, raw)
