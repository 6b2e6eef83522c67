"""Every record on a line of its own (JSON Lines), each with its kind, the dossier's own line first.

`{"kind": "dossier", "format": "hearsay dossier 1", ...}`, then `{"kind": "claim", "id": ..., ...}`: the fields are
those of `hearsay.export.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hearsay import __version__
from hearsay.export.json import FORMAT, dumps, plain
from hearsay.records import Dossier


def to_jsonl(dossier: Dossier) -> bytes:
    """The dossier as UTF-8 JSON Lines."""
    return b"".join(line + b"\n" for line in _lines(dossier))


def _lines(dossier: Dossier) -> Iterator[bytes]:
    yield dumps({"kind": "dossier", "format": FORMAT, "version": __version__, "title": dossier.title})
    for kind, records in _records(dossier).items():
        for record in records:
            fields = plain(record)
            assert isinstance(fields, dict)
            # a few records have a kind of their own: theirs is `sort` here
            sort = {"sort": fields.pop("kind")} if "kind" in fields else {}
            yield dumps({"kind": kind, **fields, **sort})


def _records(dossier: Dossier) -> dict[str, Iterable[object]]:
    """Every kind of record by name, in the order of the stages."""
    measures, relations, evidence = dossier.measures, dossier.relations, dossier.evidence
    return {
        "report": dossier.reports,
        "attribution": dossier.attributions,
        "source": dossier.sources,
        "claim": dossier.claims,
        "figure": measures.figures,
        "time": measures.times,
        "place": measures.places,
        "identifier": measures.identifiers,
        "question": relations.questions,
        "copy": relations.lineage,
        "shift": relations.shifts,
        "finding": dossier.findings,
        "track": evidence.tracks,
        "zone": evidence.zones,
        "capacity": evidence.capacities,
        "list": evidence.lists,
        "mark": dossier.marks,
        "unplaced": dossier.unplaced,
    }
