from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from lib.analysis.domains import (
    LIVE,
    TRAFFIC,
    Side,
    channel_sides,
    comes_back_more,
    domains,
    first_goal,
    has_both_domains,
    path,
    told_domains,
    with_domains,
)
from lib.analysis.event_log import Attribute
from lib.core.columns import ORDERS
from lib.core.settings import View
from tests.analysis.funnel_logs import log_of
from tests.shops import EVERYTHING, order, table

ROWS = [
    order("Ann", "2026-01-05", 10, domain="公域", channel="抖音达播"),
    order("Ann", "2026-02-05", 30, domain="私域", channel="小程序"),
    order("Bob", "2026-01-06", 20, domain="Private", channel="小程序"),
    order("Cid", "2026-02-07", 40, domain="公域", channel="抖音店播"),
    order("Dan", "2026-02-08", 99),
]


def test_who_joined_who_came_back_and_what_each_side_brings() -> None:
    found = domains(table(ORDERS, ROWS), EVERYTHING)
    assert found is not None
    assert (found.customers, found.joined.value) == (3, pytest.approx(2 / 3)), "Dan's order does not say where it was"
    every = (*found.sides, *channel_sides(table(ORDERS, ROWS), EVERYTHING, LIVE))
    sides = {one.name: (one.customers, one.again, one.orders, one.revenue_e4) for one in every}
    assert sides["private"] == (1, 0, 2, 500_000)
    assert sides["public"] == (2, 1, 2, 500_000)
    assert sides["own"] == (1, 0, 1, 400_000)
    assert sides["influencer"] == (1, 1, 1, 100_000)
    assert found.share == 0.5
    assert found.months["share"].tolist() == [pytest.approx(2 / 3), pytest.approx(3 / 7)]
    assert found.channels["小程序"] == "private"


def test_who_joined_later_counts_where_they_bought() -> None:
    """All are met in the public domain. Ann joins and stays, Bob joins and goes back, Cid joins last, Dan never joins."""
    turns = {"Ann": "公私私", "Bob": "公私公", "Cid": "公公私", "Dan": "公"}
    rows = [
        order(name, f"2026-01-0{1 + at}", 10, domain="私域" if side == "私" else "公域")
        for name, sides in turns.items()
        for at, side in enumerate(sides)
    ]
    found = domains(table(ORDERS, rows), EVERYTHING)
    assert found is not None
    private, public = found.sides
    assert (private.customers, private.buyers, private.returned, private.returned_here) == (0, 3, 2, 1)
    assert (public.customers, public.buyers, public.returned, public.returned_here) == (4, 4, 3, 2)
    assert private.after is not None
    assert (private.after.value, private.buyers / found.customers) == (pytest.approx(2 / 3), found.joined.value)


def test_a_log_with_a_column_of_the_domain_needs_no_channels() -> None:
    cells = Attribute(np.array([0, 1, 2, 3, 0], np.int32), ("公域", "Private domain", "", "是"))
    told = told_domains(cells)
    assert [told.values[code] for code in told.codes] == ["public", "private", "", "private", "public"]
    log = replace(log_of([("a", "x", 0)] * 5), attributes={"domain": told})
    assert has_both_domains(log, {})
    assert with_domains(log, {}).attributes["domain"] is told


def test_paid_and_unpaid_traffic_are_told_by_the_names_of_channels() -> None:
    rows = [
        order("Ann", "2026-01-05", 10, channel="Google Ads"),
        order("Ann", "2026-02-05", 20, channel="Organic search"),
        order("Bob", "2026-01-06", 30, channel="免费流量"),
        order("Cid", "2026-02-07", 20, channel="千川投放"),
        order("Dan", "2026-02-08", 20, channel="Unpaid social"),
        order("Eve", "2026-02-09", 100, channel="Newsletter"),
        order("Fay", "2026-02-10", 0),
    ]
    first, other = channel_sides(table(ORDERS, rows), EVERYTHING, TRAFFIC)
    assert (first.name, first.customers, first.again, first.orders, first.share) == ("paid", 2, 1, 2, 0.15)
    assert (other.name, other.customers, other.again, other.orders, other.share) == ("unpaid", 2, 0, 3, 0.35)
    assert channel_sides(table(ORDERS, rows), EVERYTHING, LIVE) == ()


def test_one_kind_alone_stands_beside_all_other_channels() -> None:
    rows = [
        order("Ann", "2026-01-05", 30, channel="Google Ads"),
        order("Bob", "2026-01-06", 50, channel="Newsletter"),
        order("Bob", "2026-02-06", 10),
        order("Cid", "2026-02-07", 10),
    ]
    sides = {
        one.name: (one.customers, one.again, one.orders, one.share)
        for one in channel_sides(table(ORDERS, rows), EVERYTHING, TRAFFIC)
    }
    assert sides == {"paid": (1, 0, 1, 0.3), "untold": (2, 1, 3, 0.7)}
    assert [one.name for one in channel_sides(table(ORDERS, rows[:1]), EVERYTHING, TRAFFIC)] == ["paid"]


def test_columns_of_live_rooms_and_traffic_tell_before_the_names_of_channels() -> None:
    """直播类型 is blank where an order came from no live room; 流量类型 says free of a channel that is called an ad."""
    rows = [
        order("安", "2026-01-05", 10, channel="抖音", live_room="店播", traffic="付费"),
        order("安", "2026-02-05", 20, channel="天猫", traffic="免费流量"),
        order("柏", "2026-01-06", 30, channel="抖音", live_room="达播", traffic="付费"),
        order("池", "2026-02-07", 40, channel="千川投放", traffic="免费"),
    ]
    every = [one for kinds in (LIVE, TRAFFIC) for one in channel_sides(table(ORDERS, rows), EVERYTHING, kinds)]
    assert {one.name: (one.customers, one.again, one.revenue_e4 / 10_000, one.by) for one in every} == {
        "own": (1, 1, 10, "column"),
        "influencer": (1, 0, 30, "column"),
        "paid": (2, 1, 40, "column"),
        "unpaid": (1, 0, 60, "column"),
    }
    strange = [order("Ann", "2026-01-05", 10, channel="Google Ads", traffic="?"), order("Bob", "2026-01-06")]
    assert [(one.name, one.by) for one in channel_sides(table(ORDERS, strange), EVERYTHING, TRAFFIC)] == [
        ("paid", "channel"),
        ("untold", "channel"),
    ]


def test_two_sides_differ_by_the_difference_of_their_shares_with_its_range() -> None:
    """Newcombe 1998, table II, example (a): 56 of 70 and 48 of 80 differ by 0.0524 to 0.3339 (method 10)."""
    one, other = Side("private", 70, 56, None, 70, 0), Side("public", 80, 48, None, 80, 0)
    gap = comes_back_more(one, other)
    assert gap is not None
    assert (gap.value, gap.low, gap.high) == (
        pytest.approx(0.2),
        pytest.approx(0.0524, abs=5e-5),
        pytest.approx(0.3339, abs=5e-5),
    )
    assert comes_back_more(one, Side("public", 0, 0, None, 0, 0)) is None


def test_a_view_narrows_it_and_a_shop_without_sides_has_none() -> None:
    found = domains(table(ORDERS, ROWS), View(last_day=date(2026, 1, 31)))
    assert found is not None
    assert found.customers == 2
    assert domains(table(ORDERS, [order("Dan", "2026-02-08")]), EVERYTHING) is None


def test_the_path_to_a_goal_has_equal_steps_and_ends_there() -> None:
    found = domains(table(ORDERS, ROWS), EVERYTHING)
    assert found is not None
    way = path(found.months, 0.9, date(2026, 5, 1))
    assert way["share"].iloc[-1] == pytest.approx(0.9)
    assert way["share"].diff().dropna().tolist() == [pytest.approx(way["share"].diff().iloc[1])] * 2
    assert path(found.months, 0.9, date(2026, 2, 1)).empty


def test_the_first_goal_lies_above_the_share_of_the_last_months() -> None:
    """A quarter of all money, a third of the last three months': the goal is the next five above the third."""
    months = [(month, 100, private) for month, private in enumerate([10, 10, 34, 34, 34], 1)]
    rows = [
        order("Ann", f"2026-{month:02d}-05", money, domain=domain)
        for month, whole, private in months
        for domain, money in (("私域", private), ("公域", whole - private))
    ]
    found = domains(table(ORDERS, rows), EVERYTHING)
    assert found is not None
    assert (found.share, found.lately, first_goal(found)) == (pytest.approx(0.244), pytest.approx(0.34), 35)


def test_months_without_money_have_no_share_to_start_from() -> None:
    free = [
        order("Ann", "2026-01-05", 0, domain="公域"),
        order("Bob", "2026-02-05", 0, domain="私域"),
    ]
    found = domains(table(ORDERS, free), EVERYTHING)
    assert found is not None
    assert found.lately is None
    assert path(found.months, 0.9, date(2026, 5, 1)).empty
    paid = domains(table(ORDERS, ROWS), EVERYTHING)
    assert paid is not None
    assert paid.lately == pytest.approx(0.5)  # 50 of 100


def test_without_a_domain_column_a_channel_that_is_called_private_tells() -> None:
    rows = [
        order("安", "2026-01-05", 10, channel="抖音"),
        order("安", "2026-02-05", 30, channel="微信私域"),
        order("柏", "2026-01-06", 20, channel="天猫"),
        order("池", "2026-02-08", 99),
    ]
    found = domains(table(ORDERS, rows), EVERYTHING)
    assert found is not None
    assert (found.named, found.customers, found.joined.value, found.share) == (("微信私域",), 2, 0.5, 0.5)
    assert found.channels == {"抖音": "public", "微信私域": "private", "天猫": "public"}
    public = [order("安", "2026-01-05", 10, channel="抖音"), order("柏", "2026-01-06", 20, channel="天猫")]
    assert domains(table(ORDERS, public), EVERYTHING) is None, "nothing says what is private"


def test_a_column_that_asks_for_the_private_domain_is_answered_by_yes_and_no() -> None:
    rows = [
        order("安", "2026-01-05", 10, domain="否"),
        order("柏", "2026-01-06", 30, domain="是"),
        order("池", "2026-01-07", 5),
    ]
    found = domains(table(ORDERS, rows), EVERYTHING)
    assert found is not None
    assert (found.named, found.customers, found.joined.value, found.share) == ((), 2, 0.5, 0.75)


def test_the_share_of_the_last_months_is_of_their_money_together() -> None:
    """Two of 100 in January, nothing in February, one of one in March: 3 of 102, not a third of 103 %."""
    rows = [
        order("安", "2026-01-05", 98, domain="公域"), order("安", "2026-01-06", 2, domain="私域"),
        order("柏", "2026-02-06", 1, domain="公域"), order("池", "2026-03-01", 1, domain="私域"),
    ]  # fmt: skip
    found = domains(table(ORDERS, rows), EVERYTHING)
    assert found is not None
    assert found.lately == pytest.approx(3 / 102)
