"""Claims that say much the same, grouped over reports: questions that no frame foresees.

Shape: A says `the dam had been inspected in May`, B denies `that the dam was inspected in May`, C reports that it
`may have been inspected` -> one group, `Is it so that the dam had been inspected in May?`, answers yes / no / maybe.

Hashed character 3- to 5-grams weighted by idf compare contents (on ECB+ they find same-event pairs better than words,
stems or BM25); claims meet only if they share one of their rarest grams, and clusters are joined by average linkage
unless a pair cannot belong together: two claims of one sentence, or contents whose numbers all differ.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from hearsay.questions.frames import NO, NOT_KNOWN, YES, negated
from hearsay.questions.ledger import OWN
from hearsay.questions.origins import Holding, origins
from hearsay.records import Answer, Claim, Question, Relation, Report, Source
from hearsay.types import Commitment, Difference, QuestionKind, ReportId, SourceKind

SIZES = (3, 4, 5)
SAME = 0.45
"""Least average cosine of a group: same-event pairs of three real cases lie above, related ones below."""
RAREST = 12
"""Grams of a claim by which it meets others."""
BUCKET = 40
"""A gram in more claims than this brings nobody together."""
SHORTEST, LONGEST = 24, 220
"""Characters of contents that are compared: below, nothing is said; above, several things are."""
MOST = 10
"""Groups that become questions: those that differ, then those that most reports tell."""
EVEN = 0.7
"""Length of the shortest content to the longest above which a `not` in one and not in the other is the difference."""
LEANS = re.compile(r"(?:it|he|she|they|this|that|these|those|who|which|what|of|to|for|by|with|from)\b", re.I)
"""Contents that begin so need the words before them to be understood: no question can be put in them."""
MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Item:
    """One claim to be grouped: its content and its weighted grams."""

    claim: Claim
    content: str
    weights: Mapping[int, float]


def same_claims(reports: Sequence[Report], claims: Sequence[Claim]) -> list[list[Item]]:
    """The groups of claims, each from another report, that put forward much the same.

    Contents that are equal word for word are compared once, by the first claim that has them.
    """
    alike: dict[str, list[Item]] = defaultdict(list)
    for item in _items(claims, {r.id: r.text for r in reports}):
        alike[item.content.casefold()].append(item)
    groups = _groups([own[0] for own in alike.values()])
    joined = {first.claim.id for group in groups for first in group}
    whole = [[item for first in group for item in alike[first.content.casefold()]] for group in groups]
    whole += [own for own in alike.values() if len(own) > 1 and own[0].claim.id not in joined]
    return [once for group in whole if len(once := _a_report_once(group)) > 1]


def _a_report_once(items: Sequence[Item]) -> list[Item]:
    """The items, one a report."""
    return list({item.claim.report: item for item in reversed(items)}.values())[::-1]


def group_questions(
    reports: Sequence[Report],
    sources: Iterable[Source],
    groups: Sequence[Sequence[Item]],
    parents: Mapping[ReportId, ReportId],
    rank: Mapping[ReportId, int],
) -> list[Question]:
    """A whether-question for each group that two sources in two reports speak to and answer differently."""
    texts = [r.id for r in reports]
    kinds = {s.id: s.kind for s in sources}
    found: list[Question] = []
    for group in groups:
        told = {item.claim.report for item in group}
        if len(told) < 2 or len({item.claim.source for item in group}) < 2:
            continue
        by_answer: dict[str, list[Item]] = defaultdict(list)
        lengths = sorted(len(item.content) for item in group)
        for item in group:
            by_answer[_stance(item, lengths[0] >= EVEN * lengths[-1])].append(item)
        if len(by_answer) < 2:
            continue
        order = [a for a in (YES, MAYBE, NOT_KNOWN, NO) if a in by_answer]
        answers = tuple(_answer(a, by_answer[a], kinds, parents, rank) for a in order)
        against = (
            (Relation(order.index(YES), order.index(NO), Difference.CONFLICT, "One says yes, the other no."),)
            if YES in order and NO in order
            else ()
        )
        said = [i.content for i in by_answer[order[0]] if not LEANS.match(i.content)]
        name = min(said, key=lambda c: (len(c), c), default="")
        if not name:
            continue
        found.append(
            Question(
                id="",
                text=f"Is it so: {_tidy(name)}?",
                kind=QuestionKind.WHETHER,
                answers=answers,
                relations=against,
                silent=tuple(r for r in texts if r not in told) if len(texts) <= 200 else (),
                contested=bool(against),
            )
        )
    found.sort(key=lambda q: (not q.contested, -sum(len(a.reports) for a in q.answers), q.text))
    return found[:MOST]


def _items(claims: Sequence[Claim], texts: Mapping[ReportId, str]) -> list[Item]:
    """The claims whose contents are neither too short nor too long, with unit-length gram weights."""
    contents: list[tuple[Claim, str, Counter[int]]] = []
    seen: dict[str, Counter[int]] = {}
    for claim in claims:
        if claim.background or not claim.contents or claim.report not in texts:
            continue
        content = " ".join(span.of(texts[claim.report]) for span in claim.contents)
        if SHORTEST <= len(content) <= LONGEST:
            contents.append((claim, content, seen.setdefault(content, seen.get(content) or _grams(content))))
    counts: Counter[int] = Counter()
    for _, _, grams in contents:
        counts.update(grams.keys())
    items: list[Item] = []
    for claim, content, grams in contents:
        weights = {g: (1 + log(n)) * log(1 + len(contents) / counts[g]) for g, n in grams.items()}
        length = sqrt(sum(w * w for w in weights.values())) or 1.0
        items.append(Item(claim, content, {g: w / length for g, w in weights.items()}))
    return items


def _grams(content: str) -> Counter[int]:
    """Hashed character n-grams within words."""
    found: Counter[int] = Counter()
    for word in re.findall(r"\w+", content.casefold()):
        padded = f" {word} ".encode()
        for size in SIZES:
            for i in range(max(1, len(padded) - size + 1)):
                found[zlib.crc32(padded[i : i + size])] += 1
    return found


def _groups(items: Sequence[Item]) -> list[list[Item]]:
    """Clusters by average linkage over the pairs that meet, the most alike first."""
    pairs = sorted(_pairs(items).items(), key=lambda p: (-p[1], p[0]))
    cluster = {i: {i} for i in range(len(items))}
    similar = dict(pairs)
    for (a, b), cosine in pairs:
        if cosine < SAME:
            break
        left, right = cluster[a], cluster[b]
        if left is right or any(_apart(items[i], items[j]) for i in left for j in right):
            continue
        total = sum(similar.get((min(i, j), max(i, j)), 0.0) for i in left for j in right)
        if total / (len(left) * len(right)) >= SAME:
            left |= right
            for i in right:
                cluster[i] = left
    unique = {min(own): own for own in cluster.values() if len(own) > 1}
    return [[items[i] for i in sorted(own)] for _, own in sorted(unique.items())]


def _pairs(items: Sequence[Item]) -> dict[tuple[int, int], float]:
    """The cosine of each two claims of different reports that share one of their rarest grams."""
    buckets: dict[int, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for gram in sorted(item.weights, key=lambda g: (-item.weights[g], g))[:RAREST]:
            buckets[gram].append(i)
    met = {
        (a, b)
        for bucket in buckets.values()
        if len(bucket) <= BUCKET
        for x, a in enumerate(bucket)
        for b in bucket[x + 1 :]
        if items[a].claim.report != items[b].claim.report
    }
    return {(a, b): _cosine(items[a].weights, items[b].weights) for a, b in sorted(met)}


def _cosine(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return sum(weight * long.get(gram, 0.0) for gram, weight in short.items())


def _apart(a: Item, b: Item) -> bool:
    """Two claims that cannot be one: of one report, or with numbers of which none is shared."""
    if a.claim.report == b.claim.report:
        return True
    left, right = (set(re.findall(r"\d+", item.content)) for item in (a, b))
    return bool(left and right and not left & right)


def _stance(item: Item, even: bool) -> str:
    """What the claim says to the question that its group asks; a negation counts between contents of even length."""
    if item.claim.commitment is Commitment.UNVERIFIED:
        return NOT_KNOWN
    if item.claim.commitment is Commitment.HEDGED:
        return MAYBE
    denied = item.claim.commitment is Commitment.DENIED
    first = re.split(r"[,;]|\b(?:and|but|while|whereas)\b", item.content)[0]
    return NO if (even and negated(first, 0, len(first))) != denied else YES


def _answer(
    name: str,
    items: Sequence[Item],
    kinds: Mapping[str, SourceKind],
    parents: Mapping[ReportId, ReportId],
    rank: Mapping[ReportId, int],
) -> Answer:
    firmness = [item.claim.commitment for item in items]
    held = (
        Holding(i.claim.report, i.claim.source, kinds.get(i.claim.source, SourceKind.OWN_VOICE) in OWN) for i in items
    )
    return Answer(
        text=name,
        claims=tuple(i.claim.id for i in items),
        holders=tuple(dict.fromkeys(i.claim.source for i in items)),
        reports=tuple(dict.fromkeys(i.claim.report for i in items)),
        origins=origins(held, parents, rank),
        commitment=max(firmness, key=lambda c: list(Commitment).index(c)),
    )


def _tidy(content: str) -> str:
    """The content on one line, without outer marks."""
    plain = re.sub(r"\s+", " ", content).strip(" .,;:“”\"'")
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() and not plain[:1].isdigit() else plain
