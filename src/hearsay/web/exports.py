"""What a case can be downloaded as: one line a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hearsay.case import Case
from hearsay.case.judged import apply
from hearsay.dossier import page
from hearsay.export.json import to_json
from hearsay.progress import Progress
from hearsay.records import Dossier
from hearsay.web.shelf.judgements import judgements_of


@dataclass(frozen=True, slots=True)
class Export:
    """One format."""

    name: str
    title: str
    about: str
    suffix: str
    media_type: str
    made: Callable[[Dossier], bytes]


EXPORTS: tuple[Export, ...] = (
    Export(
        "dossier", "Dossier", "One page that a person can read, send, print and check; it asks nothing of any network.",
        ".html", "text/html; charset=utf-8", lambda d: page(d).encode("utf-8", "replace"),
    ),
    Export(
        "json", "JSON", "Every record with every field, for programs; `hearsay` reads it back.", ".json",
        "application/json", to_json,
    ),
)  # fmt: skip


def format_named(name: str) -> Export | None:
    """The format of that name."""
    return next((e for e in EXPORTS if e.name == name), None)


def as_people_left_it(case: Case) -> Dossier:
    """Everything in the case with what people decided."""
    with case.reading() as connection:
        judgements = judgements_of(connection)
    return apply(case.dossier(), judgements)


def write(case: Case, name: str, folder: Path, progress: Progress) -> Path:
    """Writes the case in one format and returns the file."""
    wanted = format_named(name)
    assert wanted is not None
    for step in progress("Gathering", ["records"]):
        del step
        dossier = as_people_left_it(case)
    for step in progress("Writing", [wanted.title]):
        del step
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"case{wanted.suffix}"
        path.write_bytes(wanted.made(dossier))
    return path
