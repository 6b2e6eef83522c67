"""Bytes and a header -> Report: the one way in, whatever the media type.

A new media type is one file with a function of the shape in `extracted.py` and one line in `EXTRACTORS`.
"""

from __future__ import annotations

from hashlib import sha256

from hearsay.errors import CaptureError
from hearsay.records import Report
from hearsay.reports.clean import clean, one_line
from hearsay.reports.dateline import address_date, dateline
from hearsay.reports.extracted import Extractor
from hearsay.reports.header import Header, site, web_address
from hearsay.reports.language import looks_english
from hearsay.reports.limits import MAX_BYTES, MAX_CHARACTERS, too_large, too_long
from hearsay.reports.page import page_text
from hearsay.reports.plain import plain_text
from hearsay.reports.sniff import HTML, PLAIN, media_type
from hearsay.reports.wires import credited

EXTRACTORS: dict[str, Extractor] = {
    PLAIN: plain_text,
    HTML: page_text,
}
NO_HEADER = Header()


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
    name = one_line(name or header.url) or "unnamed report"
    if len(raw) > MAX_BYTES:
        raise too_large(name, len(raw))
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise CaptureError(name, "is empty.", "Give the report's text or page.")
    kind = media_type(raw, name)
    found = EXTRACTORS[kind](raw, name)
    text, removed = clean(found.text)
    if not text.strip():
        raise CaptureError(name, "has no words in it.", "Give the report's text or page.")
    if len(text) > MAX_CHARACTERS:
        raise too_long(name, len(text))
    warnings = [*found.warnings, *removed]
    known = header.tidy().over(found.header.tidy())
    if known.url and not web_address(known.url):
        warnings.append(f"the address {known.url!r} is no http or https address and was left out")
    url = web_address(known.url)
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
        language=known.language.lower(),
        media_type=kind,
        sha256=sha256(raw).hexdigest(),
        text_sha256=sha256(text.encode("utf-8")).hexdigest(),
        extractor=found.extractor,
        revision_of=known.revision_of,
        warnings=tuple(dict.fromkeys(warnings)),
    )
