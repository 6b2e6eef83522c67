"""Grades of a source and of what it says: the Admiralty code, two axes that are judged apart.

Shape: `B2` on a claim -> its source is usually reliable, what it says is probably true; `B` on a source; `4` on a
claim; `b2`, `B 2`, `B/2` and `B-2` are read alike.

Scales and words: NATO AJP-2.1 (STANAG 2191), as in the UK's College of Policing "Intelligence report" history and
FM 2-22.3, appendix B. `F` and `6` say that it cannot be judged; they are no lowest grade.
"""

from __future__ import annotations

import re

from hearsay.errors import JudgementError
from hearsay.types import Field

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
_GRADE = re.compile(r"\s*([A-Fa-f])?\s*[-/ ]?\s*([1-6])?\s*")


def parse_grade(text: str) -> dict[Field, str]:
    """The axes that a grade names: `B2` -> reliability B, credibility 2.

    Raises:
        JudgementError: no letter A to F and no digit 1 to 6, or something beside them.
    """
    match = _GRADE.fullmatch(text)
    letter, digit = match.groups() if match else (None, None)
    if not letter and not digit:
        raise JudgementError(
            repr(text), "is no grade.", "Write a letter A to F for the source, a digit 1 to 6 for what it says: B2."
        )
    found = {Field.RELIABILITY: (letter or "").upper(), Field.CREDIBILITY: digit or ""}
    return {field: value for field, value in found.items() if value}


def grade_words(field: Field, value: str) -> str:
    """What a grade says in words: `B` -> `usually reliable`; the value itself where it is none."""
    return {Field.RELIABILITY: RELIABILITY, Field.CREDIBILITY: CREDIBILITY}.get(field, {}).get(value, value)
