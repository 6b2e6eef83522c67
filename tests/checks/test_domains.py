"""Sentences of many domains in plain words: what the checks say of each, and that numbers which only stand together fail
nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from checks.build import ROWS
from checks.plain import findings, told
from hearsay.types import Outcome

NEGATIVE = (ROWS / "negative.txt").read_text(encoding="utf-8").splitlines()


def sentences() -> Iterator[object]:
    blocks = (ROWS / "domains.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    for block in blocks:
        text, *lines = block.strip().splitlines()
        said = [line[3:] for line in lines if line.startswith("=> ") and line != "=> nothing"]
        missed = [line[8:] for line in lines if line.startswith("missed> ")]
        marks = [pytest.mark.xfail(strict=True, reason=f"missed: {missed[0]}")] if missed else []
        yield pytest.param(text, said, missed, marks=marks, id=text[:50])


@pytest.mark.parametrize(("text", "said", "missed"), list(sentences()))
def test_what_the_checks_say(text: str, said: list[str], missed: list[str]) -> None:
    found = told(text)
    assert Counter(found) == Counter(said) or missed
    kinds = [" ".join(one.split()[:2]) for one in found]
    assert all(one in kinds for one in missed)


@pytest.mark.parametrize("text", NEGATIVE, ids=lambda text: text[:50])
def test_numbers_that_only_stand_together_fail_nothing(text: str) -> None:
    assert [f.sentence for f in findings(text) if f.outcome is Outcome.FAILS] == []


def test_flags_on_such_numbers_are_rare() -> None:
    flagged = [text for text in NEGATIVE if any(f.outcome is Outcome.FLAG for f in findings(text))]
    assert len(NEGATIVE) >= 150
    assert len(flagged) <= len(NEGATIVE) / 50
