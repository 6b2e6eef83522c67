"""Word pieces keep their offsets, and windows cover a text once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading.pieces import LONGEST, pieces, windows

TEXT = "The mayor said “we saw it”.\n\nNobody else did. IT IS 20 km."


def states(text: str, field: str) -> dict[str, int]:
    found = pieces(text)
    return {text[s:e]: int(v) for s, e, v in zip(found.starts, found.ends, getattr(found, field), strict=True)}


def test_letter_case_is_kept_beside_the_lower_cased_piece() -> None:
    case = states(TEXT, "case")
    assert [case[w] for w in ("The", "mayor", "IT", "20", ".")] == [1, 0, 2, 4, 5]


def test_quotation_state_is_kept() -> None:
    quote = states(TEXT, "quote")
    assert [quote[w] for w in ("said", "“", "saw", "”", "Nobody")] == [0, 2, 1, 3, 0]


def test_breaks_tell_paragraphs_from_sentences() -> None:
    breaks = states(TEXT, "breaks")
    assert [breaks[w] for w in ("The", "mayor", "Nobody", "IT")] == [1, 0, 1, 2]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“"])
def test_any_quotation_marks_read_the_same(marks: str) -> None:
    other = pieces(TEXT.replace("“", marks[0]).replace("”", marks[1]))
    plain = pieces(TEXT)
    assert other.ids.tolist() == plain.ids.tolist()
    assert other.quote.tolist() == plain.quote.tolist()


@given(st.text(max_size=400))
def test_offsets_are_ordered_and_inside_any_text(text: str) -> None:
    found = pieces(text)
    assert (found.starts <= found.ends).all()
    assert (np.diff(found.starts) >= 0).all()
    assert not len(found) or found.ends[-1] <= len(text)


@given(st.lists(st.integers(1, 128), max_size=60))
def test_the_cores_of_windows_cover_every_piece_once(lengths: list[int]) -> None:
    units = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64) if lengths else np.zeros(0, np.int64)
    total = sum(lengths)
    at = 0
    for window in windows(units, total):
        assert window.core_start == at
        assert window.start <= window.core_start < window.core_end <= window.end <= total
        assert window.end - window.start <= LONGEST - 2
        at = window.core_end
    assert at == total
