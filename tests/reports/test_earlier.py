"""The earlier state of a shop is kept as its files had it; what older versions kept is no state."""

from __future__ import annotations

import io
from dataclasses import replace

import pyarrow as pa
import pytest

from lib.core.errors import CannotRead
from lib.core.settings import ImportSettings
from lib.ingest.joining import joined
from lib.ingest.limits import LOOPBACK
from lib.ingest.read import read_table
from lib.ingest.table import TextTable
from lib.reports.earlier import earlier_of
from lib.reports.project import MOST_OTHERS, OtherFile, Saved, pack, rebuild, unpack
from tests.reports.tables import choices, table

DIGEST = "e" * 64


def saved_and_read(made: TextTable) -> tuple[TextTable, Saved]:
    """A table of a project file as it is read again, and what was saved beside it."""
    opened = unpack(io.BytesIO(pack(choices(), made, "1")), 10**8)
    return read_table(io.BytesIO(opened.table), "table.parquet", ImportSettings(), LOOPBACK), opened.saved


def test_a_summary_of_an_older_version_is_nothing_to_compare_with() -> None:
    summary = ("kind", "customer_id", "order_id", "moment", "e4")
    assert earlier_of(replace(table(), headers=summary), DIGEST) is None
    kept = earlier_of(table(), DIGEST)
    assert kept is not None
    assert kept.table.headers == table().headers


def test_a_table_of_several_files_comes_back_with_the_file_of_each_row() -> None:
    made = joined([table(), table()], ["a.csv", "b.csv"])
    again = rebuild(*saved_and_read(made))
    assert again.parts == ("a.csv", "b.csv")
    assert again.part_of is not None
    assert again.part_of.to_pylist() == [0] * table().cells.num_rows + [1] * table().cells.num_rows


def test_a_row_of_a_file_that_is_not_there_is_refused() -> None:
    made = joined([table(), table()], ["a.csv", "b.csv"])
    wrong = replace(made, part_of=pa.array([7] * made.cells.num_rows, pa.int32()))
    with pytest.raises(CannotRead):
        rebuild(*saved_and_read(wrong))


def test_a_project_file_holds_it_after_its_other_files() -> None:
    others = tuple(OtherFile(kind="spend", file=f"{at}.csv", digest=f"{at:064x}") for at in range(MOST_OTHERS))
    told = choices().model_copy(update={"earlier": DIGEST, "beside": others})
    packed = pack(told, table(), "1", [*[table()] * MOST_OTHERS, table()])
    opened = unpack(io.BytesIO(packed), 10**8)
    assert len(opened.beside) == MOST_OTHERS + 1
    assert opened.saved.choices.earlier == DIGEST
