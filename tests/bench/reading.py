"""Reading files beside others: `python -m tests.bench.reading NAME FILE` does one job in a fresh process and prints what it took.

Peak memory is the most that the process had grown by since before its reading and its child held, together, at one moment;
pages of mapped files count while they are in memory. CPU seconds are those of both.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import xlsxwriter
from pyarrow import csv

from lib.catalog import CATALOGUE, header_score
from lib.cli import importing
from lib.cli.calls import Call
from lib.cli.reading import imported
from lib.core.errors import DomainError
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.read import read_table
from lib.ingest.understand import understand
from lib.text.words import Words
from tests.bench.line import Line
from tests.cli.reference import REFUSED, TODAY, ugly

ROOT = Path(__file__).parents[2]
MEGABYTE = 1_000_000
WORKBOOK_ROWS = 100_000
Result = dict[str, Any]


# --- made files -------------------------------------------------------------------------------------------------------


def orders_csv(folder: Path, rows: int) -> Path:
    """A CSV of so many orders in the order of time, with product and country."""
    path = folder / f"orders_{rows}.csv"
    if not path.exists():
        rng = np.random.default_rng(20_111_209)
        products = pa.array([f"Product number {place} in white" for place in range(4_000)])
        countries = pa.array(["United Kingdom", "Germany", "France", "Spain", "EIRE"])
        customers = pa.array([f"C{place:08}" for place in range(rows // 5 + 1)])
        seconds = np.sort(rng.integers(1_640_995_200, 1_767_139_200, rows)).astype("datetime64[s]")
        table = pa.table(
            {
                "order_id": pa.array(np.arange(1_000_000, 1_000_000 + rows)),
                "customer_id": customers.take(pa.array(rng.integers(0, len(customers), rows))),
                "order_date": pa.array(seconds),
                "amount": pa.array(np.round(rng.gamma(3, 20, rows) + 0.01, 2)),
                "product": products.take(pa.array(rng.integers(0, len(products), rows))),
                "country": countries.take(pa.array(rng.integers(0, len(countries), rows))),
            }
        )
        csv.write_csv(table, path)
    return path


def orders_workbook(folder: Path, rows: int) -> Path:
    """A workbook of so many orders."""
    path = folder / f"orders_{rows}.xlsx"
    if not path.exists():
        with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
            sheet = book.add_worksheet("Orders")
            sheet.write_row(0, 0, ["order_id", "customer_id", "order_date", "amount", "product"])
            for row in range(1, rows + 1):
                sheet.write_row(row, 0, [row, f"C{row % 20_000:06}", f"2025-{row % 12 + 1:02}-{row % 28 + 1:02}", row % 9_999 / 100 + 1, f"Product {row % 400}"])  # fmt: skip
    return path


# --- the contenders ---------------------------------------------------------------------------------------------------


def _ours(path: str) -> Result:
    """The file to canonical tables, through the child, with the progress that a page would show."""
    told: list[float | None] = []
    table = read_table(Path(path), "orders", ImportSettings(), header_score=header_score, progress=told.append)
    result = understand(table, ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert isinstance(result, Imported)
    shares = [share for share in told if share is not None]
    frames = [frame for frame in (result.rows, result.orders, result.refunds, result.order_lines, result.customers) if frame is not None]  # fmt: skip
    size = table.cells.nbytes + table.source_rows.nbytes + sum(int(frame.memory_usage(index=False).sum()) for frame in frames)  # fmt: skip
    return {
        "orders": len(result.orders),
        "net": int(result.orders["net_e4"].sum()) / 10_000,
        "told": len(set(shares)),
        "result_mb": size / MEGABYTE,
    }


def _ours_cells(path: str) -> Result:
    """The file's cells only, through the child."""
    return {"orders": read_table(Path(path), "orders", ImportSettings(), header_score=header_score).cells.num_rows}


def _arrow_csv(path: str) -> Result:
    table = csv.read_csv(path)
    return {"orders": table.num_rows}


def _openpyxl(path: str) -> Result:
    book = openpyxl.load_workbook(path, read_only=True)
    return {"orders": sum(1 for _row in book.worksheets[0].iter_rows(values_only=True)) - 1}


def _pandas(path: str) -> Result:
    return {"orders": len(pd.read_excel(path))}


CONTENDERS: dict[str, Callable[[str], Result]] = {
    "ours": _ours,
    "our cells": _ours_cells,
    "pyarrow.csv": _arrow_csv,
    "openpyxl": _openpyxl,
    "pandas": _pandas,
}


def main() -> None:
    """Do one job."""
    job, path = CONTENDERS[sys.argv[1]], sys.argv[2]
    before = resource.getrusage(resource.RUSAGE_SELF)
    memory = Memory()
    result = job(path)
    memory.stop()
    own, child = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    result["cpu"] = own.ru_utime + own.ru_stime - before.ru_utime - before.ru_stime + child.ru_utime + child.ru_stime
    result["grew_mb"] = max(own.ru_maxrss * 1024 - memory.start, 0) / MEGABYTE
    result["cpu"] -= memory.cpu
    result["child_mb"] = memory.child / MEGABYTE
    result["peak_mb"] = max(memory.together / MEGABYTE, result["grew_mb"])
    sys.stdout.write(json.dumps(result) + "\n")


class Memory:
    """Looks several hundred times a second at what this process and its children hold together.

    Attributes:
        start: resident bytes of this process before the job.
        together: the most that it had grown by and its children held, at one moment.
        child: the most that its children held. (Their ru_maxrss tells what their parent held when it started them.)
        cpu: what the looking took.
    """

    def __init__(self) -> None:
        self.start, self.together, self.child, self.cpu = _resident("self"), 0, 0, 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        children = Path(f"/proc/self/task/{os.getpid()}/children")
        while not self._over.wait(0.003):
            held = sum(map(_resident, children.read_text(encoding="ascii").split()))
            self.child = max(self.child, held)
            self.together = max(self.together, _resident("self") - self.start + held)
        self.cpu = time.thread_time()

    def stop(self) -> None:
        """The job is done."""
        self._over.set()
        self._thread.join()


def _resident(process: str) -> int:
    """Resident bytes of a process; 0 where it is gone."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * 4096
    except OSError:
        return 0


def run(name: str, path: Path) -> Result:
    """One contender in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.reading", name, str(path)]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return json.loads(output.splitlines()[-1])


# --- the comparisons --------------------------------------------------------------------------------------------------


def large_csv(folder: Path, rows: int) -> Iterator[Line]:
    """A CSV of millions of orders, from bytes to canonical tables, beside pyarrow reading its cells."""
    path = orders_csv(folder, rows)
    ours, arrow = run("ours", path), run("pyarrow.csv", path)
    if ours["orders"] != arrow["orders"] or ours["told"] < 20:
        raise SystemExit(f"the contenders disagree: {ours} {arrow}")
    name = f"CSV of {rows / 1e6:g}M orders"
    peaks = (ours["peak_mb"], arrow["peak_mb"])
    yield Line(f"{name}: peak memory / pyarrow.csv", *(f"{peak:.0f} MB" for peak in peaks), peaks[0] / peaks[1], at_most=0.5)  # fmt: skip
    grew, result = ours["grew_mb"], ours["result_mb"]
    yield Line(f"{name}: growth of the server / its result", f"{grew:.0f} MB", f"{result:.0f} MB", grew / result, at_most=2.0)  # fmt: skip
    yield Line(f"{name}: understood / pyarrow.csv read", f"{ours['cpu']:.1f} s", f"{arrow['cpu']:.1f} s", ours["cpu"] / arrow["cpu"])  # fmt: skip


def large_workbook(folder: Path) -> Iterator[Line]:
    """A workbook, understood, beside openpyxl reading its cells."""
    path = orders_workbook(folder, WORKBOOK_ROWS)
    found = {name: run(name, path) for name in ("our cells", "openpyxl", "ours", "pandas")}
    if len({one["orders"] for one in found.values()}) > 1:
        raise SystemExit(f"the contenders disagree: {found}")
    for what, mine, theirs, goal in (
        ("openpyxl / our cells", "our cells", "openpyxl", {"at_least": 5.0}),
        ("pandas' frame / understood", "ours", "pandas", {}),
    ):
        one, other = found[mine]["cpu"], found[theirs]["cpu"]
        name = f"xlsx of {WORKBOOK_ROWS // 1000}k rows: {what}"
        yield Line(name, f"{one:.1f} s", f"{other:.1f} s", other / one, **goal)


def ugly_files() -> Iterator[Line]:
    """The order list in its 66 forms: how many each reads right, refuses and reads wrong; the others are told the columns."""
    folder = Path(os.environ["REGULARS_REFERENCE_DATA"]) / "ugly" / "suite_a"
    keys = json.loads((folder / "ANSWERS.json").read_text(encoding="utf-8"))
    ours = Counter("right" if not one.wrong else "wrong" for one in ugly(folder.parents[1]))
    others = {"pandas": Counter[str](), "DuckDB": Counter[str]()}
    for name, key in keys.items():
        columns = _columns(folder / name)
        for who, read in (("pandas", _by_pandas), ("DuckDB", _by_duckdb)):
            others[who][_verdict(folder / name, key, columns, read)] += 1
    for who, counted in others.items():
        told = [f"{one['right']}/{one['refused']}/{one['wrong']}" for one in (ours, counted)]
        ratio = ours["right"] / max(counted["right"], 1)
        yield Line(f"{len(keys)} ugly files, right/refused/wrong, beside {who}", told[0], told[1], ratio, at_least=1.0)


def _columns(path: Path) -> dict[str, str]:
    """The names of a file's columns, as ours found them: what the others are told."""
    try:
        return importing.answer(imported(Call("import", (path,)), TODAY), Words())["mapping"]
    except DomainError:
        return {}


def _verdict(path: Path, key: Result, columns: dict[str, str], read: Callable[[Path], pd.DataFrame]) -> str:
    """ "right" where every figure of the key is met, "refused" where it raised, else "wrong"."""
    try:
        warnings.simplefilter("ignore")  # what they guess is judged by the key
        frame = read(path)
        amount = pd.to_numeric(frame[columns["amount"]])
        moments = pd.to_datetime(frame[columns["ordered_at"]])
        found = {
            "orders": frame[columns["order_id"]].nunique(),
            "customers": frame[columns.get("customer_id") or columns["email"]].nunique(),
            "revenue": round(float(amount.sum()), 2),
            "first": str(moments.min()),
            "last": str(moments.max()),
        }
    except Exception:  # noqa: BLE001 - whatever it says, it did not read the file
        return "right" if path.name in REFUSED else "refused"
    same = all(str(found[name]) == str(key[name]) or (name == "revenue" and abs(found[name] - key[name]) < 0.005) for name in found if key.get(name) is not None)  # fmt: skip
    return "right" if same else "wrong"


def _by_pandas(path: Path) -> pd.DataFrame:
    match path.suffix:
        case ".xlsx" | ".xls" | ".ods":
            return pd.read_excel(path)
        case ".jsonl":
            return pd.read_json(path, lines=True)
        case ".parquet":
            return pd.read_parquet(path)
        case ".tsv" | ".txt":
            return pd.read_csv(path, sep="\t")
        case _:
            return pd.read_csv(path)


def _by_duckdb(path: Path) -> pd.DataFrame:
    reader = {".jsonl": "read_json_auto", ".parquet": "read_parquet"}.get(path.suffix, "read_csv_auto")
    return duckdb.sql(f"select * from {reader}('{path}')").df()


if __name__ == "__main__":
    main()
