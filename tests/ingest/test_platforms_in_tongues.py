"""Known systems' exports in further languages: kinds of rows that are no sale, orders that were not paid, and states are understood."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money

_EBAY = {
    "fr": ("Date de création de la transaction,Type,Numéro de commande,Pseudo de l'acheteur,Nom de l'acheteur,Pays de destination,Montant net,Titre de l'objet,Quantité,Montant brut de la transaction,Devise de la transaction", "Commande", "Versement", "Autres frais", "Remboursement"),
    "it": ("Data di creazione della transazione,Tipo,Numero ordine,Nome utente dell'acquirente,Nome dell'acquirente,Paese di spedizione,Importo netto,Titolo dell'oggetto,Quantità,Importo lordo della transazione,Valuta della transazione", "Ordine", "Pagamento", "Altra tariffa", "Rimborso"),
    "es": ("Fecha de creación de la transacción,Tipo,Número de pedido,Nombre de usuario del comprador,Nombre del comprador,País de envío,Importe neto,Título del artículo,Cantidad,Importe bruto de la transacción,Divisa de la transacción", "Pedido", "Pago", "Otra tarifa", "Reembolso"),
}  # fmt: skip


@pytest.mark.parametrize("language", _EBAY)
def test_ebay_s_transactions_book_orders_and_refunds_and_nothing_else(language: str) -> None:
    headers, order, payout, fee, refund = _EBAY[language]
    result = imported(f"""{headers}
2026-01-15,{order},11-1,anna1,Anna A,FR,45.00,Tea,1,55.00,EUR
2026-01-16,{order},11-2,bo2,Bo B,FR,18.00,Cup,1,25.00,EUR
2026-01-16,{payout},--,--,--,--,-63.00,--,--,-63.00,EUR
2026-01-17,{fee},11-1,anna1,Anna A,FR,-9.00,Tea,1,-9.00,EUR
2026-01-18,{refund},11-2,bo2,Bo B,FR,-4.00,Cup,1,-5.00,EUR
""")
    assert (result.platform, len(result.orders), money(result)) == ("ebay", 2, 75.0)


@pytest.mark.parametrize(
    "headers",
    [
        "Numéro d'enregistrement de la vente;Numéro de commande;Pseudo de l'acheteur;Nom de l'acheteur;Titre de l'objet;Quantité;Prix total;Date de vente;Date de paiement",
        "Numero registrazione della vendita;Numero ordine;Nome utente dell'acquirente;Nome dell'acquirente;Titolo dell'oggetto;Quantità;Prezzo totale;Data della vendita;Data del pagamento",
        "Número de registro de venta;Número de pedido;Nombre de usuario del comprador;Nombre del comprador;Título del artículo;Cantidad;Precio total;Fecha de venta;Fecha de pago",
    ],
)
def test_of_ebay_s_orders_those_that_were_not_paid_do_not_count(headers: str) -> None:
    result = imported(
        f"{headers}\n101;11-1;anna1;Anna A;Tea;1;55,00 EUR;2026-01-15;2026-01-15\n102;11-2;bo2;Bo B;Cup;1;25,00 EUR;2026-01-16;\n",
        ";",
    )
    assert (result.platform, money(result), "never_paid" in codes(result)) == ("ebay", 55.0, True)


@pytest.mark.parametrize(
    ("point", "day", "total", "name"),
    [
        ("Einkaufspunkt", "Kaufdatum", "Gesamtsumme (Basis)", "Rechnung an Name"),
        ("Verkaufspunkt", "Bestelldatum", "Gesamtbetrag (Basis)", "Rechnungsname"),
    ],
)
def test_magento_in_german_says_what_was_given_back_and_what_waits(point: str, day: str, total: str, name: str) -> None:
    result = imported(f"""ID,{point},{day},{name},{total},Status,Kunden-E-Mail
1,Main,2026-01-15 10:11:12,Anna A,55.00,Abgeschlossen,anna@x.de
2,Main,2026-01-16 10:11:12,Bo B,25.00,Geschlossen,bo@x.de
3,Main,2026-01-16 10:11:12,Bo B,35.00,Verarbeitung,bo@x.de
4,Main,2026-01-17 10:11:12,Cy C,45.00,Angehalten,cy@x.de
5,Main,2026-01-17 10:11:12,Cy C,65.00,Verdacht auf Betrug,cy@x.de
""")
    assert (result.platform, money(result), "unknown_status" in codes(result)) == ("magento", 90.0, False)


def test_paypal_in_swedish_sets_authorisations_and_own_payments_aside() -> None:
    table = """Datum,Tid,Tidszon,Namn,Typ,Status,Valuta,Brutto,Avgift,Netto,Från e-postadress,Till e-postadress,Transaktions-id,Referenstransaktions-id
2026-03-01,10:00:00,CET,Ann,Expressbetalning,Slutförd,SEK,"100,00","-3,20","96,80",ann@example.com,shop@my.example,A1,
2026-03-03,10:00:00,CET,Bo,Webbplatsbetalning,Slutförd,SEK,"50,00","-1,75","48,25",bo@example.com,shop@my.example,A2,
2026-03-04,10:00:00,CET,Cy,Allmän auktorisering,Slutförd,SEK,"70,00","0,00","70,00",cy@example.com,shop@my.example,A3,
2026-03-05,10:00:00,CET,Host,Förhandsgodkänd betalning,Slutförd,SEK,"-29,00","0,00","-29,00",shop@my.example,bill@host.example,A4,
2026-03-06,10:00:00,CET,Ann,Betalningsåterbetalning,Slutförd,SEK,"-20,00","0,00","-20,00",shop@my.example,ann@example.com,A5,A1
"""
    result = imported(table)
    assert (result.platform, len(result.orders), money(result)) == ("paypal", 2, 130.0)


def test_a_row_of_paypal_that_is_a_memo_and_an_authorisation_is_told_once() -> None:
    table = """Datum,Tijd,Naam,Type,Status,Valuta,Bruto,Net,Van e-mailadres,Transactiereferentie,Effect op saldo
01-03-2026,10:00:00,Ann,Websitebetaling,Voltooid,EUR,"100,00","96,80",ann@example.com,A1,Tegoed
13-03-2026,10:00:00,Cy,Algemene machtiging,Voltooid,EUR,"70,00","70,00",cy@example.com,A3,Memo
14-03-2026,10:00:00,,Algemene opname,Voltooid,EUR,"-90,00","-90,00",shop@my.example,A4,Debet
"""
    told = {one.code: one.sentence.facts["count"] for one in imported(table).findings if "count" in one.sentence.facts}
    assert told == {"marked_not_a_sale": 1, "not_orders": 1}


def test_paypal_in_portuguese_sets_transfers_aside() -> None:
    result = imported("""Data,Hora,Fuso horário,Nome,Tipo,Estado,Moeda,Valor bruto,Comissão,Valor líquido,Endereço de e-mail do remetente,Endereço de e-mail do destinatário,ID da transação,Título do artigo,ID da transação de referência
15/01/2026,10:11:12,WET,Anna A,Pagamento de site,Concluído,EUR,"55,00","-2,00","53,00",anna@x.pt,shop@x.pt,T1,Chá,
26/01/2026,10:11:12,WET,Bo B,Pagamento de site,Concluído,EUR,"25,00","-1,00","24,00",bo@x.pt,shop@x.pt,T2,Copo,
27/01/2026,10:11:12,WET,Bo B,Reembolso de pagamento,Concluído,EUR,"-5,00","1,00","-4,00",shop@x.pt,bo@x.pt,T3,Copo,T2
28/01/2026,10:11:12,WET,Shop,Levantamento geral,Concluído,EUR,"-53,00","0,00","-53,00",shop@x.pt,,T4,,
""")
    assert (result.platform, len(result.orders), money(result)) == ("paypal", 2, 75.0)


@pytest.mark.parametrize("billing", ["factuur", "facturering", "facturatie"])
def test_woocommerce_in_dutch_is_known(billing: str) -> None:
    result = imported(f"""Bestelnummer,Bestelstatus,Besteldatum,Voornaam ({billing}),Achternaam ({billing}),E-mail ({billing}),Totaalbedrag bestelling
1001,Afgerond,2026-01-05 10:11,Anna,Bakker,anna@x.nl,54.95
1002,In de wacht,2026-01-06 10:11,Bo,Jansen,bo@x.nl,24.95
1003,Afgerond,2026-01-07 10:11,Anna,Bakker,anna@x.nl,20.00
""")
    assert (result.platform, len(result.orders), money(result)) == ("woocommerce", 2, 74.95)


#: Amazon's transactions: headers, kinds of rows (sale, given back, paid out, fee), and how March is written.
_AMAZON = {
    "fr (Belgium)": ("date/heure,Identifiant du paiement,type,Numéro de la commande,SKU,description,Quantité,site de vente,ventes de produits,crédits d'expédition,frais de vente,total", "Commande", "Remboursement", "Transfert", "Frais de service", "mars"),
    "es (Mexico)": ("fecha/hora,Id. de liquidación,tipo,Id. del pedido,sku,descripción,cantidad,marketplace,ventas de productos,créditos de envío,tarifas de venta,total", "Pedido", "Reembolso", "Trasferir", "Tarifa de servicio", "mar"),
    "nl": ("datum/tijd,schikkings-ID,type,bestelnummer,sku,beschrijving,aantal,marketplace,verkoop van producten,Verzendtegoeden,verkoopkosten,totaal", "Bestelling", "Terugbetaling", "Overboeking", "Servicekosten", "mrt."),
    "sv": ("datum/tid,reglerings-id,typ,beställnings-id,sku,beskrivning,antal,marknadsplats,försäljning av produkter,fraktkrediter,försäljningsavgifter,totalt", "Beställning", "Återbäring", "Överföring", "Serviceavgift", "mars"),
    "pl": ("data/godzina,identyfikator rozliczenia,typ,identyfikator zamówienia,sku,opis,ilość,rynek,sprzedaż produktów,noty kredytowe za wysyłkę,opłaty za sprzedaż,suma", "Zamówienie", "Zwrot kosztów", "Przelew", "Opłata za usługę", "mar"),
}  # fmt: skip


@pytest.mark.parametrize("language", _AMAZON)
def test_amazon_s_transactions_are_sales_less_what_was_given_back_in_every_language(language: str) -> None:
    headers, sale, refund, payout, fee, march = _AMAZON[language]
    result = imported(f"""{headers}
1 {march} 2025 10:00:00 UTC,18,{sale},305-1,S1,Tea,1,amazon,50.00,0,-5.00,45.00
2 {march} 2025 10:00:00 UTC,18,{sale},305-2,S2,Cup,1,amazon,30.00,0,-3.00,27.00
3 {march} 2025 10:00:00 UTC,18,{refund},305-2,S2,Cup,1,amazon,-30.00,0,3.00,-27.00
4 {march} 2025 10:00:00 UTC,18,{fee},,,x,,,0,0,0,-8.00
5 {march} 2025 10:00:00 UTC,18,{payout},,,x,,,0,0,0,-37.00
""")
    assert result.sold is not None
    assert (result.platform, result.sold.orders) == ("amazon", 2)
    assert (result.sold.gross_e4 - result.sold.refunds_e4) / 10_000 == 50.0


def test_kaufland_s_buyers_paid_the_price_and_not_what_is_left_of_it() -> None:
    result = imported(
        """id_order;id_order_unit;ts_created_iso;storefront;status;title;ean;price;revenue_gross;vat;first_name;last_name;email
M1;11;2025-03-01 10:00:00;de;received;Tea;400;50.00;45.00;19.00;Anna;Berg;a@x.test
M1;12;2025-03-01 10:00:00;de;received;Cup;401;30.00;27.00;19.00;Anna;Berg;a@x.test
M2;13;2025-03-02 10:00:00;de;cancelled;Cup;401;30.00;27.00;19.00;Bo;Klein;b@x.test
M3;14;2025-03-03 10:00:00;de;returned;Cup;401;30.00;27.00;19.00;Bo;Klein;b@x.test
M4;15;2025-03-04 10:00:00;de;sent;Pot;402;20.00;18.00;19.00;Bo;Klein;b@x.test
""",
        ";",
    )
    assert (result.platform, len(result.orders), money(result)) == ("kaufland", 2, 100.0)


def test_pipedrive_s_deals_are_sales_when_they_are_won() -> None:
    result = imported("""Deal - ID,Deal - Title,Deal - Value,Deal - Currency of value,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Won time,Person - Name,Person - Email - Work
1,A,100.00,EUR,Negotiations Started,Won,2025-01-05 10:00:00,2025-01-15 10:00:00,Anna Berg,a@x.test
2,B,50.00,EUR,Qualified,Open,2025-01-06 10:00:00,,Bo Klein,b@x.test
3,C,70.00,EUR,Negotiations Started,Lost,2025-01-07 10:00:00,,Bo Klein,b@x.test
4,D,30.00,EUR,Negotiations Started,Won,2025-01-08 10:00:00,2025-02-15 10:00:00,Bo Klein,b@x.test
""")
    assert (result.platform, len(result.orders), money(result)) == ("pipedrive", 2, 130.0)
    assert "unknown_status" not in codes(result)


def test_polish_months_are_told_from_croatian_ones_also_where_march_is_short() -> None:
    result = imported(
        """order_id;date;email;total
1;1 mar 2025;a@x.pl;10
2;2 lip 2025;b@x.pl;20
3;3 lis 2025;b@x.pl;20
4;4 gru 2025;b@x.pl;20
""",
        ";",
    )
    assert [str(day)[:10] for day in result.orders["ordered_at"]] == [
        "2025-03-01",
        "2025-07-02",
        "2025-11-03",
        "2025-12-04",
    ]
    assert "month_name_disputed" not in codes(result)
