"""Every rule of a plan, walked: it is named, a split can break it, and the answer keeps it."""

from __future__ import annotations

from typing import get_args

import pytest

from lib.analysis.budget import answer
from lib.analysis.budget_rules import Channel, Plan, Rule, RuleCode, title
from lib.analysis.budget_search import Keeping
from lib.analysis.curves import Hill
from lib.text.languages import LANGUAGES, Language
from lib.text.words import Words

CHANNELS = (
    Channel("TV", "brand", Hill(60, 40, 1), current=20.0),
    Channel("Search", "performance", Hill(100, 30, 1), current=30.0),
    Channel("New", "innovation", Hill(20, 20, 1), current=5.0),
)
#: Of each code one that the best split without it breaks.
BROKEN_AT_FIRST: dict[RuleCode, Rule] = {
    "brand_share": Rule("brand_share", min=0.6),
    "innovation_share": Rule("innovation_share", min=0.4),
    "performance_share": Rule("performance_share", max=0.2),
    "largest_share": Rule("largest_share", max=0.4),
    "channel_share": Rule("channel_share", max=0.1, channel="Search"),
    "keep": Rule("keep", channel="TV"),
    "max_channels": Rule("max_channels", max=1),
    "target_roi": Rule("target_roi", min=1.2),
    "target_cac": Rule("target_cac", max=0.8),
    "channel_cac": Rule("channel_cac", max=0.9),
    "payback": Rule("payback", max=1, back=0.8),
    "cash": Rule("cash", max=10, back=0.8),
    "paid_share": Rule("paid_share", max=0.5),
    "no_rise": Rule("no_rise", channels=("TV", "Search")),
}
each_rule = pytest.mark.parametrize("code", get_args(RuleCode))


def rule_of(code: RuleCode) -> Rule:
    where = "compile_plan or broken keeps it, title names it, lib.cli.budget_plan reads it, lib.ui.budget_rules asks it"
    assert code in BROKEN_AT_FIRST, f"a new rule needs a place in each of these, and an example here: {where}"
    return BROKEN_AT_FIRST[code]


def plan(*rules: Rule) -> Plan:
    return Plan(100.0, CHANNELS, rules, organic=60.0)


@each_rule
def test_a_rule_is_broken_without_it_and_kept_with_it(code: RuleCode) -> None:
    ruled = plan(rule_of(code))
    assert not Keeping.of(ruled).all_of(answer(plan()).spend), f"nothing in lib.analysis looks at {code}"
    kept = answer(ruled)
    assert Keeping.of(ruled).all_of(kept.spend)
    assert kept.objective < answer(plan()).objective


@each_rule
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_a_rule_is_said_in_words(code: RuleCode, language: Language) -> None:
    said = Words(language).say(title(rule_of(code)))
    assert said != code
