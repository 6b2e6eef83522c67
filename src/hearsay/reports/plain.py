"""Plain text -> Extracted: the characters as they stand."""

from __future__ import annotations

from hearsay.reports.decode import decode
from hearsay.reports.extracted import Extracted


def plain_text(raw: bytes, name: str, charset: str = "") -> Extracted:
    """The text of a plain text file, not changed but for what `clean` does to every report."""
    decoded = decode(raw, name, charset)
    return Extracted(decoded.text, f"text ({decoded.encoding})", warnings=decoded.warnings)
