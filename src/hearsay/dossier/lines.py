"""One claim as a line that a person can read: who, the words, through whom, how firmly, when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from hearsay.dossier import harmless, words
from hearsay.dossier.index import Index
from hearsay.dossier.marked import is_quiet
from hearsay.records import Claim, Span
from hearsay.types import Commitment, Quotation, RecordId

T = TypeVar("T")
LONGEST = 320
"""Characters of a claim shown in a list; the report shows all of them."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A run of words with the anchor where they stand."""

    words: str
    anchor: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Line:
    """A claim in words, with the anchors it leads to."""

    number: int
    anchor: str
    words: str
    speaker: str
    speaker_anchor: str
    role: str
    party: str
    hue: str
    path: tuple[str, ...]
    relays: tuple[str, ...]
    channel: str
    published: str
    published_iso: str
    said_at: str
    commitment: str
    verb: str
    deciding: str
    distancing: bool
    manner: str
    carried: bool
    quiet: bool
    background: bool
    confidence: str
    figures: tuple[str, ...]
    times: tuple[str, ...]
    report_anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Said:
    """The same words of one source, equally firm, in one or more reports."""

    line: Line
    heard: tuple[Line, ...]


MANNER: dict[Quotation, str] = {
    Quotation.DIRECT: "quoted word for word",
    Quotation.MIXED: "partly quoted",
    Quotation.INDIRECT: "in the report’s words",
}


def quote(span: Span, index: Index) -> Quote:
    """The words of a span, with where they stand."""
    return Quote(words.clip(index.words([span]), 160), index.words_anchor(span), index.outlet(span.report))


def line(claim: Claim, index: Index) -> Line:
    """The claim as a line, made once a page."""
    held = index.lines.get(claim.id)
    if held is None:
        held = index.lines[claim.id] = made(claim, index)
    assert isinstance(held, Line)
    return held


def made(claim: Claim, index: Index) -> Line:
    """The claim in words."""
    source = index.source(claim)
    report = index.reports[claim.report]
    said = index.times.get(claim.said_at or "")
    return Line(
        number=index.claim_number(claim.id),
        anchor=index.claim_anchor(claim.id),
        words=words.clip(index.words(claim.contents), LONGEST) or "no words kept",
        speaker=harmless.name(source.name) or "unnamed source",
        speaker_anchor=index.source_anchor(claim.source),
        role=harmless.name(source.role),
        party=harmless.name(source.party),
        hue=index.hue(source),
        path=index.path(claim),
        relays=index.path(claim)[:-1],
        channel=harmless.name(claim.channel),
        published=words.short_moment(report.published),
        published_iso=report.published.iso if report.published else "",
        said_at=words.time_value(said) if said else "",
        commitment=claim.commitment.value,
        verb=words.COMMITMENT[claim.commitment],
        deciding=index.words(claim.commitment_spans) if claim.commitment is not Commitment.ASSERTED else "",
        distancing=claim.distancing,
        manner=MANNER[claim.quotation] if claim.attribution or claim.cue or claim.source_spans else "",
        carried=claim.carried,
        quiet=is_quiet(claim, index),
        background=claim.background,
        confidence=f"{claim.confidence:.0%}" if claim.confidence < 1 else "",
        figures=tuple(words.figure_value(f) for f in known(claim.figures, index.figures)),
        times=tuple(words.time_value(t) for t in known(claim.times, index.times)),
        report_anchor=index.report_anchor(claim.report),
        title=index.title(claim.report),
    )


def gathered(lines: list[Line]) -> tuple[Said, ...]:
    """Lines with the same words and firmness as one, in order of the first."""
    groups: dict[tuple[str, str, bool], list[Line]] = {}
    for each in lines:
        key = (each.words.casefold().strip(" .,"), each.commitment, each.distancing)
        groups.setdefault(key, []).append(each)
    return tuple(Said(group[0], tuple(group)) for group in groups.values())


def known(ids: tuple[RecordId, ...], records: dict[RecordId, T]) -> list[T]:
    """The records that exist, in the order of their ids."""
    return [records[i] for i in ids if i in records]
