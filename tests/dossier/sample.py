"""A wholly fictional case with every phenomenon the page has to show: the ferry Calder Star, 12 May 2031."""

from __future__ import annotations

from dataclasses import replace

from hearsay.records import Dossier

from .builder import Builder
from .sample_related import findings, questions

R1 = """A fire broke out on the ferry Calder Star in the Strait of Ansel late on Monday, 12 May.

The Veresk Coast Guard said the first distress call came at 22:40 Tolmin time (20:40 UTC). “We found the ship without power and drifting north,” its duty officer, Commander Ilse Marn, told the news agency VNA.

Transport minister Jorun Balt said 212 people were aboard: 180 passengers and 32 crew. At least nine people were killed, he added.

“The blast came from outside the hull,” Balt said, “and there can be no doubt about that.”

Ostany’s navy denied that any of its vessels had fired in the strait."""

R2 = """The ferry Calder Star burned for six hours off Ansel on Monday night.

As VNA reported, Commander Ilse Marn of the Veresk Coast Guard said the crew had left the bridge by 23:10.

Transport minister Jorun Balt said 212 people were aboard: 180 passengers and 32 crew. At least nine people were killed, he added.

A spokesperson for the operator, Ansel Lines, said it could not yet say what had caused the explosion."""

R3 = """OSTANY NAVY STATEMENT. No vessel of the Ostany Navy was within 40 km (21 nautical miles) of the Calder Star, Rear Admiral Petra Oszel said in a statement on Telegram.

“What Veresk claims about a strike is an invention,” the admiral said. She put the number aboard at 240, citing the port of Ansel.

The admiral alleged that the ferry was carrying fuel drums that “may well have” caused the fire."""

R4 = """Fourteen people are now known to have died in the fire on the Calder Star, the Ansel harbour hospital said on Tuesday morning.

Of the 14, nine were passengers and six were crew, the hospital’s director, Dr Henrik Toll, told the Ansel Courier.

An engineer who worked on the ship until March, who asked not to be named, said he had warned of a leaking fuel line. “I wrote three reports,” he said. “Nobody came.”

Witnesses on the shore described two flashes. The Courier was unable to confirm this."""

R5 = """Radio Ostany, 13 May. The ministry of transport in Tolmin insists that the blast came from outside; the admiral calls it an invention. Neither has shown evidence.

Fourteen people died, according to the harbour hospital. Some reports speak of two explosions.

The search ended at 06:00 on Wednesday, 13 May, the coast guard said."""


def sample() -> Dossier:
    """The case as a dossier, built by hand."""
    b = Builder("Fire on the ferry Calder Star, Strait of Ansel, 12 May 2031")
    b.report(
        "r1",
        R1,
        outlet="Veresk News Agency",
        title="Nine dead as ferry burns in the Strait of Ansel",
        published="2031-05-12T23:55+02:00",
        url="https://vna.example/calder-star",
    )
    b.report(
        "r2",
        R2,
        outlet="The Daily Quay",
        title="Ferry burned for six hours",
        published="2031-05-13T07:20+02:00",
        url="https://quay.example/ferry?id=1&x=2",
    )
    b.report(
        "r3",
        R3,
        outlet="Ostany Navy",
        title="Statement on the Calder Star",
        published="2031-05-13T09:05+03:00",
        url="https://navy.ost.example/77",
    )
    b.report(
        "r4",
        R4,
        outlet="Ansel Courier",
        title="Toll rises to fourteen",
        published="2031-05-13",
        url="https://courier.example/toll",
    )
    b.report(
        "r5",
        R5,
        outlet="Radio Ostany",
        title="Two capitals, two accounts",
        published="2031-05-13T18:30+03:00",
        url="https://radio.ost.example/13",
    )
    b.source("Ilse Marn", party="Veresk", role="duty officer, Veresk Coast Guard")
    b.source("Veresk Coast Guard", "public body", "Veresk")
    b.source("Jorun Balt", party="Veresk", role="transport minister")
    b.source("Ostany Navy", "public body", "Ostany")
    b.source("Petra Oszel", party="Ostany", role="rear admiral")
    b.source("Ansel Lines", "organisation", role="operator of the ferry")
    b.source("Ansel harbour hospital", "organisation")
    b.source("Henrik Toll", role="director, Ansel harbour hospital")
    b.source("former engineer", "anonymous", role="worked on the ship until March")
    b.source("witnesses on the shore", "collective")
    b.source("Veresk transport ministry", "public body", "Veresk")
    b.source("own voice", "own voice")
    measures(b)
    claims(b)
    b.copied(
        "r1",
        "r2",
        0.46,
        "Transport minister Jorun Balt said 212 people were aboard: 180 passengers and 32 crew. "
        "At least nine people were killed, he added.",
    )
    questions(b)
    findings(b)
    return b.dossier()


def measures(b: Builder) -> None:
    for r in ("r1", "r2"):
        b.figure(r, "212 people", 212, counted="people", status="aboard")
        b.figure(r, "180 passengers", 180, counted="passengers", status="aboard")
        b.figure(r, "32 crew", 32, counted="crew", status="aboard")
        b.figure(r, "At least nine people", 9, bound="min", counted="people", status="killed")
    b.figure("r2", "six hours", 6, unit="h")
    b.figure("r3", "40 km", 40, unit="km")
    b.figure("r3", "21 nautical miles", 21, unit="nmi")
    b.figure("r3", "240", 240, counted="people", status="aboard")
    b.figure("r4", "Fourteen people", 14, counted="people", status="killed")
    b.figure("r4", "the 14", 14, counted="people", status="killed")
    b.figure("r4", "nine", 9, counted="passengers", status="killed")
    b.figure("r4", "six", 6, counted="crew", status="killed")
    b.figure("r4", "three reports", 3, counted="reports")
    b.figure("r4", "two flashes", 2, counted="flashes")
    b.figure("r5", "Fourteen people", 14, counted="people", status="killed")
    b.figure("r5", "two explosions", 2, counted="explosions")
    b.time("r1", "Monday, 12 May", "2031-05-12", "day")
    b.time("r1", "22:40 Tolmin time", "2031-05-12T22:40+02:00", zone="Europe/Vienna")
    b.time("r1", "20:40 UTC", "2031-05-12T20:40+00:00", zone="UTC")
    b.time("r2", "23:10", "2031-05-12T23:10+02:00", zone="Europe/Vienna")
    b.time("r5", "06:00", "2031-05-13T06:00")
    b.time("r5", "Wednesday, 13 May", "2031-05-13", "day")


def claims(b: Builder) -> None:
    b.claim(
        "r1",
        "own voice",
        "A fire broke out on the ferry Calder Star in the Strait of Ansel late on Monday, 12 May",
    )
    b.claim(
        "r1",
        "Veresk Coast Guard",
        "the first distress call came at 22:40 Tolmin time (20:40 UTC)",
        by="The Veresk Coast Guard",
        cue="said",
    )
    b.claim(
        "r1",
        "Ilse Marn",
        "We found the ship without power and drifting north",
        by="its duty officer, Commander Ilse Marn",
        cue="told",
        via=["VNA"],
        quotation="direct",
    )
    b.claim(
        "r1",
        "Jorun Balt",
        "212 people were aboard: 180 passengers and 32 crew",
        by="Transport minister Jorun Balt",
        cue="said@2",
    )
    b.claim("r1", "Jorun Balt", "At least nine people were killed", by="he", cue="added")
    b.claim(
        "r1",
        "Jorun Balt",
        "The blast came from outside the hull",
        "and there can be no doubt about that",
        by="Balt@2",
        cue="said@3",
        quotation="direct",
    )
    b.claim(
        "r1",
        "Ostany Navy",
        "any of its vessels had fired in the strait",
        by="Ostany’s navy",
        cue="denied",
        how="denied",
        because="denied",
    )
    b.claim("r2", "own voice", "The ferry Calder Star burned for six hours off Ansel on Monday night")
    b.claim(
        "r2",
        "Ilse Marn",
        "the crew had left the bridge by 23:10",
        by="Commander Ilse Marn of the Veresk Coast Guard",
        cue="said",
        via=["VNA"],
    )
    b.claim(
        "r2",
        "Jorun Balt",
        "212 people were aboard: 180 passengers and 32 crew",
        by="Transport minister Jorun Balt",
        cue="said@2",
    )
    b.claim("r2", "Jorun Balt", "At least nine people were killed", by="he", cue="added")
    b.claim(
        "r2",
        "Ansel Lines",
        "what had caused the explosion",
        by="A spokesperson for the operator, Ansel Lines",
        cue="said@3",
        how="unverified",
        because="could not yet say",
    )
    b.claim(
        "r3",
        "Petra Oszel",
        "No vessel of the Ostany Navy was within 40 km (21 nautical miles) of the Calder Star",
        by="Rear Admiral Petra Oszel",
        cue="said",
        channel="Telegram",
    )
    b.claim(
        "r3",
        "Petra Oszel",
        "What Veresk claims about a strike is an invention",
        by="the admiral",
        cue="said@2",
        quotation="direct",
        channel="Telegram",
    )
    b.claim("r3", "Veresk transport ministry", "a strike", by="Veresk", cue="claims", distancing=True)
    b.claim("r3", "Petra Oszel", "the number aboard at 240", by="She", cue="put", via=["port of Ansel"])
    b.claim(
        "r3",
        "Petra Oszel",
        "the ferry was carrying fuel drums that “may well have” caused the fire",
        by="The admiral",
        cue="alleged",
        how="hedged",
        because="may well have",
        distancing=True,
        quotation="mixed",
    )
    b.claim(
        "r4",
        "Ansel harbour hospital",
        "Fourteen people are now known to have died in the fire on the Calder Star",
        by="the Ansel harbour hospital",
        cue="said",
    )
    b.claim(
        "r4",
        "Henrik Toll",
        "Of the 14, nine were passengers and six were crew",
        by="the hospital’s director, Dr Henrik Toll",
        cue="told",
        via=["Ansel Courier"],
    )
    b.claim(
        "r4",
        "former engineer",
        "he had warned of a leaking fuel line",
        by="An engineer who worked on the ship until March, who asked not to be named",
        cue="said@2",
    )
    b.claim(
        "r4",
        "former engineer",
        "I wrote three reports",
        "Nobody came",
        by="he@2",
        cue="said@3",
        quotation="direct",
    )
    b.claim(
        "r4",
        "witnesses on the shore",
        "two flashes",
        by="Witnesses on the shore",
        cue="described",
        how="unverified",
        because="unable to confirm",
    )
    b.claim(
        "r5",
        "Veresk transport ministry",
        "the blast came from outside",
        by="The ministry of transport in Tolmin",
        cue="insists",
    )
    b.claim("r5", "Petra Oszel", "it an invention", by="the admiral", cue="calls")
    b.claim("r5", "own voice", "Neither has shown evidence", background=True)
    b.claim("r5", "Ansel harbour hospital", "Fourteen people died", by="the harbour hospital", cue="according to")
    b.claim("r5", "own voice", "Some reports speak of two explosions", how="unverified", because="Some reports speak")
    b.claim(
        "r5",
        "Veresk Coast Guard",
        "The search ended at 06:00 on Wednesday, 13 May",
        by="the coast guard",
        cue="said",
    )


def large(reports: int) -> Dossier:
    """The case many times over, as many reports as asked for: for size and speed."""
    one = sample()
    b = Builder(f"{one.title}, {reports} reports")
    b.sources = {s.name: s for s in one.sources}
    texts = list(one.reports)
    for n in range(reports):
        origin = texts[n % len(texts)]
        text = f"Edition {n}.\n\n" + "\n\n".join([origin.text] * 2)
        made = b.report(
            f"e{n:03d}",
            text,
            outlet=f"{origin.outlet} {n % 37}",
            title=f"{origin.title}, edition {n}",
            published=f"2031-05-{13 + n % 9:02d}T{n % 24:02d}:10+02:00",
        )
        shift = text.index(origin.text[:40])
        for claim in (c for c in one.claims if c.report == origin.id):
            moved = {
                name: tuple(
                    replace(s, report=made.id, start=s.start + shift, end=s.end + shift) for s in getattr(claim, name)
                )
                for name in ("contents", "source_spans", "cue", "commitment_spans")
            }
            own = claim.id.replace(origin.id, made.id)
            b.claims.append(replace(claim, id=own, report=made.id, figures=(), times=(), **moved))
        for figure in (f for f in one.measures.figures if f.report == origin.id):
            span = replace(figure.span, report=made.id, start=figure.span.start + shift, end=figure.span.end + shift)
            b.figures.append(replace(figure, id=figure.id.replace(origin.id, made.id), span=span))
    return b.dossier()
