"""JSON-LD in a page: the node of schema.org's Article types that describes the page's own article.

Only top-level nodes, `@graph` and `mainEntity` are looked at: articles nested elsewhere are teasers of others.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from hearsay.reports.limits import LINKED_DATA_NODES

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLES = frozenset(
    (
        "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
        "opinionnewsarticle", "reviewnewsarticle", "blogposting", "liveblogposting", "socialmediaposting",
        "report", "advertisercontentarticle", "satiricalarticle", "webpage",
    )
)  # fmt: skip


def article_of(tree: HtmlElement) -> Mapping[str, object]:
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


def texts(node: Mapping[str, object], key: str) -> list[str]:
    """The plain values under `key`: a string, a number, or a list of them."""
    value = node.get(key)
    return [str(v).strip() for v in (value if isinstance(value, list) else [value]) if isinstance(v, str | int)]


def names(node: Mapping[str, object], key: str) -> list[str]:
    """The names under `key`: a string, `{"name": ...}`, or a list of either."""
    value = node.get(key)
    items = value if isinstance(value, list) else [value]
    named = [item.get("name") if isinstance(item, dict) else item for item in items]
    return [name.strip() for name in named if isinstance(name, str) and name.strip()]


def body_of(article: Mapping[str, object]) -> str:
    """The article's text where its node has it: `articleBody`, or a live blog's updates, each under its headline."""
    if body := next(iter(texts(article, "articleBody")), ""):
        return body
    updates = article.get("liveBlogUpdate")
    listed = [one for one in (updates if isinstance(updates, list) else [updates]) if isinstance(one, dict)]
    return "\n\n".join(
        part for one in listed for key in ("headline", "articleBody") for part in texts(one, key)[:1] if part
    )
