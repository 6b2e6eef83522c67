"""A number with what belongs to it in its sentence, before it is known to be a figure.

Shape: `at least another 65 captured Ukrainian servicemen` -> bound `at least`, difference `another`, number 65,
counted `captured Ukrainian servicemen`; `from 30 to 60 metres` -> lo 30, hi 60, unit m.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import hearsay.measures.lexicon as lexicon
from hearsay.measures.bounds import bound_after, bound_before
from hearsay.measures.counted import NO_PHRASE, Phrase, is_plural, phrase_at
from hearsay.measures.numbers import Form, Numeral, numeral_at, starters
from hearsay.measures.units import CURRENCIES, currency_before, dimension, unit_at
from hearsay.measures.words import Sentence, touching
from hearsay.types import Bound

DASHES = frozenset("-‑–—−")
_THOSE = frozenset(("them", "whom", "which"))


@dataclass(slots=True)
class Draft:
    """A number being read: words `first` to `last` of its sentence; `bare` is where the number itself begins."""

    numeral: Numeral
    first: int
    last: int
    lo: float
    hi: float
    bound: Bound = Bound.EXACT
    unit: str = ""
    phrase: Phrase = NO_PHRASE
    definite: bool = False
    difference: bool = False
    hyphened: bool = False
    noun: str = ""
    status: str = ""
    firm: bool = False
    whole: Draft | None = None
    counted_from: Draft | None = None

    @property
    def bare(self) -> int:
        """The word where the number itself begins."""
        return self.numeral.first

    @property
    def is_count(self) -> bool:
        """Whether it counts things, and measures nothing."""
        return not self.unit and self.numeral.form is not Form.ORDINAL


def drafts_of(words: Sentence, blocked: Sequence[bool]) -> list[Draft]:
    """Every number of a sentence with its range, unit, bounds and noun phrase, in order and unblocked."""
    found: list[Draft] = []
    known, free = starters(), 0
    for i, word in enumerate(words):
        if i < free or not (word.lower in known or word.is_number) or blocked[i]:
            continue
        numeral = numeral_at(words, i)
        if numeral is None or any(blocked[numeral.first : numeral.last]):
            continue
        draft = _draft(words, blocked, numeral)
        draft.first = max(draft.first, found[-1].last if found else 0)
        found.append(draft)
        free = max(draft.last, numeral.last)
    return found


def _draft(words: Sentence, blocked: Sequence[bool], numeral: Numeral) -> Draft:
    draft = Draft(numeral, numeral.first, numeral.last, numeral.lo, numeral.hi)
    if numeral.form is Form.INDEFINITE:
        draft.bound = Bound.INDEFINITE
    currency = currency_before(words, numeral.first)
    if currency is not None:
        draft.unit, draft.first = currency.name, currency.first
    elif numeral.first and words[numeral.first - 1].lower == "magnitude":
        draft.unit, draft.first = "magnitude", numeral.first - 1
    _read_million(words, draft)
    _read_range(words, blocked, draft)
    _read_ratio(words, blocked, draft)
    _read_unit(words, draft)
    _read_age(words, draft)
    _read_negative(words, draft)
    _read_before(words, draft)
    _read_after(words, draft)
    draft.phrase = _phrase(words, draft)
    draft.noun = "" if draft.phrase.is_empty else words[draft.phrase.head].lower
    return draft


def _read_million(words: Sentence, draft: Draft) -> None:
    """`$5m` and `5m people` are millions; `5m` alone is a length."""
    at = draft.last
    if at >= len(words) or words[at].lower != "m" or not touching(words[at - 1], words[at]):
        return
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if draft.unit or following in lexicon.words("nouns", "masses"):
        draft.lo, draft.hi, draft.last = draft.lo * 1e6, draft.hi * 1e6, at + 1


def _read_range(words: Sentence, blocked: Sequence[bool], draft: Draft) -> None:
    """`10-12`, `50 to 60`, `between 50 and 60`, `from 30 to 60`, `two or three`, `$5 to $10`, `5km to 10km`."""
    at = draft.last
    inner = unit_at(words, at) if at < len(words) and words[at].text not in DASHES else None
    if inner is not None and inner.name != "times":
        at = inner.last
    if at + 1 >= len(words) or draft.numeral.form in (Form.ORDINAL, Form.FRACTION):
        return
    joint, start = words[at], at + 1
    if [w.lower for w in words[at : at + 3]] == ["-", "to", "-"] and at + 3 < len(words):
        joint, start = words[at + 1], at + 3
    while start < len(words) - 1 and words[start].text in "$€£₹":
        start += 1
    numeral = None if any(blocked[at : start + 1]) else numeral_at(words, start)
    if numeral is None or numeral.form in (Form.ORDINAL, Form.FRACTION) or any(blocked[start : numeral.last]):
        return
    before = words[draft.first - 1].lower if draft.first else ""
    opens = _joins(words, draft, joint.lower, before, start, numeral)
    outer = unit_at(words, numeral.last)
    if opens is None or (inner is not None and outer is not None and inner.name != outer.name):
        return
    lo = _shared_scale(words, draft.lo, numeral)
    if not lo < numeral.hi:
        return
    draft.lo, draft.hi, draft.last, draft.bound = lo, numeral.hi, numeral.last, Bound.RANGE
    draft.first -= opens
    if inner is not None and unit_at(words, draft.last) is None:
        draft.unit = inner.name


def _joins(words: Sentence, draft: Draft, joint: str, before: str, start: int, numeral: Numeral) -> int | None:
    """How many words before the number open the range (`between`, `from`); None where nothing joins the two."""
    if joint in DASHES:
        tight = touching(words[start - 2], words[start - 1]) and touching(words[start - 1], words[start])
        return 0 if tight and draft.numeral.form is numeral.form else None
    if joint == "and":
        return 1 if before == "between" else None
    if joint == "to":
        changed = any(
            w.lower in lexicon.words("idioms", "change") for w in words[max(0, draft.first - 7) : draft.first]
        )
        return None if changed else int(before == "from")
    if joint == "or":
        return 0 if numeral.lo <= 2 * draft.lo + 1 and before != "from" else None
    return None


def _shared_scale(words: Sentence, lo: float, numeral: Numeral) -> float:
    """`1.5-2 million`: the scale of the second number is the first one's too."""
    factor = lexicon.values("numbers", "scale").get(words[numeral.last - 1].lower, 1.0)
    return lo * factor if numeral.last - numeral.first > 1 and lo < numeral.lo / factor else lo


def _read_ratio(words: Sentence, blocked: Sequence[bool], draft: Draft) -> None:
    """`one in five buildings`, `one of every nine voters` is a share, and no one."""
    joint = " ".join(w.lower for w in words[draft.last : draft.last + 2])
    at = draft.last + (2 if joint in ("in every", "of every") else 1 if joint.startswith("in ") else 0)
    if at == draft.last or at >= len(words) or draft.unit or draft.bound is not Bound.EXACT:
        return
    numeral = None if blocked[at] else numeral_at(words, at)
    if numeral is None or not draft.lo < numeral.lo <= 100 or numeral.lo != numeral.hi or draft.lo > 10:
        return
    after = numeral.last
    usual = draft.lo == 1 or numeral.lo in (10, 100)
    ends = after == len(words) or (usual and unit_at(words, after) is None and not words[after].is_number)
    if ends or is_plural(words[after]):
        draft.lo = draft.hi = draft.lo / numeral.lo
        draft.last, draft.unit = numeral.last, "fraction"


def _read_age(words: Sentence, draft: Draft) -> None:
    """`aged 6 and 9`, `Jane Roe, 35, a nurse`: years, and no count."""
    i, after = draft.first, draft.last
    if draft.unit or not 0 < draft.lo <= 120 or i == 0:
        return
    before = words[i - 1]
    aged = any(w.lower in ("aged", "age", "ages") for w in words[max(0, i - 4) : i])
    linked = before.lower in ("aged", "age", "ages", "of", "and", "to", "between")
    apposed = before.text == "," and i > 1 and words[i - 2].is_name and after < len(words) and words[after].is_sign
    if (aged and linked) or (apposed and words[i].is_number and words[after].text != "."):
        draft.unit = "year"


def _read_unit(words: Sentence, draft: Draft) -> None:
    if words[draft.bare].lower in lexicon.values("numbers", "often"):
        draft.unit = "times"
        return
    found = unit_at(words, draft.last)
    if draft.bound is Bound.INDEFINITE and words[draft.last : draft.last + 1] and words[draft.last].lower == "of":
        found = unit_at(words, draft.last + 1)
    if found is None or (draft.unit and found.name not in CURRENCIES):
        return
    draft.unit = draft.unit or found.name
    draft.hyphened = words[draft.last].text in DASHES
    draft.last = found.last
    if [w.lower for w in words[draft.last : draft.last + 2]] == ["-", "old"]:
        draft.last += 2


def _read_negative(words: Sentence, draft: Draft) -> None:
    """`-20C`, `minus 20`: a sign that touches its number and no word before it."""
    if draft.first == 0 or draft.bound is Bound.RANGE:
        return
    sign = words[draft.first - 1]
    tight = touching(sign, words[draft.first]) and (draft.first == 1 or not touching(words[draft.first - 2], sign))
    is_minus = sign.lower == "minus" and (draft.first == 1 or words[draft.first - 2].lower != "or")
    if is_minus or (sign.text in "-−" and tight):
        draft.lo, draft.hi, draft.first = -draft.hi, -draft.lo, draft.first - 1


def _read_before(words: Sentence, draft: Draft) -> None:
    """Bounds, determiners and difference words in front of the number."""
    definite, difference = lexicon.words("idioms", "definite"), lexicon.words("idioms", "difference")
    i = draft.first
    for _ in range(4):
        bound, first = (Bound.EXACT, i) if draft.definite else bound_before(words, i)
        if dimension(draft.unit) == "time" and first == i - 1 and words[first].lower == "over":
            lasting = first > 0 and words[first - 1].lower in lexicon.words("idioms", "over_lasting")
            bound, first = (bound, first) if lasting else (Bound.EXACT, i)
        if first < i and draft.bound in (Bound.EXACT, Bound.APPROX):
            draft.bound, draft.first = bound, first
        elif first < i and draft.bound is Bound.INDEFINITE:
            draft.first = first
        i = first
        if i == 0 or not (words[i - 1].lower in definite or words[i - 1].lower in difference):
            break
        if words[i - 1].lower in definite:
            draft.definite = True
        elif words[i - 1].lower != "more":
            draft.difference = True
            draft.first = i - 1
        else:
            break
        i -= 1
    if i and words[i - 1].lower in ("a", "an") and draft.difference:
        draft.first = i - 1


def _read_after(words: Sentence, draft: Draft) -> None:
    """Bounds and difference words behind the number: `50 or more`, `10 others`, `10 more people`."""
    bound, last = bound_after(words, draft.last)
    if last > draft.last:
        draft.bound = bound if draft.bound is Bound.EXACT else draft.bound
        draft.last = last
    following = words[draft.last].lower if draft.last < len(words) else ""
    beyond = words[draft.last + 1].lower if draft.last + 1 < len(words) else ""
    if following in lexicon.words("idioms", "difference") and following != "another" and beyond != "than":
        draft.difference = True
        draft.last += 1
    elif following in ("fewer", "more", "less") and beyond == "than":
        draft.difference = True


def _phrase(words: Sentence, draft: Draft) -> Phrase:
    """The counted noun phrase: after the number, `of the`, or a hyphen; none behind a length or a time."""
    i = draft.last
    lower = [w.lower for w in words[i : i + 3]]
    if lower[:1] == ["-"] and len(lower) > 1 and lower[1] in lexicon.words("nouns", "hyphened"):
        draft.hyphened = True
        return Phrase(i + 1, i + 1, i + 2)
    if draft.hyphened:
        return phrase_at(words, i, single=True)
    if lower[:1] == ["of"]:
        at = i + 1
        while at < len(words) and words[at].lower in lexicon.words("idioms", "definite") | _THOSE:
            at += 1
        if at >= len(words) or words[at].lower in starters():
            return Phrase(i, i, i)
        return phrase_at(words, at, single=False)
    if draft.unit:
        return Phrase(i, i, i)
    if lower[:1] in (["were"], ["are"]) and len(lower) > 1 and not _is_after_of(words, draft):
        named = phrase_at(words, i + 1, single=False)
        is_noun = not named.is_empty and words[named.head].lower not in lexicon.words("nouns", "elliptic")
        return named if is_noun else Phrase(i, i, i)
    if is_collective(words, draft) and phrase_at(words, i, single=False).is_empty:
        return Phrase(draft.first - 2, draft.first - 2, draft.first - 1)
    single = draft.lo == draft.hi == 1 or draft.numeral.form is Form.ORDINAL
    return phrase_at(words, i, single)


def _is_after_of(words: Sentence, draft: Draft) -> bool:
    """`most of the 50`, `three of the 5`: another number or word has the predicate."""
    i = draft.first - 1
    while i >= 0 and words[i].lower in lexicon.words("idioms", "definite"):
        i -= 1
    return i >= 0 and words[i].lower == "of"


def is_collective(words: Sentence, draft: Draft) -> bool:
    """`a crew of six`."""
    if draft.first < 2 or words[draft.first - 1].lower != "of":
        return False
    return words[draft.first - 2].lower in lexicon.words("nouns", "collectives")


def opens_whole(words: Sentence, draft: Draft) -> bool:
    """`Of the 298 people`, at the head of a clause: what follows are its parts."""
    i = draft.first - 1
    while i >= 0 and words[i].lower in lexicon.words("idioms", "definite"):
        i -= 1
    if i < 0 or words[i].lower not in ("of", "among"):
        return False
    return i == 0 or words[i - 1].is_sign or words[i - 1].lower in ("that", "and", "out")


def counts_something(words: Sentence, draft: Draft) -> bool:
    """Whether a unit or a plural noun says what the number is of."""
    return bool(draft.unit) or (not draft.phrase.is_empty and is_plural(words[draft.phrase.head]))
