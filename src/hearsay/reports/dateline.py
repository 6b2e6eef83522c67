"""The date that a report's first lines state, where no header gives one.

Four shapes, each only at the start of a line among the first: a label (`date 2024-01-24`, `Published: 24 January
2024, 15:00`), a date on a line of its own, a dateline with a year (`KYIV, 24 January 2024 (Agency) —`), and a
date closed by a dash. A date in the running text is not the report's.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from hearsay.records import Moment
from hearsay.reports.moments import MONTH, WORDED, moment

LINES = 6
"""First lines that are looked at: headline, byline, date and place stand there."""
_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?\s?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
_WORDS = (
    re.sub(r"\?P<\w+>", "?:", WORDED) + r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+(?:UTC|GMT))?)?"
)
_DATE = rf"(?P<date>{_ISO}|{_WORDS})"
_LABEL = re.compile(rf"\s*(?:date|dated|published|posted|issued|updated)(?:\s+on)?\s*[:\-–]?\s+{_DATE}(?!\d)", re.I)
_ALONE = re.compile(rf"\s*[(\[]?{_DATE}[)\]]?\s*", re.I)
_PLACE = re.compile(
    rf"\s*(?:[A-Z][\w'’.-]*(?:[ /][A-Z][\w'’.-]*){{0,3}},\s+){{1,2}}{_DATE}\s*(?:\([^()\n]{{1,40}}\)\s*)?[-–—:]",
    re.I,
)
_DASHED = re.compile(rf"\s*{_DATE}\s*[-–—:]\s", re.I)


_ADDRESS = re.compile(rf"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{{1,2}}|{MONTH})[/-](?P<d>\d{{1,2}})(?=[/-]|$)", re.I)


class Dateline(NamedTuple):
    """The moment and the words that state it."""

    moment: Moment
    words: str


def dateline(text: str) -> Dateline | None:
    """The date stated in the first lines of `text`; None where none is stated in one of the known shapes."""
    lines = [line[:300] for line in text[:4_000].split("\n") if line.strip()][:LINES]
    for line in lines:
        found = _LABEL.match(line) or _ALONE.fullmatch(line) or _PLACE.match(line) or _DASHED.match(line)
        if found and (stated := moment(found["date"])):
            return Dateline(stated, " ".join(found[0].split()))
    return None


def address_date(url: str) -> Moment | None:
    """The date in a web address, year first: `/2031/05/13/ferry`, `/2031/may/13/ferry`, `/2031-05-13-ferry`."""
    found = _ADDRESS.search(urlsplit(url).path)
    if not found:
        return None
    month = found["m"]
    return moment(
        f"{found['y']}-{month:>02}-{found['d']:>02}" if month.isdigit() else f"{found['d']} {month} {found['y']}"
    )
