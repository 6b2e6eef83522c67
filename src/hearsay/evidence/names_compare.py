"""Two lists of names against one another: who is on both, who only on one, who stays ambiguous, and why.

    Ковальчук Микола І., 1984    =  Kovalchuk Nikolai Ivanovich, 12.03.1984     one person
    Шевченко І.                  ?  Shevchenko Ivan | Shevchenko Ihor           ambiguous, stays so

A pair is weighed by what its parts agree and disagree on: an agreement counts as many bits as it is rare in the two
lists, a disagreement costs bits (Fellegi & Sunter: A theory for record linkage, JASA 64, 1969). A pair counts as one
person when the bits outweigh the odds against any two rows being one, and no other row of either list comes near it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.evidence.names_given import father, group, group_of_short, letters_of
from hearsay.evidence.names_romanise import hissing, key, skeleton
from hearsay.records import NameList, Person

MATCH = 2.6
"""Bits above the odds at which a pair that has no rival is one person: six to one. Of the pairs between `LIKELY` and
this, four in five were right on generated lists (bench/names.py); they are shown as doubtful."""
LIKELY = 0.0
"""Bits above the odds from which a pair is shown at all: even."""
MARGIN = 4.0
"""Bits by which a pair must be better than any other pair of its rows: sixteen to one."""
OTHERS = {"surname": 1000, "given": 60, "patronymic": 60, "letter": 5, "year": 40}
"""Values besides those seen that a part may have, so that two rows of a short list do not look common: as many
surnames, given names, initials and years of birth as an adult population has at the least in usual use."""
COST = {"near": 3.0, "short": 2.0, "swapped": 3.0, "given": 12.0, "patronymic": 7.0, "year": 6.0, "next year": 1.0}
"""Bits that a slip of one letter, a short form, a changed order, and each disagreement cost. Set by judgement: one row
in eight has a slip, one in a hundred a wrong year; a wrong given name is another person."""
DAY = 8.5
"""Bits of the same day of the year (1 in 365) besides the same year."""
LEAST = 4
"""Letters from which a slip is allowed: Ким and Кин are two names."""
DIFFERS = "differs"
"""What stands behind a part that contradicts: another father's name, an initial that does not fit, other years."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that may be one person: bits above the odds, and what they agree and disagree on, in words."""

    left: Person
    right: Person
    bits: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What two lists have in common: matches, ambiguous rows with their candidates, and who is on one list only.

    `doubtful` are pairs that fit nobody else, yet say too little to be called one person.
    """

    matches: tuple[Pair, ...]
    ambiguous: tuple[tuple[Pair, ...], ...]
    doubtful: tuple[Pair, ...]
    only_left: tuple[Person, ...]
    only_right: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a name: as written, its key, the sign all its languages share, and whether it is an initial."""

    written: str
    key: str
    sign: str
    short: str = ""
    letters: frozenset[str] = frozenset()
    initial: bool = False

    @property
    def known(self) -> bool:
        """Whether there is such a part."""
        return bool(self.key)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a row: which part is which, whether that turns its words about, and what it costs."""

    surname: _Part
    given: _Part
    patronymic: _Part
    cost: float = 0.0
    turned: bool = False


class _Rarity:
    """How rare each value is in both lists, in bits. A word counts as surname and given name: rows mix them up."""

    def __init__(self, readings: Sequence[Sequence[_Reading]], people: Sequence[Person]) -> None:
        self._rows = len(readings)
        self._counts: dict[str, Counter[str]] = {part: Counter() for part in OTHERS}
        for first, *_ in readings:
            named = (first.surname, first.given)
            self._counts["surname"].update(part.key for part in named)
            self._counts["given"].update({group(first.surname.written), first.given.sign})
            self._counts["patronymic"][first.patronymic.sign] += 1
            self._counts["letter"].update(part.key[:1] for part in (first.given, first.patronymic))
        self._counts["year"].update(person.born[:4] for person in people)
        self._known: dict[tuple[str, str], float] = {}

    def bits(self, part: str, value: str) -> float:
        """The bits that sharing this value is worth; of those that have it one is not counted, being the row itself."""
        asked = part, value
        if asked not in self._known:
            self._known[asked] = math.log2((self._rows + OTHERS[part]) / max(1, self._counts[part][value] - 1))
        return self._known[asked]


def compare(left: NameList, right: NameList) -> Compared:
    """Who of one list is on the other. Deterministic; the order of the lists does not change who matches."""
    ones, others = _readings(left.people), _readings(right.people)
    rarity = _Rarity([*ones, *others], [*left.people, *right.people])
    odds = math.log2(max(2, len(left.people), len(right.people)))
    index = _Index(others)
    edges: list[tuple[float, int, int, tuple[str, ...]]] = []
    for at, readings in enumerate(ones):
        best: dict[int, tuple[float, tuple[str, ...]]] = {}
        for reading in readings:
            for row, number in index.near(reading.surname):
                other = others[row][number]
                bits, why = _weighed(reading, other, rarity)
                years, said = _births(left.people[at].born, right.people[row].born, rarity)
                cost = min(reading.cost, other.cost) if reading.cost and other.cost else reading.cost + other.cost
                total = bits + years - cost - odds
                if any(DIFFERS in each for each in (*why, *said)):  # never called one person, whatever else agrees
                    total = min(total, MATCH - 0.1)
                if total >= LIKELY and total > best.get(row, (LIKELY - 1, ()))[0]:
                    best[row] = (
                        total,
                        (*why, *said, *(["order of the words changed"] if cost >= COST["swapped"] else [])),
                    )
        edges += [(bits, at, row, why) for row, (bits, why) in best.items()]
    return _settled(left.people, right.people, edges)


def _part(written: str, sign: str = "") -> _Part:
    made = key(written)
    return _Part(written, made, sign or made)


def _given(written: str) -> _Part:
    made, sign = key(written), group(written)
    return _Part(written, made, sign, group_of_short(written), letters_of(written, sign), _is_initial(written))


def _father(written: str) -> _Part:
    made, sign = key(written), father(written)
    return _Part(written, made, sign, "", letters_of(written, sign), _is_initial(written))


def _is_initial(written: str) -> bool:
    return 0 < len(written.strip(".")) <= 2 and (written.endswith(".") or len(written) == 1)


def _readings(people: Sequence[Person]) -> list[list[_Reading]]:
    """The ways to read each row: as its parts say, and with surname and given name exchanged."""
    found = []
    for person in people:
        given, patronymic = _given(person.given), _father(person.patronymic)
        ways = [_Reading(_part(person.surname), given, patronymic)]
        if person.given and not given.initial:
            cost = COST["swapped"] if person.sure else 0.0
            ways.append(_Reading(_part(person.given), _given(person.surname), patronymic, cost, turned=True))
        if not person.sure and person.patronymic:  # "Ivan Petrenko Hryhorovych": the last word may be the surname
            ways.append(_Reading(_part(person.patronymic), _given(person.surname), _father(person.given), turned=True))
        found.append(ways)
    return found


class _Index:
    """The rows of a list by their surnames, as written and with one letter less."""

    def __init__(self, rows: Sequence[Sequence[_Reading]]) -> None:
        self._rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row, readings in enumerate(rows):
            for number, reading in enumerate(readings):
                for part in _pieces(reading.surname.key):
                    self._rows[part].append((row, number))
        self._shortened: dict[str, set[str]] = defaultdict(set)
        for surname in self._rows:
            for less in (*_shortened(surname), "-" + skeleton(surname)):
                self._shortened[less].add(surname)
        self._known: dict[str, list[tuple[int, int]]] = {}

    def near(self, surname: _Part) -> list[tuple[int, int]]:
        """The rows (with the number of their reading) whose surname is the same or one slip away."""
        if surname.key not in self._known:
            keys: set[str] = set()
            for part in _pieces(surname.key):
                for less in (*_shortened(part), "-" + skeleton(part)):
                    keys |= {other for other in self._shortened.get(less, ()) if _slips(part, other) is not None}
            self._known[surname.key] = sorted({row for one in keys for row in self._rows[one]})
        return self._known[surname.key]


def _pieces(surname: str) -> tuple[str, ...]:
    return (surname,) if surname else ()


def _shortened(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters."""
    yield word
    if len(word) >= LEAST:
        yield from {word[:at] + word[at + 1 :] for at in range(len(word))}


def _slips(one: str, other: str) -> int | None:
    """How many letters differ: 0, 1, or 2 in words of eight letters or more; None for more. Sibilants count once."""
    if one == other:
        return 0
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    most = 0 if shorter < LEAST else 1 if shorter < 2 * LEAST else 2
    found = min(OSA.distance(one, other), 1 + OSA.distance(hissing(one), hissing(other)))
    return found if found <= most else None


def _weighed(one: _Reading, other: _Reading, rarity: _Rarity) -> tuple[float, tuple[str, ...]]:
    """The bits of the names' agreement, and what they agree on."""
    slips = _slips(one.surname.key, other.surname.key)
    if slips is None:
        return -math.inf, ()
    bits = min(rarity.bits("surname", one.surname.key), rarity.bits("surname", other.surname.key))
    bits -= COST["near"] * slips
    why = [_said("surname", one.surname, other.surname, "" if not slips else f"{slips} letter{'s' * (slips > 1)} off")]
    for name, a, b in (("given", one.given, other.given), ("patronymic", one.patronymic, other.patronymic)):
        more, said = _agreement(name, a, b, rarity)
        bits += more
        why += said
    return bits, tuple(why)


def _agreement(name: str, a: _Part, b: _Part, rarity: _Rarity) -> tuple[float, list[str]]:
    """The bits of one part; a part that one of them lacks says nothing."""
    called = "given name" if name == "given" else "father's name"
    if not (a.known and b.known):
        return 0.0, []
    if a.initial or b.initial:
        if a.letters & b.letters:
            return rarity.bits("letter", a.key[:1]), [_said(called, a, b, "initial fits")]
        return -COST[name], [_said(called, a, b, f"initial {DIFFERS}")]
    worth = min(rarity.bits(name, a.sign), rarity.bits(name, b.sign))
    if a.sign == b.sign:
        return worth, [_said(called, a, b, "" if a.key == b.key else "one name in two forms")]
    if (a.short and a.short in (b.sign, b.short)) or (b.short and b.short == a.sign):
        return worth - COST["short"], [_said(called, a, b, "short form")]
    if (slips := _slips(a.key, b.key)) is not None:
        return worth - COST["near"] * max(1, slips), [_said(called, a, b, "a letter off")]
    return -COST[name], [_said(called, a, b, DIFFERS)]


def _said(part: str, a: _Part, b: _Part, how: str) -> str:
    same = a.written if a.written == b.written else f"{a.written} = {b.written}" if DIFFERS not in how else ""
    return f"{part} {same or f'{a.written}, {b.written}'}" + (f" ({how})" if how else "")


def _births(one: str, other: str, rarity: _Rarity) -> tuple[float, tuple[str, ...]]:
    """The bits of two dates or years of birth, and what they say."""
    if not (one and other):
        return 0.0, ()
    year = rarity.bits("year", one[:4])
    if one[:4] == other[:4]:
        if len(one) == len(other) == len("1984-03-12"):
            days = {one[5:], other[5:]}
            if len(days) == 1:
                return year + DAY, (f"born {one}",)
            turned = one[5:7] == other[8:] and one[8:] == other[5:7]
            if turned:
                return year + DAY - COST["near"], (f"born {one}, {other} (day and month exchanged)",)
            return year - COST["year"], (f"born {one}, {other} (same year)",)
        return year, (f"born {one[:4]}",)
    if abs(int(one[:4]) - int(other[:4])) == 1:
        return -COST["next year"], (f"born {one[:4]}, {other[:4]} (a year apart)",)
    same_day = len(one) == len(other) == len("1984-03-12") and one[5:] == other[5:]
    if same_day:
        return DAY - COST["year"], (f"born {one}, {other} (years differ)",)
    return -COST["year"], (f"born {one[:4]}, {other[:4]} ({DIFFERS})",)


def _settled(
    left: Sequence[Person], right: Sequence[Person], edges: list[tuple[float, int, int, tuple[str, ...]]]
) -> Compared:
    """Takes clear pairs first; what is left at their rows falls away, which may make other pairs clear."""
    edges = sorted(edges, key=lambda e: (-e[0], e[1], e[2]))
    taken: list[tuple[float, int, int, tuple[str, ...]]] = []
    while True:
        rivals: dict[tuple[str, int], list[float]] = defaultdict(list)
        for bits, a, b, _ in edges:
            rivals["a", a].append(bits)
            rivals["b", b].append(bits)
        clear = [e for e in edges if _is_clear(e[0], rivals["a", e[1]]) and _is_clear(e[0], rivals["b", e[2]])]
        if not clear:
            break
        taken += clear
        used_a, used_b = {e[1] for e in clear}, {e[2] for e in clear}
        edges = [e for e in edges if e[1] not in used_a and e[2] not in used_b]
    pairs = [(a, b, Pair(left[a], right[b], round(bits, 1), why)) for bits, a, b, why in taken]
    matches = [p for _, _, p in sorted(pairs, key=lambda p: p[:2]) if p.bits >= MATCH]
    doubtful = [p for _, _, p in sorted(pairs, key=lambda p: p[:2]) if p.bits < MATCH]
    open_rows: dict[int, list[Pair]] = defaultdict(list)
    for bits, a, b, why in edges:
        open_rows[a].append(Pair(left[a], right[b], round(bits, 1), why))
    rows_a = {p[0] for p in pairs} | set(open_rows)
    rows_b = {p[1] for p in pairs} | {e[2] for e in edges}
    return Compared(
        tuple(matches),
        tuple(tuple(open_rows[a]) for a in sorted(open_rows)),
        tuple(doubtful),
        tuple(p for at, p in enumerate(left) if at not in rows_a),
        tuple(p for at, p in enumerate(right) if at not in rows_b),
    )


def _is_clear(bits: float, rivals: Sequence[float]) -> bool:
    """Whether no other pair of the row comes near this one."""
    return sum(other > bits - MARGIN for other in rivals) == 1
