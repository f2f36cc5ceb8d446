from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lib.reports import shelf
from lib.reports.project import Choices
from lib.ui import autosave
from lib.ui.autosave import autosave_folder
from lib.ui.erasing import names_of, without_customer
from lib.ui.windows import put_together
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
    assert list(folder.rglob("table-*.parquet"))


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
    assert "“orders” is open in another window, too" in one.text
    assert metrics(App().page("data")) == metrics(one)
    assert folder.exists()


@pytest.mark.soak
def test_what_two_tabs_changed_of_one_shop_holds_in_both(folder: Path) -> None:
    one = settle(App().page("data").upload("orders.csv", ORDERS.encode()))
    two = settle(App().page("data"))
    first, second = (app.tab.session_state["session"] for app in (one, two))
    one.tab.get_by_key("statuses-1").set_value(["paid", "cancelled"]).run()
    settle(one)
    second.value = replace(second.value, margin=0.55)
    two.tab.run()
    settle(two)
    assert metrics(two) == metrics(one)
    assert "“orders” is open in another window, too, and was changed there." in two.text
    again = App().page("data")
    assert metrics(again) == metrics(one)
    assert again.tab.session_state["session"].value.margin == 0.55
    first.change_rfm(replace(first.rfm, map_name="regulars-11"))
    one.tab.run()
    settle(one)
    assert (first.value.margin, first.rfm.map_name) == (0.55, "regulars-11")
    assert "cancelled" in (first.project.reading.status_keep or ())
    first.change_rfm(replace(first.rfm, map_name="regulars-24"))
    settle(one)
    one.tab.run()
    settle(one)
    one.tab.run()
    assert "in another window" not in one.text  # said until something else is changed
    assert folder.exists()


def test_of_controls_each_is_taken_over_by_itself_and_what_both_changed_is_as_it_is_here() -> None:
    base = Choices(name="tea", file="tea.csv", digest="0" * 64, controls={"a": "1", "b": "1", "c": "1"})
    mine = base.model_copy(update={"name": "Tea", "controls": {"a": "2", "b": "1", "c": "2"}})
    theirs = base.model_copy(
        update={"name": "Teas", "file": "t.csv", "controls": {"a": "1", "b": "3", "c": "3", "d": "3"}}
    )
    both = put_together(base, mine, theirs)
    assert (both.name, both.file, both.controls) == ("Tea", "t.csv", {"a": "2", "b": "3", "c": "2", "d": "3"})


def test_a_folder_that_cannot_be_written_is_said_and_nothing_breaks(folder: Path) -> None:
    folder.write_text("a file stands where the folder should be")
    app = settle(App().page("data").upload("orders.csv", ORDERS.encode()))
    app.tab.run()
    assert "could not be saved" in app.text
    assert metrics(app)[0] == "3"


def orders_of(name: str) -> str:
    """The orders of a shop that shares no customer with another."""
    return ORDERS.replace("ann", f"ann {name}").replace("bob", f"bob {name}")


OTHER = orders_of("of cups")


def written(app: App) -> App:
    """Let what is saved in the background be saved."""
    autosave._WRITER.submit(lambda: None).result(30)
    return app


def shop(app: App) -> str:
    return app.tab.session_state["session"].project.name


def opened(name: str, text: str, tab: str) -> App:
    return written(App(tab=tab).page("data").upload(f"{name}.csv", text.encode()))


@pytest.mark.soak
@pytest.mark.usefixtures("folder")
def test_each_tab_comes_back_with_its_own_shop() -> None:
    opened("tea", ORDERS, "one")
    opened("cups", OTHER, "two")
    assert [shop(App(tab=tab)) for tab in ("one", "two", "two", "one")] == ["tea", "cups", "cups", "tea"]
    assert shop(App(tab="three")) == "cups"


@pytest.mark.usefixtures("folder")
def test_a_tab_that_only_looked_comes_back_with_what_it_looked_at() -> None:
    one = opened("tea", ORDERS, "one")
    assert shop(written(App(tab="two"))) == "tea"
    written(one.upload("cups.csv", OTHER.encode()))
    assert shop(App(tab="two")) == "tea"


@pytest.mark.usefixtures("folder")
def test_what_was_put_away_before_a_reload_can_be_opened_again_with_what_was_chosen() -> None:
    app = opened("tea", ORDERS, "one")
    app.tab.get_by_key(f"statuses-{app.tab.session_state['session'].revision}").set_value(["cancelled"]).run()
    before = metrics(app)
    written(app.upload("cups.csv", OTHER.encode()))
    again = App(tab="one").page("data")
    assert shop(again) == "cups"
    (button,) = [button for button in again.tab.button if str(button.key).startswith("kept-")]
    button.click().run()
    assert not again.tab.exception
    assert (shop(again), metrics(again)) == ("tea", before)


def test_the_latest_shops_are_kept_and_the_tab_of_an_older_one_is_told(folder: Path) -> None:
    for number in range(shelf.MOST_SHOPS + 1):
        opened(f"shop{number}", orders_of(str(number)), f"tab{number}")
    assert len(list((folder / "shops").iterdir())) == shelf.MOST_SHOPS
    gone = App(tab="tab0")
    assert shop(gone) == f"shop{shelf.MOST_SHOPS}"
    assert "no longer kept on this computer" in gone.text
    assert "no longer kept" not in App(tab="tab1").text


@pytest.mark.usefixtures("folder")
def test_older_shops_go_where_all_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_BYTES", 1)
    opened("tea", ORDERS, "one")
    opened("cups", OTHER, "two")
    assert shop(App(tab="one")) == "cups"


def test_forgetting_removes_every_shop(folder: Path) -> None:
    opened("tea", ORDERS, "one")
    app = opened("cups", OTHER, "two")
    app.tab.button(key="forget").click().run()
    app.tab.button(key="forget-yes").click().run()
    assert not folder.exists()


def test_a_file_that_is_opened_again_takes_no_second_place(folder: Path) -> None:
    opened("tea", ORDERS, "one")
    opened("tea", ORDERS, "two")
    assert len(list((folder / "shops").iterdir())) == 1


def test_what_an_older_version_kept_is_found(folder: Path) -> None:
    opened("tea", ORDERS, "")
    (place,) = (folder / "shops").iterdir()
    for file in place.iterdir():
        file.rename(folder / file.name)
    place.rmdir()
    assert shop(App()) == "tea"
    assert not (folder / "project.json").exists()


def test_a_forgotten_customer_leaves_the_other_shops_they_stand_in_and_no_others(folder: Path) -> None:
    other = OTHER.replace("order id", "number")
    opened("tea", ORDERS, "one")
    opened("cups", other, "two")
    app = opened("later", ORDERS.replace("bob", "cid").replace("\n1,", "\n91,").replace("\n3,", "\n93,"), "three")
    here = app.tab.session_state["session"]
    names = names_of(here.project.imported, "ann")
    here.project = without_customer(here.project, "ann")
    here.keeper.forget_person(names)
    written(app.page("data"))
    assert {one.name for one in shelf.shelved(folder)} == {"cups", "later"}
