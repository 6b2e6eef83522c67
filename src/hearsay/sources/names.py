"""Names as they are spelled, and names as they sound: one person under many transliterations.

    Zelensky  Zelenskyy  Zelenskiy  Selenskyj   ->  slnsk
    Sergei    Sergey     Serhiy                 ->  srk
    Gaddafi   Qaddafi    Kadhafi                ->  kdv

`sound` folds what the common romanisations of Cyrillic and Arabic differ in (BGN/PCGN, ISO 9, ALA-LC, the German
and French press): soft signs, y/i/j, g/h/kh, sh/sch/zh, w/v/f, doubled letters, and every vowel after the first.
It is a key to look under; whether two names under one key are one name is `alike`'s to say.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

ALIKE = 0.6
"""Least share of letters in common under one sound: Jatsenjuk and Yatsenyuk have 0.67, Lopez and Ilyapas 0.29."""

_APOSTROPHE = re.compile(r"['’‘`´]")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?=\s|$)")
_STOPS = re.compile(r"(?<=\w)\.(?=\w\.|\s|$)")
_SPACE = re.compile(r"[\s\u2010-\u2015_/-]+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_SOUNDS = (
    (re.compile(r"^(?:al|el|ad|ar|as|at|an) (?=\w{3})"), ""),
    (re.compile(r"shch|sch|tsh|tch|zh|sh|ch|ts|tz|cz|[scz]"), "s"),
    (re.compile(r"ph|[wf]"), "v"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"kh|gh|ck|[kgqh]"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[^a-z]"), ""),
)
_FEMININE = re.compile(r"(?:ov|ev|in|yn|sk|tsk)(?:aya|aia|a)$")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` in lower case without diacritics, possessive endings, apostrophes, initials' stops and hyphens."""
    text = _POSSESSIVE.sub("", text.strip())
    text = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return _SPACE.sub(" ", _STOPS.sub("", _APOSTROPHE.sub("", text))).strip()


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The key of one word of a name: equal for the spellings that transliterations make of it."""
    key = fold(word)
    for pattern, to in _SOUNDS:
        key = pattern.sub(to, key)
    first = "a" if key[:1] in "aeiouyj" and key else key[:1]
    rest = re.sub(r"[aeiouyj]", "", key[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


def alike(left: str, right: str) -> bool:
    """Whether two words can be spellings of one name: same sound, enough letters in common, same gender ending."""
    if sound(left) != sound(right):
        return False
    a, b = fold(left), fold(right)
    if a == b:
        return True
    if bool(_FEMININE.search(a)) != bool(_FEMININE.search(b)) and abs(len(a) - len(b)) in (1, 2, 3):
        return False
    return Levenshtein.normalized_similarity(a, b) >= ALIKE


def is_initials(word: str) -> bool:
    """Whether `word` is one to three initials: "P", "P.K.", "PK"."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){1,3}", word))
