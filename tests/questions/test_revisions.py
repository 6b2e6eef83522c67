"""Pages captured more than once: which follows which, what changed, and that they are one origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from hearsay.questions import relate
from hearsay.questions.revisions import changes, revisions
from hearsay.records import Report, Span
from hearsay.types import Difference

from .build import SOURCES, Case, report

PAGE = "https://courier.example/fire"
FIRST = (
    "Fire in the grain hall. Nine people died, the brigade said. The hall had been inspected in May. Roads are shut."
)
LATER = "Fire in the grain hall. Eleven people died, the brigade said. Roads are shut. The mayor will speak at noon."


def seen(name: str, text: str, hour: int, url: str = PAGE) -> Report:
    return replace(report(name, text), url=url, captured_at=datetime(2031, 3, 4, hour, tzinfo=UTC))


def words(span: Span | None, *reports: Report) -> str:
    return "" if span is None else next(span.of(r.text) for r in reports if r.id == span.report)


def test_captures_of_one_url_follow_each_other_in_order_of_time() -> None:
    a, b, c = seen("a", FIRST, 10), seen("b", LATER, 13), seen("c", LATER + " More.", 15, PAGE + "#live")
    assert [(x.id, y.id) for x, y in revisions([c, b, a])] == [("a", "b"), ("b", "c")]


def test_a_report_may_name_the_one_it_revises() -> None:
    a, b = seen("a", FIRST, 10, ""), replace(seen("b", LATER, 13, ""), revision_of="a")
    assert [(x.id, y.id) for x, y in revisions([a, b])] == [("a", "b")]


def test_reports_without_a_url_and_captures_with_the_same_text_are_no_revisions() -> None:
    assert not revisions([seen("a", FIRST, 10, ""), seen("b", LATER, 11, "")])
    assert not revisions([seen("a", FIRST, 10), seen("b", FIRST, 11)])


def test_reports_that_name_each_other_end() -> None:
    a, b = replace(seen("a", FIRST, 10, ""), revision_of="b"), replace(seen("b", LATER, 11, ""), revision_of="a")
    assert len(revisions([a, b])) <= 1


def test_sentences_are_reworded_removed_and_added() -> None:
    a, b = seen("a", FIRST, 10), seen("b", LATER, 13)
    found = [(words(c.before, a), words(c.after, b)) for c in changes(a, b)]
    assert found == [
        ("Nine people died, the brigade said.", "Eleven people died, the brigade said."),
        ("The hall had been inspected in May.", ""),
        ("", "The mayor will speak at noon."),
    ]


def test_a_sentence_that_only_moved_is_no_change() -> None:
    a = seen("a", "The bridge is shut. Nine people died in the hall. Schools stay open.", 10)
    b = seen("b", "Nine people died in the hall. Schools stay open. The bridge is shut.", 11)
    assert not changes(a, b)


@given(st.lists(st.sampled_from(["One barge sank.", "Two sailed.", "Nobody saw it.", "It was dark!"]), max_size=6))
def test_every_changed_sentence_stands_in_its_capture(after: list[str]) -> None:
    a, b = seen("a", "One barge sank. Nobody saw it.", 10), seen("b", " ".join(after), 11)
    for change in changes(a, b):
        for span, of in ((change.before, a), (change.after, b)):
            assert span is None or (span.report == of.id and span.of(of.text).strip())


def revised(first: str, then: str) -> tuple[Difference, str, int]:
    """The difference between the figures of two captures of one page, and the origins behind both together."""
    case = Case().add("a", first).add("b", then)
    a, b = case.reports
    captures = [replace(r, url=PAGE, captured_at=datetime(2031, 3, 4, h, tzinfo=UTC)) for r, h in ((a, 10), (b, 13))]
    found = relate(captures, SOURCES, case.claims, case.measures)
    (question,) = [q for q in found.questions if q.relations]
    assert not found.lineage
    return question.relations[0].difference, question.relations[0].reason, len(question.answers)


def test_a_toll_that_rose_on_one_page_is_an_update() -> None:
    kind, why, answers = revised("The fire killed {9} people in the hall.", "The fire killed {11} people in the hall.")
    assert (kind, answers) == (Difference.UPDATE, 2)
    assert "captured with 9" in why


def test_a_toll_that_fell_on_one_page_is_a_correction() -> None:
    kind, _, _ = revised("The fire killed {11} people in the hall.", "The fire killed {9} people in the hall.")
    assert kind is Difference.CORRECTION
