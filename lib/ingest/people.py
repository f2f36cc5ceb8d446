"""Whom a file beside the orders names, one row a person: what they are linked to the customers by."""

from __future__ import annotations

import pandas as pd

from lib.core import columns as c
from lib.ingest.imported import Kind, SideFile

#: Kinds that name people.
PEOPLE: tuple[Kind, ...] = ("customers", "events", "experiment")


def people_of(file: SideFile) -> pd.DataFrame:
    """Everybody whom a list, a log or a test names, with the address and the number that stand beside the name."""
    if file.kind == "customers":
        return file.frame[[c.CUSTOMER_ID, c.EMAIL, c.PHONE]]
    ways = [name for name in (c.EMAIL, c.PHONE) if name in file.rows.columns]
    rows = file.rows.loc[file.rows[c.FATE] == "counted"] if ways else file.frame
    rows = rows[[c.USER_ID, *ways]].dropna(subset=[c.USER_ID]).rename(columns={c.USER_ID: c.CUSTOMER_ID})
    return rows.groupby(c.CUSTOMER_ID, sort=False)[ways].first().reset_index() if ways else rows.drop_duplicates(ignore_index=True)  # fmt: skip
