"""Text -> mentions: every rule over the token letters, overlaps settled once, neighbours joined.

Of two mentions that overlap the longer stays, of equals the rule that stands first. A time of day and the date
beside it ("3 p.m. on Wednesday", "the morning of January 31", "Wednesday (Jan 24)") become one mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hearsay.measures.times_clock_rules import CLOCK_RULES
from hearsay.measures.times_date_rules import DATE_RULES
from hearsay.measures.times_halves import with_halves
from hearsay.measures.times_length_rules import LENGTH_RULES
from hearsay.measures.times_period_rules import PERIOD_RULES
from hearsay.measures.times_rules import Hit
from hearsay.measures.times_shapes import Mention, Point, Shape, Vague
from hearsay.measures.times_tokens import Token
from hearsay.measures.times_words import words
from hearsay.measures.zones import ZoneWords, zone_after

RULES = (*DATE_RULES, *PERIOD_RULES, *CLOCK_RULES, *LENGTH_RULES)
"""All rules; the order decides between mentions of equal length."""

_JOIN = re.compile(r"(?:,?(?:[23]c?|1t|0t?|\()?)$")
"""What may stand between a date and a time of day that are one expression: a comma, on, at, in the, of."""

_RUN = re.compile(r"[^x|]{1,48}")
"""A run of tokens that are no other word. The longest expressions of time have some 15 tokens; a longer run is cut
so that no text makes a rule search far."""

_FOOTHOLDS = frozenset("£%nMmWwUVYI/:ZK+NASFRQh9@sdo")
"""Every rule needs one of these letters."""

_APPROXIMATE = frozenset("c")


def mentions(text: str, found: list[Token]) -> list[Mention]:
    """All mentions of times in order, none overlapping another."""
    letters = "".join(token.letter for token in found)
    candidates = [
        *_by_rule(text, found, letters),
        *_by_phrase(text, found),
        *_four_digit_clocks(text, found),
        *_dotted_clocks(text, found),
    ]
    chosen = _settled(candidates)
    return with_halves(text, _with_zones(text, found, _joined(letters, _with_zones(text, found, chosen))))


def _by_rule(text: str, found: list[Token], letters: str) -> list[Mention]:
    result: list[Mention] = []
    runs, places = _runs(letters)
    for rank, rule in enumerate(RULES):
        for match in rule.pattern.finditer(runs):
            if match.end() == match.start():
                continue
            hit = Hit(match, places, found, text)
            shape = rule.build(hit)
            if shape is not None:
                first = hit.first
                last = _trimmed(letters, first, hit.last)
                approximate = bool(_APPROXIMATE.intersection(letters[first:last]))
                start, end = found[first].start, found[last - 1].end
                result.append(Mention(first, last, start, end, shape, rank, approximate))
    return result


def _runs(letters: str) -> tuple[str, list[int]]:
    """The runs of letters that can hold a time, each with a letter on either side, and the token of each letter.

    No rule spans another word (`x`) or a break, and each needs one of a few letters; the rest is not searched.
    """
    parts: list[str] = []
    places: list[int] = []
    for match in _RUN.finditer(letters):
        if _FOOTHOLDS.isdisjoint(match.group()):
            continue
        start, end = max(0, match.start() - 1), min(len(letters), match.end() + 1)
        parts.append(letters[start:end])
        parts.append("|")
        places.extend(range(start, end))
        places.append(end)
    return "".join(parts), places


def _trimmed(letters: str, first: int, last: int) -> int:
    """`last` before marks that optional parts of a rule took along: a comma, a dash, an unopened bracket."""
    while letters[last - 1] in ",-" or (letters[last - 1] == ")" and "(" not in letters[first:last]):
        last -= 1
    return last


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Shape]]]:
    """Holidays and vague expressions by their last word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Shape]]] = {}
    entries: list[tuple[str, Shape]] = [(k, Vague(v)) for k, v in words().vague.items()]
    for name, day in words().holidays.items():
        entries.append((name, Point(holiday=day)))
    for phrase, shape in entries:
        parts = tuple(re.findall(r"[^\W\d_]+|['’]s", phrase))
        table.setdefault(parts[-1], []).append((parts, shape))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


def _by_phrase(text: str, found: list[Token]) -> list[Mention]:
    table = _phrases()
    result: list[Mention] = []
    for i, token in enumerate(found):
        for parts, shape in table.get(token.text, ()):
            first = i + 1 - len(parts)
            run = found[first : i + 1] if first >= 0 else []
            if [t.text.replace("’", "'") for t in run] == list(parts) and not _in_name(text, found, first, shape):
                result.append(Mention(first, i + 1, run[0].start, token.end, shape, len(RULES)))
                break
    return result


def _in_name(text: str, found: list[Token], first: int, shape: Shape) -> bool:
    """Whether a vague word is part of a name: "Larry King Now"."""
    capital = text[found[first].start].isupper() and first > 0 and text[found[first - 1].start].isupper()
    return capital and isinstance(shape, Vague)


def _four_digit_clocks(text: str, found: list[Token]) -> list[Mention]:
    """`1500 GMT`, `0715 local time`, `0930 hours`, `15.30 GMT`: only the words after them make these a time."""
    result: list[Mention] = []
    for i, token in enumerate(found):
        if token.letter not in "YD#" or not re.fullmatch(r"[0-9]{4}|[0-9]{1,2}\.[0-9]{2}", token.text):
            continue
        hour, minute = int(token.text.replace(".", "")[:-2]), int(token.text[-2:])
        hours = found[i + 1] if i + 1 < len(found) and found[i + 1].text in ("hours", "hrs") else None
        if hour > 23 or minute > 59 or not (hours or zone_after(text, token.end)):
            continue
        zoned = hours is not None and zone_after(text, hours.end) is not None
        if hours and not (zoned or token.text[0] == "0" or (i and found[i - 1].letter in "3c567")):
            continue
        last = i + 2 if hours else i + 1
        shape = Point(hour=hour, minute=minute)
        result.append(Mention(i, last, token.start, found[last - 1].end, shape, 0))
    return result


_DOTTED = re.compile(r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]")
_UNITS = frozenset({
    "%", "€", "$", "£", "°", "percent", "per", "point", "points", "million", "billion", "trillion", "m", "km", "kg",
    "g", "cm",
    "mm", "t", "c", "f", "mph", "kph", "knots", "metres", "meters", "kilometres", "kilometers", "miles", "feet",
    "inches",
    "tonnes", "tons", "litres", "liters", "euros", "dollars", "pounds", "rupees", "yen", "pesos", "soles", "magnitude",
    "degrees", "times", "seconds", "minutes", "hours", "euro", "dollar", "x", "bn", "mn", "crore", "lakh", "hectares",
})  # fmt: skip


def _dotted_clocks(text: str, found: list[Token]) -> list[Mention]:
    """`at 15.40`, `by 7.25`: where another clock time of the report shows that it writes them so."""
    letters = {token.letter for token in found}
    if not letters & {":", "+"}:
        return []
    result: list[Mention] = []
    for i, token in enumerate(found):
        called = i > 0 and found[i - 1].letter in "3567c"
        if token.letter == "#" and called and _DOTTED.fullmatch(token.text) and not _is_measured(text, token.end):
            hour, minute = token.text.split(".")
            result.append(Mention(i, i + 1, token.start, token.end, Point(hour=int(hour), minute=int(minute)), 0))
    return result


def _is_measured(text: str, end: int) -> bool:
    """Whether a unit or a scale follows: `at 15.40 euros`, `about 2.10 m`."""
    following = re.match(r"\s?([^\W\d_]+|[%€$£°])", text[end : end + 24])
    return following is not None and following[1].lower() in _UNITS


def _settled(candidates: list[Mention]) -> list[Mention]:
    """The longest of overlapping mentions, then the lowest rank; in order of the text."""
    taken: set[int] = set()
    chosen: list[Mention] = []
    for mention in sorted(candidates, key=lambda m: (m.first - m.last, m.rank, m.first)):
        covered = range(mention.first, mention.last)
        if taken.isdisjoint(covered):
            taken.update(covered)
            chosen.append(mention)
    return sorted(chosen, key=lambda m: m.first)


def _with_zones(text: str, found: Sequence[Token], chosen: Sequence[Mention]) -> list[Mention]:
    """The mentions extended over the zone words behind clock times; what those words cover is no other mention."""
    result: list[Mention] = []
    for mention in chosen:
        if not result or mention.start >= result[-1].end:
            result.append(_with_zone(text, found, mention))
    return result


def _with_zone(text: str, found: Sequence[Token], mention: Mention) -> Mention:
    """The mention extended over the zone words that follow its clock time."""
    point = mention.shape
    if not isinstance(point, Point) or point.hour is None or point.zone is not None:
        return mention
    zone = zone_after(text, mention.end)
    if zone is None:
        return mention
    words_, end = zone
    last = mention.last
    while last < len(found) and found[last].start < end:
        last += 1
    return replace(mention, shape=_zoned(point, words_), end=end, last=last)


def _zoned(point: Point, zone: ZoneWords) -> Point:
    until = replace(point.until, zone=zone) if point.until else None
    return replace(point, zone=zone, until=until)


def _joined(letters: str, found: list[Mention]) -> list[Mention]:
    result: list[Mention] = []
    for mention in found:
        while result and (joint := _join(letters, result[-1], mention)):
            result.pop()
            mention = joint
        result.append(mention)
    return result


def _join(letters: str, left: Mention, right: Mention) -> Mention | None:
    a, b = left.shape, right.shape
    if not isinstance(a, Point) or not isinstance(b, Point) or right.first < left.last:
        return None
    if not _JOIN.match(letters[left.last : right.first]):
        return None
    if b.until and a.part and a.hour is None:
        b = replace(b, until=None)
    if a.until or (b.until and not b.of_day):
        return None
    clock_and_day = a.dateless != b.dateless and (a.names_day or b.names_day)
    weekday_and_date = a.weekday is not None and b.day is not None and a.hour is None and b.weekday is None
    if not (clock_and_day or weekday_and_date):
        return None
    if a.offset is not None and b.part and a.part:
        return None
    whole = a.merged(b)
    if whole is None:
        return None
    end, last = right.end, right.last
    gap = letters[left.last : right.first]
    if "(" in gap and letters[last : last + 1] != ")":
        return None
    if "(" in gap:
        last += 1
        end += 1
    return Mention(left.first, last, left.start, end, whole, left.rank, left.approximate or right.approximate)
