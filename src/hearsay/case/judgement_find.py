"""What a person names on the command line -> the record: its id, a beginning of it, or words that only it has.

`3f1c0a9be2d4:c4`, `3f1c:c4`, `s7`, `"bow door"`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from hearsay.case.carry_find import words_of
from hearsay.case.judgement_anchor import KINDS, Judged
from hearsay.case.judgement_words import clip
from hearsay.errors import JudgementError
from hearsay.records import Claim, Dossier, Figure, Finding, Question, Report, Source, Time
from hearsay.types import Item

SHOWN = 8
"""Records that are named where several are meant."""
EVERY = frozenset(Item) - {Item.ANSWER}


def find(dossier: Dossier, given: str, kinds: Collection[Item] = EVERY) -> Judged:
    """The one record that is meant.

    Raises:
        JudgementError: none is, or several are: they are named.
    """
    records = [r for r in everything(dossier) if KINDS[type(r)] in kinds]
    named = next((r for r in records if r.id == given), None)
    if named is not None:
        return named
    begun = [r for r in records if _begins(r.id, given)]
    found = begun or _with_words(dossier, records, given)
    if len(found) == 1:
        return found[0]
    what = " or ".join(sorted(k.value for k in kinds)) if len(kinds) <= 3 else "item"
    if not found:
        raise JudgementError(repr(given), f"is no {what} of this case.", "`hearsay case list` shows them.")
    shown = "; ".join(f"{r.id} “{clip(said(dossier, r))}”" for r in found[:SHOWN])
    more = f"; and {len(found) - SHOWN:,} more" if len(found) > SHOWN else ""
    raise JudgementError(repr(given), f"may be any of {len(found):,}: {shown}{more}.", "Name one by its id.")


def everything(dossier: Dossier) -> Iterator[Judged]:
    """Every record that can be judged."""
    yield from dossier.reports
    yield from dossier.claims
    yield from dossier.measures.figures
    yield from dossier.measures.times
    yield from dossier.sources
    yield from dossier.relations.questions
    yield from dossier.findings


def said(dossier: Dossier, record: Judged) -> str:
    """The words that say which record it is."""
    if isinstance(record, Source):
        return record.name
    if isinstance(record, Question):
        return record.text
    if isinstance(record, Finding):
        return record.sentence
    if isinstance(record, Report):
        return record.title or record.name
    text = next((r.text for r in dossier.reports if r.id == record.report), "")
    return words_of(record.contents, text) if isinstance(record, Claim) else record.span.of(text)


def _begins(record: str, given: str) -> bool:
    """`3f1c:c4` begins the id of claim 4 of the report whose id begins with 3f1c."""
    report, colon, own = given.partition(":")
    if not colon:
        return False
    of, _, mine = record.partition(":")
    return bool(report) and of.startswith(report) and mine == own


def _with_words(dossier: Dossier, records: Sequence[Judged], given: str) -> list[Judged]:
    """The records that have the words, figures and times left out: a number stands in too many places.

    A name or a text that is just these words goes before those that only have them in it; a report is meant by a
    beginning of its id too.
    """
    texts = {r.id: r.text for r in dossier.reports}
    sought = given.casefold().strip()
    if not sought:
        return []
    whole: list[Judged] = []
    inside: list[Judged] = []
    for record in records:
        if isinstance(record, Figure | Time):
            continue
        words = words_of(record.contents, texts.get(record.report, "")) if isinstance(record, Claim) else ""
        own = (words or said(dossier, record)).casefold()
        if own == sought:
            whole.append(record)
        elif sought in own or (isinstance(record, Report) and len(sought) >= 4 and record.id.startswith(sought)):
            inside.append(record)
    return whole or inside
