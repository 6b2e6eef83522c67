"""Words that decide what may be compared (`cues.toml`): "corrected", "the other", "each", "on the ground"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError

NAMES = (
    "superseded", "partial", "somewhere", "other_event", "everybody", "outside", "partly", "each", "rise", "fall",
    "small", "past", "to_come",
)  # fmt: skip


@cache
def cue(name: str) -> re.Pattern[str]:
    """The pattern of one list of words.

    Raises:
        LexiconError: `cues.toml` lacks a list, or an entry does not compile.
    """
    return _cues()[name]


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads((files("hearsay.checks") / "cues.toml").read_text(encoding="utf-8"))
    if set(raw) != set(NAMES):
        raise LexiconError("cues.toml", f"Lists differ from {', '.join(NAMES)}.")
    try:
        return {name: whole_words(words) for name, words in raw.items()}
    except (TypeError, re.error) as error:
        raise LexiconError("cues.toml", f"Entry without its shape: {error}.") from error


def whole_words(words: list[str]) -> re.Pattern[str]:
    """One pattern for any of the words, from a word's beginning to a word's end, whatever the case."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)
