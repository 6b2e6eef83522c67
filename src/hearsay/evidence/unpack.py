"""Bytes as they were before packing: gzip is recognised by its first two bytes, never by the name (RFC 1952)."""

from __future__ import annotations

import zlib

from hearsay.errors import EvidenceError

MAX_BYTES = 512 * 1024 * 1024
"""Largest file, packed or unpacked: a million positions as OpenSky CSV are about 150 MB."""
MAX_RATIO = 200
"""Most that gzip may blow up: traces reach 10, the format's own limit is 1,032; small files are let through."""
SMALL = 32 * 1024 * 1024
ADVICE = "Give a smaller file, or a part of it."


def unpacked(content: bytes, name: str) -> bytes:
    """`content`, without gzip where it is packed once; raises EvidenceError for a damaged file or a bomb."""
    if content[:2] != b"\x1f\x8b":
        return content
    most = min(MAX_BYTES, max(SMALL, MAX_RATIO * len(content)))
    out: list[bytes] = []
    size = 0
    rest = content
    while rest[:2] == b"\x1f\x8b":  # a file may hold several members, one after the other
        opened = zlib.decompressobj(wbits=31)
        try:
            part = opened.decompress(rest, most - size + 1)
        except zlib.error as wrong:
            raise EvidenceError(name, f"is damaged gzip ({wrong}).", "Fetch or copy it again.") from wrong
        size += len(part)
        if size > most:
            raise EvidenceError(name, f"unpacks to more than {most // 1048576} MB.", ADVICE)
        if not opened.eof:
            raise EvidenceError(name, "is gzip that breaks off.", "Fetch or copy it again.")
        out.append(part)
        rest = opened.unused_data
    return b"".join(out)
