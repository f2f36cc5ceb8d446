"""The match report as a workbook holds everybody, and text stays text."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd

from lib.analysis.linking import linked
from lib.reports.linking import links_xlsx
from lib.text.words import Words


def test_everybody_is_in_the_workbook_with_how_they_are_known() -> None:
    customers = pd.DataFrame({"customer_id": ["1", "2"], "email": ["ann@x.org", "bob@x.org"], "phone": [None, None]})
    people = pd.DataFrame({"customer_id": ["=x", "9", "1"], "email": ["ann@x.org", None, "bob@x.org"]}).astype("str")
    sheet = openpyxl.load_workbook(io.BytesIO(links_xlsx(linked(customers, people), Words()))).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["fits two customers", "1", "1", "Customer number or account", "2"],
        ["only in that file", "9", None, None, None],
        ["only in the orders", None, "2", None, None],
        ["matched", "=x", "1", "E-mail", None],
    ]
    assert sheet["B5"].data_type == "s"
