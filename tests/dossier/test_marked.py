"""A report's marked text is the report's text, whatever the marks do."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.dossier.harmless import holdable
from hearsay.dossier.index import Index
from hearsay.dossier.marked import paragraphs
from hearsay.records import Claim, Dossier, Source, Span
from hearsay.types import Commitment, SourceKind

from .builder import report

TEXT = st.text(
    st.one_of(st.sampled_from("ab <>&\"'\n\r\t\u202e\u200b\x00\x85é漢😀"), st.characters(exclude_categories=["Cs"])),
    max_size=80,
)


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def words_of(markup: str) -> str:
    parser = Words()
    parser.feed(markup)
    parser.close()
    assert not parser.open
    return parser.words


@st.composite
def marked_texts(draw: st.DrawFn) -> Dossier:
    text = draw(TEXT)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda pair: Span("r", min(pair), max(pair))
    )
    some = st.lists(spans, max_size=3).map(tuple)
    claims = tuple(
        Claim(
            f"r:c{n}",
            "r",
            contents=draw(some),
            source="s1",
            source_spans=draw(some),
            cue=draw(some),
            commitment=draw(st.sampled_from(Commitment)),
            distancing=draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 4)))
    )
    return Dossier("t", (report("r", text),), sources=(Source("s1", "Ada", SourceKind.PERSON),), claims=claims)


@given(marked_texts(), st.data())
@settings(max_examples=150, deadline=None)
def test_the_words_of_the_markup_are_the_text(dossier: Dossier, data: st.DataObject) -> None:
    (one,) = dossier.reports
    ends = st.integers(0, len(one.text))
    targets = [Span("r", *sorted(pair)) for pair in data.draw(st.lists(st.tuples(ends, ends), max_size=4))]
    shown = "".join(words_of(str(p.text)) for p in paragraphs(one, Index(dossier), targets, targets))
    assert shown == holdable(one.text)


def test_crossing_spans_are_both_underlined() -> None:
    claims = (
        Claim("r:c1", "r", (Span("r", 0, 6),), "s1"),
        Claim("r:c2", "r", (Span("r", 3, 9),), "s1", commitment=Commitment.HEDGED),
    )
    dossier = Dossier("t", (report("r", "abcdefghi"),), claims=claims)
    (paragraph,) = paragraphs(dossier.reports[0], Index(dossier))
    assert 'data-a="3" data-c="1 2"' in paragraph.text
    assert paragraph.text.count("asserted") == 3  # two underlines, one label of a sign
    assert paragraph.text.count('class="ref') == 2


def test_a_character_that_turns_direction_stands_alone_and_is_named() -> None:
    dossier = Dossier("t", (report("r", "abc\u202edef"),))
    (paragraph,) = paragraphs(dossier.reports[0], Index(dossier))
    assert '<span class="inv" data-u="U+202E">\u202e</span>' in paragraph.text
