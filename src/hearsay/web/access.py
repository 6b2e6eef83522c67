"""Who may come in: tokens, sign-ins and sessions, in a small SQLite file beside the case, never in the case itself.

Only SHA-256 digests of tokens and sessions are kept. A token has 256 random bits, so a plain digest is enough: slow
password hashes protect secrets that can be guessed (OWASP Authentication and Session Management cheat sheets).
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from hearsay.errors import HearsayError
from hearsay.web.roles import Person, Role

TOKEN_PREFIX = "hs_"
"""Begins every token, so that one left in a text can be found by a search."""
TOKEN_BITS = 256
TOKEN_DAYS = 90
"""How long a token holds unless somebody says otherwise: one season of work."""
SESSION_IDLE = timedelta(hours=12)
"""A session that nobody used for a working day ends."""
SESSION_LONGEST = timedelta(days=7)
"""However much it is used, a session ends after a week."""
TOUCH = timedelta(minutes=5)
"""How often the last use of a session is written down."""
SIGN_INS_KEPT = 20_000
SCHEMA = """
CREATE TABLE IF NOT EXISTS token (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, digest TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL, expires_at TEXT NOT NULL, revoked_at TEXT);
CREATE TABLE IF NOT EXISTS session (
    digest TEXT PRIMARY KEY, name TEXT NOT NULL, made_at TEXT NOT NULL, used_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sign_in (
    at TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, what TEXT NOT NULL);
"""


class AccessError(HearsayError):
    """A token that cannot be made or used."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token as the list of tokens shows it: never its secret."""

    name: str
    role: Role
    made_at: str
    expires_at: str
    revoked_at: str | None

    def holds(self, now: datetime) -> bool:
        """Whether it lets somebody in at that time."""
        return self.revoked_at is None and datetime.fromisoformat(self.expires_at) > now


@dataclass(frozen=True, slots=True)
class SignIn:
    """One line of the audit of sign-ins."""

    at: str
    name: str
    address: str
    what: str


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


class Access:
    """The access file of one case."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._made = path.exists()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if not self._made:
            try:
                os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
            except OSError as wrong:
                problem = f"cannot be written ({wrong.strerror})."
                raise AccessError(
                    str(self.path), problem, "Put the case into a folder that you may write to."
                ) from wrong
        try:
            with closing(sqlite3.connect(self.path, timeout=10)) as held:
                if not self._made:
                    held.executescript(SCHEMA)
                    self._made = True
                with held:
                    yield held
        except sqlite3.DatabaseError as wrong:
            advice = "Move it away and make new tokens; the case itself is not touched."
            raise AccessError(str(self.path), f"is no access file of this version ({wrong}).", advice) from wrong

    # Tokens

    def new_token(self, name: str, role: Role, days: float = TOKEN_DAYS) -> str:
        """Makes a token and returns its secret, which is shown once; an older token of that name ends.

        Raises:
            AccessError: the name is empty, too long, or has characters that a list could not show.
        """
        if not name.strip() or len(name) > 80 or not name.isprintable():
            raise AccessError(
                name or "the name", "cannot be a person's name here.", "Use up to 80 printable characters."
            )
        secret = TOKEN_PREFIX + secrets.token_urlsafe(TOKEN_BITS // 8)
        now = utc_now()
        with self._open() as held:
            held.execute("DELETE FROM session WHERE name = ?", (name,))
            held.execute(
                "INSERT OR REPLACE INTO token VALUES (?, ?, ?, ?, ?, NULL)",
                (name, role.value, digest(secret), now.isoformat(), (now + timedelta(days=days)).isoformat()),
            )
        return secret

    def revoke(self, name: str) -> bool:
        """Ends a person's token and sessions; whether there was one."""
        with self._open() as held:
            held.execute("DELETE FROM session WHERE name = ?", (name,))
            ended = held.execute(
                "UPDATE token SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL", (utc_now().isoformat(), name)
            )
            return ended.rowcount > 0

    def tokens(self) -> tuple[Token, ...]:
        """Every token without its secret, by name."""
        if not self._made and not self.path.exists():
            return ()
        with self._open() as held:
            rows = held.execute("SELECT name, role, made_at, expires_at, revoked_at FROM token ORDER BY name")
            return tuple(Token(name, Role(role), *rest) for name, role, *rest in rows)

    def anybody(self) -> bool:
        """Whether a token was ever made: from then on everybody signs in."""
        return bool(self.tokens())

    def bearer(self, secret: str) -> Person | None:
        """Whose token it is, if it still holds."""
        if not secret.startswith(TOKEN_PREFIX) or len(secret) > 200:
            return None
        with self._open() as held:
            row = held.execute(
                "SELECT name, role, made_at, expires_at, revoked_at FROM token WHERE digest = ?", (digest(secret),)
            ).fetchone()
        if row is None:
            return None
        token = Token(row[0], Role(row[1]), *row[2:])
        return Person(token.name, token.role) if token.holds(utc_now()) else None

    # Sessions

    def open_session(self, person: Person) -> str:
        """Begins a session and returns the secret for the cookie."""
        secret, now = secrets.token_urlsafe(32), utc_now().isoformat()
        with self._open() as held:
            held.execute("INSERT INTO session VALUES (?, ?, ?, ?)", (digest(secret), person.name, now, now))
        return secret

    def session(self, secret: str) -> Person | None:
        """Whose session it is; None once it, or the token behind it, has ended."""
        with self._open() as held:
            row = held.execute(
                "SELECT s.made_at, s.used_at, t.name, t.role, t.made_at, t.expires_at, t.revoked_at "
                "FROM session s JOIN token t ON t.name = s.name WHERE s.digest = ?",
                (digest(secret),),
            ).fetchone()
            if row is None:
                return None
            now = utc_now()
            made, used = datetime.fromisoformat(row[0]), datetime.fromisoformat(row[1])
            token = Token(row[2], Role(row[3]), *row[4:])
            if now - used > SESSION_IDLE or now - made > SESSION_LONGEST or not token.holds(now):
                held.execute("DELETE FROM session WHERE digest = ?", (digest(secret),))
                return None
            if now - used > TOUCH:
                held.execute("UPDATE session SET used_at = ? WHERE digest = ?", (now.isoformat(), digest(secret)))
        return Person(token.name, token.role)

    def close_session(self, secret: str) -> None:
        """Ends a session."""
        with self._open() as held:
            held.execute("DELETE FROM session WHERE digest = ?", (digest(secret),))

    # Audit

    def note(self, name: str, address: str, what: str) -> None:
        """Writes down a sign-in, a sign-out or an attempt; the oldest lines make room."""
        with self._open() as held:
            held.execute("INSERT INTO sign_in VALUES (?, ?, ?, ?)", (utc_now().isoformat(), name, address, what))
            held.execute("DELETE FROM sign_in WHERE rowid <= (SELECT max(rowid) FROM sign_in) - ?", (SIGN_INS_KEPT,))

    def sign_ins(self, limit: int = 50, offset: int = 0) -> tuple[SignIn, ...]:
        """The audit of sign-ins, latest first."""
        if not self._made and not self.path.exists():
            return ()
        with self._open() as held:
            rows = held.execute(
                "SELECT at, name, address, what FROM sign_in ORDER BY rowid DESC LIMIT ? OFFSET ?", (limit, offset)
            )
            return tuple(SignIn(*row) for row in rows)
