"""Whether a text looks like English: by its commonest words, so that other languages get a warning."""

from __future__ import annotations

import re

COMMON = frozenset(
    (
        "the", "of", "and", "to", "in", "a", "that", "was", "on", "for", "is", "it", "by", "with", "said", "at",
        "from", "as", "were", "had", "has", "have", "be", "not", "its", "are", "an", "which", "this", "they",
    )
)  # fmt: skip
SHARE = 0.12
"""Least share of common words. The three cases' English reports have 0.29 and more, their reports in
Italian and Romanian 0.08 and less."""
ENOUGH = 40
"""Words from which the share means anything; a shorter text gets no warning unless it has no Latin letters."""
LOOKED_AT = 20_000
"""Characters that are looked at: the share settles long before."""


def looks_english(text: str) -> bool:
    """False where the text is clearly in another language; True where it is English or too short to tell."""
    words = re.findall(r"[^\W\d_]+", text[:LOOKED_AT].lower())
    if len(words) < ENOUGH:
        latin = sum(word.isascii() for word in words)
        return not words or latin * 2 >= len(words)
    return sum(word in COMMON for word in words) >= SHARE * len(words)
