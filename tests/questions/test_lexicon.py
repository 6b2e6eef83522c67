"""The word classes: patterns, prefixes, gaps, and data files that do not have their shape."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import LexiconError
from hearsay.questions.frames import frames, negated
from hearsay.questions.lexicon import classes_of, events, function_words, nouns, statuses


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lost their lives", "killed"),
        ("were wounded", "injured"),
        ("on board", "aboard"),
        ("in the Be-12", "aboard"),
        ("handed over", "handed over"),
        ("rain", ""),
    ],
)
def test_a_status_by_its_words(words: str, expected: str) -> None:
    assert statuses().first(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("captured soldiers", "prisoners"), ("POWs", "prisoners"), ("black boxes", "recorders"), ("crew members", "crew")],
)
def test_a_noun_by_its_words(words: str, expected: str) -> None:
    assert nouns().first(words) == expected


def test_a_gap_lets_words_and_marks_between() -> None:
    found = list(classes_of({"lost": ["contact * lost"]}).find("Contact with “Petrel” was lost."))
    assert [f.name for f in found] == ["lost"]


def test_the_longer_pattern_wins() -> None:
    text = "12 bodies have been found"
    assert [f.name for f in statuses().find(text)] == ["found"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("nobody had warned them", True), ("they were warned", False), ("not so; they were warned", False)],
)
def test_a_negation_counts_in_its_clause(text: str, expected: bool) -> None:
    assert negated(text, text.index("warned")) is expected


def test_every_family_is_there() -> None:
    assert events().by_name["happened"].ask
    assert {f.name for f in frames()} >= {"agent", "weapon", "cause", "place", "warned", "survived"}
    with pytest.raises(LexiconError, match="words that are named"):
        function_words("no such list")


@given(st.text(max_size=80))
def test_found_words_lie_inside_the_text_in_order(text: str) -> None:
    found = list(statuses().find(text))
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
