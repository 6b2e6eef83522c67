"""What a dossier can be written as: one line a format, found by the end of a file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from hearsay.errors import HearsayError
from hearsay.export.csv import to_csv
from hearsay.export.json import to_json
from hearsay.export.jsonl import to_jsonl
from hearsay.export.parquet import to_parquet
from hearsay.export.tables import TABLES
from hearsay.records import Dossier


class SuffixError(HearsayError):
    """A file's name that says no format."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, what it is in words, how its files' names end, its media type, and what writes it."""

    name: str
    title: str
    about: str
    suffix: str
    media_type: str
    write: Callable[[Dossier], bytes]


_ABOUT = {
    "claims": "One claim a row: who, through whom, how firmly, the words.",
    "figures": "One figure a row: the number, its bound, what it counts, who says it.",
    "questions": "One answer a row: the question, the answer, who holds it, origins against articles.",
    "findings": "One finding of a check a row, with its steps.",
}
FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        Format(
            "json", "JSON", "Every record with every field; `hearsay` reads it back.", ".json", "application/json",
            to_json,
        ),
        Format(
            "jsonl", "JSON Lines", "Every record on a line of its own, with its kind.", ".jsonl",
            "application/jsonl", to_jsonl,
        ),
        *(
            Format(
                f"{name}-csv", f"CSV, {name}", about, f".{name}.csv", "text/csv; charset=utf-8",
                partial(to_csv, table=TABLES[name]),
            )
            for name, about in _ABOUT.items()
        ),
        *(
            Format(
                f"{name}-parquet", f"Parquet, {name}", about, f".{name}.parquet", "application/vnd.apache.parquet",
                partial(to_parquet, table=TABLES[name]),
            )
            for name, about in _ABOUT.items()
        ),
    )
}  # fmt: skip
"""The formats by name."""
PLAIN = {".csv": "claims-csv", ".parquet": "claims-parquet"}
"""What a name means that says no table: the claims."""


def format_of(name: str) -> Format:
    """The format that a file's name asks for: `x.json`, `x.figures.csv`, `figures.csv`; `x.csv` is the claims.

    Raises:
        SuffixError: the name says no format.
    """
    dotted = "." + name.replace("\\", "/").rsplit("/", 1)[-1].lower()
    for known in FORMATS.values():
        if dotted.endswith(known.suffix):
            return known
    for suffix, plain in PLAIN.items():
        if dotted.endswith(suffix):
            return FORMATS[plain]
    ends = ", ".join([known.suffix for known in FORMATS.values()] + list(PLAIN))
    raise SuffixError(name, "says no format.", f"Let its name end in one of {ends}.")
