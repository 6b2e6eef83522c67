"""What a request may carry is read strictly, and says itself what fits."""

from __future__ import annotations

import pytest

from hearsay.web.problems import Problem
from hearsay.web.shapes import NO_NUL, Choice, Field, Flag, Many, Named, Shape, Text, Whole, object_schema, read_body


@pytest.mark.parametrize(
    ("shape", "value", "read"),
    [
        (Text(5), "abcde", "abcde"), (Whole(0, 9), "7", 7), (Whole(0, 9), 7, 7), (Whole(-5, 9), "-3", -3), (Whole(0, 9), 7.0, 7),
        (Flag(), True, True), (Flag(), "false", False), (Choice(("a", "b")), "b", "b"), (Many(Whole(0, 9)), [1, 2], (1, 2)),
        (Named(("x",), Text(3)), {"x": "y"}, (("x", "y"),)),
    ],
)  # fmt: skip
def test_what_fits_is_read(shape: Shape, value: object, read: object) -> None:
    assert shape.read(value, "field") == read


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (Text(5), "abcdef"), (Text(5, 1), ""), (Text(5), 3), (Text(5), None), (Text(5), "a\x00"), (Text(5), "\ud800"),
        (Whole(0, 9), 10), (Whole(0, 9), -1), (Whole(0, 9), "1e3"), (Whole(0, 9), "٣"), (Whole(0, 9), True), (Whole(0, 9), "9" * 400),
        (Whole(0, 9), 1.5), (Whole(0, 9), ""), (Flag(), 1), (Flag(), "yes"), (Choice(("a",)), "b"), (Choice(("a",)), ["a"]),
        (Many(Text(2)), "ab"), (Many(Text(2)), ["abc"]), (Many(Text(2), 1), ["a", "b"]), (Named(("x",), Text(3)), {"y": "z"}),
        (Named(("x",), Text(3)), {"x": 1}),
    ],
)  # fmt: skip
def test_what_does_not_fit_names_the_field(shape: Shape, value: object) -> None:
    with pytest.raises(Problem) as wrong:
        shape.read(value, "field")
    assert wrong.value.status == 422
    assert wrong.value.detail.startswith("field")


def test_a_body_has_no_other_fields_and_all_that_are_needed() -> None:
    fields = (Field("a", Text(5), "An a.", True), Field("b", Whole(0, 9, 4), "A b."))
    held = read_body(fields, {"a": "x"})
    assert (held.text("a"), held.whole("b")) == ("x", 4)
    for body in ({}, {"a": "x", "c": 1}, [], None, "a"):
        with pytest.raises(Problem):
            read_body(fields, body)
    assert object_schema(fields) == {
        "type": "object",
        "properties": {
            "a": {"type": "string", "maxLength": 5, "pattern": NO_NUL, "description": "An a."},
            "b": {"type": "integer", "minimum": 0, "maximum": 9, "default": 4, "description": "A b."},
        },
        "additionalProperties": False,
        "required": ["a"],
    }
