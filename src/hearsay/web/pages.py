"""The templates with their few functions; pieces, style and words are the dossier's, so that both look alike."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from hearsay import __version__
from hearsay.dossier import words
from hearsay.dossier.bars import claims_bar
from hearsay.dossier.compile import OUTCOME_SHORT, asset

MODULES = ("ask.js", "keys.js", "words.js", "judge.js", "jobs.js", "main.js")
"""The page's own JavaScript modules."""
STATIC: dict[str, str] = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@cache
def environment() -> Environment:
    """The templates of the workbench, those of the dossier under `dossier/`."""
    own, shared = PackageLoader("hearsay.web"), PackageLoader("hearsay.dossier")
    made = Environment(
        loader=ChoiceLoader([own, PrefixLoader({"dossier": shared})]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        many=words.many, clip=words.clip, claims_bar=claims_bar, outcome_short=OUTCOME_SHORT,
        version=__version__, build=build(), outcomes=words.OUTCOME,
    )  # fmt: skip
    return made


@cache
def static(name: str) -> bytes | None:
    """A static file: the style of dossier and workbench as one, or one of the modules."""
    folder = files("hearsay.web") / "static"
    if name == "style.css":
        own = "\n".join(
            part.read_text(encoding="utf-8")
            for part in sorted(folder.iterdir(), key=lambda p: p.name)
            if part.name.endswith(".css")
        )
        return f"{asset('css')}\n{own}".encode()
    return (folder / name).read_bytes() if name in MODULES else None


@cache
def build() -> str:
    """Names this version's static files in their addresses, so that a cache never mixes two versions."""
    return sha256(b"".join(static(name) or b"" for name in ("style.css", *MODULES))).hexdigest()[:12]
