from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.cohorts import Cohorts, cohort_members, cohorts, period_numbers, period_start
from lib.analysis.histories import Histories, Labels, first_labels, histories
from lib.core.periods import day_of, month_of
from lib.core.settings import CohortSettings
from tests.analysis.golden import facts, retail_histories
from tests.shops import EVERYTHING, frames_of, order, refund

MONTH, ON_OR_AFTER = CohortSettings(), CohortSettings(counting="on_or_after")
RECURRING = CohortSettings(entry="recurring")
JANUARY = month_of(date(2026, 1, 1))

#: ann: January, March. bob: January only. cid: February, March (twice). as_of 1 April: March is over.
SHOP = [
    order("ann", "2026-01-10", 10), order("ann", "2026-03-10", 20),
    order("bob", "2026-01-31", 5),
    order("cid", "2026-02-01", 7), order("cid", "2026-03-01", 8), order("cid", "2026-03-31", 9),
]  # fmt: skip


def known_of(orders: list[dict[str, object]], as_of: date = date(2026, 4, 1), **more: object) -> Histories:
    return histories(frames_of(orders, **more), EVERYTHING, as_of)  # type: ignore[arg-type]


def test_a_cohort_is_the_month_of_the_first_order() -> None:
    found = cohorts(known_of(SHOP), MONTH)
    assert found.names == (JANUARY, JANUARY + 1, JANUARY + 2)
    assert found.size.tolist() == [2, 1, 0]
    assert found.active.tolist() == [[2, 0, 1], [1, 1, 0], [0, 0, 0]]


def test_what_cannot_be_observed_is_unknown_and_what_was_empty_is_zero() -> None:
    values = cohorts(known_of(SHOP), MONTH).values("active")
    assert values[0].tolist() == [1, 0, 0.5]
    assert np.isnan(values[1]).tolist() == [False, False, True]
    assert np.isnan(values[2]).all()  # nobody began in March


def test_a_month_that_is_not_over_is_observed_but_not_settled() -> None:
    found = cohorts(known_of(SHOP, date(2026, 3, 31)), MONTH)
    assert found.eligible[0].tolist() == [2, 2, 2]
    assert found.settled[0].tolist() == [True, True, False]


def test_on_or_after_counts_who_came_later_too() -> None:
    assert cohorts(known_of(SHOP), ON_OR_AFTER).active.tolist() == [[2, 1, 1], [1, 1, 0], [0, 0, 0]]


def test_recurring_cohorts_hold_everybody_of_the_month() -> None:
    found = cohorts(known_of(SHOP), RECURRING)
    assert found.size.tolist() == [2, 1, 2]
    assert found.active[0].tolist() == [2, 0, 1]
    assert found.active[1, :2].tolist() == [1, 1]
    assert found.active[2, :1].tolist() == [2]


def test_money_is_that_of_the_period_less_what_was_given_back_in_it() -> None:
    known = histories(frames_of(SHOP, [refund("ann", "2026-02-02", 4)]), EVERYTHING, date(2026, 4, 1))
    found = cohorts(known, MONTH)
    assert found.net_e4[0].tolist() == [150_000, -40_000, 200_000]
    assert found.values("cumulative")[0].tolist() == [75_000, 55_000, 155_000]
    assert found.active[0].tolist() == [2, 0, 1]  # giving money back is not an order


def test_again_counts_second_order_days_up_to_an_age() -> None:
    assert cohorts(known_of(SHOP), MONTH).again.tolist() == [[0, 0, 1], [0, 1, 1], [0, 0, 0]]


def test_weeks_begin_on_monday() -> None:
    days = np.array([day_of(date(2026, 1, 4)), day_of(date(2026, 1, 5)), day_of(date(2026, 1, 11))])
    assert np.diff(period_numbers(days, "week")).tolist() == [1, 0]
    assert period_start(int(period_numbers(days, "week")[1]), "week") == date(2026, 1, 5)


def test_simple_and_weighted_means_differ_as_documented() -> None:
    """PostHog, issue 25998: 10 users at 20 % and 100 at 0 % are 10 % simple and 1.8 % weighted."""
    orders = [order(f"a{n}", "2026-01-05") for n in range(10)] + [order(f"a{n}", "2026-02-05") for n in range(2)]
    orders += [order(f"b{n}", "2026-02-09") for n in range(100)]
    found = cohorts(known_of(orders), MONTH)
    assert found.average("active", "simple")[1] == pytest.approx(0.1)
    assert found.average("active", "weighted")[1] == pytest.approx(2 / 110)


def test_cohorts_by_a_word_compare_only_customers_of_whom_the_age_is_known() -> None:
    orders = [
        order("ann", "2026-01-10", channel="web"), order("ann", "2026-02-10"),
        order("bob", "2026-03-10", channel="web"),
        order("cid", "2026-02-10", channel="app"), order("cid", "2026-03-10"),
    ]  # fmt: skip
    frames = frames_of(orders)
    known = histories(frames, EVERYTHING, date(2026, 4, 1))
    labels = first_labels(frames, EVERYTHING, known, "orders", "channel")
    found = cohorts(known, CohortSettings("channel"), labels)
    assert found.names == ("web", "app")
    assert found.eligible.tolist() == [[2, 1, 1], [1, 1, 0]]
    assert found.active.tolist() == [[2, 1, 0], [1, 1, 0]]
    assert found.again.tolist() == [[0, 1, 1], [0, 1, 0]]


def slow(known: Histories, settings: CohortSettings) -> dict[tuple[int, int], set[int]]:
    """Who is active at which age, one order day at a time."""
    period = "week" if settings.by == "week" else "month"
    when = period_numbers(known.day, period)
    active: dict[tuple[int, int], set[int]] = defaultdict(set)
    for who in range(len(known)):
        mine = [int(when[at]) for at in range(len(known.who)) if known.who[at] == who]
        for start in {min(mine)} if settings.entry == "first" else set(mine):
            for later in mine:
                ages = [later - start] if settings.counting == "on" else range(later - start + 1)
                for age in ages:
                    if age >= 0:
                        active[start, age].add(who)
    return active


@st.composite
def random_known(draw: st.DrawFn) -> Histories:
    days = st.dates(date(2025, 12, 1), date(2026, 5, 20))
    rows = draw(st.lists(st.tuples(st.sampled_from("abcdef"), days), min_size=1, max_size=30))
    return known_of([order(who, str(day)) for who, day in rows], max(day for _, day in rows) + timedelta(days=1))


@settings(max_examples=60, deadline=None)
@given(
    random_known(),
    st.sampled_from([CohortSettings(by, entry, counting) for by in ("month", "week") for entry in ("first", "recurring")
                     for counting in ("on", "on_or_after")]),
)  # fmt: skip
def test_the_fast_cells_equal_the_slow_ones(known: Histories, asked: CohortSettings) -> None:
    found, expected = cohorts(known, asked), slow(known, asked)
    for place, name in enumerate(found.names):
        for age in range(found.ages - place):
            members = expected.get((int(name or 0), age), set())
            assert found.active[place, age] == len(members)
            assert set(cohort_members(known, asked, name, age).tolist()) == members


@settings(max_examples=40, deadline=None)
@given(random_known())
def test_first_time_cohorts_share_out_all_customers_and_all_money(known: Histories) -> None:
    found = cohorts(known, MONTH)
    assert found.size.sum() == len(known)
    assert found.net_e4.sum() == known.net_e4.sum()
    assert found.orders.sum() == known.orders.sum()


@settings(max_examples=40, deadline=None)
@given(random_known(), st.data())
def test_words_share_out_the_customers_of_the_months_that_are_over(known: Histories, data: st.DataObject) -> None:
    place = np.array(data.draw(st.lists(st.integers(0, 2), min_size=len(known), max_size=len(known))))
    labels = Labels(("x", "y", "z"), place)
    found, plain = cohorts(known, CohortSettings("channel"), labels), cohorts(known, MONTH)
    ages = found.ages
    for matrix in ("active", "again", "eligible", "net_e4"):
        by_word = getattr(found, matrix).sum(axis=0)
        rows = [getattr(plain, matrix)[row, :ages] * (np.arange(ages) < ages - row) for row in range(ages)]
        assert by_word.tolist() == np.sum(rows, axis=0).tolist(), matrix


def test_a_shop_of_one_day_has_one_cell() -> None:
    found = cohorts(known_of([order("a", "2026-03-31")], date(2026, 4, 1)), MONTH)
    assert isinstance(found, Cohorts)
    assert found.active.tolist() == [[1]]


def test_online_retail_has_its_published_cohorts(reference: Path) -> None:
    """UCI Online Retail, rows with a customer, no cancellations, price above 0 (FACTS: computed with plain pandas)."""
    found = cohorts(retail_histories(reference), MONTH)
    assert found.active[0].tolist() == [885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]
    for row, expected in zip(found.active, facts(reference)["cohorts"].values(), strict=True):
        assert row.tolist() == expected
