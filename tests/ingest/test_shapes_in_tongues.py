"""Exports of known systems in the languages of their shops: small files, headers are the systems' own, rows are made up."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from lib.ingest.imported import Imported, SideFile
from tests.ingest.test_shapes_of_exports import Shop, read, told

ORDERS: dict[str, tuple[str, Shop]] = {
    "WooCommerce's analysis in French": (
        """
Date,N° de commande,Revenu net (formaté),État,Client,Type de client,Produit(s),Articles vendus,Code(s) promo,Revenu net
2026-01-05 10:00:00,1,"20,00 €",Terminée,Chloé Dubois,Habitué,2× Thé,2,,20.00
2026-01-06 10:00:00,2,"30,50 €",Annulée,Éric Roux,Nouveau,1× Thé,1,,30.50
2026-01-07 10:00:00,3,"40,50 €",Terminée,Chloé Dubois,Habitué,1× Bol,1,,40.50
""",
        Shop(2, 1, 60.5),
    ),
    "PayPal in Portuguese, a refund sent by the shop": (
        """
Data,Hora,Fuso horário,Nome,Tipo,Status,Moeda,Bruto,Tarifa,Líquido,Do endereço de e-mail,Para o endereço de e-mail,Código da transação,Código de referência da transação
05/01/2026,10:00:00,BRT,Ana,Pagamento do Checkout expresso,Parcialmente reembolsado,BRL,"1.020,00","-3,00","1.017,00",ana@example.com,loja@example.com,T1,
06/01/2026,10:00:00,BRT,Ana,Reembolso de pagamento,Concluído,BRL,"-20,00","0,30","-19,70",loja@example.com,ana@example.com,R1,T1
07/01/2026,10:00:00,BRT,Rui,Pagamento do Checkout expresso,Concluído,BRL,"30,00","-1,00","29,00",rui@example.com,loja@example.com,T2,
""",
        Shop(2, 2, 1030.0),
    ),
    "Etsy's items in French": (
        """
Date de vente,Nom de l'article,Acheteur,Quantité,Prix,Montant de la réduction,Frais de livraison de la commande,Total de l'article,Devise,Identifiant de la commande
05/01/26,Bol,anna1,2,12.50,0.00,4.90,25.00,EUR,901
05/01/26,Tasse,anna1,1,10.00,1.00,4.90,10.00,EUR,901
16/01/26,Bol,bob22,1,12.50,0.00,0.00,12.50,EUR,902
""",
        Shop(2, 2, 47.5),
    ),
    "Etsy's orders in German, what was paid and not what the goods cost": (
        """
Verkaufsdatum,Bestellnummer,Käufer-Benutzer-ID,Währung,Bestellwert,Rabattbetrag,Versand,Bestellsumme
05.01.26,901,anna1,EUR,"25,00","0,00","4,90","29,90"
06.01.26,902,bob22,EUR,"30,00","3,00","0,00","27,00"
07.01.26,903,anna1,EUR,"10,00","0,00","4,90","14,90"
""",
        Shop(3, 2, 71.8),
    ),
    "eBay's transactions in German": (
        """
Datum der Transaktionserstellung;Typ;Bestellnummer;Nutzername des Käufers;Name des Käufers;Betrag abzügl. Kosten;Zwischensumme Artikel;Bruttobetrag der Transaktion;Transaktionswährung
5. Mrz 2026;Bestellung;12-1;anna1;Anna Berg;9,00;10,00;10,00;EUR
6. Mrz 2026;Bestellung;12-2;bo22;Bo Klein;18,00;20,00;20,00;EUR
7. Mrz 2026;Rückerstattung;12-2;bo22;Bo Klein;-5,00;-5,00;-5,00;EUR
8. Mrz 2026;Andere Gebühr;--;--;--;-1,99;--;-1,99;EUR
9. Mrz 2026;Auszahlung;--;--;--;-20,00;--;--;EUR
""",
        Shop(2, 2, 25.0),
    ),
    "Magento in German, refunds in a column": (
        """
ID,Bestelldatum,Rechnung an Name,Gesamtsumme (Basis),Status,Kunden-E-Mail,Gesamtbetrag erstattet
000000001,"05.01.2026, 10:00:00",Anna Berg,50.0000,Vollständig,a@example.com,
000000002,"06.01.2026, 10:00:00",Bo Klein,30.0000,Geschlossen,b@example.com,30.0000
000000003,"07.01.2026, 10:00:00",Anna Berg,20.0000,Vollständig,a@example.com,5.0000
""",
        Shop(2, 1, 65.0),
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_orders_are_read_in_the_shop_s_language(name: str) -> None:
    text, shop = ORDERS[name]
    result = read(text)
    assert isinstance(result, Imported), result.kind
    orders, customers, revenue = told(result)
    assert (orders, customers, revenue) == (shop.orders, shop.customers, pytest.approx(shop.revenue))


def test_a_yen_sign_in_japanese_is_the_yen() -> None:
    result = read("""
日付,時間,商品,個数,純売上高,取引ID,お客さまID,お客さまの名前
2026/01/05,10:00:00,皿,1.0,"¥1,200",T1,K1,佐藤花子
2026/01/06,10:00:00,皿,1.0,"¥2,200",T2,K2,鈴木一郎
""")
    assert isinstance(result, Imported)
    assert (result.currency, told(result)) == ("JPY", (2, 2, 3400.0))


def test_a_dollar_sign_is_the_currency_that_the_header_names() -> None:
    result = read("Order,Date,Customer,Total (AUD)\n1,2026-01-05,Ann,$10.00\n2,2026-01-06,Bo,$20.00\n")
    assert isinstance(result, Imported)
    assert result.currency == "AUD"


def test_analytics_is_known_by_the_lines_above_it() -> None:
    above = "# ----------------------------------------\n# Événements\n# Compte: Boutique\n# ----------------------------------------\n# Date de début : 20260801\n"
    rows = "".join(f"202608{day:02},{name},{day * 10},{day}\n" for day in range(1, 5) for name in ("page_view", "purchase"))  # fmt: skip
    result = read(above + "Date,Nom de l'événement,Nombre d'événements,Nombre total d'utilisateurs\n" + rows)
    assert isinstance(result, SideFile)
    assert (result.kind, result.frame["first_day"].nunique()) == ("daily", 4)


def test_the_currency_of_spend_is_found_in_french() -> None:
    result = read("""
Jour,Nom de la campagne,Impressions,Clics,Dépenses,Code de devise
01/08/2026,Marque,1000,30,"20,50",EUR
02/08/2026,Marque,1100,31,"21,50",EUR
""")
    assert isinstance(result, SideFile)
    assert (result.kind, result.currency) == ("spend", "EUR")


@pytest.mark.parametrize(
    ("headers", "currency"), [("注文番号,注文日,顧客名,金額", "JPY"), ("주문번호,주문일,고객명,결제금액", "KRW")]
)
def test_a_backslash_before_money_is_the_sign_that_stands_there_in_old_fonts(headers: str, currency: str) -> None:
    result = read(headers + '\n1,2026-01-05,佐藤,"\\1,200"\n2,2026-01-06,鈴木,"\\2,200"\n3,2026-01-07,佐藤,"\\3,200"\n')
    assert isinstance(result, Imported)
    assert (result.currency, told(result)) == (currency, (3, 2, 6600.0))


def test_what_a_buyer_paid_is_taken_in_whole_units_too() -> None:
    result = read("""
訂單編號,訂單狀態,買家帳號,訂單成立日期,商品總價,買家支付運費,買家總支付金額
A1,完成,u1,2026-01-05 10:00,1000,60,1060
A2,完成,u2,2026-01-06 10:00,500,0,500
A3,完成,u1,2026-01-07 10:00,700,60,760
""")
    assert isinstance(result, Imported)
    assert told(result) == (3, 2, 2320.0)


@pytest.mark.parametrize("credit", ["Factura rectificativa", "Nota de abono"])
def test_credit_notes_in_spanish_take_sales_back(credit: str) -> None:
    result = read(f"""
Tipo;Número;Fecha;Cliente;Total
Factura;1;05/01/2026;K1;100,00
Factura;2;16/01/2026;K2;50,00
{credit};3;17/01/2026;K1;20,00
""")
    assert isinstance(result, Imported)
    assert told(result) == (2, 2, 130.0)


def test_a_record_s_own_number_is_no_visitor() -> None:
    names = ("$pageview", "add to cart", "checkout", "order completed")
    rows = "".join(f"id{at},{names[at % 4]},u{at % 3},2026-08-01T10:{at:02}:00.000Z\n" for at in range(12))
    file = read("uuid,event,person.distinct_id,timestamp\n" + rows)
    assert isinstance(file, SideFile)
    assert (file.kind, file.frame["user_id"].nunique()) == ("events", 3)


def test_a_bank_s_list_of_transfers_is_refused_although_it_names_who_paid() -> None:
    with pytest.raises(CannotAnswer, match="statement of an account"):
        read("""
Buchungstag;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Betrag;Saldo
05.01.2026;05.01.2026;Anna Berg;Gutschrift;Rg 1;20,50;1.020,50
06.01.2026;06.01.2026;Bo Klein;Gutschrift;Rg 2;30,50;1.051,00
""")


def test_buyers_above_their_sales_are_known_by_the_sums_below() -> None:
    result = read("""
Sales by Customer Detail
Date,Transaction Type,Num,Amount
Ann Hill,,,
01/05/2026,Invoice,1,10.00
01/16/2026,Invoice,2,20.00
Total for Ann Hill,,,30.00
Bo Stone,,,
01/07/2026,Invoice,3,5.50
Total for Bo Stone,,,5.50
TOTAL,,,35.50
""")
    assert isinstance(result, Imported)
    assert told(result) == (3, 2, 35.5)
