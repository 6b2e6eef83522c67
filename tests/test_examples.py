"""The whole path over the two example cases: what the tutorial says of them is so."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from hearsay.pipeline import run
from hearsay.records import Claim, Dossier, Finding, Source
from hearsay.reports import collect
from hearsay.types import Commitment, Outcome, SourceKind

EXAMPLES = Path(__file__).parent.parent / "examples"


@cache
def case(name: str) -> Dossier:
    """The dossier of one example case."""
    return run(collect([str(EXAMPLES / name)]).reports)


def saying(name: str, words: str) -> list[tuple[Claim, Source]]:
    """The claims whose contents have `words` in them, with their sources."""
    dossier = case(name)
    texts = {r.id: r.text for r in dossier.reports}
    sources = {s.id: s for s in dossier.sources}
    return [
        (claim, sources[claim.source])
        for claim in dossier.claims
        if words in " … ".join(span.of(texts[claim.report]) for span in claim.contents)
    ]


def findings(name: str, code: str, outcome: Outcome) -> list[Finding]:
    return [f for f in case(name).findings if f.code == code and f.outcome is outcome]


@pytest.mark.parametrize(
    ("code", "outcome", "numbers"),
    [
        ("A1", Outcome.HOLDS, {48, 7, 55}),
        ("A1", Outcome.FAILS, {48, 7, 6, 62}),
        ("A1", Outcome.HOLDS, {21, 15, 36}),
        ("U1", Outcome.HOLDS, {12, 7.5}),
        ("U1", Outcome.FAILS, {12, 9}),
    ],
)
def test_the_sums_and_conversions_of_the_tutorial(code: str, outcome: Outcome, numbers: set[float]) -> None:
    assert any(numbers <= set(f.numbers) for f in findings("halden-star", code, outcome))


@pytest.mark.parametrize(
    ("code", "outcome", "words"),
    [
        ("C1", Outcome.HOLDS, "12 March 2026 is a Thursday"),
        ("C1", Outcome.FAILS, "12 March 2026"),
        ("C2", Outcome.HOLDS, "18:40 GMT"),
        ("C2", Outcome.FAILS, "17:40 GMT"),
    ],
)
def test_the_days_and_zones_of_the_tutorial(code: str, outcome: Outcome, words: str) -> None:
    assert any(words in f.sentence for f in findings("halden-star", code, outcome))


def test_nothing_else_fails_in_the_tutorial_case() -> None:
    failed = {f.code for f in case("halden-star").findings if f.outcome is Outcome.FAILS}
    assert failed <= {"A1", "A3", "C1", "C2", "U1"}
    assert sum(f.outcome is Outcome.FAILS for f in case("halden-star").findings) <= 5


@pytest.mark.parametrize(
    ("words", "speaker", "relays", "commitment"),
    [
        ("summoned an urgent session", "Lavrov", [], Commitment.ASSERTED),
        ("asked for an urgent session", "Lavrov", ["BBC"], Commitment.ASSERTED),
        ("comments would come later", "Podol", ["Reuters"], Commitment.ASSERTED),
        ("RA-78830", "analyst", ["RBC-Ukraine"], Commitment.ASSERTED),
        ("could be a premeditated attempt", "irectorate", [], Commitment.HEDGED),
        ("lacked reliable information", "Main Intelligence Directorate", [], Commitment.ASSERTED),
    ],
)
def test_who_speaks_through_whom_how_firmly(
    words: str, speaker: str, relays: list[str], commitment: Commitment
) -> None:
    found = saying("il76", words)
    assert found
    for claim, source in found:
        assert speaker in source.name
        assert [relay.name for relay in claim.relays] == relays
        assert claim.commitment is commitment


def test_the_directorate_is_one_speaker_in_every_report() -> None:
    names = {
        s.id for words in ("lacked reliable", "given no notice", "did not take place") for _, s in saying("il76", words)
    }
    assert len(names) == 1


def test_an_accusation_is_distanced_and_a_doubt_is_own_voice() -> None:
    assert any(
        claim.distancing for claim, source in saying("il76", "shooting the plane down") if "Kremlin" in source.name
    )
    assert all(s.kind is SourceKind.OWN_VOICE for _, s in saying("il76", "difficult to imagine"))


@pytest.mark.parametrize(
    ("code", "numbers", "words"),
    [
        ("A1", {65, 6, 3, 74}, ""),
        ("C2", set(), "3:00 PM New York time"),
        ("C1", set(), "24 January 2024 is a Wednesday"),
    ],
)
def test_the_model_case_holds_where_it_holds(code: str, numbers: set[float], words: str) -> None:
    assert any(numbers <= set(f.numbers) and words in f.sentence for f in findings("il76", code, Outcome.HOLDS))


def test_nothing_fails_in_the_model_case() -> None:
    assert [f.sentence for f in case("il76").findings if f.outcome is Outcome.FAILS] == []


def test_identifiers_are_no_figures() -> None:
    measures = case("il76").measures
    assert {"RA-78830"} <= {i.value for i in measures.identifiers}
    assert not {76.0, 78830.0} & {f.lo for f in measures.figures}
    assert ("km", 30.0) in {(f.unit, f.lo) for f in measures.figures}


def test_a_copied_sentence_is_one_origin() -> None:
    pairs = {(c.parent, c.copy) for c in case("il76").relations.lineage}
    names = {Path(r.name).name: r.id for r in case("il76").reports}
    assert {names["04.txt"], names["09.txt"]} in [set(pair) for pair in pairs]


def test_every_span_lies_in_its_report() -> None:
    for name in ("il76", "halden-star"):
        dossier = case(name)
        texts = {r.id: r.text for r in dossier.reports}
        spans = [s for c in dossier.claims for s in (*c.contents, *c.source_spans, *c.cue, *c.commitment_spans)]
        spans += [m.span for group in ("figures", "times", "identifiers") for m in getattr(dossier.measures, group)]
        spans += [s for f in dossier.findings for s in f.spans]
        assert spans
        assert all(0 <= s.start < s.end <= len(texts[s.report]) for s in spans)


def test_the_same_reports_give_the_same_dossier() -> None:
    again = run(collect([str(EXAMPLES / "halden-star")]).reports)
    assert (again.claims, again.findings, again.relations) == (
        case("halden-star").claims,
        case("halden-star").findings,
        case("halden-star").relations,
    )
