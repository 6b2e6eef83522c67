"""The shapes that readers leave, mended before claims are made of them."""

from __future__ import annotations

import pytest

from claims.marked import marked
from hearsay.claims import resolve
from hearsay.claims.tidy import antecedent, quoted_speaker, without_heading, without_verdict
from hearsay.types import Commitment, SourceKind


def told(line: str) -> list[tuple[str, str, str]]:
    """Speaker, relays and content of every attributed claim of a marked text."""
    report, attributions = marked(line)
    sources, claims = resolve([report], attributions)
    names = {s.id: s.name for s in sources if s.kind is not SourceKind.OWN_VOICE}
    return [
        (names[c.source], ",".join(r.name for r in c.relays), " … ".join(s.of(report.text) for s in c.contents))
        for c in claims
        if c.source in names
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "{S|Tass} {C|quoted} {X|Governor Ana Brook as saying that two barges sank}.",
            [("Ana Brook", "TASS", "two barges sank")],
        ),
        (
            "{X|“Two barges sank,”} {S|Tass} {C|quoted} {X|Governor Ana Brook as saying}.",
            [("Ana Brook", "TASS", "Two barges sank")],
        ),
        (
            "No reply came from Blue Star Airlines, {S|which} {C|denied} {X|a delay}.",
            [("Blue Star Airlines", "", "a delay")],
        ),
        (
            "{S1|The navy} {C1|said} {X1|it left port} and {C2|denied} {X2|ramming the trawler}.",
            [("navy", "", "it left port"), ("navy", "", "ramming the trawler")],
        ),
        (
            "{S1|The navy} {C1|said} {X1|it left port}, {C2|calling} {X2|the story a lie}.",
            [("navy", "", "it left port"), ("navy", "", "the story a lie")],
        ),
        ("{S|The king} {C|has said nothing about} {X|the vote}.", []),
        ("{S|LAKESIDE} {C|:} {X|Two men drowned on Monday}.", []),
        ("{S|The hull} {C|appears} {X|to have cracked in the storm}.", []),
        (
            "{S|A report by the Tass agency citing the navy} {C|said} {X|two barges sank}.",
            [("navy", "TASS", "two barges sank")],
        ),
        ("{X|Two barges sank.}\\n{C|According to} {S|the navy}, {X|nobody drowned}.", [("navy", "", "nobody drowned")]),
    ],
)
def test_what_is_mended(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(line) == expected


def test_a_verdict_in_the_content_decides_and_is_the_reports_own() -> None:
    report, attributions = marked("{S|The navy} {C|said} {X|two barges sank, but this could not be verified}.")
    sources, (claim, verdict) = resolve([report], attributions)
    assert claim.commitment is Commitment.UNVERIFIED
    assert claim.contents[0].of(report.text) == "two barges sank"
    assert {s.id: s.kind for s in sources}[verdict.source] is SourceKind.OWN_VOICE


def test_parts_lead_to_the_words() -> None:
    text = "the mayor as saying that it was late"
    assert quoted_speaker(text, ((0, len(text)),)) == ((0, 9), ((25, len(text)),))
    assert quoted_speaker("it was late", ((0, 11),)) is None
    line = "He met the harbour office, which"
    found = antecedent(line, 0, line.index("which"))
    assert found is not None
    assert line[slice(*found)] == "the harbour office"
    heading = "LAKESIDE, June 3\nTwo men drowned"
    assert heading[slice(*without_heading(heading, (0, len(heading))))] == "Two men drowned"
    said = "it sank, which has not been confirmed"
    assert said[slice(*without_verdict(said, (0, len(said))))] == "it sank"
