"""Who came, went and moved, as a workbook: with groups, and text that stays text."""

from __future__ import annotations

import io

import openpyxl

from lib.analysis.changed import State, changed
from lib.analysis.rfm import rfm
from lib.catalog.segments import segment_map
from lib.core.settings import CutOffs, RfmSettings
from lib.reports.changed import changed_xlsx
from lib.text.words import Words
from tests.shops import customers_of, order, tables

BEFORE = [order("ann", "2026-01-05", 10), order("=bob", "2026-01-06", 20), order("dan", "2026-01-07", 5)]
AFTER = [
    *BEFORE[:1],
    *BEFORE[2:],
    *(order("dan", f"2026-03-{day:02}", 90) for day in range(1, 9)),
    order("cid", "2026-03-01", 7),
]


def test_everybody_who_changed_is_in_the_workbook() -> None:
    groups = segment_map("regulars-11")
    fixed = RfmSettings(
        *(CutOffs(5, (lowest, *(lowest + step for step in (1.0, 2.0, 3.0)))) for lowest in (40.0, 1.0, 50.0)),
        "regulars-11",
    )
    scored = [rfm(customers_of(rows), fixed, groups) for rows in (BEFORE, AFTER)]
    old, new = tables(BEFORE), tables(AFTER)
    found = changed(State(old["orders"], old["refunds"]), State(new["orders"], new["refunds"]), (scored[0], scored[1]))
    sheet = openpyxl.load_workbook(io.BytesIO(changed_xlsx(found, groups, Words()))).active
    assert sheet is not None
    rows = {row[0].value: [cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=2)}
    assert rows["cid"][:3] == ["new", 0, 7]
    assert rows["=bob"][:3] == ["gone", 20, 0]
    assert rows["dan"][:3] == ["moved to another group", 5, 725]
    assert rows["dan"][3] != rows["dan"][4]
    assert rows["cid"][3] is None
