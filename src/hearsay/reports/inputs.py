"""What a person names -> files: files, folders, patterns, `-` for standard input.

A folder is walked in sorted order without hidden files, links to folders and `.json` headers; in it only files
with a report's or a document's suffix count, so that a saved page's pictures are not taken for reports.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearsay.errors import CaptureError

STDIN = "-"
REPORTS = frozenset((".txt", ".text", ".html", ".htm", ".xhtml", ".md", ""))
DOCUMENTS = frozenset(
    (
        ".pdf", ".doc", ".docx", ".odt", ".rtf", ".eml", ".mbox", ".mht", ".mhtml", ".warc", ".wacz", ".arc", ".rss",
        ".atom", ".gz", ".bz2", ".zip",
    )
)  # fmt: skip
"""Suffixes of documents and containers: opened where that is possible, else named, with what to do."""
_ADVICE = "Check the name, or put the reports there as .txt or .html."


@dataclass(frozen=True, slots=True)
class Found:
    """The files to capture in order, each once; what could not be found; what was passed over."""

    files: tuple[str, ...]
    errors: tuple[CaptureError, ...] = ()
    warnings: tuple[str, ...] = ()


def find(inputs: Sequence[str]) -> Found:
    """The files that `inputs` name, in the order given, folders and patterns expanded."""
    files: dict[str, None] = {}
    errors: list[CaptureError] = []
    warnings: list[str] = []
    for given in inputs:
        path = Path(given)
        if given == STDIN:
            files[STDIN] = None
        elif _is_folder(path):
            inside, passed = _folder(path)
            files |= dict.fromkeys(inside)
            warnings += [f"{shown(given)}: {passed}"] if passed else []
            if not inside:
                errors.append(CaptureError(shown(given), "is a folder without reports.", _ADVICE))
        elif os.path.lexists(path):
            files |= {} if _is_sidecar(path) else {given: None}
        elif matches := sorted(glob.glob(given, recursive=True)):
            again = find(matches)
            files |= dict.fromkeys(again.files)
            errors += again.errors
            warnings += again.warnings
        else:
            what = "matches no file." if glob.has_magic(given) else "is not there."
            errors.append(CaptureError(shown(given), what, _ADVICE))
    return Found(tuple(files), tuple(errors), tuple(warnings))


def shown(path: str) -> str:
    """A path as it can be printed: undecodable bytes and control characters replaced."""
    return "".join(c if c.isprintable() else "\ufffd" for c in os.fsencode(path).decode("utf-8", "replace"))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name with a NUL, or one that is too long
        return False


def _is_sidecar(path: Path) -> bool:
    """Whether a `.json` is the header of a report beside it: `*` on a shell names both."""
    if path.suffix.lower() != ".json":
        return False
    stem = path.with_suffix("")
    return stem.is_file() or any(stem.with_name(stem.name + suffix).is_file() for suffix in REPORTS if suffix)


def _folder(folder: Path) -> tuple[list[str], str]:
    inside: list[str] = []
    passed: Counter[str] = Counter()
    for path in _walk(folder):
        suffix = path.suffix.lower()
        if suffix in REPORTS or suffix in DOCUMENTS:
            inside.append(str(path))
        elif suffix != ".json":
            passed[suffix] += 1
    kinds = ", ".join(f"{n:,} {suffix}" for suffix, n in sorted(passed.items()))
    return inside, f"files that are no reports were passed over ({kinds})" if passed else ""


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(here) / name for name in sorted(names) if not name.startswith("."))
        yield from (path for path in paths if path.is_file() or path.is_symlink())  # a pipe would wait for ever
