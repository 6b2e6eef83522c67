"""Who asks: a token in the header (programs), a session in a cookie (people), or the person at this machine.

On loopback nobody needs a token until the first one is made; from then on everybody signs in, so that the log says
who changed what. A change asked for with a cookie must come from a page of this server: its Origin must be this host
(Fetch Metadata says so too) and it must carry the token that only such a page knows (a keyed digest of the cookie).
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hearsay.web.access import Access
from hearsay.web.answers import problem_answer, wants_json
from hearsay.web.limits import Rate
from hearsay.web.problems import Problem
from hearsay.web.roles import Person, Role
from hearsay.web.settings import Settings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = ("/sign-in", "/static/")
"""Paths that can be opened before anybody signed in."""
CSRF_HEADER = "x-csrf-token"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and what a form of theirs must carry. `person` is None before a sign-in."""

    person: Person | None
    csrf: str
    address: str
    by_token: bool = False
    signs_in: bool = False

    @property
    def somebody(self) -> Person:
        """The person.

        Raises:
            Problem: 401, nobody signed in.
        """
        if self.person is None:
            raise Problem(
                401, "Sign in, or send a token as `Authorization: Bearer ...`.", {"www-authenticate": "Bearer"}
            )
        return self.person

    def needs(self, role: Role) -> Person:
        """The person, who has that role.

        Raises:
            Problem: 401 without a person, 403 without the role.
        """
        person = self.somebody
        if not person.role.may(role):
            raise Problem(403, f"This takes the role {role.value}; {person.name} has the role {person.role.value}.")
        return person

    def checked(self, given: str) -> None:
        """Refuses a form that does not carry the token of its page.

        Raises:
            Problem: 403.
        """
        if not self.by_token and not hmac.compare_digest(given.encode(), self.csrf.encode()):
            raise Problem(403, "The page that asked for this is too old or not from here. Load it again and repeat.")


def asking(request: Request) -> Asking:
    """Who asks, as the middleware found out."""
    found = request.scope["asking"]
    assert isinstance(found, Asking)
    return found


def csrf_of(cookie: str) -> str:
    """The token that forms of this cookie's pages carry."""
    return hmac.digest(cookie.encode(), b"hearsay csrf", "sha256").hex()


def cookie_name(settings: Settings) -> str:
    """Cookies know no ports: two workbenches on one machine must not share one. `__Host-` pins it to this host."""
    return f"{'__Host-' if settings.secure else ''}hearsay-{settings.port}"


def cookie(settings: Settings, value: str, age: int | None = None) -> str:
    """A Set-Cookie header that scripts cannot read and that no other site can send."""
    parts = [f"{cookie_name(settings)}={value}", "Path=/", "HttpOnly", "SameSite=Strict"]
    parts += ["Secure"] if settings.secure else []
    parts += [f"Max-Age={age}"] if age is not None else []
    return "; ".join(parts)


def cookie_of(header: str, name: str) -> str:
    """The value of a cookie, empty where it is not there or the header is malformed."""
    try:
        held = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return held.value if held and len(held.value) <= 128 and held.value.isascii() else ""


def from_elsewhere(headers: dict[bytes, bytes]) -> bool:
    """Whether a browser says that another site asks."""
    if headers.get(b"sec-fetch-site", b"same-origin") not in (b"same-origin", b"none"):
        return True
    origin = headers.get(b"origin")
    return (
        origin is not None
        and urlsplit(origin.decode("latin-1")).netloc.lower() != headers.get(b"host", b"").decode("latin-1").lower()
    )


class Identity:
    """Finds out who asks, refuses what comes from another site, and holds everybody to their rate."""

    def __init__(self, app: ASGIApp, settings: Settings, access: Access) -> None:
        self.app, self.settings, self.access = app, settings, access
        limits = settings.limits
        self.reads, self.writes = Rate(*limits.reads), Rate(*limits.writes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request (ASGI)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers: dict[bytes, bytes] = dict(scope["headers"])
        held = cookie_of(headers.get(b"cookie", b"").decode("latin-1"), cookie_name(self.settings))
        fresh = "" if held else secrets.token_urlsafe(32)
        try:
            found = self.found(scope, headers, held or fresh)
            scope["asking"] = found
            self.admitted(scope, headers, found)
        except Problem as wrong:
            answer = problem_answer(wrong, scope)
            if wrong.status == 401 and scope["method"] in SAFE and not wants_json(scope):
                target = scope["path"] + (
                    "?" + scope["query_string"].decode("latin-1") if scope["query_string"] else ""
                )
                answer = RedirectResponse(f"/sign-in?next={quote(target, safe='')}", 303)
            await answer(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and fresh and not found.by_token:
                answered = MutableHeaders(scope=message)
                if "set-cookie" not in answered and answered.get("content-type", "").startswith("text/html"):
                    answered.append("set-cookie", cookie(self.settings, fresh))
            await send(message)

        await self.app(scope, receive, sending)

    def found(self, scope: Scope, headers: dict[bytes, bytes], held: str) -> Asking:
        """Who asks.

        Raises:
            Problem: 401, a token that does not hold.
        """
        address = (scope.get("client") or ("local", 0))[0]
        given = headers.get(b"authorization", b"").decode("latin-1")
        guarded = not self.settings.loopback or self.access.anybody()
        if given:
            person = self.access.bearer(given[7:].strip()) if given[:7].lower() == "bearer " else None
            if person is None:
                raise Problem(401, "This token does not hold here, or no longer.", {"www-authenticate": "Bearer"})
            return Asking(person, "", address, by_token=True, signs_in=guarded)
        if not guarded:
            return Asking(Person(self.settings.person, Role.ADMIN), csrf_of(held), address)
        return Asking(self.access.session(held), csrf_of(held), address, signs_in=True)

    def admitted(self, scope: Scope, headers: dict[bytes, bytes], found: Asking) -> None:
        """Refuses whom this cannot be answered.

        Raises:
            Problem: 401, 403 or 429.
        """
        client = found.person.name if found.person and found.signs_in else found.address
        if scope["path"].startswith("/static/"):
            return
        safe = scope["method"] in SAFE
        (self.reads if safe else self.writes).take(client)
        if not safe and not found.by_token and from_elsewhere(headers):
            raise Problem(403, "This request comes from another site, and changes are made from here only.")
        if not scope["path"].startswith(OPEN):
            _ = found.somebody
        if not safe and scope["path"].startswith("/api"):
            found.checked(headers.get(CSRF_HEADER.encode(), b"").decode("latin-1"))
