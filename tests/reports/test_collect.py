"""collect(): files, folders, patterns, standard input; what fails is named and the rest goes on."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from hearsay.reports import Header, collect, moment
from hearsay.reports.limits import MAX_BYTES

from .build import iso

SPEECH = "The harbour master said on Tuesday that {} boats were missing."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports, one with a header, one deeper, and things that are no reports."""
    for number, name in enumerate(("b.txt", "a.html", "deep/er/c.txt", ".hidden.txt", ".git/d.txt", "logo.png")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SPEECH.format(number), encoding="utf-8")
    header = {
        "url": "https://quay.example/b",
        "outlet": "The Daily Quay",
        "date": "2031-05-13",
        "wire": None,
        "lang": "en",
    }
    (tmp_path / "b.json").write_text(json.dumps(header), encoding="utf-8")
    return tmp_path


def names(paths: tuple[object, ...], folder: Path) -> list[str]:
    return [os.path.relpath(getattr(r, "name"), folder) for r in paths]  # noqa: B009


def test_a_folder_is_walked_in_order_without_hidden_files_and_headers(folder: Path) -> None:
    collected = collect([folder])
    assert names(collected.reports, folder) == ["a.html", "b.txt", "deep/er/c.txt"]
    assert not collected.errors
    assert "1 .png" in collected.warnings[0]


def test_the_json_beside_a_report_is_its_header(folder: Path) -> None:
    report = collect([folder / "b.txt"]).reports[0]
    assert (report.url, report.outlet, report.wire, report.language) == (
        "https://quay.example/b",
        "The Daily Quay",
        "",
        "en",
    )
    assert iso(report.published) == "2031-05-13"


def test_options_win_over_the_json_beside_a_report(folder: Path) -> None:
    report = collect([folder / "b.txt"], Header(outlet="The Option", published=moment("2031-05-14"))).reports[0]
    assert report.outlet == "The Option"
    assert report.url == "https://quay.example/b"
    assert iso(report.published) == "2031-05-14"


def test_a_shell_pattern_that_names_headers_too_is_fine(folder: Path) -> None:
    collected = collect(sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".json") and p.name[0] != "."))
    assert (names(collected.reports, folder), collected.errors) == (["b.txt"], ())


def test_patterns_are_expanded_and_may_be_recursive(folder: Path) -> None:
    assert names(collect([f"{folder}/**/*.txt"]).reports, folder) == ["b.txt", "deep/er/c.txt"]


def test_standard_input_is_one_report() -> None:
    collected = collect(["-"], stdin=io.BytesIO(SPEECH.format(9).encode()))
    assert collected.reports[0].name == "standard input"


def test_the_same_bytes_twice_are_one_report_and_a_warning(folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "b.txt").read_bytes())
    collected = collect([folder / "b.txt", folder / "copy.txt", folder / "b.txt"])
    assert len(collected.reports) == 1
    assert "copy.txt holds the same bytes as" in collected.warnings[0]


def broken(folder: Path, what: str) -> Path:
    """An input that cannot become a report."""
    path = folder / "broken.txt"
    if what == "empty":
        path.write_bytes(b"")
    elif what == "binary":
        path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    elif what == "large":
        with path.open("wb") as file:
            file.truncate(50_000_000)
    elif what == "dangling link":
        path.symlink_to(folder / "nowhere")
    elif what == "loop":
        path.symlink_to(path)
    elif what == "no reports":
        path.mkdir()
        (path / "picture.png").write_bytes(b"x")
    elif what == "json":
        path = folder / "alone.json"
        path.write_text("{}")
    return path


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        ("empty", "is empty"),
        ("binary", "is a PNG image"),
        ("large", "has 50.0 MB or more; the limit for one report is 20 MB"),
        ("missing", "is not there"),
        ("dangling link", "is a link to a file that is not there"),
        ("loop", "cannot be read"),
        ("no reports", "is a folder without reports"),
        ("json", "is JSON, not a report"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(folder: Path, what: str, problem: str) -> None:
    path = broken(folder, what)
    collected = collect([path, folder / "b.txt"])
    assert len(collected.reports) == 1
    (error,) = collected.errors
    assert error.subject == str(path)
    assert problem in str(error)
    assert error.advice


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be read by root")
def test_a_file_that_may_not_be_read_is_named(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    assert "may not be read" in str(collect([folder / "b.txt"]).errors[0])


def test_a_pipe_in_a_folder_does_not_wait_for_ever(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert len(collect([folder]).reports) == 3


def test_a_date_in_the_address_is_used_and_said(folder: Path) -> None:
    (report,) = collect([folder / "a.html"], Header(url="https://quay.example/2031/05/13/ferry")).reports
    assert iso(report.published) == "2031-05-13"
    assert any("taken from the address" in w for w in report.warnings)


def test_a_pattern_without_files_is_named(folder: Path) -> None:
    assert "matches no file" in str(collect([f"{folder}/*.nope"]).errors[0])


@pytest.mark.parametrize("name", ["\0", "x" * 5_000, "a\nb", "\udcff"])
def test_a_name_that_is_no_path_is_named(name: str) -> None:
    (error,) = collect([name]).errors
    assert error.subject.isprintable()


def test_endless_input_is_cut_off() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return b"a" * size

    (error,) = collect(["-"], stdin=Endless()).errors  # type: ignore[arg-type]
    assert f"{MAX_BYTES / 1e6:.0f} MB" in str(error)


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        (b"{not json", "no readable JSON"),
        (b"\xff\xfe\xff", "no readable JSON"),
        (b"[" * 100_000, "no readable JSON"),
        (b"[1, 2]", "no JSON object"),
        (b'{"date": "24/01/2031"}', "no date that can be read without guessing"),
        (b'{"outlet": {"name": "x"}}', "'outlet' is no text"),
        (b'{"title": "' + b"x" * 1_000_001 + b'"}', "too large"),
    ],
)
def test_a_header_that_cannot_be_used_is_a_warning_and_the_report_stays(
    folder: Path, sidecar: bytes, said: str
) -> None:
    (folder / "b.json").write_bytes(sidecar)
    (report,) = collect([folder / "b.txt"]).reports
    assert any(said in w and "b.json" in w for w in report.warnings)


@pytest.mark.parametrize(
    ("stated", "stated_iso"),
    [("2031-05-13T07:20+02:00", "2031-05-13T07:20+02:00"), ("2031-05-13T00:00:00Z", "2031-05-13T00:00:00+00:00")],
)
def test_a_header_keeps_the_hour_and_zone_it_states(folder: Path, stated: str, stated_iso: str) -> None:
    (folder / "b.json").write_text(json.dumps({"published": stated, "modified": stated, "headline": "Ferry"}))
    (report,) = collect([folder / "b.txt"]).reports
    assert (iso(report.published), iso(report.modified), report.title) == (stated_iso, stated_iso, "Ferry")


def test_progress_sees_every_file(folder: Path) -> None:
    seen: list[tuple[str, int]] = []

    def watch(stage: str, items: object) -> object:
        seen.append((stage, len(items)))  # type: ignore[arg-type]
        return items

    collect([folder], progress=watch)  # type: ignore[arg-type]
    assert seen == [("Capturing", 3)]
