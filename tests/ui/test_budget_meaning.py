"""What is taken away of the plan."""

from __future__ import annotations

import json
from io import BytesIO

from openpyxl import load_workbook

from tests.ui.conftest import App, written_by


def taken(key: str) -> bytes:
    """A file as a browser gets it: written after the page's run and outside of its session."""
    write = written_by(key)
    return write()


def test_files_are_in_the_language_of_the_page() -> None:
    app = App("en-GB", lang="zh").page("budget")
    assert not app.tab.exception
    text = taken("budget-csv").decode("utf-8-sig")
    assert "渠道" in text
    assert "Channel" not in text
    book = load_workbook(BytesIO(taken("budget-xlsx")))
    cells = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    assert "渠道" in cells
    assert "Channel" not in cells
    assert json.loads(taken("budget-json"))["channels"]
