"""What befell the counted things, read from the words around them.

Shapes: `65 prisoners [were killed]`, `[carrying] 65 men`, `298 people [on board]`, `65 [dead] prisoners`, `the
[number of deaths] as 288`; one predicate speaks for a whole list: `65 prisoners, six crew and three escorts [were
on board]`. Words are in `lexicons/status.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import hearsay.measures.lexicon as lexicon
from hearsay.measures.counted import Phrase, is_plural
from hearsay.measures.drafts import Draft, is_collective, opens_whole
from hearsay.measures.words import Sentence

REACH_AFTER = 10
"""A predicate stands within ten words of its noun; farther ones have another subject in between."""
REACH_TOTAL = 14
"""`toll` and `number of deaths` stand within fourteen words before the number they rise to."""
_SOME = frozenset(("none", "most", "many", "some", "few", "one", "any", "neither", "several", "half"))
_FILLERS = frozenset(
    (":", "the", "all", "a", "total", "of", "some", "these", "those", "another", "its", "their", "up", "to")
)
_GO_ON = frozenset(("all", "who", "both", "most", "many", "some", "which"))
_CLAUSE_ENDS = frozenset(
    (
        "and",
        "but",
        "while",
        "whereas",
        "after",
        "before",
        "as",
        "when",
        "where",
        "because",
        "or",
        "to",
        "that",
        "if",
    )
)
_JOINTS = frozenset((",", "and", ", and", "or", ", or", "plus", ", plus", "&", "as well as", ", as well as"))
_PARTICIPLE = ("ed", "en", "found", "sent", "held", "lost", "hurt", "brought", "hit", "struck")
_OBJECT = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "all", "more", "about", "some", "several", "dozens")
)
_GRAVELY = frozenset(("seriously", "critically", "severely", "gravely", "badly", "slightly", "lightly"))
_HELD = frozenset(("said", "reported", "believed", "feared", "thought", "known", "presumed", "understood", "confirmed"))
_WERE = frozenset(("were", "was", "are", "is"))


@cache
def _phrases(side: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of one side by their outer word (the last before a number, else the first), longest first."""
    outer = -1 if side == "before" else 0
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, name in lexicon.phrases("status", side).items():
        out.setdefault(phrase[outer], []).append((phrase, name))
    return {word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in out.items()}


def read_statuses(words: Sentence, drafts: Sequence[Draft]) -> None:
    """Writes the status of every count of one sentence into its draft, and the noun of a total before it."""
    for n, draft in enumerate(drafts):
        if draft.is_count:
            following = drafts[n + 1] if n + 1 < len(drafts) else None
            beyond = drafts[n + 2].first if n + 2 < len(drafts) else len(words)
            after = _predicate(words, draft, following, drafts[n - 1] if n else None, beyond)
            firm = _of_head(words, draft) or _before(words, draft) or after
            draft.firm = bool(firm)
            draft.status = firm or _inside(words, draft)
            if not draft.status and draft.phrase.is_empty:
                draft.status = _total(words, draft)
    for group in lists_of(words, drafts):
        _share(group)
    for draft in drafts:
        if draft.is_count and draft.whole is not None and not draft.status:
            draft.status = _of_whole(words, draft)


def _of_whole(words: Sentence, draft: Draft) -> str:
    """`37 of them seriously` are injured; `including two children` befell what befell the whole."""
    after = max(draft.phrase.last, draft.last)
    if after < len(words) and words[after].lower in _GRAVELY:
        return "injured"
    included = draft.first > 0 and words[draft.first - 1].lower in ("including", "incl")
    return draft.whole.status if included and draft.whole is not None else ""


def _predicate(words: Sentence, draft: Draft, following: Draft | None, previous: Draft | None, beyond: int) -> str:
    """What is said of the draft: in "eight of the 12 boxes were opened" it is said of the eight.

    `beyond` is the word where the number after the following one begins.
    """
    stop = following.first if following is not None else len(words)
    if _is_set_apart(words, draft):
        return ""
    if following is not None and draft.whole is following:
        name, modifies = _after(words, following, beyond)
        return "" if modifies else name
    if following is not None and following.whole is draft and not _after(words, draft, stop)[0]:
        resumed = max(following.phrase.last, following.last)
        if resumed < len(words) and words[resumed].text == ",":  # "72 people, 18 of them children, died"
            return _after(words, draft, beyond, resumed + 1)[0]
    name, modifies = _after(words, draft, stop)
    of_another = previous is not None and previous.whole is draft
    return name if modifies or not of_another else ""


def _is_set_apart(words: Sentence, draft: Draft) -> bool:
    """`all but two`, `none of the 12`: what follows is not said of this number."""
    i = draft.first - 1
    while i >= 0 and words[i].lower in lexicon.words("idioms", "definite"):
        i -= 1
    before = words[i].lower if i >= 0 else ""
    return before in ("but", "except") or (before == "of" and i > 0 and words[i - 1].lower in _SOME)


def _of_head(words: Sentence, draft: Draft) -> str:
    """`350 injured`, `275 dead`: the noun is the status."""
    if draft.phrase.is_empty or words[draft.phrase.head].lower not in lexicon.words("nouns", "elliptic"):
        return ""
    return next((name for _, name in _phrases("inside").get(words[draft.phrase.head].lower, ())), "")


def _before(words: Sentence, draft: Draft) -> str:
    """The status given by the verb or noun that governs the number."""
    i = _without_aside(words, draft.first - (3 if is_collective(words, draft) else 1))
    for _ in range(4):
        if i < 0:
            return ""
        for phrase, name in _phrases("before").get(words[i].lower, ()):
            if i + 1 >= len(phrase) and tuple(w.lower for w in words[i + 1 - len(phrase) : i + 1]) == phrase:
                return name
        if words[i].lower == "with" and not draft.phrase.is_empty:
            return "aboard" if words[draft.phrase.head].lower in lexicon.words("nouns", "riders") else ""
        if words[i].lower not in _FILLERS:
            return ""
        i -= 1
    return ""


def _without_aside(words: Sentence, i: int) -> int:
    """`On board, it says, were 65`: the word before the aside, where `were` stands right before the number."""
    if i < 3 or words[i].lower not in _WERE:
        return i
    if words[i - 1].text != ",":
        return i - 1
    opened = next((k for k in range(i - 2, max(-1, i - 9), -1) if words[k].text == ","), 0)
    return opened - 1 if opened else i


def _after(words: Sentence, draft: Draft, stop: int, at: int | None = None) -> tuple[str, bool]:
    """The status given by the first predicate behind the noun, within its clause, and whether it only modifies it.

    "12 boxes found at the site" modifies; "12 boxes were found" tells of them.
    """
    start = max(draft.phrase.last, draft.last) if at is None else at
    for i in range(start, min(stop, start + REACH_AFTER)):
        word = words[i]
        if word.is_sign:
            following = words[i + 1].lower if i + 1 < len(words) else ""
            if word.text in ";:—–!?" or (word.text == "," and following not in _GO_ON):
                break
        for phrase, name in _phrases("after").get(word.lower, ()):
            if tuple(w.lower for w in words[i : i + len(phrase)]) != phrase:
                continue
            modifies = i == start and word.lower.endswith(_PARTICIPLE) and word.lower not in _finite()
            if modifies and _has_object(words, i + len(phrase), stop):
                break
            return name, modifies
        if word.lower in _CLAUSE_ENDS and not _goes_on(words, i, stop):
            break
    return "", False


def _goes_on(words: Sentence, i: int, stop: int) -> bool:
    """`65 prisoners and a guard were killed`, `74 are said to be aboard`: the clause goes on over `and` and `to`."""
    if words[i].lower == "to" and words[i - 1].lower in _HELD:
        return True
    if words[i].lower != "and" or i + 1 >= stop:
        return False
    if is_plural(words[i + 1]):
        return True
    return words[i + 1].lower in ("a", "an", "the", "their") and any(w.lower == "were" for w in words[i + 2 : i + 6])


def _finite() -> frozenset[str]:
    return lexicon.words("nouns", "intransitive")


def _has_object(words: Sentence, i: int, stop: int) -> bool:
    """Whether something is acted on there: "four gunmen killed 133 people" says nothing of what befell the four."""
    return i < len(words) and (i == stop or words[i].lower in _OBJECT)


def _inside(words: Sentence, draft: Draft) -> str:
    for word in words[draft.phrase.first : draft.phrase.last]:
        for phrase, name in _phrases("inside").get(word.lower, ()):
            if len(phrase) == 1:
                return name
    return ""


def _total(words: Sentence, draft: Draft) -> str:
    """`the count of the dead was revised to 31`: the status, and its words as what is counted."""
    for i in range(draft.first - 1, max(-1, draft.first - 1 - REACH_TOTAL), -1):
        for phrase, name in _phrases("total").get(words[i].lower, ()):
            if tuple(w.lower for w in words[i : i + len(phrase)]) == phrase and i + len(phrase) <= draft.first:
                draft.phrase = Phrase(i, i + len(phrase) - 1, i + len(phrase))
                return name
    return ""


def lists_of(words: Sentence, drafts: Sequence[Draft]) -> list[list[Draft]]:
    """The runs of counts that stand in one list: `six crew, 65 prisoners and three escorts`."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        if not draft.is_count:
            continue
        if groups and _listed_together(words, groups[-1][-1], draft):
            groups[-1].append(draft)
        else:
            groups.append([draft])
    return [group for group in groups if len(group) > 1]


def _listed_together(words: Sentence, left: Draft, right: Draft) -> bool:
    if opens_whole(words, left) or left.phrase.is_empty:
        return False
    between = [w.lower for w in words[max(left.phrase.last, left.last) : right.first]]
    while between and between[-1] in ("the", "all"):
        between.pop()
    return " ".join(between) in _JOINTS


def _share(group: Sequence[Draft]) -> None:
    """A predicate speaks for every member of the list that has none of its own."""
    firm = [draft for draft in group if draft.firm]
    if not firm:
        return
    for draft in group:
        if not draft.firm:
            draft.status = (firm[-1] if firm[-1] is group[-1] else firm[0]).status
