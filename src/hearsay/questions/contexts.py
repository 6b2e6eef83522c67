"""What a figure counts and what befell it, read from the words around it.

Shape: `killed all 40 people in it` -> noun people, statuses killed and aboard; `52 passengers and nine crew
lost their lives` -> passengers / crew, killed, each beside another part; `14 bodies: nine pupils` -> pupils, killed,
of a whole; `37 of them seriously` -> some of those before, no count of its own; `50 km north of Vardal` -> a distance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.questions.lexicon import Found, events, nouns, statuses
from hearsay.questions.nearness import WEAK, bare, costs_of, share
from hearsay.questions.phrases import Phrase, head, noun_of, phrase_behind, phrase_of, stem
from hearsay.questions.predicates import near, passive, predicate
from hearsay.questions.quantities import (
    MAGNITUDE,
    NAME,
    dimension_of,
    length_aspect,
    measure_near,
    shaken,
    subject_of,
)
from hearsay.records import Figure

LIST = re.compile(r"(?:,|\band\b|\bplus\b|\balong with\b|\bas well as\b)\s*(?:a\s+crew of\s+)?(?:[\w-]+\s+){0,2}$")
PARTS = re.compile(
    r"(?::|\bincluding|\bincludes?|\bamong (?:them|whom)(?: (?:were|are))?|\bof (?:them|whom))"
    r"\s+(?:the\s+|at least\s+|some\s+)?$"
)
"""Between a whole and the first of its parts: `14 bodies: nine pupils`, `17 people, including five children`."""
SUM = re.compile(r"\b(?:makes?|making|add(?:s|ed)? up to|in all|total(?:s|led|ling|ed|ing)?)\s*$", re.I)
"""In front of a sum: what befell its parts did not befall all of it."""
BESIDE_MAIN = re.compile(
    r"\b(?:aboard|on board|in|on)\s+(?:the|a|one)\s+(?:\w+\s+)?"
    r"(?:life\s?-?boat|life\s?-?raft|raft|dinghy|tender|rescue boat)",
    re.I,
)
"""Being aboard a lifeboat is not being aboard the ship."""
BOUND_TO = 4.0
"""Cost from which a verb right behind the counted noun says more than a status word farther off."""
BOTH = 4.0
"""`all 40 on board died`, `nine aboard are missing`: a second status this near is told of the same people."""
BODIES = frozenset({"found", "identified", "unidentified", "handed over"})
"""Statuses that are told of bodies: their parts are parts of the dead."""
REACH = 30
"""Characters behind a counted noun in which its own status stands."""
LIST_WITHIN = 100
"""Characters between two members of a list."""
RESTATED = re.compile(r"\s*[(/,]?\s*(?:or |about |some )?")
"""Between a length and its conversion."""
COMPOUND = re.compile(r"-[A-Za-z]")
"""`two-storey`: no count."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around one figure say; empty strings where they do not say it.

    `part`: it counts some of a whole, or stands beside other parts; `portion`: some of those whom its status befell,
    so that it is no answer to how many there were; `others`: the rest (`nine others`); `again`: the figure before,
    told with another value; `verb`: the verb beside a noun whom no status befell; `near`: the words around that one.
    """

    noun: str = ""
    head: str = ""
    statuses: tuple[str, ...] = ()
    part: bool = False
    portion: bool = False
    dimension: str = ""
    aspect: str = ""
    landmark: str = ""
    names: tuple[str, ...] = ()
    others: bool = False
    event: str = ""
    restated: bool = False
    compound: bool = False
    again: bool = False
    ahead: bool = False
    verb: str = ""
    near: frozenset[str] = frozenset()


def contexts(figures: Sequence[Figure], text: str, sentence: tuple[int, int]) -> list[Context]:
    """What each of the figures of one sentence, in order, counts; parts in a list share what befell them."""
    found = [f for f in statuses().find(text, *sentence) if not BESIDE_MAIN.match(text, f.start)]
    phrases = [phrase_of(f, text, sentence) for f in figures]
    costs = [_costs(f, text, sentence, p, figures, found) for f, p in zip(figures, phrases, strict=True)]
    for i in range(1, len(figures)):
        if _beside(text, figures[i - 1], figures[i], phrases[i]):
            share(costs[i - 1], costs[i])
    for i in range(len(figures) - 1, 0, -1):
        if _beside(text, figures[i - 1], figures[i], phrases[i]):
            share(costs[i], costs[i - 1])
    parts = _inherited(figures, text, phrases, costs, found)
    lengths: list[Context] = []
    for i in range(len(figures)):
        told = _context(i, figures, text, sentence, phrases, costs[i], parts[i])
        if told.restated and lengths:
            before = lengths[-1]
            same = before.aspect and not told.landmark
            told = replace(before, restated=True) if same else told
            if told.landmark and not before.landmark and before.aspect:
                lengths[-1] = replace(told, restated=False)
        lengths.append(told)
    return lengths


def _costs(
    figure: Figure,
    text: str,
    sentence: tuple[int, int],
    phrase: Phrase,
    figures: Sequence[Figure],
    found: Sequence[Found],
) -> dict[str, float]:
    """The costs of its statuses; of a sum (`make 55`) only what is said behind it counts."""
    if bare(phrase) and SUM.search(text[sentence[0] : figure.span.start]):
        found = [f for f in found if f.start >= figure.span.end]
    return costs_of(figure, text, sentence, phrase, figures, found)


def _inherited(
    figures: Sequence[Figure],
    text: str,
    phrases: Sequence[Phrase],
    costs: Sequence[dict[str, float]],
    found: Sequence[Found],
) -> list[bool]:
    """Which figures count some of those that an earlier one counts, told of what befell that one."""
    by_id = {f.id: i for i, f in enumerate(figures)}
    wholes: list[int] = []
    some: list[bool] = []
    for i, figure in enumerate(figures):
        whole = by_id.get(figure.part_of or "", -1)
        if whole < 0 and i and not figure.unit and not figures[i - 1].unit:
            between = text[phrases[i - 1].end : figure.span.start]
            if PARTS.search(between):
                whole = i - 1
            elif wholes[i - 1] >= 0 and LIST.search(between) and len(between) <= LIST_WITHIN:
                whole = wholes[i - 1]
        whole = whole if whole < i else -1
        wholes.append(whole)
        own = {f.name for f in found if f.start >= figure.span.end} - WEAK
        mine = min(costs[i], key=costs[i].__getitem__) if costs[i] else ""
        if whole >= 0 and mine not in own and costs[whole]:
            best = min(costs[whole], key=costs[whole].__getitem__)
            costs[i].clear()
            costs[i]["killed" if best in BODIES else best] = costs[whole][best]
        inside = any(figure.span.end <= f.start < phrases[i].end and f.name == mine for f in found)
        some.append((whole >= 0 or bool(phrases[i].of)) and (mine not in own or (bool(phrases[i].of) and inside)))
    return some


def _context(
    i: int,
    figures: Sequence[Figure],
    text: str,
    sentence: tuple[int, int],
    phrases: Sequence[Phrase],
    costs: dict[str, float],
    some: bool,
) -> Context:
    figure, phrase = figures[i], phrases[i]
    before = text[sentence[0] : figure.span.start]
    dimension = dimension_of(figure, phrase)
    if dimension:
        gap = text[figures[i - 1].span.end : figure.span.start] if i else "-"
        return _measured(figure, phrase, text, sentence, dimension, bool(RESTATED.fullmatch(gap)))
    noun = noun_of(figure, text, sentence, phrase)
    names = tuple(dict.fromkeys(stem(n) for n in NAME.findall(phrase.words) if not nouns().first(n)))
    ranked = sorted(costs, key=lambda name: (costs[name], name))
    found = tuple(ranked[:1])
    if found and re.search(r"\b(?:all|loss of|with|other)\b[^,;]{0,12}$", before, re.I):
        found += tuple(n for n in ranked[1:] if costs[n] <= BOTH and {n, ranked[0]} == {"killed", "aboard"})
    elif found == ("aboard",) and bare(phrase):
        found += tuple(n for n in ranked[1:2] if costs[n] <= BOTH)
    if found and noun and costs[found[0]] >= BOUND_TO and passive(text, phrase.end, sentence[1]):
        own = next(statuses().find(text, figure.span.end, phrase.end + REACH), None)
        found = found if own else ()
    if not noun and not (some and phrase.words) and found and statuses().by_name[found[0]].of == "people":
        noun = "people"
    if not found and noun and nouns().by_name[noun].of == "arms":
        found = ("fired",)
    beside = (i > 0 and _beside(text, figures[i - 1], figure, phrase)) or (
        i + 1 < len(figures) and _beside(text, figure, figures[i + 1], phrases[i + 1])
    )
    return Context(
        noun=noun,
        head=head(phrase.words) or head(figure.counted),
        statuses=found,
        part=bool(phrase.of) or (beside and (bool(names) or (bool(noun) and nouns().by_name[noun].part))),
        portion=some,
        names=names,
        others=figure.difference
        or bool(re.match(r"\s*(?:more|others?|additional|further)\b", text[figure.span.end :]))
        or bool(re.search(r"\b(?:another|further|additional|other|all but|except)\s*$", before)),
        event=_event(text, sentence, figure),
        compound=bool(COMPOUND.match(text, figure.span.end)),
        again=phrase.again and not found,
        ahead=phrase.ahead,
        verb="" if found else predicate(text, sentence, figure.span.start, phrase.end),
        near=frozenset() if found else near(text, sentence, figure.span.start, phrase.end),
    )


def _measured(
    figure: Figure, phrase: Phrase, text: str, sentence: tuple[int, int], dimension: str, restated: bool
) -> Context:
    """What a measured quantity is of."""
    event = _event(text, sentence, figure)
    if dimension == "length":
        aspect, landmark, point, names = length_aspect(figure, text, sentence)
        own = point if aspect == "distance" else head(phrase_behind(text, figure.span.end, sentence[1]).words)
        return Context(
            head=own, dimension=dimension, aspect=aspect, landmark=landmark, names=names, event=event, restated=restated
        )
    if dimension == MAGNITUDE:
        return Context(noun=shaken(figure, text, sentence, phrase), dimension=dimension, aspect=MAGNITUDE, event=event)
    aspect = measure_near(figure, text, sentence, dimension)
    return Context(head=subject_of(phrase), dimension=dimension, aspect=aspect, event=event, restated=restated)


def _beside(text: str, first: Figure, second: Figure, phrase: Phrase) -> bool:
    """Whether two figures of people stand next to each other in a list: `52 passengers and nine crew`."""
    between = text[first.span.end : second.span.start]
    if first.unit or second.unit or len(between) > LIST_WITHIN or not LIST.search(between):
        return False
    after = phrase_behind(text, first.span.end, second.span.start)
    predicates = re.search(r"\b(?:were|are)\s+[\w ]{0,24}\b(?:and|,)\s*$", between) and not after.words
    named = after.words if after.words else "crew" if "crew of" in text[: first.span.start][-9:] else ""
    told = "crew" if between.endswith("crew of ") else phrase.words
    if not predicates and not (_people(named) and _people(told)):
        return False
    left = {f.name for f in statuses().find(text, first.span.end, second.span.start)} - WEAK
    right = {f.name for f in statuses().find(text, second.span.end, min(len(text), phrase.end + 12))} - WEAK
    return not (left and right and not left & right)


def _people(phrase: str) -> bool:
    """Whether the phrase counts people: a class of people, or a people's name (`nine Russians`)."""
    noun = nouns().first(phrase)
    return nouns().by_name[noun].of == "people" if noun else bool(re.match(r"[A-Z]\w+s\b", phrase))


def _event(text: str, sentence: tuple[int, int], figure: Figure) -> str:
    """The kind of event nearest to the figure in its sentence."""
    near = sorted(
        (max(found.start - figure.span.end, figure.span.start - found.end), found.name)
        for found in events().find(text, *sentence)
    )
    return near[0][1] if near else ""
