"""Numbers as written: every style, and none of what only looks like one."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.measures.numbers import LARGEST, Form, digits, numeral_at
from hearsay.measures.words import words_of

WRITTEN = [
    ("1,175", 1175),
    ("816 000", 816000),
    ("816\u202f000", 816000),
    ("1\u2009175\u2009000", 1175000),
    ("1.5", 1.5),
    ("1,5", 1.5),
    ("1,00,000", 100000),
    ("12,34,567", 1234567),
    ("1.175.000", 1175000),
    ("33'000", 33000),
    ("0.75", 0.75),
    ("1.5 million", 1.5e6),
    ("1.5-million", 1.5e6),
    ("20bn", 2e10),
    ("5k", 5000),
    ("12 lakh", 1.2e6),
    ("2 crore", 2e7),
    ("1.95 crore", 1.95e7),
    ("5 lakh crore", 5e12),
    ("3 dozen", 36),
    ("ten thousand", 10000),
    ("sixty-five", 65),
    ("sixty five", 65),
    ("ninety-nine", 99),
    ("a hundred", 100),
    ("one hundred and five", 105),
    ("two hundred thirty-three", 233),
    ("two thousand three hundred", 2300),
    ("three hundred thousand", 300000),
    ("a million", 1e6),
    ("half a million", 500000),
    ("a quarter of a million", 250000),
    ("two and a half million", 2.5e6),
    ("one and a half", 1.5),
    ("a million and a half", 1.5e6),
    ("a dozen", 12),
    ("half a dozen", 6),
    ("half-dozen", 6),
    ("two dozen", 24),
    ("a pair of", 2),
    ("zero", 0),
]


@pytest.mark.parametrize(("written", "value"), WRITTEN)
def test_value_of_a_number_as_written(written: str, value: float) -> None:
    found = numeral_at(words_of(written, 0, len(written)), 0)
    assert found is not None
    assert (found.lo, found.hi) == (value, value)
    assert found.last == len(words_of(written, 0, len(written)))


@pytest.mark.parametrize(
    ("written", "lo", "hi"),
    [
        ("dozens", 24, 99),
        ("hundreds", 200, 999),
        ("thousands", 2000, 9999),
        ("tens of thousands", 20000, 99999),
        ("hundreds of thousands", 200000, 999999),
        ("scores of", 40, 99),
        ("several dozen", 24, 99),
        ("a few hundred", 200, 999),
        ("millions", 2e6, 999999999),
    ],
)
def test_indefinite_plurals_allow_an_interval(written: str, lo: float, hi: float) -> None:
    found = numeral_at(words_of(written + " of", 0, len(written) + 3), 0)
    assert found is not None
    assert (found.lo, found.hi, found.form) == (lo, hi, Form.INDEFINITE)


@pytest.mark.parametrize(
    ("written", "share"),
    [("two-thirds of", 2 / 3), ("half of", 0.5), ("half the", 0.5), ("a third of", 1 / 3), ("three quarters", 0.75)],
)
def test_fractions(written: str, share: float) -> None:
    found = numeral_at(words_of(written, 0, len(written)), 0)
    assert found is not None
    assert found.form is Form.FRACTION
    assert found.lo == pytest.approx(share)


@pytest.mark.parametrize(("written", "value"), [("third", 3), ("53rd", 53), ("1st", 1), ("twelfth", 12)])
def test_ordinals(written: str, value: float) -> None:
    found = numeral_at(words_of(written, 0, len(written)), 0)
    assert found is not None
    assert (found.lo, found.form) == (value, Form.ORDINAL)


@pytest.mark.parametrize(
    "written", ["9" * 400, "1" + ",000" * 100, "1.2.3", "10,5,3", "a missile", "scores", "²", "a", "one,2"]
)
def test_what_is_no_number_or_too_large_is_skipped(written: str) -> None:
    found = numeral_at(words_of(written, 0, len(written)), 0)
    assert found is None or (written == "one,2" and found.lo == 1)


def test_two_numbers_side_by_side_stay_two() -> None:
    words = words_of("two three", 0, 9)
    first = numeral_at(words, 0)
    assert first is not None
    assert (first.lo, first.last) == (2, 1)


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_read_back(value: int) -> None:
    assert digits(f"{value:,}") == value
    assert digits(str(value)) == value


@given(st.text(alphabet="0123456789.,'’ ", max_size=60))
def test_digits_are_finite_or_nothing(text: str) -> None:
    value = digits(text)
    assert value is None or math.isfinite(value)


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "two",
                "twenty",
                "hundred",
                "thousand",
                "million",
                "lakh",
                "crore",
                "and",
                "a",
                "half",
                "dozen",
                "-",
                "5",
                "1.5",
            ]
        )
    )
)
def test_any_run_of_number_words_is_bounded(parts: list[str]) -> None:
    text = " ".join(parts)
    words = words_of(text, 0, len(text))
    for i in range(len(words)):
        found = numeral_at(words, i)
        if found is not None:
            assert 0 <= found.lo <= found.hi <= LARGEST
            assert i == found.first < found.last <= len(words)
