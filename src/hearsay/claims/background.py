"""Which of a report's own sentences are background: what holds at all times, and what happened long before.

    The company makes valves.                    background: what it does at all times
    The bridge, built in 1931, had two lanes.    background: a year long before the report
    The road is still closed.                    about the event: "still"
    The bridge, built in 1931, fell on Monday.   about the event: a day
    The fund provides the money.                 about the event where the money was spoken of before

The signs are data (`data/background.toml`), asked in this order: a time of these days, a time long before, how
things stand now, the main verb. What shows none of them is taken for a claim about the event.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.claims.clauses import is_finite, words_of
from hearsay.errors import LexiconError

YEARS_BEFORE = 1
"""Years before the report from which a year without a month tells of the past: news of an event goes on for weeks."""
LONGEST_STEM = 5
"""Letters by which a noun is known again: "money", "moneys"; shorter words are compared whole."""
_YEAR = re.compile(r"(?<![\d,.$€£])(?:1[5-9]\d\d|20\d\d)(?![\d,.]*\d|\s+(?:people|men|women|homes|houses|families))")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d{1,2},?\s+)?$"
)
_BE = frozenset({"is", "are", "was", "were"})
_HAVE = frozenset({"has", "have", "had"})
_POINTS_BACK = re.compile(r"\b(?:the|this|these|that|those)\s+(?:\w+\s+)?(\w+)")


@dataclass(frozen=True, slots=True)
class Signs:
    """`background.toml`: the present forms, and the regular expressions."""

    standing: frozenset[str]
    being: re.Pattern[str]
    having: re.Pattern[str]
    days: re.Pattern[str]
    now: re.Pattern[str]
    long_before: re.Pattern[str]
    general: re.Pattern[str]


@cache
def signs() -> Signs:
    """Reads `background.toml`; raises LexiconError where an entry is missing or no regular expression."""
    table = tomllib.loads((files("hearsay.claims") / "data" / "background.toml").read_text(encoding="utf-8"))

    def pattern(key: str) -> re.Pattern[str]:
        entry = table.get(key)
        entries = [entry] if isinstance(entry, str) else entry
        if not isinstance(entries, list) or not all(isinstance(w, str) and w for w in entries):
            raise LexiconError("background.toml", f"`{key}` must be a list of regular expressions.")
        try:
            return re.compile(r"\b(?:" + "|".join(entries) + r")(?!\w)", re.IGNORECASE)
        except re.error as error:
            raise LexiconError("background.toml", f"`{key}` is no regular expression: {error}.") from error

    standing = table.get("standing")
    if not isinstance(standing, list) or not all(isinstance(w, str) for w in standing):
        raise LexiconError("background.toml", "`standing` must be a list of words.")
    return Signs(
        frozenset(standing), pattern("being"), pattern("having"), pattern("days"), pattern("now"),
        pattern("long_before"), pattern("general"),
    )  # fmt: skip


def is_background(sentence: str, before: str, year: int | None) -> bool:
    """Whether a sentence of a report's own voice is background.

    Args:
        sentence: the sentence or clause.
        before: the report's text before it: what its predicate may point back to.
        year: of the report's publication, None where unknown.
    """
    if signs().days.search(sentence):
        return False
    if signs().long_before.search(sentence) or _tells_of_the_past(sentence, year):
        return True
    if signs().now.search(sentence):
        return False
    if signs().general.search(sentence):
        return True
    predicate = _standing_predicate(sentence)
    return predicate is not None and not _points_back(predicate, before)


def _tells_of_the_past(sentence: str, year: int | None) -> bool:
    """Whether all years that a sentence names lie before the report's, none with its month."""
    named = [(int(m.group()), _MONTH.search(sentence, 0, m.start())) for m in _YEAR.finditer(sentence)]
    if not named or year is None:
        return False
    return all(y < year - YEARS_BEFORE or (y < year and month is None) for y, month in named)


def _standing_predicate(sentence: str) -> str | None:
    """What a sentence says of its subject at all times, behind its first verb; None where it tells what happened."""
    lex, before = signs(), ""
    for match in words_of(sentence):
        word, rest = match.group().lower(), sentence[match.end() :].lstrip()
        if (
            match.start()
            and word in lex.standing
            and not before.endswith(("'s", "’s"))
            and before not in ("the", "a", "to")
        ):
            return rest
        if is_finite(word, before):
            being = word in _BE and lex.being.match(rest)
            having = word in _HAVE and word != "had" and lex.having.match(rest)
            return rest if (being and word in ("is", "are")) or having else None
        before = word
    return None


def _points_back(predicate: str, before: str) -> bool:
    """Whether a predicate names something again that was spoken of: "provides the money"."""
    spoken = {_stem(m.group().lower()) for m in words_of(before)}
    return any(_stem(m.group(1).lower()) in spoken for m in _POINTS_BACK.finditer(predicate))


def _stem(word: str) -> str:
    return word.rstrip("s")[:LONGEST_STEM] if len(word) > LONGEST_STEM else word
