"""A linear-chain CRF over outside, source, cue and content whose spans carry a score at their first and last piece.

The score of a labelling y is the sum of inside scores, of `first` where a span opens, of `last` where it closes,
and of a learned transition table. The partition function is a product of 4 x 4 matrices in the log semiring,
taken as a balanced tree: log2(length) steps instead of length.
"""

from __future__ import annotations

import torch
from torch import Tensor

FORBIDDEN = -1e4


def matrices(scores: Tensor, transitions: Tensor, cue: int, mask: Tensor) -> tuple[Tensor, Tensor]:
    """Potentials of the chain.

    Args:
        scores: [cues, length, 9]: inside, first and last for each of three roles.
        transitions: [4, 4] learned table, from row to column.
        cue: the position at which every row's cue begins: there, and not before it, the state is cue.
        mask: [cues, length] True at real pieces.

    Returns:
        The scores of the first state [cues, 4] and of each step [cues, length - 1, 4, 4].
    """
    n, length, _ = scores.shape
    zero = scores.new_zeros(n, length, 1)
    inside, first, last = (torch.cat([zero, part], -1) for part in scores.float().chunk(3, -1))
    role = torch.zeros_like(inside)
    role[..., 1:] = role[..., 1:].masked_fill(~mask[..., None], FORBIDDEN)
    role[:, cue, [0, 1, 3]] = FORBIDDEN
    role[:, cue - 1, 2] = FORBIDDEN
    inside = inside + role
    change = 1 - torch.eye(4, device=scores.device)
    step = transitions.float() + change * (last[:, :-1, :, None] + first[:, 1:, None, :]) + inside[:, 1:, None, :]
    return inside[:, 0] + first[:, 0], step


def log_partition(start: Tensor, step: Tensor, last: Tensor) -> Tensor:
    """[cues] log of the summed exponentiated scores of all labellings; `last` is [cues, 4] at the final piece."""
    while step.shape[1] > 1:
        if step.shape[1] % 2:
            step, rest = step[:, :-1], step[:, -1:]
        else:
            rest = step[:, :0]
        pair = torch.logsumexp(step[:, 0::2, :, :, None] + step[:, 1::2, None, :, :], dim=3)
        step = torch.cat([pair, rest], 1)
    return torch.logsumexp(start[:, :, None] + step[:, 0] + last[:, None, :], dim=(1, 2))


def final(scores: Tensor) -> Tensor:
    """[cues, 4] scores of closing a span at the final piece."""
    return torch.cat([scores.new_zeros(len(scores), 1), scores[:, -1, 6:]], -1).float()


def loss(scores: Tensor, transitions: Tensor, cue: int, mask: Tensor, gold: Tensor) -> Tensor:
    """[cues] negative log-likelihood of the gold labelling [cues, length] (0 outside, 1 source, 2 cue, 3 content)."""
    start, step = matrices(scores, transitions, cue, mask)
    last = final(scores)
    rows = torch.arange(len(gold), device=gold.device)
    path = start[rows, gold[:, 0]] + last[rows, gold[:, -1]]
    picked = step.flatten(2).gather(2, (gold[:, :-1] * 4 + gold[:, 1:])[..., None]).squeeze(-1)
    return log_partition(start, step, last) - path - picked.sum(1)
