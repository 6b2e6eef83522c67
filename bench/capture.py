"""Measures capture: pages, PDFs and containers to reports, and the memory that the largest inputs take.

    python bench/capture.py                1,000 invented pages on one core, a Markdown table
    python bench/capture.py --count 200

Reports a second are per second of processor time of this process and its children (a PDF is read in a process of its
own). Peak memory is the highest resident size during the row (Linux: VmHWM, reset before each).
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import resource
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from generate import write
from hearsay.reports import collect

LINE = 50_000_000
PAGE = 60_000
"""Bytes of script in each invented page: real ones carry as much and more beside their words."""


def main() -> int:
    """Reads the command line and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print(f"{args.count} invented pages, seed {args.seed}, one core, load {os.getloadavg()[0]:.1f}\n")
    print("| input | reports | errors | cpu s | reports/s of cpu | peak memory, MB |\n|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        pages.mkdir()
        write(pages, args.count, args.seed, pages=True)
        for path in pages.glob("*.html"):
            path.write_bytes(dressed(path.read_bytes()))
        collect([next(pages.glob("*.html"))])  # what is imported once is no part of any row
        row("pages", pages)
        row("the same in a ZIP", zipped(pages, Path(folder) / "pages.zip"))
        row("the same in a WARC", archived(pages, Path(folder) / "pages.warc.gz"))
        line = Path(folder) / "line.txt"
        line.write_bytes(b"word " * (LINE // 5))
        row("one line of 50 MB", line)
        row("the same, gzipped", packed(line, Path(folder) / "line.txt.gz"))
        page = Path(folder) / "line.html"
        page.write_bytes(b"<html><body><p>" + b"word " * 380_000)
        row("a page of one line of 1.9 MB", page)
        deep = Path(folder) / "deep.html"
        deep.write_bytes(b"<html><body>" + b"<div>" * 100_000 + b"The mayor said so.")
        row("100,000 elements inside each other", deep)
    return 0


def dressed(raw: bytes) -> bytes:
    """The page with the weight that news pages carry: scripts and a menu."""
    code = b"var a=[1,2,3];function f(b){return b+1}"
    script = b"<script>" + code * (PAGE // len(code)) + b"</script>"
    sections = b"".join(b'<li><a href="/s/%d">Section %d</a></li>' % (n, n) for n in range(200))
    menu = b"<nav><ul>" + sections + b"</ul></nav>"
    return raw.replace(b"</head>", script + b"</head>", 1).replace(b"<body>", b"<body>" + menu, 1)


def zipped(pages: Path, target: Path) -> Path:
    """The pages in a ZIP archive."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(pages.iterdir()):
            archive.write(path, path.name)
    return target


def archived(pages: Path, target: Path) -> Path:
    """The pages as responses in a web archive."""
    with target.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for path in sorted(pages.glob("*.html")):
            answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            payload = io.BytesIO(path.read_bytes())
            url = f"https://quay.example/{path.stem}"
            writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=answer))
    return target


def packed(path: Path, target: Path) -> Path:
    """The file, gzipped."""
    target.write_bytes(gzip.compress(path.read_bytes(), 1))
    return target


def row(called: str, path: Path) -> None:
    """Captures what is at `path` and prints what it cost."""
    reset = Path("/proc/self/clear_refs")
    if reset.exists():
        reset.write_text("5")
    begin = cpu()
    collected = collect([path])
    spent = cpu() - begin
    reports = len(collected.reports)
    rate = f"{reports / spent:,.0f}" if reports > 1 else ""
    print(f"| {called} | {reports:,} | {len(collected.errors):,} | {spent:.2f} | {rate} | {peak():,.0f} |", flush=True)


def cpu() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def peak() -> float:
    """The highest resident size since the last reset, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    raise SystemExit(main())
