"""What changed between two uploads: a small example with named people, and a bridge that always adds up."""

from __future__ import annotations

import hypothesis.strategies as st
import pandas as pd
from hypothesis import given, settings

from lib.analysis.changed import State, changed, without_numbers

Rows = list[tuple[str, str, int]]


def state(rows: Rows, refunds: int = 0, numbers: str = "") -> State:
    """Orders of (customer, number, ten-thousandths), a day apart, and refunds in total."""
    orders = pd.DataFrame(rows, columns=["customer_id", "order_id", "net_e4"])
    orders["ordered_at"] = pd.Timestamp("2026-01-01") + pd.to_timedelta(range(len(rows)), unit="D")
    held = frozenset(orders["order_id"]) | frozenset(numbers)
    return State(orders, pd.DataFrame({"amount_e4": [refunds]}), held)


def test_ann_came_back_bob_was_cancelled_and_cid_is_new() -> None:
    before = state([("ann", "1", 100), ("bob", "2", 50), ("eve", "3", 70)])
    after = state([("ann", "1", 100), ("eve", "3", 60), ("ann", "4", 30), ("cid", "5", 20)], refunds=5)
    found = changed(before, after)
    assert (found.gained, found.lost, found.orders_new, found.orders_gone, found.orders_corrected) == (1, 1, 2, 1, 1)
    assert found.who[["customer_id", "change", "before_e4", "after_e4"]].to_numpy().tolist() == [
        ["cid", "gained", 0, 20],
        ["bob", "lost", 50, 0],
    ]
    assert dict(found.bridge) == {"before": 220, "corrected": -10, "gone": -50, "refunds": -5, "counting": 0, "known": 30, "new": 20, "after": 205}  # fmt: skip


def test_an_order_that_counts_now_is_not_new_and_one_may_be_another_customers() -> None:
    before = state([("ann", "1", 100), ("bob", "2", 50)], numbers="9")
    after = state([("ann", "1", 100), ("ann", "2", 50), ("bob", "9", 7), ("cid", "5", 20)], numbers="2")
    found = changed(before, after)
    assert (found.orders_new, found.orders_counting, found.orders_moved, found.orders_gone) == (1, 1, 1, 0)
    assert dict(found.bridge) == {"before": 150, "corrected": 0, "gone": 0, "refunds": 0, "counting": 7, "known": 0, "new": 20, "after": 177}  # fmt: skip


def test_new_orders_from_before_the_last_day_are_told_apart() -> None:
    older, newer = state([("ann", "1", 100)]), state([("eve", "0", 5), ("ann", "1", 100)])
    older.orders["ordered_at"] = pd.Timestamp("2026-01-02 10:00")
    found = changed(older, newer)
    assert (found.orders_new, found.orders_late) == (1, 1)


def test_orders_without_numbers_are_known_by_what_is_told_of_them() -> None:
    rows = state([("ann", "row 2", 100), ("bob", "row 3", 50)]).orders
    moved = rows.assign(order_id=["row 7", "row 8"])
    refunds = pd.DataFrame({"amount_e4": [0]})
    assert changed(State(without_numbers(rows), refunds), State(without_numbers(moved), refunds)).is_nothing


def test_the_same_file_again_changes_nothing() -> None:
    shop = state([("ann", "1", 100)])
    assert changed(shop, shop).is_nothing


_SHOP = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.integers(1, 6).map(str)), st.integers(-500, 500), min_size=1, max_size=12
).map(lambda orders: [(who, number, amount) for (who, number), amount in orders.items()])


@given(_SHOP, _SHOP, st.integers(0, 99), st.integers(0, 99))
@settings(deadline=None, max_examples=30)
def test_the_bridge_adds_up(before: Rows, after: Rows, old: int, new: int) -> None:
    found = changed(state(before, old), state(after, new))
    amounts = [amount for _, amount in found.bridge]
    assert sum(amounts[:-1]) == amounts[-1] == sum(amount for *_, amount in after) - new
    assert found.who["change"].value_counts().to_dict() == {
        name: count for name, count in (("gained", found.gained), ("lost", found.lost)) if count
    }
    assert found.gained - found.lost == len({who for who, *_ in after}) - len({who for who, *_ in before})
