"""Measured quantities: which question a length, an amount of money, a duration, a magnitude answers.

Shape: `50 km north of Vardal` -> distance from Vardal; `at a depth of 12 km` -> depth; `an aftershock of 5.1` ->
magnitude of the aftershock; `was paid 3.1 million` -> amount paid. The dimension comes from the unit, the rest from
the words beside it (`[measure.*]` in `events.toml`), else from what is measured (`65 percent of the life jackets`).
"""

from __future__ import annotations

import re

from hearsay.measures.units import UNITS
from hearsay.questions.lexicon import measures, nouns
from hearsay.questions.phrases import Phrase, head, stem
from hearsay.records import Figure

MONEY = "money"
MAGNITUDE = "magnitude"
SHAKES = ("aftershocks", "earthquakes")
"""Nouns that have a magnitude."""
MEASURE_WITHIN = 60
"""Characters from a figure to the word that says what it measures."""
BREAK = 25
"""Characters that a comma, a bracket or a conjunction counts for."""
BREAKS = re.compile(r"[,;:()–—]|\b(?:and|but|while|after|before)\b")
ALTITUDE = re.compile(r"\b(?:height|altitude|elevation|cruis\w+|flying at|above (?:the )?(?:ground|sea))\b", re.I)
DEPTH = re.compile(r"\bdepths?(?: of)?\W*(?:\w+\W+){0,2}$", re.I)
DEEP = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:deep|below (?:the )?(?:ground|surface|sea)|beneath|underground)\b", re.I)
AT = re.compile(r"\bat (?:a |an )?(?:height of |altitude of )?(?:[\w ]{0,12})$", re.I)
REACH = re.compile(r"\b(?:range|reach\w*)\b", re.I)
FROM = re.compile(
    r"\s*(?:[,)]\s*|\([^)]*\)\s*|, or [^,]{2,25},\s*)?(?P<way>(?:to the )?(?:north|south|east|west)[\w-]*"
    r"(?: (?:of|from))?|from|off|outside|"
    r"away from|short of|before|inside|of|beyond|out of)\b(?P<rest>[^.,;:()]{0,80})",
    re.I,
)
NAME = re.compile(r"\b[A-Z][\w’'-]+")
LANDMARKS = re.compile(
    r"\b(border|frontier|airspace|coast|shore|epicent(?:re|er)|airport|airfield|station|capital|port|harbou?r|tracks?|road|"
    r"front line|runway|town|city|village)\b",
    re.I,
)
COMMON = frozenset({"town", "city", "village", "capital", "port", "border", "coast", "airport", "harbour", "harbor"})
"""Landmarks without a name that another report may name (`the town` for `the town of Vardal`)."""


def dimension_of(figure: Figure, phrase: Phrase) -> str:
    """The dimension of a figure: that of its unit, money for a currency, magnitude for the number of a quake."""
    if figure.unit in UNITS:
        return UNITS[figure.unit].dimension
    if figure.unit:
        return MONEY
    if phrase.words and not phrase.ahead and nouns().first(phrase.words) == "currency":
        return MONEY
    if figure.lo != int(figure.lo) and phrase.ahead:
        named = {found.name for found in nouns().find(phrase.words)}
        if named & set(SHAKES) or any(f.name == MAGNITUDE for f in measures().find(phrase.words)):
            return MAGNITUDE
    return ""


def shaken(figure: Figure, text: str, sentence: tuple[int, int], phrase: Phrase) -> str:
    """Which quake a magnitude is of: the one in its topic, else the nearest in the sentence, else the main one."""
    own = next((n for n in SHAKES if n in {f.name for f in nouns().find(phrase.words)}), "") if phrase.ahead else ""
    found = [
        (max(f.start - figure.span.end, figure.span.start - f.end), f.name)
        for f in nouns().find(text, *sentence)
        if f.name in SHAKES
    ]
    return own or (min(found)[1] if found else SHAKES[1])


def measure_near(figure: Figure, text: str, sentence: tuple[int, int], dimension: str) -> str:
    """The class of quantity named nearest to a figure of a dimension; empty where none is near."""
    best = (MEASURE_WITHIN + 1, "")
    for found in measures().find(text, *sentence):
        if measures().by_name[found.name].of != dimension:
            continue
        if found.start >= figure.span.end:
            between = text[figure.span.end : found.start]
        elif found.end <= figure.span.start:
            between = text[found.end : figure.span.start]
        else:
            continue
        best = min(best, (len(between) + BREAK * len(BREAKS.findall(between)), found.name))
    return best[1] if best[0] <= MEASURE_WITHIN else ""


def length_aspect(figure: Figure, text: str, sentence: tuple[int, int]) -> tuple[str, str, str, tuple[str, ...]]:
    """What a length is: aspect, landmark, the kind of point measured from, and the names there."""
    before, after = text[sentence[0] : figure.span.start], text[figure.span.end : sentence[1]]
    if DEPTH.search(before[-30:]) or DEEP.match(after):
        return "depth", "", "", ()
    apart = FROM.match(after)
    if apart:
        rest = apart.group("rest")
        names = tuple(dict.fromkeys(stem(n)[:5] for n in NAME.findall(rest)))
        common = LANDMARKS.search(rest)
        landmark = names[0] if names else stem(common.group()) if common else ""
        if landmark:
            point = common.group().casefold().replace("frontier", "border") if common else ""
            return "distance", landmark, point, names
    if ALTITUDE.search(before[-60:]) or ALTITUDE.search(after[:60]) or (AT.search(before[-24:]) and not apart):
        return "height", "", "", ()
    if REACH.search(before[-40:]):
        return "reach", "", "", ()
    return measure_near(figure, text, sentence, "length") or "length", "", "", ()


def subject_of(phrase: Phrase) -> str:
    """What is measured: a class of nouns, else the stem of the noun (`2,750 tonnes of nitrate`)."""
    named = nouns().first(phrase.words)
    return (named if named != "currency" else "") or head(phrase.words)
