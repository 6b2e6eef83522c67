"""Records laid out by column, so that they compress to two thirds: rows of one shape become one list a field.

`[{"a": 1, "b": 2}, {"a": 3, "b": 4}]` becomes `{"columns": {"a": [1, 3], "b": [2, 4]}}`, and `[[1, 2], [], [3]]`
becomes `{"lengths": [2, 0, 1], "items": [1, 2, 3]}`. Spans become `{"spans": {"report": [...], "start": [...],
"end": [...]}}`, each start counted from the one before and each end from its start. `whole` gives back what
`columned` was given; the page's script (static/1-fold.js) holds the same few lines.
"""

from __future__ import annotations

from itertools import accumulate, chain, pairwise

from hearsay.export.json import Plain

SPAN = {"report", "start", "end"}
"""The fields of a span."""


def columned(value: Plain) -> Plain:
    """The value with every list of records, or of lists, laid out by column."""
    if isinstance(value, dict):
        return {key: columned(item) for key, item in value.items()}
    if not isinstance(value, list) or not value:
        return value
    first = value[0]
    if isinstance(first, dict) and first and all(isinstance(v, dict) and v.keys() == first.keys() for v in value):
        records = [v for v in value if isinstance(v, dict)]
        if first.keys() == SPAN:
            return {
                "spans": spans(
                    [r["report"] for r in records],
                    [(whole_number(r["start"]), whole_number(r["end"])) for r in records],
                )
            }
        return {"columns": {key: columned([r[key] for r in records]) for key in first}}
    if isinstance(first, list) and all(isinstance(v, list) for v in value):
        lists = [v for v in value if isinstance(v, list)]
        return {"lengths": [len(v) for v in lists], "items": columned(list(chain.from_iterable(lists)))}
    return [columned(v) for v in value] if any(isinstance(v, dict | list) for v in value) else value


def spans(reports: list[Plain], bounds: list[tuple[int, int]]) -> Plain:
    """Spans with each start as a step from the one before, each end as a length."""
    starts = [start for start, _ in bounds]
    steps: list[Plain] = [*starts[:1], *(after - before for before, after in pairwise(starts))]
    lengths: list[Plain] = [end - start for start, end in bounds]
    return {"report": reports, "start": steps, "end": lengths}


def whole(value: Plain) -> Plain:
    """What `columned` was given."""
    if isinstance(value, list):
        return [whole(v) for v in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"columns"} and isinstance(value["columns"], dict):
        columns = {key: rows_of(column) for key, column in value["columns"].items()}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    if value.keys() == {"spans"} and isinstance(value["spans"], dict):
        reports, steps, lengths = (rows_of(value["spans"][key]) for key in ("report", "start", "end"))
        starts = accumulate(map(whole_number, steps))
        return [
            {"report": report, "start": start, "end": start + whole_number(length)}
            for report, start, length in zip(reports, starts, lengths, strict=True)
        ]
    if value.keys() == {"lengths", "items"} and isinstance(value["lengths"], list):
        items = iter(rows_of(value["items"]))
        return [[next(items) for _ in range(whole_number(length))] for length in value["lengths"]]
    return {key: whole(item) for key, item in value.items()}


def rows_of(column: Plain) -> list[Plain]:
    """One column as the list that it stands for."""
    found = whole(column)
    assert isinstance(found, list)
    return found


def whole_number(value: Plain) -> int:
    """A value that is an integer."""
    assert isinstance(value, int)
    return value
