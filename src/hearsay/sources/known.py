"""What the packaged tables know of a run of words: the state in it, the outlet in it, the body it names."""

from __future__ import annotations

import re
from functools import cache

from hearsay.sources.lexicon import Body, bodies, outlets, state_names, words
from hearsay.sources.names import fold


def content_words(folded: str) -> frozenset[str]:
    """The words of a folded description that tell it from others: no state, no determiners, one word a class."""
    lex = words()
    kept = []
    tokens = folded.split()
    skip: set[int] = set()
    for width in (3, 2, 1):
        for i in range(len(tokens) - width + 1):
            if " ".join(tokens[i : i + width]) in state_names() and not skip & set(range(i, i + width)):
                skip |= set(range(i, i + width))
    for i, token in enumerate(tokens):
        token = token.strip(".,()")
        if i not in skip and token and token not in lex.noise:
            kept.append(same(token))
    return frozenset(kept)


def same(word: str) -> str:
    """The name of the class of words that mean one office or body."""
    return words().same.get(word, word)


def outlet_in(text: str) -> str:
    """The known outlet named in `text`, by its canonical name; empty where none is."""
    table = outlets()
    tokens = re.findall(r"[\w&./'’-]+", text)
    for width in range(min(5, len(tokens)), 0, -1):
        for i in range(len(tokens) - width + 1):
            run = " ".join(tokens[i : i + width])
            if run[:1].isupper() or (tokens[i][:1].islower() and any(c.isupper() for c in run)):
                found = table.get(fold(run.strip(".,")))
                if found is not None and not (width == 1 and tokens[i].istitle() and fold(tokens[i]) in words().plain):
                    return found.name
    return ""


def state_in(lower: list[str]) -> str:
    """The code of the first state, by name, adjective or capital, in folded words; empty where none is."""
    for width in (3, 2, 1):
        for i in range(len(lower) - width + 1):
            if code := state_names().get(" ".join(lower[i : i + width])):
                return code
    return ""


def body_by_words(key: str) -> Body | None:
    """A packaged body under another order of its words: "Arcadia's ministry of defence"."""
    found = content_words(key)
    if len(found) < 2:
        return None
    state = state_in(key.split())
    return body_keys().get((state, found)) if state else None


@cache
def body_keys() -> dict[tuple[str, frozenset[str]], Body]:
    """The packaged bodies of a state under their words in any order."""
    keys: dict[tuple[str, frozenset[str]], Body] = {}
    for alias, body in bodies().items():
        if body.state and len(content_words(alias)) > 1:
            keys.setdefault((body.state, content_words(alias)), body)
    return keys
