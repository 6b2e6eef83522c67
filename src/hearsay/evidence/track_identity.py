"""What an aircraft's registration, 24-bit address and type say of one another.

    RA-76543   mark RA: Russia          1400000 + 76543 -> 16aaff, derived (97 of 100 Russian registrations fit)
    1533ee     block 100000-1fffff: Russia
    Il-76      designator IL76

The tables are data files beside the code; each names its source in its first line.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError

RUSSIAN = re.compile(r"R[AF]-?(\d{5})")
RUSSIAN_BASE = 0x140000
"""The address of a Russian registration is this and its number; found on a public table, true of 97 in 100."""


def block_country(address: str) -> str:
    """The country that an ICAO address is allocated to; empty for one that is none, or of no block."""
    if not re.fullmatch(r"[0-9a-fA-F]{6}", address):
        return ""
    number = int(address, 16)
    return next((country for first, last, country in _blocks() if first <= number <= last), "")


def mark_country(registration: str) -> str:
    """The country of a registration's nationality mark; empty where the mark is unknown or shared."""
    written = registration.upper().strip()
    if "-" in written:
        return _marks().get(written.split("-")[0], "")
    return "US" if re.fullmatch(r"N[1-9]\d{0,4}[A-Z]{0,2}", written) else ""


def derived_address(registration: str) -> str:
    """The address that follows from a registration by a country's rule; empty where there is none."""
    found = RUSSIAN.fullmatch(registration.upper().strip())
    return f"{RUSSIAN_BASE + int(found[1]):06x}" if found else ""


def designators(words: str) -> re.Pattern[str] | None:
    """The designators that a type as a report writes it may have; None for a type that the table lacks."""
    return next((codes for written, codes in _types() if written.fullmatch(words.strip())), None)


@cache
def _blocks() -> tuple[tuple[int, int, str], ...]:
    return tuple((int(first, 16), int(last, 16), country) for first, last, country in _rows("address_blocks", 3))


@cache
def _marks() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("nationality_marks", 2)}


@cache
def _types() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(words), re.compile(codes)) for words, codes in _rows("type_designators", 2))


def _rows(name: str, columns: int) -> list[list[str]]:
    """The rows of a table; raises LexiconError where one lacks a column."""
    lines = (files("hearsay.evidence") / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    if not rows or any(len(row) != columns for row in rows):
        raise LexiconError(f"evidence/{name}.tsv", f"has a row without {columns} columns.")
    return rows
