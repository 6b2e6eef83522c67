"""Text -> tokens, and one letter a token: the string over which the grammar's rules run.

`"at 3:00 PM on Oct. 23"` becomes the tokens `at`, `3:00`, `PM`, `on`, `Oct.`, `23` and the letters `3:p2Md`.
Letters of words come from `times.toml` (see `times_words.py`); the shapes of digits and marks are here:

    d  one or two digits        D  three or more       Y  four digits from 1000 to 2199, or '98
    #  decimal or grouped       q  fraction (1/2)      o  ordinal in digits (24th)
    I  ISO 8601 date            /  numeric date        :  clock with colon, 13h30       Z  military time (0715Z)
    £  Q3, H1
    K  decade (1990s, '80s)     +  am or pm            '  possessive 's
    ,  -  (  )  .  as they are, |  a break between paragraphs, x  anything else

One pass, linear in the text: no alternative can match the same characters in two ways.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hearsay.measures.times_words import OTHER, Words, words

_TOKEN = re.compile(
    r"""
    [^\S\n]{0,2}
  (?:
    (?P<word>(?![AaPpoQH])[^\W\d_]+)
  | (?P<ampm>(?<![^\W\d_])[AaPp](?:\.[ ]?[Mm]\b\.?|[Mm]\b))
  | (?P<part>\b[QH][1-4]\b)
  | (?P<oclock>\bo['’]clock\b)
  | (?P<other_word>[^\W\d_]+)
  | (?P<I>\b[0-9]{4}-[0-9]{2}-[0-9]{2}
       (?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z\b|[+-][0-9]{2}:?[0-9]{2}\b)?)?(?![\w-]))
  | (?P<slash>(?<![\w/.-])[0-9]{1,4}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)[0-9]{2,4}(?![\w/]))
  | (?P<frac>(?<![\w/.-])[0-9]{1,2}/[0-9]{1,2}(?![\w/]))
  | (?P<colon>(?<![\w:.])(?<!UTC[+−-])(?<!GMT[+−-])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]))
  | (?P<K>(?:\b[0-9]{3}|['’‘]?\b[0-9])0['’]?s\b)
  | (?P<hm>\b[0-2]?[0-9]h[0-5][0-9]\b)
  | (?P<Z>\b(?:[01][0-9]|2[0-3])[0-5][0-9]Z\b)
  | (?P<o>\b[0-9]{1,2}(?:st|nd|rd|th)\b)
  | (?P<hash>\b[0-9]{1,15}(?:[.,][0-9]{1,15}){1,8})
  | (?P<short>(?<![\w'’‘])['’‘][0-9]{2}\b(?!['’]?s))
  | (?P<digits>[0-9]+)
  | (?P<poss>['’]s\b)
  | (?P<break>\n[^\S\n]*\n\s*|(?<=[.!?:;”"')\]])[^\S\n]*\n)
  | (?P<mark>[^\w\s])
  )
    """,
    re.VERBOSE,
)

_WORDS = frozenset({"word", "other_word"})
"""Words, first those by whose first letter they can be nothing else: most of a text, found without further trial."""

_MARKS = {
    ",": ",", "-": "-", "–": "-", "—": "-", "‑": "-", "‐": "-", "(": "(", ")": ")", "[": "(", "]": ")", ".": ".",
    "!": ".", "?": ".", ";": ".", "½": "q", "¼": "q", "¾": "q",
}  # fmt: skip
_FRACTIONS = {"1/2": 0.5, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 0.25, "3/4": 0.75, "½": 0.5, "¼": 0.25, "¾": 0.75}
_ABBREVIATED = frozenset({
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues",
    "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "hr", "hrs", "min", "mins", "yr", "yrs",
})  # fmt: skip


class Token(NamedTuple):
    """A piece of text with its offsets, its letter, and the value of its word or digits (0 where it has none)."""

    text: str
    start: int
    end: int
    letter: str
    value: float | str


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in order; every character that is no white space lies in at most one."""
    known = words()
    letters = known.letters
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or ""
        start, end = match.span(group)
        raw = text[start:end]
        if group in _WORDS:
            low = raw.lower()
            letter = letters.get(low)
            if letter is None:
                found.append(Token(low, start, end, OTHER, 0))
                continue
            if low in _ABBREVIATED and text[end : end + 1] == ".":
                end += 1
            elif letter == "M" and low in _ABBREVIATED:
                letter = "m"
            letter = _cased(letter, raw, known)
            found.append(Token(low, start, end, letter, known.values.get(low, 0)))
        elif group == "mark":
            if found and raw == "." and found[-1].end > start:
                continue
            found.append(Token(raw, start, end, _MARKS.get(raw, OTHER), _FRACTIONS.get(raw, 0)))
        else:
            found.append(_number(group, raw, start, end))
    return _settled(found)


def _cased(letter: str, raw: str, known: Words) -> str:
    """A month or an ambiguous weekday needs its capital; without it the word is another word."""
    if letter in "Mmw" and raw[0].islower():
        return {"M": "M", "m": "µ", "w": OTHER}[letter] if raw not in ("august",) else "µ"
    return letter


def _number(group: str, raw: str, start: int, end: int) -> Token:
    value: float | str = 0
    letter = OTHER
    if group == "digits":
        value = int(raw[:9])
        letter = "d" if len(raw) <= 2 else "Y" if len(raw) == 4 and 1000 <= value < 2200 else "D"
    elif group == "hash":
        value, letter = _decimal(raw), "#"
    elif group == "frac":
        value, letter = _FRACTIONS.get(raw, 0), "q" if raw in _FRACTIONS else "/"
    elif group == "short":
        year = int(raw[1:])
        value, letter = (1900 if year > 30 else 2000) + year, "Y"
    elif group == "o":
        value, letter = int(raw[:-2]), "o"
    elif group in ("I", "K", "Z"):
        letter = group
    elif group in ("slash", "sep"):
        letter = "/"
    elif group in ("colon", "hm"):
        letter = ":"
    elif group == "part":
        letter = "£"
    elif group == "ampm":
        value, letter = raw[0].lower(), "+"
    elif group == "oclock":
        letter = "9"
    elif group == "poss":
        letter = "'"
    elif group == "break":
        letter = "|"
    return Token(raw, start, end, letter, value)


def _decimal(raw: str) -> float:
    """`1.5` as 1.5, `5,000` as 5000; a comma before other than three digits is a decimal comma."""
    head, *groups = re.split(r"[.,]", raw)
    if "," in raw and all(len(g) == 3 for g in groups):
        return float(head + "".join(groups))
    return float(f"{head}.{groups[0]}")


def _settled(found: list[Token]) -> list[Token]:
    """Decides the words that only their neighbours make a month: `May 3`, `3 march`, `March 2022`."""
    for i, token in enumerate(found):
        if token.letter in "mµ":
            before, after = found[max(0, i - 2) : i], found[i + 1 : i + 2]
            day_before = bool(before) and before[-1].letter in "do" and before[0].letter not in "Mm"
            beside = day_before or any(n.letter in ("doY" if token.letter == "m" else "Y") for n in after)
            letter = "M" if beside else "m" if token.letter == "m" else OTHER
            found[i] = token._replace(letter=letter)
    return found
