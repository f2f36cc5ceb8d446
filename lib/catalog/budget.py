"""The example that the budget page opens with, until somebody types figures of their own."""

from __future__ import annotations

from lib.core.settings import BudgetChannel, BudgetChoice

EXAMPLE = BudgetChoice(
    channels=(
        BudgetChannel("Google Ads", "performance", 1_100_000, 9.0, 13.0),
        BudgetChannel("Instagram", "performance", 850_000, 5.0, 7.0),
        BudgetChannel("Podcast", "brand", 600_000, 3.0, 5.2, unsure=0.5),
        BudgetChannel("TikTok", "innovation", 450_000, 1.5, 2.6, unsure=0.6),
    ),
    value_e4=280_000,
)
