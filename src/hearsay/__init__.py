"""Hearsay: who said what, through whom, how firmly; where accounts differ; what holds up when checked.

    >>> import hearsay
    >>> report = hearsay.capture(b"The mayor said the bridge was closed.", hearsay.Header(outlet="The Gazette"))
    >>> report.text[:9]
    'The mayor'

`read` gives the claims of one text, `collect` the reports of files and folders, `compile` everything about them.
Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hearsay.export.said import Said
    from hearsay.pipeline import run as compile
    from hearsay.records import Report
    from hearsay.reports import Header, capture, collect

__version__ = "0.1.0"
__all__ = ["Header", "Report", "Said", "__version__", "capture", "collect", "compile", "read"]

_HOMES = {  # public name: where it lives, what it is called there
    "Header": ("hearsay.reports", "Header"),
    "Report": ("hearsay.records", "Report"),
    "Said": ("hearsay.export.said", "Said"),
    "capture": ("hearsay.reports", "capture"),
    "collect": ("hearsay.reports", "collect"),
    "compile": ("hearsay.pipeline", "run"),
}


def __getattr__(name: str) -> object:
    """A public name, imported when it is first asked for."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'hearsay' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def read(text: str | bytes | Report, header: Header | None = None) -> tuple[Said, ...]:
    """Who said what in one text: its claims in order, each with its speaker, words and offsets.

    Args:
        text: the report's text, the bytes of a text or HTML file, or a report that was captured before.
        header: outlet, date and the like, where they are known; not used for a captured report.

    Raises:
        CaptureError: there is no text in it.
    """
    from hearsay.export.said import said
    from hearsay.pipeline import run
    from hearsay.records import Report
    from hearsay.reports import Header, capture

    if not isinstance(text, Report):
        raw = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
        text = capture(raw, header or Header())
    return said(run([text]))
