"""What on a page suggests that its text is not the article: a wall before it, a list of headlines, too few words.

Each is a warning; the text stays as it was found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LITTLE = 40
"""Words below which a page's text is thought of as a wall, a notice or a teaser: short agency items have 50 to 100."""
BLOCKS = 10
"""Blocks from which a page can be a list of headlines."""
SENTENCES = 0.25
"""Share of blocks that end as sentences do below which it is one: in an article nearly all do."""
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WALL = re.compile(
    r"\b(?:subscribe (?:now )?to (?:continue|read|keep)|(?:log|sign) in to (?:continue|read)|to continue reading"
    r"|already a subscriber|this (?:article|content|story) is (?:only )?(?:for|available to) subscribers"
    r"|we (?:and our \S+ )?(?:use|value) (?:cookies|your privacy)|accept (?:all )?cookies|manage (?:your )?consent"
    r"|enable javascript|verify (?:that )?you are (?:a )?human|checking your browser)",
    re.I,
)


def closed(article: Mapping[str, object]) -> tuple[str, ...]:
    """A warning where the page's own JSON-LD says that it is not free to read (schema.org, paywalled content)."""
    parts = article.get("hasPart")
    nodes = [article, *(parts if isinstance(parts, list) else [parts])]
    paid = any(isinstance(node, dict) and _no(node.get("isAccessibleForFree")) for node in nodes)
    return ("the page says that it is not free to read: its text may be cut",) if paid else ()


def doubts(text: str) -> tuple[str, ...]:
    """What is odd about the text of a page."""
    words = len(text.split())
    wall = _WALL.search(text[:20_000])
    said = []
    if words < LITTLE:
        what = "a wall before the article, or no article" if wall else "a wall, a teaser or no article?"
        said.append(f"only {words:,} {'word' if words == 1 else 'words'} were found on the page: {what}")
    elif wall:
        said.append(f"the text has the words {wall[0]!r}: a wall may hide the rest of the article")
    blocks = [block for block in text.split("\n\n") if block.strip()]
    if len(blocks) >= BLOCKS and sum(bool(_END.search(block)) for block in blocks) < SENTENCES * len(blocks):
        said.append("the page looks like a list of headlines, not an article")
    return tuple(said)


def _no(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower().rsplit("/", 1)[-1] == "false")
