"""A page's own header: JSON-LD, meta tags and time elements, with the hour and the zone that they state.

JSON-LD nodes of schema.org's Article types, Open Graph and `article:` properties (ogp.me), Dublin Core, and
microdata's `itemprop`. trafilatura's own dates come from htmldate, which keeps the day only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from hearsay.records import Moment
from hearsay.reports.dateline import Dateline, dateline
from hearsay.reports.doubts import closed
from hearsay.reports.header import Header, web_address
from hearsay.reports.linked import article_of, body_of, names, texts
from hearsay.reports.moments import coarse, moment
from hearsay.reports.wires import wire_named
from hearsay.types import Granularity

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "article.published", "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "pubdate",
    "publication_date", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dcterms.issued", "citation_publication_date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "article.updated",
    "last-modified", "dc.date.modified", "dcterms.modified", "revised",
)  # fmt: skip
DATE_CHARACTERS = 60
"""Longest text of an element that is a date: `Published on Wednesday, 13 May 2031 at 07:20 UTC` has 48."""
DATE_ELEMENTS = 100
"""Elements after the headline that are looked at: byline and date stand before the text; teasers come after it."""
_DATED = re.compile(r"(?:\b|_)(?:date|dateline|pubdate|time|timestamp|datetime|publish(?:ed)?|posted)(?:\b|_)", re.I)
_FINEST = (Granularity.DAY, Granularity.MINUTE, Granularity.SECOND)


class Stated(NamedTuple):
    """The header that a page states, what is odd about it, and the article's text where its JSON-LD has it."""

    header: Header
    warnings: tuple[str, ...] = ()
    body: str = ""


def stated(tree: HtmlElement) -> Stated:
    """The header of the page; the finest of the times that it gives for the same thing."""
    metas = _metas(tree)
    article = article_of(tree)
    published = [*texts(article, "datePublished"), *_named(metas, PUBLISHED), *_marked(tree, "datepublished")]
    modified = [*texts(article, "dateModified"), *_named(metas, MODIFIED), *_marked(tree, "datemodified")]
    first, conflict = _finest(published)
    first = first or _finest(_pubdates(tree))[0]
    shown = None if first else _shown(tree)
    last, _ = _finest(modified)
    author = ", ".join(names(article, "author")) or _first(_named(metas, ("author", "article:author", "byl")))
    outlet = _first(_named(metas, ("og:site_name",))) or _first(names(article, "publisher"))
    agencies = (
        *names(article, "sourceOrganization"),
        *names(article, "provider"),
        author,
        *names(article, "creator"),
    )
    header = Header(
        url=_address(tree, metas, article),
        outlet=outlet or _first(_named(metas, ("application-name", "dc.publisher"))),
        wire=next((wire for name in agencies if (wire := wire_named(name))), ""),
        title=_title(tree, metas, article),
        author="" if web_address(author) else author,
        published=first or (shown.moment if shown else None),
        modified=last,
        language=_language(tree, metas, article),
    )
    warnings = [f"the page gives several publication times; {first.iso} was taken"] if conflict and first else []
    if first and last and _before(last, first):
        warnings.append(f"says it was modified ({last.iso}) before it was published ({first.iso})")
    if shown:
        warnings.append(f"no date in the page's metadata; {shown.moment.iso} taken from the words {shown.words!r}")
    return Stated(header, (*warnings, *closed(article)), body_of(article))


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Every `content` of the page's meta tags by its lower-case name, in order."""
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = (tag.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := tag.get(key)):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _named(metas: Mapping[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [content for name in names for content in metas.get(name, ())]


def _first(texts: list[str]) -> str:
    return texts[0] if texts else ""


def _marked(tree: HtmlElement, prop: str) -> list[str]:
    """What elements marked up with `itemprop` state, in an attribute made for programs."""
    xpath = "//*[translate(@itemprop, 'DMP', 'dmp') = $prop]"
    return [said for tag in tree.xpath(xpath, prop=prop) if (said := tag.get("datetime") or tag.get("content"))]


def _pubdates(tree: HtmlElement) -> list[str]:
    """The `datetime` of time elements that say they are the publication's, else of the only one on the page."""
    times = [tag for tag in tree.iter("time") if tag.get("datetime")]
    marked = [tag for tag in times if tag.get("pubdate") is not None or "publi" in (tag.get("class") or "").lower()]
    chosen = marked[:1] or [tag for tag in times if any(up.tag == "header" for up in tag.iterancestors())][:1]
    return [tag.get("datetime") or "" for tag in chosen or (times if len(times) == 1 else [])]


def _shown(tree: HtmlElement) -> Dateline | None:
    """The date in words that stands after the headline in an element called a date; a masthead's stands before."""
    near = tree.xpath(f"(//h1)[1]/following::*[@class or @id][position() <= {DATE_ELEMENTS}]")
    called = [tag for tag in near if _DATED.search(f"{tag.get('class') or ''} {tag.get('id') or ''}")]
    texts = (" ".join(tag.text_content().split()) for tag in called)
    return next((found for text in texts if len(text) <= DATE_CHARACTERS and (found := dateline(text))), None)


def _finest(texts: list[str]) -> tuple[Moment | None, bool]:
    """The moment with a zone and the most digits, the first of equals; and whether another one contradicts it."""
    moments = [coarse(m) for text in texts if (m := moment(text))]
    if not moments:
        return None, False
    best = max(moments, key=lambda m: (m.value.tzinfo is not None, _FINEST.index(m.granularity)))
    zoned = [m for m in moments if m.value.tzinfo is not None and best.value.tzinfo is not None]
    apart = any(abs((m.value - best.value).total_seconds()) >= 60 for m in zoned)
    days = any(abs((m.day - best.day).days) > 1 for m in moments)
    return best, apart or days


def _before(last: Moment, first: Moment) -> bool:
    """Whether `last` is earlier than `first` beyond doubt: in zones that are known, or by more than a day."""
    if last.value.tzinfo and first.value.tzinfo:
        return last.value < first.value
    return (first.day - last.day).days > 1


def _title(tree: HtmlElement, metas: Mapping[str, list[str]], article: Mapping[str, object]) -> str:
    given = texts(article, "headline") + _named(metas, ("og:title", "twitter:title", "dc.title"))
    for tag in ("h1", "title"):
        given += [" ".join(text.split()) for e in tree.iter(tag) if (text := e.text_content()).strip()]
    return _first(given)


def _address(tree: HtmlElement, metas: Mapping[str, list[str]], article: Mapping[str, object]) -> str:
    canonical = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    page = article.get("mainEntityOfPage")
    of_page = [page] if isinstance(page, str) else [str(page.get("@id", ""))] if isinstance(page, dict) else []
    given = canonical + _named(metas, ("og:url",)) + texts(article, "url") + of_page
    return next((url for text in given if (url := web_address(text))), "")


def _language(tree: HtmlElement, metas: Mapping[str, list[str]], article: Mapping[str, object]) -> str:
    root = next(iter(tree.xpath("/html")), tree)
    given = [root.get("lang") or root.get("xml:lang") or "", *texts(article, "inLanguage")]
    given += _named(metas, ("og:locale", "content-language", "dc.language"))
    return next((text.replace("_", "-").split("-")[0].lower() for text in given if text.strip()), "")
