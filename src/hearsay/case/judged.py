"""Machine records and judgements -> the records as people left them, with a mark wherever a person set something.

    apply(dossier, judgements)                 questions and checks are run again over what people left standing
    apply(dossier, judgements, again=False)    rejected claims only fall out of answers and findings: a click's work

Pure: the same dossier and judgements give the same result; without a judgement in force it is the dossier itself.
Rejected claims, figures and times stay in the dossier with their mark; they answer no question and make no finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearsay.case.judged_bench import Bench
from hearsay.case.judged_ids import with_machine_ids
from hearsay.case.judged_questions import LATE, judge_after
from hearsay.case.judged_standing import pruned, standing
from hearsay.case.judgement import in_force
from hearsay.checks import check
from hearsay.questions import relate
from hearsay.records import Dossier, Judgement


def apply(dossier: Dossier, judgements: Sequence[Judgement], again: bool = True) -> Dossier:
    """The dossier with every judgement in force, in the order they were given; a later one stands over an earlier.

    Args:
        dossier: what the machine made.
        judgements: all of the case, oldest first, undone ones and undos among them.
        again: relate and check what people left standing (about a millisecond a claim); else questions and findings
            stay those of the machine, without what was rejected.
    """
    live = in_force(judgements)
    if not live:
        return dossier
    bench = Bench(dossier)
    for judgement in live:
        if judgement.items and judgement.items[0].kind not in LATE:
            bench.lay(judgement)
    left = dossier
    if bench.changed:
        left = bench.dossier()
        left = _related(left, bench) if again else pruned(left, bench.rejected)
    left = judge_after(left, live, bench)
    return replace(left, marks=bench.marks(), unplaced=tuple(bench.unplaced))


def _related(judged: Dossier, bench: Bench) -> Dossier:
    """The judged records with the questions and findings of those that stand."""
    left = standing(judged, bench.rejected)
    relations = relate(left.reports, left.sources, left.claims, left.measures)
    found = check(replace(left, relations=relations))
    return with_machine_ids(replace(judged, relations=relations, findings=found.findings), bench.machine)
