"""The formats of evidence in the order in which they are tried; the first that knows the bytes reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from hearsay.evidence.track_readsb import is_readsb, read_readsb
from hearsay.records import Evidence

IsIt: TypeAlias = Callable[[bytes, str], bool]
Read: TypeAlias = Callable[[bytes, str], Evidence]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called, whether unpacked bytes look like it, and what reads them.

    `read` raises EvidenceError, which names the file and what to do. Ids are given later, over all files.
    """

    name: str
    is_it: IsIt
    read: Read


FORMATS: tuple[Format, ...] = (Format("readsb or tar1090 trace", is_readsb, read_readsb),)
