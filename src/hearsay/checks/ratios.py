"""P2: does a ratio stand out?

    "it is hard to see how 65 prisoners on the flight were guarded by only three soldiers"    about 22 to 1
    rules for such transfers ask for a guard for every six, or every two                      beyond both: flag

A ratio alone proves nothing: whether it stands out hangs on what is usual. The reference set is what rules state
(`references.toml`), each with its source and for whom it was made; where none is of the kind, that cannot be judged.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.checks.counts import Count
from hearsay.checks.cues import whole_words
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.errors import LexiconError
from hearsay.records import Finding, Step
from hearsay.types import Outcome

CODE = "P2"
GUARDED = frozenset({"prisoners"})
GUARDS = frozenset({"escorts", "soldiers", "police"})
NOT_SHOWN = (
    "The rules were made for other transfers than this one: a ratio within or beyond them shows nothing by itself."
)

_IN_DOUBT = re.compile(
    r"\b(?:only|just|no more than|as few as|merely|difficult to|hard to|doubt\w*|(?:guarded|escorted|watched) by)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A ratio that a rule states: at most `most` to one, whom it was made for, the words it applies to."""

    most: float
    words: re.Pattern[str]
    name: str
    source: str


@cache
def references() -> tuple[Reference, ...]:
    """The packaged rules.

    Raises:
        LexiconError: an entry of `references.toml` lacks a field.
    """
    raw = tomllib.loads((files("hearsay.checks") / "references.toml").read_text(encoding="utf-8"))
    try:
        return tuple(
            Reference(float(r["most"]), whole_words(r["words"]), r["name"], r["source"]) for r in raw["references"]
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise LexiconError("references.toml", f"Entry without its shape: {error}.") from error


def check_ratios(view: View) -> Iterator[Finding]:
    """How many prisoners come on each guard, where the text wonders at it, and what rules for transfers ask for."""
    for report in view.reports:
        found = view.counts(report)
        sentences = view.sentences(report)
        for many in found:
            words = view.words(sentences[many.sentence])
            for few in found:
                same = few.sentence == many.sentence and many.kind in GUARDED and few.kind in GUARDS
                if same and many.exact and few.exact and few.value and _IN_DOUBT.search(words):
                    around = " ".join(view.words(s) for s in sentences[max(0, many.sentence - 1) : many.sentence + 2])
                    yield _ratio(many, few, [r for r in references() if r.words.search(around)])


def _ratio(many: Count, few: Count, rules: list[Reference]) -> Finding:
    ratio = round(many.value / few.value, 1)
    trace = [
        many.step(),
        few.step(),
        Step(f"{number(many.value)} to {number(few.value)} is {number(ratio)} to 1", (ratio,)),
        *(Step(f"at most {number(r.most)} to 1: {r.name} — {r.source}", (r.most,)) for r in rules),
    ]
    made = f"{number(many.value)} to {number(few.value)} is about {number(round(ratio))} to 1"
    if not rules:
        missing = ("a reference set: how many guards comparable transfers had",)
        sentence = f"{made}; whether that is usual is not known."
        return finding(CODE, Outcome.CANNOT, sentence, trace, Limits(missing=missing))
    asked = f"rules for other transfers allow {number(max(r.most for r in rules))} to 1 at most"
    if ratio <= max(r.most for r in rules):
        return finding(CODE, Outcome.HOLDS, f"{made}; {asked}.", trace, Limits((), NOT_SHOWN))
    assumed = ("All who guarded are counted.", "The rules that are listed say what is usual.")
    return finding(CODE, Outcome.FLAG, f"{made}; {asked}.", trace, Limits(assumed, NOT_SHOWN))
