"""The case file: captured bytes with their custody, what the machine found, what people judged, and a log of it all.

with open_case("bridge.hearsay", create=True, title="The bridge at Orlen", by="ada") as case:
    ...
"""

from __future__ import annotations

from hearsay.case.chain import LogEntry
from hearsay.case.evidence import EvidenceFile
from hearsay.case.lines import ClaimLine, FigureLine, Hit, ReportLine, SourceLine
from hearsay.case.log import Head, LogFilter
from hearsay.case.opening import open_case
from hearsay.case.reports import Added, State
from hearsay.case.store import Case
from hearsay.case.verify import Verdict
from hearsay.case.where import Filter, Page, Window

__all__ = [
    "Added",
    "Case",
    "ClaimLine",
    "EvidenceFile",
    "FigureLine",
    "Filter",
    "Head",
    "Hit",
    "LogEntry",
    "LogFilter",
    "Page",
    "ReportLine",
    "SourceLine",
    "State",
    "Verdict",
    "Window",
    "open_case",
]
