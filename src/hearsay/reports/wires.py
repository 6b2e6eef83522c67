"""News agencies: which name is one, and the credit that a printed agency text carries.

Credits stand in the dateline, `KYIV, Ukraine (Reuters) -` or `(RFE/RL) —`, or in a last line such as
`With inputs from PTI`, `Source: ANI`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError

_DATELINE = re.compile(r"\A[^\n()]{0,80}\(([\w./ -]{2,40})\)\s*[-–—:]")
_LAST_LINE = re.compile(
    r"(?:with\s+(?:agency\s+)?inputs?\s+from|source|credit|courtesy)\s*:?\s+(?:the\s+)?([\w./ -]{1,39}\w)[.)\]]*\Z",
    re.I,
)
LAST_LINE_CHARACTERS = 60
"""A credit is a line of its own; a longer last line is a sentence of the report."""


@cache
def wires() -> dict[str, str]:
    """Every way to write an agency, in lower case, to the name to show."""
    source = files("hearsay.reports").joinpath("wires.toml")
    try:
        table = tomllib.loads(source.read_text(encoding="utf-8"))["wires"]
        written = {way.lower(): name for name, ways in table.items() for way in [*ways]}
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError) as wrong:
        raise LexiconError("reports/wires.toml", f"does not list agencies with their spellings: {wrong}.") from wrong
    return written


def wire_named(name: str) -> str:
    """The agency that `name` is, or an empty string."""
    return wires().get(" ".join(name.split()).lower(), "")


def credited(text: str) -> str:
    """The agency that the report's first or last line credits, or an empty string."""
    if (first := _DATELINE.match(text.lstrip()[:200])) and (wire := wire_named(first[1])):
        return wire
    last = text.rstrip()[-4 * LAST_LINE_CHARACTERS :].rsplit("\n", 1)[-1].strip(" ([")
    found = _LAST_LINE.match(last) if len(last) <= LAST_LINE_CHARACTERS else None
    return wire_named(found[1]) if found else ""
