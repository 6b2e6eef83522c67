"""What came in, before it is a report: the bytes as they were published, and how they came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """One document's bytes and their custody; a `Report` is made from nothing else.

    `headers`, `status` and `captured_at` are the server's and the clock's where it was fetched, the record's where
    it lay in a web archive. `stated` are header fields known beside the bytes (`("outlet", "The Daily Quay")`,
    moments in ISO 8601). `warc` is the request and the response as WARC records where Hearsay fetched it itself.
    """

    content: bytes
    name: str = ""
    url: str = ""
    media_type: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    captured_at: datetime | None = None
    tool: str = ""
    warc: bytes = b""
    status: int | None = None
    stated: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    def header(self, name: str) -> str:
        """The first of `headers` with that name in any case; an empty string where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that gives no document: what it is called, why, and what to do; the rest goes on.

    `minor` where nothing that was asked for is missing: files of other kinds in a folder that were passed over.
    """

    name: str
    why: str
    todo: str = ""
    minor: bool = False
