"""Every check: code, title, what it tests, and the function that runs it. Nothing registers itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from hearsay.checks.ages import check_ages
from hearsay.checks.borders import check_borders
from hearsay.checks.breakdowns import check_breakdowns
from hearsay.checks.capacity import check_capacity
from hearsay.checks.changes import check_changes
from hearsay.checks.distances import check_distances
from hearsay.checks.elapsed import check_elapsed
from hearsay.checks.frontiers import check_frontiers
from hearsay.checks.hardening import check_adopted, check_dropped, check_firmness
from hearsay.checks.inside import check_zone
from hearsay.checks.itinerary import check_itineraries
from hearsay.checks.lasting import check_lasting
from hearsay.checks.lists import check_lists
from hearsay.checks.order import check_order
from hearsay.checks.parts import check_parts
from hearsay.checks.rates import check_rates
from hearsay.checks.ratios import check_ratios
from hearsay.checks.revisions import check_revised_figures, check_revised_text
from hearsay.checks.shares import check_shares
from hearsay.checks.since import check_since
from hearsay.checks.slots import check_slots
from hearsay.checks.sums import check_sums
from hearsay.checks.track_identity import check_identity
from hearsay.checks.track_moments import check_moments
from hearsay.checks.track_vanished import check_vanished
from hearsay.checks.units import check_units
from hearsay.checks.view import View
from hearsay.checks.weekdays import check_weekdays
from hearsay.checks.zones import check_zones
from hearsay.records import Finding

Run: TypeAlias = Callable[[View], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its stable code, its title, what it tests, and the function from a view to findings."""

    code: str
    title: str
    help: str
    run: Run


CHECKS: tuple[Check, ...] = (
    Check("A1", "Sum", "The parts that a text puts together add up to the whole that it states.", check_sums),
    Check("A1", "Breakdown", "A breakdown by nation stays within the whole.", check_breakdowns),
    Check("A2", "Share", "A stated total, share or percentage follows from the numbers beside it.", check_shares),
    Check("A2", "Change", "A stated rise or fall is the difference of the numbers beside it.", check_changes),
    Check("A2", "Rate", "A number said to be a multiple of another is; a speed is its way by its time.", check_rates),
    Check("A3", "One slot", "One report gives one figure for one slot.", check_slots),
    Check("A4", "Part and whole", "A part is no larger than the whole it belongs to.", check_parts),
    Check("C1", "Weekday", "A weekday beside a date is the weekday of that date.", check_weekdays),
    Check("C2", "Zones", "Two clock times that the text equates are one moment on that date.", check_zones),
    Check("C3", "Elapsed time", "A stated length of time fits the dates and hours beside it.", check_elapsed),
    Check(
        "C3", "Counted from a day", "A length counted from a day or an event fits the days reports name.", check_since
    ),
    Check("C3", "Age", "An age fits the day of birth and the day it is stated of.", check_ages),
    Check("C3", "Lasting", "A length fits the beginning and the end that its sentence gives.", check_lasting),
    Check("C4", "Order", "What is told as past happened before it was said and published.", check_order),
    Check("F1", "Firmness", "A hedged claim stays hedged when it is told again.", check_firmness),
    Check("F2", "Own voice", "A report's own voice does not say what only one side says.", check_adopted),
    Check("F3", "Speaker", "A report that has the text of another keeps the speaker.", check_dropped),
    Check(
        "G1", "Distance", "A stated distance or direction fits the two places it is stated between.", check_distances
    ),
    Check("G1", "From a border", "A stated distance from a border fits the outline beyond.", check_frontiers),
    Check("G2", "Border", "Two countries or regions that a text calls neighbours share a border.", check_borders),
    Check("G3", "Zone", "Places and tracks lie inside a zone that the user supplies, while it is valid.", check_zone),
    Check("L1", "List of names", "The names of one list are on another.", check_lists),
    Check("P1", "Capacity", "The people or the load aboard fit what the named type carries.", check_capacity),
    Check("P2", "Ratio", "How many prisoners come on each guard, where the text wonders at it.", check_ratios),
    Check("R1", "Figure revised", "A page captured again gives the figures it gave before.", check_revised_figures),
    Check("R2", "Text revised", "A page captured again has the sentences it had before.", check_revised_text),
    Check("T1", "Itinerary", "A claimed way is the one that a track shows.", check_itineraries),
    Check("T2", "Vanished", "What was lost and seen again has a gap there in its track.", check_vanished),
    Check("T3", "Place and time", "What was in a place at a time was there by its track.", check_moments),
    Check("T4", "Identity", "Registration, type and address agree.", check_identity),
    Check("U1", "Conversion", "A quantity given in two units is the same quantity.", check_units),
)
