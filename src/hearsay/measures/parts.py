"""Which figure another one is a part of, and what a number without a noun counts.

Shapes: `eight of the 12 black boxes`, `Of the 275, 88 are identified`, `nine people, six of them crew`, `103
bodies, including 12 children`; `50 passengers dead and 350 injured` (350 passengers); `78 were handed over` (the
bodies of the sentence before).
"""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.measures import lexicon
from hearsay.measures.drafts import Draft
from hearsay.measures.numbers import Form
from hearsay.measures.words import Sentence

_THOSE = frozenset(("them", "these", "those", "whom", "which"))
_INCLUDING = frozenset(("including", "among"))


def link_parts(words: Sentence, drafts: Sequence[Draft], earlier: Draft | None) -> None:
    """Writes the whole of every part, and the draft that a bare number takes its noun from.

    Args:
        words: the sentence.
        drafts: its numbers in order.
        earlier: the last count of the sentences before, where the paragraph has one.
    """
    opened: Draft | None = None
    for n, draft in enumerate(drafts):
        previous = next((d for d in reversed(drafts[:n]) if d.is_count), earlier)
        following = drafts[n + 1] if n + 1 < len(drafts) else None
        if following is not None and _is_of(words, draft, following):
            draft.whole = following
        elif _is_of_those(words, draft):
            draft.whole = previous
        elif opened is not None and draft.is_count:
            draft.whole = opened
        elif n and _is_included(words, draft):
            draft.whole = previous
        if _opens(words, draft):
            opened = draft
        _take_noun(words, draft, previous)


def _is_of(words: Sentence, draft: Draft, following: Draft) -> bool:
    """`eight of the 12`, `nine out of ten`."""
    between = [w.lower for w in words[draft.last : following.first]]
    while between and between[-1] in lexicon.words("idioms", "definite"):
        between.pop()
    return between in (["of"], ["out", "of"]) and following.numeral.form is not Form.FRACTION


def _is_of_those(words: Sentence, draft: Draft) -> bool:
    """`six of them`, `six of whom`."""
    after = [w.lower for w in words[draft.last : draft.last + 2]]
    return len(after) == 2 and after[0] == "of" and after[1] in _THOSE


def _opens(words: Sentence, draft: Draft) -> bool:
    """`Of the 298 people`, at the head of a clause: what follows are its parts."""
    i = draft.first - 1
    while i >= 0 and words[i].lower in lexicon.words("idioms", "definite"):
        i -= 1
    if i < 0 or words[i].lower not in ("of", "among"):
        return False
    return i == 0 or words[i - 1].is_sign or words[i - 1].lower in ("that", "and", "out")


def _is_included(words: Sentence, draft: Draft) -> bool:
    """`including 12 children`."""
    return draft.first > 0 and words[draft.first - 1].lower in _INCLUDING


def _take_noun(words: Sentence, draft: Draft, previous: Draft | None) -> None:
    """A number without a noun, or with `injured` for one, counts what its whole or the count before it counts."""
    if not draft.is_count:
        return
    phrase = draft.phrase
    bare = phrase.is_empty or words[phrase.head].lower in lexicon.words("nouns", "elliptic")
    if not bare:
        return
    source = draft.whole or previous
    if source is not None and source is not draft:
        draft.counted_from = source.counted_from if source.phrase.is_empty else source
