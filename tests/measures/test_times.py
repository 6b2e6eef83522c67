"""Times in sentences, by phenomenon: each row is a sentence, the words found and their TIMEX3 value."""

from __future__ import annotations

import pytest

from hearsay.measures.times import find_times, is_calendar_time
from hearsay.types import Granularity, TimeKind
from measures.times_rows import only, report, times, values

DATES = [
    ("The ferry sank on 24 January 2024 off the cape.", "24 January 2024", "2024-01-24"),
    ("The ferry sank on January 24, 2024 off the cape.", "January 24, 2024", "2024-01-24"),
    ("The ferry sank on Jan. 24 off the cape.", "Jan. 24", "2024-01-24"),
    ("The mayor resigned on Oct. 23, 2019.", "Oct. 23, 2019", "2019-10-23"),
    ("It was signed on the 3rd of February 2023 in Minsk.", "the 3rd of February 2023", "2023-02-03"),
    ("It was signed on February 3rd in Minsk.", "February 3rd", "2024-02-03"),
    ("The log begins 2024-01-24 and stops.", "2024-01-24", "2024-01-24"),
    ("The entry of 2024-01-24T15:30 is missing.", "2024-01-24T15:30", "2024-01-24T15:30"),
    ("The bill was dated 24/01/2024 by the clerk.", "24/01/2024", "2024-01-24"),
    ("The bill was dated 01/24/2024 by the clerk.", "01/24/2024", "2024-01-24"),
    ("The bill was dated 24.01.2024 by the clerk.", "24.01.2024", "2024-01-24"),
    ("The bill was dated 24/01 by the clerk.", "24/01", "2024-01-24"),
    ("The bill was dated 2024/01/24 by the clerk.", "2024/01/24", "2024-01-24"),
    ("In March 2022 the bridge closed.", "March 2022", "2022-03"),
    ("The strike began in September, 2021.", "September, 2021", "2021-09"),
    ("The bridge closed in mid-July of that season.", "mid-July", "2023-07"),
    ("They met at the end of November.", "the end of November", "2023-11"),
    ("He arrived in early December with two aides.", "early December", "2023-12"),
    ("The mine opened in 1987 and closed.", "1987", "1987"),
    ("The famine of 1932 emptied the villages.", "1932", "1932"),
    ("She won in '98 and never again.", "'98", "1998"),
    ("The plan for fiscal 2019 was cut.", "fiscal 2019", "2019"),
    ("Trade grew through the 1990s.", "the 1990s", "199"),
    ("Trade fell in the late '80s.", "the late '80s", "198"),
    ("The chapel dates from the 12th century.", "the 12th century", "11"),
    ("In nineteen ninety-four the rains failed.", "nineteen ninety-four", "1994"),
    ("The border opened on New Year's Eve.", "New Year's Eve", "2023-12-31"),
    ("The raid came on Christmas Day.", "Christmas Day", "2023-12-25"),
    ("The truce was to begin on Easter Sunday.", "Easter Sunday", "2024-03-31"),
    ("The parade is held on Thanksgiving Day.", "Thanksgiving Day", "2023-11-23"),
    ("It was agreed in the week of January 8.", "the week of January 8", "2024-W02"),
    ("It is dated 24-Jan-2024 in ink.", "24-Jan-2024", "2024-01-24"),
    ("It is dated 24-01-2024 in ink.", "24-01-2024", "2024-01-24"),
    ("Sales fell in Q3 2023 in Lodz.", "Q3 2023", "2023-Q3"),
    ("Sales fell in the first half of 2023.", "the first half of 2023", "2023-H1"),
    ("Sales fell in the third quarter of last year.", "the third quarter of last year", "2023-Q3"),
    ("Sales rose in last year's fourth quarter.", "last year's fourth quarter", "2023-Q4"),
    ("The war of 1991-2001 ruined it.", "1991-2001", "1991/2001"),
    ("The season 2014-15 was poor.", "2014-15", "2014/2015"),
    ("He came on the 20th, alone.", "the 20th", "2024-01-20"),
    ("He came on Friday the 13th.", "Friday the 13th", "2023-10-13"),
    ("He came on June 16th of last year.", "June 16th of last year", "2023-06-16"),
    ("The film was shot on 5 May.", "5 May", "2023-05-05"),
    ("The lease will end on 5 May.", "5 May", "2024-05-05"),
    ("They will go home on Christmas Eve.", "Christmas Eve", "2024-12-24"),
    ("The pre-2014 border is disputed.", "2014", "2014"),
    ("It must close by year-end.", "year-end", "2024-12-31"),
    ("It must close by the end of the year.", "the end of the year", "2024"),
]

SEVERAL = [
    ("It ran from June 2-4 in Tallinn.", [("June 2-4", "2023-06-02/2023-06-04")]),
    ("It ran 2-4 June in Tallinn.", [("2-4 June", "2023-06-02/2023-06-04")]),
    ("It ran 30 May to 2 June 2023.", [("30 May", "2023-05-30"), ("2 June 2023", "2023-06-02")]),
    ("Hearings are on April 24 and 25.", [("April 24", "2024-04-24"), ("25", "2024-04-25")]),
    ("Hearings were on 14 and 15 January.", [("14", "2024-01-14"), ("15 January", "2024-01-15")]),
    ("Between 2014 and 2016 it doubled.", [("2014", "2014"), ("2016", "2016")]),
    ("It rained in May and June.", [("May", "2023-05"), ("June", "2023-06")]),
]

WEEKDAYS = [
    ("The mayor spoke on Wednesday.", "2024-01-24"),
    ("The mayor spoke on Thursday.", "2024-01-18"),
    ("The mayor spoke on Tuesday.", "2024-01-23"),
    ("The mayor said late Sunday that it was over.", "2024-01-21"),
    ("The vote is expected on Friday.", "2024-01-26"),
    ("The council will meet on Monday.", "2024-01-29"),
    ("The hearing is due to be held on Thursday.", "2024-01-25"),
    ("On Friday the council will vote.", "2024-01-26"),
    ("The council is to meet in the capital on Friday.", "2024-01-26"),
    ("The court gave them until Monday.", "2024-01-29"),
    ("The swap had been due on Tuesday.", "2024-01-23"),
    ("He was expected on Monday but stayed away.", "2024-01-22"),
    ("The minister said Monday that talks would go on.", "2024-01-22"),
    ("Last Wednesday the mayor resigned.", "2024-01-17"),
    ("Next Wednesday the mayor resigns.", "2024-01-31"),
    ("This Friday the mayor resigns.", "2024-01-26"),
    ("This past Saturday the mayor resigned.", "2024-01-20"),
    ("He could come as early as Friday, it will be said.", "2024-01-26"),
]

RELATIVE = [
    ("He left yesterday.", "yesterday", "2024-01-23"),
    ("He leaves tomorrow.", "tomorrow", "2024-01-25"),
    ("He leaves today.", "today", "2024-01-24"),
    ("He left the day before yesterday.", "the day before yesterday", "2024-01-22"),
    ("He leaves the day after tomorrow.", "the day after tomorrow", "2024-01-26"),
    ("He left three days ago.", "three days ago", "2024-01-21"),
    ("He left about two weeks ago.", "about two weeks ago", "2024-W02"),
    ("He left two months ago.", "two months ago", "2023-11"),
    ("He left nearly ten years ago.", "nearly ten years ago", "2014"),
    ("He left a decade ago.", "a decade ago", "2014"),
    ("He left several years ago.", "several years ago", "PAST_REF"),
    ("He left last week.", "last week", "2024-W03"),
    ("He left earlier this month.", "earlier this month", "2024-01"),
    ("He leaves later this year.", "later this year", "2024"),
    ("He left last year.", "last year", "2023"),
    ("He leaves early next year.", "early next year", "2025"),
    ("He left last October.", "last October", "2023-10"),
    ("He left last May.", "last May", "2023-05"),
    ("He left in November last year.", "November last year", "2023-11"),
    ("He left in December.", "December", "2023-12"),
    ("The ship is due in February.", "February", "2024-02"),
    ("The ship will call in April.", "April", "2024-04"),
    ("He left last summer.", "last summer", "2023-SU"),
    ("He left in the spring of 2021.", "the spring of 2021", "2021-SP"),
    ("He spoke over the weekend.", "the weekend", "2024-W03-WE"),
]

PARTS_OF_DAY = [
    ("He left yesterday morning.", "yesterday morning", "2024-01-23TMO"),
    ("He left this morning.", "this morning", "2024-01-24TMO"),
    ("He left last night.", "last night", "2024-01-23TNI"),
    ("He leaves tonight.", "tonight", "2024-01-24TNI"),
    ("He left on Tuesday afternoon.", "Tuesday afternoon", "2024-01-23TAF"),
    ("He left on the morning of January 20.", "the morning of January 20", "2024-01-20TMO"),
    ("He left overnight.", "overnight", "2024-01-23TNI"),
    ("He left overnight on Sunday.", "overnight on Sunday", "2024-01-21TNI"),
    ("He left at dawn on Monday.", "dawn on Monday", "2024-01-22TMO"),
    ("It fell on the night of 23-24 December.", "the night of 23-24 December", "2023-12-23TNI"),
    ("He left on the night of Friday, Jan. 19.", "the night of Friday, Jan. 19", "2024-01-19TNI"),
]

LENGTHS = [
    ("It lasted four months.", "four months", "P4M"),
    ("It lasted 30 minutes.", "30 minutes", "PT30M"),
    ("A 16-year wait ended.", "16-year", "P16Y"),
    ("It lasted twenty-four hours.", "twenty-four hours", "PT24H"),
    ("It lasted more than four hours.", "more than four hours", "PT4H"),
    ("It lasted at least 72 hours.", "at least 72 hours", "PT72H"),
    ("It lasted 2 1/2 years.", "2 1/2 years", "P2Y6M"),
    ("It lasted one and a half hours.", "one and a half hours", "PT1H30M"),
    ("It lasted a minute and a half.", "a minute and a half", "PT1M30S"),
    ("It lasted an hour and 45 minutes.", "an hour and 45 minutes", "PT1H45M"),
    ("It lasted two years, three months.", "two years, three months", "P2Y3M"),
    ("It lasted half an hour.", "half an hour", "PT30M"),
    ("It lasted a couple of days.", "a couple of days", "P2D"),
    ("It lasted several weeks.", "several weeks", "PXW"),
    ("The past two months were quiet.", "The past two months", "P2M"),
    ("The first nine months were quiet.", "The first nine months", "P9M"),
    ("It took two to three weeks.", "two to three weeks", "P3W"),
    ("They walked for a week.", "a week", "P1W"),
    ("It lasted two decades.", "two decades", "P20Y"),
    ("The day-long talks failed.", "day-long", "P1D"),
    ("It lasted a hundred years.", "a hundred years", "P100Y"),
]

SETS = [
    ("It runs every day.", "every day", "P1D"),
    ("It runs every two weeks.", "every two weeks", "P2W"),
    ("It runs every other day.", "every other day", "P2D"),
    ("It is paid annually.", "annually", "P1Y"),
    ("It sails each Thursday.", "each Thursday", "XXXX-WXX-4"),
    ("It sails on Mondays.", "Mondays", "XXXX-WXX-1"),
    ("It is read daily.", "daily", "P1D"),
    ("It sails twice a week.", "a week", "P1W"),
]

NO_TIMES = [
    "You may leave now-closed roads.",
    "They march on the town hall.",
    "Theresa May spoke to May supporters.",
    "He came second and was seconded.",
    "The fall of the town was feared.",
    "The sun rose and the cat sat.",
    "Jan Novak and Mark Mon met a father, Dec.",
    "A 44-year-old and a man 52 years old were hurt.",
    "It won 3-1 and 12/13 of the votes.",
    "Flight 1980 carried 1,990 people and 2024 soldiers.",
    "Version 1.2.3 costs $1999.",
    "Profit of $500 million a year is a quarter of it.",
    "The Sunday Times and the Friday Herald wrote of it.",
    "Route 66 and page 2023/5 are closed.",
    "The USA TODAY poll, the Daily Planet and Larry King Now differ.",
    "He won at High Noon Lake.",
    "It may 3 times fail; 9 men march on.",
]


@pytest.mark.parametrize(("text", "words", "value"), DATES + RELATIVE + PARTS_OF_DAY, ids=lambda x: x)
def test_a_date_in_a_sentence(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.span.of(text), time.value) == (words, value)


@pytest.mark.parametrize(("text", "found"), SEVERAL, ids=lambda x: str(x))
def test_several_dates(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(("text", "day"), WEEKDAYS, ids=lambda x: x)
def test_a_weekday_is_the_nearest_that_the_words_allow(text: str, day: str) -> None:
    assert only(text).iso == day


@pytest.mark.parametrize(("text", "words", "value"), LENGTHS, ids=lambda x: x)
def test_a_duration(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.span.of(text), time.value) == (words, value)
    assert time.kind is TimeKind.DURATION
    assert time.iso is None
    assert not is_calendar_time(time)


@pytest.mark.parametrize(("text", "words", "value"), SETS, ids=lambda x: x)
def test_a_set(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.span.of(text), time.value, time.kind) == (words, value, TimeKind.SET)
    assert not is_calendar_time(time)


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert [v for v in values(text) if not v[1].endswith("_REF")] == []


def test_identifiers_are_no_times() -> None:
    text = "The Tu-154 seen on 24 January flew 3 May 2010 again."
    assert [t.span.of(text) for t in times(text, masked=["3 May 2010"])] == ["24 January"]


def test_times_are_numbered_in_order_and_tied_to_their_report() -> None:
    found = times("On Monday, on Tuesday and at 5 p.m.")
    assert [t.id for t in found] == ["r:t1", "r:t2", "r:t3"]
    assert {t.span.report for t in found} == {"r"}


def test_a_stated_weekday_is_kept_for_the_weekday_check() -> None:
    assert only("It fell on Wednesday, 24 January.").weekday == "Wednesday"
    assert only("It fell on Friday (Jan 24).").weekday == "Friday"
    assert only("It fell on Friday.").weekday == ""
    assert only("So wrote the Sun, 24 January.").weekday == ""
    assert only("It fell on Sun, 21 January.").weekday == "Sunday"


def test_a_span_holds_the_bracket_that_it_opens() -> None:
    text = "It fell on Wednesday (Jan 24), it is said."
    assert only(text).span.of(text) == "Wednesday (Jan 24)"


def test_approximate_times_say_so() -> None:
    assert only("It fell at around 7 p.m. in Riga.").approximate
    assert not only("It fell at 7 p.m. in Riga.").approximate


def test_a_line_end_inside_a_sentence_is_a_blank() -> None:
    assert only("The ferry sank on 24\nJanuary 2024 off the cape.").value == "2024-01-24"


def test_granularity_is_that_of_the_words() -> None:
    rows = {
        "on 24 January": Granularity.DAY, "in January 2024": Granularity.MONTH, "in 1987": Granularity.YEAR,
        "the 1990s": Granularity.DECADE, "last week": Granularity.WEEK, "at 3 p.m.": Granularity.HOUR,
        "at 3:05 p.m.": Granularity.MINUTE, "at 15:00:20": Granularity.SECOND, "this morning": Granularity.PART_OF_DAY,
        "the third quarter": Granularity.QUARTER, "the 20th century": Granularity.CENTURY,
    }  # fmt: skip
    assert {text: only(text).granularity for text in rows} == rows


def test_longer_times_resolve_to_an_interval_as_fine_as_their_words() -> None:
    rows = {
        "on 24 January": "2024-01-24", "in March 2022": "2022-03", "in 1987": "1987",
        "last week": "2024-01-15/2024-01-21",
        "last spring": "2023-03/2023-05", "June 2-4, 2023": "2023-06-02/2023-06-04", "the 1990s": "1990/1999",
        "last night": "2024-01-23",
    }  # fmt: skip
    assert {text: only(text).iso for text in rows} == rows


def test_the_same_report_gives_the_same_times() -> None:
    text = "On Monday at 3 p.m. Kyiv time, two days later and an hour before noon."
    assert find_times(report(text)) == find_times(report(text))
