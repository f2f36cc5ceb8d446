from __future__ import annotations

from datetime import date, datetime, timedelta

import narwhals.stable.v2 as nw
import pandas as pd
import pytest

from lib.analysis.clock import day_number, month_number
from lib.core.periods import date_of, day_of, month_of, month_start
from lib.store.duckdb import DuckDB
from lib.store.pandas import Pandas

DAYS = [date(1970, 1, 1) + timedelta(days=number) for number in range(49_309)]


@pytest.mark.parametrize("kind", ["duckdb", "pandas"])
def test_every_day_from_1970_to_2105_has_its_number_at_any_time_of_day(kind: str) -> None:
    moments = [datetime.combine(day, datetime.min.time()) + timedelta(seconds=day.toordinal() % 86_400) for day in DAYS]
    log = {"log": pd.DataFrame({"moment": pd.Series(moments, dtype="datetime64[us]")})}
    engine = DuckDB(memory_mb=128) if kind == "duckdb" else Pandas(log)
    if isinstance(engine, DuckDB):
        engine.load(log)
    with engine.reading() as frames:
        numbers = frames("log").select(day=day_number(nw.col("moment")), month=month_number(nw.col("moment")))
        found = numbers.sort("day").collect("pyarrow").to_dict(as_series=False)
    assert found == {"day": [day_of(day) for day in DAYS], "month": [month_of(day) for day in DAYS]}
    if isinstance(engine, DuckDB):
        engine.close()


def test_numbers_lead_back_to_days_and_months() -> None:
    assert all(date_of(day_of(day)) == day for day in DAYS[::97])
    assert all(month_start(month_of(day)) == day.replace(day=1) for day in DAYS[::97])
