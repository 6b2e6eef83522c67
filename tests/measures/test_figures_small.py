"""Small counts: ordinals of things, how often, a part of a whole, one more, a week."""

from __future__ import annotations

import pytest

from hearsay.measures.figures import find_figures
from hearsay.records import Report


def found(text: str) -> list[tuple[str, float, str]]:
    """Words, value and bound of every figure."""
    return [(f.span.of(text), f.lo, f.bound.value) for f in find_figures(Report("r", text))]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The fourth floor burned.", [("fourth", 4, "ordinal")]),
        ("His second letter went unread.", [("second", 2, "ordinal")]),
        ("The plant's third boiler burst.", [("third", 3, "ordinal")]),
        ("Twice they knocked.", [("Twice", 2, "exact")]),
        ("The gate was rammed three times.", [("three times", 3, "exact")]),
        ("He was one of 40 guests.", [("one", 1, "exact"), ("40", 40, "exact")]),
        ("One of the nine boats sank.", [("One", 1, "exact"), ("nine", 9, "exact")]),
        ("They added one more storey.", [("one more", 1, "exact")]),
        ("The papers come within a month.", [("a month", 1, "exact")]),
        ("A year after the fire the hall is empty.", [("A year", 1, "exact")]),
        ("The price was closer to 9 million.", [("closer to 9 million", 9e6, "approx")]),
        ("A tremor followed some 25 minutes later.", [("some 25 minutes", 25, "approx")]),
    ],
)
def test_a_small_figure(text: str, figures: list[tuple[str, float, str]]) -> None:
    assert [(words.strip(), value, bound) for words, value, bound in found(text)] == figures


@pytest.mark.parametrize(
    "text",
    [
        "He failed for the third time.",
        "The second mate was questioned.",
        "The third engineer was asleep.",
        "The second secretary left the embassy.",
        "It is the second largest port.",
        "She got a second chance in the third quarter.",
        "The Third Army came.",
        "They meet twice a week.",
        "It opened a week ago.",
        "He earns much a month.",
        "One father, who gave no name, alleged that they left.",
        "It was wet, said one neighbour.",
        "She is one of the family's lawyers.",
    ],
)
def test_no_small_figure(text: str) -> None:
    assert found(text) == []
