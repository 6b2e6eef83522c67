"""Numbers as written: digits in every usual style, number words, scales, fractions, dozens.

Shapes: `1,175` `816 000` `1.5` `1,5` `1,00,000` `sixty-five` `a hundred and five` `1.5 million` `12 lakh`
`half a million` `two and a half` `two-thirds` `a dozen` `dozens` `tens of thousands` `third` `53rd`.
Grouping follows the SI brochure (BIPM, 9th edition, 5.4.4: thin spaces, comma or point as decimal sign) and the
comma groups of English and Indian usage; where a comma could be either, three digits after it are a group.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import NamedTuple

import hearsay.measures.lexicon as lexicon
from hearsay.measures.words import Sentence, touching

LARGEST = 1e15
"""Numbers beyond this count nothing in the news (the world's yearly output in dollars is 1e14): skipped."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_GROUPED_OTHERWISE = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:['’]\d{3})+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_SEVERAL = frozenset(("several", "few", "many"))
_AFTER_HALF_THE = frozenset(("of", "the", "its", "their", "his", "her", "those", "these", "all", "were", "are"))


class Form(Enum):
    """How a number is written, where that decides what it may mean."""

    DIGITS = "digits"
    WORDS = "words"
    INDEFINITE = "indefinite"
    ORDINAL = "ordinal"
    FRACTION = "fraction"


class Numeral(NamedTuple):
    """A number from word `first` up to, not including, word `last` of a sentence."""

    first: int
    last: int
    lo: float
    hi: float
    form: Form


@cache
def starters() -> frozenset[str]:
    """Every word in lower case that can begin a number written in words."""
    tables = [lexicon.values("numbers", key) for key in ("cardinal", "scale", "ordinal", "fraction", "often")]
    listed = {word for table in tables for word in table}
    return frozenset(listed | {"a", "an", "pair"} | _SEVERAL | set(lexicon.pairs("numbers", "indefinite")))


def digits(text: str) -> float | None:
    """The value of one run of digits with its signs; None for anything else (`1.2.3`, a date, 400 digits)."""
    if len(text) > 24:
        return None
    if _GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    if _GROUPED_OTHERWISE.fullmatch(text):
        return float(re.sub(r"[.'’]", "", text))
    if _PLAIN.fullmatch(text):
        return float(text)
    if _COMMA_DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def numeral_at(words: Sentence, i: int) -> Numeral | None:
    """The longest number that begins at word `i`; None where there is none or none that counts anything."""
    if words[i].is_number:
        found = _from_digits(words, i)
    elif words[i].lower in starters():
        found = _from_words(words, i)
    else:
        return None
    return found if found is not None and found.hi <= LARGEST else None


def _from_digits(words: Sentence, i: int) -> Numeral | None:
    value = digits(words[i].text)
    if value is None:
        return None
    last = i + 1
    if 1 <= len(words[i].text) <= 3 and words[i].text[0] != "0" and words[i].text.isdecimal():
        value, last = _spaced_groups(words, i)
    after = words[last] if last < len(words) else None
    if after is not None and touching(words[last - 1], after):
        if after.lower in _ORDINAL_ENDINGS and last == i + 1:
            return Numeral(i, last + 1, value, value, Form.ORDINAL)
        suffix = lexicon.values("numbers", "suffix").get(after.lower)
        if suffix is not None and after.lower != "m":
            return Numeral(i, last + 1, value * suffix, value * suffix, Form.DIGITS)
    value, last = _scaled(words, value, last)
    return Numeral(i, last, value, value, Form.DIGITS)


def _spaced_groups(words: Sentence, i: int) -> tuple[float, int]:
    """`816 000`, with any one blank between the groups of three."""
    text, last = words[i].text, i + 1
    while last < len(words) and len(words[last].text) == 3 and words[last].text.isdecimal():
        if words[last].start - words[last - 1].end != 1 or len(text) > 15:
            break
        text += words[last].text
        last += 1
    return float(text), last


def _scaled(words: Sentence, value: float, last: int) -> tuple[float, int]:
    """Multiplies by the scale words that follow: `million`, `lakh crore`, `-million`."""
    scale = lexicon.values("numbers", "scale")
    while last < len(words):
        at = last
        if words[at].text == "-" and touching(words[at - 1], words[at]) and at + 1 < len(words):
            at += 1
        factor = scale.get(words[at].lower)
        if factor is None or value > LARGEST:
            break
        value, last = value * factor, at + 1
    return value, last


def _from_words(words: Sentence, i: int) -> Numeral | None:
    first = words[i].lower
    after = words[i + 1].lower if i + 1 < len(words) else ""
    if first in _SEVERAL:
        return _several(words, i, i)
    if first in ("a", "an"):
        return _after_article(words, i, after)
    if first in lexicon.pairs("numbers", "indefinite"):
        return _indefinite(words, i, i)
    if first == "half":
        return _half(words, i, i)
    if first in lexicon.values("numbers", "cardinal"):
        value, last = _cardinal(words, i, None)
        return _fraction(words, i, value, last) or _and_a_half(words, i, value, last)
    if first in lexicon.values("numbers", "ordinal"):
        value = lexicon.values("numbers", "ordinal")[first]
        return Numeral(i, i + 1, value, value, Form.ORDINAL)
    if first in lexicon.values("numbers", "often"):
        value = lexicon.values("numbers", "often")[first]
        return Numeral(i, i + 1, value, value, Form.WORDS)
    return None


def _after_article(words: Sentence, i: int, after: str) -> Numeral | None:
    """`a hundred and five`, `a dozen`, `a few dozen`, `a third of`, `a half`, `a couple of`, `a pair of`."""
    if after in _SEVERAL or after == "couple":
        several = _several(words, i, i + 1)
        if several is not None:
            return several
    if after in lexicon.values("numbers", "scale"):
        value, last = _cardinal(words, i + 1, 1.0)
        return _and_a_half(words, i, value, last)
    following = words[i + 2].lower if i + 2 < len(words) else ""
    if after in ("couple", "pair") and following == "of":
        form = Form.INDEFINITE if after == "couple" else Form.WORDS
        return Numeral(i, i + 3, 2.0, 2.0, form)
    share = lexicon.values("numbers", "fraction").get(after)
    if share is not None and following == "of":
        scale = lexicon.values("numbers", "scale").get(words[i + 4].lower) if i + 4 < len(words) else None
        if scale is not None and words[i + 3].lower == "a":
            return Numeral(i, i + 5, share * scale, share * scale, Form.WORDS)
        return Numeral(i, i + 2, share, share, Form.FRACTION)
    return None


def _several(words: Sentence, first: int, i: int) -> Numeral | None:
    scale = words[i + 1].lower.rstrip("s") if i + 1 < len(words) else ""
    bounds = lexicon.pairs("numbers", "several").get(scale)
    return None if bounds is None else Numeral(first, i + 2, *bounds, Form.INDEFINITE)


def _indefinite(words: Sentence, first: int, i: int) -> Numeral | None:
    """`dozens`, `hundreds of thousands`; `scores` and `tens` only where they count (`scores of`)."""
    lo, hi = lexicon.pairs("numbers", "indefinite")[words[i].lower]
    following = words[i + 1].lower if i + 1 < len(words) else ""
    if following == "of" and i + 2 < len(words):
        scale = lexicon.pairs("numbers", "indefinite").get(words[i + 2].lower)
        factor = lexicon.values("numbers", "scale").get(words[i + 2].lower.rstrip("s"))
        if scale is not None and factor is not None:
            return Numeral(first, i + 3, lo * factor, (hi + 1) * factor - 1, Form.INDEFINITE)
    elif words[i].lower == "scores" and following in lexicon.words("nouns", "after_scores"):
        return Numeral(first, i + 1, lo, hi, Form.INDEFINITE)
    elif words[i].lower in ("scores", "tens", "couple"):
        return None
    return Numeral(first, i + 1, lo, hi, Form.INDEFINITE) if words[i].lower != "couple" else None


def _half(words: Sentence, first: int, i: int) -> Numeral | None:
    following = words[i + 1].lower if i + 1 < len(words) else ""
    if [w.lower for w in words[i + 1 : i + 5]] == ["-", "a", "-", "dozen"]:
        return Numeral(first, i + 5, 6.0, 6.0, Form.WORDS)
    if following in ("a", "an", "-") and i + 2 < len(words):
        scale = lexicon.values("numbers", "scale").get(words[i + 2].lower)
        if scale is not None:
            return Numeral(first, i + 3, scale / 2, scale / 2, Form.WORDS)
        return Numeral(first, i + 2, 0.5, 0.5, Form.FRACTION)
    if following in _AFTER_HALF_THE:
        return Numeral(first, i + 1, 0.5, 0.5, Form.FRACTION)
    return None


def _fraction(words: Sentence, i: int, value: float, last: int) -> Numeral | None:
    """`two-thirds`, `three quarters`, `one fifth of`."""
    at = last + 1 if last < len(words) and words[last].text == "-" else last
    if at >= len(words) or not 1 <= value <= 9 or last != i + 1:
        return None
    name = words[at].lower
    share = lexicon.values("numbers", "fraction").get(name)
    counts = name.endswith("s") or (at + 1 < len(words) and words[at + 1].lower == "of") or at > last
    if share is None or not counts or value * share > 1:
        return None
    return Numeral(i, at + 1, value * share, value * share, Form.FRACTION)


def _and_a_half(words: Sentence, i: int, value: float, last: int) -> Numeral:
    """Adds `and a half` and the scale after it, where they follow."""
    following = [w.lower for w in words[last : last + 6]]
    length = (
        3 if following[:3] == ["and", "a", "half"] else 6 if following == ["-", "and", "-", "a", "-", "half"] else 0
    )
    if length:
        factor = lexicon.values("numbers", "scale").get(words[last - 1].lower, 1.0)
        value, last = _scaled(words, value + factor / 2, last + length)
    return Numeral(i, last, value, value, Form.WORDS)


def _cardinal(words: Sentence, i: int, current: float | None) -> tuple[float, int]:
    """The value of the number words from word `i` on, and where they end."""
    cardinal, scale = lexicon.values("numbers", "cardinal"), lexicon.values("numbers", "scale")
    total, last, j = 0.0, i, i
    while j < len(words) and total <= LARGEST:
        word = words[j].lower
        if word in cardinal:
            value = cardinal[word]
            if current is None:
                current = value
            elif _joins(current, value):
                current += value
            else:
                break
        elif word in scale and (current is not None or total):
            factor = scale[word]
            if current is None:
                total *= factor
            elif factor == 100:
                current *= 100
            else:
                total, current = total + current * factor, None
        elif not _continues(words, i, j, cardinal, scale):
            break
        else:
            j += 1
            continue
        j += 1
        last = j
    return total + (current or 0.0), last


def _joins(current: float, value: float) -> bool:
    """Whether `value` continues `current`: 60 + 5, 100 + 65, never 2 + 3."""
    if current % 100 == 0 and current >= 100:
        return 0 < value < 100
    return 20 <= current % 100 <= 90 and current % 10 == 0 and 0 < value < 10


def _continues(words: Sentence, i: int, j: int, cardinal: lexicon.Numbers, scale: lexicon.Numbers) -> bool:
    """Whether the hyphen or `and` at word `j` joins number words: `sixty-five`, `a hundred and five`."""
    if j == i or j + 1 >= len(words):
        return False
    before, after = words[j - 1].lower, words[j + 1].lower
    if words[j].text == "-":
        return (after in cardinal and cardinal.get(before, 0) >= 20 and cardinal[after] < 10) or after in scale
    return words[j].lower == "and" and scale.get(before, 0) >= 100 and after in cardinal
