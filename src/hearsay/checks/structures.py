"""Sums that the shape of a sentence makes, whatever is counted.

    "27 people: 14 men, nine women and four children"        the list behind a colon or a dash
    "31 soldiers, of whom 12 were officers and 19 recruits"   shares of a whole
    "Of the 45 injured, 20 were treated here and 25 there"
    "eight workers were there. Two were saved and six died"   numbers without a noun of their own
    "1,200 in Alba, 400 in Bruma and 55 in Corvo, 1,655 in all"
    "Of the 288, 205 are identified. The other 83 ..."        what is left
    "20 were missing, all but three were found. That makes 17"

Only an introduced, closed list ("a, b and c" behind a colon, a dash or "consists of"), a list with its total
right behind it, "the other" and "all but" say that nothing is missing, so only these can fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from hearsay.checks.adding import Sum
from hearsay.checks.counts import Count, head
from hearsay.checks.cues import cue
from hearsay.checks.ones import ones_before, ones_behind, ones_between
from hearsay.checks.people import kind_in
from hearsay.checks.say import number
from hearsay.types import Bound

NEAR = 1
"""Sentences between a whole and its parts: the same or the next one."""
LONGEST_LIST = 12
"""Most items of a list that is added; a longer one is a table."""
FEW = 6
"""Most numbers without a noun that one noun before them can carry."""

_COLON = re.compile(
    r"^[^.;:!?]{0,90}?(?::|\s[-–—]|—)\s*(?:(?:an?|the|one) [\w’'-]+(?: [\w’'-]+)?, (?:and )?){0,3}"
    r"(?:at least |the |a )*$"
)
_BRACKET = re.compile(r"^[^.;:!?(),]{0,40}\((?:the |a )?$")
LEAD = 40
"""Characters between a number and "among them ..." in which the list is of that number."""
_COMMA = re.compile(r"^[^.;:!?]{0,60}?,\s*(?:the |a )*$")
_MADE_OF = re.compile(
    r"\b(?:consist(?:s|ed|ing) of|compris(?:es|ed|ing)|made up of|composed of|were|are)\s*$", re.IGNORECASE
)
_OF_WHOM = re.compile(r"\bof (?:whom|which|them)\s*(?:at least )?$", re.IGNORECASE)
_THEY_WERE = re.compile(
    r"^(?:They|These|Those|The (?:\w+ )?(?:dead|victims|injured|survivors|crew|passengers|group)) "
    r"(?:were|are|comprised?)\s+(?:the )?$"
)
_GROUP_WERE = re.compile(r"^The (\w+(?: \w+)?) (?:were|are|comprised?|consisted of)\s+(?:the )?$")
_VERB = re.compile(r"\b(?:were|was|are|is|had|have|has|said|says|died|came|went)\b", re.IGNORECASE)
_AND = re.compile(r"(?:\band\b|&|\bplus\b)\s*(?:also |the |a |another )*$", re.IGNORECASE)
_AND_THERE = re.compile(r"\b(?:and|while|plus)\b[^,;:]{0,60}$", re.IGNORECASE)
_ALL_BUT = re.compile(
    r"\b(?:all|everyone|everybody)(?: of them)? (?:but|except(?: for)?|save)\s*(?:the )?$", re.IGNORECASE
)
_THAT_MAKES = re.compile(
    r"^\W*(?:(?:that|this|which|together (?:that|they|these)|they)\s+(?:makes?|leaves?|comes? to|adds? up to)|"
    r"(?:that|this) (?:is|would be|would make|would leave|should make|should leave))\s*$",
    re.IGNORECASE,
)
_RUN = re.compile(r"^[^;:.!?]{0,60},\s*(?:the |a )*$")
_COLON_ONLY = re.compile(r"[^\d]:\s*$")
_STOP = re.compile(r"[;!?]|\.\s")
_TOTAL_BEHIND = re.compile(
    r"^\s*(?:[\w’'-]+\s+){0,4}?(?:in all|in total|altogether|all told|combined|overall|together(?=[.;,]))\b",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:a total of|in all|in total|altogether|all told|makes|making|totall?ing|"
    r"(?:br(?:ought|ing|ings|inging)|tak(?:es|ing)|took) the [\w\s]{0,30}?(?:toll|total|number|count)[\w\s]{0,20}? to)"
    r"\s*(?:a total of )?$",
    re.IGNORECASE,
)
_TOTAL_NEXT = re.compile(
    r"^[^,;.]{0,50}(?:,|\s[-–—]|—)\s*(?:for |which |mak(?:e|es|ing) |giving |or |so |a (?:combined )?total of )*$",
    re.IGNORECASE,
)
_TOTAL_ONLY = re.compile(
    r"^\s*(?:[\w’'-]+\s+){0,4}?(?:in all|in total|altogether|all told|combined|overall)\s*"
    r"(?:[,.;:)”\"—–]|$|- |(?:the |a )?[\w’' ]{0,30}\bsa(?:id|ys?)\b)",
    re.IGNORECASE,
)
"""Nothing behind "in all" widens it: not "in all since January"."""
_SUM_ONLY = re.compile(
    r"^\s*(?!since|this|over|during|for|in\b|so far)(?:[\w’'-]+\s*){0,2}(?:[,.;:)”\"—–]|$)", re.IGNORECASE
)


def structured_sums(found: Sequence[Count]) -> Iterator[Sum]:
    """The sums that single sentences, and neighbouring ones, make."""
    sentences = [list(group) for _, group in groupby(found, key=lambda c: c.sentence)]
    for at, here in enumerate(sentences):
        following = sentences[at + 1] if at + 1 < len(sentences) else []
        behind = following if following and following[0].sentence - here[0].sentence <= NEAR else []
        yield from _introduced(here, behind)
        yield from _shares(here)
        yield from _totals(here, behind)
        after = sentences[at + 2] if behind and at + 2 < len(sentences) else []
        bare = [c for c in after if c.sentence == behind[0].sentence + 1 and not any(c.noun for c in (*behind, *after))]
        yield from _without_noun(here, [*behind, *bare])
        yield from _some_of(here, behind)
    yield from _remainders(found)
    yield from _all_but(found)
    yield from _named_groups(found)


def _introduced(here: Sequence[Count], behind: Sequence[Count]) -> Iterator[Sum]:
    """A whole and the list behind it: "27 people: 14 men, nine women and four children"."""
    for at, whole in enumerate(here[:-2]):
        if lead := _lead(here, at):
            yield from _lists(whole, here[at + 1 :], lead)
    if here and behind and _THEY_WERE.match(behind[0].before):
        yield from _lists(here[-1], behind, "comma")


def _lead(here: Sequence[Count], at: int) -> str:
    """How the list behind the count is led in: by a colon, bracket, comma, "among them"; empty for not at all."""
    whole, lead = here[at], here[at + 1].before
    if not (whole.exact or whole.figure.bound is Bound.MIN):
        return ""
    if _OF_WHOM.search(lead):
        return "comma"
    if cue("partly").search(lead):
        return "among" if len(lead) <= LEAD else ""
    if _BRACKET.match(lead):
        return "bracket"
    if _COLON.match(lead) or (_MADE_OF.search(lead) and not whole.among):
        return "colon"
    is_item = at > 0 and whole.row > 0 and here[at - 1].row == whole.row
    return "comma" if _COMMA.match(lead) and not _VERB.search(lead) and not is_item else ""


def _lists(whole: Count, behind: Sequence[Count], lead: str) -> Iterator[Sum]:
    """The lists that begin right behind a whole and end in "and ..." or with their bracket.

    Only the longest can be complete; shares of one thing ("27 patients, 19 with burns and 18 with cuts") that come to
    more than the whole are flagged, for a patient may have both.
    """
    for end in range(2, min(len(behind), LONGEST_LIST) + 1):
        items = tuple(behind[:end])
        shut = _is_closed(items) or (lead == "bracket" and ")" in items[-1].after and end == len(behind))
        shut = shut or (lead == "colon" and end == len(behind) and _is_run(items))  # "27: 19 by fire, eight by smoke"
        ones = ones_between(items) + ones_before(items[0]) * (lead in ("colon", "bracket"))
        ones += ones_behind(items[-1]) * (end == len(behind))
        if ones and lead in ("colon", "bracket") and all(i.exact and not i.whole for i in items):
            yield Sum(items, whole, "the list spells the number out", ones=ones)
            continue
        if shut and all(i.exact and not i.whole for i in items):
            everybody = {i.kind for i in items} == {"passengers", "crew"} and len(items) == 2
            closed = (lead == "colon" and end == len(behind)) or everybody
            complete = closed and whole.exact and _is_plain_list(items) and _is_closed(items)
            over = whole.exact and end == len(behind) and _is_parallel((whole, *items)) and lead in ("comma", "bracket")
            over = over and not whole.opens and sum(i.value for i in items) > whole.value
            yield Sum(items, whole, "the list spells the number out", complete, nearly=over)


def _shares(here: Sequence[Count]) -> Iterator[Sum]:
    """ "Of the 45 injured, 20 were treated at the scene and 25 taken to hospital"."""
    for at, whole in enumerate(here[:-2]):
        items = tuple(c for c in here[at + 1 :] if not c.whole)
        if whole.opens and 2 <= len(items) <= FEW and all(i.exact for i in items):
            yield Sum(items, whole, "the sentence shares the whole out")


def _totals(here: Sequence[Count], behind: Sequence[Count]) -> Iterator[Sum]:
    """ "1,200 in Alba, 400 in Bruma and 55 in Corvo, 1,655 in all", in one sentence or the next."""
    for at, whole in enumerate(here):
        if at < 2 or not (whole.exact and _is_total(whole)):
            continue
        for start in range(at - 1):
            items = tuple(here[start:at])
            if all(i.exact and not i.whole for i in items):
                if ones := ones_between(items):
                    yield Sum(items, whole, "the text gives their total", ones=ones)
                    continue
                closed = _is_plain_list(items) and _is_closed(items)
                strict = start == 0 and _is_their_total(whole) and (closed or _is_parallel(items))
                yield Sum(items, whole, "the text gives their total", strict)
    for whole in behind[:1]:
        items = tuple(c for c in here if not c.whole)
        alike = bool(items) and (items[0].of_people or head(items[0]) == head(whole))
        if alike and 2 <= len(items) <= FEW and whole.exact and _is_total(whole) and all(i.exact for i in items):
            strict = (
                bool(_THAT_MAKES.match(whole.before)) and bool(_SUM_ONLY.match(whole.after)) and _is_parallel(items)
            )
            yield Sum(items, whole, "the text gives their total", strict)


def _is_their_total(whole: Count) -> bool:
    """Whether the total stands right behind its list and is of nothing else: ", 27 in all", ", a total of 27"."""
    if not _TOTAL_NEXT.match(whole.before):
        return False
    summed = "total of" in whole.before or re.search(r"\bmak(?:e|es|ing) $", whole.before)
    return bool(_TOTAL_ONLY.match(whole.after) or (summed and _SUM_ONLY.match(whole.after)))


def _is_parallel(items: Sequence[Count]) -> bool:
    """Whether the items count one thing in several places: "19 people were treated here and 18 at the clinic"."""
    alike = all(_has_noun_of(i, items[0]) and not (i.among or i.more or i.rest) for i in items[1:])
    joined = _AND_THERE.search(items[-1].before) and not any(_STOP.search(i.before) for i in items[1:])
    told = any(cue("partly").search(i.before) for i in items)
    return bool(alike and joined and not told and not (items[0].more or items[0].among))


def _without_noun(here: Sequence[Count], behind: Sequence[Count]) -> Iterator[Sum]:
    """ "Eight workers were on the bridge. Two were rescued and six are missing"."""
    for at, whole in enumerate(here):
        items: list[Count] = []
        for count in [*here[at + 1 :], *behind]:
            if cue("partly").search(count.before) and not count.among:  # "including five children"
                continue
            if not _has_noun_of(count, whole) or not count.exact or len(items) == FEW:
                break
            items.append(count)
        ends = [n for n in range(2, len(items) + 1) if n == len(items) or _AND.search(items[n - 1].before)]
        for end in ends if whole.noun else ():
            yield Sum(tuple(items[:end]), whole, f"all of them count {whole.noun}")


def _has_noun_of(count: Count, whole: Count) -> bool:
    """Whether a count names nothing of its own, or the very thing that the whole counts."""
    own = head(count) if count.noun and not count.among else ""
    return own in ("", head(whole), "more", "others", "other", "people")


def _some_of(here: Sequence[Count], behind: Sequence[Count]) -> Iterator[Sum]:
    """ "Nineteen of the 27 wounded had been shot; eight were hurt in the crush"."""
    for at, whole in enumerate(here[1:], 1):
        part, *others = [here[at - 1], *here[at + 1 :], *behind]
        if whole.whole and not whole.opens and part.exact and whole.exact and others:
            other = others[0]
            if other.exact and not other.whole and _has_noun_of(other, whole):
                yield Sum((part, other), whole, f"all of them count {whole.noun}")


def _named_groups(found: Sequence[Count]) -> Iterator[Sum]:
    """ "The passengers were 173 Koreans and two Thais", where passengers were counted before."""
    for at, first in enumerate(found):
        match = _GROUP_WERE.match(first.before)
        kind = kind_in(match[1]) if match else ""
        wholes = [c for c in found[:at] if c.kind == kind and c.exact]
        if kind and wholes:
            behind = [c for c in found[at:] if c.sentence == first.sentence]
            for whole in {c.value: c for c in wholes}.values():
                yield from _lists(whole, behind, "comma")


def _remainders(found: Sequence[Count]) -> Iterator[Sum]:
    """ "Of the 288, 205 are identified. The other 83 ...": what is left, said to be all that is left."""
    for at, rest in enumerate(found):
        if not (rest.rest and rest.exact):
            continue
        before = [c for c in found[:at] if c.exact and rest.sentence - c.sentence <= NEAR]
        for part, whole in ((p, w) for w, p in combinations(before, 2) if w.value > p.value):
            spoken = whole.opens or (part.among and not whole.among and before[-2:] == [whole, part])
            tied = spoken and part.sentence == whole.sentence == rest.sentence - (
                whole.opens and rest.sentence > whole.sentence
            )
            yield Sum((part, rest), whole, "the text calls the second what is left", complete=tied)
        if before[-2:] and before[-1].whole and len(before) > 1:  # "two of the nine failed; the other seven ran on"
            part, whole = before[-2:]
            alike = not rest.figure.counted or _has_noun_of(rest, whole)
            tied = part.sentence == whole.sentence and found[at - 1] is whole and alike
            if whole.value > part.value and not (part.among or part.whole):
                yield Sum((part, rest), whole, "the text calls the second what is left", complete=tied)


def _all_but(found: Sequence[Count]) -> Iterator[Sum]:
    """ "20 were missing and all but three were found. That makes 17"; "all but three of the 20"."""
    for at, few in enumerate(found):
        if not (few.exact and _ALL_BUT.search(few.before)):
            continue
        near = [c for c in found if abs(c.sentence - few.sentence) <= NEAR and c.exact and c.value > few.value]
        behind = [c for c in near if c.figure.span.start > few.figure.span.start]
        wholes = [c for c in behind[:1] if c.whole] or [c for c in near if c not in behind][-1:]
        for whole, rest in ((w, r) for w in wholes for r in behind if r is not w):
            made = bool(_THAT_MAKES.match(rest.before))
            if made or few.value + rest.value == whole.value:
                why = f"all but {number(few.value)} of the {number(whole.value)}"
                yield Sum((few, rest), whole, why, complete=made and found[at + 1] is rest)


def _is_closed(items: Sequence[Count]) -> bool:
    """Whether the last item is joined by "and" and no sentence part ends between the items."""
    return bool(_AND.search(items[-1].before)) and not any(_STOP.search(i.before) for i in items[1:])


def _is_run(items: Sequence[Count]) -> bool:
    """Whether nothing but commas joins the items, and none is a part of another."""
    return all(_RUN.search(i.before) and not i.among for i in items[1:]) and not items[0].among


def _is_plain_list(items: Sequence[Count]) -> bool:
    """Whether nothing but nouns and places stands between the items, and nothing calls them partial."""
    short = all(len(i.before) <= 60 and i.row == items[0].row for i in items[1:])
    return short and items[0].row > 0 and not any(cue("partly").search(i.before) for i in items)


def _is_total(count: Count) -> bool:
    said = _TOTAL_BEFORE.search(count.before) or _TOTAL_BEHIND.match(count.after)
    return bool(said or _THAT_MAKES.match(count.before) or (_COLON_ONLY.search(count.before) and count.of_people))
