from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from lib.catalog.samples import sample
from lib.core.settings import StageSettings
from lib.ui.session import Session
from tests.cli.running import ask
from tests.ui.conftest import App


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The sample shop's page in one tab; who changes something changes it back."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGULARS_AUTOSAVE", "off")
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield App().sample().page("lifecycle")


def state(app: App) -> Session:
    return app.tab.session_state["session"]


def test_the_answer_says_who_is_still_there_in_numbers(opened: App) -> None:
    assert not opened.tab.exception
    assert not opened.tab.error
    assert "still with you" in opened.tab.subheader[0].value
    assert [metric.label for metric in opened.tab.metric][:4] == [
        "Again in 30 days",
        "Repeat rate",
        "Per order",
        "Per buyer",
    ]


def test_its_figures_are_the_command_lines(opened: App) -> None:
    said: dict[str, Any] = ask("lifecycle", sample("coffee_en").orders_path, "--json").answer
    stars, shown = said["north_star"], {metric.label: metric.value for metric in opened.tab.metric}
    assert shown["Again in 30 days"] == f"{stars['repurchase_30d']:.1%}"
    assert shown["Repeat rate"] == f"{stars['repeat_rate']:.0%}"
    assert shown["Per order"] == f"£{stars['average_order_value']:.2f}"
    declining = next(stage["customers"] for stage in said["stages"] if stage["stage"] == "declining")
    assert f"{declining:,} are declining" in opened.text


def test_every_step_shows_something(opened: App) -> None:
    assert sum(header.value.split(" ")[0].isdigit() for header in opened.tab.header) == 7
    for told in (
        "come back within 365 days",
        "points more of",
        "past their own usual gap",
        "More than half of the orders come between",
    ):
        assert told in opened.text
    assert "nan" not in opened.text.lower().split()


def test_what_stands_above_a_chart_is_said_to_its_end(opened: App) -> None:
    assert "the latest 25 of 30 cohorts; the mean is of all." in opened.text
    assert not [one.value for one in opened.tab.markdown if one.value.startswith("**") and "…" in one.value]


def test_visits_are_among_the_north_stars_where_there_is_an_event_log(opened: App) -> None:
    told = {metric.label: metric.value for metric in opened.tab.metric}
    assert told["Next-day return"].endswith("%")
    assert told["7-day return"].endswith("%")
    alone = App().upload("orders.csv", DEGENERATE["one order each"]).page("lifecycle")
    assert "once the shop has an event log" in alone.text


def test_a_statisticians_words_stand_only_under_how_it_is_computed(opened: App) -> None:
    computed = next(box for box in opened.tab.expander if box.label == "How it is computed")
    hidden = {str(element.value) for element in computed.markdown}
    shown = "\n".join(str(element.value) for element in opened.tab.markdown if str(element.value) not in hidden)
    for word in ("Kaplan", "Markov", "Dirichlet", "Greenwood", "Wilson", "censor", "p-value"):
        assert word not in shown


def test_limits_by_hand_are_taken_and_taken_back(opened: App) -> None:
    app, before = opened, opened.tab.subheader[0].value
    app.tab.number_input(key=f"limit-fl-{state(app).revision}").set_value(300)
    app.tab.number_input(key=f"limit-fd-{state(app).revision}").set_value(90)
    app.tab.multiselect(key=f"limit-seasons-{state(app).revision}").set_value(["black_friday"])
    take(app)
    assert (state(app).stages.first_days, state(app).stages.seasons) == ((90, 300), ("black_friday",))
    assert state(app).stages.later_days is None  # left as they were: still the shop's own
    assert "Set by hand." in app.text
    assert app.tab.subheader[0].value != before
    app.tab.button(key="limits-back").click().run()
    assert state(app).stages == StageSettings(seasons=("black_friday",))
    state(app).change_stages(StageSettings())
    app.tab.run()
    assert app.tab.subheader[0].value == before


def take(app: App) -> None:
    next(button for button in app.tab.button if button.label == "Take these limits").click().run()
    assert not app.tab.exception


def test_limits_the_wrong_way_round_are_refused(opened: App) -> None:
    opened.tab.number_input(key=f"limit-fd-{state(opened).revision}").set_value(4000)
    take(opened)
    assert "the first number must be the smaller one" in opened.text
    assert state(opened).stages == StageSettings()
    state(opened).revision += 1
    opened.tab.run()


@pytest.mark.soak
def test_the_shops_own_promotions_are_left_out_of_the_rhythm_and_brought_back(opened: App) -> None:
    app, plain = opened, opened.text

    def propose(first: date, last: date) -> None:
        app.tab.date_input(key=f"promotion-first-{state(app).revision}").set_value(first)
        app.tab.date_input(key=f"promotion-last-{state(app).revision}").set_value(last)
        next(button for button in app.tab.button if button.label == "Leave these days out").click().run()

    propose(date(2025, 6, 2), date(2025, 6, 1))
    assert "the last day must not be before the first" in app.text
    propose(date(2025, 1, 1), date(2025, 12, 31))
    assert state(app).stages.promotions == ((date(2025, 1, 1), date(2025, 12, 31)),)
    assert "31 Dec 2025" in app.text
    limits = "**After later orders**: declining"
    told = [next(line for line in text.splitlines() if limits in line) for text in (plain, app.text)]
    assert told[0] != told[1]
    propose(date(2026, 2, 1), date(2026, 2, 7))
    app.tab.button(key=f"promotion-remove-0-{state(app).revision}").click().run()
    assert state(app).stages.promotions == ((date(2026, 2, 1), date(2026, 2, 7)),)
    state(app).change_stages(StageSettings())
    app.tab.run()
    assert told[0] in app.text


def test_what_is_to_come_is_told_when_it_is_asked_for(opened: App) -> None:
    assert "Checked on your own orders" not in opened.text
    opened.tab.session_state["to-come"] = True
    opened.tab.run()
    assert not opened.tab.exception
    assert re.search(
        r"In the next 24 weeks today's customers order about [\d,]+ times more \([\d,]+–[\d,]+\)", opened.text
    )
    assert "Checked on your own orders" in opened.text
    opened.tab.session_state["to-come"] = False
    opened.tab.run()
    young = App().upload("orders.csv", DEGENERATE["one order each"]).page("lifecycle")
    young.tab.session_state["to-come"] = True
    young.tab.run()
    assert "Nobody has come back, so there are no repeat purchases to forecast" in young.text


@pytest.mark.soak
def test_customers_can_be_placed_by_what_they_bought_last() -> None:
    app = App().upload("lines.csv", sample("coffee_en").paths("order_lines")[0].read_bytes()).page("lifecycle")
    before = app.tab.subheader[0].value
    app.tab.session_state["category-rhythm"] = True
    app.tab.run()
    assert "How long until a customer buys something of the same category again." in app.text
    app.tab.get_by_key(f"limits-by-{state(app).revision}").set_value("category").run()
    assert not app.tab.exception
    assert state(app).stages.limits_by == "category"
    assert "in another stage than by the limits of the whole shop" in app.text
    limits = next(frame.value for frame in app.tab.dataframe if "later" in frame.value.columns)
    assert "Coffee" in limits["category"].tolist()
    assert limits["later"].str.contains("days").any()
    assert app.tab.subheader[0].value != before


def test_cohorts_can_be_made_of_other_things(opened: App) -> None:
    opened.tab.selectbox(key="cohort-measure").select("cumulative")
    for by in ("week", "channel"):
        opened.tab.get_by_key("cohort-by").set_value(by).run()
        assert not opened.tab.exception
        assert "a customer brings" in opened.text


def test_what_cohorts_are_made_of_can_be_compared_in_how_fast_it_comes_back(opened: App) -> None:
    opened.tab.get_by_key("cohort-by").set_value("country").run()
    curve = opened.tab.selectbox(key="curve-one")
    country = next(one for one in curve.options if one.startswith("Country: "))
    assert any(one.startswith("Channel: ") for one in curve.options)
    curve.select_index(curve.options.index(country))
    opened.tab.run()
    assert not opened.tab.exception
    opened.tab.get_by_key("cohort-by").set_value("month")  # the country falls away, and with it the choice
    opened.tab.session_state["life-months"] = True
    opened.tab.run()
    assert not opened.tab.exception
    assert not any(one.startswith("Country: ") for one in opened.tab.selectbox(key=opened.drawn("curve-one")).options)
    months = opened.tab.dataframe[-1].value
    assert months["buyers"].sum() >= months["new"].sum() > 0
    assert (months["new"] + months["returning"] + months["reactivated"] == months["buyers"])[:-1].all()


@pytest.mark.soak
def test_what_if_contracts_and_curves_answer(opened: App) -> None:
    opened.tab.selectbox(key="whatif-stage").select("declining")
    opened.tab.slider(key="whatif-points").set_value(5)
    opened.tab.selectbox(key="curve-other").select("later")
    opened.tab.text_input(key="contracts").set_value("1000, 869, 743, 653, 593, 551, 517, 491").run()
    assert "5 points more of “Declining” add" in opened.text
    assert "“After the first order” comes back less than “After later orders”" in opened.text
    assert "renewals about" in opened.text
    next(control for control in opened.tab.button_group if control.key == "occasions").set_value("month").run()
    assert "At the next 12 occasions your" in opened.text
    assert "Checked on the last 7 occasions" in opened.text
    opened.tab.text_input(key="contracts").set_value("a lot").run()
    assert "Type whole numbers" in opened.text


def test_a_stage_and_a_cohort_open_their_customers() -> None:
    app = App().sample().page("lifecycle")
    app.tab.selectbox(key="life-to-do").select("mature").run()
    app.tab.button(key="open-life-to-do").click().run()
    assert app.tab.title[0].value == "Who is it?"
    assert "Stage “Mature”: 247 customers" in app.text
    app.page("lifecycle").tab.button(key="open-life-chosen-cell").click().run()
    assert "First order in August 2026: 74 customers" in app.text


@pytest.mark.soak
def test_a_list_says_how_many_of_it_are_not_to_be_chased_whatever_their_stage_asks_for() -> None:
    app = App().sample().page("lifecycle")
    app.tab.selectbox(key="life-to-do").select("lapsed").run()
    app.tab.button(key="open-life-to-do").click().run()
    assert not app.tab.exception
    assert re.search(r"\d of them stand under “Do not chase these” on the page Value", app.text)


#: Shops that hide something; each must open without an exception and say something sensible.
DEGENERATE = {
    "one order": b"order,customer,date,amount\n1,ann,2026-01-05,10\n",
    "one day": b"order,customer,date,amount\n" + b"".join(b"%d,c%d,2026-01-05,10\n" % (n, n) for n in range(30)),
    "one order each": b"order,customer,date,amount\n"
    + b"".join(b"%d,c%d,2026-0%d-05,10\n" % (n, n, n % 6 + 1) for n in range(60)),
    "all given back": b"order,customer,date,amount\n1,ann,2026-01-05,10\n2,ann,2026-01-06,-10\n3,bob,2026-03-05,5\n4,bob,2026-03-06,-5\n",
    "years apart": b"order,customer,date,amount\n1,ann,2016-01-05,10\n2,ann,2026-01-06,10\n",
}


@pytest.mark.parametrize("name", DEGENERATE)
def test_a_degenerate_shop_gets_a_sensible_page(name: str) -> None:
    app = App().upload("orders.csv", DEGENERATE[name]).page("lifecycle")
    assert not app.tab.exception
    assert "Something went wrong" not in app.text
    assert "nan" not in app.text.lower().split()


def test_chinese_reads_as_chinese() -> None:
    app = App("zh-CN").sample("tea_zh").page("lifecycle")
    assert not app.tab.exception
    assert app.tab.title[0].value == "客户留得住吗？"
    assert "仍在店里消费" in app.tab.subheader[0].value
