"""One line of a list: a record with what belongs beside it on a screen."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.records import Claim, Figure, Source
from hearsay.types import Commitment, RecordId, ReportId


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report without its text. `published` is as stated; `claims` counts what was found in it."""

    id: ReportId
    name: str
    url: str
    outlet: str
    title: str
    published: str
    revision_of: ReportId
    characters: int
    removed: bool
    version: int
    claims: int = 0


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with its words on one line, its speaker's name and kind, its report's outlet and date."""

    claim: Claim
    words: str
    speaker: str
    kind: str
    outlet: str
    published_at: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source and how many claims it makes."""

    source: Source
    claims: int


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure with who gives it, where, how firmly; empty where it stands outside any claim."""

    figure: Figure
    words: str
    speaker: str
    outlet: str
    commitment: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or a claim that a search found. `marks` are `(start, end)` of the found words in `snippet`."""

    kind: str
    id: RecordId
    report: ReportId
    outlet: str
    speaker: str
    title: str
    published_at: str
    commitment: Commitment | None
    snippet: str
    marks: tuple[tuple[int, int], ...]
