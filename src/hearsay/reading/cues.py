"""The words that report speech: verbs with the complements they take, prepositions, the small words around.

    said -> say: a clause follows       accused -> accuse: somebody "of" something
    told -> tell: a hearer follows      denied -> object: a noun phrase is the content

Complements follow Quirk et al., A Comprehensive Grammar of the English Language (1985), 16.30-16.34; the verbs
are data (`cues.toml`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError


class Form(StrEnum):
    """The forms of a verb that matter to a reporting clause."""

    BASE = "base"
    FINITE = "finite"
    PARTICIPLE = "participle"
    GERUND = "gerund"


WORD_LISTS = (
    "be", "skip", "negation", "auxiliary", "determiners", "pronouns", "boundaries", "openers", "prepositions",
    "days", "hearers", "channels", "roles", "nouns", "gerund_nouns", "labels",
    "finite",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """One reporting verb in one form: the complements it takes and the particle that must follow it."""

    base: str
    forms: frozenset[Form]
    complements: dict[str, frozenset[str]] = field(hash=False)

    def takes(self, complement: str, particle: str = "") -> bool:
        """Whether the verb takes this complement, with this word behind it."""
        return complement in self.complements.get(particle, frozenset())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every cue word: `verbs` by inflected form, `prepositions` as word tuples, `words` by list name."""

    verbs: dict[str, Verb]
    prepositions: tuple[tuple[str, ...], ...]
    words: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The packaged cue words, read and validated once.

    Raises:
        LexiconError: a list is missing or is not a list of words.
    """
    data = tomllib.loads((files("hearsay.reading") / "cues.toml").read_text(encoding="utf-8"))
    for section, keys in (
        ("verbs", None),
        ("irregular", None),
        ("prepositions", ("words",)),
        ("words", WORD_LISTS),
    ):
        table = data.get(section, {})
        for key in keys or tuple(table) or ("",):
            if not isinstance(table.get(key), list) or not all(isinstance(w, str) and w for w in table[key]):
                raise LexiconError("cues.toml", f"[{section}] needs `{key}`, a list of words.")
    complements: dict[str, dict[str, set[str]]] = {}
    for complement, entries in data["verbs"].items():
        for entry in entries:
            base, _, particle = entry.partition(" ")
            complements.setdefault(base, {}).setdefault(particle, set()).add(complement)
    verbs: dict[str, Verb] = {}
    for base, taken in complements.items():
        frozen = {particle: frozenset(kinds) for particle, kinds in taken.items()}
        for word, forms in _inflected(base, data["irregular"].get(base)).items():
            verbs[word] = Verb(base, frozenset(forms), frozen)
    phrases = sorted((tuple(p.split()) for p in data["prepositions"]["words"]), key=len, reverse=True)
    return Lexicon(verbs, tuple(phrases), {key: frozenset(data["words"][key]) for key in WORD_LISTS})


def _inflected(base: str, irregular: list[str] | None) -> dict[str, set[Form]]:
    third, past, participle, gerund = irregular or _regular(base)
    forms: dict[str, set[Form]] = {}
    rows = ((base, Form.BASE), (third, Form.FINITE), (past, Form.FINITE), (participle, Form.PARTICIPLE))
    for word, form in (*rows, (gerund, Form.GERUND)):
        forms.setdefault(word, set()).add(form)
    return forms


def _regular(base: str) -> list[str]:
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"]
    if base.endswith("e"):
        return [base + "s", base + "d", base + "d", base[:-1] + "ing"]
    third = base + "es" if base.endswith(("s", "sh", "ch", "x", "z")) else base + "s"
    return [third, base + "ed", base + "ed", base + "ing"]
