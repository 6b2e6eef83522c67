"""The `.json` beside a report: its header as one flat object, `{"url": ..., "outlet": ..., "date": ...}`.

`report.txt` has `report.json`, or `report.txt.json` where two reports differ only in their suffix.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from hearsay.records import Moment
from hearsay.reports.header import Header
from hearsay.reports.limits import SIDECAR_BYTES
from hearsay.reports.moments import moment

KEYS = {  # field of Header: the keys that give it, the first one that is there wins
    "url": ("url", "link"),
    "outlet": ("outlet", "publisher", "site", "source"),
    "wire": ("wire", "agency"),
    "title": ("title", "headline"),
    "author": ("author", "byline"),
    "published": ("published", "published_at", "datePublished", "date"),
    "modified": ("modified", "modified_at", "dateModified", "updated"),
    "language": ("lang", "language"),
    "revision_of": ("revision_of",),
}


def beside(path: Path) -> Path | None:
    """The sidecar of the report at `path`, if there is one."""
    for candidate in (path.with_name(path.name + ".json"), path.with_suffix(".json")):
        if candidate != path and candidate.is_file():
            return candidate
    return None


def sidecar(path: Path) -> tuple[Header, tuple[str, ...]]:
    """The header in the file at `path`, and a warning for whatever of it cannot be used."""
    try:
        with path.open("rb") as file:
            raw = file.read(SIDECAR_BYTES + 1)
    except OSError as wrong:
        return Header(), (f"{path.name} cannot be read and was not used ({wrong})",)
    return parsed(raw, path.name)


def parsed(raw: bytes, name: str) -> tuple[Header, tuple[str, ...]]:
    """The header in the bytes of a sidecar called `name`, and a warning for whatever of it cannot be used."""
    if len(raw) > SIDECAR_BYTES:
        return Header(), (f"{name} is too large for a header ({SIDECAR_BYTES:,} bytes) and was not used",)
    try:
        stated = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        return Header(), (f"{name} is no readable JSON and was not used ({wrong})",)
    if not isinstance(stated, dict):
        return Header(), (f"{name} holds no JSON object and was not used",)
    return from_mapping(stated, name)


def stated_in(raw: bytes, name: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The header in a sidecar's bytes as pairs (`Capture.stated`), and what of it cannot be used."""
    header, warnings = parsed(raw, name)
    return header.pairs(), warnings


def from_mapping(stated: Mapping[str, object], name: str) -> tuple[Header, tuple[str, ...]]:
    """The header that the keys of `stated` give, and a warning for each value that cannot be used."""
    texts: dict[str, str] = {}
    moments: dict[str, Moment] = {}
    warnings = []
    for field, keys in KEYS.items():
        key, value = next(((k, stated[k]) for k in keys if stated.get(k)), ("", None))
        if value is None:
            continue
        if not isinstance(value, str):
            warnings.append(f"{name}: {key!r} is no text and was not used")
        elif field not in ("published", "modified"):
            texts[field] = value
        elif given := moment(value):
            moments[field] = given
        else:
            warnings.append(f"{name}: {key!r} is no date that can be read without guessing ({value[:40]!r})")
    header = Header(
        url=texts.get("url", ""),
        outlet=texts.get("outlet", ""),
        wire=texts.get("wire", ""),
        title=texts.get("title", ""),
        author=texts.get("author", ""),
        published=moments.get("published"),
        modified=moments.get("modified"),
        language=texts.get("language", ""),
        revision_of=texts.get("revision_of"),
    )
    return header.tidy(), tuple(warnings)
