"""Operations for long work: adding reports, analysing again, verifying, exporting; progress, stopping, results."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.responses import FileResponse, Response, StreamingResponse

from hearsay.export.json import Plain, dumps
from hearsay.reports.header import Header, web_address
from hearsay.reports.moments import moment
from hearsay.web.answers import json_answer
from hearsay.web.api.operations import Call
from hearsay.web.exports import EXPORTS, format_named
from hearsay.web.jobs import Job
from hearsay.web.problems import Problem, missing
from hearsay.web.shapes import Values

CHUNK = 1024 * 1024
LONGEST_NAME = 120
"""Characters of a file's name that are kept: file systems take 255 bytes."""
PAUSE = 0.25
"""Seconds between two looks at a job whose progress somebody watches."""
SILENCE = 15.0
"""Seconds after which a stream of progress says that it is still there."""


def job_of(job: Job) -> Plain:
    """A job as JSON."""
    return {
        "id": job.id, "what": job.what, "title": job.title, "by": job.by, "made_at": job.made_at.isoformat(),
        "state": job.state.value, "stage": job.stage, "done": job.done, "total": job.total, "said": job.said,
        "messages": list(job.messages),
    }  # fmt: skip


def accepted(job: Job) -> Response:
    """A job that was put in the queue."""
    return json_answer(job_of(job), 202, {"location": f"/api/jobs/{job.id}"})


def safe_name(given: str, number: int) -> str:
    """A file's name without anything that could lead out of a folder; its suffix stays, since it says what it is.

    >>> safe_name("../../etc/passwd", 1), safe_name("C:\\\\reports\\\\a b.html", 2), safe_name("", 3)
    ('passwd', 'a b.html', 'report-3')
    """
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c if c.isprintable() and c not in '<>:"|?*' else "_" for c in last).strip(" .")
    while len(kept.encode("utf-8", "replace")) > LONGEST_NAME:
        stem, dot, suffix = kept.rpartition(".")
        kept = f"{stem[:-1]}{dot}{suffix}" if dot and len(suffix) < 10 and stem else kept[:-1]
    return kept or f"report-{number}"


def header_of(given: Values) -> Header:
    """What a person states about a report.

    Raises:
        Problem: 422, no date or no web address.
    """
    date, url = given.text("date").strip(), given.text("url").strip()
    published = moment(date) if date else None
    if date and published is None:
        raise Problem(422, "date: write 2024-01-24 or 2024-01-24T15:00+02:00.", more={"field": "date"})
    if url and not web_address(url):
        raise Problem(422, "url: give an http or https address.", more={"field": "url"})
    return Header(url=url, outlet=given.text("outlet"), title=given.text("title"), published=published)


def add_files(call: Call) -> Response:
    """Takes files as new reports; sidecars (`.json`) beside them give their headers."""
    form = call.request._form
    assert form is not None
    files = [f for f in form.getlist("files") if isinstance(f, UploadFile)]
    if not files:
        raise Problem(422, "files: send at least one file.", more={"field": "files"})
    folder = call.context.jobs.new_folder()
    paths: dict[str, Path] = {}
    for number, file in enumerate(files, 1):
        name = safe_name(file.filename or "", number)
        while name.casefold() in paths:
            stem, dot, suffix = name.rpartition(".")
            name = f"{stem or suffix}-{number}{dot}{suffix}" if dot else f"{name}-{number}"
        paths[name.casefold()] = target = folder / name
        with target.open("wb") as out:
            while chunk := file.file.read(CHUNK):
                out.write(chunk)
    names = ", ".join(p.name for p in list(paths.values())[:3]) + (" …" if len(paths) > 3 else "")
    why = str(form.get("why", ""))[:2000]
    job = call.context.jobs.add(
        "add", f"Add {names}", call.person.name, tuple(map(str, paths.values())), None, why, folder
    )
    return accepted(job)


def add_text(call: Call) -> Response:
    """Takes pasted text as a new report."""
    text = call.body.text("text")
    if not text.strip():
        raise Problem(422, "text: give the words of the report.", more={"field": "text"})
    header = header_of(call.body)
    folder = call.context.jobs.new_folder()
    path = folder / "pasted.txt"
    path.write_text(text, encoding="utf-8")
    title = call.body.text("title") or " ".join(text.split())[:60]
    job = call.context.jobs.add(
        "add", f"Add “{title}”", call.person.name, (str(path),), header, call.body.text("why"), folder
    )
    return accepted(job)


def analyse(call: Call) -> Response:
    """Analyses the case again."""
    return accepted(call.context.jobs.add("analyse", "Analyse again", call.person.name, why=call.body.text("why")))


def verify(call: Call) -> Response:
    """Derives every hash of the case again."""
    return accepted(call.context.jobs.add("verify", "Verify every hash", call.person.name, why=call.body.text("why")))


def export(call: Call) -> Response:
    """Writes the case in one format."""
    wanted = format_named(call.body.text("format"))
    if wanted is None:
        raise Problem(422, f"format: give one of {', '.join(e.name for e in EXPORTS)}.", more={"field": "format"})
    folder = call.context.jobs.new_folder()
    job = call.context.jobs.add("export", f"Write {wanted.title}", call.person.name, (wanted.name,), folder=folder)
    return accepted(job)


def jobs(call: Call) -> Response:
    """The work that is remembered, latest first."""
    return json_answer({"items": [job_of(j) for j in call.context.jobs.all()]})


def found(call: Call) -> Job:
    """The job that the path names.

    Raises:
        Problem: 404.
    """
    job = call.context.jobs.get(call.path.text("id"))
    if job is None:
        raise missing("work of that number")
    return job


def job(call: Call) -> Response:
    """One piece of work."""
    return json_answer(job_of(found(call)))


def stop(call: Call) -> Response:
    """Asks work to stop."""
    job = found(call)
    return json_answer(job_of(call.context.jobs.stop(job.id) or job))


def events(call: Call) -> Response:
    """The progress of work as server-sent events, until it ends (WHATWG HTML, "Server-sent events")."""
    first, jobs = found(call), call.context.jobs

    async def told() -> AsyncIterator[bytes]:
        seen: Job | None = None
        held: Job | None = first
        silent = 0.0
        while held is not None:
            if held != seen:
                yield b"data: " + dumps(job_of(held)) + b"\n\n"
                seen, silent = held, 0.0
            elif silent > SILENCE:
                yield b": still here\n\n"
                silent = 0.0
            if held.state.ended:
                return
            await asyncio.sleep(PAUSE)
            silent += PAUSE
            held = jobs.get(held.id)

    return StreamingResponse(told(), media_type="text/event-stream")


def result(call: Call) -> Response:
    """The file that an export made."""
    job = found(call)
    wanted = next((e for e in EXPORTS if job.result.endswith(e.suffix)), None)
    if job.what != "export" or not job.result or wanted is None or not Path(job.result).exists():
        raise missing("result of that work")
    with call.context.shelf.reading() as connection:
        title = call.context.shelf.facts(connection).title or "case"
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in title)[:80].strip("-") or "case"
    shown = (
        f"attachment; filename=\"{plain}{wanted.suffix}\"; filename*=UTF-8''{quote(title[:80], safe='')}{wanted.suffix}"
    )
    return FileResponse(job.result, media_type=wanted.media_type, headers={"content-disposition": shown})
