"""Dates: "24 January 2024", "Oct. 23", "2024-01-24", "24/01", "mid-July", "the 1990s", "last week", "yesterday".

Day, month and year in every order that news uses (Associated Press and Guardian style guides, ISO 8601);
decades after the TimeML annotation guidelines 1.2.1, section 2.2.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from hearsay.measures.times_rules import Hit, Rule, rule
from hearsay.measures.times_shapes import Point, Shape
from hearsay.measures.times_words import words
from hearsay.measures.zones import iso_zone

STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1}


def _valid(point: Point) -> Point | None:
    """The point, or None where its day does not exist in its month."""
    if point.day is None:
        return point
    longest = monthrange(point.year or 2024, point.month)[1] if point.month else 31
    return point if 1 <= point.day <= longest else None


def _month_day(hit: Hit) -> Shape | None:
    point = Point(hit.value("y"), hit.value("m"), hit.value("d"), hit.value("w"))
    if hit.token("q"):
        if hit.code("u") != "Y":
            return None
        point = replace(point, step=STEPS[hit.word("q")], unit="Y")
    last = hit.value("e")
    if last is not None:
        point = replace(point, until=replace(point, day=last, month=hit.value("n") or point.month))
        if not (point.until and _valid(point.until)):
            return None
    return _valid(point)


def _second_day(hit: Hit) -> Shape | None:
    """The 25 of "April 24 and 25"."""
    month = hit.before(3)
    return _valid(Point(hit.value("y"), int(month.value), hit.value("d"))) if month else None


def _week_of(hit: Hit) -> Shape | None:
    """`the week of March 6`."""
    return _valid(Point(month=hit.value("m"), day=hit.value("d"), unit="W")) if hit.code("u") == "W" else None


def _iso(hit: Hit) -> Shape | None:
    text = hit.word("i").upper()
    numbers = [int(n) for n in re.findall(r"[0-9]+", text[: 19 if text[16:17] == ":" else 16])]
    if not 1 <= numbers[1] <= 12:
        return None
    point = Point(numbers[0], numbers[1], numbers[2])
    if len(numbers) > 4:
        if numbers[3] > 23 or numbers[4] > 59:
            return None
        second = min(numbers[5], 59) if len(numbers) > 5 else None
        point = replace(point, hour=numbers[3], minute=numbers[4], second=second, zone=iso_zone(text))
    return _valid(point)


def _slashed(hit: Hit) -> Shape | None:
    """Day first unless only month first is possible; two-digit years lie in 1931 to 2030."""
    parts = [int(n) for n in re.findall(r"[0-9]+", hit.word("s"))]
    sizes = [len(n) for n in re.findall(r"[0-9]+", hit.word("s"))]
    if "-" in hit.word("s") and 4 not in sizes:
        return None
    if sizes[0] == 4:
        if len(parts) != 3:
            return None
        year, month, day = parts
    elif len(parts) == 3 and sizes[0] <= 2 and sizes[2] != 3:
        day, month, year = parts
        year += 0 if sizes[2] == 4 else 1900 if year > 30 else 2000
    elif len(parts) == 2 and sizes == [2, 2] and _calls_for_a_day(hit):
        day, month, year = parts[0], parts[1], None
    else:
        return None
    if month is not None and day is not None and month > 12 >= day:
        day, month = month, day
    if not day or not month or not 1 <= month <= 12 or (year is not None and not 1000 <= year < 2200):
        return None
    return _valid(Point(year, month, day))


def _calls_for_a_day(hit: Hit) -> bool:
    """Whether `24/01` stands where a day is expected and no share of something ("12/13 of the votes")."""
    before, after = hit.before(), hit.after()
    called = before is not None and (before.letter in "2567(" or before.text == "dated")
    return called and not (after and after.letter == "0")


def _month(hit: Hit) -> Shape | None:
    step = STEPS.get(hit.word("r"))
    year_step = STEPS.get(hit.word("q"))
    if year_step is not None:
        if hit.code("u") != "Y":
            return None
        return Point(month=hit.value("m"), step=year_step, unit="Y")
    return Point(hit.value("y"), hit.value("m"), step=step)


def _month_of(hit: Hit) -> Shape | None:
    """`and May`, `to March`: months only behind another one, or where a full name stands."""
    before = hit.before(2)
    named = before is not None and before.letter in "Mmybl"
    return Point(month=hit.value("m")) if named else None


def _weekday(hit: Hit) -> Shape | None:
    after, before, names = hit.after(), hit.before(), words()
    if hit.word("w").endswith("days"):
        return None
    if after and after.text.lower() in names.after_weekday and after.text.lower() not in hit.text:
        return None
    if before and before.text.lower() in names.before_weekday:
        return None
    steps = [STEPS[t.text] for t in hit.tokens("r")]
    step = {"following": 1, "": steps[-1] if steps else None}.get(hit.word("r2"), -1)
    return Point(weekday=hit.value("w"), step=step, part=hit.code("p"), from_text=bool(hit.token("r2")))


_NOT_COUNTED = frozenset({"was", "is", "as", "has", "this", "its", "elections"})


def _year(hit: Hit) -> Shape | None:
    """A bare year: between 1900 and 2060, or after a word that calls for one; never a count of something."""
    year, before, after = hit.value("y") or 0, hit.before(), hit.after()
    since = hit.before(2)
    joined = before is not None and before.letter == "-" and since is not None and since.text in ("pre", "post")
    called = joined or bool(before and before.letter in "1567ybl0M8(EBƒi")
    if not called and not 1900 <= year <= 2060:
        return None
    if after and (after.text in ("/", "%") or (after.letter in "UV-" and not called)):
        return None
    named = before is not None and before.letter in "ti" and 1900 <= year <= 2060
    if (
        not named
        and after
        and after.letter == "x"
        and after.text.endswith(("s", "people", "men"))
        and after.text not in _NOT_COUNTED
    ):
        return None
    if not called and before and before.letter == "x" and hit.text[before.start].isupper():
        return None
    if (
        not joined
        and before
        and before.letter in "-x"
        and before.text in ("$", "€", "£", "-", "no", "#", "+", "/", "flight")
    ):
        return None
    return Point(year=year)


def _years(hit: Hit) -> Shape | None:
    """`2014-2016`, `2014-15`."""
    first, last = hit.value("y") or 0, hit.value("e") or 0
    last += first // 100 * 100 if last < 100 else 0
    return Point(year=first, until=Point(year=last)) if 1900 <= first < last <= 2100 else None


def _day_alone(hit: Hit) -> Shape | None:
    """`on the 25th`, `Friday the 13th`."""
    return _valid(Point(day=hit.value("d"), weekday=hit.value("w")))


def _spelled_year(hit: Hit) -> Shape | None:
    """`nineteen ninety-four`, `the year two thousand`."""
    century, rest = hit.value("c") or 0, [int(t.value) for t in hit.tokens("y") if t.letter == "n"]
    if century in (18, 19, 20) and 10 <= rest[0] <= 90 and (len(rest) == 1 or (rest[0] >= 20 and rest[1] < 10)):
        return Point(year=century * 100 + sum(rest))
    return Point(year=2000) if (century, rest) == (2, [1000]) and hit.word("the") else None


def _decade(hit: Hit) -> Shape | None:
    digits = re.sub(r"[^0-9]", "", hit.word("k"))
    return Point(digits=(digits if len(digits) == 4 else "19" + digits)[:3])


def _day_word(hit: Hit) -> Shape | None:
    token = hit.token("d")
    if token and token.text == "today" and hit.text[token.start].isupper() and hit.named:  # "Harbour Today"
        return None
    part = "NI" if hit.word("d") == "tonight" else hit.code("p")
    return Point(offset=hit.value("d"), part=part)


def _beyond(days: int) -> Point:
    return Point(offset=days)


_WEEKDAY = r"(?: (?P<w> W | (?<!t) w ) [,(]? (?:2? t)? )?"
_STAGE = r"(?: t? {stage} -? 0? t? )?"

DATE_RULES: tuple[Rule, ...] = (
    rule("ISO 8601 date", "(?P<i>I)", _iso),
    rule("numeric date", "(?P<s>/)", _slashed),
    rule("day and month", _WEEKDAY + r"t? {day:d} (?: - {day:e})? [0-]? {anymonth:m} [,-]? {year:y}? \)?", _month_day),
    rule(
        "month and day",
        _WEEKDAY + r"{month:m} t? (?P<d>[doO]) (?: - (?P<e>[do]) )? (?: ,? {year:y})? \)?",
        _month_day,
    ),
    rule("day of last year", _WEEKDAY + r"{month:m} {day:d} ,? 0? (?P<q>[LTX]) (?P<u>U)", _month_day),
    rule("day of last year", _WEEKDAY + r"t? {day:d} 0? {month:m} ,? 0? (?P<q>[LTX]) (?P<u>U)", _month_day),
    rule("second day of a month", r"(?<=M[do][84]) {day:d} (?: ,? {year:y})? (?! [UV] )", _second_day),
    rule(
        "first of two days",
        r"{day:d} (?= [84] [do] (?P<m>M) )",
        lambda hit: _valid(Point(None, hit.value("m"), hit.value("d"))),
    ),
    rule(
        "first of three days",
        r"{day:d} (?= , [do] ,? [84] [do] (?P<m>M) )",
        lambda hit: _valid(Point(None, hit.value("m"), hit.value("d"))),
    ),
    rule("week of a day", r"t (?P<u>U) 0 {month:m} {day:d}", _week_of),
    rule("days of two months", r"{month:m} (?P<d>[do]) - {month:n} (?P<e>[do]) (?: ,? {year:y})?", _month_day),
    rule("month", _STAGE + r"(?P<r>[LTXC])? {month:m} (?: ,? 0? {year:y})?", _month),
    rule("month", _STAGE + r"(?P<r>[LTXC]) {anymonth:m}", _month),
    rule("month", r"(?<=[167ybl-]) {anymonth:m} (?! \+ )", _month),
    rule("month", r"(?<=[0458]) {anymonth:m} (?! [x+] )", _month_of),
    rule("month of last year", _STAGE + r"{month:m} (?: 0? (?P<q>[LTX]) (?P<u>U) )", _month),
    rule("weekday", _STAGE + r"(?: (?P<r>[LTXC]{1,2}) | t (?P<r2>[PG]) )? (?P<w>W) {part:p}?", _weekday),
    rule("year", _STAGE + r"(?: t U | i )? {year:y}", _year),
    rule("year in words", r"(?: (?P<the>t) U )? (?P<c>n) (?P<y>n (?: -? n )?)", _spelled_year),
    rule("years", r"{year:y} - (?P<e>[Yd])", _years),
    rule("weekday and day", r"{weekday:w} ,? t (?P<d>o)", _day_alone),
    rule("day alone", r"(?<=[2567]) t (?P<d>o) (?: 0 T U )? (?= [.,;)|0-8BEtR] | $ )", _day_alone),
    rule("decade", _STAGE + r"t? (?P<k>K)", _decade),
    rule("day word", r"(?P<l>[ybl])? {today:d} {part:p}?", _day_word),
    rule(
        "day before yesterday",
        r"t U B (?P<d>R)",
        lambda hit: _beyond(-2) if hit.word("d") == "yesterday" else None,
    ),
    rule("day after tomorrow", r"t U E (?P<d>R)", lambda hit: _beyond(2) if hit.word("d") == "tomorrow" else None),
)
