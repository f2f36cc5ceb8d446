"""Visits, followers and leads by channel are counts: “Email” is a channel there and nobody's address, and no figure is money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lib.catalog import CATALOGUE
from lib.ingest.across import with_channels_below, with_months_below
from lib.ingest.table import TextTable
from tests.ingest.orders_of import imported
from tests.ingest.side_of import kind, side
from tests.ingest.tables import table_of


def days_of(*headers: str, rows: int = 20, first: int = 20) -> str:
    """A row a day: a whole number for each header behind the day's."""
    lines = [
        ",".join([str(date(2026, 1, 5) + timedelta(at)), *(str(first + at * (place + 3) % 97) for place in range(1, len(headers)))])
        for at in range(rows)
    ]  # fmt: skip
    return "\n".join([",".join(headers), *lines])


@pytest.mark.parametrize(
    "headers",
    [("Date", "Google", "Facebook", "Direct", "Email", "Total"), ("Week", "Organic", "Email", "Total"), ("Datum", "Telefon", "E-Mail", "Chat", "Gesamt"), ("Fecha", "Google", "Correo electrónico", "Total"), ("日期", "百度", "邮箱", "电话", "合计"), ("日付", "Google", "メール", "合計")],
)  # fmt: skip
def test_counts_under_the_name_of_an_address_are_nobody_s(headers: tuple[str, ...]) -> None:
    text = days_of(*headers)
    assert kind(text) == "daily"
    assert set(side(text).frame["metric"]) == set(headers[1:])


def test_addresses_and_the_last_figures_of_phones_still_tell_buyers_apart() -> None:
    told = imported("Order,Date,Email,Total\n" + "\n".join(f"{at},2026-01-{at:02},k{at % 3}@x.com,9.50" for at in range(1, 12)))  # fmt: skip
    assert told.told_by == "email"
    cut = imported("Order,Date,Phone,Total\n" + "\n".join(f"{at},2026-01-{at:02},{4000 + at % 3},9.50" for at in range(1, 12)))  # fmt: skip
    assert cut.told_by == "phone"


def above(title: str, text: str) -> TextTable:
    """The table with a line above it."""
    return replace(table_of(text), titles=(title,))


CHANNELS = ("Date", "Instagram", "TikTok", "Facebook")


@pytest.mark.parametrize(
    "title",
    ["New followers", "Leads per channel", "Sessions by channel", "Neue Abonnenten", "Nouveaux abonnés", "Nuevos seguidores", "Nuovi iscritti", "各渠道线索数", "新增粉丝", "フォロワー増加数", "팔로워"],
)  # fmt: skip
@pytest.mark.parametrize("channels", [CHANNELS, ("Date", "Google Ads", "Meta Ads")])
def test_what_a_title_calls_counts_is_no_money(title: str, channels: tuple[str, ...]) -> None:
    table = with_channels_below(above(title, days_of(*channels)), CATALOGUE)
    assert table.headers == channels


@pytest.mark.parametrize("what", ["followers", "likes", "Abonnenten", "seguidores", "粉丝", "线索", "sales", "orders"])
def test_what_stands_behind_a_channel_s_name_is_what_is_counted(what: str) -> None:
    headers = ("Date", f"Instagram {what}", f"TikTok {what}")
    assert with_channels_below(table_of(days_of(*headers)), CATALOGUE).headers == headers


def codes_of(table: TextTable) -> set[str]:
    return {one.code for one in with_channels_below(table, CATALOGUE).findings}


def test_whole_numbers_that_no_word_calls_money_are_read_as_spend_and_asked_about() -> None:
    text = days_of(*CHANNELS)
    assert codes_of(table_of(text)) == {"channels_across", "figures_untold"}
    assert codes_of(above("Report 2026", text)) == {"channels_across", "figures_untold"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ad spend", days_of(*CHANNELS)),
        ("推广花费（元）", days_of("日期", "抖音", "小红书")),
        ("Report", days_of("Date", "Google spend", "TikTok spend")),
        ("Report", days_of("Date", "Google (EUR)", "TikTok (EUR)")),
        ("Report", days_of("Date", "Google", "TikTok").replace("2026-01-05,20", "2026-01-05,20.50")),
    ],
)
def test_nothing_is_asked_where_a_word_a_currency_or_cents_tell_money(title: str, text: str) -> None:
    table = above(title, text)
    assert "figures_untold" not in codes_of(table)
    assert "channels_across" in codes_of(table)


def test_somebody_who_says_that_it_is_spend_is_not_asked() -> None:
    told = with_channels_below(above("New followers", days_of(*CHANNELS)), CATALOGUE, "spend")
    assert [one.code for one in told.findings] == ["channels_across"]


def across(title: str, cell: str = "120") -> TextTable:
    """A row a channel and a column a month."""
    months = ",".join(f"2025-{month:02}" for month in range(1, 7))
    rows = [f"{channel},{','.join([cell] * 6)}" for channel in ("Google", "Facebook", "TikTok")]
    return with_months_below(above(title, "\n".join([f"Channel,{months}", *rows])), CATALOGUE, "anything")


def test_months_across_are_asked_about_as_channels_across_are() -> None:
    assert "months_across" not in {one.code for one in across("New followers").findings}
    assert {one.code for one in across("Report").findings} == {"months_across", "figures_untold"}
    assert {one.code for one in across("Report", "120.50").findings} == {"months_across"}
    assert {one.code for one in across("Ad spend").findings} == {"months_across"}
