"""The readers that the benches can be told to run."""

from __future__ import annotations

from hearsay.reading import Reader, default_reader

READERS = ("default", "rules")


def reader_named(name: str) -> Reader:
    """The reader of that name: `default` is what the package ships, `rules` the one without a trained model."""
    if name == "rules":
        from hearsay.reading.rules import RuleReader

        return RuleReader()
    return default_reader()
