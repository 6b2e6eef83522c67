"""A report's text with its attributions marked: source, cue and content, however they nest or overlap.

The text is cut wherever any mark begins or ends, and each piece is wrapped by everything that covers it, so that
crossing spans stay well-formed markup. Every element that is added is empty of words: the text of the markup is
the text of the report (`harmless.holdable` apart), which a test holds for any spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from hearsay.dossier import harmless
from hearsay.dossier.index import Index
from hearsay.dossier.tags import join, tag
from hearsay.records import Claim, Report, Span
from hearsay.types import Commitment, SourceKind

_paragraph = re.compile(r"[^\n]+\n*|\n+")
DEEPEST = 3
"""Underlines that are told apart by their distance from the words; deeper ones share the last."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of words with its role: `content`, `source` or `cue` of one claim, or `shared` (of claim 0)."""

    start: int
    end: int
    role: str
    claim: int
    classes: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """The numbered sign after a claim's words that leads to its note."""

    at: int
    number: int
    anchor: str
    label: str
    quiet: bool
    denied: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words under the same marks: what wraps it from outside in, whose it is, what begins and ends with it.

    `looks` are class names: `k ...` underlines, `src` a source, `cue` a cue. `anchors` are the ends of the runs that
    other sections link to and that begin here; `refs` the signs that stand right after it.
    """

    start: int
    words: str
    looks: tuple[str, ...]
    both: bool
    numbers: tuple[int, ...]
    anchors: tuple[int, ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its runs and the claims whose words begin in it."""

    sheet: str
    runs: tuple[Run, ...]
    claims: tuple[Claim, ...]
    blank: bool

    @property
    def text(self) -> Markup:
        """The runs as markup."""
        return join([written(run, self.sheet) for run in self.runs])


def paragraphs(
    report: Report, index: Index, targets: Iterable[Span] = (), shared: Iterable[Span] = ()
) -> tuple[Paragraph, ...]:
    """The report's text paragraph by paragraph; the texts joined are the report's text.

    Args:
        report: the report to show.
        index: the dossier's index.
        targets: runs of words that other sections link to.
        shared: runs of words that also stand in a report that it copied or that copied it.
    """
    claims = index.claims_of_report.get(report.id, ())
    marks = [m for claim in claims for m in marks_of(claim, index)]
    marks += [Mark(s.start, s.end, "shared", 0) for s in shared if 0 <= s.start < s.end <= len(report.text)]
    refs = [ref_of(claim, index) for claim in claims if claim.contents]
    anchors = sorted({s for s in targets if s.report == report.id and 0 <= s.start < s.end <= len(report.text)})
    firsts = [(c, min(s.start for s in c.contents)) for c in claims if c.contents]
    found = []
    for match in _paragraph.finditer(report.text):
        start, end = match.span()
        own = tuple(c for c, first in firsts if start <= first < end)
        inside = [m for m in marks if m.start < end and start < m.end]
        targeted = [s for s in anchors if s.start < end and start < s.end]
        here = [r for r in refs if start < r.at <= end]
        runs = tuple(runs_of(report.text, (start, end), inside, targeted, here))
        found.append(Paragraph(index.report_anchor(report.id), runs, own, blank=not match.group().strip()))
    return tuple(found)


def marks_of(claim: Claim, index: Index) -> Iterator[Mark]:
    """The marks of one claim: its contents, source and cue."""
    number = index.claim_number(claim.id)
    kind = index.source(claim)
    double = " twice" if claim.distancing else ""
    faint = " bg" if claim.background else ""
    look = f"{claim.commitment.value} {index.hue(kind)}{double}{faint}"
    size = len(index.reports[claim.report].text)
    for role, spans in (("content", claim.contents), ("source", claim.source_spans), ("cue", claim.cue)):
        for span in spans:
            if span.report == claim.report and 0 <= span.start < span.end <= size:
                yield Mark(span.start, span.end, role, number, look if role == "content" else "")


def is_quiet(claim: Claim, index: Index) -> bool:
    """Whether a claim needs no note in the margin: the report's own voice, plainly asserted."""
    plain = claim.commitment is Commitment.ASSERTED and not claim.distancing and not claim.relays
    return plain and index.source(claim).kind is SourceKind.OWN_VOICE


def ref_of(claim: Claim, index: Index) -> Ref:
    """The sign that leads from a claim's last words to its note."""
    number = index.claim_number(claim.id)
    label = f"Note {number}: {harmless.name(index.source(claim).name)}, {claim.commitment.value}"
    at = max(s.end for s in claim.contents)
    denied = claim.commitment is Commitment.DENIED
    return Ref(at, number, index.claim_anchor(claim.id), label, is_quiet(claim, index), denied)


def runs_of(
    text: str, bounds: tuple[int, int], marks: list[Mark], anchors: list[Span], refs: list[Ref]
) -> Iterator[Run]:
    """The runs of one paragraph, cut wherever a mark or target begins or ends."""
    start, end = bounds
    edges = {start, end}
    for left, right in [*((m.start, m.end) for m in marks), *((s.start, s.end) for s in anchors)]:
        edges |= {min(max(left, start), end), min(max(right, start), end)}
    waiting = sorted(refs, key=lambda r: (r.at, r.number))
    for left, right in pairwise(sorted(edges)):
        over = sorted((m for m in marks if m.start <= left and right <= m.end), key=lambda m: (m.start, -m.end))
        roles = {m.role for m in over}
        contents = [m.classes for m in over if m.role == "content"]
        looks = [f"k d{min(depth, DEEPEST - 1)} {classes}" for depth, classes in enumerate(contents)]
        looks += [look for role, look in (("source", "src"), ("cue", "cue")) if role in roles]
        ended = [r for r in waiting if r.at <= right]
        waiting = waiting[len(ended) :]
        yield Run(
            left,
            harmless.holdable(text[left:right]),
            tuple(looks),
            "shared" in roles,
            tuple(dict.fromkeys(m.claim for m in over if m.claim)),
            tuple(s.end for s in anchors if s.start == left),
            tuple(ended),
        )


ELEMENT = {"src": "b", "cue": "i"}
"""The elements of a look; an underline is a span."""


def written(run: Run, sheet: str) -> Markup:
    """One run as markup: anchors, the words inside everything that covers them, signs."""
    inner = piece(run.words)
    for look in reversed(run.looks):
        inner = tag(ELEMENT.get(look, "span"), inner, class_=look)
    numbers = " ".join(map(str, run.numbers))
    segment = tag("span", inner, class_="seg both" if run.both else "seg", data_a=run.start, data_c=numbers)
    here = [tag("a", id=f"{sheet}w{run.start}-{end}", class_="at") for end in run.anchors]
    return join([*here, segment, *map(sign, run.refs)])


def piece(text: str) -> Markup:
    """Escaped words; a character that turns direction or has no width stands alone, named and harmless."""
    shown = []
    for part in harmless.split_invisible(text):
        if harmless.is_invisible(part):
            shown.append(tag("span", part, class_="inv", data_u=f"U+{ord(part):04X}"))
        else:
            shown.append(Markup(str(escape(part)).replace("\r", "&#13;")))
    return join(shown)


def sign(ref: Ref) -> Markup:
    """The sign itself: a link without words, its number drawn by the style sheet."""
    look = "ref" + (" quiet" if ref.quiet else "") + (" denied" if ref.denied else "")
    return tag("a", class_=look, href=f"#{ref.anchor}", data_n=ref.number, data_c=ref.number, aria_label=ref.label)
