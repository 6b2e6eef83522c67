"""Records as rows of a table on the terminal: for each kind the heads, and the cells of one record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from hearsay.case.evidence import EvidenceFile
from hearsay.case.lines import ClaimLine, FigureLine, ReportLine, SourceLine
from hearsay.dossier.words import answer_value, clip, figure_value
from hearsay.records import Finding, Identifier, Place, Question, Time

WORDS = 160
"""Characters of a claim's words in a list: two lines."""
Cells: TypeAlias = Callable[[Any], tuple[str, ...]]


def _report(line: ReportLine) -> tuple[str, ...]:
    state = "removed" if line.removed else "revision" if line.revision_of else ""
    return line.id, line.published, line.outlet, clip(line.title or line.name, WORDS), f"{line.claims:,}", state


def _claim(line: ClaimLine) -> tuple[str, ...]:
    firmness = line.claim.commitment.value + (" (distanced)" if line.claim.distancing else "")
    relays = " → ".join((*(relay.name for relay in line.claim.relays), line.outlet))
    return line.claim.id, line.speaker, relays, firmness, clip(line.words, WORDS)


def _source(line: SourceLine) -> tuple[str, ...]:
    about = ", ".join(part for part in (line.source.role, line.source.affiliation) if part)
    return line.source.id, line.source.name, line.source.kind.value, about, f"{line.claims:,}"


def _figure(line: FigureLine) -> tuple[str, ...]:
    figure = line.figure
    what = " ".join(part for part in (figure.counted, figure.status and f"({figure.status})", figure.scope) if part)
    return figure.id, figure_value(figure), what, line.speaker, line.outlet


def _question(question: Question) -> tuple[str, ...]:
    answers = " | ".join(answer_value(answer) for answer in question.answers)
    return question.id, question.text, clip(answers, WORDS), "contested" if question.contested else ""


def _finding(finding: Finding) -> tuple[str, ...]:
    return finding.id, finding.code, finding.outcome.value, finding.sentence


def _time(time: Time) -> tuple[str, ...]:
    return time.id, time.value, time.iso or "", time.zone, time.reason


def _place(place: Place) -> tuple[str, ...]:
    at = "" if place.lat is None or place.lon is None else f"{place.lat:.3f}, {place.lon:.3f}"
    return place.id, place.name, place.kind.value, place.country, at


def _identifier(identifier: Identifier) -> tuple[str, ...]:
    return identifier.id, identifier.kind.value, identifier.value


def _evidence(file: EvidenceFile) -> tuple[str, ...]:
    return file.sha256[:12], file.name, "removed" if file.removed else ""


CELLS: dict[str, tuple[tuple[str, ...], Cells]] = {
    "reports": (("Report", "Published", "Outlet", "Title", "Claims", ""), _report),
    "claims": (("Claim", "Who", "Through", "How firmly", "What"), _claim),
    "sources": (("Source", "Name", "Kind", "Role", "Claims"), _source),
    "figures": (("Figure", "Value", "Of what", "Who", "In"), _figure),
    "questions": (("Question", "Text", "Answers", ""), _question),
    "findings": (("Finding", "Code", "Outcome", "What"), _finding),
    "times": (("Time", "Value", "When", "Zone", "Why"), _time),
    "places": (("Place", "Name", "Kind", "Country", "Where"), _place),
    "evidence": (("Evidence", "Name", ""), _evidence),
    "identifiers": (("Identifier", "Kind", "Value"), _identifier),
}
