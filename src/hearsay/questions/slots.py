"""Slots: what makes two figures comparable, and how the question for a slot is worded.

Shape: `40 people were killed`, `the toll rose to 44`, `43 lost their lives` -> one slot (killed, people);
`15 crew` beside `280 passengers` -> a slot of its own, a part; `50 km north of Vardal` -> (distance, Vardal);
`three pistols` -> (pistol); `12 people were charged` -> (people, charged); `an aftershock of 5.1` -> (magnitude,
aftershocks). A figure may fill two slots: `all 40 on board died`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hearsay.measures.units import UNITS
from hearsay.questions.contexts import BODIES, Context
from hearsay.questions.lexicon import measures, nouns, statuses
from hearsay.questions.phrases import plural
from hearsay.questions.quantities import MAGNITUDE, MONEY
from hearsay.records import Figure

COUNT = "count"
UNCOUNTED = frozenset(
    {"people", "currency", "countries", "time", "way", "day", "name", "thing", "side", "point", "page", "part"}
)
"""Nouns that say too little of what is counted, where nothing befell it."""
PLAIN = frozenset({"power", "voltage", "energy", "area", "mass", "volume", "share", "temperature", "speed"})
"""Dimensions that are compared by what is measured, where no class of quantities is named."""


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """What a figure answers: its dimension, what is counted, what befell it, from where, limited to what.

    `verb` stands in for a status that no class knows; `unit` keeps amounts of two currencies, and a length given
    again in another unit, apart.
    """

    dimension: str
    noun: str = ""
    status: str = ""
    landmark: str = ""
    scope: str = ""
    verb: str = ""
    unit: str = ""

    @property
    def grows(self) -> bool:
        """Whether reports add to the figure over days (a toll), so that a later rise is an update."""
        return bool(self.status) and statuses().by_name[self.status].grows

    @property
    def fixed(self) -> bool:
        """Whether it was one number from the start (people aboard): a later one is a correction or a conflict."""
        return bool(self.status) and statuses().by_name[self.status].fixed

    @property
    def falls(self) -> bool:
        """Whether it falls as people are found (the missing): a later, lower figure is an update."""
        return bool(self.status) and statuses().by_name[self.status].falls

    @property
    def loose(self) -> bool:
        """Whether only the noun says what is counted, so that two tellings may be of different things."""
        return self.dimension == COUNT and not self.status and not self.verb


def slots_of(figure: Figure, told: Context) -> list[Slot]:
    """The slots that one figure fills; none where the words do not say enough to compare it."""
    if told.compound or told.again:
        return []
    if told.dimension:
        return _measured(figure, told)
    kind = nouns().by_name[told.noun].of if told.noun else ""
    noun = told.noun or told.head
    if not noun:
        return []
    if kind == "people":
        name = noun if told.part or told.portion or noun == "people" else noun + WHOLE
        found = [Slot(COUNT, "people" if status in BODIES else name, status) for status in told.statuses]
        if not found and told.verb:
            return [Slot(COUNT, name, verb=told.verb)]
        return found or ([Slot(COUNT, noun)] if noun not in UNCOUNTED else [])
    return [Slot(COUNT, noun, status) for status in told.statuses] or (
        [Slot(COUNT, noun)] if noun not in UNCOUNTED else []
    )


WHOLE = "?"
"""Marks a part's name that may stand for the whole: `50 passengers died`, where nobody counts others."""


def settle(slots: set[Slot], beside_rest: set[Slot]) -> dict[Slot, Slot]:
    """What each slot of a case becomes: an unsure part is one if any report lists it as one, else the whole.

    `beside_rest` are slots of which a report counts the rest too (`40 prisoners ... nine more people`): parts.
    """
    parts = {slot.noun for slot in slots if slot.dimension == COUNT}
    parts |= {slot.noun.removesuffix(WHOLE) for slot in beside_rest}
    settled: dict[Slot, Slot] = {}
    for slot in slots:
        name = slot.noun.removesuffix(WHOLE)
        whole = name != slot.noun and name not in parts
        settled[slot] = replace(slot, noun="people" if whole else name)
    return settled


def _measured(figure: Figure, told: Context) -> list[Slot]:
    if told.dimension == "length":
        unit = figure.unit if told.restated else ""
        if told.aspect == "distance":
            return [Slot("distance", landmark=told.landmark, unit=unit)]
        if told.restated or told.aspect == "reach":
            return []
        if told.aspect in ("height", "depth") or told.aspect in measures().by_name:
            return [Slot(told.aspect)]
        return []
    if told.restated:
        return []
    if told.dimension == MAGNITUDE:
        return [Slot(MAGNITUDE, told.noun)]
    if told.dimension == MONEY:
        return [Slot(MONEY, told.aspect, unit=figure.unit or told.head)] if told.aspect else []
    if told.aspect:
        return [Slot(told.dimension, told.aspect)]
    return [Slot(told.dimension, told.head)] if told.head and told.dimension in PLAIN else []


def in_unit(value: float, unit: str, common: str) -> float:
    """`value` in the unit that most of its slot's figures use, no finer than it was stated (30 miles: 48 km)."""
    if unit == common or unit not in UNITS or common not in UNITS or not value:
        return value
    exact = (value * UNITS[unit].factor + UNITS[unit].offset - UNITS[common].offset) / UNITS[common].factor
    return float(f"{exact:.{max(2, significant(value)) - 1}e}")


def significant(value: float) -> int:
    """How many significant digits a stated value has: 33,000 has 2, 1,175 has 4."""
    return len(f"{value:g}".split("e")[0].replace(".", "").strip("0")) or 1


def wording(slot: Slot, name: str = "", verb: str = "") -> str:
    """The question that a slot asks; `name` is the landmark as reports write it, `verb` one that tellings share."""
    if slot.dimension == "distance":
        measured = f", in {UNIT_NAMES.get(slot.unit, slot.unit)}" if slot.unit else ""
        return f"How far from {name or slot.landmark}{measured}?"
    if slot.dimension == "height":
        return "At what height?"
    if slot.dimension == "depth":
        return "At what depth?"
    if slot.dimension == MAGNITUDE:
        return f"How strong was the {plural(slot.noun).removesuffix('s')}?"
    if slot.dimension != COUNT:
        return _measure_wording(slot)
    where = f" in {slot.scope.title()}?" if slot.scope else "?"
    return _count_wording(slot, verb).replace("?", where)


UNIT_NAMES = {"mile": "miles", "ft": "feet", "km": "kilometres", "m": "metres", "nmi": "nautical miles", "yd": "yards"}


def _measure_wording(slot: Slot) -> str:
    known = measures().by_name.get(slot.noun) or measures().by_name.get(slot.dimension)
    if known:
        return known.ask
    if slot.dimension == "share":
        return f"What share of the {plural(slot.noun)}?"
    return f"What {slot.dimension} ({plural(slot.noun)})?"


def _count_wording(slot: Slot, verb: str) -> str:
    what = "people" if slot.noun == "people" else plural(slot.noun)
    if slot.verb or (verb and not slot.status):
        return f"How many {what} were {slot.verb or verb}?"
    if not slot.status:
        return f"How many {what}?"
    ask = statuses().by_name[slot.status].ask
    if slot.noun == "people" and ask.startswith("How many {what} were "):
        return ask.replace("{what} ", "")
    return ask.replace("{what}", what)
