"""What people type with a comma: it counts as they mean it, or it is said, wherever money and rates are typed."""

from __future__ import annotations

import ast

import pytest

from lib.ui.pages import FOLDER
from tests.ui.conftest import App
from tests.ui.test_budget_page import SEARCH, VIDEO, planned, state, table_key


def typed(app: App, table: str, row: int, **cells: str) -> None:
    app.tab.session_state[table_key(app, table)] = {"edited_rows": {row: cells}, "added_rows": [], "deleted_rows": []}
    app.tab.run()
    assert not app.tab.exception


def test_a_comma_in_the_table_of_channels() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off")
    typed(app, "table", 0, weekly="1.234,50", brings="12,5", unsure="12,5 %")
    first = state(app).budget.choice.channels[0]
    assert (first.weekly_e4, first.brings, round(first.unsure, 6)) == (12_345_000, 12.5, 0.125)
    assert "Search, Spend: “1.234,50” is read as 1,234.50." in app.text
    assert "Search, New customers: “12,5” is read as 12.5." in app.text
    assert state(app).budget.choice.channels[1] == VIDEO  # nobody typed there


def test_what_is_no_figure_is_said_and_what_stood_there_stays() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off")
    typed(app, "table", 0, weekly="80")
    typed(app, "table", 0, weekly="80 or 90", brings="-3")
    first = state(app).budget.choice.channels[0]
    assert (first.weekly_e4, first.brings) == (800_000, SEARCH.brings)
    assert "Search, Spend: “80 or 90” is no figure: 80.00 stays." in app.text
    assert "“-3” is less than 0.0, the least" in app.text
    typed(app, "table", 0, weekly="1,234")
    assert state(app).budget.choice.channels[0].weekly_e4 == 12_340_000
    assert "“1,234” is read as 1,234.00." in app.text


@pytest.mark.parametrize(
    ("text", "total", "said"),
    [
        ("612,5", 612.5, "“612,5” is read as 612.50."),
        ("1.234", 1234.0, "“1.234” is read as 1234.00."),
        ("１２３．５", 123.5, "“１２３．５” is read as 123.50."),
        ("0.1万", 1000.0, "is read as 1000.00."),
        ("600", 600.0, ""),
        ("a lot", 300.0, "“a lot” is no figure: 300.00 stays."),
        ("", 300.0, ""),
    ],
)
def test_a_comma_in_a_box(text: str, total: float, said: str) -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off", total_e4=3_000_000)
    key = f"budget-total-typed-{state(app).revision}"
    app.figure(key).set_value(text).run()
    assert not app.tab.exception
    assert state(app).budget.choice.total_e4 == round(total * 10_000)
    assert app.figure(key).value == total
    assert said in app.text
    assert ("is read as" in app.text) == ("is read as" in said)
    app.tab.slider(key=app.drawn(f"budget-total-{state(app).revision}")).set_value(400.0).run()
    assert "is read as" not in app.text
    assert app.figure(key).value == 400.0


def test_a_rate_of_three_decimals_is_no_thousand() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off", value_e4=300_000)
    key = f"budget-brand_share-typed-{state(app).revision}"
    app.figure(key).set_value("12,125").run()
    assert state(app).budget.choice.brand_share == pytest.approx(0.12125)
    app.figure(key).set_value("120").run()
    assert "“120” is more than 90, the most: 12.1" in app.text
    assert state(app).budget.choice.brand_share == pytest.approx(0.12125)


def test_money_and_rates_are_typed_in_boxes_that_take_a_comma() -> None:
    """Streamlit's own box drops it: it is for whole numbers of weeks, days and channels only."""
    whole = {"lifecycle_limits", "budget_afterwards", "budget_import", "budget_rules"}
    wrong = []
    for file in sorted((FOLDER.parent / "lib" / "ui").rglob("*.py")):
        names = {one.attr for one in ast.walk(ast.parse(file.read_text())) if isinstance(one, ast.Attribute)}
        if "NumberColumn" in names and "data_editor" in names and file.stem != "budget_plans":
            wrong.append(f"{file.stem}: NumberColumn")
        if "number_input" in names and file.stem not in whole:
            wrong.append(f"{file.stem}: number_input")
    assert wrong == []


def test_how_a_figure_was_read_moves_nothing_that_stands_in_one_line_with_its_box() -> None:
    """In a row that ends at one line a note below a box would push its neighbours down."""
    wrong = []
    for file in sorted((FOLDER.parent / "lib" / "ui").rglob("*.py")):
        for row in (one for one in ast.walk(ast.parse(file.read_text())) if isinstance(one, ast.With)):
            if any("vertical_alignment='bottom'" in ast.unparse(one) for one in row.items):
                boxes = [
                    one for one in ast.walk(row) if isinstance(one, ast.Call) and ast.unparse(one.func) == "figure_box"
                ]
                wrong += [
                    f"{file.stem} {one.lineno}" for one in boxes if all(word.arg != "said_in" for word in one.keywords)
                ]
    assert wrong == []


def sent(app: App, **shown_by: str | float) -> None:
    """Run on what a browser sends that has not heard of the last answer: texts and places of sliders, by the ids of widgets."""
    told = app.tab._tree.get_widget_states()  # pyright: ignore[reportPrivateUsage] - what a browser sends has no other door
    for id_, shown in shown_by.items():
        of_it = next((one for one in told.widgets if one.id == id_), None) or told.widgets.add(id=id_)
        if isinstance(shown, str):
            of_it.string_value = shown
        else:
            of_it.double_array_value.data[:] = [shown]
    app.tab._run(told)  # pyright: ignore[reportPrivateUsage]
    assert not app.tab.exception


def test_a_browser_that_mounts_a_box_from_a_later_run_shows_what_is_in_it() -> None:
    """It was pressed on something before it had drawn the boxes: the first run's word of what is in them never arrived."""
    app = planned(SEARCH, VIDEO, innovation_rule="off", total_e4=3_000_000)
    app.tab.run()
    for name, text in (("total-typed", "300.00"), ("value", "30.00")):
        assert app.figure(f"budget-{name}-{state(app).revision}").box.proto.default == text


def test_the_text_of_a_browser_that_has_not_heard_of_another_figure_is_not_typed() -> None:
    """Keys held on a slider: each press arrives with the cell's text of before the last answer."""
    app = planned(SEARCH, VIDEO, innovation_rule="off", total_e4=3_000_000)
    at = state(app).revision
    cell, slider = app.figure(f"budget-total-typed-{at}").box.id, app.tab.slider(key=app.drawn(f"budget-total-{at}"))
    sent(app, **{slider.id: 302.0, cell: "300.00"})
    assert state(app).budget.choice.total_e4 == 3_020_000
    sent(app, **{slider.id: 304.0, cell: "300.00"})
    assert state(app).budget.choice.total_e4 == 3_040_000
    assert app.figure(f"budget-total-typed-{at}").value == 304.0
    sent(app, **{slider.id: 304.0, cell: "300.00"})
    assert state(app).budget.choice.total_e4 == 3_040_000


def test_the_place_of_a_slider_that_has_not_heard_of_a_typed_figure_is_not_dragged() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off", total_e4=3_000_000)
    at = state(app).revision
    slider = app.tab.slider(key=app.drawn(f"budget-total-{at}")).id
    app.figure(f"budget-total-typed-{at}").set_value("350").run()
    other = app.figure(f"budget-brand_share-typed-{at}").box.id
    sent(app, **{slider: 300.0, other: "10"})
    asked = state(app).budget.choice
    assert (asked.total_e4, asked.brand_share) == (3_500_000, 0.1)
