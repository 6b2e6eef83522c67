"""Periods: quarters, halves, seasons, centuries, "last week", "the year-earlier quarter", "the weekend".

A period named without its year is placed by the report's date ("the third quarter"), or by the period that the
text speaks of ("the quarter", "a year earlier"); TimeML annotation guidelines 1.2.1, section 2.2.
"""

from __future__ import annotations

from hearsay.measures.times_date_rules import STEPS
from hearsay.measures.times_rules import Hit, Rule, rule
from hearsay.measures.times_shapes import Anchor, Length, Point, Shape, Shift


def _century(hit: Hit) -> Shape | None:
    number = hit.value("o") or 2
    return Point(digits=f"{number - 1:02d}") if hit.code("u") == "C" and 1 < number <= 22 else None


def _quarter(hit: Hit) -> Shape | None:
    number = 2 if hit.word("o") == "second" else hit.value("o")
    if hit.code("u") != "Q" or number is None or not 1 <= number <= 4:
        return None
    year_step = -1 if hit.word("q") in ("ago", "earlier") else STEPS.get(hit.word("q"))
    if year_step is not None:
        return Point(quarter=number, step=year_step, unit="Y")
    return Point(hit.value("y"), quarter=number)


def _half(hit: Hit) -> Shape | None:
    halves = {"first": 1, "second": 2, "last": 2}
    if hit.word("o") not in halves:
        return None
    step = STEPS.get(hit.word("q"))
    if step is not None:
        return Point(half=halves[hit.word("o")], step=step, unit="Y") if hit.code("u") == "Y" else None
    return Point(hit.value("y"), half=halves[hit.word("o")])


def _abbreviated(hit: Hit) -> Shape | None:
    """`Q3 2023`, `H1`."""
    word = hit.word("n")
    number = int(word[1])
    if word[0] == "q":
        return Point(hit.value("y"), quarter=number)
    return Point(hit.value("y"), half=number) if number <= 2 else None


def _season(hit: Hit) -> Shape | None:
    return Point(hit.value("y"), season=hit.code("s"), step=STEPS.get(hit.word("r")))


def _unit(hit: Hit) -> Shape | None:
    unit = hit.code("u")
    if hit.word("u") == "second" or unit.startswith("T"):
        return None
    if unit == "D" or (hit.word("r") == "past" and unit == "C"):
        return None
    return Point(step=STEPS[hit.word("r")], unit=unit)


def _year_quarter(hit: Hit) -> Shape | None:
    """`this year's third quarter`, `last year's quarter`, `the 1988 third quarter`, `the 1988 period`."""
    step = STEPS.get(hit.word("q"))
    if (step is not None and hit.code("w") != "Y") or (hit.token("u") and hit.code("u") != "Q"):
        return None
    if hit.token("o"):
        return _quarter(hit)
    if step is not None:
        return Shift(step, "Y", Anchor.PERIOD)
    return Point(hit.value("y"), unit="Q")


def _year_ago(hit: Hit) -> Shape | None:
    """`the year-earlier quarter`, `the year-ago third quarter`, `year-ago`."""
    if hit.code("w") != "Y" or (hit.token("u") and hit.code("u") != "Q"):
        return None
    return _quarter(hit) if hit.token("o") else Shift(-1, "Y", Anchor.PERIOD)


def _spoken_of(hit: Hit) -> Shape | None:
    """`the quarter`, `the latest period`: what the text speaks of; `the year`, `the week`: the present one."""
    unit = hit.code("u")
    if hit.token("p") or unit == "Q":
        return Shift(0, "Q", Anchor.PERIOD)
    if unit == "WE":
        return Point(unit="WE")
    if unit == "W" and hit.token("j"):
        return None
    return Point(step=0, unit=unit) if unit in ("W", "Y") else None


def _year_end(hit: Hit) -> Shape | None:
    """`year-end` is the year's last day; `the end of the year`, `later in the year` the year."""
    if hit.code("u") != "Y":
        return None
    return Point(month=12, day=31, step=0, unit="Y") if hit.token("e") else Point(step=0, unit="Y")


def _within(hit: Hit) -> Shape | None:
    """`later in the year`, `later in the day`."""
    return Shift(0, "D", Anchor.BEFORE) if hit.code("u") == "D" else _year_end(hit)


def _year_ended(hit: Hit) -> Shape | None:
    """`the year ended March 31`: a length, placed by the date that follows."""
    return Length("P1Y") if hit.code("u") == "Y" and (after := hit.after()) and after.text in _ENDS else None


_ENDS = frozenset({"ended", "ending", "ends"})


PERIOD_RULES: tuple[Rule, ...] = (
    rule("century", r"(?: t? {stage} -? 0? t? )? t? {ordinal:o} -? (?P<u>U)", _century),
    rule("quarter", r"t? i? -? {ordinal:o} -? (?P<u>U) (?: 0? {year:y} | 0? (?P<q>[LTX]) U )?", _quarter),
    rule(
        "quarter of a year",
        r"(?P<q>[LTX]) (?P<w>U) ' i? (?: {ordinal:o} -? )? (?: (?P<u>U) | (?P<p>@) )",
        _year_quarter,
    ),
    rule("quarter of a year", r"t? {year:y} (?: {ordinal:o} -? )? (?: (?P<u>U) | (?P<p>@) )", _year_quarter),
    rule(
        "year ago",
        r"(?: t j? )? (?P<w>U) - (?P<q>[gb]) (?: {ordinal:o} -? )? (?: (?P<u>U) | (?P<p>@) )?",
        _year_ago,
    ),
    rule("year ended", r"t i? (?P<u>U)", _year_ended),
    rule("period spoken of", r"t [=j]? i? (?P<u>U)", _spoken_of),
    rule("period spoken of", r"t = (?P<p>@)", _spoken_of),
    rule("in the year", r"(?P<l>[ybl]) 1 t (?P<u>U)", _within),
    rule("year-end", r"(?P<u>U) (?P<e>-) y", _year_end),
    rule("end of the year", r"(?: t? y 0 t | (?<=[5c7]) ) (?P<u>U) (?: '? -? y )?", _year_end),
    rule("year's end", r"(?P<u>U) '? y", _year_end),
    rule("Q3", r"(?P<n>£) (?: [0,]? {year:y} )?", _abbreviated),
    rule("Q3", r"{year:y} (?P<n>£)", _abbreviated),
    rule("half", r"t? (?P<o>[OsL]) h 0 (?: {year:y} | (?P<q>[LTX]) (?P<u>U) )", _half),
    rule("season", r"(?: t | t? [ybl] t? )? (?P<r>[LTX]) (?P<s>[SF])", _season),
    rule("season", r"t? [yb]? {season:s} 0? {year:y}", _season),
    rule("season", r"t [yb]? {season:s}", _season),
    rule("whole unit", r"(?: t? (?P<l>[ybl]) -? 0? )? t? (?P<r>[LTXC]) (?P<u>U)", _unit),
)
