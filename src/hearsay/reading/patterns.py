"""The patterns of a reporting clause, each over the tokens of one unit.

    SOURCE said (that) CONTENT          the clause behind the verb
    CONTENT, SOURCE said(, CONTENT)     the verb behind or inside what is said, also inverted: "said SOURCE"
    According to SOURCE, CONTENT        prepositions, also behind: "CONTENT, as reported by SOURCE"
    SOURCE accused X of Y               verbs with a noun phrase, an infinitive, somebody accused
    X was quoted as saying CONTENT      passives; "it was reported that" has no source
    SOURCE: CONTENT                     headlines and transcripts

Which verb takes which complement is data (`cues.toml`).
"""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.reading.clauses import Unit, skip_adjuncts, source_before, source_behind
from hearsay.reading.cues import Form, Verb, lexicon

LONGEST_ASIDE = 30
"""Words of a relative clause between a source and its verb."""
LONGEST_QUOTED = 25
"""Words between "quoted" and "as saying"."""
LABEL_WORDS = 5
"""Words before the colon of `Name, role: words`."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in tokens of its unit: `[first, last)` for source and cue, one or two runs of content."""

    pattern: str
    source: tuple[int, int]
    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """The first token of source or cue: where an earlier content has to end."""
        return min(self.source[0], self.cue[0]) if self.source[0] < self.source[1] else self.cue[0]


def by_verb(unit: Unit, index: int, earlier: list[Found]) -> Found | None:
    """The attribution whose cue is the verb at `index`; it may share the source of `earlier` ones."""
    verb = lexicon().verbs.get(unit.lower(index))
    if verb is None or unit.quote(index) is not None or not _is_verb(unit, index, verb):
        return None
    particle = unit.lower(index + 1) if unit.lower(index + 1) in verb.complements else ""
    if not particle and "" not in verb.complements:
        return None
    behind = index + 1 + bool(particle)
    if unit.is_(index - 1, "be") and Form.PARTICIPLE in verb.forms:
        return _passive(unit, index, verb)
    if Form.GERUND in verb.forms:
        source = _of_gerund(unit, index, earlier)
    elif unit.lower(index - 1) == "and" or (unit.lower(index - 2) in ("and", "but") and unit.is_(index - 1, "skip")):
        source = earlier[-1].source if earlier else source_before(unit, index)
    else:
        source = source_before(unit, index)
    cue = (_with_negation(unit, index), behind)
    return (
        _quoting(unit, verb, source, cue)
        or _behind_content(unit, verb, particle, source, cue)
        or _before_content(unit, verb, particle, source, cue)
        or _with_object(unit, verb, particle, source, cue)
    )


def _of_gerund(unit: Unit, index: int, earlier: list[Found]) -> tuple[int, int]:
    """Who is "saying": the source of the attribution before, else the subject of the clause that it belongs to."""
    if unit.is_(index - 1, "be"):
        return source_before(unit, index)
    if earlier:
        return earlier[-1].source
    main = next((k for k in range(1, index) if unit.is_finite(k)), None)
    return source_before(unit, index if main is None else main)


def _is_verb(unit: Unit, index: int, verb: Verb) -> bool:
    """Whether a form that may be a noun ("claims"), a participle or an infinitive reports speech."""
    before = unit.lower(index - 1)
    named = unit.is_(index - 1, "determiners") and not unit.is_(index - 1, "pronouns")
    if before in ("to", "of", "for") or (named and Form.GERUND not in verb.forms):
        return False
    if verb.forms <= {Form.BASE}:
        if before in ("he", "she", "it"):
            return unit.is_(index - 2, "auxiliary") or unit.quote(0) is not None
        plural = before.endswith("s") and not before.endswith(("'s", "’s"))
        if unit.is_(index - 1, "pronouns", "skip") or before.endswith("ly") or plural or unit.quote(0) is not None:
            return True
        clause = unit.lower(index + 1) == "that" or unit.is_(index + 1, "pronouns", "determiners")
        noun = verb.base + "s" in lexicon().words["nouns"] or unit.is_(index - 1, "prepositions", "boundaries")
        return verb.takes("clause") and clause and not noun and unit.tokens[index - 1].is_word
    if unit.is_(index, "gerund_nouns"):
        return before in (",", "and") or unit.is_(index - 1, "be")
    if unit.is_(index, "nouns") and not unit.quote(0):
        following = unit.is_(index + 1, "determiners", "pronouns") or unit.quote(index + 1) is not None
        if not following and unit.lower(index + 1) not in ("that", "for", "on"):
            return False
    if unit.lower(index).endswith("s") and Form.FINITE in verb.forms:
        return not before.endswith(("'s", "’s", "s'", "s’")) and not unit.is_(index + 1, "finite")
    return True


def _is_coordinated(unit: Unit, index: int) -> bool:
    """Whether the verb shares the subject of the one before: "and said", ", but also said"."""
    k = index - 1
    while unit.is_(k, "skip") or unit.lower(k).endswith("ly"):
        k -= 1
    return unit.lower(k) in ("and", "but", "then")


def _with_negation(unit: Unit, index: int) -> int:
    """The first token of the cue: back to "did not directly confirm", else the verb itself."""
    k = index - 1
    while k > 0 and unit.lower(k).endswith("ly"):
        k -= 1
    if not unit.is_(k, "negation"):
        return index
    return k - 1 if unit.is_(k - 1, "auxiliary") else k


def _behind_content(
    unit: Unit, verb: Verb, particle: str, source: tuple[int, int], cue: tuple[int, int]
) -> Found | None:
    """`CONTENT, SOURCE said` and `CONTENT, said SOURCE`, with what goes on behind."""
    if not any(verb.takes(kind, particle) for kind in ("clause", "tell", "quote")) or Form.GERUND in verb.forms:
        return None
    start, end = 0, source[0] if source[0] < source[1] else cue[0]
    inverted = _ends_content(unit, cue[0]) and unit.has_clause(0, cue[0]) and not _is_after_aside(unit, cue[0])
    after = cue[1]
    if inverted and not verb.takes("tell", particle):
        behind = source_behind(unit, cue[1])
        stop = skip_adjuncts(unit, behind)
        if behind > cue[1] and (stop >= len(unit.tokens) or not unit.tokens[stop].is_word):
            source, end, after = (cue[1], behind), cue[0], stop
        elif behind == cue[1] and source[0] >= source[1]:
            end = cue[0]
        else:
            inverted = False
    else:
        inverted = False
    if not inverted:
        if not _ends_content(unit, end):
            return None
        after = skip_adjuncts(unit, _behind_hearer(unit, cue[1]) if verb.takes("tell", particle) else cue[1])
        if not unit.has_clause(start, end) and not _interrupts(unit, end, after):
            return None
        quoted = unit.quote(end - 1) or unit.quote(end - 2)
        if after < len(unit.tokens) and unit.tokens[after].is_word:
            clause = not unit.is_(after, "prepositions", "boundaries") or unit.lower(after) in ("that", "whether")
            if clause or not quoted:
                return None
            while after < len(unit.tokens) and unit.lower(after) != ",":
                after += 1
    if verb.complements.get(particle) == frozenset({"quote"}) and not any(unit.quote(k) for k in range(start, end)):
        return None
    while end > start and (unit.lower(end - 1) in (",", "—", "–", "-", "--", "as") or unit.lower(end - 1) == "."):
        end -= 1
    contents = [(start, end)]
    rest = after + 1
    if unit.lower(after) in (",", ":") and rest < len(unit.tokens) and not _is_own_clause(unit, rest):
        contents.append((rest, len(unit.tokens)))
    elif unit.quote(after) is not None:
        contents.append((after, len(unit.tokens)))
    return Found("quoted" if unit.quote(start) else "said", source, cue, tuple(contents))


def _interrupts(unit: Unit, end: int, after: int) -> bool:
    """Whether the reporting clause stands between commas inside what is said: "The pier, he said, fell"."""
    commas = unit.lower(end - 1) == unit.lower(after) == ","
    return commas and not unit.is_speech(after + 1) and not unit.is_(0, "openers", "prepositions")


def _is_after_aside(unit: Unit, verb: int) -> bool:
    """Whether the comma before the verb ends an aside on the source: "Orlov, who was there, said"."""
    commas = [k for k in range(max(0, verb - LONGEST_ASIDE), verb) if unit.lower(k) == ","]
    if len(commas) < 2:
        return False
    first = commas[-2]
    if unit.lower(first + 1) in ("who", "which", "whose", "speaking"):
        return True
    apposition = unit.is_(first + 1, "determiners", "roles") and unit.tokens[first - 1].is_name
    return apposition and not unit.has_clause(0, first) and not unit.is_(0, "openers", "prepositions")


def _is_own_clause(unit: Unit, index: int) -> bool:
    """Whether what follows the comma behind "he said" is the report's own: "adding that", "as he left"."""
    word = unit.lower(index)
    return (word.endswith("ing") and len(word) > 5) or word in (
        "according",
        "as",
        "in",
        "while",
        "after",
        "who",
        "which",
        "when",
        "but",
        "and",
    )


def _ends_content(unit: Unit, end: int) -> bool:
    """Whether something said can end before the token `end`: a comma, a dash or a quotation stands there."""
    last = unit.lower(end - 1)
    return end > 0 and (
        last in (",", "—", "–", "--", "-")
        or unit.quote(end - 1) is not None
        or (last == "as" and unit.lower(end - 2) == ",")
    )


def _before_content(
    unit: Unit, verb: Verb, particle: str, source: tuple[int, int], cue: tuple[int, int]
) -> Found | None:
    """`SOURCE said (that) CONTENT`, `SOURCE told HEARER CONTENT`, `SOURCE said: “CONTENT”`."""
    speech = verb.takes("clause", particle) or verb.takes("that", particle) or verb.takes("quote", particle)
    tells = verb.takes("tell", particle)
    if not (speech or tells) or (source[0] >= source[1] and cue[0] > 0 and Form.GERUND not in verb.forms):
        return None
    start = skip_adjuncts(unit, cue[1])
    that = next(
        (k for k in range(start, min(start + 12, len(unit.tokens))) if unit.lower(k) in ("that", ":") or unit.quote(k)),
        None,
    )
    if tells:
        start = skip_adjuncts(unit, _behind_hearer(unit, start))
    linked = unit.lower(start) in ("that", "whether", "how", ":", ",", "if", "why") or unit.quote(start) is not None
    if (
        not linked
        and that is not None
        and not unit.has_clause(start, that)
        and (tells or unit.is_(start, "prepositions"))
    ):
        start, linked = that, True
    if not linked and not verb.takes("clause", particle) and not tells:
        return None
    while unit.lower(start) in ("that", ":", ","):
        start += 1
    end = len(unit.tokens)
    if start >= end or unit.lower(start) in ("nothing", "to"):
        return None
    quoted = unit.quote(start) is not None
    if quoted and unit.lower(start + 1) in ("-", "–", "—", "--"):
        end = start + 1
    only_quote = not verb.takes("clause", particle) and not verb.takes("that", particle) and not tells
    if only_quote and not quoted:
        return None
    if not linked and not unit.has_clause(start, end) and not verb.takes("clause", particle):
        return None
    return Found("quoted" if quoted else "said", source, cue, ((start, end),))


def _behind_hearer(unit: Unit, start: int) -> int:
    """The token behind the one who is told: a pronoun, a name, or a noun phrase up to its noun."""
    k = skip_adjuncts(unit, start)
    if unit.is_(k, "hearers") and not unit.tokens[k].is_name:
        return k + 1
    while k < len(unit.tokens) and k - start < 10:
        token = unit.tokens[k]
        if not token.is_word or unit.is_(k, "boundaries") or (unit.is_finite(k) and not token.is_name):
            break
        if (
            k > start
            and unit.is_(k, "determiners", "pronouns")
            and unit.lower(k - 1) not in ("of", "at", "in", "to", "and", "’s")
        ):
            break
        k += 1
        if unit.is_(k - 1, "hearers"):
            break
    return k


def _quoting(unit: Unit, verb: Verb, relay: tuple[int, int], cue: tuple[int, int]) -> Found | None:
    """`OUTLET quoted SOURCE as saying CONTENT`, also behind the content: the source is who is quoted."""
    if not verb.takes("quoting"):
        return None
    last = min(cue[1] + LONGEST_QUOTED, len(unit.tokens))
    said = next(
        (k for k in range(cue[1] + 1, last) if unit.lower(k - 1) == "as" and unit.lower(k).endswith("ing")), None
    )
    if said is None:
        return None
    source = (cue[1], said - 1)
    start = skip_adjuncts(unit, said + 1)
    while unit.lower(start) in ("that", ":", ","):
        start += 1
    if start < len(unit.tokens) and unit.lower(start) != ".":
        return Found("quoted", source, cue, ((start, len(unit.tokens)),))
    end = relay[0]
    return Found("quoted", source, cue, ((0, end),)) if _ends_content(unit, end) else None


def _with_object(unit: Unit, verb: Verb, particle: str, source: tuple[int, int], cue: tuple[int, int]) -> Found | None:
    """`SOURCE denied CONTENT`, `SOURCE vowed to CONTENT`, `SOURCE accused X of CONTENT`."""
    start, end = cue[1], len(unit.tokens)
    if source[0] >= source[1] or start >= end or not (unit.tokens[start].is_word or unit.quote(start)):
        return None
    if verb.takes("accuse", particle):
        of = next((k for k in range(start, min(start + 15, end)) if unit.lower(k) == "of"), None)
        if of is None:
            return None
        done = unit.lower(of + 1).endswith("ing") or unit.lower(of + 2).endswith("ing") or unit.quote(of + 1)
        return Found("object", source, cue, ((of + 1 if done else start, end),))
    if verb.takes("infinitive", particle) and unit.lower(start) == "to":
        return Found("object", source, cue, ((start, end),))
    that = unit.lower(start) in ("that", "whether")
    if not verb.takes("object", particle) or (unit.is_(start, "boundaries") and not that):
        return None
    if that:
        start += unit.lower(start) == "that"
        return Found("said", source, cue, ((start, end),)) if start < end else None
    end = next((k for k in range(start, end) if _ends_object(unit, k)), end)
    if end - start == 1 and unit.is_(start, "pronouns"):
        return None
    if verb.base == "call" and not particle and not (unit.is_(start, "pronouns", "determiners") or unit.quote(start)):
        return None
    return Found("object", source, cue, ((start, end),))


def _ends_object(unit: Unit, index: int) -> bool:
    """Whether a noun phrase that is the content ends here: ", which", ", giving", "but would not"."""
    word, following = unit.lower(index), unit.lower(index + 1)
    if word == ",":
        return following in ("which", "who", "but", "while", "after") or (
            following.endswith("ing") and len(following) > 5
        )
    return word == "but" or (word == "after" and unit.has_clause(index, len(unit.tokens)))


def _passive(unit: Unit, index: int, verb: Verb) -> Found | None:
    """`X was quoted as saying`, `it was reported that`, `X is said to have`, `X was not specified by SOURCE`."""
    be = index - 1
    subject = source_before(unit, be)
    after, end = index + 1, len(unit.tokens)
    if unit.lower(after) == "as" and unit.lower(after + 1).endswith("ing"):
        start = after + 2 + (unit.lower(after + 2) == "that")
        return Found("passive", subject, (index, after + 2), ((start, end),)) if start < end else None
    if verb.takes("clause") and unit.lower(after) == "to":
        return Found("passive", (0, 0), (be, after + 1), ((subject[0], end),))
    if unit.lower(subject[0]) == "it" and unit.lower(after) == "that" and after + 1 < end:
        return Found("passive", (0, 0), (be, index + 1), ((after + 1, end),))
    if unit.lower(after) == "by" and (verb.takes("clause") or verb.takes("object")):
        stop = source_behind(unit, after + 1)
        return Found("passive", (after + 1, stop), (index, after), ((subject[0], be),))
    return None


def by_preposition(unit: Unit, index: int) -> Found | None:
    """`According to SOURCE, CONTENT` and `CONTENT, according to SOURCE`."""
    phrases = lexicon().prepositions
    if unit.quote(index) is not None:
        return None
    phrase = next((p for p in phrases if all(unit.lower(index + k) == w for k, w in enumerate(p))), None)
    if phrase is None:
        return None
    start = index + len(phrase)
    end = source_behind(unit, start)
    if end <= start:
        return None
    before = index
    while before > 0 and not (unit.tokens[before - 1].is_word or unit.quote(before - 1)):
        before -= 1
    rest = (end + (unit.lower(end) == ","), len(unit.tokens))
    goes_on = unit.lower(end) == "," and unit.has_clause(*rest)
    if unit.has_clause(0, before) or (before > 3 and unit.lower(index - 1) == "," and not goes_on):
        contents = [(0, before)]
    elif any(not unit.is_(k, "openers") for k in range(before)):
        contents = [(0, before), rest]
    else:
        contents = [rest]
    found = tuple((a, b) for a, b in contents if a < b)
    return Found("preposition", (start, end), (index, start), found) if found else None


def by_colon(unit: Unit, index: int, earlier: list[Found]) -> Found | None:
    """`Name: words` at the head of a paragraph, and `Orlov was blunt: “words”`."""
    if unit.lower(index) != ":" or index == 0 or index + 1 >= len(unit.tokens):
        return None
    if any(start <= index + 1 < end for f in earlier for start, end in f.contents):
        return None
    if unit.is_speech(index + 1):
        finite = next((k for k in range(index) if unit.is_finite(k) or unit.lower(k) == ","), index)
        return Found("colon", (0, finite), (index, index), ((index + 1, len(unit.tokens)),))
    label = unit.tokens[:index]
    names = all(t.is_word for t in label) and label[0].is_name and label[-1].is_name
    if not (unit.opens_paragraph and names and index <= LABEL_WORDS) or any(
        unit.is_(k, "labels") for k in range(index)
    ):
        return None
    return Found("colon", (0, index), (index, index), ((index + 1, len(unit.tokens)),))
