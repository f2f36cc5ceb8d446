"""Lists of invoices: sent there is not paid, whatever it says of goods."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import booked, codes, imported, money

PLAIN = "Number,Date,{status},Client,Total\n1,2026-01-05,{paid},Ann,10\n2,2026-01-06,{sent},Ben,20\n3,2026-01-07,{paid},Ann,40\n"


@pytest.mark.parametrize(
    ("status", "paid", "sent"),
    [("Invoice Status", "Closed", "Sent"), ("Rechnungsstatus", "Bezahlt", "Versendet"), ("Statut de la facture", "Payée", "Envoyée"), ("Stato fattura", "Pagata", "Inviata"), ("Estado factura", "Pagada", "Enviada")],
)  # fmt: skip
def test_a_sent_invoice_is_not_paid(status: str, paid: str, sent: str) -> None:
    result = imported(PLAIN.format(status=status, paid=paid, sent=sent))
    assert (money(result), "sent_not_paid" in codes(result)) == (50.0, True)


def test_a_sent_order_is() -> None:
    assert money(imported(PLAIN.format(status="Status", paid="Paid", sent="Sent"))) == 70.0
    handmade = "Order,Date,Due date,Status,Client,Total\n1,2026-01-05,2026-01-20,In progress,Ann,10\n2,2026-01-06,2026-01-21,Sent,Ben,20\n"
    assert money(imported(handmade)) == 30.0


def test_other_statuses_of_invoices_say_what_sent_means() -> None:
    rows = "No,Date,Status,Client,Total\n1,2026-01-05,Paid,Ann,10\n2,2026-01-06,Sent,Ben,20\n3,2026-01-07,Viewed,Ann,40\n4,2026-01-07,Paid,Ann,80\n"
    assert money(imported(rows)) == 90.0
    assert money(imported(rows + "5,2026-01-08,Shipped,Ann,160\n")) == 270.0


def test_what_is_left_to_pay_decides() -> None:
    """A balance of nothing was paid; one that is left was not, and nobody has to be asked."""
    head = "Invoice Number,Date,Due Date,Status,Client,Total,Balance\n"
    rows = "1,2026-01-05,2026-01-20,Closed,Ann,10,0.00\n2,2026-01-06,2026-01-21,Sent,Ben,20,{left}\n3,2026-01-07,2026-01-22,Closed,Ann,40,0.00\n"
    for left, counted in (("20.00", 50.0), ("0.00", 70.0)):
        result = imported(head + rows.format(left=left))
        assert (money(result), "sent_not_paid" in codes(result)) == (counted, False)


def test_a_day_of_payment_says_that_a_sent_invoice_was_paid() -> None:
    head = "Invoice #,Date,Status,Client,Date paid,Total\n1,2026-01-05,Paid,Ann,2026-01-06,10\n2,2026-01-06,Sent,Ben,{day},20\n3,2026-01-07,Paid,Ann,2026-01-09,40\n"
    assert money(imported(head.format(day="2026-01-08"))) == 70.0
    assert money(imported(head.format(day=""))) == 50.0


@pytest.mark.parametrize(
    "status", ["Partially Paid", "PartiallyPaid", "Partiellement payée", "Teilweise bezahlt", "Teilbezahlt"]
)
def test_what_is_paid_in_part_counts_and_is_told(status: str) -> None:
    result = imported(PLAIN.format(status="Status", paid="Paid", sent=status))
    assert (money(result), "paid_in_part" in codes(result)) == (70.0, True)


def test_new_is_paid_where_the_system_says_so() -> None:
    rows = "2026-01-05,NEW,ann,10\n2,2026-01-06,SENT,ben,20\n3,2026-01-07,SENT,ann,40\n"
    allegro = "OrderId,OrderDate,SellerStatus,BuyerLogin,TotalToPayAmount\n1," + rows
    assert money(imported(allegro)) == 70.0
    assert money(imported(allegro.replace("SellerStatus", "Status"))) == 60.0


@pytest.mark.parametrize("status", ["Disputed", "Refund requested", "退款申请中"])
def test_what_is_not_decided_counts_and_is_told(status: str) -> None:
    result = imported(PLAIN.format(status="Status", paid="Paid", sent=status))
    assert (money(result), codes(result).count("undecided_counted"), "unknown_status" in codes(result)) == (70.0, 1, False)  # fmt: skip


def test_partial_is_said_of_a_payment_and_not_of_parcels() -> None:
    for header, told in (("Payment Status", True), ("Delivery Status", False)):
        assert ("paid_in_part" in codes(imported(PLAIN.format(status=header, paid="Paid", sent="Partial")))) is told


def test_where_most_invoices_are_not_paid_they_count_as_invoices() -> None:
    for head, sent in (("Invoice Status", "Sent"), ("Status", "Overdue")):
        text = PLAIN.replace("Number", "Invoice Number").format(status=head, paid=sent, sent="Paid")
        result = imported(text)
        said = {one.code: str(one.sentence.template) for one in result.findings}
        assert money(result) == 70.0
        assert "invoices" in said["pending_counted"]
        assert "sent_not_paid" not in said
    cash = imported(PLAIN.format(status="Status", paid="Pending", sent="Paid"))
    assert "delivery" in {one.code: str(one.sentence.template) for one in cash.findings}["pending_counted"]


def test_a_dispute_by_a_flag_counts_until_it_is_lost() -> None:
    rows = "Order,Date,Client,Total,Disputed,Dispute Status\n1,2026-01-05,Ann,10,false,\n2,2026-01-06,Ben,20,true,needs_response\n3,2026-01-07,Ann,40,true,lost\n4,2026-01-08,Ann,80,true,won\n"
    result = imported(rows)
    assert (money(result), "marked_disputed" in codes(result)) == (110.0, True)


@pytest.mark.parametrize(
    ("kind", "sale", "bought"),
    [
        ("Type", "Invoice", "Bill"), ("Type", "Sales invoice", "Purchase invoice"), ("Type", "Sales", "Purchase"), ("Transaction type", "Invoice", "Vendor credit"), ("Type", "SI", "SR"), ("Type", "SI", "PI"),
        ("Belegart", "Rechnung", "Eingangsrechnung"), ("Belegart", "Ausgangsrechnung", "Lieferantengutschrift"), ("单据类型", "销售单", "进货单"), ("单据类型", "销售出库单", "采购退货单"), ("單據類型", "銷貨單", "進貨單"),
        ("伝票区分", "売上", "仕入返品"), ("전표구분", "매출", "매입"), ("Type", "Facture", "Achat"), ("Type de document", "Facture", "Avoir fournisseur"), ("Tipo", "Factura de venta", "Factura de compra"), ("Tipo de documento", "Fatura", "Fatura de fornecedor"),
        ("Тип документа", "Реализация", "Приходная накладная"), ("Tipo documento", "Fattura", "Fattura d'acquisto"), ("Soort document", "Verkoopfactuur", "Inkoopfactuur"), ("Typ dokumentu", "Faktura sprzedaży", "Faktura zakupu"),
    ],
)  # fmt: skip
def test_what_the_shop_bought_itself_is_no_sale(kind: str, sale: str, bought: str) -> None:
    rows = "".join(f"{n},2026-01-0{n},{who},{what},{n}0\n" for n, (who, what) in enumerate([("Ann", sale), ("Ben", sale), ("Mill", bought), ("Ann", sale)], 1))  # fmt: skip
    result = imported(f"Order ID,Date,Customer,{kind},Amount\n{rows}")
    assert (money(result), booked(result).get("status_excluded")) == (70, 30)


@pytest.mark.parametrize("kinds", [("Purchase", "Refund"), ("Achat", "Remboursement"), ("Bill", "Return"), ("Compra", "Devolución")])  # fmt: skip
def test_what_a_buyer_calls_a_purchase_is_a_sale(kinds: tuple[str, str]) -> None:
    rows = "".join(f"{n},2026-01-0{n},Ann,{kinds[n == 3]},{n}0\n" for n in (1, 2, 3, 4))
    assert money(imported(f"Order ID,Date,Customer,Type,Amount\n{rows}")) == 40
