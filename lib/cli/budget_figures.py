"""The figures of `budget` at a terminal: money in its currency where that is known, what counts as it is counted, and little never as nothing."""

from __future__ import annotations

from dataclasses import dataclass

from lib.cli.show import Figure
from lib.core.money import e4
from lib.core.settings import Objective
from lib.text.words import NOTHING, Words

#: Of what a plan spends or brings, so small a part is what a search leaves of nothing.
_DUST = 1e-6


@dataclass(frozen=True)
class Figures:
    """How the amounts of one answer are written.

    Attributes:
        goal: what there is to be most of: new customers are a number, everything else is money.
        spent, brought: what is spent and brought in all, now or by the split, whichever is more: a millionth of it is nothing.
    """

    words: Words
    goal: Objective
    spent: float = 0.0
    brought: float = 0.0

    def spends(self, amount: float) -> bool:
        """Whether so much is more than nothing."""
        return _without_dust(amount, self.spent) != 0

    def money(self, amount: float | None) -> Figure:
        """An amount of money."""
        return self._money(_without_dust(amount, self.spent))

    def value(self, amount: float | None) -> Figure:
        """An amount of what counts."""
        amount = _without_dust(amount, self.brought)
        return self._number(amount) if self.goal == "customers" else self._money(amount)

    def rate(self, amount: float | None) -> Figure:
        """What one more unit of money brings of what counts, however little."""
        return self._number(amount) if self.goal == "customers" else self._money(amount)

    def value_span(self, low: float, high: float) -> Figure:
        """Between what an amount of what counts lies."""
        return Figure(self.words.span(self.value(low), self.value(high)))

    def _money(self, amount: float | None) -> Figure:
        if amount is None or self.words.currency is None:
            return self._number(amount)
        if 0 < abs(amount) < 0.5 * 10 ** -self.words.cents():
            return Figure(f"{'-' if amount < 0 else ''}{self.words.unit()}{self._number(abs(amount))}")
        return Figure(self.words.money_full(e4(amount)) if amount else self.words.money(0))

    def _number(self, amount: float | None) -> Figure:
        if amount is None:
            return Figure(NOTHING)
        return Figure(self.words.number(round(amount, 2) if abs(amount) >= 1 else float(f"{amount:.4g}")))


def _without_dust(amount: float | None, of: float) -> float | None:
    return 0.0 if amount is not None and abs(amount) <= _DUST * of else amount
