"""Writes `src/hearsay/evidence/airport_heights.tsv`: how high airports lie, from airportsdata (MIT).

pip install airportsdata
python training/airport_heights.py
"""

from __future__ import annotations

from pathlib import Path

import airportsdata

FOOT = 0.3048
LOWEST = 50
"""Metres below which an airport is left out: it counts as at sea level."""
TARGET = Path(__file__).parents[1] / "src" / "hearsay" / "evidence" / "airport_heights.tsv"


def main() -> None:
    """Writes the table."""
    ports = airportsdata.load("IATA")
    rows = sorted((code, round(port["elevation"] * FOOT)) for code, port in ports.items())
    head = f"# IATA code, metres above the sea; those below {LOWEST} m are left out. airportsdata, MIT; "
    head += "training/airport_heights.py"
    lines = [f"{code}\t{metres}" for code, metres in rows if metres >= LOWEST]
    TARGET.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
