"""`a missile` as a number: one, and never exactly one; `a week` as a length: exactly one.

Shape: `fired [an air-defence missile]`, `launched [a cruise missile strike]`, `hit by [a rocket]`. Only
munitions and attacks count so, and only as what was launched or what struck: `it was a Patriot missile` tells a
kind, `a missile strike alert` another thing. `a single missile` is exactly one. Words are in `lexicons/nouns.toml`.
`within [a week]`, `[a month] after the vote` are lengths, as in "two weeks"; `a week ago`, `twice a week` are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import hearsay.measures.lexicon as lexicon
from hearsay.measures.counted import Phrase, ends_phrase
from hearsay.measures.drafts import Draft
from hearsay.measures.numbers import Form, Numeral
from hearsay.measures.words import Sentence, touching
from hearsay.types import Bound

_LONGEST = 6
LENGTHS = frozenset(("minute", "hour", "day", "week", "month", "year"))
"""Units of time of which "a" may be one."""

_LASTING = frozenset(("within", "for", "lasted", "lasting", "took", "lasts", "takes"))
_SINGLE = frozenset(("single", "lone"))


def indefinite_ones(words: Sentence, blocked: Sequence[bool]) -> list[Draft]:
    """A draft for every `a` or `an` of the sentence that counts a munition or an attack."""
    found = []
    for i, word in enumerate(words):
        if word.lower in ("a", "an") and not blocked[i] and _is_launched(words, i):
            head = _head(words, i + 1)
            if head is not None:
                numeral = Numeral(i, i + 1, 1.0, 1.0, Form.INDEFINITE)
                single = words[i + 1].lower in _SINGLE
                bound, phrase = (Bound.EXACT if single else Bound.INDEFINITE), Phrase(i + 1 + single, head, head + 1)
                found.append(Draft(numeral, i, head + 1, 1.0, 1.0, bound, phrase=phrase))
    return found


def lengths_of_one(words: Sentence, blocked: Sequence[bool]) -> list[Draft]:
    """A draft for every `a` or `an` of the sentence that says how long something lasts or after what time it comes."""
    found = []
    for i, word in enumerate(words[:-1]):
        if word.lower not in ("a", "an") or blocked[i] or words[i + 1].lower not in LENGTHS:
            continue
        before = words[i - 1].lower if i else ""
        after = words[i + 2].lower if i + 2 < len(words) else ""
        if after not in ("ago", "earlier") and (before in _LASTING or after == "after"):
            numeral = Numeral(i, i + 1, 1.0, 1.0, Form.WORDS)
            found.append(Draft(numeral, i, i + 2, 1.0, 1.0, Bound.EXACT, unit=words[i + 1].lower))
    return found


@cache
def _acting() -> frozenset[str]:
    return lexicon.words("nouns", "launching") | lexicon.words("nouns", "struck")


def _is_launched(words: Sentence, i: int) -> bool:
    """Whether the words before the article launch something or say by what something was struck."""
    return any(" ".join(w.lower for w in words[max(0, i - n) : i]) in _acting() for n in (1, 2, 3))


def _head(words: Sentence, start: int) -> int | None:
    """The last word of the noun phrase where that is a munition or an attack."""
    last, verbs, munitions = -1, lexicon.words("nouns", "verbs"), lexicon.words("nouns", "munitions")
    for j in range(start, min(len(words), start + _LONGEST)):
        joined = words[j].text in "-‑" and touching(words[j - 1], words[j])
        is_verb = j > start and words[j].lower in verbs and words[j].lower not in munitions
        if not joined and (ends_phrase(words[j]) or is_verb):
            break
        last = j
    return last if last >= start and words[last].lower in munitions else None
