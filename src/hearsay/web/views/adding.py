"""Adding reports: files or pasted text, work that runs and work that is done; and what can be downloaded."""

from __future__ import annotations

from starlette.responses import Response

from hearsay.case import log as case_log
from hearsay.web.exports import EXPORTS
from hearsay.web.problems import missing
from hearsay.web.roles import Role
from hearsay.web.views.visit import Visit


def add(visit: Visit) -> Response:
    """The form for new reports, and the work that runs."""
    visit.asking.needs(Role.JUDGE)
    limits = visit.context.settings.limits
    return visit.show(
        "add.html", "/add", None, jobs=visit.context.jobs.all()[:20], waiting=case_log.waiting(visit.connection),
        largest=limits.body // 1024 // 1024, files=limits.files,
    )  # fmt: skip


def job(visit: Visit) -> Response:
    """One piece of work with its messages."""
    found = visit.context.jobs.get(visit.path("id"))
    if found is None:
        raise missing("work of that number")
    return visit.show("job.html", "/add", None, job=found)


def export(visit: Visit) -> Response:
    """What the case can be downloaded as."""
    jobs = [j for j in visit.context.jobs.all() if j.what == "export"][:10]
    return visit.show("export.html", "/export", None, formats=EXPORTS, jobs=jobs)


def api(visit: Visit) -> Response:
    """The API as a page to read."""
    from hearsay.web.api.table import OPERATIONS

    return visit.show("api.html", "/api", None, operations=OPERATIONS)
