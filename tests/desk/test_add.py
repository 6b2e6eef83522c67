"""Inputs into a case: each once, what cannot be used is named, work that is stopped leaves what was stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from hearsay import desk
from hearsay.case import State, open_case
from hearsay.desk.readers import key

T = TypeVar("T")
RULES = desk.Lazy("rules")


def test_inputs_become_reports_with_their_custody(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor said the ferry was safe.")
    (tmp_path / "a.json").write_text('{"outlet": "The Quay", "date": "2031-05-13"}')
    with open_case(tmp_path / "a.hearsay", create=True) as case:
        outcome = desk.add(case, [tmp_path / "a.txt", tmp_path / "none.txt"], "ada", "asked for", reader=RULES)
        (added,) = outcome.added
        assert added.state is State.NEW
        assert [one.name.endswith("none.txt") for one in outcome.refused] == [True]
        capture = case.capture(added.report)
        assert capture.content == b"The mayor said the ferry was safe."
        assert capture.captured_at is not None
        assert capture.tool.startswith("hearsay ")
        assert case.report(added.report).outlet == "The Quay"
        assert case.counts()["claim"] >= 1


def test_work_that_is_stopped_leaves_what_was_stored(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor said the ferry was safe.")

    class StoppedError(Exception):
        pass

    def stop(stage: str, items: Sequence[T]) -> Iterable[T]:
        if stage == "Reading":
            raise StoppedError
        return items

    with open_case(tmp_path / "a.hearsay", create=True) as case:
        with pytest.raises(StoppedError):
            desk.add(case, [tmp_path / "a.txt"], "ada", reader=RULES, progress=stop)
        assert (case.reports().total, case.waiting()) == (1, 1)
        desk.analyse(case, "ada", reader=RULES)
        assert (case.counts()["claim"] >= 1, case.waiting()) == (True, 0)
        assert case.verify().holds


def test_a_judgement_follows_a_rebuild(tmp_path: Path) -> None:
    from hearsay.case.judgement_make import Maker
    from hearsay.case.judgement_store import judge

    (tmp_path / "a.txt").write_text("The mayor, Ada Pell, said the ferry was safe.")
    (tmp_path / "b.txt").write_text("The harbour master said the ferry was late.")
    with open_case(tmp_path / "a.hearsay", create=True) as case:
        desk.add(case, [tmp_path / "b.txt"], "ada", reader=RULES)
        dossier = case.dossier()
        with case.change("ada", "seen it") as change:
            made = judge(change, Maker(dossier).accept([dossier.claims[0]], "seen it"))
        outcome = desk.add(case, [tmp_path / "a.txt"], "ada", reader=RULES)
        assert outcome.added
        done = desk.analyse(case, "ada", reader=RULES, again=True)
        assert done.carried is not None
        assert not done.carried.lost
        assert [judgement.id for judgement in case.judgements()] == [made.id]
        assert case.verify().holds
        case.remove(dossier.reports[0].id, "ada")
        done = desk.analyse(case, "ada", reader=RULES)
        assert done.carried is not None
        assert [lost.judgement.id for lost in done.carried.lost] == [made.id]
        assert done.entry.body["unplaced"] == [made.id]
        assert case.verify().holds


def test_evidence_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.bin").write_bytes(b"\0\1\2")
    with open_case(tmp_path / "a.hearsay", create=True) as case:
        outcome = desk.add_evidence(case, [tmp_path / "odd.bin", tmp_path / "none.json"], "ada")
        assert len(outcome.errors) == 2
        assert not outcome.added


def test_a_reader_is_its_name_and_its_code() -> None:
    assert key("rules") == key("rules")
    assert key("rules").startswith("rules:")
    assert key("rules").split(":")[1] == key("default").split(":")[1]
