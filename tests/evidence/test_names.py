"""Names: one spelling, tables of names, two lists compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import EvidenceError
from hearsay.evidence.names_compare import compare
from hearsay.evidence.names_given import father, group, is_patronymic
from hearsay.evidence.names_romanise import key
from hearsay.evidence.names_table import birth, is_names, parted, read_names
from hearsay.records import NameList


def names(text: str) -> NameList:
    return read_names(text.encode(), "x.csv").lists[0]


@pytest.mark.parametrize(
    "spellings",
    [
        "Зеленський Зеленский Zelenskyy Zelenskij Zelenskiy Zelensky Zelenskyi",
        "Юрченко Yurchenko Iurchenko Jurtschenko Jurchenko Ûrčenko",
        "Хмельницький Khmelnytskyi Khmelnitsky",
        "Щербаков Shcherbakov Schtscherbakow Ščerbakov Ŝerbakov",
        "Соловйов Соловьёв Solovyov",
        "Яценюк Yatsenyuk Iatseniuk",
        "Марія Мария Mariia Maria Mariya Marija",
    ],
)
def test_one_key_for_all_spellings(spellings: str) -> None:
    assert len({key(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("Іваненко", "Іванченко"), ("Коваль", "Ковальчук"), ("Ким", "Кин")])
def test_other_surnames_keep_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("forms", ["Микола Николай Mykola Nikolai", "Олена Елена Olena Elena", "Павло Павел Pavel"])
def test_one_name_in_two_languages(forms: str) -> None:
    assert len({group(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms", ["Миколайович Николаевич Nikolayevich Миколаївна", "Ілліч Ильич Illich", "Якович Яковлевич"]
)
def test_one_father_in_two_languages(forms: str) -> None:
    assert len({father(word) for word in forms.split()}) == 1
    assert all(is_patronymic(word) for word in forms.split())


@pytest.mark.parametrize(
    ("name", "surname", "given", "patronymic", "sure"),
    [
        ("Іваненко Петро Олегович", "Іваненко", "Петро", "Олегович", True),
        ("Petro Olehovych Ivanenko", "Ivanenko", "Petro", "Olehovych", True),
        ("IVANENKO Petro", "IVANENKO", "Petro", "", True),
        ("Petro Ivanenko", "Ivanenko", "Petro", "", True),
        ("Ivanenko, Petro Olehovych", "Ivanenko", "Petro", "Olehovych", True),
        ("П.О. Іваненко", "Іваненко", "П.", "О.", True),
        ("Ivanenko P. O., 12.03.1984", "Ivanenko", "P.", "O.", True),
        ("Zorg Blint", "Zorg", "Blint", "", False),
    ],
)
def test_full_names_are_taken_apart(name: str, surname: str, given: str, patronymic: str, sure: bool) -> None:
    parts = parted(name)
    assert (parts.surname, parts.given, parts.patronymic, parts.sure) == (surname, given, patronymic, sure)


@pytest.mark.parametrize(
    ("cell", "iso"),
    [("1984", "1984"), ("12.03.1984", "1984-03-12"), ("03/25/1984", "1984-03-25"), ("born 1984-3-2", "1984-03-02"),
     ("45", ""), ("99.99.1984", "1984")],
)  # fmt: skip
def test_births(cell: str, iso: str) -> None:
    assert birth(cell) == iso


def test_headings_in_other_languages_and_encodings() -> None:
    table = "№;Фамилия;Имя;Отчество;Дата рождения\n1;Ковальчук;Николай;Иванович;12.03.1984\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1251"):
        content = table.replace("№", "N").encode(encoding)
        (person,) = read_names(content, "x").lists[0].people
        assert (person.surname, person.patronymic, person.born) == ("Ковальчук", "Иванович", "1984-03-12")
        assert is_names(content, "x")


def test_a_list_of_given_names_first_turns_its_unsure_rows() -> None:
    people = names("Petro Ivanenko\nOlena Koval\nZorg Blint\n").people
    assert (people[2].surname, people[2].given) == ("Blint", "Zorg")


@pytest.mark.parametrize("text", ["1,2\n3,4\n", '{"a": 1}', "", "only\nsmall\nwords here\n"])
def test_what_is_no_list_is_refused(text: str) -> None:
    assert not is_names(text.encode(), "x")
    with pytest.raises(EvidenceError):
        read_names(text.encode(), "x")


@pytest.mark.parametrize(
    ("left", "right", "matches"),
    [
        ("Ковальчук Микола", "Nikolai Kovalchuk", 1),
        ("Ковальчук Микола, 1984", "Kovalchuk Mykola, 1959", 0),
        ("Ковальчук Микола Іванович", "Kovalchuk Mykola Petrovych", 0),
        ("Ковальчук Микола Іванович", "Kovalchuk M. I.", 1),
        ("Ковальчук Микола", "Kovalchuk Andrii", 0),
        ("Кравчук Олександр, 1984", "Kravchuk Sasha, 1984", 1),
        ("Гриценко Олег, 12.03.1984", "Hrytsenk Oleh, 12.03.1984", 1),
        ("Ким Олег", "Кин Олег", 0),
        ("Müller Hans", "Mueller Hans", 1),
    ],
)
def test_pairs(left: str, right: str, matches: int) -> None:
    padding = "Бондар Іван, 1950\nТкаченко Юлія, 1961\n"
    assert len(compare(names(left + "\n" + padding), names(right + "\n")).matches) == matches


def test_namesakes_stay_ambiguous_until_something_tells_them_apart() -> None:
    two = names("Шевченко Іван, 1971\nШевченко Ігор, 1985\n")
    assert len(compare(two, names("Shevchenko I.\n")).ambiguous) == 2
    found = compare(two, names("name,born\nShevchenko I.,1985\n"))
    assert [(pair.left.given, pair.right.name) for pair in found.matches] == [("Ігор", "Shevchenko I.")]


def test_every_row_is_told_once() -> None:
    left = names("Коваль Ольга\nШевченко Іван\nШевченко Ігор\n")
    right = names("Koval Olha\nShevchenko I.\nPetrenko Ostap\n")
    found = compare(left, right)
    rows = [pair.left.row for pair in (*found.matches, *found.doubtful)]
    rows += [pairs[0].left.row for pairs in found.ambiguous] + [person.row for person in found.only_left]
    assert sorted(rows) == [1, 2, 3]


@given(st.text(max_size=40))
def test_any_text_has_a_key_and_parts(text: str) -> None:
    assert key(text) == key(text)
    assert isinstance(parted(text).surname, str)
