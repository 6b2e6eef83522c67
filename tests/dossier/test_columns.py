"""Records by column are the records."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearsay.dossier.columns import columned, whole
from hearsay.export.json import Plain

SPANS = st.lists(
    st.builds(lambda s, n: {"report": "r", "start": s, "end": s + n}, st.integers(0, 99), st.integers(0, 9))
)
ROWS = st.lists(st.fixed_dictionaries({"id": st.text(max_size=3), "lo": st.none() | st.floats(0, 9), "spans": SPANS}))


@given(st.fixed_dictionaries({"rows": ROWS, "pairs": st.lists(st.lists(st.integers(), max_size=3))}))
def test_whole_gives_back_what_columned_was_given(record: Plain) -> None:
    assert whole(columned(record)) == record


def test_columns_are_one_list_a_field() -> None:
    assert columned([{"a": 1, "b": [2]}, {"a": 3, "b": []}]) == {
        "columns": {"a": [1, 3], "b": {"lengths": [1, 0], "items": [2]}}
    }


def test_spans_are_steps_and_lengths() -> None:
    held = [{"report": "r", "start": 5, "end": 9}, {"report": "r", "start": 12, "end": 13}]
    assert columned(held) == {"spans": {"report": ["r", "r"], "start": [5, 7], "end": [4, 1]}}
