"""Which fields of an item a person may set, how each is written, and how the record looks with it.

`read(claim, Field.COMMITMENT)` -> `hedged`; `set_field(figure, Field.VALUE, "10-12")` -> the figure with lo 10, hi 12.
Every value is a string, as it stands in the log; an empty one takes the field away (no relay, no unit).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeAlias

from hearsay.case.judged_times import timed
from hearsay.errors import JudgementError
from hearsay.records import Claim, Figure, Relay, Source, Time
from hearsay.types import Bound, Commitment, Field, Item, SourceKind

Measured: TypeAlias = Claim | Figure | Time | Source
FIELDS: Mapping[Item, tuple[Field, ...]] = {
    Item.CLAIM: (Field.SPEAKER, Field.COMMITMENT, Field.DISTANCING, Field.RELAYS, Field.CHANNEL),
    Item.FIGURE: (Field.VALUE, Field.BOUND, Field.UNIT, Field.COUNTED, Field.STATUS, Field.SCOPE),
    Item.TIME: (Field.VALUE,),
    Item.SOURCE: (Field.KIND,),
}
"""What `correct` sets; names are set by `rename`."""
NEXT = " > "
"""Between two relays, the one nearest the speaker first."""
WORDS: Mapping[Field, type[StrEnum]] = {
    Field.COMMITMENT: Commitment,
    Field.BOUND: Bound,
    Field.KIND: SourceKind,
}
"""Fields whose values are words of the glossary."""


def read(record: Measured, field: Field) -> str:
    """What a record has in a field, as a person would write it; a speaker is the id of the source."""
    return _READ[type(record)][field](record)


def set_field(record: Measured, field: Field, value: str) -> Measured:
    """The record with the field set; a speaker is set by the id of the source.

    Raises:
        JudgementError: the record has no such field, or the value cannot be.
    """
    write = _WRITE.get(type(record), {}).get(field)
    if write is None:
        raise JudgementError(field.value, f"is no field of a {type(record).__name__.lower()} that can be set.")
    return write(record, checked(field, value))


def checked(field: Field, value: str) -> str:
    """The value in its one way of writing: `74.0` and `74` are `74`, `Hedged` is `hedged`.

    Raises:
        JudgementError: the value is none of the field's words, no number, no name.
    """
    plain = " ".join(value.split())
    if field in WORDS:
        words = [str(word.value) for word in WORDS[field]]
        if plain.casefold() not in words:
            raise JudgementError(repr(value), f"is no {field}.", f"It is one of: {', '.join(words)}.")
        return plain.casefold()
    if field is Field.DISTANCING:
        if plain.casefold() not in _YES | _NO:
            raise JudgementError(repr(value), "is neither yes nor no.")
        return "yes" if plain.casefold() in _YES else "no"
    if field in (Field.SPEAKER, Field.NAME) and not plain:
        raise JudgementError("an empty name", "is no name.", "Write who it is.")
    if field is Field.RELAYS:
        return NEXT.join(_names(plain))
    return plain


def number(text: str) -> tuple[float, float]:
    """`1,200` -> (1200, 1200); `10-12`, `10 to 12` -> (10, 12).

    Raises:
        JudgementError: no number, or a range that runs backwards.
    """
    plain = text.replace(",", "").replace("–", "-").replace(" to ", "-").replace(" ", "")
    at = plain.find("-", 1)
    parts = (plain[:at], plain[at + 1 :]) if at > 0 and plain[at - 1] not in "eE" else (plain, plain)
    try:
        lo, hi = float(parts[0]), float(parts[1])
    except ValueError:
        raise JudgementError(repr(text), "is no number.", "Write 74, 1,200 or 10-12.") from None
    if not lo <= hi or lo in (float("inf"), float("-inf")):
        raise JudgementError(repr(text), "is no range from a lower to a higher number.", "Write 10-12.")
    return lo, hi


def shown(lo: float, hi: float) -> str:
    """The number as it is written: `74`, `10-12`."""
    return f"{lo:.15g}" if lo == hi else f"{lo:.15g}-{hi:.15g}"


_YES = frozenset({"yes", "true", "1", "on"})
_NO = frozenset({"no", "false", "0", "off", ""})


def _names(text: str) -> list[str]:
    return [name for part in text.replace(">", "\n").replace(",", "\n").split("\n") if (name := part.strip())]


def _relays(claim: Claim, value: str) -> Claim:
    known = {relay.name.casefold(): relay for relay in claim.relays}
    return replace(claim, relays=tuple(known.get(n.casefold(), Relay(n)) for n in _names(value)))


def _commitment(claim: Claim, value: str) -> Claim:
    level = Commitment(value)
    spans = claim.commitment_spans if level is claim.commitment else ()
    return replace(claim, commitment=level, commitment_spans=spans)


def _value(figure: Figure, value: str) -> Figure:
    lo, hi = number(value)
    bound = figure.bound
    if lo < hi and bound is Bound.EXACT:
        bound = Bound.RANGE
    elif lo == hi and bound is Bound.RANGE:
        bound = Bound.EXACT
    return replace(figure, lo=lo, hi=hi, bound=bound)


_READ: Mapping[type, Mapping[Field, Callable[..., str]]] = {
    Claim: {
        Field.SPEAKER: lambda claim: claim.source,
        Field.COMMITMENT: lambda claim: claim.commitment.value,
        Field.DISTANCING: lambda claim: "yes" if claim.distancing else "no",
        Field.RELAYS: lambda claim: NEXT.join(relay.name for relay in claim.relays),
        Field.CHANNEL: lambda claim: claim.channel,
    },
    Figure: {
        Field.VALUE: lambda figure: shown(figure.lo, figure.hi),
        Field.BOUND: lambda figure: figure.bound.value,
        Field.UNIT: lambda figure: figure.unit,
        Field.COUNTED: lambda figure: figure.counted,
        Field.STATUS: lambda figure: figure.status,
        Field.SCOPE: lambda figure: figure.scope,
    },
    Time: {Field.VALUE: lambda time: time.iso or time.value},
    Source: {Field.NAME: lambda source: source.name, Field.KIND: lambda source: source.kind.value},
}
_WRITE: Mapping[type, Mapping[Field, Callable[..., Measured]]] = {
    Claim: {
        Field.SPEAKER: lambda claim, value: replace(claim, source=value),
        Field.COMMITMENT: _commitment,
        Field.DISTANCING: lambda claim, value: replace(claim, distancing=value == "yes"),
        Field.RELAYS: _relays,
        Field.CHANNEL: lambda claim, value: replace(claim, channel=value),
    },
    Figure: {
        Field.VALUE: _value,
        Field.BOUND: lambda figure, value: replace(figure, bound=Bound(value)),
        Field.UNIT: lambda figure, value: replace(figure, unit=value),
        Field.COUNTED: lambda figure, value: replace(figure, counted=value),
        Field.STATUS: lambda figure, value: replace(figure, status=value),
        Field.SCOPE: lambda figure, value: replace(figure, scope=value),
    },
    Time: {Field.VALUE: timed},
    Source: {
        Field.NAME: lambda source, value: replace(source, name=value),
        Field.KIND: lambda source, value: replace(source, kind=SourceKind(value)),
    },
}
