"""The funnel on a log of events: `python -m tests.bench.funnels COUNT`, or a Parquet file with user, event and ts.

Loading is not timed, for in the product a log arrives from the importer. CPU seconds of all threads, the best of three.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lib.analysis.event_log import event_log
from lib.analysis.funnel import from_log
from lib.analysis.funnel_rule import DAY_SECONDS, Question, Step
from lib.store.duckdb import DuckDB
from tests.bench.contenders import timed

STEPS = ("visit", "view_item", "search", "add_to_cart", "checkout", "payment", "receipt", "review")
WINDOW = 7 * DAY_SECONDS
#: Shares with which a visitor goes on, and the mean seconds that takes; a tenth of the events is noise.
ONWARD = (0.8, 0.7, 0.6, 0.65, 0.8, 0.9, 0.3)
SECONDS = (300.0, 400.0, 600.0, 1800.0, 300.0, 172_800.0, 518_400.0)


def event_table(count: int, seed: int = 20_261_122) -> pa.Table:
    """A log of so many events in the order of time: user, event, ts; a tenth as many users."""
    rng = np.random.default_rng(seed)
    users: list[Any] = []
    steps: list[Any] = []
    times: list[Any] = []
    have = 0
    while have < count:
        size = max(1000, int((count - have) / 3.2))
        user, time = rng.integers(0, max(count // 10, 1), size), rng.uniform(0, 365 * DAY_SECONDS, size)
        for step in range(len(STEPS)):
            users.append(user)
            steps.append(np.full(len(user), step))
            times.append(time)
            have += len(user)
            if step < len(ONWARD):
                on = rng.random(len(user)) < ONWARD[step]
                user, time = user[on], time[on] + rng.exponential(SECONDS[step], int(on.sum())) + 1
    chosen = rng.permutation(have)[:count]
    user, step, time = (np.concatenate(parts)[chosen] for parts in (users, steps, times))
    noise = rng.random(count) < 0.1
    step[noise] = rng.integers(0, len(STEPS), int(noise.sum()))
    order = np.argsort(time, kind="stable")
    moments = np.datetime64("2024-01-01", "us") + (time[order].astype(np.int64) * 1_000_000).astype("timedelta64[us]")
    ids = pa.array([f"U{number:08d}" for number in range(max(count // 10, 1))])
    return pa.table(
        {"user": ids.take(pa.array(user[order])), "event": pa.array(STEPS).take(pa.array(step[order])), "ts": moments}
    )


def exact_query(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """What a careful user of DuckDB writes: as-of joins on the latest start so far."""
    cases = " ".join(f"when '{name}' then {place}" for place, name in enumerate(STEPS))
    connection.execute(
        f"create or replace temp table e as select customer as u, epoch(occurred_at)::int as t, (case event {cases} end)::tinyint as k from events"
    )
    connection.execute("create or replace temp table c0 as select u, t, t as start from e where k = 0")
    counts = [connection.execute("select count(distinct u) from c0").fetchall()[0][0]]
    for step in range(1, len(STEPS)):
        connection.execute(
            f"""create or replace temp table c{step} as select b.u, b.t, a.start from (select u, t from e where k = {step}) b
            asof join (select u, t, max(start) over (partition by u order by t) as start from c{step - 1}) a
            on a.u = b.u and a.t <= b.t where b.t - a.start <= {WINDOW}"""
        )
        counts.append(connection.execute(f"select count(distinct u) from c{step}").fetchall()[0][0])
    return counts


def compared(table: pa.Table) -> dict[str, Any]:
    """Cold (a log in the store to counts and quartiles), warm (asked again), and the query; all must agree."""
    frame = table.to_pandas().rename(columns={"user": "customer_id", "ts": "occurred_at"})
    frame["occurred_at"] = frame["occurred_at"].astype("datetime64[us]")
    question = Question(tuple(Step(name, (name,)) for name in STEPS), WINDOW)
    with closing(DuckDB(memory_mb=6144)) as engine:
        engine.load({"events": frame})

        def cold() -> Any:
            with engine.reading() as frames:
                log = event_log(frames("events"))
            return log, from_log(log, question)

        cold_cpu, (log, found) = timed(cold)
        warm_cpu, _ = timed(lambda: from_log(log, question))
        windows = iter(range(1, 100))
        moved_cpu, _ = timed(lambda: from_log(log, Question(question.steps, WINDOW - 3600 * next(windows))))
    connection = duckdb.connect(config={"threads": 2})
    customers = pd.factorize(frame["customer_id"], sort=True)[0].astype("int32")
    slim = pd.DataFrame({"customer": customers, "event": frame["event"], "occurred_at": frame["occurred_at"]})
    connection.execute("create table events as from slim")
    del slim
    query_cpu, counts = timed(lambda: exact_query(connection), 2)
    ours = [figures.units for figures in found.figures]
    if ours != counts:
        raise SystemExit(f"the funnel and the query disagree: {ours} {counts}")
    return {"cold": cold_cpu, "warm": warm_cpu, "moved": moved_cpu, "query": query_cpu, "counts": counts}


if __name__ == "__main__":
    asked = sys.argv[1]
    table = event_table(int(asked)) if asked.isdigit() else pq.read_table(Path(asked))
    sys.stdout.write(json.dumps(compared(table)))
