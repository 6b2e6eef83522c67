"""Scores -> spans: the best labelling of a window for each cue, and what it says as spans of the text.

The same chain as in training (`training/crf.py`): outside, source, cue, content, with inside scores for every
piece, scores for the first and last piece of a span, and a learned transition table. Here it is Viterbi and the
forward sum in numpy, over all cues of a report at once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Labels = NDArray[np.int8]
Confidence = tuple[float, float, float, float]
"""Weights of (1, cue logit, log probability, said)."""

SAME = 0.5
"""Jaccard of pieces from which two contents are the same: the overlap at which PolNeAR's scorer calls one found."""
FORBIDDEN = np.float32(-1e4)
OUTSIDE, SOURCE, CUE, CONTENT = range(4)
REACH = 128
"""Pieces on either side of a cue that may belong to its attribution: 99 % of PolNeAR's contents lie inside."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The pieces of one attribution, `(first, last + 1)` a span, and what speaks for it.

    `log_probability` is how sure the chain is of all its spans, `said` the mean probability that a piece of its
    contents is in any content at all, whichever its cue.
    """

    cue_logit: float
    log_probability: float
    said: float
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


def near(cues: NDArray[np.int64], length: int) -> NDArray[np.bool_]:
    """[cues, 2 * REACH] which of the pieces around each cue lie in a window of `length` (its two ends do not)."""
    where = cues[:, None] + np.arange(-REACH, REACH)
    found: NDArray[np.bool_] = (where > 0) & (where < length - 1)
    return found


def decode(scores: Floats, transitions: Floats, valid: NDArray[np.bool_]) -> tuple[Labels, Floats]:
    """The best labelling of each row and its log probability.

    Args:
        scores: [cues, 2 * REACH, 9]: inside, first and last scores of source, cue and content, in that order.
        transitions: [4, 4], from row to column.
        valid: [cues, 2 * REACH] which positions are pieces of the window.

    Returns:
        Labels [cues, 2 * REACH] (0 outside, 1 source, 2 cue, 3 content) and log probabilities [cues].
    """
    best, step, last = _potentials(scores, transitions, valid)
    total = best
    back = np.empty((step.shape[1], len(scores), 4), np.int8)
    for t in range(step.shape[1]):
        arriving = best[:, :, None] + step[:, t]
        back[t] = arriving.argmax(1)
        best = arriving.max(1)
        total = _log_sum(total[:, :, None] + step[:, t])
    best, total = best + last, total + last
    rows = np.arange(len(scores))
    labels = np.empty((len(scores), scores.shape[1]), np.int8)
    labels[:, -1] = best.argmax(1)
    for t in range(step.shape[1] - 1, -1, -1):
        labels[:, t] = back[t, rows, labels[:, t + 1]]
    return labels, (best.max(1) - _log_sum(total)).astype(np.float32)


def _log_sum(values: Floats) -> Floats:
    """The log of the summed exponentials along axis 1."""
    peak = values.max(1)
    summed: Floats = peak + np.log(np.exp(values - peak[:, None]).sum(1))
    return summed


def _potentials(scores: Floats, transitions: Floats, valid: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    count, length, _ = scores.shape
    padded = np.zeros((3, count, length, 4), np.float32)
    for part in range(3):
        padded[part, :, :, 1:] = scores[:, :, 3 * part : 3 * part + 3]
    inside, first, last = padded
    inside[:, :, 1:][~valid] = FORBIDDEN
    inside[:, REACH, [OUTSIDE, SOURCE, CONTENT]] = FORBIDDEN
    inside[:, REACH - 1, CUE] = FORBIDDEN
    change = (1 - np.eye(4, dtype=np.float32))[None, None]
    step = change * (last[:, :-1, :, None] + first[:, 1:, None, :])
    step += transitions + inside[:, 1:, None, :]
    return inside[:, 0] + first[:, 0], step, last[:, -1]


def runs(labels: Labels, role: int) -> tuple[tuple[int, int], ...]:
    """The unbroken runs of `role` in one labelling, `(first, last + 1)` each."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], labels == role, [False]]).astype(np.int8)))
    return tuple((int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True))


def collect(
    labels: Labels, log_probabilities: Floats, logits: Floats, said: Floats, cues: NDArray[np.int64]
) -> list[Decoded]:
    """Each labelling as runs of pieces, counted as `cues` are; `said` is [cues, 2 * REACH] probabilities."""
    held = labels == CONTENT
    means = (said * held).sum(1) / np.maximum(held.sum(1), 1)
    found = []
    for row, log_p, logit, mean, cue in zip(labels, log_probabilities, logits, means, cues, strict=True):
        shift = int(cue) - REACH
        spans = [tuple((a + shift, b + shift) for a, b in runs(row, role)) for role in (SOURCE, CUE, CONTENT)]
        found.append(Decoded(float(logit), float(log_p), float(mean), *spans))
    return found


def around(cues: NDArray[np.int64], values: NDArray[Any]) -> NDArray[Any]:
    """[cues, 2 * REACH] the values of the pieces around each cue, those of a window's edge beyond it."""
    near: NDArray[Any] = values[np.clip(cues[:, None] + np.arange(-REACH, REACH), 0, len(values) - 1)]
    return near


def confidence(item: Decoded, weights: Confidence) -> float:
    """The probability that a person would mark what was decoded: a logistic regression on what speaks for it."""
    one, by_logit, by_spans, by_said = weights
    odds = one + by_logit * item.cue_logit + by_spans * item.log_probability + by_said * item.said
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def distinct(items: list[Decoded]) -> list[Decoded]:
    """The items in order of their cues, without those that repeat another's contents under a second cue.

    Where two have mostly the same contents the one with the surer cue stays; an attribution inside another's content
    repeats nothing, it is a further layer.
    """
    items = sorted((item for item in items if item.content), key=lambda item: item.cue)
    gone: set[int] = set()
    for i, item in enumerate(items):
        for j in range(i + 1, len(items)):
            if items[j].cue[0][0] - item.cue[0][0] > 2 * REACH:
                break
            if not {i, j} & gone and _repeats(item, items[j]):
                gone.add(i if item.cue_logit < items[j].cue_logit else j)
    return [item for i, item in enumerate(items) if i not in gone]


def _repeats(one: Decoded, other: Decoded) -> bool:
    mine, theirs = _covered(one.content), _covered(other.content)
    nested = _covered(one.cue) & theirs or _covered(other.cue) & mine
    return not nested and len(mine & theirs) > SAME * len(mine | theirs)


def _covered(spans: tuple[tuple[int, int], ...]) -> set[int]:
    return {piece for start, end in spans for piece in range(start, end)}
