"""Times of day: "3:00 PM", "3 p.m.", "15:00", "0715Z", "6.56 p.m.", "7 in the evening", "half past three".

Hours and minutes after ISO 8601 and the military form of RFC 5322's `Z`; zone words after a time are read by
`zones.zone_after`. A number alone is never a time of day.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hearsay.measures.times_rules import Hit, Rule, rule
from hearsay.measures.times_shapes import Point, Shape
from hearsay.measures.zones import ZoneWords

_HALVES = {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}


OVERNIGHT = "ON"
"""The part of day of "overnight": the night that ends on the day spoken of, unless a day is named with it."""


def _point(hour: int, minute: int | None, second: int | None, half: str, zone: ZoneWords | None = None) -> Point | None:
    """The point where hour and minute exist; `half` is `a` or `p` where a half of the day is stated."""
    if half:
        if not 1 <= hour <= 12:
            if half == "p" and 12 < hour < 24:
                half = ""
            else:
                return None
        else:
            hour = hour % 12 + (12 if half == "p" else 0)
    if not 0 <= hour <= 24 or (minute or 0) > 59 or (second or 0) > 59 or (hour == 24 and (minute or second)):
        return None
    return Point(hour=hour, minute=minute, second=second, zone=zone)


def _digits(text: str) -> list[int]:
    return [int(n[:4]) for n in re.findall(r"[0-9]+", text)]


def _half_of(hit: Hit) -> str:
    return hit.code("p") if hit.token("p") else _HALVES.get(hit.code("a"), "")


def _clock(hit: Hit) -> Shape | None:
    numbers = _digits(hit.word("c"))
    after = hit.tokens("v")
    if after and after[0].value != "TH":
        return None
    return _point(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None, _half_of(hit))


def _dotted(hit: Hit) -> Shape | None:
    match = re.fullmatch(r"([0-9]{1,2})\.([0-9]{2})", hit.word("c"))
    if not match:
        return None
    return _point(int(match[1]), int(match[2]), None, _half_of(hit))


def _hour(hit: Hit) -> Shape | None:
    hour = hit.value("h") or 0
    half = _half_of(hit)
    if hit.code("a") == "NI" and (hour <= 4 or hour == 12):
        half = "a"
    point = _point(hour, None, None, half)
    until = hit.value("e")
    if point and until is not None:
        end = _point(until, None, None, half)
        if end is None:
            return None
        if hour > until and half == "p":
            point = replace(point, hour=hour % 12)
        return replace(point, until=end)
    return point


def _range(hit: Hit) -> Shape | None:
    first, last = _digits(hit.word("c")), _digits(hit.word("e"))
    half = _half_of(hit)
    start = _point(first[0], first[1], None, half)
    end = _point(last[0], last[1], None, half)
    return replace(start, until=end) if start and end else None


def _military(hit: Hit) -> Shape | None:
    digits = hit.word("z")
    return _point(int(digits[:2]), int(digits[2:4]), None, "", ZoneWords("Z", "UTC"))


def _moment(hit: Hit) -> Shape | None:
    """Noon is 12:00; midnight ends the day named with it, unless a word says that the day begins there."""
    if hit.named:
        return None
    if hit.value("n"):
        return Point(hour=12, minute=0)
    before = hit.before()
    begins = before is not None and before.letter in "EL6"
    return Point(hour=0 if begins else 24, minute=0)


def _part(hit: Hit) -> Shape | None:
    return Point(part=hit.code("a"))


def _step_part(hit: Hit) -> Shape | None:
    step = hit.word("r")
    if step == "last":
        return Point(offset=-1, part=hit.code("a"))
    return Point(offset=0, part=hit.code("a"))


def _spoken(hit: Hit) -> Shape | None:
    """Half past three, a quarter to five, ten minutes to six: of the twelve-hour clock, half unknown."""
    words = hit.token("h") or hit.token("u") or hit.token("v") or hit.token("p") or hit.token("a")
    rounded = hit.word("d") == "past" and hit.value("m") in (5, 10, 20, 25)
    if not (words or rounded) or (hit.token("u") and hit.code("u") != "Q"):
        return None
    minutes = 30 if hit.token("h") else 15 if hit.token("u") and hit.code("u") == "Q" else hit.value("m")
    hour = hit.value("o")
    if minutes is None or hour is None or not 1 <= hour <= 12:
        return None
    if hit.word("d") == "to":
        hour, minutes = hour - 1 or 12, 60 - minutes
    return _point(hour, minutes, None, _half_of(hit))


_ABOUT = r"(?: (?:c | 2? 9 ) )?"
_OF_DAY = r"(?: 1 t {part:a} | 3 (?P<a2>A) )"
_HALF = r"(?: {ampm:p} | (?: 1 t | H ) {part:a} )"

CLOCK_RULES: tuple[Rule, ...] = (
    rule("clock time", r"c? (?P<c>:) (?: " + _HALF + " | N | (?P<v>V) )?", _clock),
    rule("clock times", r"c? (?P<c>:) - (?P<e>:) " + _HALF + "?", _range),
    rule("dotted clock time", r"c? (?P<c>\#) " + _HALF, _dotted),
    rule("hour", r"c? (?P<h>[dn]) (?: [-84] (?P<e>[dn]) )? " + _HALF, _hour),
    rule("hour o'clock", r"c? (?P<h>[dn]) 9 " + _HALF + "?", _hour),
    rule("military time", r"c? (?P<z>Z)", _military),
    rule("noon or midnight", r"c? d? (?P<n>N)", _moment),
    rule(
        "spoken time",
        r"(?: (?P<h>h) | a? (?P<u>U) | (?P<m>[dn]) (?P<v>V)? ) (?P<d>[L4]) (?P<o>[dn]) " + _HALF + "?",
        _spoken,
    ),
    rule("overnight", r"%", lambda hit: Point(part=OVERNIGHT)),
    rule("at dawn", r"(?<=3) {part:a}", lambda hit: None if hit.word("a").startswith("night") else _part(hit)),
    rule("part of day", r"(?: t | t? (?P<l>[ybl]) -? (?: 1 t )? ) {part:a}", _part),
    rule("part of a day named by step", r"(?P<l>[ybl])? (?P<r>[LT]) {part:a}", _step_part),
)
