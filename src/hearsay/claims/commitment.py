"""How firmly a content is put forward: asserted, hedged, unverified or denied, with the words that decided it.

    the envoy denied that a convoy had left                    denied      denied
    the navy would not confirm the ship's position             unverified  would not confirm
    the valve may have failed, the operator said               hedged      may
    the ferry had sunk, the coast guard said                   asserted

Rules from `data/commitment.toml`, asked in the order denied, unverified, hedged, except that a cue which neither
confirms nor denies is asked before denial. Only the main clause of a content counts: "a boat that may have carried
arms was stopped" asserts. The guideline is the cases' (README, 6); the classes follow FactBank's and the
CommitmentBank's certain, probable, possible and underspecified.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.claims.clauses import in_main_clause
from hearsay.errors import LexiconError
from hearsay.types import Commitment

WHERE = frozenset({"cue", "content", "clause", "start", "own start"})
HALF = 0.5
"""Share of a long quotation's sentences that must be hedged for the whole to be: one "perhaps" in five is colour."""
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s)[^.!?]*)*")
_ADDED = re.compile(r",\s+(?:which|although|though|but|a claim that)\s[^,]{0,40}$")
"""A clause added behind a content that says it is unconfirmed: "..., which remains" unconfirmed."""
_UNCHECKED = re.compile(
    r"(?:we\b|(?:this|that|it|these|they|neither|(?:the|his|her|its|their|those|these)\s+(?:\w+\s+)?(?:claims?|accounts?|data|figures?|"
    r"footage|videos?|images?|details|statements?|assertions?|allegations?|tolls?))\b|\S+(?:\s+\S+)?(?=\s[^.]*\bindependently\b))\s+"
    r"(?:could|can|has|have|had|was|were|is|are)\s*(?P<words>(?:not|n['’]t|unable)\s+(?:yet\s+|been\s+|able\s+|to\s+|be\s+|in\s+a\s+position\s+|"
    r"\w+ly\s+)*(?:verif|confirm|corroborat|authenticat|check|substantiat)\w*)",
    re.IGNORECASE,
)
"""A sentence in which a report says that it could not check the words before it."""
_MONTH = re.compile(r"May\s+(?:\d|of\b)|\b\d+\s+May\b")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the level it gives, where its words stand, why; `before`: what the content must begin with."""

    name: str
    level: Commitment
    where: str
    why: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A content with the words that frame it, each as (text, offset of its first character in the report).

    `cue` is the reporting words with their negation and auxiliaries; `after` what follows the content in its
    sentence outside any attribution.
    """

    content: str
    content_at: int
    cue: str = ""
    cue_at: int = 0
    after: str = ""
    after_at: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The level and the offsets of the words that decided it."""

    level: Commitment
    words: tuple[int, int] | None = None
    rule: str = ""


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are asked; raises LexiconError for a malformed one."""
    found = []
    for entry in _table()[1]:
        name, where, entries = str(entry.get("name")), str(entry.get("where")), entry.get("words")
        if where not in WHERE or not isinstance(entries, list) or not entry.get("why"):
            raise LexiconError(f"commitment.toml: {name}", "A rule needs `level`, `where`, `words` and `why`.")
        level = Commitment(str(entry.get("level")))
        before = entry.get("before")
        opens = _pattern(name, [str(before)]) if before else None
        found.append(Rule(name, level, where, str(entry["why"]), _pattern(name, entries), opens))
    return tuple(found)


@cache
def _content_words() -> re.Pattern[str]:
    """The words of all rules that look into the content: most contents have none of them."""
    return re.compile("|".join(r.pattern.pattern for r in rules() if r.where == "content"), re.IGNORECASE)


@cache
def distancing_words() -> re.Pattern[str]:
    """The reporting words by which a report keeps its distance."""
    return _pattern("distancing", _table()[0])


@cache
def _table() -> tuple[list[str], list[dict[str, object]]]:
    path = files("hearsay.claims") / "data" / "commitment.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if not isinstance(table.get("rule"), list) or not isinstance(table.get("distancing"), list):
        raise LexiconError("commitment.toml", "It needs `distancing` and at least one `rule`.")
    return table["distancing"], table["rule"]


def _pattern(name: str, entries: list[str]) -> re.Pattern[str]:
    try:
        return re.compile(r"\b(?:" + "|".join(entries) + r")(?!\w)", re.IGNORECASE)
    except (re.error, TypeError) as error:
        raise LexiconError(f"commitment.toml: {name}", f"This is no list of regular expressions: {error}.") from error


def committed(around: Surroundings) -> Verdict:
    """How firmly the content of `around` is put forward."""
    content_may = _content_words().search(around.content) is not None
    for rule in rules():
        if rule.where == "content" and not content_may:
            continue
        at = _found(rule, around)
        if at is not None:
            return Verdict(rule.level, at, rule.name)
    return Verdict(Commitment.ASSERTED)


def unchecked(verdict: Verdict, text: str, start: int, end: int) -> Verdict:
    """The verdict, left open where the sentence behind (`start` to `end`) says that the words could not be checked."""
    match = _UNCHECKED.match(text, start, end)
    if match is None or verdict.level not in (Commitment.ASSERTED, Commitment.HEDGED):
        return verdict
    return Verdict(Commitment.UNVERIFIED, match.span("words"), "the next sentence says that it is unconfirmed")


def keeps_distance(cue: str) -> bool:
    """Whether the reporting words keep the report's distance: claimed, accused, alleged, insinuated."""
    return distancing_words().search(cue) is not None


def _found(rule: Rule, around: Surroundings) -> tuple[int, int] | None:
    if rule.before is not None and not rule.before.match(around.content):
        return None
    if rule.where == "cue":
        match = rule.pattern.search(around.cue) if around.cue else None
        return (around.cue_at + match.start(), around.cue_at + match.end()) if match else None
    if rule.where == "clause":
        match = rule.pattern.search(around.after) if len(around.after) > 3 else None
        return (around.after_at + match.start(), around.after_at + match.end()) if match else None
    if rule.where == "start" or (rule.where == "own start" and not around.cue):
        match = rule.pattern.match(around.content)
        return (around.content_at, around.content_at + match.end()) if match else None
    return _in_content(rule, around) if rule.where == "content" else None


def _in_content(rule: Rule, around: Surroundings) -> tuple[int, int] | None:
    """The first of the rule's words in a main clause, where enough of the content's sentences have one."""
    sentences = [m for m in _SENTENCE.finditer(around.content) if len(m.group().split()) > 2]
    decided = []
    for sentence in sentences or list(_SENTENCE.finditer(around.content)):
        for match in rule.pattern.finditer(sentence.group()):
            if _MONTH.match(sentence.group(), match.start()) or (match.group() == "May" and match.start() > 1):
                continue
            added = rule.level is Commitment.UNVERIFIED and _ADDED.search(sentence.group(), 0, match.start())
            if added or in_main_clause(sentence.group(), match.start()):
                decided.append((sentence.start() + match.start(), sentence.start() + match.end()))
                break
    if not decided or len(decided) < HALF * len(sentences):
        return None
    return around.content_at + decided[0][0], around.content_at + decided[0][1]
