"""The default engine: one hardened in-memory DuckDB a session."""

from __future__ import annotations

import math
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import pyarrow as pa

from lib.core.columns import CUSTOMER, CUSTOMER_ID
from lib.core.errors import CannotAnswer
from lib.core.words import N_
from lib.store.engine import IDS_TABLE, Frame, Frames, Interrupted, check_names
from lib.store.folder import PrivateFolder

#: No extension, no secret, no Python variable; files, network and settings are closed once the folder is set.
_CLOSED: Mapping[str, str] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
}

#: What one customer's totals take while they are counted in an array, and the part of the memory that arrays may take.
_COUNTED_BYTES = 50
_COUNTED_PART = 4


class DuckDB:
    """One in-memory database: a session's tables are copied in, then lent to any number of readers.

    DuckDB refuses a call on a connection that is busy instead of queueing it, so the connection made here only loads,
    and every reader takes a cursor of its own. What does not fit in memory is spilt to a private folder that `close`
    removes.

    Args:
        memory_mb: the limit of the database; the process takes about 200 MB more.
        threads: how many threads a query may use.
        spill_mb: the most that may lie in the folder.
    """

    def __init__(self, memory_mb: int = 1024, threads: int = 2, spill_mb: int = 10_240) -> None:
        self._folder = PrivateFolder()
        folder = str(self._folder.path).replace("'", "''")
        try:
            self._root = duckdb.connect(
                ":memory:", config={**_CLOSED, "threads": threads, "memory_limit": f"{memory_mb}MiB"}
            )
            for setting in (
                "preserve_insertion_order = false",
                f"perfect_ht_threshold = {_counted_bits(memory_mb, threads)}",
                "TimeZone = 'UTC'",  # not in the config: ICU is not there yet while connecting
                f"temp_directory = '{folder}'",
                f"max_temp_directory_size = '{spill_mb}MiB'",
                "enable_external_access = false",
                "lock_configuration = true",
            ):
                self._root.execute(f"SET GLOBAL {setting}")  # for all cursors
        except BaseException:
            self._folder.close()
            raise
        self._loading = threading.Lock()
        self._readers: set[duckdb.DuckDBPyConnection] = set()
        self._change = threading.Condition()
        self._closed = False

    def load(self, tables: Mapping[str, pd.DataFrame]) -> None:
        """Copy a shop's canonical tables in and number their customers; the ids are those of all these tables.

        Raises:
            ValueError: for a name that is not one of ours.
            CannotAnswer: when they do not fit, not even on disk.
        """
        check_names(tables)
        for table in tables.values():
            check_names(table.columns)
        with self._loading, _said():
            if self._closed:
                raise Interrupted
            _give_back()
            for name, table in tables.items():
                self._root.register(f"new_{name}", table)
            self._root.begin()
            try:
                self._copy([name for name, table in tables.items() if CUSTOMER_ID in table.columns], list(tables))
                self._root.commit()
            except BaseException:
                self._root.rollback()
                raise
            finally:
                for name in tables:
                    self._root.unregister(f"new_{name}")

    def _copy(self, with_customers: list[str], names: list[str]) -> None:
        """Number the ids of all tables in the order of their text (by code point, as Python orders it), and copy."""
        every_id = " UNION ALL ".join(f"FROM new_{name} SELECT {CUSTOMER_ID}" for name in with_customers)
        if every_id:
            self._root.execute(
                f"CREATE OR REPLACE TABLE {IDS_TABLE} AS "  # noqa: S608 - every name is ours, see check_names
                f"SELECT (row_number() OVER (ORDER BY {CUSTOMER_ID}) - 1)::INTEGER AS {CUSTOMER}, {CUSTOMER_ID} "
                f"FROM (SELECT DISTINCT {CUSTOMER_ID} FROM ({every_id}) WHERE {CUSTOMER_ID} IS NOT NULL)"
            )
        for name in names:
            source = f"FROM new_{name}"
            if name in with_customers:
                source = f"SELECT * EXCLUDE ({CUSTOMER_ID}) {source} LEFT JOIN {IDS_TABLE} USING ({CUSTOMER_ID})"
            self._root.execute(f"CREATE OR REPLACE TABLE {name} AS {source}")

    @contextmanager
    def reading(self) -> Generator[Frames]:
        """Lend frames by name; they are good only inside the context, and all of one moment while others load.

        Raises:
            Interrupted: by `interrupt` and `close`, or when the engine is closed already.
            CannotAnswer: when a question needs more memory and disk than the limits.
        """
        cursor = self._enter()

        def frame(name: str) -> Frame:
            check_names([name])
            return nw.from_native(cursor.table(name)).lazy()

        try:
            with _said():
                cursor.begin()
                yield frame
        finally:
            cursor.close()
            _give_back()
            with self._change:
                self._readers.discard(cursor)
                self._change.notify_all()

    def interrupt(self) -> None:
        """Stop those who are reading now, and wait until they have; new questions may be asked."""
        with self._change:
            self._stop(set(self._readers))

    def _stop(self, readers: set[duckdb.DuckDBPyConnection]) -> None:
        while reading := readers & self._readers:  # one between two queries does not hear an interrupt: tell it again
            for cursor in reading:
                with suppress(duckdb.ConnectionException):  # it has just been closed, and its reader is on the way out
                    cursor.interrupt()
            self._change.wait(timeout=0.05)

    def close(self) -> None:
        """Stop what is running, free the memory and remove the folder. May be called twice."""
        with self._change:
            if self._closed:
                return
            self._closed = True
            self._stop(set(self._readers))
        with self._loading:
            self._root.close()
        self._folder.close()

    def _enter(self) -> duckdb.DuckDBPyConnection:
        with self._change:
            if self._closed:
                raise Interrupted
            _give_back()
            cursor = self._root.cursor()
            self._readers.add(cursor)
            return cursor


def _counted_bits(memory_mb: int, threads: int) -> int:
    """Customer numbers of up to so many bits are counted in an array instead of a hash table, a quarter faster.

    DuckDB's own limit is 12; 2 threads in 1 GiB may have 21, two million customers.
    """
    customers = memory_mb * 2**20 / (_COUNTED_PART * _COUNTED_BYTES * threads)
    return min(24, max(12, int(math.log2(customers))))


def _give_back() -> None:
    """Return what Arrow has freed to the system: it would keep what reading the upload and every answer took."""
    pa.default_memory_pool().release_unused()


@contextmanager
def _said() -> Generator[None]:
    """DuckDB's errors in our words, so that no room above needs to know it."""
    try:
        yield
    except duckdb.InterruptException as error:
        raise Interrupted from error
    except duckdb.OutOfMemoryException as error:
        raise CannotAnswer(
            N_(
                "This needs more memory or disk than this computer has left for it. "
                "Close other programs or load fewer months, then try again."
            )
        ) from error
