"""Exports that put nothing in quotation marks: a comma within a cell divides it, and its parts are put together again."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.catalog import CATALOGUE, header_score
from lib.core.settings import ImportSettings
from lib.ingest.convert import convert
from lib.ingest.cut_cells import mended
from lib.ingest.imported import Imported
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import TODAY, codes, money

HEAD = "Order ID,Date,Customer,Quantity,Total,Status\n"


def imported(text: str) -> Imported:
    return convert(read_inside(text.encode(), header_score=header_score), ImportSettings(), CATALOGUE, TODAY)


def test_a_clock_behind_a_comma_is_part_of_its_day() -> None:
    result = imported(
        HEAD + "1,2/28/2026, 2:05:09 PM,Ann,1,20.00,Paid\n2,3/1/2026, 9:00:00 AM,Ben,2,30.50,Paid\n"
        "3,3/2/2026, 11:30:00 AM,Ann,1,9.50,Paid\n"
    )
    assert (len(result.orders), len(result.customers), money(result)) == (3, 2, 60.0)
    assert str(result.orders["ordered_at"].min()) == "2026-02-28 14:05:09"
    assert "cells_rejoined" in codes(result)
    assert not {"long_rows", "unknown_status"} & set(codes(result))


@pytest.mark.parametrize("sign", ["", "$", "₹", "R$ "])
def test_thousands_behind_a_comma_are_part_of_their_amount(sign: str) -> None:
    result = imported(
        HEAD + f"1,2026-02-01,Ann,1,{sign}1,250.00,Paid\n2,2026-02-03,Ben,2,{sign}30.50,Paid\n"
        f"3,2026-02-05,Ann,1,{sign}1,002,300.5,Paid\n4,2026-02-06,Cleo,3,{sign}999,Paid\n"
    )
    assert (len(result.orders), money(result)) == (4, 1004580.0)
    assert "unknown_status" not in codes(result)


def test_what_could_be_a_quantity_or_an_amount_is_what_it_is_in_other_rows() -> None:
    """“1,234,567.00” is one piece for 234,567, as the row above it is one piece for 1,250."""
    result = imported(
        HEAD + "1,2026-02-01,Ann,2,1,250.00,Paid\n2,2026-02-03,Ben,1,234,567.00,Paid\n3,2026-02-05,Ann,1,80.00,Paid\n"
    )
    assert money(result) == 235897.0


def test_a_name_with_its_given_name_behind_it_is_one() -> None:
    rows = "".join(f"{at},2026-02-0{at},Smith, {'Jane' if at % 2 else 'John'},1,10.00,Paid\n" for at in range(1, 6))
    result = imported(HEAD + rows)
    assert (len(result.customers), money(result)) == (2, 50.0)


def test_rows_that_are_longer_for_another_reason_stay_as_they_are_and_are_told() -> None:
    result = imported(
        HEAD
        + "1001,2026-02-01,Ann,1,12.50,Paid,a note\n1002,2026-02-03,Ben,2,30.50,Paid,\n1003,2026-02-05,Ann,1,9.50,Paid,other\n"
    )
    assert money(result) == 52.5
    assert "cells_rejoined" not in codes(result)


def test_blanks_behind_every_comma_are_no_parts_of_cells() -> None:
    text = HEAD.replace(",", ", ") + "".join(f"10{at}, 2026-02-0{at}, Ann, 1, 10.00, Paid, x\n" for at in range(1, 5))
    assert "cells_rejoined" not in codes(imported(text))


def _naive(rows: list[list[str]]) -> pa.Table:
    cells = [",".join(row).split(",") for row in rows]
    most = max(map(len, cells))
    columns = zip(*(row + [None] * (most - len(row)) for row in cells), strict=True)
    return pa.table({f"c{at}": pa.array(column, pa.string()) for at, column in enumerate(columns)})


#: One figure above a thousand in each row is what nothing else can be.
@given(
    st.lists(
        st.tuples(st.integers(10_000, 99_999), st.sampled_from(["Ann", "Ben Li"]), st.integers(0, 10**8)),
        min_size=1,
        max_size=30,
    )
)
def test_whatever_is_written_without_quotation_marks_comes_back(rows: list[tuple[int, str, int]]) -> None:
    written = [[str(number), name, f"{cents / 100:,.2f}", "Paid"] for number, name, cents in rows]
    table = _naive(written)
    found = mended(table, 4)
    if table.num_columns == 4:
        assert found is None
    else:
        assert found is not None
        assert [list(row.values()) for row in found.table.to_pylist()] == written


def test_rows_of_nothing_but_small_figures_are_left_at_once() -> None:
    """Of a hundred figures that all may be parts of others, nobody can tell which were."""
    rows = [[str(100 + (row * 7 + at) % 800) for at in range(104)] for row in range(3_000)]
    table = pa.table({f"c{at}": [row[at] for row in rows] for at in range(104)})
    assert mended(table, 100) is None
