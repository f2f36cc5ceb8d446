from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.analysis.differences import Figures, Way, figures, read_units
from lib.analysis.reconcile import Reconciliation, Shown, reconcile
from lib.core.errors import CannotAnswer

MAY = (date(2026, 5, 1), date(2026, 5, 31))
NOON = datetime(2026, 5, 10, 12)
COLUMNS = ["order_id", "customer_id", "ordered_at", "amount", "status", "fate", "refund", "tax", "shipping", "discount"]


def shop(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows as an import leaves them; money in whole units."""
    table = pd.DataFrame(
        [
            {"order_id": str(number), "customer_id": f"c{number}", "ordered_at": NOON, "status": "paid", "fate": "counted", "refund": 0, "tax": 0, "shipping": 0, "discount": 0} | row
            for number, row in enumerate(rows)
        ],
        columns=COLUMNS,
    )  # fmt: skip
    for name in ("amount", "refund", "tax", "shipping", "discount"):
        table[f"{name}_e4"] = (table.pop(name) * 10_000).astype("Int64")
    return table.astype({"customer_id": "str", "status": "str", "ordered_at": "datetime64[s]"})


def against(
    rows: pd.DataFrame, revenue: float | None = None, orders: int | None = None, buyers: int | None = None
) -> Reconciliation:
    return reconcile(rows, Shown(*MAY, None if revenue is None else round(revenue * 10_000), orders, buyers))


def explaining(result: Reconciliation) -> list[str]:
    return [line.code for line in result.lines if line.part == "explains"]


SALES = ({"amount": 100}, {"amount": 50})


def test_equal_figures_agree() -> None:
    result = against(shop(*SALES), 150, 2, 2)
    assert (result.verdict, explaining(result)) == ("agrees", [])


def test_refunds_that_the_dashboard_does_not_take_off() -> None:
    rows = shop(*SALES, {"customer_id": "c0", "amount": -30, "fate": "refund"})
    result = against(rows, 150)
    assert (result.ours.revenue_e4, explaining(result)) == (1_200_000, ["refunds_not_deducted"])


def test_a_refund_column_that_the_dashboard_does_not_take_off() -> None:
    assert explaining(against(shop({"amount": 100, "refund": 20}), 100)) == ["refunds_not_deducted"]


def test_refunds_that_only_the_dashboard_takes_off() -> None:
    rows = shop(*SALES, {"customer_id": "c0", "amount": -30, "fate": "refund_ignored"})
    assert explaining(reconcile(rows, Shown(*MAY, 1_200_000), "ignore")) == ["refunds_deducted"]


def test_orders_without_a_buyer() -> None:
    rows = shop(*SALES, {"customer_id": None, "amount": 70, "fate": "guest_order"})
    result = against(rows, 220, 3)
    assert [(line.code, line.revenue_e4, line.orders, line.buyers) for line in result.lines] == [
        ("guests_included", 700_000, 1, 1)
    ]


def test_statuses_are_told_apart() -> None:
    rows = shop(
        *SALES,
        {"amount": 10, "status": "pending", "fate": "status_excluded"},
        {"amount": 7, "status": "cancelled", "fate": "status_excluded"},
    )
    result = against(rows, 160)
    assert [line.sentence.facts["status"] for line in result.lines if line.part == "explains"] == ["pending"]


def test_a_guest_order_that_was_cancelled_takes_two_lines() -> None:
    rows = shop(
        *SALES,
        {"amount": 7, "status": "cancelled", "fate": "status_excluded"},
        {"amount": 9, "status": "cancelled", "fate": "guest_order", "customer_id": None},
    )
    assert explaining(against(rows, 166)) == ["status_included", "guests_included"]


def test_orders_of_zero_change_orders_and_buyers_only() -> None:
    result = against(shop(*SALES, {"amount": 0, "fate": "zero_amount"}), 150, 3, 3)
    assert explaining(result) == ["zero_included"]


def test_repeated_rows_that_the_dashboard_counts() -> None:
    rows = shop(*SALES, {"order_id": "1", "customer_id": "c1", "amount": 50, "fate": "duplicate"})
    assert explaining(against(rows, 200, 2)) == ["duplicates_included"]


@pytest.mark.parametrize(
    ("side", "revenue", "code"),
    [
        ("tax", 140, "tax_left_out"),
        ("shipping", 140, "shipping_left_out"),
        ("discount", 160, "before_discounts"),
        ("tax", 160, "tax_added"),
    ],
)
def test_what_is_in_the_revenue(side: str, revenue: float, code: str) -> None:
    assert explaining(against(shop({"amount": 100, side: 10}, {"amount": 50}), revenue)) == [code]


def test_a_day_that_begins_at_another_hour() -> None:
    late = {"amount": 25, "ordered_at": datetime(2026, 5, 31, 23, 30)}
    result = against(shop(*SALES, late), 150, 2)
    assert [str(line.sentence) for line in result.lines if line.part == "explains"] == [
        "A day begins 1 hour earlier there."
    ]


def test_lines_add_up_to_the_difference() -> None:
    rows = shop(
        {"amount": 100, "tax": 10},
        {"customer_id": None, "amount": 70, "tax": 7, "fate": "guest_order"},
        {"customer_id": "c0", "amount": -30, "fate": "refund"},
    )
    result = against(rows, 153)
    assert (
        sum(line.revenue_e4 for line in result.lines if line.part == "explains") == 1_530_000 - result.ours.revenue_e4
    )
    assert sorted(explaining(result)) == ["guests_included", "refunds_not_deducted", "tax_left_out"]


def test_what_nothing_explains_is_left_over() -> None:
    result = against(shop(*SALES, {"customer_id": None, "amount": 70, "fate": "guest_order"}), 151)
    assert (result.verdict, result.rest_e4, [line.part for line in result.lines]) == (
        "unexplained",
        10_000,
        ["possible"],
    )


def test_buyers_alone_that_nothing_explains_leave_the_rest_explained() -> None:
    rows = shop(*SALES, {"customer_id": None, "amount": 70, "fate": "guest_order"})
    result = against(rows, 220, 3, 9)
    assert (result.verdict, explaining(result), result.rest_e4, result.rest_orders, result.rest_buyers) == (
        "partly",
        ["guests_included"],
        0,
        0,
        6,
    )
    assert [(one.code, one.sentence.facts.get("number")) for one in result.findings[:1]] == [("partly_explained", 6)]
    assert [one.code for one in result.findings[1:]] == [
        "guests_unknown",
        "period_beyond_file",
    ]  # the file is of a single day


def test_orders_without_a_buyer_are_of_none_up_to_as_many_people() -> None:
    guests = [{"customer_id": None, "amount": 70, "fate": "guest_order"}] * 4
    for buyers, change, rest in ((2, 0, 0), (3, 1, 0), (6, 4, 0), (1, 0, -1), (8, 4, 2)):
        result = against(shop(*SALES, *guests), 430, 6, buyers)
        (line,) = [line for line in result.lines if line.part == "explains"]
        assert (line.code, line.orders, line.buyers, result.rest_buyers) == ("guests_included", 4, change, rest)
        assert result.verdict == ("partly" if rest else "explained")
        assert "guests_unknown" in [one.code for one in result.findings]


def test_orders_alone_that_nothing_explains_leave_the_rest_explained() -> None:
    result = against(shop(*SALES, {"customer_id": "c0", "amount": -30, "fate": "refund"}), 150, 4, 2)
    assert (result.verdict, explaining(result), result.rest_orders) == ("partly", ["refunds_not_deducted"], 2)


def test_revenue_that_nothing_explains_leaves_all_of_it_open() -> None:
    assert against(shop(*SALES), 151, 2, 2).verdict == "unexplained"


def test_equally_short_explanations_are_counted() -> None:
    rows = shop(
        *SALES,
        {"amount": 10, "status": "pending", "fate": "status_excluded"},
        {"customer_id": None, "amount": 10, "fate": "guest_order"},
    )
    assert against(rows, 160).alternatives == 1


def test_a_period_that_the_file_does_not_cover_is_said() -> None:
    codes = [one.code for one in against(shop(*SALES), 999).findings]
    assert codes == ["unexplained", "period_beyond_file"]


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(CannotAnswer, match="ends before it begins"):
        reconcile(shop(*SALES), Shown(MAY[1], MAY[0], 1))


def test_a_dashboard_without_figures_is_refused() -> None:
    with pytest.raises(CannotAnswer, match="One figure"):
        against(shop(*SALES))


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "customer_id": st.sampled_from(["a", "b", "c", None]),
            "amount": st.integers(-50, 99),
            "status": st.sampled_from(["paid", "shipped", "pending", "cancelled"]),
            "day": st.integers(1, 3),
            "hour": st.integers(0, 23),
            "tax": st.integers(0, 9),
            "refund": st.integers(0, 3),
            "duplicate": st.booleans(),
        }
    ),
    min_size=1,
    max_size=14,
)


def _with_fate(row: dict[str, Any]) -> dict[str, Any]:
    """The fate that an import would give."""
    row = dict(row)
    moment = datetime(2026, 5, row.pop("day"), row.pop("hour"))
    fate = (
        "duplicate" if row.pop("duplicate")
        else "guest_order" if row["customer_id"] is None
        else "status_excluded" if row["status"] in {"pending", "cancelled"}
        else "zero_amount" if row["amount"] == 0
        else "refund" if row["amount"] < 0
        else "counted"
    )  # fmt: skip
    return row | {"ordered_at": moment, "fate": fate}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS, data=st.data(), hours=st.sampled_from([0, 0, -3, 8]))
def test_whatever_a_dashboard_does_some_explanation_leaves_no_rest(
    rows: list[dict[str, Any]], data: st.DataObject, hours: int
) -> None:
    table = shop(*map(_with_fate, rows))
    units, ways = read_units(table, "net")
    taken = [way for way in ways if data.draw(st.booleans(), label=way.code)]
    first, last = date(2026, 5, 2), date(2026, 5, 2)
    dashboard = figures(units.during(first, last, hours), taken, "net")
    result = reconcile(table, Shown(first, last, dashboard.revenue_e4, dashboard.orders, dashboard.buyers))
    assert (result.verdict, result.rest_e4, result.rest_orders, result.rest_buyers) in [
        ("explained", 0, 0, 0),
        ("agrees", 0, 0, 0),
    ]
    assert len(explaining(result)) <= len(taken) + (hours != 0)


def slow_smallest(table: pd.DataFrame, shown: Shown) -> int | None:
    """The size of the smallest explanation, by trying every set of ways on its own."""
    units, ways = read_units(table, "net")
    period = units.during(shown.first_day, shown.last_day, 0)
    for size in range(len(ways) + 1):
        for taken in combinations(ways, size):
            if _at_most_one_each(taken) and figures(period, taken, "net") == Figures(
                shown.revenue_e4 or 0, shown.orders or 0, shown.buyers or 0
            ):
                return size
    return None


def _at_most_one_each(taken: tuple[Way, ...]) -> bool:
    sides = [way.effect for way in taken if not way.bit]
    return len(sides) == len(set(sides))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS, data=st.data())
def test_no_smaller_explanation_exists(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    table = shop(*map(_with_fate, rows))
    units, ways = read_units(table, "net")
    taken = [way for way in ways if data.draw(st.booleans(), label=way.code)]
    whole = date(2026, 4, 1), date(2026, 6, 30)  # wide enough that no other clock changes anything
    shown = figures(units.during(*whole, 0), taken, "net")
    typed = Shown(*whole, shown.revenue_e4, shown.orders, shown.buyers)
    assert len(explaining(reconcile(table, typed))) == slow_smallest(table, typed)


def test_typed_cents_match_tenths_of_cents() -> None:
    rows = shop({"amount": 1}).assign(amount_e4=pd.array([12_345], dtype="Int64"))
    assert reconcile(rows, Shown(*MAY, 12_300)).verdict == "agrees"


def test_the_shown_figures_are_kept() -> None:
    shown = Shown(*MAY, 1_500_000)
    assert reconcile(shop(*SALES), replace(shown, orders=2)).shown.orders == 2


def test_a_dashboard_that_shows_whole_units_only() -> None:
    rows = shop({"amount": 1}).assign(amount_e4=pd.array([1_504_000], dtype="Int64"))
    assert reconcile(rows, Shown(*MAY, 1_500_000, within_e4=5_000)).verdict == "agrees"
