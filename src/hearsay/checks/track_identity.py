"""T4: do registration, type and address agree, in the text and on the track?

    "The Il-76 with registration RA-76543 flew ..." + a track of RA-76543, type IL76, address 16aaff

The registration ties the text to a track; then the type that the text names beside it is held against the track's,
and the countries of the registration's mark and of the address's block (ICAO Annexes 7 and 10) against one another.
Registers behind tracks have errors, so a mismatch is a flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearsay.checks.say import Limits, finding, listed
from hearsay.checks.track_match import Name, key, names
from hearsay.checks.view import View
from hearsay.evidence.track_identity import block_country, derived_address, designators, mark_country
from hearsay.measures.places_gazetteer import shipped
from hearsay.records import Finding, Identifier, Span, Step, Track
from hearsay.types import IdentifierKind, Outcome, ReportId

CODE = "T4"
NOT_SHOWN = "Names that agree do not show that the transponder sent its own address."
_ADDRESS = re.compile(
    r"\b(?:hex|ICAO|24-bit|Mode S|transponder)\W+(?:(?:code|address|hex|number|is|was|of)\W+){0,3}([0-9A-Fa-f]{6})\b"
)


def check_identity(view: View) -> Iterator[Finding]:
    """Registration, type and address agree between the text and the track."""
    for report in view.reports if view.dossier.evidence.tracks else ():
        seen: set[str] = set()
        for name in names(view, report):
            wanted = key(name.value)
            if not name.is_registration or wanted in seen:
                continue
            seen.add(wanted)
            for track in view.dossier.evidence.tracks:
                if key(track.registration) == wanted:
                    yield _judged(view, report, name, track)
        yield from _by_address(view, report)


def _judged(view: View, report: ReportId, name: Name, track: Track) -> Finding:
    right: list[str] = []
    wrong: list[str] = []
    trace = [Step(f"Registration: {name.value} in the text, {track.registration} on the track.", (), (name.span,))]
    for part in (_type(view, report, name, track), _country(track), _derived(track)):
        if part is not None:
            fits, words, step = part
            (right if fits else wrong).append(words)
            trace.append(step)
    if wrong:
        sentence = f"{track.registration}: {listed(wrong)}."
        return finding(CODE, Outcome.FLAG, sentence, trace, Limits())
    if not right:
        sentence = (
            f"Whether {track.registration} has its own type and address cannot be judged: the track gives neither."
        )
        return finding(CODE, Outcome.CANNOT, sentence, trace, Limits(missing=("a track with a type or an address",)))
    sentence = f"{track.registration}: {listed(right)}."
    return finding(CODE, Outcome.HOLDS, sentence, trace, Limits(not_shown=NOT_SHOWN))


def _type(view: View, report: ReportId, name: Name, track: Track) -> tuple[bool, str, Step] | None:
    """The type that the text names in the same sentence, against the track's designator."""
    beside = _type_beside(view, report, name.span)
    codes = designators(view.words(beside.span)) if beside else None
    if beside is None or codes is None or not track.type_code:
        return None
    words = view.words(beside.span)
    fits = codes.fullmatch(track.type_code.upper()) is not None
    step = Step(f"Type: {words} in the text, {track.type_code} on the track.", (), (beside.span,))
    said = f"the text's {words} is the track's {track.type_code}"
    return fits, said if fits else f"the text has {words}, the track {track.type_code}", step


def _type_beside(view: View, report: ReportId, span: Span) -> Identifier | None:
    sentence = view.sentences(report)[view.sentence_index(span)]
    found = [
        one
        for one in view.identifiers.get(report, ())
        if one.kind is IdentifierKind.AIRCRAFT_TYPE and sentence.covers(one.span)
    ]
    return min(found, key=lambda one: abs(one.span.start - span.start), default=None)


def _country(track: Track) -> tuple[bool, str, Step] | None:
    mark, block = mark_country(track.registration), block_country(track.address)
    if not mark or not block:
        return None
    step = Step(
        f"Country: mark of {track.registration} {_named(mark)}, block of address {track.address} {_named(block)} "
        "(ICAO Annex 7; Annex 10, Volume III, table 9-1)."
    )
    fits = mark == block
    said = f"its address {track.address} is of {_named(block)}'s block"
    return (
        fits,
        said if fits else f"its mark is of {_named(mark)}, but its address {track.address} of {_named(block)}'s block",
        step,
    )


def _derived(track: Track) -> tuple[bool, str, Step] | None:
    """The address that Russia's rule gives; one that differs shows nothing, for 3 in 100 do."""
    derived = derived_address(track.registration)
    if not derived or track.address.lower() != derived:
        return None
    step = Step(f"Address: {track.address} on the track, {derived} derived from the registration's number.")
    return True, f"its address {track.address} is the one derived from its number", step


def _by_address(view: View, report: ReportId) -> Iterator[Finding]:
    """An address that the text gives, against the tracks."""
    for found in _ADDRESS.finditer(view.reports[report].text):
        span = Span(report, found.start(1), found.end(1))
        for track in view.dossier.evidence.tracks:
            if track.address.lower() == found[1].lower():
                tail = f", {track.registration}" if track.registration else ""
                sentence = f"The address {found[1]} in the text is that of the track {track.name}{tail}."
                yield finding(
                    CODE, Outcome.HOLDS, sentence, (Step(sentence, (), (span,)),), Limits(not_shown=NOT_SHOWN)
                )


def _named(code: str) -> str:
    country = shipped().countries.get(code)
    return country.entry.name if country else code
