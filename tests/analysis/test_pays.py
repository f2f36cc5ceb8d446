"""Planted truth: shops whose customers' rates are known, and shops in which nothing is to be known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.clusters import clusters
from lib.analysis.customers import Customers, customers
from lib.analysis.histories import Histories, histories
from lib.analysis.pays import (
    Judged,
    Pairs,
    Pays,
    described,
    families,
    groups_at,
    latest_past,
    leaders,
    merges,
    neighbours,
    past_at,
    pays,
    recommend,
    repeat_rates,
    verdict,
)
from lib.analysis.rfm import rfm
from lib.analysis.worthwhile import worthwhile
from lib.catalog.segments import MAPS, REGULARS_11, REGULARS_24
from lib.core.periods import day_of
from lib.core.settings import ClusterSettings, RfmSettings, View
from lib.text.words import Words
from lib.ui.segments_simple import headline
from tests.shops import frames_of, order, refund

START, DAYS = date(2023, 1, 1), 540
Rates = Callable[[np.random.Generator, int], np.ndarray]


def known_of(rows: list[dict[str, Any]], as_of: date, refunds: Any = ()) -> tuple[Histories, Customers]:
    frames = frames_of(rows, refunds)
    return histories(frames, View(), as_of), customers(frames, View(), as_of)


def shop(seed: int, rates: Rates, count: int = 1_200) -> tuple[Histories, Customers]:
    """Customers who order at their own steady rate a day, from a first order somewhere in the first year."""
    rng = np.random.default_rng(seed)
    rate = rates(rng, count)
    first = rng.integers(0, 360, count)
    rows: list[dict[str, Any]] = []
    for number in range(count):
        more = np.sort(rng.integers(first[number], DAYS, rng.poisson(rate[number] * (DAYS - first[number]))))
        days = [START + timedelta(days=int(day)) for day in (first[number], *more)]
        rows += [order(f"c{number:04d}", str(day), 10 + number % 3) for day in days]
    return known_of(rows, START + timedelta(days=DAYS))


def two_rates(rng: np.random.Generator, count: int) -> np.ndarray:
    return np.where(rng.random(count) < 0.3, 1 / 40, 1 / 900)


def judged(found: tuple[Histories, Customers], seed: int = 0) -> Pays:
    known, today = found
    return pays(known, rfm(today, RfmSettings(), REGULARS_24), seed=seed)


def noise(seed: int) -> tuple[Histories, Customers]:
    """What was before says nothing about what comes after: a coin decides who orders in the last 90 days."""
    rng = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    for number in range(1_000):
        days = rng.integers(0, DAYS - 91, rng.integers(1, 8)).tolist()
        days += [DAYS - int(rng.integers(1, 89))] if rng.random() < 0.3 else []
        rows += [
            order(f"c{number:04d}", str(START + timedelta(days=int(day))), 10 + int(rng.integers(90))) for day in days
        ]
    return known_of(rows, START + timedelta(days=DAYS))


def test_two_kinds_of_customers_need_few_groups_which_know_nearly_everything() -> None:
    known, today = shop(1, two_rates)
    found = judged((known, today))
    assert found.window_days == 90
    assert found.recommended is not None
    assert 2 <= found.recommended <= 6
    assert found.share_known is not None
    assert found.share_known > 0.8
    said = verdict(found).facts
    assert (said["groups"], said["every"]) == (found.recommended, 24)
    groups = described(found, today, found.recommended)
    rates = [group.again.value for group in groups if group.again is not None]
    assert max(rates) > 0.7
    assert min(rates) < 0.25
    assert sum(group.customers for group in groups) == len(today)
    assert sorted(place for group in groups for place in group.members) == list(range(24))


def test_noise_is_one_group_and_no_percentage() -> None:
    chosen = [judged(noise(seed)) for seed in range(3)]
    assert [found.recommended for found in chosen].count(1) >= 2
    alone = next(found for found in chosen if found.recommended == 1)
    assert alone.share_known is None
    assert "groups_know_nothing" in [remark.code for remark in alone.findings]
    assert "1,000 customers: no group of them comes back clearly more" in _first_line(noise(chosen.index(alone)), alone)
    for found in chosen:  # either nothing foretells more, or something does: never both
        assert len({"groups_know_nothing", "other_division_better"} & {one.code for one in found.findings}) <= 1


def _first_line(shop: tuple[Histories, Customers], found: Pays) -> str:
    """What the page Segments answers."""
    people = rfm(shop[1], RfmSettings(), REGULARS_24)
    return Words().say(headline(people, found, worthwhile(found, described(found, shop[1], 1), people)))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(6))
def test_customers_who_differ_by_chance_alone_are_one_group_and_clusters_say_that_they_are_one_cloud(seed: int) -> None:
    """Everybody orders once in sixty days, so who came often and lately is who was lucky."""
    known, today = shop(seed, lambda _, count: np.full(count, 1 / 60), 1_000)
    found = judged((known, today))
    assert (found.recommended, found.share_known) == (1, None)
    assert "groups_know_nothing" in [remark.code for remark in found.findings]
    cloud = clusters(today, ClusterSettings())
    assert not cloud.natural
    assert "no_natural_clusters" in [remark.code for remark in cloud.findings]


def smooth_rates(rng: np.random.Generator, count: int) -> np.ndarray:
    """No kinds at all: everybody has a rate of their own (Ehrenberg 1959)."""
    return rng.gamma(0.6, 1 / 60, count) + 1 / 2_000


def leaving(seed: int, count: int = 1_200) -> tuple[Histories, Customers]:
    """Customers of two rates who leave for good after a while, 200 days on average."""
    rng = np.random.default_rng(seed)
    first, rate = rng.integers(0, 360, count), np.where(rng.random(count) < 0.5, 1 / 30, 1 / 150)
    stay = np.maximum(np.minimum(first + rng.exponential(200, count), DAYS).astype(int) - first, 1)
    rows: list[dict[str, Any]] = []
    for number in range(count):
        more = rng.integers(first[number], first[number] + stay[number], rng.poisson(rate[number] * stay[number]))
        days = [START + timedelta(days=int(day)) for day in (first[number], *np.sort(more))]
        rows += [order(f"c{number:04d}", str(day), 10 + number % 3) for day in days]
    return known_of(rows, START + timedelta(days=DAYS))


@pytest.mark.soak
@pytest.mark.parametrize(
    "make",
    [
        lambda seed, count=1_200: shop(seed, two_rates, count),
        lambda seed, count=1_200: shop(seed, smooth_rates, count),
        leaving,
    ],
    ids=["two kinds", "no kinds", "leaving"],
)
def test_the_chosen_number_knows_what_the_oracles_does_within_one_standard_error(
    make: Callable[..., tuple[Histories, Customers]],
) -> None:
    """The oracle sees four thousand other customers of the same shop and picks the number that is best for them."""
    kept = 0
    seeds = range(10)
    for seed in seeds:
        found = judged(make(seed))
        truth = make(1_000 + seed, 4_000)
        past = latest_past(*truth)
        assert past is not None
        assert found.past is not None
        leaf, values = groups_at(past.customers, RfmSettings(), REGULARS_24), past.outcome("again")
        gains = [gain_elsewhere(found, number, leaf, values) for number in range(1, 25)]
        point = found.nested(found.recommended or 1)
        assert point is not None
        kept += gains[(found.recommended or 1) - 1] >= max(gains) - found.points[int(np.argmax(gains))].error
    assert kept >= 0.8 * len(seeds)


def gain_elsewhere(found: Pays, groups: int, leaf: np.ndarray, values: np.ndarray) -> float:
    """The gain of learnt groups and rates among customers of another draw."""
    assert found.past is not None
    member = found.series[groups - 1]
    learnt = found.past.outcome("again")
    then = member[found.place_then]
    rates = [learnt[then == number].mean() if (then == number).any() else learnt.mean() for number in range(groups)]
    error = ((values - np.array(rates)[member[leaf]]) ** 2).mean()
    return 1 - error / ((values - learnt.mean()) ** 2).mean()


def test_the_past_is_what_a_file_of_that_day_would_have_said() -> None:
    rows = [
        order("ann", "2024-01-01", 10), order("ann", "2024-01-20", 30), order("ann", "2024-03-05", 5),
        order("bob", "2024-01-10", 7), order("cleo", "2024-03-01", 9),
    ]  # fmt: skip
    refunds = [refund("ann", "2024-01-25", 4), refund("ann", "2024-03-10", 2)]
    day = date(2024, 2, 1)
    known, today = known_of(rows, date(2024, 4, 1), refunds)
    past = past_at(known, today, day_of(day), 60)
    then = customers(frames_of(rows[:2] + rows[3:4], refunds), View(), day)
    for name in ("recency_days", "frequency", "monetary_e4", "first_day", "last_day"):
        assert getattr(past.customers, name).tolist() == getattr(then, name).tolist(), name
    assert past.customers.customer_id.tolist() == ["ann", "bob"]
    assert (past.again.tolist(), past.orders.tolist(), past.money_e4.tolist()) == ([True, False], [1, 0], [30_000, 0])


def test_windows_are_whole_days_and_recency_begins_at_one_then_as_now() -> None:
    """By default as_of is the day after the last order, which nothing is known of: the 90 days end the day before."""
    rows = [
        order("ann", "2024-01-01"), order("ann", "2024-10-01"), order("ann", "2024-12-29"),
        order("bob", "2024-10-01"), order("bob", "2024-10-02"),
        order("cleo", "2024-10-01"), order("cleo", "2024-12-30"), order("dan", "2024-10-02"),
    ]  # fmt: skip
    known, today = known_of(rows, date(2024, 12, 31))
    past = latest_past(known, today)
    assert past is not None
    assert (past.customers.as_of, past.window_days) == (date(2024, 10, 2), 90)
    assert past.customers.customer_id.tolist() == ["ann", "bob", "cleo"]
    assert past.customers.recency_days.tolist() == [1, 1, 1]
    assert today.recency_days.tolist() == [2, 90, 1, 90]
    assert past.orders.tolist() == [1, 1, 1]  # of the first of the days, and of the last


def test_repeat_rates_by_hand() -> None:
    rows = [order(f"c{n}", "2024-01-01") for n in range(4)] + [order("c0", "2024-03-01"), order("c1", "2024-03-02")]
    known, today = known_of(rows, date(2024, 4, 1))
    past = past_at(known, today, day_of(date(2024, 2, 1)), 60)
    assert repeat_rates(past, np.array([0, 0, 0, 1]), 3) == [pytest.approx(2 / 3), 0.0, None]
    assert repeat_rates(None, None, 3) == [None, None, None]


@pytest.mark.parametrize(
    ("gains", "chosen", "known"),
    [
        ([(0.0, 0.0), (0.09, 0.02), (0.10, 0.02)], 2, 0.9),
        ([(0.0, 0.0), (0.05, 0.02), (0.10, 0.02)], 3, 1.0),
        ([(0.0, 0.0), (0.01, 0.02), (0.015, 0.02)], 1, None),
        ([(0.0, 0.0), (-0.01, 0.02), (-0.02, 0.02)], 1, None),
        ([(0.0, 0.0), (0.05, 0.02), (0.03, 0.02)], 2, None),
    ],
)
def test_the_smallest_number_that_knows_what_the_best_does(
    gains: list[tuple[float, float]], chosen: int, known: float | None
) -> None:
    points = [Judged("nested", number, *pair) for number, pair in enumerate(gains, start=1)]
    apart = np.full((len(points), len(points)), 0.02)
    assert recommend(points, apart) == (chosen, None if known is None else pytest.approx(known))


def test_no_more_groups_are_told_apart_than_messages_are_written_where_few_know_nearly_as_much() -> None:
    """A large shop: each of twenty groups adds a little for certain, and six already know nearly all of it."""
    gains = [min(0.025 * (number - 1), 0.15) + 0.0004 * number for number in range(1, 21)]
    points = [Judged("nested", number, gain, 0.012) for number, gain in enumerate(gains, start=1)]
    apart = np.full((20, 20), 0.0001)
    assert recommend(points, apart)[0] == 7
    sharp = [replace(point, error=0.001) for point in points]
    assert recommend(sharp, apart)[0] == 20


def test_a_handful_of_customers_is_no_group_however_much_it_differs() -> None:
    """Four of a thousand all came back: they go to a neighbour before groups of hundreds that hardly differ are merged."""
    touch = np.ones((4, 4), np.bool_)
    series = merges(np.array([4.0, 300, 300, 396]), np.array([4.0, 90, 93, 40]), touch)
    assert series[2].tolist() in ([0, 0, 1, 2], [0, 1, 0, 2])


def test_two_numbers_of_groups_are_compared_on_the_same_customers() -> None:
    """What sets customers apart cancels: only customers whom the two divisions treat differently count."""
    rng = np.random.default_rng(1)
    first = rng.normal(1, 1, 300)
    gained, values = (np.zeros(300), first, first + rng.normal(0.1, 0.1, 300)), rng.normal(0, 2, 300)
    pairs = Pairs(3)
    for some in (slice(0, 200), slice(200, 300)):
        pairs.add([one[some] for one in gained], values[some], 0.0)
    slow = [[(one - other).std() * np.sqrt(300) / (values**2).sum() for other in gained] for one in gained]
    assert pairs.errors() == pytest.approx(np.array(slow))
    points = [
        Judged("nested", number, float(one.sum() / (values**2).sum()), 0.02) for number, one in enumerate(gained, 1)
    ]
    assert recommend(points, pairs.errors())[0] == 3


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=24, max_size=24))
def test_merged_groups_are_nested_and_every_number_is_there(pairs: list[tuple[int, int]]) -> None:
    sizes = np.array([size for size, _ in pairs], np.float64)
    sums = np.array([min(size, part) for size, part in pairs], np.float64)
    series = merges(sizes, sums, neighbours(REGULARS_24, (5, 5, 5)))
    for count, member in enumerate(series, start=1):
        assert len(set(member.tolist())) == count
    for coarse, fine in pairwise(series):
        assert len(set(zip(fine.tolist(), coarse.tolist(), strict=True))) == int(fine.max()) + 1


def test_the_two_most_alike_neighbours_are_merged_first() -> None:
    """Four groups of ten in a row with rates .1, .2, .9, .15: 0 and 3 are most alike, but only neighbours may merge."""
    touch = np.array([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]], np.bool_)
    series = merges(np.full(4, 10.0), np.array([1.0, 2.0, 9.0, 1.5]), touch)
    assert series[2].tolist() == [0, 0, 1, 2]
    assert series[1].tolist() == [0, 0, 1, 1]


def test_groups_then_are_those_of_the_map_today_when_nothing_lies_between() -> None:
    known, today = shop(3, two_rates, 200)
    answer = rfm(today, RfmSettings(), REGULARS_24)
    assert (groups_at(today, RfmSettings(), REGULARS_24) == answer.segment).all()
    assert known.end == day_of(today.as_of)


def test_too_short_a_history_says_how_much_is_needed_and_falls_back_to_families() -> None:
    known, today = known_of([order(f"c{n}", f"2024-01-{1 + n % 28:02d}") for n in range(50)], date(2024, 2, 1))
    found = judged((known, today))
    assert (found.recommended, found.points) == (None, ())
    assert found.findings[0].sentence.facts == {"need": 90, "days": 31}
    groups = described(found, today, families(REGULARS_24))
    assert len(groups) == 6
    assert all(group.again is None for group in groups)


def test_too_few_customers_are_said() -> None:
    rows = [order(f"c{n}", str(START + timedelta(days=n * 10))) for n in range(50)]
    assert [remark.code for remark in judged(known_of(rows, date(2025, 1, 1))).findings] == ["too_few_to_judge"]


@pytest.mark.parametrize("segment_map", MAPS, ids=lambda one: one.name)
def test_every_map_can_be_judged(segment_map: Any) -> None:
    known, today = shop(2, two_rates, 400)
    chosen = RfmSettings(*segment_map.cuts, segment_map.name)
    found = pays(known, rfm(today, chosen, segment_map))
    assert len(found.series) == len(segment_map.segments)
    assert all(np.isfinite([point.gain, point.error]).all() for point in found.points)


def test_scenes_and_other_outcomes_are_judged_beside() -> None:
    known, today = shop(4, two_rates, 600)
    scene = np.arange(len(today)) % 12
    found = pays(known, rfm(today, RfmSettings(), REGULARS_11), "money", {"first product": scene})
    assert {point.method for point in found.points} == {"nested", "k_means", "stages", "scene"}
    random = next(point for point in found.points if point.method == "scene")
    assert (random.groups, random.name) == (9, "first product")
    assert random.gain < 2 * random.error


def test_who_foretells_most_is_named_only_where_the_ranges_leave_the_others_behind() -> None:
    best, near, far = (Judged("stages", 5, gain, 0.01) for gain in (0.30, 0.27, 0.20))
    assert leaders([far, best]) == (best,)
    assert leaders([far, near, best]) == (best, near)
    assert leaders([Judged("stages", 5, 0.01, 0.01), Judged("nested", 3, 0.0, 0.01)]) == ()
    assert leaders([]) == ()
