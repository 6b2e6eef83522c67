"""The summary on the terminal: everything a dossier says, in words, at any width."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from hearsay.cli.claims import report_table
from hearsay.cli.summary import CLAIMS, summary
from hearsay.export.said import said
from hearsay.records import Dossier

from .build import dossier


def shown(compiled: Dossier, width: int = 120, everything: bool = False) -> str:
    screen = Console(file=io.StringIO(), width=width, markup=False, highlight=False, color_system=None)
    for part in summary(compiled, everything):
        screen.print(part)
    return screen.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words",
    [
        "The bridge",
        "2 reports · 2 outlets · 2 origins · 1 speaker · 3 claims",
        "Ada Pell  mayor, person, 2 claims",
        "Gazette → The Quay",
        "“The [bold]bridge[/bold] fell”",
        "on Telegram",
        "“claimed”",
        "at least 9",
        "cars (sunk)",
        "How many cars sank?  contested",
        "bound: 12 is within at least 9",
        "✗ fails  A1  The parts make 13, not 12.",
        "! flag   A3  Two figures for one thing.",
        "✓ holds  C1  13 May 2031 is a Tuesday.",
        "○ cannot T1  The route cannot be judged.",
        "    9 + 3 = 12",
        "    missing: a track of the car",
        "1 statement in the reports' own voice (--all shows them)",
    ],
)
def test_says(words: str) -> None:
    assert words in shown(dossier())


def test_all_shows_the_own_voice() -> None:
    assert "At least 9 of 12 cars may have sunk" in shown(dossier(), everything=True)
    assert "hedged" in shown(dossier(), everything=True)


def test_long_lists_say_how_many_more_there_are() -> None:
    one = dossier()
    first = one.claims[0]
    long = tuple(
        replace(first, id=f"r1:c{n}", contents=(replace(first.contents[0], start=0, end=8 * n),))
        for n in range(1, CLAIMS + 5)
    )
    assert "… and 4 claims more (--all shows them)" in shown(replace(one, claims=long))
    assert "more (--all" not in shown(replace(one, claims=long), everything=True)


@pytest.mark.parametrize("width", [20, 40, 80, 300])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    assert max(len(line) for line in shown(dossier(), width, everything=True).splitlines()) <= width


def test_an_empty_dossier_says_what_it_lacks() -> None:
    text = shown(Dossier("Nothing", dossier().reports))
    assert "Nobody is cited" in text
    assert "No check had anything to test." in text


@pytest.mark.parametrize("width", [30, 60, 89, 90, 200])
def test_a_reports_table_has_every_part_at_any_width(width: int) -> None:
    compiled = dossier()
    screen = Console(file=io.StringIO(), width=width, markup=False, highlight=False, color_system=None)
    for part in report_table(compiled.reports[0], [s for s in said(compiled) if s.report == "r1"], width):
        screen.print(part)
    text = " ".join(screen.file.getvalue().split())  # type: ignore[attr-defined]
    for words in ("1 claim of others", "Ada Pell", "Gazette", "[bold]", "own voice", "hedged"):
        assert words in text, words
