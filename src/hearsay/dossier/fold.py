"""Parts of the page folded small: markup as a compressed tree that the page grows again on demand.

A large dossier carries its report texts and long lists this way. The tree is JSON (`[element, attributes,
child...]`, text as strings), compressed by raw deflate (RFC 1951) in base64 (RFC 4648); the page rebuilds it
node by node from a list of allowed elements, never as markup.
"""

from __future__ import annotations

import base64
import zlib
from html.parser import HTMLParser
from typing import TypeAlias

import orjson
from markupsafe import Markup

Node: TypeAlias = "str | list[str | dict[str, str] | Node]"
"""Text, or an element with its attributes and children."""

_NAMES = (
    "a abbr b bdi br dd details div dl dt em i input label li ol p section small span strong summary td th time tr ul"
)
ELEMENTS = frozenset(_NAMES.split())
"""Elements that may be folded; the page grows no others (static/fold.js holds the same list)."""
VOID = frozenset({"br", "input"})


class Grower(HTMLParser):
    """Turns markup of this page into its tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: list[str | dict[str, str] | Node] = ["div", {}]
        self.open = [self.root]

    def handle_starttag(self, element: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element under the one that is open."""
        if element not in ELEMENTS:
            raise ValueError(f"<{element}> cannot be folded")
        node: list[str | dict[str, str] | Node] = [element, {key: value or "" for key, value in attrs}]
        self.open[-1].append(node)
        if element not in VOID:
            self.open.append(node)

    def handle_endtag(self, element: str) -> None:
        """Closes the element that is open."""
        if element not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Keeps the words."""
        self.open[-1].append(data)


def tree(markup: Markup) -> Node:
    """The markup as a tree under one `div`; raises ValueError for an element that may not be folded."""
    grower = Grower()
    grower.feed(str(markup))
    grower.close()
    return grower.root


def fold(markup: Markup) -> str:
    """The markup as base64 of the deflated JSON of its tree."""
    return packed(orjson.dumps(tree(markup)))


def packed(data: bytes) -> str:
    """Bytes as base64 of their raw deflate stream."""
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.b64encode(deflater.compress(data) + deflater.flush()).decode("ascii")
