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

ARCHIVE_DEPTH = 4
"""Containers inside containers: a zip of mailboxes with a mail that has a zip attached has four."""

ARCHIVE_ENTRIES = 100_000
"""Entries of one zip, messages of one mailbox, items of one feed; more is split by whoever made it."""

ARCHIVE_BYTES = 2_000_000_000
"""Unpacked bytes of one zip in all: a bomb whose entries share their bytes stays small one by one."""

RECORD_BYTES = 4_000_000
"""Bytes of a web archive's record that are looked at before its body: a header has a few thousand."""

MAIL_BYTES = 60_000_000
"""Bytes of one mail with its attachments: servers take 25 to 50 MB, base64 adds a third."""

PDF_SECONDS = 60.0
"""Time for one PDF, in a process of its own: a report of 500 pages takes about 15 s."""

PDF_MEMORY = 1_500_000_000
"""Address space of that process: pypdf takes some 100 MB for 500 pages, a bomb of nested streams any amount."""

PDF_PAGES = 2_000
"""Pages that are read; an accident board's final report has 200 to 500."""

CONNECT_SECONDS = 10.0
"""Time for a name to be resolved, and for a connection and its handshake each."""

IDLE_SECONDS = 20.0
"""Time without a byte from a server."""

FETCH_SECONDS = 60.0
"""Time for one document with all its redirects: a server that drips a byte now and then ends here."""

REDIRECTS = 8
"""Redirects of one address: shorteners and consent pages take four or five."""

WIRE_BYTES = MAX_BYTES + 1_000_000
"""Bytes of one answer as they come over the network, header and chunk marks with them."""

FEED_ITEMS = 200
"""Articles of one feed that are fetched: a feed has 10 to 100."""

ROBOTS_BYTES = 500_000
"""Bytes of a robots.txt that are read (RFC 9309, section 2.5: at least 500 KiB)."""

HOST_PAUSE = 1.0
"""Seconds between two requests to one host."""

LONGEST_PAUSE = 30.0
"""Seconds: a longer `Crawl-delay` counts as this much."""


def too_large(name: str, size: int) -> CaptureError:
    """The error for an input of `size` bytes."""
    problem = f"has {size / 1e6:,.1f} MB or more; the limit for one report is {MAX_BYTES / 1e6:,.0f} MB."
    return CaptureError(name, problem, "Give the report alone, or split it into its reports, one file each.")


def too_long(name: str, length: int) -> CaptureError:
    """The error for a report with `length` code points of text."""
    problem = f"has {length:,} characters of text; the limit for one report is {MAX_CHARACTERS:,}."
    return CaptureError(name, problem, "Split it into its reports, one file each.")
