"""Given names that are one name in two languages (Микола and Николай), and the fathers' names made of them.

    group("Mykola") == group("Nikolai")         group("Mykolaivna") is None
    father("Миколаївна") == father("Nikolaevna") == father_of("Микола")

From `given_names.tsv`. A name the table lacks is compared by its key alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError
from hearsay.evidence.names_romanise import initials, key

_PATRONYMIC = re.compile(r"(?:[oei]viC|[oei]vna|iniCna|iCna|iC)$")
_VOWELS = re.compile(r"[aeiou]+$")
LEAST = 4
"""Fewest signs of a father's name: Ілліч has four, and shorter words in -ich are surnames."""


@dataclass(frozen=True, slots=True)
class Given:
    """The table: full and short forms by key, and the stems of fathers' names, each with the number of its name.

    `letters` are the initials that a name may have in its languages: М for Микола, Н for Николай.
    """

    full: dict[str, int]
    short: dict[str, int]
    stems: dict[str, int]
    letters: dict[int, frozenset[str]]


@cache
def given_names() -> Given:
    """The packaged table.

    Raises:
        LexiconError: a line has no name, or more than three columns.
    """
    full: dict[str, int] = {}
    short: dict[str, int] = {}
    stems: dict[str, int] = {}
    letters: dict[int, frozenset[str]] = {}
    text = (files("hearsay.evidence") / "given_names.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines()):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > 3 or not cells[0].split():
            raise LexiconError("given_names.tsv", f"Line {number + 1} is not `full<tab>short<tab>fathers' names`.")
        for form in cells[0].split():
            full.setdefault(key(form), number)
            stems.setdefault(stem(form), number)
        letters[number] = frozenset().union(*(initials(form) for form in cells[0].split()))
        for form in cells[1].split() if len(cells) > 1 else ():
            short.setdefault(key(form), number)
        for form in cells[2].split() if len(cells) > 2 else ():
            stems.setdefault(_father_stem(form), number)
    return Given(full, short, stems, letters)


def stem(given: str) -> str:
    """What a father's name is made from: Микола -> mikol, Сергій -> serg, Ілля -> il."""
    return _VOWELS.sub("", key(given))


def is_patronymic(word: str) -> bool:
    """Whether the word ends like a father's name; surnames in -ovich do too, so its place decides."""
    written = key(word)
    return len(written) >= LEAST and bool(_PATRONYMIC.search(written))


def father(patronymic: str) -> str:
    """The name of the father as `group` gives it: of Миколайович and Николаевич alike."""
    made = _father_stem(patronymic)
    number = given_names().stems.get(made)
    return made if number is None else str(number)


def _father_stem(patronymic: str) -> str:
    return _VOWELS.sub("", _PATRONYMIC.sub("", key(patronymic)))


def group(given: str) -> str:
    """One sign for a given name in all its languages: its number in the table, else its key."""
    number = given_names().full.get(key(given))
    return key(given) if number is None else str(number)


def group_of_short(given: str) -> str:
    """The full name that a short form stands for; empty where the table knows none."""
    number = given_names().short.get(key(given))
    return "" if number is None else str(number)


def letters_of(given: str, sign: str) -> frozenset[str]:
    """The initials that a given or father's name may be written with; `sign` is its `group` or `father`."""
    own = initials(given)
    return own | given_names().letters.get(int(sign), frozenset()) if sign.isdigit() else own


def is_given(word: str) -> bool:
    """Whether the table knows the word as a given name, in full or in short."""
    return key(word) in given_names().full or key(word) in given_names().short
