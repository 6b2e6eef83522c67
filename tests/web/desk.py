"""A case for every test, and workbenches over it: asked directly, or running on a port."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from hearsay import desk
from hearsay.case import open_case
from hearsay.desk.readers import Lazy
from hearsay.web.app import application
from hearsay.web.patient import patient
from hearsay.web.settings import Limits, Settings, access_file

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "halden-star"
BASE = "http://localhost:8470"
UNHURRIED = Limits(reads=(10_000, 10_000), writes=(10_000, 10_000), sign_ins=(10_000, 10_000))


def made(path: Path, inputs: list[str], title: str = "The Halden Star") -> Path:
    """A case with these reports, read by the rules alone: quick, and the same on every machine."""
    with open_case(path, create=True, title=title, by="Ada") as case:
        if inputs:
            desk.add(case, inputs, "Ada", "for the tests", reader=Lazy("rules"))
    return path


def copied(path: Path, folder: Path) -> Path:
    """A copy that a test may change."""
    target = folder / "case.hearsay"
    shutil.copy(path, target)
    return target


def settings(path: Path, **changed: object) -> Settings:
    """Settings of a workbench over a case, with limits that no test meets unless it wants to."""
    plain = Settings(str(path), access_file(str(path)), reader="rules", person="Ada", limits=UNHURRIED)
    return replace(plain, **changed)  # type: ignore[arg-type]


@contextmanager
def asked(path: Path, **changed: object) -> Iterator[TestClient]:
    """A workbench that is asked without a network."""
    with TestClient(
        application(settings(path, **changed)), base_url=BASE, follow_redirects=False, raise_server_exceptions=False
    ) as client:
        yield client


def csrf(client: TestClient) -> dict[str, str]:
    """The header that a page's own requests carry."""
    page = client.get("/", headers={"accept": "text/html"}, follow_redirects=True).text
    token = page.split('name="csrf" content="', 1)[1].split('"', 1)[0]
    return {"x-csrf-token": token}


def ended(client: TestClient, job: str, within: float = 60) -> dict[str, object]:
    """A job once it has ended."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        found: dict[str, object] = client.get(f"/api/jobs/{job}").json()
        if found["state"] in ("done", "failed", "stopped"):
            return found
        time.sleep(0.1)
    raise AssertionError(f"job {job} did not end")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(path: Path, **changed: object) -> Iterator[str]:
    """A workbench on a port of this machine; gives its address."""
    port = free_port()
    wanted = settings(path, port=port, **changed)
    config = uvicorn.Config(
        application(wanted), host="127.0.0.1", port=port, log_level="error", http=patient(wanted.limits.headers_within),
        timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
