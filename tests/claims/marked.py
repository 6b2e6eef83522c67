"""A tiny notation for attributions in running text, so that a case is one readable line.

{S|The envoy} {C|denied} that {X|a convoy had left}.                    one attribution
{S1|Tass} {C1|said} {X1|{S2|the mayor} {C2|had called} {X2|it a lie}}.  two, the second inside the first
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from _pytest.mark import ParameterSet

from hearsay.records import Attribution, Report, Span
from hearsay.types import Quotation

_TOKEN = re.compile(r"\{([SCX])(\d*)\||\}")


def marked(line: str, name: str = "r") -> tuple[Report, tuple[Attribution, ...]]:
    """The report and the attributions of one marked text; `\\n` in it ends a paragraph."""
    line = line.replace("\\n", "\n\n")
    text, last = "", 0
    opened: list[tuple[str, str, int]] = []
    spans: dict[str, dict[str, list[Span]]] = {}
    for match in _TOKEN.finditer(line):
        text += line[last : match.start()]
        last = match.end()
        if match.group(1):
            opened.append((match.group(1), match.group(2), len(text)))
        else:
            role, number, start = opened.pop()
            spans.setdefault(number, {}).setdefault(role, []).append(Span(name, start, len(text)))
    text += line[last:]
    found = [_attribution(name, text, number, roles) for number, roles in spans.items()]
    found.sort(key=lambda a: (a.contents[0].start, -a.contents[-1].end))
    return Report(name, text), tuple(replace(a, parent=_parent(a, found)) for a in found)


def _parent(inner: Attribution, found: list[Attribution]) -> str | None:
    """The attribution whose content holds the source and the contents of `inner`."""
    spans = (*inner.source, *inner.contents)
    return next((a.id for a in found if a is not inner and all(a.contents[0].covers(s) for s in spans)), None)


def _attribution(name: str, text: str, number: str, roles: dict[str, list[Span]]) -> Attribution:
    contents = tuple(sorted(roles["X"]))
    words = "".join(s.of(text) for s in contents).strip(" ,.")
    if words[:1] in '“"' and words[-1:] in '”"':
        quotation = Quotation.DIRECT
    else:
        quotation = Quotation.MIXED if re.search(r"[“”\"]", words) else Quotation.INDIRECT
    return Attribution(
        id=f"{name}:a{number or 1}",
        report=name,
        source=tuple(sorted(roles.get("S", ()))),
        cue=tuple(sorted(roles.get("C", ()))),
        contents=contents,
        quotation=quotation,
        confidence=1.0,
    )


def rows(text: str, width: int) -> list[tuple[str, ...]]:
    """The rows of a table with `width` cells parted by tabs; `#` begins a comment line."""
    found = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            cells = tuple(c.strip() for c in line.split("\t"))
            assert len(cells) == width, line
            found.append(cells)
    return found


def cases(table: list[tuple[str, ...]]) -> list[ParameterSet]:
    """Rows as test parameters; an expectation with `!` before it is a known failure."""
    found = []
    for number, (expected, *rest) in enumerate(table):
        marks = [pytest.mark.xfail(strict=True, reason="a known failure")] if expected.startswith("!") else []
        found.append(pytest.param(expected.lstrip("!"), *rest, marks=marks, id=f"{number}-{expected[:40]}"))
    return found
