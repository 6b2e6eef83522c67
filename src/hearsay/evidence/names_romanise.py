"""One spelling for the many in which a name is written: Cyrillic (Ukrainian, Russian, Belarusian) and Latin.

    Зеленський, Зеленский, Zelenskyy, Zelenskij, Zelenskiy  -> zelenski
    Юрченко, Yurchenko, Iurchenko, Jurtschenko              -> iurCenko
    Хмельницький, Khmelnytskyi                              -> gmelniTki

The result is a key for comparing, not a romanisation: letters that some scheme confuses (g, h and kh; y, i, j and the
soft sign; ye and e) are one sign of it. Schemes covered: resolution 55 of the Cabinet of Ukraine (2010), the passports
of Russia (ICAO Doc 9303), BGN/PCGN, ISO 9, scholarly, and the German, Polish and French habits of newspapers.
Capitals stand for single sounds: C ch, S sh and shch, Z zh, T ts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ё": "io", "ж": "Z", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "v", "ф": "f", "х": "g", "ц": "T", "ч": "C", "ш": "S", "щ": "S", "ъ": "",
    "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "’": "", "ʼ": "", "'": "",
}  # fmt: skip
"""Sounds of the letters; г and х share one sign because schemes write g, h, gh and kh, h, ch for them."""

LATIN = {
    "schtsch": "S", "shtch": "S", "shch": "S", "szcz": "S", "stch": "S", "šč": "S", "ŝ": "S", "shh": "S",
    "sch": "S", "sh": "S", "sz": "S", "š": "S",
    "tsch": "C", "tch": "C", "ch": "C", "cz": "C", "č": "C",
    "zh": "Z", "ž": "Z", "ż": "Z",
    "kh": "g", "gh": "g", "h": "g",
    "tz": "T", "ts": "T", "ck": "k", "x": "ks", "ph": "f", "w": "v", "q": "k", "ou": "u", "oo": "u",
    "ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "e", "œ": "e", "ı": "i",
    "â": "ia", "û": "iu", "ê": "e",
}  # fmt: skip
"""What romanisations write with several letters or with marks; the longest that fits is taken (â û ê: ISO 9)."""

_LATIN = re.compile("|".join(sorted(LATIN, key=len, reverse=True)))
_SOFT_C = re.compile(r"c(?=[eiyj])|c$")
_APOSTROPHES = re.compile(r"[ʹʺ'’ʼ`´\"]")
_TWICE = re.compile(r"(.)\1+")
_IE = re.compile(r"i+e")
_IO = re.compile(r"i+o(?=.)")
_ENDING = re.compile(r"(?<=.)(?:ei|oi|i)$")


@lru_cache(maxsize=262144)
def key(token: str) -> str:
    """The comparing key of one word of a name; empty where it has no letters."""
    text = unicodedata.normalize("NFC", token).casefold()
    return _cyrillic(text) if any("а" <= c <= "ӿ" for c in text) else _latin(text)


def _cyrillic(text: str) -> str:
    return _smoothed("".join(CYRILLIC.get(c, c if c.isascii() and c.isalpha() else "") for c in text))


def _latin(text: str) -> str:
    text = _APOSTROPHES.sub("", text)
    text = _LATIN.sub(lambda match: LATIN[match[0]], text)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalpha() and not unicodedata.combining(c))
    text = _SOFT_C.sub("T", text).replace("c", "k")
    return _smoothed(re.sub("[yj]", "i", text))


def _smoothed(text: str) -> str:
    """Without what schemes write or leave out: ie for e, io for o, doubled letters, the ending -iy."""
    text = _IO.sub("o", _IE.sub("e", text.replace("ts", "T")))
    return _ENDING.sub("i", _TWICE.sub(r"\1", text))


_VOWELS = re.compile(r"(?<=.)[aeiou]")
_HISSES = str.maketrans("sSCTZ", "zzzzz")


def hissing(made: str) -> str:
    """A key with all sibilants as one: German papers write s for z, z for ts, sch for zh and sh."""
    return made.translate(_HISSES)


@lru_cache(maxsize=262144)
def skeleton(made: str) -> str:
    """The consonants of a key behind its first sign, sibilants as one: what most misspellings keep."""
    return _VOWELS.sub("", hissing(made))


def initials(token: str) -> frozenset[str]:
    """The signs that an initial of this word may have: Є is E or Y, Ж is Zh, Z or J, Х is Kh, H or K."""
    first = token[:1]
    begins = {key(token)[:1], key(first)[:1]}
    return frozenset(other for sign in begins for other in (sign, *ALIKE.get(sign, ""))) - {""}


ALIKE = {"e": "i", "S": "s", "C": "Tkg", "Z": "zi", "g": "k", "T": "kt", "k": "T"}
"""Signs with which romanisations begin a name besides its own: Sh is S alone as an initial, Ts is C or T."""
