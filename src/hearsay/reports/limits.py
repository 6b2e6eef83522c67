"""How much one report may be, and why: every limit of capture stands here."""

from __future__ import annotations

from hearsay.errors import CaptureError

MAX_BYTES = 20_000_000
"""Captured bytes of one report. A saved news page with its scripts inlined has 1 to 5 MB; trafilatura's own
`MAX_FILE_SIZE` is 20,000,000."""

MAX_CHARACTERS = 2_000_000
"""Code points of one report's text: about 350,000 words, longer than an accident board's final report."""

SIDECAR_BYTES = 1_000_000
"""Bytes of the `.json` beside a report: it holds a header of a few lines."""

LINKED_DATA_NODES = 10_000
"""JSON-LD nodes of one page that are looked at; a news page has fewer than a hundred."""

HEADER_CHARACTERS = 1_000
"""Code points kept of one header field; longer ones are cut, they come from broken pages."""

SNIFFED_BYTES = 4_096
"""Bytes that are looked at to tell what a file is: the doctype and the head's first tags stand there."""


def too_large(name: str, size: int) -> CaptureError:
    """The error for an input of `size` bytes."""
    problem = f"has {size / 1e6:,.1f} MB or more; the limit for one report is {MAX_BYTES / 1e6:,.0f} MB."
    return CaptureError(name, problem, "Give the report alone, or split it into its reports, one file each.")


def too_long(name: str, length: int) -> CaptureError:
    """The error for a report with `length` code points of text."""
    problem = f"has {length:,} characters of text; the limit for one report is {MAX_CHARACTERS:,}."
    return CaptureError(name, problem, "Split it into its reports, one file each.")
