"""Curves as they were told, and the best split held against today's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lib.analysis.budget import objective_of
from lib.analysis.budget_choice import (
    back_by,
    band,
    counts_alike,
    curve_of,
    ends,
    share_of_first,
    share_unsure,
    taken_apart,
    worked_out,
)
from lib.analysis.budget_firmness import (
    BreakEven,
    Total,
    break_even,
    chance_better,
    crossed,
    firmness,
    half_way,
    swings,
    totals,
)
from lib.analysis.curves import Hill, Points
from lib.analysis.spending import Spending, limits_pay, own_plan, pays, rule_cost, spending
from lib.analysis.weekly_spend import Drop, History, drops
from lib.catalog.budget import EXAMPLE
from lib.core.errors import CannotAnswer
from lib.core.settings import BudgetChannel, BudgetChoice, ValueSettings
from lib.text.words import Words

SEARCH = BudgetChannel("Search", "performance", 10_000_000, 40, 65)
VIDEO = BudgetChannel("Video", "performance", 20_000_000, 30, 38)
CHOICE = BudgetChoice((SEARCH, VIDEO), value_e4=1_000_000, innovation_rule="off")


def test_a_thousand_a_week_brings_forty_and_doubling_sixty_five() -> None:
    curve = curve_of(SEARCH)
    assert isinstance(curve, Hill)
    assert curve.response(np.array([1000, 2000])) == pytest.approx([40, 65])
    assert curve.half == pytest.approx(10_000 / 3)


UNKNOWN = BudgetChannel("Flyers", "performance", 5_000_000)


@pytest.mark.parametrize("limits", [{}, {"reach": 0.5}, {"total_e4": 50_000_000}, {"total_e4": 10_000_000}])
def test_a_channel_of_which_nothing_is_told_keeps_its_spend(limits: dict[str, Any]) -> None:
    """Whatever the total: what moves, and is gained, is among the others; what it costs is spent all the same."""
    found = spending(replace(CHOICE, channels=(SEARCH, VIDEO, UNKNOWN), **limits))
    assert found.spend[2] == pytest.approx(500)
    rest = limits.get("total_e4", 35_000_000) - 5_000_000
    alone = spending(replace(CHOICE, **{**limits, "total_e4": rest}))
    assert found.gain == pytest.approx(alone.gain)
    assert found.left == pytest.approx(alone.left - 500) == found.objective - found.spend.sum()
    assert chance_better(found) == pytest.approx(chance_better(alone), abs=0.1)  # draws of two channels, and of three
    assert found.held == ("Flyers",)


def test_a_total_below_the_spend_that_stays_is_refused_by_that_name() -> None:
    with pytest.raises(CannotAnswer) as refused:
        spending(replace(CHOICE, channels=(SEARCH, UNKNOWN), total_e4=4_000_000))
    assert "The spend that stays on Flyers is £500, more than the budget of £400" in Words(currency="GBP").say(
        refused.value.sentence
    )


def test_a_limit_of_the_table_stands_above_the_spend_that_stays() -> None:
    found = spending(replace(CHOICE, channels=(SEARCH, replace(UNKNOWN, most_e4=2_000_000))))
    assert found.spend[1] == pytest.approx(200)


def test_what_twice_the_money_brings_is_assumed_where_it_is_not_told() -> None:
    untold = replace(SEARCH, doubled=0.0)
    assert curve_of(untold) == curve_of(replace(SEARCH, doubled=60.0))
    assert ends(untold) == pytest.approx((1 / 1.5, 1.5))
    assert ends(replace(untold, unsure=0.8)) == pytest.approx((1 / 1.8, 1.8))
    assert ends(SEARCH) == pytest.approx((1 / 1.3, 1.3))


@pytest.mark.parametrize(("doubled", "at_three_times"), [(80, 80), (100, 100), (40, 40), (30, 40)])
def test_nothing_is_assumed_beyond_what_was_told(doubled: float, at_three_times: float) -> None:
    curve = curve_of(replace(SEARCH, doubled=doubled))
    assert isinstance(curve, Points)
    assert curve.response(3000) == pytest.approx(at_three_times)


def test_the_best_split_is_better_than_todays_and_half_of_the_move_earns_more_than_half() -> None:
    found = spending(CHOICE)
    assert found.gain > 0
    assert found.spend.sum() == pytest.approx(3000)
    part = half_way(found)
    assert part is not None
    assert 0.5 < part < 1
    assert chance_better(found) > 0.5
    assert found.low < found.objective < found.high


def test_a_channel_moves_no_further_than_allowed() -> None:
    found = spending(replace(CHOICE, reach=0.1))
    assert (np.abs(found.spend / np.array(found.now) - 1) <= 0.1 + 1e-9).all()


def test_a_soft_rule_is_kept_while_it_is_cheap() -> None:
    brand = BudgetChannel("Radio", "brand", 5_000_000, 8, 12)
    asked = replace(CHOICE, channels=(*CHOICE.channels, brand), brand_rule="soft", brand_share=0.28)
    assert spending(replace(asked, soft_share=1.0)).kept == {"brand_share": True}
    dear = spending(replace(asked, soft_share=0.0))
    assert dear.kept == {"brand_share": False}
    assert dear.costs["brand_share"] > 0


def test_the_firmness_ranges_hold_the_best_split_and_good_splits() -> None:
    found = spending(CHOICE)
    for at, one in enumerate(firmness(found)):
        assert one.low <= found.spend[at] <= one.high


def other_totals(found: Spending) -> tuple[Total, ...]:
    return totals(found, break_even(found))


def test_more_budget_brings_more_and_each_unit_less() -> None:
    rows = other_totals(spending(CHOICE))
    assert (np.diff([row.value for row in rows]) > 0).all()
    assert (np.diff([row.price for row in rows]) <= 1e-9).all()
    assert not break_even(spending(replace(CHOICE, value_e4=200_000))).is_limit


def test_where_every_channel_is_at_its_limit_the_next_unit_is_not_said_to_bring_nothing() -> None:
    """Nothing is known beyond twice today's spend; below it each unit still brings more than itself."""
    found = spending(replace(CHOICE, value_e4=50_000_000))
    rows, limit = other_totals(found), 2 * sum(one.weekly_e4 for one in CHOICE.channels) / 10_000
    assert rows[-1].budget == pytest.approx(limit)
    assert rows[-1].price > 1
    assert break_even(found) == BreakEven(pytest.approx(limit), is_limit=True)


def test_the_break_even_is_where_the_next_unit_brings_itself_whatever_budget_is_asked_about() -> None:
    found = [break_even(spending(replace(EXAMPLE, total_e4=total * 10_000))) for total in (300, 370, 390, 420, 700, 2000, 50, 0)]  # fmt: skip
    assert set(found) == {found[0]}
    edge = found[0].budget
    around = [spending(replace(EXAMPLE, total_e4=round((edge + by) * 10_000))).objective for by in (-0.5, 0, 0.5)]
    assert around[2] - around[1] < 0.5 < around[1] - around[0]


def test_where_only_a_small_budget_pays_the_break_even_is_that_small() -> None:
    """One Hill curve top·x/(x+half): worth v each, a further unit brings itself up to √(v·top·half) − half."""
    channel = BudgetChannel("Search", "performance", 10_000_000, 40, 60)
    asked = BudgetChoice((channel,), value_e4=200_000, innovation_rule="off")
    curve = spending(asked).plan.channels[0].curve
    assert isinstance(curve, Hill)
    edge = float(np.sqrt(20 * curve.scale * curve.half)) - curve.half
    assert 0 < edge < 400  # 0.4 of today's 1,000 is the least that is drawn
    found = [break_even(spending(replace(asked, total_e4=total * 10_000))).budget for total in (200, 1000, 2000, 5000)]
    assert found == pytest.approx([edge] * 4, rel=1e-3)
    assert break_even(spending(replace(asked, value_e4=10_000))) == BreakEven(0.0)


def test_a_rule_that_leaves_money_unspent_ends_what_pays_where_it_begins_to() -> None:
    asked = replace(EXAMPLE, cost_rule="on", most_cost_e4=140_000)
    found = spending(asked)
    edge = break_even(found)
    assert edge.budget == pytest.approx(float(found.spend.sum()), rel=1e-3)
    assert edge == break_even(spending(replace(asked, total_e4=20_000_000)))


def test_half_of_a_cautious_move_is_told_by_the_curves_it_was_chosen_by() -> None:
    cautious = replace(EXAMPLE, outlook="cautious")
    found = spending(cautious)
    low = spending(replace(EXAMPLE, channels=tuple(replace(one, brings=one.brings * ends(one)[0], doubled=one.doubled * ends(one)[0]) for one in EXAMPLE.channels)))  # fmt: skip
    assert found.spend == pytest.approx(low.spend)
    assert half_way(found) == pytest.approx(half_way(low))
    assert 0.5 < (half_way(found) or 0.0) < 1
    fewer = replace(EXAMPLE, total_e4=2_900_000, innovation_rule="off", objective="customers")
    assert spending(fewer).gain > 0
    assert (
        half_way(spending(fewer)) is None
    )  # half of the move spends more than the budget, and earns more than all of it


def test_another_total_is_better_by_what_is_left_after_the_spend() -> None:
    """Of what is left, money that is not spent counts; of customers it does not. The chance is that of the same."""
    fewer, more = spending(replace(EXAMPLE, total_e4=2_500_000)), spending(replace(EXAMPLE, total_e4=6_000_000))
    assert fewer.better == pytest.approx(fewer.gain + 50)
    assert fewer.gain < 0 < fewer.better
    assert more.better == pytest.approx(more.gain - 300)
    assert more.better < 0 < more.gain
    assert (chance_better(fewer), chance_better(more)) == (pytest.approx(0.5, abs=0.3), pytest.approx(0, abs=0.3))
    nothing = spending(replace(EXAMPLE, total_e4=0, value_e4=10_000, innovation_rule="off"))
    assert (nothing.left, chance_better(nothing)) == (0, 1)
    counted = spending(replace(EXAMPLE, total_e4=2_500_000, objective="customers"))
    assert counted.better == counted.gain < 0
    assert chance_better(counted) < 0.5
    assert half_way(more) is None


@pytest.mark.parametrize("unsure", [0.3, 1.0])
def test_doubt_is_a_band_of_nine_in_ten(unsure: float) -> None:
    low, high = band(BudgetChoice((replace(SEARCH, unsure=unsure),)), [100.0])
    assert low == pytest.approx(100 / (1 + unsure), rel=0.03)
    assert high == pytest.approx(100 * (1 + unsure), rel=0.03)


def test_nine_in_ten_truths_lie_in_the_band_of_several_channels() -> None:
    """Truths are drawn as the doubt is told: in nine of ten cases between the figure divided and multiplied by 1 plus it."""
    rows = tuple(replace(SEARCH, name=name, unsure=unsure) for name, unsure in (("a", 1.0), ("b", 0.5), ("c", 1.0)))
    low, high = band(BudgetChoice(rows), [100.0, 60.0, 30.0])
    dice = np.random.default_rng(77).standard_normal((20_000, 3)) * np.log([2.0, 1.5, 2.0]) / 1.6448536
    true = np.exp(dice) @ [100.0, 60.0, 30.0]
    assert ((low <= true) & (true <= high)).mean() == pytest.approx(0.9, abs=0.01)


def test_doubt_about_what_a_customer_is_worth_widens_what_a_plan_brings_and_not_how_it_is_split() -> None:
    found = spending(CHOICE)
    unsure = spending(replace(CHOICE, value_unsure=share_unsure(0.3)))
    assert unsure.spend.tolist() == found.spend.tolist()
    both = np.hypot(np.log(found.high / found.low), 2 * 1.645 * 0.3)
    assert np.log(unsure.high / unsure.low) == pytest.approx(both, rel=0.15)
    assert swings(unsure)[0].name is None
    counted = spending(replace(CHOICE, objective="customers", value_unsure=0.6))
    assert None not in [one.name for one in swings(counted)]


def test_nothing_told_is_a_sentence() -> None:
    with pytest.raises(CannotAnswer, match="No channel says yet"):
        spending(BudgetChoice((BudgetChannel("a"),)))


def test_an_own_plan_is_held_against_the_best_and_the_rules() -> None:
    brand = BudgetChannel("Radio", "brand", 5_000_000, 8, 12)
    asked = replace(CHOICE, channels=(*CHOICE.channels, brand), brand_rule="on", brand_share=0.28)
    assert own_plan(spending(asked)) is None
    found = spending(replace(asked, own_e4=(10_000_000, 20_000_000, 5_000_000)))
    mine = own_plan(found)
    assert mine is not None
    assert mine.objective == pytest.approx(found.now_objective)
    assert mine.customers == pytest.approx(78)
    assert mine.short == {"brand_share": pytest.approx(500 / 3500)}
    assert mine.over == 0
    more = own_plan(spending(replace(asked, own_e4=(20_000_000, 20_000_000, 15_000_000))))
    assert more is not None
    assert more.over == pytest.approx(2000)
    assert more.short == {"brand_share": pytest.approx(15 / 55)}
    assert own_plan(spending(replace(asked, own_e4=(1, 2)))) is None


def test_an_own_plan_of_nothing_brings_nothing() -> None:
    mine = own_plan(spending(replace(CHOICE, own_e4=(0, 0))))
    assert mine is not None
    assert (mine.objective, mine.customers, mine.short, mine.over) == (0, 0, {}, 0)


def test_a_rule_for_a_kind_that_no_channel_is_of_does_not_stop_all_spend() -> None:
    found = spending(replace(CHOICE, innovation_rule="on", brand_rule="soft"))
    assert found.kept == {"innovation_share": False, "brand_share": False}
    assert found.spend.sum() == pytest.approx(3000)
    assert found.costs == {}


RADIO = BudgetChannel("Radio", "brand", 5_000_000, 8, 12)


def test_a_rule_is_priced_by_what_its_money_would_bring_elsewhere() -> None:
    asked = replace(CHOICE, channels=(SEARCH, VIDEO, RADIO), brand_share=0.28)
    priced = rule_cost(asked, "brand_share")
    assert priced.room is None
    assert priced.cost == priced.free == pytest.approx(spending(replace(asked, brand_rule="on")).costs["brand_share"])


def test_a_brand_channel_that_is_held_does_not_make_its_rule_look_dear() -> None:
    """Radio is held at 500 of 3,500: to the letter, 30 % for brand would leave only 1,667 to be spent in all."""
    held = replace(RADIO, brings=0, doubled=0, least_e4=5_000_000, most_e4=5_000_000)
    asked = replace(CHOICE, channels=(SEARCH, VIDEO, held), brand_rule="on", brand_share=0.3)
    found = spending(asked)
    assert found.spend.sum() == pytest.approx(500 / 0.3)
    assert "money_left_by_rule" in {one.code for one in found.answer.findings}
    priced = rule_cost(asked, "brand_share")
    assert priced.room == pytest.approx(500)
    assert priced.cost == pytest.approx(found.costs["brand_share"])
    without = spending(replace(asked, brand_rule="off")).objective
    smaller = spending(
        replace(asked, channels=(SEARCH, VIDEO), brand_rule="off", total_e4=round(0.7 * 35_000_000))
    ).objective
    assert priced.free == pytest.approx(without - smaller)
    assert priced.free < priced.cost


def test_a_rule_without_a_channel_of_its_kind_has_no_price() -> None:
    with pytest.raises(CannotAnswer, match="brand"):
        rule_cost(CHOICE, "brand_share")


def test_few_channels_and_a_ceiling_on_cost_are_kept_and_priced() -> None:
    asked = replace(CHOICE, channels=(SEARCH, VIDEO, RADIO), few_rule="on", most_channels=2)
    found = spending(asked)
    assert (found.spend > 0).sum() == 2
    assert found.costs["max_channels"] > 0
    now = spending(replace(asked, few_rule="off"))
    dear = float(now.spend.sum()) / now.customers
    cheap = spending(replace(asked, few_rule="off", cost_rule="on", most_cost_e4=round(0.8 * dear * 10_000)))
    assert float(cheap.spend.sum()) / cheap.customers <= 0.8 * dear * (1 + 1e-4)
    assert cheap.costs["target_cac"] == pytest.approx(now.objective - cheap.objective)


def test_a_soft_ceiling_that_no_split_keeps_is_given_up_and_a_hard_one_is_said() -> None:
    floors = tuple(replace(one, least_e4=one.weekly_e4) for one in CHOICE.channels)
    asked = replace(CHOICE, channels=floors, cost_rule="soft", most_cost_e4=10_000)
    assert spending(asked).kept == {"target_cac": False}
    with pytest.raises(CannotAnswer, match="a new customer costs at most"):
        spending(replace(asked, cost_rule="on"))


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("max_channels", {"few_rule": "soft", "most_channels": 2}),
        ("max_channels", {"few_rule": "soft", "most_channels": 1}),
        ("target_cac", {"cost_rule": "soft", "most_cost_e4": 140_000}),
        ("target_cac", {"cost_rule": "soft", "most_cost_e4": 120_000}),
        ("paid_share", {"paid_rule": "soft", "paid_share": 0.4, "organic": 10.0}),
    ],
)
def test_a_rule_costs_what_it_costs_beside_the_rules_that_are_kept(code: str, asked: dict[str, Any]) -> None:
    alone, beside = spending(EXAMPLE), spending(replace(EXAMPLE, **asked))
    assert beside.kept == {"innovation_share": True, code: False}
    assert beside.objective == pytest.approx(alone.objective)
    assert beside.costs["innovation_share"] == pytest.approx(alone.costs["innovation_share"]) == pytest.approx(4.07, abs=0.01)  # fmt: skip
    assert beside.costs[code] > 0.02 * beside.objective
    assert rule_cost(replace(EXAMPLE, **asked), "innovation_share").cost == pytest.approx(
        beside.costs["innovation_share"]
    )


@pytest.mark.parametrize("floors", [0, 500_000])
@pytest.mark.parametrize("cost", [11.5, 12.0, 12.5])
def test_a_soft_rule_that_does_not_fit_beside_the_others_is_given_up(floors: int, cost: float) -> None:
    """Alone each could be kept."""
    channels = (*EXAMPLE.channels[:2], replace(EXAMPLE.channels[2], least_e4=floors), EXAMPLE.channels[3])
    hard = replace(EXAMPLE, channels=channels, brand_rule="on", brand_share=0.6)
    found = spending(replace(hard, cost_rule="soft", most_cost_e4=round(cost * 10_000)))
    assert found.kept == {"brand_share": True, "innovation_share": True, "target_cac": False}
    assert found.objective == pytest.approx(spending(hard).objective)
    costs = {code: cost for code, cost in found.costs.items() if code != "target_cac"}
    assert costs == pytest.approx(spending(hard).costs)


def test_of_soft_rules_only_those_are_given_up_that_have_to_be() -> None:
    """Two that cost much together are not both given up where one alone is cheap."""
    few = replace(EXAMPLE, few_rule="soft", most_channels=2, innovation_rule="soft")
    found = spending(few)
    assert found.kept == {"innovation_share": True, "max_channels": False}


def test_an_own_plan_is_told_which_of_these_rules_it_breaks() -> None:
    asked = replace(
        CHOICE, channels=(SEARCH, VIDEO, RADIO), few_rule="on", most_channels=2, cost_rule="on", most_cost_e4=300_000,
        own_e4=(10_000_000, 20_000_000, 5_000_000),
    )  # fmt: skip
    mine = own_plan(spending(asked))
    assert mine is not None
    assert mine.short == {"max_channels": 3, "target_cac": pytest.approx(3500 / 78)}


THREE = replace(CHOICE, channels=(SEARCH, VIDEO, RADIO))


def test_spend_that_is_back_within_some_months_costs_what_a_ceiling_on_cost_does() -> None:
    """Of 100 a quarter comes with the first order and the rest over a year: half a year brings 62.50."""
    asked = replace(THREE, payback_rule="on", payback_months=6, first_share=0.25, worth_months=12, value_e4=400_000)
    found = spending(asked)
    twin = spending(replace(THREE, value_e4=400_000, cost_rule="on", most_cost_e4=250_000))
    assert back_by(asked, 6) == pytest.approx(0.625)
    assert float(found.spend.sum()) == pytest.approx(25 * found.customers, rel=1e-6)
    assert found.spend == pytest.approx(twin.spend, rel=1e-6)
    assert found.costs["payback"] == pytest.approx(twin.costs["target_cac"], rel=1e-6)
    assert "payback" not in spending(replace(asked, value_e4=None)).costs


def test_a_new_customer_is_worth_what_orders_margin_and_months_say() -> None:
    """60 at first and 40 in the year after it; a second year brings half as much again; a half is left."""
    told = replace(CHOICE, first_e4=600_000, later_e4=400_000, margin=0.5, worth_months=12)
    assert (worked_out(told).value_e4, worked_out(told).first_share) == (500_000, 0.6)
    longer = worked_out(replace(told, worth_months=24))
    assert longer.value_e4 == 600_000
    assert longer.first_share == pytest.approx(0.5)
    assert worked_out(replace(told, margin=None)).value_e4 == CHOICE.value_e4
    assert worked_out(replace(told, first_e4=0, later_e4=0)).value_e4 == CHOICE.value_e4


def test_cash_of_a_month_is_what_its_customers_have_not_brought_back_by_its_end() -> None:
    asked = replace(THREE, cash_rule="on", cash_e4=60_000_000, first_share=0.3, worth_months=12, value_e4=500_000)
    found = spending(asked)
    a_month = 365.25 / 84
    back = 50 * (0.3 + 0.7 * 0.5 / 12)
    assert a_month * (float(found.spend.sum()) - back * found.customers) == pytest.approx(6000, rel=1e-6)
    assert found.costs["cash"] > 0
    assert spending(replace(asked, cash_rule="soft")).kept == {"cash": False}


def test_the_share_of_paid_customers_and_channels_that_fell_are_rules() -> None:
    asked = replace(THREE, paid_rule="on", paid_share=0.4, organic=90.0)
    found = spending(asked)
    assert found.customers == pytest.approx(60, rel=1e-6)
    assert found.costs["paid_share"] > 0
    assert spending(replace(asked, organic=None)).costs == {}
    free = spending(THREE)
    rising = next(one.name for one, now in zip(free.answer.allocation, free.now, strict=True) if one.spend > now)
    held = spending(replace(THREE, drop_rule="on", dropped=(rising, "gone by now")))
    at = [one.name for one in THREE.channels].index(rising)
    assert held.spend[at] == pytest.approx(held.now[at])
    assert held.costs["no_rise"] == pytest.approx(free.objective - held.objective)
    assert spending(replace(THREE, drop_rule="on", dropped=("gone by now",))).costs == {}


def test_an_own_plan_is_told_that_it_is_not_back_in_time() -> None:
    own = tuple(one.weekly_e4 for one in THREE.channels)
    asked = replace(
        THREE, payback_rule="on", payback_months=1, paid_rule="on", paid_share=0.5, organic=10.0, own_e4=own
    )
    mine = own_plan(spending(asked))
    assert mine is not None
    assert set(mine.short) == {"payback", "paid_share"}
    assert mine.short["paid_share"] == pytest.approx(mine.customers / (mine.customers + 10))


def test_a_value_taken_apart_is_worked_out_to_the_same_value() -> None:
    first_e4, later_e4, margin = taken_apart(12.0, 20.0, ValueSettings(0.4)) or (0, 0, 0.0)
    told = replace(CHOICE, first_e4=first_e4, later_e4=later_e4, margin=margin, worth_months=12)
    assert worked_out(told).value_e4 == 200_000
    assert worked_out(told).first_share == pytest.approx(share_of_first(12.0, 20.0)) == 0.6
    assert taken_apart(12.0, 20.0, ValueSettings(0.4, other_costs=0.4)) is None


def test_first_and_later_orders_are_taken_apart_by_what_is_left_of_each() -> None:
    """Of a first order of 60 a fifth is left, of later ones for 40 two fifths."""
    apart = ValueSettings(0.3, margins_apart=(0.2, 0.4))
    first_e4, later_e4, margin = taken_apart(12.0, 28.0, apart) or (0, 0, 0.0)
    assert (first_e4, later_e4, margin) == (600_000, 400_000, pytest.approx(0.28))
    told = replace(CHOICE, first_e4=first_e4, later_e4=later_e4, margin=margin, worth_months=12)
    assert worked_out(told).value_e4 == 280_000
    assert taken_apart(-3.0, 20.0, replace(apart, margins_apart=(-0.1, 0.4))) is None


def test_a_channel_that_fell_beyond_chance_and_its_spend_is_named() -> None:
    """Search brings half of what it brought at the same spend; Video fell as its spend did; Radio had too few to tell."""
    weeks, names = 13, ("Search", "Video", "Radio")
    spend, own = np.full((weeks, 3), 100.0), np.tile([40.0, 40.0, 2.0], (weeks, 1))
    own[-4:] = [20, 20, 0]
    spend[-4:, 1] = 50
    found = drops(History(0, names, spend, own, np.zeros(weeks), np.zeros(weeks)))
    assert found == (Drop("Search", 80.0, 160.0),)
    own[-4:, 0] = 38  # within chance
    assert drops(History(0, names, spend, own, np.zeros(weeks), np.zeros(weeks))) == ()


def test_a_return_to_be_reached_is_a_rule_with_a_price() -> None:
    free = spending(THREE)
    least = 1.1 * free.objective / float(free.spend.sum())
    asked = replace(THREE, roi_rule="on", least_roi=least, own_e4=tuple(one.weekly_e4 for one in THREE.channels))
    found = spending(asked)
    assert found.objective == pytest.approx(least * float(found.spend.sum()), rel=1e-6)
    assert found.costs["target_roi"] == pytest.approx(free.objective - found.objective)
    mine = own_plan(found)
    assert mine is not None
    assert mine.short == {"target_roi": pytest.approx(found.now_objective / 3500)}
    assert "target_roi" not in spending(replace(asked, value_e4=None)).costs


TWINS = (replace(SEARCH, name="Cheap"), replace(SEARCH, name="Dear", value_e4=3_000_000))
OF_TWINS = BudgetChoice(TWINS, value_e4=1_000_000, innovation_rule="off", margin=0.4)


def test_a_plan_can_be_for_what_is_left_for_customers_or_for_revenue() -> None:
    """Two channels that are alike, but for what their customers are worth: marginal worth is equal where margin counts."""
    left = spending(OF_TWINS)
    dear, cheap = (float(left.plan.channels[at].curve.marginal(left.spend[at])) for at in (1, 0))
    assert 3 * dear == pytest.approx(cheap, rel=1e-6) or left.spend[1] == pytest.approx(2000)
    assert left.spend[1] > 1.5 * left.spend[0]
    counted = spending(replace(OF_TWINS, objective="customers"))
    assert counted.spend == pytest.approx([1000, 1000], rel=1e-6)
    assert counted.objective == pytest.approx(counted.customers)
    assert counted.customers > left.customers
    paid = spending(replace(OF_TWINS, objective="revenue"))
    assert paid.spend == pytest.approx(left.spend, rel=1e-6)  # one margin for all
    assert paid.objective == pytest.approx(left.objective / 0.4)
    assert replace(OF_TWINS, objective="revenue", margin=None).goal == "margin"
    assert replace(OF_TWINS, value_e4=None).goal == "customers"


@pytest.mark.parametrize(
    "rule",
    [
        {"payback_rule": "on", "payback_months": 6, "first_share": 0.25},
        {"cash_rule": "on", "cash_e4": 10_000_000, "first_share": 0.25},
        {"cost_rule": "on", "most_cost_e4": 250_000},
        {"roi_rule": "on", "least_roi": 1.6},
    ],
    ids=lambda one: next(iter(one)),
)
def test_a_rule_about_money_holds_back_the_same_whatever_counts(rule: dict[str, object]) -> None:
    asked = replace(THREE, value_e4=400_000, margin=0.5, **rule)
    left = spending(asked)
    assert float(left.spend.sum()) < 3500 * (1 - 1e-6)
    counted = spending(replace(asked, objective="customers"))
    assert counted.spend == pytest.approx(left.spend, rel=1e-5)
    if "roi_rule" not in rule:  # a return on spend is one of revenue there
        assert spending(replace(asked, objective="revenue")).spend == pytest.approx(left.spend, rel=1e-5)


def test_a_rule_about_the_cost_of_customers_counts_all_of_them_alike() -> None:
    asked = replace(OF_TWINS, cost_rule="on", most_cost_e4=1_000_000)
    assert counts_alike(asked)
    assert spending(asked).spend == pytest.approx([1000, 1000], rel=1e-6)
    assert not counts_alike(replace(asked, most_cost_e4=None))


def test_other_totals_are_money_whatever_counts() -> None:
    left = spending(replace(CHOICE, margin=0.4))
    for objective in ("customers", "revenue"):
        found = spending(replace(CHOICE, margin=0.4, objective=objective))
        assert [one.value for one in other_totals(found)] == pytest.approx([one.value for one in other_totals(left)])
        assert break_even(found) == break_even(left)


def test_plans_that_believe_different_figures_are_held_against_each_other() -> None:
    """Each split against each belief by hand, and a split between two of them that misses less at worst than either."""
    other = replace(CHOICE, channels=(replace(SEARCH, brings=20, doubled=24), replace(VIDEO, brings=45, doubled=80)))
    found = spending(CHOICE)
    one = crossed(found, [("bold", other), ("same", replace(CHOICE, total_e4=10_000_000))])
    assert one is not None
    assert one.names == ("", "bold")
    best_of_other = spending(other)
    missed = best_of_other.objective - (objective_of(best_of_other.plan, found.spend) or 0.0)
    assert one.missed[0] == pytest.approx((0.0, missed), abs=1e-6)
    assert one.missed[1][1] == pytest.approx(0.0, abs=1e-6)
    assert one.least == 2
    assert one.worst < min(max(row) for row in one.missed[:2])
    assert one.worst == pytest.approx(max(one.missed[2]))
    assert sum(one.spend) == pytest.approx(float(found.spend.sum()))
    assert crossed(found, [("same", CHOICE)]) is None
    assert crossed(found, [("others", replace(CHOICE, channels=(SEARCH,)))]) is None


def both_worth(asked: BudgetChoice, freer: BudgetChoice, factor: float, at: int) -> tuple[float, float]:
    """What both plans' splits bring where one channel brings so many times what it was told to."""
    told = replace(
        asked.channels[at], brings=asked.channels[at].brings * factor, doubled=asked.channels[at].doubled * factor
    )
    plan = spending(
        replace(
            freer, channels=(*freer.channels[:at], replace(told, least_e4=0, most_e4=None), *freer.channels[at + 1 :])
        )
    ).plan
    kept, free = (objective_of(plan, spending(one).spend) or 0.0 for one in (asked, freer))
    return kept, free


def test_a_held_channel_pays_once_it_brings_so_much_less_than_told() -> None:
    asked = replace(THREE, drop_rule="on", dropped=("Search",))
    found = spending(asked)
    known = pays(found, "no_rise")
    assert known is not None
    assert known.cost == pytest.approx(found.costs["no_rise"])
    assert known.factor is not None
    assert known.factor < 1
    kept, free = both_worth(asked, THREE, known.factor, 0)
    assert kept == pytest.approx(free, rel=1e-6)
    assert pays(spending(THREE), "no_rise") is None


def test_a_floor_pays_once_its_channel_brings_so_much_more_than_told() -> None:
    asked = replace(CHOICE, channels=(SEARCH, replace(VIDEO, least_e4=19_000_000)))
    ((name, known),) = limits_pay(spending(asked))
    assert name == "Video"
    assert known.cost == pytest.approx(spending(CHOICE).objective - spending(asked).objective)
    assert known.factor is not None
    assert known.factor > 1
    kept, free = both_worth(asked, CHOICE, known.factor, 1)
    assert kept == pytest.approx(free, rel=1e-6)
    assert limits_pay(spending(CHOICE)) == ()


def test_fewer_channels_and_money_that_stays_say_what_makes_them_pay() -> None:
    few = pays(spending(replace(THREE, few_rule="on", most_channels=1)), "max_channels")
    assert few is not None
    assert few.fewer >= 1
    asked = replace(THREE, value_e4=400_000, cost_rule="on", most_cost_e4=250_000)
    known = pays(spending(asked), "target_cac")
    assert known is not None
    assert known.spared == pytest.approx(3500 - float(spending(asked).spend.sum()), rel=1e-6)


def test_where_every_curve_is_flat_the_curves_have_said_so() -> None:
    """Nobody is asked to say what a channel brings whose file has said: nothing, however much is spent."""
    flat = tuple(
        BudgetChannel(name, weekly_e4=5_000_000, points=((0.0, 0.0), (900.0, 0.0))) for name in ("TV", "Radio")
    )
    with pytest.raises(CannotAnswer, match="no channel brings anything, however much is spent"):
        spending(BudgetChoice(flat))
    with pytest.raises(CannotAnswer, match="No channel says yet what it brings"):
        spending(BudgetChoice((*flat, BudgetChannel("Flyer", weekly_e4=10_000))))
