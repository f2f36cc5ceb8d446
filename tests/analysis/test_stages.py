from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.cohorts import month_end
from lib.analysis.customers import customers
from lib.analysis.histories import Histories, Labels, histories, main_values
from lib.analysis.identity import identity
from lib.analysis.lifecycle import lifecycle
from lib.analysis.rhythm import USUAL_DAYS, _waits, category_limits, limit, waits
from lib.analysis.stages import NOT_YET, STAGES, Stages, matrix, moved_by, moved_by_kinds, stages, stages_at
from lib.analysis.survival import kaplan_meier
from lib.core.columns import CATEGORY, ORDER_LINES
from lib.core.periods import day_of, month_of
from lib.core.settings import StageSettings
from lib.store.pandas import Pandas
from tests.analysis.golden import retail_frames, retail_histories
from tests.shops import EVERYTHING, frames_of, order, refund, table, tables

Orders = list[dict[str, object]]
BY_HAND = StageSettings(first_days=(60, 120), later_days=(30, 90), mature_orders=3)


def both(orders: Orders, as_of: date, asked: StageSettings, refunds: Orders | None = None) -> tuple[Histories, Stages]:
    frames = frames_of(orders, refunds or [])
    known = histories(frames, EVERYTHING, as_of)
    return known, stages(known, customers(frames, EVERYTHING, as_of), asked)


def every(days_apart: int, who: str, times: int, first: str) -> Orders:
    start = date.fromisoformat(first)
    return [order(who, str(start + timedelta(days=days_apart * place))) for place in range(times)]


def test_five_customers_five_stages() -> None:
    orders = [
        order("ann_new", "2026-05-20"),
        *every(10, "bob_growing", 2, "2026-05-01"),
        *every(10, "cid_mature", 3, "2026-05-01"),
        *every(10, "dan_declining", 3, "2026-04-01"),
        order("eve_lapsed", "2026-01-01"),
    ]
    _, found = both(orders, date(2026, 6, 1), BY_HAND)
    assert [STAGES[place] for place in found.stage] == ["new", "growing", "mature", "declining", "lapsed"]
    assert found.frame["customers"].tolist() == [1] * 5
    assert found.frame["orders"].tolist() == [1, 2, 3, 3, 1]


def test_the_day_of_a_limit_is_still_in_time() -> None:
    for silent, expected in ((60, "new"), (61, "declining"), (120, "declining"), (121, "lapsed")):
        as_of = date(2026, 1, 1) + timedelta(days=silent)
        assert STAGES[both([order("a", "2026-01-01")], as_of, BY_HAND)[1].stage[0]] == expected


def test_moves_of_a_month_have_their_money() -> None:
    orders = [order("ann", "2026-01-10", 10), order("ann", "2026-02-10", 20), order("bob", "2026-02-28", 5)]
    _, found = both(orders, date(2026, 3, 1), BY_HAND, [refund("ann", "2026-02-20", 3)])
    flow = found.flow
    assert flow.months == (month_of(date(2026, 1, 1)), month_of(date(2026, 2, 1)))
    february = flow.moves[1]
    assert february[0].tolist() == [0, 1, 0, 0, 0]  # ann: new -> growing
    assert february[NOT_YET].tolist() == [1, 0, 0, 0, 0]  # bob: arrives
    assert flow.money_e4[1, 0, 1] == 170_000
    assert flow.orders[1, 0, 1] == 1
    assert flow.squares[1, 0, 1] == 170_000.0**2


def test_the_matrix_says_where_those_of_a_stage_are_a_month_later() -> None:
    _, found = both([*every(20, "a", 9, "2026-01-01"), order("b", "2026-01-05")], date(2026, 7, 1), BY_HAND)
    shares = matrix(found.flow)
    known = ~np.isnan(shares).all(axis=1)
    assert known[[0, 2]].all()
    assert shares[known].sum(axis=1) == pytest.approx(1)


def rhythm_shop(promotion: str | None = None) -> Orders:
    """Forty customers who come back after 10 to 49 days, and once more; the last day is far away."""
    orders: Orders = []
    for place in range(40):
        start = date(2025, 1, 1) + timedelta(days=place % 7)
        orders += [order(f"c{place}", str(start)), order(f"c{place}", str(start + timedelta(days=10 + place)))]
        if promotion is not None:
            orders.append(order(f"c{place}", promotion))
    return orders


def test_limits_come_from_the_shops_own_gaps() -> None:
    known, found = both(rhythm_shop(), date(2025, 12, 1), StageSettings())
    first = found.limits.first
    assert (first.source, first.returned, first.customers, first.returned_share) == ("rhythm", 40, 40, pytest.approx(1))
    assert (first.declining_days, first.lapsed_days) == (10 + 31, 10 + 37)  # the 32nd and the 38th of 40
    assert found.limits.later.source == "too_few"
    assert (found.limits.later.declining_days, found.limits.later.lapsed_days) == USUAL_DAYS
    assert len(waits(known).days) == 80


def test_one_wholesaler_sets_nobody_elses_rhythm() -> None:
    """Forty come every month; one who orders every day is one customer of forty-one, whatever share of the gaps are theirs."""
    regulars = [one for place in range(40) for one in every(30, f"c{place}", 8, str(date(2025, 1, 1 + place % 7)))]
    alone, with_one = (
        both(orders, date(2025, 12, 1), StageSettings())[1].limits.later
        for orders in (regulars, [*regulars, *every(1, "wholesaler", 330, "2025-01-01")])
    )
    assert (alone.declining_days, alone.lapsed_days) == (30, 31)
    assert (with_one.declining_days, with_one.lapsed_days) == (30, 31)


def test_nobody_is_lost_in_a_month_of_orders() -> None:
    """Thirty came back within days; those who take longer cannot be in so short a file, so its rhythm is no rhythm yet."""
    orders = [one for place in range(30) for one in every(5, f"c{place}", 3, str(date(2025, 1, 1 + place % 5)))]
    _, found = both([*orders, *every(1, "quiet", 1, "2025-01-01")], date(2025, 2, 1), StageSettings())
    assert {found.limits.first.source, found.limits.later.source} == {"too_short"}
    assert found.frame["customers"].tolist() == [1, 30, 0, 0, 0]


def test_who_orders_every_day_is_not_declining_on_the_next() -> None:
    _, found = both(every(1, "daily", 100, "2025-01-01"), date(2025, 4, 11), StageSettings())
    assert (found.limits.later.source, STAGES[found.stage[0]]) == ("rhythm", "mature")


def test_the_rhythm_of_customers_who_differ_is_found_though_some_are_seen_oftener() -> None:
    """Each waits by an own rate and leaves with an own chance; what is asked for is the gap of a customer, not of an order."""
    rng = np.random.default_rng(11)
    orders: list[tuple[int, int]] = []
    for who in range(3_000):
        rate, leaving, day = rng.gamma(2.0, 1 / 40), rng.beta(1.5, 6.0), int(rng.integers(0, 600))
        while day < 1_000:
            orders.append((who, day))
            if rng.random() < leaving:
                break
            day += 1 + int(rng.exponential(1 / rate))
    who, day = np.array(orders, np.int64).T
    log = pd.DataFrame({"who": who, "day": day})
    visit = log.groupby("who").cumcount().to_numpy(np.int64) + 1
    curve = _waits(who, day, visit, 1_000, ()).curve(365)
    # A customer comes back within t days with chance (1 - 1.5 / 7.5) * (1 - (1 + t / 40) ** -2), gaps being one day and more.
    for days in (30, 90, 200, 365):
        assert curve.by(days) == pytest.approx(0.8 * (1 - (1 + days / 40) ** -2), abs=0.025)


def test_who_never_came_back_counts_as_still_waiting() -> None:
    orders = [*rhythm_shop(), *(order(f"never{n}", "2025-01-01") for n in range(40))]
    _, found = both(orders, date(2025, 12, 1), StageSettings())
    assert found.limits.first.returned_share == pytest.approx(0.5)
    assert found.limits.first.declining_days == 10 + 31  # 80 % of those who do come back
    assert found.limits.first.late_share == pytest.approx(8 / 48)  # 8 of the 48 who are not back by the end of day 41


def test_who_may_still_be_in_time_is_not_called_late() -> None:
    """A barber whose customers come every 38 days at the latest: who came 38 days before as_of may come on the day itself."""
    gaps = (32, 33, 34, 35, 36, 37, 38)
    last = date(2025, 10, 1)
    orders = [
        order(f"{gap} {number}", str(last - timedelta(days=gap * turn)))
        for gap in gaps
        for number in range(5)
        for turn in range(7)
    ]
    for day, expected in ((38, {"declining"}), (39, {"lapsed"})):
        _, found = both(orders, last + timedelta(days=day), StageSettings())
        assert found.limits.later.lapsed_days == 38
        assert {STAGES[place] for place in found.stage} == expected


def test_orders_of_a_promotion_are_left_out_of_the_rhythm() -> None:
    asked = StageSettings(promotions=((date(2025, 3, 10), date(2025, 3, 12)),))
    known, _ = both(rhythm_shop("2025-03-11"), date(2025, 12, 1), asked)
    plain, quiet = waits(known), waits(known, asked.promotions)
    into = plain.ended & (plain.visit == 2)
    assert into.sum() == 40
    assert not (quiet.ended & (quiet.visit == 2)).any()  # waited at least so long
    assert not (quiet.visit == 3).any()  # what follows a promotion tells nothing


def test_the_horizon_keeps_the_late_tail_out() -> None:
    days, ended = np.array([5] * 30 + [400] * 30), np.ones(60, bool)
    curve = kaplan_meier(days, ended, 20)
    assert limit(curve, StageSettings(horizon_days=365), None).lapsed_days == 6
    assert limit(curve, StageSettings(horizon_days=730), None).lapsed_days == 401


def test_limits_a_category() -> None:
    who = np.repeat(np.arange(30), 2)
    day = np.tile([0, 14], 30) + day_of(date(2025, 1, 1))
    labels = Labels(("coffee", "machines"), np.zeros(60, np.int64))
    coffee, machines = category_limits(labels, who, day, day_of(date(2025, 12, 1)), StageSettings())
    assert (coffee.usual_days, coffee.limit.declining_days, coffee.limit.source) == (14, 14, "rhythm")
    assert (machines.usual_days, machines.limit.source) == (None, "too_few")


def lines_shop() -> tuple[Orders, Orders]:
    """Forty customers of coffee who come every 14 days (half of them late in the year), forty of machines every 140: three orders each."""
    orders = [
        *(one for n in range(40) for one in every(14, f"coffee{n:02d}", 3, "2025-01-06" if n < 20 else "2025-09-01")),
        *(one for n in range(40) for one in every(140, f"machine{n:02d}", 3, "2025-01-06")),
        order("nobody", "2025-01-06"),
    ]
    lines = [
        {**one, "category": kind, "amount_e4": amount}
        for one in orders
        if one["customer_id"] != "nobody"
        for kind, amount in (
            [("coffee", 60_000), ("filters", 40_000)]
            if str(one["customer_id"]).startswith("coffee")
            else [("machines", 100_000)]
        )
    ]
    return orders, lines


def by_category(as_of: date, asked: StageSettings) -> tuple[Histories, Stages, Labels]:
    orders, lines = lines_shop()
    with Pandas({**tables(orders), "order_lines": table(ORDER_LINES, lines)}).reading() as frames:
        known = histories(frames, EVERYTHING, as_of)
        bought = main_values(frames, EVERYTHING, known, CATEGORY)
        return known, stages(known, customers(frames, EVERYTHING, as_of), asked, bought), bought


def test_an_order_is_of_what_most_of_its_money_went_to() -> None:
    known, _, bought = by_category(date(2025, 12, 1), StageSettings())
    assert bought.words == ("coffee", "machines", "")
    assert [bought.words[place] for place in bought.place[known.who == 0]] == ["coffee"] * 3
    assert bought.words[bought.place[-1]] == ""  # nobody's order has no lines


def test_customers_are_placed_by_the_limits_of_what_they_bought_last() -> None:
    """Two months after the last order it is late for coffee and early for a machine; the whole shop's limits see neither."""
    known, found, _ = by_category(date(2025, 12, 1), StageSettings())
    coffee, machines = found.limits.kinds
    assert (coffee.name, machines.name) == ("coffee", "machines")
    assert coffee.later is not None
    assert machines.later is not None
    assert (coffee.later.declining_days, machines.later.declining_days) == (14, 140)
    assert found.limits.later.declining_days == 140
    assert [STAGES[found.stage[place]] for place in (0, 20, 40)] == ["lapsed", "lapsed", "growing"]
    assert moved_by_kinds(known, found) == 20  # coffee of the autumn
    assert STAGES[found.limits.stage_of(np.array([3]), np.array([63]), 4)[0]] == "growing"


def test_where_too_few_came_back_or_limits_are_set_by_hand_the_whole_shops_hold() -> None:
    early, by_hand = by_category(date(2025, 4, 1), StageSettings()), by_category(date(2025, 12, 1), BY_HAND)
    machines = early[1].limits.kinds[-1]
    assert (machines.name, machines.first, machines.later) == ("machines", None, None)
    assert all(one.first is None and one.later is None for one in by_hand[1].limits.kinds)
    assert moved_by_kinds(*by_hand[:2]) == 0


def test_the_replay_by_category_equals_looking_at_every_month_afresh() -> None:
    known, found, bought = by_category(date(2025, 12, 1), StageSettings())
    for place, month in enumerate(found.flow.months):
        after = stages_at(known, found.limits, found.settings.mature_orders, month_end(month), bought)
        assert found.flow.counts[place].tolist() == np.bincount(after[after != NOT_YET], minlength=5)[:5].tolist()
    assert (
        stages_at(known, found.limits, found.settings.mature_orders, known.end, bought).tolist() == found.stage.tolist()
    )


def test_how_many_customers_a_limit_moves() -> None:
    known, found = both([order(f"c{n}", f"2026-01-{n + 1:02d}") for n in range(20)], date(2026, 3, 15), BY_HAND)
    # Silent for 54 to 73 days: 13 of them more than 60. Of more than 70 days three are left.
    assert found.frame.set_index("stage")["customers"]["declining"] == 13
    assert moved_by(known, found, ("first_declining", 70)) == 10
    assert moved_by(known, found, ("later_lapsed", 40)) == 0


@st.composite
def random_shop(draw: st.DrawFn) -> tuple[Orders, date]:
    days = st.dates(date(2025, 1, 1), date(2025, 9, 30))
    rows = draw(st.lists(st.tuples(st.sampled_from("abcd"), days), min_size=1, max_size=30))
    return [order(who, str(day), 10) for who, day in rows], max(day for _, day in rows) + timedelta(days=1)


@settings(max_examples=50, deadline=None)
@given(random_shop())
def test_the_replay_equals_looking_at_every_month_afresh(shop: tuple[Orders, date]) -> None:
    known, found = both(*shop, BY_HAND)
    before = np.full(len(known), NOT_YET)
    for place, month in enumerate(found.flow.months):
        after = stages_at(known, found.limits, BY_HAND.mature_orders, month_end(month))
        here = after != NOT_YET
        moves = np.zeros((6, 5), np.int64)
        np.add.at(moves, (before[here], after[here]), 1)
        assert found.flow.moves[place].tolist() == moves.tolist()
        assert found.flow.counts[place].tolist() == np.bincount(after[here], minlength=5)[:5].tolist()
        before = after
    assert stages_at(known, found.limits, BY_HAND.mature_orders, known.end).tolist() == found.stage.tolist()


@settings(max_examples=50, deadline=None)
@given(random_shop())
def test_new_returning_reactivated_and_lost_add_up(shop: tuple[Orders, date]) -> None:
    frame = identity(both(*shop, BY_HAND)[0])
    assert (frame["active"] == frame["new"] + frame["returning"] + frame["reactivated"]).all()
    before = frame["active"].shift(1, fill_value=0)
    assert (frame["active"] == before + frame["new"] + frame["reactivated"] - frame["lost"]).all()
    assert (frame[["new", "returning", "reactivated", "lost"]] >= 0).all(axis=None)


def test_identity_by_name() -> None:
    orders = [
        order("ann", "2026-01-05"),
        order("ann", "2026-02-05"),
        order("bob", "2026-01-05"),
        order("bob", "2026-03-05"),
    ]
    frame = identity(both(orders, date(2026, 4, 1), BY_HAND)[0])
    assert frame[["new", "returning", "reactivated", "lost"]].to_numpy().tolist() == [
        [2, 0, 0, 0],
        [0, 1, 0, 1],
        [0, 0, 1, 1],
    ]


def test_everybody_of_online_retail_is_in_one_stage(reference: Path) -> None:
    known = retail_histories(reference)
    found = stages(known, customers(retail_frames(reference), EVERYTHING, known.as_of), StageSettings())
    assert found.frame["customers"].sum() == 4_338
    assert found.frame["revenue_e4"].sum() == 89_114_079_040
    assert found.flow.counts[-1].sum() == found.flow.moves[:, NOT_YET].sum()


@pytest.mark.parametrize(
    "wrong",
    [{"quiet_share": 0.9, "lost_share": 0.8}, {"mature_orders": 1}, {"first_days": (90, 30)}, {"horizon_days": 0},
     {"promotions": ((date(2025, 2, 1), date(2025, 1, 1)),)}],
)  # fmt: skip
def test_settings_that_cannot_be_meant_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        StageSettings(**wrong)  # type: ignore[arg-type]


def _codes(orders: list[dict[str, object]], as_of: date) -> set[str]:
    return {one.code for one in lifecycle(frames_of(orders), EVERYTHING, as_of, StageSettings()).findings}


def test_limits_look_a_year_further_where_customers_come_once_in_a_year_and_a_half() -> None:
    orders = [order(f"soon{n}", f"2022-01-{n % 28 + 1:02d}") for n in range(40)]
    orders += [order(f"soon{n}", f"2022-03-{n % 28 + 1:02d}") for n in range(40)]
    late = [order(f"late{n}", f"2022-01-{n % 28 + 1:02d}") for n in range(60)]
    late += [order(f"late{n}", f"2023-08-{n % 28 + 1:02d}") for n in range(40)]
    never = [order(f"never{n}", f"2022-01-{n % 28 + 1:02d}") for n in range(60)]
    as_of = date(2025, 1, 1)
    _, found = both([*orders, *late], as_of, StageSettings())
    first = found.limits.first
    assert (first.horizon_days, first.returned_share) == (730, pytest.approx(80 / 100))
    assert first.declining_days == (date(2023, 8, 1) - date(2022, 1, 1)).days
    assert "long_rhythm" in _codes([*orders, *late], as_of)
    _, found = both([*orders, *never], as_of, StageSettings())
    assert found.limits.first.horizon_days == 365
    assert not _codes([*orders, *never], as_of) & {"long_rhythm", "late_returns"}


def test_no_limit_looks_further_than_three_years_and_who_comes_later_is_said() -> None:
    orders = [order(f"customer{n}", f"2012-01-{n % 28 + 1:02d}") for n in range(100)]
    # A fifth of those still silent come in each of the years that follow, and a third only in the sixth.
    orders += [order(f"customer{n}", f"{2012 + n // 20}-06-{n % 28 + 1:02d}") for n in range(60)]
    orders += [order(f"customer{n}", f"2017-06-{n % 28 + 1:02d}") for n in range(60, 75)]
    as_of = date(2024, 1, 1)
    _, found = both(orders, as_of, StageSettings())
    assert found.limits.first.horizon_days == 1095
    assert found.limits.first.beyond_share == pytest.approx(15 / 40)
    assert _codes(orders, as_of) >= {"long_rhythm", "late_returns"}


def test_later_limits_look_further_where_the_second_order_is_quick_and_the_next_ones_are_yearly() -> None:
    orders: list[dict[str, object]] = []
    for n in range(60):
        first = date(2020, 1, 1) + timedelta(days=n)
        days = [first, first + timedelta(days=20 + n % 10)]
        days += [days[1] + timedelta(days=400 * year + n % 20) for year in range(1, 4)]
        orders += [order(f"customer{n}", str(day)) for day in days]
    as_of = date(2025, 1, 1)
    _, found = both(orders, as_of, StageSettings())
    assert found.ahead == (365, 730)
    assert 400 <= found.limits.later.declining_days <= 420
    assert "long_rhythm" in _codes(orders, as_of)
