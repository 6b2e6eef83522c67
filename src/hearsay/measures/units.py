"""Units of measure: their names in reports, and exact factors to the SI unit of their dimension.

Shapes: `70km` -> `km`; `33,000 feet` -> `ft`; `120 km/h` -> `km/h`; `Rs 5 lakh` -> `INR`; `12 per cent` ->
`percent`. Factors are those of NIST Special Publication 811 (2008), Appendix B.8, and of the SI brochure (BIPM,
9th edition): an inch is 0.0254 m, a pound 0.453 592 37 kg, a nautical mile 1852 m, all exact. Currencies have a
name and no factor: rates change.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from hearsay.measures.words import Sentence, touching


class Unit(NamedTuple):
    """A unit: its dimension, `value * factor + offset` in the SI unit of it, and how reports write it.

    `vague` says why the factor is not exact, empty where it is.
    """

    name: str
    dimension: str
    factor: float
    written: tuple[str, ...]
    offset: float = 0.0
    vague: str = ""


_FT, _MILE, _LB, _GALLON = 0.3048, 1609.344, 0.45359237, 3.785411784e-3
_YEAR, _MONTH = 365.2425 * 86400, 365.2425 * 86400 / 12
_TON = "a ton is 1000 kg, 907.18 kg (short) or 1016.05 kg (long)"

UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        Unit("mm", "length", 0.001, ("mm", "millimetre", "millimetres", "millimeter", "millimeters")),
        Unit("cm", "length", 0.01, ("cm", "centimetre", "centimetres", "centimeter", "centimeters")),
        Unit("m", "length", 1.0, ("m", "metre", "metres", "meter", "meters")),
        Unit("km", "length", 1000.0, ("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers")),
        Unit("in", "length", 0.0254, ("inch", "inches")),
        Unit("ft", "length", _FT, ("ft", "foot", "feet")),
        Unit("yd", "length", 0.9144, ("yd", "yds", "yard", "yards")),
        Unit("mile", "length", _MILE, ("mile", "miles", "mi")),
        Unit("nmi", "length", 1852.0, ("nmi", "nm", "nautical mile", "nautical miles")),
        Unit("m/s", "speed", 1.0, ("m / s", "metres per second", "meters per second", "metres a second")),
        Unit("km/h", "speed", 1 / 3.6, (
            "km / h", "kmh", "kph", "kmph", "km per hour", "km an hour", "kilometres per hour",
            "kilometers per hour", "kilometres an hour", "kilometers an hour",
        )),
        Unit("mph", "speed", _MILE / 3600, ("mph", "miles per hour", "miles an hour")),
        Unit("kt", "speed", 1852 / 3600, ("kt", "kts", "knot", "knots")),
        Unit("m2", "area", 1.0, (
            "m ²", "m²", "sq m", "square metre", "square metres", "square meter", "square meters",
        )),
        Unit("km2", "area", 1e6, (
            "km ²", "km²", "sq km", "square km", "square kilometre", "square kilometres", "square kilometer",
            "square kilometers",
        )),
        Unit("ft2", "area", _FT * _FT, ("sq ft", "square foot", "square feet")),
        Unit("mile2", "area", _MILE * _MILE, ("sq mi", "sq mile", "sq miles", "square mile", "square miles")),
        Unit("ha", "area", 1e4, ("ha", "hectare", "hectares")),
        Unit("acre", "area", 4046.8564224, ("acre", "acres")),
        Unit("g", "mass", 0.001, ("g", "gram", "grams", "gramme", "grammes")),
        Unit("kg", "mass", 1.0, ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme",
            "kilogrammes")),
        Unit("t", "mass", 1000.0, ("t", "tonne", "tonnes", "metric ton", "metric tons", "metric tonnes")),
        Unit("ton", "mass", 1000.0, ("ton", "tons"), vague=_TON),
        Unit("lb", "mass", _LB, ("lb", "lbs")),
        Unit("oz", "mass", _LB / 16, ("oz", "ounce", "ounces")),
        Unit("l", "volume", 0.001, ("l", "litre", "litres", "liter", "liters")),
        Unit("m3", "volume", 1.0, (
            "m ³", "m³", "cubic metre", "cubic metres", "cubic meter", "cubic meters", "cu m",
        )),
        Unit("km3", "volume", 1e9, (
            "km ³", "km³", "cubic km", "cubic kilometre", "cubic kilometres", "cubic kilometer", "cubic kilometers",
        )),
        Unit("gal", "volume", _GALLON, ("gallon", "gallons"), vague="a gallon is 3.785 l (US) or 4.546 l (UK)"),
        Unit("bbl", "volume", 42 * _GALLON, ("bbl", "barrel", "barrels")),
        Unit("celsius", "temperature", 1.0, (
            "° c", "℃", "c", "degrees celsius", "degree celsius", "degrees centigrade", "celsius", "degrees c",
        ), 273.15),
        Unit("fahrenheit", "temperature", 5 / 9, (
            "° f", "℉", "f", "degrees fahrenheit", "degree fahrenheit", "fahrenheit", "degrees f",
        ), 459.67 * 5 / 9),
        Unit("degree", "angle", 0.017453292519943295, ("°", "degree", "degrees")),
        Unit("kw", "power", 1e3, ("kw", "kilowatt", "kilowatts")),
        Unit("mw", "power", 1e6, ("mw", "megawatt", "megawatts")),
        Unit("gw", "power", 1e9, ("gw", "gigawatt", "gigawatts")),
        Unit("kv", "voltage", 1e3, ("kv", "kilovolt", "kilovolts")),
        Unit("kt tnt", "energy", 4.184e12, ("kiloton", "kilotons", "kilotonnes")),
        Unit("second", "time", 1.0, ("second", "seconds", "sec", "secs")),
        Unit("minute", "time", 60.0, ("minute", "minutes", "min", "mins")),
        Unit("hour", "time", 3600.0, ("hour", "hours", "hr", "hrs", "h")),
        Unit("day", "time", 86400.0, ("day", "days")),
        Unit("week", "time", 604800.0, ("week", "weeks")),
        Unit("month", "time", _MONTH, ("month", "months"), vague="a month is 28 to 31 days"),
        Unit("year", "time", _YEAR, ("year", "years", "yr", "yrs"), vague="a year is 365 or 366 days"),
        Unit("decade", "time", 10 * _YEAR, ("decade", "decades"), vague="a decade is 3652 or 3653 days"),
        Unit("century", "time", 100 * _YEAR, ("century", "centuries"), vague="a century is 36524 or 36525 days"),
        Unit("magnitude", "magnitude", 1.0, ("magnitude",)),
        Unit("percent", "share", 0.01, ("%", "percent", "per cent", "pc")),
        Unit("percentage point", "points", 0.01, ("percentage point", "percentage points")),
        Unit("fraction", "share", 1.0, ()),
        Unit("times", "multiple", 1.0, ("times",)),
    )
}  # fmt: skip
"""Every unit by name; `fraction` is what "half of" and "two-thirds" give."""

CURRENCIES: dict[str, tuple[str, ...]] = {
    "USD": ("$", "us $", "us$", "usd", "dollar", "dollars", "us dollar", "us dollars", "u . s . dollars"),
    "EUR": ("€", "eur", "euro", "euros"),
    "GBP": ("£", "gbp", "pound sterling", "pounds sterling", "pounds", "pound"),
    "INR": ("₹", "rs", "rs .", "inr", "rupee", "rupees", "re ."),
    "PKR": ("pkr", "pakistani rupees"),
    "RUB": ("₽", "rub", "rur", "rouble", "roubles", "ruble", "rubles"),
    "UAH": ("₴", "uah", "hryvnia", "hryvnias", "hryvnya", "hryvnyas"),
    "CNY": ("cny", "rmb", "yuan"),
    "JPY": ("jpy", "yen"),
    "ILS": ("₪", "ils", "nis", "shekel", "shekels"),
    "TRY": ("₺", "lira", "liras"),
    "CHF": ("chf", "swiss francs", "swiss franc"),
    "AUD": ("aud", "a $", "australian dollars"),
    "CAD": ("cad", "c $", "canadian dollars"),
    "MYR": ("myr", "rm", "ringgit", "ringgits"),
    "IRR": ("irr", "rial", "rials"),
    "KRW": ("krw", "won"),
}
"""How each currency (ISO 4217) is written, before or after the amount."""

_ONLY_TOUCHING = frozenset(("m", "t", "g", "l", "c", "f", "h", "ha", "in", "mi", "nm", "mw", "kw", "gw"))
_ONLY_BEFORE = frozenset(("rs", "rm", "nis", "re .", "rs .", "won"))
_LONGEST = 4


class Found(NamedTuple):
    """A unit by name, from word `first` up to, not including, word `last`."""

    name: str
    first: int
    last: int


@cache
def _written() -> dict[tuple[str, ...], str]:
    out = {tuple(way.split()): unit.name for unit in UNITS.values() for way in unit.written}
    out |= {tuple(way.split()): code for code, ways in CURRENCIES.items() for way in ways}
    return out


@cache
def _first_words() -> frozenset[str]:
    return frozenset(way[0] for way in _written())


@cache
def _last_of_currencies() -> frozenset[str]:
    return frozenset(way.split()[-1] for ways in CURRENCIES.values() for way in ways)


def unit_at(words: Sentence, i: int) -> Found | None:
    """The unit written right after a number that ends before word `i`; a hyphen may stand between."""
    at = i
    if at < len(words) and words[at].text in ("-", "‑") and touching(words[at - 1], words[at]):
        at += 1
    if at >= len(words) or words[at].lower not in _first_words():
        return None
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        way = tuple(w.lower for w in words[at : at + length])
        name = _written().get(way)
        if name is not None and _fits(words, i, at, way):
            return Found(_weight_or_money(name, words, at + length), i, at + length)
    return None


def _weight_or_money(name: str, words: Sentence, after: int) -> str:
    """`5,000 pounds of explosives` and `a 500-pound bomb` are weights, `5,000 pounds` an amount of money."""
    weighs = name == "GBP" and words[after - 1].lower.startswith("pound") and after < len(words)
    hyphened = words[after - 2].text == "-"
    return "lb" if weighs and (hyphened or words[after].lower == "of") else name


def _fits(words: Sentence, i: int, at: int, way: tuple[str, ...]) -> bool:
    """A one-letter unit has to touch its number (`5m`, `20C`), and what precedes amounts never follows one."""
    if " ".join(way) in _ONLY_BEFORE or way[0] in ("won", "re"):
        return False
    if way == ("second",):
        return at > i
    if len(way) == 1 and way[0] in _ONLY_TOUCHING:
        capital = way[0] in ("c", "f")
        beside = touching(words[at - 1], words[at]) or way[0] in ("m", "t", "ha", "mw", "kw", "gw", "nm")
        return beside and (words[at].text.isupper() if capital else True)
    return True


def currency_before(words: Sentence, i: int) -> Found | None:
    """The currency written right before the number that begins at word `i`: `$5`, `Rs. 5 lakh`, `US$ 5`."""
    if i == 0 or words[i - 1].lower not in _last_of_currencies():
        return None
    for length in range(min(3, i), 0, -1):
        way = tuple(w.lower for w in words[i - length : i])
        name = _written().get(way)
        if name in CURRENCIES and (not way[0].isalpha() or words[i - length].is_name or way[0] == "rs"):
            return Found(name, i - length, i)
    return None


def dimension(name: str) -> str:
    """The dimension of a unit (`length`, `time`, `money`...), empty for a count or an unknown name."""
    if name in CURRENCIES:
        return "money"
    return UNITS[name].dimension if name in UNITS else ""


def to_si(value: float, name: str) -> float:
    """`value` in the SI unit of its dimension (m, m/s, kg, s, K, a ratio); raises KeyError for a currency."""
    unit = UNITS[name]
    return value * unit.factor + unit.offset


def convert(value: float, source: str, target: str) -> float:
    """`value` of unit `source` in unit `target`; raises ValueError where the two measure different things."""
    if UNITS[source].dimension != UNITS[target].dimension:
        raise ValueError(f"{source} measures {UNITS[source].dimension}, {target} {UNITS[target].dimension}")
    return (to_si(value, source) - UNITS[target].offset) / UNITS[target].factor


def convertible(source: str, target: str) -> bool:
    """Whether `convert` can take one to the other."""
    return source in UNITS and target in UNITS and UNITS[source].dimension == UNITS[target].dimension
