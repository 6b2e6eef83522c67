"""Names with digits in them are found as what they are, and counts are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.measures.identifiers import find_identifiers
from hearsay.records import Report
from hearsay.types import IdentifierKind

K = IdentifierKind


def found(text: str) -> list[tuple[str, IdentifierKind]]:
    return [(i.value, i.kind) for i in find_identifiers(Report("r", text))]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("An IL-76 came down", "IL-76", K.AIRCRAFT_TYPE),
        ("an Il-76MD transport", "Il-76MD", K.AIRCRAFT_TYPE),
        ("the A-50 early-warning aircraft", "A-50", K.AIRCRAFT_TYPE),
        ("two Su-34s took off", "Su-34s", K.AIRCRAFT_TYPE),
        ("a Boeing 777-200ER of the airline", "Boeing 777-200ER", K.AIRCRAFT_TYPE),
        ("a Boeing 777 on its way", "Boeing 777", K.AIRCRAFT_TYPE),
        ("an Airbus A320 landed", "Airbus A320", K.AIRCRAFT_TYPE),
        ("Ilyushin-76 transport", "Ilyushin-76", K.AIRCRAFT_TYPE),
        ("registration RA-78830", "RA-78830", K.REGISTRATION),
        ("the jet, VT-ABC, left", "VT-ABC", K.REGISTRATION),
        ("tail number 9M-MRD", "9M-MRD", K.REGISTRATION),
        ("the Cessna N12345 took off", "N12345", K.REGISTRATION),
        ("Flight MH17 vanished", "Flight MH17", K.FLIGHT),
        ("flight MH 017 to the capital", "flight MH 017", K.FLIGHT),
        ("Flight 370 was never found", "Flight 370", K.FLIGHT),
        ('flight no. "NH 17" left', 'flight no. "NH 17', K.FLIGHT),
        ("the 12841 Coromandel Express", "12841", K.TRAIN),
        ("Train No. 12864 left", "12864", K.TRAIN),
        ("the Howrah Express (12864) hit", "12864", K.TRAIN),
        ("S-300 air defence systems", "S-300", K.WEAPON),
        ("an MIM-104A missile", "MIM-104A", K.WEAPON),
        ("a Buk-M1 launcher", "Buk-M1", K.WEAPON),
        ("an IRIS-T battery", "IRIS-T", K.WEAPON),
        ("a T-72 tank", "T-72", K.WEAPON),
        ("a 9M38M1 missile", "9M38M1", K.WEAPON),
        ("a 152mm howitzer fired", "152mm", K.WEAPON),
        ("at FL330 over the border", "FL330", K.FLIGHT_LEVEL),
        ("at flight level 330", "flight level 330", K.FLIGHT_LEVEL),
        ("call 06782-262286 for help", "06782-262286", K.PHONE),
        ("call +91 674 2534177", "+91 674 2534177", K.PHONE),
        ("the helpline 1912 is open", "1912", K.PHONE),
        ("at 12 Baker Street today", "12 Baker Street", K.ADDRESS),
        ("on National Highway 16 near", "National Highway 16", K.ADDRESS),
        ("on the NH-16 highway", "NH-16", K.ADDRESS),
        ("Resolution 2166 demands", "Resolution 2166", K.OTHER),
        ("under Article 51 of the charter", "Article 51", K.OTHER),
        ("the 53rd Anti-Aircraft Missile Brigade", "53rd Anti-Aircraft Missile Brigade", K.OTHER),
        ("after 9/11 the rules", "9/11", K.OTHER),
        ("the COVID-19 pandemic", "COVID-19", K.OTHER),
        ("at 48.1381° N it fell", "48.1381° N", K.OTHER),
        ("see https://example.org/2024/05", "https://example.org/2024/05", K.OTHER),
        ("on Day 700 of the war", "Day 700", K.OTHER),
    ],
)
def test_identifier(text: str, value: str, kind: IdentifierKind) -> None:
    assert (value, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "65 prisoners were aboard",
        "a 30km zone",
        "10-12 coaches derailed",
        "on Jan-24 at UTC-5",
        "flight 20 minutes later",
        "it cost $5m and 20bn roubles",
        "at 15:00 on 2024-01-24",
        "the number 275 and not 288",
        "816 000 people",
        "Rs 5 lakh each",
        "3pm, 24h, the 1980s",
        "6 of 12 were found",
        "No one knew",
    ],
)
def test_counts_and_times_are_no_identifiers(text: str) -> None:
    assert found(text) == []


@given(st.text(max_size=300))
def test_any_text_gives_spans_in_order_inside_it(text: str) -> None:
    end = 0
    for identifier in find_identifiers(Report("r", text)):
        assert end <= identifier.span.start < identifier.span.end <= len(text)
        assert identifier.value == text[identifier.span.start : identifier.span.end]
        end = identifier.span.end
