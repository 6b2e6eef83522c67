"""A PDF on standard input -> its pages' text as JSON on standard output, within a bound on memory and time.

Run as a process of its own by `pdf.py`: a PDF made to exhaust a program ends this process and no other.
"""

from __future__ import annotations

import json
import logging
import sys
from importlib.metadata import version
from io import BytesIO

from hearsay.reports.limits import MAX_CHARACTERS, PDF_MEMORY, PDF_PAGES, PDF_SECONDS


def bound() -> None:
    """Limits this process; where the system has no such limits, the caller's clock is what remains."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (PDF_MEMORY, PDF_MEMORY))
    seconds = int(PDF_SECONDS) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def read(raw: bytes) -> dict[str, object]:
    """The text of each page, or `why` there is none."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"why": "is an encrypted PDF: it opens with a password only."}
        count = len(reader.pages)
    except DependencyError:
        return {"why": "is an encrypted PDF of a kind that is not read."}
    except Exception as wrong:  # a damaged file breaks the parser in as many ways as there are objects
        return {"why": f"is a damaged PDF ({type(wrong).__name__})."}
    pages: list[str] = []
    failed = length = 0
    for number in range(min(count, PDF_PAGES)):
        try:
            text = reader.pages[number].extract_text()
        except MemoryError:
            raise
        except Exception:  # as above, for one page
            failed, text = failed + 1, ""
        pages.append(text)
        if (length := length + len(text)) > MAX_CHARACTERS:
            break
    if failed == len(pages):
        return {"why": "is a damaged PDF: none of its pages can be read."}
    title = _title(reader)
    return {"pages": pages, "count": count, "failed": failed, "title": title, "version": version("pypdf")}


def _title(reader: object) -> str:
    try:
        return str(getattr(getattr(reader, "metadata", None), "title", "") or "")
    except Exception:  # as above
        return ""


def main() -> None:
    """Reads standard input, writes standard output."""
    bound()
    try:
        result = read(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        result = {"why": "is a PDF that takes too much memory to read."}
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
