"""Words from outside, made harmless: names, titles and urls as a page may show them.

Jinja2 escapes what is markup; this module takes care of what escaping does not: characters that turn the
reading direction, that have no width, or that HTML cannot hold, and addresses that are no web addresses.
Bidirectional controls: Unicode Standard Annex 9; what HTML cannot hold: WHATWG HTML, "preprocessing the
input stream".
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that turn the reading direction (UAX 9, explicit and implicit marks)."""
WIDTHLESS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\U000e0000-\U000e007f"
)
"""Characters with no width, tag characters among them."""
UNHOLDABLE = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
"""Control characters, lone surrogates and noncharacters that HTML cannot hold."""

_invisible = re.compile(f"[{TURNING}{WIDTHLESS}]")
_unholdable = re.compile(f"[{UNHOLDABLE}]")
_space = re.compile(r"\s+")


def is_invisible(character: str) -> bool:
    """Whether a character turns the reading direction or has no width."""
    return bool(_invisible.match(character))


def split_invisible(text: str) -> list[str]:
    """The text in pieces, every invisible character a piece of its own; the pieces join to the text."""
    return [piece for piece in re.split(f"([{TURNING}{WIDTHLESS}])", text) if piece]


def holdable(text: str) -> str:
    """The text with what HTML cannot hold replaced by U+FFFD, one for one, so that offsets stay true."""
    return _unholdable.sub("\ufffd", text)


def name(text: str) -> str:
    """A name on one line, every invisible character shown as its code point.

    >>> name("Ada\\u202eLind ")
    'Ada‹U+202E›Lind'
    """
    seen = _invisible.sub(lambda m: f"‹U+{ord(m.group()):04X}›", holdable(text))
    return _space.sub(" ", seen).strip()


def web_address(url: str) -> str:
    """The url where it is an ordinary http or https address, else an empty string (and no link is made)."""
    if len(url) > 2000 or _invisible.search(url) or _unholdable.search(url) or _space.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and host and "@" not in parts.netloc else ""


def host(url: str) -> str:
    """The host of a web address as the browser would ask for it: look-alike letters show as `xn--`."""
    if not web_address(url):
        return ""
    plain = urlsplit(url).hostname or ""
    try:
        return plain.encode("idna").decode("ascii").removeprefix("www.")
    except UnicodeError:
        return name(plain)
