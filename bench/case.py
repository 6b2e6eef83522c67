"""Measures the case file: what keeping costs beside analysing, and how fast a large case answers.

    python bench/case.py                     1,000 reports added, 10,000 reports asked, on SQLite
    python bench/case.py --added 200 --large 2000 --db postgresql://desk@/postgres?host=SOCKET_FOLDER
    python bench/kills.py 200                200 kills of a process at work (bench/kills.py)

Reports are invented (bench/generate.py) and read by the rules reader: the cost of keeping stands out against the
cheapest analysis there is. Seconds are of processor time where this process does the work; answers of a command are
wall clock, the fastest of a few. The large case has shorter reports and repeats the records of 500 of them, or filling
it would take an hour.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path

from generate import WORDS, written
from hearsay import desk
from hearsay.case import Case, Filter, open_case
from hearsay.pipeline import run
from hearsay.reading.rules import RuleReader
from hearsay.records import Dossier, Measures, Relations, Report
from hearsay.records.capture import Capture
from hearsay.records.codec import decode, encode
from hearsay.reports import Asked, captures, report_of, reports_of
from hearsay.types import Commitment

HEARSAY = Path(sys.executable).with_name("hearsay")
ADDING, SHOWING, VERIFYING, SEARCHING = 0.15, 1.0, 60.0, 0.1
"""The bars: a share of the analysis, seconds."""
SEARCHES = (
    Filter(text="gas leak"),
    Filter(text='"second explosion"'),
    Filter(text="ferr* passengers"),
    Filter(text="killed"),
    Filter(text="rescuers", outlet="Coast", commitment=Commitment.ASSERTED),
    Filter(text="missing -blast", speaker="Brandt"),
)


def main() -> int:
    """Prints one table of figures beside their bars."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--added", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=WORDS, help="words of a report that is added")
    parser.add_argument("--large-words", type=int, default=150, help="words of a report of the large case")
    parser.add_argument("--db", default="", help="a PostgreSQL database with no case in its schemas bench1, bench2")
    args = parser.parse_args()
    print(f"invented reports of {args.words} and {args.large_words} words, load {os.getloadavg()[0]:.1f}\n")
    print("| what | measured | bar |\n|---|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        places = [f"{args.db}{'&' if '?' in args.db else '?'}schema=bench{n}" for n in (1, 2)] if args.db else []
        places = places or [str(Path(folder) / f"{n}.hearsay") for n in (1, 2)]
        if args.added:
            adding(places[0], args.added, args.words, Path(folder) / "reports")
        if args.large:
            large(places[1], args.large, args.large_words)
    return 0


def adding(place: str, count: int, words: int, folder: Path) -> None:
    """Adding reports to a case against analysing the same files without one."""
    folder.mkdir()
    for one in written(count, words=words):
        (folder / f"{one.name}.txt").write_text(one.text, encoding="utf-8")
    warm()
    bare, _ = seconds(lambda: run([r for _, r in taken(folder)], RuleReader(), "bench"))
    gc.collect()
    with open_case(place, create=True, title="bench", by="bench") as case:
        kept, _ = seconds(lambda: desk.add(case, [folder], "bench", reader=desk.Lazy("rules")))
        row(f"analysing {count:,} reports without a case", f"{bare:.2f} s", "")
        row(f"adding {count:,} reports to a case", f"{kept:.2f} s", "")
        row("what the case costs more", f"{kept / bare - 1:.1%}", f"{ADDING:.0%}")
        one = folder / "one.txt"
        one.write_text("The mayor said on Monday that the ferry was safe.")
        again, _ = seconds(lambda: desk.add(case, [one], "bench", reader=desk.Lazy("rules")))
        row("adding one report more", f"{again:.2f} s", "")


def large(place: str, count: int, words: int) -> None:
    """A case of many reports; analysing them all is not what is measured."""
    with open_case(place, create=True, title="bench", by="bench") as case:
        filled, _ = seconds(lambda: fill(case, count, words))
        row(f"filling a case with {count:,} reports", f"{filled:.0f} s", "")
        counts = case.counts()
        row("records in it", f"{sum(counts.values()):,}", "")
        for wanted in SEARCHES:
            best, found = fastest(lambda wanted=wanted: case.search(wanted).total)
            name = ", ".join(f"{k}={getattr(wanted, k)}" for k in ("text", "outlet", "speaker") if getattr(wanted, k))
            row(f"search claims, {name}: {found:,} found", f"{best * 1000:.0f} ms", f"{SEARCHING * 1000:.0f} ms")
        best, found = fastest(lambda: case.search(Filter(text="gas leak"), "report").total)
        row(f"search reports, text=gas leak: {found:,} found", f"{best * 1000:.0f} ms", f"{SEARCHING * 1000:.0f} ms")
        checked, verdict = seconds(case.verify)
        row(f"`verify`, {verdict.reports:,} reports ({'holds' if verdict.holds else verdict.breaks[0]})",
            f"{checked:.1f} s", f"{VERIFYING:.0f} s")  # fmt: skip
    command = [str(HEARSAY), "case", "show", place]
    best, _ = fastest(lambda: subprocess.run(command, capture_output=True, check=True))
    row(f"`hearsay case show`, {count:,} reports, wall", f"{best:.2f} s", f"{SHOWING:.0f} s")


def fill(case: Case, count: int, words: int, part: int = 500) -> None:
    """Puts reports in, with the records of the first ones again and again, each time for other reports.

    Every later report is one of the first with a line more, so that its bytes and its id are its own.
    """
    first = [(w, report_of(Capture(w.text.encode(), w.name))) for w in written(min(part, count), words=words)]
    first = list({report.id: (w, report) for w, report in first}.values())
    found = run([replace(r, outlet=w.outlet, title=w.title) for w, r in first], RuleReader())
    plain, parts = encode(replace(found, reports=())), list[Dossier]()
    part = len(first)
    for edition in range(-(-count // part)):
        captured, ids = [], {}
        for w, old in first[: count - edition * part]:
            raw = f"{w.text}\n\nEdition {edition}.".encode()
            capture = Capture(raw, f"{edition}-{w.name}")
            text = raw.decode()
            report = replace(
                old, id=sha256(raw).hexdigest()[:12], text=text, name=capture.name, outlet=w.outlet, title=w.title,
                sha256=sha256(raw).hexdigest(), text_sha256=sha256(text.encode()).hexdigest(),
            )  # fmt: skip
            captured.append((capture, report))
            ids[old.id.encode()] = report.id.encode()
        case.add(captured, "bench")
        known = re.compile(rb"\b[0-9a-f]{12}\b")
        renamed = known.sub(lambda m, ids=ids: ids.get(m[0], m[0]), plain)
        whole = re.compile(rb'"([sqk][0-9]+)"').sub(rb'"\1-%d"' % edition, renamed)
        parts.append(decode(Dossier, whole))
    as_of, reports = case.kept()
    case.write_records(together(reports, parts), as_of, "bench")


def together(reports: tuple[Report, ...], parts: list[Dossier]) -> Dossier:
    """All the parts as one dossier."""
    kept = {report.id for report in reports}

    def every(take: Callable[[Dossier], tuple[object, ...]]) -> tuple[object, ...]:
        return tuple(item for part in parts for item in take(part) if getattr(item, "report", "") in kept | {""})

    measures = Measures(*(every(lambda d, f=f: getattr(d.measures, f.name)) for f in fields(Measures)))
    relations = Relations(*(every(lambda d, f=f: getattr(d.relations, f.name)) for f in fields(Relations)))
    said = [every(lambda d, name=name: getattr(d, name)) for name in ("attributions", "sources", "claims")]
    return Dossier("bench", reports, *said, measures, relations, every(lambda d: d.findings))


def taken(folder: Path) -> list[tuple[Capture, Report]]:
    """The reports of a folder as `case add` captures them."""
    return [one for one in reports_of(captures([folder], Asked())) if isinstance(one, tuple)]


def warm() -> None:
    """Loads every word list."""
    run([w.report for w in written(3)], RuleReader())


def seconds(work: Callable[[], object]) -> tuple[float, object]:
    """Processor seconds, and what came of it."""
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def fastest(work: Callable[[], object], times: int = 3) -> tuple[float, object]:
    """Wall seconds of the fastest run, and what came of it."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        result = work()
        spent.append(time.perf_counter() - started)
    return min(spent), result


def row(name: str, measured: str, bar: str) -> None:
    """Prints one row."""
    print(f"| {name} | {measured} | {bar} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
