"""The word list of the time grammar, read once from `times.toml` and checked while it is read.

Every word gets one letter, its part in the grammar (`LETTERS`), and where it has one a value: `october` is
`M` with 10, `week` is `U` with `W`. The grammar's rules are regular expressions over these letters.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError

NAME = "hearsay/measures/times.toml"

LETTERS = {
    "month": "M", "month_or_word": "m", "weekday": "W", "weekday_or_word": "w", "unit": "U", "units": "V",
    "cardinal": "n", "ordinal": "O", "part_of_day": "A", "moment_of_day": "N", "season": "S",
    "season_or_word": "F", "day_word": "R", "recurring": "Q",
}  # fmt: skip
"""The letter of each table whose words carry a value."""

CLASSES = {
    "article": "t", "a": "a", "few": "f", "half": "h", "last": "L", "previous": "P", "next": "X", "coming": "C",
    "following": "G", "this": "T", "that": "H", "same": "e", "other": "J", "ago": "g", "earlier": "b",
    "later": "l",
    "before": "B", "after": "E", "stage": "y", "every": "v", "about": "c", "than": "k", "more": "r",
    "at_least": "z", "up_to": "u", "extra": "j", "of": "0", "in": "1", "on": "2", "at": "3", "to": "4", "by": "5",
    "from": "6", "until": "7", "and": "8", "oclock": "9", "fiscal": "i", "no": "o", "once": "p",
    "latest": "=", "for": "ƒ", "so": "!", "overnight": "%", "period": "@", "old": "~",
}  # fmt: skip
"""The letter of each class of words that have a part but no value."""

OTHER = "x"

_ADVICE = "The package is damaged: install it again."


@dataclass(frozen=True, slots=True)
class Words:
    """The checked word list: letter and value of each word, and the tables that are looked up by phrase."""

    letters: dict[str, str]
    values: dict[str, int | str]
    holidays: dict[str, str]
    vague: dict[str, str]
    after_weekday: frozenset[str]
    before_weekday: frozenset[str]
    future: frozenset[str]
    scheduled: frozenset[str]
    length_after: frozenset[str]


@cache
def words() -> Words:
    """The packaged word list; raises LexiconError where it does not have its shape."""
    return checked(files("hearsay.measures").joinpath("times.toml").read_text(encoding="utf-8"))


def checked(text: str) -> Words:
    """The word list that a TOML text holds.

    Raises:
        LexiconError: it is no TOML, a table is missing, or an entry has a value of the wrong kind.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(NAME, f"is no TOML ({error}).", _ADVICE) from error
    letters: dict[str, str] = {}
    values: dict[str, int | str] = {}
    for table, letter in LETTERS.items():
        for word, value in _table(data, table).items():
            letters[word], values[word] = letter, value
    for name, letter in CLASSES.items():
        letters |= dict.fromkeys(_list(data, "class", name), letter)
    letters["second"] = "s"
    holidays = {name: str(day) for name, day in _table(data, "holiday").items()}
    for name, day in holidays.items():
        if day not in ("easter", "thanksgiving") and not re.fullmatch(r"[01][0-9]-[0-3][0-9]", day):
            raise LexiconError(NAME, f"`{name}` in `holiday` is no day of the year.", _ADVICE)
    return Words(
        letters,
        values,
        holidays,
        {phrase: str(value) for phrase, value in _table(data, "vague").items()},
        _list(data, "other_name", "after_weekday"),
        _list(data, "other_name", "before_weekday"),
        _list(data, "future_cue", "words"),
        _list(data, "scheduled", "words"),
        _list(data, "length_after", "words"),
    )


def _table(data: dict[str, object], name: str) -> dict[str, int | str]:
    """A table of words with a number or a code each."""
    found = data.get(name)
    if not isinstance(found, dict) or not found:
        raise LexiconError(NAME, f"has no table `{name}`.", _ADVICE)
    for word, value in found.items():
        if not isinstance(value, int | str) or isinstance(value, bool):
            raise LexiconError(NAME, f"`{word}` in `{name}` is neither a number nor a code.", _ADVICE)
    return found


def _list(data: dict[str, object], table: str, name: str) -> frozenset[str]:
    """A list of words inside a table."""
    found = data.get(table)
    listed = found.get(name) if isinstance(found, dict) else None
    if not isinstance(listed, list) or not listed or not all(isinstance(word, str) for word in listed):
        raise LexiconError(NAME, f"has no list of words `{table}.{name}`.", _ADVICE)
    return frozenset(listed)
