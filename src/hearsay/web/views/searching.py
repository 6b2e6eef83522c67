"""Search: reports and claims by their words, sources and questions by their names."""

from __future__ import annotations

from starlette.responses import Response

from hearsay.web.shelf.paging import Screen
from hearsay.web.shelf.search import KINDS, Found, search
from hearsay.web.views.visit import Visit

SIZE = 30


def find(visit: Visit) -> Response:
    """One screen of what was found."""
    words, kind = visit.text("q"), visit.choice("kind", KINDS)
    outlet, since, until = visit.text("outlet", 200), visit.text("since", 10), visit.text("until", 10)
    window = visit.window(SIZE)
    wrong = ""
    screen: Screen[Found] = Screen((), 0, window)
    if words:
        within, key = (outlet, since, until), ("search", words, kind, outlet, since, until, window)
        once = visit.context.shelf.once
        screen, wrong = once(
            visit.facts.machine, key, lambda: search(visit.context.case, visit.connection, words, kind, within, window)
        )
    return visit.show(
        "search.html", "/search", None, words=words, kind=kind, kinds=KINDS, screen=screen, wrong=wrong,
        outlet=outlet, since=since, until=until,
    )  # fmt: skip
