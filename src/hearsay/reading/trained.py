"""The trained reader: an encoder reads a window once, a tower reads each cue's attribution (`training/model.py`).

Runs on the CPU in onnxruntime, one window after another, so that memory is bounded by one window and the result
does not depend on what else is read. Weights are verified against the manifest's checksums when loaded.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from hearsay.errors import WeightsError
from hearsay.reading.assemble import Draft, assemble
from hearsay.reading.decode import Confidence, Decoded, around, collect, confidence, decode, distinct, near
from hearsay.reading.pieces import CLOSING, OPENING, Pieces, Window, pieces, windows
from hearsay.reading.segments import Offsets
from hearsay.records import Attribution, Report

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

CUES_AT_ONCE = 64
"""Cues decoded together: what bounds memory on a long text."""
REINSTALL = "Install Hearsay again."
MOST_THREADS = 4
"""Threads of one product: more do not help at this size."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """What was fitted on PolNeAR's dev part: the weights of the confidence and the least confidence that is kept.

    No attribution that is kept has a cue logit under `floor`: what is below is not decoded.
    """

    floor: float
    threshold: float
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class _Scored:
    """Cues of one window, counted in the text, with what the tower and the two heads say of them."""

    scores: Floats
    valid: NDArray[np.bool_]
    logits: Floats
    said: Floats
    cues: Ints


class TrainedReader:
    """Reads attributions with the packaged network called `name`.

    Raises:
        WeightsError: when a file of the weights is missing or is not what was shipped.
    """

    def __init__(self, name: str = "default", threads: int = 0, folder: Traversable | None = None) -> None:
        folder = folder or files("hearsay.reading") / "weights"
        manifest = _manifest(folder)
        if name not in manifest["readers"]:
            raise WeightsError(name, "there is no such reader.", f"Choose one of: {', '.join(manifest['readers'])}.")
        settings = manifest["readers"][name]
        threads = threads or min(MOST_THREADS, _cores())
        self.tuning = Tuning(settings["floor"], settings["threshold"], tuple(settings["confidence"]))
        self._transitions = np.array(settings["transitions"], np.float32)
        self._table, self._scale = _words(folder, manifest)
        self._encoder = _session(_file(folder, f"{name}.encoder.onnx", manifest), threads)
        self._tower = _session(_file(folder, f"{name}.tower.onnx", manifest), threads)

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of `report`, in order of their first content."""
        return assemble(report, self.drafts(report))

    def drafts(self, report: Report) -> list[Draft]:
        """The attributions before they are records, in order of their cues."""
        found = pieces(report.text)
        sure = [(item, confidence(item, self.tuning.confidence)) for item in distinct(self.decoded(found))]
        return [_draft(found, item, held) for item, held in sure if held >= self.tuning.threshold]

    def decoded(self, found: Pieces) -> list[Decoded]:
        """The attributions as spans of word pieces, in order of their cues."""
        out: list[Decoded] = []
        waiting: list[_Scored] = []
        for at in windows(found.units, len(found)):
            hidden, logits, said = self._encode(found, at)
            core = slice(at.core_start - at.start + 1, at.core_end - at.start + 1)
            cues = np.flatnonzero(logits[core] >= self.tuning.floor) + core.start
            for part in range(0, len(cues), CUES_AT_ONCE):
                some = cues[part : part + CUES_AT_ONCE]
                scores, valid = self._scores(hidden, some), near(some, len(hidden))
                waiting.append(_Scored(scores, valid, logits[some], around(some, said), some + at.start - 1))
                if sum(len(scored.cues) for scored in waiting) >= CUES_AT_ONCE:
                    out += self._decode(waiting)
                    waiting = []
        return out + self._decode(waiting)

    def _encode(self, found: Pieces, at: Window) -> tuple[Floats, Floats, Floats]:
        """[length, width] states, [length] cue logits and probabilities of being said, both ends included."""
        own = slice(at.start, at.end)
        ids = np.concatenate([[OPENING], found.ids[own], [CLOSING]])
        given: dict[str, Any] = {"words": (self._table[ids] * self._scale[ids])[None]}
        given |= {k: np.pad(getattr(found, k)[own], 1)[None] for k in ("case", "quote", "breaks")}
        hidden, logits, said = self._encoder.run(["hidden", "logits", "said"], given)
        return hidden[0], logits[0, :, 0], 1 / (1 + np.exp(-said[0, :, 0]))

    def _scores(self, hidden: Floats, cues: Ints) -> Floats:
        """[cues, 2 * REACH, 9] scores of the pieces around each cue."""
        given = {"hidden": hidden, "near": around(cues, np.arange(len(hidden))), "cue": cues}
        scores: Floats = self._tower.run(["scores"], given)[0]
        return scores

    def _decode(self, waiting: list[_Scored]) -> list[Decoded]:
        """The best spans of every cue that waits, found together: the steps along the chain are the cost."""
        if not waiting:
            return []
        scores, valid, logits, said, cues = (
            np.concatenate([getattr(w, f) for w in waiting]) for f in _Scored.__slots__
        )
        labels, sure = decode(scores, self._transitions, valid)
        return collect(labels, sure, logits, said, cues)


@cache
def packaged(name: str = "default") -> TrainedReader:
    """The packaged reader called `name`, loaded once a process."""
    return TrainedReader(name)


def _draft(found: Pieces, item: Decoded, held: float) -> Draft:
    def offsets(spans: tuple[tuple[int, int], ...]) -> tuple[Offsets, ...]:
        return tuple((int(found.starts[a]), int(found.ends[b - 1])) for a, b in spans)

    return Draft(offsets(item.source), offsets(item.cue), offsets(item.content), round(held, 4))


def _cores() -> int:
    """The processor cores that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _session(model: bytes, threads: int) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _manifest(folder: Traversable) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError("manifest.json", "the reader's weights cannot be read.", REINSTALL) from error
    return found


def _words(folder: Traversable, manifest: dict[str, Any]) -> tuple[NDArray[np.int8], Floats]:
    with np.load(io.BytesIO(_file(folder, "words.npz", manifest))) as stored:
        return stored["table"], stored["scale"]


def _file(folder: Traversable, name: str, manifest: dict[str, Any]) -> bytes:
    """The bytes of one file of the weights, verified."""
    try:
        found = (folder / name).read_bytes()
    except OSError as error:
        raise WeightsError(name, "this file of the reader's weights is missing.", REINSTALL) from error
    if hashlib.sha256(found).hexdigest() != manifest["sha256"].get(name):
        raise WeightsError(name, "this file of the reader's weights is damaged (its SHA-256 differs).", REINSTALL)
    return found
