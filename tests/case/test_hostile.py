"""What must not hurt a case: kills, a full disk, no right to write, two processes, files that are no case."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from hearsay.case import open_case
from hearsay.case.migrate import CURRENT, KNOWN
from hearsay.errors import CaseBusy, CaseError, CaseFull, Damaged, NewerCase, NotACase, ReadOnlyCase

from .build import FERRY, PIER, captured, made

BENCH = Path(__file__).parents[2] / "bench"


def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    command = [sys.executable, str(BENCH / "kills.py"), "6", str(tmp_path / "kills")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=250)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 of 6 kills survived" in done.stdout


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    place = tmp_path / "a.hearsay"
    with made(str(place), FERRY) as case:
        with case.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
        head = case.head()
        big = "The mayor said so. " + os.urandom(100_000).hex()
        with pytest.raises(CaseFull, match="disk is full"):
            case.add([captured(big)], "ada")
        assert case.head() == head
    with open_case(place) as case:
        assert case.verify().holds
        case.add([captured(PIER)], "ada")


FULL = """
import os, resource, signal, sys
from hearsay.case import open_case
from tests.case.build import captured
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_case(sys.argv[1]) as case:
    size = os.path.getsize(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20000, size + 20000))
    try:
        case.add([captured("The mayor said so. " + os.urandom(200_000).hex())], "ada")
    except Exception as error:
        print(type(error).__name__, error)
"""


def test_a_file_that_may_not_grow_keeps_what_it_has(tmp_path: Path) -> None:
    place = tmp_path / "a.hearsay"
    made(str(place), FERRY).close()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(place)], capture_output=True, text=True, cwd=BENCH.parent, check=False
    )
    assert done.stdout.startswith(("CaseFull", "Damaged")), done.stdout + done.stderr
    with open_case(place) as case:
        assert case.verify().holds
        assert case.reports().total == 1


def test_a_case_that_may_only_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    place = folder / "a.hearsay"
    made(str(place), FERRY).close()
    place.chmod(0o444)
    folder.chmod(0o555)
    for parent in tmp_path.parents:
        if parent.owner() == folder.owner() and parent != Path("/tmp"):
            parent.chmod(parent.stat().st_mode | 0o011)
    tmp_path.chmod(0o755)
    child = os.fork()
    if child == 0:  # as nobody where we are root, since root may write everywhere
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            with open_case(place, read_only=True) as case:
                assert case.verify().holds
            try:
                with open_case(place) as case:
                    case.rename("x", "ada")
            except (ReadOnlyCase, CaseError):
                os._exit(0)
            os._exit(2)
        except BaseException as wrong:
            os.write(2, f"{type(wrong).__name__}: {wrong}\n".encode())
            os._exit(3)
    _, status = os.waitpid(child, 0)
    folder.chmod(0o755)
    assert os.waitstatus_to_exitcode(status) == 0


def test_two_processes_write_and_nothing_is_lost(where: str) -> None:
    made(where).close()
    script = (
        "import sys\nfrom hearsay.case import open_case\nfrom tests.case.build import captured\n"
        "with open_case(sys.argv[1]) as case:\n"
        "    for n in range(15):\n        case.add([captured(f'The mayor said {sys.argv[2]} {n} times.')], sys.argv[2])\n"
    )
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", script, where, name], cwd=BENCH.parent, stderr=subprocess.PIPE, text=True
        )
        for name in ("ada", "bela")
    ]
    for worker in workers:
        _, said = worker.communicate(timeout=120)
        assert worker.returncode == 0, said
    with open_case(where) as case:
        assert case.reports().total == 30
        assert case.verify().holds


def test_threads_write_and_nothing_is_lost(where: str) -> None:
    with made(where) as case:

        def write(name: str) -> None:
            for n in range(8):
                case.add([captured(f"The mayor said {name} {n} times.")], name)

        threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert case.reports().total == 24
        assert case.verify().holds


def test_whoever_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.case.connect.PATIENCE", 0.2)
    case = made(str(tmp_path / "a.hearsay"))
    with open_case(tmp_path / "a.hearsay") as other, case.change("ada") as change:
        change.append("note", "x")
        with pytest.raises(CaseBusy, match="somebody else is writing"):
            other.rename("Another", "bela")
        assert other.title == "The ferry", "reading goes on"


def database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (b)")


ODD = [  # what lies there, the error
    (lambda path: path.write_bytes(b""), NotACase),
    (lambda path: path.write_bytes(b"SQLite"), NotACase),
    (lambda path: path.write_text("A report, the mayor said." * 20), NotACase),
    (lambda path: path.mkdir(), CaseError),
    (lambda path: None, CaseError),
    (database, NotACase),
]


@pytest.mark.parametrize(("lay", "error"), ODD, ids=["empty", "short", "text", "folder", "nothing", "database"])
def test_what_is_no_case_is_refused(tmp_path: Path, lay: object, error: type[Exception]) -> None:
    path = tmp_path / "odd"
    lay(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    for read_only in (False, True):
        with pytest.raises(error):
            open_case(path, read_only=read_only)
    assert (path.read_bytes() if path.is_file() else None) == before, "and is left as it is"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.99])
def test_a_truncated_file_is_named(tmp_path: Path, share: float) -> None:
    place = tmp_path / "a.hearsay"
    made(str(place), FERRY, PIER).close()
    raw = place.read_bytes()
    place.write_bytes(raw[: int(len(raw) * share)])
    try:
        with open_case(place, read_only=True) as case:
            noticed = not case.verify().holds
    except (Damaged, NotACase) as error:
        noticed = str(place) in str(error)
    assert noticed


def test_flipped_bytes_are_noticed(tmp_path: Path) -> None:
    place = tmp_path / "a.hearsay"
    made(str(place), FERRY, PIER).close()
    raw = bytearray(place.read_bytes())
    at = raw.index(b"ferry was closed")
    raw[at : at + 5] = b"fairy"
    place.write_bytes(raw)
    with open_case(place, read_only=True) as case:
        assert not case.verify().holds


def test_a_newer_case_is_refused(where: str) -> None:
    with made(where) as case, case.engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = 'm9999'"))
    with pytest.raises(NewerCase, match="newer version"):
        open_case(where)


def test_the_known_versions_are_those_of_the_migrations() -> None:
    folder = Path(sys.modules["hearsay.case.migrate"].__file__ or "").parent / "migrations" / "versions"
    files = sorted(path.stem.split("_")[0] for path in folder.glob("m*.py"))
    assert list(KNOWN) == files
    assert files[-1] == CURRENT


def test_the_migrations_make_the_tables(where: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from hearsay.case.tables import METADATA

    with made(where) as case, case.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), METADATA)
        ours = [d for d in found if "search" not in str(d) and "alembic" not in str(d)]
    assert not ours


@pytest.mark.parametrize("odd", ["", "a\0b", "mysql://host/db", "http://example.org", "postgresql://h/db?schema=A;b"])
def test_odd_places_are_refused(odd: str) -> None:
    with pytest.raises(CaseError):
        open_case(odd)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(CaseError) as raised:
        open_case("postgresql://desk:secret@127.0.0.1:1/none")
    assert "secret" not in str(raised.value)
