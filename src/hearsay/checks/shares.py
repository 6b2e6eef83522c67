"""A2: does a stated total, share or change follow from the numbers beside it?

"Rs 1.2 crore was set aside for 24 families; every family receives Rs 5 lakh"   24 x 500,000: holds
"12 of the 48 patients, or 25 percent"                                               12 / 48: holds
"rose from 40 to 50, a 20 percent increase"                                          25 percent: fails
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearsay.checks.counts import Count
from hearsay.checks.cues import cue
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.units import tolerance
from hearsay.checks.view import View
from hearsay.measures.units import dimension
from hearsay.records import Figure, Finding, Step
from hearsay.types import Bound, Outcome, ReportId

CODE = "A2"
EACH_NEAR = 2
"""Sentences between an amount each and the total it makes."""
NOT_SHOWN = "That the figures fit together says nothing of whether they are true."

REACH = 40
"""Characters between the numbers of one share: "of the wounded soldiers who came back, or about"."""
SHARES = ("percent", "fraction")
FRACTION = 5.0
"""Percentage points within which "half" or "a third" is said of a share."""
_PART_OF = re.compile(r"[^,;.()]*\bof (?:the |all |its |those |these |their )?(?:\w+ )?")
_OF_BEHIND = re.compile(r"[,)–—-]?\s*of (?:the |all |its |those |these |their )?")
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_OR_PERCENT = re.compile(
    r"(?:\bor|[(,–—-])\s*(?:a (?:rate|share) of\s*)?"
    r"(?:about|around|some|nearly|almost|roughly|just over|just under)?\s*$",
    re.IGNORECASE,
)

_COLON = re.compile(r"\s*(?::|\(|[-–—])\s*")
_OPENS = re.compile(r"\b(?:of|out of) (?:the |all |all the |those |these |its |their )*$", re.IGNORECASE)
_OF_WHOM = re.compile(r"\s*of (?:whom|which|them)\s*(?:,|\(|\s[-–—])\s*(?:or |some )?", re.IGNORECASE)
_A_TOTAL = re.compile(r"[,–—-]\s*(?:or |making )?a total of (?:about |some )?$", re.IGNORECASE)
_OF_ELSE = re.compile(r"\s*(?:on|over|above|below|against|compared|than|from|of|since|in)\b", re.IGNORECASE)
"""Behind a percentage that is of something else: "up 10 percent on the plan"."""


def check_shares(view: View) -> Iterator[Finding]:
    """A stated total, share or percentage follows from the numbers beside it."""
    for report in view.reports:
        yield from _multiples(view, report)
        yield from _percentages(view, report)


def _multiples(view: View, report: ReportId) -> Iterator[Finding]:
    """An amount for each of so many makes the stated total."""
    money = [f for f in view.figures.get(report, ()) if dimension(f.unit) == "money" and f.lo == f.hi]
    people = [c for c in view.counts(report) if c.exact and c.value > 1]
    for each in money:
        at = view.sentence_index(each.span)
        if not cue("each").search(view.words(view.sentences(report)[at])):
            continue
        for total in money:
            near = abs(view.sentence_index(total.span) - at) <= EACH_NEAR
            if total.unit != each.unit or not near or total.lo <= each.lo:
                continue
            counts = [c for c in people if abs(c.sentence - at) <= EACH_NEAR]
            if fitting := next((c for c in counts if c.value * each.lo == total.lo), None):
                yield _multiple(fitting, each, total)
            elif counted := _counted_between(view, each, total, counts):
                yield _multiple(counted, each, total)


def _counted_between(view: View, each: Figure, total: Figure, counts: list[Count]) -> Count | None:
    """The one count of "2,000 euros to each of the 150 families, a total of 400,000 euros"; None where it is looser."""
    between = [c for c in counts if each.span.end <= c.figure.span.start and c.figure.span.end <= total.span.start]
    if len(between) != 1 or not cue("each").search(view.between(each.span, between[0].figure.span)):
        return None
    return between[0] if _A_TOTAL.search(view.between(between[0].figure.span, total.span)) else None


def _multiple(count: Count, each: Figure, total: Figure) -> Finding:
    made = f"{number(count.value)} × {number(each.lo)} {each.unit} = {number(count.value * each.lo)} {total.unit}"
    trace = [
        Step(f"{number(count.value)} {count.noun}".rstrip(), (count.value,), (count.figure.span,)),
        Step(f"{number(each.lo)} {each.unit} each", (each.lo,), (each.span,)),
        Step(f"stated total: {number(total.lo)} {total.unit}", (total.lo,), (total.span,)),
    ]
    assumed = ("Everybody counted gets the amount.",)
    if count.value * each.lo == total.lo:
        return finding(CODE, Outcome.HOLDS, f"{made}, as stated.", trace, Limits(assumed, NOT_SHOWN))
    sentence = f"{made}, not {number(total.lo)} {total.unit} as stated."
    return finding(CODE, Outcome.FLAG, sentence, trace, Limits(assumed))


def _percentages(view: View, report: ReportId) -> Iterator[Finding]:
    """ "12 of the 48, or 25 percent", "25 percent of the 48, or 12", "half of the 48, 24", "from 40 to 50, up 25%"."""
    figures = view.figures.get(report, ())
    for sentence in view.sentences(report):
        here = view.in_sentence(figures, sentence)
        for first, second, third in zip(here, here[1:], here[2:], strict=False):
            gaps = (view.between(first.span, second.span), view.between(second.span, third.span))
            if max(map(len, gaps)) > REACH:
                continue
            if first.unit == "percent" and _is_part(second, third) and _COLON.fullmatch(gaps[0]):
                if _PART_OF.fullmatch(gaps[1]):
                    yield _share(second, third, first)
            elif first.unit in SHARES and second.unit in SHARES:  # percentage points
                continue
            elif third.unit == "percent" and first.unit == second.unit and _plain(first) and _plain(second):
                lead = view.text(report, sentence.start, first.span.start)
                behind = view.text(report, third.span.end, min(sentence.end, third.span.end + REACH))
                if _PART_OF.fullmatch(gaps[0]) and _OR_PERCENT.search(gaps[1]):
                    yield _share(first, second, third)
                elif second.lo < first.lo and _is_of_first(lead, gaps[1]):
                    yield _share(second, first, third)
                elif _FROM.search(lead) and _is_rise(gaps, behind):
                    yield _change(first, second, third)
            elif third.unit == "percent" and _is_about(first, second):
                if _PART_OF.fullmatch(gaps[0]) and _OR_PERCENT.search(gaps[1]):
                    yield from (one for one in [_share(first, second, third)] if one.outcome is Outcome.HOLDS)
            elif first.unit in SHARES and _is_about(third, second):
                if _PART_OF.fullmatch(gaps[0]) and _OR_PERCENT.search(gaps[1]):
                    yield from (one for one in [_share(third, second, first)] if one.outcome is Outcome.HOLDS)
            elif first.unit in SHARES and _is_part(third, second):
                if _PART_OF.fullmatch(gaps[0]) and _OR_PERCENT.search(gaps[1]):
                    yield _share(third, second, first)
            elif (
                second.unit == "percent"
                and _is_part(first, third)
                and _OR_PERCENT.search(gaps[0])
                and _OF_BEHIND.fullmatch(gaps[1])
            ):
                yield _share(first, third, second)


def _is_about(part: Figure, whole: Figure) -> bool:
    """Whether the part is only about so many: then it may fit, and never fails."""
    return part.bound is Bound.APPROX and part.unit == whole.unit and _plain(whole) and part.lo < whole.lo


def _is_of_first(lead: str, words: str) -> bool:
    """ "Of the 48 seats, 12 are taken, or 25 percent"; "48 seats, 12 of which, 25 percent, are taken"."""
    return bool(_OF_WHOM.fullmatch(words) or (_OPENS.search(lead) and _OR_PERCENT.search(words)))


def _is_rise(gaps: tuple[str, str], behind: str) -> bool:
    """Whether the words make "from 40 to 50, up 25 percent" of three numbers, the percentage being of the first."""
    return gaps[0].strip() == "to" and _changes(gaps[1] + behind) and not _OF_ELSE.match(behind)


def _is_part(part: Figure, whole: Figure) -> bool:
    return part.unit == whole.unit and _plain(part) and _plain(whole) and part.lo < whole.lo


def _changes(words: str) -> bool:
    return bool(cue("rise").search(words) or cue("fall").search(words))


def _plain(figure: Figure) -> bool:
    return figure.bound is Bound.EXACT and figure.lo == figure.hi and figure.lo > 0


def _share(part: Figure, whole: Figure, share: Figure) -> Finding:
    actual = 100 * part.lo / whole.lo
    sum_ = f"{number(part.lo)} of {number(whole.lo)} is {number(round(actual, 1))} percent"
    return _compared(sum_, actual, (part, whole, share))


def _change(old: Figure, new: Figure, percent: Figure) -> Finding:
    actual = 100 * abs(new.lo - old.lo) / old.lo
    sum_ = f"From {number(old.lo)} to {number(new.lo)} is {number(round(actual, 1))} percent"
    return _compared(sum_, actual, (old, new, percent))


def _compared(sum_: str, actual: float, figures: tuple[Figure, Figure, Figure]) -> Finding:
    stated = figures[-1]
    percent, slack = (stated.lo, max(tolerance(stated), 0.5))
    if stated.unit == "fraction":  # "half" is said of 45 to 55 percent
        percent, slack = 100 * stated.lo, FRACTION
    trace = [Step(f"{number(f.lo)} {f.unit}".rstrip(), (f.lo,), (f.span,)) for f in figures]
    trace.append(Step(f"{sum_}, rounding allows {number(slack)}"))
    said = f"{number(round(percent, 1))} percent" if stated.unit == "fraction" else number(stated.lo)
    if abs(actual - percent) <= slack:
        return finding(CODE, Outcome.HOLDS, f"{sum_}, as stated.", trace, Limits((), NOT_SHOWN))
    outcome = Outcome.FLAG if stated.unit == "fraction" else Outcome.FAILS
    return finding(CODE, outcome, f"{sum_}, not {said} as stated.", trace, Limits())
