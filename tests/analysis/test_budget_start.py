"""Channels as the shop's files tell them: named weeks, curves that are known, and channels that no order names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from lib.analysis.acquired import Acquisition
from lib.analysis.acquisition import acquisition
from lib.analysis.budget_choice import USUAL_DOUBLED, curve_of
from lib.analysis.budget_start import asked_by_files, far_in_now, left_out, told_by_files
from lib.analysis.spending import spending
from lib.core.columns import SPEND
from lib.core.findings import finding
from lib.core.periods import day_of
from lib.core.settings import BudgetChoice
from lib.text.words import Words

MONDAY = date(2025, 1, 6)


def week(number: int) -> date:
    return MONDAY + timedelta(weeks=number)


Row = tuple[int, str, float, str | None, float | None]


def spend_of(rows: Sequence[Row]) -> pd.DataFrame:
    """Spend as (week, channel, money, purpose, claimed)."""
    frame = pd.DataFrame(
        [
            {
                "first_day": week(at), "last_day": week(at) + timedelta(days=6), "channel": channel,
                "amount_e4": round(money * 10_000), "purpose": purpose, "conversions": claimed,
            }
            for at, channel, money, purpose, claimed in rows
        ],
        columns=list(SPEND),
    )  # fmt: skip
    for name in ("first_day", "last_day"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


def joined(rows: Sequence[Row], won: dict[str, list[int]]) -> Acquisition:
    """Such spend, and new customers by channel and week."""
    frame = spend_of(rows)
    days = [
        (day_of(week(at)), channel) for channel, counts in won.items() for at, n in enumerate(counts) for _ in range(n)
    ]
    first = np.array([day for day, _ in days], np.int64)
    return acquisition(frame, first, np.array([channel for _, channel in days], object), week(60))


def test_a_week_now_is_the_mean_of_the_last_quarter() -> None:
    rows = [(at, "Search", 50.0 if at < 7 else 100.0, "performance", None) for at in range(20)]
    (search,) = told_by_files(joined(rows, {"search": [1] * 7 + [4] * 13}))
    assert (search.weekly_e4, search.brings, search.kind) == (1_000_000, 4.0, "performance")


def test_a_short_file_counts_by_the_days_that_it_has() -> None:
    (search,) = told_by_files(
        joined([(0, "Search", 70.0, None, None), (1, "Search", 30.0, None, None)], {"search": [3, 2]})
    )
    assert (search.weekly_e4, search.brings, search.kind) == (500_000, 2.5, "performance")
    assert search.doubled == pytest.approx(2.5 * USUAL_DOUBLED)
    assert search.unsure == pytest.approx(0.5, abs=0.25)


def test_what_stopped_is_left_out_and_the_largest_stands_first() -> None:
    rows = [(at, "Old", 900.0, None, None) for at in range(5)]
    rows += [(at, name, money, kind, None) for at in range(30) for name, money, kind in (("Small", 10.0, "innovation"), ("Large", 90.0, "brand"))]  # fmt: skip
    rows += [(at, "Tiny", 1.0, None, None) for at in range(5)]
    cost = joined(rows, {"large": [1] * 30, "small": [1] * 30, "old": [9] * 5})
    told = told_by_files(cost)
    assert [(one.name, one.kind) for one in told] == [("Large", "brand"), ("Small", "innovation")]
    assert [Words().say(one) for one in left_out(cost, spend_of(rows))] == [
        "Old is left out: nothing was spent on it since 9 Feb 2025. In the year before the last day of the spend it took 60% of all."
    ]


def test_a_channel_that_no_order_names_keeps_its_spend() -> None:
    rows = [(at, name, 100.0, None, None) for at in range(20) for name in ("Search", "Podcast")]
    told = told_by_files(joined(rows, {"search": [5] * 20}))
    podcast = next(one for one in told if one.name == "Podcast")
    assert (podcast.brings, podcast.least_e4, podcast.most_e4) == (0.0, 1_000_000, 1_000_000)
    split = spending(BudgetChoice(told, innovation_rule="off"))
    assert {one.name: one.spend for one in split.answer.allocation} == pytest.approx(
        {"Search": 100.0, "Podcast": 100.0}
    )


def test_where_orders_name_none_the_platform_s_own_count_is_taken_unless_they_name_others() -> None:
    rows = [(at, "Video", 100.0, None, 3.0) for at in range(20)]
    told = told_by_files(joined(rows, {"": [5] * 20}))
    assert [(one.name, one.brings) for one in told] == [("Video", 3.0)]
    otherwise = told_by_files(joined(rows, {"walk-in": [5] * 20}))
    assert [(one.name, one.brings) for one in otherwise] == [("Video", 0.0)]


def test_the_curve_is_found_again_where_the_weeks_tell_it() -> None:
    """Customers on 60 x / (x + 100), spend around 100: the slope there is 0.15 a unit, and twice the spend brings 40."""
    spends = [100.0 + 40 * np.sin(at) for at in range(52)]
    won = [round(60 * spend / (spend + 100)) for spend in spends]
    (search,) = told_by_files(
        joined([(at, "Search", spend, None, None) for at, spend in enumerate(spends)], {"search": won})
    )
    assert search.weekly_e4 / 10_000 == pytest.approx(100, rel=0.05)
    assert search.doubled / search.brings == pytest.approx(4 / 3, rel=0.03)
    assert float(curve_of(search).response(200.0)) == pytest.approx(40, rel=0.05)
    assert (search.unsure, search.is_guess) == (pytest.approx(0.3), False)


@pytest.mark.parametrize(("experiments", "rule"), [(4.0, "off"), (6.0, "on")])
def test_a_reserve_is_asked_for_where_twice_the_spend_of_now_can_fill_it(experiments: float, rule: str) -> None:
    rows = [(at, name, money, kind, None) for at in range(20) for name, money, kind in (("Search", 96.0, "performance"), ("Test", experiments, "innovation"))]  # fmt: skip
    told = told_by_files(joined(rows, {"search": [5] * 20, "test": [1] * 20}))
    asked = asked_by_files(told, None)
    assert asked.innovation_rule == rule
    assert spending(asked).objective > 0


def test_the_same_spend_every_week_tells_no_slope() -> None:
    """What the adding of floats leaves of 20 weeks of 90 is no change in spend."""
    won = np.random.default_rng(0).poisson(6, 20).tolist()
    found = joined([(at, "Search", 90.0, None, None) for at in range(20)], {"search": won})
    assert found.channels[0].marginal_e4 is None
    (search,) = told_by_files(found)
    assert search.doubled == pytest.approx(USUAL_DOUBLED * search.brings, abs=0.01)
    assert search.is_guess


def test_what_now_would_be_without_a_typing_error_is_said() -> None:
    """Search's week of 1,310 for 10 is a hundred a week of "now"; Mail's is too long ago, Radio's month only begins there."""
    rows = [(at, name, 1310.0 if name == "Search" and at == 15 else 10.0, None, None) for at in range(20) for name in ("Search", "Mail", "Radio")]  # fmt: skip
    found = joined(rows, {"search": [4] * 20, "mail": [4] * 20, "radio": [4] * 20})
    facts = {"money_spent": 13_100_000, "money_usual": 100_000}
    far = [
        finding("far", "warning", "{channel}", channel=name, **when, **facts)
        for name, when in (
            ("Search", {"day": week(15)}),
            ("Mail", {"day": week(6)}),
            ("Radio", {"month_spent": date(2025, 2, 1)}),
        )
    ]
    (said,) = far_in_now(far, told_by_files(found), found)
    assert dict(said.sentence.facts) == {"channel": "Search", "money_now": 1_100_000, "money_without": 100_000}
