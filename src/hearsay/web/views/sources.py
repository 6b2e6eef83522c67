"""Who said what: the list of sources, and one source's page with everything it said in order."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from hearsay.case.grades import CREDIBILITY, RELIABILITY
from hearsay.dossier import harmless
from hearsay.dossier.graphs import PathRow, relay_graph
from hearsay.dossier.lines import gathered as gather_lines
from hearsay.dossier.lines import line
from hearsay.dossier.voices import own_name
from hearsay.types import SourceKind
from hearsay.web.addresses import CaseIndex
from hearsay.web.problems import missing
from hearsay.web.shelf.judged import kin, merged_away, said_by
from hearsay.web.shelf.lists import SOURCE_SORTS, source_rows
from hearsay.web.shelf.loading import candidates
from hearsay.web.shelf.measured import Path, paths
from hearsay.web.shelf.paging import Screen
from hearsay.web.shelf.parts import count_of_claims, gathered, part_of_source
from hearsay.web.views.visit import Visit, marks_of

KINDS = tuple(k.value for k in SourceKind)
SIZE = 60
"""Claims of one source on one screen."""


def sources(visit: Visit) -> Response:
    """One screen of sources, those with most claims first; under the first screen the paths that words took."""
    words, kind = visit.text("words"), visit.choice("kind", KINDS)
    sort = visit.choice("sort", SOURCE_SORTS, "claims")
    facts, window = visit.facts, visit.window(100)
    gone = merged_away(facts.judgements)
    key = ("sources", words, kind, sort, window, tuple(gone))
    screen = visit.context.shelf.once(
        facts.machine, key, lambda: source_rows(visit.connection, words, kind, sort, window, gone)
    )  # fmt: skip
    part = visit.judged(gathered(visit.connection, sources=[s.id for s, _ in screen.items]))
    index = visit.index(part)
    held = {s.id: s for s in part.sources}
    rows = [(held.get(s.id, s), own_name(held.get(s.id, s)), index.hue(s), n) for s, n in screen.items]
    made = [s for s in part.sources if ":" in s.id and s.id.startswith("j")]
    graph, ways = "", []
    if not words and not kind and not window.offset:
        ways = visit.context.shelf.once(facts.machine, "paths", lambda: paths(visit.connection))
        graph = relay_graph(path_rows(ways, index))
    return visit.show(
        "sources.html", "/sources", None,
        rows=rows, screen=screen, words=words, kind=kind, sort=sort, kinds=KINDS, graph=addressed(graph, ways),
        ways=ways[:200], hue=lambda p: hue_of(p, index), made=made, marks=marks_of(part),
        versions=visit.versions([("source", s.id) for s, _, _, _ in rows]),
        most=max((n for _, n in screen.items), default=1),
    )  # fmt: skip


def path_rows(ways: list[Path], index: CaseIndex) -> tuple[PathRow, ...]:
    """Paths as the graph of the dossier draws them; its anchors are numbers of the list."""
    return tuple(
        PathRow(
            harmless.name(w.speaker) or "unnamed source", f"s{n}", hue_of(w, index),
            " → ".join(harmless.name(r) for r in w.relays.split("\n") if r), harmless.name(w.outlet) or "no outlet",
            w.claims,
        )
        for n, w in enumerate(ways, 1)
    )  # fmt: skip


def hue_of(way: Path, index: CaseIndex) -> str:
    """The hue of a path's speaker."""
    source = index.sources.get(way.source)
    return index.hue(source) if source else "p0"


def addressed(graph: str, ways: list[Path]) -> str:
    """The graph with each speaker as a link to its page."""
    from markupsafe import Markup

    from hearsay.web.addresses import ANCHOR, listed, segment

    def target(match: object) -> str:
        way = listed(ways, match["s"])  # type: ignore[index]
        return f'href="/sources/{segment(way.source)}"' if way else 'href="/sources"'

    return Markup(ANCHOR.sub(target, str(graph)))


def source(visit: Visit) -> Response:
    """One source: role, party, every claim in order with its path, how often through a relay."""
    identity = visit.path("id")
    related, claims = kin(visit.facts.judgements, identity)
    window = visit.window(SIZE)
    part = visit.judged(part_of_source(visit.connection, related, claims, window.offset, window.limit))
    held = next((s for s in part.sources if s.id == identity), None)
    if held is None:
        moved = next((s for s in part.sources if s.id in related), None)
        if moved is None or not any(a.id == identity for j in visit.facts.judgements for a in j.items):
            raise missing("source of that number")
        held = moved
    held = replace(held, candidates=candidates(visit.connection, held.id))
    index = visit.index(part)
    said = said_by(part, held.id)
    screen = Screen(said, count_of_claims(visit.connection, related), window)
    lines = [line(c, index) for c in said]
    ids = {(x.report_anchor, x.number): c.id for x, c in zip(lines, said, strict=True)}
    key = ("paths", *related)
    ways = visit.context.shelf.once(visit.facts.machine, key, lambda: paths(visit.connection, tuple(related)))
    return visit.show(
        "source.html", "/sources", index,
        source=held, name=own_name(held), hue=index.hue(held), said=gather_lines(lines), ids=ids, screen=screen,
        ways=ways, graph=relay_graph(path_rows(ways, index)), marks=marks_of(part), reliability=RELIABILITY,
        credibility=CREDIBILITY, moved=held.id != identity,
        versions=visit.versions([("source", held.id), *(("claim", c.id) for c in said)]),
    )  # fmt: skip
