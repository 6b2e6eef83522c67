"""What every request is answered from: the settings, who may come in, the case, and the background worker."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.case import Case
from hearsay.web.access import Access
from hearsay.web.jobs import Jobs
from hearsay.web.limits import Rate
from hearsay.web.settings import Settings
from hearsay.web.shelf.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Context:
    """One running workbench."""

    settings: Settings
    access: Access
    case: Case
    shelf: Shelf
    jobs: Jobs
    sign_ins: Rate
