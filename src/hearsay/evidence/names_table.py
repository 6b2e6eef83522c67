"""A list of names from a table: CSV (comma, semicolon, tab or bar), or one name a line.

    Прізвище;Ім'я;По батькові;Рік народження          columns told by their headings
    IVANENKO Petro Olehovych, 12.03.1984              told by what stands in them
    Petro Ivanenko                                    one name a line

Headings are English, Ukrainian, Russian, Belarusian, German, Polish and French (`HEADINGS`). A full name is taken
apart by its comma, by fathers' names, by known given names, by capitals; where none of these tells, by the order that
most rows of the list have, and the row says that it is not sure.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hearsay.errors import EvidenceError
from hearsay.evidence.names_given import is_given, is_patronymic
from hearsay.records import Evidence, NameList, Person

MOST_ROWS = 1_000_000
"""Rows that are read; a longer list is no list that a person compiled."""
SPLIT = 0.5
"""Share of the lines that a mark must split alike to part columns; "Koval Olha, 1984" may stand among bare names."""
MOSTLY = 0.7
"""Share of the cells of a column that must look like names, in a table without headings."""
SAMPLE = 200
"""Rows by which the columns of a table without headings are told."""
HEADINGS = {
    "surname": ("surname", "lastname", "familyname", "family", "прізвище", "фамилия", "прозвішча", "nachname",
                "familienname", "nazwisko", "nom", "nomdefamille"),
    "given": ("given", "givenname", "givennames", "firstname", "forename", "ім'я", "имя", "імя", "vorname", "imię",
              "imie", "prénom", "prenom"),
    "patronymic": ("patronymic", "middlename", "побатькові", "отчество", "імяпабацьку", "vatersname", "father",
                   "fathername", "fathersname"),
    "name": ("name", "fullname", "names", "person", "піб", "фио", "фіа", "прізвищеімяпобатькові", "фамилияимяотчество",
             "name,vorname"),
    "born": ("born", "year", "рік", "год", "jahr", "année", "birthdate", "dateofbirth", "dob",
             "birthyear", "yearofbirth", "birth",
             "датанародження", "рікнародження", "датарождения", "годрождения", "geburtsdatum", "geboren",
             "geburtsjahr", "dataurodzenia", "rokurodzenia", "datedenaissance", "р.н.", "г.р."),
}  # fmt: skip
_ISO = re.compile(r"\b((?:18|19|20)\d\d)-(\d{1,2})-(\d{1,2})\b")
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:18|19|20)\d\d)\b")
_BORN = re.compile(r"[\d()./-]{4,}.*$")
"""What stands behind a name: a date or a year of birth, and all that follows."""
_YEAR = re.compile(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)")
_WORD = re.compile(r"[^\W\d_][\w'’ʼ`ʹʺ-]*\.?", re.UNICODE)
_TITLES = re.compile(r"^(?:mr|mrs|ms|dr|prof|sgt|col|capt|lt|maj|gen|pvt|cpl)\.?\s", re.IGNORECASE)
_BLANK = re.compile(r"[\s_./]+")


def is_names(content: bytes, name: str) -> bool:
    """Whether the bytes look like a list of names: a heading that says so, or mostly two to four capital words."""
    try:
        text = decoded(content, name)
    except EvidenceError:
        return False
    if text.lstrip()[:1] in ("{", "[", "<"):
        return False
    rows = _rows(text)[:SAMPLE]
    return bool(rows) and (_headings(rows[0]) is not None or _told_by_content(rows) is not None)


def read_names(content: bytes, name: str) -> Evidence:
    """The list of names that a file holds; raises EvidenceError where no column holds names."""
    rows = _rows(decoded(content, name))
    columns = _headings(rows[0]) if rows else None
    body = rows[1:] if columns else rows
    columns = columns or _told_by_content(rows[:SAMPLE])
    if columns is None:
        advice = "Head the columns with surname, given name, patronymic, born; or put one full name a line."
        raise EvidenceError(name, "has no column that holds names.", advice)
    first = 2 if len(body) < len(rows) else 1
    people = [_person(row, columns, n) for n, row in enumerate(body[:MOST_ROWS], first)]
    kept = _oriented([person for person in people if person.surname])
    warnings: tuple[str, ...] = ()
    if len(kept) < len(body):
        warnings = (f"{len(body) - len(kept)} of {len(body)} rows hold no name and are left out",)
    used = tuple(f"{role}: column {at + 1}" for role, at in columns.items())
    return Evidence(lists=(NameList("", name, tuple(kept), used, warnings=warnings),))


def decoded(content: bytes, name: str) -> str:
    """The text of a table: UTF-8 with or without mark, UTF-16 with its mark, else Windows-1251, the usual Cyrillic."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for one in (encoding, "cp1251"):
        try:
            text = content.decode(one)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise EvidenceError(name, "is no text.", "Save it as CSV in UTF-8.")


def _rows(text: str) -> list[list[str]]:
    """The cells of each row that has any, split at the mark that splits most rows alike."""
    lines = [line for line in text.splitlines() if line.strip()]
    marks = [(_evenly(lines[:SAMPLE], mark), mark) for mark in ";\t|,"]
    even, mark = max(marks, key=lambda found: found[0])
    if even < SPLIT:
        return [[line.strip()] for line in lines]
    try:
        found = csv.reader(io.StringIO("\n".join(lines)), delimiter=mark)
        return [[cell.strip() for cell in row] for row in found if any(cell.strip() for cell in row)]
    except csv.Error:
        return [[cell.strip() for cell in line.split(mark)] for line in lines]


def _evenly(lines: Sequence[str], mark: str) -> float:
    """The share of lines that have the mark as often as most of those that have it."""
    counted = Counter(line.count(mark) for line in lines if mark in line)
    return counted.most_common(1)[0][1] / len(lines) if counted else 0.0


def _headings(row: Sequence[str]) -> dict[str, int] | None:
    """Which column holds what, by the headings; None where the row is no heading."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        written = _BLANK.sub("", cell.casefold()).replace("’", "'")
        for role, names in HEADINGS.items():
            if written in names or written.replace("'", "") in names:
                found.setdefault(role, at)
    return found if "name" in found or "surname" in found else None


def _told_by_content(rows: Sequence[Sequence[str]]) -> dict[str, int] | None:
    """Which column holds what, by what stands in it; None where no column holds names."""
    width = max((len(row) for row in rows), default=0)
    columns = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(width)]
    full = [at for at, cells in enumerate(columns) if _share(cells, lambda cell: 2 <= len(_words(cell)) <= 5) > MOSTLY]
    single = [at for at, cells in enumerate(columns) if _share(cells, lambda cell: len(_words(cell)) == 1) > MOSTLY]
    born = next((at for at, cells in enumerate(columns) if _share(cells, lambda cell: bool(birth(cell))) > 0.5), None)
    found: dict[str, int] = {}
    if full:
        found["name"] = full[0]
    elif len(single) >= 2:
        known = sorted(single, key=lambda at: -_share(columns[at], is_given))
        fathers = [at for at in single if _share(columns[at], is_patronymic) > 0.6 and at != known[0]]
        rest = [at for at in single if at not in (known[0], *fathers[-1:])]
        if not rest:
            return None
        found = {"surname": rest[0], "given": known[0]} | ({"patronymic": fathers[-1]} if fathers else {})
    else:
        return None
    return found | ({"born": born} if born is not None and born not in found.values() else {})


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(test(cell) for cell in cells) / len(cells) if cells else 0.0


def _words(cell: str) -> list[str]:
    """The words of a cell that may be names; none where it holds figures or a word in small letters."""
    bare = _TITLES.sub("", _BORN.sub("", cell).replace(",", " "))
    words = _WORD.findall(bare)
    clean = not re.search(r"\d", bare) and all(word[:1].isupper() for word in words)
    return words if clean else []


def birth(cell: str) -> str:
    """The date or year of birth in a cell as ISO 8601; empty for none. 12.03.1984 is the 12th of March."""
    if match := _ISO.search(cell):
        year, month, day = match.groups()
    elif match := _DOTTED.search(cell):
        day, month, year = match.groups()
        if int(month) > 12 >= int(day):  # 03/25/1984
            day, month = month, day
    else:
        match = _YEAR.search(cell)
        return match[1] if match else ""
    return f"{year}-{int(month):02}-{int(day):02}" if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else year


@dataclass(frozen=True, slots=True)
class _Parts:
    surname: str
    given: str = ""
    patronymic: str = ""
    sure: bool = True


def _person(row: Sequence[str], columns: dict[str, int], number: int) -> Person:
    def cell(role: str) -> str:
        at = columns.get(role)
        return row[at].strip() if at is not None and at < len(row) else ""

    born = birth(cell("born"))
    if "surname" in columns:
        parts = _from_columns(cell("surname"), cell("given"), cell("patronymic"))
        written = " ".join(part for part in (cell("surname"), cell("given"), cell("patronymic")) if part)
    else:
        written = cell("name")
        born = born or birth(written)
        parts = parted(written)
        written = _BORN.sub("", written).strip(" ,;")
    return Person(number, written, parts.surname, parts.given, parts.patronymic, born, parts.sure)


def _from_columns(surname: str, given: str, patronymic: str) -> _Parts:
    """A given-name column may hold the father's name as well: "Іван Петрович", "І. П."."""
    words = _WORD.findall(given)
    if not patronymic and len(words) == 2 and (is_patronymic(words[1]) or _is_initial(words[1])):
        given, patronymic = words
    return _Parts(_bare(surname), _bare(given), _bare(patronymic))


def parted(name: str) -> _Parts:
    """A full name taken apart; `sure` is False where only the order of the words could tell."""
    bare = _BORN.sub("", _TITLES.sub("", name)).strip(" ,;")
    before, comma, behind = bare.partition(",")
    words = _WORD.findall(bare)
    if comma and _WORD.findall(before) and _WORD.findall(behind):  # "Ivanenko, Petro Olehovych"
        given = _WORD.findall(behind)
        return _Parts(_bare(before), given[0], " ".join(given[1:2]))
    if len(words) < 2:
        return _Parts(words[0] if words else "", sure=False)
    if len(words) > 3:
        words = _joined(words)
    return _by_sight(words)


def _by_sight(words: Sequence[str]) -> _Parts:
    """Two or three words by what they look like: initials, capitals, fathers' names, known given names."""
    short = [at for at, word in enumerate(words) if _is_initial(word)]
    long = [at for at in range(len(words)) if at not in short]
    if short and len(long) == 1:  # "Ivanenko P. O.", "P. O. Ivanenko"
        letters = [words[at] for at in short]
        return _Parts(words[long[0]], letters[0], letters[1] if len(letters) > 1 else "")
    loud = [at for at in long if words[at].isupper() and len(words[at]) > 2]
    if len(loud) == 1 and len(long) > 1:
        rest = [words[at] for at in range(len(words)) if at != loud[0]]
        return _Parts(words[loud[0]], rest[0], " ".join(rest[1:2]))
    if len(words) == 3 and is_patronymic(words[2]) and not is_patronymic(words[1]):  # "Ivanenko Petro Olehovych"
        return _Parts(words[0], words[1], words[2])
    if len(words) == 3 and is_patronymic(words[1]):  # "Petro Olehovych Ivanenko"
        return _Parts(words[2], words[0], words[1])
    given = [at for at in range(len(words)) if is_given(words[at])]
    if len(words) == 2 and len(given) == 1:
        return _Parts(words[1 - given[0]], words[given[0]])
    if len(words) == 3 and given in ([0], [1]):
        rest = [words[at] for at in range(3) if at != given[0]]
        second = rest[1] if given == [1] else rest[0]
        surname = rest[0] if given == [1] else rest[1]
        return _Parts(surname, words[given[0]], second)
    return _Parts(words[0], words[1], " ".join(words[2:3]), sure=False)


def _joined(words: list[str]) -> list[str]:
    """More than three words as three: what follows the third belongs to it, as in double surnames."""
    return [words[0], words[1], "-".join(words[2:])]


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 or (word.endswith(".") and len(word) <= 4)


def _bare(cell: str) -> str:
    return " ".join(_WORD.findall(cell))


def _oriented(people: Sequence[Person]) -> list[Person]:
    """Rows that only their order could tell, in the order that the sure rows of the list have."""
    first = sum(p.sure and p.name.casefold().startswith(p.surname.casefold()) for p in people)
    last = sum(p.sure and p.name.casefold().endswith(p.surname.casefold()) for p in people)
    if last <= first:
        return list(people)
    return [
        p if p.sure or not p.given else replace(p, surname=p.patronymic or p.given, given=p.surname,
                                                patronymic=p.given if p.patronymic else "")
        for p in people
    ]  # fmt: skip
