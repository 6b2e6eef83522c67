"""A reader without a trained model: the language's own signs of attribution."""

from __future__ import annotations

from hearsay.records import Attribution, Report


class RuleReader:
    """Reads direct, indirect and mixed speech by rule."""

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of `report`, in order."""
        return ()
