"""`python -m tests.bench.budgets`: the proved best split against SLSQP from 20 starts, on S-shaped plans of 20 and of 500 channels.

CPU seconds in one run, one thread each; SLSQP gets exact gradients and the same rules. How good both answers are is told beside it:
ours carries its own bound, SLSQP's is held against it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from threadpoolctl import threadpool_limits

from lib.analysis.optimum import maximise
from tests.analysis.budgets import climb, s_shaped
from tests.bench.line import Line

SEEDS, STARTS = range(12), 20
#: Milliseconds of CPU for a plan, by its channels.
MOST_MS = {20: 20.0, 500: 200.0}


def compare(channels: int, seeds: range, starts: int) -> Iterator[Line]:
    """Time and worth of both on the same plans; without starts only ours (SLSQP takes minutes for hundreds of channels)."""
    ours: list[float] = []
    theirs: list[float] = []
    worth: list[float] = []
    gaps: list[float] = []
    for seed in seeds:
        plan, _ = s_shaped(seed, channels)
        begin = time.process_time()
        found = maximise(plan, 1e-7)
        ours.append(time.process_time() - begin)
        if found is None:
            raise SystemExit(f"plan {seed} has no answer")
        gaps.append(found.gap)
        if not starts:
            continue
        begin = time.process_time()
        climbed = climb(plan, starts)
        theirs.append(time.process_time() - begin)
        worth.append(found.objective / climbed)
    mine = 1000 * statistics.median(ours)
    what = f"{channels} channels, {len(seeds)} plans"
    yield Line(
        f"{what}: milliseconds / goal",
        f"{mine:.1f} ms",
        f"{MOST_MS[channels]:.0f} ms",
        mine / MOST_MS[channels],
        at_most=1.0,
    )
    if not starts:
        return
    other = 1000 * statistics.median(theirs)
    yield Line(f"{what}: SLSQP × {starts} / ours", f"{mine:.1f} ms", f"{other:.0f} ms", other / mine)
    yield Line(
        f"{what}: worst worth, ours / SLSQP", f"gap {max(gaps):.0e}", f"{starts} starts", min(worth), at_least=1 - 1e-7
    )
    yield Line(f"{what}: best worth, ours / SLSQP", f"gap {max(gaps):.0e}", f"{starts} starts", max(worth))


def budgets() -> Iterator[Line]:
    """Every comparison, one after the other."""
    maximise(s_shaped(0, 5)[0], 1e-7)  # imports and first calls are not timed
    climb(s_shaped(0, 5)[0], 1)
    with threadpool_limits(1):
        for channels, seeds, starts in ((20, SEEDS, STARTS), (500, range(4), 0)):
            yield from compare(channels, seeds, starts)


def main() -> int:
    """Print the table; 1 when a goal is missed."""
    lines: list[Line] = []
    for line in budgets():
        lines.append(line)
        print(line, flush=True)
    return int(not all(line.met for line in lines))


if __name__ == "__main__":
    raise SystemExit(main())
