"""Whole journeys in a real browser: upload, read, judge, undo, merge, search, export; by mouse and by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hearsay.web.access import Access
from hearsay.web.roles import Role
from hearsay.web.settings import access_file

from .browser import CHROMIUM, Visit
from .desk import copied, made, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path: install Debian's chromium"),
]
STORY = """The bridge at Orlen was closed on Monday, the mayor, Ilse Marn, said. "Nobody warned us," she told reporters.

Police said that at least four people were injured. The operator denied that the bridge had been in bad repair.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def base(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench whose case journeys change one after the other; none relies on another."""
    with running(copied(whole, tmp_path_factory.mktemp("journeys"))) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visit]:
    opened = Visit(browser, base)
    yield opened
    opened.clean()
    opened.close()


def test_from_the_overview_to_the_words(visit: Visit) -> None:
    page = visit.go("/")
    page.locator(".glance h3 a").first.click()
    question = page.inner_text("h1")
    page.locator("a.words").first.click()
    drawer = page.locator("#drawer")
    drawer.wait_for(state="visible")
    assert drawer.locator(".note.lit").first.is_visible()
    assert page.inner_text("h1") == question
    page.keyboard.press("Escape")
    assert drawer.is_hidden()
    page.locator("a.words").first.click()
    page.locator("#drawer-go").click()
    page.wait_for_url("**/reports/**")
    assert page.locator(".sheet .text").count() > 1
    assert page.locator(".sheet .seg.lit").count() > 0


def test_a_claim_is_accepted_and_the_judgement_undone_by_keys_alone(visit: Visit) -> None:
    page = visit.go("/claims")
    page.keyboard.press("j")
    page.keyboard.press("j")
    line = page.locator("[data-line]:focus")
    identity = line.get_attribute("data-id")
    page.keyboard.press("a")
    visit.said("Accepted.")
    held = page.locator(f'[data-item="claim"][data-id="{identity}"]')
    assert held.locator(".mark.accepted").is_visible()
    assert held.get_attribute("data-version") == "1"
    page.keyboard.press("u")
    visit.said("Undone.")
    assert held.locator(".mark").count() == 0
    assert held.get_attribute("data-version") == "2"


def test_a_correction_stands_beside_the_machine_s_value_with_its_reason(visit: Visit) -> None:
    page = visit.go("/claims?commitment=asserted")
    line = page.locator("li.say").first
    identity = line.get_attribute("data-id")
    line.focus()
    page.keyboard.press("c")
    page.locator("#judging select[name=commitment]").select_option("hedged")
    page.locator("#judging input[name=why]").fill("the report says “may have”")
    page.locator("#judging [type=submit]").click()
    visit.said("Corrected.")
    page = visit.go(f"/claims/{identity}")
    note = page.locator(f'.note[data-id="{identity}"]')
    assert "hedged" in note.locator(".head .firm").inner_text()
    assert "machine: asserted" in note.inner_text()
    assert "the report says “may have”" in note.inner_text()
    note.hover()
    note.get_by_role("link", name="history").click()
    assert "commitment" in page.inner_text(".log")
    page.locator("[data-undo]").first.click()
    visit.said("Undone.")


def test_a_rejection_takes_a_reason_and_the_claim_counts_no_more(visit: Visit) -> None:
    page = visit.go("/questions")
    page.locator("article.ask").filter(has_text=re.compile("How many")).first.locator("h2 a").click()
    address = page.url
    before = page.locator(".answers a.words").count()
    claim = page.locator(".answers a.words").first
    page.goto(visit.base + str(claim.get_attribute("href")))
    page.keyboard.press("r")
    page.locator("#judging [type=submit]").click()
    assert page.locator("#judging").is_visible(), "a reason is needed"
    page.locator("#judging input[name=why]").fill("said of another event")
    page.keyboard.press("Enter")
    visit.said("Rejected.")
    page.goto(address)
    assert page.locator(".answers a.words").count() == before - 1


def test_two_sources_are_put_together_and_taken_apart_again(visit: Visit) -> None:
    page = visit.go("/sources")
    names = [page.locator("tbody [data-pick]").nth(n).get_attribute("aria-label") for n in (3, 5)]
    for n in (3, 5):
        page.locator("tbody [data-pick]").nth(n).check()
    count = page.locator("tbody tr[data-item]").count()
    page.get_by_role("button", name="Put 2 together").click()
    assert page.locator("#judging .chosen li").count() == 1
    page.locator("#judging input[name=why]").fill("one body under two names")
    page.locator("#judging [type=submit]").click()
    visit.said("Put together.")
    assert page.locator("tbody tr[data-item]").count() == count - 1, names
    page.locator("#done button").click()
    visit.said("Undone.")
    assert page.locator("tbody tr[data-item]").count() == count


def test_a_source_is_renamed_graded_and_noted_on(visit: Visit) -> None:
    page = visit.go("/sources")
    page.locator("tbody tr a.who").nth(1).click()
    page.locator("h1").click()
    for action, fill in (
        ("Rename", ("name", "Somebody Else")), ("Grade", ("grade", "B")), ("Note", ("note", "called back on Tuesday")),
    ):  # fmt: skip
        page.locator("#source > [data-item]").focus()
        page.keyboard.press("c")
        page.locator("#judging").get_by_label(action, exact=True).check()
        field = page.locator(f"#judging [name={fill[0]}]")
        if fill[0] == "grade":
            field.select_option(fill[1])
        else:
            field.fill(fill[1])
        if action != "Note":
            page.locator("#judging input[name=why]").fill("known to the desk")
        page.locator("#judging [type=submit]").click()
        visit.said(f"{action}d.")
    assert page.inner_text("h1") == "Somebody Else"
    told = page.inner_text("#source")
    assert "graded B" in told
    assert "called back on Tuesday" in told


def test_who_comes_second_is_told_who_was_first(browser: Browser, base: str) -> None:
    one, other = Visit(browser, base), Visit(browser, base)
    for visit in (one, other):
        visit.go("/checks")
        visit.page.locator("li[data-item]").first.focus()
    one.page.keyboard.press("a")
    one.said("Accepted.")
    other.page.keyboard.press("r")
    other.page.locator("#judging input[name=why]").fill("misread")
    other.page.locator("#judging [type=submit]").click()
    other.page.locator("#judging .wrong", has_text="judged since you looked").wait_for()
    told = other.page.inner_text("#judging .wrong")
    assert "Ada" in told
    assert "Look again" in told
    other.page.get_by_role("button", name="Look again").click()
    other.page.wait_for_load_state()
    assert other.page.locator("li[data-item]").first.locator(".mark.accepted").is_visible()
    one.clean()
    assert [c for c in other.complaints if "409" not in c] == []
    one.close()
    other.close()


def test_search_finds_claims_and_reports(visit: Visit) -> None:
    page = visit.go("/")
    page.keyboard.press("/")
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search**")
    kinds = set(page.locator("ol.found .kind").all_inner_texts())
    assert {"CLAIM", "REPORT"} <= {k.upper() for k in kinds}
    assert page.locator("ol.found mark").first.inner_text().lower().startswith("ferr")
    visit.go("/search?q=zebra")
    assert "Nothing has these words" in page.inner_text("#search")
    visit.go("/search?q=%22-%22")
    assert page.locator(".wrong").is_visible()


def test_reports_are_uploaded_with_progress_and_read(browser: Browser, tmp_path: Path) -> None:
    story = tmp_path / "orlen.txt"
    story.write_text(STORY)
    header = tmp_path / "orlen.json"
    header.write_text('{"outlet": "Orlen Post", "published": "2031-05-12", "title": "Bridge closed"}')
    broken = tmp_path / "empty.txt"
    broken.write_text("")
    with running(made(tmp_path / "case.hearsay", [])) as address:
        visit = Visit(browser, address)
        page = visit.go("/")
        page.get_by_role("link", name="Add reports").last.click()
        page.locator("#file").set_input_files([str(story), str(header), str(broken)])
        page.get_by_role("button", name="Add the files").click()
        page.locator("#jobs li.done").wait_for(timeout=60_000)
        assert "1 report added" in page.inner_text("#jobs li.done .state")
        page.get_by_role("link", name=re.compile("messages?$")).click()
        assert "empty.txt: is empty" in page.inner_text("#job")
        assert str(tmp_path) not in page.content()
        visit.go("/reports")
        assert "Orlen Post, 12 May 2031" in page.inner_text(".shelf")
        page.locator(".shelf h2 a").click()
        assert page.locator(".note").first.is_visible()
        visit.clean()
        visit.close()


def test_text_is_pasted(browser: Browser, tmp_path: Path) -> None:
    with running(made(tmp_path / "case.hearsay", [])) as address:
        visit = Visit(browser, address)
        page = visit.go("/add")
        page.locator("#paste textarea").fill(STORY)
        page.locator("#paste [name=outlet]").fill("Orlen Post")
        page.locator("#paste [name=date]").fill("12 May or so")
        page.get_by_role("button", name="Add the text").click()
        visit.said("date: write 2024-01-24")
        page.locator("#paste [name=date]").fill("2031-05-12")
        page.get_by_role("button", name="Add the text").click()
        page.locator("#jobs li.done").wait_for(timeout=60_000)
        visit.go("/")
        assert "1 report" in page.inner_text(".counts")
        assert [c for c in visit.complaints if "422" not in c] == []
        visit.close()


def test_the_case_is_downloaded_as_a_dossier_and_as_json(visit: Visit) -> None:
    page = visit.go("/export")
    for name, start in (("Dossier", b"<!doctype html>"), ("JSON", b'{"format":"hearsay dossier 1"')):
        page.get_by_role("button", name=name, exact=True).click()
        link = page.locator("#jobs li.done").first.get_by_role("link", name="Download")
        link.wait_for(timeout=60_000)
        with page.expect_download() as waiting:
            link.click()
        path = waiting.value.path()
        assert Path(path).read_bytes().lstrip().startswith(start)
        assert waiting.value.suggested_filename.startswith("The")
        page.reload()


def test_two_reports_are_set_side_by_side(visit: Visit) -> None:
    page = visit.go("/reports")
    page.locator("[data-beside]").nth(0).check()
    page.locator("[data-beside]").nth(1).check()
    page.get_by_role("button", name="Compare the two").click()
    page.wait_for_url("**/compare?**")
    assert page.locator(".pair article").count() == 2
    assert page.locator(".both").count() > 0
    runs = page.locator(".pair article").first.locator(".both").all_inner_texts()
    other = " ".join(page.locator(".pair article").last.locator(".text").all_inner_texts()).casefold()
    assert re.sub(r"\W+", " ", runs[0].casefold()).strip() in re.sub(r"\W+", " ", other)


def test_figures_are_sorted_filtered_and_saved(visit: Visit) -> None:
    page = visit.go("/figures")
    page.get_by_role("link", name="Value").click()
    values = [float(v) for v in page.locator("#ledger td.num").evaluate_all("(all) => all.map((c) => c.dataset.v)")]
    assert values == sorted(values)
    page.get_by_label("Status").select_option("killed")
    page.get_by_role("button", name="Show").click()
    assert set(page.locator("#ledger tbody tr td:nth-child(3)").all_inner_texts()) == {"killed"}
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as CSV").click()
    saved = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert saved.splitlines()[0].startswith('"Value","Counted"')
    assert "Judge" not in saved


def test_a_person_signs_in_reads_and_signs_out(browser: Browser, case: Path) -> None:
    secret = Access(access_file(str(case))).new_token("Bo", Role.READ)
    with running(case) as address:
        visit = Visit(browser, address)
        page = visit.go("/checks")
        assert page.inner_text("h1") == "Sign in"
        page.get_by_label("Your token").fill(secret)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/checks")
        assert page.locator("[data-judge]").count() == 0
        assert page.get_by_role("link", name="Add reports").count() == 0
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.get_by_role("button", name="Bo: sign out").click()
        page.wait_for_url("**/sign-in")
        assert all(secret not in url for url in visit.requests)
        visit.clean()
        visit.close()


def test_work_is_stopped(browser: Browser, tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    stories.mkdir()
    for number in range(400):
        (stories / f"{number}.txt").write_text(f"{STORY}\nStory {number} of many.\n" * 6)
    with running(made(tmp_path / "case.hearsay", [])) as address:
        visit = Visit(browser, address)
        page = visit.go("/add")
        page.locator("#file").set_input_files([str(p) for p in sorted(stories.iterdir())])
        page.get_by_role("button", name="Add the files").click()
        page.get_by_role("button", name="Stop").click(timeout=60_000)
        page.locator("#jobs li.stopped").wait_for(timeout=60_000)
        assert "Stopped" in page.inner_text("#jobs li.stopped .state")
        visit.clean()
        visit.close()


def test_keys_lead_everywhere(visit: Visit) -> None:
    page = visit.go("/")
    for key, path in (("q", "/questions"), ("f", "/figures"), ("s", "/sources"), ("r", "/reports"), ("c", "/checks")):
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(f"**{path}")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("?")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/checks/" in page.url
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator("#drawer").wait_for(state="visible")
