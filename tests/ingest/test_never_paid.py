"""Orders without a status of which a day of payment, or the money still due, says that nobody paid them."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, fates, imported, money

ROWS = ("ann,2026-01-05,10.00,2026-01-06", "bob,2026-01-07,20.00,", "cid,2026-01-08,30.00,2026-01-08")


def listed(head: str, rows: tuple[str, ...] = ROWS) -> str:
    return "\n".join([head, *(f"{100 + at},{row}" for at, row in enumerate(rows))])


@pytest.mark.parametrize(
    "head",
    [
        "Order,Customer,Date,Total,Paid on",
        "Order,Customer,Date,Total,Paid",
        "Bestellnummer,Kunde,Datum,Gesamtbetrag,Zahlungseingang",
        "N° commande,Client,Date,Total TTC,Date du paiement",
        "Nº pedido,Cliente,Fecha,Total,Fecha de cobro",
        "Nº do pedido,Cliente,Data,Valor total,Data do pagamento",
        "Numero ordine,Cliente,Data,Totale,Data pagamento",
        "Bestelnummer,Klant,Datum,Totaal,Betaald op",
        "Номер заказа,Покупатель,Дата,Сумма,Дата оплаты",
        "注文番号,顧客,注文日,合計金額,入金日",
        "주문번호,구매자,주문일,결제금액,결제일시",
        "订单号,买家,下单时间,订单金额,付款时间",
        "訂單編號,買家,訂購日期,總金額,付款時間",
    ],
)
def test_an_order_without_a_day_of_payment_is_left_out_and_said(head: str) -> None:
    result = imported(listed(head))
    assert (fates(result), money(result)) == (["counted", "status_excluded", "counted"], 40.0)
    said = next(one for one in result.findings if one.code == "never_paid")
    assert (said.level, said.sentence.facts["count"], said.sentence.facts["money_worth"]) == ("warning", 1, 200_000)


def test_it_is_a_status_that_can_be_chosen() -> None:
    text = listed("Order,Customer,Date,Total,Paid on")
    shown = {status: (rows, counts) for status, rows, _money, counts in imported(text).statuses}
    assert shown == {"not paid": (1, False), "paid": (2, True)}
    chosen = imported(text, status_keep=("paid", "not paid"))
    assert (money(chosen), "never_paid" in codes(chosen)) == (60.0, False)
    assert money(imported(text, mapping=(("status", ""),))) == 60.0


def test_where_hardly_anybody_pays_at_once_all_count_and_that_is_said() -> None:
    result = imported(listed("Order,Customer,Date,Total,Paid on", (*ROWS, "dan,2026-01-09,40,", "eve,2026-01-10,50,")))
    assert (money(result), codes(result)) == (150.0, ["pending_counted"])


def test_a_status_decides_before_a_day_of_payment() -> None:
    rows = ("ann,2026-01-05,10,2026-01-06,Completed", "bob,2026-01-07,20,,Completed")
    assert money(imported(listed("Order,Customer,Date,Total,Paid on,Status", rows))) == 30.0


@pytest.mark.parametrize("head", ["Paid,Balance due", "Paid,Amount due", "Payé,Reste à payer", "已付,未付金额"])
@pytest.mark.parametrize("which", ["both", "paid", "due"])
def test_an_order_of_which_all_is_due_is_left_out_and_said(head: str, which: str) -> None:
    names = [f"Order,Date,Customer,Total,{head}"]
    rows = ["1,2026-01-05,ann,10,10,0", "2,2026-01-06,bob,20,0,20", "3,2026-01-07,ann,30,12,18", "4,2026-01-08,cid,40,40,0"]  # fmt: skip
    kept = {"both": (0, 1, 2, 3, 4, 5), "paid": (0, 1, 2, 3, 4), "due": (0, 1, 2, 3, 5)}[which]
    result = imported("\n".join(",".join(row.split(",")[at] for at in kept) for row in [*names, *rows]))
    assert (fates(result), money(result)) == (["counted", "status_excluded", "counted", "counted"], 80.0)
    assert next(one for one in result.findings if one.code == "never_paid").sentence.facts["money_worth"] == 200_000


def test_money_given_back_and_gifts_wait_for_no_payment() -> None:
    rows = (*ROWS, "ann,2026-01-09,-4.00,", "bob,2026-01-10,0.00,")
    result = imported(listed("Order,Customer,Date,Total,Paid on", rows))
    assert fates(result) == ["counted", "status_excluded", "counted", "refund", "zero_amount"]


def test_what_is_still_due_tells_before_the_day_does() -> None:
    rows = ("ann,2026-01-05,10,2026-01-06,0", "bob,2026-01-07,20,,0", "cid,2026-01-08,30,,30", "dan,2026-01-09,5,2026-01-09,0")  # fmt: skip
    assert money(imported(listed("Order,Customer,Date,Total,Paid on,Balance due", rows))) == 35.0
