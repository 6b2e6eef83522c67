"""The word lists of times and zones have the shape that the code reads, and a damaged one says so."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from hearsay.errors import LexiconError
from hearsay.measures import times_words, zones
from hearsay.measures.times_rules import PARTS

TIMES = files("hearsay.measures").joinpath("times.toml").read_text(encoding="utf-8")
ZONES = files("hearsay.measures").joinpath("zones.toml").read_text(encoding="utf-8")


def test_every_part_of_the_grammar_has_its_own_letter() -> None:
    letters = [*times_words.LETTERS.values(), *times_words.CLASSES.values()]
    assert len(letters) == len(set(letters))
    assert times_words.OTHER not in letters


def test_the_words_are_lower_case_and_one_word_each() -> None:
    assert [
        w for w in times_words.words().letters if w != w.lower() or not re.fullmatch(r"[^\W\d_]+|o['’]clock", w)
    ] == []


def test_the_parts_of_rules_are_expressions() -> None:
    for body in PARTS.values():
        re.compile(body)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (("[month]", "[months]"), "no table `month`"),
        (("october = 10", "october = 10.5"), "`october`"),
        (('"boxing day" = "12-26"', '"boxing day" = "26 December"'), "`boxing day`"),
        (('ago = ["ago"]', "ago = []"), "class.ago"),
        (("[class]", "[class"), "is no TOML"),
    ],
)
def test_a_damaged_word_list_is_named(damage: tuple[str, str], says: str) -> None:
    assert damage[0] in TIMES
    with pytest.raises(LexiconError, match=re.escape(says)):
        times_words.checked(TIMES.replace(*damage))


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (("[shared]", "[split]"), "no table 'shared'"),
        (('"Moscow" = "Europe/Moscow"', '"Moscow" = "Europe/Muscovy"'), "Europe/Muscovy"),
        (("EET = 120", "EET = 12000"), "`EET`"),
        (("[fixed]", "[fixed"), "is no TOML"),
    ],
)
def test_a_damaged_zone_list_is_named(damage: tuple[str, str], says: str) -> None:
    assert damage[0] in ZONES
    with pytest.raises(LexiconError, match=re.escape(says)):
        zones.checked(ZONES.replace(*damage))
