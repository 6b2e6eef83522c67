"""Names, urls and characters from outside, made harmless."""

from __future__ import annotations

import pytest

from hearsay.dossier import harmless

URLS = [
    ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
    ("http://example.org", "http://example.org"),
    ("javascript:alert(1)", ""),
    ("JaVaScRiPt:alert(1)", ""),
    ("data:text/html,<script>1</script>", ""),
    ("file:///etc/passwd", ""),
    ("//example.org/x", ""),
    ("https://user:secret@example.org/", ""),
    ("https://example.org/\u202egnp.exe", ""),
    ("https://example.org/a b", ""),
    ("https://[broken", ""),
    ("https://example.org:99999999/", ""),
    ("", ""),
]
NAMES = [
    ("Ada Lind", "Ada Lind"),
    ("Ada\u202eLind", "Ada‹U+202E›Lind"),
    ("A\u200bB", "A‹U+200B›B"),
    ("  Ada\n Lind\t", "Ada Lind"),
    ("A\x00B", "A\ufffdB"),
    ("A\ud800B", "A\ufffdB"),
    ("Lav\u00adrov", "Lav‹U+00AD›rov"),
]


@pytest.mark.parametrize(("url", "link"), URLS)
def test_only_ordinary_web_addresses_become_links(url: str, link: str) -> None:
    assert harmless.web_address(url) == link


def test_a_look_alike_host_shows_as_the_browser_would_ask_for_it() -> None:
    assert harmless.host("https://\u0430pple.com/") == "xn--pple-43d.com"
    assert harmless.host("https://www.example.org/x") == "example.org"


@pytest.mark.parametrize(("given", "shown"), NAMES)
def test_names_show_what_cannot_be_seen(given: str, shown: str) -> None:
    assert harmless.name(given) == shown
