"""How a rule of the time grammar is written and run: a regular expression over token letters, and what it builds.

A rule is written with the names of `PARTS` in braces, a group name after a colon, blanks for reading:
`{month:m} {day:d} (,? {year:y})?` finds "Oct. 23" and "January 24, 2024". Its builder gets a `Hit` and returns
the shape, or None where the words turn out to be no time (a 32nd day, a 25th hour).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hearsay.measures.times_shapes import Shape
from hearsay.measures.times_tokens import Token

PARTS = {
    "month": "M", "anymonth": "[Mm]", "weekday": "[Ww]", "day": "[do]", "year": "Y", "number": "[dDY#]q?",
    "worded": "(?:n|a(?=-?n))(?:-?n|8n)*", "ordinal": "[oOs]", "unit": "[Us]", "units": "V", "anyunit": "[UVs]",
    "part": "A", "moment": "N", "season": "S", "fall": "F", "today": "R", "ampm": r"\+", "the": "t", "a": "a",
    "of": "0", "stage": "[ybl]", "last": "L", "this": "T", "next": "X", "coming": "C", "previous": "P",
    "following": "G", "that": "H", "every": "v", "about": "(?:c|[rj]k|3z|u4|u)", "prep": "[1-7E0B]",
}  # fmt: skip
"""Names for the letters of `times_words.py` and `times_tokens.py`."""

_NAME = re.compile(r"\{(\w+)(?::(\w+))?\}")


class Hit:
    """One place where a rule's expression matched: the tokens of each named group.

    The match is in a string of letters whose n-th stands for token `places[n]`.
    """

    __slots__ = ("_all", "_match", "_places", "text")

    def __init__(self, match: re.Match[str], places: list[int], all_tokens: list[Token], text: str) -> None:
        self._match = match
        self._places = places
        self._all = all_tokens
        self.text = text

    @property
    def first(self) -> int:
        """The place of the first token of the match."""
        return self._places[self._match.start()]

    @property
    def last(self) -> int:
        """The place after the last token of the match."""
        return self._places[self._match.end() - 1] + 1

    def tokens(self, group: str) -> list[Token]:
        """The tokens of the group, none where it took no part or the rule has no such group."""
        if group not in self._match.re.groupindex:
            return []
        start, end = self._match.span(group)
        return self._all[self._places[start] : self._places[end - 1] + 1] if start < end else []

    def token(self, group: str) -> Token | None:
        """The first token of the group."""
        found = self.tokens(group)
        return found[0] if found else None

    def value(self, group: str) -> int | None:
        """The number of the group's first token."""
        token = self.token(group)
        return int(token.value) if token and not isinstance(token.value, str) else None

    def word(self, group: str) -> str:
        """The text of the group's first token in lower case, empty where the group took no part."""
        token = self.token(group)
        return token.text.lower() if token else ""

    def code(self, group: str) -> str:
        """The value of the group's first token where it is a code of letters (`W`, `MO`)."""
        token = self.token(group)
        return str(token.value) if token else ""

    @property
    def named(self) -> bool:
        """Whether the first word has a capital in mid-sentence, beside a word with a capital: part of a name."""
        first, before = self._all[self.first], self.before()
        after = self.after()
        capital = self.text[first.start : first.start + 1].isupper()
        beside = [token for token in (before, after) if token is not None]
        return capital and before is not None and before.letter not in "|." and any(map(self._capital, beside))

    def _capital(self, token: Token) -> bool:
        return self.text[token.start : token.start + 1].isupper()

    def before(self, count: int = 1) -> Token | None:
        """The token that stands `count` before the match."""
        at = self.first - count
        return self._all[at] if at >= 0 else None

    def after(self, count: int = 1) -> Token | None:
        """The token that stands `count` after the match."""
        at = self.last + count - 1
        return self._all[at] if at < len(self._all) else None


Build = Callable[[Hit], Shape | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name (for reasons and tests), its expression over letters, its builder."""

    name: str
    pattern: re.Pattern[str]
    build: Build


def rule(name: str, template: str, build: Build) -> Rule:
    """Compiles a template of `PARTS` names into a rule."""

    def part(match: re.Match[str]) -> str:
        body = PARTS[match[1]]
        return f"(?P<{match[2]}>{body})" if match[2] else f"(?:{body})"

    return Rule(name, re.compile(_NAME.sub(part, template).replace(" ", "")), build)
