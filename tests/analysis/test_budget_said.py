"""Sentences about what a rule costs, which page and command line share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.brand_share import brand_priced, invested, paid_back
from lib.analysis.budget_said import brand_cash_said, brand_sums, brand_years, not_held_said, regret_said, unspent_said
from lib.analysis.spending import Pays, spending
from lib.core.settings import BudgetChannel, BudgetChoice, Outlook
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
    rows = brand_years(one)
    assert [row.month for row in rows] == [12, 24, 36]
    assert rows[1].total_e4 == pytest.approx(one.walked.cumulative[23] * 10_000, abs=1)
    assert rows[1].cash_e4 == pytest.approx(one.cash[23] * 10_000, abs=1)
    said = words.say(brand_sums(one))
    total, paid = words.money(rows[0].total_e4), words.money(rows[0].cash_e4 or 0)
    assert said.startswith(f"Gain less cost, never stopped: {total} after 12 months ({paid} in cash), ")
    assert words.say(brand_cash_said(choice)) == (
        "In cash counts only what customers have paid by then: their worth is taken to come evenly over 12 months."
    )
    untold = invested(found, priced, replace(found.asked.brand, months=18))
    assert [(row.month, row.cash_e4) for row in brand_years(untold)] == [(12, None), (18, None)]
    assert "cash" not in words.say(brand_sums(untold))


def test_a_rule_that_no_channel_can_keep_is_named_beside_the_answer() -> None:
    assert not_held_said(spending(ASKED)) is None
    lost = not_held_said(spending(replace(ASKED, brand_rule="on", brand_share=0.3)))
    assert lost is not None
    assert Words().say(lost) == "Asked for and not held: at least 30% for brand channels. Step 3 says why."


#: Video's doubt is so wide that less of it is missed less at worst.
DOUBTED = replace(
    ASKED,
    channels=(
        replace(SEARCH, unsure=0.1),
        BudgetChannel("Video", "performance", 10_000_000, 30, 45, unsure=2.0),
        BudgetChannel("Radio", "performance", 10_000_000, 10, 12, unsure=0.1),
    ),
)


@pytest.mark.parametrize("outlook", ["regret", "worst_tenth"])
def test_what_the_least_regret_changed_is_one_move_with_its_price(outlook: Outlook) -> None:
    """The figures are those of its proof and of the best split as told, found anew."""
    told, found = spending(DOUBTED), spending(replace(DOUBTED, outlook=outlook))
    words, proof = Words(currency="EUR"), found.regret
    assert proof is not None
    assert proof.told == pytest.approx(told.spend.tolist(), abs=0.01)
    assert proof.gives_up == pytest.approx(told.objective - found.objective, abs=0.01)
    assert proof.told_misses > proof.at_most
    moved = found.spend - told.spend
    first, second = map(words.say, regret_said(found))
    up = [one.name for one, by in zip(found.plan.channels, moved, strict=True) if by > 0]
    down = [one.name for one, by in zip(found.plan.channels, moved, strict=True) if by < 0]
    by = words.money(round(float(moved[moved > 0].sum()) * 10_000))
    assert first == (
        f"Against the best split as told, this one moves {by} a week from {' and '.join(down)} to {' and '.join(up)}."
    )
    given, missed, instead = (
        words.money(round(one * 10_000)) for one in (proof.gives_up, proof.at_most, proof.told_misses)
    )
    assert second == (
        f"That gives up {given} a week if the figures are right, and where they are most wrong misses {missed} a week instead of {instead}."
        if outlook == "regret"
        else f"That gives up {given} a week if the figures are right, and in the worst tenth of cases misses {missed} a week on average instead of {instead}."
    )  # fmt: skip


def test_where_the_least_regret_changes_nothing_one_sentence_says_so_and_other_readings_say_nothing() -> None:
    sure = replace(DOUBTED, channels=tuple(replace(one, unsure=0.0) for one in DOUBTED.channels), outlook="regret")
    assert [Words().say(one) for one in regret_said(spending(sure))] == [
        "Read so, next to nothing changes against the best split as told."
    ]
    assert regret_said(spending(replace(sure, total_e4=0))) == ()
    assert regret_said(spending(DOUBTED)) == regret_said(spending(replace(DOUBTED, outlook="cautious"))) == ()
