"""Records -> Findings: each check holds, fails, flags, or cannot be judged and says what is missing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from hearsay.checks.ranking import ranked
from hearsay.checks.registry import CHECKS
from hearsay.checks.view import View
from hearsay.records import Dossier


def check(dossier: Dossier, without: Collection[str] = ()) -> Dossier:
    """The dossier with the findings of every registered check: fails and flags first, then passes.

    Args:
        dossier: reports with their claims and measures.
        without: codes of checks that are not run.
    """
    view = View(dossier)
    found = [finding for one in CHECKS if one.code not in without for finding in one.run(view)]
    return replace(dossier, findings=ranked(found, [one.code for one in CHECKS]))
