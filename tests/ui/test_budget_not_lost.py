"""Nothing that is typed or removed on the Budget page is lost or changed without a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.analysis.spending import spending
from lib.charts.budget import moves
from lib.core.settings import BudgetChannel, BudgetChoice, BudgetDecision, BudgetScenario, DecidedChannel
from lib.reports.budget import plan_sheet
from lib.reports.project import Choices
from lib.text.words import Words
from tests.cli.test_curves import ROBYN
from tests.ui.conftest import App
from tests.ui.test_budget_page import MONEY, RADIO, SEARCH, VIDEO, edit, opened, planned, state, table_key


def _warned(app: App) -> str:
    return "\n".join(one.value for one in app.tab.warning).replace("\\", "")


LANGUAGES = pytest.mark.parametrize(("locale", "origin"), [("en-GB", 0), ("zh-CN", 1)])


@LANGUAGES
def test_two_rows_of_one_name_both_count_and_the_second_is_told_by_its_own(locale: str, origin: int) -> None:
    app = App(locale)
    third = replace(VIDEO, name="Search (2)")
    state(app).change_budget(BudgetChoice((SEARCH, VIDEO, third), innovation_rule="off"), "redraw")
    app.page("budget")
    assert not app.tab.warning
    edit(app, "table", 1, origin, name=" Search ")
    assert not app.tab.exception
    kept = state(app).budget.choice.channels
    assert [one.name for one in kept] == ["Search", "Search (3)", "Search (2)"]
    assert (kept[1].weekly_e4, kept[1].brings) == (VIDEO.weekly_e4, VIDEO.brings)
    assert "Search (3)" in _warned(app)
    edit(app, "table", 1, origin, name="Other")
    assert [one.name for one in state(app).budget.choice.channels] == ["Search", "Other", "Search (2)"]
    assert not app.tab.warning


def test_a_name_as_long_as_a_cell_holds_keeps_its_number() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off")
    key = f"budget-table-{state(app).revision}-0"
    name = "x" * 60
    app.tab.session_state[key] = {
        "edited_rows": {0: {"name": name}, 1: {"name": name}}, "added_rows": [{"name": name, "weekly": 50.0}], "deleted_rows": [],
    }  # fmt: skip
    app.tab.run()
    assert [one.name for one in state(app).budget.choice.channels] == [name, f"{'x' * 56} (2)", f"{'x' * 56} (3)"]
    assert state(app).budget.choice.channels[2].weekly_e4 == 500_000


def _type(app: App, table: str, row: int, **cells: float) -> None:
    app.tab.session_state[table_key(app, table)] = {"edited_rows": {row: cells}, "added_rows": [], "deleted_rows": []}
    app.tab.run()
    assert not app.tab.exception


@pytest.mark.parametrize("away", ["panel", "page"])
def test_what_was_typed_stands_there_again_after_its_panel_or_page_was_left(away: str) -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off", panels=("own", "months"))
    _type(app, "own", 1, own=30.0)
    _type(app, "season", 6, index=30.0)
    _type(app, "table", 0, weekly=120.0)
    told = state(app).budget.choice
    assert told.own_e4 is not None
    assert told.season is not None
    assert (told.own_e4[1], told.season[6], told.channels[0].weekly_e4) == (300_000, 30.0, 1_200_000)
    for back in (False, True):
        if away == "page":
            app.page("budget" if back else "value")
        for panel in ("own", "months"):
            app.tab.session_state[f"budget-{panel}"] = back
        app.tab.run()
        assert not app.tab.exception
        assert state(app).budget.choice == told  # also by a table that is drawn anew
    shown = {
        name: frame.value for frame in app.tab.dataframe for name in frame.value if name in {"own", "index", "doubled"}
    }
    assert shown["own"]["own"].tolist()[1] == "30.00"
    assert shown["index"]["index"].tolist()[6] == "30"
    if away == "page":  # a table that was never out of sight shows its first figures, and above them the browser's
        assert shown["doubled"]["weekly"].tolist()[0] == "120.00"


def test_a_plan_of_ones_own_follows_its_channels_and_until_it_is_typed_the_best_split() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off", panels=("own",))

    def own() -> pd.DataFrame:
        return next(one.value for one in app.tab.dataframe if "own" in one.value)

    _type(app, "table", 0, weekly=90.0)
    assert own()["own"].tolist() == [f"{one:,.2f}" for one in own()["best"]]
    assert state(app).budget.choice.own_e4 is None
    _type(app, "own", 1, own=30.0)
    search, video = state(app).budget.choice.own_e4 or ()
    _type(app, "table", 0, weekly=80.0, name="Seek")
    assert state(app).budget.choice.own_e4 == (search, video)
    app.tab.session_state[table_key(app, "table")] = {"edited_rows": {}, "added_rows": [{"name": "Post", "weekly": 10.0}], "deleted_rows": [0]}  # fmt: skip
    app.tab.run()
    assert [one.name for one in state(app).budget.choice.channels] == ["Video", "Post"]
    assert (state(app).budget.choice.own_e4 or ())[0] == video


def test_a_row_of_figures_without_a_name_is_said() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off")
    app.tab.session_state[table_key(app, "table")] = {"edited_rows": {}, "added_rows": [{"weekly": 77.0, "brings": 9.0}], "deleted_rows": []}  # fmt: skip
    app.tab.run()
    assert "A row without a name does not count." in _warned(app)
    assert len(state(app).budget.choice.channels) == 2
    app.tab.session_state[table_key(app, "table")] = {"edited_rows": {}, "added_rows": [{}], "deleted_rows": []}
    app.tab.run()
    assert "A row without a name" not in _warned(app)


def test_limits_stand_by_their_channels_after_a_row_was_deleted_and_the_page_was_left() -> None:
    app = planned(SEARCH, VIDEO, RADIO, innovation_rule="off")
    app.tab.toggle[0].set_value(True).run()
    _type(app, "bounds", 2, most=90.0)
    app.tab.session_state[table_key(app, "table")] = {"edited_rows": {}, "added_rows": [], "deleted_rows": [0]}
    app.tab.run()
    _type(app, "bounds", 0, least=20.0)
    told = state(app).budget.choice.channels
    assert [(one.name, one.least_e4, one.most_e4) for one in told] == [("Video", 200_000, None), ("Radio", 0, 900_000)]
    app.page("value")
    app.page("budget")
    app.tab.run()
    assert state(app).budget.choice.channels == told
    assert app.tab.dataframe[1].value["least"].tolist() == ["20.00", "0.00"]
    _type(app, "table", 0, weekly=150.0)
    assert [(one.name, one.least_e4, one.most_e4) for one in state(app).budget.choice.channels] == [("Video", 200_000, None), ("Radio", 0, 900_000)]  # fmt: skip


TABLE = b"channel,spend,new customers\nA,50,2\nA,100,3.5\n"


def test_each_file_of_curves_begins_with_what_it_tells_itself() -> None:
    app = opened()
    app.tab.session_state["budget-import"] = True
    app.tab.run()

    def asked(name: str, content: bytes) -> tuple[float | None, str | None]:
        next(one for one in app.tab.file_uploader if str(one.key).startswith("budget-curves")).upload(name, content)
        app.tab.run()
        assert not app.tab.exception
        weeks = [one.value for one in app.tab.number_input if one.label == "Weeks that its amounts cover"]
        kinds = [one.value for one in app.tab.button_group if str(one.key).startswith("budget-curves-outcome")]
        return (weeks or [None])[0], (kinds or [None])[0]

    assert asked("table.csv", TABLE) == (1, "customers")
    assert asked("meridian.csv", MONEY) == (52, "money")
    assert asked("table.csv", TABLE) == (1, "customers")
    assert asked("robyn.csv", ROBYN.encode())[1] == "money"
    assert asked("table.csv", TABLE) == (1, "customers")


def _buttons(app: App) -> list[str]:
    return [str(one.key) for one in app.tab.button]


def test_a_plan_that_was_removed_comes_back_by_a_button_at_its_card() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off", own_e4=(2_000_000, 1_000_000), panels=("own",))
    plans = tuple(BudgetScenario(name, state(app).budget.choice) for name in ("Spring", "Summer"))
    state(app).change_scenarios(plans)
    app.tab.run()
    app.tab.button(key="scenario-remove-0").click().run()
    assert "budget-own-forget" in _buttons(app)  # it stands above the tables
    assert _buttons(app).index("scenario-open-0") == _buttons(app).index("scenario-back") + 1
    app.tab.button(key="scenario-back").click().run()
    assert state(app).budget.scenarios == plans
    assert "scenario-back" not in _buttons(app)


@LANGUAGES
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_line_of_the_ledger_that_was_removed_comes_back_where_it_stood(locale: str, origin: int, at: int) -> None:
    app = App(locale)
    lines = tuple(
        BudgetDecision(name, date(2031, 1, 6 + 7 * week), 1, (DecidedChannel(SEARCH, 1_000_000),))
        for week, name in enumerate(("First", "Second", "Third"))
    )
    state(app).change_decisions(lines)
    app.page("budget")
    assert "decision-back" not in _buttons(app)
    app.tab.button(key=f"decision-remove-{at}").click().run()
    assert lines[at] not in state(app).budget.decisions
    assert app.tab.button(key="decision-back").label == (
        f"恢复“{lines[at].name}”" if origin else f"Bring back “{lines[at].name}”"
    )
    app.tab.button(key="decision-back").click().run()
    assert state(app).budget.decisions == lines
    assert "decision-back" not in _buttons(app)


@pytest.mark.soak
def test_what_was_removed_can_be_brought_back_after_the_shop_was_closed_and_opened() -> None:
    app = App().shop()
    plans = (BudgetScenario("Spring", BudgetChoice((SEARCH, VIDEO))), BudgetScenario("Summer", BudgetChoice((SEARCH,))))
    lines = (BudgetDecision("First", date(2031, 1, 6), 1, (DecidedChannel(SEARCH, 1_000_000),)),)
    state(app).change_scenarios(plans)
    state(app).change_decisions(lines)
    app.page("budget")
    app.tab.button(key="scenario-remove-0").click().run()
    app.tab.button(key="decision-remove-0").click().run()
    choices = state(app).choices()
    assert choices is not None
    again = App().shop()
    state(again).budget = Choices.model_validate_json(choices.model_dump_json()).budget
    again.page("budget")
    again.tab.button(key="scenario-back").click().run()
    again.tab.button(key="decision-back").click().run()
    assert (state(again).budget.scenarios, state(again).budget.decisions) == (plans, lines)
    assert not {"scenario-back", "decision-back"}.intersection(_buttons(again))


def test_the_only_line_of_the_ledger_comes_back_too() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off")
    next(button for button in app.tab.button if button.label == "We follow this plan").click().run()
    lines = state(app).budget.decisions
    app.tab.button(key="decision-remove-0").click().run()
    assert state(app).budget.decisions == ()
    app.tab.button(key="decision-back").click().run()
    assert state(app).budget.decisions == lines != ()


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_a_floor_above_its_cap_is_said_with_both_figures(locale: str) -> None:
    app = App(locale)
    state(app).change_budget(BudgetChoice((SEARCH, VIDEO), innovation_rule="off"), "redraw")
    app.page("budget")
    app.tab.toggle[0].set_value(True).run()
    key = table_key(app, "bounds")

    def limited(**limits: float) -> None:
        app.tab.session_state[key] = {"edited_rows": {1: limits}, "added_rows": [], "deleted_rows": []}
        app.tab.run()

    limited(least=80.0, most=80.0)
    assert not app.tab.warning
    limited(least=80.0, most=50.0)
    assert all(word in _warned(app) for word in ("Video", "80", "50"))
    assert "Search" not in _warned(app)
    video = state(app).budget.choice.channels[1]
    assert (video.least_e4, video.most_e4) == (800_000, 800_000)  # as it is said
    limited(least=80.0)
    assert not app.tab.warning


@pytest.mark.parametrize(
    ("budget", "said"),
    [
        (3_003_000, "can take only 120, so 0.30 of the budget must stay unspent"),
        (3_000_010, None),  # a tenth of a penny
        (4_000_000, "can take only 120, so 100 of the budget must stay unspent"),
    ],
)
def test_a_rule_says_how_much_must_stay_unspent_and_only_where_that_is_so(budget: int, said: str | None) -> None:
    radio = replace(RADIO, weekly_e4=1_000_000, most_e4=1_200_000)
    asked = {"brand_rule": "on", "brand_share": 0.4, "innovation_rule": "off", "total_e4": budget}
    app = planned(SEARCH, replace(VIDEO, weekly_e4=1_000_000), radio, **asked)
    assert not app.tab.error
    assert "most of the rest" not in app.text
    if said is None:
        assert "must stay unspent" not in app.text
    else:
        assert said in app.text
        assert "Raise their limits in step 2." in app.text


def test_a_limit_is_not_to_be_raised_beyond_what_is_told_of_the_channel() -> None:
    """Radio is told up to 200, twice what is spent now; its share would be 240."""
    radio = replace(RADIO, weekly_e4=1_000_000, most_e4=1_200_000)
    asked = {"brand_rule": "on", "brand_share": 0.4, "innovation_rule": "off", "total_e4": 6_000_000}
    text = planned(SEARCH, replace(VIDEO, weekly_e4=2_000_000), radio, **asked).text
    assert "What they bring is told only up to 200; if their curves went on" in text
    assert "loosen the rule, or test that first" in text
    assert "Raise their limits" not in text


def _unknown(name: str, most: float) -> BudgetChannel:
    """A curve of another tool that does not say what is spent now."""
    return BudgetChannel(name, points=((0.0, 0.0), (50.0, most / 2), (100.0, most * 0.8), (200.0, most)))


@pytest.mark.parametrize("own", [(500_000, 1_000_000), None])
@pytest.mark.parametrize("objective", ["customers", "margin"])
def test_where_the_spend_of_now_is_unknown_nothing_is_held_against_it(
    objective: str, own: tuple[int, ...] | None
) -> None:
    channels = _unknown("Tv", 20), _unknown("Press", 30)
    asked = {"objective": objective, "total_e4": 1_500_000, "own_e4": own, "innovation_rule": "off"}
    app = planned(*channels, panels=("own",), **asked)
    assert not app.tab.exception
    assert not app.tab.error
    figures = {one.label: one.value for one in app.tab.metric}
    assert figures.get("More than today", "–") == "–"
    text = app.text.lower()
    assert [word for word in ("half of this move", "grey: now", "than today", "(today") if word in text] == []
    table = next(one.value for one in app.tab.dataframe if "own" in one.value.columns)
    assert table["now"].isna().all()
    headers = next(one.proto.columns for one in app.tab.dataframe if "line" in one.value.columns)
    assert "This plan" in headers
    assert '"Now"' not in headers
    drawn = moves(spending(state(app).budget.choice), Words()).tables["moves"]
    assert set(drawn["part"]) == {"best"}


def test_beside_a_channel_whose_spend_of_now_is_unknown_those_of_the_others_stand_without_a_total() -> None:
    app = planned(SEARCH, _unknown("Tv", 20), total_e4=2_000_000, innovation_rule="off", panels=("own",))
    assert not app.tab.exception
    table = next(one.value for one in app.tab.dataframe if "line" in one.value.columns).set_index("line")
    lines = ["Search", "Tv", "Spend a week", "New customers a week", "Brings a week", "Left after spend"]
    assert table.loc[lines, "plan0"].tolist() == ["100", "–", "–", "–", "–", "–"]
    assert "–" not in table.loc[lines, "plan1"].tolist()
    drawn = moves(spending(state(app).budget.choice), Words()).tables["moves"]
    sheet = plan_sheet(spending(state(app).budget.choice), Words())
    assert list(sheet.columns[2].cells) == [100, None]
    assert drawn.loc[drawn["part"] == "now", "channel"].tolist() == ["Search"]
