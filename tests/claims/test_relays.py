"""Who passes a claim on and where it was put, each row a sentence of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.marked import cases, marked, rows
from hearsay.claims import resolve
from hearsay.sources.relays import outlet_named, wire_credit

ROWS = Path(__file__).parent / "rows"


@pytest.mark.parametrize(("relays", "channel", "line"), cases(rows((ROWS / "relays.tsv").read_text("utf-8"), 3)))
def test_relays_and_channel(relays: str, channel: str, line: str) -> None:
    report, attributions = marked(line)
    _, claims = resolve([report], attributions)
    inner = attributions[-1] if "{S1|" in line else attributions[0]
    claim = next(c for c in claims if c.attribution == inner.id)
    assert "; ".join(r.name for r in claim.relays).casefold() == relays.removeprefix("-").casefold()
    if channel != "-":
        assert claim.channel == channel


@pytest.mark.parametrize(("relays", "line"), cases(rows((ROWS / "relays_on.tsv").read_text("utf-8"), 2)))
def test_relays_go_on_with_their_speaker(relays: str, line: str) -> None:
    report, attributions = marked(line)
    _, claims = resolve([report], attributions)
    claim = next(c for c in claims if c.attribution == attributions[-1].id)
    assert "; ".join(r.name for r in claim.relays).casefold() == relays.removeprefix("-").casefold()


def test_a_relay_is_anchored_at_its_words() -> None:
    report, attributions = marked("{X|“Dry,”} {S|a farmer} {C|told} the Valley Observer.")
    _, (claim,) = resolve([report], attributions)
    assert [s.of(report.text) for r in claim.relays for s in r.spans] == ["the Valley Observer"]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("KYIV (Reuters) — The road is closed.", "Reuters"),
        ("By PTI\nDELHI: The road is closed.", "PTI"),
        ("(RFE/RL) — The road is closed.", "RFE/RL"),
        ("The road (built in 1908) is closed.", ""),
        ("LAKESIDE (Courier) — The road is closed.", ""),
    ],
)
def test_wire_credit(text: str, agency: str) -> None:
    assert wire_credit(text) == agency


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Reuters news agency", "Reuters"),
        ("Ria Novosti", "RIA Novosti"),
        ("the Nordic Wire news agency", "Nordic Wire"),
        ("Harbour Gazette", "Harbour Gazette"),
        ("lawmakers", ""),
        ("the council", ""),
        ("Mark Hill", ""),
    ],
)
def test_outlets_are_known_by_table_or_by_look(phrase: str, name: str) -> None:
    assert outlet_named(phrase) == name
