"""L1: a list of names against another list: who is on both, who on one, who stays ambiguous.

    57 of the 65 names of exchanged.csv are on passengers.csv; 2 are ambiguous, 1 is doubtful, 5 are not there

And a number of names that a report states ("a list of 65 names") against the lists that were brought. How two names
are held against one another stands in `hearsay.evidence.names_compare`; the whole comparison is printed by
`hearsay names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import PurePath

from hearsay.checks.say import Limits, bounded, finding, number
from hearsay.checks.view import View
from hearsay.evidence.names_compare import Compared, Pair, compare
from hearsay.records import Finding, NameList, Person, Step
from hearsay.types import Bound, Outcome

CODE = "L1"
MOST = 20_000
"""Names of a list that are compared while a dossier is made: about a minute."""
SHOWN = 40
"""Rows of each kind that a trace shows; the command prints all."""
NOT_SHOWN = "That a name is on both lists does not show that the same person is meant, nor who put it there."
ASSUMED = ("Nobody is twice on one list.", "Rare agreements weigh more than common ones, as these lists have them.")

_LIST_OF = re.compile(r"\blist (?:of|with|bearing|containing)\s*$", re.IGNORECASE)
_NAMES = re.compile(r"^\s*(?:\w+\s+){0,2}?names?\b", re.IGNORECASE)


def check_lists(view: View) -> Iterator[Finding]:
    """The names of one list are on the other, and lists have as many names as reports say."""
    lists = view.dossier.evidence.lists
    for left, right in combinations(lists, 2):
        if max(len(left.people), len(right.people)) > MOST:
            yield _too_long(left, right)
        else:
            yield _compared(left, right, compare(left, right))
    if lists:
        yield from _sizes(view, lists)


def _too_long(left: NameList, right: NameList) -> Finding:
    trace = [
        Step(f"{_file(one)} has {number(len(one.people))} names", (float(len(one.people)),)) for one in (left, right)
    ]
    missing = (f"lists of at most {number(MOST)} names, or `hearsay names`, which compares longer ones",)
    sentence = f"{_file(left)} and {_file(right)} are too long to be compared here."
    return finding(CODE, Outcome.CANNOT, sentence, trace, Limits(missing=missing))


def _compared(left: NameList, right: NameList, found: Compared) -> Finding:
    swapped = len(right.people) < len(left.people)
    small, large = (right, left) if swapped else (left, right)
    here, there = _file(small), _file(large)
    missing = found.only_right if swapped else found.only_left
    more = found.only_left if swapped else found.only_right
    count = len(found.matches)
    counted = (
        f"{number(count)} of the {number(len(small.people))} names of {here} are on {there} "
        f"({number(len(large.people))} names)"
    )
    groups = (("ambiguous", found.ambiguous), ("doubtful", found.doubtful), ("not there", missing))
    rest = [f"{said} {number(len(group))}" for said, group in groups if group]
    sentence = counted + (f"; {', '.join(rest)}." if rest else ".")
    trace = [Step(counted, (float(count), float(len(small.people)), float(len(large.people))))]
    for pairs in found.ambiguous[:SHOWN]:
        others = " | ".join(f"{_row(pair.right)}" for pair in pairs)
        trace.append(Step(f"ambiguous: {_row(pairs[0].left)} fits {others}"))
    trace += [Step(f"doubtful: {_pair(pair)}") for pair in found.doubtful[:SHOWN]]
    trace += [Step(f"only on {here}: {_row(person)}") for person in missing[:SHOWN]]
    trace += [Step(f"only on {there}: {_row(person)}") for person in more[:SHOWN]]
    trace += [Step(f"on both: {_pair(pair)}") for pair in found.matches[:SHOWN]]
    most = max(map(len, (found.ambiguous, found.doubtful, missing, more, found.matches)))
    if most > SHOWN:
        trace.append(Step(f"the first {SHOWN} of each kind are shown; `hearsay names` prints all"))
    outcome = Outcome.FLAG if rest else Outcome.HOLDS
    return finding(CODE, outcome, sentence, trace, Limits(ASSUMED, NOT_SHOWN))


def _file(one: NameList) -> str:
    """The name of a list's file without the folders it lies in."""
    return PurePath(one.name).name


def _row(person: Person) -> str:
    born = f", {person.born}" if person.born else ""
    return f"{person.name}{born} (row {person.row})"


def _pair(pair: Pair) -> str:
    return f"{_row(pair.left)} = {_row(pair.right)}: {'; '.join(pair.why)}"


def _sizes(view: View, lists: Sequence[NameList]) -> Iterator[Finding]:
    """ "A list of 65 names was published", held against the lists: as many on one of them, or on none."""
    for report in view.reports:
        for figure in view.figures.get(report, ()):
            behind = view.text(report, figure.span.end, figure.span.end + 30)
            before = view.text(report, figure.span.start - 20, figure.span.start)
            stated = figure.bound is Bound.EXACT and figure.lo == figure.hi and not figure.unit
            if not (stated and _NAMES.match(behind) and _LIST_OF.search(before)):
                continue
            trace = [Step(f"stated: a list of {bounded(figure)} names", (figure.lo,), (figure.span,))]
            trace += [Step(f"{_file(one)} has {number(len(one.people))}", (float(len(one.people)),)) for one in lists]
            fitting = [one for one in lists if len(one.people) == figure.lo]
            assumed = ("The report speaks of one of these lists.",)
            if fitting:
                sentence = f"{_file(fitting[0])} has {number(figure.lo)} names, as stated."
                yield finding(CODE, Outcome.HOLDS, sentence, trace, Limits(assumed, NOT_SHOWN))
            elif len(lists) == 1:
                sentence = f"{_file(lists[0])} has {number(len(lists[0].people))} names, not {number(figure.lo)}."
                yield finding(CODE, Outcome.FLAG, sentence, trace, Limits(assumed))
