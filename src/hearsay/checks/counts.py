"""Each counted figure with what its clause says of it: who is counted, what befell them, how it hangs together.

    Of the 140, 52 have names. By Monday 45 had been buried. Another 7 will be buried today.
           W    A                              B                             C (more)

The clause of a figure is the words up to the figures beside it in the sentence; in a list ("six crew, 65
prisoners and three escorts were on board") all items share the words around the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hearsay.checks.people import kind_in, people, states_in
from hearsay.checks.say import bounded
from hearsay.records import Figure, Span, Step
from hearsay.types import Bound

NOT_ADDED = (Bound.ORDINAL, Bound.INDEFINITE)
"""Bounds without a value to reckon with."""

HYPHENS = ("-", "‑")
"""Behind a number that describes and does not count: a six-story house."""
LONGEST_OF = 30
"""Characters before a figure that can make it a whole: "out of an estimated total of" has 29."""

_NOUN_END = re.compile(
    r"[,.;:()“”\"—–\n!?]| - |\b(?:and|or|but|were|was|are|is|had|have|has|who|which|that|whose|in|on|aboard|from|"
    r"with|to|as|by|while|when|after|since|at|for|bound|said|died)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:were|was|are|is|had|have|has|said|says|died|will|would|did|while|but|who|which|that)\b", re.IGNORECASE
)
_JOINED = re.compile(
    r"^[^.;:!?\n]{0,70}?(?:,|\band\b|\bplus\b|&|\bas well as\b|\balong with\b|\bwith\b|\bbesides\b)\s*"
    r"(?:and\s+)?(?:also\s+)?(?:all\s+|a\s+|the\s+|its\s+|their\s+|some\s+|another\s+)?(?:crew of\s+)?$",
    re.IGNORECASE,
)
_RATE = re.compile(r"^\s+(?:in|(?:out )?of every|per)\s+$", re.IGNORECASE)
"""Between the numbers of a rate: seven in ten, one of every five."""
_OUT_OF = re.compile(r"^\s+out of\s+$", re.IGNORECASE)
_OF_ALL = re.compile(r"^\s+of\s+(?:the|all|those|these|its|their)\b", re.IGNORECASE)
"""Behind the second number of a rate: nine out of ten | of the shops."""
_MORE = re.compile(r"\b(?:another|a further|further|an additional|additional)\s+$", re.IGNORECASE)
_MORE_AFTER = re.compile(r"^\s*(?:more|others?|additional|further)\b", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:(?:the|all) (?:other|remaining|rest of the|rest,?)|leaving|which leaves|that leaves)\s+$", re.IGNORECASE
)
_OF = re.compile(
    r"(?:(?:^|[,;:(“\"]\s*|\bout )of (?:all |a total of )*|"
    r"\bof (?:all |out of )?(?:the|those|these|its|their|his|all) )$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:^|[,;:(“\"]|\b(?:that|but|and|while|said))\s*(?:out )?of (?:all |a total of )*"
    r"(?:(?:the|those|these|its|their|his|all)(?: total of)? )*$",
    re.IGNORECASE,
)
_NEXT_VERB = re.compile(
    r"\b(?:kill|injur|wound|hurt|rescu|sav|arrest|leav)(?:ed|e|ing|es|s)?\s*(?:all |at least |about |some |another )*$",
    re.IGNORECASE,
)
"""A verb at the end of a clause governs the number behind it: "8 people and wounded | 20"."""
_OF_THEM = re.compile(
    r"^\s*(?:people |bodies |of whom|)?\s*(?:of (?:them|these|those|whom|which)|among them)\b", re.IGNORECASE
)
_COMPLEMENT = re.compile(r"(?<=\w)\s+of\s+(?!war\b)")
"""Where the head of a noun phrase ends: bodies | of passengers, prisoners of war."""
_CREW_OF = re.compile(r"\bcrew of\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """A counted figure and its clause.

    `before` and `after` are the words to its neighbours in the sentence; `noun` names what is counted; `row` is
    the number of the list it stands in (-1 for none). `more` marks "another nine", `rest` "the other 83", `whole`
    "of the 140", `opens` the same at the beginning of a clause ("Of the 140, 52 ..."), `among` "six of them".
    """

    figure: Figure
    sentence: int
    before: str
    after: str
    noun: str
    kind: str
    states: frozenset[str]
    row: int = -1
    opens: bool = False
    more: bool = False
    rest: bool = False
    whole: bool = False
    among: bool = False

    @property
    def value(self) -> float:
        """The stated value."""
        return self.figure.lo

    def step(self, label: str = "") -> Step:
        """This count as one line of a trace, with the words it stands in."""
        own = "" if self.noun.startswith("of ") else self.noun
        what = own or self.figure.counted or self.kind or " and ".join(sorted(self.states))
        line = f"{label}{bounded(self.figure)} {' '.join(what.split())}".rstrip()
        return Step(line, (self.value,), (self.figure.span,))

    @property
    def exact(self) -> bool:
        """Whether the words give one value without a bound."""
        return self.figure.bound is Bound.EXACT and self.figure.lo == self.figure.hi

    @property
    def role(self) -> str:
        """The role of its kind in sums: part, whole, subset, or empty."""
        return people().role(self.kind)

    @property
    def of_people(self) -> bool:
        """Whether people (or their bodies) are counted, as far as the words tell."""
        return bool(self.kind or self.states)


def head(count: Count) -> str:
    """The last word of the phrase that names what is counted."""
    return ((count.figure.counted or count.noun).split() or [""])[-1].lower()


def counts(text: str, sentences: Sequence[Span], figures: Sequence[Figure], unit: str = "") -> tuple[Count, ...]:
    """The counts among the figures of one report (or its amounts of one unit), in order of their words."""
    counted = [
        f
        for f in figures
        if f.unit == unit and f.bound not in NOT_ADDED and text[f.span.end : f.span.end + 1] not in HYPHENS
    ]
    rates = {
        f.id
        for left, right in pairwise(counted)
        if _RATE.match(text[left.span.end : right.span.start])
        or (_OUT_OF.match(text[left.span.end : right.span.start]) and _OF_ALL.match(text[right.span.end :][:12]))
        for f in (left, right)
    }
    counted = [f for f in counted if f.id not in rates]
    found: list[Count] = []
    rows = 0
    for index, sentence in enumerate(sentences):
        here = [f for f in counted if sentence.covers(f.span)]
        for row in _rows(text, here):
            rows += len(row) > 1
            found += _row(text, _Clause(index, sentence, here), row, rows if len(row) > 1 else -1)
    return _inherited(found)


@dataclass(frozen=True, slots=True)
class _Clause:
    """One sentence and the counted figures in it."""

    index: int
    span: Span
    figures: list[Figure]


def _rows(text: str, figures: list[Figure]) -> list[list[Figure]]:
    """The figures of one sentence, those of one list together."""
    rows: list[list[Figure]] = [[f] for f in figures[:1]]
    for left, right in pairwise(figures):
        words = text[left.span.end : right.span.start]
        is_whole = _OF.search(text, max(0, left.span.start - LONGEST_OF), left.span.start)  # "of the 90 injured, 60"
        if _JOINED.match(words) and not _VERB.search(words) and not is_whole:
            rows[-1].append(right)
        else:
            rows.append([right])
    return rows


def _row(text: str, sentence: _Clause, row: list[Figure], number: int) -> list[Count]:
    here = sentence.figures
    first, last = here.index(row[0]), here.index(row[-1])
    edges = [
        here[first - 1].span.end if first else sentence.span.start,
        *(edge for figure in row for edge in (figure.span.start, figure.span.end)),
        here[last + 1].span.start if last + 1 < len(here) else sentence.span.end,
    ]
    gaps = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [
        _count(figure, sentence.index, (gaps[at], gaps[at + 1]), (gaps[0], gaps[-1]), number)
        for at, figure in enumerate(row)
    ]


def _count(figure: Figure, sentence: int, clause: tuple[str, str], row: tuple[str, str], number: int) -> Count:
    left, right = clause
    noun = _noun(right)
    predicate = "" if noun else re.split(r"[,.;:(]", right)[0]  # "283 were passengers"
    kind = kind_in(noun) or kind_in(predicate) or kind_in(figure.counted)
    if _CREW_OF.search(left):
        kind = "crew"
    return Count(
        figure,
        sentence,
        left,
        right,
        noun,
        kind,
        _states(figure, clause, row, number > 0),
        number,
        opens=bool(_OPENS.search(left)),
        more=bool(_MORE.search(left) or _MORE_AFTER.match(right)) or (figure.difference and not figure.definite),
        rest=bool(_REST.search(left)) or (figure.difference and figure.definite),  # "the remaining 28"
        whole=bool(_OF.search(left)),
        among=bool(_OF_THEM.match(right)),
    )


def _noun(right: str) -> str:
    """The noun phrase behind the figure."""
    if match := people().kinds[0].words.match(right.lstrip()):  # "passengers and crew" is one phrase
        return match.group()
    cut = _NOUN_END.search(right)
    noun = _COMPLEMENT.split(right[: cut.start()] if cut else right)[0]
    return " ".join(noun.split()[:8])


def _states(figure: Figure, clause: tuple[str, str], row: tuple[str, str], in_row: bool) -> frozenset[str]:
    """What befell the counted: said behind the figure, else before it; and the record's own status."""
    right = _NEXT_VERB.sub("", clause[1])
    own = states_in(right) | (states_in(row[1]) if in_row else frozenset())
    if not own:
        own = states_in(row[0] if in_row else clause[0])
    return own | (frozenset({figure.status}) & frozenset(people().states))


def _inherited(found: Sequence[Count]) -> tuple[Count, ...]:
    """The counts again; one whose clause names nobody ("187 are not identified") counts what the last did."""
    filled: list[Count] = []
    for count in found:
        before = filled[-1] if filled else None
        if before and not count.kind and not count.noun and before.sentence >= count.sentence - 1:
            count = replace(count, kind=before.kind if before.role == "whole" else "")
        filled.append(count)
    return tuple(filled)
