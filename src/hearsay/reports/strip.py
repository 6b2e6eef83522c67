"""Mark-up -> its words, in one pass over the characters: the last resort where no main text is found.

Needs no tree, so no depth of nesting and no missing end tag can stop it; the time grows with the length only.
Words of scripts, styles, navigation, forms and footers are left out.
"""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<(?:(/?)([A-Za-z][A-Za-z0-9]*)|[!?])")
SKIPPED = frozenset(
    (
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head", "nav", "footer",
        "form", "button", "select", "textarea",
    )
)  # fmt: skip
BLOCKS = frozenset(
    (
        "p", "div", "section", "article", "main", "header", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul",
        "ol", "li", "dl", "dt", "dd", "table", "tr", "blockquote", "pre", "figure",
        "figcaption", "hr", "body", "html",
    )
)  # fmt: skip


def visible_words(page: str) -> str:
    """The visible words of `page`, blocks separated by a blank line."""
    parts: list[str] = []
    lowered = page.lower()
    unclosed: set[str] = set()
    at = 0
    while found := _TAG.search(page, at):
        tag = found.start()
        parts.append(page[at:tag])
        if page.startswith("<!--", tag):
            end = page.find("-->", tag)
            at = end + 3 if end >= 0 else len(page)
            continue
        name = (found[2] or "").lower()
        end = page.find(">", tag)
        at = end + 1 if end >= 0 else len(page)
        if not found[1] and name in SKIPPED and name not in unclosed:
            close = lowered.find(f"</{name}", at)
            at = close if close >= 0 else at
            unclosed |= {name} if close < 0 else set()
        parts.append("\n\n" if name in BLOCKS else "\n" if name == "br" else "")
    parts.append(page[at:])
    text = html.unescape("".join(parts))
    blocks = (
        re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"[ \t]+", " ", block)).strip() for block in re.split(r"\n\s*\n", text)
    )
    return "\n\n".join(block for block in blocks if block)
