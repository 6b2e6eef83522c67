"""Report -> Attributions: who is said to have said what, as spans of the report's text.

A reader is anything with `read(report) -> attributions`. READERS lists those there are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from hearsay.errors import HearsayError
from hearsay.records import Attribution, Report


class Reader(Protocol):
    """Finds the attributions of one report."""

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions in order of their first content span; every span lies inside the report's text."""
        ...


def _default() -> Reader:
    from hearsay.reading.combined import CombinedReader
    from hearsay.reading.trained import packaged

    return CombinedReader(packaged("default"))


def _fast() -> Reader:
    from hearsay.reading.trained import packaged

    return packaged("fast")


def _rules() -> Reader:
    from hearsay.reading.rules import RuleReader

    return RuleReader()


def _endpoint() -> Reader:
    from hearsay.reading.endpoint import Endpoint, EndpointReader

    return EndpointReader(Endpoint.from_environment())


READERS: dict[str, Callable[[], Reader]] = {
    "default": _default,
    "fast": _fast,
    "rules": _rules,
    "endpoint": _endpoint,
}
"""What can read: the packaged network with rules beside it, a faster network, the language's own signs alone, a model
behind an endpoint."""


def reader_named(name: str = "default") -> Reader:
    """The reader of that name, loaded.

    Raises:
        HearsayError: there is no reader of that name, its weights are damaged, or its endpoint is not set up.
    """
    if name not in READERS:
        raise HearsayError(name, "there is no such reader.", f"Choose one of: {', '.join(READERS)}.")
    return READERS[name]()


def default_reader() -> Reader:
    """The packaged reader."""
    return reader_named()
