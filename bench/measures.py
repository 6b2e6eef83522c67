"""Quality and speed of the `measure` stage alone: figures and times against the cases' gold.

    python bench/measures.py [CASES_DIR] [--errors] [--speed] [--peer]

Prints the lines that `score_cases.py` prints for figures, bounds and times, a case each and over all of them; as
there, only times that resolve to the calendar count. Each report is read alone, without its dossier's others.
`--errors` lists what was missed and what was made up; `--speed` measures reports a second; `--peer` runs
quantulum3 on the same texts in the same run where it can be imported.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearsay.measures.stage import measure_report
from hearsay.records import Figure, Moment, Report, Time
from hearsay.types import Granularity

CASES = Path(__file__).parent.parent.parent / "shared" / "cases"
WORDS = 600
"""A report of the speed bench has as many words as the median news report in the issue's bar."""


@dataclass(frozen=True)
class GoldReport:
    """One report with the figures and times that a person marked in it."""

    report: Report
    figures: list[dict[str, object]]
    times: list[dict[str, object]]


def moment(stated: str) -> Moment | None:
    from datetime import datetime

    if not stated:
        return None
    value = datetime.fromisoformat(stated)
    return Moment(value, Granularity.DAY if len(stated) <= 10 else Granularity.MINUTE)


def gold_reports(case: Path) -> list[GoldReport]:
    out = []
    for path in sorted((case / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        header = json.loads((case / path.name).read_text(encoding="utf-8"))
        text = (case / f"{path.stem}.txt").read_text(encoding="utf-8")
        report = Report(path.stem, text, title=header.get("title") or "", published=moment(header.get("date") or ""))
        out.append(GoldReport(report, gold["figures"], gold["times"]))
    return out


def value(stated: object) -> tuple[float, float]:
    if isinstance(stated, list):
        return float(stated[0]), float(stated[1])
    return float(str(stated)), float(str(stated))


def same_instant(gold: str, found: str | None) -> bool:
    from datetime import datetime

    if not found:
        return False
    if "T" not in gold or "/" in gold:
        return found.startswith(gold)
    try:
        a, b = datetime.fromisoformat(gold), datetime.fromisoformat(found)
    except ValueError:
        return found.startswith(gold)
    return a == b if (a.tzinfo is None) == (b.tzinfo is None) else False


def around(text: str, start: int, end: int) -> str:
    left, right = text[max(0, start - 40) : start], text[end : end + 40]
    return f"{left}[{text[start:end]}]{right}".replace("\n", "/")


def score_figures(item: GoldReport, found: Sequence[Figure], errors: bool) -> Counter[str]:
    text, free, count = item.report.text, list(found), Counter[str](made=len(found))
    for gold in item.figures:
        if gold.get("value") is None:
            continue
        count["gold"] += 1
        start, end = int(str(gold["start"])), int(str(gold["end"]))
        hit = next(
            (f for f in free if f.span.start < end and start < f.span.end and value(gold["value"]) == (f.lo, f.hi)),
            None,
        )
        if hit is None:
            if errors:
                print(f"  {item.report.id} missed     {around(text, start, end)}")
            continue
        free.remove(hit)
        count["hit"] += 1
        count["bound"] += hit.bound == gold["bound"]
        if errors and hit.bound != gold["bound"]:
            print(f"  {item.report.id} bound {hit.bound} for {gold['bound']}  {around(text, start, end)}")
    if errors:
        for f in free:
            print(f"  {item.report.id} made up {f.lo:g}-{f.hi:g} {f.bound} {around(text, f.span.start, f.span.end)}")
    return count


def score_times(item: GoldReport, found: Sequence[Time], errors: bool) -> Counter[str]:
    text, free, count = item.report.text, list(found), Counter[str](made=len(found))
    for gold in item.times:
        if not gold.get("iso"):
            continue
        count["gold"] += 1
        start, end, iso = int(str(gold["start"])), int(str(gold["end"])), str(gold["iso"])
        near = [t for t in free if t.span.start < end and start < t.span.end]
        hit = next((t for t in near if same_instant(iso, t.iso)), None)
        if hit is None:
            if errors:
                print(f"  {item.report.id} missed {iso}: {[t.iso for t in near]} {around(text, start, end)}")
            continue
        free.remove(hit)
        count["hit"] += 1
    if errors:
        for t in free:
            print(f"  {item.report.id} made up {t.iso or t.value} {around(text, t.span.start, t.span.end)}")
    return count


def line(name: str, count: Counter[str]) -> str:
    p = count["hit"] / max(1, count["made"])
    r = count["hit"] / max(1, count["gold"])
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f"{name:16} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   ({count['hit']} of {count['made']}, {count['gold']} gold)"


def quality(cases: Path, errors: bool) -> None:
    figures, times = Counter[str](), Counter[str]()
    for case in sorted(p for p in cases.iterdir() if (p / "gold").is_dir()):
        own_figures, own_times = Counter[str](), Counter[str]()
        for item in gold_reports(case):
            found = measure_report(item.report)
            placed = [t for t in found.times if t.iso]
            own_figures += score_figures(item, found.figures, errors)
            own_times += score_times(item, placed, errors)
        print(
            line(f"{case.name} figures", own_figures),
            f" bound {own_figures['bound'] / max(1, own_figures['hit']):.3f}",
        )
        print(line(f"{case.name} times", own_times))
        figures += own_figures
        times += own_times
    print(line("all figures", figures), f" bound {figures['bound'] / max(1, figures['hit']):.3f}")
    print(line("all times", times))


def texts_of(cases: Path, number: int) -> list[Report]:
    """Reports of `WORDS` words, made from all the English texts one after another."""
    words = " ".join(p.read_text(encoding="utf-8") for p in sorted(cases.glob("*/[0-9][0-9].txt"))).split(" ")
    day = moment("2024-01-24")
    cut = [" ".join(words[i : i + WORDS]) for i in range(0, len(words) - WORDS, WORDS)]
    return [Report(f"s{n}", cut[n % len(cut)], published=day) for n in range(number)]


def timed(run: Callable[[Report], object], reports: Sequence[Report]) -> float:
    """Reports a second of processor time."""
    began = time.process_time()
    for report in reports:
        run(report)
    return len(reports) / (time.process_time() - began)


def speed(cases: Path, peer: bool) -> None:
    reports = texts_of(cases, 200)
    measure_report(reports[0])
    ours = timed(measure_report, reports)
    print(f"measure          {ours:.0f} reports of {WORDS} words a second a core")
    for name, part in parts().items():
        print(f"  {name:14} {timed(part, reports):.0f} a second")
    if peer:
        try:
            from quantulum3 import parser
        except ImportError:
            print("quantulum3       skipped: it cannot be imported here")
            return
        theirs = timed(lambda r: parser.parse(r.text), reports[:6])
        print(f"quantulum3       {theirs:.2f} a second: {ours / theirs:.0f} times slower than the whole stage")


def parts() -> dict[str, Callable[[Report], object]]:
    from hearsay.measures.figures import find_figures
    from hearsay.measures.identifiers import find_identifiers

    return {"identifiers": find_identifiers, "figures": find_figures}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", nargs="?", type=Path, default=CASES)
    options.add_argument("--errors", action="store_true")
    options.add_argument("--speed", action="store_true")
    options.add_argument("--peer", action="store_true")
    given = options.parse_args()
    if not given.cases.is_dir():
        print(f"skipped: no cases in {given.cases}")
        return 0
    quality(given.cases, given.errors)
    if given.speed or given.peer:
        speed(given.cases, given.peer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
