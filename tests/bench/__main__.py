"""`make bench`: every goal as a ratio within one run, with what was measured; exits 1 when a goal is missed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from tests.bench import browser
from tests.bench.budgets import budgets
from tests.bench.contenders import CONTENDERS
from tests.bench.line import Line
from tests.bench.logs import order_log
from tests.bench.reading import large_csv, large_workbook, ugly_files
from tests.bench.values import values

ROOT = Path(__file__).parents[2]
SIZES = (1_000_000, 10_000_000)
#: How many times less CPU than careful pandas, by size of the log.
LESS_THAN_PANDAS = {1_000_000: 1.8, 10_000_000: 2.2}


def run(name: str, path: Path) -> dict[str, Any]:
    """One contender in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.contenders", name, str(path)]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return json.loads(output.splitlines()[-1])


def compare(orders: int, path: Path) -> Iterator[Line]:
    """All comparisons on one log."""
    found = {name: run(name, path) for name in CONTENDERS}
    ours, plain, pandas = (found[name] for name in ("regulars", "plain_duckdb", "careful_pandas"))
    groups = {name: count for name, count in ours["check"].items() if count}
    if groups != pandas["check"] or sum(groups.values()) != plain["check"]:
        raise SystemExit(f"the contenders disagree: {groups} {pandas['check']} {plain['check']}")
    log = f"{orders // 1_000_000}M orders, {plain['check'] / 1e6:.2f}M customers"

    def seconds(what: str, mine: float, theirs: float, ratio: float, **goal: float) -> Line:
        return Line(f"{log}: {what}", f"{mine:.3f} s", f"{theirs:.3f} s", ratio, **goal)

    yield seconds("groups / DuckDB group-by", ours["cpu"], plain["cpu"], ours["cpu"] / plain["cpu"], at_most=1.3)
    least = LESS_THAN_PANDAS[orders]
    yield seconds("pandas / groups", ours["cpu"], pandas["cpu"], pandas["cpu"] / ours["cpu"], at_least=least)
    goal = {"at_least": 100.0} if orders == max(SIZES) else {}
    yield seconds("pandas / one cut-off moved", ours["moved"], pandas["cpu"], pandas["cpu"] / ours["moved"], **goal)
    if orders == max(SIZES):
        hundred = ours["moved"] / 0.1
        yield seconds("one cut-off moved, with its groups / 100 ms", ours["moved"], 0.1, hundred, at_most=1.0)
    yield seconds(
        "taking the log in / DuckDB copy", ours["taken_in"], plain["taken_in"], ours["taken_in"] / plain["taken_in"]
    )
    first = ours["taken_in"] + ours["cpu"]
    yield seconds("pandas / log taken in and groups", first, pandas["cpu"], pandas["cpu"] / first)
    peaks = (ours["peak_mb"], pandas["peak_mb"])
    mine, theirs = (f"{peak:.0f} MB" for peak in peaks)
    yield Line(f"{log}: peak memory / pandas", mine, theirs, peaks[0] / peaks[1], at_most=1.0)


def funnel(events: int) -> Iterator[Line]:
    """The windowed funnel against the exact query of DuckDB."""
    command = [sys.executable, "-m", "tests.bench.funnels", str(events)]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found = json.loads(output.splitlines()[-1])
    log, query = f"{events // 1_000_000}M events", found["query"]
    for what, name, goal in (("funnel from the store", "cold", 1.2), ("funnel asked again", "moved", 0.2)):
        cpu = found[name]
        yield Line(f"{log}: {what} / exact query", f"{cpu:.3f} s", f"{query:.3f} s", cpu / query, at_most=goal)


def own_process(module: str, *arguments: str) -> dict[str, Any]:
    """What a bench of its own prints, from a fresh process."""
    command = [sys.executable, "-m", module, *arguments]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return json.loads(output.splitlines()[-1])


def cells(orders: int, path: Path) -> Iterator[Line]:
    """Cohort cells against the query of two steps."""
    found = own_process("tests.bench.cohort_cells", str(path))
    log, query = f"{orders // 1_000_000}M orders", found["query"]
    for what, name, goal in (("cohort cells from the store", "cold", 1.2), ("cells asked again", "warm", 1.2)):
        cpu = found[name]
        yield Line(f"{log}: {what} / query", f"{cpu:.3f} s", f"{query:.3f} s", cpu / query, at_most=goal)


def segments() -> Iterator[Line]:
    """The Segments page on large shops, against its goals in seconds."""
    found = own_process("tests.bench.segments")
    for what, name, goal in (
        ("1.9M customers: a cut-off moved", "moved", 0.1),
        ("100k customers: 200 draws", "drawn", 2.0),
    ):
        cpu = found[name]
        yield Line(f"{what} / {goal:g} s", f"{cpu:.3f} s", f"{goal:g} s", cpu / goal, at_most=1.0)
    sweep = own_process("tests.bench.clusters")
    mine, theirs = sweep["ours"], sweep["sklearn"]
    yield Line(
        "1M customers: scikit-learn / k = 2 to 12", f"{mine:.2f} s", f"{theirs:.2f} s", theirs / mine, at_least=10.0
    )
    yield Line("the same: inertia / scikit-learn's", "", "", sweep["inertia"], at_most=1.0005)


def reading(folder: Path) -> Iterator[Line]:
    """From files to tables."""
    if "REGULARS_REFERENCE_DATA" in os.environ:
        yield from ugly_files()
    yield from large_workbook(folder)
    yield from large_csv(folder, max(SIZES))


def logs(folder: Path) -> Iterator[Line]:
    """From an order log to groups and cohort cells."""
    for orders in SIZES:
        path = order_log(folder, orders)
        yield from compare(orders, path)
        if orders == max(SIZES):
            yield from cells(orders, path)


def main() -> int:
    """Print the table as it grows."""
    missed = 0
    print(f"{'':58} {'ours':>12} {'theirs':>12} {'ratio':>8} {'goal':>7}", flush=True)
    with tempfile.TemporaryDirectory(prefix="regulars-bench-") as name:
        folder = Path(name)
        told: Iterator[Line | str] = chain(
            logs(folder), reading(folder), funnel(max(SIZES)), segments(), budgets(), values(), browser.lines()
        )
        for line in told:
            print(line, flush=True)
            missed += isinstance(line, Line) and not line.met
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
