"""The budget as a picture: each channel has its bars, and of many those that change least are told beside it."""

from __future__ import annotations

from lib.analysis.spending import spending
from lib.charts.budget import moves
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
