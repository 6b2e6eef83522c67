"""A sum as a text makes it: parts, the whole it states, why they belong together; and its verdict.

What adds up holds. What does not add up fails only where the words also say that the parts are all there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.checks.counts import Count
from hearsay.checks.say import Limits, finding, number, plus
from hearsay.records import Finding, Step
from hearsay.types import Outcome

CODE = "A1"
NOT_SHOWN = "That the numbers agree says nothing of whether they are true."


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts and a whole that the words put together, and why.

    `complete` where the parts are all there is, so that a mismatch fails; `nearly` where they should be, so that
    it is only flagged. `ones` are those whom the list names without a number: "a priest and a teacher".
    """

    parts: tuple[Count, ...]
    whole: Count
    why: str
    complete: bool = False
    nearly: bool = False
    assumed: tuple[str, ...] = ()
    ones: int = 0

    @property
    def total(self) -> float:
        """What the parts make."""
        return sum(part.value for part in self.parts) + self.ones

    @property
    def holds(self) -> bool:
        """Whether the parts make the whole."""
        return self.total == self.whole.value


def told(sums: Sequence[Sum]) -> list[Sum]:
    """One sum for the same numbers; a mismatch only where the same parts add up to no whole of the report."""
    clear = sorted((s for s in reversed(sums) if s.holds or s.complete or s.nearly), key=lambda s: s.complete)
    by_numbers = {(*sorted(p.value for p in one.parts), one.whole.value): one for one in clear}
    kept = [one for one in by_numbers.values() if one.holds]
    right = [{p.value for p in one.parts} for one in kept]
    wrong = [one for one in by_numbers.values() if not one.holds and is_slip(one)]
    return kept + [one for one in wrong if not any({p.value for p in one.parts} & values for values in right)]


def is_slip(one: Sum) -> bool:
    """Whether the whole is near enough to be a slip: no part reaches it, and half to twice of it is listed.

    A writer who miscounts or mistypes a digit stays in that range; farther off the list is of something else.
    """
    return max(p.value for p in one.parts) < one.whole.value and 0.5 <= one.total / one.whole.value <= 2


def judged(one: Sum) -> Finding:
    """The finding that a sum comes to, with its arithmetic as the trace."""
    trace = [part.step() for part in one.parts]
    if one.ones:
        trace.append(Step("named without a number, one each", (float(one.ones),)))
    trace.append(one.whole.step("stated whole: "))
    made = f"{plus([p.value for p in one.parts] + [1.0] * one.ones)} = {number(one.total)}"
    if one.holds:
        return finding(CODE, Outcome.HOLDS, f"{made}, as stated: {one.why}.", trace, Limits(one.assumed, NOT_SHOWN))
    gap = one.total - one.whole.value
    off = f"{number(abs(gap))} {'more' if gap > 0 else 'fewer'}"
    trace.append(Step(f"the parts make {number(one.total)}", (one.total,)))
    sentence = f"{made}, not {number(one.whole.value)} as stated: {off}; {one.why}."
    outcome = Outcome.FAILS if one.complete else Outcome.FLAG
    return finding(CODE, outcome, sentence, trace, Limits(one.assumed))
