"""One comparison as a row of the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One comparison: `ratio` is to stay at most, or at least, at `goal`; without a goal it is only told."""

    what: str
    ours: str
    theirs: str
    ratio: float
    at_most: float | None = None
    at_least: float | None = None

    @property
    def met(self) -> bool:
        """Whether the goal is kept."""
        high_enough = self.at_least is None or self.ratio >= self.at_least
        return high_enough and (self.at_most is None or self.ratio <= self.at_most)

    def __str__(self) -> str:
        """One row of the table."""
        goal = f"≤ {self.at_most:g}" if self.at_most else f"≥ {self.at_least:g}" if self.at_least else ""
        verdict = ("met" if self.met else "MISSED") if goal else ""
        return f"{self.what:58} {self.ours:>12} {self.theirs:>12} {self.ratio:>8.2f} {goal:>7}  {verdict}"
