"""`budget PLAN.json` as the contract promises it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.analysis.budget_choice import ends
from lib.catalog.samples import sample
from lib.charts.afterwards import channel_said
from lib.cli.budget_afterwards import read_followed, shown, told
from lib.cli.budget_plan import parse_plan
from lib.cli.plain import as_json, plain
from lib.core.errors import CannotRead
from lib.text.words import Words
from tests.analysis.test_afterwards import looked_at
from tests.cli.running import Ran, ask, run
from tests.cli.schemas import BudgetAnswer, ChannelBack, ValueAnswer

PLAN: dict[str, Any] = {
    "budget": 220.0,
    "value_per_response": 1.0,
    "horizon_weeks": 52,
    "channels": [
        {
            "name": "tv", "kind": "brand", "curve": {"shape": "hill", "scale": 144, "half": 49, "slope": 0.93},
            "adstock": {"retention": 0.5}, "current": 40, "min": 0, "max": None,
        },
        {"name": "搜索", "kind": "performance", "curve": {"points": [[0, 0], [10, 30], [50, 90], [100, 110]]}, "current": 60, "max": 90},
        {"name": "new", "kind": "innovation", "curve": {"shape": "hill", "scale": 30, "half": 30, "slope": 1.4}, "current": 10},
    ],
    "rules": [{"code": "brand_share", "min": 0.5}, {"code": "innovation_share", "min": 0.1}],
}  # fmt: skip


def asked(tmp_path: Path, plan: object, *options: str) -> Ran:
    path = tmp_path / "plan.json"
    path.write_text(plan if isinstance(plan, str) else json.dumps(plan), encoding="utf-8")
    return ask("budget", path, *options)


def changed(**fields: Any) -> dict[str, Any]:
    return {**json.loads(json.dumps(PLAN)), **fields}


def refused(ran: Ran, code: int) -> str:
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1
    return ran.err


def test_it_answers_as_promised(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(PLAN), encoding="utf-8")
    ran = run("budget", path, "--json")
    found = BudgetAnswer.model_validate(ran.answer)
    assert (ran.code, ran.err) == (0, "")
    assert found.spend == pytest.approx(220)
    assert found.objective == pytest.approx(sum(one.value for one in found.allocation))
    assert found.upper_bound >= found.objective
    assert found.gap <= 1e-6
    assert set(found.rule_costs) == {"brand_share", "innovation_share"}
    assert found.rule_costs["brand_share"] > 0
    assert {one.name: one.spend for one in found.allocation}["tv"] == pytest.approx(110)
    assert len(found.by_week) == 52
    assert sum(found.by_week) == pytest.approx(found.objective)
    assert found.by_week[0] < found.by_week[51]


def test_the_table_is_in_one_unit_and_each_result_has_its_spend(tmp_path: Path) -> None:
    """What the next unit of spend brings is worth as much as what all of it brings: 40 each here."""
    worth = changed(value_per_response=40)
    given = asked(tmp_path, worth, "--json").answer["allocation"]
    assert [one["marginal_value"] for one in given] == pytest.approx([40 * one["marginal"] for one in given])
    said = asked(tmp_path, worth).out
    assert f"{round(given[0]['marginal_value'], 4):,}"[:4] in said
    assert "This split spends 220 and brings" in said
    now = sum(one["current"] for one in given)
    assert f"What is spent now, {now:,.0f}, brings" in said


def test_a_person_reads_a_table_in_both_languages(tmp_path: Path) -> None:
    english, chinese = (asked(tmp_path, PLAN, "--language", code) for code in ("en", "zh"))
    assert english.code == chinese.code == 0
    assert "no split within your rules brings more than" in english.out
    assert "搜索" in english.out
    assert "no split" not in chinese.out
    assert "{" not in english.out + chinese.out


def test_only_sentences_change_with_the_language(tmp_path: Path) -> None:
    english, chinese = (asked(tmp_path, changed(x=1), "--json", "--language", code).answer for code in ("en", "zh"))
    for answer in (english, chinese):
        for remark in answer["findings"]:
            remark.pop("text")
    assert english == chinese


def test_a_current_spend_that_is_not_known_leaves_its_objective_open(tmp_path: Path) -> None:
    plan = changed()
    del plan["channels"][0]["current"]
    assert asked(tmp_path, plan, "--json").answer["current_objective"] is None


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("channel,spend\ntv,3\n", "Expected a plan as JSON"),
        ("[1, 2]", "plan"),
        ('{"budget": NaN, "channels": []}', "Expected a plan as JSON"),
        (changed(budget=-1), "at budget: expected zero or more, got -1."),
        (changed(budget="220"), 'at budget: expected a number, got "220".'),
        (changed(channels=[]), "at channels: expected at least one entry."),
        (changed(channels=[{"name": "a", "curve": {"shape": "hill", "scale": 1, "half": 0, "slope": 1}}]), "at channels[0].curve.half: expected more than zero, got 0."),
        (changed(channels=[{"name": "a", "curve": {"shape": "hill", "scale": 1}}]), "a: expected a curve"),
        (changed(channels=[{"name": "a", "curve": {"points": [[5, 1], [5, 2]]}}]), "two responses, 1 and 2"),
        (changed(channels=[{"name": "a", "curve": {"points": [[-5, 1]]}}]), "expected zero or more"),
        (changed(channels=PLAN["channels"][:1] * 2), "Two channels are called tv"),
        (changed(rules=[{"code": "brand"}]), "'brand_share'"),
        (changed(rules=[{"code": "brand_share", "min": 30}]), "30 % is written 0.3"),
        (changed(rules=[{"code": "brand_share"}]), "needs a figure"),
        (changed(rules=[{"code": "keep", "channel": "radio"}]), "got radio"),
        (changed(rules=[{"code": "channel_cac", "max": 5, "channel": "tv"}]), "channel_cac is about every channel, not about tv alone"),
        (changed(rules=[{"code": "brand_share", "min": 0.5, "max": 0.2}]), "minimum above its maximum"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_meant_is_code_2(tmp_path: Path, plan: object, said: str) -> None:
    assert said in refused(asked(tmp_path, plan, "--json"), 2)


def test_clashing_rules_are_code_1_and_named(tmp_path: Path) -> None:
    plan = changed(rules=[{"code": "brand_share", "min": 0.7}, {"code": "innovation_share", "min": 0.4}])
    said = refused(asked(tmp_path, plan, "--json"), 1)
    assert "At least 70% for brand channels" in said
    assert "at least 40% for experimental channels" in said


def test_a_file_that_is_not_there_and_options_of_others_are_code_2(tmp_path: Path) -> None:
    refused(ask("budget", tmp_path / "none.json"), 2)
    refused(asked(tmp_path, PLAN, "--bins", "4"), 2)


def test_the_plan_of_the_readme_is_answered(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    lines = iter(readme.splitlines())
    plan = [next(line for line in lines if line.startswith('    {"budget"'))]
    while not plan[-1].endswith("]}"):
        plan.append(next(lines))
    path = tmp_path / "plan.json"
    path.write_text("\n".join(plan), encoding="utf-8")
    answer = ask("budget", path, "--json").answer
    brand = sum(one["spend"] for one in answer["allocation"] if one["kind"] == "brand")
    assert brand >= 0.3 * answer["spend"] - 1e-6
    assert answer["gap"] <= 1e-6


@pytest.mark.parametrize(
    "rule", [{"code": "keep"}, {"code": "channel_share", "max": 0.2}], ids=lambda rule: rule["code"]
)
def test_a_soft_rule_of_one_channel_is_said(tmp_path: Path, rule: dict[str, Any]) -> None:
    ran = asked(tmp_path, changed(rules=[{**rule, "channel": "tv", "soft": True}]))
    assert ran.code == 0
    assert "The soft rule “" in ran.out


def test_soft_rules_of_several_channels_are_each_told_of_their_own(tmp_path: Path) -> None:
    """Two channels that had better move: each may cost what it costs, and one too dear does not hide the other."""
    names = [one["name"] for one in PLAN["channels"]][:2]
    rules = [{"code": "keep", "channel": name, "soft": True} for name in names]
    told = BudgetAnswer.model_validate(asked(tmp_path, changed(rules=rules), "--json").answer)
    assert told.soft_rules is not None
    assert [*told.soft_rules] == [f"keep:{name}" for name in names]
    alone = [BudgetAnswer.model_validate(asked(tmp_path, changed(rules=[one]), "--json").answer) for one in rules]
    assert all(one.soft_rules is not None and [*one.soft_rules] == ["keep"] for one in alone)
    assert all(one.soft_rules is not None and one.soft_rules["keep"].cost is not None for one in alone)
    assert told.soft_rules[f"keep:{names[0]}"].cost != told.soft_rules[f"keep:{names[1]}"].cost


def test_names_that_a_plan_does_not_know_are_told_with_the_nearest_that_it_does() -> None:
    plan = changed(budgett=5, back=0.5, colour="red")
    plan["channels"][0] |= {"maximum": 3, "curve": plan["channels"][0]["curve"] | {"halve": 2}}
    (said,) = parse_plan(json.dumps(plan).encode())[1]
    assert said.code == "unknown_field"
    for name in (
        "back (known is rules.back)",
        "budgett (known is budget)",
        "channels.maximum (known is channels.max)",
        "channels.curve.halve (known is channels.curve.half)",
        " colour",
    ):
        assert name in Words().say(said.sentence)
    assert parse_plan(json.dumps(PLAN).encode())[1] == ()


def test_a_soft_rule_says_whether_it_is_kept_and_what_it_costs(tmp_path: Path) -> None:
    def soft(share: float) -> dict[str, Any]:
        rules = [{"code": "brand_share", "min": 0.5, "soft": True}, {"code": "innovation_share", "min": 0.1}]
        return changed(rules=rules, soft_share=share)

    hard = asked(tmp_path, PLAN, "--json").answer
    kept, left = (BudgetAnswer.model_validate(asked(tmp_path, soft(one), "--json").answer) for one in (0.5, 0.0))
    assert kept.soft_rules is not None
    assert left.soft_rules is not None
    assert kept.soft_rules["brand_share"].kept
    assert kept.objective == pytest.approx(hard["objective"])
    assert not left.soft_rules["brand_share"].kept
    assert left.soft_rules["brand_share"].cost == pytest.approx(left.objective - hard["objective"], rel=1e-3)
    assert set(left.rule_costs) == {"innovation_share"}
    assert "is given up: it would cost" in asked(tmp_path, soft(0.0)).out


def test_why_says_first_what_the_split_depends_on(tmp_path: Path) -> None:
    doubted = changed()
    for one in doubted["channels"]:
        one["unsure"] = 0.4
    found = BudgetAnswer.model_validate(asked(tmp_path, doubted, "--why", "--json").answer)
    assert found.why is not None
    assert {one.channel for one in found.why.ranges} == {one.name for one in found.allocation}
    for one, row in zip(found.why.ranges, found.allocation, strict=True):
        assert one.low - 1e-6 <= row.spend <= one.high + 1e-6
    said = asked(tmp_path, doubted, "--why").out
    assert f"Most depends on {found.why.matters[0].channel}" in said
    assert "Most depends" not in asked(tmp_path, doubted).out


INVESTMENT: dict[str, Any] = {
    "goal": "margin",
    "value_per_response": 40.0,
    "horizon_weeks": 4,
    "brand": {"share": 0.5, "lifts": "organic", "lift": 0.3, "half_life": 12, "organic": 80, "months": 24},
}


def test_why_tells_when_brand_pays_and_up_to_which_budget(tmp_path: Path) -> None:
    """Of a plan of four weeks with 80 who come without an ad, 20 a week are lifted; a cap of 90 for search costs something."""
    found = BudgetAnswer.model_validate(asked(tmp_path, changed(**INVESTMENT), "--why", "--json").answer).why
    assert found is not None
    assert found.brand is not None
    assert (found.brand.lifted_a_week, found.brand.months) == (20, 24)
    assert [one.stop_after for one in found.brand.stops] == [None, 12, 24]
    steady, stopped, _ = found.brand.stops
    assert steady.months[:12] == stopped.months[:12]
    assert steady.months[12].cost > stopped.months[12].cost == 0
    assert steady.months[12].gain > stopped.months[12].gain > stopped.months[13].gain > 0
    assert steady.months[0].cost == pytest.approx(found.brand.cost_with_room / 4 * 365.25 / 12 / 7)
    assert sum(one.gain - one.cost for one in steady.months) == pytest.approx(steady.months[-1].so_far)
    assert found.reserve is not None
    assert found.reserve.share == pytest.approx(0.1)
    assert found.break_even is not None
    beyond = [one for one in found.totals if one.budget > found.break_even.budget * 1.001]
    assert all(one.price < 1 for one in beyond)
    assert all(one.price >= 0.99 for one in found.totals if one.budget < found.break_even.budget * 0.999)
    said = asked(tmp_path, changed(**INVESTMENT), "--why").out
    assert "for brand gives up" in said
    assert "Stopped after 12 months" in said
    assert "for experiments costs" in said
    assert "a week, each further 1 spent brings back less" in said


def test_more_spend_stops_to_pay_also_where_no_channel_has_a_cap(tmp_path: Path) -> None:
    """900 x / (x + 4000), each worth 40: 40 · 900 · 4000 / (x + 4000)² is 1 at 8,000; as nobody has limits, none is told to cost."""
    curve = {"shape": "hill", "scale": 900, "half": 4000, "slope": 1}
    plan = {
        "budget": 6000,
        "value_per_response": 40,
        "goal": "margin",
        "channels": [{"name": "search", "curve": curve}],
    }
    found = BudgetAnswer.model_validate(asked(tmp_path, plan, "--why", "--json").answer).why
    assert found is not None
    assert found.break_even is not None
    assert found.break_even.budget == pytest.approx(8000, rel=1e-3)
    assert (found.brand, found.reserve, found.limits_pay) == (None, None, [])
    counted = BudgetAnswer.model_validate(asked(tmp_path, plan | {"goal": "customers"}, "--why", "--json").answer).why
    assert counted is not None
    assert (counted.break_even, counted.totals) == (None, [])


def test_without_a_worth_the_cost_of_brand_is_told_in_customers(tmp_path: Path) -> None:
    plan = changed(**{one: told for one, told in INVESTMENT.items() if one not in {"unit", "goal"}}, goal="customers")
    said = re.search(
        r"for brand gives up ([\d.]+) new customers a week at today's curves", asked(tmp_path, plan, "--why").out
    )
    why = BudgetAnswer.model_validate(asked(tmp_path, plan, "--why", "--json").answer).why
    assert said is not None
    assert why is not None
    assert why.brand is None
    assert float(said[1]) == pytest.approx((why.brand_counted or 0) / 4, rel=0.01)


def test_without_who_comes_by_themselves_it_is_told_what_brand_has_to_bring(tmp_path: Path) -> None:
    unknown = changed(**INVESTMENT | {"brand": {"share": 0.6}})
    found = BudgetAnswer.model_validate(asked(tmp_path, unknown, "--why", "--json").answer).why
    assert found is not None
    assert found.brand is not None
    assert (found.brand.lifted_a_week, found.brand.lift_needed, found.brand.stops) == (None, None, [])
    assert (found.brand.customers_needed or 0) > 0
    known = changed(**INVESTMENT | {"brand": {"share": 0.6, "organic": 400}})
    lifted = BudgetAnswer.model_validate(asked(tmp_path, known, "--why", "--json").answer).why
    assert lifted is not None
    assert lifted.brand is not None
    assert found.brand.customers_needed == pytest.approx(100 * (lifted.brand.lift_needed or 0))


def test_a_belief_about_other_channels_is_refused(tmp_path: Path) -> None:
    belief = {"name": "else", "channels": [{"name": "radio", "curve": {"points": [[0, 0], [1, 1]]}}]}
    assert "else needs the same channels" in refused(asked(tmp_path, changed(beliefs=[belief])), 2)


def test_cases_have_names_in_the_answer_and_one_about_a_channel_that_is_not_there_is_refused(tmp_path: Path) -> None:
    cases = [{"name": "A rival opens", "brings": {"tv": 0.4}, "worth": 0.9}, {"name": "As told"}]
    plan = changed(cases=cases, reading="regret")
    why = BudgetAnswer.model_validate(asked(tmp_path, plan, "--why", "--json").answer).why
    assert why is not None
    assert why.beliefs is not None
    assert why.beliefs.names == ["", "A rival opens"]
    ran = asked(tmp_path, plan, "--why")
    assert "If “A rival opens” is right, this split misses " in ran.out
    assert "As told is left out: in this case everything is as told." in ran.out + ran.err
    strange = changed(cases=[{"name": "else", "brings": {"radio": 0.4}}])
    assert "The case else is about radio" in refused(asked(tmp_path, strange), 2)
    assert refused(asked(tmp_path, changed(cases=[{"name": "else", "worth": -1}])), 2)


def test_prices_carry_no_dust_of_floats(tmp_path: Path) -> None:
    prices = asked(tmp_path, PLAN, "--json").answer["shadow_prices"].values()
    assert any(price for price in prices)
    assert all(
        price is None or len(repr(abs(price)).replace(".", "").lstrip("0").split("e")[0]) <= 10 for price in prices
    )


@pytest.fixture(scope="module")
def coffee() -> Ran:
    """The sample shop's week and year."""
    shop = sample("coffee_en")
    call = ("budget", shop.orders_path, "--spend", shop.paths("spend")[0], "--customer-value", "30")
    return ask(*call, "--season", "files", "--why", "--json")


def test_orders_and_spend_give_curves_and_a_plan_of_a_week(coffee: Ran) -> None:
    found = BudgetAnswer.model_validate(coffee.answer)
    assert coffee.code == 0
    assert found.curves is not None
    assert [one.channel for one in found.curves] == [one.name for one in found.allocation]
    assert {"weeks"} <= {one.source for one in found.curves}
    assert found.spend == pytest.approx(sum(one.current or 0.0 for one in found.allocation), rel=1e-6)
    assert found.gap <= 1e-6
    for one in found.curves:
        if one.source == "weeks":
            assert one.fitted is not None
            assert set(one.fitted.reasons) <= {"wide"}
            assert one.fitted.brings.low <= one.brings <= one.fitted.brings.high


def test_of_the_sample_shop_it_is_told_how_firm_the_split_is(coffee: Ran) -> None:
    found = BudgetAnswer.model_validate(coffee.answer)
    assert found.why is not None
    assert [one.channel for one in found.why.ranges] == [one.name for one in found.allocation]
    for one, row in zip(found.why.ranges, found.allocation, strict=True):
        assert one.low - 1e-6 <= row.spend <= one.high + 1e-6
    widths = [one.high - one.low for one in found.why.matters]
    assert widths == sorted(widths, reverse=True)
    assert [one.known for one in found.why.lessons] == sorted((one.known for one in found.why.lessons), reverse=True)
    assert 0 <= found.why.regret.mean <= found.why.regret.worst_tenth


def test_cash_counts_what_the_first_order_of_the_shops_own_customers_pays(coffee: Ran) -> None:
    why = BudgetAnswer.model_validate(coffee.answer).why
    assert why is not None
    assert why.brand is not None
    month = why.brand.stops[0].months[0]
    assert month.cash is not None
    assert month.cash / month.so_far > 0.4  # were all of it to come evenly, a twenty-fourth


def test_a_test_is_as_long_whatever_period_a_plan_is_of(tmp_path: Path) -> None:
    """Four weeks' money and customers, told as a week's times four."""

    def weeks(many: int) -> dict[str, int | None]:
        channels = [
            {"name": name, "curve": {"shape": "hill", "scale": scale * many, "half": 100 * many, "slope": 1}, "current": 100 * many, "unsure": 0.5, "max": 300 * many}
            for name, scale in (("a", 60), ("b", 40))
        ]  # fmt: skip
        plan = {"budget": 200 * many, "horizon_weeks": many, "channels": channels}
        answer = BudgetAnswer.model_validate(asked(tmp_path, plan, "--why", "--json").answer)
        assert answer.why is not None
        return {one.channel: one.enough_weeks for one in answer.why.lessons}

    assert weeks(1) == weeks(4)
    assert None not in weeks(1).values()


def test_a_channel_that_the_orders_call_otherwise_is_matched(tmp_path: Path) -> None:
    """Until then its customers are sought among all that no channel can claim, and nothing is said of those who name it."""
    dice = random.Random(1)
    spent = [dice.uniform(50, 400) for _ in range(40)]
    came = [round(30 * paid / (paid + 200) * dice.uniform(0.7, 1.3)) for paid in spent]
    orders, spend = tmp_path / "orders.csv", tmp_path / "spend.csv"
    days = [date(2025, 1, 6) + timedelta(weeks=at) for at in range(40)]
    bought = [
        f"{day + timedelta(days=one % 7)},c{at}-{one},20.00,{'Meta Ads' if one < count else 'Direct'}"
        for at, (day, count) in enumerate(zip(days, came, strict=True))
        for one in range(count + 8)
    ]
    orders.write_text("date,customer,amount,channel\n" + "\n".join(bought), encoding="utf-8")
    paid = [
        f"{day + timedelta(days=one)},Meta,{amount / 7:.2f}"
        for day, amount in zip(days, spent, strict=True)
        for one in range(7)
    ]
    spend.write_text("date,channel,spend\n" + "\n".join(paid), encoding="utf-8")

    def codes(*options: str) -> set[str]:
        answer = ask("budget", orders, "--spend", spend, *options, "--json").answer
        assert [(one["channel"], one["source"]) for one in answer["curves"]] == [("Meta", "weeks")]
        return {one["code"] for one in answer["findings"]}

    assert "named_assumed" not in codes()
    assert "named_assumed" in codes("--same-channel", "Meta=Meta Ads")


def test_few_weeks_give_a_plan_whose_curves_are_said_to_be_assumed(tmp_path: Path) -> None:
    orders, spend = tmp_path / "orders.csv", tmp_path / "spend.csv"
    days = [f"2026-03-{day:02}" for day in range(1, 29)]
    lines = [f"{at},c{at},{day},20.00,Search" for at, day in enumerate(days)]
    orders.write_text("\n".join(["Order,Customer,Date,Amount,Channel", *lines]), encoding="utf-8")
    spend.write_text("\n".join(["Date,Channel,Spend", *(f"{day},Search,5.00" for day in days)]), encoding="utf-8")
    ran = ask("budget", orders, "--spend", spend, "--json")
    assert ran.code == 0, ran.err
    assert "curves_assumed" in ran.codes()
    (one,) = BudgetAnswer.model_validate(ran.answer).curves or [None]
    assert one is not None
    assert (one.source, one.fitted, one.spend, one.brings) == ("recent", None, 35.0, 7.0)
    spend.write_text("\n".join([spend.read_text(), *(f"{day},Podcast,4.00" for day in days)]), encoding="utf-8")
    beside = ask("budget", orders, "--spend", spend, "--json").codes()
    assert "channels_held" in beside
    assert "flat_curve" not in beside  # that no order names it does not say that it brings nothing
    other = ask("budget", orders, "--spend", spend, "--map", "channel=Order", "--json")
    assert other.code == 1
    assert "cannot tell what Search and Podcast bring" in other.err
    assert "Curves need at least 26 weeks" in other.err


def weekly_files(folder: Path, spends: Mapping[str, Sequence[float]], came: Sequence[int]) -> tuple[Path, Path]:
    """Orders that name no channel, and spend by channel, week by week."""
    orders, spend = folder / "orders.csv", folder / "spend.csv"
    days = [date(2025, 1, 6) + timedelta(days=7 * week) for week in range(len(came))]
    bought = [f"{day + timedelta(days=one % 7)},c{at}-{one},20.00" for at, (day, count) in enumerate(zip(days, came, strict=True)) for one in range(count)]  # fmt: skip
    orders.write_text("date,customer,amount\n" + "\n".join(bought), encoding="utf-8")
    paid = [f"{day + timedelta(days=one)},{name},{amount / 7:.2f}" for name, amounts in spends.items() for day, amount in zip(days, amounts, strict=True) for one in range(7)]  # fmt: skip
    header = "date,channel,spend"
    if not all(spends):
        header, paid = "date,spend", [line.replace(",,", ",") for line in paid]
    spend.write_text("\n".join([header, *paid]), encoding="utf-8")
    return orders, spend


UPS = [100 + 60 * (week * 7 % 5) for week in range(30)]
NOISE = [12 + week * 11 % 7 for week in range(30)]


def test_what_the_weeks_cannot_tell_is_said_with_its_reason(tmp_path: Path) -> None:
    together = weekly_files(tmp_path, {"Meta": UPS, "Google": [one / 2 for one in UPS]}, NOISE)
    ran = ask("budget", together[0], "--spend", together[1])
    assert ran.code == 1
    assert "Spend that always moved together: " in ran.err
    constant = weekly_files(tmp_path, {"Meta": [100.0] * 30}, NOISE)
    assert "Spend that hardly changed: Meta." in ask("budget", constant[0], "--spend", constant[1]).err


def test_a_curve_that_chance_nearly_hides_is_said_to_be_a_first_guess(tmp_path: Path) -> None:
    came = [round(2 + (amount**0.5) / 4) + week * 11 % 7 for week, amount in enumerate(UPS)]
    orders, spend = weekly_files(tmp_path, {"": UPS}, came)
    ran = ask("budget", orders, "--spend", spend, "--json")
    assert [one["channel"] for one in ran.answer["curves"]] == ["Advertising"]
    assert [one["fitted"]["reasons"] for one in ran.answer["curves"]] == [["wide"]]
    assert {"curves_guessed", "not_causal"} <= set(ran.codes())
    assert ran.answer["chance_better"] is None  # one channel cannot be split better


def test_spend_of_several_reports_is_spend_of_all_of_them(tmp_path: Path) -> None:
    other = [80 + 90 * (week * 3 % 4) for week in range(30)]
    came = [round(2 + (amount**0.5) / 2 + other[week] ** 0.5) for week, amount in enumerate(UPS)]
    orders, spend = weekly_files(tmp_path, {"Meta": UPS, "Google": other}, came)
    header, *rows = spend.read_text(encoding="utf-8").splitlines()
    for name in ("Meta", "Google"):
        one = [header, *(row for row in rows if f",{name}," in row)]
        (tmp_path / f"{name}.csv").write_text("\n".join(one), encoding="utf-8")
    whole = ask("budget", orders, "--spend", spend, "--json").answer
    parts = ask("budget", orders, "--spend", tmp_path / "Meta.csv", "--spend", tmp_path / "Google.csv", "--json")
    assert {one["name"]: one["spend"] for one in parts.answer["allocation"]} == {
        one["name"]: one["spend"] for one in whole["allocation"]
    }
    facebook = (tmp_path / "Meta.csv").read_text(encoding="utf-8").replace("Meta", "Facebook")
    (tmp_path / "Facebook.csv").write_text(facebook, encoding="utf-8")
    twice = ask("budget", orders, "--spend", spend, "--spend", tmp_path / "Facebook.csv", "--json")
    assert "spend_under_two_names" in twice.codes()


def test_a_split_goes_beyond_twice_todays_spend_and_says_so(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    spent = {name: mean * np.exp(rng.normal(0, 0.6, 60)) for name, mean in {"Search": 60.0, "TV": 900.0}.items()}
    came = {"Search": rng.poisson(90 * spent["Search"] / (spent["Search"] + 200))}
    came["TV"] = rng.poisson(12 * spent["TV"] / (spent["TV"] + 100))
    first = pd.Timestamp("2025-01-06")
    days = [
        first + pd.Timedelta(days=7 * week + at % 7)
        for name in came
        for week, many in enumerate(came[name])
        for at in range(many)
    ]
    names = [name for name in came for many in came[name] for _ in range(many)]
    orders = pd.DataFrame(
        {"order": range(len(days)), "customer": range(len(days)), "date": days, "amount": 20, "channel": names}
    )
    spend = pd.DataFrame([(first + pd.Timedelta(days=7 * week), name, round(paid, 2)) for name in spent for week, paid in enumerate(spent[name])], columns=["date", "channel", "spend"])  # fmt: skip
    files = tmp_path / "orders.csv", tmp_path / "spend.csv"
    orders.to_csv(files[0], index=False)
    spend.to_csv(files[1], index=False)
    ran = ask("budget", files[0], "--spend", files[1], "--json")
    search = next(one for one in ran.answer["allocation"] if one["name"] == "Search")
    assert 2.2 * search["current"] < search["spend"] <= 8 * search["current"] + 0.05
    assert "far_moves" in ran.codes()
    held = ask("budget", files[0], "--spend", files[1], "--reach", "1", "--json")
    assert "far_moves" not in held.codes()


def test_a_split_that_rests_on_a_first_guess_says_so_with_its_chance(tmp_path: Path) -> None:
    other = [80 + 90 * (week * 3 % 4) for week in range(30)]
    came = [round(2 + (amount**0.5) / 4 + other[week] ** 0.5) + week * 11 % 7 for week, amount in enumerate(UPS)]
    files = weekly_files(tmp_path, {"Meta": UPS, "Google": other}, came)
    ran = ask("budget", files[0], "--spend", files[1], "--json")
    assert [one["channel"] for one in ran.answer["curves"] if one["fitted"]["reasons"] == ["wide"]] == ["Meta"]
    assert {"curves_guessed", "direction_guessed"} <= set(ran.codes())
    assert 0.3 <= ran.answer["chance_better"] <= 0.6
    shown = ask("budget", files[0], "--spend", files[1]).out
    assert f"Likely better than today: {round(10 * ran.answer['chance_better'])} in 10." in shown
    assert "This direction is a guess, for it rests on Meta, of which your weeks tell little." in shown


def test_payback_cash_paid_share_and_no_rise_are_rules_of_a_plan(tmp_path: Path) -> None:
    rules = [
        {"code": "payback", "max": 8},
        {"code": "cash", "max": 60},
        {"code": "paid_share", "max": 0.6},
        {"code": "no_rise", "channels": ["tv"]},
    ]
    plan = changed(rules=rules, value_by_week=[0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7], organic=90)
    found = asked(tmp_path, plan, "--json").answer
    total, brings = found["spend"], sum(one["response"] for one in found["allocation"])
    assert set(found["rule_costs"]) == {"payback", "cash", "paid_share", "no_rise"}
    assert {one["name"]: one["spend"] for one in found["allocation"]}["tv"] <= 40 * (1 + 1e-9)
    assert total <= 0.65 * brings * (1 + 1e-9)
    assert brings <= 90 * 0.6 / 0.4 * (1 + 1e-6)
    assert found["gap"] <= 1e-6


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"code": "payback", "max": 8}, "value_by_week"),
        ({"code": "cash"}, "needs a figure"),
        ({"code": "paid_share", "max": 0.5}, "Give organic"),
        ({"code": "no_rise"}, "got nothing"),
        ({"code": "no_rise", "channels": ["radio"]}, "got radio"),
    ],
)
def test_a_rule_that_lacks_what_it_needs_says_so(tmp_path: Path, rule: dict[str, Any], said: str) -> None:
    assert said in refused(asked(tmp_path, changed(rules=[rule])), 2)


def test_value_that_comes_back_week_by_week_is_no_less_after_more_weeks() -> None:
    """Each week's own share is refused, also where no rule asks; a week without anything back is none."""
    parse_plan(json.dumps(changed(value_by_week=[0.0, 0.3, 0.3, 0.4])).encode())
    with pytest.raises(CannotRead) as told:
        parse_plan(json.dumps(changed(value_by_week=[0.0, 0.3, 0.1, 0.04])).encode())
    assert "got 0.3 and then 0.1 in week 3" in Words().say(told.value.sentence)


def test_a_followed_answer_keeps_both_ends_of_its_doubt(tmp_path: Path) -> None:
    """What the weeks left possible counts before `unsure`; an answer from before it was told is unsure to either side."""
    curve = {"channel": "Search", "spend": 70.0, "brings": 20.0, "doubled": 30.0, "unsure": 0.3}
    kept = []
    for more in ({}, {"between": [0.4, 1.2]}, {"between": None}):
        answer = {"allocation": [{"name": "Search", "spend": 70.0}], "curves": [curve | more]}
        (tmp_path / "earlier.json").write_text(json.dumps(answer), encoding="utf-8")
        followed = read_followed(tmp_path / "earlier.json", date(2026, 4, 27), 4)
        kept.append([ends(one.told) for one in followed.channels])
    assert kept[0] == kept[2] == [(pytest.approx(1 / 1.3), pytest.approx(1.3))]
    assert kept[1] == [(0.4, 1.2)]


def test_of_a_channel_that_was_told_nothing_nothing_was_promised(tmp_path: Path) -> None:
    """Null, and no 0: that would be a promise that it brings nobody."""
    curves = [
        {"channel": "Search", "spend": 1000.0, "brings": 30.0, "doubled": 40.0, "unsure": 0.3},
        {"channel": "Flyers", "spend": 300.0, "brings": None, "doubled": None, "unsure": 0.3},
        {"channel": "Post", "spend": 200.0, "brings": 0.0, "doubled": 0.0, "unsure": 0.3},
    ]
    answer = {"allocation": [{"name": one["channel"], "spend": one["spend"]} for one in curves], "curves": curves}
    (tmp_path / "earlier.json").write_text(json.dumps(answer), encoding="utf-8")
    decided = read_followed(tmp_path / "earlier.json", date(2026, 1, 5), 4)
    spend = {"Search": [1000.0] * 17, "Flyers": [300.0] * 17, "Post": [200.0] * 17}
    found = looked_at(spend, {"Search": [30] * 17, "Flyers": [3] * 17}, decided)
    search, flyers, post = json.loads(as_json(plain(told(found), Words())))["channels"]
    assert (search["planned"], search["promised"], search["expected"]) == (120.0, 120.0, 120.0)
    for one in (flyers, post):
        assert (one["planned"], one["promised"], one["expected"]) == (None, None, None)
        ChannelBack.model_validate(one)
    assert flyers["came"] == 12
    assert flyers["corrected"]["brings"] == pytest.approx(3.0)  # the first that is known
    assert post["corrected"]["brings"] is None
    flyers_line = next(line for line in shown(found, Words()).splitlines() if line.startswith("Flyers"))
    assert "–" in flyers_line
    assert " 0 " not in flyers_line
    assert "0 new customers were planned" not in channel_said(found.channels[1], Words())


def test_a_plan_that_was_followed_is_held_against_what_came(tmp_path: Path) -> None:
    """Twenty weeks: 10 new customers a week for 70. A plan promised 20 a week for the last four, which still brought 10."""
    orders, spend, plan = tmp_path / "orders.csv", tmp_path / "spend.csv", tmp_path / "plan.json"
    days = [(date(2026, 1, 5) + timedelta(days=at)).isoformat() for at in range(140)]
    customers = [day for at, day in enumerate(days) for _ in range(2 if at % 7 < 3 else 1)]
    lines = [f"{at},c{at},{day},20.00,Search" for at, day in enumerate(customers)]
    orders.write_text("\n".join(["Order,Customer,Date,Amount,Channel", *lines]), encoding="utf-8")
    spend.write_text("\n".join(["Date,Channel,Spend", *(f"{day},Search,10.00" for day in days)]), encoding="utf-8")
    earlier = ask("budget", orders, "--spend", spend, "--json").answer
    earlier["curves"][0] |= {"brings": 20.0, "doubled": 30.0, "unsure": 0.3}
    plan.write_text(json.dumps(earlier), encoding="utf-8")
    options = ("--spend", spend, "--followed", plan, "--first-day", "2026-04-27")
    found = BudgetAnswer.model_validate(ask("budget", orders, *options, "--json").answer).afterwards
    assert found is not None
    (search,) = found.channels
    assert (found.state, found.weeks, found.until) == ("over", 4, "2026-05-24")
    assert (search.spent, search.promised, search.came) == (280.0, pytest.approx(80.0), 40.0)
    assert (search.verdict, search.held) == ("fewer", False)
    assert search.off is not None
    assert search.off.value == pytest.approx(0.5)
    assert 10 < search.corrected.brings < 20
    assert "fewer than promised" in ask("budget", orders, *options).out
    assert "--first-day" in refused(ask("budget", orders, "--spend", spend, "--followed", plan), 2)
    text = spend.read_text(encoding="utf-8")
    spend.write_text(text.replace(",Search,", ",SEM,"), encoding="utf-8")
    plan.write_text(json.dumps(earlier).replace("Search", "SEM"), encoding="utf-8")
    renamed = ask("budget", orders, *options, "--same-channel", "SEM=Search", "--json").answer["afterwards"]
    assert (renamed["channels"][0]["came"], renamed["channels"][0]["verdict"]) == (40.0, "fewer")
    kept = [line for line in text.splitlines() if not "2026-05-04" <= line <= "2026-05-17~"]
    spend.write_text("\n".join(kept), encoding="utf-8")
    plan.write_text(json.dumps(earlier), encoding="utf-8")
    holed = ask("budget", orders, *options, "--missing", "2026-05-04..2026-05-17", "--json").answer["afterwards"]
    assert [holed["channels"][0][one] for one in ("weeks", "spent", "came")] == [2, 140.0, 20.0]
    plan.write_text("{}", encoding="utf-8")
    assert "earlier answer" in refused(ask("budget", orders, *options), 2)


def test_twelve_months_are_planned_with_a_season_of_the_files(coffee: Ran) -> None:
    assert "season_assumed" in coffee.codes()
    planned = BudgetAnswer.model_validate(coffee.answer).months
    assert planned is not None
    assert planned.season.source == "organic"
    assert all(
        low <= one <= high
        for low, one, high in zip(planned.season.low, planned.season.index, planned.season.high, strict=True)
    )
    assert len({one.month for one in planned.months}) == 12
    assert planned.objective >= planned.even_objective * (1 - 1e-9)
    assert planned.gap <= 1e-6
    for one in planned.months:
        assert sum(one.allocation.values()) == pytest.approx(one.spend)


def test_twelve_months_are_planned_with_a_season_of_the_call(tmp_path: Path) -> None:
    call = ("budget", *a_quarter(tmp_path), "--customer-value", "30")
    typed = ",".join(["100"] * 11 + ["200"])
    other = BudgetAnswer.model_validate(ask(*call, "--season", typed, "--json").answer).months
    assert other is not None
    assert max(other.months, key=lambda one: one.spend / one.even_spend).month.endswith("-12")
    assert "the same spend every week would bring" in ask(*call, "--season", typed).out
    assert "twelve figures" in refused(ask(*call, "--season", "1,2,3"), 2)
    assert "24 whole months" in refused(ask(*call, "--season", "files"), 1)


def a_quarter(tmp_path: Path) -> tuple[Path, str, Path]:
    """A customer a day for 10, for 91 days: orders, --spend and the spend."""
    orders, spend = tmp_path / "orders.csv", tmp_path / "spend.csv"
    days = [(date(2026, 1, 5) + timedelta(days=at)).isoformat() for at in range(91)]
    lines = [f"{at},c{at},{day},20.00,Search" for at, day in enumerate(days)]
    orders.write_text("\n".join(["Order,Customer,Date,Amount,Channel", *lines]), encoding="utf-8")
    spend.write_text("\n".join(["Date,Channel,Spend", *(f"{day},Search,10.00" for day in days)]), encoding="utf-8")
    return orders, "--spend", spend


def test_a_plan_from_files_is_for_what_is_left_for_customers_or_for_revenue(tmp_path: Path) -> None:
    call = ("budget", *a_quarter(tmp_path))
    valued = (*call, "--customer-value", "30", "--margin", "0.5")
    left = BudgetAnswer.model_validate(ask(*valued, "--json").answer)
    assert left.goal == "margin"
    assert left.objective == pytest.approx(7 * 30, rel=0.01)
    for objective, unit in (("customers", 30.0), ("revenue", 0.5)):
        found = BudgetAnswer.model_validate(ask(*valued, "--objective", objective, "--json").answer)
        assert (found.goal, found.objective * unit) == (objective, pytest.approx(left.objective))
    assert BudgetAnswer.model_validate(ask(*call, "--json").answer).goal == "customers"
    assert "--customer-value and --margin" in refused(ask(*call, "--objective", "revenue"), 2)


def test_with_a_margin_a_new_customer_is_worth_what_value_tells(tmp_path: Path) -> None:
    call = ("budget", *a_quarter(tmp_path), "--margin", "0.5", "--json")
    told = ValueAnswer.model_validate(ask("value", call[1], *call[4:]).answer).ltv.mean
    assert told == pytest.approx(10.0)
    found = BudgetAnswer.model_validate(ask(*call).answer)
    assert (found.goal, found.objective) == ("margin", pytest.approx(7 * told, rel=0.01))
    assert "10.00" in next(one.text for one in found.findings if one.code == "worth_followed")
    typed = BudgetAnswer.model_validate(ask(*call, "--customer-value", "30").answer)
    assert typed.objective == pytest.approx(7 * 30, rel=0.01)
    assert "worth_followed" not in {one.code for one in typed.findings}


def _hill(name: str, scale: float, current: float, **more: Any) -> dict[str, Any]:
    return {"name": name, "curve": {"shape": "hill", "scale": scale, "half": 4000, "slope": 1}, "current": current} | more  # fmt: skip


RULED: dict[str, Any] = {
    "budget": 10_000,
    "value_per_response": 40,
    "horizon_weeks": 4,
    "channels": [_hill("search", 900, 9000), _hill("podcast", 100, 1000, kind="brand")],
    "rules": [{"code": "brand_share", "min": 0.3}],
}


def test_what_is_spent_now_may_bring_more_where_it_does_not_keep_a_rule(tmp_path: Path) -> None:
    ran = asked(tmp_path, RULED)
    given = asked(tmp_path, RULED, "--json").answer
    assert given["current_objective"] > given["upper_bound"]
    assert "no split within your rules brings more than" in ran.out
    assert "For 4 weeks; what comes of it is how many each channel brings, times what one of them is worth." in ran.out
    assert "The rule “at least 30% for brand channels” costs" in ran.out
    assert "at least 30% for brand channels (now 10%)" in ran.out
    assert [one["code"] for one in given["findings"] if one["code"] == "now_breaks"] == ["now_breaks"]
    kept = RULED | {"rules": [{"code": "brand_share", "min": 0.1}]}
    assert "now_breaks" not in str(asked(tmp_path, kept, "--json").answer["findings"])


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"code": "max_channels", "max": 1}, "at most 1 channel (now 2)"),
        ({"code": "target_roi", "min": 2.8}, "(now 2.57)"),
        ({"code": "no_rise", "channels": ["podcast"]}, ""),
    ],
)
def test_what_is_not_kept_now_is_told_with_its_figure(tmp_path: Path, rule: dict[str, Any], said: str) -> None:
    out = asked(tmp_path, RULED | {"rules": [rule]}).out
    assert said in out
    assert ("does not keep what is asked for" in out) is bool(said)


def test_where_no_doubt_is_told_nothing_is_said_of_doubt(tmp_path: Path) -> None:
    plan = RULED | {"rules": []}
    out = asked(tmp_path, plan, "--why").out
    assert "No doubt was told about any figure" in out
    assert "Most depends on" not in out
    assert "would miss most" not in out
    assert "better than today" not in out
    assert "It likely brings" not in out
    doubted = plan | {"channels": [one | {"unsure": 0.3} for one in RULED["channels"]]}
    out = asked(tmp_path, doubted, "--why").out
    assert "No doubt was told" not in out
    assert "Most depends on" in out
    assert "ikely better than today: " in out
    given = BudgetAnswer.model_validate(asked(tmp_path, doubted, "--json").answer)
    assert given.likely is not None
    assert given.current_objective is not None
    assert given.likely.low < given.objective < given.likely.high
    assert "It likely brings between " in out
    assert (
        f"The split brings {100 * (given.objective / given.current_objective - 1):.1f}% more for the same spend." in out
    )
    larger = asked(tmp_path, doubted | {"budget": 1.5 * doubted["budget"]}).out
    assert "% more and spends 50% more." in larger


def test_the_brand_sentences_give_the_lift_that_is_counted(tmp_path: Path) -> None:
    """Twice the spend lifts a third more: 2x / (1 + x), of the spend with the rule and of that without it."""
    brand = {"share": 0.3, "lifts": "organic", "lift": 0.1, "half_life": 12, "organic": 250, "months": 36}
    plan = RULED | {"goal": "margin", "unit": 1, "brand": brand}
    why = BudgetAnswer.model_validate(asked(tmp_path, plan, "--why", "--json").answer).why
    assert why is not None
    assert why.brand is not None
    out = asked(tmp_path, plan, "--why").out
    share, believed = re.search(r"So ([\d.]+)% of the lift of 10% counts", out), re.search(r"x times ([\d,.]+) a week", out)  # fmt: skip
    assert share is not None
    assert believed is not None
    with_rule, without = (one / 4 / float(believed[1]) for one in (why.brand.spend, why.brand.without))
    counted = 2 * with_rule / (1 + with_rule) - 2 * without / (1 + without)
    assert float(share[1]) == pytest.approx(100 * counted, abs=0.51)
    gain = 250 / 4 * (365.25 / 12 / 7) * 40 * 0.1 * counted
    assert why.brand.stops[0].months[11].gain == pytest.approx(gain, rel=1e-6)


@pytest.mark.parametrize(
    ("reading", "said"),
    [("cautious", "at the low end of its doubt"), ("regret", "in the worst of 7 cases"), ("worst_tenth", "over 250 draws of the curves")],
)  # fmt: skip
def test_another_reading_of_the_curves_is_named_and_figures_stay_as_told(
    tmp_path: Path, reading: str, said: str
) -> None:
    """What a split brings is by the curves of the plan, whichever way it was chosen, and so is what is spent now."""
    channels = [{**one, "unsure": doubt} for one, doubt in zip(PLAN["channels"], (1.0, 0.2, 0.6), strict=True)]
    told = BudgetAnswer.model_validate(asked(tmp_path, changed(channels=channels), "--json").answer)
    plan = changed(channels=channels, reading=reading)
    ran = asked(tmp_path, plan, "--json")
    found = BudgetAnswer.model_validate(ran.answer)
    shown = asked(tmp_path, plan).out
    assert found.reading == reading
    assert said in shown
    assert found.current_objective == told.current_objective
    assert found.rule_costs == told.rule_costs
    assert found.objective == pytest.approx(sum(one.response for one in found.allocation))
    assert found.objective <= told.objective <= found.upper_bound * (1 + 1e-9)
    if reading == "cautious":
        assert found.cautious is not None
        assert found.cautious.brings <= found.cautious.at_most < found.objective
    else:
        assert found.least_regret is not None
        assert found.least_regret.at_least <= found.least_regret.at_most <= found.least_regret.told_misses
        assert found.least_regret.told == pytest.approx([one.spend for one in told.allocation], abs=0.01)
        assert found.least_regret.gives_up == pytest.approx(told.objective - found.objective, abs=1e-6)
        why = asked(tmp_path, plan, "--why").out
        assert "Against the best split as told, this one moves " in why
        assert "That gives up " in why
    assert said not in asked(tmp_path, changed(channels=channels)).out


def test_a_budget_beyond_any_shop_is_refused_in_words(tmp_path: Path) -> None:
    assert "budget" in refused(asked(tmp_path, changed(budget=1e308)), 2)


def test_a_season_beside_a_plan_file_is_said_to_play_no_part(tmp_path: Path) -> None:
    assert "--season plays no part" in asked(tmp_path, PLAN, "--season", ",".join(["100"] * 12)).out


def test_what_a_channel_without_a_curve_brings_is_not_told_as_nothing(tmp_path: Path) -> None:
    plan = changed(rules=[])
    plan["channels"].append({"name": "radio", "kind": "performance", "curve": None, "current": 20})
    radio = BudgetAnswer.model_validate(asked(tmp_path, plan, "--json").answer).allocation[-1]
    assert (radio.spend, radio.response, radio.marginal, radio.value, radio.marginal_value) == (20, *[None] * 4)
    line = next(one for one in asked(tmp_path, plan).out.splitlines() if one.startswith("radio"))
    assert line.count("–") == 2


def test_the_currency_of_a_plan_is_said_to_be_its_own_and_written_where_it_is_given(tmp_path: Path) -> None:
    said = "Amounts of money are in your own currency: no file says which it is."
    assert asked(tmp_path, PLAN).out.count(said) == 1
    euros = asked(tmp_path, PLAN, "--currency", "EUR", "--why").out
    assert said not in euros
    assert "This split spends €220.00 " in euros


def test_channels_that_are_told_alike_are_named(tmp_path: Path) -> None:
    plan = changed(rules=[])
    plan["channels"].append({**plan["channels"][0], "name": "tv 2", "current": 0})
    ran = asked(tmp_path, plan, "--why", "--json")
    assert ran.answer["why"]["alike"] == [["tv", "tv 2"]]
    assert (
        "tv and tv 2 are told alike: which of them gets which spend makes no difference."
        in asked(tmp_path, plan, "--why").out
    )
