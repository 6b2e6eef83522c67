"""HTML -> Extracted: the main text by trafilatura, paragraphs separated by a blank line, and the page's header.

Comments, navigation and teasers are left out; the headline is kept as the title, not in the text. Where nothing
is found, or the page is nested too deep for a tree, the visible words are kept and a warning says so.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from hearsay.errors import CaptureError
from hearsay.reports.clean import clean, one_line
from hearsay.reports.decode import decode
from hearsay.reports.doubts import doubts
from hearsay.reports.extracted import Extracted
from hearsay.reports.header import Header
from hearsay.reports.limits import MAX_CHARACTERS, too_long
from hearsay.reports.meta import Stated, stated
from hearsay.reports.strip import visible_words

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

BLOCKS = frozenset(("head", "p", "quote", "item", "list", "row", "table", "code", "ab", "div", "body"))
"""Elements of trafilatura's tree that stand on lines of their own (a subset of TEI)."""
LINE, PARAGRAPH = "\ufdd0", "\ufdd1"
"""Stand for one line break and for two in a row while white space is folded; noncharacters, which `clean` removes."""

UNSHOWN = ("template",)
VOID = ("embed", "source", "track", "wbr")
"""Elements without an end tag that HTML 4 did not have."""

BODY_SHARE = 0.5
"""Share of JSON-LD's `articleBody` below which the text that is found is a teaser and not the article."""


def page_text(raw: bytes, name: str, charset: str = "") -> Extracted:
    """The page's main text and header.

    Raises:
        CaptureError: the page has no words at all, or more than one report may have.
    """
    decoded = decode(raw, name, charset)
    source, warnings = clean(decoded.text)
    warnings = decoded.warnings + warnings
    if len(source) > MAX_CHARACTERS and (length := len(visible_words(source))) > MAX_CHARACTERS:
        raise too_long(name, length)
    tree, cut = _tree(source)
    page = stated(tree) if tree is not None else Stated(Header())
    text = "" if tree is None or cut else _main_text(tree, page.header.title)
    extractor = f"trafilatura {_version()} ({decoded.encoding})"
    body = _body(page.body)
    if len(text) < BODY_SHARE * len(body) or (body and text.split() == body.split()):
        text, extractor = body, f"articleBody ({decoded.encoding})"
        warnings += ("its article is loaded by a script: the text was taken from the page's JSON-LD",)
    elif not text.strip():
        why = "the page is nested too deep or has a part that is too large" if cut else "no main text was found"
        text, extractor = visible_words(source), f"visible words ({decoded.encoding})"
        warnings += (f"{why}: all visible words were kept, menus among them",)
    text, more = clean(text)
    if not text.strip():
        raise CaptureError(
            name,
            "is an HTML page without any text.",
            "If its text is loaded by a script, save it from the browser as 'web page, complete' and give that.",
        )
    return Extracted(text, extractor, page.header, tuple(dict.fromkeys(warnings + page.warnings + more + doubts(text))))


def _body(body: str) -> str:
    """JSON-LD's `articleBody` with a blank line between paragraphs; it may hold mark-up."""
    words = visible_words(body) if "<" in body else body
    return "\n\n".join(line.strip() for line in words.split("\n") if line.strip())


def _tree(source: str) -> tuple[HtmlElement | None, bool]:
    """The page as a tree, and whether libxml2 dropped a part of it (it stops at a depth of 2,048)."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        tree = document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    _as_shown(tree)
    return tree, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _as_shown(tree: HtmlElement) -> None:
    """Mends what libxml2, which knows HTML 4, reads otherwise than a browser.

    `<template>` holds nothing that is shown; what follows `<embed>` or `<wbr>` is not inside it; paragraphs end an
    `<svg>` or `<math>` that was left open.
    """
    for element in list(tree.iter(*UNSHOWN)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(tree.iter(*VOID)):
        element.drop_tag()
    for element in list(tree.iter("svg", "math")):
        if element.getparent() is not None and next(element.iter("p", "div", "article", "section"), None) is not None:
            element.drop_tag()


@cache
def _version() -> str:
    return version("trafilatura")


@cache
def _quiet() -> None:
    """Keeps the libraries' log lines off the terminal; who sets up logging still gets them."""
    for library in ("trafilatura", "htmldate", "justext", "readability"):
        logging.getLogger(library).addHandler(logging.NullHandler())


def _main_text(tree: HtmlElement, title: str) -> str:
    from trafilatura import bare_extraction

    _quiet()
    for line_break in tree.iter("br"):
        before = line_break.getprevious()
        if before is not None and before.tag == "br" and not (before.tail or "").strip():
            line_break.tail = PARAGRAPH + (line_break.tail or "")
    try:
        found = bare_extraction(tree, include_comments=False, with_metadata=False)
    except Exception:  # whatever a third-party heuristic trips over, the visible words are still there
        return ""
    body = getattr(found, "body", None)
    blocks = _blocks(body) if body is not None else []
    if blocks and one_line(blocks[0]) == one_line(title):
        blocks = blocks[1:]
    return "\n\n".join(blocks)


def _blocks(body: _Element) -> list[str]:
    """The words of each block in order; line breaks inside one stay, other white space is one blank."""
    from lxml import etree

    blocks: list[str] = []
    parts: list[str] = []

    def close() -> None:
        folded = re.sub(r"[ \t\n]+", " ", "".join(parts))
        for block in re.split(f"[ {LINE}]*{PARAGRAPH}[ {LINE}{PARAGRAPH}]*", folded):
            blocks.append(re.sub(rf" ?{LINE} ?", "\n", block.strip(f" {LINE}")))
        parts.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        if tag in BLOCKS:
            close()
        elif event == "start" and tag == "lb":
            parts.append(LINE)
        elif event == "end" and tag == "cell" and element.getnext() is not None:
            parts.append(" | ")
        parts.append((element.text if event == "start" else element.tail) or "")
    close()
    return [block for block in blocks if block]
