"""What befell the counted things, read from the words around them.

Shapes: `65 prisoners [were killed]`, `[carrying] 65 men`, `298 people [on board]`, `65 [dead] prisoners`, `the
[number of deaths] as 288`; one predicate speaks for a whole list: `65 prisoners, six crew and three escorts [were
on board]`. Words are in `lexicons/status.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from hearsay.measures import lexicon
from hearsay.measures.drafts import Draft
from hearsay.measures.words import Sentence

REACH_AFTER = 10
"""A predicate stands within ten words of its noun; farther ones have another subject in between."""
REACH_TOTAL = 14
"""`toll` and `number of deaths` stand within fourteen words before the number they rise to."""
_FILLERS = frozenset(
    ("the", "all", "a", "total", "of", "some", "these", "those", "another", "its", "their", "up", "to")
)
_GO_ON = frozenset(("all", "who", "both", "most", "many", "some", "which", "and"))
_TOTALS = {
    ("toll",): "killed",
    ("death", "toll"): "killed",
    ("number", "of", "deaths"): "killed",
    ("number", "of", "dead"): "killed",
    ("number", "of", "the", "dead"): "killed",
    ("dead", "number"): "killed",
    ("body", "count"): "killed",
    ("number", "of", "injured"): "injured",
    ("number", "of", "the", "injured"): "injured",
    ("number", "of", "missing"): "missing",
    ("injury", "toll"): "injured",
}


@cache
def _by_first(side: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of one side by their first word, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, name in lexicon.phrases("status", side).items():
        out.setdefault(phrase[0], []).append((phrase, name))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in out.items()}


@cache
def _by_last() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases that stand before a number by their last word, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, name in lexicon.phrases("status", "before").items():
        out.setdefault(phrase[-1], []).append((phrase, name))
    return {last: tuple(sorted(found, key=lambda f: -len(f[0]))) for last, found in out.items()}


def read_statuses(words: Sentence, drafts: Sequence[Draft]) -> None:
    """Writes the status of every count of one sentence into its draft."""
    for n, draft in enumerate(drafts):
        if not draft.is_count:
            continue
        stop = drafts[n + 1].first if n + 1 < len(drafts) else len(words)
        firm = _before(words, draft) or _after(words, max(draft.phrase.last, draft.last), stop)
        draft.status = firm or _inside(words, draft) or _total(words, draft)
        draft.firm = bool(firm)
    for group in lists_of(words, drafts):
        _share(group)


def _before(words: Sentence, draft: Draft) -> str:
    """The status given by the verb or noun that governs the number."""
    i = draft.first - 1
    for _ in range(4):
        if i < 0:
            return ""
        for phrase, name in _by_last().get(words[i].lower, ()):
            if i + 1 >= len(phrase) and tuple(w.lower for w in words[i + 1 - len(phrase) : i + 1]) == phrase:
                return name
        if words[i].lower not in _FILLERS:
            return ""
        i -= 1
    return ""


def _after(words: Sentence, start: int, stop: int) -> str:
    """The status given by the first predicate behind the noun, within its clause."""
    for i in range(start, min(stop, start + REACH_AFTER)):
        word = words[i]
        if word.is_sign:
            following = words[i + 1].lower if i + 1 < len(words) else ""
            if word.text in ";:—–!?" or (word.text == "," and following not in _GO_ON):
                return ""
        for phrase, name in _by_first("after").get(word.lower, ()):
            if tuple(w.lower for w in words[i : i + len(phrase)]) == phrase:
                return name
    return ""


def _inside(words: Sentence, draft: Draft) -> str:
    for word in words[draft.phrase.first : draft.phrase.last]:
        for phrase, name in _by_first("inside").get(word.lower, ()):
            if len(phrase) == 1:
                return name
    return ""


def _total(words: Sentence, draft: Draft) -> str:
    """`the number of deaths has been corrected to 275`."""
    if not draft.phrase.is_empty:
        return ""
    for i in range(draft.first - 1, max(-1, draft.first - 1 - REACH_TOTAL), -1):
        for length in (4, 3, 2, 1):
            name = _TOTALS.get(tuple(w.lower for w in words[max(0, i) : i + length]))
            if name is not None:
                return name
    return ""


def lists_of(words: Sentence, drafts: Sequence[Draft]) -> list[list[Draft]]:
    """The runs of counts that stand in one list: `six crew, 65 prisoners and three escorts`."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        if not draft.is_count:
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and _listed_together(words, last, draft):
            groups[-1].append(draft)
        else:
            groups.append([draft])
    return [group for group in groups if len(group) > 1]


def _listed_together(words: Sentence, left: Draft, right: Draft) -> bool:
    between = [w.lower for w in words[max(left.phrase.last, left.last) : right.first]]
    while between and between[-1] in ("the", "all"):
        between.pop()
    return between in (
        [","],
        ["and"],
        [",", "and"],
        ["or"],
        ["plus"],
        ["&"],
        ["as", "well", "as"],
        [",", "as", "well", "as"],
        [",", "plus"],
    )


def _share(group: Sequence[Draft]) -> None:
    """A predicate speaks for every member of the list that has none of its own."""
    firm = [draft for draft in group if draft.firm]
    if not firm:
        return
    for draft in group:
        if not draft.firm:
            draft.status = (firm[-1] if firm[-1] is group[-1] else firm[0]).status
