"""A line of the log in words: what was done, to what, and where that is shown."""

from __future__ import annotations

from hearsay.case import LogEntry
from hearsay.case.chain import Body
from hearsay.case.grades import grade_words
from hearsay.dossier import harmless, words
from hearsay.types import Field
from hearsay.web.addresses import segment

DONE: dict[str, str] = {
    "new": "made the case",
    "title": "named the case",
    "add": "added a report",
    "remove": "removed a report",
    "restore": "brought a report back",
    "evidence": "added evidence",
    "revise": "added a revision",
    "analyse": "analysed the reports",
    "migrate": "brought the file up to date",
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "merge": "put together",
    "split": "took apart",
    "rename": "renamed",
    "grade": "graded",
    "note": "noted on",
    "carry": "placed again",
    "undo": "undid",
}
WHERE = {"report": "/reports", "source": "/sources", "question": "/questions", "finding": "/checks", "claim": "/claims"}
"""Where records of a kind are shown."""


def items_of(entry: LogEntry) -> list[dict[str, Body]]:
    """What a judgement names, as the log holds it."""
    held = entry.body.get("items")
    return [item for item in held if isinstance(item, dict)] if isinstance(held, list) else []


def address_of(kind: str, identity: str) -> str:
    """Where a record is shown; empty where it has no page of its own."""
    return f"{WHERE[kind]}/{segment(identity)}" if kind in WHERE and identity else ""


def what(entry: LogEntry) -> tuple[str, str, str]:
    """Kind, id and address of what a line is about."""
    for item in items_of(entry):
        kind, identity = str(item.get("kind", "")), str(item.get("id", ""))
        return kind, identity, address_of(kind, identity)
    if entry.action in ("add", "remove", "restore", "revise") and entry.target:
        return "report", entry.target, address_of("report", entry.target)
    return "", entry.target, ""


def named(entry: LogEntry, most: int = 3) -> str:
    """The items of a judgement by their words."""
    held = [words.clip(harmless.name(str(i.get("words", ""))), 120) or str(i.get("id", "")) for i in items_of(entry)]
    more = f" and {len(held) - most} more" if len(held) > most else ""
    return ", ".join(f"“{h}”" for h in held[:most]) + more


def changes(entry: LogEntry) -> str:
    """What a judgement set: `commitment: hedged (was asserted)`."""
    held = entry.body.get("changes")
    found = []
    for change in held if isinstance(held, list) else []:
        if not isinstance(change, dict):
            continue
        field, value, was = str(change.get("field", "")), str(change.get("value", "")), str(change.get("was", ""))
        if field in (Field.RELIABILITY.value, Field.CREDIBILITY.value):
            value = f"{value} ({grade_words(Field(field), value)})"
        if field == Field.NOTE.value:
            found.append(f"“{words.clip(harmless.name(value), 300)}”")
        else:
            found.append(
                f"{field}: {harmless.name(value) or 'nothing'}" + (f" (was {harmless.name(was)})" if was else "")
            )
    return "; ".join(found)


def says(entry: LogEntry) -> str:
    """The line in words."""
    done = DONE.get(entry.action, entry.action)
    if entry.action == "undo":
        return f"{done} judgement {entry.body.get('about', '')}"
    if items_of(entry):
        about, set_to = named(entry), changes(entry)
        return f"{done} {about}" + (f": {set_to}" if set_to else "")
    if entry.action in ("title", "new"):
        return f"{done}: {harmless.name(str(entry.body.get('title', ''))) or 'untitled'}"
    if entry.action == "analyse":
        return f"{done} ({words.many(int(str(entry.body.get('reports', 0) or 0)), 'report')})"
    name = harmless.name(str(entry.body.get("name", "")))
    return f"{done} {name}".strip()
