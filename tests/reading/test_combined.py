"""Rules beside the network: they fill in a missing source and what it did not read, and change nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading import reader_named
from hearsay.reading.assemble import Draft
from hearsay.reading.combined import supplemented
from hearsay.records import Report


def draft(source: tuple[int, int] | None, cue: tuple[int, int], content: tuple[int, int], sure: float = 0.8) -> Draft:
    return Draft((source,) if source else (), (cue,), (content,), sure)


READ = draft((0, 9), (10, 14), (15, 40))


def test_what_the_network_read_stands() -> None:
    other = draft((50, 55), (41, 45), (15, 38))
    assert supplemented([READ], [other]) == [READ]


def test_a_missing_source_is_taken_from_a_rule_for_the_same_words() -> None:
    without = draft(None, (10, 14), (15, 40))
    assert supplemented([without], [READ]) == [READ]


def test_what_only_a_rule_found_is_added_where_the_rule_is_sure() -> None:
    sure, unsure = draft((60, 65), (66, 70), (71, 90)), draft((100, 105), (106, 110), (111, 130), sure=0.4)
    assert supplemented([READ], [sure, unsure]) == [READ, sure]


def test_a_rule_without_a_source_adds_nothing() -> None:
    assert supplemented([READ], [draft(None, (66, 70), (71, 90))]) == [READ]


def test_an_inverted_speaker_at_the_end_is_read() -> None:
    text = "The council has called an urgent session on the flood, stated Deputy Mayor Ona Brisk, as reported by the Gazette."
    found = reader_named().read(Report("r", text))
    assert any("Ona Brisk" in s.of(text) for a in found for s in a.source)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for item in reader_named().read(Report("r", text)):
        assert all(0 <= s.start < s.end <= len(text) for s in (*item.source, *item.cue, *item.contents))
