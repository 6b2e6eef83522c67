"""gzip, bzip2: one compressed document, unpacked no further than one report may go."""

from __future__ import annotations

import bz2
from collections.abc import Iterator
from typing import BinaryIO

from hearsay.records.capture import Capture, Refused
from hearsay.reports.containers.gunzip import BLOCK, MAGIC, Gunzipped
from hearsay.reports.limits import MAX_BYTES, too_large

SUFFIXES = (".gz", ".bz2")
_BROKEN = (OSError, EOFError, ValueError)


def packed(stream: BinaryIO, name: str) -> Iterator[Capture | Refused]:
    """The one document that `stream` unpacks to."""
    head = stream.read(2)
    stream.seek(0)
    content, why = bytearray(), ""
    try:
        inside = Gunzipped(stream) if head == MAGIC else bz2.BZ2File(stream)
        while len(content) <= MAX_BYTES and (more := inside.read(min(BLOCK, MAX_BYTES + 1 - len(content)))):
            content += more
        why = inside.broken if isinstance(inside, Gunzipped) else ""
    except _BROKEN as wrong:
        why = str(wrong).rstrip(".") or type(wrong).__name__
    inner = next((name[: -len(end)] for end in SUFFIXES if name.lower().endswith(end)), name)
    if len(content) > MAX_BYTES:
        error = too_large(name, len(content))
        yield Refused(name, f"unpacked, {error.problem}", error.advice)
    elif why and not content:
        yield Refused(name, f"cannot be unpacked ({why}).", "Get the file again.")
    else:
        said = (f"the compressed file is damaged ({why}); what could be unpacked was kept",) if why else ()
        yield Capture(bytes(content), inner, warnings=said)
