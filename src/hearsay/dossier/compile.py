"""Dossier -> one HTML file: the views filled into the templates, style and script inside, nothing remote.

The page states its own policy (Content Security Policy, level 3): no request of any kind, only the one style and
the one script of this version by their hashes, and no markup ever made from strings (Trusted Types).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hearsay import __version__
from hearsay.dossier import words
from hearsay.dossier.bars import claims_bar
from hearsay.dossier.build import build
from hearsay.dossier.columns import columned
from hearsay.dossier.fold import Folder, packed
from hearsay.dossier.index import Index
from hearsay.dossier.packed_sheets import record
from hearsay.dossier.traces import tests
from hearsay.dossier.views import View, view_of
from hearsay.export.json import FORMAT, Plain, plain
from hearsay.records import Dossier

FOLD_ABOVE = 150_000
"""Characters of report text above which texts and lists are folded: their markup would pass half a megabyte."""
OUTCOME_SHORT = {"fails": "fail", "flag": "to look at", "holds": "hold", "cannot": "open"}


def page(dossier: Dossier, head: str = "") -> str:
    """The dossier as one self-contained HTML page that makes no request.

    Args:
        dossier: everything found; records that point at nothing are left out, never an error.
        head: the head of the log of the case that it was made from, `128:9f2c...`, else empty.
    """
    index = Index(dossier)
    view = view_of(index)
    folder = Folder(sum(len(r.text) for r in dossier.reports) > FOLD_ABOVE)
    style, script = asset("css"), asset("js")
    data = embedded(dossier, folder.folding)
    if folder.folding:
        folder.packed_record("sheets", record(view.sheets, heads(view)))
    policy = (
        f"default-src 'none'; img-src data:; style-src {source(style)}; script-src {source(script)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    return (
        environment()
        .get_template("page.html")
        .render(
            view=view,
            folder=folder,
            policy=policy,
            style=Markup(style),
            script=Markup(script),
            data=Markup(data),
            data_sha256=hashlib.sha256(data.encode()).hexdigest(),
            version=__version__,
            build=build(),
            head=head,
            outcome_short=OUTCOME_SHORT,
            checks=tests(),
        )
    )


def heads(view: View) -> list[str]:
    """The header of each report as markup."""
    header = environment().get_template("parts.html").module.header  # type: ignore[attr-defined]
    return [str(header(sheet)) for sheet in view.sheets]


@cache
def environment() -> Environment:
    """The templates with their few functions."""
    made = Environment(
        loader=PackageLoader("hearsay.dossier"), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    made.globals.update(many=words.many, clip=words.clip, claims_bar=claims_bar)
    return made


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
    records = plain(dossier)
    assert isinstance(records, dict)
    held: Plain = {"format": FORMAT, "version": __version__, **records}
    if not folding:
        return compact(held)
    text = orjson.dumps(columned(held))
    return compact({"encoding": "base64 deflate-raw columns", "data": packed(text)})


def compact(value: Plain) -> str:
    """JSON on one line, every character that could end the script element or cannot be written as its escape."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda m: f"\\u{ord(m.group()):04x}", text)
