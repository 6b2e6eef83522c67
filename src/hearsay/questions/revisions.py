"""Pages captured more than once: which capture follows which, and which sentences changed between two.

Shape: one url captured at 10:00 with `Nine people died.` and at 13:00 with `Eleven people died.` -> (earlier, later)
and Change(before=`Nine people died.`, after=`Eleven people died.`). When the page changed is not known, only when
it was seen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from hearsay.questions.lineage import moment
from hearsay.reading.segments import sentences
from hearsay.records import Moment, Report, Span
from hearsay.types import ReportId

ALIKE = 50.0
"""Least similarity (0 to 100, share of edited characters) of two sentences that are one, reworded."""

_EDGES = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence that was reworded, removed (`after` is None) or added (`before` is None)."""

    before: Span | None
    after: Span | None


def pages(reports: Sequence[Report]) -> dict[ReportId, str]:
    """The page that each report is a capture of: a url, or the first of the reports that it says it revises."""
    known = {r.id: r for r in reports}
    return {r.id: _page(r, known) for r in reports}


def revisions(reports: Sequence[Report]) -> tuple[tuple[Report, Report], ...]:
    """Each capture of a page with the next one of another text, in order of time."""
    captured: dict[str, list[Report]] = defaultdict(list)
    page = pages(reports)
    for report in reports:
        captured[page[report.id]].append(report)
    found: list[tuple[Report, Report]] = []
    for captures in captured.values():
        found += [(a, b) for a, b in pairwise(sorted(captures, key=_seen)) if a.text != b.text]
    return tuple(found)


def changes(earlier: Report, later: Report) -> tuple[Change, ...]:
    """What changed from one capture to the next, sentence by sentence, in order of the text; white space and marks
    at the edges of a sentence are no change."""
    before, after = _spans(earlier), _spans(later)
    left, right = [_plain(s, earlier) for s in before], [_plain(s, later) for s in after]
    found: list[Change] = []
    for what, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what != "equal":
            found += _paired(before[a:b], left[a:b], after[c:d], right[c:d])
    moved = {right[after.index(c.after)] for c in found if c.after and not c.before}
    moved &= {left[before.index(c.before)] for c in found if c.before and not c.after}
    return tuple(c for c in found if not _only_moved(c, earlier, later, moved))


def _paired(
    before: Sequence[Span], left: Sequence[str], after: Sequence[Span], right: Sequence[str]
) -> Iterator[Change]:
    """Removed and added sentences, those that are alike put together; order is kept."""
    free = list(range(len(after)))
    for i, old in enumerate(left):
        best = max(free, key=lambda j: ratio(old, right[j]), default=None)
        if best is None or ratio(old, right[best]) < ALIKE:
            yield Change(before[i], None)
        else:
            free.remove(best)
            yield Change(before[i], after[best])
    yield from (Change(None, after[j]) for j in free)


def _only_moved(change: Change, earlier: Report, later: Report, moved: set[str]) -> bool:
    if change.before and change.after:
        return _plain(change.before, earlier) == _plain(change.after, later)
    report, span = (earlier, change.before) if change.before else (later, change.after)
    return span is not None and _plain(span, report) in moved


def _spans(report: Report) -> list[Span]:
    return [Span(report.id, start, end) for start, end in sentences(report.text)]


def _plain(span: Span, report: Report) -> str:
    return _EDGES.sub(" ", span.of(report.text)).strip()


def _page(report: Report, known: Mapping[ReportId, Report]) -> str:
    """The url, without its fragment, of the first capture that it is a revision of; that one's id where it has none."""
    seen: set[ReportId] = set()
    while (earlier := known.get(report.revision_of or "")) and report.id not in seen:
        seen.add(report.id)
        report = earlier
    return report.url.partition("#")[0] or report.revision_of or report.id


def _seen(report: Report) -> tuple[datetime, datetime, datetime]:
    """When it was captured, last changed and published, what is unknown last."""
    return _utc(report.captured_at), _instant(report.modified), moment(report)


def _instant(stated: Moment | None) -> datetime:
    return _utc(stated.value if stated else None)


def _utc(value: datetime | None) -> datetime:
    if value is None:
        return datetime.max.replace(tzinfo=UTC)
    return value if value.tzinfo else value.replace(tzinfo=UTC)
