"""The bench on which judgements are laid over machine records, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hearsay.case.carry_find import Finder, is_made_by_person
from hearsay.case.judged_fields import Measured, read, set_field
from hearsay.case.judged_sources import made_source, merged, own_voice_of, parted
from hearsay.errors import JudgementError
from hearsay.records import Anchor, Change, Claim, Dossier, Figure, Judgement, Mark, Source, Time, Unplaced
from hearsay.types import Action, Field, Item, RecordId, SourceKind

ACCEPTED = "accepted"
REJECTED = "rejected"
ADDED_UP = frozenset({Field.NOTE, Field.MEMBERS})
"""Fields of which every judgement stays in sight; of the others the latest stands."""
OUT = frozenset({Item.CLAIM, Item.FIGURE, Item.TIME})
"""Items that fall out of questions and checks when they are rejected."""


class Bench:
    """Records under judgement: how each stands now, what is rejected, and the marks so far."""

    def __init__(self, dossier: Dossier) -> None:
        self.machine = dossier
        self.finder = Finder(dossier)
        self.before: Mapping[Item, Mapping[RecordId, Measured]] = {
            Item.CLAIM: {c.id: c for c in dossier.claims},
            Item.FIGURE: {f.id: f for f in dossier.measures.figures},
            Item.TIME: {t.id: t for t in dossier.measures.times},
            Item.SOURCE: {s.id: s for s in dossier.sources},
        }
        self.records: dict[Item, dict[RecordId, Measured]] = {kind: dict(own) for kind, own in self.before.items()}
        self.moved: dict[RecordId, RecordId] = {}
        self.rejected: set[RecordId] = set()
        self.unplaced: list[Unplaced] = []
        self.changed = False
        self._marks: dict[tuple[Item, RecordId, Field, str], Mark] = {}

    def lay(self, judgement: Judgement) -> None:
        """Lays one judgement over the records; one that finds no item is listed as unplaced."""
        try:
            if judgement.action is Action.MERGE:
                self._merge(judgement)
            elif judgement.action is Action.SPLIT:
                self._split(judgement)
            else:
                for anchor in judgement.items:
                    self._one(judgement, anchor, self.place(anchor))
        except JudgementError as wrong:
            self.leave(judgement, str(wrong))

    def leave(self, judgement: Judgement, reason: str) -> None:
        """Lists a judgement, or a part of one, that stands on nothing now."""
        self.unplaced.append(Unplaced(judgement.id, reason))

    def place(self, anchor: Anchor) -> RecordId:
        """The id of an item now, through every merge so far.

        Raises:
            JudgementError: it is not there, or cannot be told from others.
        """
        place = self.finder.find(anchor)
        found = self.now(place.id)
        if is_made_by_person(anchor.id) and found not in self.records.get(anchor.kind, {}):
            raise JudgementError(f"{anchor.kind} {anchor.id}", "was made by a judgement that is not in force now.")
        if not found:
            raise JudgementError(f"{anchor.kind} {anchor.id}", place.reason)
        return found

    def now(self, source: RecordId) -> RecordId:
        """The source that another was merged into; itself where it was not."""
        while source in self.moved:
            source = self.moved[source]
        return source

    def mark(self, judgement: Judgement, item: tuple[Item, RecordId], change: tuple[Field, str], machine: str) -> None:
        """Notes what a person set on a record; of most fields the latest stands."""
        (kind, record), (field, value) = item, change
        key = (kind, record, field, judgement.id if field in ADDED_UP else "")
        self._marks.pop(key, None)
        given = (judgement.id, judgement.by, judgement.at, judgement.why)
        self._marks[key] = Mark(kind, record, field, value, machine, *given)

    def marks(self) -> tuple[Mark, ...]:
        """What people set, in the order of the judgements that stand."""
        return tuple(self._marks.values())

    def one_mark(self, judgement: Judgement, kind: Item, record: RecordId) -> None:
        """Accept, reject, grade and note change no record: they are marks on it."""
        if judgement.action in (Action.ACCEPT, Action.REJECT):
            verdict = REJECTED if judgement.action is Action.REJECT else ACCEPTED
            self.mark(judgement, (kind, record), (Field.VERDICT, verdict), "")
        for change in judgement.changes:
            self.mark(judgement, (kind, record), (change.field, change.value), "")

    def dossier(self) -> Dossier:
        """The records as they stand, rejected ones among them, in the machine's order; made ones behind."""
        claims = (self._pointed(c) for c in self.records[Item.CLAIM].values() if isinstance(c, Claim))
        figures = tuple(f for f in self.records[Item.FIGURE].values() if isinstance(f, Figure))
        times = tuple(t for t in self.records[Item.TIME].values() if isinstance(t, Time))
        sources = tuple(s for s in self.records[Item.SOURCE].values() if isinstance(s, Source))
        measures = replace(self.machine.measures, figures=figures, times=times)
        return replace(self.machine, claims=tuple(claims), sources=sources, measures=measures)

    def _pointed(self, claim: Claim) -> Claim:
        source = self.now(claim.source)
        return claim if source == claim.source else replace(claim, source=source)

    def _one(self, judgement: Judgement, anchor: Anchor, record: RecordId) -> None:
        kind = anchor.kind
        if judgement.action not in (Action.CORRECT, Action.RENAME) or kind is Item.REPORT:
            rejects = judgement.action is Action.REJECT
            if kind in OUT and judgement.action in (Action.ACCEPT, Action.REJECT):
                self.changed |= rejects != (record in self.rejected)
                (self.rejected.add if rejects else self.rejected.discard)(record)
            self.one_mark(judgement, kind, record)
            return
        for change in judgement.changes:
            if change.field is Field.SPEAKER:
                self._speaker(judgement, record, change)
            else:
                self._set(judgement, (kind, record), change)

    def _set(self, judgement: Judgement, item: tuple[Item, RecordId], change: Change) -> None:
        kind, record = item
        now = self.records[kind][record]
        machine = read(self.before[kind].get(record, now), change.field)
        self.records[kind][record] = set_field(now, change.field, change.value)
        self.changed = True
        self.mark(judgement, item, (change.field, change.value), machine)

    def _speaker(self, judgement: Judgement, record: RecordId, change: Change) -> None:
        """A claim put to the source that is meant, or to a new one of the name given."""
        claim, was = self.records[Item.CLAIM][record], self.before[Item.CLAIM][record]
        assert isinstance(claim, Claim)
        assert isinstance(was, Claim)
        if change.meant is not None and change.meant.sort == SourceKind.OWN_VOICE.value:
            own = own_voice_of(self.finder.reports[claim.report])
            source = self.records[Item.SOURCE].setdefault(own.id, own).id
        elif change.meant is not None:
            source = self.place(change.meant)
        else:
            source = f"{judgement.id}:s"
            self.records[Item.SOURCE].setdefault(source, made_source(source, change.value))
        self.records[Item.CLAIM][record] = replace(claim, source=source)
        self.changed = True
        self.mark(judgement, (Item.CLAIM, record), (Field.SPEAKER, self._name(source)), self._name(was.source))

    def _name(self, source: RecordId) -> str:
        for known in (self.records[Item.SOURCE], self.before[Item.SOURCE]):
            found = known.get(source)
            if isinstance(found, Source):
                return found.name
        return source

    def source(self, record: RecordId) -> Source:
        """A source as it stands."""
        found = self.records[Item.SOURCE][record]
        assert isinstance(found, Source)
        return found

    def _merge(self, judgement: Judgement) -> None:
        found: list[RecordId] = []
        for anchor in judgement.items:
            try:
                found.append(self.place(anchor))
            except JudgementError as wrong:
                self.leave(judgement, str(wrong))
        first, *others = dict.fromkeys(found) or [""]
        if not others:
            if len(found) == len(judgement.items):
                self.leave(judgement, "What was to be put together is one source already.")
            return
        joined = [self.source(record) for record in (first, *others)]
        self.records[Item.SOURCE][first] = merged(joined, judgement.value(Field.NAME))
        for record in others:
            del self.records[Item.SOURCE][record]
            self.moved[record] = first
        self.changed = True
        names = " + ".join(source.name for source in joined)
        self.mark(judgement, (Item.SOURCE, first), (Field.MEMBERS, f"one source of {names}"), joined[0].name)
        if judgement.value(Field.NAME):
            machine = read(self.before[Item.SOURCE].get(first, joined[0]), Field.NAME)
            self.mark(judgement, (Item.SOURCE, first), (Field.NAME, judgement.value(Field.NAME)), machine)

    def _split(self, judgement: Judgement) -> None:
        first = self.place(judgement.items[0])
        claims: list[Claim] = []
        for anchor in judgement.parts:
            try:
                claim = self.records[Item.CLAIM][self.place(anchor)]
            except JudgementError as wrong:
                self.leave(judgement, str(wrong))
                continue
            assert isinstance(claim, Claim)
            if self.now(claim.source) == first:
                claims.append(claim)
        if not claims:
            self.leave(judgement, f"None of the claims to be taken out is one of {self.source(first).name} now.")
            return
        made = f"{judgement.id}:s"
        left, taken = parted(self.source(first), claims, made, judgement.value(Field.NAME))
        self.records[Item.SOURCE] |= {first: left, made: taken}
        for claim in claims:
            self.records[Item.CLAIM][claim.id] = replace(claim, source=made)
        self.changed = True
        self.mark(judgement, (Item.SOURCE, made), (Field.MEMBERS, f"taken out of {left.name}"), left.name)
        self.mark(judgement, (Item.SOURCE, first), (Field.MEMBERS, f"without {taken.name}"), "")
