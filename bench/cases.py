"""Measures the whole path on cases: runs it over CASE_DIR/NN.txt with headers NN.json, prints the scorer's table.

    python bench/cases.py ../shared/cases/il76 ../shared/cases/mh17 --dump out

With --dump, DIR/reports.jsonl and DIR/case.json are written as score_cases.py reads them (DIR/<case>/ where there
are several cases). Where a case has no gold it is dumped and not scored.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hearsay.errors import CaptureError
from hearsay.pipeline import run
from hearsay.reading import Reader
from hearsay.records import Answer, Claim, Dossier, Figure, Finding, Report, Span, Time
from hearsay.reports import Header, capture
from hearsay.reports.sidecar import beside, sidecar
from hearsay.types import SourceKind
from readers import READERS, reader_named

TOOLS = Path(__file__).parent.parent.parent / "shared" / "tools"


def main() -> int:
    """Reads the command line; returns the worst exit status of the scorers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "cases", type=Path, nargs="+", help="directories with NN.txt and NN.json, and gold/ to be scored"
    )
    parser.add_argument("--dump", type=Path, help="where to write reports.jsonl and case.json")
    parser.add_argument("--reader", default="default", choices=READERS)
    parser.add_argument("--tools", type=Path, default=TOOLS, help="the directory with score_cases.py")
    args = parser.parse_args()
    reader, status = reader_named(args.reader), 0
    for case in args.cases:
        with tempfile.TemporaryDirectory() as scratch:
            folder = args.dump or Path(scratch)
            if len(args.cases) > 1:
                folder = folder / case.resolve().name
            status = max(status, measure(case, folder, reader, args.tools / "score_cases.py"))
    return status


def measure(case: Path, folder: Path, reader: Reader, scorer: Path) -> int:
    """Runs one case into `folder` and scores it where it has gold."""
    reports = captured(case)
    if not reports:
        print(f"{case}: no NN.txt here. Give the directory that holds the reports.", file=sys.stderr)
        return 2
    started = time.perf_counter()
    dossier = run(reports, reader, title=case.resolve().name)
    print(f"## {case.resolve().name}: {len(reports)} reports in {time.perf_counter() - started:.1f} s", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    rows = (json.dumps(report_row(r, dossier), ensure_ascii=False) + "\n" for r in reports)
    (folder / "reports.jsonl").write_text("".join(rows), encoding="utf-8")
    whole = json.dumps(case_row(dossier), ensure_ascii=False, indent=1) + "\n"
    (folder / "case.json").write_text(whole, encoding="utf-8")
    if not any((case / "gold").glob("*.json")):
        print(f"{case}: no gold/*.json, nothing to score.", file=sys.stderr)
        return 0
    if not scorer.exists():
        print(f"{scorer} is absent, nothing scored. Give --tools.", file=sys.stderr)
        return 0
    command = [sys.executable, str(scorer), str(case), str(folder / "reports.jsonl")]
    if (case / "crosscheck.json").exists():
        command.append(str(folder / "case.json"))
    return subprocess.run(command, check=False).returncode


def captured(case: Path) -> list[Report]:
    """The reports of a case, captured like any other; ids are the files' stems, offsets count in the files."""
    reports = []
    for path in sorted(case.glob("*.txt")):
        header_path = beside(path)
        header = sidecar(header_path)[0] if header_path else Header()
        try:
            report = capture(path.read_bytes(), header, path.name)
        except CaptureError as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        reports.append(replace(report, id=path.stem, text=path.read_text(encoding="utf-8")))
    return reports


def report_row(report: Report, dossier: Dossier) -> dict[str, object]:
    """One line of reports.jsonl. Own-voice sentences of background and times without a date are left out."""
    own = {s.id for s in dossier.sources if s.kind is SourceKind.OWN_VOICE}
    claims = [c for c in dossier.claims if c.report == report.id and not (c.source in own and c.background)]
    figures = [f for f in dossier.measures.figures if f.report == report.id]
    times = [t for t in dossier.measures.times if t.report == report.id and t.iso]
    return {
        "report": report.id,
        "claims": [claim_row(c, c.source in own) for c in claims],
        "figures": [figure_row(f) for f in figures],
        "times": [time_row(t) for t in times],
    }


def claim_row(claim: Claim, own_voice: bool) -> dict[str, object]:
    """A claim as the scorer reads it."""
    source = claim.source_spans[0] if claim.source_spans and not own_voice else None
    return {
        "contents": offsets(claim.contents),
        "source": [source.start, source.end] if source else None,
        "speaker": None if own_voice else claim.source,
        "relays": [relay.name for relay in claim.relays],
        "commitment": claim.commitment.value,
        "distancing": claim.distancing,
    }


def figure_row(figure: Figure) -> dict[str, object]:
    """A figure as the scorer reads it."""
    span, bound = figure.span, figure.bound.value
    return {"start": span.start, "end": span.end, "lo": figure.lo, "hi": figure.hi, "bound": bound}


def time_row(time: Time) -> dict[str, object]:
    """A time as the scorer reads it."""
    return {"start": time.span.start, "end": time.span.end, "iso": time.iso}


def case_row(dossier: Dossier) -> dict[str, object]:
    """case.json: the questions with the values of their answers, the findings, the pairs of copies."""
    questions = dossier.relations.questions
    return {
        "questions": [{"text": q.text, "values": list(values(q.answers))} for q in questions],
        "findings": [finding_row(f) for f in dossier.findings],
        "copies": [[c.parent, c.copy] for c in dossier.relations.lineage]
        + [list(o.reports) for o in dossier.relations.origins],
    }


def values(answers: Iterable[Answer]) -> Iterable[float | str]:
    """The numbers and the clock times (`11:00+03:00`) that the answers to a question give."""
    for answer in answers:
        yield from dict.fromkeys(v for v in (answer.lo, answer.hi) if v is not None)
        if answer.iso:
            yield answer.iso.partition("T")[2] or answer.iso


def finding_row(finding: Finding) -> dict[str, object]:
    """A finding as the scorer reads it; its numbers are those of the sentence and of every step of its trace."""
    numbers = dict.fromkeys([*finding.numbers, *(v for step in finding.trace for v in step.values)])
    return {
        "code": finding.code,
        "outcome": finding.outcome.value,
        "numbers": [*finding.numbers, *(n for n in numbers if n not in finding.numbers)],
        "reports": list(finding.reports),
        "sentence": finding.sentence,
    }


def offsets(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as the scorers want them."""
    return [[s.start, s.end] for s in spans]


if __name__ == "__main__":
    sys.exit(main())
