"""The earlier state of a shop is kept as text and comes back as it was, or is refused."""

from __future__ import annotations

import io
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pytest

from lib.analysis.changed import Earlier, changed, earlier
from lib.core.errors import CannotRead
from lib.reports.earlier import earlier_of, earlier_table
from lib.reports.project import MOST_OTHERS, OtherFile, pack, unpack
from tests.reports.tables import choices, table
from tests.shops import order, refund, tables

DIGEST = "e" * 64
SHOP = tables(
    [order("ann", "2026-01-05 10:11:12", 10.5), order("bob", "2026-02-01", 20), order("ann", "2026-03-01", 0.0001)],
    [refund("ann", "2026-03-05", 2.5, order_id=None)],
)


def state() -> Earlier:
    made = earlier(SHOP["orders"], SHOP["refunds"], DIGEST)
    assert made is not None
    return made


def test_it_comes_back_as_it_was() -> None:
    before, again = state(), earlier_of(earlier_table(state()), DIGEST)
    pd.testing.assert_frame_equal(again.orders, before.orders, check_dtype=False)
    pd.testing.assert_frame_equal(again.refunds, before.refunds, check_dtype=False)
    found = changed((again.orders, again.refunds), (SHOP["orders"], SHOP["refunds"]))
    assert found.is_nothing
    assert dict(found.bridge)["before"] == dict(found.bridge)["after"] == 305_001 - 25_000


def test_no_more_is_kept_than_a_comparison_needs() -> None:
    named = SHOP["orders"].assign(country="DE", channel="web")
    made = earlier(named, SHOP["refunds"], DIGEST)
    assert made is not None
    assert set(made.orders.columns) == {"customer_id", "order_id", "ordered_at", "net_e4"}


def test_there_is_nothing_to_compare_with_without_orders_or_with_several_currencies() -> None:
    assert earlier(SHOP["orders"].head(0), SHOP["refunds"], DIGEST) is None
    assert earlier(SHOP["orders"].assign(currency=["EUR", "USD", "EUR"]), SHOP["refunds"], DIGEST) is None


def test_a_customer_can_be_forgotten() -> None:
    left = state().without("ann", "f" * 64)
    assert left is not None
    assert (left.orders["customer_id"].tolist(), len(left.refunds)) == (["bob"], 0)
    assert left.without("bob", "0" * 64) is None


@pytest.mark.parametrize(
    ("column", "cell"), [("c0", "sale"), ("c1", None), ("c3", "soon"), ("c4", "1.5"), ("c4", None)]
)
def test_a_table_that_is_no_state_is_refused(column: str, cell: str | None) -> None:
    made = earlier_table(state())
    at = made.cells.column_names.index(column)
    cells = made.cells.set_column(at, column, pa.array([cell, *made.cells.column(at).to_pylist()[1:]], pa.string()))
    with pytest.raises(CannotRead):
        earlier_of(replace(made, cells=cells), DIGEST)


def test_a_project_file_holds_it_after_its_other_files() -> None:
    others = tuple(OtherFile(kind="spend", file=f"{at}.csv", digest=f"{at:064x}") for at in range(MOST_OTHERS))
    told = choices().model_copy(update={"earlier": DIGEST, "beside": others})
    packed = pack(told, table(), "1", [*[table()] * MOST_OTHERS, earlier_table(state())])
    opened = unpack(io.BytesIO(packed), 10**8)
    assert len(opened.beside) == MOST_OTHERS + 1
    assert opened.saved.choices.earlier == DIGEST
    assert opened.saved.beside[-1].headers[0] == "kind"
