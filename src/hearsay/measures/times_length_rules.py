"""Durations, shifts and sets: "four months", "16-year", "three days ago", "the day before", "every day".

Durations take TIMEX3 form (`P4M`, `PT30M`, `PXY` where the number is open); "ago" and "later" move from an
anchor; recurrences are sets (TimeML annotation guidelines 1.2.1, sections 2.2 and 2.3).
"""

from __future__ import annotations

from dataclasses import replace

from hearsay.measures.times_rules import Hit, Rule, rule
from hearsay.measures.times_shapes import Anchor, Length, Recurrence, Shape, Shift, Vague
from hearsay.measures.times_tokens import Token
from hearsay.measures.times_words import words

_YEARS = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "2W": ("W", 2), "WE": ("D", 2)}
LARGEST = 100_000
"""No stated duration counts more than this many of its unit; beyond it the digits are no duration."""


def number_of(found: list[Token]) -> float | None:
    """The number that digits, fractions and number words give together; None for "a few"."""
    total, current = 0.0, 0.0
    words_seen = False
    for token in found:
        if isinstance(token.value, str) or token.letter in "-8":
            continue
        if token.letter == "n":
            words_seen = True
            if token.value == 100:
                current = (current or 1) * 100
            elif token.value == 1000:
                total, current = total + (current or 1) * 1000, 0
            elif token.value == 12 and token.text == "dozen":
                current = (current or 1) * 12
            else:
                current += token.value
        elif token.letter in "dDY#q":
            current += token.value
        elif token.letter == "a" and not words_seen:
            current = 0
    return total + current if found else None


def duration(amount: float | None, unit: str) -> str | None:
    """The TIMEX3 value: `P2Y`, `PT1M30S`, `P2Y6M`, `PXW` where the amount is open; None where too large."""
    unit, factor = _YEARS.get(unit, (unit, 1))
    clock = unit.startswith("T")
    letter = unit[-1]
    head = "PT" if clock else "P"
    if amount is None:
        return f"{head}X{letter}"
    amount *= factor
    if not 0 <= amount <= LARGEST:
        return None
    whole, rest = int(amount), amount - int(amount)
    finer = {
        "Y": ("M", 12),
        "H": ("M", 60),
        "M": ("S", 60) if clock else ("D", 30),
        "D": ("TH", 24),
        "W": ("D", 7),
    }
    if rest < 0.01 or letter not in finer:
        return f"{head}{whole}{letter}"
    lower, size = finer[letter]
    small = f"{'T' if lower[0] == 'T' else ''}{round(rest * size)}{lower[-1]}"
    return (
        f"{head}{whole}{letter}{small}"
        if whole
        else f"{'PT' if lower[0] == 'T' else head}{round(rest * size)}{lower[-1]}"
    )


def _unit_of(hit: Hit) -> str:
    return "TS" if hit.word("u") == "second" else hit.code("u")


def _amount(hit: Hit) -> float | None:
    if hit.tokens("f"):
        return 2.0 if hit.word("f") == "couple" else None
    found = hit.tokens("n")
    if not found and hit.tokens("a"):
        return 1.0
    amount = number_of(found) if found else None
    return (amount or 0) + 0.5 if hit.tokens("h") else amount


def _length(hit: Hit) -> Shape | None:
    found = hit.tokens("n")
    if found and found[-1].letter == "Y" and hit.tokens("single"):
        return None
    value = duration(_amount(hit), _unit_of(hit))
    return Length(value) if value else None


def _one(hit: Hit) -> Shape | None:
    """`for a week`, `within a year`: a length only after words that call for one."""
    before = hit.before()
    if hit.tokens("before"):
        return _length(hit)
    if hit.code("u") == "Q" or not (hit.tokens("c") or (before and before.text.lower() in words().length_after)):
        return None
    return _length(hit)


def _several(hit: Hit) -> Shape | None:
    unit = _unit_of(hit)
    if unit not in ("D", "W", "Y", "M", "C") and not hit.tokens("r"):
        return None
    value = duration(None, unit)
    return Length(value) if value else None


def _long(hit: Hit) -> Shape | None:
    """`day-long`, `decades-long`."""
    token = hit.token("u")
    value = duration(1.0 if token and token.letter == "U" else None, _unit_of(hit))
    return Length(value) if value else None


def _compound(hit: Hit) -> Shape | None:
    """`an hour and 45 minutes`, `two years, three months`: a unit and the next smaller one."""
    pairs = {("TH", "TM"): "PT{}H{}M", ("TM", "TS"): "PT{}M{}S", ("Y", "M"): "P{}Y{}M", ("D", "TH"): "P{}DT{}H"}
    pairs |= {("M", "D"): "P{}M{}D", ("W", "D"): "P{}W{}D", ("M", "W"): "P{}M{}W"}
    form = pairs.get((hit.code("u"), hit.code("w")))
    first, second = (number_of(hit.tokens("n")) if hit.tokens("n") else 1.0), number_of(hit.tokens("m"))
    if form is None or first is None or second is None or max(first, second) > LARGEST:
        return None
    return Length(form.format(int(first), int(second)))


def _half_unit(hit: Hit) -> Shape | None:
    whole = 1.0 if hit.tokens("a") else 0.0
    if hit.token("d") and _unit_of(hit) == "TH":
        sign = -1 if hit.word("d") in ("earlier", "before") else 1
        return Shift(sign * (whole + 0.5), "TH", Anchor.BEFORE)
    value = duration(whole + 0.5, _unit_of(hit))
    return Length(value) if value else None


def _ago(hit: Hit) -> Shape | None:
    amount, unit = _amount(hit), _unit_of(hit)
    if amount is None:
        return Vague("PAST_REF")
    if amount > LARGEST:
        return None
    return Shift(-amount, unit, Anchor.REPORT)


def _then(hit: Hit) -> Shape | None:
    """`two years later`, `an hour before`: from the time named before."""
    amount, unit = _amount(hit), _unit_of(hit)
    if amount is None or amount > LARGEST:
        value = duration(None, unit)
        return Length(value) if value else None
    sign = -1 if hit.word("d") in ("earlier", "before") else 1
    return Shift(sign * amount, unit, Anchor.NEXT if hit.tokens("next") else Anchor.BEFORE)


def _hours_before(hit: Hit) -> Shape | None:
    """`an hour before the crash`: counts from an event; "more than an hour before" has no single time."""
    if not _unit_of(hit).startswith("T"):
        return None
    shape = _then(hit)
    if hit.tokens("bound") or not isinstance(shape, Shift):
        return _length(hit)
    return replace(shape, of_event=True)


def _next_unit(hit: Hit) -> Shape | None:
    sign = -1 if hit.word("r") in ("previous", "preceding", "before") else 1
    if hit.token("a"):
        return Shift(sign, "D", Anchor.BEFORE, part=hit.code("a"))
    return Shift(sign, _unit_of(hit), Anchor.BEFORE)


def _day_before(hit: Hit) -> Shape | None:
    sign = -1 if hit.word("r") == "before" else 1
    return Shift(sign, _unit_of(hit), Anchor.NEXT if hit.tokens("next") else Anchor.BEFORE)


def _that_unit(hit: Hit) -> Shape | None:
    if hit.token("a"):
        return Shift(0, "D", Anchor.BEFORE, part=hit.code("a"))
    unit = _unit_of(hit)
    return None if unit.startswith("T") or unit in ("E", "C", "L") else Shift(0, unit, Anchor.BEFORE)


def _every(hit: Hit) -> Shape | None:
    value = duration(2.0 if hit.tokens("o") else _amount(hit) if hit.tokens("n") else 1.0, _unit_of(hit))
    return Recurrence(value) if value else None


def _every_weekday(hit: Hit) -> Shape | None:
    return Recurrence(f"XXXX-WXX-{hit.value('w')}" + (f"T{hit.code('p')}" if hit.token("p") else ""))


def _rate(hit: Hit) -> Shape | None:
    value = duration(1.0, _unit_of(hit))
    return Recurrence(value) if value else None


def _weekdays(hit: Hit) -> Shape | None:
    return _every_weekday(hit) if hit.word("w").endswith("days") or hit.word("p").endswith("s") else None


_ABOUT = r"(?: {about} )*"
_COUNT = r"(?: (?P<n>{number}|{worded}) | a? (?P<f>f) 0? | (?P<a>a) )"
_MANY = r"(?: (?P<n>{number}|{worded}) | a? (?P<f>f) 0? )"
_TWO_UNITS = r"(?: (?P<n>{number}|{worded}) | (?P<a>a) ) -? {anyunit:u} [,8]? (?P<m>{number}|{worded}) -? {anyunit:w}"
_NOT_OLD = r"(?! -? ~ )"
_NEXT = r"(?= (?P<next> t? [LTXC]? (?: [MWRI] | [do] 0? M ) ) )"

LENGTH_RULES: tuple[Rule, ...] = (
    rule(
        "duration",
        _ABOUT
        + r"(?: t? [LXCOoGP=] | t )? "
        + _ABOUT
        + r"(?: {number} [-48] | {worded} [48] )?"
        + _MANY
        + r"-? [jr]? (?P<u> (?P<single>[Us]) | V ) (?: - j )?"
        + _NOT_OLD,
        _length,
    ),
    rule("one unit", r"(?P<c> {about} )* (?P<a>a) [jr]? {unit:u} (?: (?= (?P<before>[BE]) ) )?" + _NOT_OLD, _one),
    rule("duration of several", _ABOUT + r"(?: t | t? (?P<r>[LCXGO]) )? {units:u}" + _NOT_OLD, _several),
    rule("unit long", r"{anyunit:u} - j", _long),
    rule("units and smaller units", _ABOUT + _TWO_UNITS, _compound),
    rule("unit and a half", _ABOUT + r"(?P<a>a) {unit:u} 8 a h (?P<d>[bl])?", _half_unit),
    rule("half a unit", _ABOUT + r"h a {unit:u} (?P<d>[bl])?", _half_unit),
    rule("number and a half", _ABOUT + r"(?P<n>{number}|n) 8 (?P<h>a h) {anyunit:u}", _length),
    rule("ago", _ABOUT + _COUNT + r"-? j? {anyunit:u} (?: 8 ! )? g", _ago),
    rule("later or earlier", _ABOUT + _COUNT + r"-? j? {anyunit:u} (?P<d>[bl])", _then),
    rule(
        "hours before or after",
        r"(?: c | (?P<bound> [rj]k | 3z | u4? ) )*" + _COUNT + r"-? j? {anyunit:u} (?P<d>[BE])",
        _hours_before,
    ),
    rule("before or after", _ABOUT + _COUNT + r"-? j? {anyunit:u} (?P<d>[BE]) (?= [.,;)|] | $ )", _then),
    rule("before or after a date", _ABOUT + _COUNT + r"-? j? {anyunit:u} (?P<d>[BE])" + _NEXT, _then),
    rule("following unit", r"t (?P<r>[XGP]) (?: (?P<u>U) | {part:a} )", _next_unit),
    rule("day before", r"t (?P<u>U) (?P<r>[BE]) (?= [.,;)|] | $ )", _day_before),
    rule("day before a date", r"t (?P<u>U) (?P<r>[BE])" + _NEXT, _day_before),
    rule("that unit", r"(?: H e? | t e ) (?: (?P<u>U) | {part:a} )", _that_unit),
    rule("every unit", r"v (?P<o>J)? (?P<n>{number}|{worded})? {anyunit:u}", _every),
    rule("every weekday", r"v (?P<w>W) {part:p}?", _every_weekday),
    rule("weekdays", r"(?P<w>W) {part:p}?", _weekdays),
    rule("so often a unit", r"(?<=[pV]) a {unit:u}", _rate),
    rule("adverb", r"(?P<q>Q)", lambda hit: None if hit.named else Recurrence(hit.code("q"))),
)
