"""The docs are true: their commands run, every option is in them, and so is every header key."""

from __future__ import annotations

import json
import re
import shlex
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.case import open_case
from hearsay.cli.main import COMMANDS, main
from hearsay.dossier import page
from hearsay.export.said import Said
from hearsay.records import Dossier, Report
from hearsay.reports.inputs import REPORTS
from hearsay.reports.sidecar import KEYS

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (
    "“We found the ship without power,” Commander Ilse Marn told VNA. Minister Jorun Balt said 212 people were aboard."
)
COMMAND_LINES = re.findall(r"^\$ (.*hearsay .*)$", (DOCS / "cli.md").read_text(encoding="utf-8"), re.M)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>", encoding="utf-8")
    (tmp_path / "exchanged.csv").write_text("Koval Olha, 1990\nHrytsenko Oleh, 1979\n", encoding="utf-8")
    (tmp_path / "passengers.csv").write_text("name;born\nКоваль Ольга;1990\nШевченко Іван;1971\n", encoding="utf-8")
    (tmp_path / "reports").mkdir()
    written = Report("r", TEXT, text_sha256=sha256(TEXT.encode()).hexdigest())
    (tmp_path / "dossier.html").write_text(page(Dossier("Fire", (written,))), encoding="utf-8")
    (tmp_path / "reports" / "one.txt").write_text(TEXT + " More.", encoding="utf-8")
    open_case(tmp_path / "fire.hearsay", create=True, title="Fire").close()
    return tmp_path


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_every_command_of_the_docs_runs(folder: Path, line: str) -> None:
    piped, _, command = line.rpartition("| ")
    text = (folder / piped.split()[1]).read_text(encoding="utf-8") if piped else None
    result = CliRunner().invoke(main, shlex.split(command)[1:], input=text)
    assert result.exit_code == 0, result.output
    assert result.stdout or "-o" in command


def test_there_are_commands_in_the_docs() -> None:
    assert {line.split("hearsay ")[1].split()[0] for line in COMMAND_LINES} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented(command: str) -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    section = text.split(f"## hearsay {command}")[1].split("\n## ")[0]
    found = main.get_command(None, command)  # type: ignore[arg-type]
    assert found
    for option in (option for p in found.params for option in p.opts if option.startswith("-")):
        assert f"`{option}`" in section, option


def test_the_json_line_of_the_docs_has_every_field() -> None:
    example = (DOCS / "cli.md").read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]
    assert list(json.loads(example)) == list(Said.__dataclass_fields__)


def test_every_header_key_and_suffix_is_documented() -> None:
    text = (DOCS / "capture.md").read_text(encoding="utf-8")
    for name in [key for keys in KEYS.values() for key in keys] + [suffix for suffix in REPORTS if suffix]:
        assert f"`{name}`" in text, name


def test_the_python_of_the_docs_runs(folder: Path) -> None:
    code = (DOCS / "capture.md").read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    names: dict[str, object] = {}
    exec(compile(code, "capture.md", "exec"), names)
    assert names["dossier"]
