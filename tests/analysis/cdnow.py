"""CDNOW's tenth as the models see it: the public log of 2,357 customers, from the files that the package `lifetimes` ships."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd

from lib.analysis.models.cells import Cells, cells_of

END = pd.Timestamp("1997-09-30")  # the calibration's last day: 39 weeks from the new year


def shipped(name: str) -> Path:
    """A data file of the package; the package itself is not imported."""
    spec = find_spec("lifetimes")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "datasets" / name


@cache
def summary() -> pd.DataFrame:
    """One row a customer: x, t_x and T in whole days (the file has weeks with two decimals), zbar (mean repeat purchase)."""
    table = pd.read_csv(shipped("cdnow_customers_summary_with_transactions.csv"))
    days = (table[["t_x", "T"]] * 7).round().astype("int64")
    return table.assign(t_x=days["t_x"], T=days["T"])


@cache
def cells() -> Cells:
    table = summary()
    return cells_of(*(table[name].to_numpy(np.int64) for name in ("x", "t_x", "T")))


@cache
def log() -> pd.DataFrame:
    """The raw log: customer, day (number), spent, one row a customer and day."""
    names = ["master", "customer", "date", "cds", "spent"]
    rows = pd.read_csv(shipped("CDNOW_sample.txt"), sep=r"\s+", names=names, dtype={"customer": "str", "date": "str"})
    days = (pd.to_datetime(rows["date"], format="%Y%m%d") - pd.Timestamp("1970-01-01")).dt.days
    return rows.assign(day=days).groupby(["customer", "day"], as_index=False)["spent"].sum()
