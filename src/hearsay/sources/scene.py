"""One report, read from its start: which speaker each naming means there.

    Interior minister Ana Brook said ...   Brook added ...   the minister said ...   she went on ...
    A police official said ...             The official ...  (and named later: official Tim Hale)

What is named nearest before wins; the case is asked where the report does not say. Where several would do, the
naming stays a speaker of its own and lists them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

from hearsay.sources.cast import Cast, Speaker, body_kind
from hearsay.sources.fits import BODIES, MANY, ONE, fits_body, fits_pronoun, fits_role, is_plural, is_short, same_rank
from hearsay.sources.forms import Form, Mention
from hearsay.sources.introduced import acronyms, introductions
from hearsay.sources.known import outlet_in
from hearsay.sources.lexicon import outlets, words
from hearsay.sources.mentions import mention
from hearsay.sources.names import fold
from hearsay.types import SourceKind

LEDE = 600
"""Characters in which a person may stand unnamed before the name comes: the first two paragraphs of a news story."""
NEAR = 1000
"""Characters within which "they" prefers several persons to a body: about three paragraphs of news."""
LOOK_BACK = 40
"""Namings looked back over: a long feature names fewer between a name and its pronoun; it bounds the work."""
_OTHER = re.compile(r"\b(?:another|second|third|other|separate|different)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A speaker where the report names it."""

    at: int
    speaker: Speaker
    mention: Mention


class Scene:
    """The speakers of one report in the order in which it names them."""

    def __init__(self, report: str, text: str, cast: Cast) -> None:
        self.report = report
        self.text = text
        self.cast = cast
        self.seen: list[Seen] = []
        self._telling: Sequence[tuple[int, int]] = ()
        self.introduced = [Seen(at, cast.person(m), m) for at, m in introductions(text)]
        self.subjects: list[tuple[int, Mention]] = []
        self._here = {id(s.speaker) for s in self.introduced}
        self._local: dict[tuple[str, str, frozenset[str]], Speaker] = {}
        for letters, full in acronyms(text):
            cast.acronym(letters, full)

    def note(self, at: int, speaker: Speaker, m: Mention) -> None:
        """Puts a speaker on the scene, such as an outlet that quotes; to be called in the order of the text."""
        self.seen.append(Seen(at, speaker, m))
        self._here.add(id(speaker))

    def mentions(self, at: int, m: Mention) -> None:
        """Takes note of who or what a sentence of the report is about: "the statement" may be theirs."""
        whole = bool(m.name) and all(part[:1].isupper() or fold(part) in words().particles for part in m.name)
        named = m.form in (Form.BODY, Form.STATE) or (m.form is Form.NAME and whole)
        if named and not (is_short(m) and m.head not in words().public | words().organisation):
            self.subjects.append((at, m))

    def expect(self, m: Mention) -> None:
        """Takes note of a full name that the report gives somewhere, before it is read from its start."""
        if m.form is Form.NAME and len(m.name) > 1:
            self._here.add(id(self.cast.person(m)))
        elif m.form is Form.BODY and m.acronym and len(m.words) > 1:
            self.cast.body(m)

    def who(self, m: Mention, at: int, telling: Sequence[tuple[int, int]] = ()) -> Speaker:
        """The speaker that the naming `m` at offset `at` means; who is named in what they are `telling` is none."""
        self._telling = telling if m.form is Form.PRONOUN else ()
        speaker = self._who(m, at)
        self._telling = ()
        if m.form is Form.PRONOUN and m.gender and speaker.kind is SourceKind.PERSON:
            speaker.gender = speaker.gender or m.gender
        self.note(at, speaker, m)
        return speaker

    def meant(self, m: Mention, at: int) -> Speaker:
        """The speaker that a naming means, without putting it on the scene."""
        return self._who(m, at)

    def _who(self, m: Mention, at: int) -> Speaker:
        match m.form:
            case Form.NAME if (body := self.cast.body_called(m)) is not None:
                return body
            case Form.NAME:
                found = self.cast.person(m) if len(m.name) > 1 else self._one_name(m)
                self._unmask(m, at, found)
                return found
            case Form.STATE:
                return self.cast.state(m.state)
            case Form.OUTLET:
                return self._outlet(m, at)
            case Form.BODY:
                return self._body(m, at)
            case Form.PEOPLE:
                return self._people(m, at)
            case Form.PERSON:
                return self._role(m, at)
            case Form.PRONOUN:
                return self._pronoun(m, at)
            case Form.JOINT:
                return self.cast.joint(tuple(self._who(mention(part), at) for part in m.parts))
            case Form.UTTERANCE:
                last = next(
                    (s for s in self._back(at) if s.speaker.forms or s.speaker.name or s.speaker.canonical), None
                )
                return last.speaker if last else self._unnamed(m)
            case _:
                return self._unnamed(m)

    def _back(self, at: int) -> Iterator[Seen]:
        """The speakers named before `at`, nearest first, then the persons only spoken of; at most LOOK_BACK each."""
        spoke = islice((s for s in reversed(self.seen) if s.at < at), LOOK_BACK)
        until = bisect_left(self.subjects, at, key=lambda s: s[0])
        about = (self._about(*s) for s in reversed(self.subjects[max(0, until - LOOK_BACK) : until]))
        yield from merge(spoke, about, key=lambda s: -s.at)
        until = bisect_left(self.introduced, at, key=lambda s: s.at)
        yield from reversed(self.introduced[max(0, until - LOOK_BACK) : until])

    def _about(self, at: int, m: Mention) -> Seen:
        """The speaker that the subject of a sentence would be."""
        if m.form is Form.STATE:
            return Seen(at, self.cast.state(m.state), m)
        if m.form is Form.NAME and len(m.name) == 1:
            called = self.cast.called(m.name[0])
            return Seen(at, called[-1] if called else Speaker(SourceKind.PERSON, name=m.name), m)
        if is_short(m):
            spoke = islice((s.speaker for s in reversed(self.seen) if s.at < at), LOOK_BACK)
            fitting = next((s for s in spoke if s.kind in BODIES and fits_body(m, s)), None)
            body = fitting or self.cast.known_body(m) or self._own(m, body_kind(m))
            body.forms[m.text] += 0
            return Seen(at, body, m)
        return Seen(at, self.cast.person(m) if m.form is Form.NAME else self.cast.body(m), m)

    def _unmask(self, m: Mention, at: int, person: Speaker) -> None:
        """Joins an unnamed speaker with the name that a definite description gives: "The official, Ana Brook"."""
        described = _definite_role(m.text)
        if described is None or described.form is not Form.PERSON:
            return
        for seen in self._back(at):
            unnamed = seen.speaker.kind is SourceKind.ANONYMOUS and seen.speaker.is_really is None
            if unnamed and fits_role(described, seen.speaker) and seen.speaker is not person:
                seen.speaker.is_really = person
                person.words |= seen.speaker.words
                person.state = person.state or seen.speaker.state
                person.heads |= seen.speaker.heads
                return

    def _one_name(self, m: Mention) -> Speaker:
        """A person by one name: of this report, else of the case, else new."""
        part = m.name[0]
        called = self.cast.called(part)
        here = [s for s in called if id(s) in self._here]
        for pool in (here, called):
            fitting = [s for s in pool if not (m.state and s.state and m.state != s.state)]
            fitting = [s for s in fitting if not (m.gender and s.gender and m.gender != s.gender)]
            if m.head and len(fitting) > 1:
                fitting = [s for s in fitting if m.head in s.heads] or fitting
            if len(fitting) == 1 or (pool is here and fitting):
                fitting[-1].learn(m)
                return fitting[-1]
            if fitting:
                speaker = self._own(m, SourceKind.PERSON)
                speaker.candidates = fitting
                return speaker
        if called and m.gender:
            return self._own(m, SourceKind.PERSON)
        fuller = re.search(rf"\b((?:[A-Z][\w'’-]+\s+){{1,2}}){re.escape(part)}\b", self.text)
        if fuller is not None:
            full = mention(fuller.group())
            if full.form is Form.NAME and len(full.name) > 1 and full.name[-1] == part:
                return self.cast.person(full)
        acronym_like = mention(part)
        if acronym_like.form is not Form.NAME:
            return self._who(acronym_like, 0)
        return self.cast.person(m)

    def _outlet(self, m: Mention, at: int) -> Speaker:
        if m.canonical:
            return self.cast.outlet(m.canonical, m.state)
        if m.definite and (last := self._last(at, SourceKind.OUTLET)) is not None:
            return last
        return self._own(m, SourceKind.OUTLET)

    def _last(self, at: int, *kinds: SourceKind) -> Speaker | None:
        return next((s.speaker for s in self._back(at) if s.speaker.kind in kinds), None)

    def _body(self, m: Mention, at: int) -> Speaker:
        if m.definite and m.words == {"agency"} and (agency := self._agency(at)) is not None:
            return agency
        if not m.canonical and not m.state:
            for seen in self._back(at):
                if seen.speaker.kind in BODIES and fits_body(m, seen.speaker):
                    return seen.speaker
            if (m.definite or len(m.words) > 1) and (known := self.cast.known_body(m)) is not None:
                return known
            if m.definite and m.head in words().any_body and (called := self._by_its_name(m, at)) is not None:
                return called
            if is_short(m):
                elsewhere = self.cast.only_body(m.head) if m.text.split()[-1][:1].isupper() else None
                return elsewhere or self._own(m, body_kind(m))
        elif m.state and not m.canonical:
            for seen in self._back(at):
                if seen.speaker.state == m.state and seen.speaker.kind in BODIES and fits_body(m, seen.speaker):
                    return seen.speaker
        return self.cast.body(m)

    def _by_its_name(self, m: Mention, at: int) -> Speaker | None:
        """What was taken for a person by one name, with no title and no given name, and is "the company" after all."""
        for seen in self._back(at):
            if at - seen.at > LEDE:
                return None
            who = seen.speaker
            bare = who.kind is SourceKind.PERSON and len(who.name) == 1 and not (who.roles or who.heads or who.gender)
            if bare:
                who.kind, who.canonical = SourceKind.ORGANISATION, who.name[0]
                who.heads.add(m.head)
                return who
        return None

    def _agency(self, at: int) -> Speaker | None:
        """The news agency that "the agency" means, where one was named after every other body."""
        kinds = (*BODIES, SourceKind.OUTLET)
        named = next((s.speaker for s in self._back(at) if s.speaker.kind in kinds), None)
        known = outlets().get(fold(named.canonical)) if named is not None else None
        return named if known is not None and known.kind == "agency" else None

    def _people(self, m: Mention, at: int) -> Speaker:
        lex = words()
        if m.head in lex.group:
            return self.cast.group(m)
        if m.definite:
            for seen in self._back(at):
                same_head = m.head in seen.speaker.heads and seen.speaker.kind in MANY
                if same_head and m.words <= seen.speaker.words and not (m.state and m.state != seen.speaker.state):
                    return seen.speaker
        if (m.state or len(m.words) > 1) and not m.unnamed:
            return self.cast.people(m)
        return self._own(m, SourceKind.ANONYMOUS if m.unnamed else SourceKind.COLLECTIVE)

    def _role(self, m: Mention, at: int) -> Speaker:
        """A person by role: met before, named later in an unnamed lede, known to the case, or new."""
        if m.indefinite and not _OTHER.search(m.text) and at < LEDE and not m.unnamed:
            later = [s for s in self.introduced[:LOOK_BACK] if s.at > at and fits_role(m, s.speaker, exact=True)]
            if later and len({id(s.speaker) for s in later}) == 1:
                return later[0].speaker
        if not m.indefinite:
            met = [s.speaker for s in self._back(at) if s.speaker.kind in ONE and fits_role(m, s.speaker)]
            if met:
                return next((s for s in met if same_rank(m, s)), met[0])
            if m.state or len(m.words) > 1:
                known = [s for s in self.cast.with_role(m.head) if fits_role(m, s)]
                if len(known) == 1:
                    return known[0]
            if m.head in words().trade and (bare := self._without_role(at)) is not None:
                return bare
        if _OTHER.search(m.text):
            return self._new(m)
        if m.indefinite or m.unnamed or not (m.state or len(m.words) > 1):
            return self._own(m, SourceKind.PERSON if m.definite and not m.unnamed else SourceKind.ANONYMOUS)
        return self.cast.people(m)

    def _without_role(self, at: int) -> Speaker | None:
        """The person named last before `at`, close by, of whom no role is known: "the retired mason" may be he."""
        for seen in self._back(at):
            if at - seen.at > LEDE:
                return None
            if seen.speaker.kind is SourceKind.PERSON and seen.speaker.name:
                return None if seen.speaker.heads else seen.speaker
        return None

    def _pronoun(self, m: Mention, at: int) -> Speaker:
        if m.pronoun == "self":
            return self._own(m, SourceKind.ANONYMOUS)
        if m.pronoun == "many":
            near = (s for s in self._back(at) if at - s.at < NEAR and is_plural(s.speaker))
            if (plural := next(near, None)) is not None:
                return plural.speaker
        for seen in self._back(at):
            inside = any(a <= seen.at < b for a, b in self._telling)
            if not inside and fits_pronoun(m, seen.speaker):
                return seen.speaker
        later = next((s.speaker for s in self.introduced if fits_pronoun(m, s.speaker)), None)
        return later or self._unnamed(m)

    def _own(self, m: Mention, kind: SourceKind) -> Speaker:
        """A speaker known by this description in this report alone."""
        key = (str(kind), m.state, m.words | {fold(part) for part in m.name} | {m.gender})
        if key not in self._local:
            self._local[key] = self.cast.new(Speaker(kind, name=m.name, state=m.state))
        self._local[key].learn(m)
        return self._local[key]

    def _new(self, m: Mention) -> Speaker:
        speaker = self.cast.new(Speaker(SourceKind.ANONYMOUS, state=m.state))
        speaker.learn(m)
        return speaker

    def _unnamed(self, m: Mention) -> Speaker:
        """Nobody in particular: evidence that shows something, or a cue without a source."""
        return self._own(m, SourceKind.ANONYMOUS)

    def outlet_named_last(self, at: int) -> str:
        """The outlet or agency that the text names last before `at`; empty where it names none."""
        named = self._last(at, SourceKind.OUTLET)
        return named.canonical if named and named.canonical else outlet_in(self.text[max(0, at - 400) : at])


def _definite_role(text: str) -> Mention | None:
    """The role that points back to somebody: "The official, Ana Brook", "Ana Brook, the official"."""
    for part in text.split(",")[:2]:
        if re.match(r"\s*the\s", part, re.IGNORECASE):
            m = mention(part)
            return m if m.form is Form.PERSON and len(m.words) < 3 else None
    return None
