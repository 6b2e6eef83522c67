"""media_type(): what bytes are, told by what they hold."""

from __future__ import annotations

import pytest

from hearsay.errors import CaptureError
from hearsay.reports.sniff import HTML, PLAIN, media_type

PAGE = b"<!DOCTYPE html><html><head><title>t</title></head><body><p>The mayor said so.</p></body></html>"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (PAGE, "a.html"),
        (PAGE, "a.txt"),
        (PAGE, ""),
        (b"\xef\xbb\xbf\n  " + PAGE, "a"),
        (b"<!-- saved from (url) -->\n" + PAGE, "a"),
        (b'<?xml version="1.0"?>\n' + PAGE, "a"),
        (PAGE.decode().encode("utf-16"), "a"),
        (PAGE.decode().encode("utf-16-le"), "a"),
        (b"<p>A fragment, said the mayor.</p>", "a.txt"),
        (b"<HTML><BODY>Loud words</BODY></HTML>", "a"),
        (b"words <b>in bold</b>", "a.html"),
    ],
)
def test_pages(raw: bytes, name: str) -> None:
    assert media_type(raw, name) == HTML


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"The mayor said so.", "a.txt"),
        (b"No tags at all.", "a.html"),
        (b"He wrote <html> on the board and left.", "a.txt"),
        (b"5 < 6 and 7 > 6, the mayor said.", "a.txt"),
        (b"MZ is the district's sign. BZh too.", "a.txt"),
        (b"BZhirinovsky said nothing.", "a.txt"),
        (b"RIFFLE was the ship's name, he said.", "a.txt"),
        (b"GIF8 is what they called it.", "a.txt"),
        (b"From: the mayor. He said it.", "a.txt"),
    ],
)
def test_texts(raw: bytes, name: str) -> None:
    assert media_type(raw, name) == PLAIN


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a\x01\x00\x01\x00", "GIF"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "program"),
        (b"\x7fELF\x02\x01\x01\x00", "program"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"{\\rtf1\\ansi Words}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"SQLite format 3\x00\x10\x00", "SQLite"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n", "WARC"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "feed"),
        (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\n", "MHTML"),
        (bytes(range(32)) * 10, "binary"),
        (b"\x01\x02\x03\x04words", "binary"),
    ],
)
def test_everything_else_is_named_with_what_to_do(raw: bytes, what: str) -> None:
    with pytest.raises(CaptureError, match=what) as caught:
        media_type(raw, "given.txt")
    assert caught.value.subject == "given.txt"
    assert caught.value.advice
