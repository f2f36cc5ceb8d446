"""What rules cost together, which of them clash, and why money is left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.budget import Answer, Channel, Plan, Rule, answer
from lib.analysis.budget_choice import plan_of
from lib.analysis.budget_search import best
from lib.analysis.curves import Hill
from lib.analysis.spending import spending
from lib.catalog.budget import EXAMPLE
from lib.core.errors import CannotAnswer

WITHOUT = replace(EXAMPLE, innovation_rule="off")
THREE = (
    Channel("a", "performance", Hill(23.4, 176), current=110),
    Channel("b", "performance", Hill(11.67, 113.3), current=85),
    Channel("c", "innovation", Hill(9.75, 247.5), current=45),
)
BRAND = Channel("brand", "brand", Hill(75, 50), current=30)
ADS = (Channel("ads", "performance", Hill(60, 35), current=6), Channel("more", "performance", Hill(60, 35), current=6))
NO_MORE_THAN = (Rule("brand_share", min=0.48), Rule("largest_share", max=0.41))


def codes(found: Answer) -> dict[str, str]:
    return {one.code: str(one.sentence) for one in found.findings}


def test_rules_that_hold_back_the_same_are_priced_together() -> None:
    rules = (Rule("target_cac", max=14.0), Rule("target_roi", min=2.0), Rule("innovation_share", max=0.9))
    plan = Plan(300.0, THREE, rules, 28.0)
    found, free = answer(plan), best(replace(plan, rules=()))
    assert free is not None
    assert (found.objective, free.objective) == (pytest.approx(408.6, abs=0.1), pytest.approx(505.5, abs=0.1))
    assert found.rule_costs["target_cac"] == found.rule_costs["target_roi"] == 0
    assert found.joint_cost == pytest.approx(free.objective - found.objective, rel=1e-6)
    assert set(found.together) == {"target_cac", "target_roi"}
    assert "each 1 spent brings at least 2.0" in codes(found)["money_left_by_rules"]


def test_rules_whose_prices_tell_it_are_not_called_a_set() -> None:
    found = answer(Plan(300.0, THREE, (Rule("innovation_share", min=0.3), Rule("target_roi", min=0.1)), 28.0))
    assert found.together == ()
    assert found.joint_cost == pytest.approx(found.rule_costs["innovation_share"])


def test_of_rules_that_cost_together_those_are_named_that_hold_back_the_same() -> None:
    """The reserve has its own price."""
    asked = replace(EXAMPLE, cost_rule="on", most_cost_e4=140_000, roi_rule="on", least_roi=2.0)
    found = spending(asked)
    assert set(found.together) == {"target_cac", "target_roi"}
    without = spending(replace(asked, cost_rule="off", roi_rule="off"))
    assert found.together_cost == pytest.approx(without.objective - found.objective)
    assert found.joint_cost > found.together_cost > 100


def test_the_same_rule_twice_is_priced_together() -> None:
    twice = (Rule("innovation_share", min=0.5), Rule("innovation_share", min=0.5))
    found = answer(Plan(300.0, THREE, twice, 28.0))
    assert found.rule_costs == {"innovation_share": 0, "innovation_share:2": 0}
    assert set(found.together) == {"innovation_share", "innovation_share:2"}
    assert found.joint_cost > 1


@pytest.mark.parametrize(
    "soft",
    [
        {"payback_rule": "soft", "paid_rule": "soft", "organic": 10.0},
        {"cost_rule": "soft", "most_cost_e4": 140_000, "roi_rule": "soft", "least_roi": 2.0},
    ],
)
def test_soft_rules_cost_together_at_most_what_is_promised(soft: dict[str, object]) -> None:
    """Each alone costs far more than 2%, and beside the other nothing."""
    asked = replace(WITHOUT, **soft)
    found = spending(asked)
    free = best(replace(plan_of(asked), rules=()))
    assert free is not None
    assert found.objective >= free.objective * (1 - 0.02)
    assert not all(found.kept.values())


def test_soft_rules_that_cost_little_together_are_all_kept() -> None:
    found = spending(
        replace(EXAMPLE, innovation_rule="soft", innovation_share=0.01, cost_rule="soft", most_cost_e4=10**9)
    )
    assert found.kept == {"innovation_share": True, "target_cac": True}


# ---- clashes


@pytest.mark.parametrize("more", [(), (Rule("no_rise", channels=("brand",)),), (Rule("max_channels", max=3),)])
def test_shares_that_only_nothing_keeps_clash_and_are_named_without_the_rules_beside_them(
    more: tuple[Rule, ...],
) -> None:
    with pytest.raises(CannotAnswer) as caught:
        answer(Plan(100.0, (BRAND, *ADS), (*NO_MORE_THAN, *more)))
    assert "with these channels: at least 0.48 for brand channels, no channel above 0.41. Loosen one" in str(
        caught.value
    )


def test_every_rule_has_a_price() -> None:
    rules = (Rule("brand_share", min=0.3), Rule("largest_share", max=0.5), Rule("no_rise", channels=("brand",)))
    assert set(answer(Plan(100.0, (BRAND, *ADS), rules)).rule_costs) == {one.code for one in rules}


def test_floors_that_come_from_how_far_a_channel_may_move_are_called_so() -> None:
    spent = sum(one.weekly_e4 for one in EXAMPLE.channels)
    with pytest.raises(CannotAnswer) as caught:
        spending(replace(EXAMPLE, reach=0.3, total_e4=spent // 3))
    names = ", ".join(one.name for one in EXAMPLE.channels)
    assert str(caught.value).startswith(f"“A channel moves up to 0.3” keeps {names} at ")
    assert "minimum" not in str(caught.value)


def test_floors_of_both_kinds_are_called_by_what_makes_them() -> None:
    first, *others = EXAMPLE.channels
    spent = sum(one.weekly_e4 for one in EXAMPLE.channels)
    mixed = replace(
        EXAMPLE, reach=0.3, total_e4=spent * 2 // 3, channels=(replace(first, least_e4=spent // 2), *others)
    )
    with pytest.raises(CannotAnswer) as caught:
        spending(mixed)
    assert f"the minimum of {first.name}, what “A channel moves up to 0.3” keeps for {others[0].name}" in str(
        caught.value
    )


# ---- money that is left


def test_where_every_channel_is_at_its_limit_no_rule_is_blamed() -> None:
    capped = tuple(replace(one, most=most) for one, most in zip(THREE, (220, 170, 90), strict=True))
    assert "money_left_by_limits" in codes(answer(Plan(5000.0, capped, (Rule("innovation_share", min=0.1),), 28.0)))
    assert "money_left_by_limits" in codes(spending(replace(EXAMPLE, total_e4=50_000_000)).answer)


def test_a_rule_is_blamed_where_its_channels_hold_the_others_back() -> None:
    capped = tuple(replace(one, most=most) for one, most in zip(THREE, (220, 170, 20), strict=True))
    assert "money_left_by_rule" in codes(answer(Plan(300.0, capped, (Rule("innovation_share", min=0.1),), 28.0)))


# ---- time


def test_a_rule_about_the_same_channels_that_is_kept_anyway_costs_no_linear_programme(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Such rules overlap, and programmes over tangents take a hundred times as long as prices."""
    plan = Plan(100.0, (BRAND, *ADS), (Rule("brand_share", min=0.5), Rule("largest_share", max=0.6)))
    split = best(plan)
    assert split is not None
    monkeypatch.setattr("lib.analysis.relaxation.by_cuts", None)
    again = best(plan)
    assert again is not None
    assert again.spend == pytest.approx(split.spend)
    assert again.gap < 1e-9
