"""What a number counts: the noun phrase after it, without a parser.

Shapes: `65 [captured Ukrainian servicemen]`, `six [crew members]`, `eight of the 12 [black boxes]`, `275 [dead]`,
`65 [Ukrainian prisoners of war]`. The phrase runs to its first plural (or a noun that counts many, or any noun
after one), and takes an `of` phrase with it; it stops at a function word, a sign, a number, or a finite verb.
Word lists are in `lexicons/nouns.toml`.
"""

from __future__ import annotations

from typing import NamedTuple

import hearsay.measures.lexicon as lexicon
from hearsay.measures.numbers import starters
from hearsay.measures.words import Sentence, Word, touching

LONGEST = 9
"""No modifier chain in front of a counted noun is longer in news English."""


class Phrase(NamedTuple):
    """A noun phrase from word `first` up to `last`, its head at word `head`; empty where `first == last`."""

    first: int
    head: int
    last: int

    @property
    def is_empty(self) -> bool:
        """Whether there is no noun."""
        return self.first == self.last


NO_PHRASE = Phrase(0, 0, 0)
"""What a number counts that stands without a noun."""


def is_plural(word: Word) -> bool:
    """Whether a word looks like a noun that counts many."""
    lower = word.lower
    if lower in lexicon.words("nouns", "plural"):
        return True
    if len(lower) < 4 or not lower.endswith("s") or lower.endswith(("ss", "'s", "’s", "ous", "us", "is")):
        return False
    return lower not in lexicon.words("nouns", "singular") and lower not in lexicon.words("nouns", "stop")


def ends_phrase(word: Word) -> bool:
    """Whether no noun phrase goes on over this word."""
    if word.is_sign or word.is_number:
        return True
    return word.lower in lexicon.words("nouns", "stop")


def phrase_at(words: Sentence, i: int, single: bool) -> Phrase:
    """The noun phrase that begins at word `i`; `single` lets it end without a plural ("one Patriot launcher")."""
    if words[i].lower in lexicon.words("nouns", "intransitive") if i < len(words) else True:
        return Phrase(i, i, i)
    verbs, countable = lexicon.words("nouns", "verbs"), lexicon.words("nouns", "countable")
    head = last_noun = -1
    first = j = i + (words[i].lower == "such")
    while j < min(len(words), i + LONGEST):
        word = words[j]
        if word.text in "[(" and j + 2 < len(words) and words[j + 2].text in "])" and not words[j + 1].is_sign:
            if words[j].text == "(":
                break
            j += 3
            continue
        if word.is_sign and word.text in "“\"‘'" and j == i:
            first, j = i + 1, j + 1
            continue
        if word.text in "-‑/" and j > i and j + 1 < len(words) and touching(words[j - 1], word):
            last_noun = j + 1 if words[j + 1].is_number else last_noun
            j += 1 + words[j + 1].is_number
            continue
        if word.is_number and j > i and words[j - 1].is_name and j + 1 < len(words) and is_plural(words[j + 1]):
            j += 1
            continue
        if ends_phrase(word) or (_is_count(words, j) and j > i):
            break
        if word.lower in verbs and (head >= 0 or (single and last_noun >= 0)):
            break
        if single and last_noun >= 0 and _is_past(word) and words[last_noun].lower in countable:
            break
        if is_plural(word):
            if head >= 0 and not _compounds(words[head], word):
                break
            head = j
        elif head >= 0 and not (word.lower.endswith(("s'", "s’")) or _is_name_after(words, head, j)):
            break
        last_noun = last_noun if word.lower.endswith("ly") else j
        j += 1
    if head < 0:
        head = last_noun if single and last_noun >= 0 else -1
    noun = words[i].lower in _elliptic() or words[i].lower in countable if i < len(words) else False
    if head < 0 or (head == i and words[i].lower in verbs and not noun):
        return Phrase(i, i, i)
    return Phrase(first, head, _with_of(words, head + 1))


def _is_past(word: Word) -> bool:
    return word.lower.endswith("ed")


def _elliptic() -> frozenset[str]:
    return lexicon.words("nouns", "elliptic")


def _is_count(words: Sentence, j: int) -> bool:
    return words[j].lower in starters() and words[j].lower not in ("a", "an", "second", "third", "pair")


def _compounds(head: Word, word: Word) -> bool:
    """Whether a second plural goes on with the phrase: `crew members`, `injured passengers`, `airlines jets`."""
    is_noun = head.lower in lexicon.words("nouns", "plural") or head.is_name or word.lower.endswith("s")
    return is_noun and word.lower not in lexicon.words("nouns", "verbs")


def _is_name_after(words: Sentence, head: int, j: int) -> bool:
    """A capitalised plural may belong to a name that goes on: `Malaysia Airlines jets` with `jets` to come."""
    return words[head].is_name and j + 1 < len(words) and is_plural(words[j + 1])


def _with_of(words: Sentence, i: int) -> int:
    """Where the phrase ends with its `of` phrase: `of war`, `of the Disaster Force`, never `of 65`."""
    if i + 1 >= len(words) or words[i].lower not in ("of", "of"):
        return i
    j = i + 1
    if words[j].lower in ("the", "its", "their", "his", "her", "this", "that"):
        j += 1
    start, verbs = j, lexicon.words("nouns", "verbs")
    while j < min(len(words), start + 9) and not _is_count(words, j):
        if words[j].text == "-" and touching(words[j - 1], words[j]) and j + 1 < len(words):
            j += 2
            continue
        if ends_phrase(words[j]):
            break
        if words[j].lower in verbs and j > start:
            break
        j += 1
        if not words[j - 1].is_name and (j == len(words) or not words[j].is_name) and is_plural(words[j - 1]):
            break
        if words[j - 1].lower == "war":
            break
    return j if j > start else i
