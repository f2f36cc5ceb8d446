"""Order logs of any size, the same every time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

SEED = 20_111_209
DAYS = 1461
FIRST_MOMENT = np.datetime64("2022-01-01", "us")
DAY_US = 86_400_000_000


def order_log(folder: Path, orders: int) -> Path:
    """Write a log of so many orders in the order of time: customer_id (text), ordered_at, net_e4.

    Orders per customer are 1 + negative binomial with a mean of 5.2, as in a shop where most buy once or twice.
    """
    path = folder / f"orders_{orders}.parquet"
    if path.exists():
        return path
    rng = np.random.default_rng(SEED)
    customers = int(orders / 5.1)
    counts = 1 + rng.poisson(rng.gamma(0.5, 8.4, customers))
    who = np.repeat(np.arange(customers, dtype=np.int32), counts)
    who = rng.permutation(who)[:orders]
    born = rng.uniform(0, DAYS, customers)[who]
    day = np.sort(born + (DAYS - born) * rng.random(len(who)))
    amount_e4 = np.rint(rng.gamma(3, 100, len(who))).astype(np.int64) * 1000
    ids = pa.array(np.char.add("C", np.char.zfill(np.arange(customers).astype(str), 8)))
    table = pa.table(
        {
            "customer_id": ids.take(pa.array(who)).cast(pa.string()),
            "ordered_at": pa.array(FIRST_MOMENT + (day * DAY_US).astype(np.int64).astype("timedelta64[us]")),
            "net_e4": amount_e4,
        }
    )
    assert table.num_rows == orders
    pq.write_table(table, path, compression="zstd")
    return path
