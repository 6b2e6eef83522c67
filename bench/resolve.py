"""How well `resolve` does on the cases, and how its time grows.

    python bench/resolve.py [CASE_DIR ...] [--reader gold|rules|default] [--errors]
    python bench/resolve.py --speed [--reader rules|default]

Quality is scored as `score_cases.py` does, with gold attributions (the stage alone; those that no reader could find,
plain sentences without source and cue, are left out) or a reader's (end to end): a row a case and the macro mean.
Speed, in time of the processor, is measured on 100, 1,000 and 10,000 generated reports of about 600 words.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from gold import Case, load
from hearsay.claims import resolve
from hearsay.records import Claim, Report, Source
from hearsay.types import Commitment, Quotation, SourceKind
from readers import reader_named

CASES = Path(__file__).parent.parent.parent / "shared" / "cases"
COLUMNS = ("claims F1", "source", "speakers", "relay", "commit acc", "commit F1", "distance", "own P", "own R")


def words(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(m.start() for m in re.finditer(r"\w+", text) if any(a <= m.start() < b for a, b in spans))


def matched(text: str, gold: Sequence[Claim], found: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of one gold and one found claim whose contents share at least half of their words, best first."""
    pairs = []
    for i, g in enumerate(gold):
        a = words(text, [(s.start, s.end) for s in g.contents])
        for j, f in enumerate(found):
            b = words(text, [(s.start, s.end) for s in f.contents])
            if a | b and len(a & b) / len(a | b) >= 0.5:
                pairs.append((len(a & b) / len(a | b), i, j))
    out: dict[int, int] = {}
    for _, i, j in sorted(pairs, reverse=True):
        if i not in out and j not in out.values():
            out[i] = j
    return [(gold[i], found[j]) for i, j in out.items()]


def f1(tp: int, found: int, gold: int) -> float:
    return 2 * tp / (found + gold) if found + gold else 0.0


def bcubed(items: Sequence[tuple[str, str]]) -> float:
    p = r = 0.0
    for g, q in items:
        both = items.count((g, q))
        p += both / sum(1 for x in items if x[1] == q)
        r += both / sum(1 for x in items if x[0] == g)
    p, r = p / max(1, len(items)), r / max(1, len(items))
    return 2 * p * r / (p + r) if p + r else 0.0


def same_name(a: str, b: str) -> bool:
    a, b = a.casefold(), b.casefold()
    return a in b or b in a


def score(case: Case, sources: Sequence[Source], claims: Sequence[Claim], errors: bool) -> tuple[float, ...]:
    """The figures of one case in the order of COLUMNS."""
    own_ids = {s.id for s in sources if s.kind is SourceKind.OWN_VOICE}
    names = {s.id: s.name for s in sources}
    gold_names = {s.id: s.name for s in case.sources}
    c: Counter[str] = Counter()
    speakers: list[tuple[str, str]] = []
    levels: list[tuple[Commitment, Commitment]] = []
    for report in (r for r in case.reports if r.id in case.with_gold):
        gold = [x for x in case.claims if x.report == report.id]
        found = [x for x in claims if x.report == report.id and not x.background]
        g_att, g_own = [x for x in gold if x.attribution], [x for x in gold if not x.attribution]
        f_att, f_own = [x for x in found if x.source not in own_ids], [x for x in found if x.source in own_ids]
        pairs, own = matched(report.text, g_att, f_att), matched(report.text, g_own, f_own)
        c["att"] += len(pairs)
        c["att_g"] += len(g_att)
        c["att_f"] += len(f_att)
        c["own"] += len(own)
        c["own_g"] += len(g_own)
        c["own_f"] += len(f_own)
        for g, f in pairs:
            if g.source_spans:
                c["src_g"] += 1
                hit = bool(f.source_spans) and f.source_spans[0].overlaps(g.source_spans[0])
                c["src"] += hit
                if errors and not hit:
                    print("  source ", report.id, _text(report, g), "|", _said(report, g), "|", _said(report, f))
            speakers.append((gold_names[g.source], f.source))
            levels.append((g.commitment, f.commitment))
            c["dist"] += g.distancing == f.distancing
            c["rel"] += sum(any(same_name(a.name, b.name) for b in f.relays) for a in g.relays)
            c["rel_g"] += len(g.relays)
            c["rel_f"] += len(f.relays)
            if errors:
                _show(report, g, f, gold_names, names)
        if errors:
            for f in f_own:
                if all(f is not b for _, b in own):
                    print("  own+   ", report.id, _text(report, f)[:160])
            for g in g_own:
                if all(g is not a for a, _ in own):
                    print("  own-   ", report.id, _text(report, g)[:160])
    if errors:
        _clusters(speakers, names)
    classes = {g for g, _ in levels}
    per_class = [
        f1(
            sum(g is q is k for g, q in levels),
            sum(q is k for _, q in levels),
            sum(g is k for g, _ in levels),
        )
        for k in classes
    ]
    return (
        f1(c["att"], c["att_f"], c["att_g"]),
        c["src"] / max(1, c["src_g"]),
        bcubed(speakers),
        f1(c["rel"], c["rel_f"], c["rel_g"]),
        sum(g is q for g, q in levels) / max(1, len(levels)),
        sum(per_class) / max(1, len(classes)),
        c["dist"] / max(1, len(levels)),
        c["own"] / max(1, c["own_f"]),
        c["own"] / max(1, c["own_g"]),
    )


def _text(report: Report, claim: Claim) -> str:
    return " […] ".join(s.of(report.text) for s in claim.contents)


def _said(report: Report, claim: Claim) -> str:
    return " ".join(s.of(report.text) for s in claim.source_spans)


def _show(report: Report, g: Claim, f: Claim, gold_names: dict[str, str], names: dict[str, str]) -> None:
    a, b = [r.name for r in g.relays], [r.name for r in f.relays]
    if len(a) != len(b) or not all(any(same_name(x, y) for y in b) for x in a):
        print("  relay  ", report.id, a, b, "|", _said(report, g), "|", _text(report, g)[:80])
    if g.commitment is not f.commitment:
        deciding = " ".join(s.of(report.text) for s in f.commitment_spans)
        print("  commit ", report.id, g.commitment, f.commitment, f"[{deciding}]", "|", _text(report, g)[:110])
    if g.distancing != f.distancing:
        print("  distant", report.id, g.distancing, f.distancing, "|", " ".join(s.of(report.text) for s in f.cue))


def _clusters(speakers: Sequence[tuple[str, str]], names: dict[str, str]) -> None:
    for gold in sorted({g for g, _ in speakers}):
        got = Counter(names[q] for g, q in speakers if g == gold)
        ids = {q for g, q in speakers if g == gold}
        mixed = Counter(g for g, q in speakers if q in ids and g != gold)
        if len(ids) > 1 or mixed:
            print("  speaker", gold, "->", dict(got), "mixed with", dict(mixed))


def quality(folders: Sequence[Path], reader: str, errors: bool) -> None:
    """Prints one row a case and the macro mean."""
    table = []
    for folder in folders:
        case = load(folder)
        if reader == "gold":
            attributions = tuple(a for a in case.attributions if a.cue or a.source or a.quotation is Quotation.DIRECT)
        else:
            reading = reader_named(reader)
            attributions = tuple(a for r in case.reports for a in reading.read(r))
        sources, claims = resolve(case.reports, attributions)
        table.append((case.name, score(case, sources, claims, errors)))
    table.append(("macro", tuple(sum(column) / len(table) for column in zip(*(row for _, row in table), strict=True))))
    print(f"{reader:8}", *(f"{name:>10}" for name in COLUMNS))
    for name, row in table:
        print(f"{name:8}", *(f"{value:10.3f}" for value in row))


_PEOPLE = ("Arno Vesk", "Lida Moran", "Pauli Kern", "Rana Sadiq", "Ivo Brandt", "Mina Okoro", "Tomas Hale", "Dana Weil")
_ROLES = ("Interior Minister", "Mayor", "Police Chief", "Rail Director", "Union leader", "Fire Chief")
_OUTLETS = ("Reuters", "the Lakeside Courier newspaper", "Radio Alpha", "the BBC")
_FACTS = (
    "the bridge had been closed since noon",
    "at least {n} people were on the ferry",
    "no warning was given before the wall fell",
    "{n} of the injured were still in hospital",
    "the crew might have left the harbour too late",
)


_PARAGRAPHS = (
    "{role} {person} said on Monday that {fact}. “{Fact},” {last} told {outlet}. The road to the harbour stayed shut "
    "for a second day. According to officials, {fact2}.",
    "{Outlet} quoted {person}, a {job} at the port, as saying that {fact}. She said {fact2}. It was not clear why.",
    "The coast guard said {role} {person} had told its crews that {fact}. It denied that {fact2}.",
    "“{Fact},” {person}, a {job}, was quoted as saying by {outlet}. The ministry would not confirm that {fact}.",
    "The ferry had left the old harbour an hour late on Sunday night. Two tugs lay off the northern pier, their lamps "
    "lit. By dawn the wind had turned and the rain had stopped. Shops in the lower town stayed shut. {Fact}.",
    "The harbour was built for a tenth of the ships that call there now. A second pier was planned and never built. "
    "{Fact}, and {fact2}. The last of the boats came home at noon. Nobody on the quay had slept.",
)
_JOBS = ("welder", "pilot", "clerk", "diver", "nurse")


def generated(count: int, seed: int = 0) -> list[Report]:
    """`count` invented reports of about 600 words, with a cast that grows with their number."""
    dice = random.Random(seed)
    family = [
        f"{a}{b}" for a in ("Bar", "Kol", "Ver", "Mon", "Sel", "Tor") for b in ("nik", "dano", "mark", "ssen", "lyov")
    ]
    reports = []
    for n in range(count):
        lines = []
        for _ in range(18):
            fresh = f"{dice.choice(_PEOPLE).split()[0]} {dice.choice(family)}{chr(97 + dice.randrange(26))}"
            person = dice.choice(_PEOPLE) if dice.random() < 0.7 else fresh
            fact, fact2 = (dice.choice(_FACTS).format(n=dice.randrange(2, 90)) for _ in range(2))
            outlet = dice.choice(_OUTLETS)
            words = {
                "role": dice.choice(_ROLES), "person": person, "last": person.split()[1], "job": dice.choice(_JOBS),
                "outlet": outlet, "Outlet": outlet[0].upper() + outlet[1:],
                "fact": fact, "Fact": fact.capitalize(), "fact2": fact2, "Fact2": fact2.capitalize(),
            }  # fmt: skip
            lines.append(dice.choice(_PARAGRAPHS).format(**words))
        reports.append(Report(f"{n:06d}", "\n\n".join(lines)))
    return reports


SAMPLE = 40
"""Reports that the default reader reads to tell its time a report: its time does not depend on their number."""


def speed(reader: str) -> None:
    """Prints reading and resolving time (of the processor) over 100, 1,000 and 10,000 reports."""
    reading, rules = reader_named(reader), reader_named("rules")
    sample = generated(SAMPLE)
    reading.read(sample[0])
    start = time.process_time()
    for report in sample:
        reading.read(report)
    each = (time.process_time() - start) / SAMPLE
    length = sum(len(r.text.split()) for r in sample) / SAMPLE
    print(f"{reader} reader: {1000 * each:.1f} ms a report of {length:.0f} words")
    print(f"{'reports':>8} {'claims':>8} {'sources':>8} {'resolve s':>10} {'ms/report':>10} {'of reading':>10}")
    for count in (100, 1_000, 10_000):
        reports = generated(count)
        attributions = [a for report in reports for a in rules.read(report)]
        start = time.process_time()
        sources, claims = resolve(reports, attributions)
        took = time.process_time() - start
        share = took / count / each
        print(
            f"{count:8d} {len(claims):8d} {len(sources):8d} {took:10.2f} {1000 * took / count:10.2f} {share:10.1%}",
            flush=True,
        )


def main() -> None:
    """Runs what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", type=Path)
    parser.add_argument("--reader", default="gold", help="gold, rules or default")
    parser.add_argument("--errors", action="store_true", help="print what differs from gold")
    parser.add_argument("--speed", action="store_true", help="time 100, 1,000 and 10,000 generated reports")
    args = parser.parse_args()
    if args.speed:
        speed("default" if args.reader == "gold" else args.reader)
        return
    folders = args.cases or sorted(p for p in CASES.glob("*") if (p / "gold").is_dir())
    if not folders:
        sys.exit(f"No case with gold in {CASES}: name a case directory.")
    quality(folders, args.reader, args.errors)


if __name__ == "__main__":
    main()
