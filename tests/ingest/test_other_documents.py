"""Lists of offers and of what the shop bought are no lists of sales."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from tests.ingest.orders_of import codes, fates, imported, money

_BUYERS = ("Ann Lee", "Bob Ray", "Ann Lee", "Cy Poe")


def _list(headers: str, *more: str) -> str:
    """Four documents with their day, number, buyer and amount, and what else each says."""
    rows = [",".join((f"2026-0{at}-15", f"E{at}", buyer, f"{at}00.00", *more)) for at, buyer in enumerate(_BUYERS, 1)]
    return "\n".join([headers, *rows]) + "\n"


_OFFERS = [("Transaction type", "Estimate"), ("Type", "Quote"), ("Type", "Sales Quote"), ("Document type", "Pro forma"), ("Belegart", "Angebot"), ("Belegart", "Kostenvoranschlag"), ("Type de document", "Devis"), ("Tipo de documento", "Presupuesto"), ("Tipo de documento", "Orçamento"), ("Tipo documento", "Preventivo"), ("Soort document", "Offerte"), ("Rodzaj dokumentu", "Oferta"), ("Тип документа", "Коммерческое предложение"), ("单据类型", "报价单"), ("單據類型", "報價單"), ("伝票区分", "見積"), ("구분", "견적")]  # fmt: skip


@pytest.mark.parametrize(("header", "kind"), _OFFERS)
def test_a_list_of_offers_is_refused(header: str, kind: str) -> None:
    with pytest.raises(CannotAnswer, match=r"an offer \(" + kind):
        imported(_list(f"Date,Number,Customer,Total,{header}", kind))


@pytest.mark.parametrize(("header", "kind"), _OFFERS)
def test_offers_among_invoices_are_set_aside(header: str, kind: str) -> None:
    rows = _list(f"Date,Number,Customer,Total,{header}", kind) + f"2026-05-15,E5,Dan Fox,500.00,{'发票' if '单' in header else 'Invoice'}\n"  # fmt: skip
    assert fates(imported(rows)) == ["status_excluded"] * 4 + ["counted"]


@pytest.mark.parametrize(
    ("header", "kind"), [("Document type", "Purchase invoice"), ("Belegart", "Eingangsrechnung"), ("Type de document", "Facture d'achat"), ("Tipo de documento", "Factura de compra"), ("Tipo documento", "Fattura passiva"), ("单据类型", "采购入库"), ("伝票区分", "仕入"), ("구분", "매입")]
)  # fmt: skip
def test_a_list_of_what_the_shop_bought_is_refused(header: str, kind: str) -> None:
    with pytest.raises(CannotAnswer, match="the shop bought it itself"):
        imported(_list(f"Date,Number,Name,Total,{header}", kind))


@pytest.mark.parametrize("kind", ["Bill", "Purchase order"])
def test_what_may_be_bills_of_suppliers_is_asked_about(kind: str) -> None:
    assert "perhaps_purchases" in codes(imported(_list("Date,Number,Name,Total,Transaction Type", kind)))


@pytest.mark.parametrize(
    "kind", ["Invoice", "Sale", "Purchase", "Sales order", "Payment", "消费", "Rechnung", "Compra"]
)
def test_a_list_of_nothing_else_than_sales_is_kept_without_a_word(kind: str) -> None:
    result = imported(_list("Date,Number,Name,Total,Type", kind))
    assert money(result) == 1000
    assert not {"perhaps_purchases", "perhaps_offers"} & set(codes(result))


def test_an_amount_chosen_by_hand_says_that_offers_are_orders() -> None:
    assert money(imported(_list("Date,Number,Customer,Total,Type", "Quote"), mapping=(("amount", "Total"),))) == 1000


@pytest.mark.parametrize(
    "headers",
    ["Estimate Date,Estimate Number,Customer,Total", "Date,Quote #,Customer,Amount", "Angebotsdatum,Angebotsnummer,Kunde,Gesamtbetrag", "Date,Numéro de devis,Client,Total TTC", "Fecha,N.º de presupuesto,Cliente,Total", "Data,Nº orçamento,Cliente,Total", "Data,Numero preventivo,Cliente,Totale", "Datum,Offertenummer,Klant,Totaal", "Дата,Номер КП,Клиент,Сумма", "报价日期,报价单号,客户,总金额", "報價日期,報價單號,客戶,總金額", "見積日,見積番号,顧客名,合計金額", "견적일,견적번호,고객명,금액"],
)  # fmt: skip
def test_numbers_of_offers_are_asked_about(headers: str) -> None:
    assert "perhaps_offers" in codes(imported(_list(headers)))


@pytest.mark.parametrize("header", ["Quote No", "Angebotsnummer", "見積番号", "报价单号"])
def test_an_order_may_name_the_offer_before_it(header: str) -> None:
    assert "perhaps_offers" not in codes(imported(_list(f"Date,Order ID,Customer,Total,{header}", "Q7")))


def test_what_is_estimated_is_no_offer() -> None:
    assert "perhaps_offers" not in codes(
        imported(_list("Date,Ref,Customer,Total,Estimated delivery date", "2026-09-09"))
    )
