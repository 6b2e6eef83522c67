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
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from hearsay.sources.known import body_by_words, content_words, outlet_in, same, state_in
from hearsay.sources.lexicon import Words, bodies, outlets, state_adjectives, state_names, words
from hearsay.sources.names import fold


class Form(StrEnum):
    """How a source is named."""

    NAME = "name"
    PERSON = "person"
    BODY = "body"
    STATE = "state"
    OUTLET = "outlet"
    PEOPLE = "people"
    PRONOUN = "pronoun"
    UTTERANCE = "utterance"
    EVIDENCE = "evidence"
    JOINT = "joint"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Mention:
    """What one naming says: `words` are the folded content words of the description, `head` its main one."""

    text: str
    form: Form
    name: tuple[str, ...] = ()
    head: str = ""
    words: frozenset[str] = frozenset()
    state: str = ""
    affiliation: str = ""
    acronym: str = ""
    definite: bool = False
    indefinite: bool = False
    unnamed: bool = False
    pronoun: str = ""
    gender: str = ""
    canonical: str = ""
    role: str = ""
    parts: tuple[str, ...] = ()


_WORD = re.compile(r"[^\W_][\w.'’&-]*")
_EDGE = " \t\n,;:.\"“”'‘’()[]«»—–-"
_CUT = re.compile(
    r",?\s+(?:(?:as\s+)?(?:quoted|cited|reported)\s+by|who\b|whose\b|which\b|speaking\b|citing\b|quoting\b|referring\b|"
    r"in\s+(?:a|an|the|his|her|its|their)\s+(?:statement|interview|post|video|tweet|press|speech|address|briefing)|"
    r"was\s+quoted|told\b|on\s+(?:Facebook|Telegram|Twitter|X|condition)\b).*$",
    re.DOTALL,
)
_LEADING = re.compile(
    r"^(?:(?:On\s+)?(?:Facebook|Telegram|Twitter|Instagram|Weibo|X),?\s+(?=[A-Z])|(?:(?:not|as|was|were)\s+)*\w+ed\s+by\s+)"
)
"""What a reader may leave before the source: a channel, a passive."""
_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}|[A-Z]\.(?:[A-Z]\.)+")
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
_PREPOSITION = re.compile(
    r"\s(?:of|by|in|for|at|from|with|to|on|on behalf of|close to|familiar with|near|inside|within|under|aboard|"
    r"working|involved|living|based|named|fighting|posted|published|issued|released|made|"
    r"carried|obtained|seen|shared|cited|quoted|identified|speaking|described|linked|who|that)\s"
)
_DOING = re.compile(r"(?<=s)\s(?:who\s+are\s+)?[a-z]{3,}(?:ing|ed)\s")
"""What a plural noun's people do: "parents waiting outside", "workers employed there"."""
_KIND_THEN_NAME = re.compile(
    r"(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:newspaper|daily|weekly|magazine|broadcaster|news\s+agency|news\s+(?:web)?site|website|"
    r"tabloid|broadsheet|portal|(?:radio|television|tv)\s+(?:station|channel))\s+(?P<name>[A-Z][^,;:()]{1,50})",
)
"""An outlet named behind what it is: "the Lakeland daily La Riva"."""
_STATION = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ\d][\w’'-]*){1,2}")
"""A name in capitals or with a number: "Kanal 7", "Radio Skerry"."""
_ALONE = re.compile(r"\w+(?:\s+(?:himself|herself|itself|themselves|also|all|both|later|then|too))?")
"""A pronoun that stands alone: "she", "they both", and not "her lawyer"."""
_FORMER = frozenset({"retired", "former", "elderly", "veteran", "young", "injured", "bereaved", "pregnant"})
_PERSON_ENDING = re.compile(r"(?:[eo]r|ist|man|woman|person|ian|ant|ee|eer|ive)$")
"""A noun that no list knows names a person by its ending ("the welder"), else a body ("the port")."""
_OF_UTTERANCE = re.compile(r"\b(?:official|latest|own|written|joint|brief|short|separate|earlier)$")
_NAMED = re.compile(r"\b(?:named|called|identified as)\s+(?=[A-Z])")


@lru_cache(maxsize=16384)
def mention(text: str) -> Mention:
    """What the words `text` say about a source; form NONE where they are empty."""
    return _of(" ".join(text.split()))


def _of(text: str) -> Mention:
    lex = words()
    unnamed = any(phrase in fold(text) for phrase in lex.unnamed_phrases)
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
    if len(segments) > 1 and _ACRONYM.fullmatch(segments[-1]) and not acronym:
        acronym = segments.pop().replace(".", "")
    found = _best([_segment(s, lex) for s in segments])
    if found.form is Form.BODY and not found.canonical and not acronym:
        acronym = next((t for t in segments[0].split() if _ACRONYM.fullmatch(t) and fold(t) not in state_names()), "")
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
    return (inner.replace(".", "") if _ACRONYM.fullmatch(inner) else ""), rest


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
    base = _table(rest, text) or _described(rest, text, lex)
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
    if len(tokens) in (2, 3) and lower[0] in lex.outlet_first and _STATION.fullmatch(rest):
        return Mention(text, Form.OUTLET, canonical=rest)
    state = state_in(lower)
    if (named := _titled(tokens, lower, lex, state, rest)) is not None:
        return named
    cut = _PREPOSITION.search(f"{rest} ") or _DOING.search(f"{rest} ")
    core = rest[: cut.start()] if cut else rest
    first = _WORD.findall(core)
    if cut and (named := _titled(first, [fold(t) for t in first], lex, state, core)) is not None:
        return named
    inner = [fold(t) for t in _WORD.findall(core)]
    capital = len(inner) > 1 and all(t[:1].isupper() for t in core.split())
    if capital and inner[-1] in lex.outlet_last and inner[0] not in lex.person:
        return Mention(text, Form.OUTLET, canonical=core)
    head, kind = _head(inner, lex)
    content = content_words(fold(rest))
    if kind is not None and kind is not Form.NAME:
        return _common(text, rest, core, head, kind, content, state, lex, inner)
    return _proper(_WORD.findall(core), inner, text, state, content, lex)


def named_behind(phrase: str) -> str | None:
    """The outlet that a phrase names behind its noun ("the daily La Riva"); None where it names none."""
    match = _KIND_THEN_NAME.fullmatch(phrase)
    if match is None:
        return None
    name = match.group("name").strip()
    known = outlets().get(fold(name))
    return known.name if known is not None else name


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
        gender=_gender(inner, lex), role=rest,
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


def _titled(tokens: list[str], lower: list[str], lex: Words, state: str, rest: str) -> Mention | None:
    """A name behind a title: "Deputy Prime Minister Rana Aziz", "Capt. J. Moss"."""
    at = next((i for i in range(len(tokens) - 1, -1, -1) if _is_title(lower, i, lex)), None)
    if at is None or at + 1 >= len(tokens) or len(tokens) - at > 6:
        return None
    if " ".join(lower[at : at + 2]) in lex.public or _PREPOSITION.search(" " + " ".join(lower[: at + 1]) + " "):
        return None
    name = tokens[at + 1 :]
    if not all(t[:1].isupper() or fold(t) in ("al", "bin", "von", "van", "de", "da", "der", "el") for t in name):
        return None
    if not name[0][:1].isupper() or fold(" ".join(name)) in state_names():
        return None
    if lower[at] not in lex.honorific and re.search(rf"{re.escape(tokens[at])}\s+(?:of|for|in)\b", rest):
        return None
    role = [w for w in lower[: at + 1] if w not in lex.honorific or same(w) in lex.person]
    return Mention(
        "", Form.NAME, name=tuple(name), head=same(role[-1]) if role else "", state=state,
        words=content_words(" ".join(role)), affiliation=outlet_in(" ".join(tokens[: at + 1])),
        gender=_gender(lower[: at + 1], lex), role=" ".join(tokens[: at + 1]) if role else "",
    )  # fmt: skip


def _is_title(lower: list[str], i: int, lex: Words) -> bool:
    return lower[i] in lex.person or lower[i] in lex.honorific or " ".join(lower[max(0, i - 1) : i + 1]) in lex.person


def _proper(tokens: list[str], inner: list[str], text: str, state: str, content: frozenset[str], lex: Words) -> Mention:
    """A name without a title: a person, an outlet, or a body by its look."""
    capital = [t for t in tokens if t[:1].isupper()]
    if not capital and inner and inner[-1].endswith("s") and not inner[-1].endswith("ss"):
        return Mention(text, Form.PEOPLE, head=inner[-1], words=content, state=state)
    if not capital and inner and not _PERSON_ENDING.search(inner[-1]) and inner[0] not in _FORMER:
        return Mention(text, Form.BODY, head=inner[-1], words=content, state=state)
    if not capital:
        return Mention(text, Form.PERSON if tokens else Form.NONE, head=inner[-1] if inner else "", words=content)
    named = outlet_in(" ".join(tokens))
    if named and (len(tokens) <= len(named.split()) or set(inner) & (lex.outlet | lex.public)):
        return Mention(text, Form.OUTLET, canonical=named, state=state)
    if len(tokens) == 1 and _ACRONYM.fullmatch(tokens[0]):
        return Mention(text, Form.BODY, acronym=tokens[0].replace(".", ""), words=content)
    if len(tokens) > 1 and inner[-1:] and inner[-1] in lex.outlet_last:
        return Mention(text, Form.OUTLET, canonical=" ".join(tokens))
    if tokens[-1].islower() and tokens[-1].endswith("s") and not tokens[-1].endswith("ss") and len(tokens) < 5:
        return Mention(text, Form.PEOPLE, head=inner[-1], words=content, state=state)
    company = len(capital) > 1 and bool(inner) and inner[-1] in lex.company_last
    if (
        len(tokens) > 1
        and tokens[-1].islower()
        and inner
        and inner[-1] not in lex.particles
        and "'s" in text.replace("’", "'")
    ):
        form = Form.PERSON if _PERSON_ENDING.search(inner[-1]) else Form.BODY
        return Mention(text, form, head=inner[-1], words=content, state=state)
    organised = company or bool(set(inner) & (lex.public | lex.organisation)) or "&" in text
    if organised or len(capital) < len(tokens) / 2 or len(tokens) > 5 or any(c.isdigit() for c in text):
        return Mention(text, Form.BODY, head=inner[-1] if inner else "", words=content, state=state)
    if tokens[0].isupper() and len(tokens[0]) > 3 and len(tokens) == 1:
        return Mention(text, Form.BODY, acronym=tokens[0], words=content)
    if len(tokens) > 1 and fold(tokens[0]) in state_names():
        return Mention(text, Form.BODY, head=inner[-1] if inner else "", words=content, state=state)
    return Mention(text, Form.NAME, name=tuple(tokens))


def _only_state(content: frozenset[str], head: str, state: str) -> bool:
    return not (content - {same(head), head} - words().any_state)


def _gender(lower: list[str], lex: Words) -> str:
    if set(lower) & lex.female:
        return "f"
    return "m" if set(lower) & lex.male else ""
