"""The questions board, and one question with its answers, their holders, how they differ and who is silent."""

from __future__ import annotations

from starlette.responses import Response

from hearsay.dossier.answers import board
from hearsay.dossier.overview import Glance, leading
from hearsay.records import Question, Relations
from hearsay.types import Difference, QuestionKind
from hearsay.web.problems import missing
from hearsay.web.shelf.lists import questions as listed
from hearsay.web.shelf.loading import by_ids
from hearsay.web.shelf.parts import ANSWERS, gathered, part_of_question
from hearsay.web.views.overview import best, named
from hearsay.web.views.visit import Visit, marks_of

KINDS = tuple(k.value for k in QuestionKind)
SIZE = 30
"""Questions on one screen, each with up to four answers."""


def questions(visit: Visit) -> Response:
    """The board: every question with its leading answers, contested ones first."""
    words, kind = visit.text("words"), visit.choice("kind", KINDS)
    contested = visit.choice("contested", ("yes",)) == "yes"
    window, facts = visit.window(SIZE), visit.facts
    key = ("questions", words, kind, contested, window)
    screen = visit.context.shelf.once(
        facts.machine, key, lambda: listed(visit.connection, words, kind, contested, window)
    )
    names = [s for q in screen.items for holders in best(q) for s in holders]
    part = gathered(visit.connection, sources=names, relations=Relations(tuple(screen.items)))
    part = visit.judged(part)
    shown = part.relations.questions
    index = visit.index(part, [q.id for q in shown])
    widest = max((len(a.reports) for q in shown for a in q.answers), default=1)
    boards = [board(named(q), n, index, widest, False) for n, q in enumerate(shown, 1)]
    glances = [(q.id, Glance(b, leading(b), len(b.rows))) for q, b in zip(shown, boards, strict=True)]
    return visit.show(
        "questions.html", "/questions", index,
        glances=glances, screen=screen, words=words, kind=kind, contested=contested, kinds=KINDS,
        marks=marks_of(part), versions=visit.versions([("question", q.id) for q in shown]),
    )  # fmt: skip


def find(visit: Visit, identity: str) -> Question:
    """The question of that id, as the machine made it or as people did."""
    found = by_ids(visit.connection, Question, [identity])
    if found:
        return found[0]
    for judgement in visit.facts.judgements:  # split off by a person: it lives only in the judged dossier
        if identity == f"{judgement.id}:q":
            whole = by_ids(visit.connection, Question, [a.id for a in judgement.items])
            part = visit.judged(gathered(visit.connection, relations=Relations(tuple(whole))))
            for question in part.relations.questions:
                if question.id == identity:
                    return question
    raise missing("question of that number")


def question(visit: Visit) -> Response:
    """One question: each answer with who holds it, through whom, how firmly, when; differences; silence."""
    identity = visit.path("id")
    asked = visit.context.shelf.once(visit.facts.seq, ("question", identity), lambda: find(visit, identity))
    start = visit.whole("answers", 100_000)
    key = ("answers", identity, start)
    part = visit.context.shelf.once(
        visit.facts.seq, key, lambda: visit.judged(part_of_question(visit.connection, asked, start))
    )
    held = next((q for q in part.relations.questions if q.id == asked.id), asked)
    index = visit.index(part, [held.id])
    widest = max((len(a.reports) for a in asked.answers), default=1)
    shown = board(held, 1, index, widest, True)
    differences = {d.value for d in Difference}
    return visit.show(
        "question.html", "/questions", index,
        board=shown, question=held, start=start, answers=len(asked.answers), size=ANSWERS,
        silent_more=max(len(asked.silent) - len(shown.silent), 0), marks=marks_of(part), differences=differences,
        versions=visit.versions([("question", held.id)]), claim_ids=claim_ids(held),
    )  # fmt: skip


def claim_ids(asked: Question) -> list[list[str]]:
    """The ids of the claims of each answer."""
    return [list(a.claims) for a in asked.answers]
