"""A judgement in one sentence, for the screen, the history and the error that says who came first.

j17 -> `corrected claim 3f1c:c4 “the bow door was open”: commitment from asserted to hedged`
"""

from __future__ import annotations

from datetime import UTC, datetime

from hearsay.case.grades import grade_words
from hearsay.records import Anchor, Change, Judgement
from hearsay.types import Action, Field, Item

CLIP = 60
"""Characters of a claim or question that say which one it is."""
VERBS = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.CORRECT: "corrected",
    Action.MERGE: "merged",
    Action.SPLIT: "split",
    Action.RENAME: "renamed",
    Action.GRADE: "graded",
    Action.NOTE: "noted on",
    Action.CARRY: "carried",
    Action.UNDO: "undid",
}
OF_FINDINGS = {Action.ACCEPT: "confirmed", Action.REJECT: "dismissed"}
"""What is said of a finding."""


def did(judgement: Judgement) -> str:
    """What a judgement did, without who and when."""
    action, items = judgement.action, judgement.items
    if action is Action.UNDO:
        return f"undid {judgement.about}"
    if action is Action.CARRY:
        return f"carried {judgement.about} to {', '.join(named(c.meant) for c in judgement.changes if c.meant)}"
    if action is Action.MERGE:
        name = judgement.value(Field.NAME)
        return f"merged {' + '.join(named(i) for i in items)}" + (f" as “{name}”" if name else "")
    if action is Action.SPLIT:
        parts = ", ".join(p.words if p.kind is Item.ANSWER else p.id for p in judgement.parts)
        name = judgement.value(Field.NAME)
        return f"took {parts} out of {named(items[0])}" + (f" as “{name}”" if name else "")
    verb = OF_FINDINGS.get(action, VERBS[action]) if items and items[0].kind is Item.FINDING else VERBS[action]
    sentence = f"{verb} {', '.join(named(i) for i in items)}"
    said = "; ".join(changed(c) for c in judgement.changes)
    return f"{sentence}: {said}" if said else sentence


def changed(change: Change) -> str:
    """What one change did: `commitment from asserted to hedged`, `reliability B (usually reliable)`."""
    if change.field is Field.NOTE:
        return f"“{clip(change.value)}”"
    if change.field in (Field.RELIABILITY, Field.CREDIBILITY):
        return f"{change.field} {change.value} ({grade_words(change.field, change.value)})"
    was = f" from {clip(change.was)}" if change.was else ""
    return f"{change.field}{was} to {clip(change.value) or 'nothing'}"


def named(anchor: Anchor) -> str:
    """An item by its kind, its id and its first words."""
    id_ = "(not found now)" if anchor.id.startswith("lost:") else anchor.id
    return f"{anchor.kind} {id_}" + (f" “{clip(anchor.words)}”" if anchor.words else "")


def clip(text: str) -> str:
    """At most `CLIP` characters of a text."""
    return text if len(text) <= CLIP else text[: CLIP - 1].rstrip() + "…"


def when(at: datetime) -> str:
    """A time as people read it, in UTC: `2031-05-13 15:04 UTC`."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def history_line(judgement: Judgement) -> str:
    """Who did what when, and why."""
    why = f" Why: {judgement.why}" if judgement.why else ""
    return f"{judgement.id}  {when(judgement.at)}  {judgement.by} {did(judgement)}.{why}"
