"""Who copied whom: prose taken over, cut short, reworded; quotations and furniture do not count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearsay.questions.lineage import lineage
from hearsay.questions.passages import passages
from hearsay.questions.revisions import pages
from hearsay.questions.shingles import shared_runs, words_of
from hearsay.records import Copy, Report

from .build import report

STORY = (
    "Rescuers pulled the last of the miners out of the northern shaft before dawn, the fire brigade said. "
    "Families who had waited at the gate all night were led to a school hall across the river. "
    "The pit had been inspected in May, when two pumps were found to leak and one lift was closed."
)
OTHER = (
    "A gas leak is the likeliest reason for the blast, according to the regional inspector of mines. "
    "He told the council that sensors in the eastern gallery had fallen silent a week earlier. "
    "Trade unions called for a strike over safety at every colliery of the company."
)
REWORDED = STORY.replace("pulled", "brought").replace("all night", "through the night").replace("found", "seen")


def edges(*reports: Report) -> list[Copy]:
    return list(lineage(reports, {r.id: words_of(r.text) for r in reports}, pages(reports)))


def test_a_copy_has_the_earlier_report_as_its_parent() -> None:
    found = edges(report("late", STORY, day=5), report("early", STORY, day=4), report("other", OTHER))
    assert [(c.parent, c.copy) for c in found] == [("early", "late")]


def test_a_copy_cut_short_is_found() -> None:
    found = edges(report("a", STORY), report("b", STORY[:150], day=5), report("c", OTHER))
    assert [(c.parent, c.copy) for c in found] == [("a", "b")]


def test_a_reworded_copy_is_found_and_shows_the_shared_words() -> None:
    first, second = report("a", STORY), report("b", REWORDED, day=5)
    (copy,) = edges(first, second, report("c", OTHER))
    for ours, theirs in copy.spans:
        assert ours.of(first.text).casefold() == theirs.of(second.text).casefold()
    assert "words" in copy.evidence


def test_a_copy_has_one_parent() -> None:
    found = edges(report("a", STORY, 3), report("b", STORY, 4), report("c", STORY, 5), report("d", OTHER))
    assert [(c.parent, c.copy) for c in found] == [("a", "b"), ("a", "c")]


def test_the_named_wire_is_the_parent() -> None:
    agency = report("b", STORY, 4, outlet="Coast Wire")
    found = edges(report("a", STORY, 3), agency, report("c", STORY, 5, wire="Coast Wire"), report("d", OTHER))
    assert [c.parent for c in found if c.copy == "c"] == ["b"]


def test_a_shared_quotation_is_no_copied_prose() -> None:
    quote = "“We heard the ground groan for an hour and then the lamps went out one by one along the belt,”"
    first = f"{quote} a miner said at the gate. {OTHER}"
    second = f"In the hospital a man recalled it. {quote} he said. The shaft was closed by order of the court at noon."
    reports = [report("a", first), report("b", second, day=5)]
    assert edges(*reports) == []
    (origin,) = passages(reports, [words_of(r.text) for r in reports])
    assert (origin.basis, origin.reports) == ("quotation", ("a", "b"))


def test_furniture_of_one_outlet_is_no_passage() -> None:
    line = "Subscribe to our morning letter and never miss a story from the coast again."
    texts = ("One man slept.", "The council met.", "Rain fell on the pier.", "A shop closed today.")
    reports = [report(str(i), f"{t} {line}", outlet="The Quay") for i, t in enumerate(texts)]
    assert passages(reports, [words_of(r.text) for r in reports]) == ()


@given(st.lists(st.sampled_from("abcdefg"), max_size=40), st.lists(st.sampled_from("abcdefg"), max_size=40))
def test_shared_runs_are_the_same_words(left: list[str], right: list[str]) -> None:
    one, two = words_of(" ".join(left)), words_of(" ".join(right))
    for a, b, length in shared_runs(one, two, least=3, most=5):
        assert length >= 3
        assert left[a : a + length] == right[b : b + length]


@given(st.text(max_size=200))
def test_words_keep_their_places(text: str) -> None:
    words = words_of(text)
    assert all(text[s:e] for s, e in zip(words.starts, words.ends, strict=True))
    assert list(words.starts) == sorted(words.starts)
