"""A case keeps what goes in, once, with who, when and why; on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hearsay import desk
from hearsay.case import Filter, LogFilter, State, Window, open_case
from hearsay.errors import CaseError, Conflict, ReadOnlyCase
from hearsay.pipeline import run
from hearsay.reading.rules import RuleReader
from hearsay.types import Commitment

from .build import FERRY, PIER, RULES, captured, hex_of, made


def test_a_new_case_has_a_title_and_one_line(where: str) -> None:
    with open_case(where, create=True, title="The ferry", by="ada", why="asked for") as case:
        (line,) = case.log().items
        assert (case.title, line.action, line.by, line.why) == ("The ferry", "new", "ada", "asked for")
        assert case.verify().holds
    with pytest.raises(CaseError, match="already"):
        open_case(where, create=True)


def test_what_is_captured_comes_out_as_it_went_in(where: str) -> None:
    capture, report = captured(FERRY, url="https://example.org/a", published="2031-05-13")
    capture = replace(capture, headers=(("Content-Type", "text/plain"),), warc=b"WARC/1.1 ...", status=200)
    with open_case(where, create=True) as case:
        (added,) = case.add([(capture, report)], "ada", "why not")
        assert (added.state, added.report) == (State.NEW, report.id)
        assert case.capture(report.id) == capture
        assert case.report(report.id) == report
        (line,) = case.history(report.id).items
        assert (line.by, line.why, line.body["sha256"]) == ("ada", "why not", hex_of(FERRY))
        assert case.waiting() == 1


def test_the_same_bytes_twice_are_one_report(where: str) -> None:
    with made(where) as case:
        states = [case.add([captured(FERRY, title=title)], "ada")[0].state for title in ("a", "b")]
        assert states == [State.NEW, State.KNOWN]
        assert case.reports().total == 1


def test_a_changed_page_at_the_same_address_is_a_revision(where: str) -> None:
    page = "https://example.org/a"
    with made(where) as case:
        first, second, third = case.add(
            [captured(FERRY, url=page), captured(PIER, url=f"{page}#top"), captured(FERRY + " It reopened.", url=page)],
            "ada",
        )
        assert [a.state for a in (first, second, third)] == [State.NEW, State.REVISION, State.REVISION]
        assert (second.revision_of, third.revision_of) == (first.report, second.report)
        assert case.report(third.report).revision_of == second.report
        assert case.verify().holds


def test_records_are_those_of_the_pipeline(where: str) -> None:
    with made(where, FERRY, PIER) as case:
        _, reports = case.kept()
        assert case.dossier() == run(reports, RuleReader(), "The ferry")
        assert case.dossier().claims
        assert case.waiting() == 0


def test_another_report_touches_only_what_changes(where: str) -> None:
    with made(where, FERRY) as case:
        before = {line.claim.id for line in case.claims().items}
        case.add([captured(PIER)], "ada")
        read: list[str] = []
        reader = desk.Lazy("rules")
        reader._reader = Counting(read)
        desk.analyse(case, "ada", reader=reader)
        assert read == [captured(PIER)[1].id], "only the new report is read"
        assert before <= {line.claim.id for line in case.claims().items}
        assert case.verify().holds


class Counting:
    def __init__(self, read: list[str]) -> None:
        self._read = read

    def read(self, report):  # type: ignore[no-untyped-def]
        self._read.append(report.id)
        return RuleReader().read(report)


def test_a_removed_report_leaves_the_analysis_and_comes_back(where: str) -> None:
    with made(where, FERRY, PIER) as case:
        report = captured(PIER)[1].id
        case.remove(report, "ada", "another event")
        desk.analyse(case, "ada", reader=RULES)
        assert [line.id for line in case.reports().items] == [captured(FERRY)[1].id]
        assert [line.id for line in case.reports(Filter(removed=True)).items] == [report]
        assert not case.claims(Filter(report=report)).items
        assert case.verify().holds
        assert case.add([captured(PIER)], "ada")[0].state is State.RESTORED
        desk.analyse(case, "ada", reader=RULES)
        assert case.claims(Filter(report=report)).items
        assert [line.action for line in case.history(report).items] == ["restore", "remove", "add"]
        assert case.verify().holds


def test_evidence_is_kept_as_bytes(where: str) -> None:
    with made(where) as case:
        ((file, state),) = case.add_evidence([("seats.csv", b"a,b\n")], "ada")
        assert (state, case.add_evidence([("again.csv", b"a,b\n")], "ada")[0][1]) == (State.NEW, State.KNOWN)
        assert case.evidence_contents() == (("seats.csv", b"a,b\n"),)
        case.remove_evidence("seats.csv", "ada")
        assert case.evidence_contents() == ()
        assert case.add_evidence([("seats.csv", b"a,b\n")], "ada")[0][1] is State.RESTORED
        assert file.sha256 == hex_of("a,b\n")
        assert case.verify().holds


FILTERS = [  # filter, words of the claims that it keeps begin with
    (Filter(speaker="pell"), {"the ferry", "Nobody", "a drill"}),
    (Filter(commitment=Commitment.DENIED), {"a drill"}),
    (Filter(text="ferries"), {"the ferry"}),
    (Filter(text="ferry OR drill"), {"the ferry", "a drill"}),
    (Filter(text='"was held"'), {"a drill"}),
    (Filter(text="nobody -ferry"), {"Nobody"}),
    (Filter(outlet="quay", commitment=Commitment.DENIED), {"a drill"}),
    (Filter(outlet="pier"), set()),
    (Filter(relay="gazette"), {"Nobody"}),
    (Filter(relay="courier"), set()),
    (Filter(since="2031-05-13", until="2031-05-13", speaker="pell"), {"the ferry", "Nobody"}),
    (Filter(until="2031-05-12"), set()),
]


@pytest.mark.parametrize(("wanted", "begin"), FILTERS, ids=[str(n) for n in range(len(FILTERS))])
def test_filters(filtered: object, wanted: Filter, begin: set[str]) -> None:
    words = [line.words for line in filtered.claims(wanted).items]  # type: ignore[attr-defined]
    assert all(any(word.startswith(start) for start in begin) for word in words), words
    assert all(any(word.startswith(start) for word in words) for start in begin), words


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filtered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    place = str(tmp_path_factory.mktemp("case") / "a.hearsay")
    if request.param == "postgresql":
        place = f"{request.getfixturevalue('postgresql')}&schema=filtered"
    with made(place) as case:
        case.add([captured(FERRY, published="2031-05-13"), captured(PIER)], "ada")
        desk.analyse(case, "ada", reader=RULES)
        yield case


def test_pages_have_parts_and_a_total(where: str) -> None:
    with made(where, FERRY, PIER) as case:
        everything = case.claims().items
        parts = [case.claims(window=Window(n, 1)) for n in range(len(everything))]
        assert tuple(page.items[0] for page in parts) == everything
        assert {page.total for page in parts} == {len(everything)}
        assert case.claims(window=Window(99, 5)).total == len(everything)
        assert case.counts()["claim"] == len(everything)
        assert case.one("claim", everything[0].claim.id) == everything[0].claim
        with pytest.raises(CaseError, match="is no claim"):
            case.one("claim", "none")


def test_a_search_marks_what_it_found(where: str) -> None:
    with made(where, FERRY, PIER) as case:
        (hit,) = case.search(Filter(text="ferry"), "report").items
        assert "ferry" in [hit.snippet[start:end] for start, end in hit.marks]
        (hit,) = case.search(Filter(text="drill", commitment=Commitment.DENIED)).items
        assert (hit.kind, hit.commitment) == ("claim", Commitment.DENIED)
        assert case.search(Filter(text="drill", outlet="elsewhere")).items == ()
        for odd in ('"', "-ferry", "...", ""):
            with pytest.raises(CaseError, match="no word"):
                case.search(Filter(text=odd))
        for odd in (
            "ferry'); DROP TABLE log",
            'a" b',
            "NEAR(ferry",
            "ferry:*",
            "* ferry",
            "50 %",
            "Il-76 & !",
            "x" * 3000,
        ):
            case.search(Filter(text=odd))


def test_a_stale_version_is_a_conflict(where: str) -> None:
    with made(where, FERRY) as case:
        report = case.reports().items[0]
        case.remove(report.id, "ada", version=report.version)
        case.add([captured(FERRY)], "ada")
        with pytest.raises(Conflict, match="changed by somebody else"):
            case.remove(report.id, "bela", version=report.version)


def test_an_analysis_that_was_overtaken_is_a_conflict_and_begins_again(where: str) -> None:
    with made(where, FERRY) as case:
        as_of, _ = case.kept()
        dossier = case.dossier()
        case.add([captured(PIER)], "bela")
        with pytest.raises(Conflict, match="changed in the meantime"):
            case.write_records(dossier, as_of, "ada")
        desk.analyse(case, "ada", reader=RULES)
        assert case.claims(Filter(report=captured(PIER)[1].id)).items


def test_a_change_that_fails_leaves_nothing(where: str) -> None:
    with made(where, FERRY) as case:
        head = case.head()

        def fails() -> None:
            with case.change("ada") as change:
                change.append("note", "x")
                raise RuntimeError("stop")

        with pytest.raises(RuntimeError):
            fails()
        assert case.head() == head


def test_a_case_opened_for_reading_is_not_written(where: str) -> None:
    made(where, FERRY).close()
    with open_case(where, read_only=True) as case:
        assert case.verify().holds
        with pytest.raises(ReadOnlyCase):
            case.rename("Another", "ada")


def test_the_log_is_filtered(where: str) -> None:
    with made(where, FERRY) as case:
        case.rename("Another", "bela", "clearer")
        assert [line.action for line in case.log().items] == ["title", "analyse", "add", "new"]
        assert [line.by for line in case.log(LogFilter(by="bela")).items] == ["bela"]
        assert case.log(LogFilter(action="add")).total == 1
        assert case.title == "Another"
        assert case.verify().holds
