from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money

HEAD = "Date,Transaction Type,{name},Customer,Product/Service,Qty,Sales Price,Amount\n"


def lines(first: int, name: str, own: str = "") -> str:
    rows = "".join(
        f"01/{day:02d}/2026,{'Credit Memo' if day == 9 else 'Invoice'},{own}{first + day},Ann {day % 5},Item {item},1,{item}0.00,{item}0.00\n"
        for day in range(1, 25)
        for item in range(1, 2 + day % 3)
    )
    return HEAD.format(name=name) + rows


@pytest.mark.parametrize("name", ["Num", "No.", "#", "Nr.", "№", "Doc"])
@pytest.mark.parametrize(("first", "own"), [(1000, ""), (50000, ""), (2026000, ""), (1000, "INV-")])
def test_a_column_called_number_numbers_orders_where_it_behaves_so(name: str, first: int, own: str) -> None:
    result = imported(lines(first, name, own))
    assert len(result.orders) == 23
    assert "no_order_id" not in codes(result)


def test_one_number_of_several_buyers_on_one_day_stays_no_order() -> None:
    text = lines(1000, "Num").replace(",Ann 1,Item 2", ",Ben,Item 2")
    whole = imported(text)
    assert "no_order_id" in codes(whole)
    assert money(whole) == money(imported(lines(1000, "Num")))


def test_numbers_of_lines_are_no_orders() -> None:
    rows = "".join(
        f"01/{day:02d}/2026,Invoice,{line},Ann {day % 5},Item {line},1,10,10\n"
        for day in range(1, 25)
        for line in (1, 2)
    )
    assert "no_order_id" in codes(imported(HEAD.format(name="Num") + rows))


@pytest.mark.parametrize("header", ["No.", "Núm", "Numero", "Rechnung Nr.", "编号", "Transaction", "N.º pedido"])
def test_running_numbers_under_a_header_that_says_only_number_are_the_orders(header: str) -> None:
    rows = "".join(f"INV{100 + at},2026-01-0{at},{'ab'[at % 2]},5\n" for at in range(1, 6))
    result = imported(f"{header},date,customer,total\n{rows}")
    assert [guess.header for guess in result.guesses if guess.field == "order_id"] == [header]
    assert codes(result) == []


def test_numbers_of_invoices_and_of_credit_notes_run_on_side_by_side() -> None:
    rows = "".join(f"{'AF'[at % 5 > 0]}{100 + at},2026-01-0{at},{'ab'[at % 2]},5\n" for at in range(1, 8))
    result = imported(f"Numéro,date,customer,total\n{rows}")
    assert [guess.header for guess in result.guesses if guess.field == "order_id"] == ["Numéro"]


def test_numbers_that_only_count_the_rows_are_no_orders() -> None:
    rows = "".join(f"{at},2026-01-0{at},{'ab'[at % 2]},5\n" for at in range(1, 6))
    assert codes(imported(f"No.,date,customer,total\n{rows}")) == ["no_order_id"]


@pytest.mark.parametrize("number", ["2.856E+11", "6921000000000000000", "6921000000000001000", "6921000000000002048"])
def test_order_numbers_that_lost_their_digits_are_said_to_have(number: str) -> None:
    rows = "".join(f"{number},2026-01-0{at},{'ab'[at % 2]},5\n" for at in range(1, 6))
    result = imported(f"订单号,下单时间,下单帐号,应付金额\n{rows}")
    assert (len(result.orders), codes(result)) == (5, ["order_ids_destroyed"])


LINES_WITH_TOTALS = (
    "{n}1,2026-02-01 10:00:11,anna@x.eu,350,Cup,1,200\n"
    "{n}1,2026-02-01 10:00:11,anna@x.eu,350,Bowl,1,150\n"
    "{n}2,2026-02-03 12:20:05,ben@x.eu,200,Cup,1,200\n"
    "{n}3,2026-02-09 09:01:44,anna@x.eu,1000,Cup,2,200\n"
    "{n}3,2026-02-09 09:01:44,anna@x.eu,1000,Bowl,4,150\n"
    "{n}4,2026-02-11 18:40:00,cleo@x.eu,300,Bowl,1,150\n"
    "{n}4,2026-02-11 18:40:00,cleo@x.eu,300,Spoon,3,50\n"
)


@pytest.mark.parametrize("sign", ["A-", "202600000", "202601010000"])
@pytest.mark.parametrize("number", ["code", "xyz"])
def test_totals_that_each_line_of_a_visit_repeats_count_once_whatever_their_number_is_called(
    number: str, sign: str
) -> None:
    """The lines of what one customer bought at one moment come to what each of them tells: it is their total."""
    result = imported(f"{number},date,email,total,product,quantity,unit price\n{LINES_WITH_TOTALS.format(n=sign)}")
    assert "order_id" in {guess.field for guess in result.guesses}
    assert (len(result.orders), len(result.customers), money(result)) == (4, 3, 1850.0)


def test_totals_that_each_line_of_a_visit_repeats_count_once_without_any_number() -> None:
    rows = LINES_WITH_TOTALS.format(n="-").split("\n")
    result = imported("date,email,total,product,quantity,unit price\n" + "\n".join(row[3:] for row in rows))
    assert (len(result.orders), len(result.customers), money(result)) == (4, 3, 1850.0)
    assert {"no_order_id", "total_repeated"} <= set(codes(result))


def test_equal_amounts_of_lines_that_come_to_more_are_each_lines_own() -> None:
    """Four customers who bought two things of one price each: nothing says that it was paid once."""
    rows = "".join(
        f"2026-02-0{at} 10:00:1{at},{who}@x.eu,{at}0,{what},1,{at}0\n"
        for at, who in enumerate("abcd", start=1)
        for what in ("Cup", "Bowl")
    )
    assert money(imported(f"date,email,total,product,quantity,unit price\n{rows}")) == 200.0


JD = "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,应付金额,订单状态,下单帐号\n"
LINES_OF_JD = (
    "{n},1000A,龙井茶,1,在线支付,2026/3/1 10:00,128,167,167,完成,jd_a1\n"
    "{n},1000B,茶杯,1,在线支付,2026/3/1 10:00,39,167,167,完成,jd_a1\n"
    "{n},1000B,茶杯,1,在线支付,2026/3/2 11:30,39,39,39,完成,jd_b2\n"
    "{n},1000A,龙井茶,2,在线支付,2026/3/9 9:15,128,256,256,完成,jd_a1\n"
)


@pytest.mark.parametrize("number", ["2.9E+11", "2.90038E+11", "2,90038E+11", "290038000000000000"])
@pytest.mark.parametrize("head", [JD, JD.replace("京东价", "单价")])
def test_orders_whose_numbers_lost_their_digits_are_told_by_buyer_and_moment_and_their_totals_count_once(
    head: str, number: str
) -> None:
    result = imported((head + LINES_OF_JD.format(n=number)).replace(",", "\t").replace("2\t9", "2,9"), delimiter="\t")
    assert (len(result.orders), len(result.customers), money(result)) == (3, 2, 462.0)
    assert str(result.orders["ordered_at"].max())[:10] == "2026-03-09"
    assert "order_ids_destroyed" in codes(result)
    assert not {"ids_scientific", "order_id_reused", "no_order_id"} & set(codes(result))


def test_lines_of_an_order_whose_number_lost_its_digits_add_up_where_each_has_its_own_money() -> None:
    head = "主订单编号,子订单编号,选购商品,商品数量,商品单价,订单应付金额,订单状态,订单提交时间,支付完成时间,收件人手机号\n"
    rows = "".join(
        f"6.91793E+18,{6917930000000000001 + at},茶{at},1,{at}0,{at}0,已完成,2026-03-0{at // 2 + 1} 10:00:00,2026-03-0{at // 2 + 1} 10:00:00,1380000111{at // 4}\n"
        for at in range(8)
    )
    result = imported(head + rows)
    assert (len(result.orders), len(result.customers), money(result)) == (4, 2, 280.0)


def test_a_number_that_keeps_its_digits_is_the_orders_where_another_lost_them() -> None:
    head = JD.replace("支付方式", "支付单号")
    rows = LINES_OF_JD.format(n="2.90038E+11").splitlines()
    kept = [row.replace("在线支付", f"88{at}1001") for at, row in zip((1, 1, 2, 3), rows, strict=True)]
    result = imported(head + "\n".join(kept))
    assert (len(result.orders), money(result)) == (3, 462.0)
    assert {one.header for one in result.guesses if one.field == "order_id"} <= {"支付单号"}


def test_shortened_numbers_that_still_tell_orders_apart_are_the_orders() -> None:
    head = "Order number,Date,Customer,Item,Total\n"
    rows = "".join(
        f"{290038 + at // 2}000000000000,2026-03-0{at // 2 + 1},{'ab'[at // 4]},tea {at},1{at // 2}\n"
        for at in range(8)
    )
    blank = "".join(f"{part[0]},,,{part[3]},{part[4]}\n" if at % 2 else f"{row}\n" for at, row in enumerate(rows.splitlines()) for part in [row.split(",")])  # fmt: skip
    for told in (rows, blank):
        result = imported(head + told)
        assert (len(result.orders), money(result)) == (4, 46.0)
        assert [one.header for one in result.guesses if one.field == "order_id"] == ["Order number"]


def test_lost_order_numbers_that_were_chosen_by_hand_are_taken_as_they_are() -> None:
    result = imported(JD + LINES_OF_JD.format(n="2.90038E+11"), mapping=(("order_id", "订单号"),))
    assert len(result.orders) == 2
    assert "ids_scientific" in codes(result)


def test_money_that_differs_by_order_is_no_number_of_orders() -> None:
    rows = "".join(
        f"2026-03-0{at // 2 + 1},{'ab'[at // 2 % 2]},tea {at},{at // 2 + 1}37,{at // 2 + 1}00\n" for at in range(8)
    )
    result = imported("下单时间,下单帐号,商品名称,订单金额,应付金额\n" + rows)
    assert "order_id" not in {one.field for one in result.guesses}


def of_texts(*texts: str, header: str = "Order") -> str:
    """Each text bought once a month, by the same person each time."""
    rows = [f"2026-0{month}-11,{('Ann Lee', 'Bob Ray')[at % 2]},{text},{9 + at}" for month in range(1, 5) for at, text in enumerate(texts)]  # fmt: skip
    return "\n".join([f"Date,Customer,{header},Total", *rows])


@pytest.mark.parametrize("header", ["Order", "Bestellung", "Commande", "Pedido", "Zamówienie"])
@pytest.mark.parametrize(
    "texts", [("2 loaves", "1 tart"), ("1x Mug", "2x Candle"), ("Mug x2 + Bowl", "Candle x3 and 1 tart")]
)
def test_what_was_ordered_is_no_number_of_the_order(header: str, texts: tuple[str, str]) -> None:
    result = imported(of_texts(*texts, header=header))
    assert (len(result.orders), money(result)) == (8, 76.0)
    assert str(result.orders["ordered_at"].max())[:10] == "2026-04-11"


@pytest.mark.parametrize("texts", [("A-17 North", "B-18 South"), ("Web 12", "Shop 13"), ("1001 Web", "1002 Shop")])
def test_numbers_beside_a_word_stay_numbers_of_orders(texts: tuple[str, str]) -> None:
    assert len(imported(of_texts(*texts)).orders) == 2


def test_goods_of_one_day_and_buyer_each_may_still_number_their_orders() -> None:
    rows = [f"2026-01-{at + 10},C{at},{at} loaves,{price}" for at in range(1, 5) for price in (3, 5)]
    assert len(imported("\n".join(["Date,Customer,Order,Total", *rows])).orders) == 4


@pytest.mark.parametrize(
    "head", ["상품주문번호,주문번호,구매자명,주문일시,상품명,총 주문금액", "Line no,Order no,Buyer,Date,Item,Amount"]
)
def test_orders_are_numbered_by_letters_also_beside_a_number_of_lines(head: str) -> None:
    rows = [f"20260101{at:05},{'ABCD'[at // 2]}KQWZ,Buyer {at // 2 % 3},2026-01-0{at // 2 + 1},mug,{at}2.50" for at in range(8)]  # fmt: skip
    result = imported("\n".join([head, *rows]) + "\n")
    assert (len(result.orders), result.orders["customer_id"].nunique(), money(result)) == (4, 3, 300.0)


def test_orders_numbered_by_letters_alone_keep_their_lines() -> None:
    rows = [f"{'ABCD'[at // 2]}KQWZ,Buyer {at // 2 % 3},2026-01-0{at // 2 + 1},mug,{at}2.50" for at in range(8)]
    assert len(imported("\n".join(["Order,Buyer,Date,Item,Amount", *rows]) + "\n").orders) == 4


def test_goods_in_capitals_are_no_numbers_of_orders() -> None:
    rows = [f"{('LATTE', 'MOCHA', 'WATER')[at % 3]},{4000 + at},Buyer {at % 4},2026-01-{at + 1:02},{at}2.50" for at in range(12)]  # fmt: skip
    assert len(imported("\n".join(["Order,Order no,Buyer,Date,Amount", *rows]) + "\n").orders) == 12
    bare = [row.replace(f",{4000 + at},", ",") for at, row in enumerate(rows)]
    assert len(imported("\n".join(["Order,Buyer,Date,Amount", *bare]) + "\n").orders) == 12
