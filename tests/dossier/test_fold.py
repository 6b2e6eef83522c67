"""Folded parts hold what was folded."""

from __future__ import annotations

import base64
import zlib

from markupsafe import Markup

from hearsay.dossier.fold import Folder, packed


def test_folding_is_raw_deflate_in_base64() -> None:
    assert zlib.decompress(base64.b64decode(packed(b"<p>x</p>")), -zlib.MAX_WBITS) == b"<p>x</p>"


def test_a_small_page_folds_nothing() -> None:
    folder = Folder(folding=False)
    assert folder.folded(Markup("<p>x</p>"), "q1") == "<p>x</p>"
    assert folder.packs == {}


def test_a_large_page_keeps_what_was_folded_under_its_anchor() -> None:
    folder = Folder(folding=True)
    assert 'data-folded="q1"' in folder.folded(Markup(" <p>x</p> "), "q1")
    assert folder.packs == {"q1": packed(b"<p>x</p>")}


def test_a_long_ledger_shows_its_first_rows() -> None:
    folder = Folder(folding=True)
    shown = folder.folded_rows(Markup("<tr>x</tr>\n" * 61), 61)
    assert shown.count("<tr>x</tr>") == 60
    assert "Show all 61 figures" in shown
    assert folder.folded_rows(Markup("<tr>x</tr>\n"), 1) == "<tr>x</tr>\n"
