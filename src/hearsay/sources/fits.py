"""Whether a naming may mean a speaker met before: a short form, a role, a pronoun.

the ministry            any body whose words or kind it gives
the Arcadian official   any person whose role is as wide or narrower, of that state
they                    several persons, a body, a state
"""

from __future__ import annotations

from hearsay.sources.cast import Speaker
from hearsay.sources.forms import Form, Mention
from hearsay.sources.known import content_words
from hearsay.sources.lexicon import Words, words
from hearsay.sources.names import fold
from hearsay.types import SourceKind

BODIES = (SourceKind.PUBLIC_BODY, SourceKind.ORGANISATION, SourceKind.STATE)
MANY = (SourceKind.COLLECTIVE, SourceKind.ANONYMOUS)
ONE = (SourceKind.PERSON, SourceKind.ANONYMOUS)


def is_short(m: Mention) -> bool:
    """Whether a body is only pointed at: "the bank", "its ministry"."""
    return m.form is Form.BODY and m.definite and len(m.words) < 2 and not m.canonical


def fits_head(lex: Words, head: str, heads: set[str]) -> bool:
    """Whether a description with `head` may mean somebody described by one of `heads`."""
    return head in heads or bool(lex.wider.get(head, frozenset()) & heads)


def fits_body(m: Mention, speaker: Speaker) -> bool:
    """Whether a short form ("the ministry", "the military agency") may mean this body."""
    lex = words()
    if speaker.kind is SourceKind.STATE:
        return m.head == "government" and m.words == {"government"}
    known = speaker.words | content_words(fold(speaker.canonical))
    if speaker.kind is not SourceKind.PUBLIC_BODY and is_untyped(lex, known | speaker.heads):
        return m.head in lex.any_body and m.words - {m.head} - lex.any_kind <= known
    told_apart = m.words - {m.head} - (lex.any_kind if m.head in lex.any_body else frozenset())
    return fits_head(lex, m.head, known | speaker.heads) and told_apart <= known


def is_untyped(lex: Words, known: set[str] | frozenset[str]) -> bool:
    """Whether a body's name does not tell what kind of body it is: "Halden Mining", "Amnesty International"."""
    return not known & (lex.public | lex.organisation)


def fits_role(m: Mention, speaker: Speaker, exact: bool = False) -> bool:
    """Whether a role ("the Arcadian foreign minister", "the official") may mean this person."""
    if m.state and speaker.state and m.state != speaker.state:
        return False
    lex = words()
    modifiers = m.words - {m.head}
    if modifiers - speaker.words:
        return False
    if exact:
        return m.head in speaker.heads
    narrower = len(modifiers) > 1 and any(m.head in lex.wider.get(h, frozenset()) for h in speaker.heads)
    return narrower or m.head in speaker.words or fits_head(lex, m.head, speaker.heads)


def same_rank(m: Mention, speaker: Speaker) -> bool:
    """Whether a role is held in full or in deputy's place by both: "the mayor" is first the mayor, then her deputy."""
    ranks = words().rank
    return m.words & ranks == speaker.words & ranks


def fits_pronoun(m: Mention, speaker: Speaker) -> bool:
    """Whether a pronoun may stand for this speaker."""
    kind = speaker.kind
    if m.pronoun in ("male", "female"):
        one = kind is SourceKind.PERSON or (
            kind is SourceKind.ANONYMOUS and bool(speaker.heads) and not is_plural(speaker)
        )
        return one and speaker.gender in ("", m.gender)
    if m.pronoun == "thing":
        return kind in (*BODIES, SourceKind.OUTLET)
    if m.pronoun == "many":
        return kind in (SourceKind.COLLECTIVE, SourceKind.PUBLIC_BODY, SourceKind.STATE) or is_plural(speaker)
    return True


def is_plural(speaker: Speaker) -> bool:
    """Whether the speaker is several persons."""
    return bool(speaker.members) or bool(speaker.heads & words().people)
