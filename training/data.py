"""PolNeAR, and the gold claims of cases, as word pieces with the attributions that begin in them."""

from __future__ import annotations

import glob
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from hearsay.reading.decode import REACH
from hearsay.reading.pieces import LONGEST, Pieces, pieces

ROLES = ("source", "cue", "content")
Offsets = tuple[int, int]
SPARE = 48
"""Pieces at either end of a training window that another window of the epoch is likely to hold too."""


@dataclass
class Labelled:
    """One attribution: the piece its cue begins at, `(role, first, last + 1)` spans, and how much it weighs."""

    cue: int
    spans: list[tuple[int, int, int]]
    weight: float = 1.0


@dataclass
class Document:
    """One text, its attributions, and the probabilities that a cue begins at a piece and that a content holds it."""

    name: str
    text: str
    pieces: Pieces
    cues: np.ndarray
    attributions: list[Labelled]
    weight: float = 1.0
    said: np.ndarray = field(default_factory=lambda: np.zeros(0, np.float32))


def read_ann(path: str) -> list[dict[str, list[Offsets]]]:
    """The attributions of a brat file: spans a role."""
    spans: dict[str, list[Offsets]] = {}
    events = []
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        if not re.match(r"^[TE]\d+\t", line):
            continue
        key, rest = line.split("\t")[:2]
        if key[0] == "T" and " " in rest:
            try:
                spans[key] = [(int(a), int(b)) for a, b in (s.split() for s in rest.split(" ", 1)[1].split(";"))]
            except ValueError:
                continue
        elif key[0] == "E":
            event: dict[str, list[Offsets]] = {role: [] for role in ROLES}
            for item in rest.split():
                role, target = item.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in event:
                    event[role] += spans.get(target, [])
            events.append(event)
    return events


def label(events: list[dict[str, list[Offsets]]], found: Pieces) -> list[Labelled]:
    """The events as pieces; one without a cue or a content cannot be learned and is left out."""
    labelled: dict[int, Labelled] = {}
    for event in events:
        if not event["cue"] or not event["content"]:
            continue
        spans = []
        for number, role in enumerate(ROLES, 1):
            for start, end in sorted(event[role]):
                first = int(np.searchsorted(found.ends, start, side="right"))
                last = int(np.searchsorted(found.starts, end))
                if first < last:
                    spans.append((number, first, last))
        cue = [s for s in spans if s[0] == 2]
        if cue:
            labelled.setdefault(cue[0][1], Labelled(cue[0][1], spans))
    return list(labelled.values())


def document(name: str, text: str, events: list[dict[str, list[Offsets]]], weight: float = 1.0) -> Document:
    """A document with gold attributions."""
    found = pieces(text)
    labelled = label(events, found)
    cues = np.zeros(len(found), np.float32)
    cues[[a.cue for a in labelled]] = 1.0
    return Document(name, text, found, cues, labelled, weight, held(labelled, len(found)))


def held(labelled: list[Labelled], length: int) -> np.ndarray:
    """For each piece the weight of the heaviest attribution whose content holds it."""
    share = np.zeros(length, np.float32)
    for item in labelled:
        for role, start, end in item.spans:
            if ROLES[role - 1] == "content":
                share[start:end] = np.maximum(share[start:end], item.weight)
    return share


def polnear(folder: str, first_only: bool = False) -> list[Document]:
    """Every annotation file of `folder` (with `text/` and `attributions/`); several of one text share its weight."""
    documents = []
    for path in sorted(glob.glob(os.path.join(folder, "text", "*.txt"))):
        name = os.path.basename(path)[:-4]
        files = sorted(glob.glob(os.path.join(folder, "attributions", glob.escape(name) + "_????.ann")))
        text = Path(path).read_text(encoding="utf-8")
        for file in files[: 1 if first_only else None]:
            documents.append(document(name, text, read_ann(file), 1.0 if first_only else 1 / len(files)))
    return documents


def cases(folder: str) -> Iterator[Document]:
    """The English reports of one case with their gold claims, one attribution a cue; carried ones are left out."""
    for path in sorted(glob.glob(os.path.join(folder, "gold", "*.json"))):
        gold = json.loads(Path(path).read_text(encoding="utf-8"))
        text = Path(folder, Path(path).stem + ".txt").read_text(encoding="utf-8")
        events: dict[int, dict[str, list[Offsets]]] = {}
        for claim in gold["claims"]:
            if claim.get("cue_start") is None or claim.get("carried"):
                continue
            event = events.setdefault(claim["cue_start"], {role: [] for role in ROLES})
            event["content"].append((claim["start"], claim["end"]))
            event["cue"] = [(claim["cue_start"], claim["cue_end"])]
            if claim.get("source_start") is not None:
                event["source"] = [(claim["source_start"], claim["source_end"])]
        yield document(f"{Path(folder).name}/{Path(path).stem}", text, list(events.values()))


@dataclass
class Batch:
    """Windows padded to one length, their pieces `inside`; a row a cue: its window, piece and weight, which of the
    pieces around it exist (`near`), and their gold labels."""

    inputs: dict[str, np.ndarray]
    mask: np.ndarray
    cues: np.ndarray
    known: np.ndarray
    said: np.ndarray
    inside: np.ndarray
    window: np.ndarray
    cue: np.ndarray
    weight: np.ndarray
    near: np.ndarray
    gold: np.ndarray


def sample(documents: list[Document], rng: np.random.Generator) -> list[tuple[int, int, int]]:
    """Windows (document, start, end) for one epoch: as many from a text as it fills, at places drawn anew."""
    found = []
    room = LONGEST - 2
    for number, doc in enumerate(documents):
        length = len(doc.pieces)
        count = max(1, round(length / (room - 2 * SPARE)))
        if rng.random() > doc.weight:
            continue
        for _ in range(count):
            start = int(np.clip(rng.integers(-room // 3, max(1, length - room * 2 // 3)), 0, max(0, length - room)))
            if rng.random() < 0.5 and len(doc.pieces.units):
                start = int(doc.pieces.units[np.searchsorted(doc.pieces.units, start, side="right") - 1])
            found.append((number, start, min(length, start + room)))
    rng.shuffle(found)
    return found


def batch(documents: list[Document], chosen: list[tuple[int, int, int]], rng: np.random.Generator | None) -> Batch:
    """One padded batch; with `rng`, letter case, marks, breaks and words are dropped at random (in training only)."""
    size, longest = len(chosen), max(b - a for _, a, b in chosen) + 2
    inputs = {k: np.zeros((size, longest), np.int64) for k in ("ids", "case", "quote", "breaks")}
    mask = np.zeros((size, longest), bool)
    cues, said = np.zeros((2, size, longest), np.float32)
    known, inside = np.zeros((2, size, longest), bool)
    rows: list[tuple[int, int, float, list[tuple[int, int, int]]]] = []
    for i, (number, a, b) in enumerate(chosen):
        doc, n = documents[number], b - a
        inputs["ids"][i, 0], inputs["ids"][i, n + 1] = 101, 102
        for key in inputs:
            inputs[key][i, 1 : n + 1] = getattr(doc.pieces, key)[a:b]
        if rng is not None:
            _blur(inputs, i, n, rng)
        mask[i, : n + 2] = True
        cues[i, 1 : n + 1] = doc.cues[a:b]
        said[i, 1 : n + 1] = doc.said[a:b]
        known[i, 1 : n + 1] = inside[i, 1 : n + 1] = True
        for item in doc.attributions:
            if not a <= item.cue < b:
                continue
            at = item.cue - a + 1
            if all(a <= s and e <= b for _, s, e in item.spans):
                rows.append((i, at, item.weight, [(r, s - a + 1, e - a + 1) for r, s, e in item.spans]))
            else:
                known[i, at] = False
    gold = np.zeros((len(rows), 2 * REACH), np.int64)
    near = np.zeros((len(rows), 2 * REACH), bool)
    for k, (i, at, _, spans) in enumerate(rows):
        shift = REACH - at
        near[k, max(0, 1 + shift) : int(mask[i].sum()) - 1 + shift] = True
        for role, s, e in spans:
            gold[k, max(0, s + shift) : max(0, e + shift)] = role
    return Batch(
        inputs, mask, cues, known, said, inside,
        np.array([r[0] for r in rows], np.int64), np.array([r[1] for r in rows], np.int64),
        np.array([r[2] for r in rows], np.float32), near, gold,
    )  # fmt: skip


def _blur(inputs: dict[str, np.ndarray], i: int, n: int, rng: np.random.Generator) -> None:
    draw = rng.random(4)
    if draw[0] < 0.06:
        inputs["case"][i, 1 : n + 1] = np.where(inputs["case"][i, 1 : n + 1] < 4, 2 * (draw[0] < 0.03), 5)
    if draw[1] < 0.04:
        inputs["quote"][i] = 0
    if draw[2] < 0.08:
        inputs["breaks"][i] = 0
    hidden = rng.random(n) < 0.06
    inputs["ids"][i, 1 : n + 1][hidden] = 103
