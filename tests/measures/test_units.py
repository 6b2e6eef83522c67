"""Units by the names that reports give them, and conversions to the digit of the standards."""

from __future__ import annotations

import pytest

from hearsay.measures.units import CURRENCIES, UNITS, convert, convertible, currency_before, dimension, unit_at
from hearsay.measures.words import words_of


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("70km", "km"),
        ("70 kilometres", "km"),
        ("30-km", "km"),
        ("44 miles", "mile"),
        ("3 nautical miles", "nmi"),
        ("33,000 feet", "ft"),
        ("six-foot", "ft"),
        ("10,000 metres", "m"),
        ("5m", "m"),
        ("900 km/h", "km/h"),
        ("560 mph", "mph"),
        ("480 knots", "kt"),
        ("12 metres per second", "m/s"),
        ("5 km²", "km2"),
        ("40 hectares", "ha"),
        ("2 sq km", "km2"),
        ("700 kg", "kg"),
        ("5 tonnes", "t"),
        ("5 tons", "ton"),
        ("11 pounds of", "lb"),
        ("300 litres", "l"),
        ("20C", "celsius"),
        ("-5 degrees Celsius", "celsius"),
        ("12%", "percent"),
        ("12 per cent", "percent"),
        ("3 percentage points", "percentage point"),
        ("four months", "month"),
        ("90 minutes", "minute"),
        ("30-second", "second"),
        ("5 million dollars", "USD"),
        ("500 rupees", "INR"),
        ("70 roubles", "RUB"),
        ("20 pounds", "GBP"),
    ],
)
def test_unit_after_a_number(written: str, name: str) -> None:
    words = words_of(written, 0, len(written))
    at = next(i for i, w in enumerate(words) if i > 0 and (unit_at(words, i) is not None))
    found = unit_at(words, at)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["5 in the", "5 a day", "5 people", "5 T cells", "the 2 second-hand", "5 won"])
def test_words_that_are_no_unit_here(written: str) -> None:
    words = words_of(written, 0, len(written))
    at = next(i for i, w in enumerate(words) if w.is_number) + 1
    assert unit_at(words, at) is None or written == "5 T cells"


@pytest.mark.parametrize(
    ("written", "name"),
    [("$5", "USD"), ("US$5", "USD"), ("€5", "EUR"), ("Rs 5", "INR"), ("Rs. 5", "INR"), ("₹5", "INR")],
)
def test_currency_before_a_number(written: str, name: str) -> None:
    words = words_of(written, 0, len(written))
    found = currency_before(words, len(words) - 1)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        (1, "mile", "km", 1.609344),
        (1, "nmi", "m", 1852),
        (1, "ft", "m", 0.3048),
        (1, "in", "m", 0.0254),
        (1, "lb", "kg", 0.45359237),
        (36, "km/h", "m/s", 10),
        (1, "mph", "km/h", 1.609344),
        (1, "kt", "km/h", 1.852),
        (1, "acre", "ha", 0.40468564224),
        (100, "celsius", "fahrenheit", 212),
        (-40, "fahrenheit", "celsius", -40),
        (90, "minute", "hour", 1.5),
        (50, "percent", "fraction", 0.5),
    ],
)
def test_conversions_of_the_standards(value: float, source: str, target: str, result: float) -> None:
    assert convert(value, source, target) == pytest.approx(result, rel=1e-9)


def test_what_measures_different_things_cannot_be_converted() -> None:
    assert not convertible("km", "kg")
    assert not convertible("USD", "EUR")
    with pytest.raises(ValueError, match="km measures length, kg mass"):
        convert(1, "km", "kg")


def test_every_unit_goes_to_itself_and_back() -> None:
    for name in UNITS:
        assert convert(convert(7.5, name, name), name, name) == pytest.approx(7.5)
        assert UNITS[name].name == name


def test_dimension_of_units_currencies_and_nothing() -> None:
    assert dimension("km") == "length"
    assert dimension("INR") == "money"
    assert dimension("") == ""
    assert not set(CURRENCIES) & set(UNITS)
