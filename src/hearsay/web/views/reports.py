"""Reports: the list, one report with its marks and notes, its words for the drawer, and two reports side by side."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import RedirectResponse, Response

from hearsay.dossier import harmless, words
from hearsay.dossier.lines import line
from hearsay.dossier.sheets import Sheet, sheet, targets_of
from hearsay.dossier.traces import trace
from hearsay.records import Claim, Dossier, Question, Report, Span
from hearsay.types import Commitment
from hearsay.web.addresses import CaseIndex, segment
from hearsay.web.problems import Problem, missing
from hearsay.web.shelf.lists import COPIES, REPORT_SORTS, ClaimFilter, ReportFilter, outlets, report_rows
from hearsay.web.shelf.lists import claims as listed_claims
from hearsay.web.shelf.loading import by_ids
from hearsay.web.shelf.paging import Screen
from hearsay.web.shelf.parts import gathered, part_of_report
from hearsay.web.views.visit import Visit, marks_of

COMMITMENTS = tuple(c.value for c in Commitment)
AROUND = 1
"""Paragraphs before and after the words that the drawer shows."""


def reports(visit: Visit) -> Response:
    """One screen of reports."""
    wanted = ReportFilter(
        words=visit.text("words"),
        outlet=visit.text("outlet"),
        first_day=visit.text("first", 10),
        last_day=visit.text("last", 10),
        copies=visit.choice("copies", COPIES),
        sort=visit.choice("sort", REPORT_SORTS, "published"),
    )
    facts, window = visit.facts, visit.window()
    key = ("reports", wanted, window)
    screen = visit.context.shelf.once(facts.machine, key, lambda: report_rows(visit.connection, wanted, window))
    known = visit.context.shelf.once(facts.machine, "outlets", lambda: outlets(visit.connection))
    index = CaseIndex(Dossier("", tuple(r.report for r in screen.items)))
    rows = [
        (
            r, index.title(r.report.id), index.outlet(r.report.id), words.short_moment(r.report.published),
            outlet_of(r.parent) if r.parent else "",
        )
        for r in screen.items
    ]  # fmt: skip
    return visit.show(
        "reports.html", "/reports", None,
        rows=rows, screen=screen, wanted=wanted, outlets=known, sorts=REPORT_SORTS,
        versions=visit.versions([("report", r.report.id) for r in screen.items]),
    )  # fmt: skip


def outlet_of(report: Report) -> str:
    """Who published a report."""
    return CaseIndex(Dossier("", (report,))).outlet(report.id)


def report_part(visit: Visit, identity: str, checked: bool = True) -> tuple[Dossier, CaseIndex]:
    """One report as people left it, with its index.

    Raises:
        Problem: 404.
    """
    part = part_of_report(visit.connection, identity, checked)
    if not part.reports or part.reports[0].id != identity:
        raise missing("report of that number")
    part = visit.judged(part)
    return part, visit.index(part, findings=[f.id for f in part.findings], here=[identity])


def words_asked(visit: Visit, report: Report) -> Span | None:
    """The run of words that the address names, if any: `?words=120-134`."""
    given = visit.text("words", 40)
    if not given:
        return None
    start, _, end = given.partition("-")
    if not (start.isdigit() and end.isdigit() and int(start) < int(end) <= len(report.text)):
        raise Problem(422, "words: give the offsets of some words of this report, such as 120-134.")
    return Span(report.id, int(start), int(end))


def sheet_of(part: Dossier, index: CaseIndex, span: Span | None = None) -> Sheet:
    """A report's sheet with the anchors of its measures, of its findings and of the words asked for."""
    shown = part.reports[0]
    targets = targets_of(index).get(shown.id, []) + ([span] if span else [])
    copies = [e.copy for e in part.relations.lineage if e.parent == shown.id]
    return sheet(shown, 1, index, targets, copies)


def report(visit: Visit) -> Response:
    """One report: text with highlights, notes in the margin, a map of where somebody speaks, findings about it."""
    part, index = report_part(visit, visit.path("id"))
    shown = part.reports[0]
    span = words_asked(visit, shown)
    claim = visit.text("claim", 80)
    ids = {index.claim_number(c.id): c.id for c in index.claims_of_report.get(shown.id, ())}
    number = next((n for n, i in ids.items() if i == claim), 0)
    figures = [f for f in part.measures.figures if f.report == shown.id]
    return visit.show(
        "report.html", "/reports", index,
        sheet=sheet_of(part, index, span), report=shown, ids=ids, claim=number, span=span, marks=marks_of(part),
        traces=[trace(f, n, index) for n, f in enumerate(part.findings, 1)], figures=figures,
        beside=[(r.id, index.outlet(r.id), index.title(r.id)) for r in part.reports[1:]],
        versions=visit.versions([("report", shown.id), *(("claim", i) for i in ids.values())]),
        captured=words.moment(None) if shown.captured_at is None else f"{shown.captured_at:%Y-%m-%d %H:%M}",
        name=harmless.name(shown.name),
    )  # fmt: skip


def claims(visit: Visit) -> Response:
    """One screen of claims, of the whole case or of one answer to a question."""
    question, number = visit.text("question", 80), visit.whole("answer", 100_000)
    wanted = ClaimFilter(
        words=visit.text("words"),
        source=visit.text("source", 80),
        report=visit.text("report", 80),
        commitment=visit.choice("commitment", COMMITMENTS),
        outlet=visit.text("outlet"),
    )
    window, facts = visit.window(), visit.facts
    answer = ""
    if question:
        found = by_ids(visit.connection, Question, [question])
        if not found or not 1 <= number <= len(found[0].answers):
            raise missing("answer of that number")
        held = found[0].answers[number - 1]
        ids = held.claims[window.offset : window.offset + window.limit]
        screen: Screen[Claim] = Screen(by_ids(visit.connection, Claim, ids), len(held.claims), window)
        answer = f"{harmless.name(found[0].text)} {harmless.name(words.answer_value(held))}"
    else:
        key = ("claims", wanted, window)
        screen = visit.context.shelf.once(facts.machine, key, lambda: listed_claims(visit.connection, wanted, window))
    part = visit.judged(gathered(visit.connection, screen.items))
    index = visit.index(part)
    after = {c.id: c for c in part.claims}
    rows = [(after.get(c.id, c), line(after.get(c.id, c), index)) for c in screen.items]
    return visit.show(
        "claims.html", "/sources", index, rows=rows, screen=screen, wanted=wanted, answer=answer, question=question,
        commitments=COMMITMENTS, marks=marks_of(part), versions=visit.versions([("claim", c.id) for c, _ in rows]),
    )  # fmt: skip


def claim(visit: Visit) -> Response:
    """A claim's own address: its place in its report."""
    held = claim_of(visit, visit.path("id"))
    part, index = report_part(visit, held.report, checked=False)
    del part
    number = index.claim_number(held.id)
    return RedirectResponse(f"/reports/{segment(held.report)}?claim={segment(held.id)}#r1c{number}", 303)


def claim_of(visit: Visit, identity: str) -> Claim:
    """The claim of that id.

    Raises:
        Problem: 404.
    """
    found = by_ids(visit.connection, Claim, [identity])
    if not found:
        raise missing("claim of that number")
    return found[0]


def claim_words(visit: Visit) -> Response:
    """A claim's words in place, for the drawer."""
    held = claim_of(visit, visit.path("id"))
    return drawer(visit, held.report, None, held.id)


def report_words(visit: Visit) -> Response:
    """A run of words in place, for the drawer."""
    return drawer(visit, visit.path("id"), visit.text("words", 40), "")


def drawer(visit: Visit, identity: str, asked: str | None, claim_id: str) -> Response:
    """The paragraph that holds the words or the claim, with those around it."""
    part, index = report_part(visit, identity, checked=False)
    shown = part.reports[0]
    span = words_asked(visit, shown) if asked else None
    whole = sheet_of(part, index, span)
    ids = {index.claim_number(c.id): c.id for c in index.claims_of_report.get(shown.id, ())}
    number = next((n for n, i in ids.items() if i == claim_id), 0)
    at = span.start if span else min((s.start for s in index.claims[claim_id].contents), default=0) if claim_id else 0
    passages = [p for p in whole.passages if not p.blank]
    here = next(
        (n for n, p in reversed(list(enumerate(passages))) if p.paragraph.runs and p.paragraph.runs[0].start <= at), 0
    )  # fmt: skip
    around = passages[max(here - AROUND, 0) : here + AROUND + 1]
    target = f"/reports/{segment(identity)}"
    target += f"?claim={segment(claim_id)}#r1c{number}" if claim_id else f"?words={asked}#r1w{asked}" if asked else ""
    index.here = frozenset()
    return visit.show(
        "words.html", "/reports", index,
        passages=[(p, p is passages[here]) for p in around], sheet=whole, ids=ids, number=number, target=target,
        span=span, marks=marks_of(part), versions=visit.versions([("claim", i) for i in ids.values()]),
    )  # fmt: skip


def compare(visit: Visit) -> Response:
    """Two reports side by side: runs of words that both have tinted, the rest of each marked."""
    from hearsay.web.compare import compared

    left, right = visit.text("left", 80), visit.text("right", 80)
    if not left or not right:
        return visit.show("compare_choose.html", "/reports", None, left=left, right=right, choices=choices(visit))
    one, _ = report_part(visit, left, checked=False)
    other, _ = report_part(visit, right, checked=False)
    pair = compared(one.reports[0], other.reports[0])
    both = replace(one, reports=(one.reports[0], other.reports[0]), claims=(*one.claims, *other.claims),
                   sources=tuple({s.id: s for s in (*one.sources, *other.sources)}.values()))  # fmt: skip
    index = visit.index(both)
    return visit.show(
        "compare.html", "/reports", index,
        pair=pair, sides=[(r, index.title(r.id), index.outlet(r.id), words.moment(r.published)) for r in both.reports],
        edge=next((e for e in one.relations.lineage if right in (e.parent, e.copy)), None),
    )  # fmt: skip


def choices(visit: Visit) -> list[tuple[str, str]]:
    """Reports to choose from, the first two hundred by date."""
    from hearsay.web.shelf.paging import Window

    rows = report_rows(visit.connection, ReportFilter(), Window(0, 200)).items
    index = CaseIndex(Dossier("", tuple(r.report for r in rows)))
    return [(r.report.id, f"{index.outlet(r.report.id)}: {index.title(r.report.id)}") for r in rows]
