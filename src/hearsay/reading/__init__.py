"""Report -> Attributions: who is said to have said what, as spans of the report's text.

A reader is anything with `read(report) -> attributions`. `default_reader` is the packaged one.
"""

from __future__ import annotations

from typing import Protocol

from hearsay.records import Attribution, Report


class Reader(Protocol):
    """Finds the attributions of one report."""

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions in order of their first content span; every span lies inside the report's text."""
        ...


def default_reader() -> Reader:
    """The packaged reader."""
    from hearsay.reading.rules import RuleReader

    return RuleReader()
