"""Layers of one content: an outlet around another speaker passes the words on.

[state media said] [[the mayor called it] "a disgrace"]        the mayor speaks, state media passes it on
[The army, as quoted by Tass, said] ...                        the army speaks
"""

from __future__ import annotations

import re

from hearsay.claims.page import Draft, Offsets, Page
from hearsay.sources.forms import Form, Mention
from hearsay.sources.known import outlet_in
from hearsay.sources.lexicon import outlets
from hearsay.sources.mentions import mention
from hearsay.sources.names import fold
from hearsay.sources.relays import Passed, outlet_named

SAME_CONTENT = 0.6
"""Share of the shorter content that two attributions must have in common to report one and the same content."""
AGENCY_BEFORE = 400
"""Characters before "the agency" in which a news agency must be named: a paragraph or two."""
_BY = re.compile(r"\b(?:quoted|cited|reported)\s+by$", re.IGNORECASE)


def merge_layers(page: Page, found: list[Draft]) -> None:
    """Turns an outlet's attribution around or beside another's of the same content into a relay of that other."""
    for i, outer in enumerate(found):
        if outer.dropped or outer.source is None or not (name := outlet_of(outer.mention) or _agency(page, outer)):
            continue
        for inner in found[max(0, i - 4) : i + 5]:
            if inner is outer or inner.dropped or outlet_of(inner.mention) or inner.source is None:
                continue
            if common(outer, inner) < SAME_CONTENT or page.sentence(inner.at) != page.sentence(outer.at):
                continue
            inner.relays.append(Passed(name, *outer.source, 2))
            inner.framing += [s for s in (outer.source, outer.cue) if s is not None]
            inner.contents = _without(inner.contents, outer)
            if inner.parent is outer:
                inner.parent = outer.parent
            outer.dropped = True
    for draft in found:
        while draft.parent is not None and draft.parent.dropped:
            draft.parent = draft.parent.parent


def outlet_of(m: Mention) -> str:
    """The outlet or outlets that a naming means; empty where it means none."""
    if m.form is Form.OUTLET:
        return m.canonical or outlet_named(m.text)
    if m.form is Form.UTTERANCE:
        return outlet_in(m.text)
    return outlet_named(m.text) if m.form is Form.PEOPLE and not m.unnamed else ""


def _agency(page: Page, draft: Draft) -> str:
    """The news agency that "the agency", named shortly before, or "the KNA agency" means; empty where none is."""
    m = draft.mention
    if m.head == "agency" and m.words == {"agency"} and m.acronym and mention(m.acronym).form is Form.BODY:
        return "" if mention(m.acronym).canonical else m.acronym
    if not (m.definite and m.words == {"agency"}):
        return ""
    named = outlets().get(fold(outlet_in(page.text[max(0, draft.at - AGENCY_BEFORE) : draft.at])))
    return named.name if named is not None and named.kind == "agency" else ""


def common(outer: Draft, inner: Draft) -> float:
    """The share of the shorter content that two drafts have in common."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in outer.contents for c, d in inner.contents)
    shorter = min(sum(b - a for a, b in outer.contents), sum(b - a for a, b in inner.contents))
    return shared / shorter if shorter else 0.0


def _without(contents: tuple[Offsets, ...], outer: Draft) -> tuple[Offsets, ...]:
    """The contents up to where the outer layer's source and cue begin."""
    starts = [s[0] for s in (outer.source, outer.cue) if s is not None]
    kept = []
    for a, b in contents:
        inside = [s for s in starts if a <= s < b]
        end = min(inside) if inside else b
        if end > a:
            kept.append((a, end))
    return tuple(kept) or contents


def put_behind(page: Page, draft: Draft) -> None:
    """Puts the speaker in place of the outlet that quotes him: "The army, as quoted by Tass, said ..."."""
    if draft.cue is None or draft.source is None or not _BY.search(page.text[slice(*draft.cue)]):
        return
    name = outlet_of(draft.mention)
    start = page.sentence(draft.cue[0])[0]
    before = page.text[start : draft.cue[0]].rstrip(" ,")
    m = mention(before) if len(before) < 160 else mention("")
    if name and m.form in (Form.NAME, Form.PERSON, Form.BODY, Form.STATE, Form.PEOPLE):
        draft.relays.append(Passed(name, *draft.source, 1))
        draft.source, draft.mention = (start, start + len(before)), m
