"""All new customers of a plan's weeks, of a shop whose orders name no channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Together:
    """All new customers of the weeks looked at, where nobody counts them by channel: those of the weeks before and what the curves add.

    Attributes:
        came: new customers, however they came.
        expected: as many as came in the weeks before, and what the curves promise more for what was really spent.
        low, high: nine in ten lie between them by chance alone, of these weeks and of those before.
        change: what the curves promise more than for the spend of the weeks before; below 0: fewer.
        before: weeks.
        promised: by the curves alone, for what was really spent.
        over: whether that is more than all who came, whatever chance and the curves' own doubt allow: then nobody came by themselves,
            and the curves promise too much.
    """

    came: float
    expected: float
    low: float
    high: float
    change: float
    before: int
    promised: float = 0.0
    over: bool = False

    @property
    def verdict(self) -> Literal["kept", "fewer", "more"]:
        """Whether as many came as expected, give or take chance."""
        if self.over:
            return "fewer"
        return "kept" if self.low <= self.came <= self.high else "fewer" if self.came < self.low else "more"

    @property
    def shows(self) -> bool:
        """Whether a change of so many would stand out of chance in so many weeks."""
        return abs(self.change) > (self.high - self.low) / 2
