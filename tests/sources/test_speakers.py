"""Who is who over the reports of a case: every row a list of namings and the speakers behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.marked import cases, marked, rows
from hearsay.claims import resolve
from hearsay.records import Claim, Source
from hearsay.sources.cast import same_person
from hearsay.sources.names import alike, fold, sound
from hearsay.types import SourceKind

ROWS = rows((Path(__file__).parent / "rows" / "speakers.tsv").read_text(encoding="utf-8"), 2)


def told(namings: str) -> tuple[list[Source], list[Claim]]:
    """The sources and claims of reports in which each naming says something, a paragraph each."""
    reports, attributions = [], []
    for number, report in enumerate(namings.split("||")):
        words = [n.strip() for n in report.split(" / ")]
        lines = [
            f"{{S{i}|{w[:1].upper() + w[1:]}}} {{C{i}|said}} {{X{i}|road {i} was closed}}." for i, w in enumerate(words)
        ]
        made, found = marked("\\n".join(lines), f"r{number}")
        reports.append(made)
        attributions += found
    sources, claims = resolve(reports, attributions)
    return list(sources), list(claims)


@pytest.mark.parametrize(("expected", "namings"), cases(ROWS))
def test_who_is_who(expected: str, namings: str) -> None:
    sources, claims = told(namings)
    letters: dict[str, str] = {}
    found = "".join(letters.setdefault(c.source, "ABCDEFGH"[len(letters)]) for c in claims)
    assert found == expected, [s.name for s in sources]


@pytest.mark.parametrize(
    ("naming", "kind", "party"),
    [
        ("Foreign Minister Ana Brook", SourceKind.PERSON, ""),
        ("Greek Foreign Minister Ana Brook", SourceKind.PERSON, "Greece"),
        ("Athens", SourceKind.STATE, "Greece"),
        ("the Greek navy", SourceKind.PUBLIC_BODY, "Greece"),
        ("the ministry of health", SourceKind.PUBLIC_BODY, ""),
        ("Blue Star Airlines", SourceKind.ORGANISATION, ""),
        ("the Port Workers' Union", SourceKind.ORGANISATION, ""),
        ("the Guardian", SourceKind.OUTLET, ""),
        ("the Harbour Gazette", SourceKind.OUTLET, ""),
        ("experts", SourceKind.COLLECTIVE, ""),
        ("Greek lawmakers", SourceKind.COLLECTIVE, "Greece"),
        ("the rebels", SourceKind.COLLECTIVE, "rebels"),
        ("a security source", SourceKind.ANONYMOUS, ""),
        ("two sources familiar with the talks", SourceKind.ANONYMOUS, ""),
        ("one analyst", SourceKind.ANONYMOUS, ""),
        ("a senior official who asked not to be named", SourceKind.ANONYMOUS, ""),
    ],
)
def test_kind_and_party(naming: str, kind: SourceKind, party: str) -> None:
    sources, claims = told(naming)
    source = next(s for s in sources if s.id == claims[0].source)
    assert (source.kind, source.party) == (kind, party)


def test_ambiguous_stays_ambiguous_and_says_so() -> None:
    sources, claims = told("Ana Brook || Tom Brook || Brook")
    by_id = {s.id: s for s in sources}
    assert by_id[claims[2].source].candidates == ("Ana Brook", "Tom Brook")


def test_role_and_mentions_are_kept() -> None:
    (source, *_), _ = told("Police Chief Omar Said / Said / the chief")
    assert (source.name, source.role, len(source.mentions)) == ("Omar Said", "Police Chief", 3)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Zelensky", "Zelenskyy", True),
        ("Jatsenjuk", "Yatsenyuk", True),
        ("Kadhafi", "Qaddafi", True),
        ("Khrushchev", "Chruschtschow", False),
        ("Petrov", "Petrova", False),
        ("Kim", "Kahn", False),
        ("Said", "Saeed", True),
    ],
)
def test_spellings_of_one_name(left: str, right: str, same: bool) -> None:
    assert alike(left, right) is same


@given(st.text(max_size=30))
def test_a_name_is_like_itself(name: str) -> None:
    assert alike(name, name)
    assert sound(fold(name)) == sound(name) or not name.isascii()


@given(st.lists(st.sampled_from(["Ana", "Tom", "Brook", "Vale", "Rana", "Moss"]), min_size=1, max_size=3))
def test_same_person_is_symmetric(name: list[str]) -> None:
    other = ("Ana", "Brook")
    assert same_person(tuple(name), other) == same_person(other, tuple(name))
