"""Addresses -> documents: redirects followed by hand, each one checked; feeds politely; everything kept as it came."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urlsplit

from hearsay.errors import CaptureError
from hearsay.records.capture import Capture, Refused
from hearsay.reports.captures import opened, tool
from hearsay.reports.containers.feed import FULL_TEXT, Item, items
from hearsay.reports.fetch.address import inner_allowed
from hearsay.reports.fetch.answer import Answer, ask
from hearsay.reports.fetch.connect import Guard
from hearsay.reports.fetch.place import Place, place_of, redirected
from hearsay.reports.fetch.record import recorded
from hearsay.reports.fetch.robots import NOTHING, Robots, robots
from hearsay.reports.limits import FEED_ITEMS, FETCH_SECONDS, HOST_PAUSE, LONGEST_PAUSE, REDIRECTS, SNIFFED_BYTES
from hearsay.reports.sniff import container

ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,application/rss+xml,application/atom+xml,*/*;q=0.5"
_SAVE = "Save the page in a browser and give the file."
_MOVED = frozenset((301, 302, 303, 307, 308))
_KINDS = {401: "wants a login", 402: "wants a payment", 403: "refuses", 404: "has no such page", 410: "removed it"}
_KINDS |= {429: "is asked too often", 451: "may not show it for legal reasons"}


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server called one state of a document; sent back, it answers 304 where nothing changed (RFC 9110)."""

    etag: str = ""
    modified: str = ""


class UnchangedError(Exception):
    """The server says that nothing changed since the last time."""


@dataclass
class Guarded:
    """Gets documents over the network, and remembers what a polite program remembers.

    Attributes:
        guard: what may be connected to; public addresses only, unless it says otherwise.
        validators: by address, what servers called the state that is known already; kept up to date here.
        tls: how certificates are checked; the usual way where None.
        now: the clock that `captured_at` is read from.
        sleep: waits so many seconds.
    """

    guard: Guard = field(default_factory=Guard)
    validators: MutableMapping[str, Validators] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, Robots] = field(default_factory=dict)

    def documents(self, url: str) -> Iterator[Capture | Refused]:
        """The document at `url`; the articles where it is a feed; what is inside where it is an archive."""
        try:
            got = self.get(url)
        except UnchangedError:
            yield Refused(url, "has not changed since it was captured.", minor=True)
            return
        except CaptureError as error:
            yield _refused(url, error)
            return
        if container(got.content[: 4 * SNIFFED_BYTES]) == "feed":
            yield from self._feed(got)
        else:
            yield from opened(BytesIO(got.content), got)

    def get(self, url: str) -> Capture:
        """The document at `url` as it came.

        Raises:
            CaptureError: it may not be fetched, or could not be.
            UnchangedError: it is as it was when its validators were kept.
        """
        deadline = time.monotonic() + FETCH_SECONDS
        place = place_of(url)
        at = self.now()
        answers: list[Answer] = []
        seen = {place.url}
        while True:
            answer = self._ask(place, self.validators.get(place.url), deadline)
            answers.append(answer)
            if answer.status not in _MOVED or not answer.header("location"):
                break
            place = redirected(place, answer.header("location"))
            if place.url in seen or len(answers) > REDIRECTS:
                why = "redirects in a circle." if place.url in seen else f"redirects more than {REDIRECTS} times."
                raise CaptureError(url, why, _SAVE)
            seen.add(place.url)
        if answer.status == 304:
            raise UnchangedError
        if answer.status != 200:
            kind = _KINDS.get(answer.status, "fails" if answer.status >= 500 else "gives no page")
            raise CaptureError(place.url, f"could not be fetched: the server {kind} ({answer.status}).", _SAVE)
        if not answer.body:
            raise CaptureError(place.url, "is empty.", _SAVE)
        self.validators[place.url] = Validators(_ascii(answer.header("etag")), _ascii(answer.header("last-modified")))
        moved = (f"fetched from {place.url}, to which {url} redirects",) if len(answers) > 1 else ()
        return Capture(
            answer.body,
            url,
            place.url,
            headers=answer.headers,
            captured_at=at,
            tool=tool(),
            warc=recorded(answers, at),
            status=answer.status,
            warnings=(*moved, *answer.warnings),
        )

    def _ask(self, place: Place, known: Validators | None, deadline: float) -> Answer:
        headers = [("User-Agent", called()), ("Accept", ACCEPT), ("Accept-Language", "en, *;q=0.5")]
        headers += [("If-None-Match", known.etag)] if known and known.etag else []
        headers += [("If-Modified-Since", known.modified)] if known and known.modified else []
        self._wait(place)
        return ask(place, headers, self.guard, deadline, self.tls)

    def _wait(self, place: Place) -> None:
        """Lets the host rest since it was asked last."""
        rules = self._robots.get(_origin(place))
        pause = min(max(HOST_PAUSE, rules.pause if rules else 0.0), LONGEST_PAUSE)
        now = time.monotonic()
        if place.authority in self._asked and (rest := self._asked[place.authority] + pause - now) > 0:
            self.sleep(rest)
        self._asked[place.authority] = time.monotonic()

    def _feed(self, got: Capture) -> Iterator[Capture | Refused]:
        try:
            found = items(got.content, got.name)
        except CaptureError as error:
            yield Refused(error.subject, error.problem, error.advice)
            return
        for item in found[:FEED_ITEMS]:
            yield from self._article(item, got)
        if len(found) > FEED_ITEMS:
            yield Refused(got.name, f"has {len(found):,} items; the first {FEED_ITEMS} were fetched.", minor=True)

    def _article(self, item: Item, source: Capture) -> Iterator[Capture | Refused]:
        """An item's own text where it is the whole article, else the page that it leads to."""
        if item.words >= FULL_TEXT or not item.url:
            told = item.capture(item.url or source.name)
            yield replace(told, captured_at=source.captured_at, headers=source.headers[:0], tool=tool())
            return
        try:
            if not self._allowed(place_of(item.url)):
                problem = "may not be fetched by programs, says the site's robots.txt."
                raise CaptureError(item.url, problem, _SAVE)
            got = self.get(item.url)
        except UnchangedError:
            yield Refused(item.url, "has not changed since it was captured.", minor=True)
        except CaptureError as error:
            yield _refused(item.url, error)
        else:
            dated = tuple((key, value) for key, value in item.header.pairs() if key == "published")
            yield from opened(BytesIO(got.content), replace(got, stated=dated))

    def _allowed(self, place: Place) -> bool:
        origin = _origin(place)
        if origin not in self._robots:
            self._robots[origin] = self._rules(place)
        return self._robots[origin].allows(place.target)

    def _rules(self, place: Place) -> Robots:
        """The site's robots.txt; none where it has none, nothing allowed where it fails to answer."""
        there = replace(place, target="/robots.txt")
        deadline = time.monotonic() + FETCH_SECONDS
        try:
            for _ in range(REDIRECTS):
                answer = self._ask(there, None, deadline)
                if answer.status not in _MOVED or not answer.header("location"):
                    break
                there = redirected(there, answer.header("location"))
        except CaptureError:
            return NOTHING
        if answer.status >= 500:
            return NOTHING
        return robots(answer.body) if answer.status == 200 else Robots()


def _refused(url: str, error: CaptureError) -> Refused:
    """The refusal of the address that was given, whatever host or redirect the error is about."""
    about = "" if error.subject.startswith(url[:100]) else f"{error.subject} "
    return Refused("".join(c if c.isprintable() else "\ufffd" for c in url)[:300], about + error.problem, error.advice)


def called() -> str:
    """What the program calls itself to servers."""
    name, version = tool().split()
    return f"{name.capitalize()}/{version} (reads public reports for verification; one request a second)"


def _ascii(value: str) -> str:
    return value if value.isascii() and value.isprintable() and len(value) < 1_000 else ""


def _origin(place: Place) -> str:
    parts = urlsplit(place.url)
    return f"{parts.scheme}://{parts.netloc}"


def fetcher(allow_private: bool = False) -> Guarded:
    """What commands fetch with: public addresses only, or a desk's own network too."""
    return Guarded(Guard(refuses=inner_allowed)) if allow_private else Guarded()
