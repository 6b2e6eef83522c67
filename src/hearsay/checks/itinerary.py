"""T1: does a track show the way that a text claims?

    "The jet flew through Kenya, the Red Sea and Oman, then landed in Muscat."
        Kenya observed, Red Sea possible in a gap, Oman observed, Muscat observed; in that order

Each place is held against the track on its own; the order is a second question, asked only where the text says
"then". A way that the track does not show fails only where the text names the aircraft and the day, and the track
covers that day: otherwise it may have been flown at another time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hearsay.checks.itinerary_read import Itinerary, Leg, itineraries
from hearsay.checks.itinerary_words import Role
from hearsay.checks.say import Limits, finding, listed
from hearsay.checks.track_match import Match, cleaned, crossed, good, label, match
from hearsay.checks.track_say import clock, km, listed_the, point, spell, stretch, with_article
from hearsay.checks.track_when import When, when
from hearsay.checks.view import View
from hearsay.evidence.track_coverage import Coverage, Seen, cover
from hearsay.evidence.track_gaps import moment
from hearsay.evidence.track_labels import Stay, others
from hearsay.evidence.track_limits import LOW
from hearsay.evidence.track_marks import ON_GROUND
from hearsay.evidence.track_outlines import area_of
from hearsay.records import Finding, Step
from hearsay.types import Outcome

CODE = "T1"
NOT_SHOWN = "Where it was says nothing of what it carried, or why it flew there."
FEWEST = 2
"""Places of a way: one alone is no itinerary, unless it is where something vanished or came back."""
ROUGH = 200.0
"""Km within which a place that is only roughly outlined, or a disc around a point, never makes a claim fail."""
MOST_CROSSED = 8
"""Countries and seas not claimed that the trace names."""
SHOWN = 3
"""Stays in one place that the trace names."""
_PHRASE = {
    Role.FROM: "left {}",
    Role.VIA: "went through {}",
    Role.TO: "reached {}",
    Role.AT: "was at {}",
    Role.LOST: "was lost near {}",
    Role.BACK: "was seen again over {}",
}


@dataclass(frozen=True, slots=True)
class Held:
    """One leg and what the track says of its place."""

    leg: Leg
    coverage: Coverage

    @property
    def seen(self) -> Seen:
        """What the track says."""
        return self.coverage.seen


def check_itineraries(view: View) -> Iterator[Finding]:
    """A claimed way is shown by the track: each place, then the order, then what was crossed but not claimed."""
    for report in view.reports:
        for one in itineraries(view, report):
            if is_way(one) and (judged := _judged(view, one)) is not None:
                yield judged


def is_way(one: Itinerary) -> bool:
    """Whether it names enough places to be held against a track."""
    roles = [leg.role for leg in one.legs if leg.role is not Role.BOUND]
    return len(roles) >= FEWEST and (len(roles) > FEWEST or Role.FROM not in roles or Role.TO in roles)


def claimed(one: Itinerary) -> str:
    """The way in words: `went through Kenya and Oman, was lost near Aden and was seen again over Kursk`."""
    parts: list[tuple[Role, list[str]]] = []
    for leg in one.legs:
        if parts and parts[-1][0] is leg.role:
            parts[-1][1].append(leg.place.name)
        elif leg.role is not Role.BOUND:
            parts.append((leg.role, [leg.place.name]))
    return listed([_PHRASE[role].format(listed_the(names)) for role, names in parts])


def _judged(view: View, one: Itinerary) -> Finding | None:
    way = claimed(one)
    found = match(view, one.span)
    if found.track is None:
        step = Step(f"The text says that it {way}.", spans=tuple(leg.place.span for leg in one.legs))
        sentence = f"Whether it {way} cannot be judged: {found.missing} is missing."
        return finding(CODE, Outcome.CANNOT, sentence, (step,), Limits(missing=(found.missing,)))
    said = when(view, one.words)
    places = [leg for leg in one.legs if leg.role not in (Role.BOUND, Role.LOST, Role.BACK)]
    if not places:
        return None  # where it vanished and came back is T2's
    held = [_held(found, leg, said) for leg in places]
    wrong_order = _disorder(held)
    outcome = _outcome(found, held, wrong_order, said)
    trace = [*(_step(one) for one in held), *_order_step(held, wrong_order), *_crossed(found, one, held)]
    missing = tuple(_gap_words(h.coverage) for h in held if h.seen is Seen.POSSIBLE_IN_GAP)
    missing += tuple(_no_data(h) for h in held if h.seen is Seen.NO_DATA)
    missing += tuple(_doubted(h) for h in held if h.seen is Seen.UNREACHABLE and h.coverage.set_aside)
    limits = Limits(
        assumed=_assumed(found, said),
        not_shown=NOT_SHOWN if outcome is Outcome.HOLDS else "",
        missing=missing if outcome is Outcome.CANNOT else (),
    )
    return finding(CODE, outcome, _sentence(found, held, wrong_order), tuple(trace), limits)


def _held(found: Match, leg: Leg, said: When) -> Held:
    assert found.track is not None
    coverage = cover(cleaned(found.track), area_of(leg.place), leg.place.name, said.start, said.end)
    unseen_end = coverage.seen in (Seen.UNREACHABLE, Seen.NEAR) and _is_cut(found, leg.role)
    return Held(leg, replace(coverage, seen=Seen.NO_DATA) if unseen_end else coverage)


def _is_cut(found: Match, role: Role) -> bool:
    """Whether the track begins, or ends, in the air, so that it does not show where the aircraft came from or went."""
    assert found.track is not None
    used = good(found.track)
    at = {Role.FROM: 0, Role.TO: len(used.time) - 1}.get(role)
    return at is not None and not used.marks[at] & ON_GROUND and not used.altitude[at] < LOW


def _outcome(found: Match, held: Sequence[Held], wrong_order: str, said: When) -> Outcome:
    kinds = {one.seen for one in held}
    if Seen.UNREACHABLE in kinds:
        away = [one.coverage for one in held if one.seen is Seen.UNREACHABLE]
        if any(coverage.set_aside for coverage in away):
            return Outcome.CANNOT
        rough = any(coverage.area.note and (coverage.km or 0.0) < ROUGH for coverage in away)
        return Outcome.FAILS if found.named and said.is_covered(found) and not rough else Outcome.FLAG
    if Seen.NO_DATA in kinds or Seen.POSSIBLE_IN_GAP in kinds:
        return Outcome.CANNOT
    return Outcome.FLAG if Seen.NEAR in kinds or wrong_order else Outcome.HOLDS


def _sentence(found: Match, held: Sequence[Held], wrong_order: str) -> str:
    assert found.track is not None
    by_kind = {kind: list(dict.fromkeys(h.leg.place.name for h in held if h.seen is kind)) for kind in Seen}
    words = {
        Seen.OBSERVED: "was in {}",
        Seen.NEAR: "came near {} but was not seen inside",
        Seen.POSSIBLE_IN_GAP: "may have been in {} while no position came",
        Seen.UNREACHABLE: "cannot have been in {} in the time it covers",
        Seen.NO_DATA: "has nothing on {}",
    }
    parts = [words[kind].format(listed_the(names)) for kind, names in by_kind.items() if names]
    order = f"; {wrong_order}" if wrong_order else ""
    return f"By its track {label(found.track)} {listed(parts)}{order}."


def _step(one: Held) -> Step:
    place, found = with_article(one.leg.place.name), one.coverage
    aside = f"; {found.set_aside} positions there were set aside as impossible" if found.set_aside else ""
    spans = (one.leg.place.span,)
    if one.seen is Seen.OBSERVED:
        stays = listed([f"{stretch(v.first.at, v.last.at)}, {v.positions} positions" for v in found.visits[:SHOWN]])
        more = f" and {len(found.visits) - SHOWN} more stays" if len(found.visits) > SHOWN else ""
        return Step(f"{_upper(place)}: observed {stays}{more}{aside}.", (float(found.visits[0].positions),), spans)
    if one.seen is Seen.NO_DATA:
        return Step(f"{_upper(place)}: no data ({_no_data(one)}).", (), spans)
    assert found.nearest is not None
    assert found.km is not None
    near = f"{km(found.km)} away at {clock(found.nearest.at)} ({point(found.nearest)})"
    if one.seen is Seen.POSSIBLE_IN_GAP:
        kind = _gap_words(found)
    else:
        kind = "near, not inside" if one.seen is Seen.NEAR else "out of reach"
    return Step(f"{_upper(place)}: {kind}; nearest position {near}{aside}.", (round(found.km, 1),), spans)


def _gap_words(found: Coverage) -> str:
    assert found.gap is not None
    before, after = found.gap
    length = spell((after.at - before.at).total_seconds())
    return f"possible in the gap of {length} {stretch(before.at, after.at)}"


def _no_data(one: Held) -> str:
    if area_of(one.leg.place) is None:
        return f"an outline of {with_article(one.leg.place.name)}"
    if one.coverage.nearest is not None:
        which = "before its first" if one.leg.role is Role.FROM else "after its last"
        return f"positions {which}, which is in the air, for {with_article(one.leg.place.name)}"
    return f"positions in the time that the text names, for {with_article(one.leg.place.name)}"


def _doubted(one: Held) -> str:
    return f"whether the {one.coverage.set_aside} positions set aside in {with_article(one.leg.place.name)} are true"


def _disorder(held: Sequence[Held]) -> str:
    """Where the text says an order and no pair of stays has it; empty where the order fits or none is said."""
    for before, after in pairwise(held):
        first, second = (after, before) if after.leg.order == "<" else (before, after)
        if not after.leg.order or not first.coverage.visits or not second.coverage.visits:
            continue
        if first.coverage.visits[0].first.at > second.coverage.visits[-1].last.at:
            a, b = with_article(first.leg.place.name), with_article(second.leg.place.name)
            return f"it was in {b} before {a}, not after"
    return ""


def _order_step(held: Sequence[Held], wrong_order: str) -> Iterator[Step]:
    said = [one for one in held if one.leg.order and one.coverage.visits]
    if wrong_order:
        yield Step(f"Order: {wrong_order}.", (), tuple(one.leg.place.span for one in said))
    elif said:
        yield Step("Order: as the text says it.", (), tuple(one.leg.place.span for one in said))


def _crossed(found: Match, one: Itinerary, held: Sequence[Held]) -> Iterator[Step]:
    """What lies between the first and the last claimed place that the track shows, and is not claimed."""
    assert found.track is not None
    visits = [visit for h in held for visit in h.coverage.visits]
    if not visits:
        return
    start, end = min(v.first.at for v in visits), max(v.last.at for v in visits)
    claimed_codes = {code for leg in one.legs for code in (leg.place.code, leg.place.country) if code}
    between = [
        s for s in crossed(found.track) if s.code not in claimed_codes and s.first.at <= end and s.last.at >= start
    ]
    first = {stay.code: stay for stay in reversed(between)}
    if first:
        shown = "; ".join(_stay(stay) for stay in sorted(first.values(), key=lambda s: s.first.at)[:MOST_CROSSED])
        more = f"; and {len(first) - MOST_CROSSED} more" if len(first) > MOST_CROSSED else ""
        yield Step(f"Crossed between them and not claimed: {shown}{more}.")


def _stay(stay: Stay) -> str:
    also = others(stay)
    claimed_by = f" (called {listed(also)}'s by others)" if also else ""
    return f"{with_article(stay.name)}{claimed_by} {stretch(stay.first.at, stay.last.at)}"


def _assumed(found: Match, said: When) -> tuple[str, ...]:
    assert found.track is not None
    time = good(found.track).time
    covered = stretch(moment(float(time[0])), moment(float(time[-1])))
    whole = f"The text gives no time for the way, so it is held against the whole track, {covered}."
    return tuple(one for one in (found.assumed, said.assumed if said.known else whole) if one)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
