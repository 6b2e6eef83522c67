"""The best labelling of the chain, against every labelling written out."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from hearsay.reading.decode import CONTENT, CUE, OUTSIDE, REACH, SOURCE, Decoded, collect, decode, distinct, near, runs

WIDTH = 3
"""Pieces on either side of the cue in these small windows: 4^5 labellings each."""


def window(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    scores = rng.normal(0, 2, (1, 2 * REACH, 9)).astype(np.float32)
    transitions = rng.normal(0, 0.5, (4, 4)).astype(np.float32)
    return scores, transitions, near(np.array([WIDTH]), 2 * WIDTH)


def score(labels: tuple[int, ...], scores: np.ndarray, transitions: np.ndarray) -> float:
    """The chain's score of one labelling of all 2 * REACH positions, term by term."""
    inside, first, last = (np.pad(scores[0, :, 3 * k : 3 * k + 3], ((0, 0), (1, 0))) for k in range(3))
    total = inside[0, labels[0]] + first[0, labels[0]] + last[-1, labels[-1]]
    for t, (a, b) in enumerate(itertools.pairwise(labels), 1):
        total += transitions[a, b] + inside[t, b] + (a != b) * (last[t - 1, a] + first[t, b])
    return float(total)


@pytest.mark.parametrize("seed", range(8))
def test_the_best_labelling_and_its_probability_are_those_of_full_enumeration(seed: int) -> None:
    scores, transitions, valid = window(seed)
    labels, log_p = decode(scores, transitions, valid)
    places = np.flatnonzero(valid[0])
    everything = {}
    for choice in itertools.product(range(4), repeat=len(places)):
        row = [OUTSIDE] * (2 * REACH)
        for place, label in zip(places, choice, strict=True):
            row[place] = label
        if row[REACH] == CUE and row[REACH - 1] != CUE:
            everything[tuple(row)] = score(tuple(row), scores, transitions)
    best = max(everything, key=lambda row: everything[row])
    assert tuple(labels[0]) == best
    total = np.logaddexp.reduce(list(everything.values()))
    assert log_p[0] == pytest.approx(everything[best] - total, abs=1e-3)


def test_pieces_outside_the_window_are_outside_every_span() -> None:
    scores, transitions, valid = window(0)
    labels, _ = decode(scores + 50, transitions, valid)
    assert (labels[0][~valid[0]] == OUTSIDE).all()


def test_the_cue_begins_where_it_was_found() -> None:
    labels, _ = decode(*window(3))
    assert labels[0][REACH] == CUE
    assert labels[0][REACH - 1] != CUE


def test_no_cue_gives_no_labelling() -> None:
    labels, log_p = decode(np.zeros((0, 2 * REACH, 9), np.float32), np.zeros((4, 4), np.float32), near(np.array([]), 9))
    assert labels.shape == (0, 2 * REACH)
    assert log_p.shape == (0,)


def test_runs_are_the_unbroken_stretches_of_one_role() -> None:
    row = np.array([CONTENT, CONTENT, OUTSIDE, SOURCE, CUE, CONTENT], np.int8)
    assert runs(row, CONTENT) == ((0, 2), (5, 6))
    assert runs(row, SOURCE) == ((3, 4),)
    assert runs(row, CUE) == ((4, 5),)


def test_collected_spans_count_from_the_text() -> None:
    labels = np.zeros((1, 2 * REACH), np.int8)
    labels[0, REACH : REACH + 2] = CUE
    labels[0, REACH + 2 : REACH + 5] = CONTENT
    held = np.zeros((1, 2 * REACH), np.float32)
    held[0, REACH + 2 : REACH + 5] = (0.5, 1, 0.75)
    (item,) = collect(labels, np.array([-0.5], np.float32), np.array([1.5], np.float32), held, np.array([300]))
    assert item.said == 0.75
    assert item.cue == ((300, 302),)
    assert item.content == ((302, 305),)
    assert item.source == ()


def said(cue: int, *content: tuple[int, int], logit: float = 1.0) -> Decoded:
    return Decoded(logit, -0.1, 0.9, (), ((cue, cue + 1),), content)


def test_the_same_contents_under_two_cues_are_one_attribution_the_surer() -> None:
    sure, unsure = said(4, (5, 15), logit=2.0), said(16, (5, 14), logit=0.5)
    assert distinct([unsure, sure]) == [sure]


def test_an_attribution_inside_another_is_a_further_layer() -> None:
    outer, inner = said(1, (2, 12)), said(3, (4, 12))
    assert distinct([inner, outer]) == [outer, inner]


def test_an_attribution_without_contents_is_none() -> None:
    assert distinct([said(1), said(3, (4, 9))]) == [said(3, (4, 9))]
