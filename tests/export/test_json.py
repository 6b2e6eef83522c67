"""JSON of a dossier: nothing lost, and what is no dossier is refused with a reason."""

from __future__ import annotations

import json
import types
from dataclasses import is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.export.json import FormatError, from_json, plain, to_json
from hearsay.records import Column, Dossier, Figure, Measures, Moment, Relation, Report, Span, Step
from hearsay.types import Bound, Difference, Granularity


def test_the_shape_is_the_records_own() -> None:
    moment = Moment(datetime(2031, 5, 13, 7, 20, tzinfo=timezone(timedelta(hours=2))), Granularity.MINUTE)
    dossier = Dossier("The bridge", (Report("r1", "It fell.", published=moment),))
    record = json.loads(to_json(dossier))
    assert record["format"] == "hearsay dossier 1"
    assert record["title"] == "The bridge"
    assert record["reports"][0]["text"] == "It fell."
    assert record["reports"][0]["published"] == {"value": "2031-05-13T07:20:00+02:00", "granularity": "minute"}
    assert record["measures"] == {"figures": [], "times": [], "places": [], "identifiers": []}


def test_enums_are_their_words_and_infinity_is_a_word() -> None:
    figure = plain(Figure("f1", Span("r1", 0, 1), 9, float("inf"), Bound.MIN))
    assert isinstance(figure, dict)
    assert (figure["bound"], figure["lo"], figure["hi"]) == ("min", 9, "inf")
    relation = plain(Relation(0, 1, Difference.COPY_SLIP, "why"))
    assert isinstance(relation, dict)
    assert relation["difference"] == "copy slip"


def test_the_same_dossier_gives_the_same_bytes() -> None:
    dossier = Dossier("x", (Report("r1", "It fell."),))
    assert to_json(dossier) == to_json(dossier)
    assert to_json(dossier).count(b"\n") == 0
    assert from_json(to_json(dossier, indent=True)) == dossier


def filled(kind: object) -> object:
    """A value of a record's field type with something in every part of it."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return filled(args[0])
    if origin is tuple:
        return (filled(args[0]),) if args[-1] is Ellipsis else tuple(map(filled, args))
    assert isinstance(kind, type)
    if is_dataclass(kind):
        return kind(**{name: filled(hint) for name, hint in get_type_hints(kind).items()})
    if issubclass(kind, Enum):
        return list(kind)[-1]
    if kind is Column:
        return Column("d", [0.1, 7])
    return {str: "Ünï“\n", int: 7, float: 0.1, bool: True, datetime: datetime(2031, 5, 13, 7, 20, 5, 6, tzinfo=UTC)}[
        kind
    ]


def test_nothing_of_any_record_is_lost() -> None:
    dossier = filled(Dossier)
    assert isinstance(dossier, Dossier)
    assert from_json(to_json(dossier)) == dossier


zones = st.sampled_from([None, UTC, timezone(timedelta(hours=5, minutes=30))])
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(texts, st.datetimes(timezones=zones), st.sampled_from(Granularity), st.floats(allow_nan=False))
def test_no_value_is_changed(text: str, when: datetime, granularity: Granularity, value: float) -> None:
    report = Report("r1", text, title=text, published=Moment(when, granularity))
    figure = Figure("f1", Span("r1", 0, 1), value, value)
    dossier = Dossier(text, (report,), measures=Measures((figure,)))
    assert from_json(to_json(dossier)) == dossier


@pytest.mark.parametrize(
    "raw",
    [b"", b"not json", b"[]", b"{}", b'{"format": "other"}', b'{"format": "hearsay dossier 1"}',
     b'{"format": "hearsay dossier 1", "title": 5, "reports": []}',
     b'{"format": "hearsay dossier 1", "title": "x", "reports": {}}',
     b'{"format": "hearsay dossier 1", "title": "x", "reports": [], "extra": 1}',
     b'{"format": "hearsay dossier 1", "title": "x", "reports": [{"id": "r1", "text": "x", "published": "2031"}]}'],
)  # fmt: skip
def test_what_is_no_dossier_is_refused(raw: bytes) -> None:
    with pytest.raises(FormatError, match="dossier: "):
        from_json(raw)


def test_every_record_can_be_written() -> None:
    with pytest.raises(TypeError, match="no JSON for object"):
        plain(object())
    assert plain(Step("x", (1.5,), (Span("r", 0, 1),))) == {
        "text": "x",
        "values": [1.5],
        "spans": [{"report": "r", "start": 0, "end": 1}],
    }
