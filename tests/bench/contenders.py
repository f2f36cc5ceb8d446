"""Who runs: `python -m tests.bench.contenders NAME FILE` does one job on one log and prints what it took as JSON.

Reading the file and imports are not timed, for in the product a log arrives from the importer as a frame. CPU seconds of all
threads are compared, the best of three, because wall time on a shared machine says little.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from lib.analysis.customers import customers
from lib.analysis.rfm import Rfm, rfm
from lib.catalog.segments import REGULARS_11
from lib.core.columns import REFUNDS
from lib.core.settings import CutOffs, RfmSettings, View
from lib.store.duckdb import DuckDB
from tests.shops import table

AS_OF = date(2026, 1, 1)
TIMES = 3
MOVED = (30.0, 90.0, 240.0, 480.0)
Result = dict[str, Any]


def timed(job: Callable[[], Any], times: int = TIMES) -> tuple[float, Any]:
    """The least CPU seconds of a job, and its last result."""
    spent: list[float] = []
    result = None
    for _ in range(times):
        result = None
        start = time.process_time()
        result = job()
        spent.append(time.process_time() - start)
    return min(spent), result


def counts_of(groups: Rfm) -> dict[str, int]:
    return dict(zip(groups.segments["segment"], groups.segments["customers"].tolist(), strict=True))


def regulars(path: str) -> Result:
    """Ours: the log in the store, to customers, scores and named groups; then one cut-off moved."""
    orders = pd.read_parquet(path)
    with closing(DuckDB()) as engine:
        start = time.process_time()
        engine.load({"orders": orders, "refunds": table(REFUNDS, [])})
        taken_in = time.process_time() - start
        del orders

        def answer() -> Rfm:
            with engine.reading() as frames:
                return rfm(customers(frames, View(), AS_OF), RfmSettings(), REGULARS_11)

        cpu, groups = timed(answer)
        moves = iter(range(100))

        def move() -> Rfm:
            by_hand = CutOffs(values=(MOVED[0] + next(moves), *MOVED[1:]))
            return rfm(groups.customers, RfmSettings(recency_days=by_hand), REGULARS_11)

        moved, _ = timed(move, 10)
    return {"cpu": cpu, "moved": moved, "taken_in": taken_in, "check": counts_of(groups)}


def plain_duckdb(path: str) -> Result:
    """The floor: one group-by over a DuckDB table, and nothing else."""
    orders = pd.read_parquet(path)
    connection = duckdb.connect(config={"threads": 2})
    start = time.process_time()
    connection.execute("CREATE TABLE log AS FROM orders")
    taken_in = time.process_time() - start
    del orders
    query = "SELECT customer_id, min(ordered_at), max(ordered_at), count(*), sum(net_e4)::BIGINT FROM log GROUP BY customer_id"
    cpu, result = timed(lambda: connection.sql(query).to_arrow_table())
    return {"cpu": cpu, "taken_in": taken_in, "check": result.num_rows}


def careful_pandas(path: str) -> Result:
    """What a careful user of pandas writes, for the same answer: named aggregations, quantiles, searchsorted, select."""
    orders = pd.read_parquet(path)

    def answer() -> pd.DataFrame:
        shop = orders.groupby("customer_id").agg(
            first=("ordered_at", "min"),
            last=("ordered_at", "max"),
            frequency=("net_e4", "size"),
            monetary_e4=("net_e4", "sum"),
        )
        shop["recency_days"] = (pd.Timestamp(AS_OF) - shop["last"].dt.normalize()).dt.days
        shop["monetary"] = shop["monetary_e4"] / 10_000
        for name in ("recency_days", "frequency", "monetary"):
            cuts = shop[name].quantile([0.2, 0.4, 0.6, 0.8]).to_numpy()
            shop[f"{name}_score"] = np.searchsorted(cuts, shop[name].to_numpy(np.float64), side="left") + 1
        r, f = 6 - shop["recency_days_score"], shop["frequency_score"]
        rules = {
            "champions": (r == 5) & (f >= 4),
            "potential_loyalist": (r >= 4) & f.between(2, 3),
            "new": (r == 5) & (f == 1),
            "loyal": r.between(3, 4) & (f >= 4),
            "promising": (r == 4) & (f == 1),
            "need_attention": (r == 3) & (f == 3),
            "about_to_sleep": (r == 3) & (f <= 2),
            "cant_lose": (r <= 2) & (f == 5),
            "at_risk": (r <= 2) & f.between(3, 4),
            "hibernating": (r == 2) & (f <= 2),
        }
        shop["segment"] = np.select(list(rules.values()), list(rules), "lost")
        return shop

    cpu, shop = timed(answer)
    return {"cpu": cpu, "check": shop["segment"].value_counts().to_dict()}


CONTENDERS: dict[str, Callable[[str], Result]] = {
    "regulars": regulars,
    "plain_duckdb": plain_duckdb,
    "careful_pandas": careful_pandas,
}


if __name__ == "__main__":
    found = CONTENDERS[sys.argv[1]](sys.argv[2])
    unit = 2**20 if sys.platform == "darwin" else 2**10
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    sys.stdout.write(json.dumps(found))
