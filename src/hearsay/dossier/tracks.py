"""Tracks on a map and in a table: what was flown, pauses and old positions grey, gaps dashed, positions set aside.

An old position sent again (`track_marks.STALE`) says nothing of where the aircraft was: the stretch from the last good
position before it to the first behind it is grey, however short.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from hearsay.checks.track_say import stretch
from hearsay.dossier import harmless, words
from hearsay.evidence.track_clean import clean, usable
from hearsay.evidence.track_draw import Aside, Drawing, Line, drawing
from hearsay.evidence.track_marks import REASONS, SET_ASIDE, STALE
from hearsay.records import Track


@dataclass(frozen=True, slots=True)
class Old:
    """A stretch for which only old positions came: from the last good one to the next, and how many they were."""

    line: Line
    positions: int


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One track: what is drawn of it, and the same in words."""

    name: str
    about: str
    when: str
    crossed: str
    gaps: tuple[str, ...]
    aside: tuple[str, ...]
    old: tuple[Old, ...]
    drawn: Drawing

    @property
    def shown(self) -> bool:
        """Whether it has a position that can be drawn."""
        return bool(self.drawn.lines) or self.drawn.first is not None

    @property
    def strays(self) -> tuple[Aside, ...]:
        """Positions set aside as impossible; old ones lie on the track and are drawn as stretches."""
        return tuple(one for one in self.drawn.aside if one.reason != REASONS[STALE])


def row(track: Track) -> TrackRow:
    """One track, cleaned and put in words."""
    drawn, found = drawing(track), clean(track.fixes)
    reasons = Counter(
        next(why for mark, why in REASONS.items() if mark & int(marks) & SET_ASIDE)
        for marks in found.marks
        if int(marks) & SET_ASIDE
    )
    about = (track.type_code or track.description, words.many(len(track.fixes), "position"), track.name)
    crossed = dict.fromkeys(stay.name for stay in drawn.stays)
    return TrackRow(
        name=harmless.name(drawn.track),
        about=", ".join(harmless.name(one) for one in about if one),
        when=stretch(drawn.first.at, drawn.last.at) if drawn.first and drawn.last else "no usable position",
        crossed=", ".join(harmless.name(name) for name in crossed),
        gaps=tuple(f"{stretch(g.before.at, g.after.at)} ({g.kind})" for g in drawn.gaps),
        aside=tuple(f"{count:,}: {why}" for why, count in reasons.most_common()),
        old=old(track),
        drawn=drawn,
    )


def old(track: Track) -> tuple[Old, ...]:
    """The stretches of a track for which only old positions came."""
    found = clean(track.fixes)
    at = np.flatnonzero(usable(found))
    stale = np.flatnonzero(np.asarray(found.marks, dtype=np.int64) & STALE)
    behind = np.searchsorted(at, stale)  # the good position behind each
    counts = Counter(n for n in behind.tolist() if 0 < n < len(at))
    return tuple(
        Old(tuple((float(found.lon[m]), float(found.lat[m])) for m in (at[n - 1], at[n])), count)
        for n, count in sorted(counts.items())
    )
