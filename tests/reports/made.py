"""Builders of archives, mails, PDFs and feeds for reports' tests: every word in them is invented."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from hashlib import sha256

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hearsay.records.capture import Capture, Refused
from hearsay.reports.captures import opened

SPEECH = "The harbour master said on Tuesday that nine boats were missing and that the search went on. "


def page(words: str = SPEECH * 4, title: str = "Boats missing") -> bytes:
    return f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>".encode()


def take(raw: bytes, name: str = "given") -> list[Capture | Refused]:
    """Everything that the bytes of one input lead to."""
    return list(opened(io.BytesIO(raw), Capture(b"", name)))


def taken(raw: bytes, name: str = "given") -> list[Capture]:
    return [one for one in take(raw, name) if isinstance(one, Capture)]


def refused(raw: bytes, name: str = "given") -> list[Refused]:
    return [one for one in take(raw, name) if isinstance(one, Refused) and not one.minor]


def zip_of(entries: Mapping[str, bytes] | list[tuple[str, bytes]], **info: int) -> bytes:
    """A ZIP archive; `info` sets attributes of every entry."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items() if isinstance(entries, Mapping) else entries:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            for key, value in info.items():
                setattr(entry, key, value)
            archive.writestr(entry, content)
    return raw.getvalue()


def warc_of(
    pages: Mapping[str, bytes], gzipped: bool = True, status: str = "200 OK", kind: str = "text/html", **headers: str
) -> bytes:
    """A WARC file with one response a page, captured on 13 May 2031."""
    raw = io.BytesIO()
    writer = WARCWriter(raw, gzip=gzipped)
    for url, content in pages.items():
        answer = StatusAndHeaders(status, [("Content-Type", kind), *headers.items()], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(content),
                http_headers=answer,
                warc_headers_dict={"WARC-Date": "2031-05-13T07:20:00Z"},
            )
        )
    return raw.getvalue()


def wacz_of(archives: Mapping[str, bytes], visited: list[str], **changed: bytes) -> bytes:
    """A WACZ with hashes; `changed` replaces a file's bytes after its hash was taken."""
    files = {f"archive/{name}": raw for name, raw in archives.items()}
    lines = ['{"format": "json-pages-1.0", "id": "pages"}', *(json.dumps({"url": url}) for url in visited)]
    files["pages/pages.jsonl"] = "\n".join(lines).encode()
    resources = [
        {"path": p, "hash": f"sha256:{sha256(raw).hexdigest()}", "bytes": len(raw)} for p, raw in files.items()
    ]
    package = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}).encode()
    files["datapackage.json"] = package
    files["datapackage-digest.json"] = json.dumps(
        {"path": "datapackage.json", "hash": f"sha256:{sha256(package).hexdigest()}"}
    ).encode()
    return zip_of({name: changed.get(name.replace("/", "_").replace(".", "_"), raw) for name, raw in files.items()})


def mail_of(text: str = SPEECH, html: str = "", **attached: bytes) -> bytes:
    """A mail from Ada Pell; names of attachments have `_` for the dot."""
    mail = EmailMessage()
    mail["From"] = "Ada Pell <ada@quay.example>"
    mail["To"] = "desk@quay.example"
    mail["Subject"] = "Boats missing"
    mail["Date"] = "Tue, 13 May 2031 07:20:00 +0200"
    mail["Message-ID"] = "<1@quay.example>"
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    for name, raw in attached.items():
        mail.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return mail.as_bytes()


def pdf_of(*pages: str) -> bytes:
    """A PDF with the lines of each page; a page without lines has no text layer."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = b"".join(b"(%s) Tj T*\n" % _escaped(line) for line in lines.split("\n")) if lines else b""
        stream = b"BT /F1 10 Tf 12 TL 72 720 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    return b"".join(_written(objects))


def _escaped(line: str) -> bytes:
    return line.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _written(objects: list[bytes]) -> Iterator[bytes]:
    at, offsets = 9, []
    yield b"%PDF-1.7\n"
    for number, body in enumerate(objects, 1):
        raw = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        offsets.append(at)
        at += len(raw)
        yield raw
    yield b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    yield from (b"%010d 00000 n \n" % offset for offset in offsets)
    yield b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, at)


def rss_of(*items: tuple[str, str]) -> bytes:
    """An RSS feed with an address and a text an item."""
    inside = "".join(
        f"<item><title>Boats</title><link>{url}</link><pubDate>Tue, 13 May 2031 07:20:00 +0200</pubDate>"
        f"<description><![CDATA[<p>{text}</p>]]></description></item>"
        for url, text in items
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Daily Quay</title>'
    return f"{head}{inside}</channel></rss>".encode()
