from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.funnel import from_counts, from_log
from lib.analysis.funnel_findings import funnel_findings
from lib.analysis.funnel_rule import Source, Step
from lib.analysis.means import ratio_range
from lib.analysis.proportions import Range
from lib.analysis.stakes import (
    BuyerValue,
    average_e4,
    money_places,
    stakes,
    told_values,
    value_given,
    value_of_customers,
    value_of_totals,
)
from lib.catalog.touchpoints import TOUCHPOINTS
from lib.charts.funnel import funnel_finding
from tests.analysis.funnel_logs import ask, log_of
from tests.shops import customers_of, order

TWENTY = BuyerValue(Range(200_000.0, 180_000.0, 220_000.0), "given")


def steps(*names: str) -> list[Step]:
    return [Step(name.rstrip("?"), (name,), "optional" if name.endswith("?") else "required") for name in names]


def test_a_loss_is_worth_what_it_would_bring_if_the_lost_went_on_like_the_others() -> None:
    """Of 1,000 that look 200 fill a cart and 50 buy for 20: the 800 lost before the cart would have brought 200 × 20."""
    funnel = from_counts(steps("look", "cart", "buy"), [1000, 200, 50])
    first, second = stakes(funnel, TWENTY, buying=2)
    assert (first.place, first.lost, first.onward.value) == (1, 800, 0.25)
    assert first.money_e4 is not None
    assert first.money_e4.value == pytest.approx(800 * 0.25 * 200_000)
    assert second.money_e4 is not None
    assert second.money_e4.value == pytest.approx(150 * 200_000)
    assert first.money_e4.low < first.money_e4.value < first.money_e4.high


def test_losses_after_the_purchase_aim_at_the_next_one() -> None:
    funnel = from_counts(steps("cart", "buy", "get", "again"), [100, 50, 40, 10])
    by_place = {stake.place: stake for stake in stakes(funnel, TWENTY, buying=1)}
    assert by_place[1].onward.value == 1
    assert by_place[2].onward.value == 0.25
    assert by_place[3].lost == 30


def test_an_optional_step_loses_nobody() -> None:
    funnel = from_counts(steps("look", "search?", "buy"), [100, 10, 40])
    assert [(stake.previous, stake.place, stake.lost) for stake in stakes(funnel, TWENTY, 2)] == [(0, 2, 60)]


def test_without_a_value_losses_stand_without_money() -> None:
    found = stakes(from_counts(steps("a", "b"), [10, 5]), None, 1)
    assert [stake.money_e4 for stake in found] == [None]
    assert stakes(from_counts(steps("a", "b"), [0, 0]), TWENTY, 1) == ()


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=8), st.integers(0, 7))
def test_money_is_never_negative_and_inside_its_range(counts: list[int], buying: int) -> None:
    counts = sorted(counts, reverse=True)
    for stake in stakes(
        from_counts(steps(*map(str, range(len(counts)))), counts), TWENTY, min(buying, len(counts) - 1)
    ):
        if stake.money_e4 is not None:
            assert 0 <= stake.money_e4.low <= stake.money_e4.value + 1e-6
            assert stake.money_e4.value <= stake.money_e4.high + 1e-6


def test_the_range_of_the_money_holds_the_truth() -> None:
    """Simulated shops with known rates: lost × onward × value of the shop as it is, in 19 of 20 ranges or so."""
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(800):
        cart = rng.binomial(2000, 0.3)
        buy = rng.binomial(cart, 0.4)
        values = rng.gamma(4, 50_000, buy)
        average = average_e4(values)
        assert average is not None
        stake = next(
            one
            for one in stakes(
                from_counts(steps("look", "cart", "buy"), [2000, cart, buy]), BuyerValue(average, "events"), 2
            )
            if one.place == 1
        )
        assert stake.money_e4 is not None
        held += stake.money_e4.low <= 2000 * 0.7 * 0.4 * 200_000 <= stake.money_e4.high
    assert 0.93 <= held / 800 <= 0.985


def test_averages_of_few_are_wide_and_of_nothing_are_not_told() -> None:
    assert average_e4(np.array([])) is None
    assert average_e4(np.array([-5.0, 5.0])) is None
    few, many = average_e4(np.array([90.0, 110.0])), average_e4(np.array([90.0, 110.0] * 50))
    assert few is not None
    assert many is not None
    assert few.value == many.value == 100
    assert few.high - few.low > 4 * (many.high - many.low)


def test_what_a_buyer_brings_has_one_range_wherever_it_is_told() -> None:
    """One café among a hundred customers: the range of Lifecycle's revenue per buyer, which is skewed."""
    values = np.array([50.0] * 60 + [90.0] * 39 + [3_000.0]) * 10_000
    average, star = average_e4(values), ratio_range(values, np.ones(100))
    assert average is not None
    assert star is not None
    assert (average.value, average.low, average.high) == pytest.approx((star.value, star.low, star.high))


def test_totals_with_money_say_what_a_purchase_brings() -> None:
    """Two days: 10 purchases of 300 together, 30 of 500: 800 over 40 purchases are 20 each."""
    found = value_of_totals(np.array([3_000_000.0, 5_000_000.0]), np.array([10, 30]))
    assert found == BuyerValue(Range(200_000.0, 200_000.0, 200_000.0), "totals")
    many = value_of_totals(np.tile([3_000_000.0, 5_000_000.0], 40), np.tile([10, 30], 40))
    assert many is not None
    assert many.money_e4.low < many.money_e4.value == 200_000.0 < many.money_e4.high
    assert value_of_totals(np.zeros(2), np.array([10, 30])) is None


def test_a_step_that_nobody_reaches_loses_all_who_stood_before_it() -> None:
    found = stakes(from_counts(steps("look", "cart", "buy"), [500, 250, 0]), TWENTY, buying=2)
    assert [(one.place, one.lost, one.money_e4 is None) for one in found] == [(2, 250, False), (1, 250, True)]
    (alone,) = stakes(from_counts(steps("look", "buy"), [500, 0]), TWENTY, buying=1)
    assert alone.lost == 500


def test_after_the_purchase_one_more_order_is_what_is_lost() -> None:
    """A customer brings 75 over all orders, an order 36: who does not order again takes 36 along."""
    value = BuyerValue(Range(750_000.0, 700_000.0, 800_000.0), "orders", Range(360_000.0, 350_000.0, 370_000.0))
    by_place = {one.place: one for one in stakes(from_counts(steps("cart", "buy", "again"), [100, 50, 10]), value, 1)}
    assert [(by_place[place].worth, by_place[place].money_e4) for place in (1, 2)] == [
        ("buyer", by_place[1].money_e4),
        ("order", by_place[2].money_e4),
    ]
    assert by_place[1].money_e4 is not None
    assert by_place[2].money_e4 is not None
    assert by_place[1].money_e4.value == pytest.approx(50 * 750_000)
    assert by_place[2].money_e4.value == pytest.approx(40 * 360_000)
    assert value_given(20, [value]) == BuyerValue(Range(*[200_000.0] * 3), "given", value.order_e4)


def test_what_an_order_brings_is_the_average_of_all_orders() -> None:
    """Ann ordered for 10 and 20, Bob for 60: a customer brings 45, an order 30."""
    rows = [order("Ann", "2026-01-05", 10), order("Ann", "2026-02-05", 20), order("Bob", "2026-01-06", 60)]
    found = value_of_customers(customers_of(rows))
    assert found is not None
    assert found.order_e4 is not None
    assert (found.money_e4.value, found.order_e4.value) == (pytest.approx(450_000), pytest.approx(300_000))


def test_who_may_still_go_on_is_not_lost() -> None:
    """Of 40 that looked 10 bought; 20 looked so late that there is still time: the 10 others are lost."""
    rows = [(f"old {n}", "look", n) for n in range(20)] + [(f"old {n}", "buy", 50 + n) for n in range(10)]
    rows += [(f"new {n}", "look", 1000 - n) for n in range(20)]
    funnel = from_log(log_of(rows), ask("look", "buy", window=100))
    (stake,) = stakes(funnel, TWENTY, 1)
    assert (stake.lost, stake.waiting, funnel.figures[1].lost, funnel.still(1)) == (10, 20, 30, 20)
    assert stake.money_e4 is not None
    assert stake.money_e4.value == pytest.approx(10 * 200_000)
    whole = from_log(log_of(rows), ask("look", "buy", window=10_000))
    assert [one.lost for one in stakes(whole, TWENTY, 1)] == [30], (
        "a window longer than the log tells nobody from the lost"
    )


def test_the_share_that_goes_on_leaves_out_who_may_still_go_on() -> None:
    rows = [("Ann", "look", 0), *((name, what, at) for name in "abcd" for what, at in (("look", 1), ("cart", 2)))]
    rows += [("a", "buy", 3), ("late", "look", 990), ("late", "cart", 991), ("end", "other", 1000)]
    first = next(
        one
        for one in stakes(from_log(log_of(rows), ask("look", "cart", "buy", window=50)), TWENTY, 2)
        if one.place == 1
    )
    assert first.onward.value == 0.25


def test_who_went_on_quickly_does_not_make_the_share_higher_than_it_is() -> None:
    """Of the 40 in the cart whose time is over 10 paid. Of the 40 late ones 10 did so at once, and the others may yet do so.

    Leaving out only those who wait would make it 20 of 50: the late ones are in neither number.
    """
    rows: list[tuple[str, str, int]] = []
    for when, start in (("old", 0), ("new", 960)):
        for n in range(80):
            rows.append((f"{when} {n}", "look", start))
            rows += [(f"{when} {n}", "cart", start + 1)] * (n < 40) + [(f"{when} {n}", "buy", start + 2)] * (n < 10)
    funnel = from_log(log_of([*rows, ("end", "other", 1000)]), ask("look", "cart", "buy", window=100))
    first = next(one for one in stakes(funnel, TWENTY, 2) if one.place == 1)
    assert (first.lost, first.over, first.onward.value) == (40, (80, 40, 10), 0.25)
    assert first.money_e4 is not None
    assert first.money_e4.value == pytest.approx(40 * 0.25 * 200_000)


def test_lost_and_onward_are_of_the_same_people() -> None:
    for stake in stakes(from_counts(steps("look", "cart", "buy"), [1000, 200, 50]), TWENTY, buying=2):
        settled, arrived, through = stake.over
        assert (stake.lost, stake.onward.value) == (settled - arrived, through / arrived)


def test_no_loss_is_told_between_steps_that_are_counted_differently_nor_priced_through_them() -> None:
    """Paid 2,400 of 1,600 checkouts: the cart's loss is between comparable steps, but nothing says what it would bring."""
    funnel = from_counts(steps("visit", "cart", "checkout", "paid"), [9000, 3000, 1600, 2400])
    assert [(one.place, one.lost, one.money_e4) for one in stakes(funnel, TWENTY, 3)] == [
        (1, 6000, None),
        (2, 1400, None),
    ]
    assert "Most are lost between" in str(funnel_finding(funnel, stakes(funnel, TWENTY, 3)).template)
    growing = from_counts(steps("visit", "cart", "checkout", "paid"), [100, 150, 40, 60])
    assert stakes(growing, TWENTY, 3) == ()
    assert [one.lost for one in growing.figures] == [0, 0, 0, 0]
    assert "counted differently" in str(funnel_finding(growing, ()).template)


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (("view", "purchase", "again"), (1, 1)),
        (("purchase", "purchase"), (0, 1)),
        (("purchase", "view_item"), (0, 1)),
        (("purchase", "view_item", "purchase"), (0, 2)),
        (("view", "cart"), (None, 1)),
        (("sessions", "orders"), (1, 1)),
        (("purchase",), (0, 0)),
    ],
)
def test_conversion_is_that_of_a_later_purchase_where_all_begin_with_one(
    names: tuple[str, ...], places: tuple[int | None, int]
) -> None:
    assert money_places(from_counts(steps(*names), [9] * len(names)), TOUCHPOINTS) == places


def test_without_a_purchase_only_the_events_own_values_price_a_loss() -> None:
    """What a customer of the orders brings is not what somebody who comes as far as a chat brings."""
    known: dict[Source, BuyerValue | None] = {"orders": TWENTY, "events": None, "totals": TWENTY}
    assert told_values(2, known) == {"orders": TWENTY, "totals": TWENTY}
    assert told_values(None, known) == {}
    assert told_values(None, {**known, "events": TWENTY}) == {"events": TWENTY}


def test_few_whose_time_is_over_are_said() -> None:
    rows = [(f"old {n}", "look", n) for n in range(10)] + [(f"new {n}", "look", 1000 - n) for n in range(40)]
    log = log_of(rows)
    (told,) = [
        one
        for one in funnel_findings(from_log(log, ask("look", "buy", window=100)), log)
        if one.code == "few_with_time_over"
    ]
    assert (told.sentence.facts["all"], told.sentence.facts["count"]) == (50, 10)
