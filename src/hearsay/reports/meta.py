"""A page's own header: JSON-LD, meta tags and time elements, with the hour and the zone that they state.

JSON-LD nodes of schema.org's Article types, Open Graph and `article:` properties (ogp.me), Dublin Core, and
microdata's `itemprop`. trafilatura's own dates come from htmldate, which keeps the day only.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from hearsay.records import Moment
from hearsay.reports.header import Header, web_address
from hearsay.reports.limits import LINKED_DATA_NODES
from hearsay.reports.moments import coarse, moment
from hearsay.reports.wires import wire_named
from hearsay.types import Granularity

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLES = frozenset(
    (
        "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
        "opinionnewsarticle", "reviewnewsarticle", "blogposting", "liveblogposting", "socialmediaposting",
        "report", "advertisercontentarticle", "satiricalarticle", "webpage",
    )
)  # fmt: skip
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
_FINEST = (Granularity.DAY, Granularity.MINUTE, Granularity.SECOND)


class Stated(NamedTuple):
    """The header that a page states, and what is odd about it."""

    header: Header
    warnings: tuple[str, ...] = ()


def stated(tree: HtmlElement) -> Stated:
    """The header of the page; the finest of the times that it gives for the same thing."""
    metas = _metas(tree)
    article = _article(tree)
    published = [*_texts(article, "datePublished"), *_named(metas, PUBLISHED), *_marked(tree, "datepublished")]
    modified = [*_texts(article, "dateModified"), *_named(metas, MODIFIED), *_marked(tree, "datemodified")]
    first, conflict = _finest(published or _pubdates(tree))
    last, _ = _finest(modified)
    author = ", ".join(_names(article, "author")) or _first(_named(metas, ("author", "article:author", "byl")))
    outlet = _first(_named(metas, ("og:site_name",))) or _first(_names(article, "publisher"))
    agencies = (
        *_names(article, "sourceOrganization"),
        *_names(article, "provider"),
        author,
        *_names(article, "creator"),
    )
    header = Header(
        url=_address(tree, metas, article),
        outlet=outlet or _first(_named(metas, ("application-name", "dc.publisher"))),
        wire=next((wire for name in agencies if (wire := wire_named(name))), ""),
        title=_title(tree, metas, article),
        author="" if web_address(author) else author,
        published=first,
        modified=last,
        language=_language(tree, metas, article),
    )
    warnings = [f"the page gives several publication times; {first.iso} was taken"] if conflict and first else []
    if first and last and _before(last, first):
        warnings.append(f"says it was modified ({last.iso}) before it was published ({first.iso})")
    return Stated(header, tuple(warnings))


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


def _article(tree: HtmlElement) -> Mapping[str, object]:
    """The page's article node in JSON-LD; an empty mapping where there is none."""
    nodes = [node for script in tree.iter("script") for node in _linked_data(script)]
    kinds = [(_kinds(node), node) for node in nodes]
    articles = [node for kind, node in kinds if kind & ARTICLES - {"webpage"}]
    pages = [node for kind, node in kinds if "webpage" in kind]
    return next(iter(articles or pages), {})


def _linked_data(script: HtmlElement) -> Iterator[Mapping[str, object]]:
    if "ld+json" not in (script.get("type") or "").lower():
        return
    try:
        waiting: deque[object] = deque([json.loads(script.text or "", strict=False)])
    except (ValueError, RecursionError):
        return
    for _ in range(LINKED_DATA_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extendleft(reversed(node))
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _kinds(node: Mapping[str, object]) -> set[str]:
    kind = node.get("@type")
    return {str(k).lower().rsplit("/", 1)[-1] for k in (kind if isinstance(kind, list) else [kind])}


def _texts(node: Mapping[str, object], key: str) -> list[str]:
    value = node.get(key)
    return [str(v).strip() for v in (value if isinstance(value, list) else [value]) if isinstance(v, str | int)]


def _names(node: Mapping[str, object], key: str) -> list[str]:
    """The names under `key`: a string, `{"name": ...}`, or a list of either."""
    value = node.get(key)
    items = value if isinstance(value, list) else [value]
    named = [item.get("name") if isinstance(item, dict) else item for item in items]
    return [name.strip() for name in named if isinstance(name, str) and name.strip()]


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
    given = _texts(article, "headline") + _named(metas, ("og:title", "twitter:title", "dc.title"))
    for tag in ("h1", "title"):
        given += [" ".join(text.split()) for e in tree.iter(tag) if (text := e.text_content()).strip()]
    return _first(given)


def _address(tree: HtmlElement, metas: Mapping[str, list[str]], article: Mapping[str, object]) -> str:
    canonical = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    page = article.get("mainEntityOfPage")
    of_page = [page] if isinstance(page, str) else [str(page.get("@id", ""))] if isinstance(page, dict) else []
    given = canonical + _named(metas, ("og:url",)) + _texts(article, "url") + of_page
    return next((url for text in given if (url := web_address(text))), "")


def _language(tree: HtmlElement, metas: Mapping[str, list[str]], article: Mapping[str, object]) -> str:
    root = next(iter(tree.xpath("/html")), tree)
    given = [root.get("lang") or root.get("xml:lang") or "", *_texts(article, "inLanguage")]
    given += _named(metas, ("og:locale", "content-language", "dc.language"))
    return next((text.replace("_", "-").split("-")[0].lower() for text in given if text.strip()), "")
