"""Tables that stay where they are, in pandas: the engine of tests, and the twin that DuckDB is compared with."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager

import narwhals.stable.v2 as nw
import pandas as pd

from lib.core.columns import CUSTOMER, CUSTOMER_ID
from lib.store.engine import IDS_TABLE, Frame, Frames, check_names


class Pandas:
    """Keeps `lib.store.engine.Engine` with nothing but pandas."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        check_names(tables)
        coded = {name: table for name, table in tables.items() if CUSTOMER_ID in table.columns}
        every_id = pd.concat([table[CUSTOMER_ID] for table in coded.values()]) if coded else pd.Series(dtype="str")
        ids = pd.Index(sorted(every_id.dropna().unique()), dtype="str")
        self._tables = dict(tables) | {
            name: table.assign(**{CUSTOMER: ids.get_indexer(pd.Index(table[CUSTOMER_ID]))})
            for name, table in coded.items()
        }
        self._tables[IDS_TABLE] = pd.DataFrame({CUSTOMER: range(len(ids)), CUSTOMER_ID: ids})

    @contextmanager
    def reading(self) -> Generator[Frames]:
        """Lend frames by name."""

        def frame(name: str) -> Frame:
            return nw.from_native(self._tables[name]).lazy()

        yield frame
