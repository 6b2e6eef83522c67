"""Text -> paragraphs and sentences, each a pair of code-point offsets.

    The plane fell at 3 p.m. near Mt. Ash. "It burned," Gen. A. Ford said.
    ^--------------------------------------^ ^------------------------------^

A sentence ends at `.`, `!`, `?` or an ellipsis, with the quotation marks and brackets that follow it, before
white space and a word that can begin a sentence. A paragraph's end always ends a sentence, so a headline is one.
A bullet belongs to its paragraph and to no sentence. The words that keep a full stop inside a sentence are data
(`segmentation.toml`). The cases follow the golden rules of Pragmatic Segmenter (Dias, 2014).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError

Offsets = tuple[int, int]

WRAPPED_LINE = (40, 100)
"""Line lengths of hard-wrapped text: mail and wire text wraps at 60 to 80, some at 100."""
FILLED = 0.6
"""A wrapped line reaches at least this share of the longest one: wrapping fills lines, lists and verse do not."""

_BLANK = re.compile(r"[ \t\r\f\v\u00a0]*(?:\n[ \t\r\f\v\u00a0]*){2,}|\u2029")
_BREAK = re.compile(r"\s*[\n\u2028\u2029\u0085]\s*")
_BULLET = re.compile(r"(?:[•●▪◦‣·*■►–—-]|\(?\d{1,2}[.)])\s+")
_STOP = re.compile(r"[.!?…。！？]+[\"'”’»›)\]]*(?=\s)")
_LAST_WORD = re.compile(r"[^\s(\[“”\"‘«—–/]*$")
_NEXT_WORD = re.compile(r"[\s\"'“”‘’«»‹›(\[—–-]*(\w*)")
_OPENING = "\"'“‘«‹„([—–-•"
_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’/-]*[,;]?(?:\s+|(?=[(:—–-]))){1,6}?(?:\([^()\n]{2,40}\)\s*)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s*(?:\d{4})?\s*)?"
    r"(?:\([^()\n]{2,40}\)\s*)?(?:--|[-—–:])\s+(?=\S)"
)
_LOUD = re.compile(r"[A-Z]{3,}")
LONGEST_DATELINE = 90
"""Characters; "DONETSK REGION, Ukraine, January 24, 2024 (Agency France) -- " has 62."""
FIRST_LINES = 300
"""Characters of headline and byline before a dateline with a colon; further down `NAME: words` is speech."""
LONGEST_ABBREVIATION = 12
"""Characters looked at before a full stop; the longest entry of `segmentation.toml` has 11."""


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    path = files("hearsay.reading") / "segmentation.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    for key in ("before_names", "before_digits", "inside", "starters"):
        if not isinstance(words.get(key), list) or not all(isinstance(w, str) and w for w in words[key]):
            raise LexiconError("segmentation.toml", f"`{key}` must be a list of words.")
    return {key: frozenset(value) for key, value in words.items()}


def paragraphs(text: str) -> list[Offsets]:
    """The paragraphs of `text` in order, without white space at their edges; never empty.

    A blank line ends a paragraph, and so does a single line break, except in hard-wrapped text.
    """
    breaks = _BLANK if is_hard_wrapped(text) else _BREAK
    found, start = [], 0
    for match in breaks.finditer(text):
        found.append(_trimmed(text, start, match.start()))
        start = match.end()
    found.append(_trimmed(text, start, len(text)))
    return [(a, b) for a, b in found if a < b]


def is_hard_wrapped(text: str) -> bool:
    """Whether single line breaks only fold lines: most lines are filled, and most end in mid-sentence."""
    lines = [line.strip() for block in _BLANK.split(text) for line in block.split("\n")[:-1] if line.strip()]
    if len(lines) < 3:
        return False
    longest = max(map(len, lines))
    if not WRAPPED_LINE[0] <= longest <= WRAPPED_LINE[1]:
        return False
    open_ended = sum(line[-1] not in ".!?…:\"”’'»)" for line in lines)
    filled = sum(len(line) >= FILLED * longest for line in lines)
    return open_ended > len(lines) / 2 and filled > len(lines) * 2 / 3


def sentences(text: str) -> list[Offsets]:
    """The sentences of `text` in order, each inside one paragraph, without white space at their edges."""
    return [span for paragraph in paragraphs(text) for span in sentences_of(text, paragraph)]


def sentences_of(text: str, paragraph: Offsets) -> list[Offsets]:
    """The sentences of one paragraph; a bullet in front of the first belongs to none."""
    start, end = paragraph
    if (bullet := _BULLET.match(text, start, end)) is not None:
        start = bullet.end()
    found = []
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and is_sentence_end(text, match.start(), match.end()):
            found.append((start, match.end()))
            start = _skip_space(text, match.end(), end)
    if start < end:
        found.append((start, end))
    return found


def is_sentence_end(text: str, stop: int, after: int) -> bool:
    """Whether the stop at `text[stop:after]`, which white space follows, ends a sentence."""
    following = _NEXT_WORD.match(text, after)
    word = following.group(1) if following else ""
    if word[:1].islower() and not _opens(text, after):
        return False
    if text[stop : stop + 1] != "." or text[stop : stop + 2] == "..":
        return True
    window = _LAST_WORD.search(text, max(0, stop - LONGEST_ABBREVIATION), stop)
    last = window.group() if window else ""
    lower, lexicon = last.lower(), _lexicon()
    if lower in lexicon["before_names"] and (last[:1].isupper() or "." in last or lower in ("v", "vs", "cf")):
        return False
    if lower in lexicon["before_digits"] and word[:1].isdigit():
        return False
    is_initial = len(last) == 1 and last.isupper() and last != "I"
    if lower in lexicon["inside"] or is_initial or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", last):
        return word.lower() in lexicon["starters"] or not word
    return True


def dateline(text: str, paragraph: Offsets) -> int:
    """The offset behind a dateline (`KYIV, Jan. 24 (Agency) — `); the paragraph's start where it has none."""
    start, end = paragraph
    match = _DATELINE.match(text, start, min(end, start + LONGEST_DATELINE))
    if match is None or not (_LOUD.match(match.group()) or "(" in match.group()):
        return start
    if ":" in match.group() and start > FIRST_LINES:
        return start
    return match.end()


def _opens(text: str, after: int) -> bool:
    at = _skip_space(text, after, len(text))
    return at < len(text) and text[at] in _OPENING[:-4]


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> Offsets:
    start = _skip_space(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
