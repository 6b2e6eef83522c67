"""visible_words(): mark-up -> words without a tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reports.strip import visible_words


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>One</p><p>two</p>", "One\n\ntwo"),
        ("a<br>b", "a\nb"),
        ("<b>bo</b>ld", "bold"),
        ("5 < 6 &amp; 7 &gt; 6", "5 < 6 & 7 > 6"),
        ("<script>no()</script>yes", "yes"),
        ("<SCRIPT>no()</SCRIPT>yes", "yes"),
        ("<script>never closed", "never closed"),
        ("<!-- no -->yes<!-- never closed", "yes"),
        ("<nav><p>menu</p></nav><p>text</p>", "text"),
        ("<p", ""),
        ("<p>left open <b", "left open"),
        ("", ""),
    ],
)
def test_words(page: str, words: str) -> None:
    assert visible_words(page) == words


@given(st.text(alphabet="<>!-/abp&; \n", max_size=80))
def test_no_markup_crashes_it(page: str) -> None:
    visible_words(page)
