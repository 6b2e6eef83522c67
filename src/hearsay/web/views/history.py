"""History: every change of the case, by whom, when and why; of the whole case or of one record; and who signed in."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from hearsay.case import LogEntry, LogFilter, Window
from hearsay.case import log as case_log
from hearsay.dossier import harmless
from hearsay.types import Item
from hearsay.web.history_words import says, what
from hearsay.web.roles import Role
from hearsay.web.shelf.paging import Screen
from hearsay.web.views.visit import Visit

ACTIONS = (
    "add", "remove", "restore", "analyse", "evidence", "revise", "title", "accept", "reject", "correct", "merge",
    "split", "rename", "grade", "note", "carry", "undo", "migrate", "new",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change as the page shows it."""

    seq: int
    at: str
    by: str
    action: str
    says: str
    why: str
    target: str
    href: str
    hash: str
    judgement: str


def line_of(entry: LogEntry) -> LogLine:
    """One line of the log in words."""
    kind, target, href = what(entry)
    return LogLine(
        entry.seq, entry.at.replace("T", " ").removesuffix("Z")[:19], harmless.name(entry.by) or "nobody",
        entry.action, says(entry), harmless.name(entry.why), f"{kind} {target}".strip(), href, entry.hash,
        f"j{entry.seq}" if entry.action in JUDGED else "",
    )  # fmt: skip


JUDGED = frozenset({"accept", "reject", "correct", "merge", "split", "rename", "grade", "note"})


def history(visit: Visit) -> Response:
    """One screen of the log, newest first."""
    action, by = visit.choice("action", ACTIONS), visit.text("by", 80)
    target = visit.text("target", 200)
    window = visit.window()
    page = case_log.entries(visit.connection, LogFilter(action=action, by=by, target=target), window)
    head = case_log.head(visit.connection)
    return visit.show(
        "log.html", "/log", None,
        rows=[line_of(e) for e in page.items], screen=Screen(page.items, page.total, window), action=action, by=by,
        target=target, actions=ACTIONS, head=head, undone=visit.undone(),
    )  # fmt: skip


def history_of(visit: Visit) -> Response:
    """What happened to one record."""
    kind = visit.choice_in_path("kind", tuple(i.value for i in Item))
    identity = visit.path("id")
    lines = visit.history(kind, identity)
    return visit.show(
        "history.html", "/log", None, rows=[line_of(e) for e in lines], kind=kind, identity=identity,
        undone=visit.undone(), versions=visit.versions([(kind, identity)]),
    )  # fmt: skip


def people(visit: Visit) -> Response:
    """Who may come in and who came: tokens without their secrets, and the audit of sign-ins."""
    visit.asking.needs(Role.ADMIN)
    access = visit.context.access
    window = Window(visit.whole("offset"), 100)
    return visit.show(
        "people.html", "/people", None, tokens=access.tokens(), sign_ins=access.sign_ins(window.limit, window.offset),
        window=window, settings=visit.context.settings,
    )  # fmt: skip
