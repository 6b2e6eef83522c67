"""A connection to an address that was checked, and to no other; every byte over it kept, all of it within bounds.

The name is resolved once. All of its addresses must be allowed; the connection goes to one of those, while `Host`
and TLS (SNI, the certificate) keep the name. So a name that answers otherwise a moment later changes nothing.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TypeAlias

import httpcore

from hearsay.errors import CaptureError
from hearsay.reports.fetch.address import INNER, Address, literal, special
from hearsay.reports.limits import CONNECT_SECONDS, IDLE_SECONDS, WIRE_BYTES

Resolver: TypeAlias = Callable[[str, int], list[str]]
"""From a name and a port to its addresses as text."""


def system_resolver(host: str, port: int) -> list[str]:
    """The operating system's answer.

    Raises:
        OSError: there is none, or none in time.
    """
    answers: list[str] = []
    failed: list[OSError] = []

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.extend(dict.fromkeys(str(info[4][0]) for info in found))
        except (OSError, UnicodeError) as wrong:
            failed.append(wrong if isinstance(wrong, OSError) else OSError(str(wrong)))

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(CONNECT_SECONDS)
    if failed:
        raise failed[0]
    if not answers:
        raise OSError("no answer in time")
    return answers


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be connected to.

    Attributes:
        resolve: from a name to its addresses.
        refuses: what is wrong with an address; an empty string where it may be connected to.
    """

    resolve: Resolver = system_resolver
    refuses: Callable[[Address], str] = special

    def checked(self, host: str, port: int) -> list[Address]:
        """The addresses of `host`, every one of them allowed.

        Raises:
            CaptureError: there is none, or one that is not allowed.
        """
        given = literal(host)
        try:
            found = [given] if given else [ip_address(text) for text in self.resolve(host, port)]
        except (OSError, ValueError) as wrong:
            raise CaptureError(host, f"has no address ({wrong}).", "Check the name and the network.") from wrong
        if not found:
            raise CaptureError(host, "has no address.", "Check the name and the network.")
        for address in found:
            if what := self.refuses(address):
                is_at = "is" if given else f"leads to {address}, which is"
                problem = f"{is_at} {what}: nothing is fetched from there."
                own = "For a server of your own network give --allow-private, or save" if what in INNER else "Save"
                advice = f"{own} the page and give the file."
                raise CaptureError(host, problem, advice)
        return found


@dataclass
class Wire:
    """What went over one connection, and when it must end (seconds of `time.monotonic`)."""

    deadline: float
    sent: bytearray = field(default_factory=bytearray)
    received: bytearray = field(default_factory=bytearray)
    address: str = ""

    def left(self, usual: float | None) -> float:
        """Seconds that a step may take.

        Raises:
            httpcore.TimeoutException: none are left.
        """
        remaining = self.deadline - time.monotonic()
        if remaining <= 0:
            raise httpcore.ReadTimeout("the time for one document is up")
        return min(remaining, IDLE_SECONDS if usual is None else usual)


class TooMuchError(Exception):
    """More bytes over the wire than one answer may have."""


class _Stream(httpcore.NetworkStream):
    """A stream that keeps what goes over it and ends at the wire's deadline and size."""

    def __init__(self, inner: httpcore.NetworkStream, wire: Wire) -> None:
        self._inner = inner
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        read = self._inner.read(max_bytes, self._wire.left(timeout))
        self._wire.received += read
        if len(self._wire.received) > WIRE_BYTES:
            raise TooMuchError
        return read

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._wire.sent += buffer
        self._inner.write(buffer, self._wire.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: object, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = min(CONNECT_SECONDS, self._wire.left(timeout))
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._wire)  # type: ignore[arg-type]

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class Pinned(httpcore.NetworkBackend):
    """Connects to the checked addresses of a host instead of resolving its name again."""

    def __init__(self, guard: Guard, wire: Wire) -> None:
        self._guard = guard
        self._wire = wire
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[object] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers, all of them checked before."""
        failed: Exception = httpcore.ConnectError("no address")
        for address in self._guard.checked(host, port)[:4]:
            try:
                left = min(CONNECT_SECONDS, self._wire.left(timeout))
                stream = self._inner.connect_tcp(str(address), port, left, local_address)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as wrong:
                failed = wrong
            else:
                self._wire.address = str(address)
                return _Stream(stream, self._wire)
        raise failed
