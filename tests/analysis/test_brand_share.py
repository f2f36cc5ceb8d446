"""Brand as an investment of a plan: the plan with its share against the one without, whichever of the two is asked for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.analysis.brand_share import brand_priced, invested
from lib.analysis.budget import Channel, Plan, Rule, answer
from lib.analysis.budget_rules import Brand
from lib.analysis.budget_said import brand_lift_said
from lib.analysis.curves import Hill
from lib.analysis.spending import planned
from lib.core.settings import BrandLifts
from lib.text.languages import ENGLISH
from lib.text.words import Words

PLAN = Plan(
    300.0,
    (
        Channel("Google Ads", "performance", Hill(23.4, 176.0, 1.0), 110.0, 0.0, 220.0),
        Channel("Instagram", "performance", Hill(35 / 3, 340 / 3, 1.0), 85.0, 0.0, 170.0),
        Channel("Podcast", "brand", Hill(19.5, 330.0, 1.0), 60.0, 0.0, 120.0),
        Channel("TikTok", "innovation", Hill(9.75, 247.5, 1.0), 45.0, 0.0, 90.0),
    ),
    (Rule("innovation_share", min=0.1),),
    value_per_response=28.0,
    horizon_weeks=1,
    goal="margin",
    unit=1.0,
    brand=Brand(0.3, "organic", 0.1, 12.0, 40.0, 36),
)
RULE = Rule("brand_share", min=0.3)
WEEKS = 365.25 / 12 / 7


def by_hand(lifts: BrandLifts) -> np.ndarray:
    """Month by month what the best plan with the rule brings more than the best one without, by the belief alone."""
    months = []
    for plan in (replace(PLAN, rules=(*PLAN.rules, RULE)), PLAN):
        rows = answer(plan, "skip").allocation
        ads = sum(one.response for one in rows if one.name != "Podcast")
        brand = next(one for one in rows if one.name == "Podcast")
        whom = {"organic": 40.0, "conversion": ads, "price": 40.0 + ads + brand.response}[lifts]
        lift = 0.1 * 2 * brand.spend / (brand.spend + 90)  # believed at 30% of the 300 of now
        stock = (1 - 0.5 ** (np.arange(1, 37) / 12)) / 0.5
        months.append(28 * WEEKS * (40 + ads + brand.response + lift * stock * whom))
    return np.cumsum(months[0] - months[1])


@pytest.mark.parametrize("lifts", ["organic", "conversion", "price"])
@pytest.mark.parametrize("rules", [PLAN.rules, (*PLAN.rules, RULE)], ids=["rule off", "rule on"])
def test_brand_brings_the_difference_of_the_two_plans_whether_or_not_its_rule_is_on(
    rules: tuple[Rule, ...], lifts: BrandLifts
) -> None:
    found = planned(replace(PLAN, rules=rules, brand=replace(PLAN.brand, lifts=lifts)))
    priced = brand_priced(found)
    assert priced is not None
    one = invested(found, priced, found.asked.brand)
    expected = by_hand(lifts)
    assert one.walked.cumulative == pytest.approx(expected, rel=1e-6, abs=1e-6)
    assert one.walked.pays_from == {"organic": 3, "conversion": 19, "price": 2}[lifts]


def test_what_ads_bring_is_told_with_the_rule_and_without_it() -> None:
    found = planned(replace(PLAN, brand=replace(PLAN.brand, lifts="conversion")))
    priced = brand_priced(found)
    assert priced is not None
    said = Words(ENGLISH).say(brand_lift_said(invested(found, priced, found.asked.brand)))
    assert "14.6 new customers a week by other ads by 10% after a year" in said
    assert "lift 15.7 by 8.4%" in said
    assert "0.15 new customers a week" in said


def test_brand_that_takes_more_from_ads_than_it_lifts_never_pays() -> None:
    """Almost all of the money for brand: hardly any ads are left that it could lift."""
    brand = replace(PLAN.brand, share=0.85, lifts="conversion", lift=0.5)
    channels = tuple(replace(one, most=None) for one in PLAN.channels)
    found = planned(replace(PLAN, channels=channels, brand=brand))
    priced = brand_priced(found)
    assert priced is not None
    one = invested(found, priced, brand)
    assert one.walked.gain.max() < 0
    assert (one.walked.pays_from, one.needed_share, one.walked.pays_after_all) == (None, None, False)
    assert "makes it worse" in Words(ENGLISH).say(brand_lift_said(one))
