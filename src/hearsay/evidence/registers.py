"""Registers: what types of vehicles carry, from the packaged table and from the user's own.

    [[types]]                                        TOML, as capacities.toml has it
    name = "Ferry Aurora"
    words = ["Aurora"]
    configurations = [{configuration = "certificate", lo = 0, hi = 400, of = "passengers", source = "..."}]

    type,words,configuration,lo,hi,unit,of,source    CSV with the same names; several words are parted by |
    Ferry Aurora,Aurora,certificate,0,400,,passengers,port register 2024

A type in the user's file replaces the packaged type of the same name. Every row must name its source.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from hearsay.errors import EvidenceError, LexiconError
from hearsay.records import Capacity, Evidence

COLUMNS = ("type", "hi", "source")
"""Columns that a CSV register must have."""
UNITS = ("people", "t")
ADVICE = "Give type, words, configuration, lo, hi, unit (people or t), of, source, as docs/evidence.md shows."


@cache
def packaged() -> tuple[Capacity, ...]:
    """The rows of `capacities.toml`.

    Raises:
        LexiconError: the table does not have the shape it must have.
    """
    content = (files("hearsay.evidence") / "capacities.toml").read_bytes()
    try:
        return _from_toml(content, "capacities.toml")
    except EvidenceError as error:
        raise LexiconError("capacities.toml", error.problem, "The package is damaged: install it again.") from error


def capacities(evidence: Evidence) -> tuple[Capacity, ...]:
    """The user's rows, then the packaged rows of types that the user's do not name."""
    own = {row.type.casefold() for row in evidence.capacities}
    return (*evidence.capacities, *(row for row in packaged() if row.type.casefold() not in own))


def is_register(content: bytes, name: str) -> bool:
    """Whether it is TOML with types, or CSV whose heading has the columns of a register."""
    head = content[:4096].decode("utf-8-sig", "replace")
    if "[[types]]" in content.decode("utf-8", "replace"):
        return True
    first = {cell.strip().casefold() for cell in re.split(r"[,;\t]", head.partition("\n")[0])}
    return set(COLUMNS) <= first


def read_register(content: bytes, name: str) -> Evidence:
    """The rows of a register; raises EvidenceError that names the row that is wrong."""
    if b"[[types]]" in content:
        return Evidence(capacities=_from_toml(content, name))
    return Evidence(capacities=_from_csv(content, name))


def _from_toml(content: bytes, name: str) -> tuple[Capacity, ...]:
    try:
        held = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise EvidenceError(name, f"is damaged TOML ({wrong}).", ADVICE) from wrong
    rows = []
    for number, one in enumerate(held.get("types", ()), 1):
        if not (isinstance(one, dict) and isinstance(one.get("configurations"), list)):
            raise EvidenceError(name, f"has no configurations in its type {number}.", ADVICE)
        words = [str(word) for word in one.get("words", ())]
        for row in one["configurations"]:
            rows.append(_row({"type": one.get("name", ""), **row}, words, name, number))
    return tuple(rows)


def _from_csv(content: bytes, name: str) -> tuple[Capacity, ...]:
    text = content.decode("utf-8-sig", "replace")
    mark = max(",;\t", key=text.partition("\n")[0].count)
    table = csv.DictReader(io.StringIO(text), delimiter=mark)
    rows = [{str(k).strip().casefold(): v.strip() for k, v in row.items() if isinstance(v, str)} for row in table]
    return tuple(_row(row, _parted(row.get("words", "")), name, n) for n, row in enumerate(rows, 2))


def _parted(words: str) -> Iterable[str]:
    return [re.escape(word.strip()) for word in words.split("|") if word.strip()]


def _row(row: Mapping[str, object], words: Iterable[str], name: str, number: int) -> Capacity:
    """One row, checked: a type, a number, a source, a unit that is known, and words that compile."""
    type_, source = str(row.get("type", "")).strip(), str(row.get("source", "")).strip()
    unit = str(row.get("unit") or "people")
    known = tuple(words) or (re.escape(type_),)
    try:
        hi = float(str(row.get("hi", "")))
        lo = float(str(row.get("lo") or hi))
        for word in known:
            re.compile(word)
    except (ValueError, re.error) as wrong:
        raise EvidenceError(name, f"cannot be read in row {number} ({wrong}).", ADVICE) from wrong
    if not (type_ and source and 0 <= lo <= hi and unit in UNITS):
        raise EvidenceError(name, f"lacks a type, a source, a unit or a range in row {number}.", ADVICE)
    return Capacity(type_, known, str(row.get("configuration") or "as registered"), lo, hi, unit, source,
                    str(row.get("of") or ""))  # fmt: skip
