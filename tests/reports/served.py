"""A server on this machine that answers as scripted, and a fetcher that may reach it; no test leaves the machine."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory

from hearsay.reports.fetch.address import Address, special
from hearsay.reports.fetch.connect import Guard
from hearsay.reports.fetch.fetcher import Guarded

HERE = "127.0.0.1"
Reply = bytes | Callable[[socket.socket], None]
NOW = datetime(2031, 5, 13, 7, 20, tzinfo=UTC)


def reply(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP answer; `_` stands for `-` in a header's name."""
    given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
    given |= {key.replace("_", "-"): value for key, value in headers.items()}
    lines = "".join(f"{key}: {value}\r\n" for key, value in given.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def moved(to: str, status: str = "302 Found") -> bytes:
    return reply(status=status, Location=to)


@dataclass
class Server:
    port: int
    asked: list[str] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)
    routes: dict[str, Reply] = field(default_factory=dict)

    def url(self, path: str = "/", host: str = "quay.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@contextmanager
def serving(routes: Mapping[str, Reply], tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server with an answer a path; 404 for others."""
    listening = socket.create_server((HERE, 0))
    listening.settimeout(0.2)
    server = Server(listening.getsockname()[1], routes=dict(routes))
    stop = threading.Event()

    def run() -> None:
        while not stop.is_set():
            with suppress(OSError):
                connection, _ = listening.accept()
                threading.Thread(target=answer, args=(connection,), daemon=True).start()

    def answer(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.settimeout(5)
            if tls:
                connection = tls.wrap_socket(connection, server_side=True)
            raw = b""
            while b"\r\n\r\n" not in raw and (more := connection.recv(65_536)):
                raw += more
            if raw:
                path = raw.split(b" ")[1].decode()
                server.asked.append(path)
                server.requests.append(raw)
                scripted = server.routes.get(path, reply(b"nothing here", "404 Not Found"))
                scripted(connection) if callable(scripted) else connection.sendall(scripted)
            connection.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        stop.set()
        listening.close()
        thread.join()


def dripping(head: bytes, block: bytes, pause: float = 0.0, blocks: int = 1_000_000) -> Callable[[socket.socket], None]:
    """An answer that goes on and on."""

    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(blocks):
            connection.sendall(block)
            if pause:
                time.sleep(pause)

    return send


def late(raw: bytes, pause: float) -> Callable[[socket.socket], None]:
    """An answer that is slow to begin."""

    def send(connection: socket.socket) -> None:
        time.sleep(pause)
        connection.sendall(raw)

    return send


def here_only(address: Address) -> str:
    """As the real guard, but for the one address at which the test's server listens."""
    return "" if address == ip_address(HERE) else special(address)


def reaching(**known: object) -> Guarded:
    """A fetcher for which every name leads to this machine; waits for nothing."""
    names = known.pop("names", {})
    guard = Guard(resolve=lambda host, port: names.get(host, [HERE]), refuses=here_only)  # type: ignore[attr-defined]
    fetching = Guarded(guard, now=lambda: NOW, sleep=lambda seconds: None)
    return replace(fetching, **known)  # type: ignore[arg-type]


@cache
def certified(host: str = "quay.example") -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's and a client's side of TLS: the client trusts this one certificate."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    begin = datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = made.public_bytes(serialization.Encoding.PEM)
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context(cadata=public.decode())
    with TemporaryDirectory() as folder:
        path = Path(folder) / "both.pem"
        path.write_bytes(private + public)
        server.load_cert_chain(path)
    return server, client
