"""The noun phrase that a number counts: behind it, or in front of it where the number stands bare.

Shapes: `12 injured miners` -> `injured miners`; `30 of the dead` -> `dead`, of a whole; `put the crowd at 8,000`,
`an aftershock of 5.1`, `the number of pistols rose to 3` -> `crowd`, `aftershock`, `number of pistols`; `lowered it
to 4.8`, `the sum was closer to 4 million` -> what the figure before was told of. A grammar of word lists, no parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.questions.lexicon import function_words, nouns
from hearsay.records import Figure

TOKEN = re.compile(r"\d[\d.,]*|\w+(?:[’'-]\w+)*|[^\w\s]")
LONGEST = 6
"""Words of a noun phrase behind a number."""
OF = re.compile(
    r"\s*of (?P<whole>them|whom|these|those|(?:its|their) own|(?:the|these|those|its|their) "
    r"(?:\d[\d,.]*|remaining|total|\w+)?)\b,?",
    re.I,
)
ANAPHORS = frozenset({"them", "whom", "these", "those", "its own", "their own"})
AROUND = (
    r"(?:about|around|some|roughly|nearly|almost|at least|at most|more than|fewer than|less than|over|under|only|just|"
    r"close to|closer to|up to|as many as|no more than|no fewer than|an estimated|a total of|another)"
)
"""Words that may stand right before a number and change its bound only."""
LINK = (
    r"(?:at|as|to|was|is|were|are|be|been|of|reached|hits?|exceed(?:s|ed)|topped|passed|total(?:s|led|ed)|number(?:s|ed)|"
    r"makes?)"
)
"""Words that join what is measured to its number."""
DETERMINER = r"(?:the|a|an|its|their|his|her|our|this|that)"
WORD = (
    rf"(?!{DETERMINER}\b|(?:and|or|but|who|which|when|while|if|said|says|say|by|for|from|in|on|with)\b)[^\W\d_][\w’'-]*"
)
BETWEEN = (
    r"(?:(?:has|have|had|may|might|could|would|should|will|was|were|is|are|been|be|since|now|later|then|also|risen|rose|"
    r"rising|fell|fallen|climbed|climbing|grew|grown|jumped|dropped|soared|revised|raised|lowered|corrected|cut|put|set|"
    r"estimated|counted|given|measured|recorded|reckoned|reported|stood|stands|standing|up|down|\w+ly)\s+)*"
)
"""Verbs between what is measured and the number: `the toll has since been revised to`."""
TOPIC = re.compile(
    rf"\b{DETERMINER}\s+(?P<topic>(?:{WORD}\s+){{1,4}}?(?:of\s+(?:(?:the|its|their|those)\s+)?(?:{WORD}\s+){{1,3}}?)?)"
    rf"{BETWEEN}{LINK}\s+(?:{AROUND}\s+)*$",
    re.I,
)
PLURAL_TOPIC = re.compile(
    rf"(?:^|[.;:,“\"]\s*)(?P<topic>{WORD}\s+(?:{WORD}\s+)?){BETWEEN}(?:at|to|reached|numbered|totalled)\s+$", re.I
)
AGAIN = re.compile(
    rf"\b(?:it|that|this|the (?:sum|figure|number|total|amount|count|value|estimate))\b[^.;:,]{{0,30}}?"
    rf"\b(?:{LINK}|makes?)\s+(?:{AROUND}\s+)*$|\b(?:spoke|speaks?) of\s+(?:{AROUND}\s+)*$",
    re.I,
)
"""The number tells once more what the figure before it told, with another value."""
TOPIC_WITHIN = 110
"""Characters in front of a number in which its topic stands: one clause."""
NUMBER_OF = re.compile(r"^(?:\w+\s+)?(?:number|count|total|tally|estimate)s?\s+of\s+(?:(?:the|its|their)\s+)?", re.I)
"""Words that count what they stand before."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a number counts: the words, where they end, what `of` leads to, whether they stand in front of it.

    `again` marks a number that stands bare and goes back to the figure before (`lowered it to 4.8`).
    """

    words: str
    end: int
    of: str = ""
    ahead: bool = False
    again: bool = False


def phrase_of(figure: Figure, text: str, sentence: tuple[int, int]) -> Phrase:
    """The noun phrase of one figure in its sentence; a decimal number looks back first (`a shock of 5.1 followed`)."""
    behind = phrase_behind(text, figure.span.end, sentence[1])
    if behind.of or (behind.words and (figure.unit or figure.lo == int(figure.lo))):
        return behind
    before = text[max(sentence[0], figure.span.start - TOPIC_WITHIN) : figure.span.start]
    if AGAIN.search(before) and not behind.words:
        return Phrase("", behind.end, again=True)
    topic = TOPIC.search(before) or PLURAL_TOPIC.search(before)
    if topic:
        return Phrase(NUMBER_OF.sub("", topic.group("topic")).strip(), behind.end, ahead=True)
    return behind


def phrase_behind(text: str, start: int, end: int) -> Phrase:
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
            or len(words) >= LONGEST
        ):
            break
        if word != "[":
            words.append(token.group())
        last = token.end()
    return Phrase(" ".join(words), last, match.group("whole") if match else "")


def noun_of(figure: Figure, text: str, sentence: tuple[int, int], phrase: Phrase) -> str:
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


def head(phrase: str) -> str:
    """The stem of the noun that is counted: the last plural word of the phrase, else its last word."""
    words = [w.casefold() for w in re.findall(r"[^\W\d][\w’'-]+", phrase)]
    plural = [w for w in words if w.endswith("s") and not w.endswith("ss")]
    return stem((plural or words or [""])[-1])


def stem(word: str) -> str:
    """A word without its English inflection: enough to see that two nouns are one (`batteries`, `battery`)."""
    low = word.casefold().replace("’", "'").removesuffix("'s")
    for ending, plain in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return low.removesuffix(ending) + plain
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 3 else low


def plural(noun: str) -> str:
    """A class of nouns, or a stem, as a question asks for it."""
    known = nouns().by_name.get(noun)
    if known:
        return known.say
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("ch", "sh", "x")):
        return noun + "es"
    return noun + "s" if noun and not noun.endswith("s") else noun
