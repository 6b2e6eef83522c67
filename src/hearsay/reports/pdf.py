"""PDF -> Extracted: the text layer by pypdf, in a process of its own that has a bound on time and memory.

Lines become paragraphs again, words hyphenated at a line's end are joined, running heads and page numbers are left
out. A scan without a text layer, an encrypted or a damaged file is an error that says so. ISO 32000-2.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence

from hearsay.errors import CaptureError
from hearsay.reports.clean import one_line
from hearsay.reports.extracted import Extracted
from hearsay.reports.header import Header
from hearsay.reports.limits import PDF_SECONDS

SCANNED = 40
"""Characters a page below which it has no text layer: a page of print has 1,500 to 4,000, a stamp some 20."""
RUNNING_PAGES = 3
"""Pages on which a first or last line must stand to be a running head or foot; both where there are two only."""
FULL_LINE = 0.7
"""Share of the usual line's length from which a line runs on; a shorter one that ends a sentence ends a paragraph."""
_NUMBER = re.compile(r"(?:page\s*|[-–—]\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—])?", re.I)
_HYPHEN = re.compile(r"([A-Za-z]{2,})[-\u00ad\u2010]\n([a-z]{2,})")
_RUNS_ON = ("-", "\u2010", ",", ";")
_ENDS = re.compile(r"[.!?:]['\"”’)\]]*$")
_STARTS = re.compile(r"^(?:[•◦▪●–—*-]\s|\(?\d{1,2}[.)]\s|[A-Z\d“\"'‘(])")
_SAVE = "Open it, save its text as .txt, and give that."


def pdf_text(raw: bytes, name: str, charset: str = "") -> Extracted:
    """The text of a PDF's pages, a blank line between paragraphs.

    Raises:
        CaptureError: encrypted, damaged, without a text layer, or beyond the bound on time or memory.
    """
    result = _read(raw, name)
    pages = [str(page) for page in result["pages"]] if isinstance(result["pages"], list) else []
    count = int(str(result["count"]))
    bare = sum(len(page.strip()) < SCANNED for page in pages)
    if not pages or bare == len(pages):
        why = f"is a PDF without a text layer ({count:,} {'page' if count == 1 else 'pages'}): a scan, or pictures."
        raise CaptureError(name, why, "Run text recognition on it (for example: ocrmypdf FILE FILE.pdf).")
    warnings = []
    if bare:
        warnings.append(f"{bare:,} of {len(pages):,} pages have no text: they are pictures or empty")
    if count > len(pages):
        warnings.append(f"only the first {len(pages):,} of {count:,} pages were read")
    if result["failed"]:
        warnings.append(f"{result['failed']} pages are damaged and were left out")
    title = one_line(str(result["title"]))
    header = Header(title="" if _is_file_name(title) else title)
    return Extracted(flowing(pages), f"pypdf {result['version']}", header, tuple(warnings))


def _read(raw: bytes, name: str) -> dict[str, object]:
    command = [sys.executable, "-m", "hearsay.reports.pdf_pages"]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=PDF_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise CaptureError(name, f"is a PDF that takes more than {PDF_SECONDS:.0f} s to read.", _SAVE) from None
    except OSError as wrong:
        raise CaptureError(name, f"is a PDF, and no process could be started to read it ({wrong}).", _SAVE) from wrong
    try:
        result = json.loads(done.stdout)
    except ValueError:
        raise CaptureError(name, "is a PDF that takes too much memory or time, or is damaged.", _SAVE) from None
    if why := result.get("why"):
        raise CaptureError(name, str(why), _SAVE)
    return dict(result)


def flowing(pages: Sequence[str]) -> str:
    """The pages as running text: no running heads, no page numbers, no hyphens of the line, paragraphs whole."""
    lines = [[line.rstrip() for line in page.replace("\r", "\n").split("\n")] for page in pages]
    running = _running(lines)
    kept = "\n".join(line for page in lines for line in _inner(page, running))
    return _paragraphs(_HYPHEN.sub(r"\1\2\n", kept))


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """First and last lines that stand on several pages, their numbers aside."""
    edges = Counter(line for page in pages for line in {_mould(one) for one in _edges(page)} if line)
    return frozenset(line for line, count in edges.items() if count >= min(RUNNING_PAGES, max(2, len(pages))))


def _edges(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return filled[:2] + filled[2:][-2:]


def _mould(line: str) -> str:
    return re.sub(r"\d+", "0", one_line(line)).lower()


def _inner(page: Sequence[str], running: frozenset[str]) -> list[str]:
    edges = set(_edges(page))
    return [
        line for line in page if not (line in edges and (_mould(line) in running or _NUMBER.fullmatch(line.strip())))
    ]


def _paragraphs(text: str) -> str:
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraphs: list[str] = []
    last = ""
    for line in text.split("\n"):
        words = " ".join(line.split())
        ends = not last or (bool(_ENDS.search(last)) and len(last) < FULL_LINE * usual)
        heading = len(last) < FULL_LINE * usual and not _ENDS.search(last) and bool(_STARTS.match(words))
        heading = heading and not last.endswith(_RUNS_ON)
        if not words:
            last = ""
        elif paragraphs and not ends and not (heading and len(last) < usual / 2):
            paragraphs[-1] += " " + words
            last = words
        else:
            paragraphs.append(words)
            last = words
    return "\n\n".join(paragraphs)


def _is_file_name(title: str) -> bool:
    """Whether a title is only what a program puts there (`Microsoft Word - draft3.docx`)."""
    return bool(re.search(r"\.\w{2,4}$|^(?:microsoft|untitled|document\d*$)", title.strip(), re.I))
