"""Files of systems by their habits: payments in parts, orders of several sellers, addresses of nobody, papers that are no sales, refunds undone."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money

WHO = ("ann@x.org", "bo@x.org", "cy@x.org", "di@x.org")


@pytest.mark.parametrize(
    "headers",
    [
        "Payment date,Payment ID,Order ID,Customer email,Payment amount",
        "Date,Transaction ID,Order ID,Customer email,Amount",
        "Datum,Zahlungsnummer,Bestellnummer,E-Mail,Betrag",
        "付款日期,支付流水号,订单号,邮箱,金额",
    ],
)
def test_equal_payments_of_an_order_on_several_days_are_all_money(headers: str) -> None:
    rows = [
        f"2026-0{month}-{10 + at},P{at}{month},O{at},{WHO[at % 4]},{10 * at}.00"
        for at in range(1, 7)
        for month in (1, 2, 3)
    ]
    result = imported(headers + "\n" + "\n".join(rows) + "\n")
    assert (len(result.orders), money(result)) == (6, 3 * 210)
    assert "total_repeated" not in codes(result)


def test_payments_may_count_themselves_where_goods_would_stand() -> None:
    rows = [
        f"2026-0{month}-{10 + at},T{at}{month},O{at},Payment {month} of 3,{WHO[at % 4]},{10 * at}.00"
        for at in range(1, 7)
        for month in (1, 2, 3)
    ]
    result = imported("Date,Transaction ID,Order ID,Description,Customer Email,Amount\n" + "\n".join(rows) + "\n")
    assert (len(result.orders), money(result)) == (6, 3 * 210)


def test_an_orders_total_on_lines_that_were_sent_on_several_days_counts_once() -> None:
    rows = [
        f"2026-01-{10 + at + part},O{at},{WHO[at % 4]},Tea {part},{10 * at}.00" for at in range(1, 7) for part in (1, 2)
    ]
    result = imported("Date,Order ID,Customer email,Product,Amount paid\n" + "\n".join(rows) + "\n")
    assert (len(result.orders), money(result)) == (6, 210)
    assert "total_repeated" in codes(result)


@pytest.mark.parametrize(
    "headers",
    [
        "Order ID,Parent order ID,Created,Customer email,Total",
        "Suborder ID,Parent order,Placed on,Email,Order total",
        "Sub-order number,Main order number,Placed on,Email,Main order amount",
    ],
)
def test_parts_of_an_order_are_known_by_the_number_of_the_whole(headers: str) -> None:
    rows = [
        f"S{at}{part},{1000 + at},2026-01-{10 + at},{WHO[at % 4]},{10 * at}.00" for at in range(1, 7) for part in (1, 2)
    ]
    result = imported(headers + "\n" + "\n".join(rows) + "\n")
    assert (len(result.orders), money(result)) == (6, 210)


def test_a_refund_names_the_order_that_it_gives_back_and_sales_name_none() -> None:
    rows = [f"{1000 + at},,2026-01-{10 + at},{WHO[at % 4]},{10 * at}.00" for at in range(1, 7)]
    result = imported(
        "Order ID,Parent order ID,Created,Customer email,Total\n"
        + "\n".join([*rows, "2000,1006,2026-01-20,cy@x.org,-60.00"])
        + "\n"
    )
    assert (len(result.orders), money(result)) == (6, 150)


@pytest.mark.parametrize("address", ["void@razorpay.com", "sales@myshop.example"])
def test_one_address_for_all_names_nobody_where_phones_name_many(address: str) -> None:
    rows = [f"{at},2026-01-{10 + at},{address},975422836{at % 4},{10 * at}.00" for at in range(1, 9)]
    result = imported("order_id,created_at,customer_email,customer_phone,amount\n" + "\n".join(rows) + "\n")
    assert result.orders["customer_id"].nunique() == 4


def test_what_is_called_contact_may_be_a_phone_number() -> None:
    rows = [
        f"{at},2026-01-{10 + at},{'void@razorpay.com' if at % 2 else WHO[at % 4]},+91970341905{at % 4},{10 * at}.00"
        for at in range(1, 9)
    ]
    result = imported("order_id,created_at,email,contact,amount\n" + "\n".join(rows) + "\n")
    assert (result.orders["customer_id"].nunique(), len(result.orders)) == (4, 8)


@pytest.mark.parametrize(
    "header", ["voided_at", "Void date", "deleted_at", "Fecha de anulación", "İptal tarihi", "Дата отмены", "作废时间"]
)
def test_a_day_of_cancelling_says_that_the_order_came_to_nothing(header: str) -> None:
    rows = [
        f"{at},2026-01-{10 + at},{WHO[at % 4]},{10 * at}.00,{'2026-01-28' if at == 3 else ''}" for at in range(1, 7)
    ]
    result = imported(f"Order ID,Date,Email,Total,{header}\n" + "\n".join(rows) + "\n")
    assert money(result) == 180


@pytest.mark.parametrize(
    ("header", "sale", "paper"),
    [
        ("Kind", "Invoice", "Quote"), ("Belegtyp", "Rechnung", "Angebot"), ("Belegart", "Rechnung", "Lieferschein"), ("Rodzaj", "Faktura VAT", "Proforma"),
        ("Clase de documento", "Factura", "Presupuesto"), ("Type de document", "Facture", "Bon de commande"), ("Tipo documento", "Fattura", "DDT"), ("伝票種別", "請求書", "納品書"),
    ],
)  # fmt: skip
def test_papers_beside_invoices_are_no_sales(header: str, sale: str, paper: str) -> None:
    rows = [
        f"{kind[:2]}{at},2026-01-{10 + at},{WHO[at % 4]},{kind},{10 * at}.00"
        for at in range(1, 7)
        for kind in (paper, sale)
    ]
    result = imported(f"Number,Date,Email,{header},Total\n" + "\n".join(rows) + "\n")
    assert (len(result.orders), money(result)) == (6, 210)


@pytest.mark.parametrize("undone", ["Chargeback Reversal", "dispute_reversal", "refund_failure", "Refund reversed"])
def test_what_was_given_back_and_came_again_is_not_taken_off_twice(undone: str) -> None:
    rows = [f"O{at},2026-01-{10 + at},{WHO[at % 4]},Charge,{10 * at}.00" for at in range(1, 7)]
    rows += [
        "O3,2026-01-20,di@x.org,Chargeback,-30.00",
        f"O3,2026-01-25,di@x.org,{undone},30.00",
        "O4,2026-01-22,ann@x.org,Refund,-40.00",
    ]
    result = imported("Order,Date,Customer email,Type,Amount\n" + "\n".join(rows) + "\n")
    assert money(result) == 170


@pytest.mark.parametrize(
    ("buyer", "guest"),
    [("Buyer Email", "Email"), ("Purchaser email", "Attendee email"), ("Booker email", "Guest email")],
)
def test_who_bought_the_tickets_is_the_customer(buyer: str, guest: str) -> None:
    rows = [
        f"O{at},2026-01-{10 + at},{WHO[at % 4]},guest{at}{seat}@y.org,{10 * at}.00"
        for at in range(1, 7)
        for seat in (1, 2)
    ]
    result = imported(f"Order,Date,{buyer},{guest},Ticket price\n" + "\n".join(rows) + "\n")
    assert (result.orders["customer_id"].nunique(), len(result.orders), money(result)) == (4, 6, 420)


def test_an_eight_stands_for_plus_seven_in_russia() -> None:
    phones = ("+79151234567", "89151234567", "8 (926) 765-43-21", "+7 926 765 43 21", "89031112233")
    rows = [f"{at},2026-01-{10 + at},{phone},{10 * at}.00" for at, phone in enumerate(phones, 1)]
    result = imported("Заказ,Дата,Телефон,Сумма\n" + "\n".join(rows) + "\n")
    assert result.orders["customer_id"].nunique() == 3


@pytest.mark.parametrize(
    ("one", "other"), [("+52 1 55 1234 5678", "+52 55 1234 5678"), ("+54 9 11 2345 6789", "+54 11 2345 6789")]
)
def test_a_mobile_phone_is_one_with_and_without_its_old_figure(one: str, other: str) -> None:
    rows = [
        f"{at},2026-01-{10 + at},{phone},{10 * at}.00" for at, phone in enumerate((one, other, "+52 33 9876 5432"), 1)
    ]
    result = imported("Order,Date,Phone,Total\n" + "\n".join(rows) + "\n")
    assert result.orders["customer_id"].nunique() == 2


def test_the_price_of_what_was_sold_is_the_amount_where_nothing_else_is() -> None:
    rows = [f"Curso;HP{at};BRL;1{at},66;1{at},66;{10 + at}/01/2026 04:56:02;Completo;{WHO[at % 4]}" for at in range(6)]
    result = imported(
        "Nome do Produto;Transação;Moeda;Preço do Produto;Preço da Oferta;Data de Venda;Status;Email\n"
        + "\n".join(rows)
        + "\n",
        ";",
    )
    assert (len(result.orders), round(money(result), 2)) == (6, round(sum(10 + at + 0.66 for at in range(6)), 2))
