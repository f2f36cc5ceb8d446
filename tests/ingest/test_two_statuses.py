"""Two columns of statuses, of which the second says that an order is not paid."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import booked, imported, money


def _orders(head: str, done: str, ended: str, paid: str, unpaid: str) -> str:
    """Ten orders of 10.00: one called off, two more not paid."""
    rows = [f"{1000 + n},2026-01-{n + 1:02d} 10:00:00,a{n % 4}@x.com,10,{unpaid if n in {3, 6} else paid},{ended if n == 5 else done}" for n in range(10)]  # fmt: skip
    return "\n".join([head, *rows]) + "\n"


@pytest.mark.parametrize(
    ("head", "done", "ended", "paid", "unpaid"),
    [
        ("order_id,date,email,total,Payment,Fulfilment", "Shipped", "Cancelled", "Paid", "Unpaid"),
        ("Nr,Datum,E-Mail,Betrag,Bezahlung,Versand", "Versendet", "Storniert", "bezahlt", "offen"),
        ("pedido,fecha,email,total,Pago,Envío", "Enviado", "Cancelado", "Pagado", "Pendiente"),
        ("注文番号,注文日時,メールアドレス,合計金額,PayStatus,OrderStatus", "完了", "キャンセル", "1", "0"),
        ("注文番号,注文日時,メールアドレス,合計金額,入金,注文状況", "完了", "キャンセル", "○", "×"),
        ("订单编号,下单时间,邮箱,实付金额,支付状态,订单状态", "已完成", "已取消", "1", "0"),
        ("order_id,date,email,total,Payment status,Order status", "Completed", "Cancelled", "Yes", "No"),
        (
            "OrderId,OrderTime,BillMailAddress,TotalPrice,PayStatus,OrderStatus",
            "完了",
            "キャンセル",
            "入金済",
            "未入金",
        ),
        ("OrderId,OrderTime,BillMailAddress,TotalPrice,PayStatus,OrderStatus", "5", "4", "1", "0"),
    ],
)
def test_an_order_that_the_second_column_calls_unpaid_does_not_count(
    head: str, done: str, ended: str, paid: str, unpaid: str
) -> None:
    result = imported(_orders(head, done, ended, paid, unpaid))
    assert (len(result.orders), money(result), booked(result)["status_excluded"]) == (7, 70, 30)


def test_ways_to_pay_beside_a_status_say_nothing() -> None:
    result = imported(_orders("order_id,date,email,total,Payment,Status", "Shipped", "Cancelled", "Card", "Cash"))
    assert (len(result.orders), money(result)) == (9, 90)


_STRIPE = """id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Payment Source Type,Status,Customer Email,Disputed Amount,Dispute Status
ch_1,2026-03-01 10:00:00,100.00,0.00,eur,true,card,Paid,ann@example.com,,
ch_2,2026-03-02 10:00:00,80.00,0.00,eur,true,card,Paid,bo@example.com,80.00,lost
ch_3,2026-03-03 10:00:00,50.00,0.00,eur,true,card,Paid,ann@example.com,50.00,won
"""
_SQUARE = """Date,Time,Gross Sales,Net Sales,Tax,Total Collected,Transaction ID,Event Type,Customer ID,Transaction Status
2026-03-01,10:02:11,$100.00,$100.00,$0.00,$100.00,TX1,Payment,C1,Complete
2026-03-02,11:02:11,$80.00,$80.00,$0.00,$80.00,TX2,Payment,C2,Voided
2026-03-03,12:02:11,$50.00,$50.00,$0.00,$50.00,TX3,Payment,C1,Complete
"""


@pytest.mark.parametrize(("system", "text"), [("stripe", _STRIPE), ("square", _SQUARE)])
def test_a_known_system_s_further_column_says_that_a_sale_came_to_nothing(system: str, text: str) -> None:
    result = imported(text)
    assert (result.platform, money(result), booked(result)["status_excluded"]) == (system, 150, 80)


def test_of_a_known_system_a_status_chosen_by_hand_says_all() -> None:
    assert money(imported(_STRIPE, mapping=(("status", "Status"),))) == 230


_MATRIXIFY = """Name,Email,Created At,Price: Total,Payment: Status,Line: Type,Line: Title,Line: Quantity,Transaction: Kind,Transaction: Status
#1,ann@example.com,2026-03-01 10:00:00,100.00,paid,Line Item,Mug,1,,
#1,ann@example.com,2026-03-01 10:00:00,100.00,paid,Transaction,,,sale,failure
#1,ann@example.com,2026-03-01 10:00:00,100.00,paid,Transaction,,,sale,success
#2,bo@example.com,2026-03-02 10:00:00,50.00,paid,Line Item,Vase,2,,
#2,bo@example.com,2026-03-02 10:00:00,50.00,paid,Transaction,,,sale,success
#3,cy@example.com,2026-03-03 10:00:00,30.00,authorized,Line Item,Vase,1,,
#3,cy@example.com,2026-03-03 10:00:00,30.00,authorized,Transaction,,,authorization,success
"""


def test_an_order_that_a_second_attempt_paid_counts_and_one_that_its_system_calls_unpaid_does_not() -> None:
    result = imported(_MATRIXIFY)
    assert (result.platform, len(result.orders), money(result)) == ("matrixify", 2, 150)


_LINES = "order id,date,email,order status,item status,sku,item price\n1,2026-03-01,a@x.com,Shipped,Shipped,M,20\n1,2026-03-01,a@x.com,Shipped,{ended},V,50\n2,2026-03-03,b@x.com,Shipped,{other},M,40\n"


@pytest.mark.parametrize(
    ("table", "set_aside"),
    [
        (_LINES.format(ended="Cancelled", other="Shipped"), (1, 50)),
        (_LINES.format(ended="Cancelled", other=""), (1, 50)),
        (_LINES.format(ended="Refunded", other="Shipped"), (1, 50)),
        (_LINES.format(ended="Unshipped", other="Pending"), (0, 0)),
        (_LINES.format(ended="Cancelled", other="Shipped").replace(",order status", "").replace(".com,Shipped", ".com"), (1, 50)),
    ],
)  # fmt: skip
def test_a_line_that_was_cancelled_leaves_the_other_lines_of_its_order(table: str, set_aside: tuple[int, int]) -> None:
    result = imported(table)
    assert (len(result.orders), money(result)) == (2, 110 - set_aside[1])
    assert booked(result).get("status_excluded", 0) == set_aside[1]


def test_a_cancelled_line_says_nothing_of_a_total_that_stands_once_an_order() -> None:
    table = "order id,date,email,item status,sku,order total\n1,2026-03-01,a@x.com,Cancelled,M,70\n1,2026-03-01,a@x.com,Shipped,V,70\n2,2026-03-03,b@x.com,Shipped,M,40\n3,2026-03-04,b@x.com,Shipped,M,30\n3,2026-03-04,b@x.com,Shipped,V,30\n"
    assert money(imported(table)) == 140
