"""gzip -> bytes, block by block: what stands before damage is handed out, where the standard library drops it.

Several members in a row are one stream (RFC 1952), as web archives are written; the output of one call is bounded
whatever the input unpacks to.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO

BLOCK = 65_536
MAGIC = b"\x1f\x8b"


class Gunzipped:
    """A readable stream of the unpacked bytes; `broken` says why it ended where that was not its end."""

    def __init__(self, stream: BinaryIO) -> None:
        self.broken = ""
        self._stream = stream
        self._member = zlib.decompressobj(31)
        self._packed = b""
        self._begun = False

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, an empty string at the end or at damage."""
        while not self.broken:
            if not self._packed and not (more := self._stream.read(BLOCK)):
                begun = not self._member.eof and self._begun
                self.broken = "it ends in the middle" if begun else self.broken
                return b""
            elif not self._packed:
                self._packed = more
            if self._member.eof and not self._next():
                continue
            try:
                self._begun = True
                unpacked = self._member.decompress(self._packed, min(size, BLOCK))
            except zlib.error as wrong:
                self.broken = str(wrong).rsplit(":", 1)[-1].strip()
                return b""
            self._packed = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            if unpacked:
                return unpacked
        return b""

    def _next(self) -> bool:
        """Begins the next member; False where there is only padding, or something else."""
        self._packed = self._packed.lstrip(b"\x00")
        if len(self._packed) == 1:
            self._packed += self._stream.read(BLOCK)
        if self._packed and not self._packed.startswith(MAGIC):
            self.broken = "it goes on with bytes that are not gzip"
        if not self._packed or self.broken:
            return False
        self._member = zlib.decompressobj(31)
        return True
