"""What a person types to search -> what the two databases' full-text indexes are asked.

bridge closed            both words, in any order and form (`closed` finds `closing`)
"no survivors"           the words side by side
surviv*                  words that begin so
ferry OR ship            one of them
bridge -railway          not with this word
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column

from hearsay.errors import CaseError

_PART = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
MOST_TERMS = 32
"""Words and phrases of one search: more is a pasted text, which an index is slow to answer."""
DICTIONARY: ColumnElement[Any] = literal_column("'english'::regconfig")
"""PostgreSQL's text search configuration; SQLite's is the same stemmer, Porter's."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase or the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Every group must be met by one of its terms, and none of `without` may be there."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()


def query(typed: str) -> Query:
    """What was typed, taken apart.

    Raises:
        CaseError: there is no word in it to look for.
    """
    groups: list[list[Term]] = []
    without: list[Term] = []
    either = False
    for sign, phrase, word in _PART.findall(typed)[:MOST_TERMS]:
        if word == "OR" and groups:
            either = True
            continue
        found = tuple(_WORD.findall(phrase or word))
        if not found:
            continue
        term = Term(found, word.endswith("*"))
        if sign:
            without.append(term)
        elif either:
            groups[-1].append(term)
        else:
            groups.append([term])
        either = False
    if not groups:
        raise CaseError(typed.strip() or "the search", "has no word to look for.", "Give a word, or a name in quotes.")
    return Query(tuple(map(tuple, groups)), tuple(without))


def fts5(asked: Query) -> str:
    """The query in the language of SQLite's FTS5; each word stands in quotes, so that none is taken for an operator."""
    wanted = " AND ".join(_any(group) for group in asked.groups)
    return f"({wanted}) NOT {_any(asked.without)}" if asked.without else wanted


def tsquery(asked: Query) -> ColumnElement[Any]:
    """The query as PostgreSQL's tsquery."""
    wanted = _either(asked.groups[0])
    for group in asked.groups[1:]:
        wanted = wanted.op("&&")(_either(group))
    return wanted.op("&&")(func.tsquery_not(_either(asked.without))) if asked.without else wanted


def _any(terms: tuple[Term, ...]) -> str:
    return "(" + " OR ".join(f'"{" ".join(t.words)}"' + (" *" if t.prefix else "") for t in terms) + ")"


def _either(terms: tuple[Term, ...]) -> ColumnElement[Any]:
    found = _one(terms[0])
    for term in terms[1:]:
        found = found.op("||")(_one(term))
    return found.self_group()


def _one(term: Term) -> ColumnElement[Any]:
    if not term.prefix:
        return func.phraseto_tsquery(DICTIONARY, " ".join(term.words))
    parts = re.findall(r"\w+", " ".join(term.words))
    starts = " <-> ".join(f"'{part}'" for part in parts) + ":*"
    return func.to_tsquery(DICTIONARY, starts)
