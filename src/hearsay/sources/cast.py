"""Everybody who speaks in a case, one entry a speaker, found again under any of its names.

Names are looked up under keys (the sound of each part of a person's name; state and words of a body), so the work
grows with the number of namings and not with its square. Two names under one key are one speaker only where nothing
speaks against it: given names that differ keep persons apart, states keep bodies apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from hearsay.records import Span
from hearsay.sources.forms import Form, Mention
from hearsay.sources.known import content_words
from hearsay.sources.lexicon import bodies, given_names, outlets, states, words
from hearsay.sources.names import alike, fold, is_initials, sound
from hearsay.types import SourceKind

Key = tuple[str, frozenset[str]]
_SERVANT = frozenset({"abd", "abdul", "abdel", "abdal", "abdol", "abdoul"})


@dataclass(slots=True, eq=False)
class Speaker:
    """What is known of one speaker so far."""

    kind: SourceKind
    name: tuple[str, ...] = ()
    canonical: str = ""
    state: str = ""
    gender: str = ""
    affiliation: str = ""
    unnamed: bool = False
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    candidates: list[Speaker] = field(default_factory=list)
    members: tuple[Speaker, ...] = ()
    is_really: Speaker | None = None

    @property
    def final(self) -> Speaker:
        """The speaker that this one turned out to be: an unnamed official, once the report names him."""
        return self if self.is_really is None else self.is_really.final

    def learn(self, m: Mention) -> None:
        """Adds what one more naming says."""
        self.state = self.state or m.state
        self.gender = self.gender or m.gender
        self.affiliation = self.affiliation or m.affiliation
        self.unnamed = self.unnamed or m.unnamed
        if m.head:
            self.heads.add(m.head)
        self.words |= m.words
        if len(m.name) > len(self.name) and self.kind is SourceKind.PERSON:
            self.name = m.name
        if m.role:
            self.roles[m.role] += 1


def gender_of(name: tuple[str, ...]) -> str:
    """The gender that a given name is used with, where the packaged list knows it."""
    known = given_names().get(fold(name[0])) if len(name) > 1 else None
    return known[1] if known else ""


def name_parts(name: tuple[str, ...]) -> list[str]:
    """The parts of a name without particles and suffixes."""
    kept = [w for w in name if fold(w) not in words().particles]
    return kept or list(name)


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: the last parts alike, and no given name against it."""
    a, b = name_parts(left), name_parts(right)
    if len(a) == 1 or len(b) == 1:
        short, full = (a, b) if len(a) == 1 else (b, a)
        return any(alike(short[0], part) for part in full)
    if not alike(a[-1], b[-1]):
        return len(a) == len(b) and {sound(x) for x in a} == {sound(x) for x in b}
    return _same_given(a[:-1], b[:-1])


def _same_given(a: list[str], b: list[str]) -> bool:
    a, b = _unbound(a), _unbound(b)
    if is_initials(a[0]) or is_initials(b[0]):
        return fold(a[0])[:1] == fold(b[0])[:1]
    known = given_names()
    for x in a:
        for y in b:
            if alike(x, y) or fold(x).startswith(fold(y)) or fold(y).startswith(fold(x)):
                return True
            class_x, class_y = known.get(fold(x)), known.get(fold(y))
            if class_x and class_y and class_x[0] == class_y[0]:
                return True
    return False


def _unbound(given: list[str]) -> list[str]:
    """Given names with their parts apart and without the servant of Arabic names: "Abdul-Fattah", "Abdel Fattah"."""
    parts = [part for name in given for part in re.split(r"[-\u2010\u2011]", name) if part]
    return [part for part in parts if fold(part) not in _SERVANT] or parts


class Cast:
    """The speakers of a case under the keys they are found by."""

    def __init__(self) -> None:
        self.speakers: list[Speaker] = []
        self._exact: dict[tuple[str, ...], Speaker] = {}
        self._parts: dict[str, list[Speaker]] = defaultdict(list)
        self._states: dict[str, Speaker] = {}
        self._outlets: dict[str, Speaker] = {}
        self._bodies: dict[Key, Speaker] = {}
        self._by_words: dict[frozenset[str], list[Speaker]] = defaultdict(list)
        self._by_head: dict[tuple[str, str], list[Speaker]] = defaultdict(list)
        self._headed: dict[str, list[Speaker]] = defaultdict(list)
        self._canonical: dict[str, Speaker] = {}
        self._acronyms: dict[str, Speaker] = {}
        self._people: dict[Key, Speaker] = {}
        self._groups: dict[str, Speaker] = {}
        self._roles: dict[str, list[Speaker]] = defaultdict(list)
        self._joint: dict[tuple[int, ...], Speaker] = {}

    def new(self, speaker: Speaker) -> Speaker:
        """Adds a speaker."""
        self.speakers.append(speaker)
        return speaker

    def person(self, m: Mention) -> Speaker:
        """The person with the full name of `m`, met now or before."""
        exact = tuple(fold(w) for w in m.name)
        found = self._exact.get(exact)
        if found is None:
            near = self._parts.get(sound(name_parts(m.name)[-1]), [])
            found = next((s for s in near if len(s.name) > 1 and same_person(s.name, m.name)), None)
            if found is None:
                found = self.new(Speaker(SourceKind.PERSON, name=m.name, gender=m.gender or gender_of(m.name)))
            self._exact[exact] = found
            self._index(found, m.name)
        if m.head and m.head not in found.heads:
            self._roles[m.head].append(found)
        found.learn(m)
        return found

    def _index(self, speaker: Speaker, name: tuple[str, ...]) -> None:
        for part in name_parts(name):
            under = self._parts[sound(part)]
            if len(part) > 1 and all(s is not speaker for s in under):
                under.append(speaker)

    def called(self, part: str) -> list[Speaker]:
        """The persons with `part` in their name; those who have it as their last name, where there are any."""
        found = [s for s in self._parts.get(sound(part), []) if same_person((part,), s.name)]
        last = [s for s in found if alike(name_parts(s.name)[-1], part)]
        return last or found

    def with_role(self, head: str) -> list[Speaker]:
        """The persons who were given a title or role with this head."""
        return self._roles.get(head, [])

    def state(self, code: str) -> Speaker:
        """The state itself."""
        if code not in self._states:
            name = states()[code].name if code in states() else code
            self._states[code] = self.new(Speaker(SourceKind.STATE, canonical=name, state=code))
        return self._states[code]

    def outlet(self, name: str, state: str = "") -> Speaker:
        """An outlet by its canonical name."""
        key = fold(name)
        if key not in self._outlets:
            known = outlets().get(key)
            state = known.state if known is not None else state
            self._outlets[key] = self.new(Speaker(SourceKind.OUTLET, canonical=name, state=state))
        return self._outlets[key]

    def body(self, m: Mention) -> Speaker:
        """A public body or organisation, by its packaged name, its acronym, or its state and words."""
        found = self.known_body(m)
        if found is None:
            table = bodies().get(fold(m.canonical)) if m.canonical else None
            found = self.new(Speaker(table.kind if table else body_kind(m), canonical=m.canonical, state=m.state))
            if table is not None:
                for alias in (table.name, *table.aliases):
                    key = fold(alias)
                    self._bodies.setdefault((table.state, content_words(key)), found)
                    found.words |= content_words(key)
        self._file_body(found, m)
        return found

    def known_body(self, m: Mention) -> Speaker | None:
        """The body that `m` names, where it was met before."""
        found = self._canonical.get(m.canonical) if m.canonical else None
        if found is None and m.acronym:
            found = self._acronyms.get(sound_of_acronym(m.acronym))
            if found is not None and m.state and found.state and found.state != m.state:
                found = None
        if found is None and m.words:
            found = self._bodies.get((m.state, m.words))
        if found is None and m.words and not m.state:
            under = self._by_words.get(m.words, [])
            found = under[0] if len(under) == 1 else None
        if found is None and len(m.words) > 1 and m.head:
            near = self._by_head.get((m.state, m.head), [])
            found = next((s for s in near if m.words <= s.words), None)
        return found

    def body_called(self, m: Mention) -> Speaker | None:
        """The body that goes by what looks like a person's name: the hackers "Grey Tide"."""
        return self._bodies.get((m.state, content_words(fold(m.text)))) if not m.head else None

    def only_body(self, head: str) -> Speaker | None:
        """The one body of the case with a full name around this noun; None where there are several or none."""
        named = self._headed.get(head, [])
        return named[0] if len(named) == 1 else None

    def _file_body(self, speaker: Speaker, m: Mention) -> None:
        speaker.learn(m)
        if m.canonical:
            self._canonical.setdefault(m.canonical, speaker)
        if m.acronym:
            self._acronyms.setdefault(sound_of_acronym(m.acronym), speaker)
        if m.words:
            self._bodies.setdefault((m.state, m.words), speaker)
            under = self._by_words[m.words]
            if all(s is not speaker for s in under):
                under.append(speaker)
        if m.head and len(m.words) > 1:
            near = self._by_head[(m.state, m.head)]
            if all(s is not speaker for s in near):
                near.append(speaker)
        if len(m.words) > 1 or m.canonical:
            for noun in (m.words | {m.head}) & words().public | (m.words | {m.head}) & words().organisation:
                if all(s is not speaker for s in self._headed[noun]):
                    self._headed[noun].append(speaker)

    def acronym(self, letters: str, full: Mention) -> None:
        """Notes that a text introduces `letters` as short for a body."""
        if full.form is Form.BODY and sound_of_acronym(letters) not in self._acronyms:
            self._acronyms[sound_of_acronym(letters)] = self.body(full)

    def people(self, m: Mention) -> Speaker:
        """Several persons of one description, known by it in the whole case."""
        key = (m.state, m.words)
        if key not in self._people:
            kind = SourceKind.ANONYMOUS if m.unnamed else SourceKind.COLLECTIVE
            if m.form is Form.PERSON:
                kind = SourceKind.PERSON if m.head in words().official and not m.unnamed else SourceKind.ANONYMOUS
            self._people[key] = self.new(Speaker(kind, state=m.state))
        found = self._people[key]
        found.learn(m)
        return found

    def group(self, m: Mention) -> Speaker:
        """An armed or political group that the case knows by its noun: "the rebels"."""
        key = m.head
        if key not in self._groups:
            self._groups[key] = self.new(Speaker(SourceKind.COLLECTIVE, state=m.state))
        self._groups[key].learn(m)
        return self._groups[key]

    def joint(self, members: tuple[Speaker, ...]) -> Speaker:
        """Several speakers with one voice."""
        key = tuple(sorted({id(s) for s in members}))
        if len(key) == 1:
            return members[0]
        if key not in self._joint:
            self._joint[key] = self.new(Speaker(SourceKind.COLLECTIVE, members=members))
        return self._joint[key]


def sound_of_acronym(letters: str) -> str:
    """The key of an acronym: HUR and GUR are one, written from one Cyrillic word."""
    return fold(letters).replace("g", "h").replace("kh", "h")


def body_kind(m: Mention) -> SourceKind:
    """Public body or other organisation, by the head noun."""
    lex = words()
    if m.head in lex.public and m.head not in lex.organisation:
        return SourceKind.PUBLIC_BODY
    private = m.head in lex.organisation or m.head in lex.company_last
    if private or not (m.state or m.words & lex.public):
        return SourceKind.ORGANISATION
    return SourceKind.PUBLIC_BODY
