"""What people made of the records: judgements as they were given, marks as they stand on a record now.

A judgement names its items by `Anchor`: kind, id and the words themselves, so that it finds them again when the
machine's records are rebuilt and ids move. `JudgementId` is `j<n>`, n the number of its line in the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from hearsay.records.captured import Span
from hearsay.types import Action, Field, Item, RecordId, ReportId

JudgementId: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Anchor:
    """One item as the person saw it: its id then, and what it is found by later.

    `words` are a claim's content, a figure's or time's words, a source's name, a question's text, a finding's
    sentence. `spans` are where those stand (a source's mentions, a question's measures, a finding's trace), `texts`
    the SHA-256 of the text of each report in `spans`, `around` the words beside a figure or time, `sort` the kind of
    source or question, or the code of a finding.
    """

    kind: Item
    id: RecordId
    words: str = ""
    spans: tuple[Span, ...] = ()
    texts: tuple[tuple[ReportId, str], ...] = ()
    around: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a judgement sets: to `value`, where the person saw `was`.

    `meant` is the source that a corrected speaker is, where that is one of the case.
    """

    field: Field
    value: str
    was: str = ""
    meant: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person decided on one or more items, when, and why.

    `items` are what it is about; of a merge the first one stays. `parts` are the claims or answers that a split
    takes out. `about` is the judgement that an undo or a carry is about. `version` counts the judgements on the
    first item up to this one.
    """

    id: JudgementId
    action: Action
    items: tuple[Anchor, ...]
    by: str
    at: datetime
    why: str = ""
    changes: tuple[Change, ...] = ()
    parts: tuple[Anchor, ...] = ()
    about: JudgementId = ""
    version: int = 0

    def value(self, field: Field) -> str:
        """What the judgement sets the field to; empty where it does not set it."""
        return next((c.value for c in self.changes if c.field is field), "")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person set on one record: the machine's value beside the person's, by whom, when and why.

    `field` is `verdict` for accept (`accepted`) and reject (`rejected`), `members` for what a merge or a split put
    together or took apart.
    """

    kind: Item
    id: RecordId
    field: Field
    value: str
    machine: str
    judgement: JudgementId
    by: str
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A judgement that stands on nothing now: its item is gone or cannot be told from others; `reason` says which."""

    judgement: JudgementId
    reason: str
