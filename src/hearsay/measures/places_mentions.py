"""Where names of places stand, and which names beside other words are no places.

    In Tripoli, officials ...        -> a mention
    Paris Hilton, Bank of England    -> none: a longer name that is a person's or a body's
    Washington said ...              -> none: a capital that speaks for its state

Only words with a capital are names. The longest name that the gazetteer knows is taken at each word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import hearsay.measures.lexicon as lexicon
from hearsay.measures.places_gazetteer import Entry, Gazetteer, fold
from hearsay.types import PlaceKind

LONGEST = 6
"""Words of the longest names: `Democratic Republic of the Congo` has five."""
SURE_WEIGHT = 5.4
"""A town of 250,000 people and more needs no word of place before it, unless its name is a common word."""

_WORD = re.compile(r"(?:[A-Z]\.){2,4}|[^\W_](?:[^\W_]|['’‘`](?=[^\W_]))*")
_WITHIN = re.compile(r"(?:, | \(|,? in )(?:the )?(?:(?:north|south|east|west|central)(?:east|west)?(?:ern)? )?")
_POSSESSIVE = re.compile(r"['’`]s$")
_JOINTS = frozenset((" ", "-", "‑", "–", "\u00a0", "\n", ". "))
_SHORT = frozenset(("US", "UK", "UAE", "USA", "DRC", "CAR", "DPRK", "NYC", "KPK", "FATA", "DPR", "LPR", "PRC"))
_MONTHS = frozenset(("March", "May", "August"))
_SMALL = frozenset(
    ("of", "the", "and", "on", "de", "da", "do", "del", "la", "el", "al", "am", "di", "le", "les", "sur")
)
_SENTENCE_END = frozenset('.!?\n:“"')


class Word(NamedTuple):
    """One word of a report: its text without a possessive ending, and where that stands."""

    text: str
    start: int
    end: int
    lower: str
    capital: bool


@dataclass(slots=True)
class Mention:
    """A name of a place: its words `first` to `last` (exclusive), what it can mean, what kind the words want."""

    first: int
    last: int
    start: int
    end: int
    key: str
    meanings: tuple[Entry, ...]
    wanted: PlaceKind | None = None
    end_with_type: int = 0
    start_with_type: int = 0
    qualifier: Mention | None = None
    chosen: Entry | None = None
    reason: str = ""


def words_in(text: str) -> list[Word]:
    """The words of a text; `Russia's` is the word `Russia`."""
    out: list[Word] = []
    for match in _WORD.finditer(text):
        written, end = match.group(), match.end()
        if len(written) > 2 and written[-2] in "'’`" and (cut := _POSSESSIVE.search(written)):
            written, end = written[: cut.start()], match.start() + cut.start()
        out.append(Word(written, match.start(), end, written.lower(), written[0].isupper()))
    return out


def mentions_in(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions of a text in order, none overlapping, with people, bodies and speaking capitals left out."""
    found: list[Mention] = []
    i = 0
    while i < len(words):
        mention = _at(text, words, i, gazetteer) if words[i].capital else None
        if mention is None:
            i += 1
            continue
        found.append(mention)
        i = mention.last
    _join_qualifiers(text, found)
    by_end, starts = {m.last: m for m in found}, {m.first for m in found}
    placed: dict[int, bool] = {}
    out: list[Mention] = []
    for mention in found:
        placed[mention.first] = _is_placed(text, words, mention, by_end, placed)
        if _is_place(text, words, mention, placed[mention.first], by_end, starts, gazetteer):
            out.append(mention)
    return out


def _at(text: str, words: Sequence[Word], i: int, gazetteer: Gazetteer) -> Mention | None:
    """The longest known name that begins at word `i`."""
    last = i + 1
    while last < len(words) and last - i < LONGEST and text[words[last - 1].end : words[last].start] in _JOINTS:
        if not (words[last].capital or words[last].lower in _SMALL or text[words[last].start - 1] == "-"):
            break
        last += 1
    for end in range(last, i, -1):
        if end > i + 1 and not words[end - 1].capital and text[words[end - 1].start - 1] != "-":
            continue
        written = text[words[i].start : words[end - 1].end]
        if any(text[w.end : w.end + 2] == ". " and w.lower not in ("st", "mt") for w in words[i : end - 1]):
            continue
        if written.isupper() and len(written) < 5 and written.replace(".", "") not in _SHORT:
            meanings = tuple(m for m in gazetteer.meanings(fold(written)) if m.weight >= 6) if len(written) > 3 else ()
        elif len(written) < 3 and written not in _SHORT:
            meanings = ()
        else:
            meanings = gazetteer.meanings(fold(written))
        if written in _MONTHS:
            return None
        if meanings and not (written.lower() == "us" and written != "US"):
            return Mention(i, end, words[i].start, words[end - 1].end, fold(written), meanings)
    return None


def _join_qualifiers(text: str, found: Sequence[Mention]) -> None:
    """`London, Ontario` and `Valencia, Spain`: the second says which the first is, where one lies in the other."""
    for mention, following in pairwise(found):
        between = text[mention.end : following.start]
        if _WITHIN.fullmatch(between):
            inner = {(m.country, fold(m.region)) for m in mention.meanings if m.kind is PlaceKind.CITY}
            outer = [m for m in following.meanings if m.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)]
            if any(lies_in(m, c, r) for m in outer for c, r in inner):
                mention.qualifier = following


def lies_in(outer: Entry, country: str, region: str) -> bool:
    """Whether a town of that country and region (folded) lies in a country or region."""
    if outer.country != country:
        return False
    return outer.kind is PlaceKind.COUNTRY or fold(outer.name) == region


def _is_place(
    text: str,
    words: Sequence[Word],
    mention: Mention,
    placed: bool,
    by_end: Mapping[int, Mention],
    starts: Set[int],
    gazetteer: Gazetteer,
) -> bool:
    before = words[mention.first - 1] if mention.first else None
    after = words[mention.last] if mention.last < len(words) else None
    gap_before = text[before.end : mention.start] if before else "\n"
    gap_after = text[mention.end : after.start] if after else "\n"
    _read_types(text, words, mention, before, after, gap_before, gap_after)
    if mention.wanted is not None:
        return True
    best = max(m.weight for m in mention.meanings)
    named_by_others = _is_longer_name(mention, by_end, starts, (before, gap_before), (gap_after, after), best)
    if named_by_others or _is_body_of(words, mention, gap_before, best):
        return False
    opens = gap_before[-1:] in _SENTENCE_END or any(c in _SENTENCE_END for c in gap_before)
    if not placed and _speaks(words, mention, gazetteer):
        return False
    if mention.qualifier is not None or placed:
        return True
    is_common = mention.key in lexicon.words("places", "also_words")
    if best >= 8:
        return True
    if is_common and best < 10:
        return not opens and best >= 6.5
    return best >= SURE_WEIGHT or (mention.last - mention.first > 1 and best >= 4.5) or _dateline(text, mention)


def _read_types(
    text: str,
    words: Sequence[Word],
    mention: Mention,
    before: Word | None,
    after: Word | None,
    gap_before: str,
    gap_after: str,
) -> None:
    """`Kursk region`, `state of Niger`, `Washington state`, `city of Rostov`: the kind that the words beside want."""
    mention.end_with_type, mention.start_with_type = mention.end, mention.start
    kinds = ((PlaceKind.REGION, "region"), (PlaceKind.DISTRICT, "district"), (PlaceKind.CITY, "city"))
    if after and gap_after == " ":
        for kind, key in kinds:
            if after.lower in lexicon.words("places", key) and after.lower not in ("port", "capital", "states"):
                if kind is PlaceKind.CITY and after.lower != "city":
                    continue
                mention.wanted, mention.end_with_type = kind, after.end
                return
    if before and before.lower == "of" and gap_before == " " and mention.first > 1:
        head = words[mention.first - 2]
        for kind, key in kinds:
            third = words[mention.first - 3] if mention.first > 2 else head
            named = third.capital and third.lower not in lexicon.words("places", "opening")
            if not named and head.lower in lexicon.words("places", key) and text[head.end : before.start] == " ":
                mention.wanted = kind
                mention.start_with_type = mention.start
                if head.lower == "capital" or head.lower == "port":
                    mention.wanted = None
                return


def _is_longer_name(
    mention: Mention,
    by_end: Mapping[int, Mention],
    starts: Set[int],
    left: tuple[Word | None, str],
    right: tuple[str, Word | None],
    best: float,
) -> bool:
    """Whether capitals beside make it a part of a person's or a body's name."""
    before, gap_before = left
    gap_after, after = right
    if after and gap_after in (" ", "\u00a0") and after.capital:
        starts_other = mention.last in starts
        if after.lower in lexicon.words("places", "body"):
            return True
        is_type = after.lower in lexicon.words("places", "beside") or after.lower in lexicon.words("places", "says")
        is_name = mention.key in lexicon.words("places", "also_words") or best < LARGEST_TOWN
        if not is_type and not starts_other and is_name and not mention_is_caps(after, mention):
            return True
    if before and gap_before in (" ", ". ", "-", "\u00a0") and before.capital:
        if before.lower in lexicon.words("places", "title"):
            return best < 8 or mention.key in lexicon.words("places", "also_words")
        starts_other = mention.first in by_end
        opening = before.lower in lexicon.words("places", "opening")
        if gap_before != ". " and not opening and not starts_other and gap_before != "-":
            return mention.key in lexicon.words("places", "also_words") or best < LARGEST_TOWN
    return False


LARGEST_TOWN = 8.0
"""Countries, seas and areas keep their meaning beside another capital ("Ukraine Air"); towns and regions do not."""


def mention_is_caps(after: Word, mention: Mention) -> bool:
    """Whether the word behind stands in capitals as in a dateline: `New York AP`."""
    return after.text.isupper() and len(after.text) > 1


def _is_body_of(words: Sequence[Word], mention: Mention, gap_before: str, best: float) -> bool:
    """`Bank of England`, `University of Oxford`."""
    if mention.first < 2 or gap_before != " ":
        return False
    of, head = words[mention.first - 1], words[mention.first - 2]
    return of.lower == "of" and head.capital and head.lower in lexicon.words("places", "body_of")


def _is_placed(
    text: str, words: Sequence[Word], mention: Mention, by_end: Mapping[int, Mention], placed: Mapping[int, bool]
) -> bool:
    """Whether a word of place stands before it, or before the list of places that it belongs to."""
    if mention.first == 0:
        return False
    before = words[mention.first - 1]
    gap = text[before.end : mention.start]
    if gap.isspace() and before.lower in lexicon.words("places", "at"):
        return True
    if gap == " " and before.lower == "the" and mention.first > 1:
        return words[mention.first - 2].lower in lexicon.words("places", "at")
    joined = before.lower in ("and", "or")
    other = by_end.get(mention.first - 1 if joined else mention.first)
    if other is None or text[other.end : mention.start] not in (", ", " and ", ", and ", " or ", "-", "–"):
        return False
    return other.qualifier is not None or placed.get(other.first, False)


def _speaks(words: Sequence[Word], mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether it is a capital in front of a verb of saying: `Moscow has denied`."""
    if mention.key not in gazetteer.capitals or mention.last >= len(words):
        return False
    at = mention.last
    while at < len(words) and at < mention.last + 3 and words[at].lower in lexicon.words("places", "helping"):
        at += 1
    if at >= len(words):
        return False
    return words[at].lower != "and" and words[at].lower in lexicon.words("places", "says")


def _dateline(text: str, mention: Mention) -> bool:
    """Whether it opens a report or paragraph in capitals or before an agency: `NEW YORK (AP)`."""
    opens = mention.start == 0 or text[mention.start - 1] == "\n"
    return opens and (text[mention.start : mention.end].isupper() or text[mention.end : mention.end + 2] == " (")
