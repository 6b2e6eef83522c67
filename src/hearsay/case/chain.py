"""The log's hash chain: each line's hash covers the line and the hash before it.

`hash = SHA-256(previous hash (32 bytes) + line (UTF-8))`, where the line is RFC 8785 canonical JSON
`{"action":...,"at":...,"body":...,"by":...,"seq":...,"target":...,"why":...}` and the first previous hash is 32 zero
bytes. Whoever has the lines can check them with any SHA-256; whoever keeps the last hash elsewhere can prove later that
nothing before it was changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeAlias

import orjson
import rfc8785

START = "0" * 64
"""What stands for the hash before the first line."""

Body: TypeAlias = "str | int | float | bool | list[Body] | dict[str, Body] | None"
"""What a log line can hold: plain JSON; whole numbers up to 2^53, as RFC 8785 has them."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One change: what was done to what, by whom, when, why, and the hash that ties it to all before it.

    `at` is UTC, ISO 8601 with `Z`. `target` is what it is about (a report's id, a record's id), empty for the case.
    """

    seq: int
    at: str
    by: str
    why: str
    action: str
    target: str = ""
    body: dict[str, Body] = field(default_factory=dict)
    line: str = ""
    hash: str = ""


def linked(previous: str, entry: LogEntry) -> LogEntry:
    """`entry` with its line and its hash, given the hash before it."""
    line = canonical(
        {
            "seq": entry.seq,
            "at": entry.at,
            "by": entry.by,
            "why": entry.why,
            "action": entry.action,
            "target": entry.target,
            "body": entry.body,
        }
    )
    return LogEntry(
        entry.seq, entry.at, entry.by, entry.why, entry.action, entry.target, entry.body, line, digest(previous, line)
    )


def canonical(value: Body) -> str:
    """`value` as RFC 8785 canonical JSON."""
    return rfc8785.dumps(value).decode()


def digest(previous: str, line: str) -> str:
    """The hash of `line` after the hash `previous`, as hex digits."""
    return sha256(bytes.fromhex(previous) + line.encode()).hexdigest()


def parsed(line: str, hash_: str = "") -> LogEntry:
    """The entry that a line holds.

    Raises:
        ValueError: the line is not the JSON of an entry.
    """
    given = orjson.loads(line)
    try:
        return LogEntry(
            int(given["seq"]),
            str(given["at"]),
            str(given["by"]),
            str(given["why"]),
            str(given["action"]),
            str(given["target"]),
            dict(given["body"]),
            line,
            hash_,
        )
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"is no line of a log ({wrong})") from wrong
