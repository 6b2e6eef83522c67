"""Help: the words of the glossary, and a page for every check's code, commitment and difference."""

from __future__ import annotations

from starlette.responses import Response

from hearsay.web.helps import entry_of, groups
from hearsay.web.problems import Problem
from hearsay.web.views.visit import Visit


def helps(visit: Visit) -> Response:
    """All words, by group."""
    return visit.show("help.html", "/help", None, groups=groups())


def help_page(visit: Visit) -> Response:
    """One word."""
    found = entry_of(visit.path("word"))
    if found is None:
        raise Problem(404, "No help has that name. /help lists all of them.")
    return visit.show("help_page.html", "/help", None, entry=found)
