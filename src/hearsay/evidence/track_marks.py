"""The marks of a position: what its source says of it, and why it was set aside.

A mark is a power of two; `Fixes.marks` holds their sum. The first three come from the file, the others from cleaning
(`track_clean`), each with the sentence that a reader sees.
"""

from __future__ import annotations

ON_GROUND = 1
AFTER_PAUSE = 2
"""The source says that no position came for a while before this one (readsb: flag 1, 20 s; README-json.md)."""
NEW_LEG = 4

NO_PLACE = 8
OUT_OF_ORDER = 16
DUPLICATE = 32
STALE = 64
TELEPORT = 128
SPOOFED = 256
TOO_SLOW = 512

REASONS: dict[int, str] = {
    NO_PLACE: "no usable position (missing, out of range, or 0 0)",
    OUT_OF_ORDER: "earlier than the position before it in the file; put in order",
    DUPLICATE: "same time as another position",
    STALE: "an old position sent again",
    TELEPORT: "a jump that nothing can fly",
    SPOOFED: "a stretch that can be reached only by jumps that nothing can fly",
    TOO_SLOW: "slower than a jet can fly at that height",
}
SET_ASIDE = NO_PLACE | DUPLICATE | STALE | TELEPORT | SPOOFED | TOO_SLOW
"""Positions with one of these are not used as positions."""
