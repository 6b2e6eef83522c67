"""Which of its meanings a name has: by the words beside it, the countries named around it, and its weight.

    In Georgia, protesters ... Tbilisi          -> the country, for Tbilisi lies there
    Georgia and North Carolina ... Atlanta      -> the state
    Valencia, Spain / Valencia, a city in Venezuela

One name has one meaning in a report, unless words beside a mention say otherwise (Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import hearsay.measures.lexicon as lexicon
from hearsay.measures.places_gazetteer import Entry, Gazetteer, fold
from hearsay.measures.places_mentions import Mention, Word, lies_in
from hearsay.types import PlaceKind

BONUS = {
    "qualifier": 20.0,  # "London, Ontario": nothing outweighs it
    "kind": 12.0,  # "Washington state": above any weight of a town or country
    "sentence": 2.6,  # named in the same sentence: outweighs a town 400 times as large
    "report": 1.2,  # named in the report: outweighs a town 15 times as large
    "siblings": 4.5,  # stands in a list with regions: "Georgia and North Carolina"
    "town": 1.5,  # a bare name that is a town's and its region's is more often the town's
}
RIVAL = 1.5
"""A meaning with 30 times fewer people is no rival where the name says which country a sentence is about."""


def choose(
    text: str, words: Sequence[Word], mentions: Sequence[Mention], sentences: Sequence[int], gazetteer: Gazetteer
) -> None:
    """Sets `chosen` and `reason` of every mention; `sentences` holds the end of every sentence."""
    around = _countries_named(words, mentions, gazetteer)
    number = _sentence_numbers([m.start for m in mentions], sentences)
    of_words = _sentence_numbers([at for at, _ in around], sentences)
    by_sentence: dict[int, Counter[str]] = {}
    whole: Counter[str] = Counter()
    for (_, country), sentence in zip(around, of_words, strict=True):
        by_sentence.setdefault(sentence, Counter())[country] += 1
        whole[country] += 1
    settled: dict[str, Entry] = {}
    for by_words in (True, False):
        for n, mention in enumerate(mentions):
            if (mention.qualifier is not None or mention.wanted is not None) is not by_words:
                continue
            earlier = settled.get(mention.key)
            if earlier is not None and not by_words:
                mention.chosen, mention.reason = earlier, "as elsewhere in the report"
                continue
            beside = by_sentence.get(number[n], Counter())
            _settle(text, mention, mentions, n, beside, whole)
            if mention.chosen is not None and mention.wanted is None and mention.qualifier is None:
                settled[mention.key] = mention.chosen


def _settle(
    text: str,
    mention: Mention,
    mentions: Sequence[Mention],
    n: int,
    beside: Mapping[str, int],
    whole: Mapping[str, int],
) -> None:
    scored = sorted(
        ((_score(text, m, mention, mentions, n, beside, whole), m) for m in mention.meanings),
        key=lambda s: (-s[0][0], s[1].label),
    )
    (_, why), mention.chosen = scored[0]
    mention.reason = why or ("the only meaning known" if len(scored) == 1 else "the largest of that name")


def _score(
    text: str,
    meaning: Entry,
    mention: Mention,
    mentions: Sequence[Mention],
    n: int,
    beside: Mapping[str, int],
    whole: Mapping[str, int],
) -> tuple[float, str]:
    """How well a meaning fits, and the sentence that says why."""
    score, why = meaning.weight, ""
    if mention.qualifier is not None and any(
        lies_in(outer, meaning.country, fold(meaning.region)) and meaning.kind is PlaceKind.CITY
        for outer in mention.qualifier.meanings
    ):
        score, why = score + BONUS["qualifier"], f"lies in {mention.qualifier.meanings[0].name}, named behind it"
    if mention.wanted is PlaceKind.REGION and meaning.kind is PlaceKind.REGION:
        score, why = score + BONUS["kind"], "called a region"
    elif mention.wanted in (PlaceKind.CITY, PlaceKind.DISTRICT) and meaning.kind is PlaceKind.CITY:
        score, why = score + BONUS["kind"], f"called a {mention.wanted}"
    if meaning.kind is PlaceKind.COUNTRY:
        return score, why or ("a country" if len(mention.meanings) > 1 else "")
    listed = _listed_regions(text, mention, mentions, n)
    if meaning.kind is PlaceKind.REGION and meaning.country in listed:
        score, why = score + BONUS["siblings"], why or f"listed with regions of {meaning.country}"
    others = {c for c in beside if c == meaning.country}
    if others and meaning.country:
        score, why = score + BONUS["sentence"], why or f"{meaning.country} is named in the sentence"
    elif meaning.country and whole.get(meaning.country, 0):
        score += BONUS["report"] * min(1.5, 1 + math.log10(whole[meaning.country]))
        why = why or f"{meaning.country} is named in the report"
    if meaning.kind is PlaceKind.CITY and any(
        m.kind is PlaceKind.REGION and m.country == meaning.country for m in mention.meanings
    ):
        score += BONUS["town"]
    return score, why


def _listed_regions(text: str, mention: Mention, mentions: Sequence[Mention], n: int) -> set[str]:
    """The countries whose regions stand beside it in one list."""
    out: set[str] = set()
    for other in (*mentions[max(0, n - 1) : n], *mentions[n + 1 : n + 2]):
        gap = text[min(mention.end, other.end) : max(mention.start, other.start)]
        if gap in (", ", " and ", ", and ", " or "):
            kinds = {m.kind for m in other.meanings if m.weight >= 5}
            if kinds == {PlaceKind.REGION}:
                out |= {m.country for m in other.meanings if m.kind is PlaceKind.REGION}
    return out


def _countries_named(words: Sequence[Word], mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[tuple[int, str]]:
    """Where a country is named beyond doubt: by its adjective, its name, or a region or town without a rival."""
    out = [(w.start, gazetteer.demonyms[w.text]) for w in words if w.capital and w.text in gazetteer.demonyms]
    for mention in mentions:
        most = max(m.weight for m in mention.meanings)
        likely = {m.country for m in mention.meanings if m.weight > most - RIVAL}
        alone = len({m.country for m in mention.meanings}) == 1
        if alone or (len(likely) == 1 and mention.key not in lexicon.words("places", "also_words")):
            out.append((mention.start, next(iter(likely))))
    return sorted(out)


def _sentence_numbers(offsets: Sequence[int], ends: Sequence[int]) -> list[int]:
    """The sentence of each offset; both come in order."""
    out: list[int] = []
    at = 0
    for offset in offsets:
        while at < len(ends) and ends[at] <= offset:
            at += 1
        out.append(at)
    return out
