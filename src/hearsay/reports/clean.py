"""The text as it is kept: one kind of newline, no characters that a reader cannot see but a program trips over.

Done once, at capture; every offset counts in the result. Removed: NUL and other control characters, zero-width
characters inside words, bidirectional overrides (they make a line read otherwise than it is stored), soft
hyphens. Zero-width joiners stay where a script needs them. Unicode Standard, sections 23.1 to 23.3.
"""

from __future__ import annotations

import re

_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NUL = re.compile("\x00")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufdd0-\ufdef]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u180e]|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REMOVED = (  # what it is called in the warning
    ("NUL characters", _NUL, ""),
    ("control characters", _CONTROL, ""),
    ("zero-width characters", _INVISIBLE, ""),
    ("bidirectional controls", _BIDI, ""),
    ("lone surrogates", _SURROGATE, "\ufffd"),
)
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb]"
)
"""Every character that one of the patterns looks for: a text without any is passed through at once."""


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text to keep, and a warning for each kind of character that was taken out of it."""
    text = _NEWLINES.sub("\n", text)
    if not _ODD.search(text):
        return text, ()
    warnings = []
    for called, pattern, instead in _REMOVED:
        text, count = pattern.subn(instead, text)
        if count:
            warnings.append(f"{count:,} {called} {'replaced' if instead else 'removed'}")
    return text, tuple(warnings)


def one_line(text: str) -> str:
    """`text` cleaned, with every run of white space as one blank."""
    return " ".join(clean(text)[0].split())
