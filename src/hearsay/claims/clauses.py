"""Clauses without a parser: where a finite verb stands, what is the main clause, what is about the page.

    The city's claim that a valve failed could be wrong    main verb "could", behind the that-clause
    a boat that may have carried migrants                  "may" belongs to the relative clause

The word classes are data (`data/clauses.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError

_WORD = re.compile(r"[A-Za-z][\w'’-]*")
LONGEST_SUBJECT = 120
"""Characters looked at for the subject of a sentence: a title, a name and an apposition."""
Offsets = tuple[int, int]
_FINITE_HEDGE = re.compile(r"(?:may|might|could|appears?|appeared|seems?|seemed|suggests?|suggested)\b", re.IGNORECASE)
_OPENING_NAME = re.compile(
    r"((?:(?:Mr|Ms|Mrs|Dr|Prof|Father|Sister|Sir)\.?\s+)?[A-ZÀ-Þ][\w'’-]+(?:\s+(?:(?:al|bin|van|von|de|da|del|la)\s+)?"
    r"[A-ZÀ-Þ][\w'’.-]*){1,3})(?:,\s[^.,;]{2,60},|\s+of\s+the\s+(?:[A-Z][\w’'-]+\s?)+)?\s+(?=[a-z])"
)
_TURNS = re.compile(
    r"^(?:neither|nobody|no one|none|nor)\b|\b(?:you|your|yours)\b|"
    r",\s+(?:Mr|Ms|Mrs|Dr|Sir|Madam|Mayor|Minister|"
    r"Governor|President|Chancellor|Senator|Prime Minister|Commissioner|Secretary)(?:\s[A-Z]\w+)?\s*(?=[,.?!]|$)|"
    r"\b(?:did not|didn['’]t|has not|have not|could not be|was not|were not)\s+(?:immediately\s+)?"
    r"(?:repl|respon|return|reach|answer)|"
    r"\b(?:declined|refused)\s+to\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"[a-z]{2,}(?:ed|ied)$")


@dataclass(frozen=True, slots=True)
class Classes:
    """The lists of `clauses.toml`."""

    subordinators: frozenset[str]
    finite: frozenset[str]
    not_finite: frozenset[str]
    before_participle: frozenset[str]
    openers: tuple[str, ...]
    added: frozenset[str]
    own_openers: tuple[str, ...]
    prepositions: frozenset[str]
    page: tuple[str, ...]


@cache
def classes() -> Classes:
    """Reads the lists; raises LexiconError where one is missing or not a list of words."""
    table = tomllib.loads((files("hearsay.claims") / "data" / "clauses.toml").read_text(encoding="utf-8"))

    def listed(key: str) -> list[str]:
        entry = table.get(key)
        if not isinstance(entry, list) or not all(isinstance(w, str) and w for w in entry):
            raise LexiconError("clauses.toml", f"`{key}` must be a list of words.")
        return [w.lower() for w in entry]

    return Classes(
        subordinators=frozenset(listed("subordinators")),
        finite=frozenset(listed("finite")),
        not_finite=frozenset(listed("not_finite")),
        before_participle=frozenset(listed("before_participle")),
        openers=tuple(sorted(listed("openers"), key=len, reverse=True)),
        added=frozenset(listed("added")),
        own_openers=tuple(listed("own_openers")),
        prepositions=frozenset(listed("prepositions")),
        page=tuple(listed("page")),
    )


def words_of(text: str) -> Iterator[re.Match[str]]:
    """The words of `text` with their offsets."""
    return _WORD.finditer(text)


def is_finite(word: str, before: str = "") -> bool:
    """Whether `word` (lower case) is most likely a finite verb, given the word before it."""
    lex = classes()
    if word in lex.finite:
        return True
    if word in lex.not_finite or not _PAST.match(word):
        return False
    return before not in lex.before_participle


def has_finite(text: str) -> bool:
    """Whether `text` has a finite verb."""
    before = ""
    for match in words_of(text):
        word = match.group().lower()
        if is_finite(word, before):
            return True
        before = word
    return False


_NUMBER_AND_COMMA = re.compile(r"\s\d[\d.]*,\s")


def in_main_clause(text: str, at: int) -> bool:
    """Whether the word at offset `at` of a content belongs to the main clause of its sentence.

    Behind a subordinator a finite verb is the subordinate clause's first; a main clause still without its own verb
    ("the claim that a valve failed could ...") takes the next one. A second finite verb that nothing joins to the
    first has a clause of its own ("nobody knew the boat could sink").
    """
    start = max(text.rfind(". ", 0, at), text.rfind("? ", 0, at), text.rfind("! ", 0, at)) + 1
    main_verb, depth_verbs, subordinate, joined = False, 0, False, False
    before, comma, aside = "", False, False
    for match in words_of(text[start:at]):
        word = match.group().lower()
        gap = text[start + match.end() : start + match.end() + 1]
        gap = "," if _NUMBER_AND_COMMA.match(text, start + match.end(), at) else gap
        if word in classes().subordinators:
            subordinate, depth_verbs, aside = True, 0, comma and word in ("which", "who", "whose")
        elif word in ("and", "but", "or"):
            joined = True
        elif is_finite(word, before):
            if not subordinate:
                main_verb, joined = True, False
            else:
                depth_verbs += 1
        if gap == "," and subordinate and (depth_verbs or aside) and not main_verb:
            subordinate = False
        before, comma = word, gap == ","
        if gap and gap in ",;:":
            joined = True
    if not subordinate:
        own = _FINITE_HEDGE.match(text, at)
        return not (main_verb and own and not joined)
    return not main_verb and depth_verbs > 0


def about_the_page(sentence: str) -> bool:
    """Whether a sentence is about the page (a byline, a link, a credit) and not about the event."""
    if " | " in sentence:
        return True
    lower = sentence.strip(" .-–—•*\"“”'’()[]").lower()
    short = len(lower.split()) < 7
    for entry in classes().page:
        if lower.startswith(entry) and (" " in entry or (short and not has_finite(lower[len(entry) :]))):
            return True
    return lower.startswith("by ") and short


def subject_of(text: str, start: int, end: int) -> Offsets | None:
    """The words of a sentence before its first finite verb, where they are few enough to be its subject."""
    lex, before = classes(), ""
    for number, match in enumerate(_WORD.finditer(text, start, min(end, start + LONGEST_SUBJECT))):
        word = match.group().lower()
        if number and is_finite(word, before):
            return (start, match.start()) if text[start].isupper() else None
        if number == 0 and (word in lex.openers or word in lex.subordinators or word in lex.prepositions):
            return None
        before = word
    return None


def opening_name(sentence: str) -> str | None:
    """The name of several words that a sentence opens with, behind which its verb comes; None where it has none."""
    match = _OPENING_NAME.match(sentence)
    return match.group(1) if match is not None and not match.group(1).endswith(("'s", "’s")) else None


def turns_away(sentence: str) -> bool:
    """Whether a plain sentence addresses somebody or tells that nobody replied."""
    return _TURNS.search(sentence) is not None


def speaks_of_us(sentence: str) -> bool:
    """Whether a sentence is in the first person plural."""
    return re.search(r"\b(?:we|our|ours|us)\b", sentence, re.IGNORECASE) is not None


def can_be_told_on(sentence: str) -> bool:
    """Whether a plain sentence can be the rest of a speech reported before it: it does not open like news."""
    return not sentence.lower().startswith(classes().own_openers)


def is_told_on(sentence: str) -> bool:
    """Whether a plain sentence is speech told on: its first finite verb is "would", the future seen from the past."""
    before = ""
    for match in _WORD.finditer(sentence):
        word = match.group().lower()
        if is_finite(word, before):
            return word == "would"
        before = word
    return False
