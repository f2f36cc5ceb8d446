"""Sentences about what a rule costs, which page and command line share."""

from __future__ import annotations

from dataclasses import replace

from lib.analysis.brand_share import brand_priced, invested, paid_back
from lib.analysis.budget_said import brand_sums, unspent_said
from lib.analysis.spending import Pays, spending
from lib.core.settings import BudgetChannel, BudgetChoice
from lib.text.words import Words

SEARCH = BudgetChannel("Search", "performance", 10_000_000, 30, 45)
ASKED = BudgetChoice((SEARCH,), value_e4=400_000, brand_rule="off", innovation_rule="off")


def said(known: Pays) -> str:
    return Words(currency="EUR").say(unspent_said(spending(ASKED), known))


def test_a_rule_that_leaves_money_unspent_says_what_it_gives_up_and_below_which_worth_it_pays() -> None:
    assert said(Pays(cost=1_200.0, spared=1_000.0, fewer=0, factor=None)) == (
        "It leaves €1,000 a week unspent, which would bring €1,200 by the curves. "
        "It pays only if a new customer is worth less than €33.33, and not €40.00 as told."
    )
    assert said(Pays(cost=800.0, spared=1_000.0, fewer=0, factor=None)).startswith("It pays at once: €1,000 a week")


def test_brand_tells_its_sum_after_one_year_two_and_at_the_end_and_what_of_it_is_paid_in() -> None:
    choice = replace(
        ASKED, channels=(SEARCH, replace(SEARCH, name="Radio", kind="brand", brings=6.0, doubled=9.0)), organic=40.0
    )
    found = spending(choice)
    priced = brand_priced(found)
    assert priced is not None
    one = invested(found, priced, found.asked.brand, None, paid_back(choice))
    assert one.cash is not None
    words = Words(currency="EUR")
    sums, how = (words.say(line) for line in brand_sums(one, choice))
    assert sums.startswith("Gain less cost, never stopped: ")
    assert sums.count(" in cash)") == 3
    for month in (12, 24, 36):
        summed, paid = (
            words.money(round(float(path[month - 1]) * 10_000)) for path in (one.walked.cumulative, one.cash)
        )
        assert f"{summed} after {month} months ({paid} in cash)" in sums
    assert (
        how
        == "In cash counts only what customers have paid by then: their worth is taken to come evenly over 12 months."
    )
    untold = invested(found, priced, found.asked.brand, 12)
    (alone,) = brand_sums(untold, choice, 12)
    assert "stopped after 12 months" in words.say(alone)
    assert "cash" not in words.say(alone)
