"""What goes back to a buyer: refund columns, partial refunds, credit notes; and discounts, which are none."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.catalog.given_back import GIVEN_BACK, IN_PART, REFUNDED
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.likeness import name_score
from lib.ingest.statuses import meaning_of
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY, booked, codes, imported, money
from tests.ingest.tables import table_of

HEAD = "Order ID,Date,Email,Status,Total,Refund amount"


def _orders(head: str, *rows: str) -> str:
    return "\n".join([head, *rows])


@pytest.mark.parametrize("language", IN_PART)
def test_a_part_is_a_part_in_every_language(language: str) -> None:
    # Grammar aside: every word of a part beside every word of giving back.
    for part in IN_PART[language]:
        for back in GIVEN_BACK[language]:
            said = f"{part.removesuffix('*')} {back.removesuffix('*')}"
            assert meaning_of(said, CATALOGUE.statuses, None) == "partially_refunded", said


@pytest.mark.parametrize(
    "status",
    ["부분 취소", "Delvist refunderet", "Delvis återbetald", "Đã hoàn tiền một phần", "Hoàn tiền một phần", "คืนเงินบางส่วน", "Dikembalikan sebagian", "Estorno parcial", "Osittain hyvitetty", "Teilerstattung", "Teilstorno", "Partially cancelled", "Částečně vráceno", "Részben visszatérítve", "Частково повернено", "Μερική επιστροφή", "مسترد جزئيا", "הוחזר חלקית", "部分退款", "一部返金"],
)  # fmt: skip
def test_a_status_as_shops_write_it_is_a_part(status: str) -> None:
    text = _orders(HEAD, "1,2026-01-02,a@x.com,Paid,40.00,0", f"2,2026-01-03,b@x.com,{status},40.00,10.00")
    result = imported(text)
    assert (len(result.orders), money(result)) == (2, 70)


@pytest.mark.parametrize("header", ["维权状态", "售后状态", "Refund status"])
def test_a_mark_of_refunds_looks_at_the_amount(header: str) -> None:
    text = _orders(f"订单编号,下单时间,客户手机号,订单实付金额,{header},退款金额", "1,2026-01-02,13811112222,40.00,,0", "2,2026-01-03,13811113333,40.00,退款成功,10.00", "3,2026-01-04,13811114444,40.00,退款成功,40.00")  # fmt: skip
    result = imported(text)
    assert (len(result.orders), money(result)) == (2, 70)


@pytest.mark.parametrize("status", ["Refunded", "已退款", "Erstattet"])
def test_a_column_that_tells_less_than_the_order_decides_beside_refunded(status: str) -> None:
    text = _orders(HEAD, "1,2026-01-02,a@x.com,Paid,40.00,0", f"2,2026-01-03,b@x.com,{status},40.00,10.00", f"3,2026-01-04,c@x.com,{status},30.00,30.00", f"4,2026-01-05,d@x.com,{status},20.00,0", f"5,2026-01-06,e@x.com,{status},20.00,")  # fmt: skip
    result = imported(text)
    assert (len(result.orders), money(result)) == (2, 70)
    assert codes(result).count("refunded_in_part") == 1
    assert booked(result)["status_excluded"] == 70


def test_a_shop_in_german_closes_what_it_gave_back_whole() -> None:
    head = "ID,Bestelldatum,Kunden-E-Mail,Gesamtbetrag (Basis),Status,Gesamterstattung"
    text = _orders(head, "1,2026-01-02,a@x.com,40.00,Vollständig,", "2,2026-01-03,b@x.com,30.00,Geschlossen,30.00", "3,2026-01-04,c@x.com,20.00,Vollständig,5.00", "4,2026-01-05,c@x.com,10.00,Vollständig,")  # fmt: skip
    result = imported(text)
    assert (len(result.orders), money(result)) == (3, 65)


def test_statuses_chosen_by_hand_stay_chosen() -> None:
    text = _orders(HEAD, "1,2026-01-02,a@x.com,Paid,40.00,0", "2,2026-01-03,b@x.com,Refunded,40.00,10.00")
    result = imported(text, status_keep=("Paid",), status_drop=("Refunded",))
    assert (len(result.orders), codes(result).count("refunded_in_part")) == (1, 0)


def test_an_order_of_several_lines_is_refunded_in_part_as_a_whole() -> None:
    head = "Order ID,Date,Email,Status,Item,Quantity,Order total,Refund amount"
    text = _orders(head, "1,2026-01-02,a@x.com,Paid,Tea,1,40.00,0", "1,2026-01-02,a@x.com,Paid,Cup,1,40.00,0", "2,2026-01-03,b@x.com,Refunded,Tea,1,40.00,10.00", "2,2026-01-03,b@x.com,Refunded,Cup,1,40.00,10.00")  # fmt: skip
    result = imported(text)
    assert (len(result.orders), money(result)) == (2, 70)


@pytest.mark.parametrize("language", REFUNDED)
def test_a_refund_column_is_known_in_every_language(language: str) -> None:
    field = CATALOGUE.field("refund")
    others = [one for one in CATALOGUE.fields if one.code not in {"refund", "refund_of"}]
    for header in REFUNDED[language]:
        own = name_score(header, field)
        assert own >= 0.8, header
        assert all(name_score(header, other) < own for other in others), header


@pytest.mark.parametrize(
    "header",
    ["Rückerstattet", "Anulaciones y reembolsos (ARS)", "Valor devolvido", "Återbetalat belopp", "返金金額", "已退金额", "Amount returned", "Refund / 退款", "Valor devolvido (amount_refunded)", "Xyz (amount_refunded)", "退款 (Refund)", "Amount refunded / Betrag X"],
)  # fmt: skip
def test_a_refund_column_is_taken_off(header: str) -> None:
    text = _orders(f"Order ID,Date,Email,Total,{header}", "1,2026-01-02,a@x.com,40.00,0", "2,2026-01-03,b@x.com,40.00,10.00", "3,2026-01-04,c@x.com,41.50,0")  # fmt: skip
    assert money(imported(text)) == 111.5


def test_headers_with_a_second_name_in_brackets_are_known_by_it() -> None:
    head = "ID,Quando (date_created),Correio (counterpart_email),Valor X (transaction_amount),Situação Y (status),Moeda Z (currency_id)"
    text = _orders(head, "1,2026-01-02,a@x.com,40.00,approved,BRL", "2,2026-01-03,b@x.com,40.00,cancelled,BRL", "3,2026-01-04,c@x.com,41.50,approved,BRL")  # fmt: skip
    result = imported(text)
    found = {guess.field: guess.header for guess in result.guesses}
    assert found["amount"] == "Valor X (transaction_amount)"
    assert found["status"] == "Situação Y (status)"
    assert len(result.orders) == 2


@pytest.mark.parametrize("header", ["Total (EUR)", "Amount (each)", "Customer (ID)", "Total (net)", "Price (total)"])
def test_what_is_in_brackets_is_no_second_name_where_it_is_one_plain_word(header: str) -> None:
    bare = header.partition(" (")[0]
    assert all(name_score(header, field) == name_score(bare, field) for field in CATALOGUE.fields if field.content != "money" or "(EUR)" not in header)  # fmt: skip


@pytest.mark.parametrize("header", ["Refundish X", "Erstattungskram", "Rembours. divers", "Devol. interno", "Возвраты прочие", "其他退返"])  # fmt: skip
def test_money_under_an_unknown_word_near_a_refund_is_asked_about(header: str) -> None:
    rows = [f"{n},2026-01-{n + 1:02d},a{n % 5}@x.com,{40 + n}.50,{'10.25' if n % 4 == 0 else ''}" for n in range(16)]
    result = imported(_orders(f"Order ID,Date,Email,Total,{header}", *rows))
    assert "refund_column_unsure" in codes(result)
    assert result.orders["refund_e4"].sum() == 0
    chosen = imported(_orders(f"Order ID,Date,Email,Total,{header}", *rows), mapping=(("refund", header),))
    assert "refund_column_unsure" not in codes(chosen)
    assert chosen.orders["refund_e4"].sum() > 0


def test_money_that_is_more_than_the_order_is_no_refund_to_ask_about() -> None:
    rows = [f"{n},2026-01-{n + 1:02d},a{n % 5}@x.com,{40 + n}.50,99.25" for n in range(16)]
    assert "refund_column_unsure" not in codes(imported(_orders("Order ID,Date,Email,Total,Refundish X", *rows)))


@pytest.mark.parametrize("name", ["Rabatt 10%", "优惠券抵扣", "Discount: WELCOME10", "Coupon", "Remise fidélité", "Descuento", "Desconto", "Sconto", "Korting", "Скидка", "値引き", "할인 쿠폰", "İndirim", "Sleva", "Zniżka"])  # fmt: skip
def test_a_discount_row_of_an_order_is_no_refund(name: str) -> None:
    head = "Order ID,Date,Email,Product,Qty,Price,Line total"
    rows = ["1,2026-01-02,a@x.com,Tea,1,40.00,40.00", f"1,2026-01-02,a@x.com,{name},1,-4.00,-4.00", "2,2026-01-03,a@x.com,Cup,2,10.00,20.00"]  # fmt: skip
    result = imported(_orders(head, *rows))
    assert (int(result.orders["amount_e4"].sum()), len(result.refunds)) == (560_000, 0)
    assert "discount_rows" in codes(result)


def test_a_kind_of_line_says_that_it_is_a_discount_and_a_returned_line_is_a_refund() -> None:
    head = "Order ID,Date,Email,Line type,Item,Price"
    rows = ["1,2026-01-02,a@x.com,product,Tea,40.00", "1,2026-01-02,a@x.com,discount,WELCOME10,-4.00", "2,2026-01-03,a@x.com,product,Cup,20.00", "2,2026-01-04,a@x.com,product,Cup,-20.00"]  # fmt: skip
    result = imported(_orders(head, *rows))
    assert (int(result.orders["amount_e4"].sum()), int(result.refunds["amount_e4"].sum())) == (560_000, 200_000)


def test_a_discount_given_back_alone_is_a_refund() -> None:
    head = "Order ID,Date,Email,Product,Qty,Price,Line total"
    rows = ["1,2026-01-02,a@x.com,Tea,1,40.00,40.00", "2,2026-01-03,a@x.com,Rabatt,1,-4.00,-4.00"]
    result = imported(_orders(head, *rows))
    assert int(result.refunds["amount_e4"].sum()) == 40_000


@pytest.mark.parametrize(
    ("header", "sale", "back"),
    [
        ("Documento", "Fatura-Recibo", "Nota de Crédito"),
        ("Documento", "Fattura", "Nota di credito"),
        ("Belge Türü", "Satış Faturası", "İade Faturası"),
        ("Belge", "Satış Faturası", "İade Faturası"),
        ("发票类型", "蓝字", "红字"),
        ("Doc. Type", "INV", "CN"),
        ("Doc", "Invoice", "Credit memo"),
        ("Art", "Rechnung", "Gutschrift"),
        ("Pièce", "Facture", "Avoir"),
        ("Документ", "Реализация", "Кредит-нота"),
        ("Soort", "Factuur", "Creditnota"),
        ("Rodzaj", "Faktura", "Faktura korygująca"),
        ("Kind", "Sales invoice", "Credit note"),
    ],
)
def test_a_credit_note_takes_back_by_its_own_word_whatever_the_header(header: str, sale: str, back: str) -> None:
    text = _orders(f"Number,Date,Customer,{header},Total", f"1,2026-01-02,Ann Berg,{sale},40.00", f"2,2026-01-03,Bo Klein,{sale},30.00", f"3,2026-01-04,Ann Berg,{back},10.00")  # fmt: skip
    result = imported(text)
    assert (len(result.orders), money(result)) == (2, 60)


def test_goods_called_as_documents_are_take_nothing_back() -> None:
    text = _orders("Number,Date,Customer,Item,Total", "1,2026-01-02,Ann Berg,Invoice book,40.00", "2,2026-01-03,Bo Klein,Return label,30.00", "3,2026-01-04,Ann Berg,Mug,10.00")  # fmt: skip
    assert money(imported(text)) == 80


AFTER = "订单号,订单状态,售后状态,下单时间,支付金额,收件人电话"


def _after(said: str) -> str:
    return _orders(AFTER, "1,已完成,无售后,2026-01-02,40.00,13811112222", f"2,已完成,{said},2026-01-03,25.00,13811113333", "3,已完成,无售后,2026-01-04,30.00,13811113333", f"4,已取消,{said},2026-01-05,20.00,13811113333")  # fmt: skip


@pytest.mark.parametrize("said", ["售后完成", "售后成功", "售后已完成", "维权成功", "退换货完成", "Completed"])
def test_after_sales_that_are_over_are_left_out_and_said(said: str) -> None:
    """Most are refunds, some exchanges: never counted in silence."""
    result = imported(_after(said))
    told = next(one for one in result.findings if one.code == "after_sales_unsure")
    assert (len(result.orders), money(result)) == (2, 70)
    assert told.level == "warning"
    # The cancelled order is none of them: its own status tells.
    assert [told.sentence.facts[one] for one in ("count", "money_worth", "chosen")] == [1, 250_000, f"已完成 · {said}"]


def test_after_sales_count_where_their_status_is_chosen() -> None:
    result = imported(_after("售后完成"), status_keep=("已完成", "已完成 · 售后完成"))
    assert (len(result.orders), money(result), "after_sales_unsure" in codes(result)) == (3, 95, False)


@pytest.mark.parametrize("said", ["无售后", "售后关闭", "售后处理中", "售后完成（换货）", "换货完成", "-", ""])
def test_after_sales_that_gave_nothing_back_count(said: str) -> None:
    result = imported(_after(said))
    assert (len(result.orders), money(result), "after_sales_unsure" in codes(result)) == (3, 95, False)


def test_a_refund_column_decides_beside_after_sales() -> None:
    rows = ["1,已完成,无售后,2026-01-02,40.00,13811112222,0", "2,已完成,售后完成,2026-01-03,25.00,13811113333,10", "3,已完成,售后完成,2026-01-04,30.00,13811113333,0", "4,已完成,售后完成,2026-01-05,20.00,13811112222,20"]  # fmt: skip
    result = imported(_orders(f"{AFTER},退款金额", *rows))
    assert (len(result.orders), money(result), "after_sales_unsure" in codes(result)) == (3, 85, False)


def test_a_refund_column_of_nothing_decides_nothing() -> None:
    rows = ["1,已完成,无售后,2026-01-02,40.00,13811112222,0", "2,已完成,无售后,2026-01-03,25.00,13811113333,0", "3,已完成,售后完成,2026-01-04,30.00,13811113333,0"]  # fmt: skip
    result = imported(_orders(f"{AFTER},退款金额", *rows))
    assert (len(result.orders), "after_sales_unsure" in codes(result)) == (2, True)


def test_after_sales_of_most_orders_are_no_refunds() -> None:
    rows = [f"{at},已完成,{'已完成' if at else ''},2026-01-{at + 2:02},10.00,1381111222{at}" for at in range(4)]
    result = imported(_orders(AFTER, *rows))
    assert (len(result.orders), "after_sales_counted" in codes(result)) == (4, True)
    assert sorted(one[0] for one in result.statuses) == ["已完成", "已完成 · 已完成"]


def test_a_status_that_no_order_has_without_after_sales_is_not_offered() -> None:
    rows = ["1,已完成,售后完成,2026-01-02,40.00,13811112222", "2,已发货,,2026-01-03,25.00,13811113333", "3,已发货,,2026-01-04,30.00,13811113333"]  # fmt: skip
    result = imported(_orders(AFTER, *rows))
    assert [one[0] for one in result.statuses] == ["已发货", "已完成 · 售后完成"]


def test_after_sales_are_the_statuses_where_the_file_has_no_others() -> None:
    rows = ["1,无售后,2026-01-02,40.00,13811112222", "2,售后完成,2026-01-03,25.00,13811113333", "3,,2026-01-04,30.00,13811113333"]  # fmt: skip
    result = imported(_orders("订单号,售后状态,下单时间,支付金额,收件人电话", *rows))
    assert (len(result.orders), money(result)) == (2, 70)
    assert {status: counts for status, _rows, _money, counts in result.statuses} == {"无售后": True, "售后完成": False}
    assert "unknown_status" not in codes(result)


MARKET = """Date,Type,Order number,Buyer,Item title,Quantity,Gross
2026-01-08,Order,1001,ann,,,25.00
2026-01-08,Order,1001,ann,Mug,1,
2026-01-08,Order,1001,ann,Cap,1,
2026-01-09,Order,1002,bob,Mug,1,14.00
2026-01-12,Order,1003,cid,,,30.00
2026-01-12,Order,1003,cid,Mug,1,
2026-01-12,Order,1003,cid,Cup,1,
2026-01-14,Refund,1001,ann,,,-5.00
2026-01-19,Order,1004,cid,Mug,1,11.00
2026-01-20,Refund,1003,cid,,,-30.00
"""


def test_a_refund_s_row_of_positive_money_is_known_by_its_type_where_the_total_stands_on_the_first() -> None:
    result = imported(MARKET.replace(",-", ",").replace("Refund", "退款").replace("Order,", "销售,"))
    assert booked(result) == {"counted": 80, "refund": -35}


@pytest.mark.parametrize("with_type", [True, False])
def test_a_refund_s_own_row_is_no_line_of_an_order_whose_total_stands_on_its_first(*, with_type: bool) -> None:
    """A marketplace's report: the refund names the order; the one paid back whole was dropped as worth nothing."""
    lines = [line.split(",") for line in MARKET.splitlines()]
    text = "\n".join(",".join(cell for at, cell in enumerate(line) if with_type or at != 1) for line in lines)
    result = imported(text)
    assert (len(result.orders), money(result)) == (4, 45)
    assert booked(result) == {"counted": 80, "refund": -35}


def test_a_discount_s_row_stays_with_its_order_whose_total_stands_on_its_first() -> None:
    text = MARKET.replace("2026-01-14,Refund,1001,ann,,,-5.00", "2026-01-08,Order,1001,ann,Discount,,-5.00")
    result = imported(text)
    assert (len(result.orders), money(result)) == (4, 45)
    assert booked(result)["counted"] == 75


REPEATED = """Order ID,Date,Type,Email,Item,Quantity,Total
1001,2026-01-08,Sale,ann@x.org,Mug,1,25.00
1001,2026-01-08,Sale,ann@x.org,Cap,1,25.00
1002,2026-01-09,Sale,bob@x.org,Mug,1,14.00
1003,2026-01-12,Sale,cid@x.org,Mug,1,30.00
1003,2026-01-12,Sale,cid@x.org,Cup,1,30.00
1004,2026-01-13,Sale,cid@x.org,Mug,1,44.00
1004,2026-01-13,Sale,cid@x.org,Pot,2,44.00
"""
BACK = "1001,2026-01-14,Refund,ann@x.org,,,-5.00\n1001,2026-01-15,Refund,ann@x.org,,,-6.00\n1003,2026-01-20,Refund,cid@x.org,,,-30.00\n"


@pytest.mark.parametrize("back", [BACK, BACK.replace(",-", ",")])
def test_refunds_rows_hide_no_total_that_each_line_of_an_order_repeats(back: str) -> None:
    """With them each line counted as an order of its own, or they were swallowed; their type may be all that tells them."""
    assert (len(imported(REPEATED).orders), money(imported(REPEATED))) == (4, 113)
    result = imported(REPEATED + back)
    assert (len(result.orders), money(result)) == (4, 72)
    assert booked(result) == {"counted": 113, "refund": -41}


def test_rows_below_zero_called_refunded_are_given_back_also_beside_a_sale_that_came_to_nothing() -> None:
    """What undoes such a sale, in its order or for as much to its buyer, comes to nothing with it."""
    head = "Order number,Order date,Status,Email,Total"
    rows = ["1001,2026-01-05,Completed,ann@x.org,40.00", "1002,2026-01-06,Completed,bob@x.org,30.00", "1003,2026-01-07,Refunded,cid@x.org,25.00", "1004,2026-01-08,Completed,cid@x.org,20.00"]  # fmt: skip
    back = ["1001,2026-01-09,Refunded,ann@x.org,-5.00", "1003,2026-01-10,Refunded,cid@x.org,-25.00", "2001,2026-01-10,Refunded,cid@x.org,-25.00", "1004,2026-01-11,Refunded,cid@x.org,-4.00"]  # fmt: skip
    result = imported(_orders(head, *rows, *back))
    assert (len(result.orders), money(result)) == (3, 81)
    assert booked(result)["refund"] == -9


PAYPAL = "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Balance Impact"


@pytest.mark.parametrize(
    ("kind", "gross", "counted"),
    [
        ("PreApproved Payment Bill User Payment", "45.10", 45.10),
        ("PreApproved Payment Bill User Payment", "-45.10", 0),
        ("Payment Refund", "99.00", 0),
    ],
)
def test_paypal_s_subscribers_pay_and_its_suppliers_refunds_are_no_sales(kind: str, gross: str, counted: float) -> None:
    impact = "Debit" if gross[0] == "-" else "Credit"
    who = ("shop@x.org", "them@x.org") if gross[0] == "-" else ("them@x.org", "shop@x.org")
    rows = [f"{at:02d}/01/2026,10:00:00,CET,Ann,Express Checkout Payment,Completed,EUR,10.00,-0.50,9.50,ann{at % 3}@x.org,shop@x.org,S{at},Credit" for at in range(1, 9)]  # fmt: skip
    rows.append(f"20/01/2026,10:00:00,CET,Them,{kind},Completed,EUR,{gross},0.00,{gross},{who[0]},{who[1]},T1,{impact}")
    assert money(imported(_orders(PAYPAL, *rows))) == pytest.approx(80 + counted)


@pytest.mark.parametrize(("to", "booked_as"), [("ann1@x.org", "refund"), ("supplier@y.org", "refund_unmatched")])
def test_paypal_s_refunds_without_a_reference_are_their_receiver_s(to: str, booked_as: str) -> None:
    rows = [f"{at:02d}/01/2026,10:00:00,CET,Ann,Express Checkout Payment,Completed,EUR,10.00,-0.50,9.50,ann{at % 3}@x.org,Shop@x.org,S{at},Credit" for at in range(1, 9)]  # fmt: skip
    rows.append(f"20/01/2026,10:00:00,CET,Ann,Payment Refund,Completed,EUR,-5.00,0.00,-5.00,shop@x.org,{to},R1,Debit")
    assert booked(imported(_orders(PAYPAL, *rows))) == {"counted": 80, booked_as: -5}


FEW_OF_PAYPAL = {
    "en": ("Date,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address", "Express Checkout Payment", "Payment Refund", "General Authorization", "PreApproved Payment Bill User Payment", "Completed", "Pending"),
    "de": ("Datum,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,Absender E-Mail-Adresse", "PayPal Express-Zahlung", "Rückzahlung", "Allgemeine Autorisierung", "Zahlung im Einzugsverfahren", "Abgeschlossen", "Ausstehend"),
    "fr": ("Date,Nom,Type,État,Devise,Avant commission,Commission,Net,De l'adresse email", "Paiement Express Checkout", "Remboursement de paiement", "Autorisation standard", "Paiement préapprouvé d'un utilisateur", "Terminé", "En attente"),
    "es": ("Fecha,Nombre,Tipo,Estado,Divisa,Bruto,Comisión,Neto,Correo electrónico del remitente", "Pago exprés", "Reembolso de pago", "Autorización general", "Pago de usuario con pago preaprobado", "Completado", "Pendiente"),
    "it": ("Data,Nome,Tipo,Stato,Valuta,Lordo,Tariffa,Netto,Indirizzo email mittente", "Pagamento con Pagamento rapido", "Rimborso di pagamento", "Autorizzazione generica", "Pagamento preautorizzato", "Completata", "In sospeso"),
    "nl": ("Datum,Naam,Type,Status,Valuta,Bruto,Vergoeding,Net,Van e-mailadres", "Express Checkout-betaling", "Terugbetaling", "Algemene machtiging", "Vooraf goedgekeurde betaling", "Voltooid", "In behandeling"),
}  # fmt: skip


@pytest.mark.parametrize("tongue", FEW_OF_PAYPAL)
def test_of_few_of_paypal_s_columns_refunds_are_those_of_whose_name_they_have(tongue: str) -> None:
    head, sale, refund, authorised, own, done, open_ = FEW_OF_PAYPAL[tongue]
    rows = [f"{at:02d}/01/2026,Ann {at % 3},{sale},{done},EUR,10.00,-0.50,9.50,ann{at % 3}@x.org" for at in range(14, 22)]  # fmt: skip
    rows += [f"23/01/2026,{who},{kind},{state},EUR,{gross},0.00,{gross},{sender}@x.org" for who, kind, state, gross, sender in (("Ann 1", refund, done, "-4.00", "shop"), ("Bo", authorised, done, "70.00", "bo"), ("Host", own, done, "-9.00", "shop"), ("Cy", sale, open_, "30.00", "cy"))]  # fmt: skip
    assert booked(imported(_orders(head, *rows))) == {"counted": 80, "refund": -4, "status_excluded": 91}


@pytest.mark.parametrize(
    ("impact", "memo"), [("Balance Impact", "Memo"), ("残高への影響", "メモ"), ("Effect op saldo", "Memo")]
)
def test_what_moved_nothing_on_paypal_s_balance_is_no_sale(impact: str, memo: str) -> None:
    rows = [f"0{at}/01/2026,Ann,Payment,ann{at % 3}@x.org,10.00,{memo if at == 3 else 'Credit'}" for at in range(1, 9)]
    assert money(imported(_orders(f"Date,Name,Kind of payment,Email,Amount,{impact}", *rows))) == 70


def test_a_refund_of_a_payment_that_was_set_aside_is_set_aside_with_it() -> None:
    """It was taken off the buyer's other orders, though what it gives back counts nowhere."""
    head = f"{PAYPAL},Reference Txn ID"
    rows = [f"0{at}/01/2026,10:00:00,CET,Ann,Express Checkout Payment,{status},EUR,{gross},0.00,{gross},ann@x.org,shop@x.org,S{at},Credit," for at, status, gross in ((1, "Completed", "40.00"), (2, "Canceled", "30.00"), (3, "Completed", "20.00"))]  # fmt: skip
    back = [f"0{at}/02/2026,10:00:00,CET,Ann,Payment Refund,Completed,EUR,-{gross},0.00,-{gross},shop@x.org,ann@x.org,R{at},Debit,{of}" for at, gross, of in ((1, "30.00", "S2"), (2, "5.00", "S3"))]  # fmt: skip
    result = imported(_orders(head, *rows, *back))
    assert money(result) == 55
    assert booked(result) == {"counted": 60, "status_excluded": 30, "refund_unmatched": -30, "refund": -5}


def test_a_refund_under_the_number_of_an_order_that_was_set_aside_is_set_aside_with_it() -> None:
    rows = ["1001,2026-01-05,Completed,ann@x.org,40.00", "1002,2026-01-06,Cancelled,ann@x.org,30.00", "1002,2026-01-07,Completed,ann@x.org,-30.00", "1001,2026-01-09,Completed,ann@x.org,-5.00"]  # fmt: skip
    result = imported(_orders("Order number,Order date,Status,Email,Total", *rows))
    assert (money(result), booked(result)["refund_unmatched"]) == (35, -30)


@pytest.mark.parametrize("header", ["refund_items", "refunds"])
def test_refunds_told_in_words_with_their_amounts_are_taken_off(header: str) -> None:
    rows = [
        "1,2026-01-02,a@x.org,completed,40.00,amount:12.50|reason:|date:2026-01-08 15:21:00",
        "2,2026-01-03,b@x.org,completed,30.00,",
        "3,2026-01-04,c@x.org,completed,20.00,id:7|amount:1.00;id:8|amount:2.00",
    ]
    file = understand(
        table_of(_orders(f"Order ID,Date,Email,Status,Total,{header}", *rows)), ImportSettings(), CATALOGUE, TODAY
    )
    assert isinstance(file, Imported)
    assert money(file) == 90 - 15.5


ETSY = "Sale Date,Order ID,Buyer User ID,Order Total,Adjusted Order Total"


def test_an_amount_after_changes_of_nothing_is_given_back_whole_where_others_are_blank() -> None:
    rows = [f"01/{at:02d}/26,{at},u{at},20.00," for at in range(1, 9)]
    blank = imported(_orders(ETSY, *rows, "01/20/26,30,u30,50.00,0.00", "01/21/26,31,u31,40.00,30.00"))
    assert money(blank) == 8 * 20 + 30
    filled = [f"{row}0" for row in rows]  # 0: nothing was changed
    assert money(imported(_orders(ETSY, *filled, "01/21/26,31,u31,40.00,30.00"))) == 8 * 20 + 30


def test_paypal_s_rows_of_what_lay_in_the_cart_are_no_sales_beside_their_payment() -> None:
    rows = [f"{at:02d}/01/2026,10:00:00,CET,Ann,{kind},Completed,EUR,{gross},0.00,{gross},ann{at % 3}@x.org,shop@x.org,S{at}{kind[0]},{impact}" for at in range(1, 9) for kind, gross, impact in (("Express Checkout Payment", "10.00", "Credit"), ("Shopping Cart Item", "10.00", "Memo"))]  # fmt: skip
    result = imported(_orders(PAYPAL, *rows))
    assert (len(result.orders), money(result)) == (8, 80)


_DENIED = (
    ("没有申请退款", "退款成功"), ("无退款申请", "退款成功"), ("未退款", "已退款"), ("无售后或售后取消", "退款成功"), ("Not refunded", "Refunded"), ("NO_REFUND", "REFUNDED"), ("No return", "Returned"),
    ("nicht erstattet", "erstattet"), ("Non remboursé", "Remboursé"), ("No reembolsado", "Reembolsado"), ("não reembolsado", "reembolsado"), ("返金なし", "返金済み"), ("환불 없음", "환불완료"), ("не возвращён", "возвращён"),
)  # fmt: skip


@pytest.mark.parametrize("no", ["无退款申请", "没有申请退款", "No refund"])
def test_words_for_no_refund_where_it_would_stand_can_be_read(no: str) -> None:
    rows = [f"{n},c{n % 4},2026-01-{n:02},10,{'2.50' if n == 3 else no}" for n in range(1, 13)]
    read = imported("\n".join(["Order number,Customer,Order date,Total,退款金额", *rows]))
    assert (money(read), "unreadable_refund" in codes(read)) == (117.5, False)
    odd = imported(
        "\n".join(["Order number,Customer,Order date,Total,退款金额", *rows, "13,c1,2026-01-13,10,see note"])
    )
    assert [one.sentence.facts["count"] for one in odd.findings if one.code == "unreadable_refund"] == [1]


@pytest.mark.parametrize(("no", "yes"), _DENIED)
@pytest.mark.parametrize(
    "header", ["Status", "订单状态", "退款状态", "Refund status", "Return/Refund status", "是否退款"]
)
def test_what_was_not_given_back_is_a_sale(header: str, no: str, yes: str) -> None:
    rows = [f"{n},c{n % 4},2026-01-{n:02},10,{yes if n == 3 else no}" for n in range(1, 13)]
    read = imported("\n".join([f"Order number,Customer,Order date,Total,{header}", *rows]))
    assert len(read.orders) == 11
    assert not {"unknown_status", "unreadable_refund"} & {*codes(read)}


@pytest.mark.parametrize(
    ("status", "counts"),
    [("Cancelled, not refunded", 0), ("Paid - not refunded", 1), ("已取消，无售后", 0), ("未发货，退款成功", 0), ("Not shipped, refunded", 0), ("未付款取消", 0)],
)  # fmt: skip
def test_what_else_a_status_says_beside_it_decides(status: str, counts: int) -> None:
    read = imported(f'Order number,Customer,Order date,Total,Status\n1,ann,2026-01-01,10,Paid\n2,bo,2026-01-02,10,"{status}"\n')  # fmt: skip
    assert len(read.orders) == 1 + counts


CREDITED = """Invoice number,Type,Date,Customer,Amount,Status
RE-1,Invoice,2026-01-05,Ann,40,Paid
RE-2,Invoice,2026-01-06,Ann,30,Cancelled
SR-2,Credit note,2026-01-08,Ann,-30,Paid
RE-3,Invoice,2026-01-09,Ben,25,Paid
SR-3,Credit note,2026-01-12,Ben,-25,Paid
RE-4,Invoice,2026-01-14,Ben,60,Paid
RE-5,Invoice,2026-01-15,Ben,9,Paid
"""


@pytest.mark.parametrize(
    ("change", "net", "beside"),
    [
        (("", ""), 109, -30),
        (("Cancelled", "Refunded"), 109, -30),
        (("SR-2", "RE-2"), 109, -30),
        (("SR-2", "2-R1"), 109, -30),
        (("Ann,-30", "Ann,-20"), 89, 0),  # of another sum: nobody says of which sale
        (("2026-01-08,Ann", "2026-01-04,Ann"), 79, 0),  # earlier than the sale
        (("RE-5,Invoice,2026-01-15,Ben,9", "RE-5,Invoice,2026-01-07,Ann,30"), 130, -30),  # a later sale alike: the number decides
        (("SR-2,Credit note,2026-01-08,Ann,-30,Paid\nRE-3,Invoice,2026-01-09,Ben,25", "X,Credit note,2026-01-12,Ann,-30,Paid\nRE-3,Invoice,2026-01-09,Ann,30"), 84, 0),
    ],
)  # fmt: skip
def test_a_credit_note_of_a_cancelled_sale_is_not_subtracted_again(
    change: tuple[str, str], net: float, beside: float
) -> None:
    result = imported(CREDITED.replace(*change))
    assert (money(result), booked(result).get("refund_unmatched", 0)) == (net, beside)


def test_a_credit_note_of_a_cancelled_sale_that_was_chosen_to_count_is_taken_off_once() -> None:
    assert money(imported(CREDITED, status_keep=("Paid", "Cancelled"))) == 109


@pytest.mark.parametrize(
    ("header", "back", "other"),
    [
        ("Return / Refund Status", "Refund Paid", ""),
        ("Return / Refund Status", "Return Approved", "Return Rejected"),
        ("退貨 / 退款狀態", "退款完成", "退款取消"),
        ("取引取消区分", "取消", "通常"),
        ("取引取消区分", "1", "0"),
    ],
)
def test_an_order_that_its_column_of_returns_takes_back_is_no_sale(header: str, back: str, other: str) -> None:
    lines = [f"{at},u{at % 3},2026-01-{at:02},10.00,{back if at == 4 else other}" for at in range(1, 10)]
    assert money(imported("\n".join([f"Order ID,Username (Buyer),Order date,Total,{header}", *lines, ""]))) == 80


@pytest.mark.parametrize("header", ["注文返金額", "ご注文返金額", "返金額"])
def test_what_was_given_back_of_an_order_is_taken_off_it(header: str) -> None:
    rows = "注文番号,注文日,メール,注文合計,{header}\n1,2026-01-01,a@x.jp,3000,0\n2,2026-01-02,b@x.jp,5000,1200\n3,2026-01-03,a@x.jp,2500,0\n"
    assert money(imported(rows.format(header=header))) == 9300


@pytest.mark.parametrize("status", ["Retoure eingegangen", "Rücksendung erhalten", "Retour reçu", "Retour ontvangen", "Devolución recibida", "Reso ricevuto", "Возврат получен", "Return received"])  # fmt: skip
def test_goods_that_came_back_and_arrived_are_no_sale(status: str) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) == "refunded"


@pytest.mark.parametrize("status", ["Cxl", "Canc.", "Khách hủy", "Müşteri iptali"])
def test_short_and_longer_words_for_cancelled_are_known(status: str) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) == "cancelled"


_MATRIXIFY = """Name,Email,Created At,Price: Total,Price: Total Refund,Payment: Status,Line: Type,Line: Title,Line: Quantity,Transaction: Kind,Transaction: Amount
#1,ann@example.com,2026-03-01 10:00:00,100.00,20.00,partially_refunded,Line Item,Mug,1,,
#1,ann@example.com,2026-03-01 10:00:00,100.00,20.00,partially_refunded,Transaction,,,sale,100.00
#1,ann@example.com,2026-03-01 10:00:00,100.00,20.00,partially_refunded,Transaction,,,refund,20.00
#2,bo@example.com,2026-03-02 10:00:00,50.00,0.00,paid,Line Item,Vase,2,,
#2,bo@example.com,2026-03-02 10:00:00,50.00,0.00,paid,Transaction,,,sale,50.00
"""
_ROWS_OF_ORDERS = """Order ID,Date,Email,Order total,Refund amount,Type
1,2026-03-01,ann@example.com,100.00,20.00,Sale
1,2026-03-01,ann@example.com,100.00,20.00,Refund
2,2026-03-02,bo@example.com,50.00,0.00,Sale
"""


@pytest.mark.parametrize("text", [_MATRIXIFY, _ROWS_OF_ORDERS])
def test_a_row_of_a_refund_that_repeats_its_order_and_what_was_given_back_gives_back_nothing_more(text: str) -> None:
    result = imported(text)
    assert (len(result.orders), money(result)) == (2, 130)
    assert "marked_taken_back" not in codes(result)


def test_a_row_of_a_refund_with_its_own_amount_is_taken_off_beside_another_refund() -> None:
    head = "Order,Date,Email,Total,Refunded,Type"
    rows = ("1,2026-03-01,a@x.com,100.00,20.00,Sale", "2,2026-03-02,b@x.com,50.00,0.00,Sale", "2,2026-03-03,b@x.com,10.00,0.00,Refund")  # fmt: skip
    assert money(imported(_orders(head, *rows))) == 120


def test_an_amount_after_changes_and_fees_tells_what_was_given_back_whole_and_that_others_were_in_part() -> None:
    head = "Sale Date,Order ID,Buyer,Order Total,Order Net,Adjusted Net Order Amount\n"
    rows = [f"2026-03-{day:02d},{day},b{day % 3},20,18.90," for day in range(1, 9)]
    result = imported(
        head + "\n".join([*rows, "2026-03-10,10,b1,50,47.70,0.00", "2026-03-11,11,b1,20,18.90,14.00"]) + "\n"
    )
    said = next(one for one in result.findings if one.code == "part_refund_unknown").sentence.facts
    assert (money(result), len(result.orders)) == (180, 9)
    assert (said["count"], said["header"], said["money_counted"]) == (1, "Adjusted Net Order Amount", 200_000)


def test_an_amount_after_changes_and_fees_is_nothing_beside_one_without_them() -> None:
    head = "Sale Date,Order ID,Buyer,Order Total,Adjusted Order Total,Adjusted Net Order Amount\n"
    result = imported(head + "2026-03-01,1,a,20,,\n2026-03-02,2,b,20,15,14\n2026-03-03,3,a,20,,\n")
    assert (money(result), "part_refund_unknown" in codes(result)) == (55, False)
