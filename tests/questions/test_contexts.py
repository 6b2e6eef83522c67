"""What a figure counts and what befell it: a phenomenon a row, sentences invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.questions.contexts import contexts
from hearsay.records import Figure, Span

from .build import figures


@pytest.mark.parametrize(
    ("marked", "noun", "statuses"),
    [
        ("{40} people were killed.", "people", ("killed",)),
        ("{40} miners lost their lives.", "civilians", ("killed",)),
        ("The death toll has risen to {40}.", "people", ("killed",)),
        (
            "The toll of the quake in the coastal district of Vardal and its suburbs is up to {40}.",
            "people",
            ("killed",),
        ),
        ("The collapse killed {40} people and injured {90}.", "people", ("killed",)),
        ("All {40} people on board were killed.", "people", ("aboard", "killed")),
        ("The ferry, carrying {40} passengers, sank.", "passengers", ("aboard",)),
        ("The manifest lists {40} people.", "people", ("aboard",)),
        ("Tickets had been sold to {40} people.", "people", ("aboard",)),
        ("Read out was a passenger list of {40} people.", "people", ("aboard",)),
        ("A bus with {40} pupils in it left the road.", "children", ("aboard",)),
        ("{40} are still unaccounted for.", "people", ("missing",)),
        ("{40} captured soldiers were to be exchanged.", "prisoners", ("exchanged",)),
        ("{12} bodies have been found.", "people", ("found",)),
        ("{12} bodies have been identified.", "people", ("identified",)),
        ("{12} bodies are not identified yet.", "people", ("unidentified",)),
        ("{90} injured passengers had been discharged.", "passengers", ("discharged",)),
        ("Of the {75}, thirty are identified.", "", ()),
        ("A crew of {six} was aboard.".replace("six", "nine"), "crew", ("aboard",)),
        ("The radar saw the launch of {two} missiles.", "missiles", ("fired",)),
        ("{12} monks were killed.", "people", ("killed",)),
        ("{two} places where bodies lay were closed.", "", ()),
        ("{three} coaches left the rails.", "coaches", ("derailed",)),
        ("{60} ambulances were at work.", "ambulances", ("at work",)),
    ],
)
def test_what_is_counted(marked: str, noun: str, statuses: tuple[str, ...]) -> None:
    text, found = figures("r", marked)
    told = contexts(found, text, (0, len(text)))[0]
    assert (told.noun, told.statuses) == (noun, statuses)


@pytest.mark.parametrize(
    ("marked", "parts"),
    [
        ("{280} passengers and {15} crew lost their lives.", (True, True)),
        ("{80} passengers died and {90} were injured.", (False, False)),
        ("On board were {40} prisoners, {nine} crew and {three} escorts.", (True, True, True)),
        ("{30} of the dead are children.", (True,)),
    ],
)
def test_parts_stand_beside_each_other(marked: str, parts: tuple[bool, ...]) -> None:
    text, found = figures("r", marked)
    assert tuple(told.part for told in contexts(found, text, (0, len(text)))) == parts


def test_a_list_shares_what_befell_it() -> None:
    text, found = figures(
        "r", "The boat went down with {nine} crew, {40} prisoners bound for an exchange and {two} guards aboard."
    )
    assert {told.statuses for told in contexts(found, text, (0, len(text)))} == {("aboard",), ("exchanged",)}


@pytest.mark.parametrize(
    ("marked", "aspect", "landmark"),
    [
        ("It crashed {50 km} northeast of Vardal.", "distance", "varda"),
        ("It fell some {30 miles} before the border with Arcadia.", "distance", "arcad"),
        ("It vanished at {10,000 metres}.", "height", ""),
        ("It was at an altitude of {33,000 feet}.", "height", ""),
        ("Their rockets reach up to {25 km}.", "reach", ""),
    ],
)
def test_lengths(marked: str, aspect: str, landmark: str) -> None:
    text, found = figures("r", marked)
    told = contexts(found, text, (0, len(text)))[0]
    assert (told.aspect, told.landmark) == (aspect, landmark)


def test_a_conversion_in_brackets_is_no_figure_of_its_own() -> None:
    text, found = figures("r", "It fell {70 km} ({44 miles}) north of Vardal.")
    assert [told.restated for told in contexts(found, text, (0, len(text)))] == [False, True]


def test_a_remainder_is_marked() -> None:
    text, found = figures("r", "There were {nine} more people on the boat.")
    assert contexts(found, text, (0, len(text)))[0].others


@given(st.text(max_size=120), st.integers(0, 120), st.integers(1, 5))
def test_any_text_is_read(text: str, start: int, width: int) -> None:
    start = min(start, len(text))
    figure = Figure("r:f0", Span("r", start, min(len(text), start + width)), 1, 1)
    assert len(contexts([figure], text, (0, len(text)))) == 1
