"""ZIP -> the documents inside, read in memory: nothing is unpacked to disk.

A `.json` beside an entry is its header, as in a folder. Names that lead out of the archive, links, names that
occur twice, encrypted entries and bombs are refused one by one (PKWARE APPNOTE 6.3; CWE-22, CWE-409).
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from hearsay.records.capture import Capture, Refused
from hearsay.reports.clean import one_line
from hearsay.reports.inputs import DOCUMENTS, REPORTS
from hearsay.reports.limits import ARCHIVE_BYTES, ARCHIVE_ENTRIES, MAX_BYTES, SIDECAR_BYTES, too_large
from hearsay.reports.sidecar import stated_in

_AGAIN = "Get the archive again, or unpack it yourself and give the folder."
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_OFFICE = ("[Content_Types].xml", "mimetype")


def zipped(stream: BinaryIO, name: str) -> Iterator[Capture | Refused]:
    """Each report or document in the archive, in its order; whatever is odd about an entry refuses that entry."""
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as wrong:
        yield Refused(name, f"is no whole ZIP archive ({_said(wrong)}).", _AGAIN)
        return
    with archive:
        entries = archive.infolist()
        if any(entry.filename in _OFFICE for entry in entries):
            yield Refused(name, "is an Office document or a book.", "Save its text as .txt and give that.")
        elif len(entries) > ARCHIVE_ENTRIES:
            yield Refused(name, f"has {len(entries):,} entries; the limit is {ARCHIVE_ENTRIES:,}.", "Split it.")
        else:
            yield from _entries(archive, entries, name)


def _entries(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str) -> Iterator[Capture | Refused]:
    seen = Counter(entry.filename for entry in entries)
    passed: Counter[str] = Counter()
    left = ARCHIVE_BYTES
    for entry in entries:
        called = f"{name}/{shown_entry(entry.filename)}"
        path = PurePosixPath(entry.filename)
        suffix = path.suffix.lower()
        if why := odd_entry(entry) or ("shares its name with another entry." if seen[entry.filename] > 1 else ""):
            yield Refused(called, why, _AGAIN)
        elif entry.is_dir() or _hidden(path) or suffix == ".json":
            continue
        elif suffix not in REPORTS and suffix not in DOCUMENTS:
            passed[suffix] += 1
        elif left <= 0:
            yield Refused(name, f"unpacks to more than {ARCHIVE_BYTES / 1e9:,.0f} GB.", "Split it.")
            return
        else:
            found = _read(archive, entry, called)
            left -= len(found.content) if isinstance(found, Capture) else MAX_BYTES
            yield found
    if passed:
        kinds = ", ".join(f"{n:,} {suffix}" for suffix, n in sorted(passed.items()))
        yield Refused(name, f"files that are no reports were passed over ({kinds})", minor=True)
    elif not any(not entry.is_dir() for entry in entries):
        yield Refused(name, "is an empty archive.", _AGAIN)


def _hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, called: str) -> Capture | Refused:
    try:
        content = read_entry(archive, entry, MAX_BYTES)
    except _BROKEN as wrong:
        return Refused(called, f"cannot be unpacked ({_said(wrong)}).", _AGAIN)
    if len(content) > MAX_BYTES:
        error = too_large(called, max(entry.file_size, len(content)))
        return Refused(called, error.problem, error.advice)
    stated: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    for beside in (f"{entry.filename}.json", re.sub(r"\.[^./]*$", "", entry.filename) + ".json"):
        if (info := archive.NameToInfo.get(beside)) and not odd_entry(info):
            try:
                stated, warnings = stated_in(read_entry(archive, info, SIDECAR_BYTES), shown_entry(beside))
            except _BROKEN as wrong:
                warnings = (f"{shown_entry(beside)} cannot be unpacked and was not used ({_said(wrong)})",)
            break
    return Capture(content, called, stated=stated, warnings=warnings)


def odd_entry(entry: zipfile.ZipInfo) -> str:
    """Why an entry is not read, whatever it holds; an empty string where it is."""
    path = entry.orig_filename.replace("\\", "/")
    if path.startswith("/") or re.match(r"[A-Za-z]:", path):
        return "has an absolute path for its name."
    if ".." in path.split("/"):
        return "has a name that leads out of the archive."
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link, not a file."
    if entry.flag_bits & 0x1:
        return "is encrypted."
    return ""


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """The entry's bytes, one more than `limit` at most, whatever size its header claims."""
    with archive.open(entry) as inside:
        return inside.read(limit + 1)


def shown_entry(filename: str) -> str:
    """An entry's name as it can be printed."""
    return one_line("".join(c if c.isprintable() else "\ufffd" for c in filename))[:200]


def _said(wrong: Exception) -> str:
    return str(wrong).rstrip(".") or type(wrong).__name__
