"""The log derived again, and what it says should be in the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from hearsay.case.chain import START, Body, LogEntry, digest, parsed
from hearsay.case.judgement_json import ACTIONS
from hearsay.case.log import ANALYSE, REPORTS_CHANGE, Head
from hearsay.case.signing import SIGN, good
from hearsay.case.tables import LOG, META
from hearsay.case.verify_shape import Break


@dataclass(frozen=True, slots=True)
class Signature:
    """A good signature: the line that holds it, the public key in hex, who signed and when."""

    seq: int
    key: str
    by: str
    at: str


@dataclass(slots=True)
class Replayed:
    """What the log says: which reports there are, which are removed, what was found, what was judged."""

    seq: int = 0
    hash: str = START
    lines: int = 0
    case: str = ""
    title: str = ""
    reports: dict[str, dict[str, Body]] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    found: dict[str, Body] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)
    evidence_removed: set[str] = field(default_factory=set)
    judged: dict[str, LogEntry] = field(default_factory=dict)
    signatures: list[Signature] = field(default_factory=list)
    waiting: int = 0
    records: int = 0

    def take(self, entry: LogEntry) -> None:
        """Adds what one line says."""
        self.waiting += entry.action in REPORTS_CHANGE
        if entry.action == "add":
            self.reports[entry.target] = entry.body
        elif entry.action == "remove":
            self.removed.add(entry.target)
        elif entry.action == "restore":
            self.removed.discard(entry.target)
        elif entry.action == "evidence":
            self.evidence[entry.target] = str(entry.body.get("name", ""))
            self.evidence_removed.discard(entry.target)
        elif entry.action == "evidence removed":
            self.evidence_removed.add(entry.target)
        elif entry.action in ("new", "title"):
            self.title = str(entry.body.get("title", ""))
            self.case = str(entry.body.get("case", self.case))
        elif entry.action == ANALYSE:
            found = entry.body.get("records")
            self.found = found if isinstance(found, dict) else {}
            self.waiting = 0
        elif entry.action in ACTIONS:
            self.judged[f"j{entry.seq}"] = entry


def replay(connection: Connection, told: Replayed, head: Head | None) -> Iterator[Break]:
    """Derives every hash of the log again and fills `told`; names each line that is not what was written."""
    seen = False
    for row in connection.execute(select(LOG).order_by(LOG.c.seq)):
        where, expected = f"line {row.seq} of the log", told.seq + 1
        if row.seq != expected:
            yield Break(f"line {expected} of the log", "is missing")
        hash_ = digest(told.hash, row.line)
        if hash_ != row.hash:
            yield Break(where, "was changed: its hash is not that of the line and the one before it")
        before = Head(told.seq, told.hash, told.case)
        told.seq, told.hash, told.lines = row.seq, row.hash, told.lines + 1
        if head is not None and row.seq == head.seq:
            seen = True
            if row.hash != head.hash:
                yield Break(where, f"is not the one of the head that was kept: {head.hash[:16]}…")
        try:
            entry = parsed(row.line, row.hash)
        except ValueError:
            yield Break(where, "cannot be read back")
            continue
        if (entry.seq, entry.at, entry.by, entry.action, entry.target) != tuple(row)[:5]:
            yield Break(where, "has other words beside it than in it")
        told.take(entry)
        if entry.action == SIGN:
            yield from _signature(entry, before, told)
    if head is not None and not seen:
        yield Break("the log", f"has no line {head.seq}, which the head that was kept is about: its end was cut off")
    if head is not None and head.case and head.case != told.case:
        yield Break("the head that was kept", "is of another case")
    for key, value in (("case", told.case), ("title", told.title)):
        if connection.execute(select(META.c.value).where(META.c.key == key)).scalar() != value:
            yield Break(f"the case's {key}", "is not what the log says")


def _signature(entry: LogEntry, before: Head, told: Replayed) -> Iterator[Break]:
    """Whether a signature is of the line before it, by the owner of the key that it names."""
    key, signature = str(entry.body.get("key", "")), str(entry.body.get("signature", ""))
    if (entry.body.get("seq"), entry.body.get("hash")) != (before.seq, before.hash):
        yield Break(f"the signature in line {entry.seq} of the log", "is of another line than the one before it")
    elif not good(before, key, signature):
        yield Break(f"the signature in line {entry.seq} of the log", "is not one of its key")
    else:
        told.signatures.append(Signature(entry.seq, key, entry.by, entry.at))
