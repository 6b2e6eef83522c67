"""Operations that change what stands: judging, undoing, removing a report, naming the case."""

from __future__ import annotations

from starlette.responses import Response

from hearsay.export.json import Plain, plain
from hearsay.types import Action, Field, Item
from hearsay.web.answers import json_answer
from hearsay.web.api.operations import Call
from hearsay.web.deciding import Decided, decide, take_back
from hearsay.web.judging import Wish
from hearsay.web.problems import Problem


def judge(call: Call) -> Response:
    """Judges some records."""
    body = call.body
    ids, versions = body.texts("ids"), body.numbers("versions")
    if not ids or len(set(ids)) != len(ids):
        raise Problem(422, "ids: name each record once.", more={"field": "ids"})
    if len(versions) != len(ids):
        raise Problem(422, "versions: give one for each of the ids, as the page showed it.", more={"field": "versions"})
    wish = Wish(
        action=Action(body.text("action")),
        kind=Item(body.text("kind")),
        ids=ids,
        why=body.text("why"),
        name=body.text("name"),
        grade=body.text("grade"),
        note=body.text("note"),
        fields=tuple((Field(f), v) for f, v in body.named("fields").items()),
        parts=body.texts("parts"),
    )
    done = decide(call.context.shelf, call.person.name, wish, dict(zip(ids, versions, strict=True)))
    return json_answer(decided(done), 201)


def decided(done: Decided) -> Plain:
    """What was decided, as JSON."""
    return {"judgement": plain(done.judgement), "versions": {**done.versions}}


def undo(call: Call) -> Response:
    """Takes a judgement back."""
    done = take_back(call.context.shelf, call.person.name, call.path.text("id"), call.body.text("why"))
    return json_answer(decided(done), 201)


def remove(call: Call) -> Response:
    """Takes a report out of what is analysed; its bytes stay."""
    identity = call.path.text("id")
    call.context.case.report(identity)
    call.context.case.remove(identity, call.person.name, call.body.text("why"))
    job = call.context.jobs.add("analyse", "Analyse again", call.person.name, why="a report was removed")
    return json_answer({"id": job.id}, 202)


def rename(call: Call) -> Response:
    """Gives the case another title."""
    call.context.case.rename(call.body.text("title"), call.person.name, call.body.text("why"))
    return json_answer({"title": call.body.text("title")})
