"""What a case can be downloaded as: one line a format."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from hearsay.case import Case
from hearsay.case.judged import apply
from hearsay.dossier import page
from hearsay.export.formats import FORMATS, Format
from hearsay.progress import Progress
from hearsay.records import Dossier
from hearsay.web.shelf.judgements import judgements_of


def _page(dossier: Dossier, head: str = "") -> bytes:
    return page(dossier, head=head).encode("utf-8", "replace")


PAGE = Format(
    "dossier",
    "Dossier",
    "One page that a person can read, send, print and check; it asks nothing of any network.",
    ".html",
    "text/html; charset=utf-8",
    _page,
)
EXPORTS: tuple[Format, ...] = (PAGE, *FORMATS.values())


def format_named(name: str) -> Format | None:
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
        dossier, head = as_people_left_it(case), case.head()
    for step in progress("Writing", [wanted.title]):
        del step
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"case{wanted.suffix}"
        made = partial(_page, head=f"{head.seq}:{head.hash}") if wanted is PAGE else wanted.write
        path.write_bytes(made(dossier))
    return path
