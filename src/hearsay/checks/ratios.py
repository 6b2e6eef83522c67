"""P2: does a ratio stand out?

    "it is hard to see how 65 prisoners were guarded by only three soldiers"    about 22 to 1

A ratio alone proves nothing: whether it stands out hangs on what is usual, and without a reference set of
comparable cases that cannot be judged. So the ratio is worked out, and what is missing is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearsay.checks.counts import Count
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.records import Finding, Step
from hearsay.types import Outcome

CODE = "P2"
GUARDED = frozenset({"prisoners"})
GUARDS = frozenset({"escorts", "soldiers", "police"})

_IN_DOUBT = re.compile(
    r"\b(?:only|just|no more than|as few as|merely|difficult to|hard to|doubt\w*|(?:guarded|escorted|watched) by)\b",
    re.I,
)


def check_ratios(view: View) -> Iterator[Finding]:
    """How many prisoners come on each guard, where the text wonders at it."""
    for report in view.reports:
        found = view.counts(report)
        for many in found:
            for few in found:
                same = few.sentence == many.sentence and many.kind in GUARDED and few.kind in GUARDS
                words = view.words(view.sentences(report)[many.sentence])
                if same and many.exact and few.exact and few.value and _IN_DOUBT.search(words):
                    yield _ratio(many, few)


def _ratio(many: Count, few: Count) -> Finding:
    ratio = round(many.value / few.value, 1)
    trace = [
        many.step(),
        few.step(),
        Step(f"{number(many.value)} to {number(few.value)} is {number(ratio)} to 1", (ratio,)),
    ]
    made = f"{number(many.value)} to {number(few.value)} is about {number(round(ratio))} to 1"
    sentence = f"{made}; whether that is usual is not known."
    missing = ("a reference set: how many guards comparable transfers had",)
    return finding(CODE, Outcome.CANNOT, sentence, trace, Limits(missing=missing))
