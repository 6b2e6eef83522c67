"""What went wrong, for a person and for a program: a title, what happened, what to do (RFC 9457 for the API)."""

from __future__ import annotations

from collections.abc import Mapping

from hearsay.export.json import Plain, dumps

TITLES: dict[int, str] = {
    400: "This request makes no sense",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not in this case",
    405: "Not done this way",
    408: "Too slow",
    409: "Somebody was faster",
    411: "No length given",
    413: "Too large",
    415: "Not this kind of content",
    421: "Wrong host name",
    422: "This cannot be used",
    429: "Too many requests",
    500: "Something broke",
    503: "Busy",
}
MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """An answer that is no success.

    Args:
        status: the HTTP status.
        detail: what happened and what to do, in sentences.
        headers: further headers of the answer.
        more: further members of the problem document.
    """

    def __init__(
        self, status: int, detail: str, headers: Mapping[str, str] | None = None, more: dict[str, Plain] | None = None
    ) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = more or {}

    @property
    def title(self) -> str:
        """What kind of problem it is."""
        return TITLES.get(self.status, "This did not work")

    def document(self) -> bytes:
        """The problem as JSON."""
        return dumps(
            {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail, **self.more}
        )


def missing(what: str) -> Problem:
    """A record that this case does not hold."""
    return Problem(404, f"This case holds no {what}. It may have been removed, or belong to another case.")
