"""One report's claims: its drafts with their speakers, the words carried on, and the report's own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hearsay.claims.background import is_background
from hearsay.claims.clauses import can_be_told_on, is_told_on, opening_name, speaks_of_us, subject_of, turns_away
from hearsay.claims.commitment import Surroundings, Verdict, committed, keeps_distance, unchecked
from hearsay.claims.ownvoice import own_sentences
from hearsay.claims.page import Draft, Page, is_quotation
from hearsay.claims.split import Piece
from hearsay.records import Claim, Relay, Report, Span
from hearsay.sources.cast import Speaker
from hearsay.sources.forms import Form
from hearsay.sources.issuers import issuer
from hearsay.sources.lexicon import words
from hearsay.sources.mentions import mention
from hearsay.sources.relays import BACK, MASK, Passed
from hearsay.sources.scene import Scene
from hearsay.types import Quotation, RecordId, SourceKind

CARRY_PARAGRAPHS = 1
"""Paragraphs that a quotation without a cue may stand behind the words of its speaker."""
BEFORE_SOURCE = 14
"""Characters before the source that may negate its cue: "Nor did ", "Nor has ", "Neither did "."""
AFTER_CUE = 60
"""Characters between cue and content that may turn it: "said it was not in a position to confirm that"."""
_OWNER = re.compile(r"^(.*?)['’]s?\s+(?:own\s+)?(?:\w+\s+)?(?:sources?|correspondents?|reporters?|informants?)$")
_FOR_WHOM = re.compile(r"For\s+((?:[A-Z][\w’'-]+\s+){1,3}[A-Z][\w’'-]+),\s")
"""A sentence that opens with whom its matter concerns: "For Ana Brook, the row is ..."."""
OPENER = 14
"""Characters of an opener that may stand before an own-voice claim: "Nevertheless, "."""
ENDS_WITH = 4
"""Characters behind the last content of a sentence that end it: a stop and a quotation mark."""

Offsets = tuple[int, int]


@dataclass(slots=True, eq=False)
class Said:
    """A claim whose speaker has no id yet; `speaker` is None for the report's own voice."""

    report: Report
    contents: tuple[Offsets, ...]
    speaker: Speaker | None
    source: Offsets | None
    cue: Offsets | None
    quotation: Quotation
    verdict: Verdict
    draft: Draft | None = None
    parent: Said | None = None
    relays: tuple[Passed, ...] = ()
    carried: bool = False
    background: bool = False

    def span(self, at: Offsets | None) -> tuple[Span, ...]:
        """An offset pair as spans of the report."""
        return (Span(self.report.id, *at),) if at else ()

    def record(self, own_id: RecordId, source: RecordId, parent: RecordId | None) -> Claim:
        """The claim as a record."""
        draft, words = self.draft, self.verdict.words
        cue_text = self.report.text[slice(*self.cue)] if self.cue else ""
        return Claim(
            id=own_id,
            report=self.report.id,
            contents=tuple(Span(self.report.id, *c) for c in self.contents),
            source=source,
            source_spans=self.span(self.source),
            cue=self.span(self.cue),
            attribution=(draft.attribution.id or None) if draft else None,
            parent=parent,
            relays=tuple(Relay(p.name, (Span(self.report.id, p.start, p.end),)) for p in self.relays),
            channel=draft.channel if draft else "",
            channel_spans=self.span(draft.channel_at) if draft else (),
            commitment=self.verdict.level,
            commitment_spans=self.span(words),
            distancing=keeps_distance(cue_text),
            quotation=self.quotation,
            carried=self.carried,
            background=self.background,
            confidence=draft.attribution.confidence if draft else 1.0,
        )


@dataclass(slots=True)
class Last:
    """Who spoke last, where, and by what way."""

    speaker: Speaker
    source: Offsets | None
    cue: Offsets | None
    end: int
    relays: tuple[Passed, ...]
    draft: Draft


@dataclass(slots=True)
class Stage:
    """One report between its two passes."""

    report: Report
    page: Page
    scene: Scene
    drafts: list[Draft]
    said: list[Said] = field(default_factory=list)
    ways: dict[int, tuple[Passed, ...]] = field(default_factory=dict)
    by_relay: list[tuple[Speaker, tuple[Passed, ...]]] = field(default_factory=list)

    def claims(self) -> list[Said]:
        """The claims in order of their contents."""
        self._subjects()
        last: Last | None = None
        found: dict[int, list[Said]] = {}
        for draft in self.drafts:
            last = self._speak(draft, last, found)
        for draft in self.drafts:
            for each in found.get(id(draft), ()):
                each.parent = self._parent(draft, each, found)
                if each.parent is not None and not each.relays:
                    each.relays = each.parent.relays
        self.said += self._own()
        self.said.sort(key=lambda s: (s.contents[0][0], -s.contents[-1][1]))
        return self.said

    def _speak(self, draft: Draft, last: Last | None, found: dict[int, list[Said]]) -> Last | None:
        """Gives one draft its speaker and its claims; returns who spoke last then."""
        for passed in draft.relays:
            if passed.name != BACK and passed.start < draft.at:
                self._note(passed)
        speaker, source, carried = self._speaker(draft, last)
        speaker = speaker.final
        relays = self._relays(draft, speaker, carried)
        if draft.source is not None and draft.mention.form is not Form.PRONOUN:
            speaker.forms[draft.mention.text] += 1
        for passed in draft.relays:
            if passed.name != BACK and passed.start >= draft.at:
                self._note(passed)
        cue = draft.cue if not carried else None
        made = [self._piece(draft, p, speaker, source, cue, carried or p.carried, relays) for p in draft.pieces]
        self.said += made
        found[id(draft)] = made
        if not made:
            return last
        end = max(s[1] for s in draft.spans)
        return Last(speaker, source, draft.cue, end, relays, draft)

    def _note(self, passed: Passed) -> None:
        named = mention(passed.name)
        if named.form is Form.OUTLET:
            self.scene.note(passed.start, self.scene.cast.outlet(passed.name, named.state), named)

    def _speaker(self, draft: Draft, last: Last | None) -> tuple[Speaker, Offsets | None, bool]:
        """The speaker, where he is named, and whether he is carried over from before."""
        if draft.source is None and last is not None and is_quotation(draft) and self._near(last.end, draft):
            self.scene.note(draft.at, last.speaker, draft.mention)
            return last.speaker, last.source, True
        if draft.mention.pronoun == "self":
            speaker = self._myself(draft)
            self.scene.note(draft.at, speaker, draft.mention)
            return speaker, draft.source, False
        return self.scene.who(draft.mention, draft.at, draft.contents), draft.source, False

    def _myself(self, draft: Draft) -> Speaker:
        """Who says "we" or "I": whoever's words they stand in, else whoever puts the report out."""
        around = [d for d in self.drafts if d is not draft and any(a <= draft.at < b for a, b in d.contents)]
        if around:
            inner = min(around, key=lambda d: d.contents[-1][1] - d.contents[0][0])
            if inner.mention.pronoun != "self":
                return self.scene.meant(inner.mention, inner.at)
        named = issuer(self.report)
        speaker = self.scene.meant(named or draft.mention, draft.at)
        if named is not None and not speaker.forms:
            speaker.forms[named.text] += 1
        return speaker

    def _near(self, end: int, draft: Draft) -> bool:
        gap = self.page.paragraph(draft.contents[0][0]) - self.page.paragraph(end - 1)
        return 0 <= gap <= CARRY_PARAGRAPHS

    def _relays(self, draft: Draft, speaker: Speaker, carried: bool) -> tuple[Passed, ...]:
        """The relays that the words name, or those that go on from before.

        They go on for a carried speaker, for a pronoun that takes up the speaker's words, and for somebody unnamed
        whom the report knows through them alone.
        """
        own = [self._named(p) for p in draft.relays]
        owner = _OWNER.match(draft.mention.text)
        if owner is not None and draft.source is not None:
            own += self._owned(owner.group(1), draft.source)
        relays = tuple(p for p in own if p.name)
        if not relays and (carried or draft.mention.form is Form.PRONOUN):
            relays = self.ways.get(id(speaker), ())
        elif not relays and not draft.channel:
            relays = next((way for unnamed, way in self.by_relay if unnamed.final is speaker), ())
        if relays and (draft.mention.indefinite or speaker.kind is SourceKind.ANONYMOUS):
            self.by_relay.append((speaker, relays))
        self.ways[id(speaker)] = relays
        return relays

    def _named(self, passed: Passed) -> Passed:
        if passed.name != BACK:
            return passed
        return Passed(self.scene.outlet_named_last(passed.start), passed.start, passed.end, passed.rank)

    def _owned(self, owner: str, at: Offsets) -> list[Passed]:
        """The outlet whose sources these are: "the newspaper's sources"."""
        named = mention(owner)
        if named.form is not Form.OUTLET:
            return []
        name = named.canonical or self.scene.outlet_named_last(at[0])
        return [Passed(name, *at, 2)]

    def _piece(
        self, draft: Draft, piece: Piece, speaker: Speaker, source: Offsets | None, cue: Offsets | None,
        carried: bool, relays: tuple[Passed, ...],
    ) -> Said:  # fmt: skip
        verdict = committed(self._around(draft, piece))
        behind = self.page.after(self.page.sentence(piece.spans[-1][1] - 1))
        verdict = unchecked(verdict, self.report.text, *behind) if behind is not None else verdict
        return Said(
            self.report, piece.spans, speaker, source, cue, piece.quotation, verdict, draft,
            relays=relays, carried=carried,
        )  # fmt: skip

    def _around(self, draft: Draft, piece: Piece) -> Surroundings:
        """A piece with the words that frame it, the speaker's name and other attributions masked."""
        text = self.report.text
        start, end = piece.spans[0][0], piece.spans[-1][1]
        content = text[start:end]
        sentence_end = self.page.sentence(max(start, end - 1))[1]
        after_at = min(end, sentence_end)
        after = text[after_at:sentence_end]
        for other in self._beside(draft) if len(after) > 3 else ():
            for a, b in other.spans:
                if a < sentence_end and after_at < b:
                    after = _masked(after, after_at, a, b)
        cue, cue_at = self._cue(draft)
        return Surroundings(content, start, cue, cue_at, after, after_at)

    def _beside(self, draft: Draft) -> Iterator[Draft]:
        yield from self.drafts[max(0, draft.number - 2) : draft.number + 4]

    def _cue(self, draft: Draft) -> tuple[str, int]:
        """The reporting words with their negation and auxiliaries, and where they begin."""
        if draft.cue is None:
            return "", 0
        text = self.report.text
        first = min(draft.cue[0], draft.source[0] if draft.source else draft.cue[0])
        sentence = self.page.sentence(draft.cue[0])
        start = max(sentence[0], first - BEFORE_SOURCE)
        following = [c[0] for c in draft.contents if draft.cue[1] <= c[0] <= draft.cue[1] + AFTER_CUE]
        end = min(min(following, default=draft.cue[1]), max(sentence[1], draft.cue[1]))
        words = text[start:end]
        if draft.source:
            words = _masked(words, start, *draft.source)
        for other in self._beside(draft):
            for a, b in other.spans if other is not draft else draft.contents:
                if a < end and start < b and not (a < draft.cue[1] and draft.cue[0] < b):
                    words = _masked(words, start, a, b)
        return words, start

    def _parent(self, draft: Draft, each: Said, found: dict[int, list[Said]]) -> Said | None:
        if draft.parent is None:
            return None
        at = each.contents[0][0]
        above = found.get(id(draft.parent), [])
        return next((s for s in above if any(a <= at < b for a, b in s.contents)), None)

    def _subjects(self) -> None:
        """Puts on the scene whom the report's own sentences are about: the words before their first verb."""
        taken = sorted(s for d in self.drafts for s in d.taken)
        later = 0
        for start, end in self.page.sentences:
            while later < len(taken) and taken[later][1] <= start:
                later += 1
            until = min(end, taken[later][0]) if later < len(taken) else end
            if (whom := _FOR_WHOM.match(self.report.text, start, end)) is not None:
                self.scene.mentions(start, mention(whom.group(1)))
            subject = subject_of(self.report.text, start, until) if until > start else None
            if subject is None and (name := opening_name(self.report.text[start:until])) is not None:
                subject = (start, start + len(name)) if mention(name).form is Form.NAME else None
            if subject is not None:
                self.scene.mentions(start, mention(self.report.text[slice(*subject)]))

    def _own(self) -> list[Said]:
        """What the report states itself, and what its last speaker goes on saying without a cue."""
        text, published = self.report.text, self.report.published
        taken = sorted({s for d in self.drafts for s in d.taken} | set(self.page.silent))
        found: list[Said] = []
        goes_on = {self.page.sentence(s.contents[-1][1] - 1): s for s in self.said if self._ends_indirect(s)}
        for start, end in own_sentences(text, self.page.blocks, taken):
            sentence = self.page.sentence(start)
            around = Surroundings(text[start:end], start, "", 0, text[end : sentence[1]], end)
            before = self.page.before(sentence) if start - sentence[0] < OPENER else None
            told = goes_on.get(before) if before is not None else None
            verdict = committed(around)
            if told is not None and self._tells_on(told, text[sentence[0] : end]):
                each = Said(
                    self.report, ((start, end),), told.speaker, told.source, None, Quotation.INDIRECT, verdict,
                    told.draft, relays=told.relays, carried=True,
                )  # fmt: skip
                goes_on[sentence] = each
            else:
                background = is_background(text[start:end], text[:start], published.day.year if published else None)
                each = Said(
                    self.report, ((start, end),), None, None, None, Quotation.INDIRECT, verdict, background=background
                )  # fmt: skip
            found.append(each)
        return found

    def _new_subject(self, told: Said, sentence: str) -> bool:
        """Whether a sentence is about somebody else who could speak: the report has turned to them."""
        first = sentence.split(None, 1)[0].strip(".,;:")
        subject = opening_name(sentence) or (first if first[:1].isupper() else "")
        if not subject or told.speaker is None:
            return False
        m = mention(subject)
        if m.form is Form.PEOPLE:
            return m.head in words().people
        if m.form is not Form.NAME or (len(m.name) == 1 and not self.scene.cast.called(m.name[0])):
            return False
        return not (told.speaker.name and any(part in told.speaker.name for part in m.name))

    def _ends_indirect(self, said: Said) -> bool:
        """Whether a claim is reported speech, not quoted, that its sentence ends with."""
        if said.speaker is None or said.source is None or said.cue is None or said.quotation is Quotation.DIRECT:
            return False
        behind = max(said.contents[-1][1], said.cue[1], said.source[1])
        end = self.page.sentence(said.contents[-1][1] - 1)[1]
        return end - behind < ENDS_WITH and not keeps_distance(self.report.text[slice(*said.cue)])

    def _tells_on(self, told: Said, sentence: str) -> bool:
        """Whether a plain sentence goes on with the speech before it.

        With "would" it does. Else it does behind a person's words that the speaker opens ("The mayor said that
        ..."): news English tells a speech on in plain sentences, but not what an institution's paper says.
        """
        if not can_be_told_on(sentence) or turns_away(sentence):
            return False
        by = issuer(self.report)
        if by is not None and speaks_of_us(sentence):
            return False
        if is_told_on(sentence):
            return True
        if self._new_subject(told, sentence):
            return False
        if told.carried and told.cue is None:
            return True
        person = told.speaker is not None and told.speaker.kind is SourceKind.PERSON
        opens = told.source is not None and told.cue is not None and told.source[0] < told.cue[0] < told.contents[0][0]
        return person and opens and not told.relays


def _masked(text: str, offset: int, start: int, end: int) -> str:
    a, b = max(0, start - offset), min(len(text), end - offset)
    return text[:a] + MASK + " " * (b - a - 1) + text[b:] if a < b else text
