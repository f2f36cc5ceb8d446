from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from lib.analysis import whatif
from lib.analysis.stages import NOT_YET, STAGES
from lib.analysis.whatif import Lever, Moves, dispersion, pull, steady_customers, what_if
from lib.core.errors import CannotAnswer

#: A shop whose customers move by chance as told here: from new, growing, mature, declining, lapsed, and from outside.
TRUTH = np.array(
    [
        [0.70, 0.14, 0.01, 0.15, 0.00],
        [0.00, 0.62, 0.18, 0.19, 0.01],
        [0.00, 0.00, 0.90, 0.10, 0.00],
        [0.00, 0.11, 0.09, 0.68, 0.12],
        [0.00, 0.02, 0.02, 0.00, 0.96],
        [0.85, 0.13, 0.02, 0.00, 0.00],
    ]
)
MONEY_E4 = np.array([[0, 50, 90, 0, 0], [0, 25, 60, 0, 0], [0, 0, 70, 0, 0], [0, 45, 60, 0, 0], [0, 40, 60, 0, 0], [40, 80, 120, 0, 0]]) * 1e4  # fmt: skip
ORDERS = np.array(
    [[0, 1, 2, 0, 0], [0, 1, 2, 0, 0], [0, 0, 2, 0, 0], [0, 1, 1, 0, 0], [0, 1, 1, 0, 0], [1, 2, 4, 0, 0.0]]
)
INFLOW = 60


def shop(rng: np.random.Generator, months: int = 12, inflow: int = INFLOW) -> Moves:
    """What such a shop shows of itself in a year; spending has a gamma distribution around its mean."""
    now, counts = np.array([300, 150, 200, 300, 600]), []
    orders, money, squares = np.zeros((6, 5)), np.zeros((6, 5)), np.zeros((6, 5))
    for _ in range(months):
        moved = np.array([rng.multinomial(n, row) for n, row in zip([*now, rng.poisson(inflow)], TRUTH, strict=True)])
        counts.append(moved)
        now = moved.sum(axis=0)
        orders += moved * ORDERS
        for i, j in zip(*np.nonzero((moved > 0) & (MONEY_E4 > 0)), strict=True):
            spent = MONEY_E4[i, j] * rng.gamma(1.5, 1 / 1.5, moved[i, j])
            money[i, j] += spent.sum()
            squares[i, j] += (spent**2).sum()
    return Moves(now, np.array(counts), orders.astype(np.int64), np.rint(money).astype(np.int64), squares)


def truth_of(now: np.ndarray, lever: Lever, months: int, inflow: int = INFLOW) -> Mapping[str, float]:
    """What pulling the lever adds in expectation, by the true chances, one month at a time."""
    added: list[dict[str, float]] = []
    for matrix in (TRUTH, pull(TRUTH[None], STAGES.index(lever.stage), lever.points)[0]):
        where, orders, money = now.astype(float), 0.0, 0.0
        for _ in range(months):
            moving = np.append(where, inflow)[:, None] * matrix
            orders, money = orders + (moving * ORDERS).sum(), money + (moving * MONEY_E4).sum()
            where = moving.sum(axis=0)
        added.append({"customers": where[:4].sum(), "orders": orders, "money": money})
    return {name: added[1][name] - added[0][name] for name in added[0]}


def test_the_truth_of_a_simulated_shop_lies_in_the_range(monkeypatch: pytest.MonkeyPatch) -> None:
    """Recovery: 90 to 99 times in 100, for customers, orders and money, with two levers."""
    monkeypatch.setattr(whatif, "DRAWS", 300)
    hits: dict[tuple[str, str], list[bool]] = {}
    for seed in range(200):
        moves = shop(np.random.default_rng(seed))
        for lever in (Lever("new", 0.03), Lever("declining", 0.05)):
            found, truth = what_if(moves, lever, 12, seed=seed), truth_of(moves.now, lever, 12)
            for name, told in (("customers", found.customers), ("orders", found.orders), ("money", found.money_e4)):
                hits.setdefault((lever.stage, name), []).append(told.low <= truth[name] <= told.high)
    assert {which: 0.90 <= np.mean(inside) <= 0.99 for which, inside in hits.items()} == dict.fromkeys(hits, True)


@pytest.mark.soak
@pytest.mark.parametrize("size", [1.0, 0.25])
@pytest.mark.parametrize("months", [6, 12])
def test_the_truth_lies_in_the_range_for_every_lever_and_horizon(
    monkeypatch: pytest.MonkeyPatch, size: float, months: int
) -> None:
    """Recovery: as above, for the shortest and the longest look ahead, and for a shop with a quarter of the newcomers."""
    monkeypatch.setattr(whatif, "DRAWS", 300)
    hits: dict[tuple[str, str], list[bool]] = {}
    for seed in range(200):
        moves = shop(np.random.default_rng(seed), inflow=round(size * INFLOW))
        for lever in (Lever("new", 0.03), Lever("growing", 0.03), Lever("declining", 0.05)):
            found = what_if(moves, lever, months, seed=seed)
            truth = truth_of(moves.now, lever, months, round(size * INFLOW))
            for name, told in (("customers", found.customers), ("orders", found.orders), ("money", found.money_e4)):
                hits.setdefault((lever.stage, name), []).append(told.low <= truth[name] <= told.high)
    assert {which: 0.90 <= np.mean(inside) <= 0.99 for which, inside in hits.items()} == dict.fromkeys(hits, True)


def test_pulling_moves_exactly_the_points_and_keeps_rows_whole() -> None:
    pulled = pull(TRUTH[None], 0, 0.03)[0]
    assert pulled.sum(axis=1) == pytest.approx(1)
    assert pulled[0, [1, 2]].sum() == pytest.approx(TRUTH[0, [1, 2]].sum() + 0.03)
    assert pulled[0, 1] / pulled[0, 2] == pytest.approx(14)  # in proportion
    assert pulled[1:].tolist() == TRUTH[1:].tolist()


def test_more_than_all_cannot_be_kept() -> None:
    pulled = pull(TRUTH[None], 3, 5.0)[0]
    assert pulled[3].tolist() == pytest.approx([0, 0.55, 0.45, 0, 0])
    assert what_if(shop(np.random.default_rng(1)), Lever("declining", 5.0), 6).points == pytest.approx(0.8, abs=0.05)


def test_nothing_pulled_adds_nothing() -> None:
    found = what_if(shop(np.random.default_rng(2)), Lever("new", 0.0), 6)
    assert (found.money_e4.low, found.money_e4.value, found.money_e4.high) == (0, 0, 0)
    assert found.frame["base_e4"].tolist() == found.frame["changed_e4"].tolist()


def test_the_same_seed_gives_the_same_answer_and_the_margin_scales_it() -> None:
    moves = shop(np.random.default_rng(3))
    one, again = (what_if(moves, Lever("new", 0.03), 6, seed=4) for _ in range(2))
    half = what_if(moves, Lever("new", 0.03), 6, kept_share=0.5, seed=4)
    assert one.money_e4 == again.money_e4
    assert half.money_e4.value == pytest.approx(one.money_e4.value / 2)
    assert half.customers == one.customers


def test_months_that_differ_more_than_chance_widen_the_range() -> None:
    calm = np.tile([[70, 30]], (12, 1))
    wild = np.array([[90, 10], [50, 50]] * 6)
    assert dispersion(calm) == 1
    assert dispersion(wild) > 20


def test_the_steady_state_is_where_the_shop_settles() -> None:
    moves = replace(shop(np.random.default_rng(5), months=24), months=240)
    settled = steady_customers(moves, INFLOW)
    counts = moves.counts.sum(axis=0)
    shares = counts / counts.sum(axis=1, keepdims=True)
    where = settled.copy()
    for _ in range(12):
        where = where @ shares[:4, :4] + INFLOW * shares[NOT_YET, :4] + counts[4, :4] / 24
    assert where == pytest.approx(settled)


def test_newcomers_of_an_average_month_and_who_has_not_lapsed() -> None:
    counts = np.zeros((2, 6, 5), np.int64)
    counts[0, NOT_YET, 0], counts[1, NOT_YET, :2] = 10, (15, 5)
    zeros = [np.zeros((6, 5)) for _ in range(3)]
    moves = Moves(np.array([1, 2, 3, 4, 50]), counts, *zeros)  # type: ignore[arg-type]
    assert (moves.newcomers, moves.staying) == (15.0, 10)
    assert Moves(moves.now, counts[:0], *zeros).newcomers == 0.0  # type: ignore[arg-type]


def test_a_shop_that_nobody_ever_leaves_never_settles() -> None:
    counts = np.zeros((6, 6, 5), np.int64)
    counts[:, 2, 2] = 50
    nobody = Moves(np.array([0, 0, 50, 0, 0]), counts, *(np.zeros((6, 5)) for _ in range(3)), 6)  # type: ignore[arg-type]
    assert nobody.is_young
    with pytest.raises(CannotAnswer, match="nobody has left"):
        steady_customers(nobody, 5)


def test_a_file_in_which_few_could_have_left_does_not_tell_where_it_leads() -> None:
    """Of the mature one in a hundred leaves a month, so that they would stay for years; the file covers twelve months."""
    counts = np.zeros((11, 6, 5), np.int64)
    counts[:, 0, 2] = counts[:, NOT_YET, 0] = 20
    counts[:, 2, 2], counts[:, 2, 3], counts[:, 3, 4] = 99, 1, 1
    moves = Moves(np.array([20, 0, 100, 1, 0]), counts, *(np.zeros((6, 5)) for _ in range(3)), 12)  # type: ignore[arg-type]
    assert moves.stay_months == pytest.approx(1 + 100 + 1)
    with pytest.raises(CannotAnswer, match="would stay for 102 months, and the file covers 12"):
        steady_customers(moves, 20)
    assert steady_customers(replace(moves, months=120), 20).sum() == pytest.approx(20 * 102)


def test_too_little_is_said() -> None:
    moves = shop(np.random.default_rng(6), months=2)
    with pytest.raises(CannotAnswer, match="at least 3 months"):
        what_if(moves, Lever("new", 0.03), 6)
    counts = np.zeros((6, 6, 5), np.int64)
    counts[:, 2, 2] = 50
    nobody = Moves(np.array([0, 0, 50, 0, 0]), counts, *(np.zeros((6, 5)) for _ in range(3)))  # type: ignore[arg-type]
    with pytest.raises(CannotAnswer, match="Too few customers"):
        what_if(nobody, Lever("new", 0.03), 6)


def test_nobody_who_ever_ordered_again_tells_nothing_of_more_who_would() -> None:
    """One-timers only: newcomers stay new or fall silent."""
    counts = np.zeros((6, 6, 5), np.int64)
    counts[:, 0, 0], counts[:, 0, 3], counts[:, NOT_YET, 0] = 40, 10, 10
    moves = Moves(np.array([50, 0, 0, 60, 0]), counts, *(np.zeros((6, 5)) for _ in range(3)))  # type: ignore[arg-type]
    with pytest.raises(CannotAnswer, match="Nobody in this stage has ordered again"):
        what_if(moves, Lever("new", 0.03), 6)


@pytest.mark.parametrize(
    ("customers", "orders", "sooner"), [(-9.0, 12.0, True), (-0.3, 12.0, False), (4.0, 12.0, False)]
)
def test_fewer_customers_in_spite_of_more_orders_are_explained(
    customers: float, orders: float, *, sooner: bool
) -> None:
    assert whatif.lapse_sooner(customers, orders) == sooner
