"""`funnel` beyond the steps: what the page Journey answers, the command line answers as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.catalog.samples import sample
from tests.cli.running import Ran, ask
from tests.cli.schemas import CountsAnswer, FunnelAnswer, OrdersInTurnAnswer

COFFEE, TEA = sample("coffee_en"), sample("tea_zh")


def told(*call: object) -> FunnelAnswer:
    ran = ask("funnel", *call, "--json")
    assert (ran.code, ran.err) == (0, "")
    return FunnelAnswer.model_validate(ran.answer)


def refused(ran: Ran, code: int) -> str:
    assert (ran.code, ran.out) == (code, "")
    assert "Traceback" not in ran.err
    return ran.err


@pytest.fixture(scope="module")
def coffee() -> FunnelAnswer:
    return told(COFFEE.paths("events")[0], "--orders", COFFEE.orders_path, "--by", "segment")


def test_losses_are_ranked_by_the_money_of_the_orders(coffee: FunnelAnswer) -> None:
    money = [one.money or 0 for one in coffee.money_at_stake]
    assert money == sorted(money, reverse=True)
    first = coffee.money_at_stake[0]
    assert (first.previous, first.step, first.worth) == ("product_view", "add_to_cart", "buyer")
    assert coffee.value is not None
    assert coffee.value.source == "orders"
    assert first.lost == first.stood_time_over - first.went_on_time_over
    assert first.onward == pytest.approx(first.through_time_over / first.went_on_time_over)
    assert first.money == pytest.approx(first.lost * first.onward * (coffee.value.buyer.value or 0))
    again = next(one for one in coffee.money_at_stake if one.step == "ordered_again")
    assert again.worth == "order"
    assert again.may_still > 0
    assert again.money == pytest.approx(again.lost * (coffee.value.order.value or 0))
    assert (coffee.value.order.value or 0) < (coffee.value.buyer.value or 0)
    assert coffee.card is not None
    assert (coffee.card.touchpoint, coffee.card.owner) == ("cart", "Shop")
    assert coffee.conversion is not None
    assert coffee.conversion.step == "paid"


def test_limits_reasons_and_a_comparison_stand_beside_the_steps(coffee: FunnelAnswer) -> None:
    assert len(coffee.limits) == 10, "every touch-point has its limits, also those that are called by their events"
    paid = next(one for one in coffee.limits if one.limit == "payments_less")
    assert (paid.state, paid.touchpoint, bool(paid.breaches)) == ("kept", "paid", True)
    assert coffee.why is not None
    assert (coffee.why.step, coffee.why.lost - coffee.why.may_still) == ("add_to_cart", coffee.money_at_stake[0].lost)
    assert {("page", "/p/espresso1"), ("speed", "slow")} <= {(one.attribute, one.value) for one in coffee.why.found}
    assert "segment" in {one.attribute for one in coffee.why.found}
    assert coffee.compare is not None
    assert coffee.compare.by == "period"
    assert [one.step for one in coffee.compare.steps if one.beyond_chance] == ["paid"]
    assert {one.side for one in coffee.traffic} == {"paid", "unpaid"}
    assert sum(parts[0].users for parts in coffee.by.values()) == coffee.steps[0].users
    assert "champions" in coffee.by


def test_values_are_compared_and_steps_asked_about() -> None:
    call = (TEA.paths("events")[0], "--orders", TEA.orders_path)
    found = told(*call, "--compare", "domain", "--by", "domain", "--why", "paid", "--worth", "50", "--goal", "0.8")
    assert found.compare is not None
    assert {found.compare.one, found.compare.other} == {"private", "public"} <= set(found.by)
    assert found.why is not None
    assert found.events_of[found.why.step] == found.events_of[list(found.events_of)[5]]
    assert found.value is not None
    assert (found.value.source, found.value.buyer.value) == ("given", 50)
    assert found.domains is not None
    assert found.domains.goal == 0.8
    assert found.domains.path[-1].share == pytest.approx(0.8)
    assert len(found.domains.path) == 6
    assert found.live_rooms


def test_a_comparison_of_named_days_and_of_a_column() -> None:
    log = COFFEE.paths("events")[0]
    days = told(log, "--compare", "2026-07-06..2026-07-19,2026-07-20..2026-08-02").compare
    assert days is not None
    assert (days.one, days.other) == ("2026-07-06..2026-07-19", "2026-07-20..2026-08-02")
    sides = told(log, "--compare", "device").compare
    assert sides is not None
    assert (sides.by, len({sides.one, sides.other})) == ("device", 2)


def test_limits_of_ones_own_are_kept_or_broken_and_asked_once() -> None:
    """Two limits of the cart that both break ask for the same: one card."""
    found = told(COFFEE.paths("events")[0], "--limits", "few_carts=0.99,carts_less=5,payments_less=5")
    broken = {one.limit for one in found.limits if one.state == "breached"}
    cards = {card.touchpoint: card.limits for card in found.cards}
    assert {code for limits in cards.values() for code in limits} == broken
    assert len(cards) == len(found.cards)


def test_totals_have_money_limits_and_two_halves() -> None:
    answer = CountsAnswer.model_validate(ask("funnel", COFFEE.paths("daily")[0], "--json").answer)
    assert answer.value is not None
    assert answer.value.source == "totals"
    assert answer.money_at_stake[0].money
    assert answer.why is None
    assert answer.limits
    assert answer.compare is not None


def test_totals_counted_differently_tell_no_loss_between_such_steps(tmp_path: Path) -> None:
    path = tmp_path / "totals.csv"
    rows = "".join(f"2026-01-{day:02d},100,150,40,60\n" for day in range(1, 29))
    path.write_text("date,sessions,add_to_carts,checkouts,orders\n" + rows, encoding="utf-8")
    answer = CountsAnswer.model_validate(ask("funnel", path, "--json").answer)
    assert (answer.money_at_stake, answer.card, [one.lost for one in answer.steps]) == ([], None, [0, 0, 0, 0])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_orders_alone_tell_the_orders_in_turn_and_both_domains(language: str) -> None:
    ran = ask("funnel", TEA.orders_path, "--json", "--language", language)
    answer = OrdersInTurnAnswer.model_validate(ran.answer)
    assert [one.number for one in answer.orders_in_turn] == [1, 2, 3, 4, 5]
    assert [one.users for one in answer.steps] == [one.customers for one in answer.orders_in_turn]
    assert answer.domains is not None
    assert answer.live_rooms
    assert answer.domains.lately is not None
    assert answer.domains.goal > answer.domains.lately
    assert ask("funnel", TEA.orders_path, "--language", language).code == 0


def test_columns_of_live_rooms_and_traffic_are_read(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    rows = "".join(
        f"{number},c{number % 9},2026-01-{1 + number % 28:02d} 10:00,{10 + number},抖音,{('店播', '达播', '')[number % 3]},{('付费', '免费')[number % 2]}\n"
        for number in range(60)
    )
    path.write_text(
        "订单编号,买家会员名,订单创建时间,买家实际支付金额,渠道,直播类型,流量类型\n" + rows, encoding="utf-8"
    )
    answer = OrdersInTurnAnswer.model_validate(ask("funnel", path, "--json").answer)
    assert {(one.side, one.told_by) for one in (*answer.live_rooms, *answer.traffic)} == {
        (side, "column") for side in ("own", "influencer", "paid", "unpaid")
    }


def test_a_way_that_begins_with_a_purchase_converts_at_a_later_one(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    rows = [f"u{n},purchase,2026-01-0{1 + n % 5} 10:00:00" for n in range(50)]
    rows += [f"u{n},{name},2026-01-0{1 + n % 5} 11:00:00" for n in range(10) for name in ("view_item", "purchase")]
    path.write_text("user_id,event,timestamp\n" + "\n".join(rows) + "\n", encoding="utf-8")
    for steps in ("purchase,purchase", "purchase,view_item"):
        arrived = told(path, "--steps", steps).conversion
        assert arrived is not None
        assert (arrived.step, arrived.value) == (steps.split(",")[1], 0.2)


@pytest.mark.parametrize(
    "wrong",
    [("--worth", "0"), ("--worth", "x"), ("--compare", "2026-01-01..2026-02-01"), ("--compare", "channel=a"), ("--limits", "nope=1"), ("--limits", "few_carts=x"), ("--goal", "2"), ("--goal-months", "0"), ("--why", "nowhere")],
)  # fmt: skip
def test_wrong_calls_are_told(wrong: tuple[str, str]) -> None:
    refused(ask("funnel", COFFEE.paths("events")[0], *wrong), 2)


def test_what_no_file_tells_is_said() -> None:
    log = COFFEE.paths("events")[0]
    assert "--orders" in refused(ask("funnel", log, "--compare", "segment"), 1)
    assert "--worth" in refused(ask("funnel", log, "--worth", "orders"), 1)
    assert "“device”" in refused(ask("funnel", log, "--compare", "device=x,y"), 1)
    assert "--why" in refused(ask("funnel", COFFEE.paths("daily")[0], "--why", "cart"), 1)
    assert "periods" in refused(ask("funnel", COFFEE.paths("daily")[0], "--compare", "channel"), 1)


def test_a_way_without_a_purchase_has_no_price_until_it_is_told(tmp_path: Path) -> None:
    """Names that nobody knows: orders price nothing until one of them is said to be the purchase; then as on the page."""
    log, orders = tmp_path / "log.csv", tmp_path / "orders.csv"
    rows = [f"u{n},{name},2026-01-{1 + n % 20:02d} 10:0{at}\n" for n in range(80) for at, name in enumerate(("sku_open", "bag_put", "money_in")) if n % (at + 1) == 0]  # fmt: skip
    log.write_text("user_id,event,time\n" + "".join(rows), encoding="utf-8")
    orders.write_text(
        "order id,customer id,order date,amount\n"
        + "".join(f"{n},u{n % 40},2025-12-{1 + n % 28:02d},{20 + n % 7}\n" for n in range(80)),
        encoding="utf-8",
    )
    bare = told(log, "--orders", orders, "--steps", "sku_open,bag_put,money_in")
    assert [one.money for one in bare.money_at_stake] == [None, None]
    assert (bare.value, bare.conversion and bare.conversion.step) == (None, "money_in")
    assert "no_purchase" in {one.code for one in bare.findings}
    assert "paid=EVENT" in refused(ask("funnel", log, "--orders", orders, "--steps", "sku_open,bag_put", "--worth", "orders"), 1)  # fmt: skip
    given = told(log, "--steps", "sku_open,bag_put", "--worth", "20")
    assert given.money_at_stake[0].money == pytest.approx(20 * given.money_at_stake[0].lost)
    known = told(log, "--orders", orders, "--steps", "product=sku_open,cart=bag_put,paid=money_in")
    assert [step.step for step in known.steps] == ["product", "cart", "paid"]
    assert known.value is not None
    assert all(one.money for one in known.money_at_stake)
    assert {one.touchpoint for one in known.limits} == {"product", "cart", "paid"}


GA4 = "Date,Sessions,Item views,Add to carts,Checkouts,{purchases},Total revenue\n" + "".join(
    f"202601{day:02d},{800 + day},{400 + day},40,26,14,595.0\n" for day in range(1, 29)
)


@pytest.mark.parametrize("purchases", ["Ecommerce purchases", "E-Commerce-Käufe", "Achats e-commerce", "Compras de comercio electrónico", "Compras de e-commerce", "Acquisti e-commerce", "e コマースの購入数", "전자상거래 구매", "电子商务购买次数"])  # fmt: skip
def test_purchases_of_google_analytics_are_the_paid_step(tmp_path: Path, purchases: str) -> None:
    path = tmp_path / "ga4.csv"
    path.write_text(GA4.format(purchases=purchases), encoding="utf-8")
    answer = CountsAnswer.model_validate(ask("funnel", path, "--json").answer)
    assert [step.step for step in answer.steps] == ["landed", "product", "cart", "checkout", "paid"]
    assert answer.value is not None
    assert answer.value.buyer.value == pytest.approx(42.5)


def test_money_is_never_per_purchase_where_no_purchase_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "ga4.csv"
    path.write_text(GA4.format(purchases="Zorgs"), encoding="utf-8")
    answer = CountsAnswer.model_validate(ask("funnel", path, "--json").answer)
    assert (answer.value, {one.money for one in answer.money_at_stake}) == (None, {None})
    levels = {one.code: one.level for one in answer.findings}
    assert (levels["figures_not_understood"], levels["no_purchase"]) == ("warning", "info")


def test_a_period_with_nobody_is_not_compared_and_said() -> None:
    answer = told(COFFEE.paths("events")[0], "--compare", "2026-08-01..2026-08-20,2031-01-01..2031-01-31")
    assert answer.compare is not None
    assert answer.compare.nobody_in == ["2031-01-01..2031-01-31"]
    assert {one.beyond_chance for one in answer.compare.steps} == {None}
    assert "nobody_on_one_side" in {one.code for one in answer.findings}


def test_orders_in_the_store_count_as_purchases_where_asked(tmp_path: Path) -> None:
    """a pays online, b in the store within the week; the store knows b by the same address."""
    log, orders = tmp_path / "log.csv", tmp_path / "orders.csv"
    log.write_text(
        "user_id,event,timestamp\na@x.com,visit,2026-03-01 10:00\na@x.com,purchase,2026-03-01 10:05\n"
        "b@x.com,visit,2026-03-02 10:00\nc@x.com,visit,2026-03-09 10:00\n",
        encoding="utf-8",
    )
    orders.write_text(
        "Order ID,Email,Order Date,Total\n1,B@x.com,2026-03-04 09:00,20\n2,z@x.com,2026-03-04 10:00,20\n",
        encoding="utf-8",
    )
    alone = told(log, "--orders", orders)
    assert ([one.users for one in alone.steps], alone.orders_counted) == ([3, 1], None)
    assert "buyers_not_in_orders" in {one.code for one in alone.findings}
    both = told(log, "--orders", orders, "--count-orders")
    assert ([one.users for one in both.steps], both.orders_counted) == ([3, 2], 1)
    codes = {one.code for one in both.findings}
    assert "orders_counted" in codes
    assert "buyers_not_in_orders" not in codes
    assert "--count-orders needs --orders" in refused(ask("funnel", log, "--count-orders"), 1)
