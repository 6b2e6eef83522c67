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


class WeightsError(HearsayError):
    """The reader's weights are missing or damaged."""


class LexiconError(HearsayError):
    """A packaged word list does not have the shape it must have."""
