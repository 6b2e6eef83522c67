"""A dossier's page taken apart: what it says of itself, its data, and the texts and digests that it shows.

The page is read as HTML (WHATWG, by `html.parser`), never run.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from hearsay.dossier.columns import whole
from hearsay.errors import HearsayError
from hearsay.export.json import FormatError, Plain, dumps, from_json
from hearsay.records import Dossier

GENERATOR = re.compile(r"Hearsay (\S+) build ([0-9a-f]+)")
ONCE = ("data", "data-digest", "log-head")
"""Elements of which a page has at most one: a second could say something else."""
MOST = 1 << 30
"""Bytes that the data may grow to: a hundred times a dossier of 1,000 reports."""


class PageError(HearsayError):
    """A file that is no page that `hearsay dossier` wrote."""


@dataclass
class Held:
    """What stands in a page. `texts` are the texts shown and `digests` those beside them, by number of the report."""

    generator: str = ""
    policy: str = ""
    style: str = ""
    script: str = ""
    data: str = ""
    data_digest: str = ""
    head: str = ""
    digests: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    folded: set[int] = field(default_factory=set)
    twice: tuple[str, ...] = ()

    @property
    def made_by(self) -> tuple[str, str]:
        """Version and build that the page says made it."""
        found = GENERATOR.fullmatch(self.generator)
        return (found[1], found[2]) if found else ("", "")


def held(markup: str) -> Held:
    """Takes a page apart.

    Raises:
        PageError: it has no data of a dossier.
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    found = reader.found
    if not found.generator.startswith("Hearsay ") or not found.data:
        raise PageError("page", "is no dossier that Hearsay wrote.", "Give what `hearsay dossier -o` wrote.")
    found.twice = tuple(name for name in ONCE if reader.ids[name] > 1)
    return found


def dossier_of(data: str) -> Dossier:
    """The records inside a page.

    Raises:
        FormatError: the data is not that of a dossier.
    """
    return from_json(dumps(records(data)))


def records(data: str) -> Plain:
    """The data of a page as plain values, unpacked where the page is folded."""
    try:
        record: Plain = json.loads(data)
        if isinstance(record, dict) and "encoding" in record:
            packed = base64.b64decode(str(record["data"]), validate=True)
            text = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, MOST)
            record = whole(json.loads(text))
    except (ValueError, KeyError, zlib.error, AssertionError, IndexError, RecursionError) as wrong:
        raise FormatError("data", f"cannot be read ({wrong}).", "The page was altered or cut short.") from wrong
    return record


class _Reader(HTMLParser):
    """Collects what `Held` names while the page goes by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Held()
        self.ids: Counter[str] = Counter()
        self.into: tuple[str, str, int] | None = None  # element, what it holds, number of the report

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.ids[given.get("id", "")] += 1
        found = self.found
        if tag == "meta":
            found.generator = found.generator or given.get("content", "") * (given.get("name") == "generator")
            is_policy = given.get("http-equiv") == "Content-Security-Policy"
            found.policy = found.policy or given.get("content", "") * is_policy
        elif tag == "script":
            name = "data" if given.get("id") == "data" else "script" if "type" not in given else ""
            self.into = (tag, name, 0) if name else None
        elif tag == "style":
            self.into = (tag, "style", 0)
        elif given.get("id") in ("data-digest", "log-head"):
            self.into = (tag, given["id"].replace("-", "_").replace("log_head", "head"), 0)
        elif tag == "td" and given.get("data-text", "").isdecimal():
            self.into = (tag, "digests", int(given["data-text"]))
        elif tag == "p" and given.get("class") == "text" and given.get("data-r", "").isdecimal():
            self.into = (tag, "texts", int(given["data-r"]))
            found.texts.setdefault(int(given["data-r"]), "")
        if re.fullmatch(r"r\d+", given.get("data-folded", "")):
            found.folded.add(int(given["data-folded"][1:]))

    def handle_endtag(self, tag: str) -> None:
        if self.into and self.into[0] == tag:
            self.into = None

    def handle_data(self, data: str) -> None:
        if not self.into:
            return
        _, name, number = self.into
        if number:
            held_there = self.found.texts if name == "texts" else self.found.digests
            held_there[number] = held_there.get(number, "") + data
        else:
            setattr(self.found, name, getattr(self.found, name) + data)
