"""Anchors of the dossier as addresses of the workbench.

The dossier's code writes `href="#r3c7"`: within one page, report 3, claim 7. The workbench shows a small dossier at a
time, so after a page is written each such anchor becomes the address of the record: `/claims/4f2a9c:c7`. Only whole
attributes are found: words from outside cannot hold an unescaped quotation mark. Anchors of what the page itself
holds stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TypeVar
from urllib.parse import quote

from hearsay.dossier import harmless
from hearsay.dossier.index import HUES, Index, Party
from hearsay.records import Dossier
from hearsay.types import RecordId, ReportId

T = TypeVar("T")
ANCHOR = re.compile(
    r'(href|data-href)="#(?:r(?P<r>\d+)(?:c(?P<c>\d+)|w(?P<w>\d+-\d+))?|s(?P<s>\d+)|q(?P<q>\d+)(?:a(?P<a>\d+))?|f(?P<f>\d+))"'
)


def segment(identity: str) -> str:
    """An id as one segment of a path."""
    return quote(identity, safe=":")


class CaseIndex(Index):
    """An index over a small dossier that knows the whole case's parties, so that a hue means the same everywhere.

    Args:
        dossier: the small dossier.
        parties: the parties of the case, those with most claims first.
        questions: ids of the questions in the order of their numbers on the page.
        findings: ids of the findings in the order of their numbers on the page.
        here: reports whose own anchors stay, since the page holds them.
    """

    def __init__(
        self,
        dossier: Dossier,
        parties: Sequence[str] = (),
        questions: Sequence[RecordId] = (),
        findings: Sequence[RecordId] = (),
        here: Collection[ReportId] = (),
    ) -> None:
        super().__init__(dossier)
        self.case_parties = list(parties[:HUES])
        self.question_ids = list(questions)
        self.finding_ids = list(findings)
        self.here = frozenset(here)

    @cached_property
    def _ranked_parties(self) -> list[str]:
        return self.case_parties

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The parties of the case with their hues."""
        return tuple(Party(harmless.name(p), f"p{n}") for n, p in enumerate(self.case_parties, 1))

    @cached_property
    def claims_by_anchor(self) -> dict[tuple[ReportId, int], RecordId]:
        """Claims by their report and their number on this page."""
        return {(c.report, self.claim_number(c.id)): c.id for c in self.claims.values()}

    def address(self, match: re.Match[str]) -> str:
        """The attribute with the address of what the anchor names; unchanged where the page holds it."""
        target = self.target(match)
        return match[0] if target is None else f'{match[1]}="{target}"'

    def target(self, match: re.Match[str]) -> str | None:
        """The address of what an anchor names, escaped for an attribute; None where the page holds it."""
        if match["s"]:
            source = listed(self.dossier.sources, match["s"])
            return f"/sources/{segment(source.id)}" if source else "/sources"
        if match["q"]:
            question = listed(self.question_ids, match["q"])
            return f"/questions/{segment(question)}" + (f"#q1a{match['a']}" if match["a"] else "") if question else None
        if match["f"]:
            finding = listed(self.finding_ids, match["f"])
            return f"/checks/{segment(finding)}" if finding else None
        report = listed(self.dossier.reports, match["r"])
        if report is None:
            return "/reports"
        if report.id in self.here:
            return None
        path = f"/reports/{segment(report.id)}"
        if match["c"]:
            claim = self.claims_by_anchor.get((report.id, int(match["c"])))
            return f"/claims/{segment(claim)}" if claim else path
        return f"{path}?words={match['w']}" if match["w"] else path

    def addressed(self, markup: str) -> str:
        """A page with every anchor of the dossier as an address of the workbench."""
        return ANCHOR.sub(self.address, markup)


def listed(items: Sequence[T], number: str) -> T | None:
    """The item with that number, from 1."""
    at = int(number) - 1
    return items[at] if 0 <= at < len(items) else None
