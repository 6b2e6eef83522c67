"""Paragraphs and sentences: exact offsets, nothing lost, nothing split in the middle of a name."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading.segments import dateline, is_hard_wrapped, paragraphs, sentences

TEXTS = st.text(alphabet="aB1 .!?…\"'“”‘’«»()-–•\n\t\u00a0\u2029é", max_size=200) | st.text(max_size=80)

SENTENCES = [
    ("The dam broke. Nobody was hurt.", ["The dam broke.", "Nobody was hurt."]),
    ("Mr. Okoro met Gen. A. B. Lindqvist. They left.", ["Mr. Okoro met Gen. A. B. Lindqvist.", "They left."]),
    ("The U.S. Embassy closed.", ["The U.S. Embassy closed."]),
    ("He moved to the U.S. The house stayed empty.", ["He moved to the U.S.", "The house stayed empty."]),
    ("It fell at 3 p.m. local time.", ["It fell at 3 p.m. local time."]),
    ("It fell at 3 p.m. The alarm came later.", ["It fell at 3 p.m.", "The alarm came later."]),
    ("It weighs 3.5 tonnes. Flight No. 12 left.", ["It weighs 3.5 tonnes.", "Flight No. 12 left."]),
    ("On Jan. 24 it rained. On Feb. 2 it did not.", ["On Jan. 24 it rained.", "On Feb. 2 it did not."]),
    ('"We ran." He paused. "Then it fell."', ['"We ran."', "He paused.", '"Then it fell."']),
    ("“Was it loud?” she asked. It was.", ["“Was it loud?” she asked.", "It was."]),
    ("(The road is open again.) Traffic flows.", ["(The road is open again.)", "Traffic flows."]),
    ("“It burned … and burned,” he said.", ["“It burned … and burned,” he said."]),
    ("It burned... and then it stopped. Rain fell.", ["It burned... and then it stopped.", "Rain fell."]),
    ("Bridge Falls Into River\nThe bridge fell.", ["Bridge Falls Into River", "The bridge fell."]),
    ("• First point\n• Second point", ["First point", "Second point"]),
    ("1. Close the valve\n2. Call the guard", ["Close the valve", "Call the guard"]),
    ("No! Stop! The train is coming.", ["No!", "Stop!", "The train is coming."]),
    ("Smith Inc. and Jones Ltd. merged.", ["Smith Inc. and Jones Ltd. merged."]),
    ("Is it safe?! Nobody knows.", ["Is it safe?!", "Nobody knows."]),
    ("", []),
    (" \n\n ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("  One.  \n \t \n Two.", ["One.", "Two."]),
        ("One.\u2029Two.", ["One.", "Two."]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in paragraphs(text)] == expected


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The harbour master told the council on Monday that the northern pier\n"
        "would stay closed until divers had looked at every one of the wooden\n"
        "piles that the storm had moved, and that the ferry would have to use\n"
        "the old landing stage.\n\nThe council agreed."
    )
    assert is_hard_wrapped(text)
    assert [text[a:b][:9] for a, b in paragraphs(text)] == ["The harbo", "The counc"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("KYIV, Jan. 24 (Agency) — A plane fell.", "A plane fell."),
        ("PORT NORD — A plane fell.", "A plane fell."),
        ("NORDHAVEN (AG) - A plane fell.", "A plane fell."),
        ("A plane fell — nobody saw it.", "A plane fell — nobody saw it."),
        ("Smith: A plane fell.", "Smith: A plane fell."),
    ],
)
def test_datelines(text: str, body: str) -> None:
    assert text[dateline(text, (0, len(text))) :] == body


@given(TEXTS)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    bullets = set("•●▪◦‣·*■►–—-.)(0123456789")
    assert all(
        text[i].isspace() or text[i] in bullets or not text[i].isalpha() for i in set(range(len(text))) - covered
    )


@given(TEXTS)
def test_every_sentence_lies_in_one_paragraph(text: str) -> None:
    spans = paragraphs(text)
    assert all(any(a <= s and e <= b for a, b in spans) for s, e in sentences(text))


def test_time_grows_with_length_only() -> None:
    started = time.perf_counter()
    for unit in ("A. ", "no stop at all ", "? ", ".\n", "“a. ", "1. "):
        sentences(unit * 30_000)
    assert time.perf_counter() - started < 10
