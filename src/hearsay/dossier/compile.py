"""Dossier -> one HTML file: the views filled into the templates, style and script inside, nothing remote.

The page states its own policy (Content Security Policy, level 3): no request of any kind, only the one style and
the one script of this version by their hashes, and no markup ever made from strings (Trusted Types).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from hearsay import __version__
from hearsay.dossier import words
from hearsay.dossier.fold import fold, packed
from hearsay.dossier.index import Index
from hearsay.dossier.tags import tag
from hearsay.dossier.traces import tests
from hearsay.dossier.views import view_of
from hearsay.export.json import FORMAT, Plain, plain
from hearsay.records import Dossier

FOLD_ABOVE = 150_000
"""Characters of report text above which texts and lists are folded: their markup would pass half a megabyte."""
ROWS = 100
"""Rows of a folded ledger shown before a person asks for all."""
OUTCOME_SHORT = {"fails": "fail", "flag": "to look at", "holds": "hold", "cannot": "open"}


@dataclass
class Folder:
    """Decides for one page whether parts are folded, and keeps what was."""

    folding: bool
    packs: dict[str, str] = field(default_factory=dict)

    def folded(self, body: Markup, anchor: str) -> Markup:
        """The body itself, or a place that grows it when opened."""
        if not self.folding:
            return body
        self.packs[anchor] = fold(body)
        return Markup('<p class="waiting" data-folded="{}">Opening …</p>').format(anchor)

    def folded_rows(self, body: Markup, count: int) -> Markup:
        """The rows of the ledger, those past the first hundred behind a button."""
        rows = str(body).strip().split("</tr>\n")
        if not self.folding or count <= ROWS:
            return body
        self.packs["ledger"] = fold(Markup("</tr>".join(rows[ROWS:])))
        button = tag("button", f"Show all {count:,} figures", type="button", data_show_all="ledger")
        more = tag("tr", tag("td", button, colspan=9), data_folded="ledger")
        return Markup("</tr>".join(rows[:ROWS]) + "</tr>") + more


def page(dossier: Dossier) -> str:
    """The dossier as one self-contained HTML page that makes no request.

    Args:
        dossier: everything found; records that point at nothing are left out, never an error.
    """
    index = Index(dossier)
    view = view_of(index)
    folder = Folder(sum(len(r.text) for r in dossier.reports) > FOLD_ABOVE)
    style, script = asset("css"), asset("js")
    data = embedded(dossier, folder.folding)
    policy = (
        f"default-src 'none'; img-src data:; style-src {source(style)}; script-src {source(script)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    return template().render(
        view=view,
        folded=folder.folded,
        folded_rows=folder.folded_rows,
        packs=folder.packs,
        folding=folder.folding,
        policy=policy,
        style=Markup(style),
        script=Markup(script),
        data=Markup(data),
        data_sha256=hashlib.sha256(data.encode()).hexdigest(),
        version=__version__,
        outcome_short=OUTCOME_SHORT,
        checks=tests(),
    )


@cache
def template() -> Template:
    """The page's template with its few functions."""
    environment = Environment(
        loader=PackageLoader("hearsay.dossier"), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    environment.globals.update(many=words.many, clip=words.clip)
    return environment.get_template("page.html")


@cache
def asset(kind: str) -> str:
    """Every static file of one kind, in order of name, as one text."""
    folder = files("hearsay.dossier") / "static"
    parts = sorted((p for p in folder.iterdir() if p.name.endswith(f".{kind}")), key=lambda p: p.name)
    return "\n".join(p.read_text(encoding="utf-8") for p in parts)


def source(text: str) -> str:
    """The hash source of an inline style or script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def embedded(dossier: Dossier, folding: bool) -> str:
    """The dossier's records as JSON that can stand inside a script element; deflated where the page is folded."""
    record = plain(dossier)
    assert isinstance(record, dict)
    text = compact({"format": FORMAT, "version": __version__, **record})
    if folding:
        text = compact({"encoding": "base64 deflate-raw", "data": packed(text.encode())})
    return text


def compact(value: Plain) -> str:
    """JSON on one line, every character that could end the script element or cannot be written as its escape."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda m: f"\\u{ord(m.group()):04x}", text)
