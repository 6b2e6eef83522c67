"""How one workbench runs: which case, on which address, under which names, with which limits."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one client may ask for. Rates are (a second, at once); bytes and seconds for one request.

    `reads`: a page with its parts is five requests, and a person opens a few pages a second at most. `writes`: a fast
    judge presses a key a second. `sign_ins`: ten guesses at once, then one every six seconds, for 256 random bits.
    `body`: two hundred saved pages of news. `within`: that much over a slow line (1 MB/s).
    """

    reads: tuple[float, int] = (100, 600)
    writes: tuple[float, int] = (4, 60)
    sign_ins: tuple[float, int] = (1 / 6, 10)
    body: int = 64 * 1024 * 1024
    files: int = 500
    headers_within: float = 10
    within: float = 60


@dataclass(frozen=True, slots=True)
class Settings:
    """One running workbench.

    Args:
        case: the case, a path or a `postgresql://` url.
        access: the file of tokens and sign-ins.
        host: the address it listens on.
        port: the port it listens on.
        names: further host names under which it may be asked (behind a proxy).
        person: the name that stands in the log where no token is needed.
        reader: the reader for reports that are added.
        secure: whether cookies travel over TLS only.
        limits: what one client may ask for.
    """

    case: str
    access: Path
    host: str = "127.0.0.1"
    port: int = 8470
    names: tuple[str, ...] = ()
    person: str = "local"
    reader: str = "default"
    secure: bool = False
    limits: Limits = field(default_factory=Limits)

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def hosts(self) -> frozenset[str]:
        """The names that a request's Host header may have."""
        own = LOOPBACK_NAMES if self.loopback else (self.host,)
        return frozenset(name.lower() for name in (*own, *self.names))


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own loopback; a name is only where it is `localhost`."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def access_file(case: str) -> Path:
    """Where tokens of a case are kept: beside its file, or in this folder for a database elsewhere."""
    if "://" in case:
        parts = urlsplit(case)
        known = [parts.path.strip("/"), *parse_qs(parts.query).get("schema", [])]
        name = "-".join("".join(c if c.isalnum() else "-" for c in part) for part in known if part)
        return Path(f"{name or 'case'}.access")
    path = Path(case)
    return path.with_name(path.name + ".access")
