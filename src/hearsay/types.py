"""The glossary: one term, one meaning, in code, on screen and in the docs."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

ReportId: TypeAlias = str
"""Twelve hex digits of the SHA-256 of the captured bytes (or a name given by the caller)."""
RecordId: TypeAlias = str
"""`<report>:<letter><n>` for a record read in one report, `<letter><n>` for one of the whole case."""


class Commitment(StrEnum):
    """How firmly the speaker puts the content forward; the order is the order of precedence."""

    DENIED = "denied"
    UNVERIFIED = "unverified"
    HEDGED = "hedged"
    ASSERTED = "asserted"


class Quotation(StrEnum):
    """How the words are given: all inside quotation marks, some of them, or none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SourceKind(StrEnum):
    """What a source is. A state named by its capital or nationality is a state, not its ministry."""

    PERSON = "person"
    STATE = "state"
    PUBLIC_BODY = "public body"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    COLLECTIVE = "collective"
    ANONYMOUS = "anonymous"
    OWN_VOICE = "own voice"


class Bound(StrEnum):
    """What a stated figure says about the true one (`min`: at least; `gt`: more than; and so on)."""

    EXACT = "exact"
    MIN = "min"
    GT = "gt"
    MAX = "max"
    LT = "lt"
    APPROX = "approx"
    RANGE = "range"
    INDEFINITE = "indefinite"
    ORDINAL = "ordinal"


class Granularity(StrEnum):
    """The finest unit that the words of a time give."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class TimeKind(StrEnum):
    """The kinds of TIMEX3: a date, a time of day, a duration, a set of recurring times."""

    DATE = "date"
    CLOCK = "time"
    DURATION = "duration"
    SET = "set"


class ZoneFrom(StrEnum):
    """Where the zone of a time was taken from."""

    TEXT = "text"
    PLACE = "place"
    REPORT = "report"
    UNKNOWN = "unknown"


class PlaceKind(StrEnum):
    """What a place name names."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    SEA = "sea"
    AIRPORT = "airport"
    BORDER = "border"
    DISTRICT = "district"
    RELATIVE = "relative"
    UNKNOWN = "unknown"


class IdentifierKind(StrEnum):
    """A name with digits in it that counts nothing."""

    REGISTRATION = "registration"
    AIRCRAFT_TYPE = "aircraft type"
    WEAPON = "weapon"
    FLIGHT = "flight"
    FLIGHT_LEVEL = "flight level"
    TRAIN = "train"
    ADDRESS = "address"
    PHONE = "phone"
    OTHER = "other"


class QuestionKind(StrEnum):
    """What a question asks for."""

    FIGURE = "figure"
    TIME = "time"
    PLACE = "place"
    WHO = "who"
    WHAT = "what"
    WHETHER = "whether"


class Difference(StrEnum):
    """How two answers to one question relate."""

    UPDATE = "update"
    CONFLICT = "conflict"
    SCOPE = "scope"
    SUBSET = "subset"
    ROUNDING = "rounding"
    BOUND = "bound"
    COPY_SLIP = "copy slip"
    CORRECTION = "correction"


class Outcome(StrEnum):
    """What a check says. There is no fifth word."""

    HOLDS = "holds"
    FAILS = "fails"
    FLAG = "flag"
    CANNOT = "cannot"


class GapKind(StrEnum):
    """Why a track has no positions for a while, as far as it shows. None says that a transponder was switched off."""

    LOST_COVERAGE = "lost coverage"
    NO_POSITION = "transmitting, no position"
    LANDED_LIKELY = "landed, likely"
    UNKNOWN = "unknown"


class Item(StrEnum):
    """What a person may judge; an answer only as a part of its question."""

    REPORT = "report"
    CLAIM = "claim"
    FIGURE = "figure"
    TIME = "time"
    SOURCE = "source"
    QUESTION = "question"
    ANSWER = "answer"
    FINDING = "finding"


class Action(StrEnum):
    """What a person does to an item. Nothing is taken out: an undo is one line more."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    GRADE = "grade"
    NOTE = "note"
    CARRY = "carry"
    UNDO = "undo"


class Field(StrEnum):
    """What of an item a person sets; `value` is a figure's number or a time's date and hour."""

    VERDICT = "verdict"
    SPEAKER = "speaker"
    COMMITMENT = "commitment"
    DISTANCING = "distancing"
    RELAYS = "relays"
    CHANNEL = "channel"
    VALUE = "value"
    BOUND = "bound"
    UNIT = "unit"
    COUNTED = "counted"
    STATUS = "status"
    SCOPE = "scope"
    NAME = "name"
    KIND = "kind"
    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"
    NOTE = "note"
    MEMBERS = "members"
