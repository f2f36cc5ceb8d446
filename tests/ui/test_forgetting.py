from __future__ import annotations

from pathlib import Path

import pytest

from lib.ui.erasing import names_of, rows_of, without_customer
from tests.ui.conftest import App
from tests.ui.test_autosave import settle
from tests.ui.test_data_page import ORDERS, metrics


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REGULARS_AUTOSAVE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_forgotten_customer_leaves_the_table_and_every_figure() -> None:
    project = App().page("data").upload("orders.csv", ORDERS.encode()).tab.session_state["session"].project
    assert rows_of(project, "ann") == 3
    rest = without_customer(project, "ann")
    assert "ann" not in str(rest.imported.table.cells.to_pydict())
    assert rest.imported.ledger.rows_read == 2
    assert rest.imported.table.source_rows.to_pylist() == [3, 5]
    assert rest.key != project.key


def test_the_last_customer_can_be_forgotten_too() -> None:
    project = App().page("data").upload("orders.csv", ORDERS.encode()).tab.session_state["session"].project
    rest = without_customer(without_customer(project, "ann"), "bob")
    assert rest.imported.orders.empty


def test_a_forgotten_customer_is_in_no_kept_file(folder: Path) -> None:
    names = ORDERS.replace("ann", "13800138000")
    app = settle(App().page("data").upload("orders.csv", names.encode()))
    here = app.tab.session_state["session"]
    names = names_of(here.project.imported, "13800138000")
    here.project = without_customer(here.project, "13800138000")
    here.keeper.forget_person(names)
    settle(app)
    app.tab.run()
    settle(app)
    kept = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert kept
    assert not any(b"13800138000" in content for content in kept)
    assert metrics(App().page("data"))[1] == "1"
