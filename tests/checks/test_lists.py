"""L1: lists against lists, and the number of names that reports state."""

from __future__ import annotations

from dataclasses import replace

from checks.plain import dossier
from hearsay.checks import check
from hearsay.evidence.names_table import read_names
from hearsay.records import Evidence, Finding, NameList
from hearsay.types import Outcome

LEFT = "прізвище;ім'я;рік народження\nКовальчук;Микола;1984\nШевченко;Ірина;1990\nГриценко;Олег;1979\n"
RIGHT = "Kovalchuk Nikolai, 1984\nShevchenko Irina\n"


def names(text: str, name: str) -> NameList:
    return read_names(text.encode(), name).lists[0]


def told(text: str, *lists: NameList) -> list[Finding]:
    found = check(replace(dossier(text), evidence=Evidence(lists=lists))).findings
    return [one for one in found if one.code == "L1"]


def test_one_list_within_another() -> None:
    (found,) = told("Nothing.", names(LEFT, "a.csv"), names(RIGHT, "b.csv"))
    assert found.outcome is Outcome.HOLDS
    assert found.numbers == (2.0, 2.0, 3.0)
    assert found.sentence.startswith("2 of the 2 names of b.csv are on a.csv")
    assert any("Микола = Nikolai (one name in two forms)" in step.text for step in found.trace)
    assert any("only on a.csv: Гриценко Олег, 1979 (row 4)" in step.text for step in found.trace)


def test_a_name_that_is_not_there_is_a_flag() -> None:
    (found,) = told("Nothing.", names(LEFT, "a.csv"), names(RIGHT + "Petrenko Ostap\n", "b.csv"))
    assert found.outcome is Outcome.FLAG
    assert "not there 1" in found.sentence


def test_a_stated_number_of_names() -> None:
    one = names(LEFT, "a.csv")
    assert [f.outcome for f in told("They published a list of three names.", one)] == [Outcome.HOLDS]
    assert [f.outcome for f in told("They published a list of 65 names.", one)] == [Outcome.FLAG]
    assert told("They gave 65 names of streets.", one) == []
    assert told("They published a list of 65 names.") == []
