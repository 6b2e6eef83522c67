"""What a person asks for -> a judgement that can be logged: checked, in one way of writing, tied to its words.

    make = Maker(judged_dossier)
    make.correct(claim, {Field.COMMITMENT: "hedged"}, why="the report says `may have`")
    make.merge([ministry, moscow], why="one body")          the first stays

Ids, the time and the version are given when it is stored. A reason has to be given wherever a judgement takes the
machine's reading away or puts a grade on somebody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hearsay.case.grades import parse_grade
from hearsay.case.judged_fields import FIELDS, checked, read, set_field
from hearsay.case.judgement import anchors_of, is_undone
from hearsay.case.judgement_anchor import KINDS, Anchors, Judged
from hearsay.errors import JudgementError
from hearsay.records import Anchor, Change, Claim, Dossier, Figure, Judgement, Question, Source, Time
from hearsay.types import Action, Field, Item, SourceKind

REASONED = frozenset({Action.REJECT, Action.CORRECT, Action.MERGE, Action.SPLIT, Action.GRADE})
"""Actions that say nothing to whoever comes later without their reason."""
NEVER = datetime(1, 1, 1, tzinfo=UTC)
"""The time of a judgement that is not stored yet."""
LONGEST = 20_000
"""Characters of a reason, a name or a note: several pages."""


class Maker:
    """Makes judgements on the records of one dossier as people see it, or of a part of it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.anchors = Anchors(dossier)

    def accept(self, records: Sequence[Judged], why: str = "") -> Judgement:
        """The claim, figure or time is as the machine has it; a finding is confirmed."""
        return self._judgement(Action.ACCEPT, records, why)

    def reject(self, records: Sequence[Judged], why: str) -> Judgement:
        """It is not so: it falls out of questions and checks, and stays in sight; a finding is dismissed."""
        return self._judgement(Action.REJECT, records, why)

    def correct(self, record: Judged, fields: Mapping[Field, str], why: str) -> Judgement:
        """Sets fields of a claim, figure, time or source; a speaker by the id or name of a source, or a new name."""
        kind = KINDS[type(record)]
        can = FIELDS.get(kind, ())
        wrong = [field.value for field in fields if field not in can]
        if wrong or not fields:
            advice = f"Of a {kind} can be set: {', '.join(can)}." if can else f"A {kind} cannot be corrected."
            raise JudgementError(", ".join(wrong) or "nothing", f"is no field of a {kind} to set.", advice)
        changes = tuple(self._change(record, field, value) for field, value in fields.items())
        return self._judgement(Action.CORRECT, [record], why, changes)

    def rename(self, record: Judged, name: str, why: str = "") -> Judgement:
        """Gives a source or a question another name."""
        if not isinstance(record, Source | Question):
            raise JudgementError(f"A {KINDS[type(record)]}", "has no name to change.", "Rename a source or a question.")
        was = record.name if isinstance(record, Source) else record.text
        return self._judgement(Action.RENAME, [record], why, (Change(Field.NAME, checked(Field.NAME, name), was),))

    def merge(self, records: Sequence[Judged], why: str, name: str = "") -> Judgement:
        """Several sources, or several questions, are one: the first stays, under `name` where one is given."""
        kinds = {KINDS[type(record)] for record in records}
        if len({r.id for r in records}) < 2 or len(kinds) > 1 or not kinds <= {Item.SOURCE, Item.QUESTION}:
            raise JudgementError("A merge", "needs two or more sources, or two or more questions.")
        if any(isinstance(r, Source) and r.kind is SourceKind.OWN_VOICE for r in records):
            advice = "Correct the speaker of the claims that somebody else makes."
            raise JudgementError("A report's own voice", "is nobody to be put together with others.", advice)
        if len({r.kind for r in records if isinstance(r, Question)}) > 1:
            raise JudgementError("Questions of different kinds", "have no common answers.")
        return self._judgement(Action.MERGE, records, why, self._named(name, records[0]))

    def split(self, record: Judged, parts: Sequence[Claim] | Sequence[int], why: str, name: str = "") -> Judgement:
        """Takes claims out of a source, or answers (counted from 1) out of a question: they become a new one."""
        anchors: list[Anchor] = []
        for part in parts:
            if isinstance(record, Source) and isinstance(part, Claim):
                if part.source != record.id:
                    raise JudgementError(f"Claim {part.id}", f"is none of {record.name}.")
                anchors.append(self.anchors.of(part))
            elif isinstance(record, Question) and isinstance(part, int):
                if not 1 <= part <= len(record.answers):
                    raise JudgementError(f"Answer {part}", f"is none of “{record.text}”: it has {len(record.answers)}.")
                anchors.append(self.anchors.answer(record, part - 1))
            else:
                raise JudgementError("A split", "takes claims out of a source, or answers out of a question.")
        whole = len(record.answers) if isinstance(record, Question) else None
        if not anchors or len(set(anchors)) == whole:
            raise JudgementError("A split", "has to take something out, and to leave something.")
        made = self._judgement(Action.SPLIT, [record], why, self._named(name, record))
        return replace(made, parts=tuple(dict.fromkeys(anchors)))

    def grade(self, records: Sequence[Judged], grade: str, why: str) -> Judgement:
        """Puts a grade of the Admiralty code on sources, claims or reports."""
        axes = parse_grade(grade)
        for record in records:
            kind = KINDS[type(record)]
            if kind not in (Item.SOURCE, Item.CLAIM, Item.REPORT):
                raise JudgementError(f"A {kind}", "takes no grade.", "Grade a source, a claim or a report.")
            if kind is Item.SOURCE and Field.CREDIBILITY in axes:
                advice = "Grade a source with a letter, each claim of it with a digit."
                raise JudgementError(repr(grade), "says how credible one claim is; a source makes many.", advice)
        changes = tuple(Change(field, value) for field, value in axes.items())
        return self._judgement(Action.GRADE, records, why, changes)

    def note(self, records: Sequence[Judged], text: str, why: str = "") -> Judgement:
        """Writes a note on anything."""
        if not text.strip():
            raise JudgementError("A note", "without words says nothing.")
        return self._judgement(Action.NOTE, records, why, (Change(Field.NOTE, _short("The note", text.strip())),))

    def carry(self, judgement: Judgement, to: Judged, place: int = 0, why: str = "") -> Judgement:
        """Says where an item of a judgement that lost its place is now; `place` counts as in `anchors_of`."""
        was = anchors_of(judgement)[place]
        if KINDS[type(to)] is not was.kind:
            raise JudgementError(f"Judgement {judgement.id}", f"is on a {was.kind}, not on a {KINDS[type(to)]}.")
        change = Change(Field.MEMBERS, to.id, str(place), self.anchors.of(to))
        return replace(self._judgement(Action.CARRY, [to], why, (change,)), about=judgement.id)

    def _judgement(
        self, action: Action, records: Sequence[Judged], why: str, changes: tuple[Change, ...] = ()
    ) -> Judgement:
        if not records:
            raise JudgementError("Nothing", "was named to be judged.")
        if action in (Action.ACCEPT, Action.REJECT) and any(isinstance(r, Source | Question) for r in records):
            raise JudgementError("A source or a question", f"cannot be {action}ed.", "Judge its claims or answers.")
        reason = _reason(action, why)
        anchors = tuple(dict.fromkeys(self.anchors.of(record) for record in records))
        return Judgement("", action, anchors, "", NEVER, reason, changes)

    def _change(self, record: Judged, field: Field, value: str) -> Change:
        if field is Field.SPEAKER and isinstance(record, Claim):
            return self._speaker(record, checked(field, value))
        assert isinstance(record, Claim | Figure | Time | Source)
        was, changed = read(record, field), set_field(record, field, value)
        now = " ".join(value.split()) if isinstance(record, Time) else read(changed, field)
        return Change(field, now, was)

    def _speaker(self, claim: Claim, given: str) -> Change:
        names = {s.id: s.name for s in self.dossier.sources}
        was = names.get(claim.source, claim.source)
        if given.casefold() == SourceKind.OWN_VOICE.value:
            own = Anchor(Item.SOURCE, f"{claim.report}:v1", SourceKind.OWN_VOICE.value, sort=SourceKind.OWN_VOICE.value)
            return Change(Field.SPEAKER, SourceKind.OWN_VOICE.value, was, own)
        sources = [s for s in self.dossier.sources if s.kind is not SourceKind.OWN_VOICE]
        found = [s for s in sources if s.id == given] or [s for s in sources if s.name.casefold() == given.casefold()]
        if len(found) > 1:
            several = ", ".join(s.id for s in found[:5])
            raise JudgementError(
                repr(given), f"is the name of {len(found)} sources.", f"Name one by its id: {several}."
            )
        if found:
            return Change(Field.SPEAKER, found[0].name, was, self.anchors.of(found[0]))
        return Change(Field.SPEAKER, given, was)

    def _named(self, name: str, record: Judged) -> tuple[Change, ...]:
        was = record.name if isinstance(record, Source) else record.text if isinstance(record, Question) else ""
        return (Change(Field.NAME, checked(Field.NAME, name), was),) if name.strip() else ()


def undo(judgement: Judgement, judgements: Sequence[Judgement], why: str = "") -> Judgement:
    """Takes a judgement back; of an undo, brings back what it took.

    Raises:
        JudgementError: it is undone already.
    """
    if is_undone(judgement, judgements):
        raise JudgementError(f"Judgement {judgement.id}", "is undone already.", "See `hearsay case history`.")
    return Judgement("", Action.UNDO, judgement.items, "", NEVER, _reason(Action.UNDO, why), about=judgement.id)


def _reason(action: Action, why: str) -> str:
    reason = " ".join(why.split())
    if not reason and action in REASONED:
        raise JudgementError(f"To {action}", "a reason is needed.", 'Say it with --why "...".')
    return _short("The reason", reason)


def _short(what: str, text: str) -> str:
    if len(text) > LONGEST:
        raise JudgementError(what, f"has {len(text):,} characters; at most {LONGEST:,} are kept.")
    return text
