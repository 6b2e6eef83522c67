"""Mail (RFC 5322, MIME), mailboxes (RFC 4155) and saved MHTML pages (RFC 2557) -> bodies and attachments.

A mail's body is its plain text, or its HTML where the plain text is only a stand-in; each attachment is a document
of its own. Subject, sender and date are the header. An MHTML page is its root, with the address it was saved from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO, cast

from hearsay.records.capture import Capture, Refused
from hearsay.reports.clean import one_line
from hearsay.reports.header import Header, web_address
from hearsay.reports.limits import ARCHIVE_ENTRIES, MAIL_BYTES
from hearsay.reports.moments import moment
from hearsay.reports.sniff import HTML, PLAIN
from hearsay.reports.strip import visible_words

STAND_IN = 0.5
"""Share of the HTML body's words below which the plain text is a stand-in ("view this mail in a browser")."""
DEPTH = 20
"""Multiparts inside multiparts: a signed, forwarded newsletter has six."""
PICTURES = ("image/", "audio/", "video/", "font/", "application/pgp-signature", "application/pkcs7-signature")
_BEGIN = re.compile(rb"From [^\r\n]*\d{2}:\d{2}[^\r\n]*\r?\n")
_SMALL = "Split it, or save the mail's text as .txt."


def mail(stream: BinaryIO, name: str) -> Iterator[Capture | Refused]:
    """The body and the attachments of one mail, or the root of an MHTML page."""
    raw = stream.read(MAIL_BYTES + 1)
    if len(raw) > MAIL_BYTES:
        yield Refused(name, f"has more than {MAIL_BYTES / 1e6:,.0f} MB.", _SMALL)
        return
    try:
        message = BytesParser(policy=policy.default).parsebytes(raw)
        parts = list(_leaves(message))
    except Exception as wrong:  # the standard parser raises many kinds of error for headers that break its grammar
        yield Refused(name, f"is a mail that cannot be read ({type(wrong).__name__}).", _SMALL)
        return
    if saved := _saved(message, parts, name):
        yield saved
        return
    known = Header(title=_of(message, "Subject"), author=_sender(message), published=moment(_of(message, "Date")))
    body, attached = _body(parts)
    if body is not None:
        kind = HTML if body.get_content_type() == HTML else PLAIN
        yield Capture(_payload(body), name, media_type=kind, headers=_type(body), stated=known.pairs())
    elif not attached:
        yield Refused(name, "is a mail without a text.", _SMALL)
    for number, part in enumerate(attached, 1):
        if part.get_content_type().startswith(PICTURES):
            continue
        called = f"{name}/{_file(part) or f'attachment {number}'}"
        yield Capture(_payload(part), called, headers=_type(part))


def mailbox(stream: BinaryIO, name: str) -> Iterator[Capture | Refused]:
    """Each message of a mailbox as a capture of its own, to be opened as a mail."""
    lines: list[bytes] = []
    size = number = 0
    blank = True
    while number < ARCHIVE_ENTRIES:
        line = stream.readline(1_000_000)
        if not line or (blank and _BEGIN.match(line)):
            if lines:
                number += 1
                yield _message(lines, size, f"{name}: message {number}")
            lines, size = [], 0
            if not line:
                return
        elif (size := size + len(line)) <= MAIL_BYTES:
            lines.append(line[1:] if line.startswith(b">From ") else line)
        blank = not line.strip()
    yield Refused(name, f"has more than {ARCHIVE_ENTRIES:,} messages.", "Split it.")


def _message(lines: list[bytes], size: int, called: str) -> Capture | Refused:
    if size > MAIL_BYTES:
        return Refused(called, f"has more than {MAIL_BYTES / 1e6:,.0f} MB.", _SMALL)
    return Capture(b"".join(lines), called + ".eml")


def _leaves(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """The parts without parts; a mail that is attached stays whole."""
    if depth > DEPTH:
        raise ValueError("too deep")
    if message.is_multipart() and message.get_content_maintype() != "message":
        for part in message.iter_parts():
            yield from _leaves(cast(EmailMessage, part), depth + 1)
    else:
        yield message


def _body(parts: list[EmailMessage]) -> tuple[EmailMessage | None, list[EmailMessage]]:
    """The part that is the mail's text, and the parts that are attached."""
    shown = [part for part in parts if part.get_content_type() in (PLAIN, HTML) and not _file(part)]
    plain = next((part for part in shown if part.get_content_type() == PLAIN), None)
    rich = next((part for part in shown if part.get_content_type() == HTML), None)
    attached = [part for part in parts if part not in shown]
    if plain is None or rich is None:
        return plain or rich, attached
    words = len(_payload(plain).split())
    laid_out = len(visible_words(_payload(rich).decode("utf-8", "replace")).split())
    return (plain if words >= STAND_IN * laid_out else rich), attached


def _saved(message: EmailMessage, parts: list[EmailMessage], name: str) -> Capture | None:
    """The page that a browser saved as MHTML; None for a mail."""
    url = web_address(_of(message, "Snapshot-Content-Location"))
    if message.get_content_type() != "multipart/related" or not (url or "Saved by" in _of(message, "From")):
        return None
    pages = [part for part in parts if part.get_content_type() in (HTML, "application/xhtml+xml")]
    root = next((part for part in pages if url and _of(part, "Content-Location") == url), next(iter(pages), None))
    if root is None:
        return None
    try:
        at = parsedate_to_datetime(_of(message, "Date"))
        saved_at: datetime | None = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        saved_at = None
    url = url or web_address(_of(root, "Content-Location"))
    return Capture(_payload(root), name, url, HTML, _type(root), saved_at)


def _payload(part: EmailMessage) -> bytes:
    """The part's own bytes, its transfer encoding undone; a mail that is attached as it stands."""
    try:
        if part.get_content_maintype() == "message":
            return b"".join(inner.as_bytes() for inner in part.iter_parts())
        payload = part.get_payload(decode=True)
    except Exception:  # as above: what breaks the grammar of its headers
        return b""
    return payload if isinstance(payload, bytes) else b""


def _of(message: EmailMessage, header: str) -> str:
    try:
        return one_line(str(message.get(header, "")))
    except Exception:  # as above
        return ""


def _sender(message: EmailMessage) -> str:
    name, address = parseaddr(_of(message, "From"))
    return name or address


def _file(part: EmailMessage) -> str:
    """The name of an attached file, without any folders."""
    try:
        return one_line(part.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1][:120]
    except Exception:  # as above
        return ""


def _type(part: EmailMessage) -> tuple[tuple[str, str], ...]:
    return (("Content-Type", _of(part, "Content-Type")),) if _of(part, "Content-Type") else ()
