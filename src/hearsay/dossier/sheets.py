"""Each report as a sheet: header, hashes, a strip of its attributions, its marked text with notes beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from hearsay.dossier import harmless, words
from hearsay.dossier.bars import strip
from hearsay.dossier.index import Index
from hearsay.dossier.lines import Line, line
from hearsay.dossier.marked import Paragraph, paragraphs
from hearsay.dossier.spots import quoted
from hearsay.records import Report, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph with the notes that stand beside it."""

    paragraph: Paragraph
    notes: tuple[Line, ...]
    speakers: str
    blank: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report as the page shows it."""

    anchor: str
    number: int
    identity: str
    title: str
    outlet: str
    author: str
    wire: str
    published: str
    modified: str
    captured: str
    url: str
    host: str
    language: str
    claims: int
    speakers: int
    parent: tuple[str, str, str] | None
    copies: tuple[tuple[str, str], ...]
    shares: bool
    strip: Markup
    passages: tuple[Passage, ...]
    sha256: str
    text_sha256: str
    warnings: tuple[str, ...]


def sheets(index: Index) -> tuple[Sheet, ...]:
    """Every report, in the order given."""
    targets = targets_of(index)
    children: defaultdict[str, list[str]] = defaultdict(list)
    for copy, edge in index.parents.items():
        children[edge.parent].append(copy)
    return tuple(
        sheet(r, n, index, targets.get(r.id, []), children[r.id]) for n, r in enumerate(index.dossier.reports, 1)
    )


def passage(paragraph: Paragraph, index: Index) -> Passage:
    """A paragraph with its notes and, for a narrow screen, the names of who speaks in it."""
    notes = tuple(line(c, index) for c in paragraph.claims)
    speakers = ", ".join(dict.fromkeys(n.speaker for n in notes if not n.quiet))
    return Passage(paragraph, notes, speakers or "own voice", paragraph.blank)


def targets_of(index: Index) -> dict[str, list[Span]]:
    """The runs of words that other sections link to, by report."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for span in linked(index):
        found[span.report].append(span)
    return found


def linked(index: Index) -> Iterator[Span]:
    """Spans of figures, times, places and findings."""
    measures = index.dossier.measures
    yield from (f.span for f in measures.figures)
    yield from (t.span for t in measures.times if t.start)
    yield from quoted(index)
    for finding in index.dossier.findings:
        yield from finding.spans


def sheet(report: Report, number: int, index: Index, targets: list[Span], copies: list[str]) -> Sheet:
    """One report with its marked paragraphs."""
    claims = index.claims_of_report.get(report.id, ())
    edge = index.parents.get(report.id)
    shared = [span for e in index.parents.values() for pair in e.spans for span in pair if span.report == report.id]
    parent = (
        (index.outlet(edge.parent), index.report_anchor(edge.parent), harmless.name(edge.evidence)) if edge else None
    )
    return Sheet(
        anchor=index.report_anchor(report.id),
        number=number,
        identity=harmless.name(report.id),
        title=index.title(report.id),
        outlet=index.outlet(report.id),
        author=harmless.name(report.author),
        wire=harmless.name(report.wire),
        published=words.moment(report.published),
        modified=words.moment(report.modified) if report.modified else "",
        captured=f"{report.captured_at:%Y-%m-%d %H:%M}" if report.captured_at else "",
        url=harmless.web_address(report.url),
        host=harmless.host(report.url),
        language=report.language if report.language.replace("-", "").isalnum() else "",
        claims=len(claims),
        speakers=len({c.source for c in claims if index.hue(index.source(c)) != "pv"}),
        parent=parent,
        copies=tuple((index.outlet(c), index.report_anchor(c)) for c in copies),
        shares=bool(shared),
        strip=strip(report, index),
        passages=tuple(passage(p, index) for p in paragraphs(report, index, targets, shared)),
        sha256=report.sha256,
        text_sha256=report.text_sha256,
        warnings=tuple(harmless.name(w) for w in report.warnings),
    )
