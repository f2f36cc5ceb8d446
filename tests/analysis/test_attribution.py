"""Where new customers came from: the first order's word in another column, splits by hand, lags, and ranges of the cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from lib.analysis.acquired import Acquisition, Count
from lib.analysis.acquired_words import overall_of, overall_said
from lib.analysis.acquisition import acquisition, by_month
from lib.analysis.acquisition_findings import currency_remarks
from lib.analysis.attribution import first_values, likeliest_first, paid_first, telling
from lib.analysis.blank_cells import blanks_of
from lib.analysis.budget_start import told_by_files
from lib.analysis.chances import channel_ratio, cost_range, paid, told_apart
from lib.analysis.purchases import purchases
from lib.analysis.worth import NewValue, ranged
from lib.core.columns import SPEND
from lib.core.periods import day_of
from lib.core.settings import CostSettings, View
from tests.ingest.orders_of import imported
from tests.shops import Pandas


def spend_of(rows: list[tuple[str, str, float]], claimed: float | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(
        [
            {"first_day": day, "last_day": day, "channel": channel, "amount_e4": round(money * 10_000), "conversions": claimed}
            for day, channel, money in rows
        ],
        columns=list(SPEND),
    )  # fmt: skip
    for name in ("first_day", "last_day"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


def test_the_first_order_tells_where_a_customer_came_from() -> None:
    """Ann's second order has another voucher, Bob's first one has none, Cem's order has two rows and one says it."""
    read = imported(
        "Order,Customer,Date,Product,Total,Voucher\n"
        "1,ann,2026-01-05 10:00,mug,10,INSTA\n2,ann,2026-02-01 10:00,mug,10,MAIL\n"
        "3,bob,2026-01-06 10:00,mug,10,\n4,bob,2026-01-09 10:00,mug,10,INSTA\n"
        "5,cem,2026-01-07 10:00,mug,10,\n5,cem,2026-01-07 10:00,pot,10, MAIL \n"
    )
    with Pandas({"orders": read.orders, "refunds": read.refunds}).reading() as frames:
        bought = purchases(frames, View(), date(2026, 3, 1))
    cells = np.array(read.table.cells.column(5).to_pylist(), dtype=object)
    assert bought.customer_id.tolist() == ["ann", "bob", "cem"]
    assert first_values(bought, read.rows, cells).tolist() == ["INSTA", "", "MAIL"]


def test_a_column_with_many_values_tells_nothing() -> None:
    many = [f"order {number}" for number in range(100)]
    assert telling(("Order", "Voucher", "Shop"), (many, ["A", "B", ""], ["one", "one", None])) == ("Voucher",)


FIRST = np.array([day_of(date(2026, 1, day)) for day in (5, 5, 6, 20, 21)])


def test_a_split_by_hand_divides_all_new_customers() -> None:
    spend = spend_of([("2026-01-01", "Ads", 100), ("2026-01-31", "Radio", 60)])
    found = acquisition(
        spend,
        FIRST,
        np.full(5, "", object),
        date(2026, 2, 1),
        CostSettings("hand", split=(("Ads", 0.4), ("Radio", 0.2))),
    )
    assert {one.channel: (one.new_customers, one.cac_e4, one.source) for one in found.channels} == {
        "Ads": (2, 500_000, "hand"),
        "Radio": (1, 600_000, "hand"),
    }
    assert (found.organic_customers, found.untold_customers) == (2, 0)
    assert "split_by_hand" in {one.code for one in found.findings}


def test_customers_are_won_by_the_spend_of_some_days_before() -> None:
    """Of the five, those of the 20th and the 21st were won by the spend of the 6th and the 7th."""
    spend = spend_of([("2026-01-06", "Ads", 70), ("2026-01-07", "Ads", 30)])
    labels = np.full(5, "Ads", object)
    assert acquisition(spend, FIRST, labels, date(2026, 2, 1)).channels[0].new_customers == 1
    late = acquisition(spend, FIRST, labels, date(2026, 2, 1), CostSettings(lag_days=14))
    assert (late.channels[0].new_customers, late.channels[0].cac_e4) == (2, 500_000)
    too_soon = acquisition(
        spend, FIRST, labels, date(2026, 1, 21), CostSettings(lag_days=14)
    )  # the spend of the 7th has no customers yet
    assert too_soon.spend_e4 == 700_000


def test_a_platform_that_claims_more_makes_the_cost_a_range() -> None:
    spend = spend_of([("2026-01-05", "Ads", 60), ("2026-01-31", "Ads", 60)], claimed=2.0)
    labels = np.array(["Ads", "Ads", "Friends", "Friends", "Friends"], object)
    found = acquisition(spend, FIRST, labels, date(2026, 2, 1))
    (ads,) = found.channels
    assert (ads.new_customers, ads.won) == (2, Count(2, 2, 4))
    assert "platforms_claim_more" in {one.code for one in found.findings}
    between = cost_range(ads.spend_e4, ads.won)
    assert between is not None
    assert between[0] < 30.0
    assert between[1] is not None
    assert between[1] > 60.0


def test_months_are_sums_over_sums() -> None:
    spend = spend_of([("2026-01-01", "Ads", 100), ("2026-02-10", "Ads", 50), ("2026-02-11", "Radio", 70)])
    first = np.array([day_of(date(2026, month, 5)) for month in (1, 1, 2, 2, 2)])
    months = by_month(acquisition(spend, first, np.full(5, "", object), date(2026, 3, 1)))
    assert months["spend_e4"].tolist() == [1_000_000, 1_200_000]
    assert months["new_customers"].tolist() == [2, 3]


def test_settings_that_cannot_be_meant_are_refused() -> None:
    with pytest.raises(ValueError, match="Ads"):
        CostSettings(split=(("Ads", 0.8), ("Radio", 0.3)))
    with pytest.raises(ValueError, match="91"):
        CostSettings(lag_days=91)


def test_costs_by_channel_and_month_add_up_to_the_channels() -> None:
    """Ads wins two in January and one in February, a month without its spend; Radio is told by the platform; orders say nothing of four."""
    spend = spend_of([("2026-01-05", "Ads", 60), ("2026-01-06", "Radio", 40), ("2026-02-03", "Radio", 20)], claimed=2)
    came = ("01-05", "01-09", "02-01", "02-02", "01-20", "01-21", "01-22")
    first = np.array([day_of(date.fromisoformat(f"2026-{day}")) for day in came])
    labels = np.array(["ads", "ads", "ads", "", "", "", ""], object)
    found = acquisition(spend, first, labels, date(2026, 3, 1))
    months = {one.channel: by_month(found, one.channel) for one in found.channels}
    assert months["Ads"][["spend_e4", "new_customers"]].to_numpy().tolist() == [[600_000, 2], [0, 1]]
    assert months["Radio"][["spend_e4", "new_customers"]].to_numpy().tolist() == [[400_000, 2], [200_000, 2]]
    for one in found.channels:
        assert months[one.channel]["spend_e4"].sum() == one.spend_e4
        assert months[one.channel]["new_customers"].sum() == one.new_customers
    by_hand = acquisition(spend, first, labels, date(2026, 3, 1), CostSettings("hand", split=(("Ads", 0.25),)))
    assert by_month(by_hand, "Ads")["new_customers"].tolist() == [1.25, 0.5]
    assert by_month(by_hand)["new_customers"].tolist() == [5, 2]


def test_channels_of_one_name_in_the_orders_share_its_customers() -> None:
    """“Google” and “google ” are one channel; Facebook and Instagram are both told to be meta, and share its four by spend."""
    rows = [
        ("2026-01-05", "Google", 60),
        ("2026-01-06", "google ", 20),
        ("2026-01-07", "Facebook", 30),
        ("2026-01-08", "Instagram", 10),
    ]
    first = np.full(6, day_of(date(2026, 1, 6)))
    labels = np.array(["google", "google", "meta", "meta", "meta", "meta"], object)
    same = CostSettings(matches=(("Facebook", "meta"), ("Instagram", "meta")))
    found = acquisition(spend_of(rows), first, labels, date(2026, 2, 1), same)
    told = {one.channel: (one.spend_e4, one.new_customers, one.cac_e4) for one in found.channels}
    assert told == {
        "Google": (800_000, 2, 400_000),
        "Facebook": (300_000, 3, 100_000),
        "Instagram": (100_000, 1, 100_000),
    }
    assert (found.paid_customers, found.organic_customers, found.paid_e4) == (6, 0, 200_000)
    assert "shared_customers" in {one.code for one in found.findings}
    assert found.months["new_customers"].tolist() == [2, 3, 1]


def test_platforms_are_not_believed_more_customers_than_are_left() -> None:
    """TikTok claims twenty; of five new customers two came through Google."""
    spend = spend_of([("2026-01-05", "google", 60)]), spend_of([("2026-01-06", "tiktok", 30)], claimed=20)
    first = np.full(5, day_of(date(2026, 1, 5)))
    labels = np.array(["google", "google", "shop", "shop", ""], object)
    others = CostSettings(matches=(("tiktok", "tiktok"),))
    found = acquisition(pd.concat(spend), first, labels, date(2026, 2, 1), others)
    tiktok = next(one for one in found.channels if one.channel == "tiktok")
    assert (tiktok.source, tiktok.won, found.paid) == ("platform", Count(1, 1, 3), Count(3, 3, 5))
    assert (found.paid_customers, found.organic_customers) == (3, 2)
    assert "claims_cut" in {one.code for one in found.findings}


def test_spend_that_orders_may_call_otherwise_is_open_until_that_is_said() -> None:
    """The report names no channel and claims more than all; of ten five came through Douyin, as orders say, and five otherwise."""
    spend = spend_of([("2026-01-05", "", 200.0)], claimed=12)
    labels = np.array(["抖音"] * 5 + ["自然"] * 3 + ["小红书"] * 2, object)
    found = acquisition(spend, np.full(10, JANUARY), labels, date(2026, 2, 1))
    (only,) = found.channels
    assert (only.won, only.new_customers, only.open_name) == (Count(0, 0, 10), 0, True)
    assert (found.unnamed, found.strange) == (("",), ("抖音", "自然", "小红书"))
    between = cost_range(only.spend_e4, only.won)
    assert between is not None
    assert (between[0] < 20.0, between[1]) == (True, None)
    told = overall_of(found)
    assert (told.blended_e4, told.paid_e4, told.paid_low_e4, told.organic) == (200_000, None, 200_000, None)
    codes = {one.code for one in found.findings}
    assert "channel_unnamed" in codes
    assert not {"claims_cut", "claimed_by_platform", "nobody_came", "platforms_claim_more"} & codes
    said = CostSettings(matches=(("", "抖音"),))
    settled = acquisition(spend, np.full(10, JANUARY), labels, date(2026, 2, 1), said)
    assert (settled.unnamed, settled.channels[0].won, settled.channels[0].likely_e4) == ((), Count(5, 5, 10), 400_000)
    none = CostSettings(matches=(("", ""),))
    by_claim = acquisition(spend, np.full(10, JANUARY), labels, date(2026, 2, 1), none)
    assert (by_claim.unnamed, by_claim.channels[0].won) == ((), Count(0, 0, 10))


@pytest.mark.parametrize(("podcast", "likely"), [(50.0, (375_000, 6)), (150.0, (None, None))])
def test_one_channel_without_a_name_leaves_what_is_likely_unless_most_was_spent_on_it(
    podcast: float, likely: tuple[int | None, int | None]
) -> None:
    """Of ten orders four name Search, for 100; nobody names the podcast."""
    spend = spend_of([("2026-01-05", "Search", 100.0), ("2026-01-05", "Podcast", podcast)])
    labels = np.array(["Search"] * 4 + ["A friend"] * 6, object)
    found = acquisition(spend, np.full(10, JANUARY), labels, date(2026, 2, 1))
    assert (found.unnamed, found.paid) == (("Podcast",), Count(4, 4, 10))
    told = overall_of(found)
    assert (told.paid_e4, told.organic) == likely


def test_the_least_cost_holds_while_names_are_open_and_answers_are_blank() -> None:
    """Of a survey's ten answers four say Instagram, three Google search; ten did not answer. Meta Ads and Google Ads were paid for."""
    spend = spend_of([("2026-01-05", "Meta Ads", 100.0), ("2026-01-05", "Google Ads", 100.0)])
    labels = np.array(["Instagram"] * 4 + ["Google search"] * 3 + ["A friend"] * 3 + [""] * 10, object)
    survey = CostSettings("column", "How did you hear about us?")
    found = acquisition(spend, np.full(20, JANUARY), labels, date(2026, 2, 1), survey)
    assert (found.alike, found.unnamed) == ((("Meta Ads", "Instagram"),), ("Google Ads",))
    assert [one.won for one in found.channels] == [Count(0, 0, 20)] * 2
    assert overall_of(found).paid_low_e4 == found.blended_e4 == 100_000
    pairs = (("Meta Ads", "Instagram"), ("Google Ads", "Google search"))
    settled = acquisition(spend, np.full(20, JANUARY), labels, date(2026, 2, 1), replace(survey, matches=pairs))
    assert [(one.channel, one.won.likely) for one in settled.channels] == [("Google Ads", 6), ("Meta Ads", 8)]
    assert settled.paid == Count(7, 14, 17)


@pytest.mark.parametrize(
    ("header", "answers", "usual", "asked"),
    [
        ("How did you hear about us?", ["Instagram"], "untold", False),
        ("您是怎么知道我们的", ["抖音"], "untold", False),
        ("Woher kennst du uns", ["Google"], "untold", False),
        ("note", ["Instagram", "A friend"], "untold", False),
        ("utm_source", ["google"], "nothing", True),
        ("Discount code", ["INSTA10"], "nothing", True),
        ("优惠券", ["小红书10"], "nothing", True),
        ("Salesperson", ["Ann", "Bob"], "untold", True),
    ],
)
def test_what_an_empty_cell_means_goes_by_what_the_column_is(
    header: str, answers: list[str], usual: str, asked: object
) -> None:
    """An answer that is left open is not known; whoever used no code came by themselves, perhaps: that is asked."""
    found = blanks_of(CostSettings("column", header), answers)
    assert (found.usual, found.taken, found.asked) == (usual, usual, asked)
    said = blanks_of(CostSettings("column", header, blank_cells="nothing"), answers)
    assert (said.taken, said.asked) == ("nothing", False)


def test_a_period_that_runs_on_counts_with_the_part_that_is_over_in_each_of_its_months() -> None:
    """900 for the 90 days from January to March, orders until 10 February: 41 days of them, 31 in January."""
    spend = spend_of([("2026-01-01", "google", 900)]).assign(last_day=pd.Timestamp("2026-03-31"))
    first = np.array([day_of(date(2026, 1, 5)), day_of(date(2026, 2, 9))])
    found = acquisition(spend, first, np.array(["google", "google"], object), date(2026, 2, 11))
    assert (found.last, found.spend_e4) == (date(2026, 2, 10), 4_100_000)
    assert found.months[["spend_e4", "new_customers"]].to_numpy().tolist() == [[3_100_000, 1], [1_000_000, 1]]


def test_spend_that_ended_long_before_the_orders_is_said() -> None:
    def codes(as_of: date) -> set[str]:
        first = np.array([day_of(date(2026, 1, 5)), day_of(as_of) - 1])
        found = acquisition(
            spend_of([("2026-01-05", "google", 90)]), first, np.array(["google", "google"], object), as_of
        )
        return {one.code for one in found.findings}

    assert "spend_ended" in codes(date(2026, 6, 1))
    assert "spend_ended" in codes(date(2026, 2, 16))
    assert "spend_ended" not in codes(date(2026, 2, 1))


JANUARY = day_of(date(2026, 1, 5))


def test_whom_orders_do_not_tell_is_shared_out_as_the_others_came() -> None:
    """Of ten whom orders tell Ads won four, Radio two and nobody four; ten are not told: half of each channel's own, or none, or twice that."""
    spend = spend_of([("2026-01-05", "Ads", 80), ("2026-01-05", "Radio", 60)])
    labels = np.array(["ads"] * 4 + ["radio"] * 2 + ["friends"] * 4 + [""] * 10, object)
    found = acquisition(spend, np.full(20, JANUARY), labels, date(2026, 2, 1))
    ads, radio = found.channels
    assert (ads.won, radio.won) == (Count(4, 8, 12), Count(2, 4, 6))
    assert (ads.new_customers, ads.cac_e4, ads.likely_e4, radio.likely_e4) == (4, 200_000, 100_000, 150_000)
    assert (found.paid, found.likely_paid_e4, found.paid_e4) == (Count(6, 12, 16), 116_667, 233_333)
    assert (found.organic, found.organic_customers) == (Count(4, 8, 14), 4)
    assert found.paid.likely + found.organic.likely == found.new_customers
    assert by_month(found, "Ads")["likely_customers"].tolist() == [8]
    known = channel_ratio(ranged(30.0, 1.0, 3.0), ads)
    assert known is not None
    assert known.value == pytest.approx(30.0 / 10.0)
    assert known.over_3 == pytest.approx(0.5, abs=0.05)


def test_a_claim_moves_neither_the_cost_nor_the_ratio() -> None:
    """Everything is told: Ads won 40 of 100, and claims 70."""
    rows, labels = [("2026-01-05", "Ads", 400.0)], np.array(["ads"] * 40 + ["friends"] * 60, object)
    plain, claimed = (
        acquisition(spend_of(rows, claim), np.full(100, JANUARY), labels, date(2026, 2, 1)).channels[0]
        for claim in (None, 70.0)
    )
    assert (plain.won, claimed.won) == (Count.exactly(40), Count(40, 40, 70))
    worth = ranged(40.0, 1.0, 3.0)
    before, after = channel_ratio(worth, plain), channel_ratio(worth, claimed)
    assert before is not None
    assert after is not None
    assert before.value == after.value == pytest.approx(4.0)
    assert after.high > 1.2 * before.high
    assert after.over_3 == pytest.approx(before.over_3, abs=0.1)


def test_platforms_together_claim_no_more_than_could_be_theirs() -> None:
    """Each of two claims all of twenty, of whom it is known to have won five; ten came otherwise, and they share those."""
    rows = [("2026-01-05", "Ads", 80.0), ("2026-01-05", "Radio", 60.0)]
    labels = np.array(["ads"] * 5 + ["radio"] * 5 + ["friends"] * 6 + [""] * 4, object)
    found = acquisition(spend_of(rows, 20.0), np.full(20, JANUARY), labels, date(2026, 2, 1))
    for one in found.channels:
        assert one.won == Count(5, 6.25, 10)
    assert found.paid == Count(10, 12.5, 20)


def test_an_empty_cell_of_a_column_of_vouchers_is_no_channel_that_is_not_told() -> None:
    spend = spend_of([("2026-01-05", "Ads", 80)])
    labels = np.array(["INSTA10"] * 3 + ["INSTA20"] + ["SWAP"] * 4 + [""] * 8, object)
    first = np.full(16, JANUARY)
    pairs = (("Ads", "INSTA10"), ("Ads", "INSTA20"))
    found = acquisition(spend, first, labels, date(2026, 2, 1), CostSettings("column", "Voucher", pairs))
    assert (found.channels[0].new_customers, found.channels[0].won) == (4, Count(4, 4, 8))
    assert "column_empty" in {one.code for one in found.findings}
    by_channel = acquisition(spend, first, labels, date(2026, 2, 1), CostSettings(matches=pairs))
    assert by_channel.channels[0].won == Count(4, 8, 12)
    called, asked = paid_first(labels, CostSettings(matches=pairs), spend)
    assert (set(called), asked) == ({"Ads", "SWAP", ""}, ("Ads",))


def test_where_no_order_tells_a_channel_nobody_is_told_to_have_come_otherwise() -> None:
    spend = spend_of([("2026-01-01", "Meta", 600.0)])
    first = np.repeat(day_of(date(2026, 1, 1)), 50)
    found = acquisition(spend, first, np.full(50, "", object), date(2026, 1, 2))
    assert found.nobody_told
    assert found.organic == Count(0, 50, 50)
    told = overall_of(found)
    assert (told.paid_low_e4, told.paid_e4, told.paid_high_e4) == (120_000, None, None)
    assert (told.organic, told.organic_low, told.organic_high) == (None, 0, 50)
    said = "\n".join(str(one) for one in overall_said(told))
    assert "at least" in said
    assert "is not told" in said
    codes = {one.code for one in found.findings}
    assert "no_channel_told" in codes
    assert "untold_channel" not in codes
    claimed = acquisition(spend_of([("2026-01-01", "Meta", 600.0)], 20.0), first, np.full(50, "", object), date(2026, 1, 2))  # fmt: skip
    assert not claimed.nobody_told
    assert (claimed.paid, claimed.organic) == (Count(20, 20, 50), Count(0, 30, 30))
    assert "untold_channel" not in {one.code for one in claimed.findings}


def test_the_column_whose_answers_name_channels_of_the_spend_comes_first_and_a_status_last() -> None:
    columns = {
        "주문상태": ("배송완료", "취소"),
        "상품명": ("세럼", "선크림"),
        "어떻게": ("인스타그램", "네이버 검색", "친구 추천"),
    }
    paid = ("인스타그램", "네이버")
    assert likeliest_first(columns, paid, {"주문상태"}) == ("어떻게", "상품명", "주문상태")
    assert likeliest_first(columns, (), {"주문상태"}) == ("상품명", "어떻게", "주문상태")


def test_a_channel_builds_the_brand_where_the_shop_says_so_and_its_name_is_only_asked_about() -> None:
    spend = spend_of([("2026-01-01", "Podcast (brand)", 50.0), ("2026-01-01", "Meta", 100.0)])
    first = np.repeat(day_of(date(2026, 1, 1)), 10)
    labels = np.full(10, "Meta", object)

    def found_of(table: pd.DataFrame, brand: tuple[str, ...] | None) -> Acquisition:
        return acquisition(table, first, labels, date(2026, 1, 2), CostSettings(brand=brand))

    asked = found_of(spend, None)
    assert asked.brand_like == ("Podcast (brand)",)
    assert "brand_by_name" in {one.code for one in asked.findings}
    assert (asked.daily_brand_e4.sum(), asked.daily_e4.sum()) == (0, 1_500_000)
    told = found_of(spend, ("Podcast (brand)",))
    assert (told.daily_brand_e4.sum(), told.daily_e4.sum()) == (500_000, 1_000_000)
    assert told.brand_like == ()
    assert [one.kind for one in told_by_files(told)] == ["performance", "brand"]
    by_file = spend.assign(purpose=["brand", None])
    assert found_of(by_file, None).daily_brand_e4.sum() == 500_000
    assert found_of(by_file, ()).daily_brand_e4.sum() == 0


def test_spend_in_a_currency_beside_orders_without_one_is_said() -> None:
    assert [one.code for one in currency_remarks(None, "EUR")] == ["currency_assumed"]
    assert currency_remarks("EUR", "EUR") == currency_remarks(None, None) == ()


def test_marketing_is_no_brand_by_its_name() -> None:
    names = ("Email Marketing", "Marketplace", "Facebook Market", "meta_brand", "Marke TV", "品牌广告")
    spend = spend_of([("2026-01-01", name, 50.0) for name in names])
    none = np.zeros(0, dtype=np.int64)
    found = acquisition(spend, none, none.astype(object), date(2026, 1, 2))
    assert set(found.brand_like) == {"meta_brand", "Marke TV", "品牌广告"}


def test_a_guess_is_not_as_sure_as_a_count() -> None:
    """Ads is said to win four of ten: it may be two or six; together no more than all of them."""
    first = np.full(10, day_of(date(2026, 1, 5)))
    split = CostSettings("hand", split=(("Ads", 0.4), ("Radio", 0.4)))
    spend = spend_of([("2026-01-05", "Ads", 100), ("2026-01-05", "Radio", 100)])
    found = acquisition(spend, first, np.full(10, "", object), date(2026, 2, 1), split)
    assert [one.won for one in found.channels] == [Count(2, 4, 6), Count(2, 4, 6)]
    assert found.paid == Count(4, 8, 10)


def test_an_empty_channel_can_mean_that_customers_came_by_themselves() -> None:
    first, labels = np.full(4, day_of(date(2026, 1, 5))), np.array(["Ads", "Ads", "", ""], object)
    spend = spend_of([("2026-01-05", "Ads", 100)])
    untold = acquisition(spend, first, labels, date(2026, 2, 1))
    themselves = acquisition(spend, first, labels, date(2026, 2, 1), CostSettings(channel_blanks="nothing"))
    assert (untold.channels[0].won.likely, themselves.channels[0].won.likely) == (4, 2)


def test_spend_through_which_nobody_came_is_said() -> None:
    first, labels = np.full(2, day_of(date(2026, 1, 5))), np.array(["Ads", "Ads"], object)
    spend = spend_of([("2026-01-05", "Ads", 100), ("2026-01-05", "Pinterest", 20)])
    found = acquisition(spend, first, labels, date(2026, 2, 1))
    told = next(one for one in found.findings if one.code == "nobody_came")
    assert told.sentence.facts["channels"] == ("“Pinterest”",)


def test_channels_of_one_house_that_orders_do_not_tell_apart_have_one_cost_and_one_verdict() -> None:
    rows = [("2026-01-05", "Google Search", 300), ("2026-01-06", "Google Shopping", 100), ("2026-01-06", "TV", 40)]
    first, labels = np.full(6, day_of(date(2026, 1, 6))), np.array(["google"] * 4 + ["tv", "friends"], object)
    asked = acquisition(spend_of(rows), first, labels, date(2026, 2, 1))
    assert asked.alike == (("Google Search", "google"), ("Google Shopping", "google"))
    assert [one.open_name for one in asked.channels] == [True, True, False]
    found = acquisition(spend_of(rows), first, labels, date(2026, 2, 1), CostSettings(matches=asked.alike))
    value = NewValue("google", 4, ranged(290.0, 10.0, 20.0), 0.0, 290.0, 0.0, 290.0, 0.0)
    known = paid(found, value, (value,))
    search, shopping, tv = known
    assert (search.joint.channel, search.joint.spend_e4, search.joint.won) == (
        "Google Search + Google Shopping",
        4_000_000,
        Count.exactly(4),
    )
    assert (search.ratio, search.shared_with) == (shopping.ratio, ("Google Shopping",))
    assert search.ratio == channel_ratio(value.worth, search.joint)
    assert told_apart(known) == (search, tv)
    said = next(one for one in found.findings if one.code == "shared_customers").sentence
    assert "do not tell whom of its {count} new customers either won" in said.template


def test_what_an_empty_channel_means_is_asked_once_and_an_answer_is_taken_at_its_word() -> None:
    first, labels = np.full(8, JANUARY), np.array(["Ads", "Ads", "", "", "fair", "fair", "", ""], object)
    spend = spend_of([("2026-01-05", "Ads", 100)])

    def found(settings: CostSettings) -> tuple[Count, set[str], int]:
        told = acquisition(spend, first, labels, date(2026, 2, 1), settings)
        return told.channels[0].won, {one.code for one in told.findings}, told.organic_customers

    won, codes, _ = found(CostSettings())
    assert (won, {"untold_channel", "blank_channel"} <= codes) == (Count(2, 4, 6), True)
    won, codes, organic = found(CostSettings(channel_blanks="nothing"))
    assert (won, organic) == (Count.exactly(2), 6)
    assert "blank_channel_themselves" in codes
    assert not {"untold_channel", "blank_channel", "column_empty"} & codes
    won, codes, _ = found(CostSettings(channel_blanks="untold"))
    assert (won, "untold_channel" in codes, "blank_channel" in codes) == (Count(2, 4, 6), True, False)
