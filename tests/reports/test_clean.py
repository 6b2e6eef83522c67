"""clean(): which characters are kept, which are taken out and told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reports.clean import clean, one_line


@pytest.mark.parametrize(
    ("text", "kept", "told"),
    [
        ("a\x00b", "ab", "1 NUL"),
        ("sa\u200bid", "said", "1 zero-width"),
        ("\ufeffsaid\u2060", "said", "2 zero-width"),
        ("re\u00adport", "report", "1 zero-width"),
        ("mini\u200dster", "minister", "1 zero-width"),
        ("\u202edias\u202c", "dias", "2 bidirectional"),
        ("\x1b[31mred", "[31mred", "1 control"),
        ("\ud800x", "\ufffdx", "1 lone surrogates replaced"),
    ],
)
def test_taken_out_and_told(text: str, kept: str, told: str) -> None:
    cleaned, warnings = clean(text)
    assert cleaned == kept
    assert told in warnings[0]


@pytest.mark.parametrize(
    "text", ["میخواهم", "नमस्ते क्‍ष", "“curly” «guillemets» „low“", "a\u00a0b", "😀👩‍👩", "с Cyrillic с"]
)
def test_kept(text: str) -> None:
    assert clean(text) == (text, ())


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_newline_is_one_newline(newline: str) -> None:
    assert clean(f"a{newline}b") == ("a\nb", ())


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once, _ = clean(text)
    assert clean(once) == (once, ())
    assert one_line(once) == " ".join(once.split())
