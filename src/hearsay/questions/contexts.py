"""What a figure counts and what befell it, read from the words around it.

Shape: `killed all 40 people in it` -> noun people, statuses killed and aboard; `280 passengers and 15 crew
lost their lives` -> passengers / crew, killed, each beside another part; `50 km north of Vardal` -> a distance
from Vardal. The nearest word that names a status wins; crossing a comma, a conjunction or another figure costs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.measures.units import UNITS
from hearsay.questions.lexicon import Found, events, function_words, nouns, statuses
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

TOKEN = re.compile(r"\d[\d.,]*|\w+(?:[’'-]\w+)*|[^\w\s]")
ALTITUDE = re.compile(r"\b(?:height|altitude|elevation|cruis\w+|flying at|above (?:the )?(?:ground|sea))\b", re.I)
AT = re.compile(r"\bat (?:a |an )?(?:height of |altitude of )?(?:[\w ]{0,12})$", re.I)
REACH = re.compile(r"\b(?:range|reach\w*|up to)\b", re.I)
FROM = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?P<way>(?:to the )?(?:north|south|east|west)[\w-]*(?: (?:of|from))?|from|off|outside|"
    r"away from|short of|before|inside|of|beyond|out of)\b(?P<rest>[^.,;:()]{0,80})",
    re.I,
)
NAME = re.compile(r"\b[A-Z][\w’'-]+")
OF = re.compile(
    r"\s*of (?P<whole>them|whom|these|those|(?:its|their) own|(?:the|these|those|its|their) "
    r"(?:\d[\d,.]*|remaining|total|\w+)?)\b,?",
    re.I,
)
ANAPHORS = frozenset({"them", "whom", "these", "those", "its own", "their own"})
LIST = re.compile(r"(?:,|\band\b|\bplus\b|\balong with\b|\bas well as\b)\s*(?:a\s+crew of\s+)?(?:[\w-]+\s+){0,2}$")
LANDMARKS = re.compile(
    r"\b(border|frontier|airspace|coast|shore|epicent(?:re|er)|airport|airfield|station|capital|port|harbou?r|tracks?|road|"
    r"front line|runway)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around one figure say; empty strings where they do not say it."""

    noun: str = ""
    head: str = ""
    statuses: tuple[str, ...] = ()
    part: bool = False
    aspect: str = ""
    landmark: str = ""
    names: tuple[str, ...] = ()
    others: bool = False
    event: str = ""
    restated: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The noun phrase after a number: its words, its end, and whether `of the` leads into it."""

    words: str
    end: int
    of: str = ""


def contexts(figures: Sequence[Figure], text: str, sentence: tuple[int, int]) -> list[Context]:
    """What each of the figures of one sentence, in order, counts; parts in a list share what befell them."""
    found = list(statuses().find(text, *sentence))
    phrases = [_phrase(text, f.span.end, sentence[1]) for f in figures]
    costs = [_costs(f, text, sentence, p, figures, found) for f, p in zip(figures, phrases, strict=True)]
    for i in range(1, len(figures)):
        if _beside(text, figures[i - 1], figures[i], phrases[i]):
            _share(costs[i - 1], costs[i])
    for i in range(len(figures) - 1, 0, -1):
        if _beside(text, figures[i - 1], figures[i], phrases[i]):
            _share(costs[i], costs[i - 1])
    return [_context(i, figures, text, sentence, phrases, costs[i]) for i in range(len(figures))]


def _context(
    i: int,
    figures: Sequence[Figure],
    text: str,
    sentence: tuple[int, int],
    phrases: Sequence[_Phrase],
    costs: dict[str, float],
) -> Context:
    figure, phrase = figures[i], phrases[i]
    event = _event(text, sentence, figure)
    before = text[sentence[0] : figure.span.start]
    if figure.unit in UNITS and UNITS[figure.unit].dimension == "length":
        restated = i > 0 and re.fullmatch(
            r"\s*[(/,]?\s*(?:or |about |some )?", text[figures[i - 1].span.end : figure.span.start]
        )
        return _length(figure, text, sentence, event, restated=bool(restated))
    beside = (i > 0 and _beside(text, figures[i - 1], figure, phrase)) or (
        i + 1 < len(figures) and _beside(text, figure, figures[i + 1], phrases[i + 1])
    )
    noun = _noun(figure, text, sentence, phrase)
    names = tuple(dict.fromkeys(_stem(n) for n in NAME.findall(phrase.words) if not nouns().first(n)))
    ranked = sorted(costs, key=lambda name: (costs[name], name))
    found = tuple(ranked[:1])
    if found and re.search(r"\b(?:all|loss of|with|other)\b[^,;]{0,12}$", before, re.I):
        found += tuple(n for n in ranked[1:] if costs[n] <= BOTH and {n, ranked[0]} == {"killed", "aboard"})
    if not noun and found and statuses().by_name[found[0]].of == "people":
        noun = "people"
    if not found and noun and nouns().by_name[noun].of == "arms":
        found = ("fired",)
    return Context(
        noun=noun,
        head=_head(phrase.words),
        statuses=found,
        part=bool(phrase.of) or (beside and (bool(names) or (bool(noun) and nouns().by_name[noun].part))),
        names=names,
        others=figure.difference
        or bool(re.match(r"\s*(?:more|others?|additional|further)\b", text[figure.span.end :]))
        or bool(re.search(r"\b(?:another|further|additional|other)\s*$", before)),
        event=event,
    )


def _phrase(text: str, start: int, end: int) -> _Phrase:
    """The noun phrase that follows a number."""
    match = OF.match(text, start, end)
    at = match.end() if match else start
    words: list[str] = []
    last = start
    for token in TOKEN.finditer(text, at, end):
        word = token.group().casefold()
        if not words and word in ("more", "other", "others", "further", "additional"):
            last = token.end()
            if word == "others":
                words.append(word)
            continue
        if words and word == "of" and text[token.end() :].lstrip().startswith("war"):
            continue
        if words and word in ("[", "]"):
            continue
        if (
            word in function_words("ends a noun phrase")
            or not (word[0].isalnum() or word == "[")
            or word[0].isdigit()
            or len(words) >= 6
        ):
            break
        if word != "[":
            words.append(token.group())
        last = token.end()
    return _Phrase(" ".join(words), last, match.group("whole") if match else "")


def _noun(figure: Figure, text: str, sentence: tuple[int, int], phrase: _Phrase) -> str:
    """The class of what is counted: from the phrase, `a crew of six`, `16 were crew`, or `of them`."""
    before, after = text[sentence[0] : figure.span.start], text[phrase.end : sentence[1]]
    predicate = re.match(r"[^.;,]{0,40}?\b(?:were|are|was|is)\s+((?:[\w-]+ ?){1,2})", after)
    if (not phrase.words or phrase.of) and predicate:
        told = nouns().first(predicate.group(1))
        if told and nouns().by_name[told].part:
            return told
    own = nouns().first(phrase.words)
    if own:
        return own
    if not phrase.words:
        made_of = re.search(r"\b([\w-]+) of\s*$", before)
        if made_of and nouns().first(made_of.group(1)):
            return nouns().first(made_of.group(1))
    if phrase.of.casefold() in ANAPHORS:
        earlier = [f.name for f in nouns().find(before)]
        return earlier[-1] if earlier else ""
    return nouns().first(figure.counted)


def _head(phrase: str) -> str:
    """The stem of the noun that is counted: the last plural word of the phrase, else its last word."""
    words = [w.casefold() for w in re.findall(r"[^\W\d][\w’'-]+", phrase)]
    plural = [w for w in words if w.endswith("s") and not w.endswith("ss")]
    return _stem((plural or words or [""])[-1])


def _stem(word: str) -> str:
    """A word without its English inflection: enough to see that two nouns are one (`batteries`, `battery`)."""
    low = word.casefold().replace("’", "'").removesuffix("'s")
    for ending, plain in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return low.removesuffix(ending) + plain
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 3 else low


def _costs(
    figure: Figure,
    text: str,
    sentence: tuple[int, int],
    phrase: _Phrase,
    figures: Sequence[Figure],
    found: Sequence[Found],
) -> dict[str, float]:
    """How far each status that could befall the counted stands from the figure, the nearest mention of each."""
    noun = _noun(figure, text, sentence, phrase)
    kind = nouns().by_name[noun].of if noun else ("people" if _bare(phrase) else "any")
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


def _bare(phrase: _Phrase) -> bool:
    """Whether no noun follows the number: `88 are identified`, `78 handed over`."""
    first = next(iter(statuses().find(phrase.words)), None)
    return not phrase.words or (first is not None and first.start == 0)


def _cost(found: Found, figure: Figure, text: str, phrase: _Phrase, figures: Sequence[Figure]) -> float:
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
    else:
        return FARTHEST + 1
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


def _share(giver: dict[str, float], taker: dict[str, float]) -> None:
    """Lends a list neighbour's nearest plain status to a part that has none, or only a weak one."""
    plain = [name for name in giver if name not in WEAK]
    if plain and not [name for name in taker if name not in WEAK]:
        best = min(plain, key=lambda name: giver[name])
        taker.clear()
        taker[best] = giver[best]


def _beside(text: str, first: Figure, second: Figure, phrase: _Phrase) -> bool:
    """Whether two figures of people stand next to each other in a list: `280 passengers and 15 crew`."""
    between = text[first.span.end : second.span.start]
    if first.unit or second.unit or len(between) > 100 or not LIST.search(between):
        return False
    after = _phrase(text, first.span.end, second.span.start)
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


def _length(figure: Figure, text: str, sentence: tuple[int, int], event: str, restated: bool) -> Context:
    before, after = text[sentence[0] : figure.span.start], text[figure.span.end : sentence[1]]
    apart = FROM.match(after)
    if apart:
        names = tuple(dict.fromkeys(_stem(n)[:5] for n in NAME.findall(apart.group("rest"))))
        common = LANDMARKS.search(apart.group("rest"))
        landmark = names[0] if names else _stem(common.group()) if common else ""
        if landmark:
            point = common.group().casefold().replace("frontier", "border") if common else ""
            return Context("", point, (), False, "distance", landmark, names, False, event, restated)
    if ALTITUDE.search(before[-60:]) or ALTITUDE.search(after[:60]) or (AT.search(before[-24:]) and not apart):
        return Context(aspect="height", event=event, restated=restated)
    if re.search(r"\bdeep|depth\b", after[:20] + before[-20:]):
        return Context(aspect="depth", event=event, restated=restated)
    if REACH.search(before[-40:]):
        return Context(aspect="reach", event=event, restated=restated)
    head = _head(_phrase(text, figure.span.end, sentence[1]).words)
    return Context(aspect="length", head=head, event=event, restated=restated)


def _event(text: str, sentence: tuple[int, int], figure: Figure) -> str:
    """The kind of event nearest to the figure in its sentence."""
    near = sorted(
        (max(found.start - figure.span.end, figure.span.start - found.end), found.name)
        for found in events().find(text, *sentence)
    )
    return near[0][1] if near else ""
