"""What a position, a jump and a gap are held against: each limit with where it comes from."""

from __future__ import annotations

STALE_AGE = 15.0
"""Seconds after which a position is old: OpenSky and tar1090 show an aircraft as estimated after 15 s."""
TOP_SPEED = 600.0
"""Metres a second that nothing on a track exceeds: airliners reach 340 over ground in the strongest tail wind."""
LEAST_JUMP = 2.0
"""Km below which a fast step is noise: two receivers' clocks differ by a second or two."""
MOVING = 25.0
"""Metres a second (about 50 kt): an aircraft that reports more cannot keep its position."""
HIGH = 6096.0
"""Metres: flight level 200, above which a jet below 150 kt over ground would stall in any usual wind."""
JET = 128.0
"""Metres a second (250 kt): whoever usually flies faster than this above `HIGH` is taken for a jet."""
SLOWEST_JET = 77.0
"""Metres a second (150 kt), see `HIGH`."""
SLOW_WINDOW = 120.0
"""Seconds over which a jet's way is measured: half a turn of a holding pattern, so that turns do not count as slow."""
GAP = 600.0
"""Seconds without a position that split a track: 10 min, as `traffic` and the OpenSky tools split flights."""
CRUISE = 250.0
"""Metres a second (900 km/h) at which the reach inside a gap is reckoned where the track shows no faster stretch."""
LOW = 1500.0
"""Metres above the airport: half way down a usual approach, which leaves 3,000 m about 60 km out at 3 degrees."""
APPROACH = 30.0
"""Km from an airport within which a low, descending aircraft is taken to be landing: 1,500 m at 3 degrees."""
TURNAROUND = 1200.0
"""Seconds on the ground, at the least, between a landing that was not seen and the next take-off."""
NEAR = 50.0
"""Km from a region's edge within which a track is called near it: four minutes of flight."""
CONTACT_SHARE = 0.3
"""Share of a gap over which messages without a usable position must be spread to say that it kept sending."""
CONTACT_ROWS = 3
"""Fewest such messages."""
