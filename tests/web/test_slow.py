"""Slow clients, over real sockets: a head or a body that does not come is waited for only so long."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from .desk import UNHURRIED, copied, running

WITHIN = 1.0


@pytest.fixture(scope="module")
def base(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from dataclasses import replace

    limits = replace(UNHURRIED, headers_within=WITHIN, within=WITHIN)
    with running(copied(whole, tmp_path_factory.mktemp("slow")), limits=limits) as address:
        yield address


def told(base: str, *parts: bytes, pause: float = 0.3) -> tuple[bytes, float]:
    """What the server says to a client that sends these parts with pauses, and after how long it hangs up."""
    host, port = base.removeprefix("http://").split(":")
    began = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=15) as line:
        answered = b""
        try:
            for part in parts:
                line.sendall(part)
                time.sleep(pause)
            while chunk := line.recv(65536):
                answered += chunk
        except (ConnectionError, BrokenPipeError):
            pass
        return answered, time.monotonic() - began


def test_a_head_that_does_not_end_is_hung_up_on(base: str) -> None:
    answered, taken = told(base, b"GET / HTTP/1.1\r\nHost: localhost\r\n", *[b"X-A: b\r\n"] * 8)
    assert answered == b""
    assert taken < 8


def test_a_client_that_says_nothing_is_hung_up_on(base: str) -> None:
    answered, taken = told(base)
    assert answered == b""
    assert taken < 8


def test_a_body_that_does_not_come_is_not_waited_for(base: str) -> None:
    page = httpx.get(f"{base}/")
    cookie = "; ".join(f"{k}={v}" for k, v in page.cookies.items())
    csrf = page.text.split('name="csrf" content="', 1)[1].split('"', 1)[0]
    head = (
        f"POST /api/texts HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nX-CSRF-Token: {csrf}\r\n"
        "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
    )
    answered, taken = told(base, head.encode(), *[b" "] * 4)
    assert answered.startswith(b"HTTP/1.1 408")
    assert taken < 8


def test_others_are_answered_meanwhile(base: str) -> None:
    host, port = base.removeprefix("http://").split(":")
    lines = [socket.create_connection((host, int(port))) for _ in range(60)]
    for line in lines:
        line.sendall(b"GET / HT")
    began = time.monotonic()
    assert httpx.get(f"{base}/help", timeout=10).status_code == 200
    assert time.monotonic() - began < 5
    for line in lines:
        line.close()
