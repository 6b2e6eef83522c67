"""WARC and ARC, plain or gzipped -> the pages inside, each with its address, time, headers and status.

Taken are `response`, `resource` and `conversion` records with words in them (HTML, plain text, PDF) that the server
answered with 200; everything else is counted. ISO 28500:2017 (WARC/1.1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from hearsay.records.capture import Capture, Refused
from hearsay.reports.clean import one_line
from hearsay.reports.containers.gunzip import BLOCK, MAGIC, Gunzipped
from hearsay.reports.header import web_address
from hearsay.reports.limits import MAX_BYTES, RECORD_BYTES, too_large

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]

TAKEN = frozenset(("response", "resource", "conversion"))
READABLE = frozenset(("text/html", "application/xhtml+xml", "text/plain", "application/pdf", ""))
_AGAIN = "Get the archive again; what could be read was kept."
_ARC_DATE = "%Y%m%d%H%M%S"
Wanted = Callable[[str], bool]


def warc(stream: BinaryIO, name: str) -> Iterator[Capture | Refused]:
    """Each page in the archive; a damaged end is named, what stands before it is kept."""
    yield from pages(stream, name, lambda url: True)


def pages(stream: BinaryIO, name: str, wanted: Wanted, warnings: tuple[str, ...] = ()) -> Iterator[Capture | Refused]:
    """The pages whose address is `wanted`, each with `warnings`."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # what warcio would print on standard error

    unpacked = _Unpacked(stream)
    passed: Counter[str] = Counter()
    count = 0
    problem = ""
    try:
        for record in Quiet(unpacked, check_digests=True, arc2warc=True):
            count += 1
            if (why := _passed_over(record)) or not wanted(_address(record)):
                passed[why or "parts of other pages"] += 1
            else:
                yield _page(record, name, unpacked, warnings)
            unpacked.skip(record)
            if getattr(record.raw_stream, "limit", 0):
                problem = "ends in the middle of a record,"
            unpacked.left = RECORD_BYTES
    except Exception as wrong:  # a damaged archive makes warcio raise whatever its line of code happens to raise
        problem = f"is damaged ({_said(wrong)})"
    problem = problem or (f"is damaged ({unpacked.broken})" if unpacked.broken else "")
    if problem:
        yield Refused(name, f"{problem} after {count:,} {'record' if count == 1 else 'records'}.", _AGAIN)
    elif not count:
        yield Refused(name, "is a web archive without records.", _AGAIN)
    elif passed:
        kinds = ", ".join(f"{number:,} {why}" for why, number in sorted(passed.items()))
        yield Refused(name, f"records that are no reports were passed over ({kinds})", minor=True)


@dataclass
class _Unpacked:
    """The archive's bytes, gunzipped where they are gzipped; damage ends them.

    No more than `left` bytes are handed out before it is set again: a header without an end is no way to fill the
    memory.
    """

    stream: BinaryIO
    left: int = RECORD_BYTES
    offset: int = 0

    def __post_init__(self) -> None:
        head = self.stream.read(2)
        self.stream.seek(0)
        self.inside: BinaryIO | Gunzipped = Gunzipped(self.stream) if head == MAGIC else self.stream

    @property
    def broken(self) -> str:
        """Why the bytes ended too early; an empty string where they did not."""
        return self.inside.broken if isinstance(self.inside, Gunzipped) else ""

    def read(self, size: int = -1) -> bytes:
        size = BLOCK if size is None or size < 0 else min(size, BLOCK)
        if self.left <= 0:
            raise ValueError(f"a record's header has more than {RECORD_BYTES / 1e6:,.0f} MB")
        read = self.inside.read(size)
        self.left -= len(read)
        self.offset += len(read)
        return read

    def tell(self) -> int:
        return self.offset

    def close(self) -> None:
        """Left to whoever opened the stream."""

    def skip(self, record: ArcWarcRecord) -> None:
        """Reads on to the record's end."""
        self.left = RECORD_BYTES
        while record.raw_stream.read(BLOCK):
            self.left = RECORD_BYTES


def _address(record: ArcWarcRecord) -> str:
    headers = record.rec_headers
    return str(headers.get_header("WARC-Target-URI") or headers.get_header("uri") or "")


def _passed_over(record: ArcWarcRecord) -> str:
    """Why the record is no report; an empty string where it may be one."""
    if record.rec_type not in TAKEN:
        return f"{one_line(str(record.rec_type))[:40]} records"
    if not web_address(_address(record)) and record.rec_type == "response":
        return "answers to other protocols"
    if record.http_headers and (status := record.http_headers.get_statuscode()) != "200":
        return f"answers with status {one_line(str(status))[:10]}"
    kind = _media_type(record)
    return "" if kind in READABLE else f"of type {kind}"


def _media_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or (record.rec_headers if record.rec_type != "response" else None)
    stated = (headers.get_header("Content-Type") if headers else "") or ""
    return one_line(stated.split(";")[0]).lower()[:80]


def _page(record: ArcWarcRecord, name: str, unpacked: _Unpacked, warnings: tuple[str, ...]) -> Capture | Refused:
    url = one_line(_address(record))
    content = bytearray()
    try:
        body = record.content_stream()
        while len(content) <= MAX_BYTES and (more := body.read(BLOCK)):
            unpacked.left = RECORD_BYTES
            content += more
    except Exception as wrong:  # as above: compressed or chunked badly
        return Refused(f"{name}: {url}", f"cannot be decoded ({_said(wrong)}).", _AGAIN)
    if len(content) > MAX_BYTES:
        error = too_large(f"{name}: {url}", len(content))
        return Refused(error.subject, error.problem, error.advice)
    unpacked.skip(record)
    return Capture(
        bytes(content),
        url or name,
        web_address(url),
        headers=tuple((one_line(key), one_line(value)) for key, value in record.http_headers.headers)
        if record.http_headers
        else (("Content-Type", _media_type(record)),),
        captured_at=_date(record),
        status=200 if record.http_headers else None,
        warnings=warnings + _mismatch(record),
    )


def _mismatch(record: ArcWarcRecord) -> tuple[str, ...]:
    """What does not agree with the record's own length and digests.

    A payload digest is over the body as sent or as decoded, which tools do differently: one is believed only where
    the two are the same.
    """
    said = []
    if getattr(record.raw_stream, "limit", 0):
        said.append("the web archive ends before the end of this page: what is there was kept")
    headers = record.http_headers
    coded = headers and (headers.get_header("Transfer-Encoding") or headers.get_header("Content-Encoding"))
    problems = " ".join(record.digest_checker.problems if record.digest_checker else ())
    if "block digest failed" in problems or ("payload digest failed" in problems and not coded):
        said.append("its bytes do not match the hash in the web archive: they were changed or damaged")
    return tuple(said)


def _date(record: ArcWarcRecord) -> datetime | None:
    headers = record.rec_headers
    stated = headers.get_header("WARC-Date") or headers.get_header("archive-date") or ""
    try:
        if stated.isdigit():
            return datetime.strptime(stated[:14], _ARC_DATE).replace(tzinfo=UTC)
        given = datetime.fromisoformat(stated)
    except ValueError:
        return None
    return given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)


def _said(wrong: BaseException) -> str:
    return one_line(str(wrong).strip())[:120].rstrip(".") or type(wrong).__name__
