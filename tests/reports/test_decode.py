"""decode(): bytes -> characters, whatever they were written in."""

from __future__ import annotations

import pytest

from hearsay.errors import CaptureError
from hearsay.reports.decode import decode

ENGLISH = "“The ferry burned,” the harbour master’s aide said – nobody was aboard. The search went on until dusk."
RUSSIAN = "Начальник порта сообщил во вторник, что девять лодок пропали без вести и поиски продолжаются."
FRENCH = "Le capitaine a déclaré que le ferry s’était échoué près du môle où personne n’était présent."


@pytest.mark.parametrize(
    ("text", "encoding", "read_as"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8"),
        (ENGLISH, "utf-16", "utf-16-le"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (ENGLISH, "utf-32", "utf-32-le"),
        (ENGLISH, "cp1252", "cp1252"),
        (FRENCH, "cp1252", "cp1252"),
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8_r"),
    ],
)
def test_reads(text: str, encoding: str, read_as: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, read_as)


def test_cp1251_labelled_utf8_is_read_by_its_characters_and_said() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><p>{RUSSIAN}</p></body></html>'
    decoded = decode(page.encode("cp1251"), "a.html")
    assert RUSSIAN in decoded.text
    assert "read as cp1251" in decoded.warnings[0]


def test_utf8_labelled_cp1251_is_utf8() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert RUSSIAN in decode(page.encode("utf-8"), "a.html").text


@pytest.mark.parametrize(
    "head", ['<meta charset="koi8-r">', '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
             '<?xml version="1.0" encoding="koi8-r"?>'],
)  # fmt: skip
def test_a_declared_encoding_is_believed_where_it_fits(head: str) -> None:
    decoded = decode(f"{head}<p>{RUSSIAN[:9]}</p>".encode("koi8-r"), "a.html")
    assert RUSSIAN[:9] in decoded.text
    assert not decoded.warnings


@pytest.mark.parametrize("declared", ["no-such-thing", "utf-7x", "rot13", "zlib", "undefined", "idna"])
def test_a_declared_encoding_that_is_none_is_passed_over(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{RUSSIAN * 3}</p>'.encode("cp1251")
    assert RUSSIAN in decode(page, "a.html").text


def test_damaged_utf8_stays_utf8_and_says_how_much_was_lost() -> None:
    raw = RUSSIAN.encode()[:-2] + b" end"
    decoded = decode(raw, "a.txt")
    assert decoded.text.startswith(RUSSIAN[:-2])
    assert decoded.encoding == "utf-8"
    assert "1 damaged" in decoded.warnings[0]


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN])
def test_utf8_that_was_read_as_cp1252_and_saved_again_is_put_right(text: str) -> None:
    twice = "".join(bytes([b]).decode("cp1252", "replace").replace("\ufffd", chr(b)) for b in text.encode())
    decoded = decode(twice.encode(), "a.txt")
    assert decoded.text == text or text == RUSSIAN  # Cyrillic has no sequence that gives it away beyond doubt
    assert decoded.warnings or text == RUSSIAN


@pytest.mark.parametrize("text", ["SÃO PAULO, the mayor said", "5 Â° and â€™ “curly”", "Ã la carte"])
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


def test_half_a_character_at_the_end_of_utf16_does_not_lose_the_text() -> None:
    assert decode(b"\xff\xfe" + ENGLISH.encode("utf-16-le") + b"\x41", "a.txt").text.startswith(ENGLISH)
    assert decode(ENGLISH.encode("utf-16-le") + b"\x41", "a.txt").text == ENGLISH


def test_noise_is_an_error_that_says_what_to_do() -> None:
    noise = bytes((i * 7919 + (i * i) % 251) % 256 for i in range(5_000))
    with pytest.raises(CaptureError, match=r"a\.txt: is no text in any known encoding\. Save it as UTF-8"):
        decode(noise, "a.txt")
