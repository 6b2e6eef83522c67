"""Measures a reader on PolNeAR: runs it over POLNEAR_DIR/text, writes the predictions, prints the scorer's table.

    python bench/attribution.py ../shared/polnear/dev --dump predictions.jsonl

Where the directory has no annotations the predictions are written and nothing is scored.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hearsay.reading import Reader
from hearsay.records import Report, Span
from readers import READERS, reader_named

TOOLS = Path(__file__).parent.parent.parent / "shared" / "tools"


def main() -> int:
    """Reads the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("polnear", type=Path, help="a directory with text/ and, to be scored, attributions/")
    parser.add_argument("--dump", type=Path, help="where to write the predictions (JSON lines)")
    parser.add_argument("--reader", default="default", choices=READERS)
    parser.add_argument("--tools", type=Path, default=TOOLS, help="the directory with score_polnear.py")
    args = parser.parse_args()
    texts = sorted((args.polnear / "text").glob("*.txt"))
    if not texts:
        print(f"{args.polnear}: no text/*.txt here. Give the directory that holds text/.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        dump = args.dump or Path(scratch) / "predictions.jsonl"
        dump.parent.mkdir(parents=True, exist_ok=True)
        predict(reader_named(args.reader), texts, dump)
        scorer = args.tools / "score_polnear.py"
        if not any((args.polnear / "attributions").glob("*.ann")):
            print(f"{args.polnear}: no attributions/*.ann, nothing to score.", file=sys.stderr)
        elif not scorer.exists():
            print(f"{scorer} is absent, nothing scored. Give --tools.", file=sys.stderr)
        else:
            return subprocess.run([sys.executable, str(scorer), str(args.polnear), str(dump)], check=False).returncode
    return 0


def predict(reader: Reader, texts: list[Path], dump: Path) -> None:
    """Writes the reader's attributions of each text, and prints how fast it read."""
    words, started = 0, time.perf_counter()
    with dump.open("w", encoding="utf-8") as out:
        for path in texts:
            report = Report(id=path.stem, text=path.read_text(encoding="utf-8"))
            attributions = [
                {"source": offsets(a.source), "cue": offsets(a.cue), "content": offsets(a.contents)}
                for a in reader.read(report)
                if a.cue  # PolNeAR knows no attribution without a cue: a quotation that stands alone is none there
            ]
            out.write(json.dumps({"name": path.stem, "attributions": attributions}, ensure_ascii=False) + "\n")
            words += len(report.text.split())
    spent = time.perf_counter() - started
    print(f"{len(texts)} texts, {words} words in {spent:.1f} s, first loading included: {words / spent:.0f} words/s")


def offsets(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as the scorers want them."""
    return [[s.start, s.end] for s in spans]


if __name__ == "__main__":
    sys.exit(main())
