from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lib.ingest import groups as module
from lib.ingest.grid import last_rows, usual_count
from lib.ingest.groups import combine, dense, first_rows, some, sums

CODES = st.lists(st.integers(0, 9), max_size=12)
WILD = st.lists(st.integers(-3, 60), max_size=12)


def renumbered(values: list[object]) -> list[int]:
    """Each value's place among the different ones, in the order in which they first come."""
    places: dict[object, int] = {}
    return [places.setdefault(value, len(places)) for value in values]


@given(st.one_of(CODES, WILD, st.integers(0, 9).map(lambda count: list(range(count)))))
def test_codes_are_numbered_by_where_they_first_stand(codes: list[int]) -> None:
    result, count = dense(np.array(codes, dtype=np.int64))
    assert (result.tolist(), count) == (renumbered(list(codes)), len(set(codes)))
    assert result.dtype == np.int64


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-1, 3), st.integers(0, 2)), max_size=12))
def test_combinations_are_numbered_like_tuples(rows: list[tuple[int, int, int]]) -> None:
    columns = [np.array([row[place] for row in rows], dtype=np.int32) for place in range(3)]
    assert combine(columns).tolist() == renumbered(list(rows))


@given(CODES, st.data())
def test_first_rows_are_the_first_whatever_is_looked_at_at_once(codes: list[int], data: st.DataObject) -> None:
    eligible = data.draw(st.lists(st.booleans(), min_size=len(codes), max_size=len(codes)))
    slow = [next((row for row, one in enumerate(codes) if one == code and eligible[row]), -1) for code in range(10)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "ROWS_AT_ONCE", 3)
        assert first_rows(np.array(codes, dtype=np.int64), 10, np.array(eligible, dtype=bool)).tolist() == slow


@given(st.one_of(CODES, st.permutations(range(10))), st.data())
def test_totals_by_group_are_exact(codes: list[int], data: st.DataObject) -> None:
    assume(
        len(codes) != 10 or len(set(codes)) == 10
    )  # as many groups as rows: each row is one, for no code goes unused
    values = data.draw(st.lists(st.integers(-(2**50), 2**50), min_size=len(codes), max_size=len(codes)))
    slow = [sum(value for one, value in zip(codes, values, strict=True) if one == code) for code in range(10)]
    assert sums(np.array(codes, dtype=np.int64), 10, np.array(values, dtype=np.int64)).tolist() == slow


@given(st.lists(st.integers(0, 1_000), max_size=8), st.data())
def test_some_values_are_those_of_the_rows(values: list[int], data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.sampled_from(range(len(values))), unique=True).map(sorted)) if values else []
    assert some(np.array(values), np.array(rows, dtype=np.int64)).tolist() == [values[row] for row in rows]


@given(st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=20))
def test_the_usual_count_is_the_median_of_the_masked_rows(rows: list[tuple[int, bool]]) -> None:
    counts, mask = np.array([one for one, _ in rows], np.int32), np.array([one for _, one in rows], bool)
    mask[0] = True
    assert usual_count(counts, mask) == np.median(counts[mask])


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 12))
def test_the_last_rows_of_a_mask_are_found_from_its_end(mask: list[bool], most: int) -> None:
    assert last_rows(np.array(mask, bool), most) == [row for row, one in enumerate(mask) if one][-most:]
