"""From attributions to claims: splitting, carried speakers, own voice, layers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.marked import cases, marked, rows
from hearsay.claims import resolve
from hearsay.claims.split import pieces
from hearsay.records import Attribution, Report, Span
from hearsay.types import Quotation, SourceKind

ROWS = Path(__file__).parent / "rows"


@pytest.mark.parametrize(("expected", "line"), cases(rows((ROWS / "own_voice.tsv").read_text("utf-8"), 2)))
def test_own_voice(expected: str, line: str) -> None:
    report, attributions = marked(line)
    sources, claims = resolve([report], attributions)
    own = {s.id for s in sources if s.kind is SourceKind.OWN_VOICE}
    found = [c.contents[0].of(report.text).lower() for c in claims if c.source in own]
    assert " | ".join(found) == expected.removeprefix("-").lower()


@pytest.mark.parametrize(("expected", "line"), cases(rows((ROWS / "carried.tsv").read_text("utf-8"), 2)))
def test_carried_speakers(expected: str, line: str) -> None:
    report, attributions = marked(line)
    sources, claims = resolve([report], attributions)
    own = {s.id for s in sources if s.kind is SourceKind.OWN_VOICE}
    first = next(c.source for c in claims if c.source not in own)
    spoken = [c for c in claims if c.source == first]
    assert f"{len(spoken)} {sum(c.source in own for c in claims)}" == expected
    assert all(c.source_spans for c in spoken), "a carried claim keeps the earlier span"


@pytest.mark.parametrize(("expected", "content"), cases(rows((ROWS / "split.tsv").read_text("utf-8"), 2)))
def test_split(expected: str, content: str) -> None:
    quotation = Quotation.DIRECT if content.startswith("d:") else Quotation.INDIRECT
    content = content.removeprefix("d:")
    found = [content[a:b] for p in pieces(content, [(0, len(content))], quotation) for a, b in p.spans]
    assert found == [part.strip().rstrip(".") for part in expected.split(" | ")]


def test_a_layer_inside_another_keeps_its_parent() -> None:
    report, attributions = marked(
        "{S1|The envoy} {C1|said} that {X1|{S2|the mayor} {C2|had told} him {X2|the pier was shut}}."
    )
    sources, claims = resolve([report], attributions)
    names = {s.id: s.name for s in sources}
    outer, inner = claims
    assert inner.parent == outer.id
    assert [names[c.source] for c in claims] == ["envoy", "mayor"]


def test_an_outlet_around_another_speaker_is_a_relay_and_no_layer() -> None:
    report, attributions = marked(
        "{S1|The Valley Observer} {C1|wrote} that {X1|{S2|the mayor} {C2|called} {X2|the pier a trap}}."
    )
    _, (claim,) = resolve([report], attributions)
    assert [r.name for r in claim.relays] == ["Valley Observer"]
    assert claim.parent is None


def test_own_voice_is_named_for_its_outlet() -> None:
    report = Report("r", "The pier was shut.", outlet="Harbour Gazette", wire="Reuters")
    ((source,), (claim,)) = resolve([report], [])
    assert (source.name, source.affiliation, claim.source) == ("Harbour Gazette", "Reuters", source.id)


def test_ids_are_the_reports_and_in_order() -> None:
    one, first = marked("{S|The mayor} {C|said} {X|the pier was shut}. It was late.", "a")
    two, second = marked("{S|The mayor} {C|said} {X|the pier was open}.", "b")
    _, claims = resolve([one, two], [*second, *first])
    assert [c.id for c in claims] == ["a:c1", "a:c2", "b:c1"]


def test_nothing_in_nothing_out() -> None:
    assert resolve([], []) == ((), ())
    assert resolve([Report("r", "")], []) == ((), ())


@st.composite
def read(draw: st.DrawFn) -> tuple[Report, tuple[Attribution, ...]]:
    """A text of any characters with attributions at any offsets."""
    text = draw(st.text(alphabet="aB .,:“”\"'’\n that and He Reuters said", min_size=4, max_size=200))
    place = st.integers(0, len(text) - 1)

    def span() -> Span:
        start = draw(place)
        return Span("r", start, draw(st.integers(start + 1, len(text))))

    found = [
        Attribution(
            f"r:a{i}",
            "r",
            (span(),) if draw(st.booleans()) else (),
            (span(),) if draw(st.booleans()) else (),
            (span(),),
            draw(st.sampled_from(Quotation)),
            0.5,
            draw(st.sampled_from([None, "r:a0"])) if i else None,
        )
        for i in range(draw(st.integers(0, 4)))
    ]
    return Report("r", text), tuple(found)


@given(read())
def test_every_span_lies_inside_the_text_and_every_source_exists(case: tuple[Report, tuple[Attribution, ...]]) -> None:
    report, attributions = case
    sources, claims = resolve([report], attributions)
    ids = {s.id for s in sources}
    known = {c.id for c in claims}
    for claim in claims:
        assert claim.source in ids
        assert claim.parent is None or claim.parent in known
        relays = [s for r in claim.relays for s in r.spans]
        for span in (*claim.contents, *claim.source_spans, *claim.cue, *claim.commitment_spans, *relays):
            assert 0 <= span.start < span.end <= len(report.text)
