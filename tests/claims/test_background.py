"""Which of a report's own sentences are about the event: every row a report of 9 March 2031."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.marked import cases, marked, rows
from hearsay.claims import resolve
from hearsay.claims.background import is_background
from hearsay.records import Moment
from hearsay.types import Granularity, SourceKind

ROWS = rows((Path(__file__).parent / "rows" / "background.tsv").read_text(encoding="utf-8"), 2)


@pytest.mark.parametrize(("expected", "line"), cases(ROWS))
def test_event_or_background(expected: str, line: str) -> None:
    report, attributions = marked(line)
    report = replace(report, published=Moment(datetime(2031, 3, 9), Granularity.DAY))
    sources, claims = resolve([report], attributions)
    own = {s.id for s in sources if s.kind is SourceKind.OWN_VOICE}
    assert "".join("b" if c.background else "e" for c in claims if c.source in own) == expected


def test_what_somebody_says_is_never_background() -> None:
    report, attributions = marked("{S|The mayor} {C|said} {X|the dam supplies half the city}.")
    _, (claim,) = resolve([report], attributions)
    assert not claim.background


def test_a_year_alone_needs_the_date_of_the_report() -> None:
    assert is_background("The bridge was built in 1974", "", 2031)
    assert not is_background("The bridge was built in 1974", "", None)
    assert not is_background("The bridge fell in December 2030", "", 2031)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_are_judged(sentence: str, before: str) -> None:
    assert is_background(sentence, before, 2031) in (True, False)
