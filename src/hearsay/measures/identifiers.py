"""Names with digits in them, found first because they count nothing.

Shapes: `Il-76` `Boeing 777-200` (aircraft type), `RA-78830` `9M-MRD` (registration), `S-300` `MIM-104A` `152mm
howitzer` (weapon), `MH17` `Flight MH 017` (flight), `FL330` (flight level), `Train No 12841` (train), `12 Main
Street` `NH-16` (address), `06782-262286` (phone), `Resolution 2166` `53rd Brigade` `G7` `9/11` links (other).
Registrations follow ICAO Annex 7 (nationality mark, hyphen, two to five signs), flights IATA's two-sign codes,
phones E.164 (no more than fifteen digits). What letters stand for comes from `lexicons/identifiers.toml`; a word
beside them decides first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import hearsay.measures.lexicon as lexicon
from hearsay.measures.counted import phrase_at
from hearsay.measures.units import unit_at
from hearsay.measures.words import words_of
from hearsay.records import Identifier, Report, Span
from hearsay.types import IdentifierKind

_LINK = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"”]{1,500}|\b[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}|(?<!\w)[#@]\w{1,60}"
)
_MAY_LINK = re.compile(r"[@#]|://|www\.")
_FROM_CAPITAL = re.compile(
    r"""
    [A-Z](?<![\w-].)(?:
      (?P<level>(?<=F)L[ ]?\d{2,3}\b)
    | (?P<designation>(?:
          [A-Za-z]{0,9}[-‑–][A-Z]?\d{1,5}[A-Za-z]{0,4}\d{0,2}(?:[-/][A-Z]?\d{1,4}[A-Z]{0,2})?
        | [A-Z]?[-‑][A-Z]{3,4}
        | [A-Za-z]{0,7}[-‑][A-Z]\d{0,2}
        | (?<=N)\d{2,5}[A-Z]{0,2}
        )(?!\w))
    | (?P<code>(?<![$€£].)(?:[A-Za-z]{0,9}\d{1,5}[A-Za-z]{0,3}(?:[-/]\d{1,4}[A-Z]?)?|\d[ ]\d{2,4})(?!\w))
    )
    """,
    re.VERBOSE,
)
_FROM_DIGIT = re.compile(
    r"""
    [\d+(](?<![\w.,].)(?:
      (?P<position>(?<=\d)\d{0,2}(?:\.\d{1,8})?°\s?(?:\d{1,2}(?:\.\d+)?[′'’]\s?)?(?:\d{1,2}(?:\.\d+)?[″"”]\s?)?[NSEWnsew]\b)
    | (?P<phone>(?:
          (?<=\+)(?:\d{1,3}[ \u00a0-]?(?:\(\d{1,5}\)[ -]?)?\d{1,5}(?:[ -]\d{2,8}){1,4}|\d{9,15})
        | (?<=\()0\d{2,5}\)[ -]\d{5,8}
        | (?<=0)\d{2,5}[ -]\d{5,8}
        | (?<=1)800[ -]\d{3}[ -]\d{3,4}
        | (?<=\d)\d{2}-\d{3}-\d{4}
        )(?![\w-]))
    | (?P<calibre>(?<=\d)\d{1,2}(?:\.\d{1,2})?[ -]?(?:mm|millimet(?:re|er))\b(?=[ -](?:\w+[ -]){0,2}?
          (?:gun|howitzer|shell|round|artillery|mortar|cannon|rocket|calib)))
    | (?P<street>(?<=\d)\d{0,4}[A-Za-z]?,?[ ](?:[A-Z][\w.'’]*\s){1,3}
          (?:Street|Avenue|Road|Lane|Boulevard|Square|Drive|Marg|Prospekt|Ulitsa|Highway|Way|Terrace|St\.|Rd\.|Ave\.)
          (?!\w))
    | (?P<designation>(?<=\d)(?:[A-Z][-‑][A-Z]{3}|[A-Z]\d{2,3}[A-Z]?\d?)(?!\w))
    | (?P<service>(?<=\d)\d{4}(?:/\d{2,5})?
          (?=[ \u00a0,-]{1,2}(?:[A-Z][\w.-]*[ ]){1,5}?(?:Express|Mail|SF|Superfast|Special)\b))
    | (?P<brackets>(?<=[\w)][ ][(]\d)\d{4}(?:/\d{2,5})?(?=[)]))
    | (?P<formation>(?<=\d)\d{0,3}(?:st|nd|rd|th)\s(?:[A-Z][\w'’-]*\s){0,6}?
          (?:Brigade|Division|Regiment|Battalion|Army|Corps|Squadron|Fleet|Company|Wing|Congress|Amendment|Parallel|Session
          |Infantry|Airborne|Guards)\b)
    | (?P<ratio>(?:(?<=9)/11|(?<=7)/7|(?<=2)4/7|(?<=2)6/11)\b)
    )
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d(?<![\w.,].)[\d/-]{0,15}(?:[A-Z]{1,3}\b)?(?![\w%])(?![.,]\d)")
_AIRLINE = re.compile(r"(?<!\w)[A-Z][A-Z0-9][ -]$")
_LISTED_BEFORE = 3
"""The longest phrase that a number follows ("helpline number", "military unit") has two words, and a quote may open."""
_ANY_CASE = frozenset(("train", "flight", "flight level", "address", "phone", "other", "plain"))
_KIND_OF = {
    "link": IdentifierKind.OTHER,
    "position": IdentifierKind.OTHER,
    "phone": IdentifierKind.PHONE,
    "calibre": IdentifierKind.WEAPON,
    "level": IdentifierKind.FLIGHT_LEVEL,
    "street": IdentifierKind.ADDRESS,
    "service": IdentifierKind.TRAIN,
    "brackets": IdentifierKind.TRAIN,
    "formation": IdentifierKind.OTHER,
    "ratio": IdentifierKind.OTHER,
}
_REGISTRATION = re.compile(r"RA-\d{5}|[A-Z]{1,2}-[A-Z]{3,4}|\d[A-Z]-[A-Z0-9]{3}|N\d{2,5}[A-Z]{0,2}|[A-Z]{2}-\d{4,5}")
_FLIGHT = re.compile(r"[A-Z][A-Z0-9][ -]?\d{1,4}|[A-Z]{3}\d{1,4}")
_LETTERS = re.compile(r"[A-Za-z]+")
_BESIDE = 24
"""How many code points on either side may hold the word that says what a designation is: about three words."""


class _Mark(NamedTuple):
    start: int
    end: int
    kind: IdentifierKind


def find_identifiers(report: Report) -> tuple[Identifier, ...]:
    """The identifiers of a report in order, none overlapping another; ids `<report>:i1` and on."""
    found: list[_Mark] = []
    for mark in sorted(_marks(report.text), key=lambda m: (m.start, -m.end)):
        if not found or mark.start >= found[-1].end:
            found.append(mark)
        elif mark.end > found[-1].end:
            found[-1] = _Mark(found[-1].start, mark.end, found[-1].kind)
    return tuple(
        Identifier(f"{report.id}:i{n}", Span(report.id, m.start, m.end), m.kind, report.text[m.start : m.end])
        for n, m in enumerate(found, 1)
    )


def _marks(text: str) -> Iterator[_Mark]:
    if _MAY_LINK.search(text):
        for match in _LINK.finditer(text):
            yield _Mark(match.start(), match.end(), IdentifierKind.OTHER)
    for pattern in (_FROM_CAPITAL, _FROM_DIGIT):
        for match in pattern.finditer(text):
            kind = _KIND_OF.get(match.lastgroup or "") or _designated(text, match)
            if kind is not None:
                yield _Mark(_with_title(text, match.start(), kind), match.end(), kind)
    for match in _NUMBER.finditer(text):
        mark = _numbered(text, match.start(), match.end())
        if mark is not None:
            yield mark


def _designated(text: str, match: re.Match[str]) -> IdentifierKind | None:
    """What a designation or code is: by its form, by a word beside it, by its letters; None if it is none."""
    written = match[0]
    letters = _LETTERS.search(written)
    prefix = letters[0].lower() if letters else ""
    if prefix in lexicon.groups("identifiers", "never")["prefix"]:
        return None
    if not any(c.isdigit() for c in written) and not _REGISTRATION.fullmatch(written) and not _is_weapon_name(written):
        return None
    beside = _beside(text, match.start(), match.end())
    if _REGISTRATION.fullmatch(written) and not (beside is IdentifierKind.WEAPON and written[-1].isdigit()):
        return IdentifierKind.REGISTRATION
    is_flight = _FLIGHT.fullmatch(written) is not None and len(prefix) == 2
    if is_flight and (beside is IdentifierKind.FLIGHT or "-" not in written):
        return IdentifierKind.FLIGHT
    if prefix in _named("named"):
        return IdentifierKind(_named("named")[prefix])
    listed = lexicon.groups("identifiers", "prefix")
    kinds = [kind for kind in (IdentifierKind.WEAPON, IdentifierKind.AIRCRAFT_TYPE) if prefix in listed[kind]]
    if beside is IdentifierKind.ADDRESS or (beside is not None and len(kinds) != 1):
        return beside
    return kinds[0] if kinds else IdentifierKind.OTHER


def _is_weapon_name(written: str) -> bool:
    return written.split("-")[0].lower() in lexicon.groups("identifiers", "prefix")["weapon"]


def _beside(text: str, start: int, end: int) -> IdentifierKind | None:
    """The kind named by the nearest telling word within `_BESIDE` code points."""
    around = text[max(0, start - _BESIDE) : start].lower(), text[end : end + _BESIDE].lower()
    best: tuple[int, str] | None = None
    for name, pattern in _beside_patterns():
        before = [m.end() for m in pattern.finditer(around[0])]
        after = pattern.search(around[1])
        distances = [len(around[0]) - at for at in before[-1:]] + ([after.start()] if after else [])
        for distance in distances:
            if best is None or distance < best[0]:
                best = distance, name
    return IdentifierKind(best[1]) if best else None


@cache
def _beside_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    groups = lexicon.groups("identifiers", "beside")
    return tuple((name, re.compile(rf"\b(?:{_either(words)})\b")) for name, words in groups.items())


def _either(words: frozenset[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _named(key: str) -> dict[str, str]:
    """The words of table `key` (`named`, `numbered`) with the list that each stands in."""
    return {word: name for name, listed in lexicon.groups("identifiers", key).items() for word in listed}


def _words_before(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The last three, two, one words before `start` in lower case, and where they begin."""
    window = max(0, start - 40)
    found = list(re.finditer(r"[^\s\"“(-]+", text[window:start].rstrip(' \u00a0"“-')))
    for length in range(min(_LISTED_BEFORE, len(found)), 0, -1):
        yield " ".join(m[0].lower() for m in found[-length:]), window + found[-length].start()


def _with_title(text: str, start: int, kind: IdentifierKind) -> int:
    """`Airbus A320`, `Ilyushin Il-76`, `Flight MH17`: the maker, or the word that says what it is, belongs to it."""
    if kind not in (IdentifierKind.AIRCRAFT_TYPE, IdentifierKind.FLIGHT):
        return start
    for phrase, at in _words_before(text, start):
        is_maker = phrase in _named("named") and text[at].isupper()
        if is_maker if kind is IdentifierKind.AIRCRAFT_TYPE else _named("numbered").get(phrase) == "flight":
            return at
    return start


def _numbered(text: str, start: int, end: int) -> _Mark | None:
    """`Boeing 777`, `Resolution 2166`, `Flight 370`: None where the number counts what follows it."""
    airline = _AIRLINE.search(text, max(0, start - 4), start)
    for phrase, at in _words_before(text, airline.start() if airline else start):
        if phrase in _named("named") and text[at].isupper():
            return _Mark(at, end, IdentifierKind(_named("named")[phrase]))
        listed = _named("numbered").get(phrase)
        if listed is None or (listed not in _ANY_CASE and text[at].islower()):
            continue
        if listed != "other" and _counts(text, end):
            return None
        kind = IdentifierKind.OTHER if listed in ("capital", "plain") else IdentifierKind(listed)
        alone = kind in (IdentifierKind.TRAIN, IdentifierKind.PHONE)
        return _Mark(start if alone else at, end, kind)
    return None


def _counts(text: str, end: int) -> bool:
    """Whether a unit or a counted noun follows: `flight 20 minutes later`, `No 12 people`."""
    words = words_of(text, end, min(len(text), end + 40))
    return bool(words) and (unit_at(words, 0) is not None or not phrase_at(words, 0, single=False).is_empty)
