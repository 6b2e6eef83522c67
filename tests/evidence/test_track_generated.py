"""A few generated tracks with a known truth; `bench/tracks.py` has all of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "bench" / "tracks.py"


def test_verdicts_and_gap_classes_on_generated_tracks() -> None:
    command = [sys.executable, str(BENCH), "--count", "8", "--seed", "23", "--only", "verdicts", "--misses"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "itinerary verdicts right: 1.0000" in result.stdout
