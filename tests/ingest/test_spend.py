"""Advertising reports: money in is money out, and a period's total is never a day's."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import hypothesis.strategies as st
import pandas as pd
import pytest
from hypothesis import given, settings

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import SideFile
from lib.ingest.read import read_table
from lib.ingest.spend import days_of
from lib.ingest.spend_currency import at_rates
from lib.ingest.understand import understand
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import TODAY
from tests.ingest.side_of import booked, codes, money, side
from tests.ingest.tables import table_from, table_of

HEAD = "Day,Channel,Campaign,Impressions,Clicks,Cost\n"
TWO_DAYS = "2026-01-05,google,Brand,100,5,3.20\n2026-01-06,meta,Spring,200,9,4.30\n"

SAMPLES = [
    ("google_ads_campaign_report.csv", "Google Ads"),
    ("meta_ads_daily.csv", "Meta"),
    ("巨量引擎_项目报表.xlsx", "巨量引擎"),
]


@pytest.mark.parametrize(("name", "channel"), SAMPLES)
def test_exports_of_advertising_systems_have_their_answers(reference: Path, name: str, channel: str) -> None:
    folder = reference / "formats" / "samples"
    answer = json.loads((folder / "ANSWERS.json").read_text(encoding="utf-8"))[name]
    file = understand(read_table(folder / name, name, ImportSettings()), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    sums = file.frame[["impressions", "clicks", "conversions"]].sum()
    assert (days_of(file), money(file, "campaign"), sums.to_list()) == (
        answer["days"],
        pytest.approx(answer["spend_by_campaign"], abs=1e-9),
        [answer["impressions"], answer["clicks"], answer["conversions"]],
    )
    assert booked(file)["counted"][1] == answer["spend"]
    assert money(file, "channel") == {channel: answer["spend"]}


SYSTEMS = [
    ("Day,Campaign,Network,Impr.,Clicks,Cost\n2026-01-05,Brand,Search,9,5,3.20\n", "Google Ads"),
    ("广告系列,天,货币代码,展示次数,点击次数,费用\n品牌,2026-01-05,CNY,9,5,3.20\n", "Google Ads"),
    ("Tag,Kampagne,Währungscode,Impr.,Klicks,Kosten\n05.01.2026,Marke,EUR,9,5,3.20\n", "Google Ads"),
    ("Day,Account name,Campaign,Currency code,Impr.,Clicks,Spend\n2026-01-05,Shop,Brand,EUR,9,5,3.20\n", "Microsoft Advertising"),
    ("Gregorian date,Account name,Campaign name,Currency code,Impressions,Clicks,Spend\n2026-01-05,Shop,Brand,EUR,9,5,3.20\n", "Microsoft Advertising"),
    ("日期,账户名称,广告计划名称,消耗,展示数,点击数,转化数\n2026-01-05,店,品牌,3.20,9,5,1\n", "巨量引擎"),
    ("Reporting starts,Reporting ends,Campaign name,Impressions,Amount spent (EUR)\n2026-01-05,2026-01-05,Brand,9,3.20\n", "Meta"),
    ("报告开始日期,报告结束日期,广告系列名称,展示次数,已花费金额 (CNY)\n2026-01-05,2026-01-05,品牌,9,3.20\n", "Meta"),
    ("By Day,Campaign name,Cost,Impressions,Clicks (destination)\n2026-01-05,Brand,3.20,9,5\n", "TikTok"),
    ("Start Date (in UTC),Account Name,Campaign Group Name,Campaign Name,Currency,Total Spent,Impressions,Clicks\n1/15/2026,Shop,Default,Brand,EUR,3.20,9,5\n", "LinkedIn"),
    ("Start Date (in UTC),Campaign Name,Currency,Total Spent,Impressions,Clicks\n1/15/2026,Brand,EUR,3.20,9,5\n", "LinkedIn"),
    ("Campaign name,Date,Spend in account currency,Impressions,Pin clicks,Outbound clicks\nBrand,2026-01-05,3.20,9,7,5\n", "Pinterest"),
    ("Start Time,End Time,Campaign Name,Amount Spent,Paid Impressions,Swipe Ups\n2026-01-05,2026-01-05,Brand,3.20,9,5\n", "Snapchat"),
    ("日期,账户,推广计划,消费,展现,点击\n2026-01-05,店,品牌,3.20,9,5\n", "百度推广"),
    ("Tag,Kampagne,Währungscode,Impressionen,Klicks,Durchschn. CPC,Kosten\n05.01.2026,Marke,EUR,9,5,0.64,3.20\n", "Google Ads"),
    ("时间-天,项目ID,项目名称,消耗,展示数,点击数\n2026-01-05,7,品牌,3.20,9,5\n", "巨量引擎"),
    ("时间,计划名称,消费,展现量,点击量,平均千次展示费用,互动量,平均互动成本\n2026-01-05,品牌,3.20,9,5,355.56,2,1.60\n", "小红书聚光"),
    ("时间,推广目标,消费(元),展现量,点击量,私信进线数\n2026-01-05,笔记,3.20,9,5,2\n", "小红书聚光"),
    ("Ad Group Name,Campaign Name,Date,Total Cost,Impression,Click,Video Views\nag,Brand,2026-01-05,3.20 USD,9,5,4\n", "TikTok"),
    ("Ad set name,Day,Age,Amount spent (EUR),Impressions\nBrand,2026-01-05,18-24,3.20,9\n", "Meta"),
    ("Campaign name,Day,Amount spent (EUR),Impressions\nBrand,2026-01-05,3.20,9\n", "Meta"),
    ("Campagnenaam,Dag,Weergaven,Besteed bedrag (EUR)\nMerk,2026-01-05,9,3.20\n", "Meta"),
    ("Название кампании,День,Показы,Сумма затрат (USD)\nБренд,2026-01-05,9,3.20\n", "Meta"),
    ("Dzień,Kampania,Kod waluty,Koszt,Wyśw.,Kliknięcia\n2026-01-05,Marka,EUR,3.20,9,5\n", "Google Ads"),
    ("Kampanya adı,Gün,Gösterimler,Harcanan tutar (TRY),Raporlama başlangıcı,Raporlama bitişi\nMarka,2026-01-05,9,3.20,2026-01-05,2026-01-05\n", "Meta"),
    ("Kampanya adı,Gösterim,Harcanan tutar (TRY),Rapor başlangıcı,Rapor bitişi\nMarka,9,3.20,2026-01-05,2026-01-05\n", "Meta"),
    ("Kampanya Adı,Gösterim,Harcanan Tutar (TRY),Rapor Başlangıcı,Rapor Sonu\nMarka,9,3.20,2026-01-05,2026-01-05\n", "Meta"),
    ("Campaign,Day,Network (with search partners),Cost,Video views,Impressions\nBrand,2026-01-05,Google search,3.20,4,9\n", "Google Ads"),
    ("Week,Campaign,Currency code,Cost,Impressions\n2026-01-05,Brand,GBP,3.20,9\n", "Google Ads"),
    ("日期,计划,播放量,展示数,花费,渠道\n2026-01-05,品牌,4,9,3.20,快手\n", "快手"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "channel"), SYSTEMS)
def test_a_report_that_names_no_channel_has_the_system_that_wrote_it(text: str, channel: str) -> None:
    file = side(text)
    assert (file.kind, money(file, "channel"), file.frame["impressions"].to_list()) == ("spend", {channel: 3.2}, [9])
    assert file.frame["first_day"].notna().all()


@pytest.mark.parametrize(
    "head",
    [
        "Campaign name,Day,Impressions,Amount spent (EUR),Reporting starts,Reporting ends\n",
        "广告系列名称,单日,展示次数,已花费金额 (EUR),报告开始日期,报告结束日期\n",
    ],
)
def test_days_beside_the_period_of_the_report_are_the_days(head: str) -> None:
    file = side(head + "A,2026-01-05,9,3.20,2026-01-01,2026-01-31\nA,2026-01-06,9,4.30,2026-01-01,2026-01-31\n")
    assert (days_of(file), money(file, "channel"), codes(file)) == (2, {"Meta": 7.5}, set())


def test_a_report_whose_periods_are_called_times_has_its_days() -> None:
    head = "Start Time,End Time,Campaign Name,Amount Spent,Paid Impressions,Swipe Ups\n"
    file = side(head + "2026-01-05,2026-01-05,A,3.20,9,5\n2026-01-06,2026-01-06,A,4.30,9,5\n")
    assert (days_of(file), codes(file)) == (2, set())


def test_a_short_report_below_many_quoted_notes_keeps_its_cells() -> None:
    notes = ["Report Name: Campaign performance", "Report Time: 1/5/2026-1/6/2026", "Time Zone: (GMT-08:00) Pacific", "Report Aggregation: Daily", "Report Filter: ", "Rows: 2"]  # fmt: skip
    rows = [["Gregorian date", "Account name", "Campaign name", "Currency code", "Impressions", "Clicks", "Spend"], ["1/5/2026", "Ann", "Brand", "USD", "1,200", "5", "3.20"], ["1/6/2026", "Ann", "Brand", "USD", "1,300", "6", "4.30"]]  # fmt: skip
    lines = [f'"{note}"' for note in notes] + [""] + [",".join(f'"{cell}"' for cell in row) for row in rows]
    text = "\r\n".join([*lines, "", '"©2026 Microsoft Corporation. All rights reserved. "', ""])
    table = read_inside(text.encode("utf-8-sig"), header_score=header_score)
    file = understand(table, ImportSettings(date_order="MDY"), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    assert (file.platform, days_of(file), money(file, "channel")) == (
        "microsoft_ads",
        2,
        {"Microsoft Advertising": 7.5},
    )


@pytest.mark.parametrize("days", [("1/25/2026", "1/26/2026"), ("25/01/2026 0:00", "26/01/2026 0:00")])
def test_days_between_slashes_are_no_periods(days: tuple[str, str]) -> None:
    file = side(f"Day,Campaign,Clicks,Cost\n{days[0]},A,5,3.20\n{days[1]},A,5,4.30\n")
    assert (days_of(file), file.frame["first_day"].to_list()) == (2, [pd.Timestamp("2026-01-25"), pd.Timestamp("2026-01-26")])  # fmt: skip


@pytest.mark.parametrize("period", ["2026-01-05/2026-01-11", "20260105/20260111", "2026/1/5/2026/1/11"])
def test_periods_between_slashes_have_two_ends(period: str) -> None:
    file = side(f"Day,Campaign,Clicks,Cost\n{period},A,5,3.20\n")
    assert file.frame.loc[0, ["first_day", "last_day"]].to_list() == [pd.Timestamp("2026-01-05"), pd.Timestamp("2026-01-11")]  # fmt: skip


def test_a_report_of_one_s_own_is_nobody_s() -> None:
    file = side("Day,Campaign name,Impressions,Clicks,CTR,Cost\n2026-01-05,Brand,9,5,0.5,3.20\n")
    assert (file.platform, money(file, "channel"), codes(file)) == (None, {}, {"channel_untold"})


@pytest.mark.parametrize(
    ("title", "channels", "said"),
    [
        ("聚光平台数据报表", {"小红书聚光": 88.94}, {"channel_titled"}),
        ("TikTok Ads Manager report", {"TikTok": 88.94}, {"channel_titled"}),
        ("Google Ads and TikTok Ads", {}, {"channel_untold"}),
    ],
)
def test_a_line_above_the_table_names_the_system_that_its_columns_do_not(
    title: str, channels: dict[str, float], said: set[str]
) -> None:
    table = replace(table_of("时间,推广目标,消费(元),展现量\n2026-03-20,笔记,88.94,8735\n"), titles=(title,))
    file = understand(table, ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    assert (file.platform, money(file, "channel"), codes(file)) == (None, channels, said)


def test_a_report_s_own_channels_stay() -> None:
    head = "Reporting starts,Reporting ends,Campaign name,Platform,Impressions,Amount spent (EUR)\n"
    file = side(head + "2026-01-05,2026-01-05,Brand,facebook,9,3.20\n2026-01-05,2026-01-05,Brand,instagram,9,1.80\n")
    assert money(file, "channel") == {"facebook": 3.2, "instagram": 1.8}


def test_a_plain_report_becomes_a_table_of_spend() -> None:
    file = side(HEAD + TWO_DAYS)
    assert (file.kind, file.currency, money(file, "channel")) == ("spend", None, {"google": 3.2, "meta": 4.3})
    assert file.frame["first_day"].equals(file.frame["last_day"])
    assert (days_of(file), codes(file)) == (2, set())


def test_a_total_of_a_period_is_booked_on_no_day() -> None:
    file = side("Reporting starts,Reporting ends,Campaign name,Amount spent (EGP)\n2026-01-01,2026-01-31,Brand,310\n2026-01-01,2026-01-31,Spring,90\n")  # fmt: skip
    assert (days_of(file), codes(file), file.currency) == (None, {"no_dates"}, "EGP")
    assert file.frame["last_day"].to_list() == [pd.Timestamp("2026-01-31")] * 2
    assert booked(file) == {"counted": (2, 400.0)}


def test_a_report_without_dates_is_compared_by_channel() -> None:
    file = side("Channel,Cost,Clicks\ngoogle,3.20,5\nmeta,4.30,9\n")
    assert (days_of(file), codes(file), money(file, "channel")) == (None, {"no_dates"}, {"google": 3.2, "meta": 4.3})


@pytest.mark.parametrize(
    "titles",
    [
        ("Campaign report", "September 1, 2026 - September 30, 2026"),
        ("Rapport sur les campagnes", "1 septembre 2026 - 30 septembre 2026"),
        ("봄 캠페인 raw(2026.09.01.~2026.09.30.)",),
        ("Period: 2026-09-01 - 2026-09-30",),
    ],
)
def test_the_period_above_a_report_is_when_it_was_spent(titles: tuple[str, ...]) -> None:
    table = replace(table_of("Campaign,Cost,Clicks\nBrand,3.20,5\nSpring,4.30,9\n"), titles=titles)
    file = understand(table, ImportSettings(), CATALOGUE, date(2026, 12, 1))
    assert isinstance(file, SideFile)
    assert file.frame["first_day"].to_list() == [pd.Timestamp("2026-09-01")] * 2
    assert file.frame["last_day"].to_list() == [pd.Timestamp("2026-09-30")] * 2
    assert (days_of(file), "no_dates" in codes(file)) == (None, True)


def test_two_periods_above_a_report_tell_none() -> None:
    titles = ("2026-09-01 - 2026-09-30", "compared with: 2026-08-01 - 2026-08-31")
    table = replace(table_of("Campaign,Cost,Clicks\nBrand,3.20,5\nSpring,4.30,9\n"), titles=titles)
    file = understand(table, ImportSettings(), CATALOGUE, date(2026, 12, 1))
    assert isinstance(file, SideFile)
    assert file.frame["first_day"].isna().all()


def test_the_month_with_its_year_tells_the_time_and_its_name_beside_it_does_not() -> None:
    file = side("month,month_num,year_month,channel,spend_amount\n" + "".join(f"{name},{at},2026-{at:02d},{channel},{at}0\n" for at, name in enumerate(["Jan", "Feb", "Mar"], 1) for channel in ("Google", "Meta")))  # fmt: skip
    assert file.frame["first_day"].nunique() == 3
    assert booked(file) == {"counted": (6, 120.0)}


def test_periods_in_one_cell_have_both_ends() -> None:
    file = side("日期,渠道,消费\n2026-01-01 ~ 2026-01-07,小红书,70\n2026-01-08至2026-01-14,小红书,80\n")
    assert file.frame["first_day"].dt.day.to_list() == [1, 8]
    assert file.frame["last_day"].dt.day.to_list() == [7, 14]
    assert days_of(file) is None


def test_weeks_and_months_are_told_by_their_dates() -> None:
    weeks = side("date,channel,spend\n" + "".join(f"{date(2026, 1, 5) + timedelta(7 * k)},tv,10\n" for k in range(6)))
    assert (codes(weeks), days_of(weeks)) == ({"weekly_totals"}, 6)
    assert (weeks.frame["last_day"] - weeks.frame["first_day"]).dt.days.to_list() == [6] * 6
    months = side("Month,Channel,Cost\n2026-01,tv,10\n2026年2月,tv,20\n")
    assert (codes(months), months.frame["last_day"].dt.day.to_list()) == ({"monthly_totals"}, [31, 28])


def test_months_with_short_years_are_months_and_a_few_days_of_one_month_are_not() -> None:
    months = side("Month,Channel,Cost\n" + "".join(f"{name} 25,tv,10\n" for name in ("Jan", "Feb", "Mrz", "April")))
    assert codes(months) == {"monthly_totals"}
    assert months.frame["first_day"].dt.date.to_list() == [date(2025, month, 1) for month in (1, 2, 3, 4)]
    with pytest.raises(CannotAnswer, match="no day that can be read"):
        side("Day,Channel,Cost\nMar 24,tv,10\nMar 25,tv,10\nMar 26,tv,10\n")


def test_a_report_none_of_whose_days_can_be_read_is_refused() -> None:
    with pytest.raises(CannotAnswer, match="“Day” holds no day that can be read"):
        side("Day,Channel,Cost\nspring,tv,10\nsummer,tv,10\nautumn,tv,10\n")


@pytest.mark.parametrize(
    "total",
    ["2026-01-01,,,,,7.50\n", ",,,300,14,7.50\n", "合计,,,300,14,7.50\n", "Total,,,300,14,7.50\n"],
)
def test_a_total_at_the_bottom_is_no_row_of_data(total: str) -> None:
    file = side(HEAD + TWO_DAYS + total)
    assert sum(line.amount_e4 for line in file.ledger.lines if line.fate == "counted") == 75_000


def test_a_row_without_a_day_that_adds_nothing_up_is_set_aside() -> None:
    file = side(HEAD + TWO_DAYS + TWO_DAYS.replace("2026-01", "2026-02") + "".join(f"2026-03-0{k},tv,T,1,1,{k}\n" for k in range(1, 7)) + ",google,Other,1,1,99\n")  # fmt: skip
    assert booked(file)["unreadable"] == (1, 99.0)


def test_small_figures_are_open_and_dashes_are_nothing() -> None:
    file = side("Day,Campaign,Cost,Impressions,Conversions,CTR\n2026-01-05,Brand,--,<5,--,1.2%\n2026-01-06,Brand,4.00,200,< 10,2%\n2026-01-07,Brand,5.00,300,3.5,0%\n")  # fmt: skip
    assert booked(file) == {"counted": (3, 9.0)}
    assert file.frame["impressions"].sum() == 500
    assert file.frame["conversions"].isna().to_list() == [True, True, False]
    assert codes(file) == {"below_threshold", "channel_untold"}


def test_an_amount_that_cannot_be_read_is_set_aside_and_said() -> None:
    file = side(HEAD + TWO_DAYS + "2026-01-07,meta,Spring,1,1,soon\n")
    assert booked(file) == {"counted": (2, 7.5), "unreadable": (1, 0.0)}
    assert "unreadable" in codes(file)


def test_a_credit_is_taken_off() -> None:
    file = side(HEAD + TWO_DAYS + "2026-01-07,meta,Spring,0,0,-1.30\n")
    assert booked(file) == {"counted": (2, 7.5), "credit": (1, -1.3)}
    assert money(file, "channel") == {"google": 3.2, "meta": 3.0}


def test_a_row_that_two_exports_share_counts_once_and_an_idle_one_is_kept() -> None:
    file = side(HEAD + TWO_DAYS + TWO_DAYS + "2026-01-07,tv,T,0,0,0\n2026-01-07,tv,T,0,0,0\n")
    assert booked(file) == {"counted": (4, 7.5), "duplicate": (2, 7.5)}
    assert booked(side(HEAD + TWO_DAYS + TWO_DAYS, duplicates="keep")) == {"counted": (4, 15.0)}


def test_days_to_come_are_set_aside() -> None:
    assert booked(side(HEAD + TWO_DAYS, as_of=date(2026, 1, 5))) == {"counted": (1, 3.2), "future_date": (1, 4.3)}


def test_several_currencies_are_not_added_up_and_one_can_be_chosen() -> None:
    text = "Day,Campaign,Clicks,Cost,Currency\n2026-01-05,A,1,3.20,EUR\n2026-01-06,B,2,4.30,USD\n"
    both = side(text)
    assert (both.currency, codes(both)) == (None, {"mixed_currency", "channel_untold"})
    one = side(text, currency="USD")
    assert (one.currency, booked(one)) == ("USD", {"counted": (1, 4.3), "other_currency": (1, 3.2)})
    with pytest.raises(CannotAnswer, match="EUR, USD"):
        side(text, currency="GBP")


def test_purposes_are_understood_in_both_languages() -> None:
    text = "日期,渠道,类型,消耗\n2026-01-05,a,效果,1\n2026-01-05,b,品牌,1\n2026-01-05,c,Innovation,1\n2026-01-05,d,其他,1\n"
    assert side(text).frame["purpose"].fillna("").to_list() == ["performance", "brand", "innovation", ""]


def test_a_report_without_money_says_what_it_needs() -> None:
    with pytest.raises(CannotAnswer, match="needs a column “Spend”"):
        understand(table_from(["Day", "Campaign"], [["2026-01-05", "A"]]), ImportSettings(), CATALOGUE, TODAY, "spend")


_DAY = st.dates(date(2024, 1, 1), date(2026, 5, 31))
_ROW = st.tuples(
    _DAY,
    st.sampled_from(["google", "抖音", "Meta Ads"]),
    st.sampled_from(["Brand", "春季", "Search · Generic"]),
    st.integers(0, 10**6),
    st.integers(1, 10**9),
)


@given(st.lists(_ROW, min_size=1, max_size=20, unique_by=lambda row: row[:3]), st.sampled_from(["{:.2f}", "${:,.2f}", "{:,.2f} €"]))  # fmt: skip
@settings(deadline=None, max_examples=25)
def test_a_written_table_comes_back_equal(rows: list[tuple[date, str, str, int, int]], form: str) -> None:
    cells = [[str(day), channel, campaign, f"{seen:,}", form.format(cents / 100)] for day, channel, campaign, seen, cents in rows]  # fmt: skip
    file = understand(table_from(["Day", "Channel", "Campaign", "Impressions", "Spend"], cells), ImportSettings(), CATALOGUE, TODAY)  # fmt: skip
    assert isinstance(file, SideFile)
    frame = file.frame
    back = zip(frame["first_day"], frame["channel"], frame["campaign"], frame["impressions"], frame["amount_e4"], strict=True)  # fmt: skip
    assert [(day.date(), *others) for day, *others in back] == [
        (day, channel, campaign, seen, cents * 100) for day, channel, campaign, seen, cents in rows
    ]


@given(st.lists(st.tuples(st.text("0123456789.,-<%万 €$合计Total", max_size=8), st.sampled_from(["", "2026-01-05", "soon", "合计"])), min_size=1, max_size=12))  # fmt: skip
@settings(deadline=None, max_examples=40)
def test_whatever_stands_in_the_cells_the_ledger_adds_up(cells: list[tuple[str, str]]) -> None:
    rows = [[day, "google", amount, "1"] for amount, day in cells]
    if len([day for _amount, day in cells if day]) > 2 and all(day != "2026-01-05" for _amount, day in cells):
        return  # refused: test_a_report_none_of_whose_days_can_be_read_is_refused
    file = understand(table_from(["Day", "Channel", "Cost", "Clicks"], rows), ImportSettings(), CATALOGUE, TODAY, "spend")  # fmt: skip
    assert isinstance(file, SideFile)
    lines = file.ledger.lines
    totals = dict(file.table.not_data).get("total_row", 0)
    assert sum(line.rows for line in lines) + totals == len(rows) == file.ledger.rows_read + totals
    assert sum(line.amount_e4 for line in lines) == file.ledger.amount_read_e4
    kept = sum(line.amount_e4 for line in lines if line.fate in {"counted", "netted"})
    assert kept == int(file.frame["amount_e4"].sum())


BY_HAND = [
    ("Date,Google Ads (EUR),Meta Ads (EUR),Notes\n2026-03-01,1010.50,20,x\n2026-03-02,11,,y\n", {"Google Ads": 1021.5, "Meta Ads": 20}),
    ("Month,Google spend,Influencer spend,Total spend\nJan 2026,100,50,150\nFeb 2026,110,60,170\nTotal,210,110,320\n", {"Google": 210, "Influencer": 110}),
    ("日期,抖音花费,小红书花费,合计\n2026-03-01,100,50,150\n2026-03-02,110,60,170\n", {"抖音": 210, "小红书": 110}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "channels"), BY_HAND)
def test_a_column_a_channel_is_a_row_a_channel(text: str, channels: dict[str, float]) -> None:
    file = side(text)
    assert file.kind == "spend"
    assert money(file, "channel") == channels
    assert booked(file) == {"counted": (len(file.frame), sum(channels.values()))}
    assert "channels_across" in codes(file)


def test_a_title_can_say_what_the_columns_are(tmp_path: Path) -> None:
    path = tmp_path / "spend.csv"
    path.write_text("Ad spend 2026\n\nDate,Google,Radio\n2026-03-01,100,50\n2026-03-02,110,60\n", encoding="utf-8")
    file = understand(read_table(path, path.name, ImportSettings()), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    assert (file.kind, money(file, "channel")) == ("spend", {"Google": 210, "Radio": 110})


@pytest.mark.parametrize(
    "text",
    [
        "Date,Google,Facebook,Direct\n2026-03-01,100,50,150\n2026-03-02,110,60,170\n",  # visits or money, who knows
        "Date,Ads orders,Ads visitors\n2026-03-01,10,500\n2026-03-02,11,600\n",
    ],
)
def test_columns_that_nothing_calls_spend_are_figures_of_the_day(text: str) -> None:
    assert side(text).kind == "daily"


def test_a_day_with_its_hours_is_a_day() -> None:
    file = side(
        "时间,广告组名称,封面曝光数,花费（元）\n2026-03-01 00:00~23:59,新品,1000,300.10\n2026-03-02 00:00~23:59,新品,900,299.90\n"
    )
    assert (days_of(file), booked(file)) == (2, {"counted": (2, 600.0)})


@pytest.mark.parametrize(
    ("headers", "kind_of_it"),
    [
        ("Month,Meta,Google", "spend"),
        ("月份,抖音,小红书", "spend"),
        ("Week,Instagram,TikTok,TV", "spend"),
        ("Month,Meta,Google,Total", "spend"),
        ("Monat,TikTok,Pinterest,Flugblätter", "spend"),
        ("Mois,Google,Facebook,Affiches,Radio,Autres", "spend"),
        ("月份,小紅書,抖音,傳單", "spend"),
        ("月,LINE広告,Instagram,チラシ,その他", "spend"),
        ("Месяц,VK,Яндекс,Листовки", "spend"),
        ("Month,Google Ads,Leaflets", "spend"),
        ("Month,Leaflets,Other", "daily"),
        ("Month,TV,Print", "daily"),
        ("Month,Meta,Google,Direct", "daily"),
        ("Month,Google visitors,Meta visitors", "daily"),
    ],
)
def test_columns_that_are_all_called_as_places_where_ads_are_booked_are_spend(headers: str, kind_of_it: str) -> None:
    width = headers.count(",")
    rows = [f"2026-{month:02}-01,{','.join(['120.50'] * width)}" for month in range(1, 9)]
    assert side("\n".join([headers, *rows])).kind == kind_of_it


@pytest.mark.parametrize("headers", ["Month,Google,Leaflets", "Month,Google,Facebook,Other"])
def test_whole_figures_by_place_may_be_customers(headers: str) -> None:
    width = headers.count(",")
    rows = [f"2026-{month:02}-01,{','.join(['12'] * width)}" for month in range(1, 9)]
    assert side("\n".join([headers, *rows])).kind == "daily"


@pytest.mark.parametrize(
    "months", ["2025-01;2025-02;2025-03", "01/2025;02/2025;03/2025", "2025年1月;2025年2月;2025年3月"]
)
def test_months_in_figures_above_channels_are_months_of_spend(months: str) -> None:
    content = f"Kanal;{months}\nTikTok;10,50;20;30\nPinterest;1;2;\nSumme;11,50;22;30\n".encode()
    table = read_table(io.BytesIO(content), "a.csv", ImportSettings(), header_score=header_score)
    file = understand(table, ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    assert (file.kind, money(file, "channel")) == ("spend", {"TikTok": 60.5, "Pinterest": 3})
    assert (str(file.frame["first_day"].min())[:10], str(file.frame["last_day"].max())[:10]) == (
        "2025-01-01",
        "2025-03-31",
    )
    assert booked(file)["counted"] == (5, 63.5)


def test_spend_of_another_currency_is_converted_at_a_rate_that_is_told() -> None:
    read = side("date,channel,spend,currency\n2026-03-01,Meta,10,USD\n2026-03-02,Meta,20,USD\n")
    assert at_rates(read, None, (("USD", 0.9),)) is at_rates(read, "EUR", (("GBP", 1.2),)) is read
    told = at_rates(read, "EUR", (("USD", 0.9),))
    assert (told.currency, told.frame["amount_e4"].tolist()) == ("EUR", [90_000, 180_000])
    assert "spend_converted" in codes(told)


@pytest.mark.parametrize("header", ["cost_micros", "metrics.cost_micros", "costMicros", "Spend (micro)", "Spend (micros)", "Spend in micro currency"])  # fmt: skip
def test_millionths_are_counted_as_their_header_says(header: str) -> None:
    file = side(
        f"Date,Campaign name,{header},Impressions,Clicks\n2026-03-01,A,7210000,900,9\n2026-03-02,B,40070000,800,8\n"
    )
    assert file.frame["amount_e4"].sum() == 472_800
    assert "unit_in_header" in codes(file)


@pytest.mark.parametrize("header", ["Microsoft Ads cost", "Cost", "Micro-influencer cost"])
def test_other_headers_count_whole_units(header: str) -> None:
    file = side(f"Date,Campaign name,{header},Impressions,Clicks\n2026-03-01,A,7210000,900,9\n2026-03-02,B,40070000,800,8\n")  # fmt: skip
    assert file.frame["amount_e4"].sum() == 472_800_000_000


def test_micros_written_with_decimals_are_units_already() -> None:
    file = side(
        "Date,Campaign name,cost_micros,Impressions,Clicks\n2026-03-01,A,7.21,900,9\n2026-03-02,B,40.07,800,8\n"
    )
    assert file.frame["amount_e4"].sum() == 472_800


LINKEDIN = "Campaign Performance Report (in UTC)\nReport Start: January 1, 2026, 12:00 AM\nReport End: March 1, 2026, 11:59 PM\nDate Generated: March 2, 2026, 9:12 AM\n\nStart Date (in UTC)\tCampaign Name\tCurrency\tTotal Spent\tImpressions\n"


@pytest.mark.parametrize(
    ("starts", "first", "last", "code"),
    [
        (["2026-01-01", "2026-02-01", "2026-03-01"], "2026-01-01", "2026-03-31", "monthly_totals"),
        (["2025-12-29", "2026-01-05", "2026-01-12", "2026-01-19"], "2025-12-29", "2026-01-25", "weekly_totals"),
        (["2026-01-01"], "2026-01-01", "2026-03-01", "no_dates"),
        (["2026-01-01", "2026-01-02", "2026-01-04"], "2026-01-01", "2026-01-04", None),
    ],
)
def test_a_first_day_alone_is_of_the_period_that_the_report_goes_by(
    starts: list[str], first: str, last: str, code: str | None
) -> None:
    rows = "".join(f"{day}\t{name}\tEUR\t100.00\t5\n" for day in starts for name in ("Brand", "Shop"))
    table = read_table(
        io.BytesIO((LINKEDIN + rows).encode("utf-16")), "l.csv", ImportSettings(), header_score=header_score
    )
    file = understand(table, ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert isinstance(file, SideFile)
    assert (str(file.frame["first_day"].min())[:10], str(file.frame["last_day"].max())[:10]) == (first, last)
    told = {one.code for one in file.findings} & {"monthly_totals", "weekly_totals", "no_dates", "period_totals"}
    assert told == ({code} if code else set())


@pytest.mark.parametrize(
    "called", ["Overall total - 3 campaigns", "Results from 3 campaigns", "Résultats de 3 campagnes", "全部"]
)
@pytest.mark.parametrize("first", [True, False], ids=["above", "below"])
def test_a_row_that_comes_to_the_sum_of_all_others_is_a_total_whatever_it_is_called(
    called: str, *, first: bool
) -> None:
    rows = ["Brand,100,10,120.50", "Shopping,250,10,300.25", "Remarketing,100,14,80.75"]
    total = f"{called},450,34,501.50"
    file = side(
        "\n".join(
            ["Campaign name,Impressions,Clicks,Amount spent (EUR)", *([total, *rows] if first else [*rows, total])]
        )
    )
    assert file.frame["amount_e4"].sum() == 5_015_000
    assert dict(file.table.not_data)["total_row"] == 1


def test_a_campaign_that_costs_as_much_as_all_others_by_chance_is_none() -> None:
    rows = "Brand,100,10,120.50\nShopping,250,10,300.25\nBoth,100,34,420.75\n"
    assert side(f"Campaign name,Impressions,Clicks,Amount spent (EUR)\n{rows}").frame["amount_e4"].sum() == 8_415_000


@pytest.mark.parametrize("header", ["Cost / conv.", "转化成本", "Coût/conv.", "Kosten/Conv.", "Coste/conv.", "Custo / conv.", "費用/コンバージョン", "비용/전환", "Koszt/konw."])  # fmt: skip
def test_what_a_conversion_costs_is_no_number_of_them(header: str) -> None:
    rows = "".join(f"2026-01-0{day},Brand,{day}00,{day}.50,{day}.10\n" for day in range(1, 9))
    told = {guess.field for guess in side(f"Day,Campaign,Impr.,Cost,{header}\n{rows}").guesses}
    assert {"amount", "impressions"} <= told
    assert "conversions" not in told
