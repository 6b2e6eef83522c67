"""Bytes -> Report: text, pages, PDFs, mail, feeds and archives, and the files, folders and addresses they come from."""

from __future__ import annotations

from hearsay.records.capture import Capture, Refused
from hearsay.reports.capture import capture, report_of, reports_of
from hearsay.reports.captures import Asked, captures
from hearsay.reports.collect import Collected, collect
from hearsay.reports.header import Header
from hearsay.reports.moments import moment

__all__ = [
    "Asked",
    "Capture",
    "Collected",
    "Header",
    "Refused",
    "capture",
    "captures",
    "collect",
    "moment",
    "report_of",
    "reports_of",
]
