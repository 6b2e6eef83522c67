"""A case at work: inputs are captured, stored, read once and analysed; the command line and the workbench call this."""

from __future__ import annotations

from hearsay.desk.add import Outcome, add, capture
from hearsay.desk.analyse import analyse
from hearsay.desk.readers import Lazy

__all__ = ["Lazy", "Outcome", "add", "analyse", "capture"]
