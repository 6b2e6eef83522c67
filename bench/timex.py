"""Time expressions on TempEval-3 (TimeBank and AQUAINT), and speed against dateparser on the same texts.

    python bench/timex.py [--part dev|held-out|all] [--errors] [--speed] [TEMPEVAL_DIR]

Strict: same extent. Relaxed: extents overlap, one to one in order of the text. Value: relaxed matches whose
TIMEX3 `value` is equal; its precision and recall count them over all predicted and all gold. Scored are all
TIMEX3 of the text, the document creation time excluded; it is given to the system as the report's date, as in
the task. The held-out fifth is every document whose file name's SHA-256 is divisible by five; `--errors`
refuses to show it.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hearsay.measures.times import find_times
from hearsay.records import Moment, Report, Time
from hearsay.types import Granularity

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "tempeval3"
WORDS_A_REPORT = 600


@dataclass(frozen=True)
class Gold:
    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Document:
    name: str
    created: str
    text: str
    gold: tuple[Gold, ...]


def held_out(name: str) -> bool:
    """Whether the document is in the fixed fifth that nobody looks at while building."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


def read(path: Path) -> Document:
    """The text of `<TEXT>` without its markup, with the offsets of each TIMEX3 in it."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r"<DCT>.*?value=\"([^\"]+)\"", source, re.S)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.S)
    assert created, path
    assert body, path
    parts: list[str] = []
    length = 0
    open_at: list[tuple[int, dict[str, str]]] = []
    gold: list[Gold] = []
    for piece in re.split(r"(<[^>]+>)", body[1]):
        if piece.startswith("<TIMEX3"):
            open_at.append((length, dict(re.findall(r'(\w+)="([^"]*)"', piece))))
        elif piece.startswith("</TIMEX3"):
            start, fields = open_at.pop()
            gold.append(Gold(start, length, fields["type"], fields["value"]))
        elif not piece.startswith("<"):
            words = html.unescape(piece)
            parts.append(words)
            length += len(words)
    return Document(path.name, created[1], "".join(parts), tuple(sorted(gold, key=lambda g: g.start)))


def documents(folder: Path, part: str) -> Iterator[Document]:
    """The documents of one part in order of their names."""
    for path in sorted(folder.glob("*/*.tml")):
        if part == "all" or held_out(path.name) == (part == "held-out"):
            yield read(path)


def predict(document: Document) -> tuple[Time, ...]:
    """What Hearsay finds in the document, its creation time being the report's date."""
    stamp = document.created[:10]
    published = Moment(datetime.fromisoformat(stamp), Granularity.DAY) if re.fullmatch(r"[\d-]{10}", stamp) else None
    return find_times(Report(document.name, document.text, published=published), ())


def matched(gold: tuple[Gold, ...], found: tuple[Time, ...]) -> list[tuple[Gold, Time]]:
    """Overlapping pairs, each gold and each prediction once, in order of the text."""
    pairs: list[tuple[Gold, Time]] = []
    free = list(found)
    for g in gold:
        hit = next((t for t in free if t.span.start < g.end and g.start < t.span.end), None)
        if hit:
            free.remove(hit)
            pairs.append((g, hit))
    return pairs


def f1(hits: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    p, r = hits / max(predicted, 1), hits / max(gold, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def quality(docs: list[Document], errors: bool) -> None:
    """Prints strict, relaxed and value scores; with `errors` every difference."""
    counts = {"strict": 0, "relaxed": 0, "value": 0, "kind": 0}
    predicted = gold = 0
    for doc in docs:
        found = predict(doc)
        pairs = matched(doc.gold, found)
        predicted, gold = predicted + len(found), gold + len(doc.gold)
        counts["relaxed"] += len(pairs)
        counts["strict"] += sum((g.start, g.end) == (t.span.start, t.span.end) for g, t in pairs)
        counts["value"] += sum(g.value == t.value for g, t in pairs)
        counts["kind"] += sum(g.kind.lower() == t.kind.value for g, t in pairs)
        if errors:
            show(doc, found, pairs)
    for name, hits in counts.items():
        print(
            "{:8} P {:.3f}  R {:.3f}  F1 {:.3f}   ({} of {} predicted, {} gold)".format(
                name, *f1(hits, predicted, gold), hits, predicted, gold
            )
        )


def show(doc: Document, found: tuple[Time, ...], pairs: list[tuple[Gold, Time]]) -> None:
    """Every missed, spurious or differently valued time of a development document."""

    def around(start: int, end: int) -> str:
        left, right = doc.text[max(0, start - 50) : start], doc.text[end : end + 30]
        return f"{left}[[{doc.text[start:end]}]]{right}".replace("\n", " ")

    hit_gold, hit_found = {g for g, _ in pairs}, {t.id for _, t in pairs}
    for g in doc.gold:
        if g not in hit_gold:
            print("MISS ", doc.created, g.kind, g.value, around(g.start, g.end), sep="\t")
    for t in found:
        if t.id not in hit_found:
            print("EXTRA", doc.created, t.kind.value, t.value, around(t.span.start, t.span.end), sep="\t")
    for g, t in pairs:
        if g.value != t.value:
            print("VALUE", doc.created, f"{g.value} != {t.value}", around(t.span.start, t.span.end), sep="\t")


def speed(docs: list[Document], other: str) -> None:
    """Reports a second, and some of the same texts through dateparser's search_dates where it is installed."""
    words = " ".join(d.text for d in docs).split(" ")
    texts = [" ".join(words[i : i + WORDS_A_REPORT]) for i in range(0, len(words) - WORDS_A_REPORT, WORDS_A_REPORT)]
    published = Moment(datetime(1998, 3, 1), Granularity.DAY)
    find_times(Report("warm", texts[0], published=published), ())
    start = time.process_time()
    for i, text in enumerate(texts):
        find_times(Report(str(i), text, published=published), ())
    ours = len(texts) / (time.process_time() - start)
    print(f"hearsay     {ours:8.1f} reports of {WORDS_A_REPORT} words a second, one core ({len(texts)} reports)")
    if not shutil.which(other):
        print(f"dateparser  not measured: no {other!r} (give the Python of a venv with dateparser as --dateparser)")
        return
    few = texts[:10]
    code = (
        "import sys, json, time\nfrom dateparser.search import search_dates\ntexts = json.load(sys.stdin)\n"
        "search_dates(texts[0][:200], languages=['en'])\nstart = time.process_time()\n"
        "for t in texts: search_dates(t, languages=['en'])\nprint(len(texts) / (time.process_time() - start))"
    )
    done = subprocess.run(
        [other, "-W", "ignore", "-c", code], input=json.dumps(few), capture_output=True, text=True, check=False
    )
    if done.returncode:
        print("dateparser  not measured:", done.stderr.strip().splitlines()[-1:])
        return
    theirs = float(done.stdout)
    print(f"dateparser  {theirs:8.1f} reports a second over {len(few)} of them; ratio {ours / theirs:.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--part", choices=["dev", "held-out", "all"], default="held-out")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--dateparser", default="", help="a Python with dateparser installed")
    options = parser.parse_args()
    if not options.folder.is_dir():
        sys.exit(f"{options.folder}: no such folder; give the TempEval-3 training data (see its README).")
    if options.errors and options.part != "dev":
        sys.exit("--errors shows development documents only: --part dev.")
    docs = list(documents(options.folder, options.part))
    if options.speed:
        speed(docs, options.dateparser)
    else:
        quality(docs, options.errors)


if __name__ == "__main__":
    main()
