"""Judgements after a rebuild: everything follows that can, and what cannot is listed with its reason."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.case.carry import carry
from hearsay.case.carry_find import How
from hearsay.records import Claim, Dossier, Span
from hearsay.types import Field, SourceKind

from .judging import TEXTS, Hand, claim, dossier, of_texts, source


def judged_everywhere() -> Hand:
    """A judgement on every claim, figure, source, question and finding."""
    hand = Hand(dossier())
    for one in dossier().claims:
        hand.put(hand.make.note([one], "see"))
    for figure in dossier().measures.figures:
        hand.put(hand.make.accept([figure]))
    for speaking in dossier().sources:
        hand.put(hand.make.grade([speaking], "C", "seen"))
    for asked in dossier().relations.questions:
        hand.put(hand.make.note([asked], "see"))
    for found in dossier().findings:
        hand.put(hand.make.accept([found]))
    return hand


def without(of: Dossier, dropped: set[str]) -> Dossier:
    return replace(of, claims=tuple(c for c in of.claims if c.id not in dropped))


def test_with_the_same_records_everything_is_carried_to_where_it_was() -> None:
    hand = judged_everywhere()
    carried = carry(hand.judgements, dossier(), dossier())
    assert not carried.lost
    assert [(p.was, p.how) for p in carried.placed] == [(p.id, How.SAME) for p in carried.placed]
    assert len(carried.placed) == len(hand.judgements)


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(range(len(TEXTS) * 3)), max_size=5))
def test_of_dropped_claims_exactly_the_judgements_are_listed(dropped: set[int]) -> None:
    hand = Hand(dossier())
    for one in dossier().claims:
        hand.put(hand.make.note([one], "see"))
    gone = {dossier().claims[at].id for at in dropped}
    carried = carry(hand.judgements, without(dossier(), gone), dossier())
    assert {lost.judgement.items[0].id for lost in carried.lost} == gone
    assert all(lost.reason and not lost.already for lost in carried.lost)


def test_new_ids_do_not_matter() -> None:
    hand = Hand(dossier())
    told = claim(dossier(), "Forty-four")
    hand.put(hand.make.correct(told, {Field.COMMITMENT: "denied"}, "no"))
    renumbered = replace(
        dossier(),
        claims=tuple(replace(c, id=f"{c.report}:c{n + 50}") for n, c in enumerate(dossier().claims)),
    )
    carried = carry(hand.judgements, renumbered)
    assert claim(carried.dossier, "Forty-four").commitment == "denied"
    assert carried.placed[0].id == claim(renumbered, "Forty-four").id


def cut(one: Claim, by: int) -> Claim:
    (span,) = one.contents
    return replace(one, contents=(Span(span.report, span.start + by, span.end),))


def test_a_claim_that_is_cut_elsewhere_is_the_one_that_shares_most_words() -> None:
    hand = Hand(dossier())
    told = claim(dossier(), "Forty-four")
    hand.put(hand.make.note([told], "see"))
    moved = replace(dossier(), claims=tuple(cut(c, 11) if c.id == told.id else c for c in dossier().claims))
    (placed,) = carry(hand.judgements, moved).placed
    assert (placed.id, placed.how) == (told.id, How.MOVED)


def test_a_claim_cut_in_two_halves_is_neither() -> None:
    hand = Hand(dossier())
    told = claim(dossier(), "Forty-four")
    hand.put(hand.make.note([told], "see"))
    (span,) = told.contents
    half = (span.start + span.end) // 2
    pieces = [replace(told, contents=(Span(span.report, span.start, half),))]
    pieces.append(replace(told, id="r2:c99", contents=(Span(span.report, half, span.end),)))
    left = tuple(c for c in dossier().claims if c.id != told.id)
    (lost,) = carry(hand.judgements, replace(dossier(), claims=(*left, *pieces))).lost
    assert "r2:c99" in lost.reason or told.id in lost.reason


def test_in_a_new_text_a_claim_is_found_by_its_words() -> None:
    hand = Hand(dossier())
    for words in ("Forty-four", "The bow door was open", "the ferry carried 180"):
        hand.put(hand.make.note([claim(dossier(), words, "r2")], "see"))
    again = of_texts(TEXTS | {"r2": "Read on: more news below.\n\n" + TEXTS["r2"].replace("“", '"').replace("”", '"')})
    carried = carry(hand.judgements, again)
    assert not carried.lost
    assert {p.how for p in carried.placed} == {How.TEXT}


def test_sources_are_found_by_their_mentions_when_numbers_shift() -> None:
    hand = Hand(dossier())
    for one in dossier().sources:
        if one.kind is not SourceKind.OWN_VOICE:
            hand.put(hand.make.grade([one], "C", "seen"))
    more = of_texts({"r0": "The weather service said it was windy. Jon Ruhl said nothing had been loose.", **TEXTS})
    carried = carry(hand.judgements, more)
    assert not carried.lost
    names = {s.id: s.name for s in more.sources}
    assert [names[p.id] for p in carried.placed] == [j.items[0].words for j in hand.judgements]


def test_a_report_that_is_gone_takes_no_judgement_with_it() -> None:
    hand = Hand(dossier())
    made = hand.put(hand.make.reject([claim(dossier(), "Forty-four")], "no"))
    left = of_texts({name: text for name, text in TEXTS.items() if name != "r2"})
    (lost,) = carry(hand.judgements, left).lost
    assert lost.judgement == made
    assert "r2 is not in the case" in lost.reason
    assert not carry(hand.judgements, dossier()).lost, "it is back when the report is"


def test_a_person_says_where_a_lost_one_belongs() -> None:
    hand = Hand(dossier())
    told = claim(dossier(), "Forty-four")
    made = hand.put(hand.make.correct(told, {Field.COMMITMENT: "denied"}, "no"))
    hand.machine = without(dossier(), {told.id})
    other = claim(hand.machine, "44 people", "r3")
    hand.put(hand.make.carry(made, other))
    assert not carry(hand.judgements, hand.machine).lost
    assert claim(hand.judged, "44 people", "r3").commitment == "denied"
    assert source(hand.judged, "Ada Pell")
