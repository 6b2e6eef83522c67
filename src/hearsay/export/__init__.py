"""Records -> files that other programs read: one format per file, all of them in `FORMATS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hearsay.export.formats import FORMATS, Format, format_of

__all__ = ["FORMATS", "Format", "format_of"]


def __getattr__(name: str) -> object:
    """The registry, loaded when asked for: most who import one format need no other."""
    if name in __all__:
        from hearsay.export import formats

        return getattr(formats, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
