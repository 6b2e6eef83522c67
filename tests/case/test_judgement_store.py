"""Judgements in a case, on both databases: stored with the log, versioned, carried, verified."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from hearsay import desk
from hearsay.case import Case, open_case
from hearsay.case import judgement_store as store
from hearsay.case.judged import apply
from hearsay.case.judgement_make import Maker, undo
from hearsay.errors import JudgementError
from hearsay.records import Claim, Judgement
from hearsay.types import Field, Item

from .build import FERRY, PIER, ROAD, RULES, captured, made
from .judging import claim


def maker(case: Case) -> Maker:
    return Maker(apply(case.dossier(), case.judgements(), again=False))


def put(case: Case, judgement: Judgement, by: str = "ada", version: int | None = None) -> Judgement:
    first = judgement.items[0]
    expected = {} if version is None else {(first.kind, first.id): version}
    with case.change(by, judgement.why) as change:
        return store.judge(change, judgement, expected)


def firmer(case: Case, to: str) -> Judgement:
    return maker(case).correct(the_claim(case), {Field.COMMITMENT: to}, "because")


def the_claim(case: Case) -> Claim:
    return claim(case.dossier(), "the ferry was closed")


def test_a_judgement_is_a_line_of_the_log_and_stands_after_reopening(where: str) -> None:
    with made(where, FERRY, PIER) as case:
        stored = put(case, firmer(case, "denied"))
        assert case.log().items[0].action == "correct"
    with open_case(where) as case:
        assert case.judgements() == (stored,)
        assert case.verify().holds


def test_the_second_of_two_people_is_told_who_came_first(where: str) -> None:
    with made(where, FERRY) as case:
        put(case, firmer(case, "hedged"), "ben", version=0)
        with pytest.raises(store.JudgedSince, match=r"ben corrected .* commitment from asserted to hedged") as told:
            put(case, firmer(case, "denied"), "ada", version=0)
        assert (told.value.current.by, told.value.version) == ("ben", 1)
        assert put(case, firmer(case, "denied"), "ada", version=1).version == 2
        assert len(case.judgements()) == 2


def test_an_undo_is_a_line_more_and_cannot_be_done_twice(where: str) -> None:
    with made(where, FERRY) as case:
        first = put(case, firmer(case, "denied"))
        taken_back = undo(first, case.judgements())
        put(case, taken_back)
        assert apply(case.dossier(), case.judgements()) == case.dossier()
        with pytest.raises(JudgementError, match="undone already"):
            put(case, taken_back)
        with case.reading() as connection:
            assert [s for s, _ in store.states(connection).values()] == [store.UNDONE, store.IN_FORCE]


def test_judgements_follow_when_reports_come_and_go(where: str) -> None:
    with made(where, PIER, FERRY) as case:
        told = the_claim(case)
        put(case, firmer(case, "denied"))
        pell = next(s for s in case.dossier().sources if "Pell" in s.name)
        put(case, maker(case).grade([pell], "B", "asked"))
        case.add([captured(ROAD)], "ada")
        done = desk.analyse(case, "ada", reader=RULES)
        assert done.carried is not None
        assert not done.carried.lost
        case.remove(told.report, "ada")
        lost = desk.analyse(case, "ada", reader=RULES).carried
        assert lost is not None
        assert [one.judgement.items[0].kind for one in lost.lost] == [Item.CLAIM]
        with case.reading() as connection:
            ((judgement, reason),) = store.lost(connection)
        assert "not in the case now" in reason
        assert judgement.items[0].words == "the ferry was closed"
        assert case.verify().holds


def test_a_changed_judgement_is_found(where: str) -> None:
    with made(where, FERRY) as case:
        put(case, firmer(case, "denied"))
        with case.engine.begin() as connection:
            connection.execute(text("UPDATE judgement SET body = replace(body, 'denied', 'hedged')"))
        (broken,) = case.verify().breaks
        assert "judgement j" in str(broken)
