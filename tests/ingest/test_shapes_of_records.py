"""Files whose rows are no records: names above values, days above rows, months beside one another, ways to pay in columns."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from lib.ingest.imported import Imported, SideFile
from lib.ingest.spans import ends_of_span
from tests.ingest.test_shapes_of_exports import Shop, read, told

ORDERS: dict[str, tuple[str, Shop]] = {
    "a block of lines an order": (
        """
Order: 1001
Date: 05 Jan 2026
Customer: Anna Berg
Items: 2 x Tea, 1 x Cup
Total: $54.90

Order: 1002
Date: 16 Jan 2026
Customer: Bo Klein
Note: ring twice: second floor
Total: $24.90

Order: 1003
Date: 18 Feb 2026
Customer: Anna Berg
Total: $1,019.90
""",
        Shop(3, 2, 1099.7, "records_of_lines"),
    ),
    "blocks between drawn lines, with a list's marks": (
        """
Bestellungen
- Bestellnummer: 1001
- Bestelldatum: 05.01.2026
- Name: Anna Berg
- Gesamtbetrag: 54,90 EUR
----------
- Bestellnummer: 1002
- Bestelldatum: 16.01.2026
- Name: Bo Klein
- Gesamtbetrag: 24,90 EUR
""",
        Shop(2, 2, 79.8),
    ),
    "a field a row": (
        """
order_id,field,value
1001,date,2026-01-05
1001,customer,Anna Berg
1001,total,54.90
1002,date,2026-01-16
1002,customer,Bo Klein
1002,total,24.90
1003,date,2026-02-18
1003,customer,Anna Berg
1003,total,19.90
""",
        Shop(3, 2, 99.7, "records_of_lines"),
    ),
    "hours and what an hour costs": (
        """
Datum;Kunde;Tätigkeit;Stunden;Stundensatz
05.01.2026;Anna;Beratung;1,5;80,00 €
16.01.2026;Bo;Beratung;2;80,00 €
18.02.2026;Anna;Beratung;3,25;80,00 €
""",
        Shop(3, 2, 540.0),
    ),
    "a column for each way to pay": (
        """
Nº Ticket;Fecha;Hora;Mesa;Cliente;Efectivo;Tarjeta
T-1;05/01/2026;10:11;1;Anna;54,90;
T-2;16/01/2026;11:11;2;Bo;0,00;24,90
T-3;18/02/2026;12:11;1;Anna;9,90;1.010,00
""",
        Shop(3, 2, 1099.7, "tenders_summed"),
    ),
    "guests of one booking: the first pays": (
        """
Booking no,Date,Guests,Price
1,2026-01-05,"Anna Berg, Cy Ott",54.90
2,2026-01-16,Bo Klein and Dee Fox,24.90
3,2026-02-18,Anna Berg,19.90
""",
        Shop(3, 2, 99.7, "first_of_several_people"),
    ),
    "a stay of several days, the year behind the last": (
        """
Booking;Guest;Stay;Nights;Paid
1;Anna;30 Dec - 2 Jan 2026;3;£54.90
2;Bo;5-7 Jan 2026;2;£24.90
3;Anna;16 Feb - 18 Feb 2026;2;£19.90
""",
        Shop(3, 2, 99.7),
    ),
    "a heading a month, and days of the month": (
        """
Dzień;Klient;Kwota
styczeń 2026;;
5;Anna;54,90
16;Bo;24,90
luty 2026;;
18;Anna;19,90
""",
        Shop(3, 2, 99.7),
    ),
    "an accounting program's invoices and credits": (
        """
No,Type,A/C,Date,Ref,Details,Net,Tax,Gross
1,SI,BERG01,05/01/2026,1001,Goods,45.75,9.15,54.90
2,SI,KLEIN01,16/01/2026,1002,Goods,20.75,4.15,24.90
3,SC,BERG01,18/02/2026,1003,Returned,10.00,2.00,12.00
4,SI,BERG01,19/02/2026,1004,Goods,16.58,3.32,19.90
""",
        Shop(3, 2, 87.7),
    ),
    "days with dots and names of months": (
        """
Bestellnummer;Name des Käufers;Gesamtpreis;Verkauft am
1;Anna;54,90 €;05.Jan.26
2;Bo;24,90 €;16.Jan.26
3;Anna;19,90 €;18.Mrz.26
""",
        Shop(3, 2, 99.7),
    ),
    "buyers in the first of their rows only, as merged cells are written": (
        """
Klient;Data;Towar;Wartość brutto
Anna;09.01.2026;Herbata;54,90 zł
;18.02.2026;Kubek;19,90 zł
Razem Anna;;;74,80 zł
Bo;16.01.2026;Kubek;24,90 zł
;20.01.2026;Kubek;10,00 zł
Razem Bo;;;34,90 zł
RAZEM;;;109,70 zł
""",
        Shop(4, 2, 109.7, "buyer_carried_down"),
    ),
    "nobody known now and then is nobody above": (
        """
Klient;Data;Towar;Wartość brutto
Anna;09.01.2026;Herbata;54,90 zł
;11.01.2026;Kubek;19,90 zł
Bo;16.01.2026;Kubek;24,90 zł
;20.01.2026;Kubek;10,00 zł
""",
        Shop(2, 2, 79.8),
    ),
    "another table below: what the shop spent": (
        """
Einnahmen;;;
Datum;Kunde;Was;Betrag
05.01.26;Anna;Tee;54,90
16.01.26;Bo;Tee;24,90
18.02.26;Anna;Tee;19,90
;;;
Ausgaben;;;
Datum;Lieferant;Was;Betrag
05.01.26;Papier AG;Tüten;45,00
09.02.26;Post;Porto;12,00
""",
        Shop(3, 2, 99.7, "tables_below"),
    ),
    "a tick where it was paid": (
        """
Date,Client,Service,Price,Paid?
1/5/2026,Anna,Massage,$80,✓
1/16/2026,Bo,Massage,$60,
2/18/2026,Anna,Massage,$70,✓
""",
        Shop(2, 1, 150.0, "marked_unpaid"),
    ),
    "how many, with a sign or a word": (
        """
Bestelling;Datum;Klant;Product;Aantal;Stukprijs
1;05-01-2026;Anna;Thee;x2;€10,50
2;16-01-2026;Bo;Kop;1 st;€20,00
3;18-02-2026;Anna;Thee;x1;€10,50
""",
        Shop(3, 2, 51.5),
    ),
    "goods and the order in whole dollars of Taiwan": (
        """
訂單編號,訂單狀態,買家帳號,訂單成立日期,商品總價,買家支付運費,訂單總金額,商品名稱,數量
1,完成,u70,2026-01-05 10:00,300,60,360,茶葉,1
2,完成,u71,2026-01-16 10:00,450,60,510,杯子,1
3,不成立,u70,2026-02-18 10:00,300,60,360,茶葉,1
""",
        Shop(2, 2, 870.0),
    ),
    "what a delivery note in short words says": (
        """
LS-Nr;LS-Datum;Kd-Nr;Kd-Name1;Art-Nr;Art-Bez;Menge;ME;EP;GP;MwSt%
LS1;05.01.26;70;Anna;A1;Tee;2;Stk;10,00;20,00;19
LS1;05.01.26;70;Anna;A2;Kop;1;Stk;20,00;20,00;19
LS2;16.01.26;71;Bo;A2;Kop;1;Stk;20,00;20,00;19
""",
        Shop(2, 2, 60.0),
    ),
    "a host's earnings in French: guests, confirmation codes, payouts between": (
        """
Date,Type,Code de confirmation,Nuits,Voyageur,Devise,Montant,Versé,Frais de service,Revenus bruts
01/05/2026,Payout,,,,EUR,,53.25,,
01/05/2026,Réservation,HM1,2,Anna Berg,EUR,53.25,,1.65,54.90
01/16/2026,Payout,,,,EUR,,24.15,,
01/16/2026,Réservation,HM2,1,Bo Klein,EUR,24.15,,0.75,24.90
""",
        Shop(2, 2, 79.8),
    ),
    "single invoices on single days are no daily totals": (
        """
Factuur;Datum;Klantnaam;Verrichting;Bedrag incl.
1001;05-01-2026;Anna;Consult;54,90
1002;16-01-2026;Bo;Enten;24,90
1003;18-02-2026;Anna;Consult;19,90
1004;03-03-2026;Cy;Enten;20,00
""",
        Shop(4, 3, 119.7),
    ),
    "a till's receipts and returns, whatever the column is called": (
        """
Номер ФД;Дата и время;Операция;Сумма чека;Покупатель
1;05.01.2026 10:11;Приход;54,90;anna@x.ru
2;16.01.2026 11:11;Приход;24,90;bo@x.ru
3;18.02.2026 12:11;Возврат прихода;10,00;anna@x.ru
""",
        Shop(2, 2, 69.8),
    ),
    "cash, and what a prepaid card paid": (
        """
单号,日期,顾客,项目,原价,现金,扣卡,员工,业绩
1,2026-01-05,王女士,剪发,60,54.9,0,小美,54.9
2,2026-01-16,李女士,剪发,30,0,24.9,小美,24.9
3,2026-02-18,王女士,剪发,20,0,19.9,小美,19.9
""",
        Shop(3, 2, 99.7, "tenders_summed"),
    ),
    "what is left after a discount, in Thai": (
        """
เลขที่บิล,วันที่,ลูกค้า,ยอดรวม,ส่วนลด,ยอดสุทธิ,สถานะ
1,05/01/2569,แอน,64.90,10.00,54.90,ชำระแล้ว
2,16/01/2569,บอย,34.90,10.00,24.90,ชำระแล้ว
3,18/02/2569,แอน,29.90,10.00,19.90,ยกเลิก
""",
        Shop(2, 2, 79.8),
    ),
    "what was ordered is no number, and a word stands behind the price": (
        """
Datum;Kunde;Bestellung;Preis
05.01.2026;Anna;Torte;54,90 EUR (bar)
16.01.2026;Bo;Torte;24,90 EUR (Karte)
18.02.2026;Anna;Torte;19,90 EUR (bar)
""",
        Shop(3, 2, 99.7),
    ),
    "another calendar beside ours, and a total with tax beside a net one": (
        """
Invoice,Hijri date,Gregorian date,Customer,Net total,VAT 15%,Total with VAT (SAR)
1,1447-07-16,2026-01-05,Anna,47.74,7.16,54.90
2,1447-07-27,2026-01-16,Bo,21.65,3.25,24.90
3,1447-08-30,2026-02-18,Anna,17.30,2.60,19.90
""",
        Shop(3, 2, 99.7),
    ),
    "a business system's line items: a payment gives nothing back": (
        """
Konto;Name 1;Belegnr;Art;Belegdatum;Betrag in HW;HWähr;Text
70;Anna;1;RV;05.01.2026;54,90;EUR;Rechnung
71;Bo;2;RV;16.01.2026;24,90;EUR;Rechnung
70;Anna;3;DZ;20.01.2026;54,90-;EUR;Zahlung
""",
        Shop(2, 2, 79.8),
    ),
    "cancelled in another form of the word": (
        """
Nr zamówienia;Data;Imię i nazwisko;Kwota;Anulowane
1;2026-01-05;Anna Berg;54,90;nie
2;2026-01-16;Bo Klein;24,90;tak
3;2026-02-18;Anna Berg;19,90;nie
""",
        Shop(2, 1, 74.8, "marked_cancelled"),
    ),
    "an amount with tax in Japanese": (
        """
得意先コード,得意先名,伝票日付,伝票番号,商品名,数量,単価,金額,消費税,税込金額
000070,安奈,R8.1.5,1,茶,2,500,1000,100,1100
000071,武,R8.1.16,2,皿,1,800,800,80,880
""",
        Shop(2, 2, 1980.0),
    ),
    "records that wrappers hold, each in a node": (
        '{"data":{"orders":{"edges":[{"node":{"name":"#1","createdAt":"2026-01-05T10:00:00Z","total":{"amount":"54.90"},"customer":{"email":"a@x.org"}}},{"node":{"name":"#2","createdAt":"2026-01-16T10:00:00Z","total":{"amount":"24.90"},"customer":{"email":"b@x.org"}}}],"pageInfo":{"hasNextPage":false}}}}',
        Shop(2, 2, 79.8),
    ),
    "headers in two languages": (
        """
Factuurnr/N° facture;Datum/Date;Klant/Client;Bedrag incl. BTW/Montant TVAC;Status/Statut
1;05/01/2026;Anna;54,90;Betaald/Payé
2;16/01/2026;Bo;24,90;Betaald/Payé
3;18/02/2026;Anna;19,90;Betaald/Payé
""",
        Shop(3, 2, 99.7),
    ),
    "a block a buyer, each with its header": (
        """
客户：张三,,,
日期,品名,数量,金额
2026-01-05,茶,1,54.90
2026-02-18,杯,1,19.90
小计,,,74.80
,,,
客户：李四,,,
日期,品名,数量,金额
2026-01-16,茶,1,24.90
小计,,,24.90
""",
        Shop(3, 2, 99.7),
    ),
    "the year in a column of its own": (
        """
Year,Date,Customer,Amount
2026,05 Jan,Anna,54.90
2026,16 Jan,Bo,24.90
2026,18 Feb,Anna,19.90
""",
        Shop(3, 2, 99.7),
    ),
    "an amount with tax in Norwegian": (
        """
Fakturanummer;Fakturadato;Kundenummer;Beløp ekskl. MVA;MVA;Beløp inkl. MVA
1;05.01.2026;70;43,92;10,98;54,90
2;16.01.2026;71;19,92;4,98;24,90
3;18.02.2026;70;15,92;3,98;19,90
""",
        Shop(3, 2, 99.7),
    ),
    "a discount of so many percent": (
        """
Factuurnr;Factuurdatum;Klantnr;Artikel;Aantal;Prijs;Korting %
1;05-01-2026;70;Thee;2;€ 10,00;10
2;16-01-2026;71;Kop;1;€ 20,00;0
3;18-02-2026;70;Thee;1;€ 10,00;50
""",
        Shop(3, 2, 43.0, "discount_rate"),
    ),
    "percent in each cell, and the line's total beside it": (
        """
Factuurnr;Factuurdatum;Klantnr;Artikel;Aantal;Prijs;Korting;Regeltotaal
1;05-01-2026;70;Thee;2;€ 10,00;10%;€ 18,00
1;05-01-2026;70;Kop;1;€ 18,00;0%;€ 18,00
2;16-01-2026;71;Kop;1;€ 20,00;0%;€ 20,00
""",
        Shop(2, 2, 56.0),
    ),
    "what is paid in the end, in Korean": (
        """
주문번호,주문일,주문자명,상품명,수량,판매가,배송비,최종주문금액
1,2026-01-05,안나,차,2,10000,3000,35000
1,2026-01-05,안나,컵,1,12000,3000,35000
2,2026-01-16,보,컵,1,12000,3000,15000
""",
        Shop(2, 2, 50000.0),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ORDERS)
def test_records_of_another_shape_are_read_as_they_are_meant(name: str) -> None:
    text, shop = ORDERS[name]
    result = read(text)
    assert isinstance(result, Imported)
    assert told(result) == (shop.orders, shop.customers, shop.revenue)
    assert shop.said is None or shop.said in [one.code for one in result.findings]


def test_a_stay_over_new_year_begins_in_the_year_before() -> None:
    result = read(ORDERS["a stay of several days, the year behind the last"][0])
    assert isinstance(result, Imported)
    assert str(result.orders["ordered_at"].min().date()) == "2025-12-30"


def test_rows_below_their_day_need_no_header() -> None:
    lines = "".join(f"{day:02}.01.2026\nAnna;Tea;{day},90\nBo;Cup;{day},10\n" for day in range(1, 20))
    result = read(lines)
    assert isinstance(result, Imported)
    assert told(result) == (38, 2, 2 * 190 + 19.0)
    assert {"no_header", "told_by_content"} <= {one.code for one in result.findings}


def test_a_diary_divided_by_dashes_is_read_as_columns() -> None:
    days = ("Sat 03/01/2026", "Tue 13/01/2026", "Wed 18/02/2026", "Thu 19/02/2026")
    result = read("".join(f"{day} - Anna Berg - 2 Tea, 1 Cup - £{at}4.90\n" for at, day in enumerate(days, 1)))
    assert isinstance(result, Imported)
    assert told(result) == (4, 0, 119.6)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("5-7 Jan 2026", ("5 Jan 2026", "")),
        ("Jan 5-7, 2026", ("Jan 5 2026", "")),
        ("05.-07.01.2026", ("05.01.2026", "")),
        ("05.01. - 07.01.2026", ("05.01.2026", "07.01.2026")),
        ("du 5 au 7 janvier 2026", ("5 janvier 2026", "")),
        ("2026/1/5-1/7", ("2026/1/5", "")),
        ("2026-01-05 - 2026-01-07", ("2026-01-05", "")),
        ("2026年1月5日～7日", ("2026年1月5日", "")),
        ("05.01.2026 - Anna", None),
        ("010-1234-5678", None),
        ("12-14", None),
    ],
)
def test_the_days_of_a_span(text: str, ends: tuple[str, str] | None) -> None:
    assert ends_of_span(text) == ends


SPEND: dict[str, tuple[str, dict[str, float]]] = {
    "a plan with a column a month": (
        """
Marketingbudget 2026;;;;
Kanal;Januar;Februar;März;Summe
Google;1.200,00;1.000,00;900,00;3.100,00
Print;300,00;;300,00;600,00
Summe;1.500,00;1.000,00;1.200,00;3.700,00
""",
        {"Google": 3100.0, "Print": 600.0},
    ),
    "platforms by months": (
        "Channel,Jan 2026,Feb 2026,Mar 2026\nGoogle Ads,100,110,120\nMeta Ads,50,,70\n",
        {"Google Ads": 330.0, "Meta Ads": 120.0},
    ),
    "two figures a channel beside one another": (
        ";Google;;Meta;\nDatum;Kosten;Klicks;Kosten;Klicks\n01.03.2026;12,50;30;8,00;20\n02.03.2026;13,50;33;9,00;21\n",
        {"Google": 26.0, "Meta": 17.0},
    ),
    "what influencers were paid": (
        "Influencer,Platform,Followers,Post date,Fee (EUR),Views\n@tea,Instagram,48000,2026-02-03,350,12000\n@cup,TikTok,120000,2026-02-10,800,98000\n",
        {"Instagram": 350.0, "TikTok": 800.0},
    ),
}


@pytest.mark.parametrize("name", SPEND)
def test_advertising_of_another_shape_is_spend(name: str) -> None:
    text, channels = SPEND[name]
    file = read(text)
    assert isinstance(file, SideFile)
    assert file.kind == "spend"
    sums = file.frame.groupby("channel")["amount_e4"].sum()
    assert {str(one): int(amount) / 10_000 for one, amount in sums.items()} == channels


REFUSED: dict[str, tuple[str, str]] = {
    "channels by months, of what nobody says": (
        "Channel,Jan 2026,Feb 2026,Mar 2026\nShop,100,110,120\nMarket,50,60,70\n",
        "If this is what advertising cost",
    ),
    "sales whose price is called a cost are no advertising": (
        "PO#,Order Number,Order Date,Customer Name,Item Description,Qty,Item Cost\n1,11,2026-01-05,Anna,Tea,1,54.90\n2,12,2026-01-16,Bo,Cup,1,24.90\n",
        "A column with the amount of each order was expected",
    ),
    "all purchases of a customer in one cell": (
        'Customer,Email,Purchases\nAnna,a@x.org,"2026-01-05: 54.90; 2026-02-18: 19.90"\nBo,b@x.org,"2026-01-16: 24.90"\n',
        "This looks like a list of people",
    ),
    "an account with its numbers": (
        "Datum,Naam,Rekening,Af Bij,Bedrag\n20260105,Anna,NL01INGB0001234567,Bij,54.90\n20260116,Huur,NL01INGB0001234567,Af,500.00\n20260218,Anna,NL01INGB0001234567,Bij,19.90\n",
        "statement of an account",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_told_is_refused_in_words(name: str) -> None:
    text, words = REFUSED[name]
    with pytest.raises(CannotAnswer) as refused:
        read(text)
    assert words in str(refused.value)


def test_a_log_of_events_is_known_by_what_happened_in_it() -> None:
    steps = ["page_view", "add_to_cart", "purchase"]
    lines = [f"2026-03-{day:02}T10:0{at}:00Z;u{day % 5};{step};/p/{at}" for day in range(1, 15) for at, step in enumerate(steps[: 1 + day % 3])]  # fmt: skip
    for header in ("ts_utc;who;what;where", "A1;A2;A3;A4"):
        file = read("\n".join([header, *lines]))
        assert isinstance(file, SideFile)
        assert (file.kind, file.rows["user_id"].nunique(), file.rows["event"].nunique()) == ("events", 5, 3)
        assert "told_by_content" in {one.code for one in file.findings}


def test_a_list_of_what_each_has_paid_in_all_is_no_list_of_orders() -> None:
    rows = "".join(f"Ann {at},a{at}@x.org,5.00,{at + 1}5.00,2025-0{at + 1}-03,2026-03-0{at + 1}\n" for at in range(8))
    file = read("Name,Email,Pledge Amount,Lifetime Amount,Patronage Since Date,Last Charge Date\n" + rows)
    assert isinstance(file, SideFile)
    assert (file.kind, len(file.frame)) == ("customers", 8)


def test_contacts_with_a_day_of_closing_are_customers() -> None:
    rows = "".join(f"{at},Ana{at},a{at}@x.org,Directo,2026-01-05,{'2026-02-20' if at % 2 else ''}\n" for at in range(8))
    file = read("ID de registro,Nombre,Correo,Fuente original,Fecha de creación,Fecha de cierre\n" + rows)
    assert isinstance(file, SideFile)
    assert (file.kind, int(file.frame["won_at"].notna().sum())) == ("customers", 4)


def test_money_of_a_record_in_whole_numbers_that_are_hardly_round_is_in_cents() -> None:
    orders = [("a", 5490, "2026-01-05"), ("b", 2490, "2026-01-16"), ("a", 101990, "2026-02-18")]
    lines = [f'{{"created":"{day}","data":{{"id":"o{at}","customer":"{who}","amount_total":{total},"currency":"eur"}}}}' for at, (who, total, day) in enumerate(orders)]  # fmt: skip
    result = read("\n".join(lines))
    assert isinstance(result, Imported)
    assert told(result) == (3, 2, 1099.7)
    assert "taken_as_cents" in {one.code for one in result.findings}
    whole = read("\n".join(lines).replace('"eur"', '"jpy"'))
    assert isinstance(whole, Imported)
    assert told(whole) == (3, 2, 109_970.0)


@pytest.mark.parametrize(("name", "currency"), [("total", "USD"), ("amount", "EUR")])
def test_whole_units_of_a_record_are_no_cents(name: str, currency: str) -> None:
    totals = (1240, 890, 2310, 45, 1760)
    lines = [f'{{"id":"o{at}","customer":"c{at % 3}","date":"2026-01-0{at + 1}","{name}":{total},"currency":"{currency}"}}' for at, total in enumerate(totals)]  # fmt: skip
    result = read("\n".join(lines))
    assert isinstance(result, Imported)
    assert told(result) == (5, 3, float(sum(totals)))


_KEYED = '{"1001": {"date": "2026-01-05", "customer": "a@example.com", "total": 10.5}, "1002": {"date": "2026-01-06", "customer": "b@example.com", "total": 20.5}, "1003": {"date": "2026-01-07", "customer": "a@example.com", "total": 5.0}}'
_SPLIT = '{"columns": ["id", "date", "customer", "total"], "index": [0, 1, 2], "data": [[1, "2026-01-05", "a@example.com", 10.5], [2, "2026-01-06", "b@example.com", 20.5], [3, "2026-01-07", "a@example.com", 5.0]]}'
_VALUES = '[{"orderNumber": "1", "createdOn": "2026-01-05T10:00:00Z", "customerEmail": "a@example.com", "subtotal": {"value": "8.50", "currency": "USD"}, "grandTotal": {"value": "10.50", "currency": "USD"}}, {"orderNumber": "2", "createdOn": "2026-01-06T10:00:00Z", "customerEmail": "b@example.com", "subtotal": {"value": "20.50", "currency": "USD"}, "grandTotal": {"value": "20.50", "currency": "USD"}}, {"orderNumber": "3", "createdOn": "2026-01-07T10:00:00Z", "customerEmail": "a@example.com", "subtotal": {"value": "5.00", "currency": "USD"}, "grandTotal": {"value": "5.00", "currency": "USD"}}]'


@pytest.mark.parametrize(
    "text", [_KEYED, _SPLIT, _VALUES], ids=["by their numbers", "columns and data", "values within"]
)
def test_records_are_read_however_they_are_packed(text: str) -> None:
    result = read(text)
    assert isinstance(result, Imported)
    assert told(result) == (3, 2, 36.0)


def test_money_copied_from_a_page_keeps_its_sign() -> None:
    result = read("Order\tDate\tCustomer\tTotal\n1\t2026-01-05\tAnn\t&euro;1,010.50\n2\t2026-01-06\tBo\t&#163;5.00\n")
    assert isinstance(result, Imported)
    assert {line.currency for line in result.orders.itertuples()} == {"EUR", "GBP"}
