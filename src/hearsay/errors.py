"""Errors carry what they are about, the words they point at, and what to do."""

from __future__ import annotations


class HearsayError(Exception):
    """Base of every error that Hearsay raises on purpose.

    Args:
        subject: the input or record it is about (a file name, a report id).
        problem: what is wrong, one sentence without the subject.
        advice: what the person can do about it.
    """

    def __init__(self, subject: str, problem: str, advice: str = "") -> None:
        super().__init__(subject, problem, advice)
        self.subject = subject
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.subject}: {self.problem}" + (f" {self.advice}" if self.advice else "")


class CaptureError(HearsayError):
    """An input that cannot become a report; the rest of the run goes on."""


class EvidenceError(HearsayError):
    """A file of evidence that cannot be used; the rest of the run goes on."""


class WeightsError(HearsayError):
    """The reader's weights are missing or damaged."""


class LexiconError(HearsayError):
    """A packaged word list does not have the shape it must have."""


class CaseError(HearsayError):
    """Something about a case file that keeps a command from being done; what was stored before stays."""


class NotACase(CaseError):
    """What was named is no case file."""


class NewerCase(CaseError):
    """The case file was written by a newer version of Hearsay."""


class Damaged(CaseError):
    """The case file is not what was written: cut short, or changed behind the system's back."""


class CaseBusy(CaseError):
    """Somebody else is writing to the case file and does not finish."""


class CaseFull(CaseError):
    """There is no room left for what should be written."""


class ReadOnlyCase(CaseError):
    """The case file may be read but not written."""


class Conflict(CaseError):
    """Somebody else changed the same thing first: look again, then decide again."""


class JudgementError(HearsayError):
    """A judgement that makes no sense: an unknown item, a field that the item has not, a value that cannot be."""
