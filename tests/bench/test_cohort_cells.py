from __future__ import annotations

from pathlib import Path

import pandas as pd

from tests.bench.cohort_cells import compared
from tests.bench.logs import order_log


def test_the_cells_and_the_two_step_query_agree(tmp_path: Path) -> None:
    assert compared(pd.read_parquet(order_log(tmp_path, 20_000)))["cells"] > 500
