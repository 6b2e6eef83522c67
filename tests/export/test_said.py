"""said(): one claim a line, with its words."""

from __future__ import annotations

from hearsay.export.said import joined, said
from hearsay.records import Claim, Dossier, Relay, Report, Source, Span
from hearsay.types import SourceKind

TEXT = "“It fell,” Ada Pell told the Gazette,\n“at dawn.”"


def test_a_line_has_the_words_and_where_they_stand() -> None:
    claim = Claim(
        "r1:c1", "r1", (Span("r1", 39, 46), Span("r1", 1, 8)), "s1", source_spans=(Span("r1", 11, 19),),
        cue=(Span("r1", 20, 24),), relays=(Relay("Gazette"),),
    )  # fmt: skip
    source = Source("s1", "Ada Pell", SourceKind.PERSON, role="mayor")
    (line,) = said(Dossier("x", (Report("r1", TEXT, "a.txt"),), sources=(source,), claims=(claim,)))
    assert (line.speaker, line.role, line.relays) == ("Ada Pell", "mayor", ("Gazette",))
    assert (line.content, line.source_words, line.cue_words) == ("It fell … at dawn", "Ada Pell", "told")
    assert line.contents == ((39, 46), (1, 8))
    assert not line.own_voice


def test_lines_follow_the_reports_and_the_words() -> None:
    source = Source("s1", "own voice", SourceKind.OWN_VOICE)
    reports = (Report("b", TEXT), Report("a", TEXT))
    claims = [Claim(f"{r}:c{n}", r, (Span(r, start, start + 2),), "s1") for n, (r, start) in enumerate(
        [("a", 5), ("b", 9), ("b", 1), ("a", 0)])]  # fmt: skip
    order = [(s.report, s.contents[0][0]) for s in said(Dossier("x", reports, sources=(source,), claims=tuple(claims)))]
    assert order == [("b", 1), ("b", 9), ("a", 0), ("a", 5)]


def test_words_over_several_lines_become_one() -> None:
    assert joined((Span("r", 0, 5),), "a\n\n b") == "a b"
    assert joined((), "a") == ""
