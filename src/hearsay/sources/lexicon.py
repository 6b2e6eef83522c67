"""The packaged tables of names and words that tell who a source is, read once and checked when read.

    data/states.tsv    UA  Ukraine                Ukrainian  Kyiv,Kiev
    data/outlets.tsv   Reuters  Thomson Reuters   agency     GB    reuters.com
    data/bodies.tsv    Pentagon  The Pentagon     public body  US
    data/given.tsv     Sergei  Serhiy,Siarhei
    data/speakers.toml heads of noun phrases by what they name

Each table says in its first line where it comes from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError
from hearsay.sources.names import fold
from hearsay.types import SourceKind

OUTLET_KINDS = frozenset({"agency", "broadcaster", "newspaper", "magazine", "website", "channel"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher: its name, what else it is called, what it is, the state it sits in, its home page."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    state: str
    home: str


@dataclass(frozen=True, slots=True)
class Body:
    """A public body or organisation that one name stands for."""

    name: str
    aliases: tuple[str, ...]
    kind: SourceKind
    state: str


@dataclass(frozen=True, slots=True)
class State:
    """A state with the adjectives made of its name and the capitals that stand for it."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `speakers.toml`, each entry folded."""

    person: frozenset[str]
    honorific: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    people: frozenset[str]
    group: frozenset[str]
    public: frozenset[str]
    organisation: frozenset[str]
    company_last: frozenset[str]
    trade: frozenset[str]
    thing: frozenset[str]
    outlet: frozenset[str]
    outlet_last: frozenset[str]
    outlet_first: frozenset[str]
    outlets: frozenset[str]
    utterance: frozenset[str]
    evidence: frozenset[str]
    unnamed: frozenset[str]
    unnamed_phrases: tuple[str, ...]
    noise: frozenset[str]
    rank: frozenset[str]
    any_body: frozenset[str]
    any_kind: frozenset[str]
    side: frozenset[str]
    any_state: frozenset[str]
    plain: frozenset[str]
    official: frozenset[str]
    particles: frozenset[str]
    same: dict[str, str]
    wider: dict[str, frozenset[str]]
    pronoun: dict[str, str]


def rows(name: str, width: int) -> Iterator[list[str]]:
    """The rows of the packaged table `name`, each of `width` tab-separated cells; raises LexiconError."""
    text = (files("hearsay.sources") / "data" / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != width or not cells[0]:
            raise LexiconError(f"{name}:{number}", f"A row needs {width} cells and a first one that is not empty.")
        yield cells


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


@cache
def outlets() -> dict[str, Outlet]:
    """Every outlet under each of its folded names."""
    found: dict[str, Outlet] = {}
    for name, aliases, kind, state, home in rows("outlets.tsv", 5):
        if kind not in OUTLET_KINDS:
            raise LexiconError("outlets.tsv", f"{name} has the unknown kind {kind}.")
        outlet = Outlet(name, _several(aliases), kind, state, home)
        for alias in (name, *outlet.aliases):
            found.setdefault(fold(alias), outlet)
    return found


@cache
def bodies() -> dict[str, Body]:
    """Every body under each of its folded names."""
    found: dict[str, Body] = {}
    for name, aliases, kind, state in rows("bodies.tsv", 4):
        body = Body(name, _several(aliases), SourceKind(kind), state)
        for alias in (name, *body.aliases):
            found.setdefault(fold(alias), body)
    return found


@cache
def states() -> dict[str, State]:
    """Every state under its code."""
    return {
        code: State(code, name, (name, *_several(names)), _several(adjectives), _several(capitals))
        for code, name, names, adjectives, capitals in rows("states.tsv", 5)
    }


@cache
def state_names() -> dict[str, str]:
    """Folded name, adjective or capital -> code of the state."""
    found: dict[str, str] = {}
    for state in states().values():
        for word in (*state.names, *state.adjectives, *state.capitals):
            found.setdefault(fold(word), state.code)
    return found


@cache
def state_adjectives() -> frozenset[str]:
    """The folded adjectives: they cannot stand for the state on their own."""
    return frozenset(fold(a) for state in states().values() for a in state.adjectives)


@cache
def given_names() -> dict[str, tuple[str, str]]:
    """Folded given name -> (name of its class across languages, "f", "m" or "")."""
    found: dict[str, tuple[str, str]] = {}
    for name, variants, gender in rows("given.tsv", 3):
        if gender not in ("f", "m", ""):
            raise LexiconError("given.tsv", f"{name} has the unknown gender {gender}.")
        for variant in (name, *_several(variants)):
            found.setdefault(fold(variant), (name, gender))
    return found


@cache
def words() -> Words:
    """The word lists; raises LexiconError where one is missing or has the wrong shape."""
    path = files("hearsay.sources") / "data" / "speakers.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))

    def listed(key: str) -> list[str]:
        entry = table.get(key)
        if not isinstance(entry, list) or not all(isinstance(w, str) and w for w in entry):
            raise LexiconError("speakers.toml", f"`{key}` must be a list of words.")
        return [fold(w) for w in entry]

    def classes(key: str) -> list[list[str]]:
        entry = table.get(key)
        if not isinstance(entry, list) or not all(isinstance(line, list) and len(line) > 1 for line in entry):
            raise LexiconError("speakers.toml", f"`{key}` must be a list of lists of words.")
        return [[fold(w) for w in line] for line in entry]

    same = {word: first for first, *rest in classes("same") for word in rest}
    wider: dict[str, frozenset[str]] = {}
    for first, *rest in classes("wider"):
        wider[first] = wider.get(first, frozenset()) | frozenset(rest)
    return Words(
        person=frozenset(listed("person")),
        honorific=frozenset(listed("honorific")),
        female=frozenset(listed("female")),
        male=frozenset(listed("male")),
        people=frozenset(listed("people")),
        group=frozenset(listed("group")),
        public=frozenset(listed("public")),
        organisation=frozenset(listed("organisation")),
        company_last=frozenset(listed("company_last")),
        trade=frozenset(listed("trade")),
        thing=frozenset(listed("thing")),
        outlet=frozenset(listed("outlet")),
        outlet_last=frozenset(listed("outlet_last")),
        outlet_first=frozenset(listed("outlet_first")),
        outlets=frozenset(listed("outlets")),
        utterance=frozenset(listed("utterance")),
        evidence=frozenset(listed("evidence")),
        unnamed=frozenset(listed("unnamed")),
        unnamed_phrases=tuple(listed("unnamed_phrases")),
        noise=frozenset(listed("noise")),
        rank=frozenset(listed("rank")),
        any_body=frozenset(listed("any_body")),
        any_kind=frozenset(listed("any_kind")),
        side=frozenset(listed("side")),
        any_state=frozenset(listed("any_state")),
        plain=frozenset(listed("plain")),
        official=frozenset(same.get(w, w) for w in listed("official")),
        particles=frozenset(listed("particles")),
        same=same,
        wider=wider,
        pronoun={fold(k): str(v) for k, v in table.get("pronoun", {}).items()},
    )
