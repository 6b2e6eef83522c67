"""Bytes and a header -> Report: the one way in, whatever the media type.

A new media type is one file with a function of the shape in `extracted.py` and one line in `EXTRACTORS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from hearsay.errors import CaptureError
from hearsay.records import Report
from hearsay.records.capture import Capture, Refused
from hearsay.reports.clean import clean, one_line
from hearsay.reports.dateline import address_date, dateline
from hearsay.reports.extracted import Extractor
from hearsay.reports.header import NO_HEADER, Header, site, web_address
from hearsay.reports.hosts import disguised
from hearsay.reports.language import looks_english
from hearsay.reports.limits import MAX_BYTES, MAX_CHARACTERS, too_large, too_long
from hearsay.reports.page import page_text
from hearsay.reports.pdf import pdf_text
from hearsay.reports.plain import plain_text
from hearsay.reports.sidecar import from_mapping
from hearsay.reports.sniff import HTML, PDF, PLAIN, media_type
from hearsay.reports.wires import credited

EXTRACTORS: dict[str, Extractor] = {
    PLAIN: plain_text,
    HTML: page_text,
    PDF: pdf_text,
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)


def capture(raw: bytes, header: Header = NO_HEADER, name: str = "") -> Report:
    """The report that `raw` holds; every offset anywhere counts code points of its `text`.

    Args:
        raw: the bytes as they were published or saved.
        header: what is known beside them; it wins over what the document itself states.
        name: what to call the input in messages (a file name); the header's url where empty.

    Raises:
        CaptureError: empty, too large, binary, or of a type that is not read; it names the input and says what
            to do.
    """
    return report_of(Capture(raw, name), header)


def reports_of(taken: Iterable[Capture | Refused]) -> Iterator[tuple[Capture, Report] | Refused]:
    """Each capture with its report; one that gives none is refused like the others."""
    for one in taken:
        if isinstance(one, Refused):
            yield one
            continue
        try:
            report = report_of(one)
        except CaptureError as error:
            yield Refused(error.subject, error.problem, error.advice)
        else:
            yield one, report


def _address(came_from: str, canonical: str) -> tuple[str, str]:
    """The address of a page that was fetched, and what is odd about it.

    The canonical address that the page states replaces it only on the same host: a page may claim any.
    """
    came_from, canonical = web_address(came_from), web_address(canonical)
    if not canonical or site(came_from) == site(canonical):
        return canonical or came_from, ""
    return came_from, f"the page says that its address is {canonical}, on another host"


def report_of(taken: Capture, header: Header = NO_HEADER) -> Report:
    """The report that a capture holds; the same capture gives the same report.

    Args:
        taken: the bytes and what is known of them.
        header: what holds over what is stated beside the bytes and in the document.

    Raises:
        CaptureError: as for `capture`.
    """
    raw = taken.content
    stated, unusable = from_mapping(dict(taken.stated), taken.name)
    given = header.over(stated)
    name = one_line(taken.name or given.url) or "unnamed report"
    if len(raw) > MAX_BYTES:
        raise too_large(name, len(raw))
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise CaptureError(name, "is empty.", "Give the report's text or page.")
    kind = taken.media_type if taken.media_type in EXTRACTORS else media_type(raw, name)
    charset = _CHARSET.search(taken.header("Content-Type"))
    found = EXTRACTORS[kind](raw, name, charset[1] if charset else "")
    text, removed = clean(found.text)
    if not text.strip():
        raise CaptureError(name, "has no words in it.", "Give the report's text or page.")
    if len(text) > MAX_CHARACTERS:
        raise too_long(name, len(text))
    warnings = [*taken.warnings, *unusable, *found.warnings, *removed]
    known = given.tidy().over(found.header.tidy())
    if known.url and not web_address(known.url):
        warnings.append(f"the address {known.url!r} is no http or https address and was left out")
    came_from = "" if given.url else taken.url
    url, elsewhere = _address(came_from, found.header.url) if came_from else (web_address(known.url), "")
    warnings += [said for said in (elsewhere, disguised(url)) if said]
    published = known.published
    if not published and (line := dateline(text)):
        published = line.moment
        warnings.append(f"no date in the header; {published.iso} taken from its first lines ({line.words!r})")
    elif not published and (published := address_date(url)):
        warnings.append(f"no date in the header; {published.iso} taken from the address")
    elif not published:
        warnings.append("no date known: give one with --date, or days such as 'Tuesday' stay unresolved")
    if not looks_english(text):
        warnings.append("does not look like English; Hearsay reads English only")
    return Report(
        id=sha256(raw).hexdigest()[:12],
        text=text,
        name=name,
        url=url,
        outlet=known.outlet or site(url),
        wire=known.wire or credited(text),
        title=known.title,
        author=known.author,
        published=published,
        modified=known.modified,
        captured_at=taken.captured_at,
        language=known.language.lower(),
        media_type=kind,
        sha256=sha256(raw).hexdigest(),
        text_sha256=sha256(text.encode("utf-8")).hexdigest(),
        extractor=found.extractor,
        revision_of=known.revision_of,
        warnings=tuple(dict.fromkeys(warnings)),
    )
