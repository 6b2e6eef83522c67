"""What is known of a report beside its text: who published it, where, when.

Headers come from options, from a `.json` beside the file and from the page itself. `options.over(sidecar)` keeps
every field that the options state and takes the others from the sidecar.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from urllib.parse import urlsplit

from hearsay.records import Moment
from hearsay.reports.clean import one_line
from hearsay.reports.limits import HEADER_CHARACTERS
from hearsay.types import ReportId


@dataclass(frozen=True, slots=True)
class Header:
    """A report's header as stated somewhere; an empty field was not stated."""

    url: str = ""
    outlet: str = ""
    wire: str = ""
    title: str = ""
    author: str = ""
    published: Moment | None = None
    modified: Moment | None = None
    language: str = ""
    revision_of: ReportId | None = None

    def over(self, other: Header) -> Header:
        """This header, with `other` filling in what it does not state."""
        stated = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name)}
        return replace(other, **stated)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The stated fields as text, moments in ISO 8601: what `Capture.stated` holds."""
        known = ((f.name, getattr(self, f.name)) for f in fields(self))
        return tuple((name, value.iso if isinstance(value, Moment) else value) for name, value in known if value)

    def tidy(self) -> Header:
        """Each text field on one line, without control characters, cut to a sane length."""
        return replace(
            self,
            url=_tidy(self.url),
            outlet=_tidy(self.outlet),
            wire=_tidy(self.wire),
            title=_tidy(self.title),
            author=_tidy(self.author),
            language=_tidy(self.language),
        )


NO_HEADER = Header()


def _tidy(text: str) -> str:
    return one_line(text)[:HEADER_CHARACTERS]


def web_address(url: str) -> str:
    """`url` where it is an http or https address, else an empty string (`javascript:`, `file:`, a path)."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def site(url: str) -> str:
    """The host of a web address without `www.`: `https://www.example.org/a` -> `example.org`."""
    host = urlsplit(url).hostname or "" if web_address(url) else ""
    return host.removeprefix("www.")
