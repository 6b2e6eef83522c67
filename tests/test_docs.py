"""What the documents say is there: links, commands, make targets, checks, and code that runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hearsay.checks.registry import CHECKS
from hearsay.cli.main import main

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def names(path: Path) -> str:
    return str(path.relative_to(ROOT))


def commands(path: Path) -> list[str]:
    """The lines after `$` of the console blocks, without what is piped in or out and without comments."""
    blocks = "\n".join(CONSOLE.findall(path.read_text(encoding="utf-8")))
    lines = re.findall(r"^\$ (.*?)(?:\s+#.*)?$", blocks, re.MULTILINE)
    return [part.strip() for line in lines for part in re.split(r"\s\|\s|>", line)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=names)
def test_links_lead_to_files(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{path.name} links to {target}, which is not there"


@pytest.mark.parametrize("path", DOCUMENTS, ids=names)
def test_commands_shown_exist_with_the_options_shown(path: Path) -> None:
    for command in commands(path):
        words = shlex.split(command)
        if words[:1] == ["make"]:
            assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), command
        if words[:1] == ["hearsay"] and len(words) > 1 and not words[1].startswith("-"):
            named = words[1:3] if isinstance(main.get_command(None, words[1]), click.Group) else words[1:2]
            shown = CliRunner().invoke(main, [*named, "--help"])
            assert shown.exit_code == 0, f"{path.name} shows `{command}`"
            for option in (w.split("=")[0] for w in words[2:] if w.startswith("-") and w != "-"):
                assert option in shown.output, f"{path.name} shows {option} in `{command}`"


@pytest.mark.parametrize("path", DOCUMENTS, ids=names)
def test_benches_and_training_shown_exist(path: Path) -> None:
    for script in re.findall(r"python ((?:bench|training)/[\w/]+\.py)", path.read_text(encoding="utf-8")):
        assert (ROOT / script).exists(), f"{path.name} runs {script}"


def test_every_check_is_documented() -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    for check in CHECKS:
        assert re.search(rf"\b{check.code}\b", text), f"docs/checks.md does not explain {check.code}"


def test_every_document_is_reachable_from_the_readme() -> None:
    seen, queue = set(), [ROOT / "README.md"]
    while queue:
        path = queue.pop().resolve()
        if path in seen or not path.exists():
            continue
        seen.add(path)
        links = re.findall(r"\]\(([^)#\s]+\.md)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        queue += [path.parent / link for link in links if "://" not in link]
    assert {p.resolve() for p in DOCUMENTS} <= seen


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "mayor" in printed
    assert "Nobody warned us" in printed


def test_the_checks_that_the_readme_shows_are_found_in_the_demo() -> None:
    shown = re.findall(r"^✓ (holds  \w\d  .*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    result = CliRunner().invoke(main, ["dossier", str(ROOT / "examples" / "il76"), "--all"])
    assert len(shown) >= 2
    for line in shown:
        assert line in result.output
