"""Dossier <-> JSON, nothing lost: the records' field names, enums as their words, moments in ISO 8601.

`{"format": "hearsay dossier 1", "version": "0.1.0", "title": ..., "reports": [...], "claims": [...], ...}`. A
number that JSON does not have (infinity) is a string, `"inf"`. `from_json(to_json(dossier)) == dossier`.
"""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, TypeAlias, Union, get_args, get_origin, get_type_hints

import orjson

from hearsay import __version__
from hearsay.errors import HearsayError
from hearsay.records import Column, Dossier

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FORMAT = "hearsay dossier 1"
Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"


class FormatError(HearsayError):
    """JSON that is no dossier of this format."""


def to_json(dossier: Dossier, indent: bool = False) -> bytes:
    """The whole dossier as UTF-8 JSON; the same dossier gives the same bytes."""
    record = plain(dossier)
    assert isinstance(record, dict)
    return dumps({"format": FORMAT, "version": __version__, **record}, indent)


def dumps(value: Plain, indent: bool = False) -> bytes:
    """`value` as UTF-8 JSON, without a final newline."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 if indent else 0)


def plain(value: object) -> Plain:
    """A record, or anything inside one, as plain JSON values."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list | Column):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    raise TypeError(f"no JSON for {type(value).__name__}")


def from_json(raw: bytes) -> Dossier:
    """The dossier that `to_json` wrote.

    Raises:
        FormatError: not JSON, another format, or a field that has the wrong shape.
    """
    advice = "Write it again with `hearsay dossier --json`."
    try:
        record = orjson.loads(raw)
        if not isinstance(record, dict) or record.get("format") != FORMAT:
            raise FormatError("dossier", f"is not in the format {FORMAT!r}.", advice)
        dossier = _value({k: v for k, v in record.items() if k not in ("format", "version")}, Dossier)
    except (ValueError, TypeError, KeyError) as wrong:
        raise FormatError("dossier", f"cannot be read back ({wrong}).", advice) from wrong
    assert isinstance(dossier, Dossier)
    return dossier


@cache
def _names(record: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(record))


@cache
def _hints(record: type) -> dict[str, object]:
    return get_type_hints(record)


def _value(given: object, kind: object) -> object:
    """`given` as a value of the type `kind`, which is one of those that records use."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if given is None else _value(given, next(a for a in args if a is not type(None)))
    if origin is tuple and isinstance(given, list):
        if args[-1] is Ellipsis:
            return tuple(_value(item, args[0]) for item in given)
        return tuple(_value(item, arg) for item, arg in zip(given, args, strict=True))
    if not isinstance(kind, type):
        raise TypeError(f"{given!r} where {kind} belongs")
    if is_dataclass(kind) and isinstance(given, dict):
        hints = _hints(kind)
        return kind(**{name: _value(item, hints[name]) for name, item in given.items()})
    if issubclass(kind, Column) and isinstance(given, list):
        return kind("d", [float(item) for item in given])
    if issubclass(kind, Enum):
        return kind(given)
    if kind is datetime and isinstance(given, str):
        return datetime.fromisoformat(given)
    if kind is float and isinstance(given, str | int | float):
        return float(given)
    if isinstance(given, kind):
        return given
    raise TypeError(f"{given!r} where {kind.__name__} belongs")
