"""Measures places on own sentences: how many names are found, and how many resolve to the right place.

    python bench/places.py [--misses] [GOLD.tsv]

A name resolves where its country, region or sea is right, or its point lies within 50 km. Precision of finding: the
share of what is found that stands on a marked name. Prints reports a second on texts of 600 words made of the lines.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from pathlib import Path

from hearsay.measures.places import find_places
from hearsay.measures.places_beside import distance
from hearsay.measures.places_gazetteer import fold
from hearsay.records import Place, Report
from hearsay.types import PlaceKind

GOLD = Path(__file__).parent.parent / "tests" / "measures" / "places_gold.tsv"
NEAR = 50.0
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")


def gold_of(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A marked line as plain text, and the marks as start, end, answer."""
    text, marks, last = "", [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        last = match.end()
    return text + line[last:], marks


def is_right(place: Place, answer: str) -> bool:
    """Whether a place is what the answer says."""
    if re.fullmatch(r"-?[\d.]+,-?[\d.]+", answer):
        lat, lon = map(float, answer.split(","))
        located = place.lat is not None and place.lon is not None and place.kind is not PlaceKind.COUNTRY
        return located and distance(lat, lon, place.lat or 0.0, place.lon or 0.0) <= NEAR
    kind, _, name = answer.partition("/")
    if not name:
        return place.kind is PlaceKind.COUNTRY and place.country == kind
    if kind == "sea":
        return place.kind is PlaceKind.SEA and fold(place.name) == fold(name)
    if kind == "border":
        return place.kind is PlaceKind.BORDER and name in place.name
    same = fold(name) in fold(place.name) or fold(name) in fold(place.region)
    return place.kind is PlaceKind.REGION and place.country == kind and same


def main() -> int:
    """Reads the command line and prints the figures; 1 where fewer than 0.85 resolve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--misses", action="store_true", help="print what is missed, wrong, or no place")
    args = parser.parse_args()
    lines = [n for n in args.gold.read_text(encoding="utf-8").splitlines() if n and not n.startswith("#")]
    count: Counter[str] = Counter()
    for line in lines:
        text, marks = gold_of(line)
        places = find_places(Report("g", text))
        count["found"] += len(places)
        for start, end, answer in marks:
            over = [p for p in places if p.span.start < end and start < p.span.end]
            count["gold"] += 1
            count["seen"] += bool(over)
            right = any(is_right(p, answer) for p in over)
            count["right"] += right
            if args.misses and not right:
                got = [f"{p.name} {p.kind} {p.country} {p.lat},{p.lon}" for p in over]
                print(f"  {'wrong' if over else 'unseen'}: {text[start:end]} = {answer}; got {got} in: {text}")
        for place in places:
            on = any(place.span.start < end and start < place.span.end for start, end, _ in marks)
            count["true"] += on
            if args.misses and not on:
                print(f"  no place: {place.span.of(text)} ({place.kind}) in: {text}")
    resolved = count["right"] / count["gold"]
    print(f"{count['gold']} names in {len(lines)} lines")
    print(f"found {count['seen'] / count['gold']:.3f}, precision of finding {count['true'] / count['found']:.3f}")
    print(f"resolved within country, region, sea or {NEAR:.0f} km: {resolved:.3f} (bar 0.85)")
    print(f"{speed(lines):.0f} reports of 600 words a second")
    return resolved < 0.85


def speed(lines: list[str]) -> float:
    """Reports of about 600 words a second of processor time, on the lines put together, best of five."""
    words = " ".join(gold_of(line)[0] for line in lines).split()
    reports = [Report("s", " ".join(words[n : n + 600])) for n in range(0, len(words) - 599, 600)]
    best = float("inf")
    for _ in range(5):
        started = time.process_time()
        for report in reports:
            find_places(report)
        best = min(best, time.process_time() - started)
    return len(reports) / best


if __name__ == "__main__":
    raise SystemExit(main())
