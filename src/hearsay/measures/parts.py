"""Which figure another one is a part of, and what a number without a noun counts.

Shapes: `eight of the 12 black boxes`, `Of the 275, 88 are identified`, `nine people, six of them crew`, `103
bodies, including 12 children`; `50 passengers dead and 350 injured` (350 passengers); `78 were handed over` (the
bodies of the sentence before).
"""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.measures import lexicon
from hearsay.measures.drafts import Draft, opens_whole
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
        if opens_whole(words, draft):
            opened = draft
        _take_noun(words, draft, previous, earlier)


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


def _is_included(words: Sentence, draft: Draft) -> bool:
    """`including 12 children`."""
    return draft.first > 0 and words[draft.first - 1].lower in _INCLUDING


def _take_noun(words: Sentence, draft: Draft, previous: Draft | None, earlier: Draft | None) -> None:
    """A number without a noun, or with `injured` for one, counts what its whole or the count before it counts."""
    if not draft.is_count:
        return
    phrase = draft.phrase
    if not phrase.is_empty and words[phrase.head].lower not in lexicon.words("nouns", "elliptic"):
        return
    source = draft.whole or previous
    if source is None or (source is earlier and not phrase.is_empty):
        return
    source = source.counted_from if source.counted_from is not None and source.phrase.is_empty else source
    if source.noun and (draft.whole is not None or (_can_be(draft, source) and _is_subject(words, draft))):
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
