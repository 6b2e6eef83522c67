"""Files of evidence -> Evidence: the format is seen in the bytes, what cannot be used is named and left out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hearsay.errors import EvidenceError
from hearsay.evidence.formats import FORMATS
from hearsay.evidence.unpack import MAX_BYTES, unpacked
from hearsay.records import Evidence


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files hold; files that could not be used; what is odd about the others."""

    evidence: Evidence = field(default_factory=Evidence)
    errors: tuple[EvidenceError, ...] = ()
    warnings: tuple[str, ...] = ()


def load(paths: Sequence[str | Path]) -> Loaded:
    """Everything in the files and folders (with all below); never raises for one that cannot be read."""
    found: dict[str, Evidence] = {}
    errors: list[EvidenceError] = []
    warnings: list[str] = []
    for path in _files(paths, errors):
        try:
            content = _bytes(path)
            evidence = read(content, str(path))
        except EvidenceError as error:
            errors.append(error)
            continue
        digest = hashlib.sha256(content).hexdigest()
        if digest in found:
            warnings.append(f"{path} holds the same bytes as another file and counts once")
            continue
        found[digest] = evidence
        odd = [w for track in evidence.tracks for w in track.warnings]
        odd += [w for names in evidence.lists for w in names.warnings]
        warnings += [f"{path}: {w}" for w in odd]
    return Loaded(joined(list(found.values())), tuple(errors), tuple(warnings))


def read(content: bytes, name: str) -> Evidence:
    """What one file's bytes hold, packed or not; raises EvidenceError where no format knows them."""
    plain = unpacked(content, name)
    for one in FORMATS:
        if one.is_it(plain, name):
            digest = hashlib.sha256(content).hexdigest()
            evidence = one.read(plain, name)
            return replace(
                evidence,
                tracks=tuple(replace(track, sha256=digest) for track in evidence.tracks),
                zones=tuple(replace(zone, sha256=digest) for zone in evidence.zones),
                lists=tuple(replace(names, sha256=digest) for names in evidence.lists),
            )
    known = "; ".join(one.name for one in FORMATS)
    raise EvidenceError(name, "is in no format that is known.", f"Known are: {known}.")


def joined(parts: Sequence[Evidence]) -> Evidence:
    """All the parts as one, numbered in order: `track1`, `zone1`, `list1` and on."""
    tracks = [track for part in parts for track in part.tracks]
    zones = [zone for part in parts for zone in part.zones]
    lists = [names for part in parts for names in part.lists]
    return Evidence(
        tracks=tuple(replace(track, id=f"track{n}") for n, track in enumerate(tracks, 1)),
        zones=tuple(replace(zone, id=f"zone{n}") for n, zone in enumerate(zones, 1)),
        capacities=tuple(row for part in parts for row in part.capacities),
        lists=tuple(replace(names, id=f"list{n}") for n, names in enumerate(lists, 1)),
    )


def _files(paths: Sequence[str | Path], errors: list[EvidenceError]) -> tuple[Path, ...]:
    """The files in order, each once; folders are walked in sorted order without hidden files."""
    files: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            names = (Path(here) / name for here, _, inside in os.walk(path) for name in inside)
            found = sorted(one for one in names if not one.name.startswith("."))
            files |= dict.fromkeys(found)
            if not found:
                errors.append(EvidenceError(str(given), "is a folder without files.", "Put the files there."))
        else:
            files[path] = None
    return tuple(files)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise EvidenceError(str(path), f"is larger than {MAX_BYTES // 1048576} MB.", "Give a part of it.")
        return path.read_bytes()
    except FileNotFoundError:
        raise EvidenceError(str(path), "is not there.", "Check the name.") from None
    except (OSError, ValueError) as wrong:
        raise EvidenceError(str(path), f"cannot be read ({wrong}).", "Check that it is an ordinary file.") from wrong
