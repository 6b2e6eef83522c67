"""The reader's network: an encoder, a cue head, and a tower that reads one attribution given its cue.

Every attribution of PolNeAR has one cue in one piece, and no two share it. So the first word piece of a cue
stands for its attribution: the encoder reads a window once, the cue head says at which pieces a cue begins, and
for each of them the tower scores every piece of the window as cue, source or content *of that cue*. The links
cue -> source and cue -> contents are thereby learned and not guessed by nearness. Spans are scored whole by a
conditional random field with potentials at their first and last pieces (`training/crf.py`).

The encoder has the shape of MiniLM (Wang et al. 2020): BERT with 6 layers of 384.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from hearsay.reading.decode import REACH

ROLES = ("source", "cue", "content")
STATES = 1 + len(ROLES)


@dataclass(frozen=True)
class Shape:
    """Sizes of the network. `layers` names which of the base encoder's layers are kept."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    tower: int = 128
    tower_layers: int = 2
    tower_kernel: int = 5
    dropout: float = 0.1

    def json(self) -> dict[str, object]:
        """The sizes as plain values."""
        return asdict(self)


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """`x` is [batch, length, width]; `mask` is True at real pieces, None where all are."""
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            a = torch.softmax((q * (w // self.heads) ** -0.5) @ k.transpose(-1, -2), dim=-1) @ v
        else:
            keep = None if mask is None else mask[:, None, None, :]
            a = F.scaled_dot_product_attention(q, k, v, keep)
        x = self.norm(x + self.out(a.transpose(1, 2).reshape(b, n, w)))
        normed: Tensor = self.norm2(x + self.down(F.gelu(self.up(x))))
        return normed


class Encoder(nn.Module):
    """Word pieces with their letter case, quotation state and paragraph break -> vectors."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.words.weight.requires_grad_(False)  # the readers share one table
        self.places = nn.Embedding(shape.positions, shape.width)
        self.case = nn.Embedding(8, shape.width)
        self.quote = nn.Embedding(4, shape.width)
        self.breaks = nn.Embedding(4, shape.width)
        for extra in (self.case, self.quote, self.breaks):
            nn.init.zeros_(extra.weight)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in shape.layers)

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, breaks: Tensor, mask: Tensor | None) -> Tensor:
        """All inputs are [batch, length]; the result is [batch, length, width]."""
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(where) + self.case(case) + self.quote(quote) + self.breaks(breaks)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Tower(nn.Module):
    """Scores of the pieces around one cue as part, first and last of each role of that cue's attribution."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.piece = nn.Linear(shape.width, shape.tower)
        self.cue = nn.Linear(shape.width, shape.tower)
        self.distance = nn.Parameter(0.02 * torch.randn(2 * REACH, shape.tower))
        self.norm = nn.LayerNorm(shape.tower)
        half = shape.tower_kernel // 2
        self.convolutions = nn.ModuleList(
            nn.Conv1d(shape.tower, 2 * shape.tower, shape.tower_kernel, padding=half * 2**i, dilation=2**i)
            for i in range(shape.tower_layers)
        )
        self.norms = nn.ModuleList(nn.LayerNorm(shape.tower) for _ in range(shape.tower_layers))
        self.dropout = nn.Dropout(shape.dropout)
        self.scores = nn.Linear(shape.tower, 3 * len(ROLES))

    def forward(self, hidden: Tensor, window: Tensor, cue: Tensor) -> Tensor:
        """[windows, length, width], and for each cue its window and piece -> [cues, 2 * REACH, 9].

        Position REACH of the result is the cue's first piece; positions outside the window repeat its edge and
        are for the caller to mask.
        """
        near = cue[:, None] + torch.arange(-REACH, REACH, device=hidden.device)
        near = near.clamp(min=0).clamp(max=hidden.shape[1] - 1)
        pieces = self.piece(hidden)[window[:, None], near]
        head = self.cue(hidden[window, cue])
        x = self.dropout(F.gelu(self.norm(pieces + head[:, None] + self.distance)))
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            value, gate = convolution(x.transpose(1, 2)).transpose(1, 2).chunk(2, dim=-1)
            x = norm(x + self.dropout(value * torch.sigmoid(gate)))
        scores: Tensor = self.scores(x)
        return scores


class Network(nn.Module):
    """Encoder, cue head, content head and tower."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.begin = nn.Sequential(
            nn.Linear(shape.width, shape.tower), nn.GELU(), nn.Dropout(shape.dropout), nn.Linear(shape.tower, 1)
        )
        self.tower = Tower(shape)
        with torch.no_grad():  # most pieces begin no cue and belong to no span
            self.begin[-1].bias.fill_(-4.0)
            self.tower.scores.bias[: len(ROLES)].fill_(-2.0)
        self.within = nn.Linear(shape.width, 1)
        self.transitions = nn.Parameter(torch.zeros(STATES, STATES))

    def cues(self, hidden: Tensor) -> Tensor:
        """[batch, length] logits that a cue begins at a piece."""
        logits: Tensor = self.begin(hidden).squeeze(-1)
        return logits

    def said(self, hidden: Tensor) -> Tensor:
        """[batch, length] logits that a piece lies in the content of some attribution, whichever its cue."""
        logits: Tensor = self.within(hidden).squeeze(-1)
        return logits

    @classmethod
    def from_base(cls, shape: Shape, weights: Path) -> Network:
        """A network whose encoder starts from the base encoder's safetensors file."""
        from safetensors.torch import load_file

        base = {k.removeprefix("bert."): v.float() for k, v in load_file(str(weights)).items()}
        network = cls(shape)
        encoder = network.encoder
        with torch.no_grad():
            encoder.words.weight.copy_(base["embeddings.word_embeddings.weight"])
            encoder.places.weight.copy_(
                base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
            )
            encoder.norm.weight.copy_(base["embeddings.LayerNorm.weight"])
            encoder.norm.bias.copy_(base["embeddings.LayerNorm.bias"])
            for layer, number in zip(encoder.layers, shape.layers, strict=True):
                at = f"encoder.layer.{number}."
                parts = {
                    "out": "attention.output.dense",
                    "norm": "attention.output.LayerNorm",
                    "up": "intermediate.dense",
                    "down": "output.dense",
                    "norm2": "output.LayerNorm",
                }
                for kind in ("weight", "bias"):
                    qkv = [base[f"{at}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(qkv))
                    for mine, theirs in parts.items():
                        getattr(getattr(layer, mine), kind).copy_(base[f"{at}{theirs}.{kind}"])
        return network
