"""Sources that people made: of several one, of one two, or one whom the machine does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearsay.records import Claim, Report, Source
from hearsay.sources.describe import own_voice
from hearsay.sources.forms import Form
from hearsay.sources.mentions import mention
from hearsay.types import RecordId, SourceKind

KINDS = {
    Form.NAME: SourceKind.PERSON,
    Form.PERSON: SourceKind.ANONYMOUS,
    Form.BODY: SourceKind.PUBLIC_BODY,
    Form.STATE: SourceKind.STATE,
    Form.OUTLET: SourceKind.OUTLET,
    Form.PEOPLE: SourceKind.COLLECTIVE,
}
"""What a source is by the words that name it; a person corrects the kind where that is wrong."""


def made_source(record: RecordId, name: str) -> Source:
    """A source that a person named: its kind and role are read from the words as in a report."""
    named = mention(name)
    kind = KINDS.get(named.form, SourceKind.ORGANISATION)
    return Source(record, name, SourceKind.PERSON if named.name and kind is SourceKind.ANONYMOUS else kind)


def own_voice_of(report: Report) -> Source:
    """The report's own voice, for a claim that is nobody else's."""
    return own_voice(report)


def merged(sources: Sequence[Source], name: str = "") -> Source:
    """One source of several: the first one's name and kind, every mention, what is known of any of them."""
    first = sources[0]
    return replace(
        first,
        name=name or first.name,
        role=next((s.role for s in sources if s.role), ""),
        affiliation=next((s.affiliation for s in sources if s.affiliation), ""),
        party=next((s.party for s in sources if s.party), ""),
        mentions=tuple(sorted({span for s in sources for span in s.mentions})),
        candidates=tuple(dict.fromkeys(c for s in sources for c in s.candidates)),
    )


def parted(source: Source, claims: Sequence[Claim], record: RecordId, name: str) -> tuple[Source, Source]:
    """The source without the mentions that name it in `claims`, and the new source that has them."""
    taken = {span for claim in claims for span in claim.source_spans}
    out = replace(
        made_source(record, name) if name else replace(source, id=record),
        mentions=tuple(span for span in source.mentions if span in taken),
    )
    return replace(source, mentions=tuple(span for span in source.mentions if span not in taken)), out
