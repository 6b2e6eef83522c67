"""Commitment's rules beside a trained classifier, on event factuality from public data.

    python bench/factuality.py [../shared/factuality]

Each target is an event in a sentence, labelled from -3 (did not happen) to +3 (happened). It counts as open where
the label lies within 1.5 of zero, else as firm: what a speaker denies is firm too. The rules see the clause of the
event. The classifier is a logistic regression on the words around it and the rules' answer, trained on UW's train
part with balanced classes. Macro F1 and accuracy, since nine events of ten are firm.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hearsay.claims.commitment import Surroundings, committed
from hearsay.types import Commitment

DATA = Path(__file__).parent.parent.parent / "shared" / "factuality"
OPEN = 1.5
"""Half of the scale's certain end: labels of 2 and more are "certain" or "probable" in FactBank's terms."""
EDGE = re.compile(r",|;|:|--|``|(?:that|which|who|while|because|but|and|if|when|after|before|said|says)", re.I)


@dataclass(frozen=True)
class Event:
    """One target: the sentence's words, where the event stands, its label."""

    words: tuple[str, ...]
    start: int
    end: int
    label: float


def load(path: Path) -> list[Event]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = tuple(row["text"].split())
        found += [Event(words, *target["span1"], target["label"]) for target in row["targets"]]
    return found


def by_rule(event: Event) -> int:
    """1 where the rules find the event's clause open."""
    first, last = event.start, event.end
    while first > 0 and not EDGE.fullmatch(event.words[first - 1]):
        first -= 1
    while last < min(len(event.words), event.end + 6) and not EDGE.fullmatch(event.words[last]):
        last += 1
    clause = " ".join(event.words[first:last])
    return int(committed(Surroundings(clause, 0)).level is not Commitment.ASSERTED)


def features(event: Event) -> set[str]:
    words, at = [w.lower() for w in event.words], event.start
    near = {f"{k}={words[at + k]}" for k in range(-4, 5) if 0 <= at + k < len(words)}
    left = {f"left={w}" for w in words[max(0, at - 6) : at]}
    return near | left | {f"right={w}" for w in words[event.end : event.end + 3]} | {f"rule={by_rule(event)}"}


class Classifier:
    """Logistic regression by AdaGrad on sets of features."""

    def __init__(self, events: list[Event]) -> None:
        counts = Counter(f for e in events for f in features(e))
        self.index = {f: i for i, f in enumerate(f for f, n in counts.items() if n > 2)}
        rows = [self._row(e) for e in events]
        gold = np.array([gold_of(e) for e in events])
        weight = (1 - gold.mean()) / gold.mean()
        self.weights, squares, self.bias = np.zeros(len(self.index)), np.full(len(self.index), 1e-3), 0.0
        dice = np.random.default_rng(0)
        for _ in range(6):
            for i in dice.permutation(len(rows)):
                slope = (1 / (1 + np.exp(-self._score(rows[i]))) - gold[i]) * (weight if gold[i] else 1.0)
                squares[rows[i]] += slope * slope
                self.weights[rows[i]] -= 0.3 * slope / np.sqrt(squares[rows[i]])
                self.bias -= 0.01 * slope

    def _row(self, event: Event) -> list[int]:
        return sorted(self.index[f] for f in features(event) if f in self.index)

    def _score(self, row: list[int]) -> float:
        return float(self.weights[row].sum() + self.bias)

    def __call__(self, event: Event) -> int:
        return int(self._score(self._row(event)) > 0)


def gold_of(event: Event) -> int:
    return int(abs(event.label) < OPEN)


def scores(gold: list[int], found: list[int]) -> str:
    each = []
    for k in (0, 1):
        both = sum(g == f == k for g, f in zip(gold, found, strict=True))
        each.append(2 * both / max(1, gold.count(k) + found.count(k)))
    same = sum(g == f for g, f in zip(gold, found, strict=True)) / len(gold)
    return f"{sum(each) / 2:9.3f} {same:9.3f} {each[1]:9.3f}"


def main() -> None:
    """Prints one row a data set and method."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    if not (folder / "UW" / "train.jsonl").exists():
        sys.exit(f"No UW/train.jsonl in {folder}: name the directory with the factuality data.")
    trained = Classifier(load(folder / "UW" / "train.jsonl"))
    print(f"{'data':16} {'events':>7} {'open':>6} {'method':>10} {'macro F1':>9} {'accuracy':>9} {'F1 open':>9}")
    for name in ("UW/dev", "MEANTIME/train", "MEANTIME/dev"):
        events = load(folder / f"{name}.jsonl")
        gold = [gold_of(e) for e in events]
        for method, answer in (("all firm", lambda _: 0), ("rules", by_rule), ("trained", trained)):
            row = scores(gold, [answer(e) for e in events])
            print(f"{name:16} {len(events):7d} {sum(gold) / len(gold):6.3f} {method:>10} {row}")


if __name__ == "__main__":
    main()
