"""Names by their look: a person behind a title, a station, an agency, a company, a body in capitals.

Deputy Prime Minister Rana Aziz   a person with a role
the daily La Riva, Kanal 7        outlets
Halden Mining, the Lakeside LRA   bodies
"""

from __future__ import annotations

import re

from hearsay.sources.forms import Form, Mention
from hearsay.sources.known import content_words, outlet_in, same
from hearsay.sources.lexicon import Words, outlets, state_names
from hearsay.sources.names import fold

ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}|[A-Z]\.(?:[A-Z]\.)+")
PREPOSITION = re.compile(
    r"\s(?:of|by|in|for|at|from|with|to|on|on behalf of|close to|familiar with|near|inside|within|under|aboard|"
    r"working|involved|living|based|named|fighting|posted|published|issued|released|made|"
    r"carried|obtained|seen|shared|cited|quoted|identified|speaking|described|linked|who|that)\s"
)
_KIND_THEN_NAME = re.compile(
    r"(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:newspaper|daily|weekly|magazine|broadcaster|news\s+agency|news\s+(?:web)?site|website|"
    r"tabloid|broadsheet|portal|outlet|(?:radio|[Tt]elevision|tv|TV)\s+(?:station|channel))\s+(?P<name>[A-Z][^,;:()]{1,50})",
)
"""An outlet named behind what it is: "the Lakeland daily La Riva"."""
_PERSON_ENDING = re.compile(r"(?:[eo]r|ist|man|woman|person|ian|ant|ee|eer|ive)$")
"""A noun that no list knows names a person by its ending ("the welder"), else a body ("the port")."""
_FORMER = frozenset({"retired", "former", "elderly", "veteran", "young", "injured", "bereaved", "pregnant"})
STATION = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ\d][\w’'-]*){1,2}")
"""A name in capitals or with a number: "Kanal 7", "Radio Skerry"."""


def named_behind(phrase: str) -> str | None:
    """The outlet that a phrase names behind its noun ("the daily La Riva"); None where it names none."""
    match = _KIND_THEN_NAME.fullmatch(phrase)
    if match is None:
        return None
    name = match.group("name").strip()
    known = outlets().get(fold(name))
    return known.name if known is not None else name


def titled(tokens: list[str], lower: list[str], lex: Words, state: str, rest: str) -> Mention | None:
    """A name behind a title: "Deputy Prime Minister Rana Aziz", "Capt. J. Moss"."""
    at = next((i for i in range(len(tokens) - 1, -1, -1) if _is_title(lower, i, lex)), None)
    if at is None or at + 1 >= len(tokens) or len(tokens) - at > 6:
        return None
    if " ".join(lower[at : at + 2]) in lex.public or PREPOSITION.search(" " + " ".join(lower[: at + 1]) + " "):
        return None
    name = tokens[at + 1 :]
    if lower[at] == "st" and lower[-1] in lex.organisation | lex.public:
        return None
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
        gender=gender(lower[: at + 1], lex), role=" ".join(tokens[: at + 1]) if role else "",
    )  # fmt: skip


def _is_title(lower: list[str], i: int, lex: Words) -> bool:
    return lower[i] in lex.person or lower[i] in lex.honorific or " ".join(lower[max(0, i - 1) : i + 1]) in lex.person


def proper(tokens: list[str], inner: list[str], text: str, state: str, content: frozenset[str], lex: Words) -> Mention:
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
    if len(tokens) == 1 and ACRONYM.fullmatch(tokens[0]):
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


def gender(lower: list[str], lex: Words) -> str:
    """The gender that a title or role tells: "f", "m", or empty."""
    if set(lower) & lex.female:
        return "f"
    return "m" if set(lower) & lex.male else ""
