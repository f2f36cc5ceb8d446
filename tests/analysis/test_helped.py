"""Did writing help? Small examples by hand, and recovery: a planted effect is found, none is claimed where there is none."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pytest

from lib.analysis import helped_words
from lib.analysis.customers import Float64s, Int64s, customers
from lib.analysis.helped import Helped, compared, helped
from lib.analysis.histories import histories
from lib.analysis.holdout import marks, packed
from lib.core.settings import KeptList
from tests.shops import EVERYTHING, frames_of, order, refund

SECRET = "s"
DAY = date(2026, 3, 1)


def kept(written: list[str], out: list[str], window_days: int = 28) -> KeptList:
    left = packed(marks(out, SECRET))
    return KeptList("List", "Ann", DAY, window_days, "sms", (), packed(marks(written, SECRET)), left)


def outcome(
    orders: list[dict[str, object]],
    one: KeptList,
    as_of: date,
    refunds: list[dict[str, object]] | None = None,
    share: float = 1.0,
) -> Helped:
    frames = frames_of(orders, refunds or [])
    people, known = customers(frames, EVERYTHING, as_of), histories(frames, EVERYTHING, as_of)
    return helped(one, known, marks(people.customer_id.tolist(), SECRET), as_of, share)


def before(*names: str) -> list[dict[str, object]]:
    return [order(name, "2026-01-01") for name in names]


def test_orders_of_the_list_s_days_count_and_no_others() -> None:
    shop = [
        *before("ann", "bob", "cat"),
        order("ann", "2026-02-28", 99),
        order("ann", "2026-03-01", 10),
        order("ann", "2026-03-28", 20),
        order("bob", "2026-03-29", 99),
        order("cat", "2026-03-02", 5),
    ]
    made = outcome(shop, kept(["ann", "bob"], ["cat"]), date(2026, 6, 1))
    assert (made.written, made.held_out, made.written_ordered, made.held_out_ordered, made.days) == (2, 1, 1, 1, 28)
    assert made.verdict == "too_few"


def test_a_customer_who_is_no_longer_in_the_file_spent_nothing() -> None:
    made = outcome(before("ann", "bob"), kept(["ann", "gone"], ["bob"]), date(2026, 6, 1))
    assert (made.written, made.written_ordered) == (2, 0)


def test_nothing_is_told_before_the_days_are_over() -> None:
    shop = [*before("ann", "bob"), order("ann", "2026-03-02")]
    made = outcome(shop, kept(["ann"], ["bob"]), date(2026, 3, 11))
    assert (made.verdict, made.days, made.earned) == ("early", 10, None)
    assert "10 of 28 days" in str(helped_words.answer(made, kept([], [])))


def test_a_file_that_begins_after_the_list_tells_nothing() -> None:
    made = outcome([order("ann", "2026-03-05"), order("bob", "2026-05-01")], kept(["ann"], ["bob"]), date(2026, 6, 1))
    assert made.verdict == "not_seen"


def test_without_anybody_left_out_there_is_nothing_to_compare() -> None:
    made = outcome([*before("ann"), order("ann", "2026-03-02")], kept(["ann"], []), date(2026, 6, 1))
    assert (made.verdict, made.written_ordered) == ("nobody_out", 1)


def test_the_difference_is_counted_after_refunds_and_in_margin() -> None:
    names = [f"w{at}" for at in range(40)] + [f"o{at}" for at in range(40)]
    shop = before(*names)
    shop += [order(name, "2026-03-02", 30 + place % 5) for place, name in enumerate(names[:30])]
    shop += [order(name, "2026-03-02", 10 + place % 5) for place, name in enumerate(names[40:60])]
    given_back = [refund("w0", "2026-03-03", 30)]
    made = outcome(shop, kept(names[:40], names[40:]), date(2026, 6, 1), given_back, share=0.5)
    each = ((30 * 32 - 30) / 40 - (20 * 12) / 40) * 0.5
    assert made.verdict == "earned"
    assert made.each is not None
    assert made.earned is not None
    assert made.each.value == pytest.approx(each)
    assert made.earned.value == pytest.approx(each * 40)
    assert made.each.low < each < made.each.high
    said = str(helped_words.answer(made, kept([], [])))
    assert said.startswith("Writing earned about")
    assert str(helped_words.counts(made)).startswith("30 of 40 who were written to ordered")


# ---- recovery


def shops(count: int, rise: float, seed: int) -> tuple[tuple[Float64s, Int64s], tuple[Float64s, Int64s]]:
    """A list of `count` customers of whom one in five orders for skewed amounts, `rise` times as many of those written to."""
    dice = np.random.default_rng(seed)
    out = np.zeros(count, bool)
    out[dice.permutation(count)[: count // 10]] = True
    orders = (dice.random(count) < np.where(out, 0.2, 0.2 * rise)).astype(np.int64)
    money = np.where(orders > 0, np.exp(dice.normal(3.5, 0.8, count)), 0.0)
    return (money[~out], orders[~out]), (money[out], orders[out])


def verdicts(count: int, rise: float, seeds: int) -> Counter[str]:
    return Counter(compared(*shops(count, rise, seed), 28).verdict for seed in range(seeds))


def test_no_effect_is_not_claimed() -> None:
    told = verdicts(1000, 1.0, 150)
    assert told["earned"] + told["cost"] <= 14  # 5 % of 150, and two standard errors


def test_a_doubling_is_found() -> None:
    told = verdicts(3000, 2.0, 30)
    assert told["earned"] >= 26
    assert told["cost"] == 0


def test_the_range_holds_the_truth() -> None:
    truth = 0.2 * float(np.exp(3.5 + 0.8**2 / 2))
    ranges = [compared(*shops(1500, 2.0, seed), 28).each for seed in range(100, 180)]
    assert sum(one is not None and one.low <= truth <= one.high for one in ranges) >= 71


def test_ten_of_sixty_are_too_few_and_what_is_needed_is_said() -> None:
    made = compared(*shops(60, 1.0, 1), 28)
    assert made.verdict == "too_few"
    needed = helped_words.needed(made)
    assert needed is not None
    assert needed.facts["count"] > 1000


def test_hardly_anybody_ordering_is_no_effect_of_nothing() -> None:
    nothing = (np.zeros(50), np.zeros(50, np.int64))
    made = compared(nothing, nothing, 28)
    assert (made.verdict, made.earned, made.needed) == ("too_few", None, None)
    assert str(helped_words.answer(made, kept([], []))).startswith("Too few to tell")


def test_one_large_order_is_not_claimed() -> None:
    money, out = np.zeros(400), np.zeros(40)
    money[:40], out[:8], money[0] = 10.0, 5.0, 50_000.0
    made = compared((money, (money > 0).astype(np.int64)), (out, (out > 0).astype(np.int64)), 28)
    assert made.verdict == "too_few"


def test_the_days_of_a_list_end_where_the_file_ends() -> None:
    shop = [*before("ann", "bob"), order("ann", "2026-03-04")]
    assert outcome(shop, kept(["ann"], ["bob"], 14), DAY + timedelta(days=14)).verdict == "too_few"
    assert outcome(shop, kept(["ann"], ["bob"], 14), DAY + timedelta(days=13)).verdict == "early"
