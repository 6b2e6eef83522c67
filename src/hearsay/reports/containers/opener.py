"""The shape of what opens a container."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeAlias

from hearsay.records.capture import Capture, Refused

Opener: TypeAlias = Callable[[BinaryIO, str], Iterator[Capture | Refused]]
"""From a seekable stream and the container's name to what is inside, in order.

A document without a `media_type` is looked at again: it may be a container itself. One with a `media_type` is
taken as it is. Nothing is ever written to disk, and no name inside a container is ever used as a path.
"""
