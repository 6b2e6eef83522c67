"""HTML: main text, paragraphs, headers with their hours and zones, and pages built to hurt."""

from __future__ import annotations

import pytest

from hearsay.errors import CaptureError
from hearsay.records import Report
from hearsay.reports import capture

from .build import attempt, iso

LEAD = "The ferry burned for six hours off Ansel on Monday night, the coast guard said in a statement."
SECOND = "“We found the ship without power,” its duty officer, Commander Ilse Marn, told the agency."
THIRD = "A spokesperson for the operator said it could not yet say what had caused the explosion on board."


def page(body: str = "", head: str = "", html: str = "<html lang='en'>") -> Report:
    body = body or f"<article><h1>Ferry burned</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    return capture(f"<!DOCTYPE html>{html}<head>{head}</head><body>{body}</body></html>".encode(), name="page.html")


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def published(head: str = "", body: str = "") -> str:
    return iso(page(body, head).published)


def test_paragraphs_are_separated_by_a_blank_line() -> None:
    assert page().text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_menus_comments_and_footers_are_left_out() -> None:
    menu = "<nav><ul>" + "".join(f"<li><a href=/{i}>Section {i}</a></li>" for i in range(30)) + "</ul></nav>"
    comments = "<section id='comments'><div class='comment'><p>First! I never believed any of this.</p></div></section>"
    article = f"<article><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    text = page(f"{menu}{article}{comments}<footer>All rights reserved</footer>").text
    assert text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_white_space_of_the_source_is_folded_and_line_breaks_stay() -> None:
    text = page(f"<article><p>{LEAD}</p><p>One\n   two<br>three <b>four</b>\tfive</p><p>{SECOND}</p></article>").text
    assert "One two\nthree four five" in text


def test_two_line_breaks_make_a_paragraph() -> None:
    text = page(f"<article><p>{LEAD}<br><br>{SECOND}</p><p>{THIRD}</p></article>").text
    assert text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_lists_quotations_and_tables_keep_their_words() -> None:
    text = page(
        f"<article><p>{LEAD}</p><ul><li>The first point made</li><li>The second point made</li></ul>"
        f"<blockquote><p>{SECOND}</p></blockquote><table><tr><td>Aboard</td><td>212</td></tr></table><p>{THIRD}</p></article>"
    ).text
    assert "The first point made\n\nThe second point made" in text
    assert "Aboard | 212" in text
    assert text.split("\n\n").index(SECOND) < text.split("\n\n").index(THIRD)


def test_the_headline_is_the_title_and_not_in_the_text() -> None:
    report = page(head="<title>Ferry burned - The Daily Quay</title>")
    assert report.title == "Ferry burned"
    assert "Ferry burned" not in report.text.split("\n")[0][:12]


@pytest.mark.parametrize(
    ("head", "stated"),
    [
        (linked('{"@type": "NewsArticle", "datePublished": "2031-05-13T07:20:00+02:00"}'), "2031-05-13T07:20:00+02:00"),
        (linked('{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2031-05-13T07:20Z"}]}'),
         "2031-05-13T07:20+00:00"),
        (linked('[{"@type": "Person"}, {"@type": "http://schema.org/NewsArticle", "datePublished": "2031-05-13"}]'),
         "2031-05-13"),
        ('<meta property="article:published_time" content="2031-05-13T05:20:00Z">', "2031-05-13T05:20:00+00:00"),
        ('<meta name="date" content="2031-05-13">', "2031-05-13"),
        ('<meta itemprop="datePublished" content="2031-05-13T07:20+02:00">', "2031-05-13T07:20+02:00"),
        ('<meta name="DC.date.issued" content="2031-05-13">', "2031-05-13"),
        (linked('{"@type": "Article", "datePublished": "2031-05-13"}')
         + '<meta property="article:published_time" content="2031-05-13T07:20:00+02:00">', "2031-05-13T07:20:00+02:00"),
        (linked('{"@type": "Article", "datePublished": "2031-05-13T00:00:00+00:00"}'), "2031-05-13"),
        (linked("{broken") + '<meta name="date" content="2031-05-13">', "2031-05-13"),
        (linked("[" * 5_000) + '<meta name="date" content="2031-05-13">', "2031-05-13"),
        (linked('{"@type": "Article", "datePublished": {"a": 1}}') + '<meta name="date" content="2031-05-13">',
         "2031-05-13"),
        ('<meta name="date" content="last Tuesday">', ""),
        ('<meta name="date" content="13/05/2031">', ""),
    ],
)  # fmt: skip
def test_publication_time_keeps_hour_and_zone_as_stated(head: str, stated: str) -> None:
    assert published(head) == stated


@pytest.mark.parametrize(
    ("time", "stated"),
    [
        ('<time datetime="2031-05-13T07:20:00+02:00">this morning</time>', "2031-05-13T07:20:00+02:00"),
        ('<header><time datetime="2031-05-13">13 May</time></header><time datetime="2030-01-01">related</time>',
         "2031-05-13"),
        ('<time class="published" datetime="2031-05-13">x</time><time datetime="2030-01-01">y</time>', "2031-05-13"),
        ('<time datetime="2031-05-13">x</time><time datetime="2030-01-01">y</time>', ""),
        ('<span itemprop="datePublished" content="2031-05-13T07:20">x</span>', "2031-05-13T07:20"),
    ],
)  # fmt: skip
def test_time_elements(time: str, stated: str) -> None:
    assert published(body=f"<article>{time}<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article>") == stated


@pytest.mark.parametrize(
    ("byline", "stated"),
    [
        (
            '<p class="byline">A. Writer</p><span class="post-date">Published: 13 May 2031, 07:20</span>',
            "2031-05-13T07:20",
        ),
        ('<div id="pubdate">Tuesday, May 13, 2031</div>', "2031-05-13"),
        ('<span class="date">13/05/2031</span>', ""),
        ('<span class="date">today</span>', ""),
    ],
)
def test_a_date_in_words_beside_the_headline_is_used_and_said(byline: str, stated: str) -> None:
    masthead = '<div class="date">Friday, 1 August 2031</div>'
    body = f"{masthead}<article><h1>Ferry burned</h1>{byline}<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    report = page(body)
    assert iso(report.published) == stated
    assert any("taken from the words" in w for w in report.warnings) == bool(stated)


def test_the_text_of_a_page_that_is_loaded_by_a_script_comes_from_its_json_ld() -> None:
    body = f"{LEAD}\\n\\n{SECOND} <b>{THIRD}</b>"
    report = page(
        "<h1>Ferry burned</h1><p>Loading the article.</p>", linked(f'{{"@type": "Article", "articleBody": "{body}"}}')
    )
    assert report.text == f"{LEAD}\n\n{SECOND} {THIRD}"
    assert any("JSON-LD" in w for w in report.warnings)


def test_the_updates_of_a_live_blog_that_is_loaded_by_a_script_come_from_its_json_ld() -> None:
    updates = f'[{{"@type": "BlogPosting", "headline": "Fire out", "articleBody": "{LEAD}"}}, {{"articleBody": "{THIRD}"}}, 1]'
    blog = linked(f'{{"@type": "LiveBlogPosting", "headline": "Ferry", "liveBlogUpdate": {updates}}}')
    assert page("<div id=app>Loading</div>", blog).text == f"Fire out\n\n{LEAD}\n\n{THIRD}"


def test_the_text_of_a_page_wins_over_a_json_ld_that_is_as_long() -> None:
    assert page(head=linked(f'{{"@type": "Article", "articleBody": "{LEAD} {THIRD}"}}')).text.split("\n\n")[1] == SECOND


def test_publication_times_that_contradict_each_other_are_a_warning() -> None:
    report = page(head=linked('{"@type": "Article", "datePublished": "2031-05-13T07:20:00+02:00"}')
                  + '<meta property="article:published_time" content="2031-05-13T09:20:00+02:00">')  # fmt: skip
    assert iso(report.published) == "2031-05-13T07:20:00+02:00"
    assert any("several publication times" in w for w in report.warnings)


def test_the_same_instant_in_two_zones_contradicts_nothing() -> None:
    report = page(head=linked('{"@type": "Article", "datePublished": "2031-05-13T07:20:00+02:00"}')
                  + '<meta property="article:published_time" content="2031-05-13T05:20:00Z">')  # fmt: skip
    assert not any("several" in w for w in report.warnings)


def test_modified_before_published_is_a_warning() -> None:
    report = page(head=linked('{"@type": "Article", "datePublished": "2031-05-13T07:20:00+02:00", '
                              '"dateModified": "2031-05-13T06:20:00+02:00"}'))  # fmt: skip
    assert iso(report.modified) == "2031-05-13T06:20:00+02:00"
    assert any("modified" in w and "before" in w for w in report.warnings)


def test_the_whole_header_of_a_page() -> None:
    report = page(head=(
        linked('{"@type": "NewsArticle", "headline": "Ferry burned",'
               ' "author": [{"name": "A. Writer"}, {"name": "B. Second"}],'
               ' "publisher": {"name": "Quay Media"}, "sourceOrganization": {"name": "Agence France-Presse"},'
               ' "inLanguage": "en-GB"}')
        + '<link rel="canonical" href="https://quay.example/ferry">'
        + '<meta property="og:site_name" content="The Daily Quay">'
    ))  # fmt: skip
    assert (report.title, report.author) == ("Ferry burned", "A. Writer, B. Second")
    assert (report.outlet, report.wire) == ("The Daily Quay", "AFP")
    assert (report.url, report.language) == ("https://quay.example/ferry", "en")


@pytest.mark.parametrize(
    "head",
    ['<link rel="canonical" href="javascript:alert(1)">', '<meta property="og:url" content="file:///etc/passwd">',
     '<base href="https://evil.example/"><link rel="canonical" href="/relative">'],
)  # fmt: skip
def test_an_address_that_could_do_harm_is_not_kept(head: str) -> None:
    assert page(head=head).url == ""


@pytest.mark.parametrize(
    "harm",
    ["<script>alert('The mayor said so')</script>",
     "<img src=x onerror=alert(1)>", "<svg><script>alert(1)</script></svg>",
     "<math><mtext><style><img src=x></style></mtext></math>", "<meta http-equiv=refresh content='0;url=//evil'>",
     "<iframe src=//evil></iframe>", "<style>p { color: red }</style>"],
)  # fmt: skip
def test_no_markup_or_script_reaches_the_text(harm: str) -> None:
    text = page(f"<article><p>{LEAD}</p>{harm}<p>{SECOND}</p><p>{THIRD}</p></article>").text
    assert text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_a_page_of_100_000_nested_elements_keeps_its_words_and_says_so() -> None:
    report = page("<div>" * 100_000 + f"<p>{LEAD}</p>" + "</div>" * 100_000 + f"<p>{SECOND}</p>")
    assert report.text == f"{LEAD}\n\n{SECOND}"
    assert any("nested too deep" in w for w in report.warnings)


def test_a_page_without_main_text_keeps_the_visible_words_and_says_so() -> None:
    report = page("<select><option>a</option></select><marquee>Ferry burns off Ansel</marquee>")
    assert "Ferry burns off Ansel" in report.text
    assert report.extractor.startswith(("visible words", "trafilatura"))


def test_a_page_without_words_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(CaptureError, match=r"page\.html: is an HTML page without any text\. If its text is loaded"):
        page("<div id=app></div><script>load()</script>")


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "body",
    ["<!-- " * 1_000_000, "<" * 5_000_000, "<script>" * 500_000, "<p " + "a=b " * 1_000_000 + ">", "&amp;" * 390_000,
     linked("[" + "{}," * 1_000_000 + "{}]"), "<p>a" + " " * 5_000_000, "<p>said he</p>" * 300_000],
    ids=["comments", "brackets", "scripts", "attributes", "entities", "linked data", "blanks", "paragraphs"],
)  # fmt: skip
def test_megabytes_of_one_thing_end_in_bounded_time(body: str) -> None:
    found = attempt(f"<!DOCTYPE html><html><body>{body}<p>{LEAD}</p>".encode(), "page.html")
    assert isinstance(found, Report) or found.subject == "page.html"


def test_a_page_in_utf16_without_a_mark() -> None:
    raw = f"<html><body><article><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>".encode("utf-16-le")
    assert capture(raw).text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_nuls_and_zero_width_characters_inside_markup_do_not_hide_words() -> None:
    raw = (
        f"<html><bo\0dy><article><p>The ma\u200byor &#8203;sa\0id so.</p><p>{LEAD}</p><p>{SECOND}</p></article></html>"
    )
    assert capture(raw.encode()).text.startswith("The mayor said so.")
