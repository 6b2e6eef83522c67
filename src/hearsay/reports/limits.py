"""How much one report may be, and why: every limit of capture stands here."""

from __future__ import annotations

MAX_BYTES = 20_000_000
"""Captured bytes of one report. A saved news page with its scripts inlined has 1 to 5 MB; trafilatura's own
`MAX_FILE_SIZE` is 20,000,000."""

MAX_CHARACTERS = 2_000_000
"""Code points of one report's text: about 350,000 words, longer than an accident board's final report."""

SIDECAR_BYTES = 1_000_000
"""Bytes of the `.json` beside a report: it holds a header of a few lines."""

HEADER_CHARACTERS = 1_000
"""Code points kept of one header field; longer ones are cut, they come from broken pages."""

SNIFFED_BYTES = 4_096
"""Bytes that are looked at to tell what a file is: the doctype and the head's first tags stand there."""
