"""A4: is a part larger than the whole it is said to be part of?

    "eight of the 12 black boxes"                              8 of 12, 4 are left: holds
    "nine people were on board" ... "at least 65 were killed"  more killed than aboard: fails
    "103 bodies from one state are identified" (205 in all)    103 within 205: holds

A part that fits is only worth a line where a report states what is left of the whole, or where the part has come
further than the rest (identified, rescued, sent home), so that a reader asks about the rest next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.checks.counts import Count, head
from hearsay.checks.cues import cue
from hearsay.checks.people import kind_in, states_in
from hearsay.checks.say import Limits, bounded, finding, number
from hearsay.checks.view import View
from hearsay.records import Finding, Step
from hearsay.types import Bound, Outcome, ReportId

CODE = "A4"
ON_THE_WAY = frozenset(
    {"identified", "unidentified", "handed over", "being handed over", "discharged", "found", "rescued"}
)
"""States that the rest of a whole is still expected to come to, or has left behind."""
PLAIN = 10
"""Below ten the remainder is plain to see and not worth a line, unless it is of people in an event."""
NOT_SHOWN = "That a part fits its whole says nothing of whether either number is true."
FATES = frozenset({"killed", "injured", "rescued", "missing"})
"""What befalls some of those aboard: the dead are not "those on board"."""
SAID_OF_THOSE = 30
"""Characters in which "of those on board", "of those taken to hospital" say who is meant."""
_THOSE = re.compile(r"^\s*of (?:those|these|the)\b", re.IGNORECASE)
_OF = re.compile(
    r"^[^.;:()]{0,40}?\b(?:out )?of (?:the |those |these |its |their |all |an estimated |a total of )*$",
    re.IGNORECASE,
)


def check_parts(view: View) -> Iterator[Finding]:
    """A part is no larger than the whole it belongs to."""
    counted = [c for report in view.reports for c in view.counts(report) if c.exact and c.value > 1]
    for report in view.reports:
        found = view.counts(report)
        fitting = [*_named_parts(view, found), *_scoped(view, report, found)]
        yield from (_fits(part, whole) for part, whole in fitting if _is_worth_a_line(part, whole, counted))
        yield from _killed_and_aboard(view, report, found)


def _is_worth_a_line(part: Count, whole: Count, counted: Sequence[Count]) -> bool:
    """Whether the part is too large, or a reader is bound to ask for what it leaves."""
    left = whole.value - part.value
    if not (part.exact and whole.exact) or left < 0:
        return left < 0 and part.exact and whole.exact
    plain = part.value == 1 or (whole.value < PLAIN and not (part.states or whole.states))
    stated = any(c.value == left and _is_like(c, whole) for c in counted)
    return not plain and (stated or bool(part.states & ON_THE_WAY))


def _is_like(count: Count, whole: Count) -> bool:
    """Whether a count may be what is left of the whole: people of people, else the same thing."""
    return bool(count.kind and whole.kind) or head(count) == head(whole) != ""


def _named_parts(view: View, found: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """ "80 of the 298 people", "Of the 275, 88", "103 are identified. 86 of them ..." """
    for at, count in enumerate(found):
        for before in reversed(found[:at]):
            gap = count.sentence - before.sentence
            if gap > 1:
                break
            words = view.between(before.figure.span, count.figure.span)
            if gap == 0 and count.whole and _OF.match(words) and not before.whole:
                yield before, count  # "80 of the 298"
                break
            if gap == 0 and before.opens and found[at - 1] is before:
                yield count, before  # "Of the 275, 88"
                break
            if count.among and _is_meant(count, before) and count.value < before.value:
                yield count, before  # "86 of them"
                break


def _is_meant(part: Count, whole: Count) -> bool:
    """Whether "of them" or "of those on board" speaks of that count: what befell those must befall it."""
    wanted = states_in(part.after[:SAID_OF_THOSE])
    if whole.among or not (_THOSE.match(part.after) and wanted):
        return not whole.among
    return bool(wanted & whole.states) and not (whole.states & FATES) - wanted


def _scoped(view: View, report: ReportId, found: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """A count limited to a place or group, within the same count without the limit."""
    plain = [c for c in found if c.exact and not c.figure.scope and not (c.more or c.rest or c.among or c.whole)]
    sentences = view.sentences(report)
    plain = [c for c in plain if not cue("superseded").search(view.words(sentences[c.sentence]))]
    for part in found:
        if not (part.exact and part.figure.scope and part.states):
            continue
        wider = [w for w in plain if w.states == part.states and w.kind in ("bodies", "people", "mixed", part.kind)]
        larger = [w for w in wider if w.value > part.value]
        if len({w.value for w in larger}) == 1 and len(larger) == len(wider):
            yield part, larger[0]


def _killed_and_aboard(view: View, report: ReportId, found: Sequence[Count]) -> Iterator[Finding]:
    """More dead than there were people aboard."""
    text = view.reports[report].text
    aboard = [c for c in found if c.exact and c.kind in ("mixed", "people") and _is_everybody_aboard(c)]
    killed = [c for c in found if "killed" in c.states and c.figure.bound in (Bound.EXACT, Bound.MIN, Bound.GT)]
    killed = [c for c in killed if c.kind != "civilians" and not _is_of_another(view, c)]
    groups = {c.value for c in found if c.role == "part"}
    aboard = [c for c in aboard if c.value not in groups]  # 65 people who are the 65 prisoners
    if len({c.value for c in aboard}) != 1 or cue("outside").search(text):
        return
    for dead in killed:
        if dead.value > aboard[0].value:
            killed_ = f"{bounded(dead.figure)} were killed"
            sentence = f"{number(aboard[0].value)} were aboard, yet {killed_}: one of the two is wrong."
            trace = [aboard[0].step("aboard: "), dead.step("killed: ")]
            yield finding(CODE, Outcome.FAILS, sentence, trace, Limits(("All the killed were aboard.",)))
            return


def _is_everybody_aboard(count: Count) -> bool:
    """Whether the clause itself says that so many people were aboard, all of them, and nothing befell them."""
    said = states_in(count.before) | states_in(count.after)
    own = bool(count.noun) and not count.noun.startswith("of ") and kind_in(count.noun) in ("mixed", "people")
    some = count.more or count.among or (count.whole and not count.opens)  # "a list of the 65 people"
    return own and said == {"aboard"} and not some and count.row < 0


def _is_of_another(view: View, count: Count) -> bool:
    """Whether the count is of another event, or of an earlier state of this one."""
    sentence = view.words(view.sentences(count.figure.report)[count.sentence])
    other = cue("other_event").search(sentence) or cue("superseded").search(sentence)
    return bool(other) or view.is_background(count.figure)


def _fits(part: Count, whole: Count) -> Finding:
    trace = [part.step("part: "), whole.step("whole: ")]
    left = whole.value - part.value
    if left < 0:
        sentence = f"{number(part.value)} are said to be part of {number(whole.value)}: {number(-left)} too many."
        return finding(CODE, Outcome.FAILS, sentence, trace, Limits())
    trace.append(Step(f"{number(whole.value)} − {number(part.value)} = {number(left)} left", (left,)))
    sentence = f"{number(part.value)} of {number(whole.value)} leaves {number(left)}."
    return finding(CODE, Outcome.HOLDS, sentence, trace, Limits((), NOT_SHOWN))
