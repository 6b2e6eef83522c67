"""The questions and findings of the sample case."""

from __future__ import annotations

from dataclasses import replace

from hearsay.records import Relation, Step
from hearsay.types import Difference

from .builder import Builder


def questions(b: Builder) -> None:
    b.question(
        "How many people were killed?",
        "figure",
        [
            b.answer("at least 9 people", ["r1:c5", "r2:c4"], 9, float("inf")),
            b.answer("14 people", ["r4:c1", "r5:c4"], 14),
            b.answer("15 people", ["r4:c2"], 15),
        ],
        [
            Relation(0, 1, Difference.UPDATE, "“at least 9” on 12 May allows 14; the figure rose by 13 May."),
            Relation(1, 2, Difference.CONFLICT, "9 passengers and 6 crew make 15, one more than the 14 stated."),
        ],
    )
    b.question(
        "How many people were aboard?",
        "figure",
        [b.answer("212 people", ["r1:c4", "r2:c3"], 212), b.answer("240 people", ["r3:c4"], 240)],
        [Relation(0, 1, Difference.CONFLICT, "212 and 240 cannot both be the number aboard; neither is a bound.")],
    )
    b.question(
        "What caused the fire?",
        "what",
        [
            b.answer("a blast from outside the hull", ["r1:c6", "r5:c1", "r3:c3"]),
            b.answer("fuel drums on board", ["r3:c5"]),
            b.answer("a leaking fuel line", ["r4:c3"]),
            b.answer("not known", ["r2:c5"]),
        ],
        [Relation(0, 1, Difference.CONFLICT, "One places the cause outside the ship, the other inside.")],
    )
    b.question(
        "Did Ostany fire on the ferry?",
        "whether",
        [b.answer("no", ["r1:c7", "r3:c2", "r5:c2"]), b.answer("yes", ["r3:c3"])],
        [Relation(0, 1, Difference.CONFLICT, "The navy denies what the ministry is said to claim.")],
    )
    b.question(
        "When did the first distress call come?",
        "time",
        [replace(b.answer("12 May 2031, 22:40 (20:40 UTC)", ["r1:c2"]), iso="2031-05-12T22:40+02:00")],
    )


def findings(b: Builder) -> None:
    at = b.span
    b.finding(
        "A1",
        "holds",
        "180 passengers and 32 crew make the 212 people stated as aboard.",
        [
            Step("passengers", (180,), (at("r1", "180 passengers"),)),
            Step("crew", (32,), (at("r1", "32 crew"),)),
            Step("180 + 32 = 212", (212,)),
            Step("people aboard, as stated", (212,), (at("r1", "212 people"),)),
        ],
        assumed=("Passengers and crew are all who were aboard.",),
        not_shown="That the sum is right does not show that 212 is the true number aboard.",
    )
    b.finding(
        "A1",
        "fails",
        "9 passengers and 6 crew make 15, but the hospital’s director speaks of 14.",
        [
            Step("passengers", (9,), (at("r4", "nine"),)),
            Step("crew", (6,), (at("r4", "six"),)),
            Step("9 + 6 = 15", (15,)),
            Step("dead, as stated", (14,), (at("r4", "the 14"),)),
            Step("difference", (1,)),
        ],
        assumed=("“Of the 14” means that the parts are to add up to 14.",),
    )
    b.finding(
        "U1",
        "fails",
        "40 km are 21.6 nautical miles; the statement says 21.",
        [
            Step("stated", (40,), (at("r3", "40 km"),)),
            Step("40 km ÷ 1.852 = 21.6 nautical miles", (21.6,)),
            Step("stated", (21,), (at("r3", "21 nautical miles"),)),
        ],
        assumed=("A nautical mile is 1.852 km.", "21 is meant to the nearest mile."),
    )
    b.finding(
        "C2",
        "holds",
        "22:40 Tolmin time on 12 May 2031 is 20:40 UTC.",
        [
            Step("22:40 at UTC+2", (), (at("r1", "22:40 Tolmin time"),)),
            Step("minus 2 hours is 20:40 UTC"),
            Step("stated", (), (at("r1", "20:40 UTC"),)),
        ],
        not_shown="That the two clocks agree does not show when the call came.",
    )
    b.finding(
        "C1",
        "fails",
        "13 May 2031 is a Tuesday, not a Wednesday.",
        [Step("stated", (), (at("r5", "Wednesday, 13 May"),)), Step("13 May 2031 falls on a Tuesday")],
        assumed=("The year is 2031, the year of publication.",),
    )
    b.finding(
        "A3",
        "flag",
        "Radio Ostany gives the toll without the hospital’s own breakdown.",
        [Step("killed", (14,), (at("r5", "Fourteen people"),))],
    )
    b.finding(
        "T3",
        "cannot",
        "Whether a vessel of Ostany was near the ferry cannot be judged.",
        [Step("claimed distance, km", (40,), (at("r3", "40 km"),))],
        missing=("tracks of vessels in the strait on 12 May 2031, 20:00 to 21:00 UTC",),
    )
