"""The words that name a source -> what they say about it.

Ukrainian presidential adviser Olena Hnatyk   person  Olena Hnatyk, adviser, UA
the Lakeland interior ministry (LIM)          body    interior ministry, acronym LIM
a senior official                             one person, new and unnamed
the official                                  one person, named or met before
Moscow                                        state   RU
the agency's statement                        whatever "the agency" is
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from hearsay.sources.forms import Form, Mention
from hearsay.sources.known import body_by_words, content_words, outlet_in, same, state_in
from hearsay.sources.lexicon import Words, bodies, outlets, state_adjectives, state_names, words
from hearsay.sources.names import fold
from hearsay.sources.proper import ACRONYM, PREPOSITION, STATION, gender, named_behind, proper, titled

_WORD = re.compile(r"[^\W_][\w.'’&-]*")
_EDGE = " \t\n,;:.\"“”'‘’()[]«»—–-"
_CUT = re.compile(
    r",?\s+(?:(?:as\s+)?(?:quoted|cited|reported|interviewed|reached|contacted|approached|questioned)\s+by|who\b|whose\b|which\b|speaking\b|citing\b|quoting\b|referring\b|"
    r"in\s+(?:a|an|the|his|her|its|their)\s+(?:statement|interview|post|video|tweet|press|speech|address|briefing)|"
    r"was\s+quoted|told\b|on\s+(?:Facebook|Telegram|Twitter|X|condition)\b).*$",
    re.DOTALL,
)
_LEADING = re.compile(
    r"^(?:(?:On\s+)?(?:Facebook|Telegram|Twitter|Instagram|Weibo|X),?\s+(?=[A-Z])|(?:(?:not|as|was|were)\s+)*\w+ed\s+by\s+)"
)
"""What a reader may leave before the source: a channel, a passive."""
_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)")
_ONE_OF = re.compile(r"(?:one|a\s+member)\s+of\s", re.IGNORECASE)
_DETERMINER = re.compile(r"(the|this|that|these|those|its|his|her|their|our)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"(an?|one|another|some|several|many|two|three|four|five|six|various|certain|other|a number of|a group of|"
    r"dozens of|hundreds of|most|few|a few|both|all|numerous|multiple|separate)\s+",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"(?:(one|some|several|many|most|two|three|members?|a member|a number|a group|part|dozens|hundreds)\s+of)\s+",
    re.IGNORECASE,
)
_DOING = re.compile(r"(?:(?<=s)|(?<=people))\s(?:who\s+are\s+)?[a-z]{3,}(?:ing|ed)\s")
"""What a plural noun's people do: "parents waiting outside", "workers employed there"."""
_ISSUED = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Aa]nother|[Oo]ne)\s(?P<what>(?:[\w-]+\s){0,2}?\w+)\s(?:(?:issued|released|published|put\sout|posted)\s)?(?:from|by|(?P<in>in))\s(?P<by>(?:the\s)?[A-Z].*)"
)
"""A statement with whoever issues it: "a statement from Halden Mining"."""
_ISSUERS = (Form.NAME, Form.BODY, Form.STATE, Form.PERSON)
_LEGAL = re.compile(
    r"(?<=\w),?\s(?:Ltd|Limited|Inc|Corp|PLC|plc|LLC|GmbH|AG|S\.?A|SpA|NV|Oy|AB|ASA|Co)\.?$|(?<=\b[Pp]olice)\s(?:[Dd]epartment|[Ff]orce|[Ss]ervice)$"
)
"""What a company is by law, and which body of police it is: names go with and without."""
_ALONE = re.compile(r"\w+(?:\s+(?:himself|herself|itself|themselves|also|all|both|later|then|too))?")
"""A pronoun that stands alone: "she", "they both", and not "her lawyer"."""
_OF_UTTERANCE = re.compile(r"\b(?:official|latest|own|written|joint|brief|short|separate|earlier)$")
_NAMED = re.compile(
    r"\b(?:named|called|identified as|calling (?:him|her|it)self|calling themselves|known as)\s+(?=[A-Z])"
)


@lru_cache(maxsize=16384)
def mention(text: str) -> Mention:
    """What the words `text` say about a source; form NONE where they are empty."""
    return _of(" ".join(text.split()))


def _of(text: str) -> Mention:
    lex = words()
    unnamed = any(phrase in fold(text) for phrase in lex.unnamed_phrases)
    if (issued := _ISSUED.fullmatch(text)) is not None and fold(issued.group("what").split()[-1]) in lex.utterance:
        by = mention(issued.group("by"))
        if by.form is Form.OUTLET and by.canonical if issued.group("in") else by.form in _ISSUERS:
            return replace(by, text=text)
    acronym, clean = _acronym(_CUT.sub("", _LEADING.sub("", text)))
    clean = re.sub(r"['’]s$", "", clean.strip(_EDGE))
    if not clean:
        return Mention(text, Form.NONE)
    if (pronoun := lex.pronoun.get(fold(clean.split()[0]))) and _ALONE.fullmatch(clean):
        return Mention(text, Form.PRONOUN, pronoun=pronoun, gender={"male": "m", "female": "f"}.get(pronoun, ""))
    if (joint := _joint(clean)) is not None:
        return replace(joint, text=text)
    segments = [s.strip(_EDGE) for s in re.split(r",\s+", clean) if s.strip(_EDGE)]
    if not segments:
        return Mention(text, Form.NONE)
    if len(segments) > 1 and ACRONYM.fullmatch(segments[-1]) and not acronym:
        acronym = segments.pop().replace(".", "")
    found = _best([_segment(s, lex) for s in segments])
    if found.form is Form.BODY and not found.canonical and not acronym:
        acronym = next((t for t in segments[0].split() if ACRONYM.fullmatch(t) and fold(t) not in state_names()), "")
        found = replace(found, words=found.words - {fold(acronym)})
    acronym = acronym or found.acronym
    if acronym and found.form is Form.BODY and not found.canonical:
        table = bodies().get(fold(acronym))
        if table is not None and table.state == (found.state or table.state):
            found = replace(found, canonical=table.name, state=table.state)
    return replace(found, text=text, acronym=acronym, unnamed=found.unnamed or unnamed)


def _acronym(clean: str) -> tuple[str, str]:
    """A name in brackets, and the words without it."""
    match = _BRACKET.search(clean)
    if match is None:
        return "", clean
    inner = match.group(1).strip()
    rest = clean[: match.start()] + clean[match.end() :]
    return (inner.replace(".", "") if ACRONYM.fullmatch(inner) else ""), rest


def _best(segments: list[Mention]) -> Mention:
    """One mention of a name and its appositions: the named person first, then what describes it."""
    named = next((m for m in segments if m.form is Form.NAME and m.head), None) or next(
        (m for m in segments if m.form is Form.NAME), None
    )
    first = segments[0]
    if named is None or (named is not first and first.form not in (Form.PERSON, Form.NAME)):
        return first
    about = [m for m in segments if m is not named and m.form in (Form.PERSON, Form.BODY)]
    described = [m for m in about if not m.head[:1].isdigit()]
    if not described:
        return named
    other = described[0]
    return replace(
        named,
        head=named.head or other.head,
        words=named.words | other.words,
        state=named.state or other.state,
        affiliation=named.affiliation or other.affiliation,
        role=named.role or other.role or other.text,
        gender=named.gender or other.gender,
    )


def _joint(clean: str) -> Mention | None:
    """Two named sources in one: "the army and the police", "both A and B"."""
    if _table(clean, clean) is not None:
        return None
    body = re.sub(r"^both\s+", "", clean, flags=re.IGNORECASE)
    for match in re.finditer(r"\s+and\s+", body):
        left, right = body[: match.start()], body[match.end() :]
        if not (right[:1].isupper() or re.match(r"(?:the|its|his|her)\s", right)):
            continue
        parts = [mention(left), mention(right)]
        if any(p.form is Form.BODY and not (p.canonical or p.acronym or _is_whole(p)) for p in parts):
            continue
        strong = (Form.NAME, Form.BODY, Form.STATE, Form.OUTLET, Form.PEOPLE)
        if all(p.form in strong for p in parts) and (parts[0].form is not Form.NAME or len(parts[0].name) > 1):
            return Mention(clean, Form.JOINT, parts=(left, right), words=parts[0].words | parts[1].words)
    return None


def _is_whole(m: Mention) -> bool:
    """Whether a body's name has a noun of its own: "the Navy", and not "Turkey's Disaster"."""
    return m.head in words().public | words().organisation


def _segment(text: str, lex: Words) -> Mention:
    """A noun phrase without apposition."""
    if (match := _NAMED.search(text)) is not None:
        inner, outer = _segment(text[match.end() :], lex), _segment(text[: match.start()], lex)
        if inner.form is Form.NAME and outer.form is Form.PEOPLE:
            return replace(inner, form=Form.BODY, name=(), head=outer.head, words=content_words(fold(inner.text)))
        if inner.form is Form.NAME:
            return replace(inner, head=outer.head, words=outer.words, state=outer.state, role=outer.text)
    definite = indefinite = member = False
    rest = text
    while True:
        if (m := _MEMBER.match(rest)) is not None:
            member, rest = True, rest[m.end() :]
        elif (m := _DETERMINER.match(rest)) is not None:
            definite, rest = True, rest[m.end() :]
        elif (m := _INDEFINITE.match(rest)) is not None and len(rest) > m.end():
            indefinite, rest = True, rest[m.end() :]
        else:
            break
    rest = _LEGAL.sub("", rest)
    base = _table(rest, text) or _described(rest, text, lex)
    single = base.head.removesuffix("s")
    if member and base.form is Form.PEOPLE and _ONE_OF.match(text) and single in lex.person:
        return replace(
            base, text=text, form=Form.PERSON, head=same(single), words=frozenset({same(single)}), indefinite=True
        )
    if member and base.form in (Form.PEOPLE, Form.BODY):
        return Mention(text, Form.PEOPLE, head=base.head, words=base.words, state=base.state, indefinite=True)
    return replace(base, text=text, definite=definite and not indefinite, indefinite=indefinite or member)


def _table(rest: str, text: str) -> Mention | None:
    """A name that a packaged table knows."""
    for key in (fold(text), fold(rest)):
        if key in state_names() and key not in state_adjectives():
            return Mention(text, Form.STATE, state=state_names()[key])
        if (outlet := outlets().get(key)) is not None and rest[:1].isupper():
            return Mention(text, Form.OUTLET, canonical=outlet.name, state=outlet.state, name=(outlet.name,))
        body = bodies().get(key) or body_by_words(key)
        if body is not None:
            return Mention(text, Form.BODY, canonical=body.name, state=body.state, words=content_words(key))
    return None


def _described(rest: str, text: str, lex: Words) -> Mention:
    """A description by its head, or a name."""
    if (named_outlet := named_behind(rest)) is not None:
        return Mention(text, Form.OUTLET, canonical=named_outlet)
    tokens = _WORD.findall(rest)
    lower = [fold(t) for t in tokens]
    if len(tokens) in (2, 3) and lower[0] in lex.outlet_first and STATION.fullmatch(rest):
        return Mention(text, Form.OUTLET, canonical=rest)
    state = state_in(lower)
    if (named := titled(tokens, lower, lex, state, rest)) is not None:
        return named
    cuts = [c for c in (PREPOSITION.search(f"{rest} "), _DOING.search(f"{rest} ")) if c is not None]
    cut = min(cuts, key=lambda c: c.start(), default=None)
    core = rest[: cut.start()] if cut else rest
    first = _WORD.findall(core)
    if cut and (named := titled(first, [fold(t) for t in first], lex, state, core)) is not None:
        return named
    inner = [fold(t) for t in _WORD.findall(core)]
    capital = len(inner) > 1 and all(t[:1].isupper() for t in core.split())
    if capital and inner[-1] in lex.outlet_last and inner[0] not in lex.person:
        return Mention(text, Form.OUTLET, canonical=core)
    head, kind = _head(inner, lex)
    content = content_words(fold(rest))
    if kind is not None and kind is not Form.NAME:
        return _common(text, rest, core, head, kind, content, state, lex, inner)
    return proper(_WORD.findall(core), inner, text, state, content, lex)


def _head(inner: list[str], lex: Words) -> tuple[str, Form | None]:
    """The main word of a noun phrase and what it makes of the phrase."""
    lists = (
        (lex.utterance, Form.UTTERANCE), (lex.evidence, Form.EVIDENCE), (lex.outlet, Form.OUTLET),
        (lex.outlets, Form.OUTLET), (lex.people, Form.PEOPLE), (lex.person, Form.PERSON), (lex.public, Form.BODY),
        (lex.organisation, Form.BODY), (lex.unnamed, Form.PERSON),
    )  # fmt: skip
    for width in (2, 1):
        head = " ".join(inner[-width:]) if len(inner) >= width else ""
        for entries, form in lists:
            if head and head in entries:
                return head, form
    return "", None


def _common(
    text: str, rest: str, core: str, head: str, kind: Form, content: frozenset[str], state: str, lex: Words,
    inner: list[str],
) -> Mention:  # fmt: skip
    """A description with a common noun as its head."""
    if kind in (Form.UTTERANCE, Form.EVIDENCE):
        return _utterance(text, core, head, kind, content, lex)
    if kind is Form.OUTLET:
        named = outlet_in(core)
        plural = head in lex.outlets or head.endswith("s")
        if named:
            return Mention(text, Form.OUTLET, canonical=named, head=head, state=state)
        return Mention(text, Form.PEOPLE if plural else Form.OUTLET, head=head, words=content, state=state)
    named = outlet_in(core)
    if kind is Form.BODY and named and head in ("agency", "service", "network"):
        return Mention(text, Form.OUTLET, canonical=named, head=head, state=state)
    if state and kind in (Form.BODY, Form.PEOPLE) and head in lex.side and _only_state(content, head, state):
        return Mention(text, Form.STATE, head=head, state=state)
    return Mention(
        text, kind, head=same(head.split()[-1]), words=content, state=state, affiliation=outlet_in(core),
        unnamed=bool(content & lex.unnamed) or any(w in lex.unnamed for w in inner),
        gender=gender(inner, lex), role=rest,
    )  # fmt: skip


def _utterance(text: str, core: str, head: str, kind: Form, content: frozenset[str], lex: Words) -> Mention:
    """A statement, report or post: its owner speaks, where one is named."""
    owner = re.sub(r"\s*\S+$", "", core) if " " not in head else " ".join(core.split()[: -len(head.split())])
    owner = re.sub(r"['’]s?$", "", _OF_UTTERANCE.sub("", owner.strip()).strip(_EDGE))
    if owner and (owner[:1].isupper() or "the " in text[:4].lower()):
        inner = mention(owner) if owner[:1].isupper() else mention(f"the {owner}")
        if inner.form in (Form.NAME, Form.BODY, Form.STATE, Form.OUTLET, Form.PERSON, Form.PEOPLE):
            return inner
    return Mention(text, kind, head=head.split()[-1], words=content)


def _only_state(content: frozenset[str], head: str, state: str) -> bool:
    return not (content - {same(head), head} - words().any_state)
