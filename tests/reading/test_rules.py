"""The reader by rule: one row a sentence, `source | cue | content`, pieces of a split content parted by `//`."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading.rules import RuleReader
from hearsay.records import Attribution, Report
from hearsay.types import Quotation


def read(text: str) -> tuple[Attribution, ...]:
    return RuleReader().read(Report(id="r", text=text))


def rows(text: str) -> list[str]:
    return [
        " | ".join(
            [
                " // ".join(s.of(text) for s in a.source),
                " // ".join(s.of(text) for s in a.cue),
                " // ".join(s.of(text) for s in a.contents),
            ]
        )
        for a in read(text)
    ]


DIRECT = [
    ("“The pier is gone,” Mayor Ida Brandt said.", ["Mayor Ida Brandt | said | The pier is gone"]),
    ('"The pier is gone," said Ida Brandt.', ["Ida Brandt | said | The pier is gone"]),
    ("'The pier is gone,' said the mayor.", ["the mayor | said | The pier is gone"]),
    ("«The pier is gone», the mayor said.", ["the mayor | said | The pier is gone"]),
    ("Brandt said: “The pier is gone.”", ["Brandt | said | The pier is gone"]),
    ("Brandt said, “The pier is gone.”", ["Brandt | said | The pier is gone"]),
    ("“Is the pier gone?” she asked.", ["she | asked | Is the pier gone?"]),
    ("“Is the pier gone?” Brandt asked.", ["Brandt | asked | Is the pier gone?"]),
    ("“The pier is gone. Stay away,” she wrote.", ["she | wrote | The pier is gone. Stay away"]),
    (
        "“We heard it,” said Ola Vik, legal adviser to the port.",
        ["Ola Vik, legal adviser to the port | said | We heard it"],
    ),
    ("“We heard it,” said Ola Vik, a fisherman.", ["Ola Vik, a fisherman | said | We heard it"]),
    ("“We heard it,” Ola Vik, a fisherman, said.", ["Ola Vik, a fisherman | said | We heard it"]),
    ("“We heard it,” the guard told a local station.", ["the guard | told | We heard it"]),
    ("“We heard it,” the note published on Monday says.", ["the note published on Monday | says | We heard it"]),
    ("“We heard it,” she added on Friday.", ["she | added | We heard it"]),
    ("“We heard it,” he said in a statement.", ["he | said | We heard it"]),
]

SPLIT = [
    ("“We ran,” he said, “before it fell.”", ["he | said | We ran // before it fell"]),
    ("“We ran,” said Vik, “before it fell.”", ["Vik | said | We ran // before it fell"]),
    ("“We ran,” he said. “It fell behind us.”", ["he | said | We ran // It fell behind us"]),
    ("The pier, he said, fell at noon.", ["he | said | The pier // fell at noon"]),
    ("“One day it held.\n\n“The next it fell,” Vik said.", ["Vik | said | One day it held // The next it fell"]),
    (
        "“It held,” Vik said.\n\n“Then it fell into the sea.”",
        ["Vik | said | It held", " |  | Then it fell into the sea"],
    ),
    ("“It never closes, he thought.\n\nBrandt said the pier fell.", [" |  | It never closes, he thought",
        "Brandt | said | the pier fell"]),
]  # fmt: skip

INDIRECT = [
    ("Brandt said the pier was gone.", ["Brandt | said | the pier was gone"]),
    ("Brandt said that the pier was gone.", ["Brandt | said | the pier was gone"]),
    ("Brandt said on Monday that the pier was gone.", ["Brandt | said | the pier was gone"]),
    ("Brandt on Monday said the pier was gone.", ["Brandt | said | the pier was gone"]),
    ("On Monday, Brandt said the pier was gone.", ["Brandt | said | the pier was gone"]),
    ("In a speech on Monday Brandt said the pier was gone.", ["Brandt | said | the pier was gone"]),
    ("Brandt has also said the pier was gone.", ["Brandt | said | the pier was gone"]),
    ("However, Brandt later said the pier was gone.", ["Brandt | said | the pier was gone"]),
    ("The pier was gone, Brandt said.", ["Brandt | said | The pier was gone"]),
    ("The pier was gone, said the mayor of Nordhaven.", ["the mayor of Nordhaven | said | The pier was gone"]),
    ("The pier was gone, the port's harbour master said Monday.",
        ["the port's harbour master | said | The pier was gone"]),
    ("Ida Brandt, the mayor, said the pier was gone.", ["Ida Brandt, the mayor | said | the pier was gone"]),
    ("Brandt, speaking on the radio, said the pier was gone.", ["Brandt | said | the pier was gone"]),
    ("Fishermen who were there said the pier moved.", ["Fishermen who were there | said | the pier moved"]),
    ("Brandt, who was there, said the pier moved.", ["Brandt, who was there | said | the pier moved"]),
    ("The ministry and the port said the pier moved.", ["The ministry and the port | said | the pier moved"]),
    ("The pier fell and officials said nobody was hurt.", ["officials | said | nobody was hurt"]),
    ("Brandt said the pier fell, while Vik said it was pulled down.",
        ["Brandt | said | the pier fell", "Vik | said | it was pulled down"]),
    ("Brandt said the pier fell and added that nobody was hurt.",
        ["Brandt | said | the pier fell", "Brandt | added | nobody was hurt"]),
    ("Brandt said the pier fell, adding that nobody was hurt.",
        ["Brandt | said | the pier fell", "Brandt | adding | nobody was hurt"]),
    ("She believes the pier was old.", ["She | believes | the pier was old"]),
    ("The inquiry found that the pier was old.", ["The inquiry | found | the pier was old"]),
    ("Officials say the pier was old.", ["Officials | say | the pier was old"]),
    ("The port did not confirm that the pier was old.", ["The port | did not confirm | the pier was old"]),
]  # fmt: skip

MIXED = [
    ("Brandt called the fall a “black day”.", ["Brandt | called | the fall a “black day”"]),
    (
        "Brandt said the fall was “a black day for us all”.",
        ["Brandt | said | the fall was “a black day for us all”"],
    ),
    ("It was “a black day,” said Brandt.", ["Brandt | said | It was “a black day,”"]),
    ("The fall, she said, was “no accident”.", ["she | said | The fall // was “no accident”"]),
]

TOLD = [
    ("Brandt told Nordpress the pier was gone.", ["Brandt | told | the pier was gone"]),
    ("Brandt told Nordpress that the pier was gone.", ["Brandt | told | the pier was gone"]),
    ("Brandt told reporters the pier was gone.", ["Brandt | told | the pier was gone"]),
    ("Brandt told reporters on Monday that the pier was gone.", ["Brandt | told | the pier was gone"]),
    ("Brandt told the newspaper that the pier was gone.", ["Brandt | told | the pier was gone"]),
    (
        "Ida Brandt, a mayor, told Nordpress: “The pier is gone.”",
        ["Ida Brandt, a mayor | told | The pier is gone"],
    ),
    ("One guard told Nord-TV, “It fell at noon.”", ["One guard | told | It fell at noon"]),
    ("It fell at noon, Brandt told Nordpress.", ["Brandt | told | It fell at noon"]),
    ("The port warned that more piers could fall.", ["The port | warned | more piers could fall"]),
    ("Brandt assured parliament that nobody was hurt.", ["Brandt | assured | nobody was hurt"]),
]

PREPOSITIONS = [
    (
        "On the next day, according to Brandt, the pier was closed.",
        ["Brandt | according to | On the next day // the pier was closed"],
    ),
    ("According to Brandt, the pier was gone.", ["Brandt | According to | the pier was gone"]),
    ("The pier was gone, according to Brandt.", ["Brandt | according to | The pier was gone"]),
    ("The pier was gone, according to Ola Vik, a guard at the port.",
        ["Ola Vik, a guard at the port | according to | The pier was gone"]),
    ("The pier was gone, according to two people who saw it.",
        ["two people who saw it | according to | The pier was gone"]),
    ("As per the port, the pier was gone.", ["the port | As per | the pier was gone"]),
    ("The pier was gone, as reported by Nordpress.", ["Nordpress | as reported by | The pier was gone"]),
    ("Meanwhile, according to Brandt, the pier was gone.", ["Brandt | according to | the pier was gone"]),
    ("According to Brandt’s account, “the pier fell at noon”.",
        ["Brandt’s account | According to | the pier fell at noon"]),
]  # fmt: skip

RELAYS = [
    ("The pier was gone, Brandt said, as reported by Nordpress.", "Nordpress"),
    ("Nordpress reported that Brandt said the pier was gone.", "Nordpress"),
    ("Nordpress quoted Brandt as saying the pier was gone.", None),
    ("“The pier is gone,” Nordpress quoted Brandt as saying.", None),
]

PASSIVES = [
    ("It was reported that the pier was gone.", [" | was reported | the pier was gone"]),
    ("The pier is said to have fallen at noon.", [" | is said to | The pier is said to have fallen at noon"]),
    ("Brandt was quoted as saying that the pier was gone.", ["Brandt | quoted as saying | the pier was gone"]),
    ("The fall was confirmed by the port.", ["the port | confirmed | The fall"]),
]

OBJECTS = [
    ("The port denied the charge.", ["The port | denied | the charge"]),
    ("The port denied that the pier was old.", ["The port | denied | the pier was old"]),
    ("Brandt accused the port of sleeping.", ["Brandt | accused | sleeping"]),
    ("Brandt called for an inquiry.", ["Brandt | called for | an inquiry"]),
    ("Brandt demanded an inquiry.", ["Brandt | demanded | an inquiry"]),
    ("The port refused to comment.", ["The port | refused | to comment"]),
    ("Brandt vowed to rebuild the pier.", ["Brandt | vowed | to rebuild the pier"]),
    ("Brandt condemned the silence of the port.", ["Brandt | condemned | the silence of the port"]),
    ("Brandt blamed the port, which said the pier was new.",
        ["Brandt | blamed | the port", "the port | said | the pier was new"]),
]  # fmt: skip

FORMATS = [
    ("Brandt: The pier is gone", ["Brandt |  | The pier is gone"]),
    ("Ida Brandt: “The pier is gone.”", ["Ida Brandt |  | The pier is gone"]),
    ("Brandt was blunt: “The pier is gone.”", ["Brandt |  | The pier is gone"]),
    ("NORDHAVEN, Jan. 24 (Nordpress) — Brandt said the pier was gone.", ["Brandt | said | the pier was gone"]),
    ("• Brandt said the pier was gone\n• Vik denied it was old", ["Brandt | said | the pier was gone",
        "Vik | denied | it was old"]),
    ("Pier is gone, mayor says", ["mayor | says | Pier is gone"]),
]  # fmt: skip

SPEAKERS = [
    ("A source close to the port said it fell.", ["A source close to the port | said | it fell"]),
    ("Two officials said the pier was old.", ["Two officials | said | the pier was old"]),
    ("Channels on Telegram with ties to the port said it fell.",
        ["Channels on Telegram with ties to the port | said | it fell"]),
    ("The port said on Facebook that the pier was old.", ["The port | said | the pier was old"]),
    ("The port wrote on Telegram: “The pier is old.”", ["The port | wrote | The pier is old"]),
    ("Another said the pier was old.", ["Another | said | the pier was old"]),
    ("Many believe the pier was old.", ["Many | believe | the pier was old"]),
]  # fmt: skip

NO_ATTRIBUTION = [
    "The pier fell at noon.",
    "The “old pier” was a landmark.",
    "The port's claims could not be checked.",
    "A report on the pier is due on Monday.",
    "Brandt said nothing.",
    "Update: the pier is closed",
    "",
    "“",
    "said",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*DIRECT, *SPLIT, *INDIRECT, *MIXED, *TOLD, *PREPOSITIONS, *PASSIVES, *OBJECTS, *FORMATS, *SPEAKERS],
)
def test_who_said_what(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("text", NO_ATTRIBUTION)
def test_own_voice_is_no_attribution(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(("text", "relay"), RELAYS)
def test_a_relay_holds_the_words_of_the_speaker(text: str, relay: str | None) -> None:
    found = read(text)
    inner = next(a for a in found if a.source and a.source[0].of(text) == "Brandt")
    assert inner.contents[0].of(text).casefold().startswith("the pier")
    outer = next((a for a in found if a.id == inner.parent), None)
    assert (outer.source[0].of(text) if outer else None) == relay


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“The pier is gone,” he said.", Quotation.DIRECT),
        ("He said the pier was “gone for good now”.", Quotation.MIXED),
        ("He said the pier was gone.", Quotation.INDIRECT),
    ],
)
def test_how_the_words_are_given(text: str, quotation: Quotation) -> None:
    assert [a.quotation for a in read(text)] == [quotation]


NAMES = st.sampled_from(["Ola Vik", "Ida Brandt", "the harbour master", "Nordhaven's mayor", "officials", "she"])
VERBS = st.sampled_from(["said", "claimed", "added", "stated", "wrote", "confirmed", "announced"])
CLAUSES = st.sampled_from(["the pier fell at noon", "nobody was hurt", "three boats were lost in the storm"])


@given(NAMES, VERBS, CLAUSES)
def test_names_verbs_and_words_can_be_exchanged(name: str, verb: str, clause: str) -> None:
    assert rows(f"Then {name} {verb} that {clause}.") == [f"{name} | {verb} | {clause}"]
    assert rows(f"“{clause.capitalize()},” {name} {verb}.") == [f"{name} | {verb} | {clause.capitalize()}"]


@given(st.text(alphabet="ab said told \"'“”‘’.,:;\n—(1A", max_size=150) | st.text(max_size=80))
def test_any_text_gives_spans_inside_it_and_non_empty_contents(text: str) -> None:
    for attribution in read(text):
        assert attribution.contents
        for span in (*attribution.source, *attribution.cue, *attribution.contents):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()


def test_ids_are_unique_and_in_order() -> None:
    found = read("Brandt said the pier fell. “It did,” said Vik. “It really did fall down.”")
    assert [a.id for a in found] == ["r:a1", "r:a2"]
    assert [a.contents[0].start for a in found] == sorted(a.contents[0].start for a in found)


def test_time_grows_with_length_only() -> None:
    started = time.perf_counter()
    for unit in (
        "Vik said the pier fell. ",
        "“We ran,” he said. ",
        "said ",
        "“",
        ", said",
        "according to ",
        "a, ",
    ):
        read(unit * 1500)
    assert time.perf_counter() - started < 10
