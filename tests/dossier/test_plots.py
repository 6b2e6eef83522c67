"""Range plots: lanes in order of time, open ends, nothing but shapes."""

from __future__ import annotations

import re

import pytest

from hearsay.dossier.index import Index
from hearsay.dossier.plots import lanes, range_plot, span_words, ticks
from hearsay.records import Dossier

from .builder import Builder
from .sample import sample
from .test_compile import ATTACKS

SHAPES = {"svg", "line", "circle", "polygon", "text", "a"}


def counted(speaker: str = "Ada Lind") -> Dossier:
    b = Builder()
    b.report("r1", "Ada said up to 60 were aboard. She said at least 50.", published="2031-05-12")
    b.report("r2", "Ben said 55 were aboard.", published="2031-05-11")
    b.source(speaker)
    b.source("Ben")
    b.figure("r1", "60", 60, bound="max")
    b.figure("r1", "50", 50, bound="min")
    b.figure("r2", "55", 55)
    one = b.claim("r1", speaker, "up to 60 were aboard", by="Ada", cue="said")
    two = b.claim("r1", speaker, "at least 50", by="She", cue="said@2")
    three = b.claim("r2", "Ben", "55 were aboard", by="Ben", cue="said")
    b.question("Aboard?", "figure", [b.answer("60", [one], 60), b.answer("50", [two], 50), b.answer("55", [three], 55)])
    return b.dossier()


def test_lanes_run_by_time_with_open_ends() -> None:
    dossier = counted()
    found = lanes(dossier.relations.questions[0], Index(dossier))
    assert [span_words(x) for x in found] == ["55", "≤ 60", "50+"]
    assert found[0].label.startswith("Ben · ")


def test_a_plot_is_shapes_in_the_colours_of_the_page() -> None:
    dossier = sample()
    drawn = range_plot(dossier.relations.questions[0], 1, Index(dossier))
    assert set(re.findall(r"<([a-zA-Z]+)", drawn)) <= SHAPES
    assert '<a class="p1"' in drawn
    assert not re.search(r'href="(?!#r\d)', drawn)


@pytest.mark.parametrize("words", [*ATTACKS, "Commission on style=1 <on x=", "it's a \\\\'test"])
def test_hostile_names_are_drawn_as_words(words: str) -> None:
    dossier = counted(words)
    drawn = range_plot(dossier.relations.questions[0], 1, Index(dossier))
    assert set(re.findall(r"<([a-zA-Z]+)", drawn)) <= SHAPES


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 10, [0, 2, 4, 6, 8, 10]), (48.5, 61.5, [50, 52, 54, 56, 58, 60]), (-0.4, 0.4, [-0.4, -0.2, 0, 0.2, 0.4])],
)
def test_ticks_are_round_numbers(low: float, high: float, expected: list[float]) -> None:
    assert list(ticks(low, high)) == pytest.approx(expected)


def test_one_number_makes_no_plot() -> None:
    b = Builder()
    b.report("r", "Ada said 5.")
    b.source("Ada")
    b.question("How many?", "figure", [b.answer("5", [b.claim("r", "Ada", "5", by="Ada", cue="said")], 5)])
    dossier = b.dossier()
    assert range_plot(dossier.relations.questions[0], 1, Index(dossier)) == ""
