"""Sets the reader beside two peers on the same texts in the same run: speed as a ratio, quality where there is gold.

    python bench/peers.py --python PEERS/bin/python --model MODEL           invented reports: speed
    python bench/peers.py --python ... --model ... --texts ../shared/polnear/dev    speed and quality

The peers are a spaCy blank pipeline with a sentencizer (it only cuts sentences: for scale) and textacy's direct
quotations, which need a spaCy model with a parser. They live in an environment of their own and are no dependency:
one that cannot be imported there is skipped with the reason. Each runs in one process on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOOLS = Path(__file__).parent.parent.parent / "shared" / "tools"
PEERS = ("sentencizer", "textacy")


def main() -> int:
    """Reads the command line and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", type=Path, help="the interpreter of the environment with spacy and textacy")
    parser.add_argument("--model", default="en_core_web_sm", help="the spaCy model with a parser, for textacy")
    parser.add_argument("--texts", type=Path, help="a directory laid out like PolNeAR; invented reports without it")
    parser.add_argument("--count", type=int, default=60, help="how many invented reports")
    parser.add_argument("--reader", default="default")
    parser.add_argument("--tools", type=Path, default=TOOLS)
    parser.add_argument("--worker", nargs=3, metavar=("PEER", "IN", "OUT"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if args.worker:
        peer, source, target = args.worker
        work(peer, args.model, Path(source), Path(target))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        compare(args, Path(scratch))
    return 0


def compare(args: argparse.Namespace, scratch: Path) -> None:
    """Runs everything on the same texts and prints one row each."""
    texts = texts_of(args)
    (scratch / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    words = sum(len(t.split()) for t in texts.values())
    print(f"{len(texts)} texts, {words} words, one core, load {os.getloadavg()[0]:.1f}\n")
    print("| system | words/s | times Hearsay's speed | refused | found P / R / F1 |\n|---|---:|---:|---:|---|")
    ours = read(args.reader, texts, scratch / "ours.jsonl")
    score = scored(args, scratch / "ours.jsonl")
    print(f"| Hearsay, {args.reader} reader | {words / ours:.0f} | 1.00 | 0 | {score} |", flush=True)
    for peer in PEERS:
        if args.python is None:
            print(f"| {peer} | skipped: no --python given | | | |")
            continue
        command = [str(args.python), __file__, "--model", args.model, "--worker", peer]
        files = [str(scratch / "texts.json"), str(scratch / f"{peer}.json")]
        done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["unknown"])[-1]
            print(f"| {peer} | skipped: {reason[:120]} | | | |")
            continue
        for row in json.loads((scratch / f"{peer}.json").read_text(encoding="utf-8")):
            score = ""
            if row["predictions"]:
                (scratch / "peer.jsonl").write_text(row["predictions"], encoding="utf-8")
                score = scored(args, scratch / "peer.jsonl")
            ratio = ours / row["seconds"]
            print(f"| {row['name']} | {words / row['seconds']:.0f} | {ratio:.2f} | {row['refused']} | {score} |")


def texts_of(args: argparse.Namespace) -> dict[str, str]:
    """The texts by name."""
    if args.texts:
        return {p.stem: p.read_text(encoding="utf-8") for p in sorted((args.texts / "text").glob("*.txt"))}
    from generate import generate

    return {r.id: r.text for r in generate(args.count)}


def read(name: str, texts: dict[str, str], dump: Path) -> float:
    """Writes what the reader finds; returns the seconds it took, loading excluded."""
    from hearsay.records import Report
    from readers import reader_named

    reader = reader_named(name)
    reader.read(Report("warm", "The mayor said the road was closed."))
    started = time.perf_counter()
    found = {key: reader.read(Report(key, text)) for key, text in texts.items()}
    seconds = time.perf_counter() - started
    lines = []
    for key, attributions in found.items():
        roles = [{"source": a.source, "cue": a.cue, "content": a.contents} for a in attributions]
        rows = [{role: [[s.start, s.end] for s in spans] for role, spans in row.items()} for row in roles]
        lines.append(json.dumps({"name": key, "attributions": rows}) + "\n")
    dump.write_text("".join(lines), encoding="utf-8")
    return seconds


def scored(args: argparse.Namespace, dump: Path) -> str:
    """Precision, recall and F1 of attributions found, where the texts have gold."""
    scorer = args.tools / "score_polnear.py"
    if not args.texts or not scorer.exists() or not any((args.texts / "attributions").glob("*.ann")):
        return ""
    command = [sys.executable, str(scorer), str(args.texts), str(dump)]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    values = next(line.split() for line in table.splitlines() if line.startswith("found"))
    return f"{values[2]} / {values[4]} / {values[6]}"


def work(peer: str, model: str, source: Path, target: Path) -> None:
    """Runs one peer; called in the peers' environment, which has no Hearsay."""
    import spacy  # type: ignore[import-not-found,unused-ignore]

    texts = json.loads(source.read_text(encoding="utf-8"))
    if peer == "sentencizer":
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        nlp("Warm up.")
        started = time.perf_counter()
        for text in texts.values():
            list(nlp(text).sents)
        seconds = time.perf_counter() - started
        rows = [{"name": f"spaCy {spacy.__version__} blank, sentencizer", "seconds": seconds}]
        target.write_text(json.dumps([{**rows[0], "refused": 0, "predictions": ""}]), encoding="utf-8")
        return
    import textacy  # type: ignore[import-not-found,unused-ignore]
    from textacy.extract import direct_quotations  # type: ignore[import-not-found,unused-ignore]

    nlp = spacy.load(model, exclude=["ner"])
    nlp("Warm up.")
    started = time.perf_counter()
    docs = {key: nlp(text) for key, text in texts.items()}
    parsed = time.perf_counter()
    lines, refused = [], 0
    for key, doc in docs.items():
        try:
            found = list(direct_quotations(doc))
        except ValueError:
            found, refused = [], refused + 1
        lines.append(json.dumps({"name": key, "attributions": [triple(t) for t in found]}) + "\n")
    ended = time.perf_counter()
    name = f"textacy {textacy.__version__} direct quotations"
    both = {"refused": refused, "predictions": "".join(lines)}
    rows = [
        {"name": f"{name}, parsing with {model} included", "seconds": ended - started, **both},
        {"name": f"{name}, on ready parses", "seconds": ended - parsed, "refused": refused, "predictions": ""},
    ]
    target.write_text(json.dumps(rows), encoding="utf-8")


def triple(found: object) -> dict[str, list[list[int]]]:
    """A quotation of textacy's as offsets; `found` has speaker, cue and content."""
    speaker, cue, content = found  # type: ignore[misc,attr-defined]
    return {
        "source": [[t.idx, t.idx + len(t)] for t in speaker],
        "cue": [[t.idx, t.idx + len(t)] for t in cue],
        "content": [[content.start_char, content.end_char]],
    }


if __name__ == "__main__":
    sys.exit(main())
