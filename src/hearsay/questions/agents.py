"""Who is said to have done it: the agent of an act in a claim.

Shapes: `Arcadian forces shot down the airliner` -> Arcadia; `was brought down by the rebels` -> the rebels; cue
`accuses`, then `Arcadia of having brought it down` -> Arcadia; `denied shooting it down`, said by Arcadia's ministry
-> not Arcadia; `the charge that Arcadia shot it down is a provocation` -> the accusation is disputed.
"""

from __future__ import annotations

import re
from functools import cache

from hearsay.questions.frames import Frame, actors, negated
from hearsay.questions.lexicon import Classes, Found, classes_of
from hearsay.records import Claim, Source
from hearsay.sources.lexicon import state_names, states
from hearsay.sources.names import fold
from hearsay.types import Commitment

WINDOW = 90
"""Characters in front of an act in which its agent stands: one clause."""
AFTER = 70
"""Characters behind `by` in which the agent stands."""
DISPUTED = "the accusation is disputed"
OPEN = "neither confirmed nor denied"
UNNAMED = "by whom is not said"
TOKEN = re.compile(r"[^\W\d_][\w’'-]*")
PASSIVE = re.compile(r"[^.;]{0,40}?\bby\s+")
PASSIVE_VERB = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$", re.I)
NOT = re.compile(r"\bnot\b", re.I)
VICTIM = re.compile(
    r"\b(?:plane|aircraft|airliner|jet|transport|helicopter|flight|boeing|train|ship|vessel|ferry|boat|bus|convoy|"
    r"radar|hospital|school|station|theatre|theater|mosque|church|market|bridge|dam|pipeline|airspace|sky)s?\b|\b[A-Z]\w*-\d+",
    re.I,
)
"""What acts are done to: a state's name in front of one names its owner, no agent."""
WHERE = re.compile(r"\b(?:to|from|in|over|near|at|into|against|towards?|for)\s+(?:the\s+|\w+ern\s+)?$", re.I)
"""Words that make the state behind them a place."""
ARMS = re.compile(r"\b(?:missile|rocket|system|drone|bomb|shell|gun|launcher)s?\b", re.I)
"""Behind `by`: what names the means, and a maker behind it, no agent."""
DENIES = re.compile(r"\bden(?:y|ies|ied|ying)\b|\breject|\brefut|\bdisput", re.I)
CONFIRMS = re.compile(r"\b(?:not|nor|neither|never|without)\b[^.;]{0,30}\bconfirm", re.I)


def agent_answers(frame: Frame, claim: Claim, text: str, source: Source | None) -> list[str]:
    """The answers that a claim gives to who did it; none where it tells of no act, or of no agent firmly."""
    if frame.acts is None:
        return []
    start, end = claim.contents[0].start, claim.contents[-1].end
    content = text[start:end]
    act = next(frame.acts.find(content), None)
    if act is None:
        return []
    cue = " ".join(span.of(text) for span in claim.cue)
    led = text[claim.cue[-1].end : start] if claim.cue and 0 <= start - claim.cue[-1].end <= AFTER else ""
    if any(a.end <= act.start for a in _accusations().find(content)) or _staged(content):
        return [DISPUTED]
    before = content[: act.start]
    if CONFIRMS.search(cue) or CONFIRMS.search(before):
        return [OPEN]
    behind = PASSIVE.match(content, act.end)
    agent = _named(content, act, behind.end() if behind else -1) or party(led)
    if claim.commitment is Commitment.DENIED or DENIES.search(cue) or DENIES.search(before):
        deniers = parties(before) or ([] if DENIES.search(before) else parties(f"{source.name}" if source else ""))
        own = [agent] if agent and not DENIES.search(before) else deniers or parties(source.party if source else "")
        return [f"not {name}" for name in dict.fromkeys(own)]
    if agent and (negated(content, act.start) or (behind and NOT.search(content[act.end : behind.end()]))):
        return [f"not {agent}"]
    if claim.commitment is Commitment.UNVERIFIED and agent:
        return [OPEN]
    if not agent and (claim.commitment is not Commitment.HEDGED or claim.attribution is None):
        return []
    return [agent or UNNAMED]


def _named(content: str, act: Found, behind: int) -> str:
    """The party that the words around an act make its agent."""
    if behind >= 0 and (found := party(ARMS.split(content[behind : behind + AFTER])[0])):
        return found
    if content[act.start : act.end].casefold().endswith((" by", " of")):
        return party(content[act.end : act.end + AFTER])
    window = content[max(0, act.start - WINDOW) : act.start]
    named = _parties(window)
    if PASSIVE_VERB.search(window) or not named:
        return ""
    at, name = named[-1]
    return "" if VICTIM.search(window[at:]) or WHERE.search(window[:at]) else name


def _staged(content: str) -> bool:
    """Whether the content calls the event itself an invention of the other side."""
    return any(found.name == "invented" for found in _accusations().find(content))


def party(words: str) -> str:
    """The first party named: a state by name, people or capital, or an armed group; empty where none is."""
    named = _parties(words)
    return named[0][1] if named else ""


def parties(words: str) -> list[str]:
    """Every party named, in order."""
    return list(dict.fromkeys(name for _, name in _parties(words)))


def _parties(words: str) -> list[tuple[int, str]]:
    """Parties by place; a state's name right before an armed group only says where the group is."""
    found = [(f.start, f.end, f.name) for f in _groups().find(words)]
    tokens = [
        (m.start(), m.end(), fold(m.group().removesuffix("'s").removesuffix("’s"))) for m in TOKEN.finditer(words)
    ]
    for i, (start, end, word) in enumerate(tokens):
        code = state_names().get(word)
        if not code and i + 1 < len(tokens):
            code = state_names().get(f"{word} {tokens[i + 1][2]}")
        if code and not any(0 <= s - end <= 12 for s, _, _ in found):
            found.append((start, end, states()[code].name))
    return sorted((start, name) for start, _, name in found)


@cache
def _groups() -> Classes:
    return classes_of({name: own for name, own in actors().items() if name.startswith("the ")})


@cache
def _accusations() -> Classes:
    return classes_of({"accusation": actors()["accusations"], "invented": actors()["invented"]})
