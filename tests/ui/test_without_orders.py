"""A shop without an order file: totals, a log or a list open alone, pages say what they can, and orders join later."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lib.catalog.samples import sample
from lib.ui.pages import DOORS
from lib.ui.projects import packed
from tests.ui.conftest import App
from tests.ui.test_files import EVENTS, ORDERS, SPEND, add, here

TOTALS = (sample("coffee_en").orders_path.parent / "daily_totals.csv").read_bytes()


def with_totals() -> App:
    return App().page("data").upload("totals.csv", TOTALS)


def test_totals_alone_open_a_shop_of_their_own() -> None:
    app = with_totals()
    assert not app.tab.exception
    project: Any = here(app).project
    assert (project.name, project.has_orders, project.kinds) == ("totals", False, {"daily"})
    assert "So far this shop has daily totals, and no orders." in app.text
    assert "With an order file, these open, too: Segments" in app.text


def test_every_page_says_what_totals_can_and_what_they_cannot() -> None:
    app = with_totals()
    for door in DOORS:
        app.page(door.file)
        assert not app.tab.exception
        assert not app.tab.error
        if "daily" in door.opens_with and door.file != "journey":
            assert app.tab.subheader[0].value.startswith("Revenue in the last 28 days: ")
            assert "totals only" in app.text
            assert "How many customers come back" in app.text
            labels = [metric.label for metric in app.tab.metric]
            assert labels == ["Revenue a day", "Orders a day", "Per order", "Visitors a day"]
        elif door.data == "needed" and door.file != "journey":
            assert "it needs an **order file**" in app.text


def test_orders_that_come_later_join_the_totals() -> None:
    app = with_totals().upload("orders.csv", ORDERS.encode())
    project: Any = here(app).project
    assert (project.has_orders, [one.file for one in project.beside]) == (True, ["totals.csv"])
    app = add(with_totals(), orders=ORDERS, spend=SPEND)
    project = here(app).project
    assert (project.has_orders, sorted(project.kinds)) == (True, ["daily", "orders", "spend"])


def test_a_shop_without_orders_is_saved_and_comes_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REGULARS_AUTOSAVE", str(tmp_path / "kept"))
    first = here(with_totals())
    assert first.keeper.pending is not None
    first.keeper.pending.result()
    saved = packed(first)
    monkeypatch.setattr("lib.ui.projects._ALIVE", {})
    project: Any = here(App()).project
    assert (project.has_orders, project.kinds) == (False, {"daily"})
    monkeypatch.setenv("REGULARS_AUTOSAVE", "off")
    project = here(App().page("data").upload("shop.regulars", saved)).project
    assert (project.name, project.has_orders) == ("totals", False)


def test_the_last_file_taken_away_leaves_the_first_screen() -> None:
    app = with_totals()
    project: Any = here(app).project
    app.tab.button(key=f"remove-{project.beside[0].digest[:12]}").click().run()
    assert here(app).project is None
    assert "sample shop" in app.text


def test_a_log_and_chinese_totals_open_alone() -> None:
    app = App().page("data").upload("log.csv", EVENTS.encode()).page("journey")
    assert not app.tab.exception
    assert not app.tab.error
    assert here(app).project.kinds == {"events"}  # type: ignore[union-attr]
    content = (sample("tea_zh").orders_path.parent / "daily_totals.csv").read_bytes()
    app = App(lang="zh").page("data").upload("totals.csv", content).page("lifecycle")
    assert not app.tab.exception
    assert app.tab.subheader[0].value.startswith("销售额（最近28天）：平均每天")
