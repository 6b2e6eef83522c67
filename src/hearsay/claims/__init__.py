"""Attributions -> Claims: one content, one speaker, its relays, its channel, and how firmly it is said."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.records import Attribution, Claim, Report, Source


def resolve(
    reports: Sequence[Report], attributions: Sequence[Attribution]
) -> tuple[tuple[Source, ...], tuple[Claim, ...]]:
    """The speakers of the whole case and the claims of every report, in order of report and offset."""
    return (), ()
