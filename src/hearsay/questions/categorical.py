"""Questions of kind who, what, where and whether: the frames that claims of a case speak to.

Shape: A says `the rebels shot it down`, B `it was Arcadia's army`, C denies it, D does not know -> `Who did it?` with
an answer each, its holders, reports and origins. A frame is a question where two reports speak to it and either they
answer differently or three of them do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hearsay.questions.agents import agent_answers
from hearsay.questions.frames import NO, NOT_KNOWN, YES, Frame, frames, frames_by_name, replies
from hearsay.questions.ledger import OWN
from hearsay.questions.lexicon import events
from hearsay.questions.origins import Holding, origins
from hearsay.records import Answer, Claim, Question, Relation, Report, Source
from hearsay.sources.lexicon import state_names
from hearsay.sources.names import fold
from hearsay.types import Commitment, Difference, QuestionKind, RecordId, ReportId, SourceKind

AGREED = 3
"""Reports that have to give one answer before it is a question without a second answer."""
MOST_ANSWERS = 8
"""Answers shown of one question, those of most reports."""
SITE = re.compile(
    r"\b(?P<way>in|at|near|over|outside|by|of|close to)\s+(?:the\s+)?(?:(?:village|town|city|settlement|district|port|"
    r"suburb|outskirts)\s+of\s+)?(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})"
)
SITE_WITHIN = 60
"""Characters from the words of the event to the name of its place."""
NO_SITE = re.compile(r"Express|Forces|Army|Air |Airlines|President|^[A-Z]{2,}|\d")
"""Names that are no places."""
VEHICLE = re.compile(
    r"(?:[A-Z][\w-]+\s+){0,3}(?:Express|[Tt]rain|[Bb]us|[Tt]ruck|[Cc]ar|[Ff]erry|[Ss]hip|[Vv]essel|[Bb]arge|"
    r"[Tt]anker|[Hh]elicopter|[Jj]et|[Pp]lane|[Aa]irliner|[Bb]ridge|[Pp]ier|[Bb]uilding)\b"
)
GENERIC = frozenset({"bazar", "bazaar", "baazar", "region", "district", "city", "station", "province"})
"""Words that a place's name may go without."""
PRONOUNS = "them|those|these|it|its coaches|those coaches"
EARLIER = 250
"""Characters in front of a claim in which a pronoun's vehicle stands."""
ALIKE = 5
"""First letters by which two spellings of a word are one."""


@dataclass(frozen=True, slots=True)
class Given:
    """One claim's answer to one frame."""

    answer: str
    claim: Claim
    own_voice: bool


def categorical_questions(
    reports: Sequence[Report],
    sources: Iterable[Source],
    claims: Sequence[Claim],
    parents: Mapping[ReportId, ReportId],
    rank: Mapping[ReportId, int],
) -> list[Question]:
    """The frames that the claims speak to, as questions; ids are left to the caller."""
    texts = {r.id: r.text for r in reports}
    known = {s.id: s for s in sources}
    given: dict[str, list[Given]] = defaultdict(list)
    for claim in claims:
        if claim.background or not claim.contents or claim.report not in texts:
            continue
        source = known.get(claim.source)
        own = (source.kind if source else SourceKind.OWN_VOICE) in OWN
        for frame in frames():
            for answer in answers_of(frame, claim, texts[claim.report], source):
                given[frame.name].append(Given(answer, claim, own))
    found: list[Question] = []
    for frame in frames():
        question = _question(frame, _one_spelling(given[frame.name]), reports, parents, rank)
        if question:
            found.append(question)
    return found


def answers_of(frame: Frame, claim: Claim, text: str, source: Source | None) -> list[str]:
    """What one claim answers to a frame; denial and doubt are answers too."""
    start = claim.contents[0].start
    content = text[start : claim.contents[-1].end]
    if frame.acts is not None:
        return agent_answers(frame, claim, text, source)
    if frame.pairs is not None:
        return _collisions(frame, content, text[max(0, start - EARLIER) : start])
    if frame.kind is QuestionKind.PLACE:
        return _sites(content)
    named = list(_told(frame.name, content))
    if claim.commitment is Commitment.DENIED:
        flipped = {YES: NO, NO: YES}
        named = [flipped.get(a, a if a == NOT_KNOWN else f"not {a}") for a in named]
    return named


@lru_cache(maxsize=50_000)
def _told(frame: str, content: str) -> tuple[str, ...]:
    """The answers of one content by its words alone; a story told in many reports is read once."""
    return tuple(reply.answer for reply in replies(frames_by_name()[frame], content))


def _sites(content: str) -> list[str]:
    """The place named nearest behind the words of the event; a state is no place of an event."""
    for event in events().find(content):
        if event.name != "happened":
            continue
        for match in SITE.finditer(content[event.end : event.end + SITE_WITHIN + 30]):
            name = re.sub(r"^.*[’']s\s+", "", match.group("name")).removesuffix("’s").removesuffix("'s")
            if match.start() <= SITE_WITHIN and not NO_SITE.search(name) and fold(name) not in state_names():
                return [name]
    return []


def _collisions(frame: Frame, content: str, earlier: str) -> list[str]:
    """`X into Y`, for vehicles on both sides; a pronoun is the vehicle named before it."""
    assert frame.pairs is not None
    for met in frame.pairs.find(content):
        before = [_vehicle(m, earlier + content) for m in VEHICLE.finditer(earlier + content[: met.start])]
        ahead = VEHICLE.search(content[met.end : met.end + 70])
        pronoun = re.match(rf"\s+(?:{PRONOUNS})\b", content[met.end :])
        left = before[-1] if before else ""
        right = next((v for v in reversed(before[:-1]) if v != left), "") if pronoun else ""
        if ahead and not pronoun:
            right = _vehicle(ahead, content[met.end :])
        if left and right and left != right:
            return [f"{left} into {right}"]
    return []


def _vehicle(match: re.Match[str], text: str) -> str:
    """`the Coast Express` for `Northport-Bay Coast Express`: the word before the kind, and the kind."""
    words = match.group().split()
    kind = re.search(r"\b(goods|freight|passenger|cargo|express)\s+$", text[: match.start()])
    return "the " + (f"{kind.group(1)} {words[-1]}" if kind and len(words) == 1 else " ".join(words[-2:]))


def _one_spelling(given: Sequence[Given]) -> list[Given]:
    """The same answers with spellings of one name (`Vardal`, `Vardall`) brought to the commonest."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for g in given:
        counts[_spelling(g.answer)][g.answer] += 1
    best = {key: min(own, key=lambda a: (-own[a], a)) for key, own in counts.items()}
    return [Given(best[_spelling(g.answer)], g.claim, g.own_voice) for g in given]


def _spelling(answer: str) -> str:
    """A key under which spellings meet: the first letters of each word, a place's second name left out."""
    words = [word[:ALIKE] for word in fold(answer).split() if word not in GENERIC]
    return " ".join(words)


def _question(
    frame: Frame,
    given: Sequence[Given],
    reports: Sequence[Report],
    parents: Mapping[ReportId, ReportId],
    rank: Mapping[ReportId, int],
) -> Question | None:
    by_answer: dict[str, list[Given]] = defaultdict(list)
    for g in given:
        by_answer[g.answer].append(g)
    speaking = {g.claim.report for g in given}
    if len(speaking) < (2 if len(by_answer) > 1 else AGREED):
        return None
    ranked = sorted(by_answer, key=lambda a: (-len({g.claim.report for g in by_answer[a]}), a))[:MOST_ANSWERS]
    answers = tuple(_answer(name, by_answer[name], parents, rank) for name in ranked)
    relations = tuple(
        Relation(i, j, Difference.CONFLICT, reason)
        for i in range(len(ranked))
        for j in range(i + 1, len(ranked))
        if (reason := _against(ranked[i], ranked[j]))
    )
    return Question(
        id="",
        text=frame.ask,
        kind=frame.kind,
        answers=answers,
        relations=relations,
        silent=tuple(r.id for r in reports if r.id not in speaking) if len(reports) <= 200 else (),
        contested=bool(relations),
    )


def _against(a: str, b: str) -> str:
    """Why two answers exclude each other: yes and no, a denial, two agents; empty where they may stand together."""
    if {a, b} == {YES, NO}:
        return "One says yes, the other no."
    if a == f"not {b}" or b == f"not {a}":
        return f"One says {a}, the other {b}."
    if NOT_KNOWN in (a, b) or YES in (a, b) or NO in (a, b) or a.startswith("not ") or b.startswith("not "):
        return ""
    return f"Two answers: {a}, and {b}."


def _answer(
    name: str, given: Sequence[Given], parents: Mapping[ReportId, ReportId], rank: Mapping[ReportId, int]
) -> Answer:
    firmness = [g.claim.commitment for g in given]
    held: list[RecordId] = [g.claim.source for g in given]
    return Answer(
        text=name,
        claims=tuple(dict.fromkeys(g.claim.id for g in given)),
        holders=tuple(dict.fromkeys(held)),
        reports=tuple(dict.fromkeys(g.claim.report for g in given)),
        origins=origins((Holding(g.claim.report, g.claim.source, g.own_voice) for g in given), parents, rank),
        commitment=max(firmness, key=lambda c: list(Commitment).index(c)),
    )
