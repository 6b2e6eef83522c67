"""Questions of kind figure: one a slot, its answers the different values, their differences typed.

Shape: rows 233 (3 June), 275 (4 June), 288 (6 June) of the slot (killed, people) -> `How many were killed?` with
three answers in order of time, an update and a correction.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from hearsay.questions.differences import Side, difference
from hearsay.questions.ledger import Row
from hearsay.questions.lexicon import nouns
from hearsay.questions.origins import Holding, origins, root
from hearsay.questions.quantities import MAGNITUDE
from hearsay.questions.slots import COUNT, Slot, in_unit, wording
from hearsay.records import Answer, Origin, Question, Relation, Report, Span
from hearsay.types import Bound, Commitment, Difference, QuestionKind, ReportId

MOST_ANSWERS = 12
"""Answers of one question that are compared with each other: a page with more is a table, not a comparison."""
CONTESTED = frozenset({Difference.CONFLICT, Difference.CORRECTION, Difference.COPY_SLIP})
"""Differences that time, bounds and scope do not explain away."""
ODD = 3
"""Reports that must count a thing of no known class, of which nothing befell, before it is a question."""
SINGLE = 10
"""Where a count reaches this, `one of them died` tells of a person and is no count."""
WORDS = {
    Bound.MIN: "at least {}",
    Bound.GT: "more than {}",
    Bound.MAX: "at most {}",
    Bound.LT: "fewer than {}",
    Bound.APPROX: "about {}",
    Bound.INDEFINITE: "{} or so",
}
"""How an answer's bound reads."""
MANY = {"mile": "miles", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "year": "years"}
"""Names of units that take an ending."""
FIRMEST = (Commitment.ASSERTED, Commitment.HEDGED, Commitment.UNVERIFIED, Commitment.DENIED)


def figure_questions(
    rows: Sequence[Row],
    reports: Mapping[ReportId, Report],
    parents: Mapping[ReportId, ReportId],
    rank: Mapping[ReportId, int],
    shared: Iterable[Origin],
    later: Mapping[ReportId, ReportId],
) -> list[Question]:
    """A question for each slot that two reports, or two values, fill; ids are left to the caller.

    Args:
        rows: the ledger.
        reports: every report by its id.
        parents: the lineage, copy to parent, and each capture of a page to the one before it.
        rank: the place of each report in order of time.
        shared: passages and utterances that several reports have.
        later: each capture of a page to the one that follows it.
    """
    passages = _passages(shared)
    slots: dict[Slot, list[Row]] = defaultdict(list)
    for row in rows:
        slots[row.slot].append(row)
    family = {report: root(report, parents) for pair in parents.items() for report in pair}
    rest: dict[float, list[Row]] = defaultdict(list)
    for row in rows:
        if row.remainder and row.slot.dimension == COUNT:
            rest[row.figure.lo].append(row)
    found: list[Question] = []
    for slot, filled in sorted(slots.items()):
        answering = _answering(filled)
        if slot.loose:
            answering = _akin(answering)
        if not _asked(slot, answering):
            continue
        sides = _sides(answering, reports, parents, later)
        relations = tuple(
            Relation(
                i, j, *difference(sides[i], sides[j], (*rest.get(sides[i].lo, ()), *rest.get(sides[j].lo, ())), family)
            )
            for i in range(len(sides))
            for j in range(i + 1, len(sides))
        )
        spoken = {row.report for row in filled}
        found.append(
            Question(
                id="",
                text=wording(slot, _landmark(slot, answering, reports), _verb(answering) if slot.loose else ""),
                kind=QuestionKind.FIGURE,
                answers=tuple(_answer(side, parents, rank, passages) for side in sides),
                relations=relations,
                silent=tuple(r for r in reports if r not in spoken) if len(reports) <= 200 else (),
                contested=(bool(slot.status) or slot.dimension != COUNT)
                and any(r.difference in CONTESTED for r in relations),
            )
        )
    return found


def _asked(slot: Slot, rows: Sequence[Row]) -> bool:
    """Whether two reports fill the slot, or two speakers differ in one; a thing of no class needs more."""
    told = {row.report for row in rows}
    values = {(row.figure.lo, row.figure.hi) for row in rows}
    if slot.unit and slot.dimension == "distance":
        return len(told) > 1 and len(values) > 1
    disputed = len(values) > 1 and len({(row.report, row.source) for row in rows}) > 1
    if slot.verb or (slot.loose and slot.noun not in nouns().by_name):
        return len(told) >= ODD or disputed
    return len(told) > 1 or disputed


def _akin(rows: Sequence[Row]) -> list[Row]:
    """The largest group of rows that share words beside the noun: `three pistols` here and there may be six."""
    leader = list(range(len(rows)))

    def lead(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    first: dict[str, int] = {}
    for at, row in enumerate(rows):
        for word in sorted(row.told.near):
            leader[lead(at)] = lead(first.setdefault(word, at))
    groups: dict[int, list[Row]] = defaultdict(list)
    for at, row in enumerate(rows):
        groups[lead(at)].append(row)
    return max(groups.values(), key=lambda own: len({(r.report, r.figure.lo) for r in own}), default=[])


def _verb(rows: Sequence[Row]) -> str:
    """The verb that most tellings have beside the noun, where two reports have it."""
    verbs = Counter(verb for verb, _ in {(row.told.verb, row.report) for row in rows} if verb)
    return min((v for v in verbs if verbs[v] > 1), key=lambda v: (-verbs[v], v), default="")


def _answering(rows: Sequence[Row]) -> list[Row]:
    """The rows that answer the question: none that is given up, counts the rest or some, or tells a single case."""
    kept = [row for row in rows if not row.rejected and not row.remainder and not row.portion]
    if any(row.figure.lo >= SINGLE for row in kept):
        kept = [row for row in kept if row.figure.hi > 1]
    return kept


def _sides(
    rows: Sequence[Row],
    reports: Mapping[ReportId, Report],
    parents: Mapping[ReportId, ReportId],
    later: Mapping[ReportId, ReportId],
) -> list[Side]:
    """The different values of a slot, in order of time; the most told where there are too many to compare."""
    common = Counter(row.figure.unit for row in rows).most_common(1)[0][0]
    grouped: dict[tuple[float, float], list[Row]] = defaultdict(list)
    for row in rows:
        figure = row.figure
        grouped[in_unit(figure.lo, figure.unit, common), in_unit(figure.hi, figure.unit, common)].append(row)
    sides = []
    for (lo, hi), held in grouped.items():
        bounds = Counter(row.figure.bound for row in held)
        bound = min(bounds, key=lambda b: (-bounds[b], list(Bound).index(b)))
        holding = {row.report for row in held}
        copied = frozenset(r for r in holding if parents.get(r) in holding)
        revised = frozenset(later[r] for r in holding if r in later) if holding <= later.keys() else frozenset()
        text = _text(lo, hi, bound, common, held, reports)
        sides.append(Side(text, lo, hi, bound, tuple(held), copied, revised))
    sides.sort(key=lambda s: (-len(s.reports), s.lo))
    kept = sides[:MOST_ANSWERS]
    return sorted(kept, key=lambda s: (s.first is None, s.first, s.lo) if s.first else (True, None, s.lo))


def _text(
    lo: float, hi: float, bound: Bound, unit: str, rows: Sequence[Row], reports: Mapping[ReportId, Report]
) -> str:
    """The value in words: `about 50 km`, `10-12`, `dozens`."""
    if bound is Bound.INDEFINITE:
        row = rows[0]
        words = row.figure.span.of(reports[row.report].text)
        return f"one ({words})" if lo == hi == 1 else words.casefold()
    number = f"{lo:,.10g}" if lo == hi else f"{lo:,.10g}-{hi:,.10g}"
    name = "" if unit == MAGNITUDE else MANY.get(unit, unit) if hi != 1 else unit
    return WORDS.get(bound, "{}").format(f"{number} {name}".strip())


def _passages(shared: Iterable[Origin]) -> dict[ReportId, list[tuple[Span, str]]]:
    """The passages of each report that other reports have word for word, each with a name of its own."""
    found: dict[ReportId, list[tuple[Span, str]]] = defaultdict(list)
    for number, origin in enumerate(o for o in shared if o.basis in ("passage", "quotation")):
        for span in origin.spans:
            found[span.report].append((span, f"passage {number}"))
    return found


def _holding(row: Row, passages: Mapping[ReportId, Sequence[tuple[Span, str]]]) -> Holding:
    shared = (name for span, name in passages.get(row.report, ()) if span.covers(row.figure.span))
    return Holding(row.report, row.source, row.own_voice, next(shared, ""))


def _answer(
    side: Side,
    parents: Mapping[ReportId, ReportId],
    rank: Mapping[ReportId, int],
    passages: Mapping[ReportId, Sequence[tuple[Span, str]]],
) -> Answer:
    rows = side.rows
    commitments = {row.commitment for row in rows}
    return Answer(
        text=side.text,
        lo=side.lo,
        hi=side.hi,
        claims=tuple(dict.fromkeys(row.claim for row in rows if row.claim)),
        measures=tuple(dict.fromkeys(row.figure.id for row in rows)),
        holders=tuple(dict.fromkeys(row.source for row in rows if row.source)),
        reports=tuple(dict.fromkeys(row.report for row in rows)),
        origins=origins((_holding(row, passages) for row in rows), parents, rank),
        commitment=next(c for c in FIRMEST if c in commitments),
    )


def _landmark(slot: Slot, rows: Sequence[Row], reports: Mapping[ReportId, Report]) -> str:
    """The landmark of a distance as it is written in the first report that names it."""
    if slot.dimension != "distance":
        return ""
    row = rows[0]
    text = reports[row.report].text
    for word in text[row.figure.span.end : row.figure.span.end + 120].replace("’", "'").split():
        plain = word.strip(".,;:()'\"")
        if plain.casefold().startswith(slot.landmark):
            return plain.removesuffix("'s")
    return slot.landmark
