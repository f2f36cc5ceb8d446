from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from lib.analysis.customers import customers
from lib.analysis.event_log import event_log
from lib.analysis.histories import first_labels, histories, seconds
from lib.analysis.means import _student, mean_range, ratio_range, ratio_step
from lib.analysis.north_star import Star, _staying, north_stars, visit_days, visit_stars, visits_of_log
from lib.analysis.stages import stages
from lib.catalog.promotions import REFERRAL_MARKS
from lib.core.settings import StageSettings
from lib.store.pandas import Pandas
from tests.analysis.golden import facts, retail_frames
from tests.shops import EVERYTHING, frames_of, order


def stars_of(frames: object, as_of: date) -> dict[str, Star]:
    known = histories(frames, EVERYTHING, as_of)  # type: ignore[arg-type]
    people = customers(frames, EVERYTHING, as_of)  # type: ignore[arg-type]
    labels = first_labels(frames, EVERYTHING, known, "orders", "channel")  # type: ignore[arg-type]
    moments = seconds(frames, EVERYTHING, as_of)  # type: ignore[arg-type]
    found = stages(known, people, StageSettings())
    return {star.code: star for star in north_stars(known, people, moments, found, labels, REFERRAL_MARKS)}


def test_a_small_shop_by_hand() -> None:
    orders = [
        order("ann", "2026-01-05", 10, channel="Referral"), order("ann", "2026-01-20", 30),
        order("bob", "2026-02-05", 20, channel="Web"), order("cid", "2026-03-30", 40),
    ]  # fmt: skip
    stars = stars_of(frames_of(orders), date(2026, 4, 1))
    assert stars["repurchase_30d"].value == pytest.approx(0.5)  # ann of ann and bob
    assert stars["repeat_rate"].value == pytest.approx(1 / 3)
    assert stars["average_order_value"].value == 250_000
    assert stars["revenue_per_buyer"].value == pytest.approx(1_000_000 / 3)
    assert (stars["referral_share"].value, stars["referral_share"].basis) == (0.5, 2)  # cid's channel is not told
    assert stars["lifespan"].value is None
    assert stars["average_order_value"].trend["value"].tolist() == [200_000, 200_000, 400_000]


def test_the_trend_of_the_lifespan_counts_the_first_year_of_everybody() -> None:
    """Half of forty never come again, half come every month; from one month on, ten of those have gone silent."""
    orders = [order(f"once{number}", "2024-01-10") for number in range(20)]
    for number in range(20):
        months = 6 if number < 10 else 26
        orders += [order(f"often{number}", f"{2024 + at // 12}-{at % 12 + 1:02d}-10") for at in range(months)]
    frames = frames_of(orders)
    known, people = histories(frames, EVERYTHING, date(2026, 3, 1)), customers(frames, EVERYTHING, date(2026, 3, 1))
    found = stages(known, people, StageSettings(first_days=(30, 60), later_days=(60, 90)))
    stars = {star.code: star for star in north_stars(known, people, seconds(frames, EVERYTHING, known.as_of), found)}
    trend = stars["lifespan"].trend.set_index("month")["value"]
    first_months = trend[trend.index < 2025 * 12]
    assert first_months.isna().all()  # a year cannot be seen yet
    half_a_year = (date(2024, 6, 10) - date(2024, 1, 10)).days
    assert trend[2026 * 12 + 1] == pytest.approx((20 * 0 + 10 * half_a_year + 10 * 365) / 40)


def test_who_buys_once_stays_no_days_whenever_they_came() -> None:
    """Those who came lately are not known to have left yet, and tell nothing of how long others stay."""
    orders = [order(f"once{number}", str(date(2025, 1, 1) + timedelta(days=number))) for number in range(400)]
    frames = frames_of(orders)
    known, people = histories(frames, EVERYTHING, date(2026, 3, 1)), customers(frames, EVERYTHING, date(2026, 3, 1))
    found = stages(known, people, StageSettings(first_days=(60, 120), later_days=(60, 120)))
    stars = {star.code: star for star in north_stars(known, people, seconds(frames, EVERYTHING, known.as_of), found)}
    assert stars["lifespan"].value is None  # all that can be seen of them is their first day
    assert _staying(known.first_day, known.last_day, known.end, 120).happened.tolist() == [1.0]


def test_the_lifespan_is_that_of_customers_seen_to_the_end() -> None:
    """Customers come at any time, order every two weeks or so and leave; a file of three years tells their first two as they are."""
    rng = np.random.default_rng(5)
    first = rng.integers(0, 1_095, 4_000, np.int64)
    lives = [np.append(0, rng.gamma(3.0, 5.0, rng.geometric(0.06) - 1)).cumsum().astype(np.int64) for _ in first]
    last = np.array([life[-1] for life in lives], np.int64)
    seen = np.array([one + life[one + life < 1_095].max() for one, life in zip(first, lives, strict=True)], np.int64)
    curve = _staying(first, seen, 1_095, 90)
    for days in (30, 180, 365):
        assert 1 - curve.by(days) == pytest.approx((last > days).mean(), abs=0.03)


def test_a_channel_that_says_nothing_of_recommendations_has_no_such_figure() -> None:
    assert "referral_share" not in stars_of(frames_of([order("ann", "2026-01-05", channel="Web")]), date(2026, 4, 1))


def visits(*rows: tuple[str, str]) -> tuple[Star, Star]:
    events = pd.DataFrame(
        {"user_id": [who for who, _ in rows], "occurred_at": pd.to_datetime([when for _, when in rows])}
    )
    with Pandas({"events": events}).reading() as frames:
        return visit_stars(visit_days(frames("events")).collect("pyarrow").to_pandas())


def test_visits_count_from_the_day_somebody_was_first_seen() -> None:
    next_day, week = visits(
        ("ann", "2026-01-01 23:59"), ("ann", "2026-01-02 00:01"),  # the next day
        ("bob", "2026-01-01 08:00"), ("bob", "2026-01-08 20:00"),  # the seventh day
        ("cid", "2026-01-01 08:00"), ("cid", "2026-01-01 20:00"),  # the same day is no return
        ("dan", "2026-01-05 08:00"), ("dan", "2026-01-06 08:00"),  # seven days after are not in the log
        ("eve", "2026-01-09 08:00"),
    )  # fmt: skip
    assert (next_day.value, next_day.basis) == (0.5, 4)  # ann and dan of four; eve's next day is not in the log
    assert (week.value, week.basis) == (pytest.approx(2 / 3), 3)


def test_a_prepared_log_tells_the_same_of_visits() -> None:
    rng = np.random.default_rng(3)
    rows = [
        (f"u{who}", str(pd.Timestamp("2026-01-01") + pd.Timedelta(seconds=int(second))))
        for who, second in zip(rng.integers(0, 90, 400), rng.integers(0, 25 * 86_400, 400), strict=True)
    ]
    events = pd.DataFrame(
        {"customer": [int(who[1:]) for who, _ in rows], "event": "seen", "occurred_at": pd.to_datetime([at for _, at in rows])}
    )  # fmt: skip
    with Pandas({"log": events}).reading() as frames:
        found = visit_stars(visits_of_log(event_log(frames("log"))))
    for one, same in zip(found, visits(*rows), strict=True):
        assert (one.value, one.low, one.high, one.basis) == (same.value, same.low, same.high, same.basis)
        pd.testing.assert_frame_equal(one.trend, same.trend)


def test_a_log_of_one_day_tells_nothing_of_returns() -> None:
    assert [star.value for star in visits(("ann", "2026-01-01"), ("bob", "2026-01-01"))] == [None, None]


def test_online_retail_has_its_published_figures(reference: Path) -> None:
    stars = stars_of(retail_frames(reference), date(2011, 12, 10))
    assert (stars["repurchase_30d"].basis, stars["repurchase_30d"].value) == (
        4_070,
        pytest.approx(901 / 4_070, abs=1e-12),
    )
    assert stars["repeat_rate"].value == pytest.approx(0.65583, abs=5e-6)
    trend = stars["average_order_value"].trend
    for month, published in zip(trend.to_dict("records"), list(facts(reference)["monthly"].values())[:12], strict=True):
        assert month["basis"] == published[1]
        assert month["value"] == pytest.approx(published[0] / published[1] * 10_000, abs=60)


def test_students_quantile_is_that_of_scipy() -> None:
    for degrees in (7, 10, 30, 1000):
        assert _student(degrees) == pytest.approx(stats.t.ppf(0.975, degrees), abs=1e-4)


#: Money as shops have it: (name, draw, true mean, least coverage at n = 50).
SKEWED = [
    ("exponential", lambda rng, shape: rng.exponential(1.0, shape), 1.0, 0.93),
    ("log-normal, sigma 1", lambda rng, shape: rng.lognormal(0.0, 1.0, shape), float(np.exp(0.5)), 0.91),
    ("log-normal, sigma 1.5", lambda rng, shape: rng.lognormal(0.0, 1.5, shape), float(np.exp(1.125)), 0.88),
]


@pytest.mark.parametrize(("draw", "mean", "least"), [case for _, *case in SKEWED], ids=[name for name, *_ in SKEWED])
def test_a_range_of_skewed_money_holds_the_truth(draw: object, mean: float, least: float) -> None:
    """Security goal G15: at least 90 % for skewed means at n = 50 (here less the noise of 1,000 draws)."""
    rng, hits = np.random.default_rng(17), 0
    for values in draw(rng, (1000, 50)):  # type: ignore[operator]
        found = mean_range(values)
        assert found is not None
        hits += found.low <= mean <= found.high
    assert least <= hits / 1000 <= 0.975


def test_a_ratio_of_sums_has_its_range_by_customer() -> None:
    """Orders of 20 on average, customers with many orders spend more on each: revenue over orders is E[n x] / E[n]."""
    rng, hits, times = np.random.default_rng(23), 0, 600
    for _ in range(times):
        orders = rng.geometric(0.4, 120)
        money = orders * rng.gamma(4, (10 + 4 * orders) / 4)
        found = ratio_range(money, orders.astype(float))
        assert found is not None
        truth = 10 + 4 * (2 - 0.4) / 0.4**2 / (1 / 0.4)
        hits += found.low <= truth <= found.high
    assert 0.9 <= hits / times <= 0.975


def test_a_step_between_two_months_has_its_range_though_customers_are_in_both() -> None:
    """Half of 200 buy in both months and spend each time around a level of their own."""
    rng, hits, times = np.random.default_rng(29), 0, 600
    for _ in range(times):
        level, bought = rng.gamma(2, 10, 200), rng.random((2, 200)) < 0.7
        orders = bought * rng.geometric(0.6, (2, 200)).astype(float)
        money = orders * level * rng.gamma(8, 1 / 8, (2, 200)) * [[1.0], [1.1]]
        found = ratio_step((money[0], orders[0]), (money[1], orders[1]))
        assert found is not None
        assert found.value == pytest.approx(money[1].sum() / orders[1].sum() - money[0].sum() / orders[0].sum())
        hits += found.low <= 0.1 * 20 <= found.high
    assert 0.92 <= hits / times <= 0.98
    assert ratio_step((np.ones(3), np.ones(3)), (np.ones(3), np.ones(3))) is None
    assert ratio_step((np.ones(20), np.zeros(20)), (np.ones(20), np.ones(20))) is None


@pytest.mark.parametrize(("rise", "chance"), [(1.1, True), (2.0, False)])
def test_money_says_as_shares_do_whether_its_change_may_be_chance(rise: float, *, chance: bool) -> None:
    rng = np.random.default_rng(31)
    rows = [
        order(str(number), f"2026-0{month}-{1 + number % 28:02d}", float(rng.lognormal(3, 0.8)) * (rise if month == 3 else 1))
        for month in (1, 2, 3)
        for number in rng.permutation(90)[:60].tolist()
    ]  # fmt: skip
    stars = stars_of(frames_of(rows), date(2026, 4, 1))
    for code in ("average_order_value", "revenue_per_buyer"):
        star = stars[code]
        assert star.step is not None
        assert star.step.value == pytest.approx(star.change())
        assert star.may_be_chance() == chance


def test_money_of_few_buyers_may_always_be_chance() -> None:
    rows = [order("ann", f"2026-0{month}-{day:02d}", 10 * month) for month in (1, 2, 3) for day in range(1, 26)]
    star = stars_of(frames_of(rows), date(2026, 4, 1))["average_order_value"]
    assert (star.change(), star.step, star.may_be_chance()) == (100_000, None, True)


def test_too_little_has_no_range_and_equal_values_have_none_to_spare() -> None:
    assert mean_range(np.ones(3)) is None
    same = mean_range(np.full(30, 7.0))
    assert same is not None
    assert (same.low, same.value, same.high) == (7, 7, 7)
    assert ratio_range(np.ones(20), np.zeros(20)) is None


@pytest.mark.parametrize(
    ("before", "now", "chance"), [((0.087, 115), (0.12, 86), True), ((0.1, 2000), (0.2, 2000), False)]
)
def test_a_change_that_chance_may_make_is_known(
    before: tuple[float, int], now: tuple[float, int], *, chance: bool
) -> None:
    trend = pd.DataFrame({"month": [1, 2], "value": [before[0], now[0]], "basis": [before[1], now[1]]})
    star = Star("repurchase_30d", "share", 0.1, 0.05, 0.15, 4000, trend)
    assert star.may_be_chance() == chance
    assert not Star(
        "repeat_rate", "share", 0.1, 0.05, 0.15, 4000, trend
    ).may_be_chance()  # its months ask the same people
