"""Tiny dossiers from marked sentences, so that a check's input reads like the report it stands for.

"It carried [65] prisoners and [six=6] crew."     two figures; the words before `=` stand in the text
"[more than 250=250 gt] died", "[70 km=70 km]"    value, then a bound or a unit
"at <3 p.m. Kyiv time=2024-03-05T15:00+02:00>"    a time; `?` behind the value: no zone in the words
"{Ministry: [74] died}"                            what stands in braces is said by a source of that name
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from hearsay.checks import check
from hearsay.records import Claim, Dossier, Figure, Finding, Measures, Moment, Report, Source, Span, Time
from hearsay.types import Bound, Granularity, SourceKind, TimeKind, ZoneFrom

ROWS = Path(__file__).parent / "rows"

MARK = re.compile(
    r"\[(?P<figure>[^\]=]+)(?:=(?P<value>[^\]]+))?\]|<(?P<time>[^>=]+)=(?P<iso>[^>]+)>|"
    r"\{(?P<who>[\w ]+): |(?P<end>\})"
)


@dataclass
class Built:
    """What the marks of one text come to."""

    text: str = ""
    figures: list[Figure] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    said: list[tuple[str, int, int]] = field(default_factory=list)


def read(marked: str, report: str) -> Built:
    built = Built()
    at, speaker = 0, ("", 0)
    for mark in MARK.finditer(marked):
        built.text += marked[at : mark.start()]
        at, start = mark.end(), len(built.text)
        if mark["who"]:
            speaker = (mark["who"], start)
        elif mark["end"]:
            built.said.append((speaker[0], speaker[1], start))
        else:
            built.text += mark["figure"] or mark["time"]
            span = Span(report, start, len(built.text))
            if mark["figure"]:
                built.figures.append(figure(span, mark["value"] or mark["figure"], len(built.figures)))
            else:
                built.times.append(time(span, mark["time"], mark["iso"], len(built.times)))
    built.text += marked[at:]
    return built


def figure(span: Span, value: str, n: int) -> Figure:
    amount, *rest = value.split(" ", 1)
    lo, hi = (amount.split("-") * 2)[:2] if "-" in amount else (amount, amount)
    bound, unit, scope = Bound.EXACT, "", ""
    for word in rest[0].split(";") if rest else ():
        if word in list(Bound):
            bound = Bound(word)
        elif word.startswith("of "):
            scope = word
        else:
            unit = word
    name = f"{span.report}:f{n}"
    return Figure(name, span, float(lo.replace(",", "")), float(hi.replace(",", "")), bound, unit, scope=scope)


def time(span: Span, words: str, iso: str, n: int) -> Time:
    start = datetime.fromisoformat(iso.rstrip("?"))
    clock = "T" in iso
    return Time(
        f"{span.report}:t{n}",
        span,
        TimeKind.CLOCK if clock else TimeKind.DATE,
        iso.rstrip("?"),
        Granularity.MINUTE if clock else Granularity.DAY,
        start,
        start + (timedelta(minutes=1) if clock else timedelta(days=1)),
        zone=str(start.tzinfo or ""),
        zone_from=ZoneFrom.REPORT
        if iso.endswith("??")
        else ZoneFrom.PLACE
        if iso.endswith("?")
        else ZoneFrom.TEXT
        if start.tzinfo
        else ZoneFrom.UNKNOWN,
        approximate=words.startswith(("about", "around")),
        reason="the zone of the place" if iso.endswith("?") else "",
    )


def dossier(*marked: str, published: str | None = "2024-03-06") -> Dossier:
    """A dossier of reports `r1`, `r2`... with the figures, times and speakers that the marks name."""
    reports, figures, times, claims, sources = [], [], [], [], {}
    for n, one in enumerate(marked, 1):
        name = f"r{n}"
        built = read(one, name)
        moment = Moment(datetime.fromisoformat(published), Granularity.DAY) if published else None
        reports.append(Report(name, built.text, published=moment))
        for who, start, end in built.said:
            sources[who] = Source(who, who, SourceKind.PERSON)
            claim = Claim(f"{name}:c{len(claims)}", name, (Span(name, start, end),), who)
            claims.append(claim)
            built.figures = [f if not claim.contents[0].covers(f.span) else said(f, claim.id) for f in built.figures]
        figures += built.figures
        times += built.times
    measures = Measures(tuple(figures), tuple(times))
    return Dossier("test", tuple(reports), sources=tuple(sources.values()), claims=tuple(claims), measures=measures)


def said(figure: Figure, claim: str) -> Figure:
    return replace(figure, claim=claim)


def findings(*marked: str, published: str | None = "2024-03-06", codes: str = "") -> tuple[Finding, ...]:
    """What the checks say about the reports; only those of `codes` where given."""
    found = check(dossier(*marked, published=published)).findings
    return tuple(f for f in found if not codes or f.code in codes.split())


def told(*marked: str, published: str | None = "2024-03-06", codes: str = "") -> list[str]:
    """The findings as rows: `A1 holds 3 6 65 74` (numbers sorted, trailing zeros dropped)."""
    return [
        " ".join([f.code, f.outcome.value, *(f"{n:g}" for n in sorted(set(f.numbers)))])
        for f in findings(*marked, published=published, codes=codes)
    ]


@dataclass(frozen=True)
class Row:
    """One case: reports and the findings that a check must make of them, no more and no fewer."""

    title: str
    reports: tuple[str, ...]
    published: str | None
    expected: list[str]


def rows(name: str) -> list[Row]:
    found = []
    for block in (ROWS / f"{name}.txt").read_text(encoding="utf-8").split("\n# ")[0:]:
        title, *lines = block.removeprefix("# ").strip().splitlines()
        date = next((line[2:] for line in lines if line.startswith("@ ")), "2024-03-06")
        text = "\n".join(line for line in lines if not line.startswith(("@ ", "=> ")))
        expected = [line[3:] for line in lines if line.startswith("=> ") and line != "=> nothing"]
        reports = tuple(one.strip() for one in text.split("\n---\n"))
        found.append(Row(title, reports, None if date == "unknown" else date, sorted(expected)))
    return found
