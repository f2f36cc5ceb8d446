"""Sentences about what a rule costs, which page and command line share."""

from __future__ import annotations

from lib.analysis.budget_said import unspent_said
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
