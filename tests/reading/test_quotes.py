"""Quotations: every style of mark, over paragraphs, nested, unclosed."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading.quotes import quotations

TEXTS = st.text(alphabet="ab s.,\"'“”„‘’«»‹›`\n—(1", max_size=120) | st.text(max_size=60)

ROWS = [
    ('"Run," he said.', ["Run,"]),
    ("“Run,” he said.", ["Run,"]),
    ("«Run», he said.", ["Run"]),
    ("„Run“, he said.", ["Run"]),
    ("»Run«, he said.", ["Run"]),
    ("‘Run,’ he said.", ["Run,"]),
    ("'Run,' he said.", ["Run,"]),
    ("``Run,'' he said.", ["Run,"]),
    ("“Run,” he said, “before the wall falls.”", ["Run,", "before the wall falls."]),
    ("“She said ‘run’ twice,” he said.", ["She said ‘run’ twice,", "run"]),
    ("'She said \"run\" twice,' he said.", ['She said "run" twice,', "run"]),
    ("“outer “inner” rest” he said", ["outer “inner” rest", "inner"]),
    ("It isn't the dogs' fault, it's the '90s fence.", []),
    ("'The dogs' fence fell,' he said.", ["The dogs' fence fell,"]),
    ("‘The dogs’ fence fell,’ he said, and it’s true.", ["The dogs’ fence fell,"]),
    ("The ‘old boys’ and the ‘girls’ met.", ["old boys", "girls"]),
    ('A 6" pipe and a 5\'10" man.', []),
    ("“One.\n\n“Two,” he said.", ["One.|Two,"]),
    ('"One.\n\n"Two.\n\n"Three," he said.', ["One.|Two.|Three,"]),
    ("'One.\n\n'Two,' he said.", ["One.|Two,"]),
    ("“One never ends.\n\nTwo has “a word” in it.", ["One never ends.", "a word"]),
    ('"One, he said. "Two," she said.', ["One, he said. ", "Two,"]),
    ("no marks at all", []),
    ("”stray closing mark", ["stray closing mark"]),
    ("end of a lost one” and more", []),
    ("he said “all of it.", ["all of it."]),
    ('"[They] ran," he said.', ["[They] ran,"]),
    ("the “barbaric act”", ["barbaric act"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_words_between_marks(text: str, expected: list[str]) -> None:
    assert ["|".join(text[a:b] for a, b in q.pieces) for q in quotations(text)] == expected


def test_depth_and_closing_are_told() -> None:
    outer, inner, lost = quotations("“A ‘b’ c.” “D")
    assert (outer.depth, outer.closed) == (0, True)
    assert (inner.depth, inner.closed) == (1, True)
    assert (lost.depth, lost.closed) == (0, False)


@given(TEXTS)
def test_quotations_are_ordered_and_inside_the_text(text: str) -> None:
    found = quotations(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert all(q.start <= a < b <= q.end for a, b in q.pieces)
        assert all(left[1] <= right[0] for left, right in pairwise(q.pieces))


@given(TEXTS)
def test_quotations_nest_and_never_cross(text: str) -> None:
    found = quotations(text)
    for left, right in pairwise(found):
        assert right.start >= left.end or right.end <= left.end


@given(st.lists(st.sampled_from(["The pier is closed,", "Nobody came.", "We saw it"]), min_size=1, max_size=4))
def test_the_style_of_the_marks_changes_nothing(parts: list[str]) -> None:
    def words(left: str, right: str) -> list[str]:
        text = " he said ".join(f"{left}{part}{right}" for part in parts)
        return [text[a:b] for q in quotations(text) for a, b in q.pieces]

    assert words("“", "”") == words('"', '"') == words("‘", "’") == words("'", "'") == words("«", "»") == parts


def test_time_grows_with_length_only() -> None:
    started = time.perf_counter()
    for unit in ('"', "“", "‘", "'", "„", "a' ", "“a ", "“a\n\n", "’ ‘", '"a '):
        quotations(unit * 20_000)
    assert time.perf_counter() - started < 10
