from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.analysis import why
from lib.analysis.event_log import Attribute, EventLog
from lib.analysis.funnel import Funnel
from lib.catalog.samples import sample
from lib.catalog.segments import segment_map
from lib.core.settings import RfmSettings
from tests.cli.running import ask
from tests.ui.conftest import App

ORDERS = "Order,Customer,Date,Amount,Status\n" + "\n".join(
    f"{number},c{number % 7},2026-0{1 + number % 6}-{1 + number % 27:02d} 10:00:00,{10 + number}.00,paid"
    for number in range(40)
)


#: How many kinds of comparisons each sample shop has: periods, channel, device, page, customer group, and for tea the domain.
KINDS = {"coffee_en": 5, "tea_zh": 6}


def opened(code: str = "coffee_en", locale: str = "en-GB") -> App:
    return App(locale).sample(code).page("journey")


@pytest.fixture(scope="module")
def coffee(tmp_path_factory: pytest.TempPathFactory) -> App:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGULARS_AUTOSAVE", "off")
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        return opened()


def test_the_answer_says_where_most_money_is_lost(coffee: App) -> None:
    assert not coffee.tab.exception
    assert not coffee.tab.error
    first = coffee.tab.subheader[0].value
    assert first.startswith("Most money is lost between Product page and Cart: ")
    assert "£" in first


def test_its_figures_are_the_command_lines(coffee: App) -> None:
    events = sample("coffee_en").paths("events")[0]
    users = {step["step"]: step["users"] for step in ask("funnel", events, "--json").answer["steps"]}
    shown = {metric.label: metric.value for metric in coffee.tab.metric}
    assert (shown["Seen"], shown["Paid"]) == (f"{users['seen']:,}", f"{users['paid']:,}")


def test_there_are_four_figures_and_every_step_in_a_table(coffee: App) -> None:
    assert [metric.label for metric in coffee.tab.metric] == ["Seen", "Paid", "Conversion", "Typical time"]
    table = coffee.tab.dataframe[0].value
    assert len(table) == 8
    assert table["units"].is_monotonic_decreasing


def test_the_slow_product_page_of_the_sample_is_among_the_reasons(coffee: App) -> None:
    """sample_data/README.md: the page of the bag of espresso beans is slow and brings half of the usual carts."""
    assert "**page: /p/espresso1**" in coffee.text
    assert "loaded in over 1.5 s" in coffee.text


def test_paid_and_unpaid_traffic_have_their_share_and_who_comes_back(coffee: App) -> None:
    cards = [one.value for one in coffee.tab.markdown if "of the revenue" in one.value and "ordered again" in one.value]
    assert [card.split("  \n")[0] for card in cards] == ["**Unpaid traffic**", "**Paid traffic**"]
    assert "The sides do not differ more than chance in who comes back." in coffee.text


def test_the_two_halves_are_compared_and_the_broken_week_shows(coffee: App) -> None:
    assert "**Paid rose most: from " in coffee.text
    paid = coffee.text.split("Paying after the checkout stays above 70% of its usual share")[1].split(":small[")[1]
    assert "**kept**" in paid
    assert re.search(r"broken on \d days, the last on \d+ Jul 2026", paid.split("]")[0])


def test_another_segment_map_gives_reasons_of_its_own(coffee: App, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    answer = why.reasons

    def noted(log: EventLog, funnel: Funnel, place: int, others: dict[str, Attribute]) -> why.Reasons:
        asked.append(others["segment"].values)
        return answer(log, funnel, place, others)

    monkeypatch.setattr(why, "reasons", noted)
    state = coffee.tab.session_state["session"]
    before = state.rfm
    state.change_rfm(RfmSettings(map_name="putler-11"))
    coffee.tab.run()
    state.change_rfm(before)
    coffee.tab.run()
    assert asked == [tuple(one.code for one in segment_map("putler-11").segments)]
    assert not coffee.tab.exception


@pytest.mark.soak
def test_controls_change_the_question() -> None:
    app = opened()
    app.tab.selectbox(key="journey-window").set_value(1800).run()
    app.tab.text_input(key="journey-steps").set_value("landed, product_view, landed, paid").run()
    assert not app.tab.exception
    table = app.tab.dataframe[0].value
    assert table["step"].tolist() == ["Landed", "product_view", "Landed", "Paid"]
    app.tab.text_input(key="journey-steps").set_value("landed, nonsense").run()
    assert "“nonsense” is not an event of the file" in app.tab.error[0].value
    app.tab.text_input(key="journey-steps").set_value(",,,").run()
    assert len(app.tab.dataframe[0].value) == 8, "nothing written leaves the steps as they are mapped"
    app.tab.text_input(key="journey-steps").set_value("paid, product_view").run()
    assert [one.label for one in app.tab.metric][:3] == ["Paid", "product_view", "Conversion"]
    assert app.tab.metric[2].value != "100%"
    app.tab.text_input(key="journey-steps").set_value("").run()
    app.tab.selectbox(key="journey-order").set_value("any").run()
    app.tab.segmented_control(key="journey-unit").set_value("session").run()
    app.tab.selectbox(key="journey-value").set_value("given").run()
    app.figure("journey-own-value").set_value(20.0).run()
    app.tab.selectbox(key="journey-touch").set_value("all").run()
    assert not app.tab.exception
    assert not app.tab.error


def test_the_tea_shop_in_chinese_has_public_and_private_domain() -> None:
    app = opened("tea_zh", "zh-CN")
    assert not app.tab.exception
    assert app.tab.title[0].value == "人在哪里流失？"
    assert "私域" in app.text
    cards = [one.value.split("  \n")[0] for one in app.tab.markdown if "笔订单" in one.value]
    assert cards == [f"**{side}**" for side in ("私域", "公域", "店播", "达播")]


def test_both_domains_are_compared_in_who_buys_and_who_comes_back() -> None:
    app = opened("tea_zh")
    assert "comes back" not in app.text.split("Look at public and private domain")[0]
    for told in ("by where their first order was", "by where they were first met"):
        assert told in app.text
    app.tab.get_by_key(f"journey-compare-{KINDS['tea_zh']}").set_value("domain").run()
    assert not app.tab.exception
    assert "Public domain less Private domain" in app.text or "Private domain less Public domain" in app.text


@pytest.mark.soak
def test_two_customer_groups_are_compared_with_one_another_and_with_who_never_ordered() -> None:
    app = opened()
    app.tab.get_by_key(f"journey-compare-{KINDS['coffee_en']}").set_value("segment").run()
    assert not app.tab.exception
    one, other = (app.tab.selectbox(key=f"journey-{side}-segment") for side in ("one", "other"))
    assert one.options[0] == "No customers yet"
    assert f"{other.options[1]} less No customers yet" in app.text
    other.set_value("champions").run()
    assert "differs most: it is higher in" in app.text, "two groups do not rise or fall"
    app.tab.selectbox(key="journey-other-segment").set_value(one.value).run()
    assert "Choose two that differ." in app.text


def test_the_goal_of_the_private_domain_has_a_path() -> None:
    app = opened("tea_zh")
    app.tab.slider(key="journey-goal").set_value(80).run()
    assert "To reach 80% by " in app.text


def test_orders_alone_offer_what_to_bring_and_say_what_they_know() -> None:
    app = App().upload("orders.csv", ORDERS.encode()).page("journey")
    assert not app.tab.exception
    assert app.tab.subheader[0].value.startswith("Orders alone say this much: of 7 customers 7 ordered a second time.")
    assert "An event log" in app.text


def test_daily_totals_give_the_counts_and_say_what_they_cannot() -> None:
    app = App().upload("orders.csv", ORDERS.encode()).page("journey")
    bring(app, sample("coffee_en").paths("daily")[0])
    assert not app.tab.exception
    assert app.tab.subheader[0].value.startswith("Most ")
    assert "nobody can be followed from one step to the next" in app.text
    assert app.tab.dataframe[0].value["step"].tolist() == ["Seen", "Landed", "Cart", "Checkout", "Paid"]


def test_totals_that_are_counted_differently_tell_no_loss_and_no_money() -> None:
    app = App().upload("orders.csv", ORDERS.encode()).page("journey")
    days = "".join(f"2026-01-{day:02d},100,150,40,60\n" for day in range(1, 29))
    box(app).upload("totals.csv", f"date,sessions,add_to_carts,checkouts,orders\n{days}".encode())
    app.tab.run()
    app.tab.run()
    assert not app.tab.exception
    assert app.tab.subheader[0].value.startswith("The steps are counted differently")
    assert "Largest loss" not in [one.label for one in app.tab.metric]
    assert app.tab.dataframe[0].value["lost"].tolist() == [0, 0, 0, 0]
    assert any("No two steps in a row can be compared" in one.value for one in app.tab.info)


def test_an_event_log_can_be_brought() -> None:
    app = App().upload("orders.csv", ORDERS.encode()).page("journey")
    leads = "user_id,event,timestamp,channel\n" + "\n".join(
        f"l{number},{event},2026-0{month}-01 10:00,{'web' if number % 3 else ''}"
        for number in range(90)
        for event, month in [("lead", 2), ("won", 1 if number == 4 else 3)][: 2 if number % 4 == 0 else 1]
    )
    box(app).upload("leads.csv", leads.encode())
    app.tab.run()
    app.tab.run()
    assert not app.tab.exception
    assert "23 of 90 leads became a deal" in app.text
    assert "1 deal is dated before its first contact" in app.text
    assert "30 leads have no origin" in app.text


def box(app: App):
    return next(one for one in app.tab.file_uploader if "journey-upload" in str(one.key))


def bring(app: App, path: Path) -> None:
    box(app).upload(path.name, path.read_bytes())
    app.tab.run()
    app.tab.run()


def test_one_table_of_leads_with_the_days_of_their_deals_is_a_lead_funnel() -> None:
    crm = "lead_id,created_date,origin,close date\n" + "\n".join(
        f"L{number},2026-01-{1 + number % 28:02d},{'web' if number % 3 else ''},{'2026-02-10' if number % 4 == 0 else ''}"
        for number in range(90)
    )
    app = App().upload("crm.csv", crm.encode()).page("journey")
    assert not app.tab.exception
    assert "23 of 90 leads became a deal" in app.text
    assert "30 leads have no origin" in app.text


def test_steps_that_are_mapped_by_hand_have_limits_and_periods_to_compare() -> None:
    """A log of a shop's own names asks first which is which, and invents no way; told so, every step of the page knows it."""
    rows = [
        f"u{day}-{n},{name},2026-0{1 + day // 28}-{1 + day % 28:02d} 10:00:0{at}\n"
        for day in range(50)
        for n in range(20)
        for at, name in enumerate(("home_open", "sku_open", "bag_put", "money_in"))
        if n % (at + 1) == 0
    ]
    app = App().page("data").upload("log.csv", ("user_id,event,time\n" + "".join(rows)).encode())
    app.page("journey")
    assert not app.tab.exception
    assert app.tab.subheader[0].value.startswith("None of the events is one of the usual steps (“bag")
    assert not app.tab.metric
    assert "Events were matched by their names" not in app.text
    assert app.tab.text_input(key="journey-steps").placeholder == "home_open, sku_open, bag_put, money_in"
    mapped = {"landed": "home_open", "product": "sku_open", "cart": "bag_put", "paid": "money_in"}
    for code, name in mapped.items():
        app.tab.multiselect(key=f"journey-events-{code}").set_value([name])
    app.tab.run()
    assert not app.tab.exception
    assert "None of the usual touch-points is in the file" not in app.text
    assert "two periods" in str(app.tab.get_by_key("journey-compare-1").options)


def test_totals_without_a_way_say_so_and_offer_what_would_tell_it() -> None:
    days = "".join(f"2026-01-{day:02d},{20 + day},{700 + day}.5,{20 + day}\n" for day in range(1, 29))
    app = App().page("data").upload("totals.csv", f"Day,Orders,Revenue,Buyers\n{days}".encode())
    app.page("journey")
    assert not app.tab.exception
    assert app.tab.subheader[0].value.startswith("These totals do not say where people are lost")
    assert not app.tab.metric
    assert box(app) is not None
