"""A PostgreSQL server of our own for one run of the tests: in a temporary folder, on a socket, without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "PostgreSQL is not installed (Debian: apt-get install postgresql)"
AS_POSTGRES = ("runuser", "-u", "postgres", "--")
"""PostgreSQL refuses to run as root; Debian's package makes the account."""


def programs() -> Path | None:
    """The folder with initdb and pg_ctl, of the newest version that is installed."""
    found = [folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if (folder / "initdb").exists()]
    if found:
        return max(found, key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0)
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def server() -> Iterator[str]:
    """Starts a server and yields its address; it and all its data are gone afterwards."""
    folder = programs()
    assert folder is not None, MISSING
    prefix = AS_POSTGRES if os.getuid() == 0 else ()
    home = Path(tempfile.mkdtemp(prefix="hearsay-pg-"))
    try:
        if prefix:
            shutil.chown(home, "postgres", "postgres")
        data, options = home / "data", f"-k {home} -c listen_addresses='' -c fsync=off -c max_connections=60"
        _run(*prefix, str(folder / "initdb"), "-D", str(data), "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
        control = (*prefix, str(folder / "pg_ctl"), "-D", str(data), "-w")
        _run(*control, "-o", options, "-l", str(home / "log"), "start")
        try:
            yield f"postgresql://desk@/postgres?host={home}"
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd="/")
    assert done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"
