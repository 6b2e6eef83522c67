"""What every page says of a case: counts, parties, judgements in force. Worked out once for each state of the case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, func, not_, select

from hearsay.case.judgement import in_force, undone
from hearsay.case.judgement_json import ACTIONS
from hearsay.case.kinds import KINDS
from hearsay.case.log import meta
from hearsay.case.tables import COPY, FIGURE, FINDING, LOG, QUESTION, REPORT, SOURCE
from hearsay.dossier.index import HUES
from hearsay.records import Judgement
from hearsay.types import Outcome, RecordId, SourceKind
from hearsay.web.shelf.judgements import judgements_of, versions_of
from hearsay.web.shelf.loading import LIGHT_SOURCE, light_source
from hearsay.web.shelf.measured import reports_by_day, words_of_column


@dataclass(frozen=True, slots=True)
class Facts:
    """One state of the case: `seq` is the last line of its log, `machine` the last one that is no judgement."""

    seq: int
    title: str
    reports: int
    origins: int
    speakers: int
    counts: dict[str, int]
    contested: int
    outcomes: dict[str, int]
    codes: tuple[tuple[str, int], ...]
    parties: tuple[str, ...]
    statuses: tuple[str, ...]
    units: tuple[str, ...]
    days: tuple[tuple[str, int], ...]
    machine: int
    judgements: tuple[Judgement, ...] = ()
    undone: frozenset[str] = frozenset()
    versions: dict[tuple[str, RecordId], int] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether the case holds no report yet."""
        return not self.reports

    @property
    def undated(self) -> int:
        """Reports without a date."""
        return dict(self.days).get("", 0)


def machine_line(connection: Connection) -> int:
    """The newest line of the log that is no judgement: what was found, and the reports, are as of it."""
    query = select(func.max(LOG.c.seq)).where(LOG.c.action.not_in(sorted(ACTIONS)))
    return connection.execute(query).scalar() or 0


def with_judgements(connection: Connection, found: Facts, seq: int) -> Facts:
    """The facts with what people decided."""
    judgements = judgements_of(connection)
    return replace(
        found,
        seq=seq,
        judgements=in_force(judgements),
        undone=frozenset(undone(judgements)),
        versions=versions_of(connection),
    )


def facts_of(connection: Connection, machine: int) -> Facts:
    """The facts of the case as it stands, without what people decided."""

    def count(query: object) -> int:
        return int(connection.execute(query).scalar_one())  # type: ignore[call-overload]

    kept = select(REPORT.c.id).where(not_(REPORT.c.removed))
    reports = count(select(func.count()).select_from(REPORT).where(not_(REPORT.c.removed)))
    copies = count(select(func.count(COPY.c.report.distinct())).where(COPY.c.report.in_(kept)))
    spoken = SOURCE.c.kind != SourceKind.OWN_VOICE.value
    outcomes = connection.execute(select(FINDING.c.outcome, func.count()).group_by(FINDING.c.outcome))
    return Facts(
        seq=machine,
        machine=machine,
        title=meta(connection, "title"),
        reports=reports,
        origins=reports - copies,
        speakers=count(select(func.count()).select_from(SOURCE).where(spoken, SOURCE.c.claims > 0)),
        counts={k.name: count(select(func.count()).select_from(k.table)) for k in KINDS},
        contested=count(select(func.count()).select_from(QUESTION).where(QUESTION.c.contested)),
        outcomes={o.value: 0 for o in Outcome} | dict(outcomes.all()),
        codes=tuple(sorted(words_of_column(connection, FINDING.c.code))),
        parties=parties_of(connection),
        statuses=tuple(sorted(s for s, _ in words_of_column(connection, FIGURE.c.status))),
        units=tuple(sorted(u for u, _ in words_of_column(connection, FIGURE.c.unit))),
        days=tuple(reports_by_day(connection)),
    )


def parties_of(connection: Connection) -> tuple[str, ...]:
    """The parties to the event that get a hue, those with most claims first."""
    rows = connection.execute(select(LIGHT_SOURCE, SOURCE.c.claims).where(SOURCE.c.claims > 0))
    counts: Counter[str] = Counter()
    for body, claims in rows:
        if '"party":""' not in body and (party := light_source(body).party):
            counts[party] += claims
    return tuple(sorted(counts, key=lambda p: (-counts[p], p))[:HUES])
