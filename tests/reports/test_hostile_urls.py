"""Addresses that must not hurt: every one of the list's forms, and a server that lies, loops, drips or never ends.

The list's words stand beside the rows. Nothing here leaves this machine: names are resolved by the test.
"""

from __future__ import annotations

import gzip
import time
import zlib
from ipaddress import ip_address
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import CaptureError
from hearsay.records.capture import Capture, Refused
from hearsay.reports import Asked, captures
from hearsay.reports.fetch import answer as answers
from hearsay.reports.fetch.address import inner_allowed, special
from hearsay.reports.fetch.connect import Guard
from hearsay.reports.fetch.fetcher import Guarded, fetcher
from hearsay.reports.fetch.place import place_of, redirected
from hearsay.reports.limits import MAX_BYTES

from .made import page
from .served import HERE, certified, dripping, late, moved, reaching, reply, serving

PUBLIC = "93.184.216.34"


def no_lookup(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host} was looked up")


def why(url: str, fetching: Guarded | None = None) -> str:
    """Why `url` gives no document; it is named, and nothing else comes."""
    (one,) = (fetching or Guarded(Guard(resolve=no_lookup))).documents(url)
    assert isinstance(one, Refused)
    assert one.todo or one.minor
    assert one.name.isprintable()
    return one.why


def got(url: str, fetching: Guarded | None = None) -> Capture:
    (one,) = (fetching or reaching()).documents(url)
    assert isinstance(one, Capture), one
    return one


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://10.0.0.1/", "private"),  # literal private
        ("http://172.31.255.255/", "private"),
        ("http://192.168.1.1:8080/admin", "private"),
        ("http://[fc00::1]/", "private"),
        ("http://169.254.1.1/", "link-local"),  # link-local
        ("http://[fe80::1]/", "link-local"),
        ("http://127.0.0.1/", "loopback"),  # loopback
        ("http://127.255.255.254/", "loopback"),
        ("http://[::1]/", "loopback"),
        ("http://0.0.0.0/", "this network"),
        ("http://[::]/", "unspecified"),
        ("http://100.64.0.1/", "CGNAT"),  # CGNAT
        ("http://169.254.169.254/latest/meta-data/", "metadata"),  # metadata
        ("http://100.100.100.200/", "metadata"),
        ("http://168.63.129.16/", "metadata"),
        ("http://[fd00:ec2::254]/", "metadata"),
        ("http://[::ffff:169.254.169.254]/", "IPv4 address in IPv6"),
        ("http://[::ffff:127.0.0.1]/", "IPv4 address in IPv6"),
        ("http://[::ffff:7f00:1]/", "IPv4 address in IPv6"),
        ("http://[::127.0.0.1]/", "IPv4 address in IPv6"),
        ("http://[64:ff9b::7f00:1]/", "NAT64"),
        ("http://[64:ff9b::127.0.0.1]/", "NAT64"),
        ("http://[2002:7f00:1::]/", "6to4"),
        ("http://[2001::1]/", "Teredo"),
        ("http://224.0.0.1/", "multicast"),
        ("http://[ff02::1]/", "multicast"),
        ("http://255.255.255.255/", "reserved"),
        ("http://240.0.0.1/", "reserved"),
        ("http://2130706433/", "a number for a host"),
        ("http://0x7f000001/", "a number for a host"),
        ("http://0x7f.0.0.1/", "a number for a host"),
        ("http://127.1/", "a number for a host"),
        ("http://0177.0.0.1/", "a number for a host"),
        ("http://127.0.0.1./", "a number for a host"),
        ("http://localhost./", "this machine"),
        ("http://LOCALHOST/", "this machine"),
        ("http://a.localhost/", "this machine"),
        ("http://metadata.google.internal/", "a private network"),
        ("http://printer.local/", "the local network"),
        ("http://①②⑦.⓪.⓪.①/", "circled"),  # circled digits
        ("http://127。0。0。1/", "stand-in characters"),
        ("http://１２７.0.0.1/", "stand-in characters"),
        ("http://ⓛocalhost/", "circled"),
        ("http://user@quay.example/", "names a user"),  # user@host
        ("http://quay.example@10.0.0.1/", "names a user"),
        ("http://user:secret@quay.example/", "names a user"),
        ("http://quay.example#@10.0.0.1/", "names a user"),  # #@
        ("http://quay.example?@10.0.0.1/", "names a user"),
        ("http://quay.example\\@10.0.0.1/", "backslashes"),
        ("http:\\\\10.0.0.1\\", "backslashes"),
        ("http:10.0.0.1/", "names no host"),
        ("http:///10.0.0.1/", "names no host"),
        ("http://%31%32%37.0.0.1/", "percent signs"),
        ("http://[fe80::1%25eth0]/", "no address"),
        ("http://[::1", "no address that can be read"),
        ("http://quay.example:99999/", "no address that can be read"),
        ("http://quay.example:22/", "asks port 22"),
        ("http://quay.example:6379/", "asks port 6379"),
        ("http://-.example/", "no name"),
        ("http://a_b.example/", "no name"),
        ("http://" + "a" * 70 + ".example/", "no name"),
        ("http://quay..example/", "no name"),
        ("file:///etc/passwd", "no http or https"),  # file:, gopher:, data:
        ("gopher://quay.example:70/_GET", "no http or https"),
        ("data:text/html,<p>words</p>", "no http or https"),
        ("ftp://quay.example/a", "no http or https"),
        ("javascript:alert(1)", "no http or https"),
        ("http://quay.example/a\r\nHost: 10.0.0.1", "line breaks"),  # CR/LF
        ("http://quay.example/\r\n\r\nGET /b", "line breaks"),
        ("http://quay.example\n.evil.example/", "line breaks"),
        ("http://quay.example/a b", "blanks"),
        ("http://quay.example/\x00", "control characters"),
    ],
)
def test_an_address_that_leads_inside_or_two_ways_is_refused_before_any_lookup(url: str, said: str) -> None:
    assert said in why(url)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (["10.1.2.3"], "private"),  # names that resolve to private addresses
        (["127.0.0.1"], "loopback"),
        (["169.254.169.254"], "metadata"),
        (["100.64.3.4"], "CGNAT"),
        (["::1"], "loopback"),
        (["::ffff:10.0.0.1"], "IPv4 address in IPv6"),
        (["64:ff9b::a00:1"], "NAT64"),
        ([PUBLIC, "10.1.2.3"], "private"),  # mixed public and private answers
        (["10.1.2.3", PUBLIC], "private"),
        ([PUBLIC, "::1"], "loopback"),
        ([], "has no address"),
        (["nonsense"], "has no address"),
    ],
)
def test_a_name_that_leads_inside_is_refused(answer: list[str], said: str) -> None:
    assert said in why("http://quay.example/", Guarded(Guard(resolve=lambda host, port: answer)))


def test_a_name_that_changes_its_answer_between_check_and_connect_changes_nothing() -> None:
    """Rebinding: the name is resolved once, and the connection goes to the address that was checked."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return [HERE] if len(asked) == 1 else ["127.0.0.2"]

    with serving({"/": reply(page())}) as server, patch("socket.getaddrinfo", side_effect=_only_literal):
        one = got(server.url("/"), reaching(guard=Guard(rebinding, reaching().guard.refuses)))
    assert asked == ["quay.example"]
    assert one.content == page()
    assert f"Host: quay.example:{server.port}".encode() in server.requests[0]


def _only_literal(host: str, port: int, *others: object, **more: object) -> list[object]:
    """What the socket library may be asked for once an address is pinned: that address."""
    ip_address(host)
    return [(2, 1, 6, "", (host, port))]


def test_a_redirect_is_checked_again_after_it_is_resolved_again() -> None:
    with serving({"/": moved("/b"), "/b": reply(page())}) as server:
        turns = iter([[HERE], ["10.0.0.1"]])
        fetching = reaching(guard=Guard(lambda host, port: next(turns), reaching().guard.refuses))
        assert "private" in why(server.url("/"), fetching)
        assert server.asked == ["/"]


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("http://10.0.0.1/", "private"),  # redirects to private
        ("http://169.254.169.254/latest/", "metadata"),
        ("//127.0.0.2/", "loopback"),
        ("http://2130706433/", "a number for a host"),
        ("http://inner.example/", "private"),
        ("file:///etc/passwd", "no http or https"),
        ("data:text/html,x", "no http or https"),
        ("gopher://quay.example/", "no http or https"),
        ("http://user@quay.example/", "names a user"),
        ("/", "in a circle"),  # loops
        ("/far", "more than"),
    ],
)
def test_a_redirect_to_where_nothing_is_fetched_from_is_refused(to: str, said: str) -> None:
    far = {f"/far{n or ''}": moved(f"/far{n + 1}") for n in range(20)}
    with serving({"/": moved(to), **far}) as server:
        assert said in why(server.url("/"), reaching(names={"inner.example": ["10.0.0.1"]}))


def test_a_redirect_from_https_to_http_is_refused() -> None:
    server_side, client_side = certified()
    with serving({"/": moved("http://quay.example/")}, server_side) as server:
        assert "from https to http" in why(server.url("/", scheme="https"), reaching(tls=client_side))
    with pytest.raises(CaptureError, match="from https to http"):
        redirected(place_of("https://quay.example/"), "http://quay.example/")
    assert redirected(place_of("http://quay.example/"), "https://quay.example/").scheme == "https"


def test_redirects_are_followed_and_kept() -> None:
    with serving({"/": moved("/b?x=1#part"), "/b?x=1": reply(page())}) as server:
        one = got(server.url("/"))
    assert one.url == server.url("/b?x=1")
    assert "redirects" in one.warnings[0]


def test_a_certificate_of_another_name_or_that_nobody_vouches_for_is_refused() -> None:
    server_side, client_side = certified()
    with serving({"/": reply(page())}, server_side) as server:
        assert got(server.url("/", scheme="https"), reaching(tls=client_side)).status == 200
        other = server.url("/", host="other.example", scheme="https")
        assert "certificate that cannot be trusted" in why(other, reaching(tls=client_side))
        assert "certificate that cannot be trusted" in why(server.url("/", scheme="https"), reaching())


def test_more_than_one_report_may_have_is_refused_whatever_the_server_announces() -> None:
    """Size: endless chunked bodies, wrong Content-Length, gzip bombs."""
    block = b"a" * 65_536
    chunk = b"10000\r\n" + block + b"\r\n"
    head = reply(Content_Length="", Transfer_Encoding="chunked")
    bomb = gzip.compress(b"a" * (MAX_BYTES * 3))
    routes = {
        "/endless": dripping(head, chunk),
        "/no-length": dripping(reply(Content_Length=""), block),
        "/huge": reply(Content_Length=str(10**12)),
        "/bomb": reply(bomb, Content_Encoding="gzip"),
        "/deflated": reply(zlib.compress(b"a" * (MAX_BYTES * 3)), Content_Encoding="deflate"),
        "/headers": dripping(b"HTTP/1.1 200 OK\r\n", b"X: " + block + b"\r\n"),
    }
    with serving(routes) as server:
        for path in ("/endless", "/no-length", "/huge", "/bomb", "/deflated"):
            assert "the limit for one report is 20 MB" in why(server.url(path), reaching()), path
        assert "cannot be fetched" in why(server.url("/headers"), reaching())


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (reply(page(), Content_Length=str(len(page()) + 50)), "ended its answer too early"),
        (reply(gzip.compress(page())[:-20], Content_Encoding="gzip"), "ends too early"),
        (reply(b"FFF\r\n" + page(), Content_Length="", Transfer_Encoding="chunked"), "ended its answer too early"),
    ],
)
def test_an_answer_that_ends_too_early_is_kept_and_said(raw: bytes, said: str) -> None:
    with serving({"/": raw}) as server:
        one = got(server.url("/"))
    assert said in " ".join(one.warnings)
    assert one.content.startswith(b"<!DOCTYPE html>")


def test_no_more_is_taken_than_the_server_announces() -> None:
    with serving({"/": reply(page() + b"more", Content_Length=str(len(page())))}) as server:
        assert got(server.url("/")).content == page()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"HTTP/9.9 ?\r\n\r\n",
        b"words\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nwords",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nwords",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\nwords",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: 5\r\n\r\nwords",
        b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_an_answer_that_is_no_answer_is_an_error(raw: bytes) -> None:
    with serving({"/": raw}) as server:
        assert why(server.url("/"), reaching())


def test_a_server_that_drips_is_left_when_the_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.reports.fetch.fetcher.FETCH_SECONDS", 0.5)
    routes = {
        "/body": dripping(reply(Content_Length="100000"), b"a", 0.05, 200),
        "/head": dripping(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.05, 200),
        "/silent": dripping(b"", b"", 0.05, 200),
    }
    begin = time.monotonic()
    with serving(routes) as server:
        for path in routes:
            assert "takes too long" in why(server.url(path), reaching()), path
    assert time.monotonic() - begin < 6


def test_the_time_is_for_all_redirects_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.reports.fetch.fetcher.FETCH_SECONDS", 0.6)
    slow = {f"/{n}": late(moved(f"/{n + 1}"), 0.25) for n in range(6)}
    with serving(slow) as server:
        assert "takes too long" in why(server.url("/0"), reaching())


def test_cookies_are_neither_kept_nor_sent_and_the_program_says_who_it_is() -> None:
    routes = {"/": reply(status="302 Found", Location="/b", Set_Cookie="id=1"), "/b": reply(page(), Set_Cookie="id=2")}
    with serving(routes) as server:
        fetching = reaching()
        got(server.url("/"), fetching)
        got(server.url("/b"), fetching)
    assert not any(b"cookie" in request.lower() for request in server.requests)
    assert all(b"User-Agent: Hearsay/" in request for request in server.requests)
    assert not any(b"Referer" in request for request in server.requests)


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    with serving({"/": reply(page())}) as server:
        assert got(server.url("/")).status == 200


@pytest.mark.parametrize(("status", "said"), [(404, "no such page"), (403, "refuses"), (451, "legal"), (503, "fails")])
def test_an_answer_that_is_no_page_is_named(status: int, said: str) -> None:
    with serving({"/": reply(page(), f"{status} Something")}) as server:
        assert said in why(server.url("/"), reaching())


def test_a_desk_may_ask_for_its_own_network_and_for_nothing_else() -> None:
    """`--allow-private` is a choice of one command; metadata, link-local and multicast stay refused."""
    assert inner_allowed(ip_address("10.0.0.1")) == inner_allowed(ip_address("127.0.0.1")) == ""
    for still in ("169.254.169.254", "169.254.1.1", "224.0.0.1", "::ffff:10.0.0.1", "0.0.0.0", "fd00:ec2::254"):
        assert inner_allowed(ip_address(still))
    assert fetcher().guard.refuses is special
    with serving({"/": reply(page())}) as server:
        assert got(f"http://127.0.0.1:{server.port}/", fetcher(allow_private=True)).content == page()


@pytest.mark.parametrize("url", ["https://quay.example/a", "http://10.0.0.1/", "file:///etc/passwd", "data:,x"])
def test_nothing_is_fetched_unless_a_command_says_so(url: str) -> None:
    with patch("socket.socket.connect", side_effect=AssertionError("a connection was made")):
        (one,) = captures([url])
    assert isinstance(one, Refused)
    assert "nothing is fetched unless" in one.why


def test_one_bad_address_does_not_stop_the_others() -> None:
    with serving({"/": reply(page())}) as server:
        asked = Asked(fetcher=reaching())
        found = list(captures(["http://10.0.0.1/", server.url("/"), "file:///etc/passwd"], asked))
    assert [type(one).__name__ for one in found] == ["Refused", "Capture", "Refused"]


@given(st.integers(0, 2**32 - 1) | st.integers(0, 2**128 - 1))
def test_what_python_calls_inner_is_never_connected_to(number: int) -> None:
    address = ip_address(number)
    if address.is_private or address.is_loopback or address.is_link_local or address.is_multicast:
        assert special(address)
    if address.is_reserved or address.is_unspecified or not address.is_global:
        assert special(address)


@settings(deadline=None)
@given(st.text(max_size=60).map("http://".__add__) | st.text(max_size=60))
def test_no_address_crashes_it_and_what_passes_is_plain(url: str) -> None:
    try:
        place = place_of(url)
    except CaptureError:
        return
    assert place.url.isascii()
    assert place.url.isprintable()
    assert "@" not in place.authority
    assert place_of(place.url) == place


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "br", "gzip, br", "x" * 100]))
def test_no_body_crashes_it(body: bytes, coding: str) -> None:
    try:
        decoded, _ = answers.decoded_body(body, coding, "http://quay.example/")
    except CaptureError:
        return
    assert coding or decoded == body
