from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.customers import Customers
from lib.analysis.rfm import Pick, Rfm, change, exact_sums, members, quantile_cuts, rfm, score
from lib.analysis.segments import Rule, Segment, SegmentMap
from lib.catalog.segments import REGULARS_11
from lib.core.settings import AXES, CutOffs, RfmSettings
from lib.text.words import Words
from tests.analysis import slow
from tests.shops import customers_of, order, refund

AS_OF = date(2024, 7, 1)


def random_shop(seed: int, customers: int) -> Customers:
    rng = random.Random(seed)
    rows = [
        order(
            f"c{number:04d}",
            f"2024-{rng.randrange(1, 7):02d}-{rng.randrange(1, 29):02d}",
            rng.choice([1, 5, 9.99, rng.random()]),
        )
        for number in range(customers)
        for _ in range(min(rng.randrange(1, 9), 400 // customers + 1))
    ]
    return customers_of(rows, as_of=AS_OF)


def answer(shop: Customers, **cuts: CutOffs) -> Rfm:
    return rfm(shop, RfmSettings(**cuts), REGULARS_11)


def codes(found: Rfm) -> list[str]:
    return [finding.code for finding in found.findings]


SHOP = random_shop(1, 60)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9), customers=st.integers(1, 80), bins=st.tuples(*[st.integers(2, 6)] * 3))
def test_scores_and_groups_agree_with_plain_python(seed: int, customers: int, bins: tuple[int, int, int]) -> None:
    shop = random_shop(seed, customers)
    found = rfm(shop, RfmSettings(*(CutOffs(count) for count in bins)), REGULARS_11)
    expected = []
    for axis, count in zip(AXES, bins, strict=True):
        values = shop.values(axis).tolist()
        cuts = [slow.quantile(values, part / count) for part in range(1, count)]
        assert found.cutoffs[axis] == pytest.approx(cuts, rel=1e-12)
        scores = [slow.score(value, list(found.cutoffs[axis])) for value in values]
        expected.append([count + 1 - one for one in scores] if axis == "recency_days" else scores)
    assert [found.scores[axis].tolist() for axis in AXES] == expected
    sums: dict[tuple[int, ...], list[int]] = {}
    for cell, orders, money in zip(zip(*expected, strict=True), shop.frequency, shop.monetary_e4, strict=True):
        total = sums.setdefault(cell, [0, 0, 0])
        total[:] = [total[0] + 1, total[1] + int(orders), total[2] + int(money)]
    cells = found.cells.set_index(["r", "f", "m"])[["customers", "orders", "revenue_e4"]]
    assert {cell: row.tolist() for cell, row in cells.iterrows() if row["customers"]} == sums


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=60), st.integers(2, 6))
def test_equal_values_get_equal_scores_and_larger_values_never_smaller_ones(values: list[int], bins: int) -> None:
    numbers = np.array(sorted(values), np.float64)
    scores = score(numbers, quantile_cuts(numbers, bins))
    assert (np.diff(scores)[np.diff(numbers) == 0] == 0).all()
    assert (np.diff(scores) >= 0).all()
    assert 1 <= scores.min() <= scores.max() <= bins


def test_a_value_on_a_cut_off_counts_as_below_or_above_as_asked() -> None:
    values = np.array([1.0, 2.0, 3.0])
    assert score(values, (2.0,)).tolist() == [1, 1, 2]
    assert score(values, (2.0,), equal="above").tolist() == [1, 2, 2]


def test_the_scores_of_a_customer_do_not_depend_on_the_order_of_the_rows() -> None:
    rows = [order(f"c{number}", f"2024-01-{1 + number % 28:02d}", number % 7) for number in range(90)]
    one = answer(customers_of(rows, as_of=AS_OF))
    random.Random(2).shuffle(rows)
    other = answer(customers_of(rows, as_of=AS_OF))
    assert all((one.scores[axis] == other.scores[axis]).all() for axis in AXES)
    assert one.segments.equals(other.segments)


def test_cut_offs_by_hand_are_used_as_they_are() -> None:
    found = answer(SHOP, recency_days=CutOffs(values=(30, 60, 90)))
    days = SHOP.recency_days
    assert found.cutoffs["recency_days"] == (30.0, 60.0, 90.0)
    assert (found.scores["recency_days"] == 4 - (days > 30) - (days > 60) - (days > 90)).all()


def test_every_group_and_every_cell_is_listed_and_they_add_up() -> None:
    found = answer(SHOP)
    assert (len(found.segments), len(found.cells)) == (11, 125)
    for name, total in (("customers", len(SHOP)), ("orders", SHOP.orders), ("revenue_e4", SHOP.revenue_e4)):
        assert found.segments[name].sum() == found.cells[name].sum() == total
    assert found.segments["revenue_share"].sum() == pytest.approx(1)


def test_a_cell_names_the_group_of_its_customers() -> None:
    found = answer(SHOP)
    group = found.cells.set_index(["r", "f", "m"])["segment"]
    cells = zip(*(found.scores[axis].tolist() for axis in AXES), strict=True)
    assert [group[cell] for cell in cells] == [REGULARS_11.segments[place].code for place in found.segment]


def test_an_empty_group_has_no_average_order_value_and_no_share() -> None:
    found = answer(customers_of([order("a", "2024-06-01", 10)], as_of=AS_OF))
    empty = found.segments[found.segments["customers"] == 0]
    assert len(empty) == 10
    assert empty["average_order_value_e4"].isna().all()
    assert (empty["revenue_share"] == 0).all()


def test_members_are_those_that_the_tables_count() -> None:
    found = answer(SHOP)
    for row in found.segments.itertuples():
        assert len(members(found, Pick(segment=row.segment))) == row.customers
    grid = found.cells.groupby(["r", "f"])["customers"].sum()
    assert all(len(members(found, Pick(recency=r, frequency=f))) == count for (r, f), count in grid.items())


def test_members_of_a_bar_lie_above_its_low_and_not_above_its_high() -> None:
    found = members(answer(SHOP), Pick(axis="frequency", low=2, high=4))
    assert set(SHOP.frequency[found].tolist()) == {3, 4}


def test_no_pick_is_everybody_in_order() -> None:
    assert members(answer(SHOP), Pick()).tolist() == list(range(len(SHOP)))


def test_members_of_an_unknown_group_are_an_error() -> None:
    with pytest.raises(KeyError):
        members(answer(SHOP), Pick(segment="nobodies"))


def test_a_moved_cut_off_tells_who_changed_group() -> None:
    before, after = answer(SHOP), answer(SHOP, recency_days=CutOffs(values=(20, 40, 60, 100)))
    moved = [(old, new) for old, new in zip(before.segment, after.segment, strict=True) if old != new]
    found = change(before, after)
    assert found.customers == len(moved) > 0
    assert found.frame["customers"].sum() == len(SHOP)


def test_nothing_moved_is_nobody_moved() -> None:
    assert change(answer(SHOP), answer(SHOP)).customers == 0


def test_groups_of_different_maps_are_compared_by_their_codes() -> None:
    others = Segment("others", "o", "m", "a", "cooling")
    champions = REGULARS_11.segment("champions")
    best = SegmentMap("two", "t", (others, champions), (Rule("champions", (5, 5), (4, 5)), Rule("others")))
    before = answer(SHOP)
    found = change(before, rfm(SHOP, RfmSettings(), best))
    assert found.customers == len(SHOP) - len(members(before, Pick(segment="champions")))


def test_answers_about_different_customers_are_not_compared() -> None:
    with pytest.raises(ValueError, match="60"):
        change(answer(SHOP), answer(random_shop(2, 59)))


def test_remembered_scores_follow_the_latest_cut_offs() -> None:
    shop = random_shop(3, 40)
    first = answer(shop).scores["frequency"]
    answer(shop, frequency=CutOffs(values=(1, 2, 3, 4)))
    assert (answer(shop).scores["frequency"] == first).all()


@pytest.mark.parametrize("largest", [10**9, 2**52, 2**53 + 1, 2**60])
def test_sums_are_exact_whatever_their_size(largest: int) -> None:
    rows = [
        order("a", "2024-01-01", net_e4=largest),
        order("b", "2024-01-01", net_e4=1),
        order("c", "2024-01-01", net_e4=3),
    ]
    money = customers_of(rows, as_of=AS_OF).summable("monetary")
    assert exact_sums(np.array([0, 0, 1]), money, 3).tolist() == [largest + 1, 3, 0]


def test_every_answer_says_how_ties_are_scored() -> None:
    assert "ties" in codes(answer(SHOP))


DEGENERATE = {
    "one_customer": [order("a", "2024-06-01"), order("a", "2024-06-03")],
    "one_order_each": [order(str(n), f"2024-06-{n + 1:02d}", n + 1) for n in range(20)],
    "equal_amounts": [order(str(n), f"2024-06-{n + 1:02d}") for n in range(20)],
    "same_day": [order(str(n), "2024-06-01", n + 1) for n in range(20)],
    "one_large_customer": [order("w", "2024-06-01", 70), *(order(str(n), "2024-06-02", 3) for n in range(10))],
    "more_refunded_than_bought": [order("a", "2024-06-01", net_e4=-1), order("b", "2024-06-01", 5)],
    "empty_scores": [order(str(n), "2024-06-01", 1 + n) for n in range(20)] + [order("0", "2024-06-02")],
}


@pytest.mark.parametrize("code", DEGENERATE)
def test_a_shop_that_cannot_be_told_apart_is_told_so(code: str) -> None:
    found = answer(customers_of(DEGENERATE[code], as_of=AS_OF))
    assert code in codes(found)
    assert not [
        text for text in map(Words().say, (one.sentence for one in found.findings)) if "{" in text or "–" in text
    ]


@pytest.mark.parametrize("code", DEGENERATE)
def test_a_shop_that_cannot_be_told_apart_still_puts_everybody_in_a_group(code: str) -> None:
    shop = customers_of(DEGENERATE[code], as_of=AS_OF)
    found = answer(shop)
    assert found.segments["customers"].sum() == len(shop)
    assert found.segments["revenue_share"].dropna().between(0, 1).all()


def test_refunds_beyond_sales_leave_shares_of_the_revenue_between_none_and_all() -> None:
    """Ann got 50 back of 20: her group brought less than nothing, and the others' shares are of the 40 that they brought."""
    rows = [order("ann", "2024-01-01", 20), order("bob", "2024-02-01", 30), order("cleo", "2024-03-01", 10)]
    found = answer(customers_of(rows, [refund("ann", "2024-01-05", 50)], as_of=AS_OF))
    assert len(set(found.segment)) == 3
    ann, bob, cleo = found.segments["revenue_share"].to_numpy()[found.segment.astype(int)]
    assert np.isnan(ann)
    assert (bob, cleo) == (0.75, 0.25)
    assert {"groups_below_zero", "one_large_customer"} <= set(codes(found))
    large = next(one for one in found.findings if one.code == "one_large_customer")
    assert large.sentence.facts["share_revenue"] == 0.75
    nothing = answer(customers_of(rows[:1], [refund("ann", "2024-01-05", 50)], as_of=AS_OF))
    assert nothing.segments["revenue_share"].isna().all()
    assert "no_revenue_shares" in codes(nothing)


def test_an_ordinary_shop_has_only_the_remark_about_ties() -> None:
    rows = [
        order(f"c{n:02d}", f"2024-0{1 + k % 6}-{1 + n % 28:02d}", 1 + n) for n in range(40) for k in range(1 + n // 8)
    ]
    assert codes(answer(customers_of(rows, as_of=AS_OF))) == ["ties"]


def monthly() -> list[dict[str, Any]]:
    """Sixty customers who order every thirty days, each on their own day, the last time within 25 days."""
    last = date(2024, 12, 1)
    return [
        order(f"c{n:02d}", str(last - timedelta(days=30 * k + n % 25)), 10 + n) for n in range(60) for k in range(4)
    ]


def test_who_is_not_late_by_their_own_rhythm_is_not_to_be_called_asleep() -> None:
    shop = customers_of(monthly(), as_of=date(2024, 12, 2))
    found = answer(shop)
    said = next(one.sentence for one in found.findings if one.code == "recency_brisk")
    assert Words().say(said) == (
        "Most customers here have a habit, and half of those order at least every 30 days; but who ordered 14 days ago "
        "already scores below the middle for recency, so groups called asleep or lost hold customers who are not late. "
        "Set the cut-offs of recency by hand (days: 30, 60, 90, 180)."
    )
    assert "recency_brisk" not in codes(answer(shop, recency_days=CutOffs(values=(30, 60, 90, 180))))


def test_who_orders_seldom_and_in_time_is_not_to_be_taken_for_lost() -> None:
    """Ten buyers by the week; a hospital and a law firm by the quarter, who are the last of twelve and not late."""
    weekly = [
        order(f"shop {n:02d}", str(date(2024, 12, 1 + n) - timedelta(days=7 * k)), 50)
        for n in range(10)
        for k in range(30)
    ]
    seldom = [order(who, str(last - timedelta(days=90 * k)), 900) for who, last in (("Hospital", date(2024, 9, 8)), ("Law firm", date(2024, 10, 1))) for k in range(5)]  # fmt: skip
    found = answer(customers_of([*weekly, *seldom], as_of=date(2024, 12, 12)))
    said = {one.code: one for one in found.findings}
    assert dict(said["recency_slow"].sentence.facts) == {
        "count": 2,
        "low": 3,
        "customer": "Hospital",
        "gap": 90,
        "days": 95,
    }
    late = [order("Hospital", str(date(2024, 3, 1) - timedelta(days=90 * k)), 900) for k in range(5)]
    assert "recency_slow" not in codes(answer(customers_of([*weekly, *late], as_of=date(2024, 12, 12))))


def test_one_of_two_customers_is_not_called_large() -> None:
    two = [order("a", "2024-06-01", 70), order("b", "2024-05-01", 3)]
    assert "one_large_customer" not in codes(answer(customers_of(two, as_of=AS_OF)))


def test_a_large_customer_is_named_with_their_share() -> None:
    found = answer(customers_of(DEGENERATE["one_large_customer"], as_of=AS_OF))
    assert Words().say(found.findings[0].sentence) == (
        "One customer, w, brings 70% of the revenue: read every total with and without them."
    )


def test_collapsed_cut_offs_say_how_many_scores_stay_empty() -> None:
    rows = [order(str(n), f"2024-06-{1 + n % 28:02d}", 1 + n) for n in range(10)] + [
        order(str(n), "2024-05-01") for n in range(3)
    ]
    found = answer(customers_of(rows, as_of=AS_OF))
    assert found.cutoffs["frequency"] == (1, 1, 1, 2)
    said = [Words().say(one.sentence) for one in found.findings if one.code == "empty_scores"]
    assert said == [
        "Several cut-offs of frequency fall on 1, because so many customers have that value: 3 of the 5 scores stay empty."
    ]


@pytest.mark.parametrize(
    ("counts", "cuts", "said"),
    [
        ([1, 1, 1, 2, 2, 3, 4], (1, 1, 2, 3), "1 of the 5 scores stays empty."),
        ([1, 1, 1, 2, 2, 3, 3], (1, 1, 2, 2.5), "2 of the 5 scores stay empty."),
        ([1, 1, 1, 2, 2, 2, 2], (0, 1, 1, 2), "3 of the 5 scores stay empty."),
    ],
)
def test_scores_that_nobody_has_are_counted_as_they_are(counts: list[int], cuts: tuple[float, ...], said: str) -> None:
    rows = [
        order(f"{n}", f"2024-05-{1 + n + 7 * one:02d}", 1 + n) for n, count in enumerate(counts) for one in range(count)
    ]
    found = answer(customers_of(rows, as_of=AS_OF), frequency=CutOffs(5, values=cuts))
    told = [Words().say(one.sentence) for one in found.findings if one.code == "empty_scores"]
    assert [one.split(": ")[1] for one in told] == [said]
    assert 5 - len(set(found.scores["frequency"])) == int(said[0])


def test_names_of_first_orders_are_warned_of_where_nobody_has_so_few() -> None:
    often = [order(f"c{n}", f"2024-0{1 + k}-{1 + n % 28:02d}", 1 + n) for n in range(30) for k in range(3 + n // 10)]
    found = answer(customers_of(often, as_of=AS_OF))
    (said,) = (Words().say(one.sentence) for one in found.findings if one.code == "frequency_regular")
    assert said.startswith("Even customers with 3 orders have the lowest score for frequency here")


def test_nobody_is_lost_in_a_young_shop() -> None:
    young = [order(f"c{n}", f"2024-06-{1 + n:02d}", 1 + n) for n in range(14)]
    shop = answer(customers_of(young, as_of=date(2024, 6, 15)))
    (said,) = (Words().say(one.sentence) for one in shop.findings if one.code == "short_file")
    assert said.startswith("The orders cover 14 days; it takes about 60 to tell who is lost.")
    assert "short_file" not in codes(answer(customers_of(young, as_of=date(2024, 9, 15))))


def test_two_orders_that_score_like_many_are_warned_of_until_the_cut_offs_tell_them_apart() -> None:
    rows = [order(f"once{n}", f"2024-06-{1 + n % 28:02d}", 1 + n) for n in range(70)]
    rows += [order(f"twice{n}", f"2024-0{month}-{1 + n % 28:02d}", 1 + n) for n in range(30) for month in (5, 6)]
    shop = customers_of(rows, as_of=AS_OF)
    found = answer(shop)
    said = [(one.level, Words().say(one.sentence)) for one in found.findings if one.code == "frequency_blunt"]
    assert found.segments["customers"].iloc[0] > 0
    assert said == [
        (
            "warning",
            "70% of the customers have ordered once, so two orders already score 4 of 5 for frequency, and the best groups hold customers who came back only once. To keep those groups for true regulars, set the cut-offs of frequency by hand (orders: 1, 2, 3, and 5).",
        )
    ]
    mended = answer(shop, frequency=CutOffs(5, values=(1, 2, 3, 5)))
    assert "frequency_blunt" not in codes(mended)
    assert mended.segments["customers"].iloc[0] == 0


def test_a_group_that_nobody_can_reach_is_named() -> None:
    found = answer(SHOP, recency_days=CutOffs(2), frequency=CutOffs(2))
    (dead,) = (one.sentence for one in found.findings if one.code == "dead_group")
    named = {str(group) for group in dead.facts["groups"]}
    assert len(named) == dead.facts["count"]
    assert {"Need attention", "Promising"} <= named
    assert "Champions" not in named
