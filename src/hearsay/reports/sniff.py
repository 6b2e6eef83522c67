"""Bytes -> media type, by what they hold; a file's name only decides where the bytes leave it open.

The signatures are those of the WHATWG MIME Sniffing Standard and of the formats' own documents.
"""

from __future__ import annotations

import re

from hearsay.errors import CaptureError
from hearsay.reports.limits import SNIFFED_BYTES

PLAIN, HTML = "text/plain", "text/html"
_TO_TEXT = "Save its text as .txt or the page as .html and give that."
_FEED = "Give the articles that it links to, saved as .html or .txt."
SIGNATURES: tuple[tuple[bytes, int, str, str], ...] = (  # bytes, offset, what it is, what to do
    (b"%PDF-", 0, "a PDF", "Convert it to text first (for example: pdftotext -layout FILE FILE.txt)."),
    (b"{\\rtf", 0, "an RTF document", _TO_TEXT),
    (b"\xd0\xcf\x11\xe0", 0, "an old Office document", _TO_TEXT),
    (b"PK\x03\x04", 0, "a ZIP file or an Office document", "Unpack it, or save the document's text as .txt."),
    (b"\x1f\x8b", 0, "gzip-compressed", "Unpack it first (gunzip)."),
    (b"BZh", 0, "bzip2-compressed", "Unpack it first (bunzip2)."),
    (b"\xfd7zXZ\x00", 0, "xz-compressed", "Unpack it first (unxz)."),
    (b"(\xb5/\xfd", 0, "zstd-compressed", "Unpack it first (unzstd)."),
    (b"7z\xbc\xaf'\x1c", 0, "a 7z archive", "Unpack it first."),
    (b"Rar!\x1a\x07", 0, "a RAR archive", "Unpack it first."),
    (b"WARC/1.", 0, "a web archive (WARC)", "Extract the pages from it and give those."),
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
_MIME = re.compile(rb"(?:from|mime-version|content-type|received|return-path): .{0,200}\r?\n[\w-]+: ", re.I)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def media_type(raw: bytes, name: str) -> str:
    """`text/plain` or `text/html`.

    Raises:
        CaptureError: the bytes are something else; the error says what, and what to do.
    """
    for signature, offset, what, advice in SIGNATURES:
        if raw.startswith(signature, offset) and _is_really(raw, signature):
            raise CaptureError(name, f"is {what}, not text or HTML.", advice)
    head = _narrow(raw[: 4 * SNIFFED_BYTES])[:SNIFFED_BYTES]
    if len(_CONTROL.findall(head)) > CONTROLS * len(head) or head.count(0) > CONTROLS * len(head):
        raise CaptureError(name, "is binary data, not text or HTML.", _TO_TEXT)
    begin = head.lstrip()[:200].lower()
    if (found := _FEEDS.search(head)) and not _PAGE.search(head[: found.start()]) and begin.startswith(b"<"):
        raise CaptureError(name, "is a feed, not a report.", _FEED)
    if _MIME.match(head):
        raise CaptureError(name, "is a mail or a saved MHTML page.", _TO_TEXT)
    if _FRAGMENT.match(head) or ((found := _PAGE.search(head)) and _tags_before(head, found)):
        return HTML
    if name.lower().endswith((".html", ".htm", ".xhtml")) and re.search(rb"<[a-z!][^<>]*>", head, re.I):
        return HTML
    return PLAIN


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
