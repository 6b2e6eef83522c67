"""A3: does one report give two figures for one slot?

    "The toll is up to more than 250." ... "The toll has risen to 233, the secretary tweeted."   fails
    "Police speak of ten dead, the hospital of twelve."                                         flag
    "The toll was corrected to 275; the first count was 288."                                   nothing

A slot is everybody killed, injured, missing or aboard, with no group, place or share named. Figures that
the text itself sets apart (earlier, corrected, up from, not) are no contradiction; two named speakers who differ
are a disagreement to look at, no slip of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from hearsay.checks.counts import Count
from hearsay.checks.cues import cue
from hearsay.checks.people import kind_in, states_in
from hearsay.checks.say import Limits, bounded, finding
from hearsay.checks.view import View
from hearsay.records import Finding
from hearsay.types import Bound, Outcome, ReportId

CODE = "A3"
SET_APART = ("superseded", "partial", "somewhere", "other_event")
"""Lists of `cues.toml` whose words set a figure apart from the total of the event."""
SLOTS = ("killed", "injured", "missing", "aboard")
ALIKE = 0.5
"""Two totals of one event lie within this share of one another; farther apart they count different things."""

_PLACE = re.compile(r"\b(?i:in|at|near|from|of)\s+(?:the\s+)?((?:[A-Z][\w’'-]+)(?:[\s-][A-Z][\w’'-]+)*)")


def check_slots(view: View) -> Iterator[Finding]:
    """One report gives one figure for one slot."""
    for report in view.reports:
        found = [c for c in view.counts(report) if not view.is_background(c.figure)]
        totals = [c for c in found if _is_total(c) and cue("everybody").search(_sentence(view, c))]
        aboard = [c for c in found if _is_everybody_aboard(c)]
        for slot in SLOTS:
            said = [c for c in totals if slot in c.states]
            yield from _conflicts(view, report, slot, said)
            if slot == "aboard" and not cue("outside").search(view.reports[report].text):
                yield from _conflicts(view, report, slot, [c for c in aboard if c not in said])


def _is_everybody_aboard(count: Count) -> bool:
    """Whether the clause speaks of the people aboard, all of them: "298 people on board", "all 295 people in it"."""
    said = states_in(count.after)
    everybody = count.kind in ("mixed", "people") and kind_in(count.noun) in ("mixed", "people")
    plain = not (count.more or count.rest or count.among or count.row > 0 or (count.whole and not count.opens))
    return everybody and plain and count.exact and "aboard" in said and said <= {"aboard", "killed"}


def _is_total(count: Count) -> bool:
    """Whether it counts everybody of a state: no group, share, remainder or list item."""
    plain = not (count.more or count.rest or count.whole or count.among or count.row > 0)
    plain = plain and not count.noun.startswith("of ")
    return plain and count.role in ("whole", "") and not count.figure.scope and _only_slot(count)


def _is_partial(view: View, small: Count, large: Count) -> bool:
    """Whether the smaller may be of one place only: its sentence names a place that the larger's does not."""
    places = [set(_PLACE.findall(_sentence(view, c))) for c in (small, large)]
    return bool(places[0] - places[1])


def _only_slot(count: Count) -> bool:
    return sum(slot in count.states for slot in SLOTS) == 1 and not count.states - set(SLOTS)


def _conflicts(view: View, report: ReportId, slot: str, totals: list[Count]) -> Iterator[Finding]:
    apart = {c.value for c in totals if _is_set_apart(_sentence(view, c))}
    clear = [c for c in totals if c.value not in apart]
    for left, right in combinations(clear, 2):
        if left.sentence == right.sentence:  # one sentence tells its figures apart itself
            continue
        small, large = sorted((left, right), key=lambda c: c.value)
        if _compatible(left, right) or small.value < ALIKE * large.value or _is_partial(view, small, large):
            continue
        speakers = {view.speaker(left.figure), view.speaker(right.figure)}
        both = f"{bounded(left.figure)} and {bounded(right.figure)}"
        trace = [c.step(f"{view.speaker(c.figure) or 'the report itself'}: ") for c in (left, right)]
        two = len(speakers - {""}) == 2
        who = f"{' and '.join(sorted(speakers))} give" if two else "The report gives"
        sentence = f"{who} two figures for the {slot}: {both}."
        assumed = ("Both speak of the same people at the same time: neither is called earlier or partial.",)
        yield finding(CODE, Outcome.FLAG if two else Outcome.FAILS, sentence, trace, Limits(assumed))
        return


def _is_set_apart(sentence: str) -> bool:
    """Whether the sentence calls a figure earlier, corrected, partial, uncertain or of another event."""
    return any(cue(name).search(sentence) for name in SET_APART)


def _compatible(left: Count, right: Count) -> bool:
    """Whether one true number could satisfy both: 233 is no "more than 250", 275 is "at least 250"."""
    loose = Bound.APPROX in (left.figure.bound, right.figure.bound) or Bound.RANGE in (
        left.figure.bound,
        right.figure.bound,
    )
    if loose:
        return True
    (a, b), (c, d) = left.figure.interval, right.figure.interval
    if a < d and c < b:
        return True
    touching = a == d or c == b
    strict = {Bound.GT, Bound.LT} & {left.figure.bound, right.figure.bound}
    return touching and not strict


def _sentence(view: View, count: Count) -> str:
    return view.words(view.sentences(count.figure.report)[count.sentence])
