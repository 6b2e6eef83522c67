"""A judgement <-> the body of its line in the log: plain JSON with short, stable names.

    {"items": [{"kind": "claim", "id": "3f1c:c4", "words": "...", "spans": [["3f1c", 14, 45]],
                "texts": [["3f1c", "ab12..."]], "sort": "Ilse Marn"}],
     "changes": [{"field": "commitment", "value": "hedged", "was": "asserted"}]}

What is empty is left out. Who, when, why, the action and the number stand in the line itself, so the judgement is read
back from its line alone; `j<number of the line>` is its id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeAlias

from hearsay.errors import JudgementError
from hearsay.records import Anchor, Change, Judgement, Span
from hearsay.types import Action, Field, Item

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
ACTIONS = frozenset(action.value for action in Action)
"""Actions of log lines that hold a judgement."""


def body_of(judgement: Judgement) -> dict[str, Plain]:
    """What a log line holds of a judgement beside who, when and why."""
    return _full(
        {
            "items": [_anchor(a) for a in judgement.items],
            "changes": [
                _full(
                    {
                        "field": c.field.value,
                        "value": c.value,
                        "was": c.was,
                        "meant": _anchor(c.meant) if c.meant is not None else None,
                    },
                    keep=("value",),
                )
                for c in judgement.changes
            ],
            "parts": [_anchor(a) for a in judgement.parts],
            "about": judgement.about,
            "version": judgement.version,
        }
    )


def judgement_of(seq: int, action: str, body: Mapping[str, Plain], by: str, at: str, why: str) -> Judgement:
    """The judgement that a log line holds.

    Raises:
        JudgementError: the line holds none, or one that cannot be read.
    """
    try:
        return Judgement(
            id=f"j{seq}",
            action=Action(action),
            items=tuple(_to_anchor(a) for a in _rows(body, "items")),
            by=by,
            at=datetime.fromisoformat(at).astimezone(UTC),
            why=why,
            changes=tuple(_to_change(c) for c in _rows(body, "changes")),
            parts=tuple(_to_anchor(a) for a in _rows(body, "parts")),
            about=_text(body, "about"),
            version=_number(body.get("version", 0)),
        )
    except (KeyError, ValueError, TypeError) as wrong:
        raise JudgementError(f"line {seq} of the log", f"holds no judgement that can be read ({wrong}).") from wrong


def _full(record: dict[str, Plain], keep: Sequence[str] = ()) -> dict[str, Plain]:
    return {name: value for name, value in record.items() if value or name in keep}


def _anchor(anchor: Anchor) -> dict[str, Plain]:
    return _full(
        {
            "kind": anchor.kind.value,
            "id": anchor.id,
            "words": anchor.words,
            "spans": [[s.report, s.start, s.end] for s in anchor.spans],
            "texts": [[report, sha] for report, sha in anchor.texts],
            "around": anchor.around,
            "sort": anchor.sort,
        }
    )


def _to_anchor(given: Mapping[str, Plain]) -> Anchor:
    return Anchor(
        kind=Item(_text(given, "kind")),
        id=_text(given, "id"),
        words=_text(given, "words"),
        spans=tuple(Span(str(s[0]), _number(s[1]), _number(s[2])) for s in _lists(given, "spans")),
        texts=tuple((str(t[0]), str(t[1])) for t in _lists(given, "texts")),
        around=_text(given, "around"),
        sort=_text(given, "sort"),
    )


def _to_change(given: Mapping[str, Plain]) -> Change:
    meant = given.get("meant")
    anchor = _to_anchor(meant) if isinstance(meant, dict) else None
    return Change(Field(_text(given, "field")), _text(given, "value"), _text(given, "was"), anchor)


def _text(given: Mapping[str, Plain], name: str) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value


def _number(value: Plain) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise TypeError(f"{value!r} is no whole number")
    return int(value)


def _rows(given: Mapping[str, Plain], name: str) -> list[dict[str, Plain]]:
    rows = given.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TypeError(f"{name} is no list of records")
    return [row for row in rows if isinstance(row, dict)]


def _lists(given: Mapping[str, Plain], name: str) -> list[list[Plain]]:
    rows = given.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise TypeError(f"{name} is no list of lists")
    return [row for row in rows if isinstance(row, list)]
