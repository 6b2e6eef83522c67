"""One utterance told in several reports: the same speaker, within a day, saying much the same.

Shape: reports A, B and C each quote the mayor, A and B with `38 of the 120 are children`, B and C with `the school
had no lightning rod` -> Origin(reports A B C, basis `statement`, source the mayor). They are three witnesses that the
mayor said it and one origin of what the mayor says.

Contents are compared by the rarer words they share (idf-weighted containment, as in `lineage.py`), numbers included.
A person is one mouth; a ministry has many, so that a body's statements have to share far more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log

from hearsay.questions.lineage import KEPT
from hearsay.questions.shingles import WORD
from hearsay.records import Claim, Origin, Report, Source, Span
from hearsay.sources.names import fold
from hearsay.types import RecordId, ReportId, SourceKind

LIMITS = {  # kind of speaker: (least containment, least shared idf weight)
    SourceKind.PERSON: (0.2, 10.0),  # on three cases the pairs of different utterances lie below .2
    SourceKind.PUBLIC_BODY: (0.4, 30.0),  # a press release shares sentences; two ministries' facts share 5 to 20
    SourceKind.ORGANISATION: (0.4, 30.0),
    SourceKind.COLLECTIVE: (0.6, 10.0),
}
"""The first figures separate told-again utterances from others in three real cases (docs/lineage.md)."""
STEM = 6
"""Letters by which two words are one: enough for English inflection."""
DAYS = 1
"""Days between the dates of two reports of one utterance: the next morning's paper."""
NAMED = 5
"""Shared words that the reason names."""

Told = tuple[RecordId, ReportId]


def utterances(reports: Sequence[Report], sources: Iterable[Source], claims: Iterable[Claim]) -> tuple[Origin, ...]:
    """The utterances that two or more reports tell, in order of speaker and report."""
    known = {s.id: s for s in sources if s.kind in LIMITS}
    by_id = {r.id: r for r in reports}
    spans: dict[Told, list[Span]] = defaultdict(list)
    words: dict[Told, set[str]] = defaultdict(set)
    forms: dict[str, str] = {}
    for claim in claims:
        if claim.source not in known or claim.report not in by_id:
            continue
        told = claim.source, claim.report
        spans[told] += claim.contents
        for span in claim.contents:
            for match in WORD.finditer(span.of(by_id[claim.report].text)):
                whole = match.group().casefold()
                words[told].add(whole[:STEM])
                forms[whole[:STEM]] = min(whole, forms.get(whole[:STEM], whole), key=lambda w: (len(w), w))
    counts = Counter(word for own in words.values() for word in own)
    idf = {word: log((len(words) + 1) / n) for word, n in counts.items()}
    place = {r.id: i for i, r in enumerate(reports)}
    mouths: dict[str, list[Told]] = defaultdict(list)
    for told in sorted(words, key=lambda t: (place[t[1]], t[0])):
        mouths[_mouth(known[told[0]])].append(told)
    found: list[Origin] = []
    for tellings in mouths.values():
        limits = LIMITS[known[tellings[0][0]].kind]
        for group in _grouped(tellings, words, idf, by_id, limits):
            source = min((known[t[0]] for t in group), key=lambda s: (len(s.name), s.id))
            found.append(_origin(source, group, _rarest(group, words, idf, forms), spans))
    return tuple(found)


def _mouth(source: Source) -> str:
    """Who speaks: a person by the family name, since reports write the rest in many ways; else the source itself."""
    person = source.kind is SourceKind.PERSON and source.name
    return f"person {fold(source.name.split()[-1])}" if person else source.id


def _grouped(
    tellings: Sequence[Told],
    words: Mapping[Told, set[str]],
    idf: Mapping[str, float],
    reports: Mapping[ReportId, Report],
    limits: tuple[float, float],
) -> list[list[Told]]:
    """Connected tellings of one speaker; each word is followed to its `KEPT` first tellings only."""
    weight = {t: sum(idf[w] for w in sorted(words[t])) for t in tellings}
    holders: dict[str, list[Told]] = defaultdict(list)
    leader: dict[Told, Told] = {t: t for t in tellings}

    def lead(telling: Told) -> Told:
        while leader[telling] != telling:
            leader[telling] = leader[leader[telling]]
            telling = leader[telling]
        return telling

    for telling in tellings:
        shared: dict[Told, float] = defaultdict(float)
        for word in sorted(words[telling]):
            for other in holders[word]:
                shared[other] += idf[word]
            if len(holders[word]) < KEPT:
                holders[word].append(telling)
        for other, total in shared.items():
            lesser = min(weight[telling], weight[other])
            near = _near(reports[telling[1]], reports[other[1]])
            if near and lesser and total >= limits[1] and total >= limits[0] * lesser:
                leader[lead(telling)] = lead(other)
    groups: dict[Told, list[Told]] = defaultdict(list)
    for telling in tellings:
        groups[lead(telling)].append(telling)
    return [group for group in groups.values() if len({report for _, report in group}) > 1]


def _near(a: Report, b: Report) -> bool:
    """Whether two reports are dated within a day of each other; one without a date could be."""
    days: list[date] = [r.published.day for r in (a, b) if r.published]
    return len(days) < 2 or abs((days[0] - days[1]).days) <= DAYS


def _rarest(
    group: Sequence[Told], words: Mapping[Told, set[str]], idf: Mapping[str, float], forms: Mapping[str, str]
) -> list[str]:
    """The words that say most for one utterance: rare in the case, told by many of the group."""
    counts = Counter(word for telling in group for word in words[telling])
    weighty = sorted((w for w in counts if counts[w] > 1), key=lambda w: (-idf[w] * counts[w], w))
    return [forms[w] for w in weighty[:NAMED]]


def _origin(
    source: Source,
    group: Sequence[Told],
    rarest: Sequence[str],
    spans: Mapping[Told, Sequence[Span]],
) -> Origin:
    reports = tuple(dict.fromkeys(report for _, report in group))
    shared = ", ".join(f"“{word}”" for word in rarest)
    reason = f"{len(reports)} reports tell one utterance of {source.name}: they share {shared} and more."
    return Origin(reports, "statement", reason, source.id, tuple(s for t in group for s in spans[t]))
