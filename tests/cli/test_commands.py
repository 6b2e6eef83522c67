"""The commands: what they print, what they write, and what their exit codes say."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearsay import __version__
from hearsay.cli import exits
from hearsay.cli.main import COMMANDS, main

SPEECH = "Mayor Ada Pell said on Tuesday that the bridge was closed. “Nobody was hurt,” she said.\n"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in a folder with one report."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    Path("a.txt").write_text(SPEECH)
    return lambda *args, **more: CliRunner().invoke(main, args, **more)


def hearsay(*args: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from hearsay.cli.main import main; main()", *args]
    return subprocess.run(command, capture_output=True, timeout=120, check=False, **more)  # type: ignore[call-overload]


def test_help_names_every_command_with_its_own_first_line(run: Run) -> None:
    text = run("--help").output
    for name, (module, line) in COMMANDS.items():
        assert f"  {name} " in text
        assert line in " ".join(text.split())
        assert "Examples:" in run(name, "--help").output
        assert module == f"hearsay.cli.{name}"


def test_help_imports_no_command_and_no_library_that_takes_time() -> None:
    code = "import sys\nfrom hearsay.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code += (
        "print([m for m in ('rich', 'numpy', 'trafilatura', 'lxml', 'orjson', 'hearsay.pipeline') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_version(run: Run) -> None:
    assert run("--version").output == f"hearsay, version {__version__}\n"


def test_read_shows_a_table(run: Run) -> None:
    result = run("read", "a.txt", "--date", "2031-05-13", "--outlet", "The Quay", "--title", "Bridge closed")
    assert result.exit_code == exits.FINE
    assert "Bridge closed" in result.stdout
    assert "The Quay · 13 May 2031" in result.stdout
    assert result.stderr == ""


def test_read_json_has_the_report_and_its_claims(run: Run) -> None:
    result = run("read", "a.txt", "--json", "--date", "2031-05-13T07:20+02:00", "--url", "https://quay.example/a")
    record = json.loads(result.stdout)
    assert record["report"]["text"] == SPEECH
    assert record["report"]["published"]["value"] == "2031-05-13T07:20:00+02:00"
    assert record["report"]["url"] == "https://quay.example/a"
    for claim in record["claims"]:
        for start, end in claim["contents"]:
            assert SPEECH[start:end]


def test_read_jsonl_is_one_claim_a_line(run: Run) -> None:
    result = run("read", "-", "--jsonl", "--quiet", input=SPEECH)
    assert result.exit_code == exits.FINE
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(claim["name"] == "standard input" for claim in claims)


def test_warnings_are_on_standard_error_and_quiet_silences_them(run: Run) -> None:
    assert "warning: a.txt: no date known" in run("read", "a.txt").stderr
    assert run("read", "a.txt", "--quiet").stderr == ""


def test_a_warning_shared_by_many_reports_is_said_once(run: Run) -> None:
    for number in range(5):
        Path(f"b{number}.txt").write_text(SPEECH + str(number))
    stderr = run("dossier", *(f"b{n}.txt" for n in range(5))).stderr
    assert stderr.count("no date known") == 1
    assert "b0.txt, b1.txt, b2.txt and 2 more: no date known" in stderr


@pytest.mark.parametrize("command", ["read", "dossier"])
@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("empty.txt", b"", "is empty"),
        (
            "picture.txt",
            b"\x89PNG\r\n\x1a\n\x00\x00",
            "is a PNG image, not text or HTML. Give the words in it as text.",
        ),
        ("missing.txt", None, "is not there"),
        ("page.html", b"<html><body></body></html>", "is an HTML page without any text"),
    ],
)
def test_nothing_readable_is_exit_3_with_one_plain_line(
    run: Run, command: str, name: str, raw: bytes | None, said: str
) -> None:
    if raw is not None:
        Path(name).write_bytes(raw)
    result = run(command, name)
    assert result.exit_code == exits.NOTHING
    assert result.stdout == ""
    assert f"hearsay: {name}: {said}" in result.stderr
    assert "Traceback" not in result.output


def test_some_failed_is_exit_1_and_the_rest_is_shown(run: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    result = run("dossier", "a.txt", "empty.txt", "--quiet", "--title", "The bridge")
    assert result.exit_code == exits.PARTLY
    assert "The bridge" in result.stdout
    assert result.stderr.startswith("hearsay: empty.txt: is empty.")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["dossier"], "Missing argument 'FILES...'"),
        (["read"], "Missing argument 'FILE'"),
        (["nonsense"], "No such command 'nonsense'"),
        (["read", "a.txt", "--date", "24/01/2024"], "'24/01/2024' is no date; write 2024-01-24"),
        (["read", "a.txt", "--url", "javascript:alert(1)"], "is no http or https address"),
        (["dossier", "a.txt", "-o", "."], "is a folder; name a file"),
        (["dossier", "a.txt", "-o", "./a.txt"], "is one of the reports; name another file"),
        (["read", "."], "holds 2 reports; use `hearsay dossier`"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_exit_2(run: Run, args: list[str], said: str) -> None:
    Path("b.txt").write_text(SPEECH + "More.")
    result = run(*args)
    assert result.exit_code == exits.USAGE
    assert said in " ".join(result.stderr.split())
    assert Path("a.txt").read_text() == SPEECH


def test_dossier_json_is_the_whole_dossier(run: Run) -> None:
    result = run("dossier", "a.txt", "--json", "--quiet", "--title", "The bridge")
    record = json.loads(result.stdout)
    assert (record["format"], record["title"]) == ("hearsay dossier 1", "The bridge")
    assert [r["name"] for r in record["reports"]] == ["a.txt"]


def test_dossier_writes_the_page_into_a_new_folder(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    page_is(monkeypatch, "<!doctype html>page")
    result = run("dossier", "a.txt", "-o", "out/new/page.html")
    assert result.exit_code == exits.FINE
    assert Path("out/new/page.html").read_text() == "<!doctype html>page"
    assert "The dossier is in out/new/page.html." in result.stderr
    assert os.listdir("out/new") == ["page.html"]


def test_a_page_that_cannot_be_written_is_exit_3_after_the_summary(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    page_is(monkeypatch, "page")
    Path("file").write_text("not a folder")
    result = run("dossier", "a.txt", "-o", "file/page.html", "--title", "The bridge")
    assert result.exit_code == exits.NOTHING
    assert "The bridge" in result.stdout
    assert "hearsay: file/page.html: could not be written (" in result.stderr


def page_is(monkeypatch: pytest.MonkeyPatch, markup: str) -> None:
    """Puts a page maker in place that writes `markup`."""
    import hearsay.dossier

    monkeypatch.setattr(hearsay.dossier, "page", lambda dossier: markup)


def test_no_colour_when_it_is_no_terminal(run: Run) -> None:
    assert "\x1b[" not in run("dossier", "a.txt").output


def test_control_characters_of_a_file_name_never_reach_the_terminal(run: Run) -> None:
    Path("evil\x1b[31m.txt").write_bytes(b"")
    assert "\x1b" not in run("read", "evil\x1b[31m.txt").output


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_the_installed_command_works_in_any_locale(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "ä.txt").write_text(SPEECH + "Grüße, “quoted”.")
    done = hearsay("read", "ä.txt", cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": encoding})
    assert done.returncode == exits.FINE
    assert b"Traceback" not in done.stderr


def test_standard_input_through_a_real_pipe(tmp_path: Path) -> None:
    done = hearsay("read", "-", "--json", "-q", input=SPEECH.encode(), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (exits.FINE, b"")
    assert json.loads(done.stdout)["report"]["name"] == "standard input"


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPEECH)
    command = f"{sys.executable} -c 'from hearsay.cli.main import main; main()'"
    for what in ("read a.txt", "read a.txt --json", "dossier a.txt --json", "dossier a.txt --all", "--help"):
        done = subprocess.run(
            ["bash", "-c", f"{command} {what} -q | head -c 1; exit ${{PIPESTATUS[0]}}".replace("--help -q", "--help")],
            capture_output=True, timeout=120, check=False, cwd=tmp_path,
        )  # fmt: skip
        assert done.stderr == b""
        assert done.returncode == exits.FINE


def test_ctrl_c_stops_with_130_and_one_plain_line(tmp_path: Path) -> None:
    code = (
        "from hearsay.cli.main import main; import sys; print('up', file=sys.stderr, flush=True); main(['read', '-'])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert process.stderr
    process.stderr.readline()
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == exits.STOPPED
    assert b"stopped" in stderr
    assert b"Traceback" not in stderr
