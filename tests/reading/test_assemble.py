"""Spans become attributions: trimmed, ordered, told direct from indirect, nested, and quotations alone kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading.assemble import Draft, assemble
from hearsay.records import Attribution, Report
from hearsay.types import Quotation


def draft(text: str, source: str, cue: str, *contents: str) -> Draft:
    def spans(*words: str) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(w), text.index(w) + len(w)) for w in words if w)

    return Draft(spans(source), spans(cue), spans(*contents), 0.9)


def one(text: str, content: str) -> Attribution:
    return assemble(Report("r", text), [draft(text, "", "said", content)])[0]


@pytest.mark.parametrize(
    ("text", "content", "words"),
    [
        ("“We left,” he said.", "“We left,”", "We left"),
        ("He said it was cold.", "it was cold.", "it was cold"),
        ("He said the plan was “barbaric”.", "the plan was “barbaric”.", "the plan was “barbaric”"),
        ("He said “barbaric” acts followed.", "“barbaric” acts followed.", "“barbaric” acts followed"),
        ("She said, 'Nothing moved'.", ", 'Nothing moved'.", "Nothing moved"),
        ("He said 5 p.m. was late.", "5 p.m. was late", "5 p.m. was late"),
    ],
)
def test_contents_lose_outer_marks_and_the_final_stop(text: str, content: str, words: str) -> None:
    assert one(text, content).contents[0].of(text) == words


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We left at dawn,” he said.", "“We left at dawn,”", Quotation.DIRECT),
        ("He said they left at dawn.", "they left at dawn", Quotation.INDIRECT),
        ("He said they left in “great fear” at dawn.", "they left in “great fear” at dawn", Quotation.MIXED),
    ],
)
def test_direct_mixed_and_indirect_speech(text: str, content: str, kind: Quotation) -> None:
    assert one(text, content).quotation is kind


def test_a_quotation_that_nobody_claims_is_kept_without_source_and_cue() -> None:
    text = "He said no.\n\n“The bridge was closed that night.”"
    first, alone = assemble(Report("r", text), [draft(text, "He", "said", "no")])
    assert first.source
    assert (alone.source, alone.cue) == ((), ())
    assert alone.contents[0].of(text) == "The bridge was closed that night"
    assert alone.confidence < first.confidence


def test_a_short_quoted_term_is_no_attribution() -> None:
    assert assemble(Report("r", "The “green corridor” was shut."), []) == ()


def test_an_attribution_inside_another_has_it_as_parent() -> None:
    text = "The paper wrote that officials said the dam was safe."
    records = assemble(
        Report("r", text),
        [
            draft(text, "officials", "said", "the dam was safe"),
            draft(text, "The paper", "wrote", "that officials said the dam was safe"),
        ],
    )
    outer, inner = records
    assert outer.cue[0].of(text) == "wrote"
    assert inner.parent == outer.id
    assert outer.parent is None


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=6))
def test_every_span_lies_inside_the_text_and_is_not_empty(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in pairs]
    drafts = [Draft((), (), (span,), 0.5) for span in spans]
    for record in assemble(Report("r", text), drafts):
        for span in record.contents:
            assert 0 <= span.start < span.end <= len(text)
            assert not span.of(text)[0].isspace()
