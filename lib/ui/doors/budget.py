"""The budget's answers, kept by the choice they were asked with."""

from __future__ import annotations

from lib.analysis import spending as split
from lib.analysis.spending import Firmness, Spending, Total
from lib.core.settings import BudgetChoice
from lib.ui.doors.keeping import kept


@kept(max_entries=12)
def spending(choice: BudgetChoice) -> Spending:
    """The best split of a choice (lib.analysis.spending)."""
    return split.spending(choice)


@kept(max_entries=8)
def totals(choice: BudgetChoice) -> tuple[Total, ...]:
    """What other budgets would bring."""
    return split.totals(spending(choice))


@kept(max_entries=8)
def firmness(choice: BudgetChoice) -> tuple[Firmness, ...]:
    """How much each channel's part may change."""
    return split.firmness(spending(choice))


@kept(max_entries=8)
def regret(choice: BudgetChoice) -> tuple[float, float]:
    """Mean regret, and that of the worst tenth."""
    return split.regret_tail(spending(choice))


@kept(max_entries=8)
def cost_of_doubt(choice: BudgetChoice) -> tuple[tuple[str, float], ...]:
    """What knowing each curve would be worth a week."""
    return split.cost_of_doubt(spending(choice))
