"""Registers: the packaged table and a user's TOML or CSV on top."""

from __future__ import annotations

import pytest

from hearsay.errors import EvidenceError
from hearsay.evidence.registers import capacities, is_register, packaged, read_register
from hearsay.records import Evidence

HEAD = "type,words,configuration,lo,hi,unit,of,source\n"
ROW = "Ferry Aurora,Aurora|the ferry,certificate,0,400,people,passengers,port register of Arden 2024\n"


def test_csv() -> None:
    content = (HEAD + ROW).encode()
    (row,) = read_register(content, "r.csv").capacities
    assert (row.type, row.words, row.hi, row.of) == ("Ferry Aurora", ("Aurora", r"the\ ferry"), 400, "passengers")
    assert is_register(content, "r.csv")


def test_toml_has_the_shape_of_the_packaged_table() -> None:
    content = b'[[types]]\nname = "Il-76"\nwords = ["Il-76"]\nconfigurations = [{hi = 5, source = "yard list"}]\n'
    (row,) = read_register(content, "r.toml").capacities
    assert (row.lo, row.hi, row.unit, row.configuration) == (5, 5, "people", "as registered")


def test_the_users_type_replaces_the_packaged_one() -> None:
    own = read_register((HEAD + ROW.replace("Ferry Aurora", "il-76")).encode(), "r").capacities
    rows = capacities(Evidence(capacities=own))
    assert [row.hi for row in rows if row.type.casefold() == "il-76"] == [400]
    assert len(rows) > len(own)
    assert len(packaged()) > 15


@pytest.mark.parametrize(
    "row",
    [
        "Ferry,,,0,400,people,passengers,\n",  # no source
        "Ferry,,,0,many,people,,a register\n",
        "Ferry,,,500,400,people,,a register\n",
        "Ferry,,,0,400,horses,,a register\n",
        ",,,0,400,people,,a register\n",
    ],
)
def test_a_row_that_is_wrong_is_named(row: str) -> None:
    with pytest.raises(EvidenceError, match="row 3"):
        read_register((HEAD + ROW + row).encode(), "r.csv")


def test_a_pattern_that_does_not_compile_is_named() -> None:
    content = b'[[types]]\nname = "X"\nwords = ["("]\nconfigurations = [{hi = 5, source = "yard list"}]\n'
    with pytest.raises(EvidenceError, match="row 1"):
        read_register(content, "r.toml")
