"""Shapes of what a request may carry: each reads a value strictly and writes itself as JSON Schema (2020-12).

Query parameters come as strings, bodies as JSON; one shape serves both. A value that does not fit is a problem that
names the field and says what fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearsay.export.json import Plain
from hearsay.web.problems import Problem

NO_NUL = r"^[^\u0000]*$"
"""No text of a page or a database holds a NUL."""


def unfit(where: str, fits: str) -> Problem:
    """A field with a value that does not fit."""
    return Problem(422, f"{where}: {fits}.", more={"field": where})


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, without those that no page can hold."""

    longest: int = 400
    shortest: int = 0
    default: str = ""

    def schema(self) -> Plain:
        """The shape as JSON Schema."""
        made: dict[str, Plain] = {"type": "string", "maxLength": self.longest, "pattern": NO_NUL}
        return made | ({"minLength": self.shortest} if self.shortest else {})

    def read(self, value: object, where: str) -> str:
        """The value, if it fits."""
        if not isinstance(value, str) or not self.shortest <= len(value) <= self.longest:
            raise unfit(where, f"give {self.shortest} to {self.longest} characters")
        if "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value):
            raise unfit(where, "has characters that no text can hold")
        return value


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    least: int = 0
    most: int = 1_000_000_000
    default: int = 0

    def schema(self) -> Plain:
        """The shape as JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most, "default": self.default}

    def read(self, value: object, where: str) -> int:
        """The value, if it fits."""
        if isinstance(value, str) and len(value) < 12 and value.isascii() and value.removeprefix("-").isdigit():
            value = int(value)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise unfit(where, f"give a whole number from {self.least} to {self.most}")
        return value


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    default: bool = False

    def schema(self) -> Plain:
        """The shape as JSON Schema."""
        return {"type": "boolean", "default": self.default}

    def read(self, value: object, where: str) -> bool:
        """The value, if it fits."""
        if value in (True, False) and isinstance(value, bool):
            return value
        if value in ("true", "false"):
            return value == "true"
        raise unfit(where, "give true or false")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]
    default: str = ""

    def schema(self) -> Plain:
        """The shape as JSON Schema."""
        known: list[Plain] = [*self.words]
        return {"type": "string", "enum": known}

    def read(self, value: object, where: str) -> str:
        """The value, if it fits."""
        if not isinstance(value, str) or value not in self.words:
            raise unfit(where, f"give one of {', '.join(w or 'nothing' for w in self.words)}")
        return value


@dataclass(frozen=True, slots=True)
class Many:
    """A list of texts or of whole numbers."""

    item: Text | Whole
    most: int = 200
    least: int = 0
    default: tuple[str, ...] = ()

    def schema(self) -> Plain:
        """The shape as JSON Schema."""
        return {"type": "array", "items": self.item.schema(), "maxItems": self.most, "minItems": self.least}

    def read(self, value: object, where: str) -> tuple[str | int, ...]:
        """The value, if it fits."""
        if not isinstance(value, list) or not self.least <= len(value) <= self.most:
            raise unfit(where, f"give a list of {self.least} to {self.most}")
        return tuple(self.item.read(item, where) for item in value)


@dataclass(frozen=True, slots=True)
class Named:
    """Texts by name, the names out of a few."""

    names: tuple[str, ...]
    item: Text
    default: tuple[tuple[str, str], ...] = ()

    def schema(self) -> Plain:
        """The shape as JSON Schema."""
        named: dict[str, Plain] = {name: self.item.schema() for name in self.names}
        return {"type": "object", "properties": named, "additionalProperties": False}

    def read(self, value: object, where: str) -> tuple[tuple[str, str], ...]:
        """The value, if it fits."""
        if not isinstance(value, dict) or not set(value) <= set(self.names):
            raise unfit(where, f"give an object with some of {', '.join(self.names)}")
        return tuple((name, self.item.read(given, f"{where}.{name}")) for name, given in value.items())


Shape = Text | Whole | Flag | Choice | Many | Named


@dataclass(frozen=True, slots=True)
class Field:
    """One named value with its shape and what it means."""

    name: str
    shape: Shape
    about: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Values:
    """What was read, by name; asked for by kind, so that a handler is typed."""

    held: Mapping[str, object] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A text."""
        value = self.held[name]
        assert isinstance(value, str)
        return value

    def whole(self, name: str) -> int:
        """A whole number."""
        value = self.held[name]
        assert isinstance(value, int)
        return value

    def flag(self, name: str) -> bool:
        """A yes or no."""
        return bool(self.held[name])

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.held[name]
        assert isinstance(value, tuple)
        return tuple(str(item) for item in value)

    def numbers(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        value = self.held[name]
        assert isinstance(value, tuple)
        return tuple(int(item) for item in value)

    def named(self, name: str) -> dict[str, str]:
        """Texts by name."""
        value = self.held[name]
        assert isinstance(value, tuple)
        return dict(value)


def read_fields(fields: tuple[Field, ...], given: Mapping[str, object]) -> Values:
    """Every field's value, its default where it is not given.

    Raises:
        Problem: 422, a field is missing or does not fit.
    """
    found: dict[str, object] = {}
    for each in fields:
        if each.name in given:
            found[each.name] = each.shape.read(given[each.name], each.name)
        elif each.needed:
            raise unfit(each.name, "is needed")
        else:
            found[each.name] = each.shape.default
    return Values(found)


def read_body(fields: tuple[Field, ...], given: object) -> Values:
    """The fields of a JSON object that has no others.

    Raises:
        Problem: 422.
    """
    if not isinstance(given, dict):
        raise Problem(422, "Send a JSON object.")
    if unknown := set(given) - {f.name for f in fields}:
        raise unfit(sorted(map(str, unknown))[0][:80], "is no field of this request")
    return read_fields(fields, given)


def object_schema(fields: tuple[Field, ...]) -> Plain:
    """The fields as the JSON Schema of an object."""
    named: dict[str, Plain] = {}
    for each in fields:
        shape = each.shape.schema()
        assert isinstance(shape, dict)
        named[each.name] = {**shape, "description": each.about}
    needed: list[Plain] = [f.name for f in fields if f.needed]
    made: dict[str, Plain] = {"type": "object", "properties": named, "additionalProperties": False}
    return made | ({"required": needed} if needed else {})
