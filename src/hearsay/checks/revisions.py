"""R1, R2: what one page said when it was captured first, and what it says in a later capture.

    captured 10:00  "Nine people died in the fire, the brigade said."
    captured 13:00  "Eleven people died in the fire, the brigade said."    R1: 9, then 11
                    "The hall had been inspected in May." is gone          R2: one sentence removed

A page that is changed without a word about it is no fault by itself: both are flags, with the words of each capture.
When the page changed is not known, only when it was seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hearsay.checks.say import Limits, bounded, finding, listed
from hearsay.checks.view import View
from hearsay.questions.revisions import Change, changes, revisions
from hearsay.records import Figure, Finding, Report, Span, Step
from hearsay.types import Bound, Outcome

MOST_SHOWN = 12
"""Changed sentences in one trace; the sentence of the finding counts all of them."""
LIMITS = Limits(
    ("Both are captures of one page.",),
    "It does not show when or why the page was changed, nor which of the two is right.",
)


def check_revised_figures(view: View) -> Iterator[Finding]:
    """A page gives the figure that it gave when it was captured before."""
    for earlier, later in revisions(view.dossier.reports):
        for change in changes(earlier, later):
            if change.before and change.after:
                for old, new in _revised(view, change.before, change.after):
                    trace = [
                        _step(view, earlier, change.before, (old.lo,)),
                        _step(view, later, change.after, (new.lo,)),
                    ]
                    said = f"{_page(earlier)} had {_told(old)} and has {_told(new)} in a later capture"
                    yield finding("R1", Outcome.FLAG, f"{said} ({_seen(earlier)}; {_seen(later)}).", trace, LIMITS)


def check_revised_text(view: View) -> Iterator[Finding]:
    """A page says what it said when it was captured before."""
    for earlier, later in revisions(view.dossier.reports):
        found = changes(earlier, later)
        trace = [step for change in found[:MOST_SHOWN] for step in _steps(view, earlier, later, change)]
        if not found:
            continue
        said = f"{_page(earlier)} was changed between two captures ({_seen(earlier)}; {_seen(later)})"
        yield finding("R2", Outcome.FLAG, f"{said}: {_counted(found)}.", trace, LIMITS)


def _revised(view: View, before: Span, after: Span) -> Iterator[tuple[Figure, Figure]]:
    """Figures of one thing in a sentence and in its rewording that differ, each once."""
    old = list(view.in_sentence(view.figures.get(before.report, ()), before))
    new = list(view.in_sentence(view.figures.get(after.report, ()), after))
    kept = Counter(map(_value, old)) & Counter(map(_value, new))
    old, new = _without(old, kept), _without(new, kept)
    for figure in old:
        twin = next((f for f in new if _is_of_one_thing(figure, f)), None)
        if twin:
            new.remove(twin)
            yield figure, twin


def _told(figure: Figure) -> str:
    """`at least 9 people`, `8 km`."""
    return " ".join(part for part in (bounded(figure), figure.unit, figure.counted) if part)


def _without(figures: Sequence[Figure], kept: Counter[tuple[float, float, Bound, str]]) -> list[Figure]:
    left, out = Counter(kept), []
    for figure in figures:
        if left[_value(figure)]:
            left[_value(figure)] -= 1
        elif figure.bound is not Bound.ORDINAL:
            out.append(figure)
    return out


def _value(figure: Figure) -> tuple[float, float, Bound, str]:
    return figure.lo, figure.hi, figure.bound, figure.unit


def _is_of_one_thing(one: Figure, other: Figure) -> bool:
    if one.unit != other.unit:
        return False
    heads = [f.counted.split()[-1:] for f in (one, other)]
    return heads[0] == heads[1] or (bool(one.status) and one.status == other.status)


def _steps(view: View, earlier: Report, later: Report, change: Change) -> Iterator[Step]:
    if change.before:
        how = "then reworded" if change.after else "not in the later capture"
        yield _step(view, earlier, change.before, (), how)
    if change.after:
        how = "reworded" if change.before else "not in the earlier capture"
        yield _step(view, later, change.after, (), how)


def _step(view: View, report: Report, span: Span, values: tuple[float, ...], how: str = "") -> Step:
    said = f"Report {report.id}, {_seen(report)}{', ' + how if how else ''}: {view.words(span)}"
    return Step(said, values, (span,))


def _counted(found: Sequence[Change]) -> str:
    """`2 sentences reworded, 1 removed and 3 added`."""
    kinds = {
        "reworded": sum(bool(c.before and c.after) for c in found),
        "removed": sum(not c.after for c in found),
        "added": sum(not c.before for c in found),
    }
    said = [f"{n} {kind}" for kind, n in kinds.items() if n]
    first, _, kind = said[0].partition(" ")
    return listed([f"{first} sentence{'' if first == '1' else 's'} {kind}", *said[1:]])


def _page(report: Report) -> str:
    return f"The page of {report.outlet}" if report.outlet else f"The page of report {report.id}"


def _seen(report: Report) -> str:
    """`seen 24 January 2024, 13:05 UTC`; without a time of capture what the page states of itself."""
    if report.captured_at:
        at = report.captured_at
        return f"seen {at.day} {at:%B %Y, %H:%M}{' UTC' if at.tzinfo and not at.utcoffset() else ''}"
    stated = report.modified or report.published
    return f"dated {stated.iso}" if stated else "not dated"
