"""Numbers that count nothing of the event: years, clock times, list marks, pronouns, names, set phrases.

Shapes: `in 2014` `June 3` `3 p.m.` `1.` at a line's start, `no one`, `one of the largest`, `one official said`,
`the second largest city`, `Apollo 11`, `the two sides`. Words are in `lexicons/idioms.toml`.
"""

from __future__ import annotations

import hearsay.measures.lexicon as lexicon
from hearsay.measures.drafts import DASHES, Draft, counts_something
from hearsay.measures.numbers import Form
from hearsay.measures.units import dimension
from hearsay.measures.words import Sentence, touching
from hearsay.types import Bound

_YEARS = (1800, 2100)
_COPULAS = frozenset(("is", "was", "be", "been"))
_SINGLE = (1.0, 1.0)


def is_uncounted(words: Sentence, draft: Draft, follows: bool) -> bool:
    """Whether the number of the draft is none that a figure is made of; `follows` says it continues a count."""
    form = draft.numeral.form
    if form is Form.ORDINAL:
        return not _ordinal_counts(words, draft)
    if form is Form.FRACTION and not draft.unit:
        draft.unit = "fraction"
        return False
    if any(test(words, draft) for test in (_is_moment, _is_glued, _is_date, _is_list_mark)):
        return True
    if draft.hi == 0 and draft.phrase.is_empty and not draft.unit:
        return True
    if (draft.lo, draft.hi) == _SINGLE and words[draft.bare].lower == "one" and _is_pronoun(words, draft, follows):
        return True
    if _is_label(words, draft):
        return True
    return _is_name(words, draft, follows) or _is_known_pair(words, draft) or _is_multiple(words, draft)


def _lower(words: Sentence, i: int) -> str:
    return words[i].lower if 0 <= i < len(words) else ""


def _listed(words: Sentence, i: int, name: str) -> bool:
    return _lower(words, i) in lexicon.words("idioms", name)


def _ordinal_counts(words: Sentence, draft: Draft) -> bool:
    """`the third missile` counts; `the second largest city`, `first`, `Third Army`, `the 72nd session` do not."""
    if draft.lo < 2 or draft.numeral.first == 0 or words[draft.bare].is_name:
        return False
    if draft.phrase.is_empty or words[draft.phrase.first].lower.endswith("est"):
        return False
    before = words[draft.bare - 1]
    known = before.lower in ("the", "a", "this", "that") or before.lower in lexicon.words("idioms", "possessive")
    known = known or before.lower.endswith(("'s", "’s"))
    first, head = words[draft.phrase.first], words[draft.phrase.head]
    if first.lower in ("-", "‑") or head.lower in lexicon.words("idioms", "ranked") or dimension(head.lower) == "time":
        return False
    return known and not head.is_name


def _is_glued(words: Sentence, draft: Draft) -> bool:
    """Part of something longer: `4x4`, `1980s`, `15:00`, `1/5`, `Covid-19`, `1-2-3`."""
    start, end = draft.numeral.first, draft.last
    if start > 0 and touching(words[start - 1], words[start]):
        left = words[start - 1]
        if left.text[0].isalnum() and draft.unit not in ("USD", "INR", "AUD", "MYR"):
            return True
        converts = left.text == "/" and draft.unit and start > 1 and words[start - 2].text.isalpha()
        if (left.text in ":/^*_=" and not converts) or (left.text == "." and words[start].is_number):
            return True
        if left.text in DASHES and left.text not in "—" and start > 1 and touching(words[start - 2], left):
            return draft.lo >= 0
    if end < len(words) and touching(words[end - 1], words[end]):
        right = words[end]
        if right.text[0].isalnum() and not draft.unit:
            return True
        if right.text in "/^*_":
            return not (right.text == "/" and draft.unit and end + 1 < len(words) and words[end + 1].is_number)
        if right.text == ":" and end + 1 < len(words) and words[end + 1].is_number and touching(right, words[end + 1]):
            return True
        if right.text in "-‑" and not draft.hyphened and end + 1 < len(words) and touching(right, words[end + 1]):
            return draft.bound is not Bound.APPROX
    return False


def _is_date(words: Sentence, draft: Draft) -> bool:
    """A year, a day of a month, a clock time (`the 10.40 train`): left over where no time was found around it."""
    if draft.unit or draft.numeral.form is not Form.DIGITS:
        return False
    i, after = draft.numeral.first, draft.last
    months = lexicon.words("idioms", "months")
    near = words[i - 1] if i else None
    if draft.hi <= 31 and near is not None and near.lower in months and near.is_name:
        return True
    if draft.hi <= 31 and after < len(words) and words[after].lower in months and words[after].is_name:
        return True
    if words[i].text[-3:-2] == "." and draft.hi < 24 and _listed(words, after, "leaves"):
        return True
    if _listed(words, after, "clock") or [w.lower for w in words[after : after + 3]] in (
        ["a", ".", "m"],
        ["p", ".", "m"],
    ):
        return True
    plain = words[i].text.isdecimal() and len(words[i].text) == 4 and draft.last == i + 1
    if not plain or not _YEARS[0] <= draft.lo <= _YEARS[1] or draft.bound not in (Bound.EXACT, Bound.RANGE):
        return False
    if near is not None and (near.lower in months or (near.text in ",(" and not counts_something(words, draft))):
        return True
    return _listed(words, i - 1, "before_year") or not counts_something(words, draft)


def _is_moment(words: Sentence, draft: Draft) -> bool:
    """`three days ago`, `two hours later`, `the past two weeks` say when; `some 40 minutes later` says how long."""
    before = draft.first - 1
    around = _listed(words, draft.last, "moment") or _listed(words, before, "interval")
    short = draft.unit in ("second", "minute", "hour") and draft.bound is not Bound.EXACT
    lasting = short and _lower(words, draft.last) in ("later", "after", "before", "earlier")
    return around and dimension(draft.unit) == "time" and not draft.hyphened and not lasting


def _is_list_mark(words: Sentence, draft: Draft) -> bool:
    """`1.` or `2)` where a line begins, or a sentence that is nothing but a number."""
    if draft.numeral.first != 0 or draft.unit or draft.numeral.form is not Form.DIGITS:
        return False
    rest = [w for w in words[draft.last :] if not w.is_sign]
    return not rest or (words[draft.last].text in ".)" and draft.hi < 100)


def _is_pronoun(words: Sentence, draft: Draft, follows: bool) -> bool:
    """`no one`, `one into`, `one day`, `one of the largest`, `one official said`."""
    i, after = draft.numeral.first, draft.last
    before = _lower(words, i - 1)
    if _is_of_number(words, after):
        return False
    if before == "only" and _lower(words, i - 2) not in lexicon.words("idioms", "definite"):
        before = ""
    is_noun = before in _COPULAS and not draft.phrase.is_empty and _lower(words, after) != "of"
    pronoun = before in lexicon.words("idioms", "before_pronoun_one") and before != "the"
    if pronoun and draft.bound is Bound.EXACT and not is_noun:
        return True
    if before == "including" or _is_affected(words, after):
        return False
    if follows and _lower(words, after) in ("was", "is", "has", "remains"):
        return False
    if _lower(words, after) == "of":
        return _is_one_of_idiom(words, draft)
    if not draft.phrase.is_empty and _listed(words, draft.phrase.head, "abstract"):
        return True
    if draft.unit == "day" and draft.bound is Bound.EXACT and not draft.hyphened:
        return _lower(words, i - 1) not in ("in", "for", "within", "only", "just", "last", "lasted")
    if draft.unit or draft.bound is not Bound.EXACT or draft.difference:
        return draft.difference and _lower(words, after - 1) == "another"
    if _listed(words, after, "after_pronoun_one") or after >= len(words) or words[after].is_sign:
        return True
    if draft.phrase.is_empty and not _listed(words, after, "definite"):
        return _lower(words, after) not in lexicon.words("nouns", "verbs")
    closes = draft.phrase.last >= len(words) or words[draft.phrase.last].is_sign
    if closes and before in ("said", "says", "added", "explained", "recalled"):
        return True
    apposed = i == 0 and _lower(words, draft.phrase.last) == ","
    if apposed and any(_says(words, k) for k in range(draft.phrase.last, len(words))):
        return True
    return any(_says(words, k) for k in range(draft.phrase.last, min(len(words), draft.phrase.last + 2)))


def _is_of_number(words: Sentence, i: int) -> bool:
    """`one of 17`, `one of the 17`: a part of a counted whole."""
    if _lower(words, i) != "of":
        return False
    at = i + 2 if _listed(words, i + 1, "definite") else i + 1
    return at < len(words) and (words[at].is_number or _lower(words, at) in lexicon.values("numbers", "cardinal"))


def _is_affected(words: Sentence, i: int) -> bool:
    """`one was killed`: what befell it says that it is a count."""
    if _lower(words, i) not in ("was", "is", "has", "remains"):
        return False
    known = lexicon.phrases("status", "after")
    return any((_lower(words, k),) in known for k in range(i + 1, min(len(words), i + 4)))


def _is_one_of_idiom(words: Sentence, draft: Draft) -> bool:
    after = draft.last + 1
    while _listed(words, after, "definite") or _lower(words, after) == "a":
        after += 1
    first = _lower(words, after)
    if _listed(words, draft.first - 1, "saying"):
        return True
    if any(w.lower.endswith(("'s", "’s")) for w in words[after : draft.phrase.last]):
        return True
    if draft.phrase.is_empty and first not in ("them", "whom", "which"):
        return True
    if first.endswith("est") or _listed(words, after, "set_phrase"):
        return True
    return any(_says(words, k) for k in range(after, min(len(words), after + 5)))


def _says(words: Sentence, i: int) -> bool:
    """A verb of saying at word `i`, in the active voice."""
    passive = _lower(words, i - 1) in ("is", "are", "was", "were", "be", "been", "being")
    return _listed(words, i, "saying") and not passive


def _is_name(words: Sentence, draft: Draft, continues: bool) -> bool:
    """`Big Four`, `Apollo 11`: a capital before the number or on it, nothing counted, no list of counts before."""
    i = draft.numeral.first
    if i == 0 or draft.unit or draft.bound is not Bound.EXACT or draft.definite or draft.difference:
        return False
    before, number = words[i - 1], words[i]
    if before.lower in lexicon.words("idioms", "months") or before.lower in lexicon.words("idioms", "weekdays"):
        return False
    starts = i == 1 or words[i - 2].text in ".!?:“\"‘'(" or before.is_sign
    if number.is_name and not starts:
        return before.is_name and not _is_title_case(words)
    if before.is_name and words[i - 2].is_number and number.is_number:
        return True
    if not before.is_name or starts or number.is_name:
        return False
    follows = _lower(words, draft.last)
    if continues and words[i - 2].lower in (",", "and", "but"):
        return False
    goes_on = follows in lexicon.words("nouns", "stop") or follows in lexicon.words("nouns", "verbs")
    return draft.phrase.is_empty and number.is_number and not goes_on


def _is_label(words: Sentence, draft: Draft) -> bool:
    """`Lane 2`, `Level 3 trauma teams`, `suspect number 4`, `Group of Seven`: the number tells which one."""
    i = draft.numeral.first
    if i == 0 or draft.unit or draft.bound is not Bound.EXACT or draft.definite or draft.difference:
        return False
    before, number = words[i - 1], words[i]
    if before.lower == "of" and i > 1 and number.is_name and words[i - 2].lower == "group":
        return True
    labels = number.is_number and before.lower in lexicon.words("idioms", "labels")
    return labels and "," not in number.text and (before.text[0].isupper() or draft.phrase.is_empty)


def _is_title_case(words: Sentence) -> bool:
    letters = [w for w in words if w.text[0].isalpha()]
    return sum(w.is_name for w in letters) * 10 >= len(letters) * 7


def _is_known_pair(words: Sentence, draft: Draft) -> bool:
    """`the two countries`, `the two sides`, `the two met`."""
    if draft.lo != 2 or draft.hi != 2 or not draft.definite or draft.unit or draft.difference:
        return False
    if draft.phrase.is_empty:
        return words[draft.bare].lower == "two" and _lower(words, draft.last) != "of"
    return words[draft.phrase.head].lower in lexicon.words("nouns", "pairs")


def _is_multiple(words: Sentence, draft: Draft) -> bool:
    """`three times a day` is a rate and `times` behind a result no count; `hit three times` says how often."""
    if draft.unit != "times":
        return False
    following = _lower(words, draft.last)
    return following in ("a", "an", "per", "every", "each") or (
        words[draft.last - 1].is_name and draft.last > draft.numeral.last
    )
