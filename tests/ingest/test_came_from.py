"""A channel beside a shop system's own columns, and a medium beside a source."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.ingest.imported import Imported
from tests.ingest.orders_of import codes, imported

TAOBAO = "订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,订单付款时间"


def of_taobao(header: str, *answers: str, **settings: object) -> Imported:
    rows = [
        f"{100 + at},买家{at},20.00,20.00,交易成功,2026-01-{1 + at:02} 10:00:00,{one}" for at, one in enumerate(answers)
    ]
    return imported("\n".join([f"{TAOBAO},{header}", *rows]), **settings)


def channels(read: Imported) -> list[str | None]:
    return [None if pd.isna(one) else str(one) for one in read.orders["channel"]]


@pytest.mark.parametrize("header", ["来源渠道", "渠道来源", "订单来源", "渠道", "渠道來源", "Channel"])
def test_a_channel_beside_a_shop_systems_columns_is_taken_where_it_says_where_customers_came_from(header: str) -> None:
    read = of_taobao(header, "小红书", "直通车", "", "朋友推荐", "小红书")
    assert read.platform == "taobao"
    assert channels(read) == ["小红书", "直通车", None, "朋友推荐", "小红书"]
    assert "channel_beside" in codes(read)


@pytest.mark.parametrize(
    "answers",
    [
        ("手机订单", "电脑订单", "手机订单"),
        ("APP", "PC端", "小程序"),
        ("online", "POS", "online"),
        ("线上", "门店", "线下"),
        ("淘宝", "天猫", "淘宝"),
        ("Online Store", "iOS", "Draft Orders"),
        ("1", "2", "3"),
        ("小红书", "小红书", "小红书"),
    ],
)
def test_through_what_orders_were_placed_is_not_where_customers_came_from(answers: tuple[str, ...]) -> None:
    read = of_taobao("订单来源", *answers)
    assert (read.platform, channels(read)) == ("taobao", [None] * 3)
    assert "channel_beside" not in codes(read)


def test_a_choice_by_hand_wins_over_what_is_taken_beside_a_shop_system() -> None:
    answers = ("小红书", "直通车", "小红书")
    assert channels(of_taobao("来源渠道", *answers, mapping=(("channel", ""),))) == [None] * 3
    assert (
        channels(of_taobao("订单来源", "手机订单", "电脑订单", "手机订单", mapping=(("channel", "订单来源"),)))[0]
        == "手机订单"
    )


def test_beside_a_column_of_how_orders_were_placed_the_one_of_where_customers_came_from_is_taken() -> None:
    rows = [f"{at},c{at},2026-01-{1 + at:02},20.00,{placed},{came}" for at, (placed, came) in enumerate((("手机订单", "小红书"), ("电脑订单", "朋友推荐"), ("手机订单", "")))]  # fmt: skip
    read = imported("\n".join(["订单号,客户,日期,金额,订单来源,来源渠道", *rows]))
    assert channels(read) == ["小红书", "朋友推荐", None]
    youzan = "订单号,归属店铺,买家手机号,买家付款时间,订单实付金额,订单已退款金额,订单状态,订单来源,来源渠道"
    rows = [f"E{at},本店,1380000000{at},2026-01-{1 + at:02} 10:00:00,20.00,0.00,交易完成,微信小程序,{came}" for at, came in enumerate(("小红书", "抖音", "小红书"))]  # fmt: skip
    read = imported("\n".join([youzan, *rows]))
    assert (read.platform, channels(read)) == ("youzan", ["小红书", "抖音", "小红书"])
    assert "channel_beside" in codes(read)
    stores = imported(
        "Order,Customer,Date,Amount,Channel,Store\n1,a,2026-01-01,5.00,online,Cork\n2,b,2026-01-02,5.00,POS,Bray"
    )
    assert channels(stores) == ["online", "POS"]


def with_utm(*pairs: tuple[str, str], headers: str = "utm_source,utm_medium", **settings: object) -> Imported:
    rows = [f"{at},c{at},2026-01-{1 + at:02},20.00,{source},{medium}" for at, (source, medium) in enumerate(pairs)]
    return imported("\n".join([f"Order,Customer,Date,Amount,{headers}", *rows]), **settings)


def test_a_visit_that_was_not_paid_for_stands_apart_from_the_ads_of_its_source() -> None:
    pairs = (("google", "cpc"), ("google", "organic"), ("facebook", "paidsocial"), ("facebook", "referral"), ("bing", ""), ("google", "PPC"), ("Google.com", "Organic"))  # fmt: skip
    read = with_utm(*pairs)
    told = ["google", "google / organic", "facebook", "facebook / referral", "bing", "google", "Google.com / Organic"]
    assert channels(read) == told
    (said,) = [one for one in read.findings if one.code == "unpaid_medium"]
    assert (said.sentence.facts["count"], said.sentence.facts["source"]) == (3, "utm_source")


def test_who_books_no_ads_keeps_its_name_and_a_medium_of_something_else_is_left_alone() -> None:
    assert channels(with_utm(("klaviyo", "email"), ("direct", "(none)"), ("google", "social"))) == ["klaviyo", "direct", "google"]  # fmt: skip
    assert channels(with_utm(("blog", "cpc"), ("blog", "organic"))) == ["blog", "blog / organic"]  # it is paid, too
    assert channels(with_utm(("google", "organic"), headers="Channel,utm_medium")) == ["google"]
    assert channels(with_utm(("google", "organic"), headers="Source,Medium")) == ["google / organic"]


def test_a_long_answer_of_many_places_is_read_in_no_time() -> None:
    """店铺 is a place and may also end one: forty of them could be read in a billion ways."""
    assert channels(of_taobao("来源渠道", *["店铺" * 40 + "x"] * 2, "小红书")) == [None] * 3
