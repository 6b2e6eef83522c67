"""Records -> Findings: each check holds, fails, flags, or cannot be judged and says what is missing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from hearsay.checks.ranking import ranked
from hearsay.checks.registry import CHECKS
from hearsay.checks.view import View
from hearsay.records import Dossier, Finding
from hearsay.types import RecordId


def check(dossier: Dossier, without: Collection[str] = ()) -> Dossier:
    """The dossier with the findings of every registered check: fails and flags first, then passes.

    Args:
        dossier: reports with their claims and measures.
        without: codes of checks that are not run.
    """
    view = View(dossier)
    found = [finding for one in CHECKS if one.code not in without for finding in one.run(view)]
    findings = ranked(found, [one.code for one in CHECKS])
    return replace(dossier, findings=tuple(replace(f, claims=f.claims or _claims(view, f)) for f in findings))


def _claims(view: View, finding: Finding) -> tuple[RecordId, ...]:
    """The claims that the words of a finding stand in, once, in order of its trace."""
    return tuple(dict.fromkeys(view.claim_of[span] for span in finding.spans if span in view.claim_of))
