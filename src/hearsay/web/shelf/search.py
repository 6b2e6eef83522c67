"""Search over a case: words of reports and claims by the full-text index, names of sources and questions, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, and_, func, not_, select

from hearsay.case import Case, Window
from hearsay.case.filters import matches
from hearsay.case.tables import CLAIM, QUESTION, REPORT, SOURCE
from hearsay.errors import CaseError
from hearsay.web.shelf.lists import has_words
from hearsay.web.shelf.paging import Screen

KINDS = ("claim", "report", "source", "question")
AROUND = 160
"""Characters of a report shown around what was found."""
WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Found:
    """One record that was found, with its words in pieces, the found ones marked."""

    kind: str
    id: str
    title: str
    beside: str
    published_at: str
    pieces: tuple[tuple[str, bool], ...]


def search(
    case: Case, connection: Connection, words: str, kind: str, within: tuple[str, str, str], window: Window
) -> tuple[Screen[Found], str]:
    """One screen of what was found, claims before reports, and what is wrong with the search, if anything.

    Args:
        case: the case.
        connection: a reading of it.
        words: what was typed.
        kind: one of `KINDS`, or empty for all of them.
        within: an outlet and the first and last day, each may be empty.
        window: which part of the list.
    """
    del case
    try:
        parts = [PLACES[k](connection, words, within) for k in KINDS if not kind or k == kind]
    except CaseError as wrong:
        return Screen((), 0, window), f"{wrong.problem} {wrong.advice}".strip().capitalize()
    counts = [connection.execute(select(func.count()).select_from(t).where(w)).scalar_one() for t, w in parts]
    found: list[Found] = []
    offset = window.offset
    for (table, where), count in zip(parts, counts, strict=True):
        room = window.limit - len(found)
        if room > 0 and offset < count:
            found += [shown(table.name, row, words) for row in rows(connection, table, where, offset, room)]
        offset = max(offset - count, 0)
    return Screen(found, sum(counts), window), ""


def rows(connection: Connection, table: Table, where: ColumnElement[bool], offset: int, limit: int) -> Sequence[object]:
    """The rows of one kind in their order."""
    columns = {
        "claim": ("id", "words", "speaker", "outlet", "published_at"),
        "report": ("id", "title", "outlet", "published_at", "text", "name"),
        "source": ("id", "name", "kind", "claims"),
        "question": ("id", "text", "kind", "answers"),
    }[table.name]
    order = (table.c.published_at, table.c.n) if table.name in ("claim", "report") else (table.c.n,)
    query = select(*(table.c[c] for c in columns)).where(where).order_by(*order).offset(offset).limit(limit)
    return connection.execute(query).all()


def _claims(connection: Connection, words: str, within: tuple[str, str, str]) -> tuple[Table, ColumnElement[bool]]:
    return CLAIM, and_(matches(connection, CLAIM, words), *dated(CLAIM, within))


def _reports(connection: Connection, words: str, within: tuple[str, str, str]) -> tuple[Table, ColumnElement[bool]]:
    return REPORT, and_(matches(connection, REPORT, words), not_(REPORT.c.removed), *dated(REPORT, within))


def _sources(connection: Connection, words: str, within: tuple[str, str, str]) -> tuple[Table, ColumnElement[bool]]:
    return SOURCE, and_(SOURCE.c.claims > 0, *has_words(words, SOURCE.c.name), *nowhere(within))


def _questions(connection: Connection, words: str, within: tuple[str, str, str]) -> tuple[Table, ColumnElement[bool]]:
    return QUESTION, and_(QUESTION.c.answers > 0, *has_words(words, QUESTION.c.text), *nowhere(within))


PLACES = {"claim": _claims, "report": _reports, "source": _sources, "question": _questions}


def dated(table: Table, within: tuple[str, str, str]) -> list[ColumnElement[bool]]:
    """Only from that outlet and in those days."""
    outlet, since, until = within
    found: list[ColumnElement[bool]] = []
    found += [table.c.outlet.icontains(outlet, autoescape=True)] if outlet else []
    found += [table.c.published_at >= since] if since else []
    found += [table.c.published_at < until + "~", table.c.published_at != ""] if until else []
    return found


def nowhere(within: tuple[str, str, str]) -> list[ColumnElement[bool]]:
    """A source and a question have no outlet and no day: with such a filter none is meant."""
    from sqlalchemy import false

    return [false()] if any(within) else []


def shown(kind: str, row: object, words: str) -> Found:
    """One row as the page shows it."""
    held = row._asdict()  # type: ignore[attr-defined]
    if kind == "claim":
        pieces = marked(held["words"], words)
        return Found(kind, held["id"], "", f"{held['speaker'] or 'unnamed source'}, in {held['outlet'] or 'no outlet'}",
                     held["published_at"], pieces)  # fmt: skip
    if kind == "report":
        title = held["title"] or held["text"].strip()[:90] or held["name"]
        return Found(
            kind, held["id"], title, held["outlet"], held["published_at"], marked(around(held["text"], words), words)
        )
    if kind == "source":
        return Found(kind, held["id"], held["name"], f"{held['kind']}, {held['claims']} claims", "", ())
    return Found(kind, held["id"], held["text"], f"{held['kind']}, {held['answers']} answers", "", ())


def stems(words: str) -> list[str]:
    """Beginnings of the words that were looked for, long enough to mark their other forms."""
    found = [w.casefold() for w in WORD.findall(words) if w.upper() != "OR"]
    return [w[: max(len(w) - 2, 3)] if len(w) > 4 else w for w in found]


def place(text: str, words: str) -> int:
    """Where in a text the first of the words stands, 0 where none does."""
    low = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    places = [at for w in stems(words) if (at := low.find(w)) >= 0]
    return min(places, default=0)


def around(text: str, words: str) -> str:
    """The part of a text around the first of the words."""
    at = place(text, words)
    start, end = max(at - AROUND // 2, 0), min(at + AROUND * 2, len(text))
    head = text[start:end]
    cut = head.find(" ") + 1 if start else 0
    return ("… " if start else "") + " ".join(head[cut:].split()) + (" …" if end < len(text) else "")


def marked(text: str, words: str) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, those that were looked for marked."""
    wanted = stems(words)
    if not wanted:
        return ((text, False),)
    pattern = re.compile(rf"(\b(?:{'|'.join(map(re.escape, wanted))})[\w'’-]*)", re.I)
    return tuple((piece, bool(n % 2)) for n, piece in enumerate(pattern.split(text)) if piece)
