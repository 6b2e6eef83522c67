"""Scale and truth of relating accounts: reports are generated with known copies, updates, slips and conflicts.

    python bench/relate.py [--reports 10000] [--seed 7]

A fictional flood, many towns. Each town has an official toll that rises by the day, for some tolls a second source
that contradicts it on one day, and reports: told afresh, copied whole, cut short, reworded, some with a slip of the
digits. Records are built with the text (figures, claims, sources), so that only `relate` is measured. Prints wall
time, peak memory, lineage precision and recall, and recall and precision of the true conflicts.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hearsay.questions import relate
from hearsay.records import Claim, Figure, Measures, Moment, Relations, Report, Source, Span
from hearsay.types import Bound, Difference, Granularity, QuestionKind, SourceKind

START = datetime(2031, 3, 4)
DAYS = 4
TOWN_REPORTS = 40
STATUSES = {
    "killed": ("{n} people were killed", "{n} people died", "{n} residents lost their lives", "the dead number {n}"),
    "injured": ("{n} people were injured", "{n} people were hurt", "{n} residents were wounded"),
    "missing": ("{n} people are missing", "{n} residents are still unaccounted for"),
    "evacuated": ("{n} people were evacuated", "{n} residents were evacuated from their homes"),
}
LEADS = ("In {town}, ", "In {town}, by the latest count, ", "In {town}, according to a new list, ")
SOURCES = ("the provincial health office", "the river authority", "the valley council", "the Red Crescent branch")
SUBJECTS = [
    "Volunteers",
    "Engineers",
    "Fishermen",
    "Teachers",
    "Two divers",
    "Shopkeepers",
    "A ferry crew",
    "Farmers",
    "Nurses",
    "Mechanics",
]
VERBS = [
    "cleared",
    "searched",
    "photographed",
    "sealed",
    "rebuilt",
    "drained",
    "guarded",
    "mapped",
    "visited",
    "repaired",
    "left",
    "reached",
]
OBJECTS = [
    "the lower bridge",
    "a flooded school",
    "the grain store",
    "the old quay",
    "the bus depot",
    "a row of barns",
    "the mill",
]
PLACES = [
    "at dawn",
    "by lamplight",
    "before noon",
    "after the second wave",
    "in heavy rain",
    "while the river fell",
    "late at night",
]
ENDS = [
    "with pumps",
    "with borrowed boats",
    "under guard",
    "without pay",
    "for the third day",
    "in silence",
    "by hand",
    "on foot",
]
SWAPS = {"people": "persons", "searched": "combed", "cleared": "emptied", "reached": "got to", "left": "quit",
         "before": "ahead of", "while": "as", "heavy": "pouring", "old": "ancient", "borrowed": "lent"}  # fmt: skip
SYLLABLES = [
    "kar",
    "vel",
    "dor",
    "na",
    "mi",
    "lo",
    "sta",
    "bre",
    "tu",
    "ris",
    "gol",
    "pen",
    "sha",
    "or",
    "vi",
    "da",
    "lun",
    "ter",
]
CONFLICTED = 0.35
"""Share of tolls that a second source contradicts on one day."""
SLIPS = 0.03
"""Share of copies that swap two digits of a figure."""


@dataclass(frozen=True)
class Statement:
    """One toll as one source gives it on one day."""

    town: str
    status: str
    day: int
    value: int
    source: str
    bound: Bound = Bound.EXACT


@dataclass
class World:
    """What was generated, and what is true of it."""

    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    parents: dict[str, str] = field(default_factory=dict)
    conflicts: dict[tuple[str, str], frozenset[int]] = field(default_factory=dict)
    told: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    published: dict[str, datetime] = field(default_factory=dict)


def main() -> int:
    """Generates, relates, scores; 0 where the bars hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    world = generated(args.reports, random.Random(args.seed))
    sources = [Source("own", "own voice", SourceKind.OWN_VOICE)]
    sources += [Source(name, name, SourceKind.PUBLIC_BODY) for name in SOURCES]
    before = time.perf_counter(), time.process_time()
    relations = relate(world.reports, sources, world.claims, Measures(figures=tuple(world.figures)))
    wall, cpu = time.perf_counter() - before[0], time.process_time() - before[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{len(world.reports)} reports, {len(world.figures)} figures, {len(relations.questions)} questions")
    print(f"relate      {wall:.1f} s wall, {cpu:.1f} s CPU, peak memory of the process {peak:.2f} GB")
    lineage_score(world, relations)
    recall, precision = conflict_score(world, relations)
    return 0 if wall < 300 and peak < 4 and recall >= 0.9 and precision >= 0.8 else 1


def generated(size: int, dice: random.Random) -> World:
    """A world of about `size` reports."""
    world = World()
    towns = town_names(max(1, size // TOWN_REPORTS), dice)
    for town in towns:
        told = [s for status in STATUSES for s in statements(town, status, dice, world)]
        originals: list[tuple[str, list[tuple[str, Statement | None]]]] = []
        for number in range(TOWN_REPORTS):
            day = dice.randrange(DAYS)
            known = [s for s in told if s.day == day]
            ready = [o for o in originals if int(o[0].rsplit("-", 1)[1]) <= day]
            if len(originals) < 10 or not ready or dice.random() < 0.25:
                parts, parent = fresh(town, known, dice), None
            else:
                parent, source_parts = dice.choice(ready)
                parts = rewritten(source_parts, dice)
                day = max(day, int(parent.rsplit("-", 1)[1]))
            name = f"{town.lower()}{number}-{day}"
            if parent is None:
                originals.append((name, parts))
            else:
                world.parents[name] = parent
            publish(name, day, parts, parent is not None, dice, world)
    return world


def town_names(count: int, dice: random.Random) -> list[str]:
    """Invented names, no two alike."""
    names: set[str] = set()
    while len(names) < count:
        names.add("".join(dice.choice(SYLLABLES) for _ in range(4)).capitalize())
    return sorted(names)


def statements(town: str, status: str, dice: random.Random, world: World) -> list[Statement]:
    """The official toll by day, and where it is contradicted the second source's figure."""
    value = dice.randrange(11, 400)
    found: list[Statement] = []
    for day in range(DAYS):
        found.append(Statement(town, status, day, value, SOURCES[0]))
        if dice.random() < 0.15:
            found.append(Statement(town, status, day, value - dice.randrange(1, 9), SOURCES[1], Bound.MIN))
        value += dice.randrange(1, 2 + value // 4)
    if dice.random() < CONFLICTED:
        official = dice.choice([statement for statement in found if statement.bound is Bound.EXACT])
        rival = int(official.value * dice.choice((0.5, 0.62, 0.75, 1.4, 1.8, 2.5))) + 1
        found.append(Statement(town, status, official.day, rival, SOURCES[2]))
        world.conflicts[town, status] = frozenset({official.value, rival})
    return found


def fresh(town: str, known: list[Statement], dice: random.Random) -> list[tuple[str, Statement | None]]:
    """A report told in its own prose: colour of its own, and the tolls of the day."""
    parts: list[tuple[str, Statement | None]] = [(colour(dice), None) for _ in range(dice.randrange(6, 11))]
    told = dice.sample(known, min(len(known), dice.randrange(2, 5)))
    for statement in told:
        lead = dice.choice(LEADS).format(town=town)
        more = "at least " if statement.bound is Bound.MIN else ""
        phrase = dice.choice(STATUSES[statement.status]).replace("{n}", more + "{n}")
        said = f", {statement.source} said." if dice.random() < 0.8 else f", said {statement.source} on the radio."
        parts.insert(dice.randrange(len(parts) + 1), (lead + phrase + said, statement))
    return parts


def colour(dice: random.Random) -> str:
    """A sentence of no consequence, with words as rare as those of real prose."""
    chosen = [dice.choice(words) for words in (SUBJECTS, VERBS)]
    return (
        f"{' '.join(chosen)} the {rare(dice)} {rare(dice)} {dice.choice(PLACES)}, {rare(dice)} {rare(dice)} "
        f"{dice.choice(ENDS)}, and {rare(dice)} {dice.choice(VERBS)} {dice.choice(OBJECTS)} near {rare(dice)}."
    )


def rare(dice: random.Random) -> str:
    """An invented word; a few are common and most are rare, as in any language (Zipf's law)."""
    rank = int(1 / (1e-4 + dice.random() * 0.3) * 3)
    return SYLLABLES[rank % 18] + SYLLABLES[rank // 18 % 18] + SYLLABLES[rank // 324 % 18]


def rewritten(parts: list[tuple[str, Statement | None]], dice: random.Random) -> list[tuple[str, Statement | None]]:
    """A copy: whole, cut short, or reworded and shuffled."""
    kind = dice.choice(("whole", "cut", "reworded"))
    if kind == "cut":
        return parts[: max(3, int(len(parts) * dice.uniform(0.3, 0.7)))]
    if kind == "whole":
        return list(parts)
    swapped = [(" ".join(SWAPS.get(w, w) if dice.random() < 0.7 else w for w in text.split()), s) for text, s in parts]
    dice.shuffle(swapped)
    return swapped


def publish(
    name: str, day: int, parts: list[tuple[str, Statement | None]], copied: bool, dice: random.Random, world: World
) -> None:
    """Writes the report with its claims and figures; a copy may slip."""
    text, spans = "", []
    for sentence, statement in parts:
        value = statement.value if statement else 0
        if copied and statement and dice.random() < SLIPS:
            value = slipped(value)
        at = sentence.find("{n}")
        filled = sentence.replace("{n}", str(value))
        if statement:
            world.told.setdefault((statement.town, statement.status), set()).add(value)
            spans.append((len(text), len(text) + len(filled), len(text) + at, len(str(value)), value, statement))
        text += filled + " "
    for i, (start, end, at, width, value, statement) in enumerate(spans):
        claim = f"{name}:c{i}"
        world.claims.append(Claim(claim, name, (Span(name, start, end),), statement.source))
        world.figures.append(
            Figure(f"{name}:f{i}", Span(name, at, at + width), value, value, statement.bound, claim=claim)
        )
    at = START + timedelta(days=day, hours=dice.randrange(6, 22), minutes=dice.randrange(60))
    if name in world.parents:
        at = max(at, world.published[world.parents[name]] + timedelta(minutes=dice.randrange(10, 180)))
    world.published[name] = at
    published = Moment(at, Granularity.MINUTE)
    world.reports.append(Report(name, text, name=name, outlet=f"Outlet {dice.randrange(600)}", published=published))


def slipped(value: int) -> int:
    """The value with its last two digits swapped."""
    digits = list(str(value))
    if len(digits) > 1:
        digits[-1], digits[-2] = digits[-2], digits[-1]
    return int("".join(digits))


def lineage_score(world: World, relations: Relations) -> None:
    """A found edge is right where both reports come from one original."""

    def root(name: str) -> str:
        return root(world.parents[name]) if name in world.parents else name

    right = sum(root(c.parent) == root(c.copy) for c in relations.lineage)
    found = {c.copy for c in relations.lineage if root(c.parent) == root(c.copy)}
    reached = len(found & set(world.parents))
    print(
        f"lineage     P {right / max(1, len(relations.lineage)):.3f}  R {reached / max(1, len(world.parents)):.3f}"
        f"   ({len(relations.lineage)} edges, {len(world.parents)} copies)"
    )


def conflict_score(world: World, relations: Relations) -> tuple[float, float]:
    """A true conflict is found where one question joins its two values as a conflict."""
    found, false, doubted = set(), 0, 0
    for question in relations.questions:
        if question.kind is not QuestionKind.FIGURE:
            continue
        town = next((w.strip("?") for w in question.text.split() if w[:1].isupper() and w not in ("How",)), "")
        status = next((s for s in STATUSES if s in question.text), "")
        pairs = [
            frozenset({question.answers[r.left].lo, question.answers[r.right].lo})
            for r in question.relations
            if r.difference is Difference.CONFLICT
        ]
        if not pairs:
            continue
        doubted += 1
        truth = world.conflicts.get((town, status))
        if truth and any(truth == pair for pair in pairs):
            found.add((town, status))
        elif not truth:
            false += 1
    told = [key for key, values in world.conflicts.items() if values <= world.told.get(key, set())]
    recall = len(found) / max(1, len(told))
    precision = (doubted - false) / max(1, doubted)
    print(
        f"conflicts   P {precision:.3f}  R {recall:.3f}   ({len(told)} true and told, {doubted} questions in conflict)"
    )
    return recall, precision


if __name__ == "__main__":
    raise SystemExit(main())
