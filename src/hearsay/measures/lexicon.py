"""The word lists of this stage: TOML files beside the code, read once, checked when read.

Shape: every file is a table of tables or of lists of words; `LexiconError` names the file and the entry that
does not have the shape it must have.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from hearsay.errors import LexiconError

Numbers = Mapping[str, float]
"""Numbers by the word that names them."""

_ADVICE = "The package is damaged: install it again."


@cache
def tables(name: str) -> Mapping[str, object]:
    """The top-level tables of `lexicons/<name>.toml`; raises LexiconError where it cannot be read."""
    path = resources.files("hearsay.measures").joinpath("lexicons", f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"lexicons/{name}.toml", f"cannot be read ({error}).", _ADVICE) from error


def _table(name: str, key: str) -> Mapping[str, object]:
    found = tables(name).get(key)
    if not isinstance(found, dict) or not found:
        raise LexiconError(f"lexicons/{name}.toml", f"has no table [{key}].", _ADVICE)
    return found


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The set of words of the top-level list `key`."""
    return frozenset(_strings(name, key, tables(name).get(key)))


@cache
def values(name: str, key: str) -> Mapping[str, float]:
    """The numbers of table `key` by word."""
    out: dict[str, float] = {}
    for word, value in _table(name, key).items():
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise LexiconError(f"lexicons/{name}.toml", f"[{key}] {word} is no number.", _ADVICE)
        out[word] = float(value)
    return out


@cache
def pairs(name: str, key: str) -> Mapping[str, tuple[float, float]]:
    """The `[lo, hi]` pairs of table `key` by word."""
    out: dict[str, tuple[float, float]] = {}
    for word, value in _table(name, key).items():
        if not isinstance(value, list) or len(value) != 2 or value[0] > value[1]:
            raise LexiconError(f"lexicons/{name}.toml", f"[{key}] {word} is no [lo, hi].", _ADVICE)
        out[word] = float(value[0]), float(value[1])
    return out


@cache
def groups(name: str, key: str) -> Mapping[str, frozenset[str]]:
    """The lists of words of table `key` by their name."""
    return {group: frozenset(_strings(name, f"{key}.{group}", found)) for group, found in _table(name, key).items()}


@cache
def phrases(name: str, key: str) -> Mapping[tuple[str, ...], str]:
    """The table `key` turned round: from a phrase, as lower-case words, to the name of its list."""
    out: dict[tuple[str, ...], str] = {}
    for group, found in groups(name, key).items():
        for phrase in found:
            parts = tuple(phrase.split())
            if parts in out:
                raise LexiconError(f"lexicons/{name}.toml", f"[{key}] lists {phrase!r} twice.", _ADVICE)
            out[parts] = group
    return out


def _strings(name: str, key: str, found: object) -> list[str]:
    if not isinstance(found, list) or not all(isinstance(w, str) and w == w.strip().lower() and w for w in found):
        raise LexiconError(f"lexicons/{name}.toml", f"{key} is no list of lower-case words.", _ADVICE)
    return found
