"""Words of a report with their places, quotations masked, and hashed runs of words (shingles).

Shape: `The toll rose to 12, "we wept", she said` -> words with offsets; the words inside the quotation carry
`quoted`, so that prose can be compared without them: independent reporters share a quotation, not the prose
(containment of hashed n-grams after Broder 1997, "On the resemblance and containment of documents").
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"\w+(?:['’]\w+)*")
QUOTATION = re.compile(r"“[^“”]{1,1200}”|\"[^\"]{1,1200}\"|«[^«»]{1,1200}»")
"""A closed quotation; 1,200 characters keep one unclosed mark from masking the rest of a report."""

MODULUS = (1 << 61) - 1
"""A Mersenne prime: polynomial hashes of word hashes collide with chance 2^-61."""
BASE = 1_000_003


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: case-folded hashes, offsets, and whether each stands in a quotation."""

    hashes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]


@lru_cache(maxsize=200_000)
def word_hash(word: str) -> int:
    """A stable hash of a case-folded word (Python's own differs from run to run)."""
    return zlib.crc32(word.casefold().replace("’", "'").encode())


def words_of(text: str) -> Words:
    """The words of `text` in order."""
    found = [(word_hash(m.group()), m.start(), m.end()) for m in WORD.finditer(text)]
    quotations = [m.span() for m in QUOTATION.finditer(text)]
    quoted: list[bool] = []
    at = 0
    for _, start, _ in found:
        while at < len(quotations) and quotations[at][1] <= start:
            at += 1
        quoted.append(at < len(quotations) and quotations[at][0] <= start)
    hashes, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Words(hashes, starts, ends, tuple(quoted))


def shingles(words: Words, size: int, quotations: bool) -> Iterator[tuple[int, int]]:
    """Each run of `size` words as (hash, index of its first word); runs that touch a quotation only if asked."""
    hashes = words.hashes
    leaving = pow(BASE, size, MODULUS)
    last_quoted = -1
    value = 0
    for at, word in enumerate(hashes):
        if words.quoted[at]:
            last_quoted = at
        start = at - size + 1
        value = (value * BASE + word - (hashes[start - 1] * leaving if start > 0 else 0)) % MODULUS
        if start >= 0 and (quotations or last_quoted < start):
            yield value, start


def run_hash(hashes: Sequence[int]) -> int:
    """One number for a run of words, in order."""
    value = 0
    for word in hashes:
        value = (value * BASE + word) % MODULUS
    return value


def shared_runs(left: Words, right: Words, least: int, most: int) -> list[tuple[int, int, int]]:
    """The longest runs of at least `least` words in both, as (start in left, start in right, length).

    At most `most` runs, longest first, none overlapping another in `right`. Each place of `right` is tried once
    against the places of `left` that begin with the same `least` words: linear in prose.
    """
    places: dict[int, list[int]] = {}
    for value, start in shingles(left, least, quotations=True):
        places.setdefault(value, []).append(start)
    found: list[tuple[int, int, int]] = []
    at = 0
    stop = len(right.hashes) - least
    while at <= stop:
        best = (0, 0)
        for start in places.get(run_hash(right.hashes[at : at + least]), ())[:8]:
            length = 0
            while (
                start + length < len(left.hashes)
                and at + length < len(right.hashes)
                and left.hashes[start + length] == right.hashes[at + length]
            ):
                length += 1
            best = max(best, (length, start))
        if best[0] >= least:
            found.append((best[1], at, best[0]))
            at += best[0]
        else:
            at += 1
    return sorted(found, key=lambda run: (-run[2], run[1]))[:most]
