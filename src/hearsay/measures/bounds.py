"""How the words around a number bound the true one.

Shapes: `at least 65` min; `more than 350` gt; `up to 30` max; `fewer than 5` lt; `about 50`, `50 or so` approx;
`50-60`, `between 50 and 60`, `from 30 to 60` range (made in `figures`). Words are in `lexicons/bounds.toml`.
"""

from __future__ import annotations

from functools import cache

import hearsay.measures.lexicon as lexicon
from hearsay.measures.numbers import starters
from hearsay.measures.words import Sentence, touching
from hearsay.types import Bound

_LONGEST = 4


@cache
def _lasts() -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in _phrases("before"))


@cache
def _phrases(side: str) -> dict[tuple[str, ...], str]:
    out: dict[tuple[str, ...], str] = {}
    for phrase, name in lexicon.phrases("bounds", side).items():
        parts: list[str] = []
        for part in phrase:  # "approx." is two words of a sentence
            parts += (
                [part[:-1], "."] if part.endswith(".") else ["-", part[1:]] if part[0] == "-" and part[1:] else [part]
            )
        out[tuple(parts)] = name
    return out


def bound_before(words: Sentence, i: int) -> tuple[Bound, int]:
    """The bound stated by the words that end before word `i`, and the word where they begin (`i` if none).

    Where two follow each other ("at least some 65") the firmer one counts, and of two firm ones the inner.
    """
    bound, first = Bound.EXACT, i
    while first > 0 and words[first - 1].lower in _lasts():
        found = _phrase_before(words, first)
        if found is None:
            break
        name, first = found
        if bound is Bound.EXACT or (bound is Bound.APPROX and name != "approx"):
            bound = Bound(name)
    return bound, first


def _phrase_before(words: Sentence, i: int) -> tuple[str, int] | None:
    for length in range(min(_LONGEST, i), 0, -1):
        phrase = tuple(w.lower for w in words[i - length : i])
        name = _phrases("before").get(phrase)
        if name is not None and not _is_preposition(words, phrase, i - length):
            return name, i - length
    return None


def _is_preposition(words: Sentence, phrase: tuple[str, ...], first: int) -> bool:
    """Whether `over`, `about`... belongs to the word before it: "flew over two villages"."""
    if len(phrase) != 1 or first == 0:
        return False
    return words[first - 1].lower in lexicon.groups("bounds", "not_after").get(phrase[0], frozenset())


def bound_after(words: Sentence, i: int) -> tuple[Bound, int]:
    """The bound stated by the words from word `i` on, and the word after them (`i` if none)."""
    for length in range(min(_LONGEST, len(words) - i), 0, -1):
        phrase = tuple(w.lower for w in words[i : i + length])
        name = _phrases("after").get(phrase)
        if name is not None and (phrase != ("plus",) or not _adds(words, i)):
            if phrase[0] in ("+", "-") and not touching(words[i - 1], words[i]):
                continue
            return Bound(name), i + length
    return Bound.EXACT, i


def _adds(words: Sentence, i: int) -> bool:
    """Whether `plus` at word `i` adds something: "65 prisoners plus six crew"."""
    return i + 1 < len(words) and (words[i + 1].is_number or words[i + 1].lower in starters() | {"the", "another"})
