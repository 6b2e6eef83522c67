"""A page of the workbench in a real browser, with everything it asked for and complained about."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = "axe-core@4.10.3"


class Visit:
    """A person at the workbench."""

    def __init__(self, browser: Browser, base: str, width: int = 1440, height: int = 900, **options: object) -> None:
        self.base = base
        self.context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        self.context.set_default_timeout(15_000)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: self.complaints.append("a dialog opened"))

    def go(self, path: str) -> Page:
        """Opens a page of the workbench."""
        self.page.goto(self.base + path)
        return self.page

    def said(self, words: str) -> None:
        """Waits until the line at the foot says so."""
        self.page.locator("#done", has_text=words).wait_for(state="visible")

    def clean(self) -> None:
        """Nothing was asked for elsewhere, and nothing was complained about."""
        elsewhere = [u for u in self.requests if not u.startswith((self.base, "data:", "blob:"))]
        assert elsewhere == [], elsewhere
        assert self.complaints == [], self.complaints

    def close(self) -> None:
        """Ends the visit."""
        self.context.close()


def axe_script() -> str:
    """axe-core, fetched once; the test is skipped where it cannot be."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "hearsay-tests"
    script = cache / f"{AXE}.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no npm: axe-core cannot be fetched")
        cache.mkdir(parents=True, exist_ok=True)
        command = [npm, "pack", AXE]
        fetched = subprocess.run(command, cwd=cache, capture_output=True, text=True, timeout=120, check=False)
        if fetched.returncode:
            pytest.skip("axe-core could not be fetched: offline")
        with tarfile.open(cache / fetched.stdout.strip().splitlines()[-1]) as archive:
            member = archive.extractfile("package/axe.min.js")
            assert member
            script.write_bytes(member.read())
    return script.read_text(encoding="utf-8")
