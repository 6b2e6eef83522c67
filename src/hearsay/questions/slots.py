"""Slots: what makes two figures comparable, and how the question for a slot is worded.

Shape: `40 people were killed`, `the toll rose to 44`, `43 lost their lives` -> one slot (killed, people);
`15 crew` beside `280 passengers` -> a slot of its own, a part; `50 km north of Vardal` -> (distance, Vardal).
A figure may fill two slots: `all 40 on board died`.
"""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.measures.units import UNITS
from hearsay.questions.contexts import Context
from hearsay.questions.lexicon import nouns, statuses
from hearsay.records import Figure


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """What a figure answers: its dimension, what is counted, what befell it, from where, limited to what."""

    dimension: str
    noun: str = ""
    status: str = ""
    landmark: str = ""
    scope: str = ""

    @property
    def grows(self) -> bool:
        """Whether reports add to the figure over days (a toll), so that a later rise is an update."""
        return bool(self.status) and statuses().by_name[self.status].grows


BODIES = frozenset({"found", "identified", "unidentified", "handed over"})
"""Statuses that are told of bodies: parts of the dead are not asked for apart."""


def slots_of(figure: Figure, told: Context) -> list[Slot]:
    """The slots that one figure fills; none where the words do not say enough to compare it."""
    if told.restated:
        return []
    if figure.unit:
        return _measured(figure, told)
    if not told.noun and not told.head:
        return []
    kind = nouns().by_name[told.noun].of if told.noun else ""
    if kind == "people":
        noun = told.noun if told.part or told.noun == "people" else told.noun + WHOLE
        return [Slot("count", "people" if status in BODIES else noun, status) for status in told.statuses]
    noun = told.noun or told.head
    return [Slot("count", noun, status) for status in told.statuses] or [Slot("count", noun)]


WHOLE = "?"
"""Marks a part's name that may stand for the whole: `50 passengers died`, where nobody counts others."""


def settle(slots: set[Slot], beside_rest: set[Slot]) -> dict[Slot, Slot]:
    """What each slot of a case becomes: an unsure part is one if any report lists it as one, else the whole.

    `beside_rest` are slots of which a report counts the rest too (`40 prisoners ... nine more people`): parts.
    """
    parts = {slot.noun for slot in slots if slot.dimension == "count"}
    parts |= {slot.noun.removesuffix(WHOLE) for slot in beside_rest}
    settled: dict[Slot, Slot] = {}
    for slot in slots:
        name = slot.noun.removesuffix(WHOLE)
        whole = name != slot.noun and name not in parts
        settled[slot] = Slot(slot.dimension, "people" if whole else name, slot.status, slot.landmark)
    return settled


def _measured(figure: Figure, told: Context) -> list[Slot]:
    dimension = UNITS[figure.unit].dimension if figure.unit in UNITS else figure.unit
    if dimension == "length":
        if told.aspect == "distance":
            return [Slot("distance", "", "", told.landmark)]
        return [Slot(told.aspect)] if told.aspect in ("height", "depth") else []
    subject = told.noun or told.head
    return [Slot(dimension, subject)] if subject and dimension not in ("time", "multiple", "points") else []


def in_unit(value: float, unit: str, common: str) -> float:
    """`value` in the unit that most of its slot's figures use, no finer than it was stated (30 miles: 48 km)."""
    if unit == common or unit not in UNITS or common not in UNITS or not value:
        return value
    exact = (value * UNITS[unit].factor + UNITS[unit].offset - UNITS[common].offset) / UNITS[common].factor
    return float(f"{exact:.{max(2, significant(value)) - 1}e}")


def significant(value: float) -> int:
    """How many significant digits a stated value has: 33,000 has 2, 1,175 has 4."""
    return len(f"{value:g}".split("e")[0].replace(".", "").strip("0")) or 1


def wording(slot: Slot, name: str = "") -> str:
    """The question that a slot asks; `name` is the landmark as reports write it."""
    if slot.dimension == "distance":
        return f"How far from {name or slot.landmark}?"
    if slot.dimension == "height":
        return "At what height?"
    if slot.dimension == "depth":
        return "At what depth?"
    where = f" in {slot.scope.title()}?" if slot.scope else "?"
    return _count_wording(slot).replace("?", where)


def _count_wording(slot: Slot) -> str:
    what = _plural(slot.noun)
    if slot.dimension != "count":
        return f"What {slot.dimension} ({what})?"
    if not slot.status:
        return f"How many {what}?"
    ask = statuses().by_name[slot.status].ask
    people = "people" if slot.noun == "people" else what
    if slot.noun == "people" and ask.startswith("How many {what} were "):
        return ask.replace("{what} ", "")
    return ask.replace("{what}", people)


def _plural(noun: str) -> str:
    known = nouns().by_name.get(noun)
    if known:
        return known.say
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s" if noun and not noun.endswith("s") else noun
