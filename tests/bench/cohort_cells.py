"""Cohort cells of a log of orders: `python -m tests.bench.cohort_cells FILE` (a log of tests.bench.logs).

Loading is not timed, for in the product a log arrives from the importer. CPU seconds of all threads, the best of three. The query
gets the customers as the same whole numbers that our store keeps.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from typing import Any

import duckdb
import pandas as pd

from lib.analysis.cohorts import Cohorts, cohorts
from lib.analysis.histories import histories
from lib.core.columns import REFUNDS
from lib.core.settings import CohortSettings, View
from lib.store.duckdb import DuckDB
from tests.bench.contenders import AS_OF, timed
from tests.shops import table

#: Two steps: customers by month, then the cells.
QUERY = """
with active as (
    select customer, (year(ordered_at) * 12 + month(ordered_at) - 1)::int as month, count(*) as orders, sum(net_e4)::bigint as net_e4
    from log group by all
), born as (select customer, min(month) as cohort from active group by customer)
select cohort, month - cohort as age, count(*) as active, sum(orders)::bigint as orders, sum(net_e4)::bigint as net_e4
from active join born using (customer) group by all order by all
"""


def compared(orders: pd.DataFrame) -> dict[str, Any]:
    """Cold (a log in the store to cells), warm (cells by week of a prepared log), and the query; the cells must agree."""
    with closing(DuckDB(memory_mb=4096)) as engine:
        engine.load({"orders": orders, "refunds": table(REFUNDS, [])})

        def cold() -> Any:
            with engine.reading() as frames:
                known = histories(frames, View(), AS_OF)
            return known, cohorts(known, CohortSettings())

        cold_cpu, (known, found) = timed(cold)
        warm_cpu, _ = timed(lambda: cohorts(known, CohortSettings("week")))
    connection = duckdb.connect(config={"threads": 2})
    log = orders.assign(customer=pd.factorize(orders["customer_id"], sort=True)[0].astype("int32"))
    log = log.drop(columns="customer_id")
    connection.execute("create table log as from log")
    del log
    query_cpu, rows = timed(lambda: connection.execute(QUERY).fetchall())
    if _cells(found) != {(cohort, age): tuple(sums) for cohort, age, *sums in rows}:
        raise SystemExit("the cells and the query disagree")
    return {"cold": cold_cpu, "warm": warm_cpu, "query": query_cpu, "cells": len(rows)}


def _cells(found: Cohorts) -> dict[tuple[int, int], tuple[int, int, int]]:
    matrices = (found.active, found.orders, found.net_e4)
    return {
        (int(name or 0), age): (int(found.active[row, age]), int(found.orders[row, age]), int(found.net_e4[row, age]))
        for row, name in enumerate(found.names)
        for age in range(found.ages)
        if any(matrix[row, age] for matrix in matrices)
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(compared(pd.read_parquet(sys.argv[1]))))
