"""How near each status stands to a figure: which words say what befell the counted.

Shape: `The collapse killed 40 people and injured 90` -> 40: killed .5, injured far; 90: injured .5. The nearest word
that names a status wins; crossing a comma, a conjunction or another figure costs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearsay.questions.lexicon import Found, function_words, nouns, statuses
from hearsay.questions.phrases import TOKEN, Phrase, noun_of
from hearsay.records import Figure

WEIGHTS = {
    "token": 1.0,
    "comma": 2.0,  # `were aboard, six of them crew`
    "break": 6.0,  # `but`, `while`, a semicolon, a dash, a bracket: another statement begins
    "figure": 3.0,  # another figure stands between: it is likelier the one that is meant
    "before": 0.5,  # `killed 40` and `40 were killed` are alike; a tie goes to what follows
    "weak": 6.0,  # statuses whose words also name a purpose or a place: `exchange`, `sent to`
    "faint": 12.0,  # `bodies` alone means the dead, unless anything else is said of them
    "adjective": 3.0,  # `90 injured passengers were discharged`: what follows is the news
    "of the": 8.0,  # `30 of the dead`: the dead are the whole, not what the 30 did
    "topic": 8.0,  # `The toll of the ... rose to 40`: a toll named anywhere in the sentence is its topic
}
FARTHEST = 16.0
"""Cost beyond which no status is read (about one long clause)."""
BOTH = 4.0
"""`all 40 on board died`: a second status this near is told of the same people."""
WEAK = frozenset({"exchanged", "sent", "at work", "affected", "seized", "involved", "found", "protested"})
"""Statuses whose words often name a purpose or a place instead."""
FAINT = frozenset({"bodies", "body", "lives", "corpses", "casualties", "attack"})
"""Single words that name a status only where no plainer one stands near."""
TOPICS = frozenset({"toll", "death toll", "body count"})
"""Words that make a bare number in their sentence a count of the dead."""
CERTAIN = 4.0
"""Cost up to which `killed` or `injured` is read of a noun that no class knows (`12 monks were killed`)."""
ADJACENT = 0.5
"""Before such a noun the word has to stand right beside the figure (`killed 12 monks`)."""
TAKEN = 12
"""Characters by which a status word may stand farther from the figure before it and still be that one's."""
OF_MENTION = 2.0
"""`Of the 275, 88 are identified`: of a whole named in passing only a status beside it is read."""


def costs_of(
    figure: Figure,
    text: str,
    sentence: tuple[int, int],
    phrase: Phrase,
    figures: Sequence[Figure],
    found: Sequence[Found],
) -> dict[str, float]:
    """How far each status that could befall the counted stands from the figure, the nearest mention of each."""
    noun = noun_of(figure, text, sentence, phrase)
    kind = nouns().by_name[noun].of if noun else ("people" if bare(phrase) else "any")
    mention = bool(re.search(r"\bof (?:the|these|those)\s+$", text[sentence[0] : figure.span.start], re.I))
    limit = OF_MENTION if mention else FARTHEST
    costs: dict[str, float] = {}
    for status in found:
        about = statuses().by_name[status.name].of
        if about not in ("any", kind) and kind != "any":
            continue
        cost = _cost(status, figure, text, phrase, figures)
        if kind == "any" and about != "any" and cost > (ADJACENT if status.end <= figure.span.start else CERTAIN):
            continue
        if kind == "people" and not phrase.words and text[status.start : status.end].casefold() in TOPICS:
            cost = min(cost, WEIGHTS["topic"])
        if cost <= limit and cost < costs.get(status.name, FARTHEST + 1):
            costs[status.name] = cost
    if costs.get("identified", FARTHEST) <= costs.get("unidentified", 0.0) + 2 and "unidentified" in costs:
        costs.pop("identified", None)
    return costs


def bare(phrase: Phrase) -> bool:
    """Whether no noun follows the number: `88 are identified`, `78 handed over`."""
    if phrase.ahead and not nouns().first(phrase.words):
        return True
    first = next(iter(statuses().find(phrase.words)), None)
    return not phrase.words or (first is not None and first.start == 0)


def _cost(found: Found, figure: Figure, text: str, phrase: Phrase, figures: Sequence[Figure]) -> float:
    """How far a status word stands from the figure, in words, with a toll for what lies between."""
    words = text[found.start : found.end].casefold()
    extra = WEIGHTS["faint"] if words in FAINT else WEIGHTS["weak"] if found.name in WEAK else 0.0
    if figure.span.end <= found.start and found.end <= phrase.end:
        if phrase.of:
            return extra + WEIGHTS["of the"]
        return extra + (WEIGHTS["adjective"] if nouns().first(text[found.end : phrase.end]) else 0.0)
    if found.start >= figure.span.end:
        gap = (min(phrase.end, found.start), found.start)
    elif found.end <= figure.span.start:
        gap = (found.end, figure.span.start)
        extra += WEIGHTS["before"]
    else:  # `recovered 14 bodies`: the words stand around the figure
        return extra
    for token in TOKEN.finditer(text, *gap):
        word = token.group().casefold()
        extra += (
            WEIGHTS["comma"]
            if word == ","
            else WEIGHTS["break"]
            if word in function_words("breaks")
            else WEIGHTS["token"]
        )
    between = sum(gap[0] <= f.span.start < gap[1] for f in figures if f is not figure)
    if found.end <= figure.span.start:  # `79 were freed and 38 are ...`: the word is the earlier figure's
        between += any(0 < found.start - f.span.end <= gap[1] - gap[0] + TAKEN for f in figures if f is not figure)
    return extra + WEIGHTS["figure"] * between


def share(giver: dict[str, float], taker: dict[str, float]) -> None:
    """Lends a list neighbour's nearest plain status to a part that has none, or only a weak one."""
    plain = [name for name in giver if name not in WEAK]
    if plain and not [name for name in taker if name not in WEAK]:
        best = min(plain, key=lambda name: giver[name])
        taker.clear()
        taker[best] = giver[best]
