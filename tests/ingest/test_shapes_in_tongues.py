"""Exports of known systems in the languages of their shops: small files, headers are the systems' own, rows are made up."""

from __future__ import annotations

import pytest

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
