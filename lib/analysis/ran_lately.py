"""When a channel ran in the weeks that "now" speaks of: since it began, where that is among them, and until it stopped."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lib.core.blanks import PAUSE_WEEKS

#: What "a week now" speaks of: the mean of the last quarter, long enough that chance evens out, short enough to be of today. A channel that
#: paused for four weeks in the last half year, give or take a week, pauses again.
RECENT_WEEKS, _RHYTHM_WEEKS = 13, 26


@dataclass(frozen=True)
class Ran:
    """Where in a series of spend a channel ran of late.

    Attributes:
        begin, end: the first place, and the one after the last.
        stopped: it spent nothing in the last four weeks or more, and did not pause as long, to a week, in the half year before.
    """

    begin: int
    end: int
    stopped: bool = False

    @property
    def places(self) -> slice:
        """These places of the series."""
        return slice(self.begin, self.end)


def ran_lately(spend: npt.NDArray[np.number], of_a_week: int = 1) -> Ran:
    """The last 13 weeks, without those before a channel began and after it stopped.

    Args:
        spend: of one channel, in the order of time.
        of_a_week: so many places are a week.
    """
    count, pause = len(spend), PAUSE_WEEKS * of_a_week
    first = max(count - RECENT_WEEKS * of_a_week, 0)
    used = np.flatnonzero(spend[first:]) + first
    if not len(used):
        return Ran(first, count)
    begins, ends = int(used[0]), int(used[-1]) + 1
    before = np.flatnonzero(spend[max(count - _RHYTHM_WEEKS * of_a_week, 0) :])
    paused = int(np.diff(before).max()) - 1 if len(before) > 1 else 0
    began = begins - first >= pause and not spend[:first].any()
    stopped = count - ends >= pause and count - ends > paused + (of_a_week if paused >= pause else 0)
    return Ran(begins if began else first, ends if stopped else count, stopped)
