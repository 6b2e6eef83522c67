"""Invented news reports to measure speed with: many reports of one event that never happened, the same every time.

    reports = generate(500, seed=7)       captured-like records, about 600 words each
    write(Path("out"), 100)               NN.txt with NN.json, or NN.html, as files

Every report mixes direct, indirect and relayed speech, figures with bounds, times with zones, asides in the report's
own voice, and some paragraphs that it shares with a report before it, as wire copy does.
"""

from __future__ import annotations

import argparse
import html
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from hearsay.records import Moment, Report
from hearsay.types import Granularity

WORDS = 600
SHARED = 0.15
"""The share of paragraphs taken over from the report before."""

FIRST = [
    "Ada", "Bela", "Carl", "Dora", "Emil", "Fina", "Georg", "Hela", "Ivo", "Jana", "Karl", "Lena", "Milan",
    "Nora", "Otto", "Pia", "Rolf", "Sara", "Tomas", "Vera",
]  # fmt: skip
LAST = [
    "Brandt", "Corvin", "Dahl", "Egger", "Falk", "Grov", "Holm", "Iversen", "Juric", "Kessel", "Lund",
    "Moravec", "Nyberg", "Orlov", "Pahl", "Quist", "Rusk",
]  # fmt: skip
ROLES = ["mayor", "harbour master", "fire chief", "interior minister", "police spokesman", "hospital director"]
BODIES = ["the Interior Ministry", "the port authority", "the fire service", "the coast guard", "the regional council"]
OUTLETS = ["Nordpress", "the Coast Courier", "Radio Meridian", "Kanal Ost", "the Harbour Gazette", "Agence Delta"]
CHANNELS = ["Telegram", "Facebook", "X", "its website"]
PLACES = ["Nordhaven", "Port Elin", "Sankt Veit", "Marsk", "the old harbour", "the northern pier"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
ZONES = ["local time", "GMT", "New York time", "Moscow time"]
CLAUSES = [
    "{n} people were killed and {m} injured",
    "at least {n} people were missing after the blast",
    "the ferry was carrying {m} passengers and {k} crew",
    "nobody had given notice of the drill",
    "the blast was caused by a gas leak",
    "the second explosion came at {h}:{min} {zone}",
    "about {m} houses lost power on {day}",
    "the fire could be seen from {k} kilometres away",
    "the cargo had been loaded at {place} on {day}",
    "more than {m} rescuers were at work near {place}",
    "the tank may have been damaged before {day}",
    "it had no reliable information on who was aboard",
]
SENTENCES = [
    "{Person}, the {role} of {place}, said {clause}.",
    "“{Clause},” {person} said on {day}. “{Clause2}.”",
    "“{Clause},” said {person}, the {role}.",
    "According to {body}, {clause}.",
    "{Clause}, {body} said in a statement on {channel}.",
    "{Person} told {outlet} that {clause}.",
    "{Clause}, according to two officials who asked not to be named.",
    "{Outlet} reported that {clause}, citing {body}.",
    "{Outlet} quoted {person} as saying that {clause}.",
    "{Body} denied that {clause}, and accused {body2} of hiding the facts.",
    "{Body} also said {clause}, adding that {clause2}.",
    "{Clause}.",
    "On {day}, {clause}, while {clause2}.",
    "It was not clear whether {clause}.",
    "{Person} called the blast a “black day for {place}” and demanded an inquiry.",
    "He said {clause}.",
    "Of the {n} dead, {k} have been identified, {body} said.",
    "The distance to {place} is {k} km, and the road was closed at {h}:{min} {zone}.",
]


@dataclass(frozen=True)
class Written:
    """An invented report: its header and its paragraphs."""

    name: str
    outlet: str
    title: str
    published: datetime
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs with blank lines between them."""
        return "\n\n".join(self.paragraphs)

    @property
    def html(self) -> str:
        """The report as a small web page with a menu, a footer and its header as JSON-LD."""
        about = {
            "@type": "NewsArticle",
            "headline": self.title,
            "datePublished": self.published.isoformat() + "+02:00",
            "publisher": {"@type": "Organization", "name": self.outlet},
        }
        body = "".join(f"<p>{html.escape(p)}</p>\n" for p in self.paragraphs)
        return (
            f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{html.escape(self.title)}</title>"
            f"<script type='application/ld+json'>{json.dumps(about)}</script></head><body>"
            f"<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article><h1>{html.escape(self.title)}</h1>\n"
            f"{body}</article><footer>All rights reserved.</footer></body></html>"
        )

    @property
    def report(self) -> Report:
        """The report as captured."""
        published = Moment(self.published, Granularity.MINUTE)
        return Report(self.name, self.text, outlet=self.outlet, title=self.title, published=published, language="en")


def written(count: int, seed: int = 7, words: int = WORDS) -> list[Written]:
    """`count` invented reports; the same seed gives the same reports."""
    random, found = Random(seed), list[Written]()
    for number in range(count):
        paragraphs: list[str] = []
        before = found[-1].paragraphs if found else ()
        while sum(len(p.split()) for p in paragraphs) < words:
            if before and random.random() < SHARED:
                paragraphs.append(random.choice(before))
            else:
                paragraphs.append(" ".join(sentence(random) for _ in range(random.randint(1, 3))))
        when = datetime(2023, 5, 15, 9, 0) + timedelta(minutes=17 * number)
        title = f"Blast at {random.choice(PLACES)}: {random.choice(BODIES)} counts {random.randint(3, 90)} dead"
        found.append(Written(f"{number:04d}", random.choice(OUTLETS), title, when, tuple(paragraphs)))
    return found


def generate(count: int, seed: int = 7, words: int = WORDS) -> list[Report]:
    """`count` invented reports as records."""
    return [w.report for w in written(count, seed, words)]


def sentence(random: Random) -> str:
    """One invented sentence of news."""
    names = {key: f"{random.choice(FIRST)} {random.choice(LAST)}" for key in ("person",)}
    names |= {"role": random.choice(ROLES), "place": random.choice(PLACES), "day": random.choice(DAYS)}
    names |= {"body": random.choice(BODIES), "body2": random.choice(BODIES), "outlet": random.choice(OUTLETS)}
    names |= {"clause": clause(random), "clause2": clause(random), "channel": random.choice(CHANNELS)}
    names |= numbers(random)
    capitals = {key.capitalize(): value[:1].upper() + value[1:] for key, value in names.items()}
    return random.choice(SENTENCES).format(**names, **capitals)


def clause(random: Random) -> str:
    """One invented clause with its numbers filled in."""
    return random.choice(CLAUSES).format(place=random.choice(PLACES), day=random.choice(DAYS), **numbers(random))


def numbers(random: Random) -> dict[str, str]:
    """Figures and a clock time for the templates."""
    return {
        "n": str(random.randint(3, 90)),
        "m": str(random.randint(100, 900)),
        "k": str(random.randint(2, 40)),
        "h": str(random.randint(1, 12)),
        "min": f"{random.randint(0, 59):02d}",
        "zone": random.choice(ZONES),
    }


def write(folder: Path, count: int, seed: int = 7, pages: bool = False) -> None:
    """Writes reports as `NNNN.txt` with a header beside each, or as web pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in written(count, seed):
        if pages:
            (folder / f"{one.name}.html").write_text(one.html, encoding="utf-8")
            continue
        header = {"outlet": one.outlet, "title": one.title, "date": one.published.isoformat(), "lang": "en"}
        (folder / f"{one.name}.txt").write_text(one.text, encoding="utf-8")
        (folder / f"{one.name}.json").write_text(json.dumps(header), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--pages", action="store_true", help="write web pages")
    options = parser.parse_args()
    write(options.folder, options.count, options.seed, options.pages)
