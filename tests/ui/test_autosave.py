from __future__ import annotations

from pathlib import Path

import pytest

from lib.ui.autosave import autosave_folder
from tests.ui.conftest import App
from tests.ui.test_data_page import ORDERS, metrics


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REGULARS_AUTOSAVE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def settle(app: App) -> App:
    keeper = app.tab.session_state["session"].keeper
    if keeper.pending is not None:
        keeper.pending.exception(30)
    return app


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"HOME": "/home/ann"}, "/home/ann/.local/share/regulars/autosave"),
        ("linux", {"HOME": "/home/ann", "XDG_DATA_HOME": "/data"}, "/data/regulars/autosave"),
        ("darwin", {"HOME": "/Users/ann"}, "/Users/ann/Library/Application Support/regulars/autosave"),
        ("win32", {"HOME": "x", "LOCALAPPDATA": "/local"}, "/local/regulars/autosave"),
    ],
)
def test_work_is_kept_where_the_system_keeps_a_users_data(
    platform: str, variables: dict[str, str], expected: str
) -> None:
    assert autosave_folder(variables, platform) == Path(expected)


@pytest.mark.parametrize("variables", [{"REGULARS_AUTOSAVE": "off"}, {"REGULARS_HOSTED": "1"}])
def test_autosave_is_off_where_it_is_told_and_where_others_are_hosted(variables: dict[str, str]) -> None:
    assert autosave_folder({"HOME": "/home/ann", **variables}) is None


def test_a_new_tab_continues_with_file_settings_and_name(folder: Path) -> None:
    app = App().page("data").upload("orders.csv", ORDERS.encode())
    app.tab.get_by_key("statuses-1").set_value(["paid", "cancelled"]).run()
    settle(app)
    again = App().page("data")
    assert not again.tab.exception
    assert metrics(again) == metrics(app)
    assert list(folder.glob("table-*.parquet"))


def test_the_project_is_read_again_when_nothing_of_it_is_left_in_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = settle(App().page("data").upload("orders.csv", ORDERS.encode()))
    monkeypatch.setattr("lib.ui.reading.ALIVE", {})
    assert metrics(App().page("data")) == metrics(app)
    assert folder.exists()


def test_forgetting_the_data_empties_tab_folder_and_memory(folder: Path) -> None:
    app = settle(App().page("data").upload("orders.csv", ORDERS.encode()))
    app.tab.button(key="forget").click().run()
    app.tab.button(key="forget-yes").click().run()
    assert not app.tab.exception
    assert not app.tab.metric
    assert not folder.exists()
    assert not App().page("data").tab.metric


def test_two_tabs_the_last_writer_is_the_saved_one_and_says_so(folder: Path) -> None:
    one = settle(App().page("data").upload("orders.csv", ORDERS.encode()))
    two = App().page("data")
    two.tab.get_by_key(f"statuses-{two.tab.session_state['session'].revision}").set_value(["cancelled"]).run()
    settle(two)
    one.tab.get_by_key("statuses-1").set_value(["paid", "cancelled"]).run()
    settle(one)
    one.tab.run()
    assert "Another window had saved this project" in one.text
    assert metrics(App().page("data")) == metrics(one)
    assert folder.exists()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_breaks(folder: Path) -> None:
    folder.write_text("a file stands where the folder should be")
    app = settle(App().page("data").upload("orders.csv", ORDERS.encode()))
    app.tab.run()
    assert "could not be saved" in app.text
    assert metrics(app)[0] == "3"
