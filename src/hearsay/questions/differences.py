"""How two answers to one question differ, with the reason as a sentence.

Shape: 33 on Saturday, 75 on Sunday, a toll -> update; 88 then 75 from one speaker -> correction; 2 and 3 on one
day from two speakers -> conflict; `at least 9` and 50 -> bound; `about 1,000` and 1,100 -> rounding; 30 of the
dead and 75 dead -> subset; `nine others` in one report, `nine` in another -> copy slip. Nothing is averaged, no
answer is preferred: the type says what could explain the difference.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hearsay.questions.ledger import Row
from hearsay.questions.lexicon import events
from hearsay.questions.slots import COUNT, significant
from hearsay.types import Bound, Difference, RecordId, ReportId

Verdict = tuple[Difference, str]

ROUNDING = 0.1
"""Two values this close (share of the larger) are one rounded and one not, if one of them is coarse."""
APPROX = 0.05
"""`about 50` is read as 50 give or take a twentieth."""
PART = 0.5
"""No correction halves a figure: what one speaker gives at less than half of it counts something else."""
COARSE = frozenset({Bound.APPROX, Bound.INDEFINITE, Bound.MIN, Bound.GT, Bound.MAX, Bound.LT})


@dataclass(frozen=True)
class Side:
    """One answer as the comparison sees it: how it reads, its values in the slot's unit, bound and rows.

    `copied` are those of its reports whose parent in the lineage gives the answer too; `revised` are the later
    captures of its pages, where every page that gives it was captured again.
    """

    text: str
    lo: float
    hi: float
    bound: Bound
    rows: tuple[Row, ...]
    copied: frozenset[ReportId] = frozenset()
    revised: frozenset[ReportId] = frozenset()

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days that its rows speak for; a copy repeats the day of its parent and adds none."""
        return tuple(row.when for row in self.rows if row.when and (row.as_of or row.report not in self.copied))

    @cached_property
    def first(self) -> date | None:
        """The first day that a row speaks for."""
        return min(self.days, default=None)

    @cached_property
    def last(self) -> date | None:
        """The last day that its rows speak for, a straggler in five left out: old figures are told on."""
        return sorted(self.days)[(len(self.days) - 1) * 4 // 5] if self.days else None

    @cached_property
    def speakers(self) -> frozenset[RecordId]:
        """Who gives it, the reports' own voices aside."""
        return frozenset(row.source for row in self.rows if not row.own_voice)

    @cached_property
    def reports(self) -> frozenset[ReportId]:
        """In which reports it stands."""
        return frozenset(row.report for row in self.rows)

    @cached_property
    def scope(self) -> frozenset[str]:
        """The limits that every row of it names."""
        named = [frozenset(row.scope) for row in self.rows]
        return frozenset.intersection(*named) if named else frozenset()

    @cached_property
    def part(self) -> bool:
        """Whether every row of it counts some of a whole (`39 of the dead`)."""
        return bool(self.rows) and all(row.told.part for row in self.rows)

    @property
    def interval(self) -> tuple[float, float]:
        """The values that its words allow."""
        if self.bound in (Bound.MIN, Bound.GT, Bound.INDEFINITE):
            return self.lo, float("inf")
        if self.bound in (Bound.MAX, Bound.LT):
            return 0.0, self.hi
        if self.bound is Bound.APPROX:
            return self.lo * (1 - APPROX), self.hi * (1 + APPROX)
        return self.lo, self.hi


def difference(a: Side, b: Side, remainders: Collection[Row], family: Mapping[ReportId, ReportId]) -> Verdict:
    """The type of the difference between two answers of one slot, and the reason.

    Args:
        a, b: two answers with different values.
        remainders: rows of the slot that count the rest (`nine others`), which are no answers of their own.
        family: the root in the lineage of each report that copies or is copied.
    """
    early, late = (a, b) if (a.first or date.max, a.lo) <= (b.first or date.max, b.lo) else (b, a)
    return (
        _slip(a, b, remainders, family)
        or _slip(b, a, remainders, family)
        or _revised(a, b)
        or _revised(b, a)
        or _subset(a, b)
        or _scope(a, b)
        or _point(a, b)
        or _update(early, late)
        or _rounding(a, b)
        or _bounds(a, b)
        or _correction(early, late)
        or _conflict(a, b)
    )


def _slip(odd: Side, other: Side, remainders: Collection[Row], family: Mapping[ReportId, ReportId]) -> Verdict | None:
    """The odd one stands as a remainder elsewhere, or is one slip from the value of a kindred report."""
    if len(odd.reports) > len(other.reports):
        return None
    rest = next((row for row in remainders if odd.lo < other.lo and _garbled(row, odd, family)), None)
    if rest:
        said = f"{rest.figure.lo:g} others"
        return (
            Difference.COPY_SLIP,
            f"Report {rest.report} has {said} beside the rest; {odd.text} as the whole is what remains without it.",
        )
    if len(odd.reports) > 2 or not one_slip(odd.lo, other.lo):
        return None
    for mine in sorted(odd.reports):
        theirs = next((r for r in sorted(other.reports) if mine in family and family.get(r) == family[mine]), None)
        if theirs:
            why = f"Report {mine} shares its text with {theirs}, where the figure is {other.text}"
            return Difference.COPY_SLIP, f"{why}: {odd.text} differs by one slip of the digits."
    if odd.speakers & other.speakers and odd.first == other.first:
        why = f"One speaker is given with {other.text} and, for the same day, with {odd.text}"
        return Difference.COPY_SLIP, f"{why}: one slip of the digits in the telling."
    return None


def _garbled(rest: Row, odd: Side, family: Mapping[ReportId, ReportId]) -> bool:
    """Whether a remainder is the odd one: told of the same, or of something else in the text that was copied."""
    if rest.figure.lo != odd.lo or not odd.rows:
        return False
    kin = any(r != rest.report and r in family and family[r] == family.get(rest.report) for r in odd.reports)
    return rest.slot.status == odd.rows[0].slot.status or kin


def one_slip(a: float, b: float) -> bool:
    """Whether two whole numbers differ by one wrong, lost, added or swapped digit.

    Two swapped digits count from two digits on, one wrong digit from three on: 40 and 50 are two figures.
    """
    s, t = f"{a:g}", f"{b:g}"
    if s == t or not (s.isdigit() and t.isdigit()) or min(len(s), len(t)) < 2 or abs(len(s) - len(t)) > 1:
        return False
    if len(s) == len(t):
        wrong = [i for i in range(len(s)) if s[i] != t[i]]
        swapped = (
            len(wrong) == 2 and wrong[1] == wrong[0] + 1 and s[wrong[0]] == t[wrong[1]] and s[wrong[1]] == t[wrong[0]]
        )
        return swapped or (len(wrong) == 1 and len(s) > 2)
    short, long = sorted((s, t), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _revised(early: Side, late: Side) -> Verdict | None:
    """Every page with the one answer was captured again, with the other."""
    if not early.revised or not early.revised <= late.reports or not late.rows:
        return None
    slot = late.rows[0].slot
    rose = late.lo > early.hi and slot.grows and not slot.fixed
    fell = late.hi < early.lo and slot.falls
    pages = f"{len(early.revised)} pages were" if len(early.revised) > 1 else "The page was"
    why = f"{pages} captured with {early.text}, and later with {late.text}"
    if rose or fell:
        return Difference.UPDATE, f"{why}: such counts {'grow' if rose else 'fall'} as more is known."
    return Difference.CORRECTION, f"{why}: its outlet put the one in the place of the other."


def _subset(a: Side, b: Side) -> Verdict | None:
    for part, whole in ((a, b), (b, a)):
        if part.part and not whole.part and part.hi <= whole.hi:
            return Difference.SUBSET, f"{part.text} counts some of a whole; {whole.text} counts all of it."
    return None


def _scope(a: Side, b: Side) -> Verdict | None:
    if a.scope and b.scope and not a.scope & b.scope:
        left, right = (", ".join(n.title() for n in sorted(side.scope)) for side in (a, b))
        return Difference.SCOPE, f"{a.text} is of {left}, {b.text} of {right}: they count different things."
    for part, whole in ((a, b), (b, a)):
        if part.scope and not whole.scope and part.hi < whole.lo:
            limit = ", ".join(n.title() for n in sorted(part.scope))
            return Difference.SUBSET, f"{part.text} is limited to {limit}; {whole.text} has no such limit."
    return None


def _point(a: Side, b: Side) -> Verdict | None:
    """Distances from, or of, different points."""
    if not a.rows or a.rows[0].slot.dimension != "distance":
        return None
    left, right = {r.told.event for r in a.rows}, {r.told.event for r in b.rows}
    if not left & right:
        said = [" or ".join(sorted(_place(n) for n in side)) for side in (left, right)]
        return Difference.SCOPE, f"{a.text} is measured to {said[0]}, {b.text} to {said[1]}."
    left, right = {r.told.head for r in a.rows}, {r.told.head for r in b.rows}
    if not left & right:
        said = [" or ".join(sorted(f"the {n}" if n else "the place" for n in side)) for side in (left, right)]
        return Difference.SCOPE, f"{a.text} is measured from {said[0]}, {b.text} from {said[1]}."
    return None


def _place(event: str) -> str:
    return events().by_name[event].say if event else "a place not said"


def _update(early: Side, late: Side) -> Verdict | None:
    """A later, higher count that takes the place of the earlier one."""
    slot = early.rows[0].slot if early.rows else None
    if slot is None or slot.dimension != "count" or not early.first or not late.first or late.lo <= early.hi:
        return None
    if slot.fixed:
        return None
    own = early.speakers & late.speakers
    if early.first == late.first and own and slot.grows:
        return Difference.UPDATE, f"One speaker gives {early.text} and {late.text} within a day, of a count that grows."
    if early.first >= late.first or not early.last:
        return None
    replaced = early.last < late.first
    apart = early.speakers and late.speakers and not early.speakers & late.speakers
    if replaced or own or (slot.grows and (early.last <= late.first or not apart)):
        why = "nobody has the lower figure after that"
        if not replaced:
            why = "one speaker gives both" if own else "such counts grow as they are added to"
        return (
            Difference.UPDATE,
            f"{early.text} is of {_day(early.first)}, {late.text} of {_day(late.first)}: it rose, and {why}.",
        )
    return None


def _rounding(a: Side, b: Side) -> Verdict | None:
    small, large = sorted((a, b), key=lambda s: s.lo)
    if Bound.INDEFINITE in (a.bound, b.bound):
        return None
    if not large.lo or (large.lo - small.hi) / large.lo > ROUNDING:
        return None
    for coarse, fine in ((a, b), (b, a)):
        is_round = significant(coarse.lo) <= max(1, significant(fine.lo) - 1) and coarse.lo >= 100
        if (coarse.bound in (Bound.APPROX, Bound.INDEFINITE) or is_round) and coarse.lo >= 10:
            gap = abs(large.lo - small.lo) / large.lo
            return Difference.ROUNDING, f"{coarse.text} is a round figure, {gap:.0%} from {fine.text}."
    return None


def _bounds(a: Side, b: Side) -> Verdict | None:
    if a.bound not in COARSE | {Bound.RANGE} and b.bound not in COARSE | {Bound.RANGE}:
        return None
    (alo, ahi), (blo, bhi) = a.interval, b.interval
    if alo <= bhi and blo <= ahi:
        return Difference.BOUND, f"{a.text} and {b.text} can both be right: what the words allow overlaps."
    return None


def _correction(early: Side, late: Side) -> Verdict | None:
    """A figure that the same speaker, or one report that gives both, puts in the place of another.

    A toll is corrected downwards; what was one number from the start (people aboard) either way, also where every
    later report has the other figure.
    """
    slot = early.rows[0].slot if early.rows else None
    if slot is None or not early.first or not late.first or early.first > late.first:
        return None
    fell = late.lo < early.lo
    if not fell and not (slot.fixed or slot.dimension != COUNT):
        return None
    same = sorted(early.speakers & late.speakers)
    both = sorted(early.reports & late.reports)
    if fell and slot.dimension == COUNT and (same or both) and late.hi < early.lo * PART and not slot.falls:
        return (
            Difference.SCOPE,
            f"{late.text} is less than half of {early.text}: it seems to count a part, unnamed.",
        )
    if early.first == late.first:
        return None
    way = f"It {'fell' if fell else 'rose'}"
    if slot.falls and fell:
        days = f"{early.text} is of {_day(early.first)}, {late.text} of {_day(late.first)}"
        return Difference.UPDATE, f"{days}: it fell, as such counts do when people are found."
    if same or both:
        who = "the same speaker gives" if same else f"report {both[0]} gives"
        return (
            Difference.CORRECTION,
            f"{way}: {who} first {early.text} ({_day(early.first)}), then {late.text} ({_day(late.first)}).",
        )
    last = early.last
    settled = last and last < late.first and min(len(early.reports), len(late.reports)) > 1
    if slot.fixed and last and settled:
        return (
            Difference.CORRECTION,
            f"Such a number does not grow: reports up to {_day(last)} have {early.text}, later ones {late.text}.",
        )
    return None


def _conflict(a: Side, b: Side) -> Verdict:
    apart = not a.speakers & b.speakers
    days = sorted(day for day in (a.first, b.first) if day)
    when = f" for {_day(days[0])}" if len(days) == 2 and days[0] == days[1] else ""
    who = "different speakers give" if apart else "one speaker gives"
    return (
        Difference.CONFLICT,
        f"{who.capitalize()} {a.text} and {b.text}{when}; neither bound nor date explains it.",
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
