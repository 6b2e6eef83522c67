"""Host names that look like others: letters of other scripts, mixed or in place of Latin ones.

A name in one script of its own (`пример.example`) is nothing odd; Latin mixed with another script, or a label in
Cyrillic or Greek letters that all look Latin, is. Unicode Technical Standard 39, restriction level "single script".
"""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

LOOKALIKES = frozenset("аәВбеһіјқӏорԛѕсТԝхуүґьһɡοαινρυχκω")
"""Cyrillic and Greek letters that are drawn like Latin ones in common fonts (UTS 39, confusables)."""
TOGETHER = ({"HIRAGANA", "KATAKANA", "CJK", "LATIN"}, {"HANGUL", "CJK", "LATIN"}, {"BOPOMOFO", "CJK", "LATIN"})
"""Scripts that one language writes side by side."""


def disguised(url: str) -> str:
    """A warning where the address's host may be taken for another; an empty string where not."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    shown = ".".join(_shown(label) for label in host.split("."))
    latin = shown.rsplit(".", 1)[-1].isascii()
    odd = [label for label in shown.split(".") if _mixed(label) or (latin and _posing(label))]
    if not odd:
        return ""
    plain = ".".join(_punycode(label) for label in shown.split("."))
    scripts = " and ".join(sorted({script.capitalize() for label in odd for script in _scripts(label)}))
    return f"the host {shown} is written with {scripts} letters that look like others; its plain name is {plain}"


def _mixed(label: str) -> bool:
    scripts = _scripts(label)
    return len(scripts) > 1 and not any(scripts <= together for together in TOGETHER)


def _posing(label: str) -> bool:
    """Whether a label under a Latin top-level domain has only letters that look Latin, and none that is."""
    return bool(_scripts(label) & {"CYRILLIC", "GREEK"}) and all(c in LOOKALIKES for c in label.lower() if c.isalpha())


def _scripts(label: str) -> set[str]:
    return {unicodedata.name(c, "UNKNOWN").split()[0].split("-")[0] for c in label if c.isalpha()}


def _shown(label: str) -> str:
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _punycode(label: str) -> str:
    if label.isascii():
        return label
    try:
        return "xn--" + label.encode("punycode").decode("ascii")
    except UnicodeError:
        return label
