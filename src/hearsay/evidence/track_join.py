"""Files of one aircraft as one track: archives give a file a day.

trace_full_1533ee.json of 20, 21 and 22 January   one track of three days
"""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.records import Column, Fixes, Track


def joined(tracks: Sequence[Track]) -> Track:
    """All positions as one track, files in order of time; its names are those of the first file that has them."""
    if len(tracks) == 1:
        return tracks[0]
    parts = sorted(tracks, key=lambda track: min(track.fixes.time, default=0.0))
    first = parts[0]
    return Track(
        id=first.id,
        name=f"{first.name} and {len(parts) - 1} more",
        format=first.format,
        fixes=_fixes([part.fixes for part in parts]),
        address=next((p.address for p in parts if p.address), ""),
        registration=next((p.registration for p in parts if p.registration), ""),
        type_code=next((p.type_code for p in parts if p.type_code), ""),
        description=next((p.description for p in parts if p.description), ""),
        callsigns=tuple(dict.fromkeys(sign for part in parts for sign in part.callsigns)),
        sha256=first.sha256,
        warnings=tuple(dict.fromkeys(warning for part in parts for warning in part.warnings)),
    )


def same_aircraft(tracks: Sequence[Track]) -> bool:
    """Whether all tracks are of one aircraft by their address, or by their registration where one lacks an address."""
    addresses = {track.address for track in tracks}
    if addresses and "" not in addresses:
        return len(addresses) == 1
    registrations = {track.registration for track in tracks}
    return "" not in registrations and len(registrations) == 1


def _fixes(parts: Sequence[Fixes]) -> Fixes:
    def column(name: str) -> Column:
        return Column("d", b"".join(getattr(part, name).tobytes() for part in parts))

    return Fixes(
        column("time"),
        column("lat"),
        column("lon"),
        column("altitude"),
        column("speed"),
        column("heading"),
        column("climb"),
        column("age"),
        column("marks"),
    )
