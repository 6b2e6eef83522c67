"""Parts of the page folded small: their markup or their data, compressed, which the page grows again on demand.

A large dossier carries its report texts and long lists this way, by raw deflate (RFC 1951) in base64 (RFC 4648). The
page's script rebuilds folded markup node by node from a list of allowed elements and attributes (static/1-fold.js);
it never hands text to a parser of the browser.
"""

from __future__ import annotations

import base64
import zlib
from dataclasses import dataclass, field

import orjson
from markupsafe import Markup

from hearsay.dossier.tags import tag
from hearsay.export.json import Plain

ROWS = 60
"""Rows of a folded list shown before a person asks for all."""


@dataclass
class Folder:
    """Decides for one page whether parts are folded, and keeps what was."""

    folding: bool
    packs: dict[str, str] = field(default_factory=dict)

    def folded(self, body: Markup, anchor: str) -> Markup:
        """The body itself, or a place that grows it when opened."""
        if not self.folding:
            return body
        self.packs[anchor] = packed(str(body).strip().encode())
        return waiting(anchor)

    def folded_rows(self, body: Markup, count: int) -> Markup:
        """The rows of the ledger, those past the first sixty behind a button."""
        if not self.folding or count <= ROWS:
            return body
        rows = str(body).strip().split("</tr>\n")
        self.packs["ledger"] = packed("</tr>".join(rows[ROWS:]).encode())
        button = tag("button", f"Show all {count:,} figures", type="button", data_show_all="ledger")
        more = tag("tr", tag("td", button, colspan=9), data_folded="ledger")
        return Markup("</tr>".join(rows[:ROWS]) + "</tr>") + more

    def place(self, anchor: str) -> Markup:
        """Where something folded elsewhere grows."""
        return waiting(anchor)

    def packed_record(self, name: str, record: Plain) -> None:
        """Keeps a record for the page's script under a name."""
        self.packs[name] = packed(orjson.dumps(record))


def waiting(anchor: str) -> Markup:
    """The place where a folded part grows."""
    return tag("p", "Opening …", class_="waiting", data_folded=anchor)


def packed(data: bytes) -> str:
    """Bytes as base64 of their raw deflate stream."""
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    return base64.b64encode(deflater.compress(data) + deflater.flush()).decode("ascii")
