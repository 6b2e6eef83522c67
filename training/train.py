"""Trains one reader network and reports its scores; run by `training/rebuild.py` with the published settings."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from hearsay.reading import decode
from hearsay.reading.pieces import windows
from training import crf
from training.data import Batch, Document, batch, sample
from training.model import REACH, Network

SPEAK = 25
"""Steps between lines of progress."""
SAID = 0.1
"""Weight of the loss a piece said or not, so that it counts about as much as the cues."""
Prediction = list[decode.Decoded]
"""The attributions of one text, as spans of its word pieces."""


@dataclass(frozen=True)
class Settings:
    """How a network is trained."""

    epochs: int = 3
    size: int = 8
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    warm: float = 0.06
    averaging: float = 0.99
    seed: int = 1


def on(device: str, found: Batch) -> dict[str, Tensor]:
    """The arrays of a batch as tensors."""
    plain = {k: v for k, v in vars(found).items() if k != "inputs"}
    return {k: torch.from_numpy(v).to(device) for k, v in (found.inputs | plain).items()}


def losses(network: Network, t: dict[str, Tensor]) -> Tensor:
    """Cross-entropies of cue beginnings and said pieces, and the chain's negative log-likelihood, per attribution."""
    hidden = network.encoder(t["ids"], t["case"], t["quote"], t["breaks"], t["mask"])
    logits = network.cues(hidden).float()
    count = t["weight"].sum() + 1
    begin = F.binary_cross_entropy_with_logits(logits, t["cues"], reduction="none")[t["known"]].sum() / count
    said = network.said(hidden).float()
    held = F.binary_cross_entropy_with_logits(said, t["said"], reduction="none")[t["inside"]].sum() / count
    begin = begin + SAID * held
    if not len(t["gold"]):
        return begin
    scores = network.tower(hidden, t["window"], t["cue"]).float()
    chain = crf.loss(scores, network.transitions, REACH, t["near"], t["gold"])
    return begin + (chain * t["weight"]).sum() / count


def train(
    network: Network,
    documents: list[Document],
    settings: Settings,
    device: str,
    epoch_done: Callable[[str, Network], None] = lambda line, network: print(line, flush=True),
) -> Network:
    """Trains in place and returns the averaged network, which `epoch_done` also gets after each epoch."""
    torch.manual_seed(settings.seed)
    rng = np.random.default_rng(settings.seed)
    network.to(device).train()
    slow = [p for n, p in network.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    fast = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": slow, "lr": settings.rate}, {"params": fast, "lr": settings.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=settings.decay)
    per_epoch = math.ceil(len(sample(documents, np.random.default_rng(0))) / settings.size)
    total = per_epoch * settings.epochs
    warm = settings.warm * total

    def rate(step: int) -> float:
        return min(step / warm if warm else 1.0, max(0.0, (total - step) / (total - warm)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    average = copy.deepcopy(network).eval()
    began = time.time()
    for epoch in range(settings.epochs):
        chosen = sample(documents, rng)
        sums = []
        for at in range(0, len(chosen), settings.size):
            t = on(device, batch(documents, chosen[at : at + settings.size], rng))
            with torch.autocast(device, torch.bfloat16):
                loss = losses(network, t)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            sums.append(loss.detach())
            if len(sums) % SPEAK == 0:
                print(f"  {len(sums)}/{per_epoch} loss {torch.stack(sums[-SPEAK:]).mean().item():.2f}", flush=True)
            with torch.no_grad():
                keep = min(
                    settings.averaging, (1 + len(sums) + epoch * per_epoch) / (10 + len(sums) + epoch * per_epoch)
                )
                for mine, theirs in zip(average.parameters(), network.parameters(), strict=True):
                    if theirs.requires_grad:
                        mine.lerp_(theirs, 1 - keep)
        line = f"epoch {epoch + 1} loss {torch.stack(sums).mean().item():.3f} {time.time() - began:.0f}s"
        epoch_done(line, average)
    return average


@torch.no_grad()
def predict(networks: list[Network], documents: list[Document], device: str, floor: float = -3.0) -> list[Prediction]:
    """What the networks find in each text, their scores averaged; cues with a logit under `floor` are left out."""
    found: list[Prediction] = []
    for network in networks:
        network.to(device).eval()
    for number, doc in enumerate(documents):
        out: Prediction = []
        for w in windows(doc.pieces.units, len(doc.pieces)):
            t = on(device, batch(documents, [(number, w.start, w.end)], None))
            with torch.autocast(device, torch.bfloat16):
                states = [n.encoder(t["ids"], t["case"], t["quote"], t["breaks"], None) for n in networks]
            states = [state.float() for state in states]
            logits = torch.stack([n.cues(h)[0] for n, h in zip(networks, states, strict=True)]).float().mean(0)
            said = torch.stack([n.said(h)[0] for n, h in zip(networks, states, strict=True)]).float().mean(0).sigmoid()
            core = torch.zeros_like(logits, dtype=torch.bool)
            core[w.core_start - w.start + 1 : w.core_end - w.start + 1] = True
            cues = torch.nonzero((logits > floor) & core).squeeze(1)
            if not len(cues):
                continue
            zero = torch.zeros_like(cues)
            scores = (
                torch.stack([n.tower(h, zero, cues) for n, h in zip(networks, states, strict=True)]).float().mean(0)
            )
            table = torch.stack([n.transitions for n in networks]).mean(0)
            near = decode.near(cues.cpu().numpy(), w.end - w.start + 2)
            labels, sure = decode.decode(scores.cpu().numpy(), table.cpu().numpy(), near)
            held = decode.around(cues.cpu().numpy(), said.cpu().numpy())
            out += decode.collect(labels, sure, logits[cues].cpu().numpy(), held, cues.cpu().numpy() + w.start - 1)
        found.append(out)
    return found
