"""The engine for logs that one machine has outgrown: Spark Connect. Needs the package pyspark-client."""

from __future__ import annotations

import socket
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

import narwhals.stable.v2 as nw
import pandas as pd

from lib.core.columns import CUSTOMER, CUSTOMER_ID
from lib.core.errors import CannotRead
from lib.core.words import N_
from lib.store.engine import IDS_TABLE, Frame, Frames, check_names

#: How long a server may take to answer the door. Asking Spark itself would wait for minutes.
KNOCK_SECONDS = 3.0
_PORT = 15_002
_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",  # local wall times, as everywhere else
    "spark.sql.ansi.enabled": "true",
}


class Spark:
    """A Spark Connect server keeps `lib.store.engine.Engine`; only small tables come back over the wire.

    Args:
        url: `sc://host:port`; tests may say `local[2]` where all of Spark is installed.

    Raises:
        CannotRead: when no server answers, or Spark's client is not installed.
    """

    def __init__(self, url: str) -> None:
        if url.startswith("sc://"):
            _knock(url)
        try:
            spark: Any = import_module("pyspark.sql")  # an extra: most shops never need it, and most checkers lack it
        except ImportError as error:
            raise CannotRead(
                N_("Spark's client is not installed. Install the package pyspark-client, then start again.")
            ) from error
        builder: Any = spark.SparkSession.builder
        remote = builder.remote(url)
        self._spark: Any = remote.getOrCreate() if url.startswith("local") else remote.create()
        for name, value in _SETTINGS.items():
            self._spark.conf.set(name, value)

    def load(self, tables: Mapping[str, pd.DataFrame]) -> None:
        """Send a shop's canonical tables to the server and number their customers.

        Raises:
            ValueError: for a name that is not one of ours.
        """
        check_names(tables)
        for table in tables.values():
            check_names(table.columns)
        self._take_in({name: self._spark.createDataFrame(table) for name, table in tables.items()})

    def load_parquet(self, paths: Mapping[str, str]) -> None:
        """Take canonical tables that lie as Parquet where the cluster can read them; nothing is copied to this machine.

        Raises:
            ValueError: for a name that is not one of ours.
        """
        check_names(paths)
        self._take_in({name: self._spark.read.parquet(path) for name, path in paths.items()})

    @contextmanager
    def reading(self) -> Generator[Frames]:
        """Lend frames by name."""

        def frame(name: str) -> Frame:
            check_names([name])
            return nw.from_native(self._spark.table(name)).lazy()

        yield frame

    def interrupt(self) -> None:
        """Stop the questions that are running now."""
        self._spark.interruptAll()

    def close(self) -> None:
        """End the session; the server forgets its tables."""
        self._spark.stop()

    def _take_in(self, tables: dict[str, Any]) -> None:
        coded = {name: table for name, table in tables.items() if CUSTOMER_ID in table.columns}
        if coded:
            ids = self._number([table.select(CUSTOMER_ID) for table in coded.values()])
            tables = tables | {
                name: table.join(ids, on=CUSTOMER_ID, how="left").drop(CUSTOMER_ID) for name, table in coded.items()
            }
            tables[IDS_TABLE] = ids
        for name, table in tables.items():
            table.cache().createOrReplaceTempView(name)

    def _number(self, columns: list[Any]) -> Any:
        """Number the ids in the order of their bytes, which is the order of code points everywhere else."""
        every = columns[0]
        for column in columns[1:]:
            every = every.union(column)
        every.distinct().where(f"{CUSTOMER_ID} IS NOT NULL").createOrReplaceTempView(f"all_{IDS_TABLE}")
        return self._spark.sql(
            f"SELECT CAST(row_number() OVER (ORDER BY {CUSTOMER_ID}) - 1 AS INT) AS {CUSTOMER}, {CUSTOMER_ID} "  # noqa: S608 - our own names
            f"FROM all_{IDS_TABLE}"
        ).cache()


def _knock(url: str) -> None:
    address = urlsplit(url)
    try:
        socket.create_connection((address.hostname or "localhost", address.port or _PORT), KNOCK_SECONDS).close()
    except OSError as error:
        raise CannotRead(
            N_("No Spark server answers at {address}. Check the address and that the server runs, then try again."),
            address=address.netloc,
        ) from error
