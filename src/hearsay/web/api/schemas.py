"""Schemas of the API's answers, made from the records themselves, so that they cannot drift from them."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from hearsay.export.json import Plain
from hearsay.records import (
    Claim,
    Figure,
    Finding,
    Judgement,
    Mark,
    Place,
    Question,
    Report,
    Source,
    Time,
)
from hearsay.web.jobs import State
from hearsay.web.roles import Role

NAMES = {r: r.__name__ for r in (Report, Claim, Source, Figure, Time, Place, Question, Finding, Judgement, Mark)}


def schema_of(kind: Any, held: dict[str, Plain]) -> Plain:
    """The schema of a value of a record's field; records by name, put into `held`."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = [schema_of(a, held) for a in args if a is not type(None)]
        nothing: list[Plain] = [{"type": "null"}] if type(None) in args else []
        return {"anyOf": [*inner, *nothing]}
    if origin is tuple:
        if args[-1] is Ellipsis:
            return {"type": "array", "items": schema_of(args[0], held)}
        return {"type": "array", "minItems": len(args), "maxItems": len(args)}
    if isinstance(kind, type) and is_dataclass(kind):
        name = kind.__name__
        if name not in held:
            held[name] = {}
            hints = get_type_hints(kind)
            made: dict[str, Plain] = {f.name: schema_of(hints[f.name], held) for f in fields(kind)}
            needed: list[Plain] = [
                f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING
            ]
            held[name] = {"type": "object", "properties": made, "required": needed}
        return {"$ref": f"#/components/schemas/{name}"}
    if isinstance(kind, type) and issubclass(kind, Enum):
        words: list[Plain] = [str(word.value) for word in kind]
        return {"type": "string", "enum": words}
    if kind is datetime:
        return {"type": "string"}
    if kind is float:
        return {"anyOf": [{"type": "number"}, {"type": "string", "enum": ["inf", "-inf", "nan"]}]}
    known: dict[Any, Plain] = {str: {"type": "string"}, int: {"type": "integer"}, bool: {"type": "boolean"}}
    return known.get(kind, {})


def thing(needed: dict[str, Plain]) -> Plain:
    """An object with these members."""
    return {"type": "object", "properties": needed, "required": [*needed]}


def ref(name: str) -> Plain:
    """A schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def many(of: Plain) -> Plain:
    """A list of these."""
    return {"type": "array", "items": of}


TEXT: Plain = {"type": "string"}
WHOLE: Plain = {"type": "integer"}


def screen(of: Plain) -> Plain:
    """One screen of a list."""
    return thing({"items": many(of), "total": WHOLE, "offset": WHOLE, "limit": WHOLE})


def schemas() -> dict[str, Plain]:
    """Every schema by its name."""
    held: dict[str, Plain] = {}
    for record in NAMES:
        schema_of(record, held)
    marks, versions = many(ref("Mark")), thing({})
    states: list[Plain] = [s.value for s in State]
    roles: list[Plain] = [r.value for r in Role]
    held["Object"] = {"type": "object"}
    held["Problem"] = thing({"type": TEXT, "title": TEXT, "status": WHOLE, "detail": TEXT})
    held["Case"] = thing(
        {
            "title": TEXT, "id": TEXT, "seq": WHOLE, "head": TEXT, "reports": WHOLE, "origins": WHOLE, "waiting": WHOLE,
            "counts": {"type": "object", "additionalProperties": WHOLE}, "person": TEXT,
            "role": {"type": "string", "enum": roles},
        }
    )  # fmt: skip
    line = thing({"report": ref("Report"), "claims": WHOLE, "speakers": WHOLE, "copy_of": TEXT})
    held["ReportList"] = screen(line)
    held["ReportPart"] = thing(
        {
            "report": ref("Report"), "claims": many(ref("Claim")), "sources": many(ref("Source")),
            "figures": many(ref("Figure")), "times": many(ref("Time")), "marks": marks, "versions": versions,
        }
    )  # fmt: skip
    held["ClaimList"] = screen(thing({"claim": ref("Claim"), "words": TEXT, "speaker": TEXT}))
    held["SourceList"] = screen(thing({"source": ref("Source"), "claims": WHOLE}))
    held["SourcePart"] = thing(
        {"source": ref("Source"), "claims": many(ref("Claim")), "total": WHOLE, "marks": marks, "version": WHOLE}
    )
    held["FigureList"] = screen(thing({"figure": ref("Figure"), "words": TEXT, "claim": TEXT}))
    held["QuestionList"] = screen(ref("Question"))
    held["FindingList"] = screen(ref("Finding"))
    held["TimeList"] = screen(thing({"time": ref("Time"), "named": WHOLE}))
    held["RecordPart"] = thing({"record": {"type": "object"}, "words": TEXT, "marks": marks, "version": WHOLE})
    pieces: Plain = many({"type": "array", "minItems": 2, "maxItems": 2})
    found = thing({"kind": TEXT, "id": TEXT, "title": TEXT, "beside": TEXT, "published_at": TEXT, "pieces": pieces})
    held["Found"] = screen(found)
    entry = thing({"seq": WHOLE, "at": TEXT, "by": TEXT, "action": TEXT, "says": TEXT, "why": TEXT, "hash": TEXT})
    held["Log"] = screen(entry)
    held["History"] = thing({"items": many(entry), "version": WHOLE})
    held["JudgementList"] = screen(ref("Judgement"))
    held["Judged"] = thing({"judgement": ref("Judgement"), "versions": {"type": "object"}})
    held["Job"] = thing(
        {
            "id": TEXT, "what": TEXT, "title": TEXT, "by": TEXT, "made_at": TEXT,
            "state": {"type": "string", "enum": states}, "stage": TEXT, "done": WHOLE, "total": WHOLE, "said": TEXT,
            "messages": many(TEXT),
        }
    )  # fmt: skip
    held["JobList"] = thing({"items": many(ref("Job"))})
    return held


SCHEMAS: dict[str, Plain] = schemas()
