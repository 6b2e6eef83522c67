"""Positions, times and stays in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hearsay.records import Fix

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(at: datetime) -> str:
    """`24 January 2024`."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def clock(at: datetime) -> str:
    """`14:02 UTC on 24 January 2024`."""
    return f"{at:%H:%M} UTC on {day(at)}"


def stretch(start: datetime, end: datetime) -> str:
    """`from 14:02 to 15:40 UTC on 24 January 2024`; both dates where they differ."""
    if start.date() == end.date():
        return f"from {start:%H:%M} to {clock(end)}"
    return f"from {clock(start)} to {clock(end)}"


def point(fix: Fix) -> str:
    """`50.61 N 36.58 E`, with the height where it is known."""
    north, east = "N" if fix.lat >= 0 else "S", "E" if fix.lon >= 0 else "W"
    where = f"{abs(fix.lat):.2f} {north} {abs(fix.lon):.2f} {east}"
    return where if fix.altitude is None else f"{where}, {fix.altitude:,.0f} m"


def spell(seconds: float) -> str:
    """`3 h 38 min`, `52 min`, `40 s`."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


def km(value: float) -> str:
    """`3.2 km`, `340 km`."""
    return f"{value:.1f} km" if value < 10 else f"{value:,.0f} km"


def listed_the(names: Sequence[str]) -> str:
    """`Egypt, the Red Sea and Iran`."""
    named = [with_article(name) for name in names]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}" if named else ""


def with_article(name: str) -> str:
    """`the Red Sea`, `the Gulf of Aden`, `Iran`."""
    water = ("Sea", "Gulf", "Strait", "Ocean", "Bay", "Channel", "Canal", "Bosphorus", "Dardanelles", "Lake")
    words = name.split()
    needs = any(word in water for word in words) and words[0] not in ("Lake", "Hudson")
    return f"the {name}" if needs and not name.lower().startswith("the ") else name
