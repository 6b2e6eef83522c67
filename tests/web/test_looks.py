"""Every page as it looks and reads: accessible, one way of scrolling, dark, printed, harmless whatever reports hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hearsay.case import open_case
from hearsay.records.capture import Capture
from hearsay.reports import reports_of

from .attacks import ATTACKS
from .browser import CHROMIUM, Visit, axe_script
from .desk import copied, made, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path: install Debian's chromium"),
]
PAGES = (
    "/", "/questions", "/figures", "/sources", "/reports", "/claims", "/timeline",
    "/checks", "/search?q=ferry", "/log", "/people", "/help", "/help/A1", "/add", "/export", "/api",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def base(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(copied(whole, tmp_path_factory.mktemp("looks"))) as address:
        yield address


@pytest.fixture(scope="module")
def pages(whole: Path) -> tuple[str, ...]:
    """Every page, with one of each record's own."""
    with open_case(whole, read_only=True) as case:
        edge = case.records("copy").items[0]
        own = [f"/reports/{case.reports().items[0].id}", f"/compare?left={edge.parent}&right={edge.copy}"]
        own += [f"/questions/{case.questions().items[0].id}", f"/checks/{case.findings().items[0].id}"]
        own += [f"/sources/{case.sources().items[0].source.id}", f"/log/report/{edge.copy}"]
    return (*PAGES, *own)


@pytest.fixture(scope="module")
def report(pages: tuple[str, ...]) -> str:
    return pages[len(PAGES)]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_axe_finds_nothing_serious(
    browser: Browser, base: str, pages: tuple[str, ...], width: int, scheme: str
) -> None:
    axe = axe_script()
    visit = Visit(browser, base, width, 900, color_scheme=scheme, bypass_csp=True)
    serious = []
    for path in pages:
        page = visit.go(path)
        page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
        page.evaluate(axe + "; null")
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        serious += [
            (path, v["id"], v["nodes"][0]["html"][:160], len(v["nodes"]))
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
    assert serious == [], json.dumps(serious, indent=1)
    visit.close()


def test_axe_finds_nothing_serious_in_what_opens_over_a_page(browser: Browser, base: str, report: str) -> None:
    axe = axe_script()
    visit = Visit(browser, base, bypass_csp=True)
    page = visit.go(report)
    page.evaluate(axe + "; null")
    page.locator(".note").first.focus()
    page.keyboard.press("c")
    page.locator("#judging").wait_for(state="visible")
    found = page.evaluate("axe.run('#judging', {resultTypes: ['violations']})")["violations"]
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    found += page.evaluate("axe.run('#keys', {resultTypes: ['violations']})")["violations"]
    page = visit.go("/claims")
    page.evaluate(axe + "; null")
    page.locator("a.words").first.click()
    page.locator("#drawer").wait_for(state="visible")
    found += page.evaluate("axe.run('#drawer', {resultTypes: ['violations']})")["violations"]
    serious = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")]
    assert serious == [], serious
    visit.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_scrolls_one_way_only(browser: Browser, base: str, pages: tuple[str, ...], scheme: str) -> None:
    visit = Visit(browser, base, 390, 844, color_scheme=scheme, has_touch=True)
    wide = {}
    for path in pages:
        width = visit.go(path).evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[path] = width
    assert wide == {}
    visit.clean()
    visit.close()


def test_every_page_can_be_read_without_script(browser: Browser, base: str, pages: tuple[str, ...]) -> None:
    visit = Visit(browser, base, java_script_enabled=False)
    for path in pages:
        page = visit.go(path)
        assert page.locator("h1").first.is_visible()
        assert page.locator(".scripted:visible").count() == 0, path
    page = visit.go("/claims")
    page.locator("a.words").first.click()
    page.wait_for_url("**/reports/**")
    assert page.locator(".note").first.is_visible()
    visit.clean()
    visit.close()


def test_the_first_stop_skips_to_the_content_and_the_place_in_a_list_is_seen(browser: Browser, base: str) -> None:
    visit = Visit(browser, base)
    page = visit.go("/claims")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("j")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    visit.clean()
    visit.close()


def test_a_page_prints_without_what_is_for_the_screen(browser: Browser, base: str, report: str) -> None:
    visit = Visit(browser, base)
    page = visit.go(report)
    page.emulate_media(media="print")
    for hidden in ("nav.sections", ".find", ".judge button"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator(".text").first.is_visible()
    assert len(page.pdf(format="A4")) > 10_000
    visit.close()


def test_pictures_of_the_pages_are_kept(browser: Browser, base: str, pages: tuple[str, ...], tmp_path: Path) -> None:
    visit = Visit(browser, base)
    for number, path in enumerate(pages):
        name = re.sub(r"\W+", "-", path).strip("-") or "overview"
        taken = tmp_path / f"{number:02d}-{name}.png"
        visit.go(path).screenshot(path=taken)
        assert taken.stat().st_size > 5_000, path
    visit.clean()
    visit.close()


def hostile(folder: Path) -> Path:
    """A case whose reports hold everything that could hurt, in texts, titles, outlets, authors and urls."""
    path = made(folder / "case.hearsay", [])
    captures = []
    for number, attack in enumerate(ATTACKS):
        words = attack
        text = (
            f"{words} {words}\n\nThe mayor, {words} Marn, said that 12 people {words} were injured. "
            f'"We saw {words} at noon," said Ilse Marn.\n\nStory {number}.'
        )
        stated = (("title", words), ("outlet", words), ("author", words), ("url", f"https://example.org/{number}?{words}"),
                  ("published", "2031-05-12"))  # fmt: skip
        captures.append(Capture(text.encode(), name=f"{words[:60]}.txt", stated=stated))
    with open_case(path) as case:
        from hearsay import desk
        from hearsay.desk.readers import Lazy

        taken = [one for one in reports_of(captures) if isinstance(one, tuple)]
        case.add(taken, "<b>Eve</b>", "<img src=x onerror=alert(1)>")
        desk.analyse(case, "Eve", reader=Lazy("rules"))
    return path


def test_hostile_words_do_nothing_anywhere(browser: Browser, tmp_path: Path) -> None:
    path = hostile(tmp_path)
    with open_case(path, read_only=True) as case:
        reports = [r.id for r in case.reports().items]
        sources = [s.source.id for s in case.sources().items][:6]
    assert len(reports) >= 10
    with running(path) as address:
        visit = Visit(browser, address)
        addresses = [*PAGES[:2], "/figures", "/sources", "/reports", "/claims", "/timeline", "/checks", "/log",
                 "/search?q=injured", "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/reports?outlet=%22%3E%3Csvg+onload%3Dalert(1)%3E",
                 f"/compare?left={reports[0]}&right={reports[1]}", *(f"/reports/{r}" for r in reports),
                 *(f"/sources/{s}" for s in sources)]  # fmt: skip
        for page in addresses:
            opened = visit.go(page)
            assert opened.locator("h1").first.is_visible(), page
            assert (
                opened.evaluate("document.querySelectorAll('script, base, iframe, object, meta[http-equiv]').length")
                == 1
            ), page
        visit.go("/claims")
        for number in range(min(visit.page.locator("a.words").count(), 6)):
            visit.page.locator("a.words").nth(number).click()
            visit.page.locator("#drawer").wait_for(state="visible")
            visit.page.keyboard.press("Escape")
        visit.page.locator("[data-line]").first.focus()
        visit.page.keyboard.press("c")
        visit.page.locator("#judging").wait_for(state="visible")
        visit.clean()
        visit.close()
