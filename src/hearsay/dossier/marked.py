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
class Paragraph:
    """One paragraph: its marked text and the claims whose words begin in it."""

    text: Markup
    claims: tuple[Claim, ...]
    blank: bool


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
    found = []
    for match in _paragraph.finditer(report.text):
        start, end = match.span()
        own = tuple(c for c in claims if c.contents and start <= min(s.start for s in c.contents) < end)
        inside = [m for m in marks if m.start < end and start < m.end]
        pieces = [
            *segments(report, (start, end), inside, [s for s in anchors if s.start < end and start < s.end], index),
        ]
        text = join(with_refs(pieces, [r for r in refs if start < r.at <= end]))
        found.append(Paragraph(text, own, blank=not match.group().strip()))
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


def segments(
    report: Report, bounds: tuple[int, int], marks: list[Mark], anchors: list[Span], index: Index
) -> Iterator[tuple[int, Markup]]:
    """The pieces of one paragraph, each with its end, cut wherever a mark or target begins or ends."""
    start, end = bounds
    edges = {start, end}
    for left, right in [*((m.start, m.end) for m in marks), *((s.start, s.end) for s in anchors)]:
        edges |= {min(max(left, start), end), min(max(right, start), end)}
    cuts = sorted(edges)
    for left, right in pairwise(cuts):
        over = sorted((m for m in marks if m.start <= left and right <= m.end), key=lambda m: (m.start, -m.end))
        here = [tag("a", id=index.words_anchor(s), class_="at") for s in anchors if s.start == left]
        yield right, join([*here, wrapped(piece(report.text[left:right]), over, left)])


def wrapped(words: Markup, over: list[Mark], offset: int) -> Markup:
    """The words inside everything that covers them: contents outermost first, then source and cue."""
    inner = words
    roles = {m.role for m in over}
    if "cue" in roles:
        inner = tag("i", inner, class_="cue")
    if "source" in roles:
        inner = tag("b", inner, class_="src")
    contents = [m for m in over if m.role == "content"]
    for depth, mark in reversed(list(enumerate(contents))):
        inner = tag("span", inner, class_=f"k d{min(depth, DEEPEST - 1)} {mark.classes}")
    numbers = " ".join(str(n) for n in dict.fromkeys(m.claim for m in over if m.claim))
    look = "seg both" if "shared" in roles else "seg"
    return tag("span", inner, class_=look, data_a=offset, data_c=numbers)


def piece(text: str) -> Markup:
    """Escaped words; a character that turns direction or has no width stands alone, named and harmless."""
    shown = []
    for part in harmless.split_invisible(harmless.holdable(text)):
        if harmless.is_invisible(part):
            shown.append(tag("span", part, class_="inv", data_u=f"U+{ord(part):04X}"))
        else:
            shown.append(Markup(str(escape(part)).replace("\r", "&#13;")))
    return join(shown)


def with_refs(pieces: list[tuple[int, Markup]], refs: list[Ref]) -> list[Markup]:
    """The pieces with each claim's sign right after the piece in which its words end."""
    waiting = sorted(refs, key=lambda r: (r.at, r.number))
    shown: list[Markup] = []
    for end, words in pieces:
        shown.append(words)
        while waiting and waiting[0].at <= end:
            shown.append(sign(waiting.pop(0)))
    return shown


def sign(ref: Ref) -> Markup:
    """The sign itself: a link without words, its number drawn by the style sheet."""
    look = "ref" + (" quiet" if ref.quiet else "") + (" denied" if ref.denied else "")
    return tag("a", class_=look, href=f"#{ref.anchor}", data_n=ref.number, data_c=ref.number, aria_label=ref.label)
