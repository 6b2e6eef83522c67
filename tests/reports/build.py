"""Tiny builders for reports' tests."""

from __future__ import annotations

from hearsay.errors import CaptureError
from hearsay.records import Moment, Report
from hearsay.reports import capture


def iso(moment: Moment | None) -> str:
    """A moment as ISO 8601; an empty string for none."""
    return moment.iso if moment else ""


def attempt(raw: bytes, name: str) -> Report | CaptureError:
    """The report, or the error that says why there is none; anything else is a failure of the test."""
    try:
        return capture(raw, name=name)
    except CaptureError as error:
        return error
