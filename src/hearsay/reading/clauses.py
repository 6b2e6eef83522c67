"""Sentences as words with whole quotations in them, and where a source begins and ends around its verb.

    “We ran,” said Ada Orlov, a guard, on Monday.
    [quote]   verb [source behind    ]
    Ada Orlov, a guard, later told the court that they ran.
    [source before    ] skip  verb [hearer ] [content]

A quotation is one token whatever stands inside it, so a full stop between its marks ends no sentence here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hearsay.reading.cues import lexicon
from hearsay.reading.quotes import Quoted
from hearsay.reading.segments import Offsets, dateline, paragraphs, sentences_of

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.,\-/&][^\W_]+)*|--+|\.{3,}|[^\w\s]")
_SCARE_WORDS = 4
"""A quotation of so few words without a stop inside may be part of a name or a noun phrase: the “old” pier."""
LONGEST_SOURCE = 40
"""Words looked at for a source; the longest names with title and apposition in news have about 30."""
LONGEST_TAG = 9
"""Words of a sentence such as "Orlov asked the council." that belongs to the question quoted before it."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a whole quotation (`quote`)."""

    start: int
    end: int
    text: str
    lower: str
    quote: Quoted | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is a word and no mark or quotation."""
        return self.quote is None and self.text[0].isalnum()

    @property
    def is_name(self) -> bool:
        """Whether it is a word with a capital that is no weekday or month."""
        return self.is_word and self.text[0].isupper() and self.lower not in lexicon().words["days"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of the narration with all the quotations that begin, interrupt or end it.

    `clauses[k]` counts the finite verbs and speeches before token `k`.
    """

    text: str
    tokens: tuple[Token, ...]
    opens_paragraph: bool
    clauses: tuple[int, ...]

    def is_(self, index: int, *lists: str) -> bool:
        """Whether the token at `index` stands in one of the lexicon's word lists."""
        if not 0 <= index < len(self.tokens):
            return False
        words, token = lexicon().words, self.tokens[index]
        return token.quote is None and any(token.lower in words[name] for name in lists)

    def lower(self, index: int) -> str:
        """The token in lower case, empty outside the unit."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def quote(self, index: int) -> Quoted | None:
        """The quotation at `index`."""
        return self.tokens[index].quote if 0 <= index < len(self.tokens) else None

    def is_finite(self, index: int) -> bool:
        """Whether the token looks like a finite verb: a known one, or a lower-case word in -ed."""
        return 0 <= index < len(self.tokens) and looks_finite(self.tokens[index])

    def is_speech(self, index: int) -> bool:
        """Whether the token is a quotation that is more than a few words inside a noun phrase."""
        if (quote := self.quote(index)) is None:
            return False
        alone = (index == 0 and self.lower(1) in (",", "—", "–", "-")) or self.lower(index - 1) == ":"
        return alone or not is_scare(self.text, quote)

    def has_clause(self, start: int, end: int) -> bool:
        """Whether tokens `start` to `end` hold speech in quotation marks or a finite verb."""
        return start < end and self.clauses[end] > self.clauses[start]


def looks_finite(token: Token) -> bool:
    """Whether a token is a known finite verb or a lower-case word in -ed."""
    lower = token.lower
    if token.quote is not None:
        return False
    past = lower.endswith("ed") and len(lower) > 4 and token.text[0].islower() and "-" not in lower
    return past or lower in lexicon().words["finite"]


def unit_of(text: str, tokens: tuple[Token, ...], opens_paragraph: bool) -> Unit:
    """The unit of these tokens, with the running count of its verbs and speeches."""
    bare = Unit(text, tokens, opens_paragraph, ())
    counts = accumulate((looks_finite(t) or bare.is_speech(k) for k, t in enumerate(tokens)), initial=0)
    return Unit(text, tokens, opens_paragraph, tuple(counts))


def is_scare(text: str, quote: Quoted) -> bool:
    """Whether a quotation is a few words without a stop: a name, or one word held at a distance."""
    inside = " ".join(text[a:b] for a, b in quote.pieces).strip()
    return len(inside.split()) <= _SCARE_WORDS and inside[-1:] not in ",.!?…"


def units(text: str, quotes: Sequence[Quoted]) -> Iterator[Unit]:
    """The sentences of `text` as units, in order."""
    outer = [q for q in quotes if q.depth == 0]
    at = 0
    for paragraph in paragraphs(text):
        while at < len(outer) and outer[at].end <= paragraph[0]:
            at += 1
        here = []
        for quote in outer[at:]:
            if quote.start >= paragraph[1]:
                break
            here.append(quote)
        body = max(paragraph[0], dateline(text, paragraph))
        spans = _merged(text, sentences_of(text, (body, paragraph[1])), here)
        for index, span in enumerate(spans):
            yield unit_of(text, tuple(_tokens(text, span, here)), index == 0)


def _merged(text: str, spans: list[Offsets], quotes: list[Quoted]) -> list[Offsets]:
    """Sentences joined where the stop between them stands inside a quotation, or a tag follows a question."""
    merged: list[Offsets] = []
    at = 0
    for start, end in spans:
        while at < len(quotes) and quotes[at].end < start:
            at += 1
        previous = merged[-1] if merged else None
        inside = at < len(quotes) and quotes[at].start < start < quotes[at].end
        if previous and (inside or (text[previous[1] - 1] in "”\"»’'" and _is_tag(text[start:end]))):
            merged[-1] = (previous[0], end)
        else:
            merged.append((start, end))
    return merged


def _is_tag(sentence: str) -> bool:
    """Whether a sentence is only a source and a verb of speech: "Orlov asked." """
    words = re.findall(r"[\w’'-]+", sentence[:120])
    if not 2 <= len(words) <= LONGEST_TAG or any(mark in sentence for mark in '“":'):
        return False
    verbs = lexicon().verbs
    found = (verbs[w] for w in words[1:] if w in verbs)
    verb = next(found, None)
    return verb is not None and (verb.takes("quote") or words[-1] in verbs) and not verb.takes("object")


def _tokens(text: str, span: Offsets, quotes: list[Quoted]) -> Iterator[Token]:
    at = span[0]
    for quote in quotes:
        if quote.end <= at or quote.start >= span[1]:
            continue
        yield from _words(text, at, max(at, quote.start))
        start, end = max(quote.start, span[0]), min(quote.end, span[1])
        yield Token(start, end, text[start:end], "", quote)
        at = end
    yield from _words(text, at, span[1])


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.start(), match.end(), match.group(), match.group().lower())


def source_before(unit: Unit, verb: int) -> tuple[int, int]:
    """The tokens `[first, last)` of the noun phrase in front of the verb; empty where there is none."""
    end = verb
    while end > 0:
        if _is_day(unit, end - 1):
            end -= 2
        elif unit.is_(end - 1, "skip", "be") or unit.lower(end - 1).endswith("ly"):
            end -= 1
        else:
            break
    if unit.lower(end - 1) in ("who", "which", "that", "–", "—", "-", "--"):
        end -= 1
    if unit.lower(end - 1) == ",":
        end = _aside_begins(unit, end - 1)
    first = _leftmost(unit, end)
    while end > first and unit.lower(end - 1) == ",":
        end -= 1
    return _without_opener(unit, first, end)


def _is_day(unit: Unit, index: int) -> bool:
    """Whether the token is the day of "Orlov on Monday said", and not that of "a note dated on Monday said"."""
    return (
        unit.is_(index, "days")
        and unit.lower(index - 1) in ("on", "late", "early", "this", "last")
        and not unit.lower(index - 2).endswith("ed")
    )


def _aside_begins(unit: Unit, comma: int) -> int:
    """Where "Orlov, speaking in Oslo, said" leaves its source: the aside's first comma, or behind an apposition."""
    for k in range(comma - 1, max(-1, comma - LONGEST_SOURCE), -1):
        if unit.is_speech(k):
            break
        if unit.lower(k) != ",":
            continue
        after = unit.lower(k + 1)
        if (after.endswith("ing") and len(after) > 5) or after == "too" or unit.is_(k + 1, "openers", "prepositions"):
            return k
    return comma if not _has_comma(unit, comma) else comma + 1


def _has_comma(unit: Unit, comma: int) -> bool:
    return any(unit.lower(k) == "," for k in range(max(0, comma - LONGEST_SOURCE), comma))


def _leftmost(unit: Unit, end: int) -> int:
    """Where the noun phrase that ends before `end` begins: behind a boundary, a finite verb or a comma."""
    k, appositions = end - 1, 1 if unit.lower(end - 1) == "," else 0
    if appositions:
        k -= 1
    while k >= 0 and end - k <= LONGEST_SOURCE:
        token = unit.tokens[k]
        if unit.is_speech(k):
            break
        if token.lower == "," and appositions and _names_somebody(unit, k):
            appositions = 0
        elif token.lower in (",", ";", ":", "—", "–", "--", "(") or unit.is_(k, "boundaries"):
            if token.lower != "(" or ")" not in (t.lower for t in unit.tokens[k:end]):
                break
        elif token.lower in ("and", "-") and unit.has_clause(0, k) and not _joins_names(unit, k):
            break
        elif unit.is_finite(k) and not _joins_names(unit, k) and not _is_participle(unit, k):
            relative = next((r for r in range(k - 1, max(-1, k - 8), -1) if unit.lower(r) in ("who", "which")), None)
            if relative is None:
                break
            k = relative
        k -= 1
    return k + 1


def _names_somebody(unit: Unit, comma: int) -> bool:
    """Whether what stands before the comma can be what the apposition behind it is about."""
    return comma > 0 and (unit.tokens[comma - 1].is_word or unit.lower(comma - 1) in (")", "."))


def _is_participle(unit: Unit, index: int) -> bool:
    """Whether a word in -ed only describes the noun before it: "a note published on Monday"."""
    return not unit.is_(index, "finite") and unit.is_(index + 1, "prepositions")


def _joins_names(unit: Unit, index: int) -> bool:
    after, before = index + 1, index - 1
    return before >= 0 and after < len(unit.tokens) and unit.tokens[before].is_name and unit.tokens[after].is_name


def _without_opener(unit: Unit, first: int, end: int) -> tuple[int, int]:
    """The noun phrase without "Meanwhile", "But", "On Monday" or "In a speech" in front of it."""
    while first < end and (unit.is_(first, "openers") or not (unit.tokens[first].is_word or unit.quote(first))):
        first += 1
    if unit.is_(end - 1, "pronouns") and end - first > 1 and unit.is_(first, "prepositions"):
        return end - 1, end
    if first < end and unit.is_(first, "prepositions"):
        last = max(k for k in range(first, end) if unit.is_(k, "prepositions"))
        k = last + 1
        while k < end and (unit.is_(k, "days", "determiners") or unit.lower(k).isdigit()):
            k += 1
        names = [n for n in range(k, end) if unit.tokens[n].is_name]
        first = names[0] if names and unit.is_(last + 1, "determiners") else k
    return first, end


def source_behind(unit: Unit, start: int) -> int:
    """The end of the noun phrase that begins at `start`, behind the verb or the preposition."""
    words = lexicon().words
    k = start
    while k < len(unit.tokens) and k - start <= LONGEST_SOURCE:
        token = unit.tokens[k]
        if unit.is_speech(k):
            break
        if token.lower in (";", ":", "—", "–", "--", "?", "!") or (token.lower == "." and k == len(unit.tokens) - 1):
            break
        if token.lower == ",":
            following = unit.lower(k + 1)
            role = any(unit.is_(j, "roles") for j in range(k + 1, k + 4))
            apposition = following == "who" or role or unit.is_(k + 1, "determiners")
            if not apposition or unit.is_(start, "pronouns"):
                break
            close = next((c for c in range(k + 1, len(unit.tokens)) if unit.lower(c) in (",", ".")), len(unit.tokens))
            if following != "who" and unit.has_clause(k + 1, close) and unit.lower(close) != ",":
                break
        elif (
            (
                k > start
                and (
                    (unit.is_(k, "boundaries") and token.lower not in ("who", "or"))
                    or token.lower in ("citing", "quoting", "during")
                )
            )
            or (
                k > start
                and token.lower in ("in", "on", "at", "to", "after", "before", "by", "with", "via", "when")
                and (
                    unit.lower(k + 1) in ("a", "an", "reporters", "his", "her")
                    or unit.is_(k + 1, "days")
                    or _is_channel(unit, k + 1)
                )
            )
            or (
                k > start
                and (token.lower in words["days"] or (token.lower in ("of", "about") and unit.is_(start, "pronouns")))
            )
        ):
            break
        k += 1
    while k > start and unit.lower(k - 1) in (",", "-"):
        k -= 1
    return k


def _is_channel(unit: Unit, index: int) -> bool:
    return unit.is_(index, "channels")


def skip_adjuncts(unit: Unit, start: int) -> int:
    """The first token behind "on Monday", "in a statement", "to reporters" and the like."""
    k, end = start, len(unit.tokens)
    while k < end:
        lower = unit.lower(k)
        if unit.is_(k, "days") and lower != "may":
            k += 1
        elif lower in ("on", "this", "last", "late", "early") and (unit.is_(k + 1, "days") or _is_channel(unit, k + 1)):
            k += 2
            while k < end and unit.tokens[k].text.isdigit():
                k += 1
        elif (lower in ("in", "at", "during", "on", "via") and unit.is_(k + 1, "determiners")) or (
            lower in ("to", "through", "by") and unit.is_(k + 1, "hearers")
        ):
            k = _end_of_adjunct(unit, k + 1)
        else:
            break
    return k


def _end_of_adjunct(unit: Unit, k: int) -> int:
    """Behind the noun phrase of an adjunct: a determiner, adjectives, one noun, and "of" or "with" phrases."""
    start = k
    stops = frozenset(",.;:")
    while k < len(unit.tokens) and k - start < 9:
        token = unit.tokens[k]
        if token.quote is not None or token.lower in stops or unit.is_(k, "boundaries", "days"):
            break
        if (
            k > start
            and unit.is_(k, "pronouns", "determiners")
            and unit.lower(k - 1) not in ("of", "with", "to", "in", "at", "on")
        ):
            break
        k += 1
    return k
