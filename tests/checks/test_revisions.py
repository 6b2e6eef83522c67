"""R1, R2: figures and sentences that a page changed between two captures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hearsay.checks import check
from hearsay.measures import measure
from hearsay.records import Dossier, Finding, Report
from hearsay.types import Outcome

FIRST = "Nine people died in the grain hall. The hall had been inspected in May."


def found(first: str, later: str, url: str = "https://courier.example/fire") -> dict[str, Finding]:
    """The findings about two captures of one page by their codes."""
    a = Report("a", first, url=url, outlet="Courier", captured_at=datetime(2031, 3, 4, 10, tzinfo=UTC))
    b = replace(a, id="b", text=later, captured_at=datetime(2031, 3, 4, 13, 5, tzinfo=UTC))
    measures, claims = measure((a, b), ())
    made = check(Dossier("", (a, b), claims=claims, measures=measures)).findings
    return {f.code: f for f in made if f.code in ("R1", "R2")}


def test_a_revised_figure_is_flagged_with_both_sentences() -> None:
    one = found(FIRST, FIRST.replace("Nine", "Eleven"))["R1"]
    assert one.outcome is Outcome.FLAG
    assert one.numbers == (9, 11)
    assert [s.report for s in one.spans] == ["a", "b"]
    assert "Courier had 9 people and has 11 people in a later capture" in one.sentence
    assert "seen 4 March 2031, 13:05 UTC" in one.sentence
    assert "when or why" in one.not_shown


@pytest.mark.parametrize(
    ("later", "counted"),
    [
        ("Nine people died in the grain hall.", "1 sentence removed"),
        (FIRST + " The mayor will speak. Roads are shut.", "2 sentences added"),
        (FIRST.replace("died", "were killed"), "1 sentence reworded"),
        ("Nine people were killed in the grain hall. Roads are shut.", "1 sentence reworded, 1 removed and 1 added"),
    ],
)
def test_changed_text_is_counted_and_shown(later: str, counted: str) -> None:
    made = found(FIRST, later)
    assert counted in made["R2"].sentence
    assert "R1" not in made
    assert made["R2"].trace


def test_the_same_words_and_other_pages_are_no_revision() -> None:
    assert not found(FIRST, FIRST)
    assert not found(FIRST, FIRST.replace("Nine", "Eleven"), url="")


def test_a_figure_of_another_thing_in_a_reworded_sentence_is_no_revised_figure() -> None:
    made = found("Nine people died in the hall.", "Nine people and two dogs died in the hall.")
    assert "R1" not in made
