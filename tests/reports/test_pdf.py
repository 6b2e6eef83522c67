"""PDF: running text out of pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reports import capture
from hearsay.reports.pdf import flowing

from .made import pdf_of

LINES = """The harbour master said on Tuesday that nine boats were missing and
that the search went on through the night. The ministry of transpor-
tation denied that it had received any warning.
Witnesses in the village of Ansel reported hearing two detonations be-
fore midnight, and a spokesperson for the operator said it could not."""


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        (["one\ntwo"], "one two"),
        (["The evacu-\nation ended."], "The evacuation ended."),
        (["A well-known man.\n\nA non-\nEuropean one."], "A well-known man.\n\nA non- European one."),
        (["Part one\n\nWords."], "Part one\n\nWords."),
        (["The search went\n3"], "The search went"),
        (["Page 1 of 2\nThe search went", "Page 2 of 2\non all night."], "The search went on all night."),
        (["Daily Quay\nOne line and", "Daily Quay\nanother line", "Daily Quay\nof words."], "One line and another line of words."),
        (["", ""], ""),
    ],
)  # fmt: skip
def test_lines_become_running_text(pages: list[str], text: str) -> None:
    assert flowing(pages) == text


def test_a_paragraph_ends_where_a_short_line_ends_a_sentence() -> None:
    first, second = flowing([LINES]).split("\n\n")
    assert first.endswith("The ministry of transportation denied that it had received any warning.")
    assert second.startswith("Witnesses in the village")
    assert "before midnight" in second


def test_a_pdf_is_a_report_with_its_own_media_type() -> None:
    report = capture(pdf_of(LINES, "The search ended at noon, the coast guard told the agency."), name="a.pdf")
    assert report.media_type == "application/pdf"
    assert report.extractor.startswith("pypdf ")
    assert "The ministry of transportation denied" in report.text
    assert report.text.endswith("the coast guard told the agency.")


def test_pages_without_text_among_others_are_told() -> None:
    assert any("1 of 2 pages have no text" in w for w in capture(pdf_of(LINES, ""), name="a.pdf").warnings)


@given(st.lists(st.text(max_size=200), max_size=5))
def test_no_word_inside_a_line_is_lost_or_added_but_heads_and_numbers(pages: list[str]) -> None:
    assert set("".join(flowing(pages).split())) <= set("".join("".join(pages).split()))
