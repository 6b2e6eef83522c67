"""The structure is a promise: imports run down the path only, no cycles, no file over 400 lines."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "hearsay"
PATH = [  # a module imports only from those before it
    "types", "errors", "records", "progress", "reports", "reading", "sources", "claims", "measures", "questions",
    "evidence", "checks", "case", "pipeline", "export", "dossier", "desk", "corpus", "web", "cli",
]  # fmt: skip
SOURCES = sorted(PACKAGE.rglob("*.py"))
OURS = [p for d in ("src", "tests", "bench", "training") for p in sorted((ROOT / d).rglob("*.py"))]


def module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module(path) for path in SOURCES}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:  # what is taken from a package is its module of that name, or the package
                inside = f"{node.module}.{alias.name}"
                found.add(inside if inside in MODULES else node.module)
    return {name for name in found if name.split(".")[0] == "hearsay"}


def top(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", OURS, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_over_400_lines(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{path.relative_to(ROOT)} has {lines} lines"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_down_the_path(path: Path) -> None:
    here = top(module(path))
    if not here:  # the package root is the public face: it may import from everything
        return
    assert here in PATH, f"{here} has no place on the path: add it to PATH where it belongs"
    for name in imports(path):
        there = top(name)
        if there in PATH:
            assert PATH.index(there) <= PATH.index(here), f"{module(path)} imports {name}, which is further along"


def test_no_import_cycle() -> None:
    modules = {module(p): p for p in SOURCES}
    graph = {name: {i for i in imports(p) if i in modules and i != name} for name, p in modules.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
