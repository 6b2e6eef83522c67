"""Records <-> JSON bytes, quickly: the shapes are compiled once a type, and hundreds of thousands are read and written.

The same shape as everywhere: the records' field names, enums as their words, moments in ISO 8601, tuples as lists, a
number that JSON does not have as a string (`"inf"`). A field that is not there takes its default, so that what an older
version wrote is read by a newer one.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from math import isfinite
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import orjson

from hearsay.records.evidence import Column

T = TypeVar("T")
NOTHING = cast(Hashable, type(None))
Change: TypeAlias = Callable[[Any], Any]
"""From a value of a record's field to what orjson writes, or back; the values are of the fields' own types."""


def encode(record: object) -> bytes:
    """One record as JSON; the same record gives the same bytes."""
    return orjson.dumps(_writer(cast(Hashable, type(record)))(record))


def decode(kind: type[T], raw: bytes | str) -> T:
    """The record of type `kind` that `encode` wrote.

    Raises:
        ValueError: not JSON, or not the shape of `kind`.
    """
    given = orjson.loads(raw)
    try:
        return cast(T, _reader(cast(Hashable, kind))(given))
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError(f"is no {kind.__name__} ({wrong})") from wrong


@cache
def _writer(kind: Hashable) -> Change:
    """How a value of type `kind` is handed to orjson, which writes most of them as they are."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _writer(_not_none(args))
        return _same if inner is _same else lambda value: None if value is None else inner(value)
    if origin is tuple:
        inners = [_writer(a) for a in args if a is not Ellipsis]
        if all(inner is _same for inner in inners):
            return _same
        if args[-1] is Ellipsis:
            one = inners[0]
            return lambda value: [one(item) for item in value]
        return lambda value: [inner(item) for inner, item in zip(inners, value, strict=True)]
    if kind is float:
        return lambda value: float(value) if isfinite(value) else str(value)
    if kind is Column:
        number = _writer(float)
        return lambda value: [number(item) for item in value]
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        parts = [(f.name, _writer(hints[f.name])) for f in fields(kind)]
        if all(change is _same for _, change in parts):
            return _same
        return lambda value: {name: change(getattr(value, name)) for name, change in parts}
    return _same


@cache
def _reader(kind: Hashable) -> Change:
    """How a value of type `kind` is made from what orjson read."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _reader(_not_none(args))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        inners = [_reader(a) for a in args if a is not Ellipsis]
        if args[-1] is Ellipsis:
            one = inners[0]
            return tuple if one is _same else lambda value: tuple([one(item) for item in value])
        return lambda value: tuple(inner(item) for inner, item in zip(inners, value, strict=True))
    if kind is float:
        return float
    if kind is Column:
        return lambda value: Column("d", [float(item) for item in value])
    if kind is datetime:
        return datetime.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        words = {member.value: member for member in kind}
        return lambda value: words[value]
    if isinstance(kind, type) and is_dataclass(kind):
        return _record_reader(kind)
    return _same


def _record_reader(kind: type) -> Change:
    hints = get_type_hints(kind)
    parts = {f.name: _reader(hints[f.name]) for f in fields(kind)}

    def read(value: dict[str, Any]) -> Any:
        return kind(**{name: parts[name](item) for name, item in value.items()})

    return read


def _not_none(args: tuple[Hashable, ...]) -> Hashable:
    return next(a for a in args if a is not NOTHING)


def _same(value: Any) -> Any:
    return value
