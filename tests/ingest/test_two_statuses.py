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
