"""More small files in the shape of what systems and people write, whatever they hold: each stands for a class of files."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from lib.core.errors import CannotAnswer
from lib.ingest.imported import Imported, SideFile
from tests.ingest.test_shapes_of_exports import Shop, read, told

ORDERS: dict[str, tuple[str, Shop]] = {
    "orders above, and below them their lines under names of their own: the lines are no orders": (
        """
Type,OrderId,SellerStatus,BuyerId,BuyerEmail,TotalToPayAmount,TotalToPayCurrency,OrderDate
order,1-aa,SENT,11,a@x.pl,124.82,PLN,2026-01-08T20:59:26Z
order,2-aa,CANCELLED,12,b@x.pl,166.34,PLN,2026-01-10T11:06:53Z
order,3-aa,SENT,11,a@x.pl,31.28,PLN,2026-01-13T08:16:44Z
Type,OrderId,LineItemId,OfferId,Name,Quantity,Price,Currency
lineItem,1-aa,L1,7,Mug,2,39.09,PLN
lineItem,2-aa,L2,8,Tea,1,166.34,PLN
lineItem,3-aa,L3,9,Pot,1,31.28,PLN
""",
        Shop(2, 1, 156.1, "tables_below"),
    ),
    "the same with a blank row between, and no name in common": (
        """
Order No;Date;Status;Customer No;Total
1;05.01.2026;paid;K1;10,50
2;06.01.2026;cancelled;K2;20,50
3;07.01.2026;paid;K1;30,50

Reference;Article;Quantity;Unit price
1;Mug;2;5,25
2;Tea;1;20,50
3;Pot;1;30,50
""",
        Shop(2, 1, 41.0, "tables_below"),
    ),
    "the same, the lines shorter": (
        """
Order No,Date,Status,Customer No,Total
1,2026-01-05,paid,K1,10.50
2,2026-01-06,cancelled,K2,20.50
3,2026-01-07,paid,K1,30.50
SKU,Quantity,Price
Mug,2,5.25
Tea,1,20.50
""",
        Shop(2, 1, 41.0, "tables_below"),
    ),
    "a row of words among orders is no header of other columns": (
        """
Order No,Date,Customer,Note,Total
1,2026-01-05,Anna,Name,10.50
2,2026-01-06,Bo,Price,20.50
3,2026-01-07,Anna,Email,30.50
""",
        Shop(3, 2, 61.5),
    ),
    "小红书: what the shop receives, not what goods are listed at": (
        """
订单号,订单状态,订单创建时间,商品名称,SKU件数,收件人姓名,商品总价(元),商家实收(元)
P701,已完成,2026-01-05 10:00:00,茶,1,李一,100.00,85.00
P702,已完成,2026-01-06 10:00:00,杯,1,王二,200.00,170.50
""",
        Shop(2, 2, 255.5),
    ),
    "小红书: what the buyer pays, not what the shop receives": (
        """
订单号,订单状态,订单创建时间,商品名称,SKU件数,收件人姓名,商品总价(元),用户应付(元),商家应收(元)
P701,已完成,2026-01-05 10:00:00,茶,1,李一,100.00,80.00,85.00
P702,已完成,2026-01-06 10:00:00,杯,1,王二,200.00,160.50,170.00
""",
        Shop(2, 2, 240.5),
    ),
    "what was paid for the goods": (
        """
订单号,下单时间,商品名称,买家昵称,商品总价(元),商品实付(元)
P701,2026-01-05 10:00:00,茶,李一,100.00,80.00
P702,2026-01-06 10:00:00,杯,王二,200.00,160.50
""",
        Shop(2, 2, 240.5),
    ),
    "roubles and kopecks": (
        """
Номер заказа;Дата;Покупатель;Сумма заказа, руб.
1;05.01.2026;Анна;2 700-00
2;16.01.2026;Борис;150-50
3;17.01.2026;Анна;1 000-00 руб.
""",
        Shop(3, 2, 3850.5),
    ),
    "WooCommerce's plug-in in German: an order's sums say that they are the order's": (
        """
Bestellnummer;Bestellstatus;Bestelldatum;Vorname (Rechnung);Nachname (Rechnung);E-Mail (Rechnung);Versandkosten;Erstattungsbetrag der Bestellung;Gesamtbetrag der Bestellung;Steuer gesamt;Artikelname;Menge (- Erstattung)
5001;Abgeschlossen;2026-01-05 10:11;Anna;Berg;anna@x.de;4,90;0,00;54,90;8,77;Tee;2
5001;Abgeschlossen;2026-01-05 10:11;Anna;Berg;anna@x.de;4,90;0,00;54,90;8,77;Tasse;1
5002;Abgeschlossen;2026-01-16 12:00;Bo;Klein;bo@x.de;4,90;10,00;24,90;3,98;Tasse;1
5003;Storniert;2026-01-17 09:00;Cy;Ott;cy@x.de;4,90;0,00;24,90;3,98;Tasse;1
""",
        Shop(2, 2, 69.8),
    ),
    "lines with an order's total behind them": (
        """
Номер заказа;Дата создания;Покупатель;Название товара;Количество;Цена продажи;Сумма;Итоговая стоимость заказа
1001;05.01.2026 10:11;Анна;Чай;2;500,00;1000,00;1800,00
1001;05.01.2026 10:11;Анна;Чашка;1;500,00;500,00;1800,00
1002;16.01.2026 10:11;Борис;Чашка;1;500,00;500,00;800,00
""",
        Shop(2, 2, 2600.0),
    ),
    "orders beside what was spent": (
        """
Orders,,,,Expenses,,
Date,Customer,Amount,,Date,What,Amount
05/01/2026,Anna,54.90,,06/01/2026,Rent,500.00
16/01/2026,Bo,24.90,,20/01/2026,Tea,100.00
18/02/2026,Anna,19.90,,,,
""",
        Shop(3, 2, 99.7, "other_tables"),
    ),
    "a month beside another": (
        """
Date,Customer,Amount,,Date,Customer,Amount
05/01/2026,Anna,54.90,,16/02/2026,Bo,10.00
16/01/2026,Bo,24.90,,18/02/2026,Anna,20.00
,,,,19/02/2026,Cy,30.00
""",
        Shop(5, 3, 139.8, "joined_beside"),
    ),
    "a month beside another, no column between them": (
        """
First half,,,Second half,,
Date,Customer,Amount,Date,CUSTOMER,Amount
05/01/2026,Anna,54.90,16/02/2026,Bo,10.00
16/01/2026,Bo,24.90,18/02/2026,Anna,20.00
,,,19/02/2026,Cy,30.00
""",
        Shop(5, 3, 139.8, "joined_beside"),
    ),
    "three blocks side by side, and a delimiter at each end": (
        """
Datum;Kunde;Betrag;Datum;Kunde;Betrag;Datum;Kunde;Betrag;
05.01.2026;Anna;54,90;16.02.2026;Bo;10,00;16.03.2026;Bo;10,00;
16.01.2026;Bo;24,90;18.02.2026;Anna;20,00;19.03.2026;Cy;20,00;
""",
        Shop(6, 3, 139.8, "joined_beside"),
    ),
    "where it is billed to and where it goes have the same names": (
        """
Order ID,Date,Amount,Name,City,Name,City
1,05/01/2026,54.90,Anna,Rome,Anna,Rome
2,16/01/2026,24.90,Bo,Oslo,Dee,Bonn
3,18/02/2026,19.90,Anna,Rome,Anna,Rome
""",
        Shop(3, 2, 99.7),
    ),
    "淘宝: the list of parts of orders": (
        """
子订单编号,主订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题,宝贝总数量,退款金额
3001,3001,tb_a**,54.90,54.90,交易成功,2026-01-05 10:11:12,2026-01-05 10:12:00,茶,2,4.90
3003,3003,tb_c**,24.90,0.00,交易关闭,2026-01-17 10:11:12,,杯,1,0.00
""",
        Shop(1, 1, 50.0),
    ),
    "invoices in Japanese": (
        """
請求書番号,請求日,期日,取引先名,小計,消費税,合計金額,入金ステータス,入金日
INV-0001,2026/01/05,2026/01/31,山田商店,"50,000","5,000","55,000",入金済み,2026/01/20
INV-0002,2026/01/16,2026/01/31,佐藤商事,"20,000","2,000","22,000",入金済み,2026/01/25
""",
        Shop(2, 2, 77000.0),
    ),
    "what is to be paid, not what the delivery costs": (
        """
OrderId;OrderDate;BuyerLogin;PaymentStatus;TotalToPayAmount;TotalToPayCurrency;DeliveryAmount
a1;2026-01-05T10:11:12Z;anna;Zakończona;54.90;PLN;4.90
a2;2026-01-16T10:11:12Z;bo;Zakończona;24.90;PLN;4.90
""",
        Shop(2, 2, 79.8),
    ),
    "decimals that the comma between cells cut off": (
        """
Datum,Kunde,Betrag,Ware
05.01.2026,Anna,54,90,Tee
16.01.2026,Bo,24,90,Tasse
18.02.2026,Anna,19,05,Tee
""",
        Shop(3, 2, 98.85, "decimals_rejoined"),
    ),
    "days on lines of their own": (
        """
No;Customer;Item;Amount
Monday, 5 January 2026;;;
1;Anna Berg;Tea;54.90
2;Bo Klein;Mug;24.90
Friday, 16 January 2026;;;
3;Anna Berg;Tea;19.90
""",
        Shop(3, 2, 99.7),
    ),
    "an order's money with “in all” behind": (
        """
注文番号,注文日付,購入者名,商品名,販売価格(税込),個数,送料(税込),注文金額合計(税込),処理状況
M001,2026/01/05 10:11:12,山田花子,お茶,1500,2,500,5500,発送済
M001,2026/01/05 10:11:12,山田花子,湯呑,2000,1,500,5500,発送済
M002,2026/01/16 10:11:12,佐藤次郎,湯呑,2000,1,500,2500,発送済
""",
        Shop(2, 2, 8000.0),
    ),
    "two days that no header names, with points": (
        """
Auftrag;Liefertermin;Notiert;Kunde;Wert
1;10.01.2026;05.01.2026;Anna;54,90
2;20.01.2026;16.01.2026;Bo;24,90
3;25.02.2026;18.02.2026;Anna;19,90
""",
        Shop(3, 2, 99.7),
    ),
    "refunds below the orders, under a title": (
        """
Orders,,,
Order,Date,Customer,Amount
1,2026-01-05,Anna,54.90
2,2026-01-16,Bo,24.90
3,2026-02-18,Bo,19.90
,,,
Refunds,,,
Order,Date,Customer,Amount
2,2026-01-20,Bo,24.90
""",
        Shop(3, 2, 74.8),
    ),
    "money with so much tax in it": (
        """
Beleg;Belegdatum;Kunde;Betrag netto;Betrag inkl. 19% USt
1;05.01.2026;Anna;50,00;59,50
2;16.01.2026;Bo;20,00;23,80
""",
        Shop(2, 2, 83.3),
    ),
    "dates of what was done with an order later": (
        """
Nomor Invoice,Tanggal Pembayaran,Status Terakhir,Tanggal Pesanan Selesai,Nama Produk,Total Penjualan (IDR),Nama Pembeli
INV/1,05-01-2026 10:11:12,Pesanan Selesai,08-01-2026,Teh,35000,Ana
INV/2,16-01-2026 10:11:12,Pesanan Selesai,18-01-2026,Gelas,25000,Budi
INV/3,17-01-2026 10:11:12,Dibatalkan Penjual,,Gelas,25000,Citra
""",
        Shop(2, 2, 60000.0),
    ),
    "a print-out whose columns a line of dashes tells": (
        """
SALES REPORT                      PAGE 1
DATE       NO     CUSTOMER        AMOUNT
---------- ------ --------------- ----------
05.01.2026 1001   ANNA BERG            54.90
16.01.2026 1002   BO KLEIN             24.90
19.02.2026 1005   BO KLEIN          1,010.00
                                  ----------
TOTAL                               1,089.80
""",
        Shop(3, 2, 1089.8),
    ),
    "a list by hand in Russian, thousands in a word": (
        """
когда,кто,что,сколько
5 янв 2026,Анна,чай,1 200 руб
16 янв 2026,Борис,чашка,500 р.
18 февр. 2026,Анна,чай,"1,2 тыс"
""",
        Shop(3, 2, 2900.0),
    ),
    "day and month apart, the year above": (
        """
Verkäufe 2026,,,
Tag,Monat,Kunde,Betrag
5,1,Anna,54.90
16,1,Bo,24.90
18,2,Anna,19.90
""",
        Shop(3, 2, 99.7),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ORDERS)
def test_orders_are_read_as_they_are_meant(name: str) -> None:
    text, shop = ORDERS[name]
    result = read(text)
    assert isinstance(result, Imported), result.kind
    orders, customers, revenue = told(result)
    assert (orders, customers, revenue) == (shop.orders, shop.customers, pytest.approx(shop.revenue))
    assert shop.said is None or shop.said in {one.code for one in result.findings}


CURRENCIES = [
    ("Сумма заказа, руб.", "RUB"), ("Сумма в рублях", "RUB"), ("Сумма, тыс. руб.", "RUB"), ("Umsatz (EUR)", "EUR"), ("Umsatz €", "EUR"), ("Umsatz in T€", "EUR"), ("Montant en euros", "EUR"),
    ("Total, US$", "USD"), ("Order total ($)", "USD"), ("TotalUSD", "USD"), ("Valor total, R$", "BRL"), ("Cena celkem, Kč", "CZK"), ("Kwota, zł", "PLN"), ("Összeg, Ft", "HUF"), ("Suma, lei", "RON"),
    ("Сума, грн", "UAH"), ("Tutar, TL", "TRY"), ("Σύνολο, ευρώ", "EUR"), ("金额元", "CNY"), ("金额(单位:元)", "CNY"), ("売上（税込・円）", "JPY"), ("結帳金額 NT$", "TWD"), ("결제 금액, 원", "KRW"),
    ("Tổng tiền, đồng", "VND"), ("Total bayar, Rp", "IDR"), ("ยอดรวม (บาท)", "THB"), ("المبلغ (ر.س)", "SAR"), ('סכום, ש"ח', "ILS"), ("Amount won", None), ("Total top", None), ("결제금액 회원", None), ("元金額", None),
]  # fmt: skip


@pytest.mark.parametrize(("header", "currency"), CURRENCIES)
def test_a_header_names_the_currency_in_its_language(header: str, currency: str | None) -> None:
    result = read(f'Order ID;Date;Customer;"{header.replace(chr(34), chr(34) * 2)}"\n1;2026-01-05;Anna;10.50\n')
    assert isinstance(result, Imported)
    assert result.currency == currency


@dataclass(frozen=True)
class Side:
    """What a file beside the orders says: its kind, first and last day, and sums by header."""

    kind: str
    first: str
    last: str
    sums: dict[str, float]


SIDES: dict[str, tuple[str, Side]] = {
    "Shopify's sales over time in Japanese": (
        """
日付,注文数,総売上高,割引,返品,純売上高,配送料,税,合計売上高
2026-01-05,3,12000,-500,0,11500,800,1150,13450
2026-01-06,5,22000,-500,-1000,20500,1600,2050,24150
""",
        Side("daily", "2026-01-05", "2026-01-06", {"orders": 8, "revenue": 37600}),
    ),
    "Shopify's sales over time in Spanish": (
        """
Día,Pedidos,Ventas brutas,Descuentos,Devoluciones,Ventas netas,Envío,Impuestos,Ventas totales
2026-01-05,3,120.00,-5.00,0.00,115.00,8.00,11.50,134.50
2026-01-06,5,220.00,-5.00,-10.00,205.00,16.00,20.50,241.50
""",
        Side("daily", "2026-01-05", "2026-01-06", {"orders": 8, "revenue": 376}),
    ),
    "Shopify's sales over time in Korean": (
        """
일,주문,총 매출,할인,반품,순 매출,배송,세금,총 판매
2026-01-05,3,12000,-500,0,11500,800,1150,13450
2026-01-06,5,22000,-500,-1000,20500,1600,2050,24150
""",
        Side("daily", "2026-01-05", "2026-01-06", {"orders": 8, "revenue": 37600}),
    ),
    "figures by month, named, in French": (
        """
Mois,Commandes,Ventes
janv. 2026,3,79.80
févr. 2026,2,29.90
""",
        Side("daily", "2026-01-01", "2026-02-01", {"orders": 5, "revenue": 109.7}),
    ),
    "Google Ads in Swedish": (
        """
Kampanj,Dag,Valutakod,Visn.,Klick,Kostnad,Konverteringar
Varumärke,2026-01-01,SEK,1000,50,"1 250,50","5,00"
Varumärke,2026-01-02,SEK,1100,60,"1 350,00","6,00"
"Totalt: Kampanjer", --,SEK,2100,110,"2 600,50","11,00"
""",
        Side("spend", "2026-01-01", "2026-01-02", {"amount_e4": 26_005_000}),
    ),
    "LinkedIn in German, each day by its start": (
        """
Startdatum (in UTC),Kontoname,Kampagnenname,Währung,Ausgaben gesamt,Impressions,Klicks
01.01.2026,Shop,Marke,EUR,"12,50",100,5
13.01.2026,Shop,Marke,EUR,"13,50",110,6
""",
        Side("spend", "2026-01-01", "2026-01-13", {"amount_e4": 260_000}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SIDES)
def test_files_beside_the_orders_are_read_as_they_are_meant(name: str) -> None:
    text, side = SIDES[name]
    result = read(text)
    assert isinstance(result, SideFile)
    frame = result.frame
    last = frame["last_day" if "last_day" in frame else "first_day"].max()
    assert (result.kind, str(frame["first_day"].min().date()), str(last.date())) == (side.kind, side.first, side.last)
    sums = frame.groupby("metric")["value"].sum() if "metric" in frame else frame[list(side.sums)].sum()
    assert {code: float(sums[code]) for code in side.sums} == pytest.approx(side.sums)


#: Files that are no orders, and what the refusal must speak of.
REFUSED: dict[str, tuple[str, str]] = {
    "orders beside one another": ("Customer,Order 1 date,Order 1 amount,Order 2 date,Order 2 amount\nAnna,2026-01-05,54.90,2026-02-18,19.90\nBo,2026-01-16,24.90,,\n", "columns of its own"),
    "visits beside one another": ("Kunde,Besuch 1,Betrag 1,Besuch 2,Betrag 2\nAnna,2026-01-05,54.90,2026-02-18,19.90\nBo,2026-01-16,24.90,,\nCy,2026-01-17,20.10,2026-03-01,7.50\n", "columns of its own"),
    "figures of days that nobody can read": ("Day,Visitors,Orders\nfirst,10,1\nsecond,12,2\nthird,9,1\n", "holds no day"),
    "a bank account in Italian": ("Data contabile;Data valuta;Descrizione;Entrate;Uscite;Saldo contabile\n05/01/2026;05/01/2026;BONIFICO DA ANNA;54,90;;1054,90\n06/01/2026;06/01/2026;AFFITTO;;500,00;554,90\n16/01/2026;16/01/2026;BONIFICO DA BO;24,90;;579,80\n", "statement of an account"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_of_orders_is_refused_in_words(name: str) -> None:
    text, words = REFUSED[name]
    with pytest.raises(CannotAnswer) as refused:
        read(text)
    assert words in str(refused.value)
