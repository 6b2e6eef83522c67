"""What a text introduces wherever it stands: persons with their titles, acronyms in brackets.

interior minister Ana Brook           a person, before the text calls her Brook or the minister
the Lakeland Rescue Agency (LRA)      a body, before the text calls it the LRA
"""

from __future__ import annotations

import re

from hearsay.sources.forms import Form, Mention
from hearsay.sources.lexicon import words
from hearsay.sources.mentions import mention
from hearsay.sources.names import fold

_CAPITALS = re.compile(
    r"[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]{0,3}\.|[A-Z][\w'’-]*|al|bin|von|van|de|da|der))*\s+[A-Z][\w'’-]+"
)
_LAST_WORDS = re.compile(r"(?:[\w'’-]+\s+){1,4}$")
_INTRODUCED = re.compile(r"((?:[A-Z][\w'’-]+\s+|(?:of|for|the|and|on|in)\s+){1,9})\(([A-Z][A-Z&-]{1,8})\)")


def introductions(text: str) -> list[tuple[int, Mention]]:
    """Persons whom the text names with their title, anywhere: (offset, mention)."""
    lex = words()
    found = []
    for match in _CAPITALS.finditer(text):
        run = match.group()
        before = _LAST_WORDS.search(text, max(0, match.start() - 60), match.start())
        lead = before.group() if before else ""
        tokens = [fold(t) for t in run.split()]
        titled = any(t in lex.person or t in lex.honorific for t in tokens[:-1])
        if not titled and (not lead or fold(lead.split()[-1]) not in lex.person):
            continue
        m = mention((lead if not titled else "") + run)
        if m.form is Form.NAME and len(m.name) > 1 and m.head:
            found.append((match.start(), m))
    return found


def acronyms(text: str) -> list[tuple[str, Mention]]:
    """Acronyms that the text introduces in brackets behind the full name of a body."""
    found = []
    for match in _INTRODUCED.finditer(text):
        letters, full = match.group(2), match.group(1).split()
        for width in range(min(len(full), 9), 1, -1):
            tail = full[-width:]
            initials = "".join(w[0] for w in tail if w[0].isupper()).upper()
            if initials == letters.replace("&", "").replace("-", "") and tail[0][0].isupper():
                found.append((letters, mention(" ".join(tail))))
                break
    return found
