"""Empty cells of a column of figures by day or week: which of them hide a figure, and which stand for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: So many weeks without spend are no pause but an end, or the time before a beginning.
PAUSE_WEEKS = 4
#: At most this share of a column's cells is empty by oversight; where more are, its owner leaves empty what is nothing.
_FEW = 0.1


@dataclass(frozen=True)
class Blanks:
    """The empty cells of one column.

    Attributes:
        between: by row, whether its cell is empty while the figure is told before, and after or until lately.
        is_habit: they are so many that they stand for nothing.
    """

    between: tuple[bool, ...]
    is_habit: bool

    @property
    def unknown(self) -> tuple[bool, ...]:
        """By row, whether a figure is lacking there."""
        return tuple(one and not self.is_habit for one in self.between)


def blanks(filled: Sequence[bool], of_a_week: int = 1) -> Blanks:
    """The empty cells of a column; those before its first figure and, for four weeks or more, after its last stand for nothing.

    Args:
        filled: by row, in the order of time, whether its cell is filled.
        of_a_week: so many rows are a week.
    """
    told = [at for at, one in enumerate(filled) if one]
    begin, end = (told[0], told[-1] + 1) if told else (0, 0)
    if told and len(filled) - end < PAUSE_WEEKS * of_a_week:
        end = len(filled)
    between = tuple(begin <= at < end and not one for at, one in enumerate(filled))
    return Blanks(between, sum(between) > _FEW * (end - begin))
