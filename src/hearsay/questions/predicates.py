"""What the verb beside a counted noun says of it, where no class of statuses does.

Shapes: `three pistols were found`, `police recovered 3 pistols`, `12 people have been charged` -> found, recover,
charg. The words around a count that has neither, by which two tellings are seen to be of one thing: `near`.
"""

from __future__ import annotations

import re

from hearsay.questions.lexicon import function_words
from hearsay.questions.phrases import AROUND, TOKEN, stem

IRREGULAR = (
    "found|held|sent|lost|hurt|left|cut|shut|built|sold|bought|brought|caught|kept|laid|paid|shot|struck|swept|won|made|"
    "taken|given|driven|stolen|chosen|thrown|withdrawn|drawn|seen|known|broken|written|spent|fed|led|met|read"
)
"""Participles that do not end in -ed, the commonest in news."""
PASSIVE = re.compile(
    rf"\s*(?:who |that |which )?(?:(?:had|has|have|may|might|could|should|will|would) (?:have )?)?"
    rf"(?:were|was|are|is|been|being|be|got)"
    rf"\s+(?:(?:not|still|also|already|later|now|yet|since|\w+ly)\s+)*(?P<verb>\w{{2,}}ed|{IRREGULAR})\b",
    re.I,
)
ACTIVE = re.compile(rf"\b(?P<verb>\w{{2,}}ed|{IRREGULAR})\s+(?:up\s+|out\s+)?(?:{AROUND}\s+)*$", re.I)
NO_VERB = frozenset({"said", "need", "hundred", "indeed", "believed", "thought", "feared", "estimated", "counted"})
WITHIN = 80
"""Characters on either side of a count whose words say what it is about."""
CONTENT = 4
"""Letters of the shortest word that says anything."""
STEM = 5
"""Letters by which two words are one here."""


def passive(text: str, start: int, end: int) -> str:
    """The participle right behind a counted noun, without its ending; empty where there is none."""
    match = PASSIVE.match(text, start, end)
    return _plain(match.group("verb")) if match else ""


def predicate(text: str, sentence: tuple[int, int], start: int, end: int) -> str:
    """The participle behind a noun phrase that ends at `end`, or the verb in front of its number at `start`."""
    behind = passive(text, end, sentence[1])
    match = None if behind else ACTIVE.search(text[max(sentence[0], start - 40) : start])
    return behind or (_plain(match.group("verb")) if match else "")


def near(text: str, sentence: tuple[int, int], start: int, end: int) -> frozenset[str]:
    """The stems of the content words around a count, the counted noun left out."""
    first, last = max(sentence[0], start - WITHIN), min(sentence[1], end + WITHIN)
    words = [m.group().casefold() for m in (*TOKEN.finditer(text, first, start), *TOKEN.finditer(text, end, last))]
    skip = function_words("ends a noun phrase")
    return frozenset(stem(w)[:STEM] for w in words if len(w) >= CONTENT and w[0].isalpha() and w not in skip)


def _plain(verb: str) -> str:
    low = verb.casefold()
    return "" if low in NO_VERB else low
