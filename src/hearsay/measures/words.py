"""A report's sentences as words with offsets: what every finder of this stage reads.

Shape: `"It carried 65 men, 30km away."` -> `It|carried|65|men|,|30|km|away|.`; digits and letters part, a hyphen
or any other sign is a word of its own, blanks are none. Sentences end at `.`, `!`, `?` before a capital, and at a
line end; a run without either is cut at `LONGEST` code points, so that the work on a sentence stays bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 4000
"""No sentence is longer: twenty times the longest usual one, so a cut inside a real sentence is not met."""

_WORD = re.compile(r"\d+(?:[.,'’]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")
_END = re.compile(
    r"\n+|(?<=[.!?])[\"”’»)\]]*[ \t]+(?=[\"“‘«(\[]*[A-Z\d])|(?<=[.!?][\"”’»])[ \t]+(?=[\"“‘«(\[]*[A-Z\d])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|St|No|Nos|Rs|Re|Jr|Sr|vs|etc|approx|ca|c|Art|"
    r"Fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mt|Ft|Inc|Ltd|Co|Corp|Tel|Ph|Sec|Ch|pp|p)|\b[A-Z]|[ap]\.m)\.$"
)


class Word(NamedTuple):
    """One word: as written, in lower case, and where it stands in the text."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdecimal()

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_sign(self) -> bool:
        """Whether it is punctuation or another sign."""
        return not self.text[0].isalnum()


Sentence = list[Word]


def sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence, in order, none longer than `LONGEST`."""
    start = 0
    for stop in _END.finditer(text):
        if "\n" not in stop[0] and _ABBREVIATION.search(text, max(start, stop.start() - 8), stop.start()):
            continue
        yield from _pieces(text, start, stop.start())
        start = stop.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def words_of(text: str, start: int, end: int) -> Sentence:
    """The words of `text[start:end]`, with offsets into `text`."""
    return [Word(m[0], m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]


def touching(left: Word, right: Word) -> bool:
    """Whether nothing stands between the two words."""
    return left.end == right.start
