"""An address as typed -> where it leads, or why it is not followed: one reading of it, checked before any lookup.

Programs differ in how they read odd addresses (`http://good.example#@bad.example/`, `http://2130706433/`); what can
be read in two ways is refused. RFC 3986, RFC 5891 (IDNA), UTS 46, RFC 6761 (special-use names).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from hearsay.errors import CaptureError
from hearsay.reports.fetch.address import literal

SCHEMES = {"http": 80, "https": 443}
INNER_NAMES = {  # names that never lead to the public web
    "localhost": "this machine",
    "local": "the local network (mDNS)",
    "internal": "a private network",
    "home.arpa": "a home network",
    "onion": "the Tor network",
    "test": "tests",
    "invalid": "nowhere",
}
PORTS = frozenset((
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
    10080, 11211,
))  # fmt: skip
"""Ports above 1023 that are never asked: the WHATWG Fetch standard's bad ports, Redis and memcached."""
_ADVICE = "Give the page's http or https address as the browser shows it."
_SPACED = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]")
_AUTHORITY = re.compile(r"[a-z][a-z0-9+.-]*://([^/]*)", re.I)
_SAFE = "/%:@!$&'()*+,;=~-._"
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.I)


@dataclass(frozen=True, slots=True)
class Place:
    """A server and what to ask it for. `host` is ASCII, an address without brackets or a name without a last dot."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the `Host` header has them: the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address in its plain form, without a fragment."""
        return f"{self.scheme}://{self.authority}{self.target}"


def place_of(url: str, ports: frozenset[int] = frozenset()) -> Place:
    """Where `url` leads.

    Args:
        url: the address as typed or as a server sent it.
        ports: ports below 1024 that may be asked besides 80 and 443.

    Raises:
        CaptureError: it cannot be read in one way only, or leads where nothing is fetched from.
    """
    shown = "".join(c if c.isprintable() else "\ufffd" for c in url)[:300]

    def no(problem: str) -> CaptureError:
        return CaptureError(shown, problem, _ADVICE)

    if _SPACED.search(url):
        raise no("has blanks, line breaks, control characters or backslashes in it and is not fetched.")
    try:
        parts = urlsplit(url)
        scheme, given, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError as wrong:
        raise no(f"is no address that can be read ({wrong}).") from wrong
    if scheme not in SCHEMES:
        raise no("is no http or https address, and nothing else is fetched.")
    if (authority := _AUTHORITY.match(url)) and "@" in authority[1]:
        raise no("names a user before the host, which hides where it leads.")
    if not given:
        raise no("names no host.")
    port = SCHEMES[scheme] if port is None else port
    if port in PORTS or (port < 1024 and port not in (*SCHEMES.values(), *ports)):
        raise no(f"asks port {port}, where no web pages are.")
    try:
        host = _host(given)
    except ValueError as wrong:
        raise no(str(wrong)) from wrong
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else "")
    return Place(scheme, host, port, target)


def _host(given: str) -> str:
    """The host in ASCII; raises ValueError with the reason where it is not one thing only."""
    if ":" in given or literal(given):
        found = literal(given)
        if found is None or "%" in given:
            raise ValueError("has a host that is no address.")
        return str(found)
    if "%" in given:
        raise ValueError("has a host with percent signs, which programs read differently.")
    composed = unicodedata.normalize("NFC", given).lower()
    if unicodedata.normalize("NFKC", composed).lower() != composed:
        raise ValueError("has a host written with circled, wide or other stand-in characters.")
    name = composed.removesuffix(".")
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        raise ValueError("has a number for a host, which programs read differently.")
    try:
        import idna

        ascii_name = idna.encode(name, uts46=True, std3_rules=True).decode("ascii").lower()
    except UnicodeError as wrong:
        raise ValueError(f"has a host that is no name ({wrong}).") from wrong
    if literal(ascii_name) or _NUMBER.fullmatch(ascii_name.rsplit(".", 1)[-1]):
        raise ValueError("has a host written with circled, wide or other stand-in characters.")
    for special, what in INNER_NAMES.items():
        if ascii_name == special or ascii_name.endswith(f".{special}"):
            raise ValueError(f"leads to {what}, where nothing is fetched from.")
    return ascii_name


def redirected(place: Place, location: str, ports: frozenset[int] = frozenset()) -> Place:
    """Where a redirect from `place` leads.

    Raises:
        CaptureError: as for `place_of`, and where it leaves https for http.
    """
    try:
        there = place_of(urljoin(place.url, location), ports)
    except ValueError as wrong:
        raise CaptureError(place.url, f"redirects to what is no address ({wrong}).", _ADVICE) from wrong
    if place.scheme == "https" and there.scheme == "http":
        raise CaptureError(place.url, f"redirects from https to http ({there.url}).", _ADVICE)
    return there
