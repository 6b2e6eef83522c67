"""A teacher's reading as labels for a student: on the gold texts beside the gold, on further texts alone."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from training.data import Document, Labelled, document, held
from training.train import Prediction

SHARE = 0.5
"""How much the teacher's reading weighs beside the gold."""
LEAST = -2.0
"""The teacher's cues under this logit (12 %) teach no spans."""


def further_texts(folder: str) -> list[Document]:
    """The newswire texts of TempEval-3 (TimeML), without labels."""
    found = []
    for path in sorted(glob.glob(os.path.join(folder, "*", "*.tml"))):
        body = ElementTree.parse(path).getroot().find("TEXT")
        text = "".join(body.itertext()).strip() if body is not None else ""
        if text:
            found.append(document(Path(path).stem, text, []))
    return found


def taught(documents: list[Document], read: list[Prediction], share: float = SHARE) -> list[Document]:
    """The documents with the teacher's reading as a part `share` of their labels."""
    out = []
    for doc, items in zip(documents, read, strict=True):
        cues = (1 - share) * doc.cues
        labels = [Labelled(a.cue, a.spans, (1 - share) * a.weight) for a in doc.attributions]
        for item in items:
            probability = 1 / (1 + np.exp(-item.cue_logit))
            cues[item.cue[0][0]] += share * probability
            if item.cue_logit >= LEAST and item.content:
                roles = enumerate((item.source, item.cue, item.content), 1)
                spans = [(role, start, end) for role, found in roles for start, end in found]
                labels.append(Labelled(item.cue[0][0], spans, share * float(probability)))
        said = (1 - share) * doc.said + held(labels[len(doc.attributions) :], len(doc.pieces))
        out.append(Document(doc.name, doc.text, doc.pieces, cues.astype(np.float32), labels, doc.weight, said))
    return out
