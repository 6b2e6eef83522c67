"""What is fitted on PolNeAR's dev part after training: the confidence, and the least that is kept."""

from __future__ import annotations

import numpy as np

from hearsay.reading import decode
from hearsay.reading.decode import Confidence, distinct
from training.data import Document
from training.train import Prediction

THRESHOLDS = tuple(float(t) for t in np.arange(0.1, 0.601, 0.02).round(2))
SLACK = 0.005
"""F1 is flat around its best: a small part of its 95 % interval on dev (0.06 wide)."""
LOST = 0.002
"""Share of the attributions on dev that may be lost by not decoding the least likely cues."""
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


def threshold(documents: list[Document], found: list[Prediction], weights: Confidence) -> float:
    """The least confidence whose mean of found and linked F1 is the best but for SLACK: recall that costs nothing."""
    gold = sum(len(doc.attributions) for doc in documents)
    means = {}
    for least in THRESHOLDS:
        kept = [_kept(items, weights, least) for items in found]
        flags = [f for doc, items in zip(documents, kept, strict=True) for f in found_flags(doc, items)]
        means[least] = sum(a + b for a, b in flags) / (len(flags) + gold)
    return min(least for least, mean in means.items() if mean >= max(means.values()) - SLACK)


def floor(found: list[Prediction], weights: Confidence, least: float) -> float:
    """The cue logit that all but LOST of the attributions kept at that confidence reach."""
    logits = [item.cue_logit for items in found for item in _kept(items, weights, least)]
    return round(float(np.quantile(logits, LOST)), 3)


def _kept(items: Prediction, weights: Confidence, least: float) -> Prediction:
    return [item for item in distinct(items) if decode.confidence(item, weights) >= least]


def confidence(documents: list[Document], found: list[Prediction]) -> Confidence:
    """Coefficients of a logistic regression of `found` on (1, cue logit, log probability, said), by Newton's method."""
    rows, hits = [], []
    for doc, items in zip(documents, found, strict=True):
        kept = distinct(items)
        for item, (is_found, _) in zip(kept, found_flags(doc, kept), strict=True):
            rows.append((1.0, item.cue_logit, item.log_probability, item.said))
            hits.append(float(is_found))
    x, y = np.array(rows), np.array(hits)
    weights = np.zeros(4)
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x + 1e-3 * np.eye(4), x.T @ (y - p) - 1e-3 * weights)
    one, logit, spans, said = (round(float(w), 4) for w in weights)
    return one, logit, spans, said


def _sets(spans: list[tuple[int, int, int]]) -> dict[str, set[int]]:
    return {
        name: {p for role, a, b in spans if role == number for p in range(a, b)}
        for number, name in ((1, "source"), (3, "content"))
    }


def _jaccard(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0
