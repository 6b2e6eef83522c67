"""One request for a page: what it asks for, and the frame around what it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hearsay.case import LogEntry
from hearsay.dossier import harmless
from hearsay.dossier.index import Party
from hearsay.records import Dossier, Mark
from hearsay.types import Field, Item, RecordId, ReportId
from hearsay.web.addresses import CaseIndex
from hearsay.web.context import Context
from hearsay.web.identity import Asking
from hearsay.web.pages import environment
from hearsay.web.problems import missing
from hearsay.web.roles import Role
from hearsay.web.shapes import Choice, Text, Whole
from hearsay.web.shelf.facts import Facts
from hearsay.web.shelf.judged import judged
from hearsay.web.shelf.judgements import history_of
from hearsay.web.shelf.paging import DEEPEST, SIZE, Window, address

SECTIONS: tuple[tuple[str, str], ...] = (
    ("Overview", "/"),
    ("Questions", "/questions"),
    ("Figures", "/figures"),
    ("Who said what", "/sources"),
    ("Reports", "/reports"),
    ("When", "/timeline"),
    ("Checks", "/checks"),
    ("History", "/log"),
)
"""The sections in reading order, in the words of the dossier."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page."""

    title: str
    here: str
    csrf: str
    person: str
    role: str
    may_judge: bool
    may_admin: bool
    signs_in: bool
    query: str
    parties: tuple[Party, ...]
    sections: tuple[tuple[str, str], ...] = SECTIONS


@dataclass(frozen=True, slots=True)
class Marks:
    """What people set on the records of a page, by record."""

    held: dict[tuple[str, RecordId], list[Mark]]

    def of(self, kind: str, record: RecordId) -> list[Mark]:
        """The marks on one record."""
        return self.held.get((kind, record), [])

    def verdict(self, kind: str, record: RecordId) -> str:
        """`accepted`, `rejected` or nothing."""
        return next((m.value for m in reversed(self.of(kind, record)) if m.field is Field.VERDICT), "")


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a page, with a reading of the case."""

    context: Context
    request: Request
    asking: Asking
    connection: Connection
    facts: Facts

    # What is asked for

    def text(self, name: str, longest: int = 400) -> str:
        """A parameter as text, empty where it is not given."""
        return Text(longest).read(self.request.query_params.get(name, ""), name).strip()

    def choice(self, name: str, words: Sequence[str], default: str = "") -> str:
        """A parameter that is one of a few words."""
        given = self.request.query_params.get(name, "") or default
        return Choice((*words, default)).read(given, name)

    def whole(self, name: str, most: int = DEEPEST) -> int:
        """A parameter as a whole number, 0 where it is not given."""
        return Whole(0, most).read(self.request.query_params.get(name, "") or 0, name)

    def window(self, limit: int = SIZE) -> Window:
        """Which part of the list is wanted."""
        return Window(self.whole("offset"), limit)

    def path(self, name: str) -> str:
        """A part of the path."""
        return Text(200).read(self.request.path_params[name], name)

    # What is shown

    def judged(self, part: Dossier) -> Dossier:
        """A small dossier as people left it."""
        return judged(self.connection, part, self.facts.judgements)

    def versions(self, items: Sequence[tuple[str, RecordId]]) -> dict[tuple[str, RecordId], int]:
        """How often each record was judged: what a judgement made from this page was made on."""
        held = self.facts.versions
        return {item: held.get(item, 0) for item in items}

    def undone(self) -> frozenset[str]:
        """The judgements that were taken back."""
        return self.facts.undone

    def history(self, kind: str, record: RecordId) -> list[LogEntry]:
        """The lines of the log about one record, newest first."""
        return history_of(self.connection, kind, record)

    def choice_in_path(self, name: str, words: Sequence[str]) -> str:
        """A part of the path that is one of a few words."""
        given = self.request.path_params[name]
        if given not in words:
            raise missing("kind of record of that name")
        return str(given)

    def index(
        self,
        part: Dossier,
        questions: Sequence[RecordId] = (),
        findings: Sequence[RecordId] = (),
        here: Collection[ReportId] = (),
    ) -> CaseIndex:
        """The index over a small dossier, with the hues of the case."""
        return CaseIndex(part, self.facts.parties, questions, findings, here)

    def frame(self, here: str) -> Frame:
        """What stands around the page."""
        person = self.asking.somebody
        facts = self.facts
        return Frame(
            title=title_of(facts),
            here=here,
            csrf=self.asking.csrf,
            person=person.name,
            role=person.role.value,
            may_judge=person.role.may(Role.JUDGE),
            may_admin=person.role.may(Role.ADMIN),
            signs_in=self.asking.signs_in,
            query=self.request.query_params.get("q", "")[:400] if here == "/search" else "",
            parties=tuple(Party(harmless.name(p), f"p{n}") for n, p in enumerate(facts.parties, 1)),
        )

    def show(self, template: str, here: str, index: CaseIndex | None = None, **shown: object) -> Response:
        """A page; anchors of the dossier become addresses of the workbench."""
        markup = environment().get_template(template).render(
            frame=self.frame(here), facts=self.facts, address=self.link, **shown
        )  # fmt: skip
        return HTMLResponse(index.addressed(markup) if index else markup)

    def link(self, **changed: object) -> str:
        """This page's address with some parameters changed; it begins at the first screen unless `offset` is given."""
        given = {k: v for k, v in self.request.query_params.items() if k != "offset"}
        return address(self.request.url.path, given, **changed)


View = Callable[[Visit], Response]


def title_of(facts: Facts) -> str:
    """What the case is called."""
    return harmless.name(facts.title) or "Untitled case"


def marks_of(part: Dossier) -> Marks:
    """The marks of a judged dossier by record."""
    held: defaultdict[tuple[str, RecordId], list[Mark]] = defaultdict(list)
    for mark in part.marks:
        held[Item(mark.kind).value, mark.id].append(mark)
    return Marks(dict(held))
