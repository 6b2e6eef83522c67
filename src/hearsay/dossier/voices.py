"""Who said what: every source with its claims in order, and how often it is heard first-hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hearsay.dossier import harmless
from hearsay.dossier.index import Index
from hearsay.dossier.lines import Said, gathered, line
from hearsay.records import Source
from hearsay.types import Commitment, SourceKind


@dataclass(frozen=True, slots=True)
class Voice:
    """One source and everything it said."""

    anchor: str
    name: str
    kind: str
    role: str
    party: str
    hue: str
    candidates: tuple[str, ...]
    reports: int
    relayed: int
    firmness: tuple[tuple[str, int], ...]
    claims: int
    said: tuple[Said, ...]


def own_voices(index: Index) -> tuple[Voice, ...]:
    """What the reports state in their own voice, one entry an outlet, most claims first."""
    own = [s for s in index.dossier.sources if s.kind is SourceKind.OWN_VOICE and index.claims_of_source.get(s.id)]
    return tuple(voice(s, index) for s in sorted(own, key=lambda s: -len(index.claims_of_source[s.id])))


def voices(index: Index) -> tuple[Voice, ...]:
    """Every source that somebody attributes words to, most claims first."""
    return tuple(voice(s, index) for s in index.speakers)


def voice(source: Source, index: Index) -> Voice:
    """One source with its claims, earliest report first."""
    claims = index.claims_of_source[source.id]
    firmness = Counter(c.commitment for c in claims)
    return Voice(
        anchor=index.source_anchor(source.id),
        name=own_name(source),
        kind=source.kind.value,
        role=harmless.name(source.role or source.affiliation),
        party=harmless.name(source.party),
        hue=index.hue(source),
        candidates=tuple(harmless.name(c) for c in source.candidates),
        reports=len({c.report for c in claims}),
        relayed=sum(bool(c.relays) for c in claims),
        firmness=tuple((c.value, firmness[c]) for c in reversed(Commitment) if firmness[c]),
        claims=len(claims),
        said=gathered([line(c, index) for c in claims if not c.background]),
    )


def own_name(source: Source) -> str:
    """A source's name; the own voice goes by its outlet, where it has one."""
    shown = harmless.name(source.name) or "unnamed source"
    if source.kind is not SourceKind.OWN_VOICE:
        return shown
    return "The reports" if shown.lower() in ("own voice", "unnamed source") else shown
