"""Figures of invented sentences, a phenomenon a row: value, bound, unit, noun, status, and what is no figure."""

from __future__ import annotations

import pytest

from hearsay.measures.figures import find_figures
from hearsay.measures.identifiers import find_identifiers
from hearsay.records import Figure, Report
from hearsay.types import Bound


def figures(text: str) -> tuple[Figure, ...]:
    report = Report("r", text)
    return find_figures(report, [i.span for i in find_identifiers(report)])


def only(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, [(f.lo, f.hi, f.span.of(text)) for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "lo", "hi", "bound"),
    [
        ("The ferry carried 48 islanders.", 48, 48, "exact"),
        ("Sixty-five islanders were rescued.", 65, 65, "exact"),
        ("At least 12 villagers died.", 12, 12, "min"),
        ("No fewer than 40 homes burned.", 40, 40, "min"),
        ("Some 30 or more trucks waited.", 30, 30, "approx"),
        ("There were 300+ guests.", 300, 300, "min"),
        ("There were 3 million-plus guests.", 3e6, 3e6, "min"),
        ("More than 350 riders were hurt.", 350, 350, "gt"),
        ("Over 900 riders were hurt.", 900, 900, "gt"),
        ("Upwards of 70 tents stood there.", 70, 70, "gt"),
        ("The bill exceeds 40 pages.", 40, 40, "gt"),
        ("Well over a dozen witnesses came.", 12, 12, "gt"),
        ("Up to 20 miners are trapped.", 20, 20, "max"),
        ("As many as 90 tourists were stranded.", 90, 90, "max"),
        ("No more than five guards were on duty.", 5, 5, "max"),
        ("Fewer than 10 beds are free.", 10, 10, "lt"),
        ("Less than 3 km of the road is open.", 3, 3, "lt"),
        ("Around 50 goats died.", 50, 50, "approx"),
        ("Nearly 1,100 pupils were sent home.", 1100, 1100, "approx"),
        ("An estimated 400 fans came.", 400, 400, "approx"),
        ("Some 40 boats left.", 40, 40, "approx"),
        ("About a dozen boats left.", 12, 12, "approx"),
        ("Fifty or so boats left.", 50, 50, "approx"),
        ("There were 40-odd boats.", 40, 40, "approx"),
        ("Between 50 and 60 wagons burned.", 50, 60, "range"),
        ("They searched from 30 to 60 metres around.", 30, 60, "range"),
        ("A crowd of 50 to 60 people gathered.", 50, 60, "range"),
        ("Some 10-12 wagons overturned.", 10, 12, "range"),
        ("3–4 wagons overturned.", 3, 4, "range"),
        ("Two or three shots were heard.", 2, 3, "range"),
        ("It will cost $1.5-2 million.", 1.5e6, 2e6, "range"),
        ("It lies 5 km to 10 km away.", 5, 10, "range"),
        ("Dozens of sheep drowned.", 24, 99, "indefinite"),
        ("Hundreds were evacuated.", 200, 999, "indefinite"),
        ("Scores of homes were lost.", 40, 99, "indefinite"),
        ("Tens of thousands fled.", 20000, 99999, "indefinite"),
        ("Several hundred miners went on strike.", 200, 999, "indefinite"),
        ("The gunners fired a rocket at the port.", 1, 1, "indefinite"),
        ("The tanker was hit by a drone.", 1, 1, "indefinite"),
        ("The army made an overnight drone attack on the bridge.", 1, 1, "indefinite"),
        ("The third rocket missed.", 3, 3, "ordinal"),
        ("A second train ran into the wreck.", 2, 2, "ordinal"),
        ("Not under 20 sheep drowned.", 20, 20, "min"),
        ("It was the 18th attack this month.", 18, 18, "ordinal"),
        ("It was the fifth such exchange.", 5, 5, "ordinal"),
        ("Half-a-dozen boats left.", 6, 6, "exact"),
        ("Only one of the pilots survived.", 1, 1, "exact"),
        ("One was killed.", 1, 1, "exact"),
        ("There was one survivor.", 1, 1, "exact"),
        ("A 100-to-300 range was given.", 100, 300, "range"),
        ("$1.5-$2 million is missing.", 1.5e6, 2e6, "range"),
        ("The army fired a single missile.", 1, 1, "exact"),
        ("A couple dozen boats left.", 24, 99, "indefinite"),
        ("The rate is up to more than 250.", 250, 250, "gt"),
        ("The toll rose to more than 80.", 80, 80, "gt"),
    ],
)
def test_value_and_bound(text: str, lo: float, hi: float, bound: str) -> None:
    figure = only(text)
    assert (figure.lo, figure.hi, figure.bound) == (lo, hi, Bound(bound))


@pytest.mark.parametrize(
    ("text", "lo", "unit"),
    [
        ("It fell 70km from the port.", 70, "km"),
        ("The plane flew at 33,000 feet.", 33000, "ft"),
        ("Winds reached 140 km/h.", 140, "km/h"),
        ("A 30-km zone was closed.", 30, "km"),
        ("The boat weighed 12 tonnes.", 12, "t"),
        ("It burned for 90 minutes.", 90, "minute"),
        ("A three-day truce was offered.", 3, "day"),
        ("The four-month-old strike ended.", 4, "month"),
        ("It lasted two and a half hours.", 2.5, "hour"),
        ("Power was out for half an hour.", 0.5, "hour"),
        ("They paid Rs 5 lakh to each family.", 500000, "INR"),
        ("Rs 1.95 crore was sanctioned.", 19500000, "INR"),
        ("Aid of $12m was promised.", 12e6, "USD"),
        ("Aid of 12 million euros was promised.", 12e6, "EUR"),
        ("Turnout was 62 percent.", 62, "percent"),
        ("It rose by 3 percentage points.", 3, "percentage point"),
        ("Half of the houses burned.", 0.5, "fraction"),
        ("Two-thirds of the houses burned.", 2 / 3, "fraction"),
        ("It was -20C at dawn.", -20, "celsius"),
        ("It was minus 20 degrees Celsius at dawn.", -20, "celsius"),
        ("The fire spread over 40 hectares.", 40, "ha"),
        ("Three times as many tents are needed.", 3, "times"),
        ("The area measured 5 km².", 5, "km2"),
        ("The lake holds 18 cubic km of water.", 18, "km3"),
        ("A 7.8-magnitude quake struck.", 7.8, "magnitude"),
        ("A quake of magnitude 7.8 struck.", 7.8, "magnitude"),
        ("One in five houses burned.", 0.2, "fraction"),
        ("Six in ten think so.", 0.6, "fraction"),
        ("It took two-and-a-half years.", 2.5, "year"),
        ("About one of every nine voters stayed away.", 1 / 9, "fraction"),
        ("Jane Roe, 35, was hurt.", 35, "year"),
        ("A boy aged 12 was hurt.", 12, "year"),
        ("It cost millions of dollars.", 2e6, "USD"),
        ("It took hundreds of years.", 200, "year"),
        ("A 500-pound bomb fell.", 500, "lb"),
        ("The war lasted over four hours.", 4, "hour"),
        ("It will cost $12m over 10 years.", 12e6, "USD"),
    ],
)
def test_measures(text: str, lo: float, unit: str) -> None:
    figure = figures(text)[0]
    assert (figure.lo, figure.unit) == (pytest.approx(lo), unit)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The bus carried 40 captured island fighters to port.", "captured island fighters"),
        ("He saw six crew.", "crew"),
        ("He saw six crew members on deck.", "crew members"),
        ("It held 12 prisoners of war.", "prisoners of war"),
        ("It held 12 captured [island] fighters.", "captured [island] fighters"),
        ("Four units of the Harbour Rescue Force came.", "units of the Harbour Rescue Force"),
        ("A crew of six was lost.", "crew"),
        ("They moved one rocket launcher nearer to the port.", "rocket launcher"),
        ("A three-member panel will look into it.", "member"),
        ("The 31 people of her town are safe.", "people of her town"),
        ("Seven Coastline Airways jets were grounded.", "Coastline Airways jets"),
        ("The toll stands at 41.", "toll"),
        ("It flew at 900 m.", ""),
        ("Of the ferry's guests 20 were nurses.", "nurses"),
        ("They lost one MiG-21.", "MiG-21"),
        ("They sent 12 Mirage 2000 jets.", "Mirage 2000 jets"),
        ("He met the two teachers unions.", "teachers unions"),
        ("A commission of 12 will report.", "commission"),
        ("It had 16,389 total branches.", "total branches"),
        ("They put the dead at 42.", "the dead"),
    ],
)
def test_counted(text: str, counted: str) -> None:
    figure = only(text)
    assert figure.counted == counted
    assert all(span.of(text) in text for span in figure.counted_spans)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The blast killed 12 miners.", "killed"),
        ("12 miners were killed in the blast.", "killed"),
        ("12 miners lost their lives.", "killed"),
        ("The loss of all 12 miners was announced.", "killed"),
        ("The death toll has risen to 12.", "killed"),
        ("The number of deaths was corrected to 12.", "killed"),
        ("The boat was carrying 12 miners.", "aboard"),
        ("There were 12 miners on board.", "aboard"),
        ("A jet with 12 passengers came down.", "aboard"),
        ("On board, the mayor said, were 12 miners.", "aboard"),
        ("12 miners were injured.", "injured"),
        ("12 injured miners came.", "injured"),
        ("12 miners are still missing.", "missing"),
        ("12 bodies have been identified.", "identified"),
        ("12 bodies have not been identified.", "unidentified"),
        ("12 bodies were handed over to the families.", "handed over"),
        ("12 patients had been discharged.", "discharged"),
        ("12 fighters were exchanged at the border.", "exchanged"),
        ("The army captured 12 fighters.", "captured"),
        ("Police arrested 12 men.", "detained"),
        ("12 wagons left the rails.", "derailed"),
        ("12 rockets were shot down.", "downed"),
        ("12 vans were at work to help the injured.", ""),
        ("12 places where bodies were brought are full.", ""),
        ("12 miners and a guard were killed.", "killed"),
        ("12 miners and their guides were killed.", "killed"),
        ("12 gunmen killed the mayor.", ""),
        ("Police detained 12 men.", "detained"),
        ("12 men were held by police.", "detained"),
        ("12 men are in critical condition.", "injured"),
        ("12 men live in the critical zone.", ""),
        ("They put the injured at 12.", "injured"),
        ("The army brought down 12 drones.", "downed"),
        ("Killed: 12", "killed"),
        ("12 people were said to be aboard.", "aboard"),
        ("The blast killed a family of 12.", "killed"),
        ("Only 12 were found guilty.", "convicted"),
        ("None of the 12 survived.", ""),
        ("All but 12 died.", ""),
        ("Some of the 12 died.", ""),
        ("All of the 12 died.", "killed"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert only(text).status == status


def test_one_predicate_speaks_for_a_whole_list() -> None:
    found = figures("It had 65 captured fighters, six crew and three guards on board.")
    assert [(f.lo, f.counted, f.status) for f in found] == [
        (65, "captured fighters", "aboard"),
        (6, "crew", "aboard"),
        (3, "guards", "aboard"),
    ]


def test_a_second_verb_starts_anew() -> None:
    found = figures("The crash killed 20 riders and injured nearly 90.")
    assert [(f.lo, f.status, f.bound) for f in found] == [(20, "killed", "exact"), (90, "injured", "approx")]


def test_a_participle_without_its_noun_counts_what_was_counted_before() -> None:
    dead, hurt = figures("Around 30 riders are feared dead and over 80 hurt since the derailment.")
    assert (dead.status, hurt.status) == ("killed", "injured")
    assert hurt.counted == "riders"
    assert hurt.counted_spans[0] == dead.counted_spans[0]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Of the 275, 88 are identified.", 88, 275),
        ("He said that of the 275 bodies 88 are identified.", 88, 275),
        ("They hold eight of the 12 recorders.", 8, 12),
        ("Nine people were aboard, six of them crew.", 6, 9),
        ("The hall had 90 guests, including 12 children.", 12, 90),
        ("64 bodies have been named. 41 of them are buried.", 41, 64),
        ("Nine out of 20 wagons burned.", 9, 20),
        ("In all 1,175 were hurt, of whom 793 went home.", 793, 1175),
    ],
)
def test_parts_know_their_whole(text: str, part: float, whole: float) -> None:
    found = {f.id: f for f in figures(text)}
    mine = next(f for f in found.values() if f.lo == part)
    assert mine.part_of is not None
    assert found[mine.part_of].lo == whole


def test_every_part_of_one_whole() -> None:
    whole, first, second = figures("Of the 61 people on the ferry, 52 were passengers and nine were crew.")
    assert (first.part_of, second.part_of) == (whole.id, whole.id)
    assert (first.counted, second.counted) == ("passengers", "crew")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Another nine people were found.", 9),
        ("A further 30 people were found.", 30),
        ("An additional 30 people were found.", 30),
        ("The other 382 are being treated.", 382),
        ("The remaining 187 are being treated.", 187),
        ("They found nine more people.", 9),
        ("They found nine others.", 9),
        ("They have nine fewer than last week.", 9),
        ("At least another nine people were found.", 9),
    ],
)
def test_what_is_added_or_left_over_is_a_difference(text: str, value: float) -> None:
    figure = only(text)
    assert (figure.lo, figure.difference) == (value, True)


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("All 40 guests left.", True),
        ("The 40 guests left.", True),
        ("40 guests left.", False),
        ("These 40 left.", True),
    ],
)
def test_definite(text: str, definite: bool) -> None:
    assert only(text).definite is definite


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("They identified 103 bodies from West Harbour.", "from West Harbour"),
        ("In Northport, 94 bodies were found.", "In Northport"),
        ("Two rockets from the Eastport region fell.", "from the Eastport region"),
        ("In March 40 guests came.", ""),
        ("40 guests came.", ""),
    ],
)
def test_scope(text: str, scope: str) -> None:
    assert only(text).scope == scope


def test_a_conversion_in_brackets_is_bounded_like_what_it_converts() -> None:
    km, miles = figures("It lies some 40 km (25 miles) from the border.")
    assert (km.bound, miles.bound) == (Bound.APPROX, Bound.APPROX)
    assert (km.unit, miles.unit) == ("km", "mile")


def test_from_one_number_to_another_is_two_figures_where_something_changed() -> None:
    assert [f.lo for f in figures("The toll rose from 275 to 288.")] == [275, 288]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He flew over two villages.", [2]),
        ("They spoke about two rockets.", [2]),
    ],
)
def test_prepositions_are_no_bounds(text: str, values: list[float]) -> None:
    found = figures(text)
    assert [f.lo for f in found] == values
    assert found[0].bound is Bound.EXACT


def test_what_is_said_of_the_part_is_not_said_of_the_whole() -> None:
    part, whole = figures("Eight of the 22 sailors survived.")
    assert (part.status, whole.status) == ("survived", "")
    part, whole = figures("They hold eight of the 12 recorders found at the site.")
    assert (part.status, whole.status) == ("", "found")


def test_an_aside_about_some_does_not_hide_what_befell_all() -> None:
    whole, part = figures("72 guests, 18 of them children, lost their lives.")
    assert (whole.status, part.part_of, part.counted) == ("killed", whole.id, "children")


def test_others_in_a_list_are_none_of_the_listed() -> None:
    *_, others = figures("There were 55 citizens, 30 residents and 53 others.")
    assert (others.counted, others.difference) == ("", True)
    killed, hurt = figures("The blast killed 13 people and wounded more than 140 others.")
    assert (hurt.counted, hurt.counted_spans) == ("people", killed.counted_spans)


def test_a_bare_number_before_another_shares_its_unit_or_noun() -> None:
    assert [(f.lo, f.unit) for f in figures("The twins are 27 and 29 years old.")] == [(27, "year"), (29, "year")]
    assert [f.counted for f in figures("The plane dropped six 1,000-kg bombs.")] == ["bombs", "bombs"]


def test_a_list_of_parts_has_one_whole() -> None:
    whole, *parts = figures("Of the guests 176 died, among them 82 nurses, 63 cooks and 11 guides.")
    assert [p.part_of for p in parts] == [whole.id] * 3


def test_a_name_before_a_number_goes_on_counting() -> None:
    assert [f.lo for f in figures("Northport got back 230 sailors, Southport 248.")] == [230, 248]
    assert [f.lo for f in figures("By 6 June 288 were dead.")] == [288]


def test_ids_and_spans_run_in_order() -> None:
    text = "Two vans came.\n\nThree vans left, and 40 km on they met five vans."
    found = figures(text)
    assert [f.id for f in found] == ["r:f1", "r:f2", "r:f3", "r:f4"]
    assert [f.span.of(text) for f in found] == ["Two", "Three", "40 km", "five"]
