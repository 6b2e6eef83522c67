"""A case, opened: what every surface asks and tells.

    with open_case("bridge.hearsay") as case:
        case.claims(Filter(commitment=Commitment.DENIED))

The work stands in the modules beside this one; here are only transactions and errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, update

from hearsay import __version__
from hearsay.case import evidence, found, lists, log, readings, reports, search, signing
from hearsay.case.chain import Body, LogEntry
from hearsay.case.change import Change
from hearsay.case.connect import begin_write, plainly
from hearsay.case.evidence import EvidenceFile
from hearsay.case.lines import ClaimLine, FigureLine, Hit, ReportLine, SourceLine
from hearsay.case.log import Head
from hearsay.case.place import Where
from hearsay.case.reports import Added, State
from hearsay.case.tables import META
from hearsay.case.verify import Verdict, verify
from hearsay.case.where import Filter, Page, Window
from hearsay.errors import Conflict, ReadOnlyCase
from hearsay.records import Attribution, Dossier, Finding, Judgement, Question, Report
from hearsay.records.capture import Capture
from hearsay.types import RecordId, ReportId

if TYPE_CHECKING:
    from hearsay.case.carry import Carried

P = ParamSpec("P")
T = TypeVar("T")
ALL = Filter()
FIRST = Window()


class Case:
    """One case, opened; safe for several threads and processes. Close it, or use it as a context."""

    def __init__(self, place: Where, engine: Engine, read_only: bool) -> None:
        self.place = place
        self.read_only = read_only
        self.engine = engine

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the case as it is now and goes on seeing that, whatever others write."""
        with plainly(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def change(self, by: str, why: str = "") -> Iterator[Change]:
        """One change: all of what is done inside is stored with its lines of the log, or nothing.

        Raises:
            ReadOnlyCase: the case was opened for reading.
            CaseBusy: another writer does not finish.
        """
        if self.read_only:
            raise ReadOnlyCase(self.place.shown, "was opened for reading only.")
        with plainly(self.place), self.engine.connect() as plain:
            writing = plain.execution_options(writing=True)
            if writing.dialect.name == "postgresql":  # sees what others wrote while it waited for the lock
                writing = writing.execution_options(isolation_level="READ COMMITTED")
            with writing.begin():
                begin_write(writing)
                yield Change(writing, by, why)

    def _read(self, ask: Callable[Concatenate[Connection, P], T], *given: P.args, **named: P.kwargs) -> T:
        with self.reading() as connection:
            return ask(connection, *given, **named)

    @property
    def title(self) -> str:
        """What the case is called."""
        return self._read(log.meta, "title")

    @property
    def id(self) -> str:
        """The case's own number, the same in every copy of it."""
        return self._read(log.meta, "case")

    def rename(self, title: str, by: str, why: str = "") -> None:
        """Gives the case another title."""
        with self.change(by, why) as change:
            change.connection.execute(update(META).where(META.c.key == "title").values(value=title))
            change.append("title", body={"title": title})

    def add(self, captured: Iterable[tuple[Capture, Report]], by: str, why: str = "") -> tuple[Added, ...]:
        """Stores captured documents with their reports in one change; the same bytes twice are one report."""
        with self.change(by, why) as change:
            return reports.add(change, captured)

    def remove(self, report: ReportId, by: str, why: str = "", version: int | None = None) -> None:
        """Takes a report out of what is analysed; its bytes stay, and adding it again brings it back.

        Raises:
            Conflict: `version` is given and not the report's any more.
        """
        with self.change(by, why) as change:
            reports.remove(change, report, version)

    def add_evidence(
        self, files: Iterable[tuple[str, bytes]], by: str, why: str = ""
    ) -> tuple[tuple[EvidenceFile, State], ...]:
        """Stores files that reports are held against, by name and bytes."""
        with self.change(by, why) as change:
            return evidence.add(change, files)

    def remove_evidence(self, named: str, by: str, why: str = "") -> EvidenceFile:
        """Takes a file out of what reports are held against, by its name or the beginning of its SHA-256."""
        with self.change(by, why) as change:
            return evidence.remove(change, named)

    def evidence_files(self) -> tuple[EvidenceFile, ...]:
        """Every file of evidence, removed ones too."""
        return self._read(evidence.listed)

    def evidence_contents(self) -> tuple[tuple[str, bytes], ...]:
        """Name and bytes of every file of evidence that is not removed."""
        return self._read(evidence.contents)

    def append(self, action: str, target: str, body: dict[str, Body], by: str, why: str = "") -> LogEntry:
        """Puts a line into the log by itself."""
        with self.change(by, why) as change:
            return change.append(action, target, body)

    def kept(self) -> tuple[int, tuple[Report, ...]]:
        """The number of the log's newest line, and the reports that are analysed as of it."""
        with self.reading() as connection:
            return log.head(connection).seq, reports.kept(connection)

    def kept_readings(self, reader: str, of: Sequence[Report]) -> dict[ReportId, tuple[Attribution, ...]]:
        """What `reader` has read in `of` before, by report."""
        return self._read(readings.kept, reader, of)

    def keep_readings(
        self, reader: str, read: Sequence[tuple[Report, Sequence[Attribution]]], again: bool = False
    ) -> None:
        """Keeps what `reader` found, over what it found before if `again`; no part of the log, it can be read again."""
        with self.change("") as change:
            readings.keep(change, reader, read, again)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, oldest first, undone ones too."""
        from hearsay.case.judgement_store import judgements

        return self._read(judgements)

    def write_records(
        self, dossier: Dossier, as_of: int, by: str, why: str = "", reader: str = "", carried: Carried | None = None
    ) -> LogEntry:
        """Makes the machine's records those of `dossier`, in one change, and puts every judgement on them.

        Args:
            dossier: what was made from the reports that `kept` gave.
            as_of: the number that `kept` gave with them.
            by: who asked for it.
            why: for what.
            reader: which reader read the reports.
            carried: where the judgements stand on the new records; none where there are no judgements.

        Raises:
            Conflict: reports were added or removed since, or judgements made.
        """
        with self.change(by, why) as change:
            if max(log.reports_changed(change.connection), log.judged(change.connection)) > as_of:
                raise Conflict(self.place.shown, "was changed in the meantime.", "Analyse it again.")
            written = found.write(change, dossier)
            digests: dict[str, Body] = {k: {"rows": w.rows, "sha256": w.sha256} for k, w in written.items()}
            body: dict[str, Body] = {"version": __version__, "reader": reader, "reports": len(dossier.reports)}
            if carried is not None:
                from hearsay.case.judgement_store import place

                place(change, carried)
                body["unplaced"] = [lost.judgement.id for lost in carried.lost]
            return change.append("analyse", body=body | {"records": digests, "as_of": as_of})

    def dossier(self) -> Dossier:
        """All that the machine found, as it was written."""
        with self.reading() as connection:
            return found.load(connection, log.meta(connection, "title"), reports.kept(connection))

    def capture(self, report: ReportId) -> Capture:
        """One report as it was captured: its bytes and how they came."""
        return self._read(reports.captured, report)

    def report(self, report: ReportId) -> Report:
        """One report with its text."""
        return self._read(lists.report, report)

    def reports(self, wanted: Filter = ALL, window: Window = FIRST) -> Page[ReportLine]:
        """The reports in the order in which they were added."""
        return self._read(lists.reports, wanted, window)

    def claims(self, wanted: Filter = ALL, window: Window = FIRST) -> Page[ClaimLine]:
        """The claims in order of report and place."""
        return self._read(lists.claims, wanted, window)

    def sources(self, wanted: Filter = ALL, window: Window = FIRST) -> Page[SourceLine]:
        """The sources, those with most claims first."""
        return self._read(lists.sources, wanted, window)

    def figures(self, wanted: Filter = ALL, window: Window = FIRST) -> Page[FigureLine]:
        """The figures in order of report and place."""
        return self._read(lists.figures, wanted, window)

    def questions(self, wanted: Filter = ALL, window: Window = FIRST) -> Page[Question]:
        """The questions in the order to show them."""
        return self._read(lists.records, "question", wanted, window)

    def findings(self, wanted: Filter = ALL, window: Window = FIRST) -> Page[Finding]:
        """What the checks say, in the order to show it."""
        return self._read(lists.records, "finding", wanted, window)

    def records(self, kind: str, wanted: Filter = ALL, window: Window = FIRST) -> Page[Any]:
        """The records of any kind in their order."""
        return self._read(lists.records, kind, wanted, window)

    def one(self, kind: str, id_: RecordId) -> Any:
        """The record of that kind and id."""
        return self._read(lists.one, kind, id_)

    def counts(self) -> dict[str, int]:
        """How many reports and records of each kind there are."""
        return self._read(lists.counts)

    def tally(self, kind: str, column: str) -> dict[str, int]:
        """How many records of one kind have each value of a column."""
        return self._read(lists.tally, kind, column)

    def search(self, wanted: Filter, kind: str = "claim", window: Window = FIRST) -> Page[Hit]:
        """The claims, or the reports, that have the words of `wanted.text`, best first."""
        return self._read(search.search, kind, wanted, window)

    def log(self, wanted: log.LogFilter = log.EVERYTHING, window: Window = FIRST) -> Page[LogEntry]:
        """The log's lines, newest first."""
        return self._read(log.entries, wanted, window)

    def history(self, target: str, window: Window = FIRST) -> Page[LogEntry]:
        """What happened to one report or record, newest first."""
        return self.log(log.LogFilter(target=target), window)

    def head(self) -> Head:
        """Number and hash of the newest line: kept elsewhere, it proves that nothing before it was changed."""
        return self._read(log.head)

    def waiting(self) -> int:
        """How many changes of the reports came after the last analysis: 0 where the records are up to date."""
        return self._read(log.waiting)

    def sign(self, key: Path, by: str, why: str = "") -> LogEntry:
        """Signs the log's newest line with the Ed25519 key in a file; the signature is the next line."""
        loaded = signing.private_key(key)
        with self.change(by, why) as change:
            return signing.sign(change, loaded)

    def verify(self, head: Head | None = None) -> Verdict:
        """Derives every hash again and names what is not as it was written."""
        return self._read(verify, head)
