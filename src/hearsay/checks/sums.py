"""A1: do the parts that a text puts together add up to the whole that it states?

    "The ferry carried 61 people: 52 passengers and a crew of ten."     52 + 10 = 62, not 61: fails
    "793 were discharged. The other 382 are in treatment." (1,175 hurt)  793 + 382 = 1,175: holds

Numbers that merely happen to add up are no sum. Each rule is one way in which the text itself says that parts
belong together: the shape of a sentence (`structures`), and here who is counted: groups that exclude one another,
states that share out a whole, "another", the same thing counted place by place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from hearsay.checks.adding import CODE, NOT_SHOWN, Sum, judged, told
from hearsay.checks.counts import Count
from hearsay.checks.cues import cue
from hearsay.checks.people import people, states_in
from hearsay.checks.say import Limits, finding, listed, number, plus
from hearsay.checks.structures import structured_sums
from hearsay.checks.view import View
from hearsay.records import Finding
from hearsay.types import Bound, Outcome, ReportId

NEAR = 1
"""Sentences between parts and whole within which a mismatch may fail: the same or the next one."""
PLACES = 3
"""Fewest places whose counts may be added without a word that says so: two numbers add up by chance too often."""
WINDOW = 4
"""Sentences in which the counts by place must stand."""
LONGEST_LIST = 12
"""Most items of a list that is added; a longer one is a table."""

APART = "Nobody belongs to two of the groups, and there is no further group."
"""What a sum of groups takes for granted."""

_AT_PLACE = re.compile(r"\b(?i:in|at|from|to|near)\s+(?:the\s+)?((?:[A-Z][\w’'-]+)(?:[\s-][A-Z][\w’'-]+)*)")
_DEAD_OR_ABOARD = frozenset({"killed", "aboard"})
_FATES = frozenset({"killed", "rescued", "missing"})
"""Everybody aboard is one of these: what is left over is worth a look."""
_COMPLETE = (frozenset({"passengers", "crew"}),)
"""Groups that are everybody together: whoever is aboard is a passenger or crew."""
_SEXES = (frozenset({"men", "women"}), frozenset({"men", "women", "children"}))
"""Groups by sex and age that may share a whole out: added, never called wrong."""


def check_sums(view: View) -> Iterator[Finding]:
    """Parts add up to the stated whole: a list, shares of a whole, "another" and "the other", counts by place."""
    wholes = {report: [c for c in view.counts(report) if is_whole(c)] for report in view.reports}
    within = {report: told(list(_sums(view.counts(report), wholes[report]))) for report in view.reports}
    for report, sums in within.items():
        yield from map(judged, sums)
        for amounts in view.amounts(report):
            yield from (judged(one) for one in told(list(structured_sums(amounts))) if one.holds)
    for report, sums in within.items():
        done = [{part.figure.id for part in one.parts} for one in sums]
        for parts in _groups(view.counts(report)):
            if not any({part.figure.id for part in parts} <= ids for ids in done) and _is_closed(parts):
                yield from _elsewhere(report, parts, wholes)


def is_whole(count: Count) -> bool:
    """Whether it counts everybody killed or aboard, with one value."""
    alone = not (count.more or count.rest or count.among) and (count.exact or count.figure.bound is Bound.MIN)
    return alone and count.role in ("whole", "") and bool(count.states & _DEAD_OR_ABOARD) and not count.states & {
        "identified", "unidentified", "found", "handed over",
    }  # fmt: skip


def _sums(found: Sequence[Count], wholes: Sequence[Count]) -> Iterator[Sum]:
    yield from structured_sums(found)
    yield from _shared_out(found)
    for parts in _groups(found):
        yield from _group_sums(parts, wholes)
    yield from _additions(found)
    yield from _by_place(found)


def _shared_out(found: Sequence[Count]) -> Iterator[Sum]:
    """Two states that share out a third: discharged and in treatment are the injured.

    "At least nine" dead stand for nine where nine make the sum come out: what is left was reckoned with them.
    """
    done: list[tuple[str, set[str]]] = []
    for partition in sorted(people().partitions, key=lambda p: -len(p.parts)):
        here = [c for c in found if _is_least(c) and not c.whole and not cue("other_event").search(c.before)]
        parts = [[c for c in here if p in c.states] for p in partition.parts]
        others = set(partition.parts)
        wholes = [c for c in found if c.exact and partition.whole in c.states and not c.states & others]
        for chosen, whole in product(product(*parts), wholes):
            if len({c.figure.id for c in chosen}) < len(chosen) or any(c.value >= whole.value for c in chosen):
                continue
            if not all(c.exact for c in chosen) and sum(c.value for c in chosen) != whole.value:
                continue
            ids = {c.figure.id for c in chosen}
            if any(
                of == whole.figure.id and ids < more for of, more in done
            ):  # the dead and saved, where some are missing
                continue
            done.append((whole.figure.id, ids))
            near = max(c.sentence for c in chosen) - min(c.sentence for c in chosen) <= NEAR
            told = (whole.opens or chosen[-1].rest) and abs(chosen[0].sentence - whole.sentence) <= NEAR and near
            why = f"{listed([_those(p) for p in partition.parts])} are together {_those(partition.whole)}"
            everybody = len(chosen) == len(_FATES) and frozenset(partition.parts) == _FATES
            alone = everybody and len({c.sentence for c in chosen}) == len({w.value for w in wholes}) == 1
            over = sum(c.value for c in chosen) > whole.value and {c.sentence for c in chosen} == {whole.sentence}
            yield Sum(chosen, whole, why, told and chosen[0].sentence >= whole.sentence, nearly=alone or over)


def _is_least(count: Count) -> bool:
    """Whether one value is stated, if only as the least."""
    return count.exact or (count.figure.bound is Bound.MIN and count.figure.lo == count.figure.hi)


_THOSE = {
    "killed": "the dead", "injured": "the injured", "missing": "the missing", "aboard": "everybody aboard",
    "arrested": "those arrested", "unidentified": "those not identified", "in treatment": "those in treatment",
}  # fmt: skip


def _those(state: str) -> str:
    """`the dead`, `those identified`: everybody in a state."""
    return _THOSE.get(state, f"those {state}")


def _groups(found: Sequence[Count]) -> Iterator[tuple[Count, ...]]:
    """Lists whose items exclude one another, and the groups aboard or killed named over a whole report."""
    rows = sorted({c.row for c in found if c.row > 0})
    for row in rows:
        parts = tuple(c for c in found if c.row == row)
        if 2 <= len(parts) <= LONGEST_LIST and _can_add(parts):
            yield parts
    for sentence in sorted({c.sentence for c in found}):
        ages = tuple(c for c in found if c.sentence == sentence and c.role == "subset" and c.exact)
        if frozenset(c.kind for c in ages) in _SEXES and len(ages) == len({c.kind for c in ages}):
            yield ages
        dead = tuple(c for c in found if c.sentence == sentence and c.exact)
        if len(dead) == 2 and "killed" in dead[0].states and not dead[1].noun and dead[1].row < 0:
            yield dead  # "21 died at the scene and three in hospital"
    for at, more in enumerate(found):
        if more.more and more.exact and more.states & _DEAD_OR_ABOARD:
            earlier = [c for c in found[:at] if c.role == "part" and c.exact and c.states & _DEAD_OR_ABOARD]
            if earlier and len({c.value for c in earlier}) == 1:
                yield earlier[-1], more
    told = {c.sentence for c in found if c.states & _DEAD_OR_ABOARD}
    by_kind: dict[str, list[Count]] = {}
    for count in found:
        if count.role == "part" and count.exact and not count.among and count.sentence in told:
            by_kind.setdefault(count.kind, []).append(count)
    clear = [same[-1] for same in by_kind.values() if len({c.value for c in same}) == 1]
    if len(clear) == len(by_kind) >= 2 and not _is_one_list(clear):
        yield tuple(sorted(clear, key=lambda c: c.figure.span.start))


def _is_one_list(parts: Sequence[Count]) -> bool:
    return parts[0].row > 0 and len({c.row for c in parts}) == 1


def _can_add(parts: Sequence[Count]) -> bool:
    """Whether the items of a list exclude one another: each its own group, none a word for everybody."""
    nouns = [(c.kind or c.noun).lower() for c in parts]
    said = [states_in(c.noun) for c in parts]
    apart = len(set(nouns)) == len(parts) and len({frozenset(s) for s in said if s}) <= 1
    people_only = all(c.of_people and (c.role in ("part", "subset", "") or c.more) for c in parts)
    return apart and people_only and all(c.exact and not c.whole and not c.among for c in parts)


def _group_sums(parts: tuple[Count, ...], wholes: Sequence[Count]) -> Iterator[Sum]:
    ids = {c.figure.id for c in parts}
    fitting = [w for w in wholes if w.figure.id not in ids and w.value > max(p.value for p in parts)]
    equal = [w for w in fitting if w.value == sum(p.value for p in parts)]
    assumed = (APART,)
    if equal:
        near = min(equal, key=lambda w: abs(w.figure.span.start - parts[0].figure.span.start))
        yield Sum(parts, near, _separate(parts), assumed=assumed)
        return
    if frozenset(p.kind for p in parts) in _COMPLETE:
        same = [w for w in fitting if w.sentence == parts[0].sentence and w.opens]
        for whole in same[:1]:
            yield Sum(parts, whole, "the groups are everybody together", complete=True, assumed=assumed)


def _separate(parts: Sequence[Count]) -> str:
    """`prisoners, crew and escorts are separate groups`."""
    named = [" ".join((p.kind or p.noun or p.figure.counted).split()) for p in parts]
    return f"{listed(named)} are separate groups" if all(named) else "the groups are separate"


def _additions(found: Sequence[Count]) -> Iterator[Sum]:
    """ "78 were handed over. Another 10 are being handed over": one number and what comes on top of it."""
    for at, more in enumerate(found):
        earlier = [c for c in found[:at] if c.exact and c.of_people and not c.more]
        if not (more.more and more.exact and more.of_people) or not earlier:
            continue
        first = earlier[-1]
        tied = first.states & more.states or more.sentence - first.sentence <= NEAR
        for whole in found:
            fits = whole.exact and whole.of_people and not whole.more and whole.value == first.value + more.value
            if tied and fits and whole.value > first.value:
                yield Sum((first, more), whole, "the text puts the second on top of the first")
                break


def _by_place(found: Sequence[Count]) -> Iterator[Sum]:
    """The dead or their bodies counted place by place in neighbouring sentences, with a total elsewhere."""
    dead = [(c, _place(c)) for c in found if c.exact and c.states & {"killed", "identified"}]
    wholes = [c for c, _ in dead if not c.among]
    for start in sorted({c.sentence for c, _ in dead}):
        places: dict[str, list[Count]] = {}
        for count, place in dead:
            if place and start <= count.sentence < start + WINDOW:
                places.setdefault(place, []).append(count)
        if not PLACES <= len(places) <= LONGEST_LIST or sum(map(len, places.values())) > LONGEST_LIST:
            continue
        for parts in product(*places.values()):
            for whole in wholes:
                if whole.value == sum(p.value for p in parts) and whole not in parts:
                    yield Sum(parts, whole, "each place is counted once", assumed=("No other place has any.",))
                    break


def _place(count: Count) -> str:
    """The place that the clause names, before the figure or behind it."""
    match = _AT_PLACE.search(count.after) or _AT_PLACE.search(count.before)
    return match.group(1) if match else ""


def _is_closed(parts: Sequence[Count]) -> bool:
    """Whether nothing says that the list is only a part: "among them", "including"."""
    return not any(cue("partly").search(p.after) or cue("partly").search(p.before) for p in parts)


def _elsewhere(report: ReportId, parts: tuple[Count, ...], wholes: dict[ReportId, list[Count]]) -> Iterator[Finding]:
    """A list without its total in the same report, held against the totals of the other reports."""
    total = sum(p.value for p in parts)
    stated = [w for other, ws in wholes.items() if other != report for w in ws if w.value == total]
    if not stated:
        return
    first = {w.figure.report: w for w in reversed(stated)}
    trace = [p.step() for p in parts] + [first[r].step("stated whole: ") for r in sorted(first)]
    sentence = f"{plus([p.value for p in parts])} = {number(total)}, the total that other reports state."
    assumed = ("The reports speak of the same people.", APART)
    yield finding(CODE, Outcome.HOLDS, sentence, trace, Limits(assumed, NOT_SHOWN))
