"""The budget as a picture: each channel has its bars, and of many those that change least are told beside it."""

from __future__ import annotations

from dataclasses import replace

from lib.analysis.budget_firmness import break_even
from lib.analysis.budget_firmness import totals as other_totals
from lib.analysis.spending import spending
from lib.catalog.budget import EXAMPLE
from lib.charts.budget import budget_finding, moves, totals
from lib.charts.drawing import Drawing
from lib.core.settings import BudgetChannel, BudgetChoice
from lib.text.words import Words


def drawn(channels: int) -> Drawing:
    """The picture of so many channels."""
    rows = tuple(
        BudgetChannel(f"Channel {at}", "performance", 1_000_000 * (1 + at), 10 + at, 11 + 1.4 * at + at % 3)
        for at in range(channels)
    )
    return moves(spending(BudgetChoice(rows, brand_rule="off", innovation_rule="off")), Words())


def test_of_twenty_channels_the_twelve_that_change_most_are_drawn_and_the_others_told() -> None:
    every, most = drawn(12), drawn(20)
    assert "Not drawn" not in every.subtitle
    table = most.tables["moves"]
    assert len(table) == len(every.tables["moves"]) == 24
    untold = 100 * 20 * 21 / 2 - table.loc[table["part"] == "now", "spend"].sum()
    assert f"Not drawn: 8 channels that change less, together {untold:,.0f} now" in most.subtitle


def test_another_total_tells_what_is_left_after_it() -> None:
    """Of what is left; customers are counted, and the same total stays as it is."""
    said = str(budget_finding(spending(replace(EXAMPLE, total_e4=2_500_000))))
    assert "After the spend" in said
    assert said.endswith("more than today.")
    assert "After the spend" not in str(budget_finding(spending(EXAMPLE)))
    assert "After the spend" not in str(
        budget_finding(spending(replace(EXAMPLE, total_e4=2_500_000, objective="customers")))
    )


def test_this_plan_stands_at_what_it_spends_and_the_flat_end_is_explained() -> None:
    found = spending(replace(EXAMPLE, total_e4=20_000_000))
    edge = break_even(found)
    drawing = totals(found, other_totals(found, edge), edge, Words())
    assert drawing.tables["here"]["budget"].tolist() == [600]
    assert "Beyond 600 a week your limits and rules leave the rest unspent." in drawing.subtitle
    least = spending(EXAMPLE)
    assert "unspent" not in totals(least, other_totals(least, edge)[:3], edge, Words()).subtitle
