"""Dossier -> one self-contained HTML page with zero remote requests."""

from __future__ import annotations

from hearsay.records import Dossier


def page(dossier: Dossier, head: str = "") -> str:
    """The dossier as one self-contained HTML page; see `hearsay.dossier.compile`.

    Args:
        dossier: everything that was found.
        head: the head of the log of the case that it was made from, else empty.
    """
    from hearsay.dossier.compile import page as compiled

    return compiled(dossier, head)
