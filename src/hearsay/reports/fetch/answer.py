"""One request and its answer, over one pinned connection, within the bounds on size and time.

The answer's body is decoded here, with a bound: `Content-Encoding` gzip and deflate are asked for and read, others
are not (RFC 9110). Cookies are neither kept nor sent, redirects are not followed.
"""

from __future__ import annotations

import re
import ssl
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import httpcore

from hearsay.errors import CaptureError
from hearsay.reports.fetch.connect import Guard, Pinned, TooMuchError, Wire
from hearsay.reports.fetch.place import Place
from hearsay.reports.limits import MAX_BYTES, too_large

_LATER = "Try again later, or save the page in a browser and give the file."
_CERTIFICATE = re.compile(r"certificate verify failed: ([^(]*)")
_TIMEOUT = {"connect": None, "read": None, "write": None, "pool": None}
"""httpcore's own clocks are off: every step over the wire has the wire's."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `body` decoded, `wire` the bytes as they were sent and received."""

    place: Place
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    wire: Wire
    warnings: tuple[str, ...] = ()

    def header(self, name: str) -> str:
        """The first header of that name in lower case; an empty string where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


@cache
def trusted() -> ssl.SSLContext:
    """Certificates are checked against the usual authorities (`SSL_CERT_FILE` names others)."""
    import httpx

    return httpx.create_ssl_context()


def ask(
    place: Place,
    headers: Sequence[tuple[str, str]],
    guard: Guard,
    deadline: float,
    tls: ssl.SSLContext | None = None,
) -> Answer:
    """The answer to one GET request.

    Args:
        place: what to ask whom for.
        headers: besides `Host` and `Accept-Encoding`.
        guard: what may be connected to.
        deadline: when the answer must be there, in seconds of `time.monotonic`.
        tls: how certificates are checked; `trusted` where None.

    Raises:
        CaptureError: no answer within the bounds.
    """
    wire = Wire(deadline)
    url = httpcore.URL(
        scheme=place.scheme.encode(), host=place.host.encode(), port=place.port, target=place.target.encode()
    )
    sent = [("Host", place.authority), ("Accept-Encoding", "gzip, deflate"), ("Connection", "close"), *headers]
    body, problem = bytearray(), ""
    try:
        context = (tls or trusted()) if place.scheme == "https" else None
        with (
            httpcore.ConnectionPool(context, max_connections=1, network_backend=Pinned(guard, wire)) as pool,
            pool.stream("GET", url, headers=sent, extensions={"timeout": dict(_TIMEOUT)}) as answer,
        ):
            received = tuple((_text(key), _text(value)) for key, value in answer.headers)
            announced = _header(received, "content-length")
            if announced.isdigit() and int(announced[:20]) > MAX_BYTES:
                raise too_large(place.url, int(announced[:20]))
            try:
                for block in answer.iter_stream():
                    body += block
                    if len(body) > MAX_BYTES:
                        raise TooMuchError
            except (httpcore.RemoteProtocolError, httpcore.ReadError) as wrong:
                problem = f"the server ended its answer too early ({_said(wrong)}); what came was kept"
                if not body:
                    raise
    except TooMuchError:
        raise too_large(place.url, len(wire.received)) from None
    except httpcore.TimeoutException:
        raise CaptureError(place.url, "takes too long to answer.", _LATER) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError) as wrong:
        if found := _CERTIFICATE.search(str(wrong)):
            problem = f"has a certificate that cannot be trusted ({found[1].strip()})."
            raise CaptureError(place.url, problem, _LATER) from wrong
        raise CaptureError(place.url, f"cannot be fetched ({_said(wrong)}).", _LATER) from wrong
    decoded, damage = decoded_body(bytes(body), _header(received, "content-encoding"), place.url)
    return Answer(place, answer.status, received, decoded, wire, tuple(said for said in (problem, damage) if said))


def decoded_body(body: bytes, coding: str, url: str) -> tuple[bytes, str]:
    """The body without its content coding, and a warning where it is damaged.

    Raises:
        CaptureError: more than one report may have, or a coding that was not asked for.
    """
    codings = [one.strip().lower() for one in coding.split(",") if one.strip().lower() not in ("", "identity")]
    if not codings:
        return body, ""
    if len(codings) > 1 or codings[0] not in ("gzip", "x-gzip", "deflate"):
        raise CaptureError(url, f"was sent in a coding that was not asked for ({', '.join(codings)[:60]}).", _LATER)
    wrapped = codings[0] != "deflate" or body[:1] in (b"\x78", b"")  # some servers send bare deflate under its name
    unpack = zlib.decompressobj(47 if wrapped else -15)
    try:
        decoded = unpack.decompress(body, MAX_BYTES + 1)
    except zlib.error as wrong:
        raise CaptureError(url, f"was sent compressed and is damaged ({wrong}).", _LATER) from wrong
    if len(decoded) > MAX_BYTES:
        raise too_large(url, len(decoded))
    return decoded, "" if unpack.eof else "the compressed answer ends too early; what came was kept"


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _header(headers: Sequence[tuple[str, str]], name: str) -> str:
    return next((value.strip() for key, value in headers if key.lower() == name), "")


def _said(wrong: BaseException) -> str:
    return " ".join(str(wrong).split())[:160].rstrip(".") or type(wrong).__name__
