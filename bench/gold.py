"""Loads a case directory as records: reports and, where there is gold, attributions, claims, figures, times.

    case = load(Path("../shared/cases/il76"))
    case.reports                        every NN.txt with its header, id "NN"
    case.attributions, case.claims      what `read` and `resolve` should yield
    case.measures                       figures and times, each with the claim it stands in where there is one

So a stage can be developed and measured on gold input before the stages ahead of it are good. A carried speaker
has an attribution without source and cue, and a claim with both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from hearsay.records import Attribution, Claim, Figure, Measures, Moment, Relay, Report, Source, Span, Time
from hearsay.types import Bound, Commitment, Granularity, Quotation, SourceKind, TimeKind

OWN_VOICE = "own"


@dataclass(frozen=True)
class Case:
    """One case directory; all but `reports` is empty where there is no gold."""

    name: str
    reports: tuple[Report, ...]
    with_gold: tuple[str, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    measures: Measures = field(default_factory=Measures)


def load(folder: Path) -> Case:
    """The case in `folder`: `NN.txt`, `NN.json`, `gold/NN.json`."""
    reports = tuple(report(path) for path in sorted(folder.glob("*.txt")))
    by_id = {r.id: r for r in reports}
    gold = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted((folder / "gold").glob("*.json"))}
    speakers: dict[str, Source] = {OWN_VOICE: Source(OWN_VOICE, "own voice", SourceKind.OWN_VOICE)}
    attributions: list[Attribution] = []
    claims: list[Claim] = []
    figures: list[Figure] = []
    times: list[Time] = []
    for name in (n for n in gold if n in by_id):
        rows = gold[name]
        own = [_claim(by_id[name], row, speakers) for row in rows["claims"]]
        claims += own
        attributions += [_attribution(c) for c in own if c.attribution]
        figures += [_figure(name, row, own) for row in rows.get("figures", []) if row.get("value") is not None]
        times += [_time(name, row, own) for row in rows.get("times", [])]
    return Case(
        name=folder.resolve().name,
        reports=reports,
        with_gold=tuple(n for n in gold if n in by_id),
        attributions=tuple(attributions),
        sources=tuple(speakers.values()),
        claims=tuple(_with_measures(claims, figures, times)),
        measures=Measures(figures=tuple(figures), times=tuple(times)),
    )


def report(path: Path) -> Report:
    """One report of a case; its id is the file's stem."""
    header_path = path.with_suffix(".json")
    header = json.loads(header_path.read_text(encoding="utf-8")) if header_path.exists() else {}
    return Report(
        id=path.stem,
        text=path.read_text(encoding="utf-8"),
        name=path.name,
        url=header.get("url") or "",
        outlet=header.get("outlet") or "",
        wire=header.get("wire") or "",
        title=header.get("title") or "",
        published=moment(header.get("date")),
        language=header.get("lang") or "en",
    )


def moment(stated: str | None) -> Moment | None:
    """A header's date as a Moment, no finer than stated."""
    if not stated:
        return None
    finest = Granularity.DAY if len(stated) <= 10 else Granularity.MINUTE
    return Moment(datetime.fromisoformat(stated), finest)


def _claim(report: Report, row: dict[str, Any], speakers: dict[str, Source]) -> Claim:
    span = Span(report.id, row["start"], row["end"])
    attributed = bool(row.get("source") or row.get("cue"))
    speaker = row.get("speaker") or (f"unnamed {report.id}:{row['id']}" if attributed else OWN_VOICE)
    if speaker not in speakers:
        kind = SourceKind.ANONYMOUS if not row.get("speaker") else SourceKind.ORGANISATION
        speakers[speaker] = Source(f"s{len(speakers)}", speaker, kind)
    if row.get("quoted"):
        quotation = Quotation.DIRECT
    else:
        quotation = Quotation.MIXED if row.get("partial_quote") else Quotation.INDIRECT
    return Claim(
        id=f"{report.id}:{row['id']}",
        report=report.id,
        contents=(span,),
        source=speakers[speaker].id,
        source_spans=_spans(report.id, row, "source"),
        cue=_spans(report.id, row, "cue"),
        attribution=f"{report.id}:a{row['id'][1:]}" if attributed else None,
        relays=tuple(Relay(name) for name in row.get("relay") or ()),
        commitment=Commitment(row["commitment"]),
        distancing=bool(row.get("distancing")),
        quotation=quotation,
        carried=bool(row.get("carried")),
    )


def _spans(report: str, row: dict[str, Any], role: str) -> tuple[Span, ...]:
    start, end = row.get(f"{role}_start"), row.get(f"{role}_end")
    return () if start is None or end is None else (Span(report, start, end),)


def _attribution(claim: Claim) -> Attribution:
    return Attribution(
        id=claim.attribution or "",
        report=claim.report,
        source=() if claim.carried else claim.source_spans,
        cue=() if claim.carried else claim.cue,
        contents=claim.contents,
        quotation=claim.quotation,
        confidence=1.0,
    )


def _figure(report: str, row: dict[str, Any], claims: list[Claim]) -> Figure:
    span = Span(report, row["start"], row["end"])
    lo, hi = row["value"] if isinstance(row["value"], list) else (row["value"], row["value"])
    return Figure(
        id=f"{report}:{row['id']}",
        span=span,
        lo=float(lo),
        hi=float(hi),
        bound=Bound(row["bound"]),
        counted=row.get("unit_or_what") or "",
        status=row.get("role") or "",
        claim=_holder(span, claims),
    )


def _time(report: str, row: dict[str, Any], claims: list[Claim]) -> Time:
    span = Span(report, row["start"], row["end"])
    iso = str(row["iso"]) if row.get("iso") else ""
    try:
        start = datetime.fromisoformat(iso) if "/" not in iso else None
    except ValueError:
        start = None
    kind, finest = (TimeKind.CLOCK, Granularity.MINUTE) if "T" in iso else (TimeKind.DATE, Granularity.DAY)
    return Time(f"{report}:{row['id']}", span, kind, iso, finest, start=start, claim=_holder(span, claims))


def _holder(span: Span, claims: list[Claim]) -> str | None:
    return next((c.id for c in claims if any(content.covers(span) for content in c.contents)), None)


def _with_measures(claims: list[Claim], figures: list[Figure], times: list[Time]) -> list[Claim]:
    return [
        replace(
            claim,
            figures=tuple(f.id for f in figures if f.claim == claim.id),
            times=tuple(t.id for t in times if t.claim == claim.id),
        )
        for claim in claims
    ]
