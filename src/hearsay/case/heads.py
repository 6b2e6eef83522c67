"""A head kept elsewhere: `{"format": "hearsay head 1", "case": ..., "seq": ..., "hash": ...}`, or `NUMBER:HASH`.

Whoever keeps the head of today, in a mail, on paper, with a notary, can show later that the log up to it is still the
same: no line before it can be changed, taken out or put in without another hash.
"""

from __future__ import annotations

import re
from pathlib import Path

import orjson

from hearsay.case.log import Head
from hearsay.errors import CaseError

FORMAT = "hearsay head 1"
_SHORT = re.compile(r"(\d{1,15}):([0-9a-fA-F]{64})")
_SIZE = 100_000
"""Bytes of a head's file: it has a few hundred."""


def written(head: Head) -> bytes:
    """The head as a small JSON file."""
    known = {"format": FORMAT, "case": head.case, "seq": head.seq, "hash": head.hash}
    return orjson.dumps(known, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def write(head: Head, to: Path) -> None:
    """Writes the head to a file.

    Raises:
        CaseError: it cannot be written.
    """
    try:
        to.write_bytes(written(head))
    except OSError as wrong:
        raise CaseError(str(to), f"cannot be written ({wrong.strerror or wrong}).") from wrong


def parsed(given: str) -> Head:
    """The head that a person gives: a file that `written` made, or `NUMBER:HASH`.

    Raises:
        CaseError: it is neither.
    """
    if short := _SHORT.fullmatch(given.strip()):
        return Head(int(short[1]), short[2].lower())
    advice = "Give the file that `hearsay case sign` or `hearsay case log --head` wrote, or NUMBER:HASH."
    try:
        with Path(given).open("rb") as stream:
            known = orjson.loads(stream.read(_SIZE))
        if not isinstance(known, dict) or known.get("format") != FORMAT:
            raise ValueError(f"is not in the format {FORMAT!r}")
        head = parsed(f"{known['seq']}:{known['hash']}")
    except (OSError, ValueError, KeyError) as wrong:
        raise CaseError(given, "is no head of a case.", advice) from wrong
    return Head(head.seq, head.hash, str(known.get("case", "")))
