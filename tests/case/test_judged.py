"""Judgements laid over machine records: what changes, what stays in sight, what comes back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.case.judged import apply
from hearsay.case.judgement_json import body_of, judgement_of
from hearsay.errors import JudgementError
from hearsay.records import Dossier, Judgement, Question
from hearsay.types import Bound, Commitment, Field, Item, SourceKind

from .judging import Hand, claim, dossier, figure, question, source


def killed(of: Dossier) -> Question:
    return question(of, lambda q: "killed" in q.text)


def values(asked: Question) -> set[str]:
    return {answer.text for answer in asked.answers}


def mark(of: Dossier, kind: Item, field: Field) -> tuple[str, str]:
    """The person's and the machine's value of the first mark on that field."""
    return next((m.value, m.machine) for m in of.marks if m.kind is kind and m.field is field)


def test_nothing_judged_is_the_machines_dossier() -> None:
    assert apply(dossier(), ()) is dossier()


@pytest.mark.parametrize("again", [True, False])
def test_a_rejected_claim_answers_nothing_and_stays_in_sight(again: bool) -> None:
    hand = Hand(dossier())
    told = [claim(dossier(), "44 people"), claim(dossier(), "Forty-four people")]
    assert "44" in values(killed(dossier()))
    hand.put(hand.make.reject(told, "both copied a slip"))
    judged = apply(dossier(), hand.judgements, again)
    assert {c.id for c in told} <= {c.id for c in judged.claims}
    assert not [
        q for q in judged.relations.questions if {c.id for c in told} & {c for a in q.answers for c in a.claims}
    ]
    assert mark(judged, Item.CLAIM, Field.VERDICT) == ("rejected", "")


def test_a_rejected_claim_makes_no_finding() -> None:
    hand = Hand(dossier())
    hand.put(hand.make.reject([claim(dossier(), "nine crew")], "not what the office said"))
    assert not [f for f in hand.judged.findings if f.code == "A1"]


def test_a_corrected_figure_is_checked_anew() -> None:
    hand = Hand(dossier())
    hand.put(hand.make.correct(figure(dossier(), "nine", "r3"), {Field.VALUE: "10"}, "misread"))
    (found,) = [f for f in hand.judged.findings if f.code == "A1"]
    assert found.outcome == "holds"
    assert mark(hand.judged, Item.FIGURE, Field.VALUE) == ("10", "9")


def test_a_corrected_speaker_holds_the_answer() -> None:
    hand = Hand(dossier())
    told = claim(dossier(), "44 people were killed", "r3")
    hand.put(hand.make.correct(told, {Field.SPEAKER: "Ada Pell"}, "the mayor is Pell"))
    (answer,) = [a for a in killed(hand.judged).answers if told.id in a.claims]
    assert source(dossier(), "Ada Pell").id in answer.holders
    assert mark(hand.judged, Item.CLAIM, Field.SPEAKER)[0] == "Ada Pell"


def test_a_speaker_nobody_knew_becomes_a_source() -> None:
    hand = Hand(dossier())
    made = hand.put(hand.make.correct(claim(dossier(), "40 people"), {Field.SPEAKER: "Mira Holt"}, "she said it"))
    new = source(hand.judged, "Mira Holt")
    assert (new.id, new.kind) == (f"{made.id}:s", SourceKind.PERSON)


def test_commitment_and_distancing_are_set() -> None:
    hand = Hand(dossier())
    told = claim(dossier(), "Forty-four")
    hand.put(hand.make.correct(told, {Field.COMMITMENT: "Hedged", Field.DISTANCING: "yes"}, "the report doubts it"))
    now = claim(hand.judged, "Forty-four")
    assert (now.commitment, now.distancing) == (Commitment.HEDGED, True)


def test_a_range_is_a_range() -> None:
    hand = Hand(dossier())
    hand.put(hand.make.correct(figure(dossier(), "12", "r1"), {Field.VALUE: "10-12"}, "the words say so"))
    assert figure(hand.judged, "12", "r1").bound is Bound.RANGE


def test_merged_sources_are_one_and_a_split_takes_claims_out_again() -> None:
    hand = Hand(dossier())
    pell, mayor = source(dossier(), "Ada Pell"), source(dossier(), "mayor of Port Elin")
    hand.put(hand.make.merge([pell, mayor], "one person", name="Mayor Pell"))
    assert claim(hand.judged, "44 people", "r3").source == pell.id
    assert mayor.id not in {s.id for s in hand.judged.sources}
    told = claim(hand.judged, "44 people", "r3")
    split = hand.put(hand.make.split(source(hand.judged, "Mayor Pell"), [told], "the deputy", name="Deputy mayor"))
    assert claim(hand.judged, "44 people", "r3").source == f"{split.id}:s"
    hand.undo(split)
    assert claim(hand.judged, "44 people", "r3").source == pell.id


def test_merges_chain() -> None:
    hand = Hand(dossier())
    a, b, c = (source(dossier(), n) for n in ("port authority", "harbour office", "coast guard"))
    hand.put(hand.make.merge([b, c], "one"))
    hand.put(hand.make.merge([a, source(hand.judged, b.name)], "one"))
    assert {x.source for x in hand.judged.claims if x.source in {a.id, b.id, c.id}} == {a.id}


def test_questions_are_merged_split_and_renamed() -> None:
    hand = Hand(dossier())
    first, second = dossier().relations.questions[:2]
    hand.put(hand.make.merge([first, second], "one question", name="How many?"))
    (one,) = [q for q in hand.judged.relations.questions if q.text == "How many?"]
    assert values(one) == values(first) | values(second)
    assert second.id not in {q.id for q in hand.judged.relations.questions}
    made = hand.put(hand.make.split(one, [1], "another", name="How many else?"))
    taken = question(hand.judged, lambda q: q.id == f"{made.id}:q")
    assert (taken.text, len(taken.answers)) == ("How many else?", 1)


def test_a_judgement_on_what_an_undone_one_made_is_listed() -> None:
    hand = Hand(dossier())
    made = hand.put(hand.make.correct(claim(dossier(), "40 people"), {Field.SPEAKER: "Mira Holt"}, "she said it"))
    renamed = hand.put(hand.make.rename(source(hand.judged, "Mira Holt"), "M. Holt"))
    hand.undo(made)
    assert [u.judgement for u in hand.judged.unplaced] == [renamed.id]


def test_a_dismissed_finding_stays_with_its_mark() -> None:
    hand = Hand(dossier())
    (sums,) = [f for f in dossier().findings if f.code == "A1"]
    hand.put(hand.make.reject([sums], "the office rounded"))
    assert sums in hand.judged.findings
    assert mark(hand.judged, Item.FINDING, Field.VERDICT) == ("rejected", "")


@pytest.mark.parametrize(
    ("grade", "fields"),
    [("B2", 2), ("b", 1), ("4", 1), ("b/2", 2)],
)
def test_grades_of_both_axes(grade: str, fields: int) -> None:
    hand = Hand(dossier())
    made = hand.make.grade([claim(dossier(), "40 people")], grade, "asked twice")
    assert len(made.changes) == fields


@pytest.mark.parametrize(
    "wrong",
    [
        lambda make: make.grade([claim(dossier(), "40 people")], "B2", ""),
        lambda make: make.grade([source(dossier(), "Ada Pell")], "B2", "why"),
        lambda make: make.grade([claim(dossier(), "40 people")], "G7", "why"),
        lambda make: make.reject([claim(dossier(), "40 people")], " "),
        lambda make: make.correct(claim(dossier(), "40 people"), {Field.COMMITMENT: "sure"}, "why"),
        lambda make: make.correct(claim(dossier(), "40 people"), {Field.BOUND: "min"}, "why"),
        lambda make: make.correct(figure(dossier(), "40", "r1"), {Field.VALUE: "12-10"}, "why"),
        lambda make: make.correct(dossier().measures.times[0], {Field.VALUE: "2031-02-30"}, "why"),
        lambda make: make.merge([source(dossier(), "Ada Pell")], "why"),
        lambda make: make.split(source(dossier(), "Ada Pell"), [claim(dossier(), "Forty-four")], "why"),
        lambda make: make.rename(claim(dossier(), "40 people"), "x"),
        lambda make: make.note([claim(dossier(), "40 people")], "  "),
    ],
)
def test_what_makes_no_sense_is_refused(wrong) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(JudgementError):
        wrong(Hand(dossier()).make)


def test_nobody_undoes_twice() -> None:
    hand = Hand(dossier())
    made = hand.put(hand.make.accept([claim(dossier(), "40 people")]))
    undo = hand.undo(made)
    with pytest.raises(JudgementError, match="undone already"):
        hand.undo(made)
    hand.undo(undo)
    assert mark(hand.judged, Item.CLAIM, Field.VERDICT) == ("accepted", "")


def each_kind(hand: Hand, choice: int, at: int) -> Judgement:
    """A judgement of some kind on some item of the machine's dossier."""
    machine, make = dossier(), hand.make
    claims, figures = machine.claims, machine.measures.figures
    speaking = [s for s in machine.sources if s.kind is not SourceKind.OWN_VOICE]
    one, other = speaking[at % len(speaking)], speaking[(at + 1) % len(speaking)]
    kinds = [
        lambda: make.reject([claims[at % len(claims)]], "no"),
        lambda: make.correct(claims[at % len(claims)], {Field.COMMITMENT: "denied"}, "no"),
        lambda: make.correct(claims[at % len(claims)], {Field.SPEAKER: f"Person {at}"}, "no"),
        lambda: make.correct(figures[at % len(figures)], {Field.VALUE: str(at)}, "no"),
        lambda: make.merge([one, other], "one"),
        lambda: make.rename(one, f"Name {at}"),
        lambda: make.grade([one], "C", "seen"),
        lambda: make.note([claims[at % len(claims)]], "see"),
    ]
    return kinds[choice % len(kinds)]()


CHOICES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 12)), max_size=6)


@settings(max_examples=25, deadline=None)
@given(CHOICES, st.randoms())
def test_undoing_everything_gives_the_machines_dossier(choices, random) -> None:  # type: ignore[no-untyped-def]
    hand = Hand(dossier())
    for choice, at in choices:
        hand.put(each_kind(hand, choice, at))
    made = list(hand.judgements)
    random.shuffle(made)
    for judgement in made:
        hand.undo(judgement)
    assert hand.judged is dossier()


@settings(max_examples=25, deadline=None)
@given(CHOICES)
def test_a_judgement_is_read_back_from_its_line(choices) -> None:  # type: ignore[no-untyped-def]
    hand = Hand(dossier())
    for choice, at in choices:
        made = hand.put(each_kind(hand, choice, at))
        line = int(made.id[1:])
        read = judgement_of(line, made.action.value, body_of(made), made.by, made.at.isoformat(), made.why)
        assert read == made


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(5)))
def test_order_does_not_matter_on_different_items(order: list[int]) -> None:
    first, second = Hand(dossier()), Hand(dossier())
    for at in range(5):
        first.put(first.make.correct(dossier().claims[at], {Field.COMMITMENT: "hedged"}, "no"))
    for at in order:
        second.put(second.make.correct(dossier().claims[at], {Field.COMMITMENT: "hedged"}, "no"))
    one, two = first.judged, second.judged
    assert (one.claims, one.relations, one.findings) == (two.claims, two.relations, two.findings)
