"""RSS and Atom -> items: full texts are documents, teasers are addresses to fetch where that was asked for.

RSS 2.0 (rssboard.org), Atom (RFC 4287), RDF site summaries; read by feedparser, which is given bytes only and so
never opens an address. A feed with entity declarations is refused (CWE-776).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from hearsay.errors import CaptureError
from hearsay.records.capture import Capture, Refused
from hearsay.reports.clean import one_line
from hearsay.reports.header import Header, web_address
from hearsay.reports.limits import ARCHIVE_ENTRIES, MAX_BYTES, too_large
from hearsay.reports.moments import moment
from hearsay.reports.sniff import HTML
from hearsay.reports.strip import visible_words

FULL_TEXT = 150
"""Words from which an item's own text counts as the article: teasers have one or two sentences, 20 to 80 words."""
_ENTITY = re.compile(rb"<!ENTITY", re.I)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed: where it leads, its header, and its text as an HTML fragment."""

    url: str
    header: Header
    fragment: str

    @property
    def words(self) -> int:
        """Words of its text."""
        return len(visible_words(self.fragment).split())

    def capture(self, name: str) -> Capture:
        """Its text as a page."""
        title = html.escape(self.header.title)
        page = f"<html><head><title>{title}</title></head><body><article>{self.fragment}</article></body></html>"
        said = ("the text is the feed's, not the page's",)
        known = self.header.pairs()
        return Capture(page.encode(), name, self.url, HTML, stated=known, warnings=said)


def feed(stream: BinaryIO, name: str) -> Iterator[Capture | Refused]:
    """Each full text in a feed; a teaser is refused with its address."""
    raw = stream.read(MAX_BYTES + 1)
    try:
        found = items(raw, name)
    except CaptureError as error:
        yield Refused(error.subject, error.problem, error.advice)
        return
    for item in found:
        called = item.url or item.header.title or name
        if item.words >= FULL_TEXT:
            yield item.capture(called)
        else:
            yield Refused(called, f"has only a teaser in {name}.", "Fetch the page: add --fetch and give the feed.")


def items(raw: bytes, name: str) -> tuple[Item, ...]:
    """The items of a feed in its order, each address once.

    Raises:
        CaptureError: no feed, too large, or one with entity declarations.
    """
    import feedparser  # type: ignore[import-untyped]

    if len(raw) > MAX_BYTES:
        raise too_large(name, len(raw))
    if _ENTITY.search(raw.replace(b"\x00", b"")):
        raise CaptureError(name, "is a feed that declares entities, which feeds do not need.", "Give its articles.")
    try:
        parsed = feedparser.parse(BytesIO(raw), resolve_relative_uris=False, sanitize_html=False)
        outlet = one_line(str(parsed.feed.get("title", "")))
        found = [_item(entry, outlet) for entry in parsed.entries[:ARCHIVE_ENTRIES]]
    except Exception as wrong:  # a feed that breaks the XML or SGML grammar in a way its parser does not expect
        raise CaptureError(
            name, f"is a feed that cannot be read ({type(wrong).__name__}).", "Give it again."
        ) from wrong
    if not found:
        why = "is a feed without items" + (" that can be read." if parsed.bozo else ".")
        raise CaptureError(name, why, "Give its articles, or the feed when it has some.")
    return tuple({item.url or item.fragment: item for item in reversed(found)}.values())[::-1]


def _item(entry: dict[str, object], outlet: str) -> Item:
    bodies = [str(body.get("value", "")) for body in _list(entry.get("content")) if isinstance(body, dict)]
    fragment = max([*bodies, str(entry.get("summary", "") or "")], key=len)
    header = Header(
        url=web_address(one_line(str(entry.get("link", "") or ""))),
        outlet=outlet,
        title=one_line(html.unescape(re.sub(r"<[^>]*>", "", str(entry.get("title", "") or "")))),
        author=one_line(str(entry.get("author", "") or "")),
        published=moment(str(entry.get("published", "") or "")),
        modified=moment(str(entry["updated"] or "")) if "updated" in entry else None,
    )
    return Item(header.url, header.tidy(), fragment)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
