"""The day of a clock time without a date: the event's and not the speaker's, on over paragraphs and past midnight."""

from __future__ import annotations

import pytest

from measures.times_rows import isos, only, times

SUNDAY = "2025-03-16"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On Saturday the depot burned. Police said on Sunday the alarm was given at 19:12.", "2025-03-15T19:12"),
        ("The depot burned on Saturday. On Sunday the council said the alarm was given at 19:12.", "2025-03-15T19:12"),
        ("The depot burned on Saturday. On Saturday, police said, the gates shut at 19:12.", "2025-03-15T19:12"),
        ("The depot burned on Saturday. He told reporters in the hall late on Sunday the fire began at 19:12.",
         "2025-03-15T19:12"),
        ("The depot burned on Saturday.\n\nNobody was hurt.\n\nIt was empty.\n\nThe alarm was given at 19:12.",
         "2025-03-15T19:12"),
        ("14 March\n\n16:30 - They meet.\n\n17:10 - Stones fly.\n\n17:25 - Gas is used.", "2025-03-14T17:25"),
        ("In a text published on Friday we gave the hour as 8 p.m.; it was at 8 a.m. that the dam broke.",
         "2025-03-14T08:00"),
        ("Statement, 16 March 2025\n\nYesterday crowds came.\n\nAt 17:22 two bangs were heard.", "2025-03-15T17:22"),
        ("Whoever was there at 17:00 is asked to come forward by Wednesday.", "2025-03-19"),
        ("They can have boats there by noon on Friday.", "2025-03-21T12:00"),
        ("It began at 9.40pm on Friday. The road was shut until 2am.", "2025-03-15T02:00"),
        ("It began at 9.40pm on Friday. The road was shut until 2am. A man was held at 11.15pm.", "2025-03-14T23:15"),
        ("It began at 9.40pm on Friday. The road had been shut since 2am.", "2025-03-14T02:00"),
        ("On Friday night they fired at about 00:15.", "2025-03-15T00:15"),
        ("A blast was heard at 14:20.", "2025-03-16T14:20"),
    ],
    ids=lambda x: str(x)[-50:],
)  # fmt: skip
def test_the_day_is_that_of_what_happened(text: str, last: str) -> None:
    assert isos(text, SUNDAY)[-1] == last


@pytest.mark.parametrize(
    "text",
    ["The kitchen clock still shows 4:37.", "His watch stopped at 4:37.", "The hands of the dial stand at 4:37."],
)
def test_a_clock_that_stands_tells_no_day(text: str) -> None:
    time = only(text, SUNDAY)
    assert (time.iso, "stands" in time.reason) == (None, True)


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("It fell at 7:12 p.m. Others say it was 7:25.", ["19:12", "19:25"]),
        ("It fell at 11:50 a.m. Others say it was 12:05.", ["11:50", "12:05"]),
        ("They left on Saturday evening. It fell at half past seven.", ["evening", "19:30"]),
        ("It fell at 7:12 p.m., others say at twenty past seven.", ["19:12", "19:20"]),
        ("It fell at 18:52. Others say it was 7:25.", ["18:52", "07:25"]),
        ("It fell at 7:25.", ["07:25"]),
        ("It fell at 15:20. By 15.40 it was gone.", ["15:20", "15:40"]),
        ("It fell at 15:20. By 15.40 euros it was cheap.", ["15:20"]),
    ],
)
def test_a_bare_hour_takes_the_half_of_its_neighbours(text: str, clocks: list[str]) -> None:
    found = [t.value.partition("T")[2] if "TEV" not in t.value else "evening" for t in times(text, SUNDAY)]
    assert found == clocks


def test_an_approximate_length_afterwards_is_no_clock_time() -> None:
    found = times("The first fell at 15:20. Some 40 minutes later came another.", SUNDAY)
    assert [(t.value, t.iso) for t in found] == [("2025-03-16T15:20", "2025-03-16T15:20"), ("PT40M", None)]


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("8:10 a.m. The dam holds.\n\n8:40 a.m. It gave way at 9:15 p.m. on Friday, a farmer says.\n\n"
         "9:05 a.m. The school is shut.\n\n9:30 a.m. Trucks arrive.",
         ["2025-03-16T08:10", "2025-03-16T08:40", "2025-03-14T21:15", "2025-03-16T09:05", "2025-03-16T09:30"]),
        ("22:50 - Smoke.\n23:40 - A roof falls.\n00:20 - The fire is out.",
         ["2025-03-16T22:50", "2025-03-16T23:40", "2025-03-17T00:20"]),
        ("[07:00] A vote is called.\n[07:20] It was lost on Tuesday at 18:00.\n[07:45] They sit again.",
         ["2025-03-16T07:00", "2025-03-16T07:20", "2025-03-11T18:00", "2025-03-16T07:45"]),
        ("14 March\n16:30 - They meet.\n17:10 - Stones fly.\n17:25 - Gas.\n15 March\n09:00 - Calm.\n09:20 - Rain.",
         ["2025-03-14T16:30", "2025-03-14T17:10", "2025-03-14T17:25", "2025-03-15T09:00", "2025-03-15T09:20"]),
        ("At 8:10 the dam held on Friday.\n\n8:40 a.m. was the hour of the breach, a farmer says.",
         ["2025-03-14T08:10", "2025-03-14T08:40"]),
    ],
    ids=lambda x: str(x)[:40],
)  # fmt: skip
def test_the_entries_of_a_log_go_on_from_each_other(text: str, clocks: list[str]) -> None:
    assert [i for i in isos(text, SUNDAY) if i and "T" in i] == clocks


@pytest.mark.parametrize(
    "text",
    [
        "The van turned at 09:12 GMT, six minutes before the blast at 09:18.",
        "They left at 09:12 GMT, walked for an hour and were back at 10:40.",
        "At 09:18, six minutes after the van turned at 09:12 GMT, it blew up.",
    ],
)
def test_a_length_between_two_clock_times_keeps_their_zone(text: str) -> None:
    assert [i[-6:] for i in isos("Reporting from Hanoi, in Hanoi. " + text, SUNDAY) if i and "T" in i][-1] == "+00:00"


@pytest.mark.parametrize("name", ["the website Harbour Today", "the newspaper Oslo Today", "a post by Rail Today"])
def test_a_name_that_ends_in_today_is_no_day(name: str) -> None:
    assert isos(f"A docker told {name} that it burned.", SUNDAY) == []
