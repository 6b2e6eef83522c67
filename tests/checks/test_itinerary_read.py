"""Sentences and the ways they claim: `[words|role]`, `>` where said to come later, `<` where earlier."""

from __future__ import annotations

import re

import pytest

from checks.build import ROWS
from hearsay.checks.itinerary_read import itineraries
from hearsay.checks.view import View
from hearsay.measures.identifiers import find_identifiers
from hearsay.measures.places import find_places
from hearsay.records import Dossier, Measures, Report

MARK = re.compile(r"\[([^\]|]+)\|([<>]?)(\w+)\]")
LINES = [
    line
    for line in (ROWS / "itinerary.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def view(text: str) -> View:
    report = Report("r1", text)
    measures = Measures(places=find_places(report), identifiers=find_identifiers(report))
    return View(Dossier("test", (report,), measures=measures))


def legs(text: str) -> list[tuple[str, str]]:
    return [
        (leg.place.span.of(text), leg.order + leg.role) for one in itineraries(view(text), "r1") for leg in one.legs
    ]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:60])
def test_rows(line: str) -> None:
    expected = [(m[1], m[2] + m[3]) for m in MARK.finditer(line)]
    found = legs(MARK.sub(lambda m: m[1], line))
    assert [role for _, role in found] == [role for _, role in expected]
    for (words, _), (marked, _) in zip(found, expected, strict=True):
        assert words in marked or marked in words
