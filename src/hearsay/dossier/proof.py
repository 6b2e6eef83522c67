"""A dossier's page held against itself: every hash that its own button checks, and more, from the file alone.

In the order that breaks are named: what the page is made of (its data's SHA-256, its script and style by the hashes
in its policy, FIPS 180-4), every report (its text's SHA-256 against the record and against the page, and the text
shown), the log's head where there is one, and at last the page made again from its data where the same code made it.
Whoever rewrites text, records and digests together is found by a digest or a head from elsewhere, or by that last step.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay import __version__
from hearsay.dossier import harmless
from hearsay.dossier.build import build
from hearsay.dossier.compile import page, source
from hearsay.dossier.held import Held, dossier_of, held
from hearsay.export.json import FormatError
from hearsay.records import Dossier, Report

HEAD = re.compile(r"\d{1,15}:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Proof:
    """What holding a page against itself gave; `breaks` in the order found, `unchecked` what could not be checked."""

    breaks: tuple[str, ...]
    unchecked: tuple[str, ...]
    title: str = ""
    reports: int = 0
    records: int = 0
    data_sha256: str = ""
    head: str = ""
    made_by: str = ""
    made_again: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing was found that is not as it was written."""
        return not self.breaks


def proof(markup: str, head: str = "") -> Proof:
    """Holds a page against itself, and against a head of the case's log kept elsewhere where one is given.

    Raises:
        PageError: the markup is no page of a dossier.
    """
    found = held(markup)
    digest = hashlib.sha256(found.data.encode("utf-8", "replace")).hexdigest()
    known = Proof((), (), data_sha256=digest, head=found.head, made_by=found.generator)
    try:
        dossier = dossier_of(found.data)
    except FormatError as wrong:
        return _with(known, breaks=(*_frame(found, digest), str(wrong)))
    breaks = [*_frame(found, digest), *_reports(found, dossier), *_head(found.head, head)]
    same_code = found.made_by == (__version__, build())
    differences = tuple(_again(markup, page(dossier, found.head))) if not breaks else ()
    if same_code:
        breaks += differences
    return Proof(
        tuple(breaks),
        tuple(_unchecked(found, dossier, bool(differences) and not same_code)),
        dossier.title,
        len(dossier.reports),
        _count(dossier),
        digest,
        found.head,
        found.generator,
        made_again=not breaks and not differences,
    )


def _with(known: Proof, breaks: tuple[str, ...]) -> Proof:
    return Proof(breaks, known.unchecked, data_sha256=known.data_sha256, head=known.head, made_by=known.made_by)


def _frame(found: Held, digest: str) -> Iterator[str]:
    """The data, the script and the style against the digests that stand in the page."""
    for name in found.twice:
        yield f"the page has more than one element called {name}"
    if digest != found.data_digest:
        yield f"the data has the SHA-256 {digest}, the page says {found.data_digest or 'nothing'}"
    for kind, text in (("script", found.script), ("style", found.style)):
        if f"{kind}-src {source(text)}" not in found.policy:
            yield f"the page's {kind} is not the one that its policy names"


def _reports(found: Held, dossier: Dossier) -> Iterator[str]:
    """Every report's text against its digests and against the text shown."""
    for number, report in enumerate(dossier.reports, 1):
        yield from _report(found, number, report)
    for number in sorted(set(found.digests) - set(range(1, len(dossier.reports) + 1))):
        yield f"the page lists a report {number} that its data does not hold"


def _report(found: Held, number: int, report: Report) -> Iterator[str]:
    named = f"report {number} ({harmless.name(report.id)})"
    digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
    if report.text_sha256 and digest != report.text_sha256:
        yield f"{named}: its text has the SHA-256 {digest}, its record says {report.text_sha256}"
    shown = found.digests.get(number, "")
    if shown != (report.text_sha256 or "not recorded"):
        yield f"{named}: the page says the SHA-256 {shown or 'nothing'}, its record says {report.text_sha256}"
    if number in found.texts and found.texts[number] != harmless.holdable(report.text):
        yield f"{named}: the text that the page shows is not the text of its record"
    if report.text and number not in found.texts and number not in found.folded:
        yield f"{named}: the page does not show its text"


def _head(shown: str, wanted: str) -> Iterator[str]:
    """The head of the case's log that the page names, against one kept elsewhere."""
    if shown and not HEAD.fullmatch(shown):
        yield f"the log's head in the page is no head: {shown[:100]}"
    if wanted and wanted != shown:
        yield f"the page was made at the log's head {shown or '(none)'}, not at {wanted}"


def _again(markup: str, again: str) -> Iterator[str]:
    """The page against the one made from its data by the same code, line by line."""
    if markup == again:
        return
    lines = zip(markup.split("\n"), again.split("\n"), strict=False)
    number, here = next(((n, a) for n, (a, b) in enumerate(lines, 1) if a != b), (0, ""))
    where = f"from line {number}: {here.strip()[:120]}" if number else "it was cut short or added to"
    yield f"the page is not the one that its data gives, {where}"


def _unchecked(found: Held, dossier: Dossier, other: bool) -> Iterator[str]:
    """What the file alone cannot show, or this program cannot check."""
    bare = sum(not r.text_sha256 for r in dossier.reports)
    if bare:
        yield f"reports without a recorded digest: {bare}"
    if other:
        yield (
            f"what the page shows besides its texts; {found.generator} made it, and Hearsay {__version__} build "
            f"{build()} gives another page from its data"
        )


def _count(dossier: Dossier) -> int:
    """Records of all kinds."""
    measures, relations = dossier.measures, dossier.relations
    kinds = (dossier.attributions, dossier.sources, dossier.claims, dossier.findings)
    measured = (measures.figures, measures.times, measures.places, measures.identifiers)
    return sum(map(len, (*kinds, *measured, relations.questions, relations.lineage)))
