"""Which code made a page: a digest of everything that decides what a page looks like.

Two pages of one dossier are the same bytes only where the same code made them; `hearsay verify` makes a page again
from its data where the digest in the page is that of the code that checks.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

DECIDES = ("checks", "dossier", "evidence", "export", "measures", "records", "types.py")
"""Parts of the package that a page is made by; reading and the rest are over when a page is made."""
LENGTH = 12
"""Hex digits of the digest that are shown: enough to tell builds apart, not a proof of anything."""


@cache
def build() -> str:
    """The digest of the code that makes pages, its first digits."""
    whole = hashlib.sha256()
    root = files("hearsay")
    for part in DECIDES:
        for name, path in _below(root / part, part):
            content = path.read_bytes()
            whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()[:LENGTH]


def _below(path: Traversable, name: str) -> list[tuple[str, Traversable]]:
    """Every file at or below a path, in order of name; compiled modules left out."""
    if path.is_file():
        return [] if name.endswith(".pyc") else [(name, path)]
    children = sorted(path.iterdir(), key=lambda child: child.name)
    return [found for child in children for found in _below(child, f"{name}/{child.name}")]
