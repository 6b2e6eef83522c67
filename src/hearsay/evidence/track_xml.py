"""XML that a stranger wrote: no document types, so no entities; no network; no tree deeper than the parser allows."""

from __future__ import annotations

import re

from lxml import etree

from hearsay.errors import EvidenceError

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def root_of(content: bytes, name: str) -> etree._Element:
    """The root element; raises EvidenceError for damaged XML or one with a document type."""
    flat = content.replace(b"\x00", b"")  # UTF-16 hides no document type
    if _DOCTYPE.search(flat):
        problem = "declares a document type, which tracks do not need and which can be used for attacks."
        raise EvidenceError(name, problem, "Remove the <!DOCTYPE ...> line.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        raise EvidenceError(name, f"is damaged XML ({wrong}).", "Fetch or export it again.") from wrong


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def text_of(element: etree._Element, name: str) -> str:
    """The words of the first child of that name; empty where there is none."""
    return next(((child.text or "").strip() for child in element if local(child) == name), "")
