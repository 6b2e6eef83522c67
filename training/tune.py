"""What is fitted on PolNeAR's dev part after training: the least cue logit, and the confidence."""

from __future__ import annotations

import numpy as np

from hearsay.reading.decode import distinct
from training.data import Document
from training.train import Prediction

THRESHOLDS = tuple(float(t) for t in np.arange(-2.0, 1.01, 0.125))
SLACK = 0.005
"""F1 is flat around its best: a small part of its 95 % interval on dev (0.06 wide)."""
OVERLAP = 0.5
"""Jaccard of content words from which an attribution counts as found (`score_polnear.py`)."""


def found_flags(doc: Document, items: Prediction) -> list[tuple[bool, bool]]:
    """Whether each predicted attribution is found, and linked too, one to one, best first.

    Word pieces stand for words here: good enough to fit two numbers, never reported.
    """
    gold = [_sets(a.spans) for a in doc.attributions]
    free, flags = set(range(len(gold))), [(False, False)] * len(items)
    for k in sorted(range(len(items)), key=lambda k: -items[k].cue_logit):
        mine = {role: {p for a, b in getattr(items[k], role) for p in range(a, b)} for role in ("source", "content")}
        score, best = max(((_jaccard(mine["content"], gold[g]["content"]), g) for g in free), default=(0.0, -1))
        if score >= OVERLAP:
            free.remove(best)
            flags[k] = (True, _jaccard(mine["source"], gold[best]["source"]) >= OVERLAP)
    return flags


def threshold(documents: list[Document], found: list[Prediction]) -> float:
    """The least cue logit whose mean of found and linked F1 is the best but for SLACK: recall that costs nothing."""
    gold = sum(len(doc.attributions) for doc in documents)
    means = {}
    for least in THRESHOLDS:
        kept = [distinct([item for item in items if item.cue_logit >= least]) for items in found]
        flags = [f for doc, items in zip(documents, kept, strict=True) for f in found_flags(doc, items)]
        hits = sum(a + b for a, b in flags)
        means[least] = hits / (len(flags) + gold)
    return min(least for least, mean in means.items() if mean >= max(means.values()) - SLACK)


def confidence(documents: list[Document], found: list[Prediction]) -> tuple[float, float, float]:
    """Coefficients of a logistic regression of `found` on (1, cue logit, log probability), by Newton's method."""
    rows, hits = [], []
    for doc, items in zip(documents, found, strict=True):
        kept = distinct(items)
        for item, (is_found, _) in zip(kept, found_flags(doc, kept), strict=True):
            rows.append((1.0, item.cue_logit, item.log_probability))
            hits.append(float(is_found))
    x, y = np.array(rows), np.array(hits)
    weights = np.zeros(3)
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x + 1e-3 * np.eye(3), x.T @ (y - p) - 1e-3 * weights)
    one, logit, spans = (round(float(w), 4) for w in weights)
    return one, logit, spans


def _sets(spans: list[tuple[int, int, int]]) -> dict[str, set[int]]:
    return {
        name: {p for role, a, b in spans if role == number for p in range(a, b)}
        for number, name in ((1, "source"), (3, "content"))
    }


def _jaccard(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0
