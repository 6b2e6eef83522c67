"""A2 on a change: do the old number, the new one and the step between them fit?

"the toll rose by 12 to 147 from 135"     135 + 12 = 147: holds
"up seven from 43 to 51"                   43 + 7 = 50, not 51: fails
"... 16 dead. He withdrew the 18 of before: two names were entered twice"   18 - 2 = 16: holds
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.checks.counts import Count
from hearsay.checks.cues import cue
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.records import Finding, Step
from hearsay.types import Outcome

CODE = "A2"
NOT_SHOWN = "That the numbers fit says nothing of whether they are true."

_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_TO = re.compile(r"\bto\s*$", re.IGNORECASE)
_THAN = re.compile(r"^\s*(more|higher|fewer|less|lower)\s+(?:dead |deaths |people )?than\b", re.IGNORECASE)
REACH = 40
"""Characters between a number and the step that compares it."""
_BY = re.compile(r"\b(?:by|up|down)\s*$", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"\b(?:withdr[ae]w\w*|took back|taken back|retract\w+|revis\w+|correct\w+|lower\w+|reduc\w+|amend\w+|cut|"
    r"brought down)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:twice|double|doubly|duplicat\w+|repeat\w*|by mistake|mistaken\w*|in error|wrongly|alive|turned up|"
    r"(?:had|did) not|were not|was not|unrelated|other causes)\b",
    re.IGNORECASE,
)
"""Why a number was taken back: what it counted too much."""


def check_changes(view: View) -> Iterator[Finding]:
    """A stated rise or fall is the difference of the numbers beside it."""
    for report in view.reports:
        found = view.counts(report)
        for sentence in sorted({c.sentence for c in found}):
            here = [c for c in found if c.sentence == sentence]
            yield from _comparisons(here)
            words = view.words(view.sentences(report)[sentence])
            if (
                len(here) == 3
                and all(c.exact for c in here)
                and (cue("rise").search(words) or cue("fall").search(words))
            ):
                yield from _change(here)
            elif len(here) == 2 and all(c.exact for c in here) and cue("rise").search(words):
                yield from _raised(found, here)
        yield from _corrections(view, found)


def _raised(found: Sequence[Count], here: Sequence[Count]) -> Iterator[Finding]:
    """ "gave 31 injured. It raised the number by six to 37", the old number alone in the sentence before."""
    step, new = here
    old = [c for c in found if c.sentence == step.sentence - 1]
    if not (_BY.search(step.before) and _TO.search(new.before) and len(old) == 1 and old[0].exact):
        return
    if step.value < new.value and old[0].value < new.value:
        yield _judged(old[0], step, new, more=True, wrong=Outcome.FLAG)


def _corrections(view: View, found: Sequence[Count]) -> Iterator[Finding]:
    """ "spoke of 18 deaths, which he withdrew: two names were entered twice", where the report has 16 dead."""
    for step in found:
        words = view.words(view.sentences(step.figure.report)[step.sentence])
        near = [c for c in found if abs(c.sentence - step.sentence) <= 1 and c.exact and c is not step]
        around = " ".join(view.words(view.sentences(step.figure.report)[n]) for n in {c.sentence for c in near})
        if not (step.exact and _REASON.search(step.after) and _TAKEN_BACK.search(f"{around} {words}")):
            continue
        pairs = [(old, new) for old in near for new in near if old.value - step.value == new.value > step.value]
        alike = [(old, new) for old, new in pairs if old.states & new.states or old.kind == new.kind != ""]
        if len({(old.value, new.value) for old, new in alike}) == 1:
            yield _judged(alike[0][0], step, alike[0][1], more=False, wrong=Outcome.FLAG)


def _comparisons(here: Sequence[Count]) -> Iterator[Finding]:
    """ "a toll of 288, 13 more than the 275 of Sunday"."""
    for new, step, old in zip(here, here[1:], here[2:], strict=False):
        than = _THAN.match(step.after)
        if than is None or not all(c.exact for c in (new, step, old)) or len(step.before) > REACH:
            continue
        yield _judged(old, step, new, more=than[1].lower() in ("more", "higher"), wrong=Outcome.FLAG)


def _change(here: Sequence[Count]) -> Iterator[Finding]:
    old, new, step = (next((c for c in here if p.search(c.before)), None) for p in (_FROM, _TO, _BY))
    if old is None or step is None or old is step:
        return
    new = new or next(c for c in here if c not in (old, step))
    if len({id(old), id(new), id(step)}) < 3:
        return
    yield _judged(old, step, new, more=new.value >= old.value, wrong=Outcome.FAILS)


def _judged(old: Count, step: Count, new: Count, more: bool, wrong: Outcome) -> Finding:
    trace = [old.step("before: "), step.step("change: "), new.step("after: ")]
    made = old.value + step.value if more else old.value - step.value
    sum_ = f"{number(old.value)} {'+' if more else '−'} {number(step.value)} = {number(made)}"
    if made == new.value:
        return finding(CODE, Outcome.HOLDS, f"{sum_}, as stated.", trace, Limits((), NOT_SHOWN))
    trace.append(Step(sum_, (made,)))
    return finding(CODE, wrong, f"{sum_}, not {number(new.value)} as stated.", trace, Limits())
