"""Questions and findings as people left them: renamed, put together, taken apart, confirmed, dismissed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearsay.case.carry_find import Finder
from hearsay.case.judged_answers import joined, taken_apart
from hearsay.case.judged_bench import Bench
from hearsay.errors import JudgementError
from hearsay.records import Anchor, Dossier, Judgement, Question
from hearsay.types import Action, Field, Item, RecordId

LATE = frozenset({Item.QUESTION, Item.FINDING})
"""Items that come of relating and checking: judged after it."""


def judge_after(dossier: Dossier, judgements: Sequence[Judgement], bench: Bench) -> Dossier:
    """The dossier with the judgements on questions and findings; `bench` collects their marks."""
    late = [j for j in judgements if j.items and j.items[0].kind in LATE]
    if not late:
        return dossier
    board = Board(dossier, bench)
    for judgement in late:
        try:
            board.lay(judgement)
        except JudgementError as wrong:
            bench.leave(judgement, str(wrong))
    return replace(dossier, relations=replace(dossier.relations, questions=tuple(board.questions.values())))


class Board:
    """The questions under judgement, and the findings, of which only marks change."""

    def __init__(self, dossier: Dossier, bench: Bench) -> None:
        self.finder = Finder(dossier)
        self.bench = bench
        self.machine = {q.id: q for q in dossier.relations.questions}
        self.questions = dict(self.machine)
        self.moved: dict[RecordId, RecordId] = {}

    def lay(self, judgement: Judgement) -> None:
        """Lays one judgement over questions or findings.

        Raises:
            JudgementError: it finds nothing to stand on.
        """
        if judgement.action is Action.MERGE:
            self._merge(judgement)
        elif judgement.action is Action.SPLIT:
            self._split(judgement)
        else:
            for anchor in judgement.items:
                self._one(judgement, anchor, self.place(anchor))

    def place(self, anchor: Anchor) -> RecordId:
        """The id of a question or finding now, through every merge so far.

        Raises:
            JudgementError: it is not there, or cannot be told from others.
        """
        place = self.finder.find(anchor)
        found = place.id
        while found in self.moved:
            found = self.moved[found]
        if not found:
            raise JudgementError(f"{anchor.kind} {anchor.id}", place.reason)
        if anchor.kind is Item.QUESTION and found not in self.questions:
            raise JudgementError(f"question {anchor.id}", "was made by a judgement that is not in force now.")
        return found

    def _one(self, judgement: Judgement, anchor: Anchor, record: RecordId) -> None:
        if judgement.action is Action.RENAME:
            self._name(judgement, record)
        else:
            self.bench.one_mark(judgement, anchor.kind, record)

    def _name(self, judgement: Judgement, record: RecordId) -> None:
        name = judgement.value(Field.NAME)
        if not name:
            return
        machine = self.machine.get(record, self.questions[record]).text
        self.questions[record] = replace(self.questions[record], text=name)
        self.bench.mark(judgement, (Item.QUESTION, record), (Field.NAME, name), machine)

    def _merge(self, judgement: Judgement) -> None:
        found: list[RecordId] = []
        for anchor in judgement.items:
            try:
                found.append(self.place(anchor))
            except JudgementError as wrong:
                self.bench.leave(judgement, str(wrong))
        first, *others = dict.fromkeys(found) or [""]
        if not others:
            if len(found) == len(judgement.items):
                self.bench.leave(judgement, "What was to be put together is one question already.")
            return
        together: list[Question] = [self.questions[record] for record in (first, *others)]
        self.questions[first] = joined(together)
        for record in others:
            del self.questions[record]
            self.moved[record] = first
        texts = " + ".join(question.text for question in together)
        item = (Item.QUESTION, first)
        self.bench.mark(judgement, item, (Field.MEMBERS, f"one question of {texts}"), together[0].text)
        self._name(judgement, first)

    def _split(self, judgement: Judgement) -> None:
        record = self.place(judgement.items[0])
        question = self.questions[record]
        indices = [self.finder.answer(question, part) for part in judgement.parts]
        out = sorted({index for index in indices if index >= 0})
        for part, index in zip(judgement.parts, indices, strict=True):
            if index < 0:
                self.bench.leave(judgement, f"Nobody answers “{part.words}” to “{question.text}” now.")
        if not out or len(out) == len(question.answers):
            if out:
                self.bench.leave(judgement, f"Every answer to “{question.text}” would be taken out.")
            return
        made = f"{judgement.id}:q"
        left, taken = taken_apart(question, out, made, judgement.value(Field.NAME))
        placed: dict[RecordId, Question] = {}
        for known, one in self.questions.items():  # the new question stands behind the one it was taken out of
            placed[known] = left if known == record else one
            if known == record:
                placed[made] = taken
        self.questions = placed
        self.bench.mark(judgement, (Item.QUESTION, made), (Field.MEMBERS, f"taken out of {left.text}"), question.text)
        self.bench.mark(judgement, (Item.QUESTION, record), (Field.MEMBERS, f"without {taken.text}"), "")
