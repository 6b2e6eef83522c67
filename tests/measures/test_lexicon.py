"""The word lists have the shape that the code reads, and a damaged one says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import hearsay.measures.lexicon as lexicon
from hearsay.errors import LexiconError
from hearsay.types import Bound, IdentifierKind


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose lists are read in place of the packaged ones."""
    caches = [lexicon.tables, lexicon.words, lexicon.values, lexicon.pairs, lexicon.groups, lexicon.phrases]
    (tmp_path / "lexicons").mkdir()
    monkeypatch.setattr(lexicon.resources, "files", lambda _: tmp_path)
    for cached in caches:
        cached.cache_clear()
    yield tmp_path / "lexicons"
    for cached in caches:
        cached.cache_clear()


def test_bounds_and_kinds_are_words_of_the_glossary() -> None:
    for side in ("before", "after"):
        assert set(lexicon.groups("bounds", side)) <= {b.value for b in Bound}
    for key in ("prefix", "named", "beside"):
        assert set(lexicon.groups("identifiers", key)) <= {k.value for k in IdentifierKind}


def test_a_status_of_persons_is_a_status() -> None:
    known = {name for side in ("before", "after", "inside", "total") for name in lexicon.groups("status", side)}
    assert lexicon.words("nouns", "personal") <= known


def test_every_indefinite_number_is_an_interval_above_one() -> None:
    for key in ("indefinite", "several"):
        assert all(2 <= lo <= hi for lo, hi in lexicon.pairs("numbers", key).values())


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[value", "cannot be read"),
        ("", "no table [value]"),
        ("[value]\nten = 'x'", "ten is no number"),
        ("[value]\nten = true", "ten is no number"),
    ],
)
def test_a_damaged_list_of_numbers_is_named(damaged: Path, content: str, problem: str) -> None:
    (damaged / "broken.toml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"broken\.toml") as caught:
        lexicon.values("broken", "value")
    assert problem in str(caught.value)


def test_words_have_to_be_lower_case_and_phrases_unique(damaged: Path) -> None:
    (damaged / "broken.toml").write_text(
        'list = ["Ten"]\n[map]\na = ["at least"]\nb = ["at least"]\n', encoding="utf-8"
    )
    with pytest.raises(LexiconError, match="no list of lower-case words"):
        lexicon.words("broken", "list")
    with pytest.raises(LexiconError, match="lists 'at least' twice"):
        lexicon.phrases("broken", "map")


def test_a_missing_list_is_named(damaged: Path) -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.toml"):
        lexicon.tables("nowhere")


def test_an_interval_has_two_ends_in_order(damaged: Path) -> None:
    (damaged / "broken.toml").write_text("[value]\ndozens = [99, 24]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="dozens is no"):
        lexicon.pairs("broken", "value")
