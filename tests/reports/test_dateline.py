"""dateline(): the date that first lines state; and the agency that a credit names."""

from __future__ import annotations

import pytest

from hearsay.reports.dateline import address_date, dateline
from hearsay.reports.wires import credited, wire_named


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (" date 2031-05-13 The mayor said so.", "2031-05-13"),
        ("Date: 2031-05-13T07:20+02:00\nThe mayor said so.", "2031-05-13T07:20+02:00"),
        ("Ferry burns\n\nPublished: 13 May 2031, 07:20\n\nThe mayor said so.", "2031-05-13T07:20"),
        ("Updated May 13, 2031 at 7:20 a.m.\nThe mayor said so.", "2031-05-13T07:20"),
        ("Ferry burns\nBy A. Writer\n13 May 2031\nThe mayor said so.", "2031-05-13"),
        ("(2031-05-13)\nThe mayor said so.", "2031-05-13"),
        ("TOLMIN, 13 May 2031 (Reuters) - The mayor said so.", "2031-05-13"),
        ("Tolmin, Veresk, May 13, 2031 — The mayor said so.", "2031-05-13"),
        ("13 May 2031 – The mayor said so.", "2031-05-13"),
    ],
)
def test_stated(text: str, iso: str) -> None:
    found = dateline(text)
    assert found is not None
    assert found.moment.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "The treaty of 13 May 2031 was signed, the mayor said.",
        "On 13 May 2031 the ferry burned.",
        "TOLMIN, May 13 (Reuters) - The mayor said so.",  # no year: it would be a guess
        "Published 13/05/2031\nThe mayor said so.",
        "Date palms were planted, the mayor said.",
        "Updated plans were shown on 13 May 2031.",
        "The mayor said so.\n" * 10 + "13 May 2031\n",
        "",
    ],
)
def test_not_stated(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://quay.example/2031/05/13/ferry", "2031-05-13"),
        ("https://quay.example/news/2031/may/13/ferry-burned", "2031-05-13"),
        ("https://quay.example/2031-5-3-ferry", "2031-05-03"),
        ("https://quay.example/2031/05/13", "2031-05-13"),
        ("https://quay.example/2031/13/05/ferry", ""),
        ("https://quay.example/2031/05/ferry", ""),
        ("https://quay.example/ferry?on=/2031/05/13/", ""),
        ("https://quay.example/13052031/ferry", ""),
        ("", ""),
    ],
)
def test_addresses(url: str, iso: str) -> None:
    found = address_date(url)
    assert (found.iso if found else "") == iso


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("TOLMIN, Veresk (AP) — The mayor said so.", "AP"),
        ("(RFE/RL) — The mayor said so.", "RFE/RL"),
        ("The mayor said so.\n\n(With inputs from PTI)", "PTI"),
        ("The mayor said so.\nSource: the Associated Press.", "AP"),
        ("The mayor (who was away) - said so.", ""),
        ("The mayor said so to Reuters.", ""),
        ("The mayor said so.\n\nSource: harbour office", ""),
        ("", ""),
    ],
)
def test_credits(text: str, wire: str) -> None:
    assert credited(text) == wire


def test_an_agency_is_known_by_each_of_its_spellings() -> None:
    assert wire_named("  agence  France-Presse ") == "AFP"
    assert wire_named("The Daily Quay") == ""
