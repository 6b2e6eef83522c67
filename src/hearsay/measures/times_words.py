"""The word list of the time grammar, read once from `times.toml` and checked while it is read.

Every word gets one letter, its part in the grammar (`LETTERS`), and where it has one a value: `october` is
`M` with 10, `week` is `U` with `W`. The grammar's rules are regular expressions over these letters.
"""

from __future__ import annotations

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
    length_after: frozenset[str]


@cache
def words() -> Words:
    """The packaged word list.

    Raises:
        LexiconError: a table is missing or has a value of the wrong kind.
    """
    data = tomllib.loads(files("hearsay.measures").joinpath("times.toml").read_text(encoding="utf-8"))
    letters: dict[str, str] = {}
    values: dict[str, int | str] = {}
    for table, letter in {**CLASSES, **LETTERS}.items():
        entries = data.get("class", {}).get(table) if table in CLASSES else data.get(table)
        if not entries:
            raise LexiconError(NAME, f"the table `{table}` is missing or empty.", "Add it or reinstall Hearsay.")
        for word in entries:
            letters[word] = letter
            if isinstance(entries, dict):
                values[word] = _value(table, word, entries[word])
    letters["second"] = "s"
    return Words(
        letters,
        values,
        {k: str(v) for k, v in data["holiday"].items()},
        {k: str(v) for k, v in data["vague"].items()},
        frozenset(data["other_name"]["after_weekday"]),
        frozenset(data["other_name"]["before_weekday"]),
        frozenset(data["future_cue"]["words"]),
        frozenset(data["length_after"]["words"]),
    )


def _value(table: str, word: str, value: object) -> int | str:
    if not isinstance(value, (int, str)):
        raise LexiconError(NAME, f"`{word}` in `{table}` is neither a number nor a word.", "Correct the entry.")
    return value
