from __future__ import annotations

import re
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.core.errors import CannotAnswer
from lib.store.duckdb import DuckDB
from lib.store.engine import Frames, Interrupted
from lib.store.folder import PREFIX
from tests.shops import order, refund, tables

#: Ways out of the database: to files, to the network, to the process, and back to looser settings (SECURITY.md, D10).
ESCAPES = (
    "SELECT * FROM read_csv('/etc/passwd', sep=':', header=false)",
    "SELECT content FROM read_text('/etc/hostname')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM read_parquet('/etc/passwd')",
    "SELECT * FROM glob('/etc/*')",
    "FROM sniff_csv('/etc/passwd')",
    "FROM '/etc/passwd'",
    "SELECT * FROM 'orders.csv'",
    "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
    "COPY (SELECT 1) TO './pwn.csv'",
    "COPY orders TO 'stolen.csv'",
    "COPY orders FROM '/etc/passwd'",
    "EXPORT DATABASE './pwn'",
    "IMPORT DATABASE '/tmp'",
    "ATTACH './pwn.db'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "CREATE SECRET s (TYPE s3)",
    "SELECT getenv('HOME')",
    "SELECT * FROM secret_frame",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "SET temp_directory = '/etc'",
)

SHOP = tables(
    [order("b", "2024-01-01", 10), order("a", "2024-01-02", 20), order("b", "2024-01-03", 30)],
    [refund("a", "2024-01-04", 5)],
)


@pytest.fixture(scope="module")
def locked() -> Iterator[DuckDB]:
    engine = DuckDB(memory_mb=256)
    engine.load(SHOP)
    yield engine
    engine.close()


@pytest.fixture
def engine() -> Iterator[DuckDB]:
    engine = DuckDB(memory_mb=256)
    engine.load(SHOP)
    yield engine
    engine.close()


def numbers(count: int, **columns: np.ndarray) -> dict[str, pd.DataFrame]:
    return {"numbers": pd.DataFrame({"number": np.arange(count), **columns})}


def total(frames: Frames, name: str = "orders", column: str = "net_e4") -> int:
    return int(frames(name).select(nw.col(column).sum()).collect("pyarrow")[column].to_list()[0])


@pytest.mark.parametrize("query", ESCAPES)
def test_no_query_reaches_out_of_the_database(locked: DuckDB, query: str) -> None:
    secret_frame = pd.DataFrame({"secret": [42]})
    assert len(secret_frame) == 1
    cursor = locked._root.cursor()
    with pytest.raises(duckdb.Error):
        cursor.execute(query).fetchall()
    cursor.close()


def test_our_own_queries_pass_after_the_lock(engine: DuckDB) -> None:
    with engine.reading() as frames:
        assert (total(frames), total(frames, "refunds", "amount_e4")) == (600_000, 50_000)


def test_customers_are_numbered_in_the_order_of_their_ids(engine: DuckDB) -> None:
    with engine.reading() as frames:
        ids = frames("customer_ids").collect("pyarrow").to_pandas().sort_values("customer")
        orders = frames("orders").sort("ordered_at").collect("pyarrow").to_pandas()
    assert ids["customer_id"].tolist() == ["a", "b"]
    assert orders["customer"].tolist() == [1, 0, 1]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=30))
def test_any_text_can_be_an_id_and_ids_sort_as_python_sorts_them(ids: list[str]) -> None:
    ids = [text for text in (text.encode("utf-8", "ignore").decode() for text in ids) if text] or ["x"]
    engine = DuckDB(memory_mb=64)
    engine.load(tables([order(customer, "2024-01-01") for customer in ids]))
    with engine.reading() as frames:
        numbered = frames("customer_ids").collect("pyarrow").to_pandas().sort_values("customer")
    engine.close()
    assert numbered["customer_id"].tolist() == sorted(set(ids))


@settings(max_examples=200, deadline=None)
@given(name=st.text().filter(lambda name: not (name.isascii() and name.isidentifier() and name.islower())))
def test_a_header_from_a_file_never_becomes_a_name(locked: DuckDB, name: str) -> None:
    for wrong in ({"orders": pd.DataFrame({name: [1]})}, {name: pd.DataFrame({"number": [1]})}):
        with pytest.raises(ValueError, match=f"^{re.escape(name)}$"):
            locked.load(wrong)


def test_a_refused_name_leaves_what_was_loaded_before(engine: DuckDB) -> None:
    with pytest.raises(ValueError, match="Order"):
        engine.load(
            {"orders": pd.DataFrame({"number": [1]}), "refunds": pd.DataFrame({'Order"; DROP TABLE orders': [1]})}
        )
    with engine.reading() as frames:
        assert total(frames) == 600_000


def test_many_readers_and_writers_at_once_never_collide(engine: DuckDB) -> None:
    def read(_: int) -> int:
        with engine.reading() as frames:
            return total(frames) + total(frames)

    def write(place: int) -> int:
        engine.load(numbers(1000 + place))
        return 1_200_000

    with ThreadPoolExecutor(32) as pool:
        tasks = [pool.submit(write if place % 4 == 0 else read, place) for place in range(96)]
        assert {task.result() for task in tasks} == {1_200_000}


def test_spilling_to_disk_answers_what_memory_cannot_hold() -> None:
    engine = DuckDB(memory_mb=40, threads=1)
    rows = 1_500_000
    engine.load(numbers(rows, text=pd.Series(np.arange(rows) * 7919 % rows).astype(str).to_numpy(object)))
    with engine.reading() as frames:
        groups = frames("numbers").group_by("text").agg(nw.col("number").max()).select(nw.len()).collect("pyarrow")
        assert groups["len"].to_list() == [rows]
        assert list(engine._folder.path.glob("duckdb_temp*"))
    engine.close()


def test_what_fits_neither_memory_nor_disk_is_said_in_words() -> None:
    engine = DuckDB(memory_mb=20, threads=1, spill_mb=0)
    rows = 1_500_000
    with pytest.raises(CannotAnswer, match="memory or disk"):
        engine.load(numbers(rows, text=pd.Series(np.arange(rows) * 7919 % rows).astype(str).to_numpy(object)))
    engine.close()


def endless(frames: Frames) -> None:
    """A product of a table with itself, too long to wait for."""
    rows = frames("numbers").with_columns(one=nw.lit(1))
    pairs = rows.join(rows.select("one"), on="one").join(rows.select("one"), on="one")
    pairs.select(nw.col("number").sum()).collect("pyarrow")


@pytest.mark.parametrize("wait_seconds", [0.3, 0.0], ids=["while it runs", "before it is asked"])
@pytest.mark.parametrize("stop", ["interrupt", "close"])
def test_who_is_reading_stops_at_once(stop: str, wait_seconds: float) -> None:
    engine = DuckDB(memory_mb=256)
    engine.load(numbers(20_000))
    timer = threading.Timer(wait_seconds, getattr(engine, stop))

    def ask(frames: Frames) -> None:
        timer.start()
        time.sleep(0.3 - wait_seconds)
        endless(frames)

    started = time.monotonic()
    with pytest.raises(Interrupted), engine.reading() as frames:
        ask(frames)
    assert time.monotonic() - started < 30  # left alone, it runs for hours
    timer.join()
    engine.close()


def test_after_an_interrupt_new_questions_are_answered(engine: DuckDB) -> None:
    engine.interrupt()
    with engine.reading() as frames:
        assert total(frames) == 600_000


def test_a_closed_engine_says_so_and_may_be_closed_again(engine: DuckDB) -> None:
    engine.close()
    engine.close()
    with pytest.raises(Interrupted), engine.reading():
        pass
    with pytest.raises(Interrupted):
        engine.load(SHOP)


def test_closing_waits_for_readers_and_removes_the_folder() -> None:
    engine = DuckDB(memory_mb=64)
    engine.load(SHOP)
    folder = engine._folder.path
    inside, leave = threading.Event(), threading.Event()

    def read() -> None:
        with engine.reading():
            inside.set()
            leave.wait(5)

    reader = threading.Thread(target=read)
    reader.start()
    inside.wait(5)
    closing = threading.Thread(target=engine.close)
    closing.start()
    time.sleep(0.1)
    assert closing.is_alive()
    assert folder.exists()
    leave.set()
    reader.join()
    closing.join(5)
    assert not folder.exists()


def test_the_folder_is_private(engine: DuckDB) -> None:
    folder = engine._folder.path
    assert folder.name.startswith(PREFIX)
    assert folder.parent == Path(tempfile.gettempdir())
    assert folder.stat().st_mode & 0o077 == 0
