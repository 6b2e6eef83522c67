"""How firmly a content is put forward, each row a sentence of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.marked import cases, marked, rows
from hearsay.claims import resolve
from hearsay.claims.commitment import Surroundings, committed, keeps_distance, rules
from hearsay.types import Commitment

ROWS = rows((Path(__file__).parent / "rows" / "commitment.tsv").read_text(encoding="utf-8"), 2)
DEVELOPMENT = """
asserted	The road was clear
hedged	The road was probably clear
unverified	It is not known whether the road was clear
unverified	The claim could not be independently verified
hedged	The road may have been mined
asserted	The report says in May 2019 the road was clear
"""


@pytest.mark.parametrize(("level", "line"), cases(ROWS))
def test_level_of_a_content(level: str, line: str) -> None:
    report, attributions = marked(line)
    _, claims = resolve([report], attributions)
    claim = next(c for c in claims if not attributions or c.attribution == attributions[0].id)
    assert claim.commitment == level, [s.of(report.text) for s in claim.commitment_spans]


@pytest.mark.parametrize(("level", "content"), rows(DEVELOPMENT, 2))
def test_level_of_own_words(level: str, content: str) -> None:
    assert committed(Surroundings(content, 0)).level == level


@pytest.mark.parametrize(
    ("cue", "distant"),
    [("claimed", True), ("accused", True), ("alleges", True), ("insinuated", True), ("said", False), ("noted", False)],
)
def test_distancing_is_in_the_cue(cue: str, distant: bool) -> None:
    assert keeps_distance(cue) is distant


def test_the_deciding_words_are_anchored() -> None:
    report, attributions = marked("{S|The harbour office} {C|denied} that {X|a pilot was drunk}.")
    _, (claim,) = resolve([report], attributions)
    assert [s.of(report.text) for s in claim.commitment_spans] == ["denied"]


def test_every_rule_says_why() -> None:
    assert all(rule.why and rule.level is not Commitment.ASSERTED for rule in rules())


@given(st.text(max_size=120), st.text(max_size=40), st.text(max_size=40))
def test_any_words_get_a_level_and_spans_inside_them(content: str, cue: str, after: str) -> None:
    verdict = committed(Surroundings(content, 100, cue, 0, after, 100 + len(content)))
    if verdict.words is not None:
        assert 0 <= verdict.words[0] < verdict.words[1] <= 100 + len(content) + len(after)
