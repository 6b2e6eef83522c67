"""P1: do the people or the load that a text puts aboard fit what the named type carries?

    "an Il-76 with 74 people on board"         74 within 145 to 225 soldiers: holds, and refutes nothing
    "a Mi-8 carrying 60 people"                more than any configuration listed: flag
    "the overcrowded boat carried 90 people"   no type named: cannot

Capacities come from the packaged table and the user's register (`hearsay.evidence.registers`), each row with its
source. More people than seats have been carried, so too many is a flag and never a fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hearsay.checks.counts import Count
from hearsay.checks.cues import whole_words
from hearsay.checks.say import Limits, finding, listed, number
from hearsay.checks.view import View
from hearsay.evidence.registers import capacities
from hearsay.measures.units import convert, dimension
from hearsay.records import Capacity, Figure, Finding, Span, Step
from hearsay.types import Bound, Outcome, ReportId

CODE = "P1"
NOT_SHOWN = "That the number fits the type says nothing of who or what was aboard: capacity alone refutes nothing."
NEAR = 1
"""Sentences between a type and the number aboard: the same or the next one; a report of one type may be wider."""
SEATED = 50
"""Passengers for each cabin attendant that is required (14 CFR 121.391)."""
COCKPIT = 10
"""The largest crew besides attendants that the types listed have (an Il-76 flies with seven)."""

_CARRIED = re.compile(r"\b(?:carry(?:ing)?|carried|load(?:ed)?|cargo|freight|payload|transporting|hauling)\b", re.I)
_CROWDED = re.compile(
    r"\b(?:over-?crowded|over-?loaded|more (?:people |passengers )?than (?:it|the \w+) (?:was|is) (?:built|licen[cs]ed|"
    r"certified|allowed)|beyond (?:its|the) capacity|over capacity|too many (?:people|passengers))\b",
    re.IGNORECASE,
)
_CARRIES = re.compile(
    r"^\s*(?:(?:that|which) )?(?:was |were |is )?(?:with|carrying|transporting|taking|carried)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:bus(?:es)?|coach(?:es)?|trains?|trucks?|lorr(?:y|ies)|ships?|boats?|ferr(?:y|ies)|vans?|cars?|minibus(?:es)?|"
    r"(?:another|second|other) (?:plane|jet|aircraft|helicopter))\b",
    re.IGNORECASE,
)
"""Vehicles that may carry the number instead."""
_EVERYBODY = ("", "mixed", "people", "passengers", "soldiers", "prisoners", "civilians")


def check_capacity(view: View) -> Iterator[Finding]:
    """The people or the load aboard fit what the named type carries."""
    rows = capacities(view.dossier.evidence)
    for report in view.reports:
        named = _named(view, report, rows)
        yield from _people(view, report, named)
        yield from _loads(view, report, named)


def _named(view: View, report: ReportId, rows: Sequence[Capacity]) -> dict[str, list[Span]]:
    """Where a report names each type of the registers."""
    text = view.reports[report].text
    found: dict[str, list[Span]] = {}
    for type_, words in {row.type: row.words for row in rows}.items():
        spans = [Span(report, m.start(), m.end()) for m in _pattern(words).finditer(text)]
        if spans:
            found[type_] = spans
    return found


@lru_cache(maxsize=4096)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return whole_words(list(words))


def _people(view: View, report: ReportId, named: dict[str, list[Span]]) -> Iterator[Finding]:
    counts = [c for c in view.counts(report) if _is_aboard(c) and not view.is_background(c.figure)]
    largest: dict[str, tuple[Count, Span]] = {}
    for count in counts:
        close = _nearest(view, count.figure.span, named)
        if close is None:
            sentence = view.sentences(report)[count.sentence]
            if _CROWDED.search(view.words(sentence)) and not named:
                yield _unknown(view, count, sentence)
            continue
        type_, span = close
        if type_ not in largest or count.value > largest[type_][0].value:
            largest[type_] = count, span
    for type_, (count, span) in largest.items():
        rows = [r for r in capacities(view.dossier.evidence) if r.type == type_ and r.unit == "people"]
        if rows:
            yield _judged(view, count.figure, count.value, span, rows)


def _is_aboard(count: Count) -> bool:
    """Whether it says how many were aboard one vehicle, at the least."""
    certain = count.exact or count.figure.bound in (Bound.MIN, Bound.GT)
    alone = not (count.more or count.rest or count.among or count.whole)
    return certain and alone and "aboard" in count.states and count.kind in _EVERYBODY and count.value > 1


def _nearest(view: View, span: Span, named: dict[str, list[Span]]) -> tuple[str, Span] | None:
    """The type named nearest to a number, in its sentence or the next; None where another type is as near."""
    at = view.sentence_index(span)
    text = view.reports[span.report].text
    near = [
        (abs(view.sentence_index(one) - at), abs(one.start - span.start), type_, one)
        for type_, spans in named.items()
        for one in spans
        if abs(view.sentence_index(one) - at) <= NEAR and _may_carry(type_, one, span, text)
    ]
    if not near:
        only = [(type_, spans[0]) for type_, spans in named.items() if spans]
        known = len(only) == 1 and not only[0][0].islower() and _may_carry(*only[0], span, text)
        return only[0] if known and view.sentence_index(only[0][1]) <= at <= 2 * NEAR + 1 else None
    first = min(near)
    rivals = {type_ for gap, _, type_, _ in near if gap == first[0]}
    return (first[2], first[3]) if len(rivals) == 1 else None


def _may_carry(type_: str, vehicle: Span, number_: Span, text: str) -> bool:
    """Whether the number can be aboard that vehicle: no other stands between, and "a car" carries what is beside it."""
    if type_.islower():  # a common noun, not a type: "a minibus carrying 31 people"
        return vehicle.end <= number_.start and bool(_CARRIES.match(text[vehicle.end : number_.start]))
    begins = max(text.rfind(".", 0, number_.start), text.rfind("\n", 0, number_.start)) + 1
    first, last = min(begins, vehicle.end), max(number_.start, vehicle.start)
    around = _own_words(text, vehicle)
    return all(around[0] <= first + m.start() < around[1] for m in _OTHER.finditer(text[first:last]))


def _own_words(text: str, vehicle: Span) -> tuple[int, int]:
    """Where the words stand that say what the named vehicle is: "the ferry | Aurora", "Aurora | ferry"."""
    before = re.search(r"[\w-]*\W?$", text[: vehicle.start].rstrip())
    behind = re.match(r"\W?[\w-]+", text[vehicle.end :])
    return before.start() if before else vehicle.start, vehicle.end + (behind.end() if behind else 0)


def _judged(view: View, figure: Figure, value: float, span: Span, rows: Sequence[Capacity]) -> Finding:
    unit = rows[0].unit
    trace = [
        Step(f"stated: {view.words(figure.span)} {figure.counted}".rstrip(), (value,), (figure.span,)),
        Step(f"type: {view.words(span)}", (), (span,)),
        *(Step(f"{_said(row)} — {row.source}", (row.hi,)) for row in rows),
    ]
    most = max(rows, key=lambda row: row.hi)
    allowed = most.hi + (crew_of(most) if unit == "people" else 0.0)
    what = f"{number(value)} aboard" if unit == "people" else f"a load of {number(value)} t"
    fits = [row for row in rows if value <= row.hi + (crew_of(row) if unit == "people" else 0.0)]
    if value <= allowed:
        among = f"{listed([_said(row) for row in rows])}" if len(fits) == len(rows) else _said(fits[0])
        sentence = f"{what} is within what the {rows[0].type} carries, {among}: capacity refutes nothing."
        return finding(
            CODE, Outcome.HOLDS, sentence, trace, Limits((f"The type is right: {rows[0].type}.",), NOT_SHOWN)
        )
    sentence = f"{what} is more than any configuration of the {rows[0].type} that is listed: {_said(most)}."
    assumed = (
        f"The type is right: {rows[0].type}.",
        "The list of configurations is complete: more have been carried before.",
    )
    return finding(CODE, Outcome.FLAG, sentence, trace, Limits(assumed))


def crew_of(row: Capacity) -> float:
    """Crew that may be aboard besides those whom a row counts: twice the attendants required, and the cockpit."""
    return 0.0 if row.of == "everybody" else COCKPIT + 2 * (row.hi // SEATED)


def _said(row: Capacity) -> str:
    """`145 soldiers (single deck)`: one row in words."""
    amount = number(row.hi) if row.lo == row.hi else f"{number(row.lo)} to {number(row.hi)}"
    of = "" if row.of in ("", "everybody") else f" {row.of}"
    return f"{amount}{' t' if row.unit == 't' else of} ({row.configuration})"


def _unknown(view: View, count: Count, sentence: Span) -> Finding:
    trace = [count.step("stated: "), Step(f"the text speaks of too many: {view.words(sentence)}", (), (sentence,))]
    missing = ("the type or the name of the vehicle, and a register that has it",)
    said = f"Whether {number(count.value)} are too many hangs on the vehicle, which is not named by type."
    return finding(CODE, Outcome.CANNOT, said, trace, Limits(missing=missing))


def _loads(view: View, report: ReportId, named: dict[str, list[Span]]) -> Iterator[Finding]:
    """ "an Il-76 carrying 90 tonnes of ammunition"."""
    for figure in view.figures.get(report, ()):
        if dimension(figure.unit) != "mass" or figure.bound in (Bound.MAX, Bound.LT, Bound.INDEFINITE):
            continue
        sentence = view.sentences(report)[view.sentence_index(figure.span)]
        close = _nearest(view, figure.span, named)
        if close is None or not sentence.covers(close[1]) or not _CARRIED.search(view.words(sentence)):
            continue
        rows = [r for r in capacities(view.dossier.evidence) if r.type == close[0] and r.unit == "t"]
        if rows:
            yield _judged(view, figure, round(convert(figure.lo, figure.unit, "t"), 2), close[1], rows)
