"""Whatever a person names -> Captures: files, folders, patterns, standard input, addresses; containers opened.

    >>> for taken in captures(["reports/", "mails.mbox", "site.wacz"]):
    ...     match taken:
    ...         case Capture(name=name, content=content): print(name, len(content))
    ...         case Refused(name, why, todo): print(name, why, todo)

The one way in for `hearsay read`, `hearsay dossier` and `hearsay case add`. Nothing is fetched unless a fetcher is
given; nothing raises for one bad input: it is refused by name and the rest goes on.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Protocol, cast

from hearsay.errors import CaptureError
from hearsay.progress import Progress, silent
from hearsay.records.capture import Capture, Refused
from hearsay.reports.containers.kinds import OPENERS
from hearsay.reports.header import NO_HEADER, Header
from hearsay.reports.inputs import STDIN, find, shown
from hearsay.reports.limits import ARCHIVE_BYTES, ARCHIVE_DEPTH, MAX_BYTES, SNIFFED_BYTES, too_large
from hearsay.reports.sidecar import beside, from_mapping, sidecar
from hearsay.reports.sniff import container, media_type

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|(?:javascript|data|mailto|file|about|blob|gopher|ftp|urn|https?):", re.I)
IN_MEMORY = 50_000_000
"""Bytes of standard input that are held in memory; a larger archive goes to a temporary file."""


class Fetcher(Protocol):
    """What gets the documents behind an address: `fetch.fetcher.Guarded`."""

    def documents(self, url: str) -> Iterator[Capture | Refused]:
        """The document at `url`, or the articles of the feed that is there."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What holds for all inputs.

    Attributes:
        header: header fields over what the documents and their `.json` state.
        fetcher: gets addresses; without one an address is refused.
        clock: when it is now, kept as `captured_at` of files; None keeps none, so that the same bytes give the
            same records.
        stdin: where `-` reads from; the process's own standard input where None.
    """

    header: Header = NO_HEADER
    fetcher: Fetcher | None = None
    clock: Callable[[], datetime] | None = None
    stdin: BinaryIO | None = None


def captures(
    inputs: Sequence[str | Path], asked: Asked | None = None, progress: Progress = silent
) -> Iterator[Capture | Refused]:
    """Every document that `inputs` lead to, in order, and everything that gives none.

    Args:
        inputs: files, folders (with all below), patterns such as `*.html`, `-` for standard input, and http or
            https addresses where `asked` has a fetcher.
        asked: what holds for all of them.
        progress: shows how many inputs are done.
    """
    asked = asked or Asked()
    names = [str(given) for given in inputs]
    addresses = {name for name in names if is_address(name)}
    wanted: list[str] = []
    for name in names:
        if name in addresses:
            wanted.append(name)
            continue
        found = find([name])
        wanted += found.files
        yield from (Refused(e.subject, e.problem, e.advice) for e in found.errors)
        yield from (Refused("", said, minor=True) for said in found.warnings)
    for name in progress("Capturing", list(dict.fromkeys(wanted))):
        for taken in _fetched(name, asked.fetcher) if name in addresses else _file(name, asked):
            yield taken if isinstance(taken, Refused) else _known(taken, asked)


def is_address(given: str) -> bool:
    """Whether an input is an address and no file: `https://...`, and `file:` or `data:`, which are refused."""
    return bool(_ADDRESS.match(given.strip())) and not os.path.lexists(given)


def opened(stream: BinaryIO, given: Capture, depth: int = 0) -> Iterator[Capture | Refused]:
    """The documents in a seekable stream: itself, or what is inside where it is a container.

    Args:
        stream: the bytes; `given.content` is not looked at.
        given: name, address and the like, which a document keeps.
        depth: how many containers it lies in.
    """
    head = stream.read(4 * SNIFFED_BYTES)
    stream.seek(0)
    kind = container(head)
    if not kind:
        yield _document(stream.read(MAX_BYTES + 1), given)
    elif depth >= ARCHIVE_DEPTH:
        yield Refused(given.name, f"lies in more than {ARCHIVE_DEPTH} archives.", "Unpack it and give that.")
    else:
        for inner in OPENERS[kind](stream, given.name):
            if isinstance(inner, Refused):
                yield inner
                continue
            inner = replace(
                inner,
                url=inner.url or (given.url if kind == "packed" else ""),
                captured_at=inner.captured_at or given.captured_at,
                headers=inner.headers or (given.headers if kind == "packed" else ()),
                stated=inner.stated or given.stated,
                warnings=(*given.warnings, *inner.warnings),
            )
            if inner.media_type:
                yield replace(inner, tool=tool())
            else:
                yield from opened(BytesIO(inner.content), inner, depth + 1)


def _document(content: bytes, given: Capture) -> Capture | Refused:
    try:
        if len(content) > MAX_BYTES:
            raise too_large(given.name, len(content))
        if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
            raise CaptureError(given.name, "is empty.", "Give the report's text or page.")
        kind = media_type(content, given.name)
    except CaptureError as error:
        return Refused(error.subject, error.problem, error.advice)
    return replace(given, content=content, media_type=kind, tool=tool())


@cache
def tool() -> str:
    """What captures: name and version."""
    return f"hearsay {version('hearsay')}"


def _known(taken: Capture, asked: Asked) -> Capture:
    """The capture with what the options state over what is stated beside it."""
    stated, _ = from_mapping(dict(taken.stated), "")
    at = taken.captured_at or (asked.clock() if asked.clock else None)
    return replace(taken, stated=asked.header.over(stated).pairs(), captured_at=at)


def _fetched(url: str, fetcher: Fetcher | None) -> Iterator[Capture | Refused]:
    if fetcher is None:
        yield Refused(shown(url), "is an address, and nothing is fetched unless that is asked for.", "Add --fetch.")
    else:
        yield from fetcher.documents(url.strip())


def _file(file: str, asked: Asked) -> Iterator[Capture | Refused]:
    if file == STDIN:
        yield from _piped(asked.stdin or sys.stdin.buffer, "standard input")
        return
    path, name = Path(file), shown(file)
    why = todo = ""
    try:
        with path.open("rb") as stream:
            if not stream.seekable():
                yield from _piped(stream, name)
                return
            if path.suffix.lower() == ".json":
                yield Refused(name, "is JSON, not a report.", "Give the .txt or .html file that it belongs to.")
                return
            if not container(stream.read(4 * SNIFFED_BYTES)) and (size := path.stat().st_size) > MAX_BYTES:
                error = too_large(name, size)
                yield Refused(name, error.problem, error.advice)
                return
            stream.seek(0)
            known = beside(path)
            header, warnings = sidecar(known) if known else (NO_HEADER, ())
            yield from opened(stream, Capture(b"", name, stated=header.pairs(), warnings=warnings))
    except FileNotFoundError:
        why, todo = "is a link to a file that is not there.", "Mend or remove the link."
    except PermissionError:
        why, todo = "may not be read.", "Give yourself the right to read it (chmod u+r)."
    except (OSError, ValueError) as wrong:
        why, todo = f"cannot be read ({wrong}).", "Check that it is an ordinary file."
    if why:
        yield Refused(name, why, todo)


def _piped(stream: BinaryIO, name: str) -> Iterator[Capture | Refused]:
    with SpooledTemporaryFile(max_size=IN_MEMORY) as copy:
        size, limit = 0, MAX_BYTES
        while size <= limit and (block := stream.read(min(1_000_000, limit + 1 - size))):
            if size == 0:
                limit = ARCHIVE_BYTES if container(block[: 4 * SNIFFED_BYTES]) else MAX_BYTES
            copy.write(block)
            size += len(block)
        if size > limit:
            error = too_large(name, size)
            yield Refused(name, error.problem, error.advice)
            return
        copy.seek(0)
        yield from opened(cast(BinaryIO, copy), Capture(b"", name))
