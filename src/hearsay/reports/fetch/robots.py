"""robots.txt -> which paths a program may ask for, and how fast (RFC 9309).

The group that names the program, else the one for `*`; the longest rule that matches a path decides, `Allow` before
`Disallow` where they are equally long; `*` stands for any characters, `$` for the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from hearsay.reports.limits import LONGEST_PAUSE, ROBOTS_BYTES

NAME = "hearsay"
"""What the program is called in robots.txt."""
MAX_RULES = 5_000
"""Rules of one file that are kept; a news site has 20 to 500."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one program at one host: (allowed, pattern), and the pause it asks for in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    pause: float = 0.0

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be asked for."""
        path = _plain(target)
        found = [(len(pattern), allowed) for allowed, pattern in self.rules if _matches(pattern, path)]
        return max(found)[1] if found else True


NOTHING = Robots(rules=((False, "/"),))
"""For a server that fails to give its robots.txt: ask it for nothing (RFC 9309, section 2.3.1.4)."""


def robots(raw: bytes, name: str = NAME) -> Robots:
    """The rules that a robots.txt has for the program `name`."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    pauses: dict[str, float] = {}
    programs: list[str] = []
    ruled = False
    for line in raw[:ROBOTS_BYTES].decode("utf-8", "replace").lstrip("\ufeff").splitlines()[: 4 * MAX_RULES]:
        key, colon, value = line.split("#", 1)[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            programs = [] if ruled else programs
            programs.append(value.lower())
            groups.setdefault(value.lower(), [])
            ruled = False
        elif key in ("allow", "disallow", "crawl-delay"):
            ruled = True
            for program in programs:
                if key == "crawl-delay":
                    pauses[program] = _seconds(value)
                elif value and len(groups[program]) < MAX_RULES:
                    groups[program].append((key == "allow", _plain(value)))
    chosen = name if name in groups else "*"
    return Robots(tuple(groups.get(chosen, ())), pauses.get(chosen, 0.0))


def _matches(pattern: str, path: str) -> bool:
    """Whether `path` begins as `pattern` says; in steps, so that no pattern takes long."""
    anchored = pattern.endswith("$")
    first, *others = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(others, 1):
        last = number == len(others)
        if anchored and last:
            return path.endswith(part) and len(path) - len(part) >= at
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return at == len(path) if anchored else True


def _plain(path: str) -> str:
    """Percent signs written one way, so that `/%7Ea` and `/~a` are one path."""
    return quote(unquote(path), safe="/*$?&=;:@!'()+,~%-._")


def _seconds(value: str) -> float:
    return min(float(value), LONGEST_PAUSE) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else 0.0
