"""A case at work: inputs are captured, stored, read once and analysed; the command line and the workbench call this."""

from __future__ import annotations

from hearsay.desk.add import Outcome, add, capture
from hearsay.desk.analyse import Analysed, analyse
from hearsay.desk.evidence import EvidenceOutcome, add_evidence, evidence
from hearsay.desk.readers import Lazy

__all__ = [
    "Analysed",
    "EvidenceOutcome",
    "Lazy",
    "Outcome",
    "add",
    "add_evidence",
    "analyse",
    "capture",
    "evidence",
]
