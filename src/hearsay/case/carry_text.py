"""Two wordings: are they the same words? Used where a text changed, so that offsets say nothing.

`The  “bridge” fell` and `the "bridge" fell` are; what lies below is a matter of how many letters differ.
"""

from __future__ import annotations

import re
import unicodedata

ALIKE = 0.85
"""Least similarity (1 minus the normalised Indel distance) of a wording only touched up: a comma, a spelling."""
CLEAR = 0.05
"""By how much the best wording must be better than the next one, so that it is no guess."""
SHORT = 12
"""Below this many letters similarity says nothing: only equal words count."""
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"') | dict.fromkeys("‘’‚‛", "'") | {"–": "-", "—": "-", "−": "-"})


def plain(text: str) -> str:
    """The words without what a new extraction may change: case, kinds of quotation mark and dash, runs of space."""
    folded = unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold()
    return re.sub(r"\s+", " ", folded).strip()


def alike(left: str, right: str) -> float:
    """How similar two plain wordings are, 0 to 1."""
    from rapidfuzz.fuzz import ratio

    if min(len(left), len(right)) < SHORT:
        return float(left == right)
    return ratio(left, right, score_cutoff=100 * (ALIKE - CLEAR)) / 100


def same_words(best: float, next_best: float) -> bool:
    """Whether the best of several wordings is the one sought, and clearly so."""
    return best >= ALIKE and (best == 1.0 > next_best or best - next_best >= CLEAR)
