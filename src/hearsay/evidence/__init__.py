"""Files that a user adds besides reports -> Evidence: tracks, zones, registers, lists of names.

    >>> from hearsay.evidence import load
    >>> load(["no-such-file.json"]).errors[0].problem
    'is not there.'

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.records import Evidence

if TYPE_CHECKING:
    from hearsay.evidence.loading import Loaded

__all__ = ["load", "read"]


def load(paths: Sequence[str | Path]) -> Loaded:
    """Everything in files and folders; what cannot be used is named in `errors` and the rest goes on."""
    from hearsay.evidence.loading import load as load_all

    return load_all(paths)


def read(content: bytes, name: str) -> Evidence:
    """What one file's bytes hold; raises EvidenceError."""
    from hearsay.evidence.loading import read as read_one

    return read_one(content, name)
