"""Which reader, exactly: a kept reading counts only as long as the reader's code and weights are the same."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from hearsay.reading import Reader, reader_named
from hearsay.records import Attribution, Report

SHORT = 16
"""Hex digits kept of the hash: 64 bits tell a few dozen versions apart for sure."""


@cache
def key(name: str) -> str:
    """`default:3f1c...`: the reader's name and a hash over the code and the weights' checksums of `hearsay.reading`.

    An endpoint's model is not ours to hash: its name stands for it.
    """
    whole = sha256()
    for path, content in sorted(_sources(files("hearsay.reading"))):
        whole.update(f"{path}\0{len(content)}\0".encode() + content)
    model = f":{os.environ.get('HEARSAY_ENDPOINT_MODEL', '')}" if name == "endpoint" else ""
    return f"{name}{model}:{whole.hexdigest()[:SHORT]}"


class Lazy:
    """A reader that is loaded when it first reads: what was read before needs none."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._reader: Reader | None = None

    @property
    def key(self) -> str:
        """What its readings are kept under."""
        return key(self.name)

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of `report`, in order of their first content."""
        self._reader = self._reader or reader_named(self.name)
        return self._reader.read(report)


def _sources(folder: Traversable, under: str = "") -> list[tuple[str, bytes]]:
    """Code, word lists and manifests; the weights themselves stand in the manifest by their hashes."""
    found = []
    for item in folder.iterdir():
        if item.is_dir() and item.name != "__pycache__":
            found += _sources(item, f"{under}{item.name}/")
        elif item.name.endswith((".py", ".toml", ".tsv", ".json")):
            found.append((under + item.name, item.read_bytes()))
    return found
