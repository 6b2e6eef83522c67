"""What makes no claim, what goes on and what does not, and the frames that attribute without a verb of saying."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.marked import cases, marked, rows
from hearsay.claims import resolve
from hearsay.records import Report
from hearsay.types import Commitment, SourceKind

ROWS = rows((Path(__file__).parent / "rows" / "nothing.tsv").read_text(encoding="utf-8"), 2)


def said(line: str, outlet: str = "", title: str = "") -> list[tuple[str, str, Commitment]]:
    """Speaker ("own" for the report), words and commitment of every claim of a marked text."""
    made, attributions = marked(line)
    report = Report(made.id, made.text, outlet=outlet, title=title)
    sources, claims = resolve([report], attributions)
    names = {s.id: "own" if s.kind is SourceKind.OWN_VOICE else s.name for s in sources}
    return [(names[c.source], " | ".join(s.of(report.text) for s in c.contents), c.commitment) for c in claims]


@pytest.mark.parametrize(("expected", "line"), cases(ROWS))
def test_who_says_what(expected: str, line: str) -> None:
    found = [f"{who}: {what}".lower() for who, what, _ in said(line)]
    assert (" | ".join(found) or "none") == expected.lower()


@pytest.mark.parametrize(
    ("outlet", "title", "who"),
    [
        ("Valley Farmers' League", "Statement of the league", "Valley Farmers' League"),
        ("Harbour Gazette", "Statement of the Valley Farmers' League", "Valley Farmers' League"),
        ("Nordhavn Kurier", "A correction", "Nordhavn Kurier"),
    ],
)
def test_we_is_who_puts_the_report_out(outlet: str, title: str, who: str) -> None:
    line = "{S1|Governor Ana Brook} {C1|said} {X1|the dam held}. {S2|We} {C2|deny} {X2|that it did}."
    assert said(line, outlet, title)[-1][0] == who


def test_we_inside_a_quotation_is_its_speaker() -> None:
    line = '{X1|"{S2|We} {C2|deny} {X2|that the dam held},"} {S1|Ana Brook} {C1|said}.'
    assert {who for who, _, _ in said(line, "Valley Farmers' League")} == {"Ana Brook"}


@pytest.mark.parametrize(
    ("line", "outlet", "relays"),
    [
        ("{S|A baker} {C|told} this newspaper {X|the oven was cold}.", "Nordhavn Kurier", ["Nordhavn Kurier"]),
        ("{S|A baker} {C|told} the Stell daily La Riva, in remarks carried by Radio Alpha, {X|it was cold}.", "",
         ["La Riva", "Radio Alpha"]),
        ("{C|According to} {S|the newspaper La Riva}, which cites two bakers, {X|the oven was cold}.", "", ["La Riva"]),
        ("Quoting an unnamed baker, {S|Tass} {C|reported} {X|the oven was cold}.", "", ["TASS"]),
        ("{S|A baker} {C|told} the Wick Bugle {X|the oven was cold}.", "", ["Wick Bugle"]),
    ],
)  # fmt: skip
def test_relays_of_a_header_and_behind_their_noun(line: str, outlet: str, relays: list[str]) -> None:
    made, attributions = marked(line)
    _, claims = resolve([Report(made.id, made.text, outlet=outlet)], attributions)
    assert [r.name for r in claims[0].relays] == relays


def test_an_outlet_of_a_header_is_an_outlet_everywhere() -> None:
    made, attributions = marked("{S|Nordhavn Kurier} {C|said} {X|the oven was cold}.")
    sources, _ = resolve(
        [Report(made.id, made.text), Report("x", "It rained.", outlet="Nordhavn Kurier")], attributions
    )
    assert next(s.kind for s in sources if s.name == "Nordhavn Kurier" and s.mentions) is SourceKind.OUTLET


@pytest.mark.parametrize(
    ("level", "line"),
    [
        ("hedged", '{S|The warden} {C|shrugged}: {X|"Perhaps. I was asleep"}.'),
        ("hedged", "If Ana Brook is right, the mill fails."),
        ("unverified", "Radio Alpha has not been able to establish where it was filmed."),
        ("unverified", "{S|Guards} {C|would not say} {X|how many had left}."),
    ],
)
def test_left_open(level: str, line: str) -> None:
    assert said(line)[-1][2] == level
