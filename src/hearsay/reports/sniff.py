"""Bytes -> media type, by what they hold; a file's name only decides where the bytes leave it open.

The signatures are those of the WHATWG MIME Sniffing Standard and of the formats' own documents.
"""

from __future__ import annotations

import re
import zlib

from hearsay.errors import CaptureError
from hearsay.reports.limits import SNIFFED_BYTES

PLAIN, HTML, PDF = "text/plain", "text/html", "application/pdf"
_TO_TEXT = "Save its text as .txt or the page as .html and give that."
_FILE = "Give it as a file: what is inside is opened then."
SIGNATURES: tuple[tuple[bytes, int, str, str], ...] = (  # bytes, offset, what it is, what to do
    (b"{\\rtf", 0, "an RTF document", _TO_TEXT),
    (b"\xd0\xcf\x11\xe0", 0, "an old Office document", _TO_TEXT),
    (b"PK\x03\x04", 0, "a ZIP file or an Office document", _FILE),
    (b"\x1f\x8b", 0, "gzip-compressed", _FILE),
    (b"BZh", 0, "bzip2-compressed", _FILE),
    (b"\xfd7zXZ\x00", 0, "xz-compressed", "Unpack it first (unxz)."),
    (b"(\xb5/\xfd", 0, "zstd-compressed", "Unpack it first (unzstd)."),
    (b"7z\xbc\xaf'\x1c", 0, "a 7z archive", "Unpack it first."),
    (b"Rar!\x1a\x07", 0, "a RAR archive", "Unpack it first."),
    (b"WARC/1.", 0, "a web archive (WARC)", _FILE),
    (b"\x89PNG\r\n\x1a\n", 0, "a PNG image", "Give the words in it as text."),
    (b"\xff\xd8\xff", 0, "a JPEG image", "Give the words in it as text."),
    (b"GIF8", 0, "a GIF image", "Give the words in it as text."),
    (b"RIFF", 0, "a RIFF file (image, sound or film)", "Give the words in it as text."),
    (b"ftyp", 4, "a film or sound file", "Give a transcript as text."),
    (b"ID3", 0, "a sound file", "Give a transcript as text."),
    (b"OggS", 0, "a sound or film file", "Give a transcript as text."),
    (b"MZ", 0, "a Windows program", "Give the report itself as .txt or .html."),
    (b"\x7fELF", 0, "a program", "Give the report itself as .txt or .html."),
    (b"SQLite format 3\x00", 0, "an SQLite database", "Give the reports themselves as .txt or .html."),
)
CONTROLS = 0.1
"""Share of control bytes from which bytes are no text: a text has none but newlines and tabs; a file with a few
stray ones is still read."""
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_FEEDS = re.compile(rb"<(?:rss|feed|rdf:rdf)\b", re.I)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main)\b", re.I)
_FRAGMENT = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:p|div|h1|h2|section|meta|title|table|ul|ol)\b", re.I | re.S)
_PORTABLE = re.compile(rb"[\s\x00\xef\xbb\xbf]{0,1024}%PDF-\d")
WARC = re.compile(rb"WARC/\d|filedesc://")
_MAILBOX = re.compile(rb"From [^\r\n]{1,200}\d{2}:\d{2}[^\r\n]{0,60}\r?\n>?[\w-]+: ")
_FIELDS = re.compile(rb"(?:[A-Za-z][\w-]*:[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
_FIELD = re.compile(rb"^([A-Za-z][\w-]*):", re.M)
MAIL_ONLY = frozenset((b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"dkim-signature"))
"""Fields that only a mail begins with; `Date:` and `Subject:` also begin what people type."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def media_type(raw: bytes, name: str) -> str:
    """`text/plain`, `text/html` or `application/pdf`.

    Raises:
        CaptureError: the bytes are something else; the error says what, and what to do.
    """
    if _PORTABLE.match(raw, 0, SNIFFED_BYTES):
        return PDF
    for signature, offset, what, advice in SIGNATURES:
        if raw.startswith(signature, offset) and _is_really(raw, signature):
            raise CaptureError(name, f"is {what}, not text or HTML.", advice)
    head = _narrow(raw[: 4 * SNIFFED_BYTES])[:SNIFFED_BYTES]
    if len(_CONTROL.findall(head)) > CONTROLS * len(head) or head.count(0) > CONTROLS * len(head):
        raise CaptureError(name, "is binary data, not text or HTML.", _TO_TEXT)
    if _is_feed(head):
        raise CaptureError(name, "is a feed, not a report.", _FILE)
    if _is_mail(head):
        raise CaptureError(name, "is a mail or a saved MHTML page.", _FILE)
    if _FRAGMENT.match(head) or ((found := _PAGE.search(head)) and _tags_before(head, found)):
        return HTML
    if name.lower().endswith((".html", ".htm", ".xhtml")) and re.search(rb"<[a-z!][^<>]*>", head, re.I):
        return HTML
    return PLAIN


def container(head: bytes) -> str:
    """What is opened where `head` begins a container (a key of `containers.kinds.OPENERS`); else an empty string."""
    if head.startswith(b"\x1f\x8b"):
        return "warc" if WARC.match(_unzipped(head)) else "packed"
    if head.startswith(b"BZh") and _is_really(head, b"BZh"):
        return "packed"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return "zip"
    if WARC.match(head):
        return "warc"
    if _MAILBOX.match(head):
        return "mailbox"
    narrow = _narrow(head)
    if _is_mail(narrow):
        return "mail"
    return "feed" if _is_feed(narrow) else ""


def _unzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""


def _is_mail(head: bytes) -> bool:
    block = _FIELDS.match(head[:SNIFFED_BYTES])
    names = {name.lower() for name in _FIELD.findall(block[0])} if block else set()
    addressed = b"from" in names and names & {b"to", b"subject", b"date", b"snapshot-content-location"}
    return bool(addressed or (names & MAIL_ONLY and len(names) > 1))


def _is_feed(head: bytes) -> bool:
    found = _FEEDS.search(head)
    return bool(
        found and not _PAGE.search(head[: found.start()]) and head.lstrip(b" \t\r\n\xef\xbb\xbf\xff\xfe")[:1] == b"<"
    )


def _is_really(raw: bytes, signature: bytes) -> bool:
    """A signature of letters may begin an ordinary word ("MZ", "RIFF"): a program has control bytes too."""
    return not signature.isalnum() or _BINARY.search(raw, 0, SNIFFED_BYTES) is not None


def _narrow(head: bytes) -> bytes:
    """The bytes without the NULs of a wide encoding, so that tags can be seen in UTF-16 too."""
    zeros = head.count(0)
    wide = head.startswith(_WIDE_MARKS) or max(head[0::2].count(0), head[1::2].count(0)) > 0.95 * zeros
    return head.replace(b"\x00", b"") if zeros and wide else head


def _tags_before(head: bytes, found: re.Match[bytes]) -> bool:
    """Whether what stands before a page's first tag is mark-up too: a text may speak of `<html>`."""
    before = re.sub(rb"<[^>]*>|^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff", b"", head[: found.start()])
    return not before.strip()
