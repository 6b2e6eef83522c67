"""Bytes -> characters: byte order mark, UTF-8, a declared encoding, else the likeliest one.

UTF-8 is tried before what a page declares: text in another encoding almost never decodes as UTF-8 by chance, and
pages that declare one and send the other are common (WHATWG Encoding Standard, section 6, puts the mark first).
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from hearsay.errors import CaptureError

MARKS = (  # longest first: the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CANDIDATES = [  # encodings that news is published in; others are so rare that a guess of one is mostly wrong
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp866",
    "koi8_r", "koi8_u", "mac_roman", "iso8859_2", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
UTF16_NULS = 0.02
"""Share of NUL bytes from which unmarked UTF-16 is thought of: blanks alone are a tenth of the characters of a
Cyrillic text, so one byte in twenty; a text in one byte a character has none."""
DAMAGED = 0.01
"""Share of undecodable bytes up to which a text with other multi-byte sequences is UTF-8 with some damage."""
_WESTERN = {
    bytes([b]).decode("cp1252"): bytes([b]) for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_TWICE = re.compile("â€[\x80-\x9f™œšž˜¦“”¢]|Ã[\x80-\xbf]|Â[\xa0-\xbf]")
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)


class Decoded(NamedTuple):
    """The characters, the encoding they were read in, and what was odd about them."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(raw: bytes, name: str, charset: str = "") -> Decoded:
    """The characters of `raw`; never fails on damage, only where no encoding makes text of it.

    `charset` is what a server or a mail declared beside the bytes; it goes before what they declare themselves.

    Raises:
        CaptureError: the bytes are no text in any known encoding.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            found = _lossy(raw[len(mark) :], encoding)
            return found if found.warnings else _once(found.text, encoding)
    if (wide := _unmarked_utf16(raw)) is not None:
        return wide
    try:
        return _once(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    lossy = _lossy(raw, "utf-8")
    good = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", raw))
    bad = lossy.text.count("\ufffd")
    if bad < good and bad <= DAMAGED * len(raw) + 1:
        return lossy
    return _declared(raw, charset) or _likeliest(raw, name)


def _once(text: str, encoding: str = "utf-8") -> Decoded:
    """`text`, with UTF-8 that was once read as cp1252 and saved again (`â€œ` for `“`) put right.

    Only where every character beyond ASCII is part of such a sequence: then no other reading is possible.
    """
    if not _TWICE.search(text):
        return Decoded(text, encoding)
    try:
        raw = b"".join(_WESTERN.get(c) or c.encode("latin-1") for c in text)
        return Decoded(raw.decode("utf-8"), encoding, ("UTF-8 had been read as cp1252 and saved again; put right",))
    except UnicodeError:
        said = "some words look like UTF-8 that was read as cp1252 (â€œ for “); left as they are"
        return Decoded(text, encoding, (said,))


def _lossy(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    lost = text.count("\ufffd") - raw.count("\ufffd".encode(encoding))
    if lost <= 0:
        return Decoded(text, encoding)
    return Decoded(text, encoding, (f"{lost:,} damaged {encoding.upper()} sequences shown as \ufffd",))


def _unmarked_utf16(raw: bytes) -> Decoded | None:
    head = raw[:65_536]
    if head.count(0) < UTF16_NULS * len(head):
        return None
    for zeros, encoding in ((head[1::2].count(0), "utf-16-le"), (head[0::2].count(0), "utf-16-be")):
        if zeros < 0.95 * head.count(0):
            continue
        try:
            text = raw[: len(raw) // 2 * 2].decode(encoding)
        except UnicodeDecodeError:
            continue
        return Decoded(text, encoding, (f"no byte order mark; read as {encoding.upper()}",))
    return None


def _declared(raw: bytes, charset: str) -> Decoded | None:
    found = _DECLARED.search(raw[:4_096])
    for declared in (charset, found[1].decode("ascii", "replace") if found else ""):
        try:
            encoding = codecs.lookup(declared).name
            if encoding in ("iso8859-1", "ascii"):  # a browser's synonyms of cp1252
                return Decoded(raw.decode("cp1252"), "cp1252")
            if encoding != "utf-8":  # what it is not
                return Decoded(raw.decode(encoding), encoding)
        except (LookupError, UnicodeError, ValueError, TypeError):
            continue
    return None


def _likeliest(raw: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(raw, cp_isolation=CANDIDATES))
    if not matches:
        raise CaptureError(
            name, "is no text in any known encoding.", "Save it as UTF-8 text or as an HTML page and try again."
        )
    # An English text has few characters beyond ASCII, so several encodings fit: the Western one wins a tie.
    western = "cp1252" in matches[0].could_be_from_charset
    western = western or any(m.encoding == "cp1252" and m.chaos <= matches[0].chaos for m in matches)
    best = "cp1252" if western else matches[0].encoding
    said = f"not UTF-8; read as {best} by its characters: give it as UTF-8 if words look wrong"
    return Decoded(raw.decode(best, "replace"), best, (said,))
