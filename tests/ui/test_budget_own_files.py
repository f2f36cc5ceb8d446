"""A budget from a shop's own files, however little they name, in dollars: nothing escaped twice, nothing of the example, no endless reruns."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from lib.analysis.fitting import Fitted
from lib.catalog.budget import EXAMPLE
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.settings import BudgetChoice, BudgetScenario
from lib.ui import budget, budget_table
from lib.ui.doors import budget as doors
from lib.ui.projects import open_uploads
from lib.ui.session import Session
from tests.cli.running import ask
from tests.cli.schemas import BudgetAnswer, ValueAnswer
from tests.ui.conftest import App
from tests.ui.test_budget_page import EVERY_PANEL, RADIO, SEARCH, TRIAL, VIDEO, planned, table_key

MONDAY = date(2025, 1, 6)
WEEKS = 30


def files(*, spend_channel: bool = True, order_channel: str = "", weeks: int = WEEKS) -> dict[str, bytes]:
    """Orders whose number follows last week's spend, and that spend by day; dollars."""
    orders, spend, number = ["Order,Customer,Date,Amount,Currency,Channel"], [], 0
    spend.append("Date,Channel,Spend (USD)" if spend_channel else "Date,Spend (USD)")
    for week in range(weeks):
        search, video = 100 + 300 * (week * 7 % 5), 80 + 200 * (week * 11 % 7)
        for day in range(7):
            at = MONDAY + timedelta(days=7 * week + day)
            spend += [f"{at},{name}{amount / 7:.2f}" for name, amount in (("Search,", search), ("Video,", video))] if spend_channel else [f"{at},{(search + video) / 7:.2f}"]  # fmt: skip
            for _ in range(round((search**0.5 + 0.5 * video**0.5) / 7)):
                number += 1
                orders.append(f"#{number},c{number},{at},50.00,USD,{order_channel}")
    return {"orders.csv": "\n".join(orders).encode(), "spend.csv": "\n".join(spend).encode()}


def shown(given: dict[str, bytes]) -> App:
    app = App()
    open_uploads(state(app), [(BytesIO(content), name) for name, content in given.items()])
    return app.page("budget")


def state(app: App) -> Session:
    return app.tab.session_state["session"]


@pytest.fixture(autouse=True)
def _no_rerun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the reruns that the table asks for, and lets none happen: an endless one would never end."""
    asked: list[int] = []
    monkeypatch.setattr(budget_table, "again", lambda: asked.append(1))
    return asked


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
def test_spend_without_a_channel_has_a_name_and_the_page_ends(locale: str, _no_rerun: list[int]) -> None:  # noqa: PT019
    app = App(locale)
    given = files(spend_channel=False)
    open_uploads(state(app), [(BytesIO(content), name) for name, content in given.items()])
    app.page("budget")
    assert not app.tab.exception
    assert shown_channels(app) == ["Advertising" if locale == "en-US" else "投放"]
    assert _no_rerun == []
    assert ("Choose your rules" if locale == "en-US" else "6 ·") in app.text


def test_an_emptied_table_does_not_go_round_in_circles(monkeypatch: pytest.MonkeyPatch, _no_rerun: list[int]) -> None:  # noqa: PT019
    monkeypatch.setattr(budget_table.st, "data_editor", lambda frame, **_: frame.iloc[:0])
    app = App().page("budget")
    assert not app.tab.exception
    assert _no_rerun == []
    assert "Name at least one channel." in app.text


def test_channels_that_the_table_would_write_otherwise_are_no_edit(_no_rerun: list[int]) -> None:  # noqa: PT019
    odd = (replace(SEARCH, name="x" * 90), replace(SEARCH, name=" a "), replace(VIDEO, name=""), replace(VIDEO, unsure=2.0))  # fmt: skip
    app = planned(*odd, *(replace(SEARCH, name=f"c{at}") for at in range(40)), innovation_rule="off")
    assert not app.tab.exception
    assert _no_rerun == []
    assert len(state(app).budget.choice.channels) == 44


def shown_channels(app: App) -> list[str]:
    """The channels of the page's table."""
    kept = app.tab.session_state
    key = next(one for one in kept if one.startswith("budget-table-") and one.endswith("-base"))
    return [one.name for one in kept[key]]


def test_own_spend_opens_the_page_where_no_order_names_a_channel() -> None:
    app = shown(files())
    assert shown_channels(app) == ["Search", "Video"]
    assert "figures of an example" not in app.text
    assert "what your own weeks say" in app.text
    assert not app.tab.error
    assert app.tab.subheader[0].value.startswith("Move money from ")


def test_a_commission_stays_as_it_is_and_its_share_is_said() -> None:
    given = files()
    each = Counter(line.split(",")[2] for line in given["orders.csv"].decode().splitlines()[1:])
    given["spend.csv"] += "".join(f"\n{day},Partner,{5 * count:.2f}" for day, count in each.items()).encode()
    app = shown(given)
    assert not app.tab.exception
    said = "Spend on Partner is about 10% of all sales in the same week"
    assert app.text.count(said) == 2  # with the table, and with the weeks
    assert "days names Partner" not in app.text
    assert "Partner" in shown_channels(app)


@pytest.mark.parametrize(("locale", "said"), [("en-US", "two files tell spend of the same"), ("zh-CN", "两个文件")])
def test_spend_that_two_files_tell_of_the_same_days_is_said_beside_the_channels(locale: str, said: str) -> None:
    """Both count: what is spent a week is doubled, here as on Data."""
    given = files(order_channel="Search")
    again = given["spend.csv"].replace(b",Search,", b",Search,1", 60)  # other amounts: an export of another day
    for uploads, told in ((given, False), ({**given, "spend-again.csv": again}, True)):
        app = App(locale)
        open_uploads(state(app), [(BytesIO(content), name) for name, content in uploads.items()])
        app.page("budget")
        assert (sum(said in one.value for one in app.tab.warning) == 1) == told
    kept = app.tab.session_state[f"{table_key(app, 'table')}-base"]
    for channels, still in ((replace(kept[0], weekly_e4=1), kept[1]), True), ((SEARCH, VIDEO), False):
        state(app).change_budget(replace(EXAMPLE, channels=channels), "redraw")
        app.tab.run()
        assert any(said in one.value for one in app.tab.warning) == still  # while any spend is the files'


def test_spend_is_shown_where_nothing_tells_what_it_brings() -> None:
    app = shown(files(weeks=2))
    assert shown_channels(app) == ["Video", "Search"]
    assert "what it brings is not known yet" in app.text
    assert "of the last 14 days" in app.text
    assert not app.tab.error


def test_an_example_that_was_asked_about_gives_way_to_files() -> None:
    app = App()
    state(app).change_budget(replace(EXAMPLE, brand_rule="on"))
    given = files()
    open_uploads(state(app), [(BytesIO(content), name) for name, content in given.items()])
    app.page("budget")
    assert set(shown_channels(app)) == {"Search", "Video"}
    assert state(app).budget.choice.brand_rule == "on"


@pytest.mark.parametrize("page", ["budget", "value", "lifecycle", "customers", "segments"])
def test_a_dollar_is_escaped_once(page: str) -> None:
    app = App()
    open_uploads(state(app), [(BytesIO(content), name) for name, content in files(order_channel="Search").items()])
    for panel in EVERY_PANEL:
        app.tab.session_state[f"budget-{panel}"] = True
    app.page(page)
    assert "$" in app.text
    assert "\\\\" not in app.markup


def test_a_plan_in_dollars_is_escaped_once() -> None:
    app = App()
    open_uploads(state(app), [(BytesIO(files()["orders.csv"]), "orders.csv")])
    costly = replace(SEARCH, name="A.b (c)", least_e4=900_000)
    channels = (costly, VIDEO, RADIO, TRIAL)
    other = BudgetChoice((costly, replace(VIDEO, brings=20, doubled=35), RADIO, TRIAL), value_e4=300_000)
    asked = BudgetChoice(channels, value_e4=300_000, brand_rule="on", few_rule="on", most_channels=3, value_unsure=0.3, outlook="regret", own_e4=(1_000_000, 1_000_000, 1_000_000, 0))  # fmt: skip
    state(app).change_budget(asked, "redraw")
    state(app).change_scenarios((BudgetScenario("Other", other, ""),))
    for panel in EVERY_PANEL:
        app.tab.session_state[f"budget-{panel}"] = True
    app.page("budget")
    assert not app.tab.exception
    assert "$" in app.text
    assert "\\\\" not in app.markup


def test_columns_of_curves_are_chosen_by_hand_where_no_header_tells_them() -> None:
    app = App()
    app.tab.session_state["budget-import"] = True
    app.page("budget")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("budget-curves"))
    box.upload("curves.csv", b"what,a,b\nTV,500,20\nTV,1000,30\n")
    app.tab.run()
    assert not app.tab.error
    for role, header in (("channel", "what"), ("spend", "a"), ("response", "b")):
        next(one for one in app.tab.selectbox if str(one.key).startswith(f"budget-curves-{role}")).set_value(header)
        app.tab.run()
    app.tab.button(key="budget-take-curves").click().run()
    assert [one.name for one in state(app).budget.choice.channels] == ["TV"]


def test_a_file_of_the_shop_among_curves_is_called_what_it_is() -> None:
    app = App()
    app.tab.session_state["budget-import"] = True
    app.page("budget")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("budget-curves"))
    box.upload("orders.csv", b"Order,Email,Date,Total\n1,a@b.example,2026-01-01,20\n2,c@b.example,2026-01-02,30\n")
    app.tab.run()
    (said,) = [one.value for one in app.tab.error]
    assert said.startswith("This looks like an order file, not like a table of curves. Drop it on the page Data:")
    assert "Choose the three columns" not in app.text


def test_channels_beyond_the_table_are_named() -> None:
    app = App()
    app.tab.session_state["budget-import"] = True
    app.page("budget")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("budget-curves"))
    rows = [f"Place {number:02d},{spend},{spend / 10}" for number in range(32) for spend in (100, 200)]
    box.upload("curves.csv", "\n".join(["channel,spend,response", *rows]).encode())
    app.tab.run()
    assert any(
        "The table holds 30 channels; left out: “Place 30” and “Place 31”." in one.value for one in app.tab.warning
    )
    app.tab.button(key="budget-take-curves").click().run()
    assert len(state(app).budget.choice.channels) == 30


def test_a_brand_share_gets_no_verdict_while_nobody_knows_what_it_lifts() -> None:
    app = planned(SEARCH, VIDEO, RADIO, brand_rule="on", brand_share=0.28, innovation_rule="off", panels=("brand",))
    assert "not known yet" in app.text
    assert "does not pay" not in app.text
    assert "new customers a week more without an ad after a year" in app.text


def test_two_plans_get_two_names() -> None:
    app = planned(SEARCH, VIDEO)
    for _ in range(2):
        at = len(state(app).budget.scenarios)
        app.tab.text_input(key=f"scenario-name-{at}").set_value("Spring")
        next(button for button in app.tab.button if button.label == "Put it aside").click().run()
    assert [one.name for one in state(app).budget.scenarios] == ["Spring", "Spring (2)"]


def test_turning_the_only_further_rule_off_leaves_its_panel_open() -> None:
    app = planned(SEARCH, VIDEO, few_rule="on", most_channels=2)
    key = f"budget-few_rule-{state(app).revision}"
    app.tab.button_group(key=key).set_value("off").run()
    assert state(app).budget.choice.few_rule == "off"
    assert any(one.key == key for one in app.tab.button_group)


def test_files_are_here_only_where_they_are() -> None:
    assert "already here" not in planned(SEARCH, VIDEO).text
    assert "already here" in shown(files()).text


def columns_of(app: App, table: str = "table") -> dict[str, dict[str, Any]]:
    """What a table of step 2 ("bounds": the one of limits) shows, by the column's name; nothing where it is not there."""
    editor = next((one.proto for one in app.tab.dataframe if f"budget-{table}-" in one.proto.id), None)
    told: dict[str, dict[str, Any]] = {} if editor is None else json.loads(editor.columns)
    return {} if editor is None else {name: told[name] for name in editor.column_order}


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_the_tables_headers_are_whole_and_limits_stand_behind_a_switch(locale: str) -> None:
    app = App(locale)
    state(app).change_budget(BudgetChoice((SEARCH, VIDEO)))
    app.page("budget")
    app.tab.toggle[0].set_value(True).run()
    first, limits = columns_of(app), columns_of(app, "bounds")
    assert list(first) == ["name", "weekly", "brings", "doubled", "unsure", "kind"]
    assert list(limits) == ["name", "least", "most", "worth"]
    assert (
        sum(one["width"] for one in list(first.values())[:3]) <= 356 - 33
    )  # beside the boxes, on a phone of 390 pixels
    for shown in (first, limits):
        needed = {
            name: 42 + sum(14 if ord(sign) > 0x2E7F else 7.5 for sign in one["label"]) for name, one in shown.items()
        }
        assert {name for name, one in shown.items() if one["width"] < needed[name]} == set()
        assert sum(one["width"] for one in shown.values()) <= 820 - 34  # beside the sidebar at 1280 pixels


def test_a_column_is_as_wide_as_the_largest_spend_in_it() -> None:
    app = App("en-GB")
    state(app).change_budget(BudgetChoice((SEARCH, replace(VIDEO, weekly_e4=12_345_678_900))))
    app.page("budget")
    assert columns_of(app)["weekly"]["width"] >= len("1,234,567.89") * 8 + 16 > 90


def test_limits_that_are_told_are_in_sight_and_what_was_typed_outlives_the_switch(_no_rerun: list[int]) -> None:  # noqa: PT019
    app = planned(SEARCH, replace(VIDEO, most_e4=2_500_000), innovation_rule="off")
    assert "most" in columns_of(app, "bounds")
    key = f"budget-table-{state(app).revision}-0"
    bounds = table_key(app, "bounds")
    typed = {"edited_rows": {0: {"least": 40.0}}, "added_rows": [], "deleted_rows": []}
    app.tab.session_state[bounds] = typed
    app.tab.run()
    assert [one.least_e4 for one in state(app).budget.choice.channels] == [400_000, 0]
    for added in ([], [{"name": "Post"}]):  # in the place of the row that is gone
        renamed = {"edited_rows": {0: {"name": "Seek"}}, "added_rows": added, "deleted_rows": [1]}
        app.tab.session_state[key] = renamed
        app.tab.run()
    limits = [(one.name, one.least_e4, one.most_e4) for one in state(app).budget.choice.channels]
    assert limits == [("Seek", 400_000, None), ("Post", 0, None)]
    app.tab.toggle[0].set_value(False).run()
    assert columns_of(app, "bounds") == {}
    app.tab.toggle[0].set_value(True).run()
    assert [(one.name, one.least_e4, one.most_e4) for one in state(app).budget.choice.channels] == limits


def test_while_the_weeks_are_looked_at_words_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    seen = doors.weeks

    def spinner(text: str, **_: bool) -> AbstractContextManager[None]:
        said.append(text)
        return nullcontext()

    def weeks() -> tuple[Fitted, ...]:
        assert said, "the weeks are fitted before anything is shown"
        return seen()

    monkeypatch.setattr(budget.st, "spinner", spinner)
    monkeypatch.setattr(doors, "weeks", weeks)
    app = shown(files())
    assert not app.tab.exception
    assert said[0].startswith("Looking at every week")


def weekly(app: App) -> list[dict[str, float]]:
    """What is spent a week now, by each table of step 2 that was drawn so far."""
    kept = app.tab.session_state
    keys = [one for one in kept if one.startswith("budget-table-") and one.endswith("-base")]
    return [{one.name: one.weekly_e4 / SCALE for one in kept[key]} for key in keys]


def holed() -> dict[str, bytes]:
    """The same shop with the orders' channel, but without the spend of Video in ten weeks, and any in two."""
    given = files(order_channel="Video", weeks=60)
    lacking = {f"{MONDAY + timedelta(days=7 * 20 + day)},Video" for day in range(70)}
    none = {str(MONDAY + timedelta(days=7 * 50 + day)) for day in range(14)}
    lines = given["spend.csv"].decode().splitlines()
    kept = [line for line in lines if line[:10] not in none and line.rpartition(",")[0] not in lacking]
    return {**given, "spend.csv": "\n".join(kept).encode()}


@pytest.mark.soak
def test_an_answer_about_missing_spend_holds_on_both_pages_and_on_the_command_line(tmp_path: Path) -> None:
    given = holed()
    for name, content in given.items():
        (tmp_path / name).write_bytes(content)
    both = tmp_path / "orders.csv", "--spend", tmp_path / "spend.csv"
    app = shown(given)
    assert app.text.count("or is it missing in the report?") == 2
    (before,) = weekly(app)
    for control in (one for one in app.tab.button_group if str(one.key).startswith("hole-")):
        app.tab.button_group(key=control.key).set_value("missing").run()
    assert not app.tab.exception
    assert app.text.count("is missing, as you say") == 2
    assert "or is it missing" not in app.text
    days = [MONDAY + timedelta(days=7 * week) for week in (20, 30, 50, 52)]
    said = ("--missing", f"Video={days[0]}..{days[1]}", "--missing", f"{days[2]}..{days[3]}")
    told = BudgetAnswer.model_validate(ask("budget", *both, *said, "--json").answer)
    after = {one.channel: one.spend for one in told.curves or []}
    assert after in weekly(app)
    assert after["Search"] > before["Search"]
    value = ValueAnswer.model_validate(ask("value", *both, *said, "--json").answer)
    assert [(one.channel, one.answer) for one in value.spend_holes or []] == [(None, "missing"), ("Video", "missing")]
    page = app.page("value")
    table = next(frame.value for frame in page.tab.dataframe if "cac" in list(frame.value)).set_index("channel")
    assert table.loc["Video", "cac"] == pytest.approx(
        next(one.likely_cac for one in value.cac if one.channel == "Video"), rel=1e-4
    )
    assert page.text.count("is missing, as you say") == 2


def test_response_curves_do_not_go_in_beside_a_shop_as_spend() -> None:
    app = App().shop()
    curves = b"channel,spend_multiplier,spend,mean,ci_lo,ci_hi\nMeta,0.0,0,0,0,0\nMeta,1.0,900,40,30,50\nMeta,2.0,1800,60,40,80\n"
    with pytest.raises(CannotAnswer, match="This is a table of response curves"):
        open_uploads(state(app), [(BytesIO(curves), "curves.csv")])


def test_a_table_that_promises_more_than_all_who_came_is_told_so() -> None:
    app = shown(files())
    assert "promises too much" not in app.text
    typed = tuple(replace(one, brings=500, doubled=700) for one in (SEARCH, VIDEO))
    state(app).change_budget(BudgetChoice(typed), "redraw")
    app.tab.run()
    assert not app.tab.exception
    assert "promises too much" in app.text
