"""Short passages with everything that is claimed in them: who, by which relays, inside whose words, how firmly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.marked import cases, marked, rows
from hearsay.claims import resolve
from hearsay.records import Claim, Report, Source
from hearsay.types import Commitment, SourceKind

ROWS = rows((Path(__file__).parent / "rows" / "passages.tsv").read_text(encoding="utf-8"), 2)


def described(report: Report, sources: tuple[Source, ...], claims: tuple[Claim, ...]) -> list[list[str]]:
    """Each claim as the rows write it, in parts: `who`, `< relays`, `^ whose claim it stands in`, `[level]`, `= words`."""
    names = {s.id: "own" if s.kind is SourceKind.OWN_VOICE else s.name for s in sources}
    by_id = {c.id: c for c in claims}
    found = []
    for claim in claims:
        parts = [names[claim.source]]
        if claim.relays:
            parts.append("< " + "; ".join(r.name for r in claim.relays))
        if claim.parent is not None:
            parts.append("^ " + names[by_id[claim.parent].source])
        if claim.commitment is not Commitment.ASSERTED:
            parts.append(f"[{claim.commitment}]")
        found.append([*parts, "= " + " … ".join(s.of(report.text) for s in claim.contents)])
    return found


@pytest.mark.parametrize(("expected", "line"), cases(ROWS))
def test_everything_claimed_in_a_passage(expected: str, line: str) -> None:
    report, attributions = marked(line)
    found = described(report, *resolve([report], attributions))
    wanted = [re.split(r"\s+(?=[<^\[=])", each.strip()) for each in expected.split("|")]
    assert len(found) == len(wanted), found
    for parts, should in zip(found, wanted, strict=True):
        *who, words = parts
        *name, start = should
        assert [part.casefold() for part in who] == [part.casefold() for part in name], found
        assert words.casefold().startswith(start.casefold()), found
