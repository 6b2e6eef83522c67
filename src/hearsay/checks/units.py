"""U1: does a conversion in the text come out?

    "70 km (44 miles)"   43.5 miles, 44 within rounding: holds
    "50 km (20 miles)"   31.1 miles, 11 more than stated: fails

Two measures of one dimension in different units, one in brackets behind the other or joined by a slash, "or",
"that is". Factors: `hearsay.measures.units` (NIST SP 811).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.measures.units import UNITS, convert, convertible, dimension
from hearsay.records import Figure, Finding, Step
from hearsay.types import Bound, Outcome

CODE = "U1"
ROUND_NUMBER = 0.05
"""A number that ends in zeros may be rounded by at most a twentieth: 48 to 50 miles, never 31 to 20."""
ABOUT = 0.1
"""The same where the text says "about"; in a conversion only of a round number (8, 45, 200)."""
SMALL = 10
"""Numbers below this count as round."""
BOTH_ROUNDED = 0.25
"""Where neither number is the other one rounded, both may be rounded from a third, which small numbers would stretch
to anything: they may then lie a quarter apart, as 4 km and 3 miles do, and 2 km and 1.6 miles do not."""

_APPOSED = re.compile(
    r"^\s*(?:[(\[/=≈~]|,?\s*(?:or|i\.e\.|that is|equal to|equivalent to|the equivalent of)\b)\s*"
    r"(?:about|around|some|roughly|approximately|almost|nearly|or|just (?:over|under))?\s*$",
    re.IGNORECASE,
)
_CHAINED = re.compile(r"^\s*[,;/]\s*$")
_ABOUT = re.compile(
    r"^(?:\s*,|\s+[-–—]|\s*—)\s*"
    r"(?:(?:or )?(?:about|around|roughly|approximately|nearly|almost|some|just (?:over|under)))?\s*$",
    re.IGNORECASE,
)
MEANINGS = {
    "gal": {"US gallons": 3.785411784e-3, "imperial gallons": 4.54609e-3},
    "ton": {"metric tons": 1000.0, "short tons": 907.18474, "long tons": 1016.0469088},
}
"""Units of several meanings, each with its exact factor (NIST SP 811, Appendix B.8)."""
NOT_SHOWN = "That the conversion is right says nothing of the distance, height or amount itself."
REACH = 70
"""Characters behind a distance in which its beginning is named: "before it would have entered ... airspace"."""
STEM = 5
"""Letters in which a country and its adjective agree: Russia and Russian, China and Chinese do not."""

WRITTEN = {
    "mile": "miles", "nmi": "nautical miles", "ft": "feet", "in": "inches", "yd": "yards", "acre": "acres",
    "celsius": "°C", "fahrenheit": "°F", "gal": "gallons", "bbl": "barrels", "oz": "ounces", "l": "litres",
    "m2": "m²", "km2": "km²", "m3": "m³", "ft2": "sq ft", "mile2": "sq miles", "t": "tonnes", "ton": "tons",
    "ha": "hectares", "kt": "knots",
}  # fmt: skip
"""Names of units where the sentence of a finding says more than the code."""

_WHENCE = re.compile(r"^\s*(?P<way>before|short of|from|inside|off)\s+(?P<where>[^.,;()“”]+)", re.IGNORECASE)
COMPOUND = {("ft", "in"), ("lb", "oz"), ("yd", "ft"), ("hour", "minute"), ("minute", "second")}
"""Units that are written one behind the other for one quantity, the larger first."""
_JOINT = re.compile(r"^(?:\s*|\s*,?\s*and\s*|-)$")
_GOES_ON = re.compile(r"^\s\d")
_NOT_CONVERTED = ("angle", "points", "multiple", "share", "")


def check_units(view: View) -> Iterator[Finding]:
    """A conversion in the text: 70 km (44 miles). Compared within the rounding of both stated numbers."""
    for figures in view.figures.values():
        measured = [f for f in figures if dimension(f.unit) not in _NOT_CONVERTED]
        yield from _apposed(view, _compounds(view, measured))
    yield from _across(view)


def _compounds(view: View, measured: Sequence[Figure]) -> list[Figure]:
    """The quantities with "4 ft 8.5 in" and "6 lb 3 oz" as one each, in the larger unit."""
    found: list[Figure] = []
    for figure in measured:
        last = found[-1] if found else None
        if last and (last.unit, figure.unit) in COMPOUND and _JOINT.match(view.between(last.span, figure.span)):
            more = convert(figure.lo, figure.unit, last.unit)
            span = replace(last.span, end=figure.span.end)
            found[-1] = replace(last, span=span, lo=last.lo + more, hi=last.hi + more)
        else:
            found.append(figure)
    return found


def _apposed(view: View, measured: Sequence[Figure]) -> Iterator[Finding]:
    """Each quantity and its restatements: "490 knots (910 km/h, 564 mph)"."""
    restated: Figure | None = None
    for left, right, words in view.neighbours(measured):
        first = restated if restated is not None and _CHAINED.match(words) else left
        restated = None
        if _GOES_ON.match(view.text(right.report, right.span.end, right.span.end + 4)):
            continue  # "4 ft 8.5 in", whose inches were not read
        if first.unit == right.unit or dimension(first.unit) != dimension(right.unit):
            continue
        if first is not left or _APPOSED.match(words):
            restated = first
            yield _judged(view, first, right)
        elif _ABOUT.match(words) and convertible(left.unit, right.unit) and _gap(left, right) <= _slack(left, right):
            yield _judged(view, left, right)  # "10,000 metres, about 33,000 feet": a mismatch may be another distance


def _across(view: View) -> Iterator[Finding]:
    """The same distance in two reports, each in its own unit: "30 miles before the border", "50 km before"."""
    placed: dict[tuple[str, frozenset[str]], list[Figure]] = {}
    for figures in view.figures.values():
        for figure in figures:
            if dimension(figure.unit) == "length" and (key := _whence(view, figure)):
                placed.setdefault(key, []).append(figure)
    for same in placed.values():
        for left, right in combinations(same, 2):
            apart = left.report != right.report and left.unit != right.unit
            if apart and convertible(left.unit, right.unit) and _gap(left, right) <= _slack(left, right):
                yield _judged(view, left, right, ("The two reports speak of the same distance.",))


def _whence(view: View, figure: Figure) -> tuple[str, frozenset[str]] | None:
    """From what, and which way, a distance is measured: `("before border", {"russi"})`."""
    sentence = view.sentences(figure.report)[view.sentence_index(figure.span)]
    behind = view.text(figure.report, figure.span.end, min(sentence.end, figure.span.end + REACH))
    match = _WHENCE.match(behind)
    if match is None:
        return None
    names = frozenset(name[:STEM].lower() for name in re.findall(r"[A-Z]\w{3,}", match["where"]))
    way = "before" if match["way"].lower() in ("before", "short of") else match["way"].lower()
    line = "border" if re.search(r"\b(?:border|frontier|airspace)\b", match["where"]) else ""
    return (f"{way} {line}".strip(), names) if names and line else None


def _judged(view: View, left: Figure, right: Figure, assumed: tuple[str, ...] = ()) -> Finding:
    stated = f"“{view.words(left.span)}” and “{view.words(right.span)}”"
    trace = [Step(f"stated: {_said(f)}", (f.lo,), (f.span,)) for f in (left, right)]
    if not convertible(left.unit, right.unit):
        missing = (f"the rate from {left.unit} to {right.unit} on the day of the report",)
        sentence = f"{stated} cannot be compared without an exchange rate."
        return finding(CODE, Outcome.CANNOT, sentence, trace, Limits(missing=missing))
    converted = _converted(left, right)
    exact = f"{_said(left)} = {_amount(round(converted, 2), right.unit)}"
    trace.append(Step(f"{exact}, rounding allows {number(round(_slack(left, right), 2))}"))
    if _gap(left, right) <= _slack(left, right):
        sentence = f"{_said(left)} is {_said(right)}: {number(round(converted, 2))} before rounding."
        return finding(CODE, Outcome.HOLDS, sentence, trace, Limits(assumed, NOT_SHOWN))
    if meaning := _meaning(left, right):
        sentence = f"{_said(left)} is {_said(right)} in {meaning}."
        return finding(CODE, Outcome.HOLDS, sentence, trace, Limits((*assumed, f"{meaning} are meant."), NOT_SHOWN))
    vague = tuple(UNITS[f.unit].vague for f in (left, right) if UNITS[f.unit].vague and f.unit not in MEANINGS)
    if vague:
        sentence = f"{_said(left)} is not {_said(right)} in every meaning of the unit."
        return finding(CODE, Outcome.CANNOT, sentence, trace, Limits(missing=vague))
    sentence = f"{_said(left)} is {_amount(round(converted, 1), right.unit)}, not {number(right.lo)} as stated"
    sentence += f"; it is {number(right.lo)} nautical miles." if _is_nautical(left, right) else "."
    return finding(CODE, Outcome.FAILS, sentence, trace, Limits(("Both numbers give the same quantity.",)))


def _meaning(left: Figure, right: Figure) -> str:
    """The other meaning of a unit (imperial gallons, short tons) in which the two agree; empty for none."""
    for figure, other in ((left, right), (right, left)):
        for name, factor in MEANINGS.get(figure.unit, {}).items():
            made = figure.lo * factor / UNITS[other.unit].factor
            slack = tolerance(figure) * factor / UNITS[other.unit].factor + tolerance(other)
            if abs(made - other.lo) <= slack:
                return name
    return ""


def _is_nautical(left: Figure, right: Figure) -> bool:
    """Whether the stated miles come out as nautical miles: "26 km (14 miles)"."""
    sea = replace(right, unit="nmi")
    return right.unit == "mile" and _gap(left, sea) <= _slack(left, sea)


def _converted(left: Figure, right: Figure) -> float:
    """The first in the unit of the second; 2 degrees of warming are 3.6 Fahrenheit, a reading of 2 is 35.6."""
    reading = convert(left.lo, left.unit, right.unit)
    difference = reading - convert(0.0, left.unit, right.unit)
    return min(reading, difference, key=lambda value: abs(value - right.lo))


def _gap(left: Figure, right: Figure) -> float:
    """How far apart the two are, in the unit of the second; of two ranges the ends that are farther apart."""
    low = abs(_converted(left, right) - right.lo)
    if left.lo == left.hi or right.lo == right.hi:
        return low
    return max(low, _gap(replace(left, lo=left.hi), replace(right, lo=right.hi)))


def _slack(left: Figure, right: Figure) -> float:
    """How far apart the two may be, in the unit of the second: one is the other rounded, or both are rounded."""
    roundings = _roundings(left, right)
    value = min(abs(_converted(left, right)), abs(right.lo))
    return max(*roundings, min(sum(roundings), BOTH_ROUNDED * value))


def _roundings(left: Figure, right: Figure) -> tuple[float, float]:
    """How far the rounding of each reaches, both in the unit of the second."""
    left, right = _measured(left), _measured(right)
    moved = convert(left.lo + tolerance(left), left.unit, right.unit) - convert(left.lo, left.unit, right.unit)
    return abs(moved), tolerance(right)


def tolerance(figure: Figure) -> float:
    """How far the true value may lie from the stated one: half of its last significant place.

    "44" may stand for 43.5 to 44.5 and "0.6" for 0.55 to 0.65. Zeros at the end may be rounding ("33,000" for
    32,808) or not, so half of the last place that is not zero, yet never more than `ROUND_NUMBER` of the value;
    where the text says "about" at least `ABOUT`.
    """
    value = abs(figure.lo)
    whole, _, fraction = f"{round(value, 6):.10f}".rstrip("0").partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    half: float = 0.5 * 10.0 ** (-len(fraction) if fraction else zeros)
    if zeros and not fraction:
        half = max(0.5, min(half, ROUND_NUMBER * value))
    return max(half, ABOUT * value) if figure.bound is not Bound.EXACT else half


def _measured(figure: Figure) -> Figure:
    """The figure, its "about" left aside where the number is not round: "about 26 km" was measured to the km."""
    rounded = abs(figure.lo) < SMALL or not figure.lo % 5
    return figure if rounded else replace(figure, bound=Bound.EXACT)


def _said(figure: Figure) -> str:
    return _amount(figure.lo, figure.unit)


def _amount(value: float, unit: str) -> str:
    """`43.5 miles`, `46.4 °F`: the unit as reports write it."""
    return f"{number(value)} {WRITTEN.get(unit, unit)}"
