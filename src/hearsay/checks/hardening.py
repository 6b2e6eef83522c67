"""F1-F3: how a claim hardens as it is told again. Each shows both tellings; none says which of them is right.

    F1  "the dam may have been mined", the ministry said; later "the dam was mined", the ministry said
    F2  only one side says "the rebels fired", others differ; a report: "the rebels fired on the bridge"
    F3  "nine were aboard, the mayor said"; a report with the same text: "nine were aboard"

The shifts come from `hearsay.questions.firmness`. Few and certain: both tellings must share most of their words, and
the later one must stand free of any word that reports speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hearsay.checks.cues import cue
from hearsay.checks.say import Limits, finding
from hearsay.checks.view import View
from hearsay.reading.cues import lexicon
from hearsay.records import Claim, Finding, Shift, Span, Step
from hearsay.types import Outcome, QuestionKind, RecordId, SourceKind

SHARED = 0.5
"""Share of the shorter telling's words that the other must have, for both to say the same."""
FEWEST = 3
"""Fewest words that both must share: "nine people aboard" meets too much."""
STEM = 5
"""Letters in which forms of one word agree: missile and missiles, defence and defense."""
BEHIND = 12
"""Characters behind a claim in which a dash may bring its speaker's name."""
SIDES = (QuestionKind.WHO, QuestionKind.WHAT, QuestionKind.WHETHER)
"""Kinds of question in which a side can be taken; a toll grows, and the later one is no side's."""

_WORD = re.compile(r"[^\W_][\w’'-]*")
_EARLIER = re.compile(r"\b(?:had|before|earlier|previous\w*|lately|last|once|former\w*|ago)\b", re.IGNORECASE)
"""Words of another event, or of a thing that came before this one."""
_DASH_NAME = re.compile(r"^\W{0,4}\s[-–—]\s*[A-Z]")
"""A name behind a dash: who said what stands before it."""


def check_firmness(view: View) -> Iterator[Finding]:
    """A hedged claim stays hedged when it is told again."""
    adopted = {shift.later for shift in _shifts(view, "F2")}
    for shift in _shifts(view, "F1"):
        earlier, later = view.claims[shift.earlier], view.claims[shift.later]
        if shift.later in adopted or not _says_the_same(view, earlier, later) or not _is_bare(view, later):
            continue
        who = view.speaker_of(earlier)
        how = "says it firmly in its own voice" if _is_own(view, later) else "has them say it firmly"
        sentence = f"{who}: {earlier.commitment.value} in {_label(view, earlier)}; {_label(view, later)} {how}."
        yield _told("F1", sentence, view, earlier, later)


def check_adopted(view: View) -> Iterator[Finding]:
    """On a contested question a report's own voice does not say what only one side says."""
    for shift in _shifts(view, "F2"):
        earlier, later = view.claims[shift.earlier], view.claims[shift.later]
        party = view.party(earlier)
        asked = f"“{_question(view, shift)}”"
        sentence = (
            f"{_label(view, later)} says in its own voice what, of the speakers, only the side of {party} says "
            f"({view.speaker_of(earlier)}, in {_label(view, earlier)}); others answer {asked} differently."
        )
        yield _told("F2", sentence, view, earlier, later)


def check_dropped(view: View) -> Iterator[Finding]:
    """A report that has the text of another keeps the speaker."""
    for shift in _shifts(view, "F3"):
        earlier, later = view.claims[shift.earlier], view.claims[shift.later]
        if view.kind(earlier) is SourceKind.OUTLET or not _says_the_same(view, earlier, later):
            continue
        if _is_bare(view, later) and not _has_speaker_near(view, later):
            sentence = (
                f"{_label(view, later)} has the text of {_label(view, earlier)} without {view.speaker_of(earlier)}, "
                "who says this there: it stands in its own voice."
            )
            yield _told("F3", sentence, view, earlier, later)


def _shifts(view: View, code: str) -> list[Shift]:
    """The shifts of one code; those that take a side only where they are certain, with the words nearest to them."""
    found = [s for s in view.dossier.relations.shifts if s.code == code and {s.earlier, s.later} <= set(view.claims)]
    if code != "F2":
        return found
    nearest = [replace(s, earlier=_nearest(view, s)) for s in found if _question(view, s)]
    return [
        s
        for s in nearest
        if _says_the_same(view, view.claims[s.earlier], view.claims[s.later])
        and _is_bare(view, view.claims[s.later])
        and not _EARLIER.search(_words(view, view.claims[s.later]))
    ]


def _nearest(view: View, shift: Shift) -> RecordId:
    """The claim of the same side, in the same answer, that shares most words with the report's own."""
    later, party = view.claims[shift.later], view.party(view.claims[shift.earlier])
    held = [c for q in view.dossier.relations.questions for a in q.answers if shift.later in a.claims for c in a.claims]
    mine = [view.claims[c] for c in held if c in view.claims and view.party(view.claims[c]) == party]
    return max(mine, key=lambda c: _shared(view, c, later), default=view.claims[shift.earlier]).id


def _question(view: View, shift: Shift) -> str:
    """The contested question, of a kind in which a side can be taken, that both claims answer alike; empty for none."""
    both = {shift.earlier, shift.later}
    asked = [q for q in view.dossier.relations.questions if any(both <= set(a.claims) for a in q.answers)]
    return next((q.text for q in asked if q.kind in SIDES), "")


def _says_the_same(view: View, one: Claim, other: Claim) -> bool:
    fewest = min(len(_stems(_words(view, one))), len(_stems(_words(view, other))))
    return _shared(view, one, other) >= max(FEWEST, SHARED * fewest)


def _shared(view: View, one: Claim, other: Claim) -> int:
    return len(_stems(_words(view, one)) & _stems(_words(view, other)))


def _stems(words: str) -> frozenset[str]:
    return frozenset(w.lower()[:STEM] for w in _WORD.findall(words) if len(w) > 2 and not cue("small").fullmatch(w))


def _words(view: View, claim: Claim) -> str:
    return " ".join(view.words(span) for span in claim.contents)


def _is_own(view: View, claim: Claim) -> bool:
    return view.kind(claim) is SourceKind.OWN_VOICE


def _is_bare(view: View, claim: Claim) -> bool:
    """Whether nothing in the sentence of an own-voice claim reports speech; a claim with a speaker always is."""
    if not _is_own(view, claim):
        return True
    sentence = _sentence(view, claim)
    said = {w.lower() for w in _WORD.findall(view.words(sentence))}
    verbs = any(verb.takes("clause") for word in said if (verb := lexicon().verbs.get(word)))
    nouns = said & (lexicon().words["nouns"] | {"according", "statement", "statements"})
    behind = view.text(claim.report, claim.contents[-1].end, claim.contents[-1].end + BEHIND)
    return not (verbs or nouns or claim.background or claim.relays or _DASH_NAME.match(behind))


def _has_speaker_near(view: View, claim: Claim) -> bool:
    """Whether the paragraph of the claim has words of a speaker: then it is plain who goes on speaking."""
    text, at = view.reports[claim.report].text, claim.contents[0].start
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    paragraph = Span(claim.report, start, end if end >= 0 else len(text))
    return any(
        paragraph.overlaps(span)
        for other in view.claims.values()
        if not _is_own(view, other)
        for span in other.contents
    )


def _sentence(view: View, claim: Claim) -> Span:
    return view.sentences(claim.report)[view.sentence_index(claim.contents[0])]


def _label(view: View, claim: Claim) -> str:
    """`Tidewatch (report 07)`: the outlet of a claim's report, or the report alone."""
    report = view.reports[claim.report]
    return f"{report.outlet} (report {report.id})" if report.outlet else f"report {report.id}"


def _how(view: View, claim: Claim) -> str:
    return f"{view.speaker_of(claim) or 'in its own voice'}, {claim.commitment.value}"


def _told(code: str, sentence: str, view: View, earlier: Claim, later: Claim) -> Finding:
    """The finding, with both sentences as its trace."""
    trace = [
        Step(f"{_label(view, c)}, {_how(view, c)}: {view.words(_sentence(view, c))}", (), (_sentence(view, c),))
        for c in (earlier, later)
    ]
    limits = Limits(("Both sentences speak of the same thing.",))
    one = finding(code, Outcome.FLAG, sentence[:1].upper() + sentence[1:], trace, limits)
    return replace(one, claims=(earlier.id, later.id))
