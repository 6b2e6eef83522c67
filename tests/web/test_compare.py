"""Two texts side by side: what both have, and the numbers and names that only one has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.records import Report
from hearsay.web.compare import RUN, compared, shared, tokens


def both(left: str, right: str) -> tuple[list[str], list[str], list[str]]:
    """The runs that both have, and what is telling in the left and in the right text."""
    pair = compared(Report("l", left), Report("r", right))
    runs = [p.words for paragraph in pair.left for p in paragraph if p.both]
    telling = [[p.words for paragraph in side for p in paragraph if p.telling] for side in (pair.left, pair.right)]
    return runs, telling[0], telling[1]


@pytest.mark.parametrize(
    ("left", "right", "runs", "only_left", "only_right"),
    [
        ("The bridge at Orlen fell at noon.", "Nothing of the kind.", [], ["Orlen"], []),
        ("Early on the bridge at Orlen fell at noon.", "Late the bridge at Orlen fell at night.",
         ["the bridge at Orlen fell at"], [], []),
        ("Nine of the 62 people aboard were saved.", "Nine of the 55 people aboard were saved.",
         ["people aboard were saved"] if RUN == 4 else [], ["62"], ["55"]),
        ("The mayor, Ilse Marn, said so.", "The mayor said so.", [], ["Ilse Marn"], []),
        ("There were nine. It was dark. “Another came.”", "nine", [], [], []),
        ("ONE TWO THREE FOUR FIVE six", "one, two; three - four: five!", ["ONE TWO THREE FOUR FIVE"], [], []),
    ],
)  # fmt: skip
def test_what_both_have_and_what_only_one_has(
    left: str, right: str, runs: list[str], only_left: list[str], only_right: list[str]
) -> None:
    assert both(left, right) == (runs, only_left, only_right)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "g"]), max_size=60), st.data())
def test_runs_are_the_same_words_in_both_and_never_overlap(words: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(words)) + words[: data.draw(st.integers(0, len(words)))]
    left, right = tokens(" ".join(words)), tokens(" ".join(other))
    seen_left: set[int] = set()
    seen_right: set[int] = set()
    for a, b, n in shared(left, right):
        assert n >= RUN
        assert [t.word for t in left[a : a + n]] == [t.word for t in right[b : b + n]]
        assert seen_left.isdisjoint(range(a, a + n))
        assert seen_right.isdisjoint(range(b, b + n))
        seen_left |= set(range(a, a + n))
        seen_right |= set(range(b, b + n))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_no_word_is_lost(left: str, right: str) -> None:
    pair = compared(Report("l", left), Report("r", right))
    for side, text in ((pair.left, left), (pair.right, right)):
        told = "".join(p.words for paragraph in side for p in paragraph)
        assert [t.word for t in tokens(told)] == [t.word for t in tokens(text)] or "\u200b" not in text


def test_texts_of_ten_thousand_words_are_compared_at_once() -> None:
    text = " ".join(f"word{n % 700}" for n in range(10_000))
    pair = compared(Report("l", text), Report("r", text))
    assert pair.shared_left > 0.99
