"""WACZ -> its pages: a ZIP of WARCs with a list of pages, and hashes that are checked here.

`datapackage.json` lists every file with its SHA-256, `datapackage-digest.json` has the hash of that list,
`pages/*.jsonl` name the pages that a person or a crawl visited; frames and parts of pages are passed over.
Web Archive Collection Zipped 1.1.1 (specs.webrecorder.net).
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from hearsay.records.capture import Capture, Refused
from hearsay.reports.containers.warc import pages
from hearsay.reports.containers.zipped import odd_entry, shown_entry
from hearsay.reports.limits import ARCHIVE_BYTES, SIDECAR_BYTES

PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
LIST_BYTES = 50 * SIDECAR_BYTES
"""Bytes of one list of pages: with its text a page has some 5,000."""
IN_MEMORY = 50_000_000
"""Bytes of a WARC that are held in memory while it is read; a larger one goes to a temporary file."""
_AGAIN = "Get the archive again; what could be read was kept."
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)


def is_wacz(stream: BinaryIO) -> bool:
    """Whether a ZIP is a WACZ."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except _BROKEN:
        return False
    finally:
        stream.seek(0)
    return PACKAGE in names and any(name.startswith("archive/") for name in names)


def wacz(stream: BinaryIO, name: str) -> Iterator[Capture | Refused]:
    """Each page of the archive; a hash that does not match is named, and its pages say so."""
    with zipfile.ZipFile(stream) as archive:
        try:
            listed, problem = _listed(archive)
        except _BROKEN as wrong:
            yield Refused(f"{name}/{PACKAGE}", f"cannot be read ({wrong}).", _AGAIN)
            listed, problem = {}, ""
        if problem:
            yield Refused(f"{name}/{PACKAGE}", problem, _AGAIN)
        visited = _visited(archive)
        entries = [e for e in archive.infolist() if e.filename.startswith("archive/") and not e.is_dir()]
        if gone := sorted(set(listed) - {e.filename for e in archive.infolist()}):
            yield Refused(name, f"lacks {', '.join(map(shown_entry, gone[:3]))}, which its list names.", _AGAIN)
        names = [entry.filename for entry in entries]
        for entry in entries:
            called = f"{name}/{shown_entry(entry.filename)}"
            if why := odd_entry(entry) or ("shares its name with another." if names.count(entry.filename) > 1 else ""):
                yield Refused(called, why, _AGAIN)
            else:
                yield from _archive(archive, entry, called, listed, visited)


def _archive(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, called: str, listed: Mapping[str, str], visited: frozenset[str]
) -> Iterator[Capture | Refused]:
    with SpooledTemporaryFile(max_size=IN_MEMORY) as copy:
        digest, size = sha256(), 0
        try:
            with archive.open(entry) as inside:
                while block := inside.read(1_000_000):
                    copy.write(block)
                    digest.update(block)
                    if (size := size + len(block)) > ARCHIVE_BYTES:
                        yield Refused(called, f"has more than {ARCHIVE_BYTES / 1e9:,.0f} GB.", "Split it.")
                        return
        except _BROKEN as wrong:
            yield Refused(called, f"cannot be unpacked ({wrong}).", _AGAIN)
        stated = listed.get(entry.filename, "")
        warnings: tuple[str, ...] = ()
        if stated and stated.lower() != digest.hexdigest():
            yield Refused(called, f"does not match its hash in {PACKAGE}: it was changed or damaged.", _AGAIN)
            warnings = (f"the web archive that it lay in does not match its hash in {PACKAGE}",)
        elif listed and not stated:
            warnings = (f"the web archive that it lay in has no hash in {PACKAGE}",)
        copy.seek(0)
        wanted = (lambda url: _plain(url) in visited) if visited else (lambda url: True)
        yield from pages(cast(BinaryIO, copy), called, wanted, warnings)


def _listed(archive: zipfile.ZipFile) -> tuple[dict[str, str], str]:
    """SHA-256 by path as the package lists them, and what is wrong with the list itself."""
    raw = _read(archive, PACKAGE)
    package = json.loads(raw)
    resources = package.get("resources", []) if isinstance(package, dict) else []
    hashes = {
        str(one.get("path", "")): str(one.get("hash", "")).removeprefix("sha256:")
        for one in resources
        if isinstance(one, dict) and str(one.get("hash", "")).startswith("sha256:")
    }
    if DIGEST in archive.NameToInfo:
        signed = json.loads(_read(archive, DIGEST))
        stated = str(signed.get("hash", "")) if isinstance(signed, dict) else ""
        if stated.removeprefix("sha256:").lower() != sha256(raw).hexdigest():
            return hashes, f"does not match its hash in {DIGEST}: the list of hashes was changed or damaged."
    return hashes, ""


def _visited(archive: zipfile.ZipFile) -> frozenset[str]:
    """The addresses that the lists of pages name; none where there is no list that can be read."""
    found: set[str] = set()
    for name in archive.namelist():
        if not (name.startswith("pages/") and name.endswith(".jsonl")):
            continue
        try:
            for line in _read(archive, name).splitlines():
                page = json.loads(line) if line.strip() else {}
                if isinstance(page, dict) and isinstance(page.get("url"), str):
                    found.add(_plain(page["url"]))
        except _BROKEN:
            continue
    return frozenset(found)


def _plain(url: str) -> str:
    return url.split("#", 1)[0].strip()


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as inside:
        raw = inside.read(LIST_BYTES + 1)
    if len(raw) > LIST_BYTES:
        raise ValueError(f"more than {LIST_BYTES:,} bytes")
    return raw
