"""Who was where and is where: named customers, sums that agree, and both ways to cut."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.histories import histories
from lib.analysis.migration import NOBODY_YET, Migration, migration
from lib.analysis.rfm import rfm
from lib.catalog.segments import REGULARS_11
from lib.core.errors import CannotAnswer
from lib.core.periods import day_of
from lib.core.settings import CutOffs, RfmSettings, View
from tests.shops import customers_of, frames_of, order, refund

END = date(2024, 7, 1)
BY_HAND = RfmSettings(
    CutOffs(values=(30, 60, 90, 180)), CutOffs(values=(1, 2, 3, 4)), CutOffs(values=(20, 50, 100, 200)), "regulars-11"
)


def moved(
    rows: list[dict[str, object]],
    day: date,
    chosen: RfmSettings = BY_HAND,
    refunds: tuple[dict[str, object], ...] = (),
    **more: object,
) -> Migration:
    known = histories(frames_of(rows, refunds), View(), END)
    today = rfm(customers_of(rows, refunds, as_of=END), chosen, REGULARS_11)
    return migration(known, today, day_of(day), **more)  # type: ignore[arg-type]


def test_named_customers_move_as_they_should() -> None:
    rows = [
        *(order("ann", day, 30) for day in ("2024-01-01", "2024-02-01", "2024-03-01", "2024-03-20", "2024-06-28")),
        order("bob", "2024-03-25", 10),
        order("cleo", "2024-06-30", 99),
    ]
    found = moved(rows, date(2024, 4, 1), refunds=(refund("ann", "2024-05-01", 5),))
    pairs = {(row.before, row.after): (row.customers, row.money_e4) for row in found.frame.itertuples()}
    assert pairs == {
        ("champions", "champions"): (1, 250_000),
        ("new", "hibernating"): (1, 0),
        (NOBODY_YET, "new"): (1, 990_000),
    }
    assert (found.stayed, found.newcomers, found.frozen_apart) == (1, 1, 0)


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10**6), st.sampled_from(["frozen", "anew"]))
def test_customers_and_money_add_up_whatever_the_day_and_the_cut_offs(seed: int, cutting: str) -> None:
    rng = np.random.default_rng(seed)
    rows = [
        order(
            f"c{rng.integers(0, 30)}",
            f"2024-0{rng.integers(1, 7)}-{rng.integers(1, 28):02d}",
            float(rng.integers(1, 90)),
            order_id=str(n),
        )
        for n in range(60)
    ]
    day = date(2024, int(rng.integers(2, 7)), 15)
    found = moved(rows, day, RfmSettings(map_name="regulars-11"), cutting=cutting)
    then, now = found.then.customers, found.today.customers
    assert found.frame["customers"].sum() == len(now)
    assert found.frame["money_e4"].sum() == now.revenue_e4 - then.revenue_e4
    known_then = found.frame[found.frame["before"] != NOBODY_YET]
    assert known_then["customers"].sum() == len(then)
    by_group = found.frame.groupby("after")["customers"].sum()
    assert by_group.to_dict() == {
        row.segment: row.customers for row in found.today.segments.itertuples() if row.customers
    }
    assert found.stayed + found.newcomers <= len(now)


def test_frozen_cut_offs_are_those_of_the_earlier_day() -> None:
    rows = [order(f"c{n}", f"2024-0{1 + n % 6}-1{n % 9}", 10 + n, order_id=str(n)) for n in range(40)]
    frozen, anew = (
        moved(rows, date(2024, 4, 1), RfmSettings(map_name="regulars-11"), cutting=one) for one in ("frozen", "anew")
    )
    assert dict(frozen.today.cutoffs) == dict(frozen.then.cutoffs)
    assert dict(anew.today.cutoffs) != dict(anew.then.cutoffs)
    assert frozen.frozen_apart == anew.frozen_apart > 0


def test_a_day_before_the_first_order_is_refused() -> None:
    with pytest.raises(CannotAnswer, match="Nobody had ordered"):
        moved([order("ann", "2024-06-01")], date(2024, 5, 1))
