"""The example that the budget page opens with, until somebody types figures of their own."""

from __future__ import annotations

from dataclasses import replace

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


def _with_names(*names: str) -> BudgetChoice:
    channels = zip(EXAMPLE.channels, names, strict=True)
    return replace(EXAMPLE, channels=tuple(replace(one, name=name) for one, name in channels))


#: The same by the reader's language, with channels that are known there; other readers have the first.
EXAMPLES = {"en": EXAMPLE, "zh": _with_names("巨量千川", "小红书", "播客", "抖音")}
