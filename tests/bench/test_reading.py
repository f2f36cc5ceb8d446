from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import csv, parquet

from tests.bench.reading import orders_csv, orders_workbook, run

ROWS = 300_000


def plain(folder: Path) -> Path:
    return orders_csv(folder, ROWS)


def with_a_stray_quote_in_each_block(folder: Path) -> Path:
    """What Arrow does not cut: every row is read with care."""
    path = folder / "stray.csv"
    path.write_bytes(plain(folder).read_bytes().replace(b'"Product number 7 in white"', b'7" in white'))
    return path


def gbk(folder: Path) -> Path:
    path = folder / "gbk.csv"
    text = plain(folder).read_text().replace("Product number", "商品编号").replace("Germany", "德国")
    path.write_text(text, encoding="gb18030")
    return path


def lines_of_json(folder: Path) -> Path:
    path = folder / "orders.jsonl"
    csv.read_csv(plain(folder)).to_pandas().to_json(path, orient="records", lines=True, date_format="iso")
    return path


def columns(folder: Path) -> Path:
    path = folder / "orders.parquet"
    parquet.write_table(csv.read_csv(plain(folder)), path)
    return path


def workbook(folder: Path) -> Path:
    return orders_workbook(folder, ROWS)


@pytest.mark.soak
@pytest.mark.parametrize(
    "made",
    [plain, with_a_stray_quote_in_each_block, gbk, lines_of_json, columns, workbook],
    ids=lambda made: made.__name__,
)
def test_the_server_never_grows_by_more_than_twice_its_result(tmp_path: Path, made: Callable[[Path], Path]) -> None:
    found = run("ours", made(tmp_path))
    assert found["orders"] == ROWS
    assert found["grew_mb"] <= 2 * found["result_mb"]
    assert found["child_mb"] < 1_536
