"""Which figure another one is a part of, and what a number without a noun counts.

Shapes: `eight of the 12 black boxes`, `Of the 275, 88 are identified`, `nine people, six of them crew`, `103
bodies, including 12 children`; `50 passengers dead and 350 injured` (350 passengers); `78 were handed over` (the
bodies of the sentence before).
"""

from __future__ import annotations

from collections.abc import Sequence

import hearsay.measures.lexicon as lexicon
from hearsay.measures.drafts import Draft, opens_whole
from hearsay.measures.numbers import Form
from hearsay.measures.words import Sentence

_AUXILIARIES = frozenset(("were", "was", "are", "is", "have", "had", "has"))
_THOSE = frozenset(("them", "these", "those", "whom", "which"))
_INCLUDING = frozenset(("including", "among"))


def link_wholes(words: Sentence, drafts: Sequence[Draft], earlier: Draft | None) -> None:
    """Writes the whole of every part.

    Args:
        words: the sentence.
        drafts: its numbers in order.
        earlier: the last count of the sentences before, where the paragraph has one.
    """
    opened: Draft | None = None
    for n, draft in enumerate(drafts):
        previous = _previous(drafts, n, earlier)
        following = drafts[n + 1] if n + 1 < len(drafts) else None
        if following is not None and _is_of(words, draft, following):
            draft.whole = following
        elif _is_of_those(words, draft):
            shares = (drafts[i] for i in range(n - 1, -1, -1) if drafts[i].is_count or drafts[i].unit == "fraction")
            draft.whole = next(shares, earlier)
        elif opened is not None and draft.is_count:
            draft.whole = opened
        elif _is_included(words, draft):
            draft.whole = previous
        elif n and drafts[n - 1].whole is not None and _goes_on(words, drafts[n - 1], draft):
            draft.whole = drafts[n - 1].whole
        if opens_whole(words, draft):
            opened = draft


def take_nouns(words: Sentence, drafts: Sequence[Draft], earlier: Draft | None) -> None:
    """Writes, for every number without a noun, the draft whose noun it counts; statuses have to be read."""
    for n, draft in enumerate(drafts):
        whole = next((drafts[i] for i in range(n - 1, -1, -1) if drafts[i].is_count and not drafts[i].whole), earlier)
        _take_noun(words, draft, whole, earlier)


def _previous(drafts: Sequence[Draft], n: int, earlier: Draft | None) -> Draft | None:
    return next((drafts[i] for i in range(n - 1, -1, -1) if drafts[i].is_count), earlier)


def _goes_on(words: Sentence, left: Draft, right: Draft) -> bool:
    """The next in a list of parts: `including 12 children and three guides`."""
    between = " ".join(w.lower for w in words[max(left.phrase.last, left.last) : right.first])
    return (
        between in (",", "and", ", and") and right.is_count and not left.phrase.is_empty and _was_included(words, left)
    )


def _is_joined(words: Sentence, left: Draft, right: Draft) -> bool:
    """`55 citizens, 30 residents and 53 others`: the others are neither."""
    between = " ".join(w.lower for w in words[max(left.phrase.last, left.last) : right.first])
    return between in (",", "and", ", and")


def _was_included(words: Sentence, left: Draft) -> bool:
    """Whether the list began with `including`, so that what follows is a part as well."""
    return any(w.lower in _INCLUDING for w in words[max(0, left.first - 12) : left.first])


def _is_of(words: Sentence, draft: Draft, following: Draft) -> bool:
    """`eight of the 12`, `nine out of ten`."""
    between = [w.lower for w in words[draft.last : following.first]]
    while between and between[-1] in lexicon.words("idioms", "definite"):
        between.pop()
    return between in (["of"], ["out", "of"]) and following.numeral.form is not Form.FRACTION


def _is_of_those(words: Sentence, draft: Draft) -> bool:
    """`six of them`, `six of whom`, `six of those were`; "six of those pulled out" are others."""
    after = [w.lower for w in words[draft.last : draft.last + 3]]
    if len(after) < 2 or after[0] != "of":
        return False
    if after[1] in ("these", "those"):
        return len(after) == 2 or after[2] in _AUXILIARIES or not after[2].isalnum()
    return after[1] in ("them", "whom", "which")


def _is_included(words: Sentence, draft: Draft) -> bool:
    """`including 12 children`, `among them 12 children`, `of whom 12 died`."""
    before = [w.lower for w in words[max(0, draft.first - 2) : draft.first]]
    relative = len(before) == 2 and before[0] in ("among", "of") and before[1] in _THOSE
    return before[-1:] in (["including"], ["incl"]) or before == ["incl", "."] or relative


def _take_noun(words: Sentence, draft: Draft, previous: Draft | None, earlier: Draft | None) -> None:
    """A number without a noun, or with `injured` for one, counts what its whole or the count before it counts."""
    if not draft.is_count:
        return
    phrase, elliptic = draft.phrase, lexicon.words("nouns", "elliptic")
    if not phrase.is_empty and words[phrase.head].lower not in elliptic:
        return
    source = draft.whole or previous
    if source is None or (source is earlier and not phrase.is_empty):
        return
    source = source.counted_from if source.counted_from is not None and source.phrase.is_empty else source
    if words[draft.last - 1].lower == "others":
        known = source is not earlier and not _is_joined(words, source, draft)
    else:
        placed = (source is not earlier and bool(draft.status)) or _is_subject(words, draft)
        known = draft.whole is not None or (_can_be(draft, source) and placed)
    if source.noun and source.noun not in elliptic and known:
        draft.counted_from = source


def _can_be(draft: Draft, source: Draft) -> bool:
    """What is killed, injured, identified... is people or bodies; of anything else nothing is known."""
    personal = lexicon.words("nouns", "personal")
    if draft.status and draft.status not in personal:
        return False
    return source.noun in lexicon.words("nouns", "persons") or (bool(draft.status) and source.status in personal)


def _is_subject(words: Sentence, draft: Draft) -> bool:
    """A verb or the status itself follows: `78 were handed over`, `350 injured`."""
    after = words[draft.last].lower if draft.last < len(words) else ""
    verbs = lexicon.words("nouns", "verbs") | lexicon.words("nouns", "elliptic")
    return after in verbs or after in (
        "were",
        "was",
        "are",
        "is",
        "have",
        "had",
        "has",
        "of",
        "still",
        "remain",
        "did",
    )
