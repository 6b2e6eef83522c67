"""95 % intervals of a reader's scores on PolNeAR: a bootstrap over documents of found, linked and exact F1.

    python bench/attribution.py ../shared/polnear/dev --dump predictions.jsonl
    python bench/intervals.py ../shared/polnear/dev predictions.jsonl

Counting is the scorer's own (`score_polnear.py`), document by document.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

TOOLS = Path(__file__).parent.parent.parent / "shared" / "tools"
ROLES = ("source", "cue", "content")
DRAWS = 2000
SEED = 1


def scorer(tools: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_polnear", tools / "score_polnear.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{tools}/score_polnear.py is absent. Give --tools.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts(score: ModuleType, text: str, gold: list[Any], predicted: list[Any]) -> dict[str, tuple[int, int, int]]:
    """Hits, predicted and gold of each measure in one document."""
    starts = [m.start() for m in re.finditer(r"\w+", text)]
    g = [{r: score.words(e[r], starts) for r in ROLES} for e in gold]
    p = [{r: score.words([tuple(s) for s in a.get(r, [])], starts) for r in ROLES} for a in predicted]
    found: dict[str, tuple[int, int, int]] = {}
    for role in ROLES:
        gs, ps = Counter(e[role] for e in g if e[role]), Counter(a[role] for a in p if a[role])
        found[f"exact {role}"] = (sum((gs & ps).values()), sum(ps.values()), sum(gs.values()))
    for measure in ("found", "linked"):
        used: set[int] = set()
        for a in sorted(p, key=lambda a: min(a["content"], default=0)):
            for k, e in enumerate(g):
                fits = a["content"] and score.jaccard(a["content"], e["content"]) >= 0.5
                fits = fits and (measure == "found" or score.jaccard(a["source"], e["source"]) >= 0.5)
                if k not in used and fits:
                    used.add(k)
                    break
        found[measure] = (len(used), len(p), len(g))
    return found


def main() -> None:
    """Prints each measure with its interval."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--tools", type=Path, default=TOOLS)
    given = parser.parse_args()
    score = scorer(given.tools)
    rows = map(json.loads, given.predictions.read_text(encoding="utf-8").splitlines())
    predicted = {row["name"]: row["attributions"] for row in rows}
    gold = score.read_gold(str(given.polnear))
    documents = [counts(score, text, events, predicted.get(name, [])) for name, (text, events) in gold.items()]
    draws = np.random.default_rng(SEED).integers(0, len(documents), (DRAWS, len(documents)))
    for measure in documents[0]:
        table = np.array([d[measure] for d in documents])
        sums = table[draws].sum(1)
        scores = 2 * sums[:, 0] / np.maximum(1, sums[:, 1] + sums[:, 2])
        hit, mine, theirs = table.sum(0)
        low, high = np.percentile(scores, [2.5, 97.5])
        print(f"{measure:14s} F1 {2 * hit / max(1, mine + theirs):.3f}  [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
