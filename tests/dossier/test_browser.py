"""The page in a real browser: no request, no error, keys, cards, phone, proof, accessibility.

Chromium is looked for on the path; axe-core is taken from npm into a cache once, and its test is skipped offline.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hearsay.dossier import page
from hearsay.records import Dossier

from .sample import large, sample
from .test_compile import ATTACKS, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = "axe-core@4.10.3"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path: install Debian's chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


class Visit:
    """One page opened from a file, with everything it asked for and complained about."""

    def __init__(self, browser: Browser, path: Path, width: int = 1440, height: int = 900, **options: object) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: self.complaints.append("a dialog opened"))
        self.context.set_offline(True)
        self.page.goto(path.as_uri())

    def open_all(self) -> None:
        """Opens everything that can be opened."""
        self.page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")

    def clean(self) -> None:
        """Nothing was asked for but the file itself, and nothing was complained about."""
        assert [u for u in self.requests if not u.startswith(("file:", "data:", "blob:"))] == []
        assert self.requests[1:] in ([], ["data:,"])
        assert self.complaints == []


def written(folder: Path, dossier: Dossier) -> Path:
    path = folder / "dossier.html"
    path.write_bytes(page(dossier).encode("utf-8"))
    return path


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("sample"), sample())


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("large"), large(200))


@pytest.fixture
def visit(browser: Browser, file: Path) -> Iterator[Visit]:
    opened = Visit(browser, file)
    yield opened
    opened.clean()
    opened.context.close()


def focused(visit: Visit, what: str) -> str:
    found: str = visit.page.evaluate(f"document.activeElement.{what}")
    return found


def test_the_overview_fits_one_screen(visit: Visit) -> None:
    bottom = visit.page.evaluate("document.querySelector('#overview').getBoundingClientRect().bottom")
    assert bottom <= 910


def test_a_line_opens_its_words_in_place_and_escape_goes_back(visit: Visit) -> None:
    visit.page.locator("#findings .steps a.words").first.click()
    drawer = visit.page.locator("#drawer")
    drawer.wait_for(state="visible")
    assert "nine were passengers" in drawer.inner_text()
    assert drawer.locator(".hit").all_inner_texts() == ["nine"]
    assert "Henrik Toll" in drawer.locator(".note.lit").inner_text()
    visit.page.keyboard.press("Escape")
    assert drawer.is_hidden()
    assert focused(visit, "textContent") == "“nine”"


def test_a_keyboard_reaches_every_claim_and_its_card(visit: Visit) -> None:
    visit.page.locator("#r3 > summary").click()
    for _ in range(3):
        visit.page.keyboard.press("j")
    card = visit.page.locator("#card")
    assert card.is_visible()
    assert focused(visit, "getAttribute('aria-label')").startswith("Note ")
    visit.page.keyboard.press("k")
    visit.page.keyboard.press("Escape")
    assert card.is_hidden()


def test_a_card_says_who_through_whom_how_firmly_and_why(visit: Visit) -> None:
    visit.page.locator("#r3 > summary").click()
    visit.page.locator("#r3 .ref[data-n='5']").hover()
    card = visit.page.locator("#card").inner_text()
    for words in ("Petra Oszel", "Ostany Navy", "hedged", "may well have", "rear admiral", "partly quoted"):
        assert words in card
    lit = visit.page.locator("#r3 .text .lit").all_inner_texts()
    assert "alleged" in lit
    assert "The admiral" in lit


def test_the_keys_are_told_and_the_first_stop_skips_to_the_overview(visit: Visit) -> None:
    visit.page.keyboard.press("Tab")
    assert focused(visit, "className") == "skip"
    visit.page.keyboard.press("?")
    assert visit.page.locator("#keys").is_visible()
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("#keys").is_hidden()
    visit.page.get_by_role("button", name="How to read this").click()
    assert "the cue" in visit.page.locator("#legend").inner_text()


def test_the_ledger_sorts_and_filters(visit: Visit) -> None:
    ledger = visit.page.locator("#ledger")
    ledger.get_by_role("button", name="Value").click()
    values = ledger.locator("tbody tr td:first-child").all_inner_texts()
    assert values[0] == "2"
    assert values[-1] == "240"
    visit.page.fill("#ledger-find", "killed courier")
    assert visit.page.locator("#ledger-count").inner_text() == "4 of 20 figures"
    visit.page.fill("#ledger-find", "")
    visit.page.select_option("#ledger-hue", label="Ostany")
    assert set(ledger.locator("tbody tr:visible td:nth-child(4)").all_inner_texts()) == {"Petra Oszel"}


def test_the_page_proves_itself(visit: Visit) -> None:
    visit.page.click("#verify")
    visit.page.wait_for_selector("#verified[data-intact='true']")
    assert "5 of 5 texts match" in visit.page.inner_text("#verified")


def test_one_changed_letter_is_found(browser: Browser, tmp_path: Path) -> None:
    path = written(tmp_path, sample())
    path.write_text(path.read_text(encoding="utf-8").replace("burned for six hours", "burned for ten hours"), "utf-8")
    opened = Visit(browser, path)
    opened.page.click("#verify")
    opened.page.wait_for_selector("#verified[data-intact='false']")
    assert "1 of 5 texts differ; the data itself was altered" in opened.page.inner_text("#verified")
    opened.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_scrolls_one_way_only(browser: Browser, file: Path, scheme: str) -> None:
    opened = Visit(browser, file, 390, 844, color_scheme=scheme)
    opened.open_all()
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert opened.page.locator("#r3 .notes > summary").first.is_visible()
    opened.clean()
    opened.context.close()


@pytest.mark.parametrize("width", [390, 760, 1120, 1440])
def test_no_words_are_squeezed_into_a_column_of_letters(browser: Browser, file: Path, width: int) -> None:
    opened = Visit(browser, file, width)
    opened.open_all()
    squeezed = opened.page.evaluate(
        """[...document.querySelectorAll("main :is(p, li, dd, td, th, h3, h4, figcaption)")]
        .filter((e) => e.textContent.trim().length > 24 && !e.closest(".unseen, .matrix thead"))
        .filter((e) => e.offsetWidth > 1 && e.offsetWidth < 70).map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert squeezed == []
    opened.context.close()


def test_it_can_be_read_without_script(browser: Browser, file: Path) -> None:
    opened = Visit(browser, file, java_script_enabled=False)
    opened.page.locator("#r1 > summary").click()
    assert opened.page.get_by_text("We found the ship without power").last.is_visible()
    assert opened.page.locator("#r1 .note").nth(1).is_visible()
    opened.clean()
    opened.context.close()


SHEETS = (
    "[...document.querySelectorAll('.sheet')].map((s) => s.outerHTML.replace(/>\\s+</g, '><').replace(/\\s+/g, ' '))"
)


def test_a_folded_page_grows_what_an_unfolded_one_holds(
    browser: Browser, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearsay.dossier.compile.FOLD_ABOVE", 0)
    inline, folded = Visit(browser, file), Visit(browser, written(tmp_path, sample()))
    folded.page.evaluate("unfoldAll()")
    for before, after in zip(inline.page.evaluate(SHEETS), folded.page.evaluate(SHEETS), strict=True):
        assert after == before
    lost = folded.page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.getAttribute('href').slice(1))"
        ".filter((id) => !document.getElementById(id))"
    )
    assert lost == []
    for opened in (inline, folded):
        opened.clean()
        opened.context.close()


@pytest.mark.parametrize(
    "markup", ["<script>x</script>", "<img src=x>", '<p onclick="x">y</p>', '<a href="javascript:x">y</a>', "<form>"]
)
def test_what_could_run_or_load_is_not_grown(visit: Visit, markup: str) -> None:
    grown = visit.page.evaluate("(m) => grow(m).innerHTML", markup)
    assert "<" not in grown.replace("<p>y</p>", "").replace("<a>y</a>", "")


def test_two_hundred_reports_open_on_demand(browser: Browser, big: Path) -> None:
    opened = Visit(browser, big)
    opened.page.locator("#r150 > summary").click()
    opened.page.locator("#r150 .text").first.wait_for(state="visible")
    opened.page.locator("#voices a.words").first.click()
    opened.page.locator("#drawer").wait_for(state="visible")
    opened.clean()
    opened.context.close()


def test_two_hundred_reports_are_ready_within_two_seconds_of_work(browser: Browser, big: Path) -> None:
    context = browser.new_context()
    tab = context.new_page()
    protocol = context.new_cdp_session(tab)
    protocol.send("Performance.enable", {"timeDomain": "threadTicks"})  # time of this page alone, not of the machine
    tab.goto(big.as_uri())
    metrics = {m["name"]: m["value"] for m in protocol.send("Performance.getMetrics")["metrics"]}
    assert 0 < metrics["TaskDuration"] < 2
    context.close()


@pytest.mark.parametrize("words", ATTACKS)
def test_hostile_words_do_nothing(browser: Browser, tmp_path: Path, words: str) -> None:
    opened = Visit(browser, written(tmp_path, hostile(words)))
    opened.open_all()
    opened.page.keyboard.press("j")
    opened.page.wait_for_timeout(50)
    opened.clean()
    opened.context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "hearsay-tests"
    script = cache / f"{AXE}.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no npm: axe-core cannot be fetched")
        cache.mkdir(parents=True, exist_ok=True)
        fetched = subprocess.run(
            [npm, "pack", AXE], cwd=cache, capture_output=True, text=True, timeout=120, check=False
        )
        if fetched.returncode:
            pytest.skip("axe-core could not be fetched: offline")
        with tarfile.open(cache / fetched.stdout.strip().splitlines()[-1]) as archive:
            member = archive.extractfile("package/axe.min.js")
            assert member
            script.write_bytes(member.read())
    return script.read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_axe_finds_nothing_serious(browser: Browser, file: Path, axe: str, width: int, scheme: str) -> None:
    opened = Visit(browser, file, width, 900, color_scheme=scheme, bypass_csp=True)
    opened.open_all()
    opened.page.evaluate(axe + "; null")
    found = opened.page.evaluate("axe.run({resultTypes: ['violations']})")
    serious = [
        (v["id"], v["nodes"][0]["html"][:160], len(v["nodes"]))
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == [], json.dumps(serious, indent=1)
    opened.context.close()
