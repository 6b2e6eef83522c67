"""The page as a file: whole, closed, escaped, deterministic, small enough."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import zlib
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from hearsay.dossier import page
from hearsay.dossier.columns import whole
from hearsay.export.json import dumps, from_json
from hearsay.records import Dossier, Finding, Source, Step
from hearsay.types import Outcome, SourceKind

from .builder import Builder, report
from .sample import large, sample

ATTACKS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
    "</title><base href=//evil.example>",
    "</textarea><meta http-equiv=refresh content='0;url=//evil.example'>",
    "{{ 7 * 7 }}{% for x in y %}",
    "\u202eevil\u2066",
    "\x00\ud800\u2028\u2029",
    "<details open ontoggle=alert(1)>",
    "&lt;script&gt;&#60;script&#62;",
    "javascript:alert(1)",
]


class Tree(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))


@pytest.fixture(scope="module")
def made() -> str:
    return page(sample())


def test_the_policy_allows_nothing_but_this_style_and_this_script(made: str) -> None:
    policy = html.unescape(re.search(r'Security-Policy" content="([^"]+)"', made)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy
    for element in ("style", "script"):
        body = re.findall(rf"<{element}>(.*?)</{element}>", made, re.S)
        assert len(body) == 1
        digest = base64.b64encode(hashlib.sha256(body[0].encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy


def test_nothing_is_loaded(made: str) -> None:
    urls = {r.url for r in sample().reports}
    for name, attributes in Tree(made).elements:
        assert name not in ("img", "iframe", "object", "embed", "form", "base", "video", "audio")
        assert "src" not in attributes
        assert "style" not in attributes
        assert not any(key.startswith("on") for key in attributes)
        target = attributes.get("href", "#")
        assert target.startswith("#") or (name, target) == ("link", "data:,") or (name == "a" and target in urls)
    assert "url(" not in re.search(r"<style>(.*?)</style>", made, re.S)[1]  # type: ignore[index]
    assert "@import" not in made


def test_every_link_inside_leads_somewhere_and_every_id_is_one(made: str) -> None:
    elements = Tree(made).elements
    ids = Counter(a["id"] for _, a in elements if "id" in a)
    assert [i for i, n in ids.items() if n > 1] == []
    wanted = {a["href"][1:] for _, a in elements if a.get("href", "").startswith("#")}
    wanted |= {i for _, a in elements for i in a.get("aria-labelledby", "").split()}
    assert wanted - set(ids) == set()


def test_headings_go_down_one_step_at_a_time(made: str) -> None:
    levels = [int(name[1]) for name, _ in Tree(made).elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_data_inside_is_the_dossier(made: str) -> None:
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', made, re.S)[1]  # type: ignore[index]
    assert "<" not in data
    assert from_json(data.encode()) == sample()
    assert hashlib.sha256(data.encode()).hexdigest() in made


def test_the_data_of_a_folded_page_is_the_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.dossier.compile.FOLD_ABOVE", 0)
    held = re.search(r'<script type="application/json" id="data">(.*?)</script>', page(sample()), re.S)[1]  # type: ignore[index]
    outer = json.loads(held)
    assert outer["encoding"] == "base64 deflate-raw columns"
    record = whole(json.loads(zlib.decompress(base64.b64decode(outer["data"]), -zlib.MAX_WBITS)))
    assert from_json(dumps(record)) == sample()


def test_the_script_never_makes_markup_from_text() -> None:
    for part in (files("hearsay.dossier") / "static").iterdir():
        text = part.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch("):
            assert word not in text, f"{part.name} has {word}"


def hostile(words: str) -> Dossier:
    b = Builder(words)
    b.report("r1", f"{words} said {words}.\n\nHe said no.", outlet=words, title=words, url=words)
    b.source(words, role=words, party=words)
    b.source("b", "anonymous")
    one = b.claim("r1", words, "no", by="He", cue="said@2", via=[words], channel=words)
    b.question(words, "what", [b.answer(words, [one]), b.answer("no", [one])])
    b.finding("A1", "fails", words, [Step(words, (1.0,), (b.span("r1", "no"),))], assumed=(words,), missing=(words,))
    made = b.dossier()
    header = replace(made.reports[0], id=words, name=words, author=words, language=words, warnings=(words,))
    return replace(made, reports=(*made.reports, header))


@pytest.mark.parametrize("words", ATTACKS)
def test_hostile_words_stay_words(words: str) -> None:
    plain = Counter(name for name, _ in Tree(page(hostile("plain"))).elements)
    elements = Tree(page(hostile(words))).elements
    found = Counter(name for name, _ in elements)
    assert set(found) - set(plain) == set()
    assert found["script"] == plain["script"]
    assert found["style"] == plain["style"] == 1
    for _, attributes in elements:
        assert not any(key.startswith("on") for key in attributes)
        assert not attributes.get("href", "").strip().lower().startswith(("javascript", "data:text"))


def test_an_empty_dossier_says_what_to_do() -> None:
    made = page(Dossier("", ()))
    assert "Untitled case" in made
    assert "No report in this dossier. Give Hearsay files" in made
    assert "No dates." in made


def test_a_report_without_attributions_is_still_readable() -> None:
    made = page(Dossier("One", (report("r", "It rained.\nIt stopped."),)))
    assert "nobody is said to have said anything" in made
    assert "It rained." in made
    assert "1 report</a>" in made


def test_a_report_without_words_says_so() -> None:
    assert "This report has no words." in page(Dossier("None", (report("r", ""),)))


def test_records_that_point_at_nothing_do_no_harm() -> None:
    b = Builder()
    b.report("r", "Ada said no.")
    b.source("Ada")
    b.claim("r", "Ada", "no", by="Ada", cue="said")
    made = b.dossier()
    stray = replace(made.claims[0], id="x:c1", report="gone", source="gone")
    lost = replace(made.claims[0], id="r:c9", source="gone", figures=("gone",), said_at="gone", contents=())
    finding = Finding("x1", "Z9", Outcome.FLAG, "?", (Step("?"),), ("gone",))
    sources = (*made.sources, Source("s9", "", SourceKind.PERSON))
    page(replace(made, claims=(*made.claims, stray, lost), findings=(finding,), sources=sources))


def test_the_same_dossier_gives_the_same_bytes(made: str) -> None:
    assert page(sample()) == made


def test_two_hundred_reports_stay_under_three_megabytes() -> None:
    made = page(large(200))
    assert len(made.encode()) < 3_000_000
    assert "Opening …" in made


@pytest.mark.parametrize(
    ("title", "titles", "heading"),
    [
        ("The bridge", ("One", "Two"), "The bridge"),
        ("", ("Bridge closed", "Bridge closed"), "Bridge closed"),
        ("", ("One", "Two"), "Dossier of 2 reports, 1 March to 3 April 2031"),
    ],
)
def test_a_dossier_without_a_title_is_named_by_what_it_holds(title: str, titles: tuple[str, ...], heading: str) -> None:
    days = ("2031-03-01", "2031-04-03")
    reports = tuple(
        report(f"r{n}", "x", title=t, published=d) for n, (t, d) in enumerate(zip(titles, days, strict=True))
    )
    assert f"<h1>{heading}</h1>" in page(Dossier(title, reports))


def test_reports_without_a_date_are_counted_beside_the_timeline() -> None:
    made = page(Dossier("x", (report("a", "x", published="2031-05-12"), report("b", "y"))))
    assert "1 report without a date stands under" in made
    assert "No dates. Give each report a date" in page(Dossier("x", (report("b", "y"),)))
