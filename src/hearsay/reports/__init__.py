"""Bytes -> Report: text, html, and the files and folders they come from."""

from __future__ import annotations

from hearsay.reports.capture import capture
from hearsay.reports.collect import Collected, collect
from hearsay.reports.header import Header
from hearsay.reports.moments import moment

__all__ = ["Collected", "Header", "capture", "collect", "moment"]
