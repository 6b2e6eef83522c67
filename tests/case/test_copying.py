"""Backup, restore, export, import: the copy is the case, whatever way it goes; what was changed on the way is named."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from hearsay.case import open_case
from hearsay.case.archive import export, import_
from hearsay.case.copying import copy
from hearsay.errors import CaseError, Damaged, NewerCase

from .build import FERRY, PIER, captured, made


def test_a_backup_is_the_case_and_is_restored(where: str, tmp_path: Path) -> None:
    with made(where, FERRY, PIER) as case:
        case.add_evidence([("seats.csv", b"a,b\n")], "ada")
        verdict = copy(case, tmp_path / "backup.hearsay")
        assert (verdict.head, verdict.reports) == (case.head(), 2)
        with open_case(tmp_path / "backup.hearsay", read_only=True) as backup:
            assert backup.dossier() == case.dossier()
            assert backup.capture(captured(FERRY)[1].id) == case.capture(captured(FERRY)[1].id)
            copy(backup, tmp_path / "restored.hearsay")
        with pytest.raises(CaseError, match="already"):
            copy(case, tmp_path / "backup.hearsay")
    with open_case(tmp_path / "restored.hearsay") as restored:
        restored.add([captured("Another report of the ferry, said the mayor.")], "ada")
        assert restored.verify(verdict.head).holds


def test_a_file_moves_into_a_database(where: str, tmp_path: Path) -> None:
    with made(str(tmp_path / "from.hearsay"), FERRY) as case:
        copy(case, f"{where}2")
        with open_case(f"{where}2") as copied:
            assert copied.dossier() == case.dossier()
            copied.add([captured(PIER)], "ada")
            assert copied.verify(case.head()).holds


def test_an_export_is_a_zip_that_any_program_reads(where: str, tmp_path: Path) -> None:
    with made(where, FERRY) as case:
        export(case, tmp_path / "a.zip")
        with ZipFile(tmp_path / "a.zip") as archive:
            about = json.loads(archive.read("case.json"))
            assert about["head"] == {"seq": case.head().seq, "hash": case.head().hash}
            report = captured(FERRY)[1]
            assert archive.read(f"captured/{report.sha256}") == FERRY.encode()
            lines = archive.read("tables/log.jsonl").decode().splitlines()
            assert [json.loads(line)["action"] for line in lines] == ["new", "add", "analyse"]
        with pytest.raises(CaseError, match="already"):
            export(case, tmp_path / "a.zip")


def test_an_export_comes_back_the_same(where: str, tmp_path: Path) -> None:
    with made(where, FERRY, PIER) as case:
        export(case, tmp_path / "a.zip")
        verdict = import_(tmp_path / "a.zip", f"{where}2")
        assert verdict.head == case.head()
        with open_case(f"{where}2") as again:
            export(again, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def rewritten(path: Path, name: str, old: bytes, new: bytes) -> Path:
    """The ZIP with a part of one entry replaced."""
    other = path.with_name("other.zip")
    with ZipFile(path) as archive, ZipFile(other, "w") as changed:
        for entry in archive.namelist():
            raw = archive.read(entry)
            changed.writestr(entry, raw.replace(old, new) if entry.startswith(name) else raw)
    return other


CHANGED = [  # entry, what stands there, what is put there, the error, what it says
    ("tables/report", b"ferry was closed", b"ferry was open", Damaged, "has another text"),
    ("tables/log", b"to begin with", b"to end with", Damaged, "line 2 of the log was changed"),
    ("captured/", b"ferry", b"fairy", Damaged, "does not hold the bytes that its name says"),
    ("case.json", b"m0001", b"m9999", NewerCase, "newer version"),
    ("case.json", b"hearsay case 1", b"something", CaseError, "is no exported case"),
    ("tables/report", b'"characters"', b'"letters"', CaseError, "other columns"),
    ("tables/report", b"{", b"[", CaseError, "is no exported case"),
]


@pytest.mark.parametrize(("name", "old", "new", "error", "said"), CHANGED, ids=[f"{c[0]}-{c[2]!r}" for c in CHANGED])
def test_a_changed_export_is_refused(
    tmp_path: Path, name: str, old: bytes, new: bytes, error: type[Exception], said: str
) -> None:
    with made(str(tmp_path / "a.hearsay"), FERRY) as case:
        export(case, tmp_path / "a.zip")
    with pytest.raises(error, match=said):
        import_(rewritten(tmp_path / "a.zip", name, old, new), tmp_path / "b.hearsay")


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no zip")
    with ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("../case.json", "{}")
    for name in ("a.zip", "b.zip", "none.zip"):
        with pytest.raises(CaseError, match="is no exported case"):
            import_(tmp_path / name, tmp_path / "case.hearsay")
        assert not (tmp_path / "case.hearsay").exists()
