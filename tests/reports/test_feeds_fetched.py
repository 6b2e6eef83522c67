"""Feeds over the network: robots.txt, a pause for each host, nothing twice; and what a fetched page keeps."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.records.capture import Capture, Refused
from hearsay.reports import report_of
from hearsay.reports.fetch.fetcher import Validators
from hearsay.reports.fetch.robots import Robots, robots

from .made import SPEECH, page, rss_of, taken, zip_of
from .served import NOW, Server, moved, reaching, reply, serving


def feed(server: Server, *items: tuple[str, str]) -> list[Capture | Refused]:
    server.routes["/feed"] = reply(rss_of(*items), Content_Type="application/rss+xml", ETag='"f1"')
    return list(reaching().documents(server.url("/feed")))


def test_the_articles_of_a_feed_are_fetched_and_dated_by_it() -> None:
    with serving({"/a": reply(page())}) as server:
        (one,) = feed(server, (server.url("/a"), SPEECH))
    assert isinstance(one, Capture)
    report = report_of(one)
    assert report.url == server.url("/a")
    assert report.published is not None
    assert report.published.iso == "2031-05-13T07:20:00+02:00"
    assert server.asked == ["/feed", "/robots.txt", "/a"]


def test_what_robots_txt_forbids_is_not_fetched_and_named() -> None:
    rules = b"User-agent: *\nDisallow: /private\n"
    with serving({"/robots.txt": reply(rules), "/private/a": reply(page()), "/b": reply(page())}) as server:
        found = feed(server, (server.url("/private/a"), SPEECH), (server.url("/b"), SPEECH))
    assert [type(one).__name__ for one in found] == ["Refused", "Capture"]
    assert "robots.txt" in getattr(found[0], "why", "")
    assert "/private/a" not in server.asked
    assert server.asked.count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        (reply(b"", "404 Not Found"), True),
        (reply(b"", "403 Forbidden"), True),
        (reply(b"", "500 Broken"), False),
        (b"nonsense", False),
        (moved("http://10.0.0.1/robots.txt"), False),
    ],
)
def test_a_site_without_robots_txt_may_be_asked_and_one_that_fails_may_not(answer: bytes, asked: bool) -> None:
    with serving({"/robots.txt": answer, "/a": reply(page())}) as server:
        feed(server, (server.url("/a"), SPEECH))
    assert ("/a" in server.asked) is asked


def test_an_address_that_a_person_names_is_asked_for_without_robots_txt() -> None:
    with serving({"/a": reply(page()), "/robots.txt": reply(b"User-agent: *\nDisallow: /\n")}) as server:
        assert [type(one).__name__ for one in reaching().documents(server.url("/a"))] == ["Capture"]


def test_a_host_rests_between_two_requests_as_long_as_it_asks_for() -> None:
    rests: list[float] = []
    rules = b"User-agent: *\nCrawl-delay: 7\n"
    with serving({"/robots.txt": reply(rules), **{f"/{n}": reply(page()) for n in range(3)}}) as server:
        server.routes["/feed"] = reply(rss_of(*((server.url(f"/{n}"), SPEECH) for n in range(3))))
        list(reaching(sleep=rests.append).documents(server.url("/feed")))
    assert len(rests) == 4
    assert 0 < rests[0] <= 1
    assert all(6 < rest <= 7 for rest in rests[1:])


def test_what_has_not_changed_is_not_sent_again() -> None:
    def answers(server: Server, path: str) -> list[bytes]:
        return [raw for raw in server.requests if raw.startswith(f"GET {path} ".encode())]

    known: dict[str, Validators] = {}
    with serving({"/a": reply(page(), ETag='"1"', Last_Modified="Tue, 13 May 2031 07:20:00 GMT")}) as server:
        list(reaching(validators=known).documents(server.url("/a")))
        server.routes["/a"] = reply(b"", "304 Not Modified")
        (again,) = reaching(validators=known).documents(server.url("/a"))
        first, second = answers(server, "/a")
    assert isinstance(again, Refused)
    assert again.minor
    assert b"If-None-Match" not in first
    assert b'If-None-Match: "1"' in second
    assert b"If-Modified-Since: Tue, 13 May 2031 07:20:00 GMT" in second


def test_an_item_that_leads_inside_is_refused_and_the_others_are_fetched() -> None:
    with serving({"/a": reply(page())}) as server:
        bad = ("http://10.0.0.1/", "http://2130706433/", "http://169.254.169.254/latest/")
        found = feed(server, *((url, SPEECH) for url in bad), (server.url("/a"), SPEECH))
    assert [type(one).__name__ for one in found] == ["Refused"] * 3 + ["Capture"]


def test_a_fetched_page_is_kept_byte_for_byte_as_it_came() -> None:
    packed = gzip.compress(page())
    with serving({"/": moved("/a"), "/a": reply(packed, Content_Encoding="gzip", Server="quay/1")}) as server:
        (one,) = reaching().documents(server.url("/"))
    assert isinstance(one, Capture)
    assert (one.content, one.status, one.captured_at) == (page(), 200, NOW)
    assert one.tool.startswith("hearsay ")
    assert one.header("server") == "quay/1"
    again = taken(one.warc)
    assert [(record.url, record.content, record.captured_at) for record in again] == [(one.url, page(), NOW)]
    assert not again[0].warnings
    raw = gzip.GzipFile(fileobj=io.BytesIO(one.warc)).read()
    assert raw.count(b"WARC-Type: response") == raw.count(b"WARC-Type: request") == 2
    assert b"WARC-IP-Address: 127.0.0.1" in raw
    assert packed in raw


def test_an_archive_that_is_fetched_is_opened() -> None:
    with serving({"/a.zip": reply(zip_of({"a.txt": SPEECH.encode()}), Content_Type="application/zip")}) as server:
        (one,) = reaching().documents(server.url("/a.zip"))
    assert isinstance(one, Capture)
    assert one.content == SPEECH.encode()
    assert one.captured_at == NOW


RULES = b"""
# words
User-agent: other
Disallow: /

User-agent: Hearsay
User-agent: third
Allow: /news/*.html$
Disallow: /news/
Disallow: /*?print=
Allow: /news/open
Crawl-delay: 2.5

User-agent: *
Disallow: /all
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/all", True),
        ("/news/", False),
        ("/news/a.html", True),
        ("/news/a.html?x", False),
        ("/news/open/a", True),
        ("/a?print=1", False),
        ("/n%65ws/a", False),
    ],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:
    assert robots(RULES).allows(path) is allowed


def test_rules_for_all_hold_where_none_name_the_program() -> None:
    assert robots(RULES).pause == 2.5
    assert not robots(RULES, "fourth").allows("/all")
    assert robots(b"User-agent: *\nDisallow:\n").allows("/a")
    assert robots(b"").allows("/a")


def test_a_pattern_of_many_stars_takes_no_time() -> None:
    assert not Robots(((False, "/" + "*a" * 2_000 + "$"),)).allows("/" + "a" * 5_000)


@given(st.binary(max_size=300), st.text(max_size=50))
def test_no_rules_crash_it(raw: bytes, path: str) -> None:
    assert robots(b"User-agent: *\nDisallow: " + raw).allows("/" + path) in (True, False)
