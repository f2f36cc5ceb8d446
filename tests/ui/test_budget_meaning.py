"""What is taken away of the plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from streamlit.runtime.media_file_manager import MediaFileManager

from tests.ui.conftest import App

#: What writes a file when it is taken, by the place of its button, which ends with its key.
WRITERS: dict[str, Callable[[], bytes]] = {}


@pytest.fixture(autouse=True)
def _writers(monkeypatch: pytest.MonkeyPatch) -> None:
    WRITERS.clear()
    add = MediaFileManager.add_deferred

    def kept(
        self: MediaFileManager, data: Callable[[], bytes], *others: Any, element_id: str = "", **named: Any
    ) -> str:
        WRITERS[element_id] = data
        return add(self, data, *others, element_id=element_id, **named)

    monkeypatch.setattr(MediaFileManager, "add_deferred", kept)


def taken(key: str) -> bytes:
    """A file as a browser gets it: written after the page's run and outside of its session."""
    (write,) = (write for name, write in WRITERS.items() if name.endswith(key))
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
