"""Every record that one stage hands to the next: frozen, typed, each tied to its words.

Offsets are Unicode code points of `Report.text`. A record's id begins with its report's id where it was
read in one report. Field names are the words of the glossary (`types.py`).
"""

from __future__ import annotations

from hearsay.records.captured import Moment, Report, Span
from hearsay.records.evidence import Capacity, Column, Evidence, Fix, Fixes, Gap, NameList, Person, Track, Zone
from hearsay.records.found import Dossier, Finding, Step
from hearsay.records.judged import Anchor, Change, Judgement, JudgementId, Mark, Unplaced
from hearsay.records.measured import Figure, Identifier, Measures, Place, Time
from hearsay.records.related import Answer, Copy, Origin, Question, Relation, Relations, Shift
from hearsay.records.said import Attribution, Claim, Relay, Source

__all__ = [
    "Anchor",
    "Answer",
    "Attribution",
    "Capacity",
    "Change",
    "Claim",
    "Column",
    "Copy",
    "Dossier",
    "Evidence",
    "Figure",
    "Finding",
    "Fix",
    "Fixes",
    "Gap",
    "Identifier",
    "Judgement",
    "JudgementId",
    "Mark",
    "Measures",
    "Moment",
    "NameList",
    "Origin",
    "Person",
    "Place",
    "Question",
    "Relation",
    "Relations",
    "Relay",
    "Report",
    "Shift",
    "Source",
    "Span",
    "Step",
    "Time",
    "Track",
    "Unplaced",
    "Zone",
]
