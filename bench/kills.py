"""A process that works on a case is killed (SIGKILL) at a random moment, again and again; nothing acknowledged is lost.

The worker adds reports, judges claims and rebuilds, and says in a pipe what was acknowledged, when it was. After each
kill the case must verify, and everything that was acknowledged must be there.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from generate import written
from hearsay import desk
from hearsay.case import Case, Filter, LogFilter, Window, open_case
from hearsay.case.judgement_anchor import Anchors
from hearsay.case.judgement_store import judge
from hearsay.pipeline import run
from hearsay.reading.rules import RuleReader
from hearsay.records import Judgement, Report
from hearsay.records.capture import Capture
from hearsay.reports import report_of
from hearsay.types import Action

WORDS = 60
"""Words of one report: short, so that a round has many commits to be killed in."""
REPORTS = 2_000
A_CASE = 20
"""Kills before a new case is begun: a large one has rebuilds so long that most kills would hit them."""
LONGEST = 0.6
"""Seconds that a worker lives, at most; the moment is drawn evenly from its first commit on."""


@dataclass
class Survived:
    """Rounds, those that held, what had been acknowledged, and what was wrong in the others."""

    rounds: int = 0
    held: int = 0
    acknowledged: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def survive(where: str, kills: int, seed: int = 7) -> Survived:
    """Kills a worker on the case at `where` so often and looks at the case after each."""
    draw, told, known = random.Random(seed), Survived(), set[str]()
    texts = [w.text for w in written(REPORTS, seed, WORDS)]
    run([Report("warm", texts[0])], RuleReader())  # word lists are loaded before the workers are made
    place = where
    for at in range(kills):
        if at % A_CASE == 0:
            place, known = f"{where}{at // A_CASE}", set()
            _begun(place, texts)
        lines = _killed(place, texts, at, draw.random() * LONGEST)
        for line in lines:
            action = line.split()[0]
            told.acknowledged[action] = told.acknowledged.get(action, 0) + 1
            known.add(line)
        told.rounds += 1
        problem = _problem(place, known)
        told.held += not problem
        told.broken += [f"kill {at + 1}: {problem}"] if problem else []
    return told


def _begun(place: str, texts: list[str]) -> None:
    """A case with a few reports, analysed."""
    with open_case(place, create=True, title="kills", by="bench") as case:
        captures = [Capture(text.encode(), "bench") for text in texts[:3]]
        case.add([(capture, report_of(capture)) for capture in captures], "bench")
        desk.analyse(case, "bench", reader=desk.Lazy("rules"))


def _killed(where: str, texts: list[str], round_: int, seconds: float) -> list[str]:
    """Runs a worker, kills it some time after its first word, returns what it acknowledged."""
    end, begin = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(end)
        try:
            _work(where, texts, round_, begin)
        except BaseException as wrong:
            os.write(2, f"worker: {type(wrong).__name__}: {wrong}\n".encode())
        finally:
            os._exit(0)
    os.close(begin)
    first = os.read(end, 1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    rest = first
    while some := os.read(end, 65536):
        rest += some
    os.close(end)
    return [line for line in rest.decode().splitlines(keepends=False) if line.startswith(("add", "judge", "rebuild"))]


def _work(where: str, texts: list[str], round_: int, out: int) -> None:
    """Adds, judges and rebuilds until it is killed; each line is written after the case has acknowledged."""
    reader, draw = desk.Lazy("rules"), random.Random(round_)
    with open_case(where) as case:
        os.write(out, b"ready\n")
        while True:
            text = draw.choice(texts)
            capture = Capture(text.encode(), "bench")
            (added,) = case.add([(capture, report_of(capture))], "bench")
            os.write(out, f"add {added.report}\n".encode())
            if draw.random() < 0.6:
                entry = desk.analyse(case, "bench", reader=reader).entry
                os.write(out, f"rebuild {entry.seq}:{entry.hash}\n".encode())
            claims = case.claims(Filter(), Window(draw.randrange(50), 1)).items
            if claims:
                os.write(out, f"judge {_judged(case, claims[0].claim.id)}\n".encode())


def _judged(case: Case, claim: str) -> str:
    dossier = case.dossier()
    item = Anchors(dossier).of(next(c for c in dossier.claims if c.id == claim))
    with case.change("bench", "for the bench") as change:
        return judge(change, Judgement("", Action.ACCEPT, (item,), "bench", datetime.now(UTC), "for the bench")).id


def _problem(where: str, known: set[str]) -> str:
    """What is wrong after a kill; empty where nothing is."""
    with open_case(where) as case:
        verdict = case.verify()
        if not verdict.holds:
            return str(verdict.breaks[0])
        judgements = {judgement.id for judgement in case.judgements()}
        for line in sorted(known):
            action, what = line.split()
            if action == "add" and not case.history(what).total:
                return f"report {what} was acknowledged and is not there"
            if action == "judge" and what not in judgements:
                return f"judgement {what} was acknowledged and is not there"
            if action == "rebuild" and not _line(case, what):
                return f"line {what} was acknowledged and is not there"
    return ""


def _line(case: Case, head: str) -> bool:
    seq, hash_ = head.split(":")
    page = case.log(LogFilter(action="analyse"), Window(0, 1000))
    return any((entry.seq, entry.hash) == (int(seq), hash_) for entry in page.items)


def main() -> int:
    """Kills as often as the command line says, 200 times unless it says otherwise."""
    import tempfile

    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        place = sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "kills.hearsay")
        told = survive(place, kills)
    print(f"{told.held} of {told.rounds} kills survived; acknowledged before them: {told.acknowledged}")
    for problem in told.broken:
        print(problem)
    return 0 if told.held == told.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
