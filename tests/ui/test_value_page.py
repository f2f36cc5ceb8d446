"""The value page: with and without a margin, of the sample shops and of shops that hide nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from lib.analysis.worth import Worth
from lib.catalog.samples import sample
from lib.charts.value import Bar
from lib.core.settings import CostSettings, ValueSettings, View
from lib.text.words import NOTHING, Words
from lib.ui.session import Session
from lib.ui.value_costs import _name_pixels
from lib.ui.value_groups import new_finding
from tests.cli.running import ask
from tests.cli.schemas import ValueAnswer
from tests.ui.conftest import App

HEADER = "Order,Customer,Date,Amount,Channel"


def opened(locale: str = "en-GB", code: str = "coffee_en") -> App:
    return App(locale).shop(code).page("value")


def state(app: App) -> Session:
    return app.tab.session_state["session"]


def with_margin(app: App, margin: float) -> App:
    here = state(app)
    here.value = ValueSettings(margin=margin)
    here.revision += 1
    app.tab.run()
    return app


def test_without_a_margin_values_are_revenue_and_it_is_said() -> None:
    app = opened()
    assert not app.tab.exception
    assert not app.tab.error
    assert "of revenue within 365 days" in app.tab.subheader[0].value
    assert "Your margin is not known here" in app.text
    assert [metric.label for metric in app.tab.metric] == [
        "A new customer",
        "Still to come",
        "To win one",
        "Revenue : cost",
    ]
    assert "Above 3 × cost?" not in app.text


def test_a_margin_makes_values_what_is_left() -> None:
    app = opened()
    revenue = app.tab.subheader[0].value
    with_margin(app, 0.5)
    assert not app.tab.exception
    assert "is worth" in app.tab.subheader[0].value
    assert app.tab.subheader[0].value != revenue
    assert "Your margin is not known here" not in app.text
    assert state(app).value.margin == 0.5
    by = next(control for control in app.tab.button_group if "today-grouping" in str(control.key))
    assert str(by.key).endswith("segment-stage-cohort-channel-country")
    groups = next(frame.value for frame in app.tab.dataframe if "each" in list(frame.value))
    by.set_value("cohort").run()
    quarters = next(frame.value for frame in app.tab.dataframe if "each" in list(frame.value))
    assert quarters["customers"].sum() == groups["customers"].sum()
    assert quarters["total"].sum() == pytest.approx(groups["total"].sum())


def test_the_sample_shop_brings_its_spend_and_tells_what_was_planted() -> None:
    app = with_margin(opened(), 0.6)
    costs = next(frame.value for frame in app.tab.dataframe if "cac" in list(frame.value))
    assert {"Google Ads", "Instagram", "TikTok"} <= set(costs["channel"])
    google = costs.set_index("channel").to_dict("index")["Google Ads"]
    assert google["cac"] == pytest.approx(google["spend"] / google["new"], rel=1e-4)
    told = next(frame.value for frame in app.tab.dataframe if "planted" in list(frame.value))
    assert told["planted"].tolist()[:4] == ["0.4", "16", "0.8", "3"]
    assert "drawn from the planted numbers" in app.text
    assert "pays back" in app.text
    came_by = next(control for control in app.tab.button_group if str(control.key).startswith("came-by-"))
    box = next(one for one in app.tab.expander if "How do you know" in one.label)
    assert not box.proto.expanded
    came_by.set_value("hand").run()
    assert next(one for one in app.tab.expander if "How do you know" in one.label).proto.expanded
    app.figure(f"split-Google Ads-{state(app).revision}").set_value(25.0).run()
    assert not app.tab.exception
    assert state(app).costs.split == (("Google Ads", 0.25),)
    by_hand = next(frame.value for frame in app.tab.dataframe if "cac" in list(frame.value)).set_index("channel")["new"]
    assert by_hand.to_dict()["Google Ads"] == pytest.approx(0.25 * 2953, abs=3)
    assert "It is a guess" in app.text


@pytest.mark.parametrize(
    ("options", "costs"),
    [
        (("--won-by", "Discount code", "--same-channel", "Google Ads=WELCOME10", "--lag-days", "7"),
         CostSettings("column", "Discount code", (("Google Ads", "WELCOME10"),), lag_days=7)),
        pytest.param(
            ("--won-by", "Discount code", "--blank", "untold", "--same-channel", "Google Ads=WELCOME10"),
            CostSettings("column", "Discount code", (("Google Ads", "WELCOME10"),), blank_cells="untold"),
            marks=pytest.mark.soak,
        ),
        pytest.param(
            ("--split", "Google Ads=0.25,Instagram=0.1", "--lag-days", "14"),
            CostSettings("hand", split=(("Google Ads", 0.25), ("Instagram", 0.1)), lag_days=14),
            marks=pytest.mark.soak,
        ),
    ],
    ids=["by a voucher", "by a question left open", "by hand"],
)  # fmt: skip
def test_the_command_line_and_the_page_join_spend_alike(options: tuple[str, ...], costs: CostSettings) -> None:
    shop = sample("coffee_en")
    ran = ask("value", shop.orders_path, "--spend", shop.paths("spend")[0], "--margin", "0.6", *options, "--json")
    assert ran.code == 0, ran.err
    answer = ValueAnswer.model_validate(ran.answer)
    app = opened()
    state(app).costs = costs
    with_margin(app, 0.6)
    shown = next(frame.value for frame in app.tab.dataframe if "cac" in list(frame.value)).set_index("channel")
    assert shown.index.tolist() == [one.channel for one in answer.cac]
    missing = {one.channel for one in answer.channels_unnamed}
    told = {one.channel: round(one.likely_customers) for one in answer.cac if one.channel not in missing}
    assert told
    assert shown["new"].dropna().to_dict() == told
    assert shown["cac"].tolist() == pytest.approx(
        [one.likely_cac or np.nan for one in answer.cac], rel=1e-4, nan_ok=True
    )
    assert shown["value"].tolist() == pytest.approx([one.ltv or np.nan for one in answer.cac], nan_ok=True)
    assert answer.gate is not None
    assert f"to the brand” is {answer.gate.state}." in app.text
    assert answer.gate.history[-1].day == answer.gate.day
    assert answer.payback is not None
    assert str(answer.payback.days) in app.text
    for told, one in zip(shown["ratio"].tolist(), answer.cac, strict=True):
        assert (told == NOTHING) == (one.ratio.value is None)
        assert told == NOTHING or told.startswith(f"{Words().times(one.ratio.value or 0)} (")


def test_the_page_speaks_chinese() -> None:
    app = with_margin(opened("zh-CN", "tea_zh"), 0.6)
    assert not app.tab.exception
    assert "新客" in app.tab.subheader[0].value
    assert "The model" not in app.text
    rule = next(one.value for one in app.tab.markdown if "预算做品牌" in one.value)
    assert "。** " in rule  # after a full stop, bold ends before a blank only


@pytest.mark.parametrize("days", [1, 30], ids=["one day", "five weeks"])
def test_a_young_shop_gets_what_can_be_said(days: int) -> None:
    rows = [f"{n},c{n % 25},2026-01-{1 + n % days:02} 10:00,{10 + n % 7}.00,Shop" for n in range(40)]
    app = App()
    app.upload("orders.csv", "\n".join([HEADER, *rows]).encode())
    app.page("value")
    assert not app.tab.exception
    assert not app.tab.error
    assert "too little history to look ahead" in app.tab.subheader[0].value
    assert [one.label for one in app.tab.metric] == ["Each so far"]
    asked = [str(one.key) for one in (*app.tab.button_group, *app.tab.text_input)]
    assert not [key for key in asked if key.startswith(("horizon-", "figure-discount-"))]  # nothing hangs on them here


def test_a_shop_where_nobody_comes_back_is_told_so_and_what_that_means_for_the_cost() -> None:
    rows = [f"{n},c{n},2025-{1 + n % 9:02}-{1 + n % 27:02} 10:00,40.00,Ads" for n in range(120)]
    spend = [f"2025-{month:02}-{day:02},Ads,10.00" for month in range(1, 10) for day in range(1, 28)]
    app = App()
    app.upload("orders.csv", "\n".join([HEADER, *rows]).encode())
    app.page("data")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload-add"))
    box.upload("spend.csv", "\n".join(["Date,Channel,Cost", *spend]).encode())
    app.tab.run()
    app.page("value")
    assert not app.tab.exception
    assert "None of your 120 customers has come back yet" in app.tab.subheader[0].value
    assert "to win one cost" in app.text
    assert "Whether the money is back with it is not known until the margin is told" in app.text
    assert "too little history" not in app.text  # nine months are enough to say it
    assert "what is usual in small shops fills in" not in app.text  # nothing is forecast
    assert "there are no repeat purchases to forecast" in app.text
    with_margin(app, 0.9)
    assert "the money is back with it, and value over cost is at least" in app.text
    assert _told(app)["Value : cost"].startswith("at least")
    with_margin(app, 0.1)
    assert "as long as nobody comes back" in app.text


def test_other_settings_survive_in_the_project() -> None:
    app = App().shop()
    state(app).value = ValueSettings(margin=0.4)
    choices = state(app).choices()
    assert choices is not None
    assert choices.value == state(app).value


COSTS = "Order,Customer,Date,Amount,Cost of goods,Channel,Voucher,Product"


def shop_with_costs() -> App:
    """Forty customers in half a year, each back once a month for a while; goods cost two fifths of a sale."""
    rows = [
        f"{customer}-{visit},c{customer:02},2026-{1 + visit:02}-{1 + customer % 27:02} 10:00,20.00,8.00,"
        f"{'Shop' if customer % 2 else 'Fair'},{('INSTA' if customer % 3 else 'FLYER') if not visit else ''},{'mug' if customer % 4 else 'pot'}"
        for customer in range(40)
        for visit in range(1 + customer % 6)
    ]
    app = App()
    app.upload("orders.csv", "\n".join([COSTS, *rows]).encode())
    return app.page("value")


def test_a_column_of_costs_tells_the_margin() -> None:
    app = shop_with_costs()
    assert not app.tab.exception
    assert "is worth" in app.tab.subheader[0].value
    assert "By the costs in the file 60% of each sale is left" in app.text
    assert "Your margin is not known here" not in app.text
    assert state(app).value.margin is None
    with_margin(app, 0.5)
    assert "The costs in the file would say 60%." in app.text


def _priced(app: App, bought: float, sold: float) -> None:
    app.figure(f"bought-{state(app).revision}").set_value(bought).run()
    app.figure(f"sold-{state(app).revision}").set_value(sold).run()


def test_a_margin_is_never_assumed_before_somebody_types_it() -> None:
    app = opened()
    how = next(control for control in app.tab.radio if str(control.key).startswith("margin-how-"))
    how.set_value("typed").run()
    assert state(app).value.margin is None
    assert "of revenue within" in app.tab.subheader[0].value
    app.figure(f"margin-{state(app).revision}").set_value(60.0).run()
    assert state(app).value.margin == 0.6
    assert "is worth" in app.tab.subheader[0].value
    how.set_value("unknown").run()
    assert state(app).value.margin is None
    how.set_value("example").run()
    app.figure(f"bought-{state(app).revision}").set_value(10.0).run()
    assert state(app).value.margin is None
    assert not app.tab.warning or all("nothing is left" not in one.value for one in app.tab.warning)
    app.figure(f"sold-{state(app).revision}").set_value(25.0).run()
    assert state(app).value.margin == 0.6
    assert not app.tab.exception


@pytest.mark.soak
def test_prices_that_leave_nothing_say_what_the_page_goes_on_with() -> None:
    app = shop_with_costs()
    how = next(control for control in app.tab.radio if str(control.key).startswith("margin-how-"))
    how.set_value("example").run()
    _priced(app, 30.0, 25.0)
    assert "this page goes on with the costs in the file, by which 60% of each sale is left" in app.text
    assert "is worth" in app.tab.subheader[0].value
    assert any(str(one.key).startswith("figure-costs-") for one in app.tab.text_input)
    sample_shop = opened()
    how = next(control for control in sample_shop.tab.radio if str(control.key).startswith("margin-how-"))
    how.set_value("example").run()
    _priced(sample_shop, 30.0, 25.0)
    assert "this page goes on with revenue" in sample_shop.text
    assert "of revenue within" in sample_shop.tab.subheader[0].value


def test_a_headline_over_groups_goes_by_the_ranges_that_are_drawn() -> None:
    google, meta = (
        Bar(name, Worth(value, value - 10, value + 10, low, high, 0.1), 100, 3.0)
        for name, value, low, high in (("google", 180.0, 157.0, 208.0), ("meta", 148.0, 128.0, 172.0))
    )
    assert "overlap" in str(new_finding([google, meta]))
    assert not new_finding([google, meta]).facts  # nobody is highlighted
    sure = Bar("meta", replace(meta.worth, wide_high=156.0), 100, 3.0)
    assert "google" in str(new_finding([google, sure]))


def test_customers_of_today_are_told_apart_by_group_and_stage() -> None:
    app = shop_with_costs()
    groups = next(frame.value for frame in app.tab.dataframe if "each" in list(frame.value))
    assert groups["customers"].sum() == 40
    assert "will bring most" in app.text
    next(control for control in app.tab.button_group if "today-grouping" in str(control.key)).set_value("stage").run()
    stages = next(frame.value for frame in app.tab.dataframe if "each" in list(frame.value))
    by = next(control for control in app.tab.button_group if "today-grouping" in str(control.key))
    by.set_value("first_product").run()
    products = next(frame.value for frame in app.tab.dataframe if "each" in list(frame.value))
    assert dict(zip(products["group"], products["customers"], strict=True)) == {"mug": 30, "pot": 10}
    assert set(stages["group"]) <= {"Newcomers", "Growing", "Mature", "Declining", "Lapsed"}
    assert stages["total"].sum() == pytest.approx(groups["total"].sum())


def test_a_long_name_of_a_channel_leaves_a_phone_room_for_the_cost() -> None:
    assert _name_pixels(["google", "meta"]) is None
    assert _name_pixels(["google performance max prospecting broad audiences uk"]) == 170
    assert _name_pixels(["巨量引擎品牌广告搜索投放"]) == 170


def test_a_split_by_hand_has_no_costs_until_something_is_split() -> None:
    app = with_margin(opened(), 0.6)
    next(one for one in app.tab.button_group if str(one.key).startswith("came-by-")).set_value("hand").run()
    assert not app.tab.exception
    assert "Nothing is split yet" in app.text
    assert not any("cac" in list(frame.value) for frame in app.tab.dataframe)
    assert "All spend over all new customers" in app.text
    for stale in ("channels with spend", "platforms together claim", "is not told", "It is a guess"):
        assert stale not in app.text


@pytest.mark.soak
def test_several_codes_are_one_channel() -> None:
    app = opened()
    state(app).costs = CostSettings("column", "Discount code")
    state(app).revision += 1
    app.tab.run()
    chosen = next(one for one in app.tab.multiselect if str(one.key).startswith("match-Google Ads"))
    both = [str(one) for one in chosen.options[:2]]
    chosen.set_value(both).run()
    assert not app.tab.exception
    assert state(app).costs.matches == tuple(sorted(("Google Ads", one) for one in both))
    google = next(frame.value for frame in app.tab.dataframe if "cac" in list(frame.value)).set_index("channel")
    assert google["new"].to_dict()["Google Ads"] > 0
    assert "The column says nothing of" in app.text
    asked = next(one for one in app.tab.button_group if str(one.key).startswith("blank-channel"))
    assert "“Discount code” is empty for" in asked.label
    asked.set_value("untold").run()
    assert not app.tab.exception
    assert state(app).costs.blank_cells == "untold"
    assert "came from is not told. Costs share them out" in app.text
    assert "The column says nothing of" not in app.text


def with_spend(spend: list[str]) -> App:
    rows = [
        f"{customer}-{visit},c{customer:02},2026-{1 + visit:02}-{1 + customer % 27:02} 10:00,20.00,{'Ads' if customer % 2 else 'Fair'}"
        for customer in range(40)
        for visit in range(1 + customer % 6)
    ]
    app = App()
    app.upload("orders.csv", "\n".join([HEADER, *rows]).encode())
    app.page("data")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload-add"))
    box.upload("spend.csv", "\n".join(["Date,Channel,Cost,Conversions", *spend]).encode())
    app.tab.run()
    return app.page("value")


@pytest.mark.parametrize(
    ("spend", "said"),
    [
        ([f"2024-{month:02}-{day:02},Ads,10.00,1" for month in range(1, 10) for day in (1, 15)], "no day is in both"),
        ([f"2026-{month:02}-{day:02},Ads,0.00,1" for month in range(1, 7) for day in (1, 15)], "All spend from 1 Jan 2026"),
        ([f"2026-{month:02}-{day:02},Ads,{10 if day == 1 else -4}.00,1" for month in range(1, 7) for day in (1, 15)], "6 rows of the spend are below 0, together"),
    ],
    ids=["of other days", "of nothing", "below zero"],
)  # fmt: skip
def test_spend_that_tells_no_cost_is_said_for_what_it_is(spend: list[str], said: str) -> None:
    app = with_spend(spend)
    assert not app.tab.exception
    assert said in app.text
    for wrong in ("No order came through", "This needs a file of spend"):
        assert wrong not in app.text
    if "below 0" not in said:
        assert "180 days" not in app.text
        assert not any("cac" in list(frame.value) for frame in app.tab.dataframe)


#: Customers of two countries; later orders come by another channel than the first.
def _filtered(view: View) -> App:
    rows = [
        f"{customer}-{visit},c{customer:03},2026-{1 + customer % 6 + visit:02}-{1 + customer % 27:02} 10:00,20.00,"
        f"{('Ads' if customer % 2 else 'Fair') if not visit else 'Direct'},{'IE' if customer % 4 else 'FR'}"
        for customer in range(160)
        for visit in range(1 + customer % 5)
    ]
    spend = [f"2026-{month:02}-{day:02},Ads,10.00,1" for month in range(1, 11) for day in range(1, 29)]
    app = App()
    app.upload("orders.csv", "\n".join([f"{HEADER},Country", *rows]).encode())
    app.page("data")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload-add"))
    box.upload("spend.csv", "\n".join(["Date,Channel,Cost,Conversions", *spend]).encode())
    app.tab.run()
    state(app).change_view(view)
    state(app).revision += 1
    return app.page("value")


FILTERS = [View(countries=("FR",)), View(channels=("Ads",)), View(first_day=date(2026, 5, 1))]


@pytest.fixture(scope="module")
def unfiltered() -> App:
    return _filtered(View())


def _told(app: App) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.tab.metric}


@pytest.mark.soak
@pytest.mark.parametrize("view", FILTERS, ids=["country", "channel", "days"])
def test_a_filter_narrows_no_cost_and_makes_nobody_new_or_gone(view: View, unfiltered: App) -> None:
    app = _filtered(view)
    assert not app.tab.exception
    assert state(app).view == view
    table = next(frame.value for frame in app.tab.dataframe if "cac" in list(frame.value)).set_index("channel")
    if view.channels:  # the cost and the ratio of the very customers whose value stands beside them
        assert _told(app)["Revenue : cost"] == table["ratio"]["Ads"].split(" (")[0]
        assert _told(app)["To win one"] == Words().money(round(table["cac"]["Ads"] * 10_000))
        assert "of this channel" in app.text
    else:
        assert not {"To win one", "Revenue : cost"} & set(_told(app))
        assert "for the whole shop: spend cannot be filtered" in app.text
    assert _told(app)["Still to come"] != _told(unfiltered)["Still to come"]
    assert app.text.count("all of their orders count") == 1
    assert "Whatever the filter" in app.text
    assert "Whatever the filter" not in unfiltered.text
    assert "all of their orders count" not in unfiltered.text
    for wrong in ("has come back yet", "Bring the older orders"):
        assert wrong not in app.text
    costs = [next(f.value for f in one.tab.dataframe if "cac" in list(f.value)) for one in (app, unfiltered)]
    assert costs[0].equals(costs[1])


def test_a_channel_that_is_brand_by_its_name_is_asked_about_and_one_click_says_so() -> None:
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 7) for day in (1, 15)]
    app = with_spend([f"{day},{channel},10.00,1" for day in days for channel in ("Ads", "Podcast (brand)")])
    assert not app.tab.exception
    assert "may be brand by its name" in app.text
    app.tab.button(key="brand-like-Podcast (brand)").click().run()
    assert not app.tab.exception
    assert state(app).costs.brand == ("Podcast (brand)",)
    assert "may be brand by its name" not in app.text
    box = next(one for one in app.tab.multiselect if str(one.key).startswith("brand-"))
    assert box.value == ["Podcast (brand)"]
    box.set_value([]).run()
    assert not app.tab.exception
    assert state(app).costs.brand == ()


def _of_files(rows: list[str], spend: list[str]) -> App:
    app = App()
    app.upload("orders.csv", "\n".join([HEADER, *rows]).encode())
    app.page("data")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload-add"))
    box.upload("spend.csv", "\n".join(["Date,Channel,Cost", *spend]).encode())
    app.tab.run()
    return app.page("value")


def test_spend_without_a_channel_name_is_asked_about_beside_the_remark_and_one_choice_answers() -> None:
    app = with_spend([f"2026-{month:02}-{day:02},,10.00,40" for month in range(1, 7) for day in range(1, 29)])
    assert not app.tab.exception
    assert "The spend names no channel, and the orders name" in app.text
    assert "“”" not in app.text
    assert "at least" in app.text
    costs = next(frame.value for frame in app.tab.dataframe if "cac" in list(frame.value))
    assert costs[["cac", "new"]].isna().all(axis=None)
    assert costs["between"].str.endswith(" or more").all()
    box = next(one for one in app.tab.selectbox if str(one.key).startswith("unnamed-"))
    assert sorted(box.options) == ["Ads", "Fair", "none of these"]
    box.set_value(box.options.index("Ads")).run()
    assert not app.tab.exception
    assert state(app).costs.matches == (("", "Ads"),)
    costs = next(frame.value for frame in app.tab.dataframe if "cac" in list(frame.value))
    assert costs["new"].tolist() == [20]
    assert not any(str(one.key).startswith("unnamed-") for one in app.tab.selectbox)


def with_orders(currency: str = "") -> App:
    rows = [
        f"{one},c{one % 40:02},2026-{1 + one % 6:02}-{1 + one % 28:02} 10:00,20.00,Meta{currency and ',' + currency}"
        for one in range(120)
    ]
    app = App()
    app.upload("orders.csv", "\n".join([HEADER + (",Currency" if currency else ""), *rows]).encode())
    return app


def added(app: App, name: str, lines: list[str]) -> App:
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload-add"))
    box.upload(name, "\n".join(lines).encode())
    app.tab.run()
    return app


def test_whoever_comes_to_add_spend_has_said_what_the_file_is() -> None:
    """Its columns could count anything: dropped by itself it is taken for totals, from the page for spend."""
    lines = ["Month,Posters,Leaflets", *(f"2026-{month:02},{100 + month}.00,{200 - month}.00" for month in range(1, 7))]
    app = with_orders()
    app.page("data")
    added(app, "plan.csv", lines)
    project = state(app).project
    assert project is not None
    assert [one.kind for one in project.beside] == ["daily"]
    app.page("value")
    state(app).awaited = "spend"  # as the button says; a test does not follow it to the other page
    app.page("data")
    added(app, "plan.csv", lines)
    assert not app.tab.exception
    project = state(app).project
    assert project is not None
    assert [one.kind for one in project.beside] == ["spend"]
    assert state(app).awaited is None
    added(app, "next-plan.csv", [lines[0], *(line.replace("2026", "2027") for line in lines[1:])])
    project = state(app).project
    assert project is not None
    assert [one.kind for one in project.beside] == ["spend", "spend"]  # as said of the first one


def test_a_rate_brings_spend_into_the_currency_of_the_orders() -> None:
    app = with_orders("EUR")
    app.page("data")
    spend = [f"2026-{month:02}-{day:02},Meta,10.00,USD" for month in range(1, 7) for day in range(1, 29)]
    added(app, "spend.csv", ["Date,Channel,Cost,Currency", *spend])
    app.page("value")
    assert not app.tab.exception
    assert "the spend is in USD" in app.text
    rate = next(one for one in app.tab.text_input if str(one.key).startswith("figure-spend-rate-USD"))
    rate.set_value("0,5").run()
    assert not app.tab.exception
    assert "The spend was converted to EUR at your rates: 1 USD = 0.5 EUR." in app.text
    costs = next(frame.value for frame in app.tab.dataframe if "cac" in list(frame.value))
    assert costs["spend"].sum() == 840
    assert state(app).costs.rates == (("USD", 0.5),)


def test_what_an_empty_channel_means_is_asked_once_and_stands_among_the_controls_afterwards() -> None:
    rows = [
        f"{one},c{one // 2:02},2026-{1 + one % 6:02}-{1 + one % 28:02} 10:00,20.00,{('Ads', '', 'Fair')[one // 2 % 3]}"
        for one in range(120)
    ]
    spend = [f"2026-{month:02}-{day:02},Ads,10.00" for month in range(1, 7) for day in range(1, 29)]
    app = _of_files([*rows, "x,free,2026-02-02 10:00,0.00,Ads"], spend)
    assert not app.tab.exception
    assert "1 customer is set aside here" in app.text
    asked = next(one for one in app.tab.button_group if str(one.key).startswith("blank-channel"))
    assert "20 of 60 new customers have no channel" in asked.label
    assert asked.value is None
    asked.set_value("nothing").run()
    assert not app.tab.exception
    assert state(app).costs.channel_blanks == "nothing"
    assert not any(str(one.key).startswith("blank-channel") for one in app.tab.button_group)
    assert "20 new customers without a channel count as come without spend" in app.text
    later = next(one for one in app.tab.button_group if str(one.key).startswith("blank-cells-channel"))
    assert later.value == "nothing"


def test_channels_that_orders_do_not_tell_apart_are_proposed_together_and_have_one_row() -> None:
    rows = [
        f"{one},c{one // 2:02},2026-{1 + one % 6:02}-{1 + one % 28:02} 10:00,20.00,{('google', 'Fair')[one // 2 % 2]}"
        for one in range(120)
    ]
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 7) for day in range(1, 29)]
    app = _of_files(rows, [f"{day},{name},10.00" for day in days for name in ("Google Search", "Google Shopping")])
    assert not app.tab.exception
    assert "which do not tell them apart" in app.text
    app.tab.button(key="alike-Google Search-Google Shopping-1").click().run()
    assert not app.tab.exception
    table = next(frame.value for frame in app.tab.dataframe if "cac" in list(frame.value)).set_index("channel")
    assert table.index.tolist() == ["Google Search + Google Shopping"]
    assert table["new"].tolist() == [30]
    assert "cost and verdict are of both together" in app.text
