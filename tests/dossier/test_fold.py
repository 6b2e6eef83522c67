"""Folded parts hold what was folded and nothing that could run."""

from __future__ import annotations

import base64
import json
import re
import zlib
from importlib.resources import files

import pytest
from markupsafe import Markup

from hearsay.dossier.fold import ELEMENTS, fold, packed, tree


def test_the_tree_holds_elements_attributes_and_words() -> None:
    markup = Markup('<p class="a">x &lt;b&gt; <b>y</b><br>z</p>')
    assert tree(markup) == ["div", {}, ["p", {"class": "a"}, "x <b> ", ["b", {}, "y"], ["br", {}], "z"]]


@pytest.mark.parametrize("element", ["script", "img", "iframe", "svg", "style", "form", "object"])
def test_what_could_run_or_load_is_refused(element: str) -> None:
    with pytest.raises(ValueError, match=element):
        tree(Markup(f"<{element}></{element}>"))


def test_folding_is_raw_deflate_in_base64() -> None:
    folded = fold(Markup("<p>x</p>"))
    assert json.loads(zlib.decompress(base64.b64decode(folded), -zlib.MAX_WBITS)) == ["div", {}, ["p", {}, "x"]]
    assert packed(b"") == packed(b"")


def test_the_page_grows_the_same_elements() -> None:
    script = (files("hearsay.dossier") / "static" / "1-fold.js").read_text(encoding="utf-8")
    listed = re.search(r'ELEMENTS = new Set\("([^"]+)"', script)
    assert listed
    assert set(listed[1].split()) == ELEMENTS
