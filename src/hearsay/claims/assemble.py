"""Reports and attributions -> sources and claims: the stage `resolve`.

Every report is drafted before the first is read from its start, so that a name given late in one report is known
when another uses half of it. Both passes take time in proportion to the number of reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from hearsay.claims.drafts import drafts
from hearsay.claims.page import Page
from hearsay.claims.stage import Said, Stage
from hearsay.records import Attribution, Claim, Report, Source, Span
from hearsay.sources.cast import Cast
from hearsay.sources.describe import own_voice, sources
from hearsay.sources.issuers import publishers
from hearsay.sources.scene import Scene
from hearsay.types import ReportId


def resolve(
    reports: Sequence[Report], attributions: Sequence[Attribution]
) -> tuple[tuple[Source, ...], tuple[Claim, ...]]:
    """The speakers of the whole case and the claims of every report, in order of report and offset."""
    by_report: dict[ReportId, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        by_report[attribution.report].append(attribution)
    cast, known = Cast(), publishers(reports)
    stages = [_staged(report, by_report.get(report.id, []), cast, known) for report in reports]
    said = [claim for stage in stages for claim in stage.claims()]
    for each in said:
        each.speaker = each.speaker.final if each.speaker is not None else None
    return _recorded(reports, said)


def _staged(report: Report, attributions: Sequence[Attribution], cast: Cast, known: Mapping[str, str]) -> Stage:
    page = Page(report, known)
    drafted = drafts(page, attributions)
    scene = Scene(report.id, report.text, cast)
    for draft in drafted:
        scene.expect(draft.mention)
    return Stage(report, page, scene, drafted)


def _recorded(reports: Sequence[Report], said: Sequence[Said]) -> tuple[tuple[Source, ...], tuple[Claim, ...]]:
    """Numbers claims and sources, and makes records of them."""
    numbers: dict[ReportId, int] = defaultdict(int)
    ids: dict[int, str] = {}
    for each in said:
        numbers[each.report.id] += 1
        ids[id(each)] = f"{each.report.id}:c{numbers[each.report.id]}"
        if each.speaker is not None and each.source is not None and not each.carried:
            each.speaker.spans.append(Span(each.report.id, *each.source))
    speaking = sources([each.speaker for each in said if each.speaker is not None])
    own = {report.id: own_voice(report) for report in reports}
    claims = tuple(
        each.record(
            ids[id(each)],
            (speaking[id(each.speaker)] if each.speaker is not None else own[each.report.id]).id,
            ids.get(id(each.parent)) if each.parent is not None else None,
        )
        for each in said
    )
    speaks = {each.report.id for each in said if each.speaker is None}
    return (*speaking.values(), *(own[r.id] for r in reports if r.id in speaks)), claims
