"""The line behind the budget's answer: what it brings against now, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.budget_firmness import chance_better
from lib.analysis.budget_said import how_sure_said
from lib.analysis.spending import Spending, spending
from lib.core.settings import BudgetChannel, BudgetChoice
from lib.text.languages import LANGUAGES
from lib.text.words import Words

SEARCH = BudgetChannel("Search", "performance", 10_000_000, 40, 65)
VIDEO = BudgetChannel("Video", "performance", 20_000_000, 30, 38)
CHOICE = BudgetChoice((SEARCH, VIDEO), value_e4=1_000_000, innovation_rule="off")
SURE = replace(CHOICE, channels=tuple(replace(one, unsure=0.0) for one in CHOICE.channels))
SPENDS = BudgetChoice(
    (replace(SEARCH, brings=4000, doubled=6500), replace(VIDEO, brings=3000, doubled=3800)),
    value_e4=10_000,
    counted="revenue",
    innovation_rule="off",
)


def said(found: Spending) -> str:
    words = Words()
    return words.together(*(words.say(one) for one in how_sure_said(found)))


def share(found: Spending) -> str:
    return Words().share(abs(found.objective / found.now_objective - 1))


def test_the_same_spend_tells_the_share_of_what_is_brought_now_and_the_chance() -> None:
    found = spending(CHOICE)
    assert said(found).startswith(f"Its new customers together are worth {share(found)} more than those of now (7,000 a week). Likely better")  # fmt: skip
    assert said(found).endswith(f"Likely better than today: {min(round(10 * chance_better(found)), 9)} in 10.")
    counted = spending(replace(CHOICE, objective="customers"))
    assert f"It brings {share(counted)} more new customers than now (70 a week)." in said(counted)


def test_another_total_tells_what_it_costs_as_a_share_of_now_too() -> None:
    more, less = (spending(replace(CHOICE, total_e4=total)) for total in (36_000_000, 21_000_000))
    assert "It costs 20% more than now (3,000 a week)." in said(more)
    assert "It costs 30% less than now (3,000 a week)." in said(less)
    assert f"{share(less)} less than those of now" in said(less)
    fewer = spending(replace(CHOICE, objective="customers", total_e4=15_000_000))
    assert f"It brings {share(fewer)} fewer new customers than now" in said(fewer)
    assert "better than today" not in said(fewer)  # nobody takes fewer for more


@pytest.mark.parametrize(("margin", "begins"), [(None, "It brings "), (0.5, "Its revenue leaves ")])
def test_revenue_is_called_revenue(margin: float | None, begins: str) -> None:
    found = spending(replace(SPENDS, margin=margin))
    assert said(found).startswith(begins)
    assert share(found) in said(found)


def test_where_no_doubt_was_told_that_is_said_instead_of_a_chance() -> None:
    assert said(spending(SURE)).endswith("How likely that is cannot be said: no doubt was told of any figure.")
    assert "in 10" not in said(spending(SURE))


def test_a_guess_is_not_called_surer_than_a_guess() -> None:
    guesses = replace(CHOICE, channels=tuple(replace(one, is_guess=True, unsure=0.1) for one in CHOICE.channels))
    assert said(spending(guesses)).endswith("Likely better than today: 6 in 10.")


def test_a_split_that_is_the_best_already_has_no_chance_to_be_better() -> None:
    best = spending(CHOICE).spend
    here = tuple(replace(one, weekly_e4=round(spent * 10_000), brings=float(told), doubled=0.0, points=points(one)) for one, spent, told in zip(CHOICE.channels, best, (0, 0), strict=True))  # fmt: skip
    assert said(spending(replace(CHOICE, channels=here))) == ""


def points(told: BudgetChannel) -> tuple[tuple[float, float], ...]:
    """The channel's curve as another tool would tell it."""
    ratio = told.doubled / told.brings
    now = told.weekly_e4 / 10_000
    half = now * (2 * ratio - 2) / (2 - ratio)
    top = told.brings * (now + half) / now
    return tuple((now * at / 50, top * now * at / 50 / (now * at / 50 + half)) for at in range(101))


def test_a_rule_that_is_broken_now_makes_the_split_worse_and_that_is_said() -> None:
    radio = BudgetChannel("Radio", "brand", 1_000_000, 1, 1.2)
    found = spending(replace(CHOICE, channels=(*CHOICE.channels, radio), brand_rule="on", brand_share=0.3))
    assert found.better < 0
    assert f"{share(found)} less than those of now" in said(found)
    assert "Likely better" not in said(found)
    assert "What is spent now does not keep what is asked for: at least 30% for brand channels (now 3.2%)." in said(found)  # fmt: skip
    assert "does not keep" not in said(spending(replace(CHOICE, total_e4=15_000_000)))  # a total is asked for, no rule
    assert said(spending(replace(CHOICE, total_e4=0))) == ""


def test_where_nothing_is_spent_now_the_range_is_told() -> None:
    new = replace(SEARCH, weekly_e4=0, most_e4=10_000_000)
    found = spending(BudgetChoice((new,), total_e4=5_000_000, value_e4=1_000_000, innovation_rule="off"))
    assert said(found).startswith("It likely brings between ")
    assert said(spending(replace(found.choice, channels=(replace(new, unsure=0.0),)))) == ""


def test_a_curve_below_nothing_has_no_share() -> None:
    bad = BudgetChannel("Bad", "performance", 10_000_000, 0, 0, points=((0.0, 0.0), (1000.0, -50.0)))
    found = spending(BudgetChoice((bad, VIDEO), value_e4=1_000_000, innovation_rule="off"))
    assert found.now_objective < 0
    assert said(found).startswith("It likely brings between ")


def test_in_chinese_nothing_is_left_in_english() -> None:
    chinese = Words(next(one for one in LANGUAGES if one.code == "zh"))
    for one in (CHOICE, SURE, SPENDS, replace(SPENDS, margin=0.5), replace(CHOICE, total_e4=36_000_000)):
        for sentence in how_sure_said(spending(one)):
            assert not any(letter.isascii() and letter.isalpha() for letter in chinese.say(sentence).replace("k", ""))
