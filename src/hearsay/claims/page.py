"""One report on its way to claims: its sentences, and the drafts that its attributions become."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hearsay.claims.split import Piece
from hearsay.reading.segments import paragraphs, sentences_of
from hearsay.records import Attribution, Report
from hearsay.sources.forms import Form, Mention
from hearsay.sources.issuers import published_by
from hearsay.sources.mentions import mention
from hearsay.sources.relays import Passed
from hearsay.types import Quotation

Offsets = tuple[int, int]


@dataclass(slots=True, eq=False)
class Draft:
    """One attribution on its way to claims; offsets are into the report's text.

    `framing` is where relays and the outer layers that became relays are named.
    """

    attribution: Attribution
    source: Offsets | None
    cue: Offsets | None
    contents: tuple[Offsets, ...]
    mention: Mention
    pieces: list[Piece] = field(default_factory=list)
    relays: list[Passed] = field(default_factory=list)
    channel: str = ""
    channel_at: Offsets | None = None
    framing: list[Offsets] = field(default_factory=list)
    parent: Draft | None = None
    dropped: bool = False
    number: int = 0

    @property
    def at(self) -> int:
        """Where the speaker is named, or the content begins where nobody is."""
        return self.source[0] if self.source else self.contents[0][0]

    @property
    def taken(self) -> list[Offsets]:
        """Every span that is no word of the report's own: source, cue, contents, and what frames them."""
        return [*self.spans, *self.framing]

    @property
    def spans(self) -> list[Offsets]:
        """Source, cue and contents."""
        return [s for s in (self.source, self.cue, *self.contents) if s is not None]


class Page:
    """The sentences of one report, and which of them a span stands in.

    `publishers` are the outlets that the headers of the case name, by their folded names; `silent` collects the words
    that make no claim of anybody.
    """

    def __init__(self, report: Report, publishers: Mapping[str, str] | None = None) -> None:
        self.report = report
        self.text = report.text
        self.publishers = dict(publishers or {})
        self.outlet = report.outlet.strip()
        self.silent: list[Offsets] = []
        self.paragraphs = paragraphs(report.text)
        self.blocks = [(p, sentences_of(report.text, p)) for p in self.paragraphs]
        self.sentences = [s for _, sentences in self.blocks for s in sentences]
        self._starts = [s for s, _ in self.sentences]
        self._paragraph_starts = [s for s, _ in self.paragraphs]

    def mention(self, at: Offsets) -> Mention:
        """What the words at `at` say about a source, an outlet of the case's headers taken for one."""
        words = self.text[slice(*at)]
        found = mention(words)
        name = published_by(words, self.publishers)
        if name and found.form in (Form.NAME, Form.BODY, Form.PERSON, Form.OUTLET) and not found.canonical:
            return replace(found, form=Form.OUTLET, canonical=name, name=(), head="")
        return found

    def inside_quotation(self, at: int) -> bool:
        """Whether a quotation that the paragraph opens before offset `at` is still open there."""
        start = self.paragraphs[self.paragraph(at)][0] if self.paragraphs else 0
        before = self.text[start:at]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def sentence(self, at: int) -> Offsets:
        """The sentence that holds offset `at`, or the one before it."""
        i = max(0, bisect_right(self._starts, at) - 1)
        return self.sentences[i] if self.sentences else (0, len(self.text))

    def bare(self, at: int) -> Offsets:
        """The sentence that holds offset `at` without its final stop."""
        start, end = self.sentence(at)
        return start, start + len(self.text[start:end].rstrip(" .\n"))

    def before(self, sentence: Offsets) -> Offsets | None:
        """The sentence before `sentence` in the same paragraph."""
        i = bisect_right(self._starts, sentence[0]) - 2
        if i < 0 or self.paragraph(self.sentences[i][0]) != self.paragraph(sentence[0]):
            return None
        return self.sentences[i]

    def after(self, sentence: Offsets) -> Offsets | None:
        """The sentence after `sentence` in the same paragraph."""
        i = bisect_right(self._starts, sentence[0])
        if i >= len(self.sentences) or self.paragraph(self.sentences[i][0]) != self.paragraph(sentence[0]):
            return None
        return self.sentences[i]

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds offset `at`."""
        return max(0, bisect_right(self._paragraph_starts, at) - 1)


def is_quotation(draft: Draft) -> bool:
    """Whether a draft is a quotation that nobody is named for."""
    return draft.source is None and draft.cue is None and draft.attribution.quotation is not Quotation.INDIRECT
