"""Who puts a report out: the body behind "we" in a party's statement, the outlet behind "this newspaper".

    outlet "Northern Farmers' League", title "Statement of the ..."    the league
    outlet "Harbour Gazette"                                           the outlet
    title "Statement by the Port Union", outlet "Harbour Gazette"      the union

The header is asked: a body that the title names as the author of a statement, then the outlet, then the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from hearsay.records import Report
from hearsay.sources.forms import Form, Mention
from hearsay.sources.mentions import mention
from hearsay.sources.names import fold

_STATEMENT = re.compile(
    r"(?:(?:joint|press|official|public)\s+)?(?:statement|declaration|communiqu[eé]|press\s+release|open\s+letter|appeal)\s+"
    r"(?:of|by|from|issued\s+by)\s+(?P<who>(?:the\s+)?[A-Z][^:;|–—]{2,80}?)(?:\s+(?:on|about|regarding|after|concerning)\s.*)?$",
    re.IGNORECASE,
)
_BODIES = (Form.BODY, Form.STATE)


def publishers(reports: Iterable[Report]) -> dict[str, str]:
    """The outlets that the headers of a case name, by their folded names; bodies that publish are left out."""
    named = (r.outlet.strip() for r in reports if r.outlet.strip())
    return {_key(name): name for name in named if mention(name).form not in _BODIES}


def published_by(text: str, known: Mapping[str, str]) -> str:
    """The name of the header's outlet that `text` names; empty where it names none."""
    return known.get(_key(text), "") if known else ""


def issuer(report: Report) -> Mention | None:
    """Who says "we" in a report outside quotation marks; None where the header does not tell."""
    match = _STATEMENT.search(report.title)
    if match is not None:
        body = mention(match.group("who"))
        if body.form in _BODIES and not (body.definite and len(body.words) < 2 and not body.canonical):
            return body
    if not report.outlet.strip():
        author = mention(report.author)
        return author if author.form in _BODIES else None
    return as_outlet(report.outlet)


def as_outlet(name: str) -> Mention:
    """A header's outlet as a speaker: the body that it is, else an outlet by that name."""
    found = mention(name)
    if found.form in _BODIES or (found.form is Form.OUTLET and found.canonical):
        return found
    return replace(found, form=Form.OUTLET, canonical=name.strip(), name=(), head="")


def _key(name: str) -> str:
    return re.sub(r"^the ", "", fold(name.strip(' ,.;:“”"()')))
