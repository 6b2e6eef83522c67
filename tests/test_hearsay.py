"""The public interface: `import hearsay`."""

from __future__ import annotations

import doctest
import subprocess
import sys

import pytest

import hearsay
from hearsay.errors import CaptureError

TEXT = "“We found the ship without power,” Commander Ilse Marn told the agency VNA."


def test_every_public_name_is_there() -> None:
    for name in hearsay.__all__:
        assert getattr(hearsay, name)
    with pytest.raises(AttributeError, match="nonsense"):
        hearsay.nonsense  # noqa: B018


def test_importing_it_imports_nothing_else() -> None:
    code = "import sys, hearsay; print([m for m in sys.modules if m.startswith('hearsay.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("text", [TEXT, TEXT.encode(), hearsay.capture(TEXT.encode())], ids=["str", "bytes", "report"])
def test_read_gives_claims_with_words_and_offsets(text: str | bytes | hearsay.Report) -> None:
    for line in hearsay.read(text):
        assert line.content
        assert all(TEXT[start:end] for start, end in line.contents)
        assert line.speaker


def test_read_of_nothing_says_so() -> None:
    with pytest.raises(CaptureError, match="is empty"):
        hearsay.read(" ")


def test_lone_surrogates_are_no_crash() -> None:
    assert isinstance(hearsay.read("He said \ud800 so."), tuple)


def test_compile_gives_a_dossier() -> None:
    dossier = hearsay.compile([hearsay.capture(TEXT.encode())], title="The ship")
    assert dossier.title == "The ship"
    assert dossier.reports[0].text == TEXT


def test_the_docstring_is_true() -> None:
    assert doctest.testmod(hearsay).failed == 0
