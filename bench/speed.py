"""Measures speed and memory: the path stage by stage, a hundred reports to a dossier, and `hearsay --help`.

    python bench/speed.py                  500 invented reports on one core, a Markdown table
    python bench/speed.py --count 100 --cores 0,1

Reports a second are per second of processor time, which other work on the machine changes little; the wall clock is
printed beside it and means something only where the load is low. Peak memory is the highest resident size during the
stage (Linux: VmHWM, reset before each stage), everything before it included.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generate import WORDS, write, written
from readers import READERS, reader_named

T = TypeVar("T")
HEARSAY = Path(sys.executable).with_name("hearsay")
DOSSIER_BAR = "20 s, 1000 MB"
HELP_BAR = "0.4 s"


def main() -> int:
    """Reads the command line and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--reader", default="default", choices=READERS)
    parser.add_argument("--cores", default="0", help="the cores to run on, such as 0 or 0,1")
    parser.add_argument("--only", choices=("stages", "dossier", "help"), help="one part of the table")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(c) for c in args.cores.split(",")} & os.sched_getaffinity(0))
    print(f"{args.count} invented reports of about {WORDS} words, seed {args.seed}, reader {args.reader}, ", end="")
    print(f"cores {args.cores}, load {os.getloadavg()[0]:.1f}\n")
    print("| stage | wall s | cpu s | reports/s of cpu | peak memory, MB |\n|---|---:|---:|---:|---:|")
    if args.only in (None, "dossier"):
        dossier_command(args.seed)
    if args.only in (None, "help"):
        help_command()
    if args.only in (None, "stages"):  # last: a child counts the memory of the process that started it
        stages(args.count, args.seed, args.reader)
    return 0


def stages(count: int, seed: int, reader_name: str) -> None:
    """Runs the path stage by stage in this process; one row a stage and one for all of them."""
    from hearsay.checks import check
    from hearsay.claims import resolve
    from hearsay.measures import measure
    from hearsay.questions import relate
    from hearsay.records import Dossier
    from hearsay.reports import capture

    invented = written(count, seed)
    spent: list[tuple[float, float]] = []

    def stage(name: str, work: Callable[[], T], counts: bool = True) -> T:
        reset_peak()
        started, used = time.perf_counter(), time.process_time()
        result = work()
        seconds = (time.perf_counter() - started, time.process_time() - used)
        if counts:
            spent.append(seconds)
        row(name, seconds, count, peak())
        return result

    stage("capture, text (not in the sum)", lambda: [capture(w.text.encode()) for w in invented], counts=False)
    stage("capture, HTML", lambda: [capture(w.html.encode()) for w in invented])
    reports = [w.report for w in invented]
    reader = stage("load the reader (not in the sum)", lambda: warmed(reader_name), counts=False)
    attributions = stage("read", lambda: [a for report in reports for a in reader.read(report)])
    sources, claims = stage("resolve", lambda: resolve(reports, attributions))
    measures, claims = stage("measure", lambda: measure(reports, claims))
    relations = stage("relate", lambda: relate(reports, sources, claims, measures))
    found = Dossier("bench", tuple(reports), tuple(attributions), sources, claims, measures, relations)
    stage("check", lambda: check(found))
    row("**HTML to findings**", (sum(wall for wall, _ in spent), sum(cpu for _, cpu in spent)), count, peak())


def warmed(name: str) -> object:
    """The reader, loaded: it has read one sentence."""
    from hearsay.records import Report

    reader = reader_named(name)
    reader.read(Report("warm", "The mayor said the road was closed."))
    return reader


def dossier_command(seed: int, count: int = 100) -> None:
    """A hundred reports from files to one HTML dossier by the command line."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "reports", count, seed)
        command = [str(HEARSAY), "dossier", str(Path(folder) / "reports"), "-o", str(Path(folder) / "out.html")]
        seconds, status = timed(command)
        done = (Path(folder) / "out.html").exists()
    name = f"`hearsay dossier`, {count} reports to HTML (bar {DOSSIER_BAR})"
    row(name if done else f"{name}: FAILED, exit {status}", seconds, count, children_peak())


def help_command(times: int = 5) -> None:
    """The fastest of a few runs of `hearsay --help`."""
    wall, cpu = min(timed([str(HEARSAY), "--help"])[0] for _ in range(times))
    print(f"| `hearsay --help` (bar {HELP_BAR}) | {wall:.2f} | {cpu:.2f} | | |")


def timed(command: list[str]) -> tuple[tuple[float, float], int]:
    """Wall and processor seconds that the command took, and its exit status."""
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (time.perf_counter() - started, used), done.returncode


def row(name: str, seconds: tuple[float, float], count: int, megabytes: float) -> None:
    """Prints one row of the table; `seconds` are wall and processor time."""
    wall, cpu = seconds
    print(f"| {name} | {wall:.2f} | {cpu:.2f} | {count / max(cpu, 1e-9):.1f} | {megabytes:.0f} |", flush=True)


def reset_peak() -> None:
    """Lets the kernel count the peak anew, where it can."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def peak() -> float:
    """The highest resident size since `reset_peak`, in MB."""
    try:
        status = Path("/proc/self/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1000
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def children_peak() -> float:
    """The highest resident size of any finished child process, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


if __name__ == "__main__":
    sys.exit(main())
