"""Zone words -> time zones: "Moscow time", "GMT", "UTC+3", "EST", "local time" beside a place.

Abbreviations that say standard or daylight time are fixed offsets; "Eastern time" or "Kyiv time" follow the
clocks of that place on that date (zoneinfo, the IANA time zone database in `tzdata`). City and country names come
from the database's own `zone.tab` and `iso3166.tab`; further words and places from `zones.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from hearsay.errors import LexiconError
from hearsay.measures.places_gazetteer import shipped

NAME = "hearsay/measures/zones.toml"

_ADVICE = "The package is damaged: install it again."

HEAD = 2000
"""Characters at the head of a report in which "all times EDT" is looked for: its first screen."""


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """Words that say on which clock a time is: the zone's name, or what must be known to find it.

    `name` is an IANA name (`Europe/Kyiv`) or an offset (`UTC+03:00`), empty where only a place can tell.
    `candidates` lists the zones of a shared abbreviation (IST).
    """

    text: str
    name: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ZoneTable:
    """The checked tables: abbreviations, phrases before "time", shared abbreviations, places."""

    abbreviations: dict[str, str]
    phrases: dict[str, str]
    shared: dict[str, tuple[str, ...]]
    places: dict[str, str]
    demonyms: dict[str, str]
    states: dict[str, str]


@cache
def zone_table() -> ZoneTable:
    """The packaged zone words with the places of tzdata; raises LexiconError where they do not have their shape."""
    return checked(files("hearsay.measures").joinpath("zones.toml").read_text(encoding="utf-8"))


def checked(text: str) -> ZoneTable:
    """The zone words that a TOML text holds.

    Raises:
        LexiconError: it is no TOML, a table is missing, or an entry names no zone that tzdata knows.
    """
    try:
        data = tomllib.loads(text)
        fixed, named, shared, place = (data[name] for name in ("fixed", "named", "shared", "place"))
        demonym, state = data["demonym"], data["state"]
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(NAME, f"is no TOML ({error}).", _ADVICE) from error
    except KeyError as error:
        raise LexiconError(NAME, f"has no table {error}.", _ADVICE) from error
    for word, minutes in fixed.items():
        if not isinstance(minutes, int) or abs(minutes) > 14 * 60:
            raise LexiconError(NAME, f"`{word}` is no offset in minutes.", _ADVICE)
    listed = [*named.items(), *place.items(), *demonym.items(), *state.items()]
    for word, name in [*listed, *((word, name) for word, v in shared.items() for name in v)]:
        _check(word, name)
    abbreviations = {word: offset_name(minutes) for word, minutes in fixed.items()}
    abbreviations |= {word: name for word, name in named.items() if word.isupper() and len(word) <= 3}
    return ZoneTable(
        abbreviations,
        phrases={word.lower(): name for word, name in named.items()},
        shared={word: tuple(names) for word, names in shared.items()},
        places=_tzdata_places() | {word.lower(): name for word, name in place.items()},
        demonyms=dict(demonym),
        states=dict(state),
    )


def _check(word: str, name: str) -> None:
    if name not in _known():
        raise LexiconError(NAME, f"`{word}` names no known zone: {name}.", _ADVICE)


@cache
def _known() -> frozenset[str]:
    """The zone names of tzdata."""
    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


_SMALL = ("America/North_Dakota/", "America/Indiana/", "America/Kentucky/", "Pacific/Easter")
"""Zones named after small towns (Knox, Center) or an island whose names are mostly those of people and other things."""


def _tzdata_places() -> dict[str, str]:
    """City of each zone, and country -> zone where the country has only one."""
    folder = files("tzdata").joinpath("zoneinfo")
    rows = [r.split("\t") for r in folder.joinpath("zone.tab").read_text().splitlines() if r[:1] != "#"]
    names = [r.split("\t") for r in folder.joinpath("iso3166.tab").read_text().splitlines() if r[:1] != "#"]
    zones: dict[str, list[str]] = defaultdict(list)
    places: dict[str, str] = {}
    for row in rows:
        zones[row[0]].append(row[2])
        if row[0] == "AQ" or row[2].startswith(_SMALL):
            continue
        places[row[2].rsplit("/", 1)[-1].replace("_", " ").lower()] = row[2]
    for code, name in names:
        if len(zones[code]) == 1:
            places.setdefault(name.lower(), zones[code][0])
    return places


@cache
def _cities() -> dict[str, str]:
    """The larger cities and their zones, by the name as written.

    Raises:
        LexiconError: a line names no zone that tzdata knows.
    """
    found: dict[str, str] = {}
    text = files("hearsay.measures").joinpath("zone_cities.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line[:1] != "#":
            zone, *names = line.split("\t")
            _check(" ".join(names[:1]), zone)
            found |= dict.fromkeys(names, zone)
    return found


def offset_name(minutes: int) -> str:
    """`UTC+05:30` for 330, `UTC` for 0."""
    sign, size = ("-" if minutes < 0 else "+"), abs(minutes)
    return f"UTC{sign}{size // 60:02d}:{size % 60:02d}" if minutes else "UTC"


@cache
def clock(name: str) -> tzinfo:
    """The tzinfo of a zone name as this module gives it (`Europe/Kyiv`, `UTC+03:00`, `UTC`)."""
    if name == "UTC":
        return UTC
    if name.startswith("UTC"):
        sign = -1 if name[3] == "-" else 1
        return timezone(sign * timedelta(hours=int(name[4:6]), minutes=int(name[7:9])))
    return ZoneInfo(name)


_OFFSET = re.compile(r"\s?\(?(UTC|GMT)\s?([+\-−–])\s?([0-9]{1,2})(?::?([0-9]{2}))?\b")
_NUMERIC = re.compile(r"\s?([+\-−])([01][0-9]):?([0-9]{2})\b")
_ABBREVIATION = re.compile(r"\s?\(?((?:[A-Z]\.){2,4}|[A-Z][A-Za-z]{1,4}\b)(?:\s[Tt]ime\b)?")
_BARE = re.compile(r"\s(Eastern|Central|Mountain|Pacific|Greenwich)(?=[.,;)\s]\s?(?![A-Z])|$)")
_PHRASE = re.compile(
    r",?\s\(?((?:[A-Z][\w.’'-]{0,20}\s){1,3}?)(?:(?:[Ll]ocal|[Ss]tandard|[Dd]aylight|[Ss]ummer|[Ww]inter)\s)?[Tt]ime\b"
)
_LOCAL = re.compile(r",?\s\(?(?:(?:at|in)\s)?[Ll]ocal(?:\s[Tt]ime)?\b(?:\sin\s([A-Z]\w+(?:\s[A-Z]\w+)?))?")


_IN_PLACE = re.compile(r"\sin\s([A-Z][\w.’'-]*(?:\s[A-Z][\w’'-]*){0,2})(?=\))")
"""`(midnight in Kyiv)`: a place in the bracket of a conversion says whose clock it is."""

_NO_PLACE = frozenset({
    "the", "this", "that", "a", "at", "in", "for", "by", "some", "any",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip


def zone_after(text: str, at: int) -> tuple[ZoneWords, int] | None:
    """The zone words that directly follow offset `at` (the end of a clock time), and where they end."""
    window = text[at : at + 80]
    table = zone_table()
    if match := _OFFSET.match(window):
        minutes = int(match[3]) * 60 + int(match[4] or 0)
        if minutes <= 14 * 60:
            name = offset_name(-minutes if match[2] != "+" else minutes)
            return ZoneWords(match.group().strip(" ("), name), at + match.end()
    if match := _NUMERIC.match(window):
        minutes = int(match[2]) * 60 + int(match[3])
        return ZoneWords(match.group().strip(), offset_name(minutes if match[1] == "+" else -minutes)), at + match.end()
    if match := _ABBREVIATION.match(window):
        word = match[1].replace(".", "")
        if word in table.abbreviations:
            return ZoneWords(word, table.abbreviations[word]), at + match.end()
        if word in table.shared:
            return ZoneWords(word, "", table.shared[word]), at + match.end()
    if match := _BARE.match(window):
        return ZoneWords(match[1], table.phrases[match[1].lower()]), at + match.end()
    if match := _LOCAL.match(window):
        name = place_zone(match[1] or "")
        end = match.end() if name or not match[1] else match.start(1) - len(" in ")
        return ZoneWords(window[:end].strip(" ,("), name), at + end
    if (match := _IN_PLACE.match(window)) and (name := place_zone(match[1])):
        return ZoneWords(match.group().strip(), name), at + match.end()
    if match := _PHRASE.match(window):
        word = match[1].strip().lower()
        name = table.phrases.get(word) or place_zone(match[1].strip()) or people_zone(match[1].strip())
        if name or (match.group().endswith("time") and word.split()[0] not in _NO_PLACE):
            return ZoneWords(match.group().strip(" ,("), name), at + match.end()
    return None


def iso_zone(stamp: str) -> ZoneWords | None:
    """The zone at the end of an ISO 8601 time: `Z` or an offset."""
    if stamp.endswith("Z"):
        return ZoneWords("Z", "UTC")
    found = zone_after(stamp, len(stamp) - 6) or zone_after(stamp, len(stamp) - 5)
    return found[0] if found and found[1] == len(stamp) else None


_ALL_TIMES = re.compile(r"\b[Aa]ll times (?:are )?(?:given )?(?:in )?(?=[A-Z])")


def stated_for_all(text: str) -> ZoneWords | None:
    """The zone that a report states once for all its clock times: "(all times EDT)"."""
    match = _ALL_TIMES.search(text[:HEAD])
    found = zone_after(text, match.end()) or zone_after(text, match.end() - 1) if match else None
    return found[0] if found and found[0].name else None


def place_zone(name: str) -> str:
    """The zone of a place by its name, empty where unknown or where the place has several."""
    return zone_table().places.get(name.lower()) or _cities().get(name, "")


def people_zone(adjective: str) -> str:
    """The zone of a people's country ("Austrian time"), empty where unknown or where the country has several."""
    own = zone_table().demonyms.get(adjective)
    if own:
        return own
    known = shipped()
    code = known.demonyms.get(adjective)
    return known.countries[code].entry.zone if code else ""


_NAMES = re.compile(r"\b[A-Z][\w’'-]*(?:[ ][A-Z][\w’'-]*){0,3}|\bSt\. [A-Z]\w+")
_BEFORE_CITY = re.compile(
    r"(?:\b(?:in|near|at|from|to|over|outside|around|towards?|off|between|and|via|of|through|across|city|left|leaving|"
    r"reached|reaching|hit|struck|(?:Road|Street|Avenue|Square|Lane),)|^|\n)\s*$"
)
_PART_OF_NAME = re.compile(r"(?:['’]s\b)")

_LEADS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "greater", "inner",
    "old",
    "the", "in", "at", "near", "from", "to", "of", "over", "outside", "around", "across", "off", "and", "but", "for",
    "as",
    "when", "while", "after", "before", "since", "until", "by", "on", "with", "if", "that", "what", "why", "both",
    "only",
    "then", "now", "meanwhile", "today", "yesterday", "mr", "downtown", "upper", "lower", "mainland",
})  # fmt: skip
"""Words with a capital that may stand right before a place's name and leave it a place."""

_PUBLIC = frozenset({
    "mayor", "police", "governor", "city", "university", "airport", "time", "council", "ministry", "president", "prime",
    "foreign", "oblast", "region", "district", "province", "state", "county", "fire",
    "department", "regional", "national",
    "international", "metropolitan", "interior", "health", "defence", "defense", "transport", "civil", "on",
    "in",
    "and", "at", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "north", "south", "east",
    "west",
})  # fmt: skip
"""Words with a capital behind which a place's name stays a place: "Kyiv Mayor", "Lagos State". Others make it a
person's, a firm's or a street's: "Sydney Hale", "Paris Street"."""


def places_in(text: str) -> list[tuple[int, str, str]]:
    """The places that `text` names and whose zone is known: offset, name as written, zone. Capitals required.

    A city that only the long list knows counts where it ends the name and stands behind a preposition or at the head
    of a line, for many cities share their names with people. No place counts inside a longer name of something else.
    """
    found: list[tuple[int, str, str]] = []
    for match in _NAMES.finditer(text):
        parts = _PART_OF_NAME.sub("", match.group()).split(" ")
        known = _known_places(text, match.start(), parts)
        ends = {first + size for first, size, _ in known}
        firsts = {first for first, _, _ in known}
        for first, size, zone in known:
            before, after = first - 1, first + size
            led = first == 0 or before + 1 in ends or parts[before].lower() in _LEADS
            goes_on = after < len(parts) and after not in firsts and parts[after].lower() not in _PUBLIC
            if led and not goes_on:
                offset = sum(len(part) + 1 for part in match.group().split(" ")[:first])
                found.append((match.start() + offset, " ".join(parts[first:after]), zone))
    return found


def _known_places(text: str, start: int, parts: list[str]) -> list[tuple[int, int, str]]:
    """First word, number of words and zone of every place named within a run of words with capitals."""
    table, cities = zone_table().places, _cities()
    found: list[tuple[int, int, str]] = []
    i = 0
    while i < len(parts):
        for size in range(min(3, len(parts) - i), 0, -1):
            name = " ".join(parts[i : i + size])
            zone = table.get(name.lower(), "")
            if not zone and i == 0 and size == len(parts):
                zone = cities.get(name) or (cities.get(name.title(), "") if name.isupper() and len(name) > 3 else "")
                if zone and not _BEFORE_CITY.search(text[max(0, start - 10) : start]):
                    zone = ""
            if zone:
                found.append((i, size, zone))
                i += size
                break
        else:
            i += 1
    return found


_STATE = re.compile(r"(?<=\w, )([A-Z]\.?[A-Za-z]{0,5}\.)(?=\W)")
_DEMONYM = re.compile(r"\b[A-Z][a-z]{3,}\b")


def peoples_in(text: str) -> list[tuple[int, str, str]]:
    """Words that tell of a country without naming it ("Portuguese police"), and states as datelines shorten them."""
    table = zone_table()
    found = [(m.start(), m[0], zone) for m in _DEMONYM.finditer(text) if (zone := table.demonyms.get(m[0]))]
    found += [(m.start(), m[0], zone) for m in _STATE.finditer(text) if (zone := table.states.get(m[0].rstrip(".")))]
    return sorted(found)


def gap_or_fold(local: datetime, name: str) -> str:
    """A sentence where clocks change at that local time: it does not exist, or it exists twice; else empty."""
    zone = clock(name)
    if not isinstance(zone, ZoneInfo):
        return ""
    naive = local.replace(tzinfo=None)
    first, second = naive.replace(tzinfo=zone, fold=0), naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return ""
    there = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    if there != naive:
        return f"Clocks in {name} skipped {naive:%H:%M} on that day, so the time as stated did not exist there."
    return f"Clocks in {name} showed {naive:%H:%M} twice on that day; the first is taken."


def at_zone(day: date, hour: int, minute: int, second: int, name: str) -> datetime:
    """The local time on that day in the named zone; naive where the name is empty."""
    naive = datetime(day.year, day.month, day.day, hour, minute, second)
    return naive.replace(tzinfo=clock(name)) if name else naive
