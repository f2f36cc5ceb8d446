"""Events, daily totals, campaigns, experiments and ready lists of customers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import hypothesis.strategies as st
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.daily import last_day, totals_of
from lib.ingest.imported import SideFile
from lib.ingest.together import together
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY
from tests.ingest.side_of import booked, codes, side
from tests.ingest.tables import table_from

EVENTS = "user_id,session_id,event,occurred_at,page,load_seconds,value\n"


def test_events_keep_their_order_and_their_page() -> None:
    file = side(EVENTS + "ann,s1,landed,2026-01-05 10:00:00,/,1.5,\nann,s1,paid,2026-01-05 10:03:00,/done,,12.50\n")
    assert file.frame[["user_id", "event", "page"]].to_numpy().tolist() == [["ann", "landed", "/"], ["ann", "paid", "/done"]]  # fmt: skip
    assert file.frame["value_e4"].fillna(0).to_list() == [0, 125_000]
    assert booked(file) == {"counted": (2, 12.5)}


def test_metrics_of_people_are_events() -> None:
    rows = "".join(f"2025-05-{n + 1:02d}T10:00:00Z,P{n % 3},{('Opened Email', 'Clicked Email', 'Placed Order')[n % 3]},\n" for n in range(9))  # fmt: skip
    assert side("Timestamp,Profile ID,Metric,Value\n" + rows).kind == "events"


def test_events_of_nobody_and_of_no_time_are_set_aside() -> None:
    file = side(EVENTS + "ann,s1,landed,2026-01-05 10:00:00,/,,\n,s2,landed,2026-01-05 10:00:00,/,,\nbob,s3,landed,soon,/,,\ncid,s4,,2026-01-05 10:00:00,/,,\ndan,s5,landed,2027-01-05 10:00:00,/,,\n")  # fmt: skip
    assert {code: rows for code, (rows, _) in booked(file).items()} == {"counted": 1, "nobody": 1, "unreadable": 2, "future_date": 1}  # fmt: skip


def test_equal_events_in_one_second_are_two_unless_told_otherwise() -> None:
    line = "ann,s1,viewed,2026-01-05 10:00:00,/,,\n"
    assert len(side(EVENTS + line + line).frame) == 2
    assert len(side(EVENTS + line + line, duplicates="drop").frame) == 1


def test_amplitudes_own_id_tells_people_apart_who_have_not_signed_in() -> None:
    file = side(
        "amplitude_id,user_id,event_type,event_time\n7,,view,2026-01-05 10:00:00\n8,,view,2026-01-05 10:01:00\n8,u1,buy,2026-01-06 10:00:00\n"
    )
    assert file.frame["user_id"].to_list() == ["7", "u1", "u1"]


def test_who_signs_in_later_is_the_visitor_from_before() -> None:
    file = side(
        "timestamp,userId,anonymousId,event\n2026-01-05T10:00:00Z,,a1,view\n2026-01-05T10:01:00Z,u1,a1,buy\n2026-01-06T10:00:00Z,,a2,view\n"
    )
    assert (file.frame["user_id"].to_list(), codes(file)) == (["u1", "u1", "a2"], {"visitors_linked"})


def test_where_only_visits_are_known_a_visit_stands_for_a_person() -> None:
    file = side("session id,event name,event time\ns1,view,2026-01-05 10:00:00\ns2,view,2026-01-05 11:00:00\n")
    assert (file.frame["user_id"].to_list(), codes(file)) == (["s1", "s2"], {"visits_as_people"})


_EVENT = st.tuples(
    st.sampled_from(["u1", "用户2", "007"]),
    st.sampled_from(["seen", "加入购物车", "paid"]),
    st.integers(0, 10**6),
    st.integers(0, 10**7),
)


@given(st.lists(_EVENT, min_size=1, max_size=20), st.sampled_from(["%Y-%m-%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%Y/%m/%d %H:%M:%S"]))  # fmt: skip
@settings(deadline=None, max_examples=25)
def test_a_written_log_comes_back_equal(rows: list[tuple[str, str, int, int]], form: str) -> None:
    start = datetime(2026, 1, 13)
    moments = [start + timedelta(seconds=seconds) for _, _, seconds, _ in rows]
    cells = [[user, event, moment.strftime(form), f"{cents / 100:.2f}"] for (user, event, _, cents), moment in zip(rows, moments, strict=True)]  # fmt: skip
    file = understand(table_from(["User ID", "Event", "Time", "Value"], cells), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    frame = file.frame
    assert frame["occurred_at"].to_list() == [pd.Timestamp(moment) for moment in moments]
    assert frame[["user_id", "event", "value_e4"]].to_numpy().tolist() == [[user, event, cents * 100] for user, event, _, cents in rows]  # fmt: skip


@pytest.mark.parametrize(
    "before", ["w/c ", "W/B ", "Week commencing ", "week of ", "Woche vom ", "semaine du ", "неделя с "]
)
def test_weeks_may_be_called_by_the_words_before_their_first_day(before: str) -> None:
    rows = "".join(f"{before}{day} Oct 2025,{100 + at}.50,{at}\n" for at, day in enumerate(["06", "13", "20", "27"]))
    file = side("Week commencing,Takings,Guests\n" + rows)
    assert sorted(set(file.frame["first_day"])) == [pd.Timestamp(2025, 10, day) for day in (6, 13, 20, 27)]
    assert "weekly_totals" in codes(file)


def test_who_never_came_is_on_the_list_by_the_number_of_their_card() -> None:
    file = side("Card no.,First name,E-mail,Member since,Last visit\nC1,Ann,a@x.org,2025-01-03,2025-04-05\nC2,Bo,,2025-02-03,never\nC3,Cy,,2025-02-03,noch nie\n")  # fmt: skip
    assert file.frame["customer_id"].to_list() == ["C1", "C2", "C3"]
    assert file.frame["last_at"].isna().to_list() == [False, True, True]
    assert codes(file) == set()


def test_how_many_follow_is_a_level_and_how_many_more_is_not() -> None:
    file = side("Date,Visitors,Followers,New followers\n2026-01-05,40,3270,12\n2026-01-06,38,3282,9\n")
    assert totals_of(file) == {"Visitors": 78, "Followers": None, "New followers": 21}
    assert codes(file) == {"rates_not_added"}


def test_sessions_on_their_way_to_an_order_are_its_steps() -> None:
    file = side("Day,Sessions,Sessions with cart additions,Sessions that reached checkout,Sessions that completed checkout\n2026-01-05,400,60,30,12\n2026-01-06,380,50,20,10\n")  # fmt: skip
    told = file.frame.groupby("metric")["value"].sum().to_dict()
    assert told == {"sessions": 780, "added_to_cart": 110, "checkouts": 50, "orders": 22}


def test_daily_totals_are_a_row_a_day_and_figure() -> None:
    file = side("Date,Visitors,Orders,Revenue,Bounce rate\n2026-01-05,40,3,115.30,41%\n2026-01-06,38,1,30.50,39%\n")
    assert file.frame[file.frame["metric"] == "visitors"]["value"].to_list() == [40, 38]
    assert file.frame[file.frame["metric"] == "Bounce rate"]["value"].to_list() == [0.41, 0.39]
    assert totals_of(file) == {"Visitors": 78, "Orders": 4, "Revenue": 145.8, "Bounce rate": None}
    assert codes(file) == {"rates_not_added"}


def test_several_rows_of_a_day_are_added_up_and_missing_days_said() -> None:
    file = side("Date,Channel,Visitors\n2026-01-05,a,40\n2026-01-05,b,2\n2026-01-08,a,5\n2026-01-08,b,5\n")
    assert file.frame["value"].to_list() == [42, 10]
    assert {one.code: one.sentence.facts["count"] for one in file.findings} == {"rows_added_up": 2, "days_missing": 2}


def test_a_row_a_day_and_figure_is_read_as_such() -> None:
    file = side("日期,指标,数值\n2026-01-05,访客数,40\n2026-01-05,订单数,3\n2026-01-06,访客数,38\n")
    assert totals_of(file) == {"访客数": 78, "订单数": 3}


def test_a_row_a_day_and_event_is_counted_in_people_and_notes_name_no_figures() -> None:
    """Google Analytics writes both numbers beside the event; days of a wide file may have a note of what happened."""
    file = side(
        "Date,Event name,Event count,Total users,Purchase revenue\n20260105,session_start,90,60,0\n20260105,add_to_cart,9,7,0\n"
        "20260105,purchase,4,4,99.50\n20260106,session_start,80,50,0\n20260106,purchase,2,2,20\n"
    )
    assert file.kind == "daily"
    assert totals_of(file) == {"session_start": 110, "add_to_cart": 7, "purchase": 6, "Purchase revenue": 119.5}
    noted = side("Date,Visitors,Orders,Event\n2026-01-05,40,3,Sale\n2026-01-06,38,1,\n2026-01-07,38,1,\n")
    assert totals_of(noted) == {"Visitors": 116, "Orders": 5}


def test_a_grand_total_of_analytics_is_no_day() -> None:
    file = side("Date,Channel,Active users\n,,150\n20260105,Direct,50\n20260106,Direct,100\n")
    assert totals_of(file) == {"Active users": 150}


def test_campaigns_have_their_days_money_and_people() -> None:
    file = side("活动名称,开始日期,结束日期,活动目标,活动费用,新客数,老客数,成交金额\n年货节,2026-01-06,2026-01-19,拉新,3200.00,83,64,33881.05\n双11,2026-11-01,2026-11-11,成交,100,,,\n")  # fmt: skip
    assert booked(file) == {"counted": (2, 3300.0)}  # a plan for later counts too
    assert file.frame["new_customers"].fillna(-1).to_list() == [83, -1]
    assert file.frame["revenue_e4"].fillna(0).to_list() == [338_810_500, 0]


def test_a_test_of_people_has_a_row_a_person_and_outcome() -> None:
    file = side("userid,version,converted,rounds\n1,A,yes,3\n2,B,no,9\n2,A,no,1\n")
    assert file.frame.groupby(["metric", "variant"])["value"].sum().to_dict() == {
        ("converted", "A"): 1, ("converted", "B"): 0, ("rounds", "A"): 4, ("rounds", "B"): 9,
    }  # fmt: skip
    assert codes(file) == {"in_two_versions"}


def test_versions_are_called_as_in_the_file() -> None:
    file = side("版本,曝光人数,转化人数\nA版（原页面）,147,6\n A版(原页面) ,20,1\nＢ版,148,12\n")
    converted = file.frame[file.frame["metric"] == "converted"]
    assert converted["variant"].to_list() == ["A版（原页面）", "A版（原页面）", "Ｂ版"]


def test_a_test_of_totals_has_its_people() -> None:
    file = side("日期,版本,曝光人数,转化人数,成交金额\n2026-01-05,A,147,6,1349.78\n2026-01-05,B,148,12,1580.60\n")
    converted = file.frame[file.frame["metric"] == "converted"]
    assert converted[["users", "value"]].to_numpy().tolist() == [[147, 6], [148, 12]]
    assert booked(file) == {"counted": (2, 2930.38)}


def test_a_ready_list_has_one_row_a_customer() -> None:
    text = "Customer ID,Email,Phone,Last order,Orders,Total spent,Accepts marketing\n1,Ann@Example.com,+86 138 0000 0000,2026-01-05,3,90.00,yes\n1,ann@example.com,,2026-01-06,4,95.00,yes\n,x@example.com,,,,,\n2,,,2026-02-05,1,10.00,no\n"  # fmt: skip
    file = side(text)
    assert {code: rows for code, (rows, _) in booked(file).items()} == {"counted": 3, "repeated_customer": 1}
    assert file.frame[["customer_id", "email", "phone", "consent"]].iloc[0].to_list() == ["1", "ann@example.com", "13800000000", "yes"]  # fmt: skip
    assert file.frame["customer_id"].to_list() == ["1", "x@example.com", "2"]
    assert file.frame["amount_e4"].dropna().to_list() == [900_000, 100_000]


@pytest.mark.parametrize("text", ["Day,Campaign,Cost\n", "user_id,event,occurred_at\n", "Date,Visitors\n", "user_id,variant,converted\n"])  # fmt: skip
def test_a_file_with_headers_only_says_so(text: str) -> None:
    file = side(text)
    assert (len(file.frame), codes(file), file.ledger.rows_read) == (0, {"no_rows"}, 0)


def test_the_customers_of_youzan_are_known_by_their_headers() -> None:
    text = (
        "客户姓名,手机号,微信昵称,性别,省份,客户身份,成为客户时间,来源渠道,会员等级,购次,累计消费金额(元),客单价(元),上次消费时间,积分\n"
        '王小明,13800000001,小王,男,上海,会员,2024-01-05 10:00:00,微信小程序,VIP1,5,"1,234.50",246.90,2026-01-05 10:00:00,100\n'
        "李娜,13800000002,娜娜,女,上海,非会员,2025-01-05 10:00:00,线下,,1,20.00,20.00,2025-01-05 10:00:00,0\n"
    )
    file = side(text)
    assert (file.kind, file.platform, file.currency) == ("customers", "youzan", "CNY")
    assert file.frame["customer_id"].to_list() == ["13800000001", "13800000002"]
    assert (file.frame["orders"].to_list(), file.frame["amount_e4"].sum()) == ([5, 1], 12_545_000)


def test_two_reports_of_the_same_money_count_once_and_the_fuller_one_is_kept() -> None:
    """One report by campaign with what the platform claims, one by hand a channel: equal to the cent on every day."""
    costs = {5: 3.20, 6: 2.80, 7: 4.10, 8: 3.90, 9: 5.00, 10: 2.20}
    by_campaign = "Day,Channel,Campaign,Conversions,Cost\n" + "".join(
        f"2026-01-{day:02d},google,Brand,1,1.00\n2026-01-{day:02d},google,Shopping,2,{cost - 1:.2f}\n"
        for day, cost in costs.items()
    )
    by_hand = "Day,Channel,Spend\n" + "".join(f"2026-01-{day:02d},Google ,{cost:.2f}\n" for day, cost in costs.items())
    for files in ([by_campaign, by_hand], [by_hand, by_campaign]):
        both = together([side(text) for text in files])
        assert both.frame["amount_e4"].sum() == 212_000
        assert both.frame["conversions"].sum() == 18
        assert "files_overlap" in codes(both)
        assert "spend_of_same_days" not in codes(both)
    another = by_hand.replace("3.20", "3.30").replace("2.80", "9.80")  # two days in six differ: not one account
    assert together([side(by_campaign), side(another)]).frame["amount_e4"].sum() == 212_000 + 283_000
    flat = "Day,Channel,Spend\n" + "".join(f"2026-01-{day:02d},google,50\n" for day in costs)
    evenly = flat.replace("Day,Channel,Spend", "Day,Channel,Cost").replace("google", "Google")
    assert (
        together([side(flat), side(evenly)]).frame["amount_e4"].sum() == 6_000_000
    )  # as much every day proves nothing


def test_a_total_of_a_quarter_over_days_of_the_same_channel_is_said() -> None:
    daily = "Day,Channel,Spend\n2026-01-05,google,3.20\n2026-02-06,google,2.80\n"
    quarter = "Start,End,Channel,Spend\n2026-01-01,2026-03-31,Google,500\n2025-10-01,2025-12-31,Google,400\n"
    for files in ([daily, quarter], [quarter, daily]):
        (told,) = [one for one in together([side(text) for text in files]).findings if one.code == "spend_of_same_days"]
        assert told.sentence.facts["money_later"] == (5_000_000 if files[1] is quarter else 60_000)


def test_two_files_that_tell_spend_of_the_same_days_are_said() -> None:
    google = "Day,Channel,Campaign,Impressions,Clicks,Cost\n2026-01-05,google,Brand,100,5,3.20\n2026-01-06,google,Brand,90,4,2.80\n"
    by_hand = side("Day,Channel,Spend\n2026-01-05,Google,3.20\n2026-01-06,Google,2.80\n2026-01-06,radio,50\n")
    later = side("Day,Channel,Spend\n2026-02-05,Google,3.20\n")
    both = together([side(google), by_hand])
    (told,) = [one for one in both.findings if one.code == "spend_of_same_days"]
    assert (told.sentence.facts["channels"], told.sentence.facts["count"]) == (("Google",), 2)
    assert told.sentence.facts["money_later"] == 60_000
    assert "spend_of_same_days" not in codes(together([side(google), later]))
    assert "spend_of_same_days" not in codes(together([side(google), side(google)]))  # the same rows count once


def test_one_account_under_two_names_is_said() -> None:
    meta = "Day,Channel,Spend\n" + "".join(f"2026-01-{day:02},Meta Ads,{day * 37 % 11}.50\n" for day in range(1, 21))
    facebook = side(meta.replace("Meta Ads", "Facebook").replace(",7.50", ",7.51") + "2026-02-01,Radio,7\n")
    (told,) = [one for one in together([side(meta), facebook]).findings if one.code == "spend_under_two_names"]
    assert told.sentence.facts == {"one": "Meta Ads", "other": "Facebook", "count": 19, "days": 20}
    other = side(
        "Day,Channel,Spend\n" + "".join(f"2026-01-{day:02},TikTok,{day * 29 % 7}.50\n" for day in range(1, 21))
    )
    assert "spend_under_two_names" not in codes(together([side(meta), other]))
    flat = [
        side("Day,Channel,Spend\n" + "".join(f"2026-01-{day:02},{name},50\n" for day in range(1, 21)))
        for name in ("Radio", "TV")
    ]
    assert "spend_under_two_names" not in codes(together(flat))  # as much every day proves nothing


def test_a_log_that_mixes_time_zones_is_put_on_one_clock() -> None:
    """The same two minutes, written in London and in Shanghai; a change to summer time is no second zone."""
    head = "user id,event,timestamp\n"
    mixed = side(
        head
        + "u1,view,2026-03-01T18:00:00+08:00\nu1,cart,2026-03-01T10:01:00Z\nu1,paid,2026-03-01T18:02:00+0800\nu2,view,2026-03-01 18:03:00\n"
    )
    assert mixed.frame["occurred_at"].dt.strftime("%H:%M").tolist() == ["18:00", "18:01", "18:02", "18:03"]
    told = next(one.sentence.facts for one in mixed.findings if one.code == "several_zones")
    assert (told["offsets"], told["offset"]) == (("+00:00", "+08:00"), "+08:00")
    summer = side(head + "u1,view,2026-03-28T23:30:00+01:00\nu1,paid,2026-03-29T03:40:00+02:00\n")
    assert summer.frame["occurred_at"].dt.strftime("%H:%M").tolist() == ["23:30", "03:40"]
    assert "several_zones" not in codes(summer)


def test_numbers_beside_steps_of_a_day_are_counts_and_not_people() -> None:
    text = "date,step,count\n" + "\n".join(
        f"2026-01-{day:02d},{step},{900 // size}"
        for day in range(1, 29)
        for step, size in (("seen", 1), ("product page", 3), ("paid", 30))
    )
    assert side(text).kind == "daily"


def test_a_decimal_comma_of_a_column_that_is_not_known_tells_how_the_others_are_written() -> None:
    rows = "\n".join(f'{day:02d}.04.2026,"{900 + day},50","1.{100 + day}"' for day in range(1, 21))
    file = side(f"Datum,Durch Produkte erzielt,Seitenaufrufe\n{rows}")
    figures = file.frame.groupby("metric")["value"].sum()
    assert figures.max() == sum(1100 + day for day in range(1, 21))


@pytest.mark.parametrize(
    ("header", "days", "code", "last"),
    [
        ("Year month", ["202601", "202602", "202603"], "monthly_totals", "2026-03-31"),
        ("Month", ["2026-01-01", "2026-02-01"], "monthly_totals", "2026-02-28"),
        ("Monat", ["2026-01", "2026-02", "2026-03"], "monthly_totals", "2026-03-31"),
        ("Datum", ["Jan 2026", "Feb 2026", "Mar 2026"], "monthly_totals", "2026-03-31"),
        ("月份", ["2026年1月", "2026年2月"], "monthly_totals", "2026-02-28"),
        ("Date", ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"], "monthly_totals", "2026-04-30"),
        ("Week", ["2026-W01", "2026-W02", "2026-W03"], "weekly_totals", "2026-01-18"),
        ("Date", ["2026-01-05", "2026-01-12", "2026-01-19", "2026-02-02"], "weekly_totals", "2026-02-08"),
        ("Date", ["2026-01-05", "2026-01-06", "2026-01-12", "2026-01-19"], None, "2026-01-19"),
    ],
)
def test_totals_of_months_and_weeks_are_said_to_be_such(header: str, days: list[str], code: str | None, last: str) -> None:  # fmt: skip
    file = side(f"{header},Orders,Revenue\n" + "".join(f"{day},{at}0,{at}00.50\n" for at, day in enumerate(days, 1)))
    assert file.kind == "daily"
    assert codes(file) & {"monthly_totals", "weekly_totals"} == ({code} if code else set())
    assert str(last_day(file)) == last


@pytest.mark.parametrize("header", ["Max temp", "Temp (°C)", "Temperatur max", "最高气温", "Humidity", "Stock", "Stock level", "Lagerbestand", "库存", "在庫", "Price", "Preis", "Position", "Average position", "排名", "Rating", "评分", "Cumulative sales", "Umsatz kumuliert", "CA cumulé", "Total followers"])  # fmt: skip
def test_what_stands_at_a_level_each_day_is_not_added_up_and_that_is_said(header: str) -> None:
    file = side(f"Date,Visitors,{header}\n" + "".join(f"2026-01-0{day},{day}0,1{day}\n" for day in range(1, 9)))
    assert totals_of(file) == {"Visitors": 360, header: None}
    assert codes(file) == {"rates_not_added"}
    assert file.frame[file.frame["metric"] != "visitors"]["value"].to_list() == [
        float(f"1{day}") for day in range(1, 9)
    ]


@pytest.mark.parametrize("header", ["Rain mm", "Niederschlag", "Total price", "Full-price sales", "Stock sold", "New followers", "Positions sold", "Temp staff hours", "Rainy hours"])  # fmt: skip
def test_what_comes_each_day_is_added_up(header: str) -> None:
    file = side(f"Date,Visitors,{header}\n" + "".join(f"2026-01-0{day},{day}0,1{day}\n" for day in range(1, 9)))
    assert totals_of(file) == {"Visitors": 360, header: 116}


@pytest.mark.parametrize(("header", "cell"), [("Bounce percentage", "50%"), ("Buy Box Percentage", "0.5"), ("Abbrecher", "50 %"), ("跳失", "50％")])  # fmt: skip
def test_a_percentage_that_is_said_not_to_be_added_up_has_no_total(header: str, cell: str) -> None:
    file = side(f"Date,Sessions,{header}\n" + "".join(f"2026-01-0{day},{day}0,{cell}\n" for day in range(1, 9)))
    assert "rates_not_added" in codes(file)
    assert totals_of(file) == {"Sessions": 360, header: None}


@pytest.mark.parametrize(
    ("header", "days", "fact"),
    [
        ("Week starting", pd.date_range("2025-01-06", periods=52, freq="7D").strftime("%Y-%m-%d"), ("day", date(2025, 6, 23))),
        ("Month", pd.date_range("2023-01-01", periods=36, freq="MS").strftime("%Y-%m"), ("month_spent", date(2025, 1, 1))),
    ],
)  # fmt: skip
def test_a_week_or_month_that_cost_a_hundred_times_as_much_is_remarked_on(header: str, days: pd.Index, fact: tuple[str, date]) -> None:  # fmt: skip
    """Meta's twenty-fifth one was 20 and not 2,000; Google's sale at ten times as much, and Radio's four large ones, are no error."""
    rows = [f"{day},Meta,{at % 3 * 20 + 20 if at != 24 else 2000}" for at, day in enumerate(days)]
    rows += [f"{day},Google,{450 if 9 < at < 12 else 45}" for at, day in enumerate(days)]
    rows += [f"{day},Radio,{900 if at < 4 else 10}" for at, day in enumerate(days)]
    file = side("\n".join([f"{header},Channel,Spend", *rows]) + "\n")
    (said,) = [one for one in file.findings if one.code == "spend_far_from_usual"]
    assert dict(said.sentence.facts) == {"channel": "Meta", fact[0]: fact[1], "money_spent": 20_000_000, "money_usual": 400_000}  # fmt: skip


def test_a_week_of_ten_times_as_much_is_remarked_on_where_weeks_are_alike() -> None:
    """Meta's week of 1,000 for 100, by the day; not Google's, whose other weeks differ as much, nor Mail's of two sales."""
    chance = np.random.default_rng(3)
    days = pd.date_range("2025-01-06", periods=364)
    spends = {
        "Meta": np.full(52, 14.0),
        "Google": 14 * np.exp(0.9 * chance.uniform(-1, 1, 52)),
        "Mail": np.full(52, 14.0),
    }
    spends["Meta"][20] *= 10
    spends["Google"][20] = 140
    spends["Mail"][[5, 47]] *= 9
    rows = [f"{day:%Y-%m-%d},{name},{own[at // 7]:.2f}" for name, own in spends.items() for at, day in enumerate(days)]
    file = side("\n".join(["Date,Channel,Spend", *rows]) + "\n")
    (said,) = [one for one in file.findings if one.code == "spend_far_from_usual"]
    assert dict(said.sentence.facts) == {"channel": "Meta", "day": date(2025, 5, 26), "money_spent": 9_800_000, "money_usual": 980_000}  # fmt: skip


def test_a_day_that_cost_a_hundred_times_as_much_as_usual_is_remarked_on_and_counted() -> None:
    """4,500 for 45.00, in two rows; a channel of few days, and the days of a sale at ten times as much, are no error."""
    days = [f"2026-03-{day:02}" for day in range(1, 31)]
    rows = [f"{day},Meta,{one},{'2250' if day == days[9] else '22.50'}" for day in days for one in "ab"]
    rows += [f"{day},Google,,{450 if day in days[4:7] else 45}" for day in days]
    rows += [f"{day},Radio,,{money}" for day, money in zip(days[::6], (10, 10, 900, 10, 10), strict=True)]
    file = side("\n".join(["Date,Channel,Campaign,Spend", *rows]) + "\n")
    (said,) = [one for one in file.findings if one.code == "spend_far_from_usual"]
    assert (said.level, dict(said.sentence.facts)) == (
        "warning",
        {"channel": "Meta", "day": date(2026, 3, 10), "money_spent": 45_000_000, "money_usual": 450_000},
    )
    assert int(file.frame["amount_e4"].sum()) == (29 * 45 + 4500 + 27 * 45 + 3 * 450 + 940) * 10_000


@pytest.mark.parametrize(
    ("head", "row", "worth", "said"),
    [
        ("Day,Campaign,Amount spent (KWD),Clicks", '2026-01-{at:02},Brand,"{at},230","1,234"', 8 * 0.23 + 36, True),
        ("Day,Campaign,Amount spent (KWD),Clicks", "2026-01-{at:02},Brand,{at}.230,7", 8 * 0.23 + 36, False),
        ("Day,Campaign,Amount spent (EUR),Clicks", '2026-01-{at:02},Brand,"{at},230",7', 8 * 230 + 36_000, False),
        ("Date,Revenue (TND),Visitors", '2026-01-{at:02},"{at},230","1,234"', 8 * 0.23 + 36, True),
    ],
)
def test_three_digits_behind_each_mark_are_decimals_of_a_currency_that_has_three_in_side_files_too(
    head: str,
    row: str,
    worth: float,
    said: bool,  # noqa: FBT001 - a case
) -> None:
    file = side("\n".join([head, *(row.format(at=at) for at in range(1, 9))]) + "\n")
    assert booked(file)["counted"] == (8, pytest.approx(worth))
    assert ("decimal_ambiguous" in codes(file)) == said
    numbers = [name for name in ("clicks", "visitors") if name in file.frame and "1,234" in row]
    assert all((file.frame[name].dropna() == 1234).all() for name in numbers)


@pytest.mark.parametrize("mapping", [(), (("orders", "frequency"),)])
def test_a_frequency_with_fractions_counts_no_orders_and_it_is_said(mapping: tuple[tuple[str, str], ...]) -> None:
    file = side(
        "client,recency,frequency,monetary\nu1,10,421.5,34.55\nu2,20,233.0,27.55\nu3,30,12,20\n", mapping=mapping
    )
    assert (file.kind, "orders_fractional" in codes(file)) == ("customers", True)
    assert file.frame["orders"].isna().all()
    assert "orders" not in {guess.field for guess in file.guesses}


def test_whole_numbers_written_with_a_decimal_stay_counts() -> None:
    file = side("client,recency,frequency,monetary\nu1,10,4.0,34.55\nu2,20,2.0,27.55\n")
    assert (file.frame["orders"].sum(), codes(file)) == (6, set())
