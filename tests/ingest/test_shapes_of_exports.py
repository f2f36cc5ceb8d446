"""Small files in the shape of what systems really write: headers are the systems' own, rows are made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported, SideFile
from lib.ingest.understand import understand
from tests.ingest.inside import read_inside

TODAY = date(2026, 11, 1)


def read(text: str) -> Imported | SideFile:
    table = read_inside(text.strip().encode(), header_score=header_score)
    return understand(table, ImportSettings(), CATALOGUE, TODAY)


@dataclass(frozen=True)
class Shop:
    """What an order file says: orders, customers and net revenue; and a finding that must be among the answer's."""

    orders: int
    customers: int
    revenue: float
    said: str | None = None


def told(result: Imported) -> tuple[int, int, float]:
    if result.sold is not None:
        return result.sold.orders, 0, (result.sold.gross_e4 - result.sold.refunds_e4) / 10_000
    net = int(result.orders["net_e4"].sum() - result.refunds["amount_e4"].sum())
    return len(result.orders), int(result.orders["customer_id"].nunique()), net / 10_000


ORDERS: dict[str, tuple[str, Shop]] = {
    "cars that came back": (
        """
Agreement No,Pick-up,Drop-off,Renter,Licence,Days,Total Charge,Status
RA1,05/01/2026,07/01/2026,Anna Berg,L1,2,80.00,Returned
RA2,16/01/2026,17/01/2026,Bo Klein,L2,1,40.00,Returned
RA3,17/01/2026,19/01/2026,Anna Berg,L1,2,60.00,Cancelled
""",
        Shop(2, 2, 120.0, "returned_counted"),
    ),
    "a till whose guests show a card": (
        """
Check No;Open;Guests;Loyalty Card;Food;Drink;Check Total
1;05.01.2026 12:10;2;LC1;20.00;5.50;25.50
2;15.01.2026 12:20;2;LC2;30.00;5.50;35.50
3;25.01.2026 12:30;2;LC1;10.00;2.50;12.50
""",
        Shop(3, 2, 73.5),
    ),
    "sales receipts of one account": (
        """
Txn Date,Type,Num,Name,Account,Debit,Credit
01/15/2026,Sales Receipt,1,Anna Berg,Sales,,80.00
01/16/2026,Sales Receipt,2,Bo Klein,Sales,,40.00
01/17/2026,Sales Receipt,3,Anna Berg,Sales,,60.50
""",
        Shop(3, 2, 180.5),
    ),
    "Portuguese money given back": (
        """
Cliente;Data de pagamento;Valor pago (R$);Situação
Anna;15/01/2026;10,50;Pago
Bo;16/01/2026;20,50;Estornado
""",
        Shop(1, 1, 10.5),
    ),
    "classes called off, in Swedish": (
        """
Bokningsnr;Bokad;Medlem;Pass;Pris;Status
B1;2026-01-15 08:00;Åsa Ek;Yin;250 kr;Betald
B2;2026-01-17 08:00;Nils Öst;Flow;250 kr;Betald
B4;2026-02-19 08:00;Nils Öst;Yin;250 kr;Avbokad
""",
        Shop(2, 2, 500.0),
    ),
    "invoices in Finnish": (
        """
Laskun numero;Laskun päivä;Asiakas;Eräpäivä;Veroton summa;ALV;Yhteensä;Tila
1001;15.1.2026;Kahvila Koi;29.1.2026;80,00;20,00;100,00 €;Maksettu
1002;20.1.2026;Leipomo Luu;3.2.2026;90,00;20,00;110,00 €;Maksettu
""",
        Shop(2, 2, 210.0),
    ),
    "invoices in Polish": (
        """
Lp.;Numer faktury;Data wystawienia;Nabywca;NIP nabywcy;Netto;VAT;Brutto
1;FV/1/01/2026;12.01.2026;Sklep Ala;5250000001;1000,00;230,00;1230,00
2;FV/2/01/2026;20.01.2026;Kawiarnia Bob;5250000002;500,00;115,00;615,00
3;FV/1/03/2026;02.03.2026;Sklep Ala;5250000001;500,00;115,00;615,00
""",
        Shop(3, 2, 2460.0),
    ),
    "what a gym was paid, in Czech": (
        """
Člen;Datum platby;Částka;Členství
Jana Nová;12. 1. 2026;990,00 Kč;Měsíční
Petr Malý;15. 1. 2026;990,00 Kč;Měsíční
Jana Nová;12. 2. 2026;990,00 Kč;Měsíční
""",
        Shop(3, 2, 2970.0),
    ),
    "invoices in Hungarian": (
        """
Számla sorszáma;Számla kelte;Vevő neve;Nettó;ÁFA;Bruttó
SZ-1;2026.01.20.;Kovács Bt.;20 000;5 400;25 400 Ft
SZ-2;2026.02.02.;Nagy Éva;10 000;2 700;12 700 Ft
SZ-3;2026.02.28.;Kovács Bt.;20 000;5 400;25 400 Ft
""",
        Shop(3, 2, 63500.0),
    ),
    "an order's refund in a German plug-in": (
        """
Bestellnummer;Bestellstatus;Bestelldatum;E-Mail (Rechnungsadresse);Bestellsumme;Rückerstattungsbetrag der Bestellung
5011;Abgeschlossen;13.02.2026 10:11;jana@example.de;49,90;0,00
5012;Abgeschlossen;15.02.2026 12:00;ole@example.de;60,00;20,00
""",
        Shop(2, 2, 89.90),
    ),
    "two statuses, the payment's given back or open": (
        """
orderNumber;orderDate;stateMachineState.technicalName;transactions.stateMachineState.technicalName;email;amountTotal
1;2024-01-05;completed;paid;a@example.com;50
2;2024-01-06;open;paid;b@example.com;20
3;2024-01-07;completed;refunded;b@example.com;30
4;2024-01-08;completed;unpaid;c@example.com;40
5;2024-01-09;cancelled;open;a@example.com;60
6;2024-01-10;completed;paid;a@example.com;5
""",
        Shop(3, 2, 75.0, "marked_unpaid"),
    ),
    "a status in numbers beside one in words": (
        """
注文番号,ステータス,サブステータス,注文日時,請求金額,注文者メールアドレス
1,700,発送済,2024-01-05 10:00:00,3000,a@example.com
2,900,キャンセル確定,2024-01-06 10:00:00,9000,b@example.com
3,700,発送済,2024-01-07 10:00:00,1000,b@example.com
""",
        Shop(2, 2, 4000.0),
    ),
    "what is sent late is not unpaid": (
        """
Order ID,Date,Order Status,Delivery Status,Email,Total
1,2024-01-05,Completed,Delivered,a@example.com,50
2,2024-01-06,Completed,Pending,b@example.com,20
3,2024-01-07,Completed,Returned to depot,b@example.com,30
""",
        Shop(3, 2, 100.0),
    ),
    "deals still talked about": (
        """
Deal ID,Deal Stage,Close Date,Amount,Contact
1,Closed Won,2024-01-05,1200,Anna
2,Second meeting,2024-01-06,500,Bo
3,Qualified to buy,2024-01-07,800,Bo
4,Site visit,2024-01-08,900,Cy
""",
        Shop(1, 1, 1200.0, "still_open"),
    ),
    "thousands behind a point": (
        """
No. Pesanan,Waktu Pesanan Dibuat,Status Pesanan,Total Pembayaran,Username (Pembeli)
A1,2024-01-05 10:00,Selesai,95.000,siti
A2,2024-01-06 10:00,Selesai,120.500,budi
A3,2024-01-07 10:00,Batal,45.000,budi
""",
        Shop(2, 2, 215_500.0, "decimal_ambiguous"),
    ),
    "three decimals of a currency that has them": (
        """
Order,Date,Customer,Amount,Currency
1,2024-01-05,Anna,12.500,KWD
2,2024-01-06,Bo,7.250,KWD
""",
        Shop(2, 2, 19.75),
    ),
    "a program's three decimals": (
        """
Order,Date,Customer,Amount
1,2024-01-05,Anna,12.125
2,2024-01-06,Bo,7.250
""",
        Shop(2, 2, 19.375),
    ),
    "pieces with three decimals too": (
        """
Order,Date,Customer,Item,Quantity,Unit price
1,2024-01-05,Anna,Tea,1.000,12.500
2,2024-01-06,Bo,Tea,2.000,7.250
""",
        Shop(2, 2, 27.0),
    ),
    "amounts in words": (
        """
Invoice,Client,Date,Amount
1,Anna,5 March 2024,"1,200 dollars"
2,Bo,6 March 2024,"1,350 dollars"
""",
        Shop(2, 2, 2550.0),
    ),
    "a day written once for all of its sales": (
        """
Date,Customer,Item,Amount
03/03/2024,Anna,Cake,$35
,Bo,Bread,$6.50
,Anna,Tea,$4
16/03/2024,Cy,Cake,$35
,Bo,Bread,$6.50
19/03/2024,Cy,Pie,$12
""",
        Shop(5, 3, 99.0, "day_carried_down"),
    ),
    "a day forgotten where each row has its own": (
        """
Date,Customer,Item,Amount
03/03/2024,Anna,Cake,35
03/03/2024,Bo,Bread,6.50
,Anna,Tea,4
16/03/2024,Cy,Cake,35
""",
        Shop(3, 3, 76.5, "unreadable_date"),
    ),
    "sums of a customer without a day, in words that nobody knows": (
        """
Kunde,Datum,Rechnung,Betrag
Anna,2024-01-05,R1,10
Anna,2024-01-06,R2,20
Zusammen Anna,,,30
Bo,2024-01-08,R3,20
Zusammen Bo,,,20
""",
        Shop(3, 2, 50.0, "unreadable_date"),
    ),
    "sales below the name of each customer, as accounting programs report them": (
        """
Tea House LLC
Sales by Customer Detail
March 2024

,Date,Transaction Type,Num,Qty,Amount,Balance
Anna Klein
,03/05/2024,Invoice,1001,2,40.00,40.00
,03/16/2024,Invoice,1003,1,20.00,60.00
Total for Anna Klein,,,,,$60.00,
Bo Berg
,03/07/2024,Invoice,1002,1,"1,020.00","1,020.00"
Total for Bo Berg,,,,,"$1,020.00",
TOTAL,,,,,"$1,080.00",

,"Monday, Apr 1, 2024 05:11:10 PM GMT-7 - Accrual Basis"
""",
        Shop(3, 2, 1080.0, "total_rows"),
    ),
    "the customer on a line above": (
        """
Kunde;Datum;Beleg;Betrag
Anna;;;
;05.01.2024;R1;10,00
;06.01.2024;R2;20,00
Bo;;;
;17.01.2024;R3;1.030,00
""",
        Shop(3, 2, 1060.0),
    ),
    "the day on a line above": (
        """
Date,Customer,Item,Amount
2024-01-05,,,
,Anna,Tea,10
,Bo,Tea,10
2024-01-06,,,
,Anna,Cup,30
""",
        Shop(3, 2, 50.0),
    ),
    "charged and not charged": (
        """
number,created,status,paymentStatus,userEmail,totalGross
1,2024-01-05,FULFILLED,Fully charged,a@example.com,10
2,2024-01-06,FULFILLED,Not charged,b@example.com,20
3,2024-01-07,UNFULFILLED,Fully charged,b@example.com,30
4,2024-01-08,FULFILLED,Fully refunded,b@example.com,40
5,2024-01-09,CANCELED,Fully charged,b@example.com,50
""",
        Shop(2, 2, 40.0, "marked_unpaid"),
    ),
    "a pipeline that is mostly open": (
        """
Deal - ID,Deal - Status,Deal - Value,Deal - Contact person,Deal - Created
1,Won,100,Anna,2024-01-05
2,Open,200,Bo,2024-01-06
3,Open,300,Cy,2024-01-07
4,Lost,400,Cy,2024-01-08
""",
        Shop(1, 1, 100.0),
    ),
    "numbers of orders that no header names, and totals with tax": (
        """
code;date;statusName;email;totalPriceWithVat;itemName;itemAmount;itemTotalPriceWithVat
2025001;2024-01-05 10:00:00;Vyřízena;a@example.com;30,00;Čaj;1;10,00
2025001;2024-01-05 10:00:00;Vyřízena;a@example.com;30,00;Hrnek;2;20,00
2025002;2024-01-06 10:00:00;Stornována;b@example.com;50,00;Čaj;5;50,00
2025003;2024-01-07 10:00:00;Vyřízena;b@example.com;20,00;Čaj;1;10,00
2025003;2024-01-07 10:00:00;Vyřízena;b@example.com;20,00;Mléko;1;10,00
2025004;2024-01-08 10:00:00;Vyřízena;a@example.com;5,50;Čaj;1;5,50
""",
        Shop(3, 2, 55.5, "told_by_content"),
    ),
    "codes of goods number no orders": (
        """
code,date,email,price,item
T1,2024-01-05,a@example.com,10,Tea
C1,2024-01-05,b@example.com,20,Cup
T1,2024-01-06,b@example.com,10,Tea
C1,2024-01-07,c@example.com,20,Cup
P1,2024-01-08,a@example.com,30,Pot
""",
        Shop(5, 3, 90.0, "no_order_id"),
    ),
    "times of payment that unpaid orders lack": (
        """
Date,Customer,Item,Amount
2024-03-03 10:11:12,Anna,Cake,35
,Bo,Bread,6.50
2024-03-04 10:11:12,Cy,Cake,35
""",
        Shop(2, 2, 70.0, "unreadable_date"),
    ),
    "subscriptions: when it was charged, not when it was signed": (
        """
charge_id,customer_id,email,status,created_at,scheduled_at,processed_at,total_price
1,c1,a@example.com,SUCCESS,2023-12-01T10:00:00,2024-01-05,2024-01-05T10:00:00,20
2,c1,a@example.com,SUCCESS,2023-12-01T10:00:00,2024-02-05,2024-02-05T10:00:00,20
""",
        Shop(2, 1, 40.0),
    ),
    "a group's name with its size above its rows": (
        """
Order Reference,Order Date,Customer,Total,Status
Anna (2),,,30,
S1,2024-01-05,Anna,10,Sales Order
S2,2024-01-06,Anna,20,Sales Order
Bo (1),,,5,
S3,2024-01-07,Bo,5,Sales Order
""",
        Shop(3, 2, 35.0, "total_rows"),
    ),
    "a subtotal below every invoice": (
        """
发票日期,发票号,客户简称,存货名称,数量,价税合计
2024-01-05,F1,甲商行,茶,1,10
小计,,,,1,10
2024-01-06,F2,乙商行,茶,2,20
2024-01-06,F2,乙商行,杯,1,8
小计,,,,3,28
2024-01-07,F3,甲商行,茶,3,30
小计,,,,3,30
2024-01-08,F4,甲商行,茶,4,40
小计,,,,4,40
总计,,,,11,108
""",
        Shop(4, 2, 108.0, "total_rows"),
    ),
    "gifts, each from somebody": (
        """
DateTime (UTC),From,Message,Received,Currency,TransactionId,BuyerEmail
2024-01-05 10:00,Anna,Thanks!,5.00,USD,t1,
2024-01-06 10:00,Bo,,7.50,USD,t2,
""",
        Shop(2, 2, 12.5),
    ),
    "a payment service's list, the shop's own address in each row": (
        "E-Mail,Datum,Status,Gesamt\n" + "".join(f"laden@example.de,2024-01-{day:02},Erfolgreich,{day}.50\n" for day in range(1, 13)),
        Shop(12, 0, 84.0, "email_of_the_shop"),
    ),
    "where to, over a column that could be how much": (
        """
ID,Client,Livraison,Total,Date
1,J. DOE,France,"61,80 €",2024-01-05
2,A. PETIT,Belgique,"20,00 €",2024-01-06
""",
        Shop(2, 2, 81.8),
    ),
    "a prepaid card's account, where buying takes money away": (
        """
交易时间,会员卡号,会员姓名,交易类型,变动金额,余额
2024-03-01 10:00:00,V1,张伟,储值,500,500
2024-03-02 10:00:00,V1,张伟,消费,-128,372
2024-03-03 10:00:00,V2,王芳,储值,300,300
2024-03-04 10:00:00,V2,王芳,消费,-59.9,240.1
2024-03-05 10:00:00,V1,张伟,消费,-100,272
""",
        Shop(3, 2, 287.90, "account_turned"),
    ),
    "an outgoing ledger whose merged cells leave further lines without number, day and buyer": (
        """
日期,单据编号,购货单位,产品名称,实发数量,金额,税额,价税合计
2024-03-02,X1,张伟商行,螺丝,10,100,13,113
,,,螺丝,10,100,13,113
,,,螺母,10,200,26,226
2024-03-05,X2,王芳商行,螺丝,10,100,13,113
,,,螺丝,10,100,13,113
2024-03-08,X3,张伟商行,螺丝,10,100,13,113
合计,,,,60,700,91,791
""",
        Shop(3, 2, 791, "carried_down"),
    ),
    "a till with day and time of day in two columns": (
        """
营业日期,结账时间,单号,会员手机号,交易类型,实收金额
2024年3月2日,上午11:05,A1,13800000001,消费,"1,128.00"
2024年3月3日,下午3:05,A2,13800000002,消费,59.90
2024年3月4日,下午3:06,A3,13800000001,退款,-28.00
""",
        Shop(2, 2, 1159.90),
    ),
    "payments whose refunds are rows of their own that succeeded": (
        """
交易时间,交易流水号,交易类型,付款人ID,交易金额,交易状态
2024-03-02 10:00:00,S1,收款,oX1,128.00,交易成功
2024-03-03 10:00:00,S2,收款,oX2,59.90,交易成功
2024-03-04 10:00:00,S3,退款,oX1,-28.00,退款成功
""",
        Shop(2, 2, 159.90),
    ),
    "an Arabic shop's list with its own figures": (
        """
رقم الطلب,تاريخ الطلب,اسم العميل,رقم الجوال,إجمالي الطلب,حالة الطلب
5000,2024-03-02 10:00:00,أحمد علي,966500000001,٣٩٩٫٥٠ ر.س,تم التنفيذ
5001,2024-03-03 10:00:00,سارة محمد,966500000002,١٠٠٫٥٠ ر.س,تم التنفيذ
5002,2024-03-04 10:00:00,أحمد علي,966500000001,٥٠٫٠٠ ر.س,ملغي
""",
        Shop(2, 2, 500),
    ),
    "a Russian ledger that ends in its total": (
        """
Дата;Номер;Контрагент;Сумма
02.03.2024;1;Иванов Пётр;1 000,50
15.03.2024;2;Попова Мария;500,00
16.03.2024;3;Иванов Пётр;100,00
20.03.2024;4;Козлов Денис;100,00
Итого;;;1 700,50
""",
        Shop(4, 3, 1700.5),
    ),
    "one line a piece at the same price, whose header says so": (
        """
orderItemId,orderNumber,createTime,customerName,customerEmail,paidPrice,status,itemName
1,90001,2024-03-02 10:00,Lan,a@ex.vn,100,delivered,Ao
2,90001,2024-03-02 10:00,Lan,a@ex.vn,100,delivered,Ao
3,90002,2024-03-03 10:00,Mai,b@ex.vn,150,delivered,Ao
4,90002,2024-03-03 10:00,Mai,b@ex.vn,150,delivered,Ao
5,90003,2024-03-04 10:00,Lan,a@ex.vn,200,delivered,Ao
6,90003,2024-03-04 10:00,Lan,a@ex.vn,200,delivered,Ao
""",
        Shop(3, 2, 900),
    ),
    "PayPal's statement in German": (
        """
Datum,Uhrzeit,Zeitzone,Beschreibung,Währung,Brutto,Entgelt,Netto,Guthaben,Transaktionscode,Absender E-Mail-Adresse,Name,Name der Bank,Bankkonto,Versand- und Bearbeitungsgebühr,Umsatzsteuer,Rechnungsnummer,Zugehöriger Transaktionscode
07.09.2026,10:12:00,Europe/Berlin,PayPal Express-Zahlung,EUR,"24,90","-0,90","24,00","24,00",1AB,a@example.com,Anna A,,,"0,00","0,00",R1,
08.09.2026,10:12:00,Europe/Berlin,PayPal Express-Zahlung,EUR,"1.224,90","-20,90","1.204,00","1.228,00",2AB,b@example.com,Bo B,,,"0,00","0,00",R2,
19.09.2026,10:12:00,Europe/Berlin,Rückzahlung,EUR,"-4,90","0,90","-4,00","1.224,00",3AB,shop@example.com,Anna A,,,"0,00","0,00",R1,1AB
20.09.2026,10:12:00,Europe/Berlin,Allgemeine Abbuchung,EUR,"-1.200,00","0,00","-1.200,00","24,00",4AB,,,Bank,99,"0,00","0,00",,
""",
        Shop(2, 2, 1244.90),
    ),
    "PayPal's statement in French": (
        """
Date,Heure,Fuseau horaire,Description,Devise,Brut ,Frais ,Net,Solde,Numéro de transaction,Adresse email de l'expéditeur,Nom,Nom de la banque,Compte bancaire,Montant des frais de livraison et de traitement,TVA,Numéro de facture,Numéro de la transaction de référence
07/01/2024,08:29:44,Europe/Paris,Paiement Express Checkout,EUR,"10,99","-0,60","10,39","10,39",T1,anna@example.com,Anna A,,,"0,00","0,00",F1,
17/01/2024,08:29:44,Europe/Paris,Paiement Express Checkout,EUR,"20,00","-0,60","19,40","29,79",T2,bo@example.com,Bo B,,,"0,00","0,00",F2,
18/01/2024,08:29:44,Europe/Paris,Virement standard - Compte bancaire,EUR,"-29,00","0,00","-29,00","0,79",T3,,,Caisse,73,"0,00","0,00",,
""",
        Shop(2, 2, 30.99),
    ),
    "PayPal's statement in Spanish": (
        """
Fecha,Hora,Zona horaria,Descripción,Divisa,Bruto,Comisión,Neto,Saldo,Id. de transacción,Correo electrónico del remitente,Nombre,Nombre del banco,Cuenta bancaria,Importe de envío y manipulación,Impuesto de ventas,Id. de factura,Id. de referencia de trans.
2/1/2020,11:05:56,Europe/Berlin,Pago estándar,EUR,"49,37","-1,78","47,59","4.626,81",T1,a@example.com,Uno,,,"0,00","0,00",,
13/1/2020,09:44:24,Europe/Berlin,Pago estándar,EUR,"22,47","-1,00","21,47","4.710,30",T2,b@example.com,Dos,,,"0,00","0,00",,
""",
        Shop(2, 2, 71.84),
    ),
    "PayPal's statement in English": (
        """
Date,Time,Time Zone,Description,Currency,Gross,Fee,Net,Balance,Transaction ID,From Email Address,Name,Bank Name,Bank Account,Shipping and Handling Amount,Sales Tax,Invoice ID,Reference Txn ID
9/24/2018,20:44:10,America/Los_Angeles,Express Checkout Payment,USD,"1,309.80",-48.76,"1,261.04","1,261.93",T1,a@example.com,One,,,0.00,0.00,361,
9/25/2018,21:15:11,America/Los_Angeles,General Currency Conversion,USD,"-1,261.00",0.00,"-1,261.00",0.93,T2,,,,,0.00,0.00,,T1
9/26/2018,21:15:11,America/Los_Angeles,Express Checkout Payment,USD,20.00,-1.00,19.00,19.93,T3,a@example.com,One,,,0.00,0.00,362,
""",
        Shop(2, 1, 1329.80),
    ),
    "Shopify without totals": (
        """
Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name
#12,jane@example.com,paid,2026-03-12 09:14:02 +0000,unfulfilled,GBP,540.00,2026-03-12 09:14:02 +0000,1,Print,540.00,A,Jane
#13,marc@example.com,paid,2026-03-13 09:21:44 +0000,unfulfilled,GBP,405.00,2026-03-13 09:21:44 +0000,1,Print,380.00,B,Marc
#13,marc@example.com,,,,,,2026-03-13 09:21:44 +0000,1,Bag,25.00,C,
""",
        Shop(2, 2, 945.0),
    ),
    "Matrixify's lines, payments and refunds": (
        """
ID,Name,Email,Created At,Currency,Price: Subtotal,Price: Total,Price: Total Refund,Payment: Status,Customer: ID,Line: Type,Line: Title,Line: Quantity,Line: Price,Line: Total
501,#1,a@example.com,2025-09-08 14:10:00 +0100,EUR,40.00,44.00,2.00,partially_refunded,7009,Line Item,Tea,2,20.00,40.00
501,#1,a@example.com,2025-09-08 14:10:00 +0100,EUR,40.00,44.00,2.00,partially_refunded,7009,Shipping Line,DHL,1,4.00,4.00
501,#1,a@example.com,2025-09-08 14:10:00 +0100,EUR,40.00,44.00,2.00,partially_refunded,7009,Transaction,,,,
501,#1,a@example.com,2025-09-08 14:10:00 +0100,EUR,40.00,44.00,2.00,partially_refunded,7009,Refund Line,Tea,-1,2.00,-2.00
502,#2,b@example.com,2025-09-09 14:10:00 +0100,EUR,30.00,34.00,0.00,paid,7008,Line Item,Tea,1,30.00,30.00
502,#2,b@example.com,2025-09-09 14:10:00 +0100,EUR,30.00,34.00,0.00,paid,7008,Transaction,,,,
""",
        Shop(2, 2, 76.0),
    ),
    "Matrixify without its column of refunds": (
        """
ID,Name,Email,Created At,Currency,Price: Total,Payment: Status,Customer: ID,Line: Type,Line: Title,Line: Quantity,Line: Total,Refund: ID,Transaction: Kind,Transaction: Amount,Transaction: Status
501,#1,a@example.com,2025-09-08 14:10:00 +0100,EUR,100.00,partially_refunded,7009,Line Item,Mug,1,100.00,,,,
501,#1,a@example.com,2025-09-08 14:10:00 +0100,EUR,100.00,partially_refunded,7009,Transaction,,,,,sale,100.00,success
501,#1,a@example.com,2025-09-08 14:10:00 +0100,EUR,100.00,partially_refunded,7009,Transaction,,,,81,refund,20.00,failure
501,#1,a@example.com,2025-09-08 14:10:00 +0100,EUR,100.00,partially_refunded,7009,Transaction,,,,82,refund,15.00,success
501,#1,a@example.com,2025-09-08 14:10:00 +0100,EUR,100.00,partially_refunded,7009,Transaction,,,,83,refund,5.00,success
502,#2,b@example.com,2025-09-09 14:10:00 +0100,EUR,50.00,paid,7008,Line Item,Tea,1,50.00,,,,
502,#2,b@example.com,2025-09-09 14:10:00 +0100,EUR,50.00,paid,7008,Transaction,,,,,sale,50.00,success
""",
        Shop(2, 2, 130.0),
    ),
    "an order's total on its two lines": (
        """
Name,Email,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price
#1,ren@example.com,paid,USD,50.00,59.40,2024-05-01,2,Tee,25.00
#2,jae@example.com,paid,USD,70.00,69.30,2024-05-12,1,Mug,15.00
#2,jae@example.com,paid,USD,70.00,69.30,2024-05-12,1,Hoodie,55.00
""",
        Shop(2, 2, 128.70, "total_repeated"),
    ),
    "Gumroad, one sale given back, one in part": (
        """
Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Purchase Time (UTC timezone),Subtotal ($),Taxes ($),Shipping ($),Sale Price ($),Fees ($),Net Total ($),Refunded?,Partial Refund ($),Fully Refunded?,Country,Quantity
g1,Planner,Ada,ada@example.com,2026-09-02,10:00,12.00,0.00,0.00,12.00,1.85,10.15,false,0.00,false,US,1
g2,Tracker,Cy,cy@example.com,2026-09-09,12:00,8.00,0.00,0.00,8.00,1.30,6.70,true,0.00,true,US,1
g3,Tracker,Ada,ada@example.com,2026-09-19,12:00,8.00,0.00,0.00,8.00,1.30,6.70,true,3.00,false,US,1
""",
        Shop(2, 1, 17.0, "marked_refunded"),
    ),
    "Douyin with buyers encrypted": (
        """
主订单编号,子订单编号,选购商品,商品数量,订单应付金额,运费,收件人,收件人手机号,订单提交时间,订单状态,售后状态
1,1,酱,1,28.90,0.00,##密文,$$密文,2026-09-22 00:54:10,已完成,退款成功
2,2,酱,1,20.00,0.00,##密文,$$密文,2026-09-25 10:00:00,已发货,-
3,3,酱,1,15.90,0.00,##密文,$$密文,2026-10-02 10:00:00,待发货,-
""",
        Shop(2, 0, 35.90, "no_buyer_column"),
    ),
    "旺店通, an order given back": (
        """
订单编号,店铺,子单原始单号,订单状态,订单退款状态,交易时间,付款时间,收件人,买家实付,应收金额,货品名称,实发数量,分摊后总价
JY1,店,P1,已完成,,2026-09-03 10:00:00,2026-09-03 10:00:05,张三,31.8,31.8,豆腐,1,15.9
JY1,店,P2,已完成,,2026-09-03 10:00:00,2026-09-03 10:00:05,张三,31.8,31.8,年糕,1,15.9
JY2,店,P3,已完成,全部退款,2026-09-04 10:00:00,2026-09-04 10:00:05,李四,15.9,15.9,豆腐,1,15.9
""",
        Shop(1, 1, 31.80, "marked_refunded"),
    ),
    "BASE, one order cancelled": (
        """
注文ID,注文日時,氏(請求先),名(請求先),電話番号(請求先),メールアドレス(請求先),商品名,価格,数量,合計金額,送料,発送状況,商品ID,購入元
A1,2024-05-01 10:11:12,山田,花子,09012345678,h@example.com,カップ,2500,2,5500,500,対応済,111,
D4,2024-05-03 10:11:12,佐藤,太郎,09012345679,t@example.com,皿,1800,1,4800,500,対応済,113,
D4,2024-05-03 10:11:12,佐藤,太郎,09012345679,t@example.com,カップ,2500,1,4800,500,対応済,111,
G7,2024-05-13 10:11:12,山田,花子,09012345678,h@example.com,皿,1800,1,2300,500,キャンセル,113,
""",
        Shop(2, 2, 10300.0, "total_repeated"),
    ),
    "minne": (
        """
注文ID,注文日,注文状況,作品名,販売価格,数量,小計,注文の販売価格,注文の送料,注文の合計,注文者のユーザーID,注文者の氏名,注文者の電話番号,作品管理番号
1,2024/05/01,発送済み,バッグ,1800,1,1800,1800,200,2000,u1,山田,0901,B1
2,2024/05/14,キャンセル,バッグ,1800,1,1800,1800,200,2000,u2,佐藤,0902,B1
3,2024/05/20,発送済み,バッグ,1800,2,3600,3600,200,3800,u1,山田,0901,B1
""",
        Shop(2, 1, 5800.0),
    ),
    "Toast, whose numbers begin again each day": (
        """
Order #,Sent Date,Menu Item,Menu Group,Menu,Sales Category,Net Price,Qty,Void?
1,4/1/26 5:02 PM,Spring,NA BEV,BEV,Drinks,10.00,1.0,false
2,4/1/26 5:04 PM,Oyster,STARTERS,FOOD,Food,30.00,5.0,true
1,4/2/26 5:05 PM,Oyster,STARTERS,FOOD,Food,30.00,5.0,false
""",
        Shop(2, 0, 40.0, "order_numbers_restart"),
    ),
    "Amazon's payments": (
        """
"Includes Amazon Marketplace, Fulfillment by Amazon (FBA) transactions"
"All amounts in USD, unless specified"
"date/time","settlement id","type","order id","sku","description","quantity","marketplace","order state","product sales","product sales tax","shipping credits","promotional rebates","selling fees","fba fees","other","total"
"Sep 4, 2026 1:05:07 AM PDT","1001","Order","111-1","M","Mug","2","amazon.com","CA","76.00","6.08","5.00","-4.00","-11.55","0","0","65.45"
"Sep 9, 2026 3:00:00 PM PDT","1001","Refund","111-1","M","Mug","1","amazon.com","CA","-38.00","-3.04","0","2.00","4.62","0","0","-31.38"
"Sep 16, 2026 12:00:00 AM PDT","1001","Transfer","","","To account","","","","0","0","0","0","0","0","-22.07","-22.07"
""",
        Shop(1, 0, 38.0, "no_buyer_column"),
    ),
    "Stripe's balance": (
        """
id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
txn_1,charge,ch_1,97.00,3.07,93.93,eur,2026-09-11 10:00,2026-09-13 00:00,Subscription
txn_2,charge,ch_2,47.00,1.61,45.39,eur,2026-09-12 10:00,2026-09-14 00:00,Subscription
txn_3,refund,re_1,-47.00,0.00,-47.00,eur,2026-09-13 10:00,2026-09-14 00:00,Refund
txn_4,payout,po_1,-92.32,0.00,-92.32,eur,2026-09-14 10:00,2026-09-14 00:00,Payout
""",
        Shop(2, 0, 97.0, "no_buyer_column"),
    ),
    "Adyen's settlement: what comes in and what goes out in two columns": (
        """
Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Gross Currency,Gross Debit (GC),Gross Credit (GC),Commission (NC),Batch Number,Shopper Reference
Co,Shop,P1,1001,visa,2024-01-05 10:00:00,CET,Settled,EUR,,100.00,3.00,1,u1
Co,Shop,P2,1002,visa,2024-01-15 10:00:00,CET,Settled,EUR,,50.00,1.50,1,u2
Co,Shop,P1,1001,visa,2024-01-18 10:00:00,CET,Refunded,EUR,30.00,,,1,u1
Co,Shop,,,,2024-01-20 10:00:00,CET,MerchantPayout,EUR,,,,1,
""",
        Shop(2, 2, 120.0),
    ),
    "Etsy, an order's total changed afterwards": (
        """
Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Date Shipped,Ship Country,Currency,Order Value,Discount Amount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Adjusted Order Total,Adjusted Card Processing Fees,Adjusted Net Order Amount,Buyer
12/31/2023,31,cj7r,Levi W,1,1/4/2024,US,USD,17,4.25,4.13,0,16.88,,0.76,16.12,0,0,0,Levi W
1/2/2024,32,dunn,Tyler P,3,1/4/2024,US,USD,53,13.25,0,0,43.14,,1.54,38.21,30.00,0,0,Tyler P
""",
        Shop(2, 2, 46.88),
    ),
    "subtotals of months": (
        """
Rechnung,Datum,Kunde,Betrag
1,5. Januar 2024,Anna,10
2,15. Januar 2024,Bo,20
Zwischensumme Januar,,,30
3,5. Februar 2024,Anna,15
Zwischensumme Februar,,,15
Gesamtsumme,,,45
""",
        Shop(3, 2, 45.0, "total_rows"),
    ),
    "Ecwid, an order's total on two lines of one price": (
        """
order_number;order_status;order_timestamp;email;customer_name;order_total;refunded_amount;currency;item_name;item_quantity;item_price
1001;Paid;2024-01-05 10:00:00 +0000;a@example.com;Anna;25.00;0;EUR;Mug;1;10
1001;Paid;2024-01-05 10:00:00 +0000;a@example.com;Anna;25.00;0;EUR;Bowl;1;10
1002;Refunded;2024-01-15 10:00:00 +0000;b@example.com;Bo;30.00;30.00;EUR;Plate;3;10
""",
        Shop(1, 1, 25.0, "total_repeated"),
    ),
    "Shopware 6": (
        """
orderNumber;orderDateTime;amountTotal;amountNet;shippingTotal;orderCustomer.email;orderCustomer.firstName;orderCustomer.lastName;stateMachineState.name;transactions.0.stateMachineState.name;currency.isoCode
10001;2024-01-05 10:00:00;59.5;50;5;a@example.com;Anna;Klein;Abgeschlossen;Bezahlt;EUR
10002;2024-01-15 10:00:00;119;100;5;b@example.com;Bo;Berg;Storniert;Offen;EUR
""",
        Shop(1, 1, 59.5),
    ),
    "Clover's payments, one refused": (
        """
Payment ID,Payment Date,Order ID,Order Date,Tender,Result,Amount,Tax Amount,Refund Amount,Customer ID,Customer Name
P1,05-Jan-2024 10:00 AM PST,O1,05-Jan-2024 09:58 AM PST,Card,SUCCESS,$25.00,$2.00,,C1,Anna
P2,15-Jan-2024 10:00 AM PST,O2,15-Jan-2024 09:58 AM PST,Cash,SUCCESS,$30.00,$2.00,$10.00,C2,Bo
P3,16-Jan-2024 10:00 AM PST,O3,16-Jan-2024 09:58 AM PST,Card,FAIL,$30.00,$2.00,,C2,Bo
""",
        Shop(2, 2, 45.0, "told_by_content"),
    ),
    "Yahoo!ショッピング, statuses as numbers": (
        """
OrderId,OrderTime,OrderStatus,PayStatus,BillMailAddress,BillLastName,BillFirstName,BillPhoneNumber,TotalPrice,ShipCharge,Title,ItemId,Quantity,UnitPrice
s-1,2024/01/05 10:00:00,5,1,a@example.com,山田,花子,0901,3000,500,マグ,m1,1,2500
s-2,2024/01/15 10:00:00,4,0,b@example.com,佐藤,太郎,0902,2500,500,皿,m2,1,2000
""",
        Shop(1, 1, 3000.0),
    ),
    "Mercado Libre, fees beside the sale": (
        """
# de venta,Fecha de venta,Estado,Unidades,Ingresos por productos (MXN),Cargo por venta e impuestos,Costos de envío,Total (MXN),SKU,Título de la publicación,Comprador
2001,5 de enero de 2024 10:00 hs.,Entregado,1,250,-40,-50,160,A1,Taza,anna_k
2002,15 de enero de 2024 10:00 hs.,Venta cancelada,1,250,-40,0,0,A1,Taza,bo_b
""",
        Shop(1, 1, 250.0),
    ),
    "Mercado Libre with a group's name above its columns, and a currency in its headers": (
        """
# de venta,Fecha de venta,Ventas Estado,Unidades,Ingresos por productos (ARS),Cargo por venta e impuestos,Total (ARS),Título de la publicación,Comprador,Compradores Estado
2001,5 de enero de 2024 10:00 hs.,Entregado,1,250,-40,210,Taza,anna_k,Salta
2002,15 de enero de 2024 10:00 hs.,Cancelada por el comprador,1,250,-40,0,Taza,bo_b,Salta
""",
        Shop(1, 1, 250.0),
    ),
    "a report of Mercado Livre without its own name of the buyer": (
        """
Data da venda,Estado,Unidades,Receita por produtos (BRL),Tarifa de venda e impostos,Total (BRL),Nome
5 de janeiro de 2024 10:00 hs.,Entregue,1,250,-40,210,Anna
6 de janeiro de 2024 10:00 hs.,Entregue,1,150,-40,110,Bo
""",
        Shop(2, 2, 400.0),
    ),
    "a livestream's orders: the buyer is not the host": (
        """
订单号,下单用户,直播间,成交时间,成交金额,退款金额,订单状态,达人昵称
1,用户A,1号,2024-01-05 20:00:00,99.00,0,已完成,主播甲
2,用户B,1号,2024-01-05 20:05:00,199.00,199.00,已退款,主播甲
3,用户C,1号,2024-02-05 20:05:00,59.00,10.00,已完成,主播甲
""",
        Shop(2, 2, 148.0),
    ),
    "sales, returns and credit notes without signs": (
        """
Document,Type,Date,Customer,Amount
1,Sale,2024-01-05,Anna,100
2,Sale,2024-01-15,Bo,50
3,Return,2024-01-18,Anna,30
4,Credit Note,2024-02-18,Bo,10
""",
        Shop(2, 2, 110.0, "marked_taken_back"),
    ),
    "WeChat's bill: what came in among what was spent": (
        """
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号
2024-01-05 10:00:00,二维码收款,张三,收款,收入,¥50.00,/,已存入零钱,1001
2024-01-06 10:00:00,商户消费,美团,外卖,支出,¥30.00,零钱,支付成功,1002
2024-01-25 10:00:00,二维码收款,张三,收款,收入,¥20.00,/,已存入零钱,1003
""",
        Shop(2, 1, 70.0, "marked_not_a_sale"),
    ),
    "a card terminal with a time of day as six digits": (
        """
商户号,终端号,交易日期,交易时间,交易类型,交易金额,手续费,结算金额,交易状态,参考号
8221,1001,20240105,101112,消费,100.00,0.38,99.62,成功,R1
8221,1001,20240115,101112,消费撤销,100.00,0.38,99.62,成功,R2
8221,1001,20240125,101112,消费,50.00,0.19,49.81,成功,R3
""",
        Shop(2, 0, 50.0, "marked_taken_back"),
    ),
    "deals of a sales department": (
        """
Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Associated Contact,Create Date
1,Deal A,Closed won,2024-01-05 10:00,Eva,1200,Anna Klein,2023-12-01 10:00
2,Deal B,Closed lost,2024-01-15 10:00,Eva,800,Bo Berg,2023-12-02 10:00
3,Deal C,Closed won,2024-02-05 10:00,Eva,300,Anna Klein,2023-12-03 10:00
""",
        Shop(2, 1, 1500.0),
    ),
    "a salon's tickets": (
        """
单据编号,开单时间,顾客,手机号,服务项目,应收,优惠,实收,支付方式,单据状态
D1,2024-01-05 10:00,王女士,13800000001,剪发,68,0,68,微信,已结账
D2,2024-01-15 10:00,李先生,13800000002,烫发,398,50,348,现金,已作废
""",
        Shop(1, 1, 68.0, "told_by_content"),
    ),
    "ways to pay under “Type”": (
        """
Receipt,Type,Date,Client,Total
1,Credit,2024-01-03,Anna,50
2,Bank transfer,2024-01-05,Anna,100
3,Cash,2024-01-15,Bo,50
4,Membership fee,2024-02-15,Bo,20
""",
        Shop(4, 2, 220.0),
    ),
    "quotes among invoices": (
        """
Number,Document type,Date,Client,Total
Q1,Quote,2024-01-03,Anna,500
I1,Invoice,2024-01-05,Anna,100
I2,Invoice,2024-01-15,Bo,50
""",
        Shop(2, 2, 150.0, "marked_not_a_sale"),
    ),
    "members' spending with top-ups": (
        """
会员卡号,会员姓名,手机,消费类型,消费时间,消费金额,余额
0001,张三,13800000001,消费,2024-01-05 10:00,120,880
0002,李四,13800000002,充值,2024-01-06 10:00,500,500
0002,李四,13800000002,消费,2024-02-06 10:00,60,440
0001,张三,13800000001,退款,2024-02-08 10:00,20,900
""",
        Shop(2, 2, 160.0, "marked_not_a_sale"),
    ),
    "appointments, one called off": (
        """
Invitee Name,Invitee Email,Event Type Name,Canceled,Payment Amount,Payment Currency,Event Created Date & Time
Anna,anna@example.com,Massage,false,60.00,EUR,2024-01-05 10:00
Bo,bo@example.com,Massage,true,60.00,EUR,2024-01-15 10:00
""",
        Shop(1, 1, 60.0, "marked_cancelled"),
    ),
    "a till's list with paid: yes and no": (
        """
Beleg,Datum,Kunde,Betrag,Bezahlt
1,05.01.2024,Anna,10.00,ja
2,15.01.2024,Bo,20.00,nein
3,25.02.2024,Anna,30.00,ja
""",
        Shop(2, 1, 40.0, "marked_unpaid"),
    ),
    "nobody marked as paid": (
        """
Beleg,Datum,Kunde,Betrag,Bezahlt
1,05.01.2024,Anna,10.00,nein
2,15.01.2024,Bo,20.00,nein
3,25.02.2024,Anna,30.00,ja
""",
        Shop(3, 2, 60.0),
    ),
    "amounts in cents": (
        """
id,created,customer,amount_cents,currency
ch_1,2024-01-01,cus_1,1050,eur
ch_2,2024-01-15,cus_2,2000,eur
ch_3,2024-04-27,cus_1,990,eur
""",
        Shop(3, 2, 40.40, "unit_in_header"),
    ),
    "amounts in 万元": (
        """
订单号,客户,下单时间,订单金额(万元)
1,甲,2024-01-05,1.5
2,乙,2024-01-15,2
""",
        Shop(2, 2, 35_000.0, "unit_in_header"),
    ),
    "first and family names": (
        """
Order,Date,First name,Last name,Total
1,2024-01-05,Anna,Klein,10
2,2024-01-15,Anna,Berg,20
3,2024-02-05,Anna,Klein,30
""",
        Shop(3, 2, 60.0),
    ),
    "a status under an unknown header": (
        """
Receipt,Date,Client,Total,How it ended
1,2024-01-05,Anna,10,Completed
2,2024-01-15,Bo,20,Cancelled
3,2024-02-05,Anna,30,Completed
""",
        Shop(2, 1, 40.0, "told_by_content"),
    ),
    "SAP, minus behind": (
        """
Beleg|Fakturadatum|Regulierer|Name|Nettowert|Währg
90000001|02.01.2024|0000100001|Klein GmbH|1.234,50|EUR
90000002|05.01.2024|0000100002|Berg AG|500,00|EUR
90000003|15.02.2024|0000100001|Klein GmbH|234,50-|EUR
""",
        Shop(2, 2, 1500.0),
    ),
    "Thai years": ("เลขที่ใบเสร็จ,วันที่,ลูกค้า,ยอดเงิน\n1,15/01/2567,ก,1200.00\n2,16/02/2567,ข,800.00\n", Shop(2, 2, 2000.0)),
    "Arabic": ("رقم الطلب,التاريخ,العميل,المبلغ\n١,٢٠٢٤/٠١/١٥,أحمد,١٢٠٫٥٠\n٢,٢٠٢٤/٠٢/١٦,سارة,٨٠٫٠٠\n", Shop(2, 2, 200.5)),
    "Vietnamese": (
        "Mã đơn hàng,Ngày đặt hàng,Khách hàng,Tổng tiền,Trạng thái\nDH1,05/01/2024,An,1.250.000,Hoàn thành\nDH2,15/01/2024,Bình,1.200.000,Đã hủy\n",
        Shop(1, 1, 1_250_000.0),
    ),
    "Danish": ("Ordrenr;Ordredato;Kunde;Beløb inkl. moms;Betalingsstatus\n1;05-01-2024;Anna;1.250,50;Betalt\n2;15-01-2024;Bo;60,00;Annulleret\n", Shop(1, 1, 1250.5)),
    "Hungarian": ("Rendelés száma;Rendelés dátuma;Vásárló;Végösszeg;Állapot\n1;2024.01.05.;Anna;12 500 Ft;Teljesítve\n2;2024.01.15.;Bela;6 000 Ft;Törölve\n", Shop(1, 1, 12_500.0)),
    "Hebrew": ("מספר הזמנה,תאריך,לקוח,סכום\n1,05/01/2024,אנה,₪1250.50\n2,15/01/2024,בו,₪60.00\n", Shop(2, 2, 1310.5)),
    "Polish": ("Nr zamówienia;Data zamówienia;Klient;Wartość brutto;Status\n1;2024-01-05;Anna;120,50 zł;Wysłane\n2;2024-01-15;Bo;60,00 zł;Anulowane\n", Shop(1, 1, 120.5)),
    "Wix in German, the money given back under a header of its own words": (
        """
Bestellnummer,Erstellungsdatum,Uhrzeit,Gesamtmenge,E-Mail-Adresse des Kontakts,Artikel,Menge,Preis,Zahlungsstatus,Versandkosten,Gesamt,Währung,Rückerstatteter Betrag,Nettobetrag
1,08.01.2024,10:00,2,a@example.com,Tasse,1,"12,00",Bezahlt,"4,95","26,95",EUR,"0,00","26,95"
1,08.01.2024,10:00,2,a@example.com,Tee,1,"10,00",Bezahlt,"4,95","26,95",EUR,"0,00","26,95"
2,18.01.2024,10:00,1,b@example.com,Tee,1,"10,00",Teilweise erstattet,"4,95","14,95",EUR,"5,00","9,95"
3,28.01.2024,10:00,1,b@example.com,Tee,1,"10,00",Erstattet,"4,95","14,95",EUR,"14,95","0,00"
""",
        Shop(2, 2, 36.90),
    ),
    "a refund that stands on each line of its order, as the total does": (
        """
order_number;order_date;customer_email;payment_status;shipping_cost;total;refunded_amount;sku;product_name;product_price;product_quantity
1;2024-01-08;a@example.com;PAID;4.95;34.95;0;T;Tea;15.00;2
2;2024-01-18;b@example.com;PARTIALLY_REFUNDED;4.95;54.95;20.00;T;Tea;15.00;2
2;2024-01-18;b@example.com;PARTIALLY_REFUNDED;4.95;54.95;20.00;M;Mug;20.00;1
3;2024-01-28;a@example.com;PAID;4.95;74.95;0;T;Tea;15.00;2
3;2024-01-28;a@example.com;PAID;4.95;74.95;0;M;Mug;20.00;2
4;2024-02-28;a@example.com;PAID;4.95;24.95;0;T;Tea;5.00;2
4;2024-02-28;a@example.com;PAID;4.95;24.95;0;M;Mug;10.00;1
""",
        Shop(4, 2, 169.80),
    ),
    "Mollie in Dutch, the words of the refund turned round": (
        """
Datum,Betaalmethode,Valuta,Bedrag,Status,ID,Omschrijving,Naam klant,E-mail klant,Bedrag terugbetaald
2024-01-08 10:00:00,iDEAL,EUR,50.00,Betaald,tr_1,Bestelling 1,Anna A,a@example.com,0.00
2024-01-18 10:00:00,iDEAL,EUR,40.00,Betaald,tr_2,Bestelling 2,Bo B,b@example.com,10.00
2024-01-28 10:00:00,iDEAL,EUR,30.00,Verlopen,tr_3,Bestelling 3,Bo B,b@example.com,0.00
2024-01-29 10:00:00,iDEAL,EUR,30.00,Geannuleerd,tr_4,Bestelling 4,Bo B,b@example.com,0.00
""",
        Shop(2, 2, 80.0),
    ),
    "subscriptions, charged, queued and skipped": (
        """
charge_id,customer_id,email,status,processed_at,total_price,total_refunds,currency
1,11,a@example.com,SUCCESS,2024-01-08T10:00:00,25.00,0.00,USD
2,12,b@example.com,PARTIALLY_REFUNDED,2024-01-18T10:00:00,25.00,5.00,USD
3,12,b@example.com,ERROR,2024-01-19T10:00:00,25.00,0.00,USD
4,11,a@example.com,QUEUED,2024-02-08T10:00:00,25.00,0.00,USD
5,12,b@example.com,SKIPPED,2024-02-18T10:00:00,25.00,0.00,USD
""",
        Shop(2, 2, 45.0),
    ),
    "PrestaShop, a payment that failed": (
        """
ID;Référence;Nouveau client;Livraison;Client;Total;Paiement;État;Date
1;XKBA;1;France;A. Aubry;1 024,95 €;Chèque;Livré;08/01/2024 10:00:00
2;XKBB;1;France;B. Brun;24,95 €;Chèque;Erreur de paiement;18/01/2024 10:00:00
3;XKBC;0;France;A. Aubry;14,95 €;Chèque;Paiement accepté;28/01/2024 10:00:00
""",
        Shop(2, 1, 1039.90),
    ),
    "tickets, a row each, of one price": (
        """
Event Name,Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Ticket Price,Total Paid,Currency,Order Type,Attendee #,Attendee Status
Jazz,71,2024-01-08 10:00:00,Anna,A,a@example.com,1,Standard,25.00,25.00,USD,Eventbrite Completed,1,Attending
Jazz,71,2024-01-08 10:00:00,Anna,A,a@example.com,1,Standard,25.00,25.00,USD,Eventbrite Completed,2,Attending
Jazz,72,2024-01-09 10:00:00,Bo,B,b@example.com,1,Standard,25.00,25.00,USD,Eventbrite Completed,3,Attending
Jazz,72,2024-01-09 10:00:00,Bo,B,b@example.com,1,Standard,25.00,25.00,USD,Eventbrite Completed,4,Attending
Jazz,73,2024-01-10 10:00:00,Cy,C,c@example.com,1,Early,15.00,15.00,USD,Eventbrite Completed,5,Attending
Jazz,73,2024-01-10 10:00:00,Cy,C,c@example.com,1,Early,15.00,15.00,USD,Eventbrite Completed,6,Attending
Jazz,74,2024-01-11 10:00:00,Di,D,d@example.com,1,Early,15.00,15.00,USD,Eventbrite Completed,7,Refunded
""",
        Shop(3, 3, 130.0),
    ),
    "Magento 1": (
        """
Order #,Purchased From (Store),Purchased On,Bill to Name,Ship to Name,G.T. (Base),G.T. (Purchased),Status
100000001,Main Store,"Jan 8, 2024 2:15:09 PM",Anna A,Anna A,"€1,024.95","€1,024.95",Complete
100000002,Main Store,"Jan 18, 2024 2:15:09 PM",Bo B,Bo B,€24.95,€24.95,Canceled
100000003,Main Store,"Jan 28, 2024 2:15:09 PM",Bo B,Bo B,€14.95,€14.95,Processing
""",
        Shop(2, 2, 1039.90),
    ),
    "two rows of headers, the upper saying whose number and code it is": (
        """
Order,,Customer,,Amounts (EUR),,
No.,Date,Code,Company,Net,VAT 21%,Gross
SO-1,2024-01-08,C1,North & Co,100.00,21.00,121.00
SO-2,2024-01-18,C2,South & Co,200.00,42.00,242.00
SO-3,2024-01-28,C1,North & Co,50.00,10.50,60.50
Total,,,,350.00,73.50,423.50
""",
        Shop(3, 2, 423.50),
    ),
    "bookings of tables, dated by the visit": (
        """
Reservation ID,Created,Visit Date,Visit Time,Party Size,Guest Name,Guest Email,Status,Bill Total
1,02/01/2024 10:00,18/01/2024,19:00,2,Anna A,a@example.com,Completed,£80.50
2,03/01/2024 10:00,28/01/2024,19:00,2,Bo B,b@example.com,Completed,£60.00
3,04/01/2024 10:00,29/01/2024,19:00,2,Bo B,b@example.com,No-show,£0.00
""",
        Shop(2, 2, 140.50),
    ),
    "a list kept by hand": (
        """
Date,Who,What,Paid,Notes
2024-01-08,Anna A,Mug,12,
2024-01-18,Bo B,Tea,30,
2024-01-28,Anna A,Scarf,24,
2024-01-28,Anna A,refund,-4,gave money back
""",
        Shop(3, 2, 62.0),
    ),
    "SAP, the marks of its short forms": (
        """
Verk.Beleg;Pos;VArt;Auftraggeber;Name 1;Belegdatum;Material;Menge;ME;Nettowert;Währg
1001;10;TA;77;Anna A;08.01.2024;Tee;1,000;ST;1.100,00;EUR
1001;20;TA;77;Anna A;08.01.2024;Tasse;2,000;ST;20,00;EUR
1002;10;TA;78;Bo B;18.01.2024;Tee;1,000;ST;50,00;EUR
6001;10;RE;77;Anna A;28.01.2024;Tasse;1,000-;ST;10,00-;EUR
""",
        Shop(2, 2, 1160.0),
    ),
    "buyers by masked numbers and by accounts": (
        """
No. Pesanan,Status Pesanan,Waktu Pesanan Dibuat,Total Pembayaran,Username (Pembeli),No. Telepon
A1,Selesai,2024-01-05 10:00,95.500,siti,******17
A2,Selesai,2024-01-06 10:00,120.500,budi,******17
A3,Selesai,2024-01-07 10:00,45.500,siti,******17
""",
        Shop(3, 2, 261_500.0),
    ),
    "a total in a word of its own tongue, beside what was given back": (
        """
Numer zamówienia;Data zakupu;Login kupującego;Wartość produktów;Koszt dostawy;Razem do zapłaty;Kwota zwrotu;Status zamówienia
1;05.01.2024 10:00;anna;40,00 zł;9,00 zł;49,00 zł;;Wysłane
2;16.01.2024 10:00;bo;40,00 zł;9,00 zł;49,00 zł;10,00 zł;Wysłane
3;17.01.2024 10:00;bo;40,00 zł;9,00 zł;49,00 zł;;Nieopłacone
""",
        Shop(2, 2, 88.0),
    ),
    "the payment's status on the first of an order's lines": (
        """
訂單號碼,訂單日期,訂單狀態,付款狀態,顧客,商品名稱,數量,付款總金額
1,2024/01/05 10:00,已完成,已付款,陳志明,茶,1,NT$300
1,,,,,杯,1,
1,,,,,壺,1,
2,2024/01/06 10:00,已完成,未付款,林美玲,茶,1,NT$200
2,,,,,杯,1,
3,2024/01/07 10:00,已完成,已付款,林美玲,茶,1,NT$100
3,,,,,杯,1,
""",
        Shop(2, 2, 400.0, "marked_unpaid"),
    ),
    "a ledger's two sides behind its figures": (
        """
Sharma Traders
Sales Register
1-Apr-24 to 30-Apr-24
Date,Particulars,Voucher Type,Voucher No.,Gross Total
5-Apr-24,Anil Kumar,Sales,S/1,"1,51,000.00 Dr"
16-Apr-24,Bina Rao,Sales,S/2,"2,000.00 Dr"
17-Apr-24,Anil Kumar,Credit Note,C/1,"1,000.00 Cr"
,Grand Total,,,"1,52,000.00 Dr"
""",
        Shop(2, 2, 152_000.0),
    ),
    "WeChat Pay's bill, a mark before each cell and a refund on a row of its own": (
        """
交易时间,商户号,微信订单号,商户订单号,用户标识,交易类型,交易状态,应结订单金额,退款金额,退款状态,商品名称,订单金额
`2024-01-05 10:00:00,`123,`4200001,`D1,`oAnna,`JSAPI,`SUCCESS,`50.00,`0.00,`,`茶,`50.00
`2024-01-16 10:00:00,`123,`4200002,`D2,`oBo,`JSAPI,`SUCCESS,`20.00,`0.00,`,`茶,`20.00
`2024-01-17 10:00:00,`123,`4200001,`D1,`oAnna,`JSAPI,`REFUND,`0.00,`15.00,`SUCCESS,`茶,`0.00
总交易单数,应结订单总金额,退款总金额
`3,`70.00,`15.00
""",
        Shop(2, 2, 55.0),
    ),
    "paid, and otherwise why not": (
        """
Inv no,Date,Customer,Amount,Paid?
1,05/01/2024,Anna,10.00,Yes
2,16/01/2024,Bo,20.00,Cancelled
3,17/01/2024,Bo,30.00,No
4,18/01/2024,Bo,5.00,Yes
""",
        Shop(2, 2, 15.0),
    ),
    "made void, in Swedish": (
        """
Fakturanr;Kundnr;Kundnamn;Fakturadatum;Totalt;Makulerad
1;101;Åke;2024-01-05;1 010,00;Nej
2;102;Pär;2024-01-16;20,00;Ja
3;102;Pär;2024-01-17;30,00;Nej
""",
        Shop(2, 2, 1040.0, "marked_cancelled"),
    ),
    "a Persian shop's list, days and figures in its own": (
        """
شماره سفارش,تاریخ سفارش,نام مشتری,مبلغ کل,وضعیت
۱۰۰۱,۱۴۰۳/۰۱/۱۵,علی احمدی,۱٬۲۰۰٬۰۰۰ تومان,تکمیل شده
۱۰۰۲,۱۴۰۳/۰۲/۳۱,زهرا کریمی,۸۰۰٬۰۰۰ تومان,تکمیل شده
۱۰۰۳,۱۴۰۳/۰۳/۰۲,علی احمدی,۵۰۰٬۰۰۰ تومان,لغو شده
""",
        Shop(2, 2, 2_000_000.0),
    ),
    "a print-out in columns of blanks, each page with its heading": (
        """
Firma Holz & Söhne GmbH                                  Seite   1
Rechnungsausgangsbuch 01.01.2024 - 31.01.2024

Beleg-Nr  Belegdatum  Kd-Nr  Kundenname              Betrag EUR
-----------------------------------------------------------------
20240001  02.01.2024  10001  Anna Groß                 1.110,00
20240002  15.01.2024  10007  Bo Weiß                      20,00
20240003  16.01.2024  10001  Anna Groß                    30,00

Firma Holz & Söhne GmbH                                  Seite   2
Rechnungsausgangsbuch 01.01.2024 - 31.01.2024

Beleg-Nr  Belegdatum  Kd-Nr  Kundenname              Betrag EUR
-----------------------------------------------------------------
20240004  17.01.2024  10007  Bo Weiß                      40,00
20240005  18.01.2024  10007  Bo Weiß                      50,00
-----------------------------------------------------------------
Summe                                                  1.250,00
""",
        Shop(5, 2, 1250.0, "total_rows"),
    ),
    "a list between drawn lines, its sum under a star": (
        """
30.01.2024                     Dynamic List Display                 1
-----------------------------------------------------------------------

-----------------------------------------------------------------------
|  Bill.Doc. |Billing Date|Sold-to pt|Name 1     |      Net value|Curr.|
-----------------------------------------------------------------------
|  90000001  |02.01.2024  |0000010001|Anna Groß  |       1.110,00|EUR  |
|  90000002  |15.01.2024  |0000010007|Bo Weiß    |          20,00|EUR  |
|  90000003  |16.01.2024  |0000010001|Anna Groß  |          30,00|EUR  |
-----------------------------------------------------------------------
|*           |            |          |           |       1.160,00|EUR  |
-----------------------------------------------------------------------
""",
        Shop(3, 2, 1160.0, "total_rows"),
    ),
    "the year in a line above": (
        """
Kassenbuch;01.07.2023 - 30.06.2024
Beleg;Belegdatum;Kunde;Betrag
R1;0507;Anna;10,00
R2;1612;Bo;20,00
R3;1701;Bo;30,00
""",
        Shop(3, 2, 60.0, "year_of_titles"),
    ),
    "merged cells: the day once, and the buyer once for all that was bought": (
        """
Date,Customer,Item,Amount
03/03/2024,Anna,Cake,35
,,Tea,4
,Bo,Bread,6.50
16/03/2024,Cy,Cake,35
,,Bread,6.50
19/03/2024,Anna,Pie,12
""",
        Shop(4, 3, 99.0, "buyer_carried_down"),
    ),
    "a blank buyer is a guest where buyers are written again": (
        """
Date,Customer,Item,Amount
03/03/2024,Anna,Cake,35
,Anna,Tea,4
,,Bread,6.50
16/03/2024,Cy,Cake,35
,,Bread,6.50
19/03/2024,Anna,Pie,12
""",
        Shop(3, 2, 82.0),
    ),
    "days that may stand first or second, even where some would be still to come: day first, and asked": (
        """
Receipt,Sold on,Customer,Total
1,01/02/2026,Anna,10
2,03/12/2026,Bo,20
3,04/11/2026,Bo,30
4,05/12/2026,Anna,40
5,06/12/2026,Anna,50
""",
        Shop(1, 1, 10.0, "date_order_ambiguous"),
    ),
    "a till's own kind of row for what was called off": (
        """
取引No,会計日,会計時間,取引種別,顧客ID,合計
1,2024/01/05,10:00,売上,101,1200
2,2024/01/06,10:00,取消,102,900
3,2024/01/07,10:00,売上,102,300
""",
        Shop(2, 2, 1500.0, "marked_cancelled"),
    ),
    "the half of the day before the clock, and orders before payment": (
        """
주문번호,주문일시,주문자 이메일,총 주문금액,주문상태
1,2024-01-05 PM 03:06:22,a@example.com,"12,000원",배송완료
2,2024-01-06 AM 11:06:22,b@example.com,"9,000원",입금전
3,2024-01-07 AM 12:06:22,b@example.com,"3,000원",배송완료
""",
        Shop(2, 2, 15_000.0),
    ),
    "an invoice given up": (
        """
Factuurnummer;Factuurdatum;Klantnummer;Contact;Status;Totaal incl. btw
1;05-01-2024;101;Anna;betaald;1.010,00
2;16-01-2024;102;Bo;oninbaar;20,00
3;17-01-2024;102;Bo;betaald;30,00
""",
        Shop(2, 2, 1040.0),
    ),
    "a word made of two, net and gross": (
        """
Fakturanr.;Dato;Debitornr.;Navn;Nettobeløb;Moms;Bruttobeløb
1;05-01-2024;101;Åke;80,00;20,00;100,00
2;16-01-2024;102;Pär;160,00;40,00;200,00
""",
        Shop(2, 2, 300.0),
    ),
    "a program's records, refunds behind a path": (
        """
id,placed_at,buyer.id,totals.gross,totals.refunded,state
o1,2024-01-05T10:00:00,7,50.00,0,fulfilled
o2,2024-01-06T10:00:00,8,40.00,15.00,fulfilled
o3,2024-01-07T10:00:00,8,30.00,0,cancelled
""",
        Shop(2, 2, 75.0),
    ),
    "year, month and day in columns of their own": (
        """
YEAR,MONTH,DAY,INVOICE,CUST_NO,NET_SALES
2024,1,5,1,101,10.50
2024,March,16,2,102,20
2024,12,17,3,102,30
""",
        Shop(3, 2, 60.5),
    ),
    "opened, then closed: the first is when it was sold": (
        """
№ чека;Открыт;Закрыт;Клиент;Сумма;Скидка;К оплате
1;05.01.2024 10:00;05.01.2024 11:10;Иванов Пётр;1 050,00;50,00;1 000,00
2;16.01.2024 10:00;16.01.2024 11:20;Попова Мария;550,00;50,00;500,00
3;17.01.2024 10:00;17.01.2024 11:30;Попова Мария;250,00;50,00;200,00
""",
        Shop(3, 2, 1700.0, "told_by_content"),
    ),
    "only the shipping's status says what came to nothing": (
        """
Shipping status,Order no.,Order Date,Total price,Customer
Delivered,1,2024/01/05 10:00:00,10,Anna
Cancelled,2,2024/01/06 10:00:00,20,Bo
Waiting for payment,3,2024/01/07 10:00:00,40,Bo
On delivery,4,2024/01/08 10:00:00,80,Bo
Delivered,5,2024/01/09 10:00:00,5,Anna
""",
        Shop(3, 2, 95.0, "marked_unpaid"),
    ),
    "a shop without accounts, everybody a customer of number 0": (
        """
id,status,date_created,total,customer_id,billing.first_name,billing.last_name,billing.email
1,completed,2024-01-05T10:00:00,10,0,Anna,Klein,a@example.com
2,completed,2024-01-06T10:00:00,20,0,Bo,Berg,b@example.com
""",
        Shop(2, 2, 30.0),
    ),
    "days of two digits are no clock": (
        """
Rechnungs-Nr.;Mitglied;Rechnungsdatum;Betrag;Bezahlt am
1;Anna;05.01.24;10,00;15.01.24
2;Bo;16.01.24;20,00;26.01.24
3;Bo;17.02.24;30,00;
""",
        Shop(2, 2, 30.0, "never_paid"),
    ),
    "short forms of an old program": (
        """
RE-NR;RE-DAT;KD-NR;KD-NAME;BRUTTO;STORNO
1;20240105;101;Anna;10,00;N
2;20240116;102;Bo;20,00;J
3;20240117;102;Bo;30,00;N
""",
        Shop(2, 2, 40.0, "marked_cancelled"),
    ),
    "Danish days": ("Bonnr.;Dato;Klokkeslæt;Kundenr.;Beløb inkl. moms\n1;05/01-2024;10.05;101;10,00\n2;16/01-2024;11.05;102;20,00\n", Shop(2, 2, 30.0)),
    "微店, the account that ordered, and no total": (
        """
订单编号,订单状态,订单类型,下单时间,付款时间,商品名称,商品型号,商品id,商品编码,购买数量,商品价格,发货状态,退款状态,退款金额,收件人姓名,收件人手机,省,市,区,收货详细地址,订单描述,买家留言,下单模板信息,备注,下单账号,支付方式
801,已完成,普通订单,2024-01-05 10:00:00,2024-01-05 10:01:00,茶,小,1,A,2,15.00,已发货,,0,张伟,13800000009,浙江,杭州,西湖,x,,,,,13800000001,微信
802,已关闭,普通订单,2024-01-06 10:00:00,,茶,小,1,A,1,15.00,,,0,李娜,13800000002,浙江,杭州,西湖,x,,,,,13800000002,微信
803,已完成,普通订单,2024-01-07 10:00:00,2024-01-07 10:01:00,杯,大,2,B,1,40.00,已发货,,5.00,王芳,13800000003,浙江,杭州,西湖,x,,,,,13800000001,微信
""",
        Shop(2, 1, 65.0),
    ),
    "微店 since June 2020": (
        """
订单编号,订单状态,下单时间,支付时间,商品名称,商品ID,商品编码,商品件数,单品折扣后价格,商品原始单价,退款金额,收件人/提货人姓名,收件人/提货人手机号,收货/提货详细地址,下单模板信息,下单账号,支付方式
801,已完成,2024-01-05 10:00:00,2024-01-05 10:01:00,茶(小),1,A,2,15.00,18.00,0,张伟,13800000009,x,,13800000001,微信
803,已完成,2024-01-07 10:00:00,2024-01-07 10:01:00,杯(大),2,B,1,40.00,40.00,5.00,王芳,13800000003,x,,13800000002,微信
""",
        Shop(2, 2, 65.0),
    ),
    "PayPal's activities in Spanish": (
        """
Fecha,Hora,Zona horaria,Nombre,Tipo,Estado,Divisa,Bruto,Tarifa,Neto,Remitente,Destinatario,Id. de transacción
01/10/2026,10:00:00,CET,Ana,Pago,Completado,EUR,"120,00","-6,22","113,78",ana@example.com,yo@example.com,T1
13/10/2026,10:00:00,CET,Beto,Pago,Completado,EUR,"50,00","-2,00","48,00",beto@example.com,yo@example.com,T2
14/10/2026,10:00:00,CET,Ana,Reembolso,Completado,EUR,"-20,00","0,00","-20,00",ana@example.com,yo@example.com,T3
15/10/2026,10:00:00,CET,,Conversión,Completado,EUR,"-10,00","0,00","-10,00",,,T4
16/10/2026,10:00:00,CET,Ana,Pago,Pendiente,EUR,"30,00","0,00","30,00",ana@example.com,yo@example.com,T5
""",
        Shop(2, 2, 150.0),
    ),
    "what the buyer paid, before what the goods would have cost": (
        """
订单号,订单状态,售后状态,支付时间,订单创建时间,用户实付金额(元),商品总价(元),运费(元),商品名称,收件人姓名,收件人电话
P1,已完成,无售后,2026-01-05 10:00:00,2026-01-05 09:59:00,17.00,20.00,0.00,口红,张伟,13700000001
P2,已取消,无售后,2026-01-06 10:00:00,2026-01-06 09:59:00,27.00,30.00,0.00,口红,李娜,13700000002
P3,已签收,无售后,2026-01-07 10:00:00,2026-01-07 09:59:00,37.00,40.00,0.00,口红,李娜,13700000002
""",
        Shop(2, 2, 54.0),
    ),
    "楽天's numbers for statuses": (
        """
注文番号,ステータス,注文日時,注文日,注文者姓,注文者名,注文者メールアドレス,合計金額,請求金額,商品名,単価,個数
345678-1,700,2026-01-05 10:00:00,2026-01-05,佐藤,花子,a@example.jp,1000,1000,湯呑,1000,1
345678-2,900,2026-01-06 10:00:00,2026-01-06,鈴木,一郎,b@example.jp,2000,2000,湯呑,2000,1
345678-3,100,2026-01-07 10:00:00,2026-01-07,鈴木,一郎,b@example.jp,4000,4000,湯呑,4000,1
345678-4,600,2026-01-08 10:00:00,2026-01-08,鈴木,一郎,b@example.jp,8000,8000,湯呑,8000,1
""",
        Shop(2, 2, 9000.0),
    ),
    "楽天's numbers for statuses, under the name that its interface has for them": (
        """
注文番号,注文ステータス,注文日時,注文者姓,注文者名,注文者メールアドレス,合計金額,請求金額,商品名,単価,個数
345678-1,700,2026-01-05 10:00:00,佐藤,花子,a@example.jp,1000,1000,湯呑,1000,1
345678-2,900,2026-01-06 10:00:00,鈴木,一郎,b@example.jp,2000,2000,湯呑,2000,1
345678-3,800,2026-01-07 10:00:00,鈴木,一郎,b@example.jp,4000,4000,湯呑,4000,1
345678-4,300,2026-01-08 10:00:00,鈴木,一郎,b@example.jp,8000,8000,湯呑,8000,1
""",
        Shop(2, 2, 9000.0),
    ),
    "tens of thousands in full-width digits, and deals by their number": (
        """
单号，客户，日期，成交额（万元）
DD1，王小明，２０２５年１月６日，２．５０
DD2，李娜，２０２５年１月６日，１．００
DD3，李娜，２０２５年２月７日，１０．２５
""",
        Shop(3, 2, 137_500.0),
    ),
    "Amazon's transactions in German": (
        """
"Alle Beträge in Euro sofern nicht anders gekennzeichnet"
"Definitionen:"

"Datum/Uhrzeit","Abrechnungsnummer","Typ","Bestellnummer","SKU","Beschreibung","Menge","Marketplace","Umsätze","Verkaufsgebühren","Andere","Gesamt"
"05.01.2026 10:00:00 UTC","165","Bestellung","302-1","S1","Becher","1","amazon.de","1.050,00","-150,00","0","900,00"
"06.01.2026 10:00:00 UTC","165","Erstattung","302-1","S1","Becher","1","amazon.de","-50,00","7,50","0","-42,50"
"07.01.2026 10:00:00 UTC","165","Servicegebühr","","","Abonnement","","","0","0","-39,00","-39,00"
"08.01.2026 10:00:00 UTC","165","Übertrag","","","An Konto","","","0","0","-500,00","-500,00"
""",
        Shop(1, 0, 1000.0, "no_buyer_column"),
    ),
    "a number of the way to pay is no order number; in process is paid for": (
        """
number;customerId;customerEmail;invoiceAmount;orderTime;orderStatus;paymentStatus;paymentId
"""
        + "\n".join(
            f"{2000 + i};{i % 4 + 1};{'abcd'[i % 4]}@example.com;10.00;2026-01-{i + 1:02d} 10:00:00;{'completed' if i % 2 else 'in_process'};{'open' if i == 3 else 'completely_paid'};5"
            for i in range(22)
        ),
        Shop(21, 4, 210.0, "marked_unpaid"),
    ),
    "invoiced, and open, in Portuguese": (
        """
Número do pedido,Data,Situação,Nome do contato,E-mail,Valor total
1,05/01/2026,Faturado,Ana,a@example.com,"R$ 1.010,00"
2,16/01/2026,Em aberto,Bia,b@example.com,"R$ 20,00"
3,17/01/2026,Entregue,Bia,b@example.com,"R$ 30,00"
4,18/01/2026,Cancelado,Bia,b@example.com,"R$ 40,00"
""",
        Shop(2, 2, 1040.0),
    ),
    "net sales in Japanese": (
        """
日付,時間,総売上高,割引,純売上高,取引ID,イベントタイプ,顧客ID,顧客の名前
2026-01-05,10:00:00,"¥1,200",-¥200,"¥1,000",T1,お支払い,C1,佐藤 花子
2026-01-06,10:00:00,¥300,¥0,¥300,T2,お支払い,C2,鈴木 一郎
2026-01-07,10:00:00,-¥300,¥0,-¥300,R2,払い戻し,C2,鈴木 一郎
""",
        Shop(2, 2, 1000.0),
    ),
    "headers of three rows": (
        """
Order,,Customer,,Money,,
,,,,Net,Tax,Gross
No.,Date,ID,Name,EUR,EUR,EUR
1,05/01/2026,C1,Anna,10.00,2.00,12.00
1,05/01/2026,C1,Anna,20.00,4.00,24.00
2,16/01/2026,C2,Bo,5.00,1.00,6.00
""",
        Shop(2, 2, 42.0),
    ),
    "a customer on a line of their own, called so": (
        """
Umsatzliste nach Kunden;;;
Zeitraum: 01.01.2025 bis 31.07.2025;;;
Belegdatum;Belegnr.;Text;Brutto
Kunde: 10001 Anna Berg;;;
05.01.2025;RE1;Ware;1.010,00
16.01.2025;RE2;Ware;10,00
;;Zwischensumme;1.020,00
;;;
Kunde: 10002 Bo Lind;;;
17.01.2025;RE3;Ware;30,00
;;Zwischensumme;30,00
;;Gesamtsumme;1.050,00
""",
        Shop(3, 2, 1050.0, "total_rows"),
    ),
    "two totals, before and after the discount": (
        """
Order,Date,Customer,Total,Discount,Total
1,2026-01-05,Anna,13.00,3.00,10.00
2,2026-01-06,Bo,20.00,0.00,20.00
3,2026-01-07,Bo,30.00,5.00,25.00
""",
        Shop(3, 2, 55.0),
    ),
    "short names of a program, millionths of a second": (
        """
oid,ts,uid,amt
1,1767607200000000,u1,10.50
2,1767693600000000,u2,20.50
3,1767780000000000,u2,30.50
""",
        Shop(3, 2, 61.5, "unix_time"),
    ),
    "deals with companies, in thousands": (
        """
Deal ID;Won on;Company;Value (k€)
1;2026-01-05;Acme;10,5
2;2026-01-16;Beta;20,5
3;2026-01-17;Beta;30,0
""",
        Shop(3, 2, 61_000.0, "unit_in_header"),
    ),
    "a subtotal, and the sum of it with tax and freight": (
        """
SalesOrderID,OrderDate,DueDate,SalesOrderNumber,CustomerID,SubTotal,TaxAmt,Freight,Payable
1,2026-01-05 00:00:00.000,2026-01-17 00:00:00.000,SO1,29001,10.0000,1.0000,2.0000,13.0000
2,2026-01-06 00:00:00.000,2026-01-18 00:00:00.000,SO2,29002,20.0000,2.0000,2.0000,24.0000
3,2026-01-07 00:00:00.000,2026-01-19 00:00:00.000,SO3,29002,30.0000,3.0000,2.0000,35.0000
""",
        Shop(3, 2, 72.0),
    ),
    "what is left of an amount after its discount": (
        """
Sipariş Numarası;Sipariş Tarihi;Alıcı;Sipariş Statüsü;Satış Tutarı;İndirim Tutarı;Net
1;05.01.2026 10:00;Anna;Teslim Edildi;1.010,00;10,00;1.000,00
2;16.01.2026 10:00;Bo;Kargoda;20,00;0,00;20,00
3;17.01.2026 10:00;Bo;İptal Edildi;30,00;5,00;25,00
""",
        Shop(2, 2, 1020.0),
    ),
    "discounts that are shares of a price": (
        """
OrderID,CustomerID,OrderDate,Freight,ProductID,UnitPrice,Quantity,Discount
1,ALFKI,2026-01-05,32.38,11,10.00,2,0.25
1,ALFKI,2026-01-05,32.38,12,5.00,1,0
2,BONAP,2026-01-06,11.61,11,9.99,3,0.5
""",
        Shop(2, 2, 20.0 + 14.985, "discount_rate"),
    ),
    "an old Magento in German": (
        """
"Bestellung #","Gekauft bei (Store)","Bestellt am","Rechnung an Name","Gesamtsumme (Basis)","Status"
"1","Main Website","05.01.2026 10:00:00","Anna Klein","1.010,00 €","Vollständig"
"2","Main Website","16.01.2026 10:00:00","Bo Berg","20,00 €","Verarbeitung"
"3","Main Website","17.01.2026 10:00:00","Bo Berg","30,00 €","Abgebrochen"
""",
        Shop(2, 2, 1030.0),
    ),
    "rand, and debtors": (
        """
Doc No,Doc Date,Debtor,Amount (ZAR)
D1,2026/01/05,Anna,R 49 553.36
D2,2026/01/16,Bo,R 20.50
D3,2026/01/17,Bo,R 1 030.00
""",
        Shop(3, 2, 50_603.86),
    ),
    "what goods would have cost, and what was paid for them": (
        """
门店名称,订单号,下单时间,订单状态,顾客手机号,商品总价,商家活动支出,用户在线支付金额,商家应收款
面馆,801,2026-01-05 10:00:00,已完成,13800000001,25.00,-5,20.00,17.00
面馆,802,2026-01-06 10:00:00,已取消,13800000002,35.00,-5,30.00,27.00
面馆,803,2026-01-07 10:00:00,已完成,13800000002,45.00,-5,40.00,37.00
""",
        Shop(2, 2, 60.0),
    ),
    "a Dutch invoice to a relation": (
        """
Factuurnummer;Factuurdatum;Relatie;Bedrag excl. btw;Btw;Bedrag incl. btw;Betaald
F1;05-01-2026;Anna;100,00;21,00;121,00;Ja
F2;16-01-2026;Bo;10,00;2,10;12,10;Ja
""",
        Shop(2, 2, 133.1),
    ),
    "one number of a person, with and without the country's code": (
        """
Bill,Date,Mobile,Amount
1,05/01/2026,9876500001,10
2,16/01/2026,+91 98765 00001,20
3,17/01/2026,09876500001,30
4,18/01/2026,+91-98765-00002,40
5,19/01/2026,+44 20 7946 0958,50
""",
        Shop(5, 3, 150.0),
    ),
    "a guest's sales in German are no daily totals": (
        """
Bon;Tag;Gast;Umsatz
1;Mo, 05.01.2026;Anna;10,50
2;Fr, 16.01.2026;Bo;20,50
3;Fr, 16.01.2026;Bo;30,50
""",
        Shop(3, 2, 61.5),
    ),
    "Russian days with a year's sign before the clock": (
        """
Заказ;Дата;Покупатель;Сумма
1;5 января 2026 г., 19:26;Иванов Пётр;1 010,50 ₽
2;16 января 2026 г., 9:26;Попова Мария;20,50 ₽
""",
        Shop(2, 2, 1031.0),
    ),
    "the account that ordered, and phones with hidden digits": (
        """
订单编号,订单状态,下单时间,客户账号,商品名称,商品单价,商品数量,实付金额,收货人,手机
	301,已完成,2026-01-05 10:00:00,jd_1,杯,13.00,1,10.00,张**,138****1111
	302,已取消,2026-01-06 10:00:00,jd_2,杯,13.00,1,0.00,李**,138****1111
	303,已完成,2026-01-07 10:00:00,jd_2,杯,23.00,1,20.00,李**,138****1111
""",
        Shop(2, 2, 30.0),
    ),
    "half-width letters of a Japanese till": (
        """
ﾚｼｰﾄ番号,売上日,会員ｺｰﾄﾞ,合計金額
1,2026/01/05,000001,1200
2,2026/01/16,000002,900
""",
        Shop(2, 2, 2100.0),
    ),
    "an account's manager and a seller are nobody who bought": (
        """
Receipt,Date,Amount,Account manager,Nombre vendedor
1,2024-01-05,10.50,Eva Jansen,Luis Peña
2,2024-01-16,20.50,Max Weber,Luis Peña
3,2024-01-17,30.50,Eva Jansen,Ana Ruiz
""",
        Shop(3, 0, 61.5, "no_buyer_column"),
    ),
    "nights, their payouts and an adjustment": (
        """
Date,Type,Confirmation Code,Start Date,Nights,Guest,Listing,Details,Reference,Currency,Amount,Paid Out,Service Fee,Cleaning Fee,Gross Earnings,Occupancy Taxes
05/14/2025,Payout,,,,,,Transfer to Anna IBAN ...89 (EUR),G-ABC,EUR,,291.00,,,,
05/14/2025,Reservation,HMAAA1,05/13/2025,3,Bo Lund,Loft,,,EUR,291.00,,9.00,30.00,300.00,0.00
05/20/2025,Payout,,,,,,Transfer to Anna IBAN ...89 (EUR),G-ABD,EUR,,194.00,,,,
05/20/2025,Reservation,HMAAA2,05/19/2025,2,Cy Ross,Loft,,,EUR,194.00,,6.00,30.00,200.00,0.00
06/20/2025,Reservation,HMAAA3,06/19/2025,2,Bo Lund,Loft,,,EUR,97.00,,3.00,30.00,100.00,0.00
06/21/2025,Resolution Adjustment,HMAAA3,06/19/2025,2,Bo Lund,Loft,Refund,,EUR,-20.00,,0.00,0.00,-20.00,0.00
""",
        Shop(3, 2, 580.0),
    ),
    "appointments, what each would cost and whether it was paid": (
        """
Start Time,End Time,First Name,Last Name,Phone,Email,Type,Calendar,Appointment Price,Paid?,Amount Paid Online,Certificate Code,Notes,Date Scheduled,Label,Scheduled By
"January 5, 2025 10:00 am","January 5, 2025 11:00 am",Anna,Klein,+491701,anna@example.com,Massage 60,Eva,60.00,yes,60.00,,,2025-01-02,,
"January 6, 2025 1:30 pm","January 6, 2025 2:30 pm",Bo,Lund,+451702,bo@example.com,Massage 90,Eva,85.00,yes,0.00,,,2025-01-03,,
"February 6, 2025 1:30 pm","February 6, 2025 2:30 pm",Bo,Lund,+451702,bo@example.com,Massage 60,Eva,60.00,no,0.00,,,2025-02-03,,
""",
        Shop(2, 2, 145.0),
    ),
    "backers, one dropped": (
        """
Backer Number,Backer UID,Backer Name,Email,Shipping Country,Shipping Amount,Reward Title,Backing Minimum,Reward ID,Pledge Amount,Pledged At,Rewards Sent?,Pledged Status,Notes
1,900001,Anna Klein,anna@example.com,DE,€5.00,Early bird,€25.00,7001,€30.00,"2025/03/01, 10:15",,collected,
2,900002,Bo Lund,bo@example.com,DK,€5.00,Early bird,€25.00,7001,€30.00,"2025/03/01, 10:25",,dropped,
3,900003,Cy Ross,cy@example.com,US,€9.00,Box,€60.00,7002,€69.00,"2025/03/02, 09:05",,collected,
""",
        Shop(2, 2, 99.0),
    ),
    "payments beside the invoices that they settle": (
        """
Sunny Shop,,,,,,
Transaction List by Customer,,,,,,
"January - March, 2025",,,,,,
,Date,Transaction Type,Num,Posting,Memo/Description,Amount
Anna Klein,,,,,,
,01/05/2025,Invoice,1001,Yes,,120.00
,01/15/2025,Payment,,Yes,,-120.00
,02/05/2025,Invoice,1003,Yes,,80.00
,02/16/2025,Credit Memo,1004,Yes,,-20.00
Total for Anna Klein,,,,,,$60.00
Bo Lund,,,,,,
,01/25/2025,Invoice,1002,Yes,,50.00
,01/26/2025,Payment,,Yes,,-50.00
Total for Bo Lund,,,,,,$0.00
""",
        Shop(3, 2, 230.0),
    ),
    "parts of a record before each header": (
        """
Order - Number,Date - Order Date,Order - Status,Customer Name,Customer Email,Item - Name,Item - Qty,Item - Price,Amount - Order Total,Amount - Order Shipping,Amount - Order Tax,Market - Store Name
1001,1/5/2025 10:11:12 AM,Shipped,Anna Klein,anna@example.com,Mug,2,10.00,33.00,3.00,0.00,Etsy
1001,1/5/2025 10:11:12 AM,Shipped,Anna Klein,anna@example.com,Plate,1,10.00,33.00,3.00,0.00,Etsy
1002,1/16/2025 10:11:12 AM,Cancelled,Bo Lund,bo@example.com,Plate,1,10.00,13.00,3.00,0.00,Etsy
1003,2/16/2025 10:11:12 PM,Awaiting Shipment,Bo Lund,bo@example.com,Plate,1,10.00,13.00,3.00,0.00,Etsy
""",
        Shop(2, 2, 46.0),
    ),
    "one header for what the buyer was given back": (
        """
Date of sale,Time of sale,Date of listing,Bundle,Buyer,Brand,Description,Size,Item price,Buyer shipping cost,Total,USPS Cost,Depop fee,Depop Payments fee,Boosting fee,Payment type,Category,Name,Address Line 1,City,State,Post Code,Country,Refunded to buyer amount,Fees refunded to seller
01/05/2025,10:11 AM,12/01/2024,No,anna1,Nike,Shirt,M,$20.00,$5.00,$25.00,$5.00,$2.50,$0.80,$0.00,Depop Payments,Tops,Anna Klein,,,,,US,,
01/25/2025,01:11 PM,12/01/2024,No,bolund,Nike,Shirt,M,$30.00,$5.00,$35.00,$5.00,$2.50,$0.80,$0.00,Depop Payments,Tops,Bo Lund,,,,,US,$35.00,$3.30
02/05/2025,10:11 AM,12/01/2024,No,bolund,Nike,Cap,M,$10.00,$5.00,$15.00,$5.00,$1.50,$0.80,$0.00,Depop Payments,Tops,Bo Lund,,,,,US,,
""",
        Shop(2, 2, 40.0),
    ),
    "gifts to campaigns, by people with addresses": (
        """
Donation ID,Donation Date,Donor Name,Donor Email,Campaign,Amount,Fee,Fee Covered,Payment Status,Recurring,Anonymous
1,2025-01-05,Anna Klein,anna@example.com,Winter,50.00,1.75,0.00,Succeeded,No,No
2,2025-01-06,Bo Lund,bo@example.com,Winter,25.00,1.00,1.00,Succeeded,Monthly,No
3,2025-02-06,Bo Lund,bo@example.com,Winter,25.00,1.00,1.00,Succeeded,Monthly,No
4,2025-02-07,Cy Ross,cy@example.com,Winter,100.00,1.00,1.00,Failed,No,No
""",
        Shop(3, 2, 100.0),
    ),
    "days and kinds of documents in short German words": (
        """
Belegnr.;Belegdat.;Kundennr.;Matchcode;Nettobetrag;MwSt.;Bruttobetrag;Bezahlt am;Mahnstufe;Art
RE25001;05.01.2025;10001;Klein Anna;100,00;19,00;119,00;10.01.2025;0;Rechnung
RE25002;16.01.2025;10002;Lund Bo;50,00;9,50;59,50;;1;Rechnung
GU25001;20.01.2025;10001;Klein Anna;-20,00;-3,80;-23,80;20.01.2025;0;Gutschrift
AN25001;21.01.2025;10003;Ross Cy;500,00;95,00;595,00;;0;Angebot
""",
        Shop(1, 1, 95.2, "never_paid"),
    ),
    "open orders whose payment is told in a column beside": (
        """
Número do Pedido;E-mail;Data;Status do Pedido;Status do Pagamento;Status do Envio;Moeda;Subtotal;Desconto;Valor do Frete;Total;Nome do comprador;CPF / CNPJ;Telefone;Forma de Pagamento;Nome do Produto;Valor do Produto;Quantidade Comprada;SKU
101;anna@example.com;05/01/2025 10:11:12;Aberto;Confirmado;Enviado;BRL;100,00;10,00;15,00;105,00;Anna Silva;11122233344;+5511;Pix;Caneca;50,00;2;C1
102;bo@example.com;16/01/2025 10:11:12;Cancelado;Recusado;Não enviado;BRL;50,00;0,00;15,00;65,00;Bo Souza;22222233344;+5512;Cartão;Prato;50,00;1;P1
103;bo@example.com;18/01/2025 10:11:12;Aberto;Pendente;Não enviado;BRL;50,00;0,00;15,00;65,00;Bo Souza;22222233344;+5512;Boleto;Prato;50,00;1;P1
104;bo@example.com;18/02/2025 10:11:12;Arquivado;Confirmado;Entregue;BRL;1.050,00;0,00;15,00;1.065,00;Bo Souza;22222233344;+5512;Boleto;Prato;525,00;2;P1
""",
        Shop(2, 2, 1170.0),
    ),
    "deals with companies, and what is still talked about": (
        """
Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Associated Company,Create Date
1,Anna Ltd - renewals,Closed Won,2025-01-05 10:11,Eva,1200.50,Sales,Anna Ltd,2024-12-01 10:00
2,Bo Ltd,Closed Lost,2025-01-06 10:11,Eva,800,Sales,Bo Ltd,2024-12-01 10:00
3,Bo Ltd 2,Appointment Scheduled,2025-03-06 10:11,Eva,900,Sales,Bo Ltd,2024-12-11 10:00
4,Anna Ltd - more,Closed Won,2025-02-06 10:11,Eva,700,Sales,Anna Ltd,2024-12-11 10:00
""",
        Shop(2, 1, 1900.5),
    ),
    "objects of a payment service, in cents": (
        """{"object": "list", "data": [{"id": "ch_1", "object": "charge", "amount": 2000, "amount_refunded": 0, "currency": "usd", "created": 1736071872, "customer": "cus_1", "paid": true, "refunded": false, "status": "succeeded"}, {"id": "ch_2", "object": "charge", "amount": 1500, "amount_refunded": 1500, "currency": "usd", "created": 1736171872, "customer": "cus_2", "paid": true, "refunded": true, "status": "succeeded"}, {"id": "ch_3", "object": "charge", "amount": 5000, "amount_refunded": 1000, "currency": "usd", "created": 1738171872, "customer": "cus_1", "paid": true, "refunded": false, "status": "succeeded"}, {"id": "ch_4", "object": "charge", "amount": 5000, "amount_refunded": 0, "currency": "usd", "created": 1738271872, "customer": "cus_3", "paid": false, "refunded": false, "status": "failed"}], "has_more": false}""",
        Shop(2, 1, 60.0),
    ),
    "a day of the refund and no amount of it": (
        """
Transaction ID,Purchased At,User ID,User Name,User Email,Course,Price,Coupon,Earnings,Status,Refunded At,Payment Type
1,2025-01-05 10:11:12 UTC,11,Anna,anna@example.com,Baking,$99.00,,$92.00,completed,,stripe
2,2025-01-06 10:11:12 UTC,12,Bo,bo@example.com,Baking,$99.00,,$92.00,completed,2025-01-10 10:11:12 UTC,stripe
3,2025-02-06 10:11:12 UTC,12,Bo,bo@example.com,Knitting,$49.00,,$45.00,completed,,stripe
""",
        Shop(2, 2, 148.0),
    ),
    "expired, in Portuguese": (
        """
Nome do Produto;Nome do Produtor;Transação;Meio de Pagamento;Origem;Moeda;Preço do Produto;Preço da Oferta;Preço Original;Número da Parcela;Data de Venda;Data de Confirmação;Status;Nome;Email;País;Preço Total;Tipo Pagamento Oferta
Curso;Eva;HP1;Cartão;;BRL;197,00;197,00;197,00;1;05/01/2025 10:11:12;05/01/2025 10:12:12;Completo;Ana;ana@example.com;Brasil;197,00;Pagamento único
Curso;Eva;HP2;Boleto;;BRL;197,00;197,00;197,00;1;16/01/2025 10:11:12;;Expirado;Beto;beto@example.com;Brasil;197,00;Pagamento único
Curso;Eva;HP3;Pix;;BRL;197,00;97,00;197,00;1;18/02/2025 10:11:12;18/02/2025 10:12:12;Aprovado;Beto;beto@example.com;Brasil;97,00;Pagamento único
Curso;Eva;HP4;Pix;;BRL;197,00;97,00;197,00;1;19/02/2025 10:11:12;19/02/2025 10:12:12;Reembolsado;Beto;beto@example.com;Brasil;97,00;Pagamento único
""",
        Shop(2, 2, 294.0),
    ),
    "what the buyer paid, before the payment service's fee": (
        """
Datum;Tid;Kvittonummer;Betalningsmetod;Kortutgivare;Personal;Beskrivning;Summa;Moms;Dricks;Avgift;Netto
2025-01-05;10:11;1001;Kort;Visa;Eva;Mugg;125,00;25,00;0,00;2,19;122,81
2025-01-16;10:11;1002;Kort;Visa;Eva;Tallrik;250,00;50,00;0,00;4,38;245,62
2025-01-17;10:11;1003;Återbetalning;Visa;Eva;Tallrik;-250,00;-50,00;0,00;0,00;-250,00
""",
        Shop(2, 0, 125.0),
    ),
    "the holder of the card bought": (
        """
Datum;Transaktions-ID;Zahlungsart;Status;Typ;Quittungsnr.;Beschreibung;Betrag inkl. MwSt.;MwSt.;Trinkgeld;Gebühr;Auszahlung;Karteninhaber
05.01.2025, 10:11;TX1;Visa;Erfolgreich;Umsatz;S1;Becher;12,50;2,00;0,00;0,20;12,30;A. KLEIN
16.01.2025, 10:11;TX2;Visa;Fehlgeschlagen;Umsatz;S2;Teller;20,00;3,00;0,00;0,20;0,00;B. LUND
17.01.2025, 10:11;TX3;Visa;Erfolgreich;Rückerstattung;S3;Becher;-12,50;-2,00;0,00;0,00;-12,50;A. KLEIN
18.02.2025, 10:11;TX4;Visa;Erfolgreich;Umsatz;S4;Teller;20,00;3,00;0,00;0,20;19,80;B. LUND
""",
        Shop(2, 2, 20.0),
    ),
    "an opening balance above a customer's sales": (
        """
Customer Ledger,,,,,,
Date,Customer,Voucher,Particulars,Debit,Credit,Balance
01-01-2025,Anna Ltd,,Opening Balance,500.00,,500.00
05-01-2025,Anna Ltd,INV1,Sales,120.00,,620.00
16-01-2025,Anna Ltd,RCT1,Receipt,,620.00,0.00
18-01-2025,Bo Ltd,INV2,Sales,80.00,,80.00
20-02-2025,Anna Ltd,INV3,Sales,60.00,,60.00
""",
        Shop(3, 2, 260.0),
    ),
    "an amount, and the same with tax": (
        """
No.,Sell-to Customer No.,Sell-to Customer Name,Posting Date,Due Date,Currency Code,Amount,Amount Including VAT,Remaining Amount,Location Code,No. Printed,Closed,Cancelled,Corrective
PSI-1001,C10,Anna Ltd,01/05/2025,02/05/2025,,100.00,120.00,0.00,MAIN,1,Yes,No,No
PSI-1002,C20,Bo Ltd,01/16/2025,02/16/2025,,50.00,60.00,60.00,MAIN,1,No,No,No
PSI-1003,C20,Bo Ltd,01/18/2025,02/18/2025,,70.00,84.00,0.00,MAIN,1,Yes,Yes,No
PSI-1004,C10,Anna Ltd,02/05/2025,03/05/2025,,10.00,12.00,0.00,MAIN,1,Yes,No,No
""",
        Shop(3, 2, 192.0),
    ),
    "a till's statement, the other party named": (
        """
Receipt No.,Completion Time,Initiation Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Balance Confirmed,Reason Type,Other Party Info,Linked Transaction ID,A/C No.
QA1,2025-01-05 10:11:12,2025-01-05 10:11:12,Pay merchant,Completed,500.00,,500.00,true,Customer Pay,2547****111 - ANNA K,,
QA2,2025-01-16 10:11:12,2025-01-16 10:11:12,Pay merchant,Completed,300.00,,800.00,true,Customer Pay,2547****222 - BO L,,
QA3,2025-01-17 10:11:12,2025-01-17 10:11:12,Withdraw to bank,Completed,,-700.00,100.00,true,Withdrawal,Bank,,
QA4,2025-02-17 10:11:12,2025-02-17 10:11:12,Pay merchant,Completed,200.00,,300.00,true,Customer Pay,2547****111 - ANNA K,,
""",
        Shop(3, 2, 1000.0),
    ),
    "the account on the other side": (
        """
#支付宝业务明细查询
#账号：[20881234]
#起始日期：[2025年01月01日 00:00:00]   终止日期：[2025年03月01日 00:00:00]
#-----------------------------------------业务明细列表----------------------------------------
支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注
2025010522001,M001	,交易,茶,2025-01-05 10:11:12,2025-01-05 10:11:20,,,,,*伟(138****0001),100.00,100.00,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,,-0.60,0.00,
2025010622002,M002	,交易,杯,2025-01-06 10:11:12,2025-01-06 10:11:20,,,,,*娜(138****0002),50.00,50.00,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,,-0.30,0.00,
2025010622002,M002	,退款,杯,2025-01-06 10:11:12,2025-01-07 10:11:20,,,,,*娜(138****0002),-50.00,-50.00,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,R1,0.30,0.00,
2025020622003,M003	,交易,杯,2025-02-06 10:11:12,2025-02-06 10:11:20,,,,,*伟(138****0001),60.00,60.00,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,,-0.36,0.00,
#-----------------------------------------业务明细列表结束------------------------------------
#导出时间：[2025年03月01日 10:00:00]
""",
        Shop(3, 2, 160.0),
    ),
    "net sales and what was collected": (
        """
Date,Receipt number,Receipt type,Gross sales,Discounts,Net sales,Taxes,Total collected,Cost of goods,Gross profit,Payment type,Description,Dining option,POS,Store,Cashier name,Customer name,Customer contacts,Status
1/5/25 10:11 AM,1-1001,Sale,20.00,2.00,18.00,1.80,19.80,8.00,10.00,Cash,2 x Mug,,POS 1,Main,Eva,Anna Klein,anna@example.com,Closed
1/16/25 10:11 AM,1-1002,Sale,30.00,0.00,30.00,3.00,33.00,8.00,22.00,Card,1 x Plate,,POS 1,Main,Eva,Bo Lund,bo@example.com,Closed
1/17/25 10:11 AM,1-1003,Refund,-30.00,0.00,-30.00,-3.00,-33.00,-8.00,-22.00,Card,1 x Plate,,POS 1,Main,Eva,Bo Lund,bo@example.com,Closed
2/17/25 10:11 AM,1-1004,Sale,10.00,0.00,10.00,1.00,11.00,4.00,6.00,Card,1 x Cup,,POS 1,Main,Eva,Bo Lund,bo@example.com,Closed
2/18/25 10:11 AM,1-1005,Sale,10.00,0.00,10.00,1.00,11.00,4.00,6.00,Card,1 x Cup,,POS 1,Main,Eva,Anna Klein,anna@example.com,Cancelled
""",
        Shop(3, 2, 30.8),
    ),
    "traditional characters": (
        """
訂單編號,訂單日期,訂單狀態,付款方式,付款狀態,會員編號,購買人姓名,購買人手機,商品頁序號,商品名稱,數量,單價,活動折扣,實際付款金額,運費,退貨數量
TG001,2025/01/05 10:11:12,已完成,信用卡,付款成功,M1,王小明,0912****11,S1,杯,2,100,0,200,60,0
TG001,2025/01/05 10:11:12,已完成,信用卡,付款成功,M1,王小明,0912****11,S2,盤,1,300,30,270,60,0
TG002,2025/01/16 10:11:12,已取消,信用卡,付款失敗,M2,陳美麗,0912****22,S2,盤,1,300,0,300,60,0
TG003,2025/02/16 10:11:12,已完成,超商,付款成功,M2,陳美麗,0912****22,S2,盤,1,300,0,300,60,0
""",
        Shop(2, 2, 770.0),
    ),
    "contacts, and orders attended to": (
        """
"ID","Número do pedido","Data","Contato","Situação","Valor total","Desconto","Frete","Vendedor","Loja virtual"
"1","501","05/01/2025","Ana Silva","Atendido","105,00","0,00","15,00","Eva","Site"
"2","502","16/01/2025","Beto Souza","Cancelado","65,00","0,00","15,00","Eva","Site"
"3","503","18/02/2025","Beto Souza","Em aberto","65,00","0,00","15,00","Eva","Site"
"4","504","19/02/2025","Beto Souza","Atendido","1.065,00","0,00","15,00","Eva","Site"
""",
        Shop(2, 2, 1170.0),
    ),
    "somebody who did not come": (
        """
Date du rendez-vous;Heure;Client;Téléphone;Prestation;Collaborateur;Prix;Statut;Paiement en ligne
05/01/2025;10:00;Anna Petit;0601;Coupe;Eva;45,00 €;Honoré;Non
16/01/2025;11:00;Marc Roux;0602;Couleur;Eva;90,00 €;Annulé;Non
17/01/2025;11:00;Marc Roux;0602;Couleur;Eva;90,00 €;Non présenté;Non
18/02/2025;11:00;Marc Roux;0602;Coupe;Max;30,00 €;Honoré;Oui
""",
        Shop(2, 2, 75.0),
    ),
    "入金: 済 or 未": (
        """
売上ID,受注日時,顧客ID,購入者 名前,購入者 メールアドレス,購入者 電話番号,商品名,商品単価,購入数,小計,送料,手数料,消費税,購入総額,受注ステータス,入金,発送
1001,2025-01-05 10:11:12,C1,佐藤 花子,s@example.com,090,マグ,1000,2,2000,500,0,250,4250,受注,済,済
1001,2025-01-05 10:11:12,C1,佐藤 花子,s@example.com,090,皿,1500,1,1500,500,0,250,4250,受注,済,済
1002,2025-01-16 10:11:12,C2,鈴木 一郎,z@example.com,080,皿,1500,1,1500,500,0,150,2150,キャンセル,未,未
1003,2025-02-16 10:11:12,C2,鈴木 一郎,z@example.com,080,皿,1500,1,1500,500,0,150,2150,受注,済,未
""",
        Shop(2, 2, 6400.0),
    ),
    "receipt numbers and the price sold at, in Korean": (
        """
영업일자,영수증번호,결제시각,구분,회원번호,회원명,상품명,수량,단가,할인,실판매금액,결제수단
2025-01-05,0001,10:11:12,판매,M1,김민수,커피,2,"4,500",0,"9,000",카드
2025-01-05,0001,10:11:12,판매,M1,김민수,케이크,1,"6,000",500,"5,500",카드
2025-01-16,0002,11:11:12,판매,M2,이서연,커피,1,"4,500",0,"4,500",카드
2025-01-16,0003,11:15:12,반품,M2,이서연,커피,-1,"4,500",0,"-4,500",카드
2025-02-16,0001,11:11:12,판매,M2,이서연,커피,1,"4,500",0,"4,500",카드
""",
        Shop(3, 2, 19000.0),
    ),
    "a day under the word for time": (
        """
№;Время;Контрагент;Организация;Сумма;Валюта;Выставлено счетов;Оплачено;Отгружено;Статус;Комментарий
00001;05.01.2025 10:11;Анна К.;Магазин;1 200,00;руб;0;1 200,00;1 200,00;Доставлен;
00002;16.01.2025 10:11;Борис Л.;Магазин;800,00;руб;0;0;0;Отменен;
00003;20.02.2025 10:11;Анна К.;Магазин;300,00;руб;0;300,00;300,00;Отгружен;
""",
        Shop(2, 1, 1500.0),
    ),
    "a market place's report with returns and transport": (
        """
№;Номер поставки;Предмет;Код номенклатуры;Бренд;Артикул поставщика;Название;Баркод;Тип документа;Обоснование для оплаты;Дата заказа покупателем;Дата продажи;Кол-во;Цена розничная;Вайлдберриз реализовал Товар (Пр);К перечислению Продавцу за реализованный Товар;Номер заказа
1;1;Кружки;77;Бренд;A1;Кружка;1;Продажа;Продажа;2025-01-03;2025-01-05;1;1000;900;700;9001
2;1;Кружки;77;Бренд;A1;Кружка;1;Возврат;Возврат;2025-01-03;2025-01-15;1;1000;900;700;9001
3;1;Кружки;77;Бренд;A1;Кружка;1;Продажа;Продажа;2025-02-03;2025-02-05;1;1000;850;660;9002
4;1;;;;;;;;Логистика;2025-02-03;2025-02-05;0;0;0;0;9002
""",
        Shop(2, 0, 850.0),
    ),
    "PayPal in Portuguese": (
        """
"Data","Hora","Fuso horário","Nome","Tipo","Status","Moeda","Bruto","Tarifa","Líquido","Do endereço de e-mail","Para o e-mail","Código da transação","Código da transação de referência","Saldo"
"05/01/2025","10:11:12","BRT","Anna K","Pagamento no Checkout expresso","Concluído","BRL","105,00","-5,00","100,00","anna@example.com","shop@example.com","T1","","100,00"
"16/01/2025","10:11:12","BRT","Bo L","Pagamento no Checkout expresso","Concluído","BRL","1.065,00","-50,00","1.015,00","bo@example.com","shop@example.com","T2","","1.115,00"
"17/01/2025","10:11:12","BRT","Bo L","Reembolso de pagamento","Concluído","BRL","-65,00","0,00","-65,00","shop@example.com","bo@example.com","T3","T2","1.050,00"
"18/01/2025","10:11:12","BRT","","Transferência para conta bancária","Concluído","BRL","-1.000,00","0,00","-1.000,00","shop@example.com","","T4","","50,00"
""",
        Shop(2, 2, 1105.0),
    ),
    "PayPal's activities in Italian": (
        """
"Data","Orario","Fuso orario","Nome","Tipo","Stato","Valuta","Lordo","Tariffa","Netto","Indirizzo email mittente","Indirizzo email destinatario","Codice transazione","Codice della transazione di riferimento","Saldo"
"05/01/2025","10:11:12","CET","Anna K","Pagamento Express Checkout","Completata","EUR","105,00","-5,00","100,00","anna@example.com","shop@example.com","T1","","100,00"
"16/01/2025","10:11:12","CET","Bo L","Pagamento Express Checkout","Completata","EUR","65,00","-3,00","62,00","bo@example.com","shop@example.com","T2","","162,00"
"17/01/2025","10:11:12","CET","Bo L","Rimborso pagamento","Completata","EUR","-65,00","3,00","-62,00","shop@example.com","bo@example.com","T3","T2","100,00"
"18/01/2025","10:11:12","CET","","Prelievo utente","Completata","EUR","-100,00","0,00","-100,00","shop@example.com","","T4","","0,00"
""",
        Shop(2, 2, 105.0),
    ),
    "小红书千帆, what the buyer owes after the platform's part": (
        """
订单号,订单状态,售后状态,订单类型,订单创建时间,订单支付时间,发货时间,商品名称,规格,商品编码,SKU件数,商品总价,商家优惠,平台优惠,运费,商家应收金额(元),用户应付金额(元),收件人姓名,收件人电话,买家留言
P7001,已完成,-,普通,2025-01-05 10:11:12,2025-01-05 10:12:12,,茶,红,M1,2,100.00,5.00,0.00,0.00,95.00,95.00,张*,138****0001,
P7002,已取消,-,普通,2025-01-06 10:11:12,,,杯,,P1,1,10.00,0.00,0.00,0.00,10.00,10.00,李*,138****0002,
P7003,已发货,退款成功,普通,2025-01-07 10:11:12,2025-01-07 10:12:12,,杯,,P1,1,10.00,0.00,0.00,0.00,10.00,10.00,李*,138****0002,
P7004,已发货,-,普通,2025-02-07 10:11:12,2025-02-07 10:12:12,,杯,,P1,1,10.00,0.00,2.00,0.00,10.00,8.00,李*,138****0002,
""",
        Shop(2, 2, 103.0),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ORDERS)
def test_orders_are_read_as_their_system_means_them(name: str) -> None:
    text, shop = ORDERS[name]
    result = read(text)
    assert isinstance(result, Imported), result.kind
    orders, customers, revenue = told(result)
    assert (orders, customers, revenue) == (shop.orders, shop.customers, pytest.approx(shop.revenue))
    said = {one.code for one in result.findings}
    assert shop.said is None or shop.said in said
    assert "unknown_status" not in said


def test_a_subscription_counts_on_the_days_it_is_charged() -> None:
    text, _ = ORDERS["subscriptions: when it was charged, not when it was signed"]
    result = read(text)
    assert isinstance(result, Imported)
    assert sorted(str(day.date()) for day in result.orders["ordered_at"]) == ["2024-01-05", "2024-02-05"]


def test_the_day_with_its_time_is_taken_where_both_are_there() -> None:
    result = read("""
受注番号,受注日,受注日時,会員番号,合計金額
1,2026-01-05,2026-01-05 10:00:00,7,100
2,2026-01-06,2026-01-06 11:30:00,8,200
""")
    assert isinstance(result, Imported)
    assert [str(day) for day in result.orders["ordered_at"]] == ["2026-01-05 10:00:00", "2026-01-06 11:30:00"]


SPEND: dict[str, tuple[str, dict[str, Any]]] = {
    "LinkedIn in German": (
        """
Datum,Kampagnenname,Währung,Ausgegebener Gesamtbetrag,Impressions,Klicks
01.05.2026,Marke,EUR,"10,50",900,5
02.05.2026,Laden,EUR,"1.020,50",900,5
""",
        {"platform": None, "spend": 1031.0, "first": "2026-05-01", "last": "2026-05-02"},
    ),
    "TikTok in Chinese, and days": (
        """
推广系列名称,按天,消耗,千次展示成本 (CPM),展示量,点击量（目标页面）,转化量,币种
春季,2026-02-01 00:00:00,10.50,12.00,900,5,1,USD
直播,2026-02-02 00:00:00,20.50,12.00,900,5,1,USD
共 2 项结果的总计,-,31.00,12.00,1800,10,2,-
""",
        {"platform": "tiktok_ads", "spend": 31.0, "first": "2026-02-01", "last": "2026-02-02"},
    ),
    "days that no header names": (
        """
Campaign,Reporting level,Split,Spend,Impressions,Clicks
Brand,Ad group,2026-02-01,10.50,900,5
Brand,Ad group,2026-02-02,20.50,900,5
Brand,Ad group,2026-02-03,1.00,1800,10
""",
        {"platform": None, "spend": 32.0, "first": "2026-02-01", "last": "2026-02-03"},
    ),
    "LinkedIn in Spanish": (
        """
Fecha de inicio (en UTC),Nombre de la cuenta,Divisa,Nombre de la campaña,Importe total gastado,Impresiones,Clics
01/06/2026,Tienda,EUR,B2B,"10,50",900,9
02/06/2026,Tienda,EUR,B2B,"1.020,50",900,9
13/06/2026,Tienda,EUR,B2B,"1,00",900,9
""",
        {"platform": None, "spend": 1032.0, "first": "2026-06-01", "last": "2026-06-13"},
    ),
    "days that end at the next midnight": (
        """
Start time,End time,Campaign Name,Amount Spent (EUR),Paid Impressions
2026-06-01 00:00:00,2026-06-02 00:00:00,Snap,10.50,900
2026-06-02 00:00:00,2026-06-03 00:00:00,Snap,20.50,900
2026-06-03 00:00:00,2026-06-04 00:00:00,Snap,1.00,900
""",
        {"platform": None, "spend": 32.0, "first": "2026-06-01", "last": "2026-06-03"},
    ),
    "Meta in French": (
        """
Jour,Nom de la campagne,Montant dépensé (EUR),Impressions,Résultats,Début des rapports,Fin des rapports
,,"3.70",99,3,2026-02-01,2026-02-02
2026-02-01,Hiver,1.20,50,1,2026-02-01,2026-02-01
2026-02-02,Hiver,2.50,49,2,2026-02-02,2026-02-02
""",
        {"platform": "meta_ads", "spend": 3.7, "first": "2026-02-01", "last": "2026-02-02"},
    ),
    "LinkedIn by day": (
        """
Campaign Performance Report (in UTC)
Report Start: 10/1/2026

Start Date (in UTC),Account Name,Campaign Group Name,Campaign Name,Campaign ID,Currency,Total Spent,Impressions,Clicks
10/1/2026,Acme,Default,B2B,31,USD,33.33,1000,4
10/2/2026,Acme,Default,B2B,31,USD,33.33,1100,5
10/3/2026,Acme,Default,B2B,31,USD,33.34,1200,6
""",
        {"platform": "linkedin_ads", "spend": 100.0, "first": "2026-10-01", "last": "2026-10-03"},
    ),
    "Meta in Chinese, 天": (
        """
广告系列名称,天,展示次数,花费金额 (USD),链接点击量,报告开始日期,报告结束日期
夏季,2026-09-02,1000,100.5,50,2026-09-02,2026-09-02
夏季,2026-09-03,1000,200,50,2026-09-03,2026-09-03
""",
        {"platform": "meta_ads", "spend": 300.5, "first": "2026-09-02", "last": "2026-09-03"},
    ),
    "巨量千川": (
        """
日期,计划名称,消耗(元),展示次数,点击次数,点击均价(元),成交订单数,支付ROI
2026-09-01,直播,1200.50,30000,900,1.33,40,3.00
2026-09-02,直播,800.00,20000,600,1.33,25,3.00
""",
        {"platform": "oceanengine", "spend": 2000.5, "first": "2026-09-01", "last": "2026-09-02"},
    ),
}


@pytest.mark.parametrize("name", SPEND)
def test_spend_is_booked_on_its_days(name: str) -> None:
    text, wanted = SPEND[name]
    result = read(text)
    assert isinstance(result, SideFile)
    assert result.kind == "spend"
    assert result.platform == wanted["platform"]
    frame = result.frame
    assert int(frame["amount_e4"].sum()) / 10_000 == pytest.approx(wanted["spend"])
    assert (frame["first_day"] == frame["last_day"]).all()
    assert [str(day.date()) for day in (frame["first_day"].min(), frame["last_day"].max())] == [wanted["first"], wanted["last"]]  # fmt: skip


#: Files that are no orders, and what the refusal must speak of.
REFUSED: dict[str, tuple[str, str]] = {
    "weeks from day to day": ("Order Date,Invoice,Customer,Amount\n2024-01-01 ~ 2024-01-07,1,Anna,10\n2024/1/8 ~ 2024/1/14,2,Bo,20\n", "tells the week or the month"),
    "weeks instead of days": ("Week,Invoice,Customer,Amount\n2024-W01,1,Anna,10\n2024-W03,2,Bo,20\n", "tells the week or the month"),
    "days without a year, and none above": ("Beleg;Belegdatum;Kunde;Betrag\nR1;0501;Anna;10\nR2;1601;Bo;20\nR3;1701;Bo;30\n", "which year it is"),
    "a list by hand without years": ("日期,昵称,商品,金额\n3月5日,张伟,车厘子,128\n3月6日,王芳,车厘子,59.9\n3月8日,张伟,苹果,30\n", "no year"),
    "goods": ("SKU,Product,Category,Stock,Cost price,Selling price,Last received\nA1,Mug,Cups,12,4.50,9.90,2024-01-05\nA2,Plate,Plates,5,3.50,7.90,2024-01-15\nA3,Bowl,Plates,8,3.00,6.90,2024-02-15\n", "goods and their prices"),
    "goods with their makers": ("Handle,Title,Vendor,Type,Variant SKU,Variant Price,Variant Inventory Qty\np0,Cup,Acme,T,S0,1.5,0\np1,Mug,Acme,T,S1,2.5,1\np2,Jar,Bolt,T,S2,3.5,2\n", "goods and their prices and stock"),
    "purchases": ("PO Number,PO Date,Supplier,Item,Qty,Unit cost,Total cost\nPO1,2024-01-05,Acme,Mug,100,2.5,250\nPO2,2024-01-15,Beta,Plate,50,2,100\nPO3,2024-02-15,Acme,Mug,100,2.5,250\n", "suppliers"),
    "gift cards": ("Gift Card ID,Code,Issued At,Customer Email,Initial Value,Balance,Currency\n1,**12,2024-01-04 10:00,a@example.com,50.00,20.00,EUR\n2,**13,2024-01-14 10:00,b@example.com,100.00,0.00,EUR\n3,**14,2024-02-14 10:00,c@example.com,25.00,25.00,EUR\n", "statement of an account"),
    "a customer a row, a month a column": ("Kunde,Jan 2024,Feb 2024,Mrz 2024,Gesamt\nAnna,100,0,50,150\nBo,100,0,60,160\n", "Each period has a column"),
    "a customer a row, a year and month a column": ("Customer,2025-01,2025-02,2025-03,Total\nAnna,10,20,30,60\nBo,11,21,31,63\n", "Each period has a column"),
    "a table on its side": ("Bestellung,1001,1002,1003\nDatum,2024-01-01,2024-01-05,2024-02-01\nKunde,Anna,Bo,Anna\nBetrag,10.5,20.0,30.0\n", "lies on its side"),
    "a bank account": ("Buchungstag;Wertstellung;Empfänger;Buchungstext;Betrag;Währung;Saldo\n02.01.2024;02.01.2024;Anna;Gutschrift;49,90;EUR;1.049,90\n03.01.2024;03.01.2024;Telekom;Lastschrift;-39,95;EUR;1.009,95\n15.01.2024;15.01.2024;Bo;Gutschrift;120,00;EUR;1.129,95\n", "statement of an account"),
    "returns, numbered": ("Return number,Order number,Customer email,Created at,Return reason,Return status\nR1,1001,ann@x.org,2025-01-05,Wrong size,Open\nR2,1004,bob@x.org,2025-02-07,Damaged,Closed\nR3,1009,ann@x.org,2025-02-27,Damaged,Closed\n", "list of refunds and returns"),
    "returns in German": ("Retourennummer,Bestellnummer,E-Mail,Erstellt am,Retourengrund,Status\nR1,1001,ann@x.org,2025-01-05,Wrong size,Open\nR2,1004,bob@x.org,2025-02-07,Damaged,Closed\nR3,1009,ann@x.org,2025-02-27,Damaged,Closed\n", "list of refunds and returns"),
    "returns in French": ("N° retour,N° commande,E-mail client,Date de demande,Motif du retour,Statut\nR1,1001,ann@x.org,2025-01-05,Wrong size,Open\nR2,1004,bob@x.org,2025-02-07,Damaged,Closed\nR3,1009,ann@x.org,2025-02-27,Damaged,Closed\n", "list of refunds and returns"),
    "what was given back, and nothing else": ("售后单号,订单号,商品名称,售后类型,售后状态,售后申请时间,退款金额（元）\n1,11,茶,退货退款,退款成功,2024-01-05 10:00:00,50\n2,12,杯,仅退款,退款成功,2024-01-06 10:00:00,20\n", "list of refunds and returns"),
    "a journal": ("Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;Konto;Gegenkonto (ohne BU-Schlüssel);Belegdatum;Belegfeld 1;Buchungstext\n119,00;S;10001;8400;05.01.2025;RE1;Anna\n59,50;S;10002;8400;15.01.2025;RE2;Bo\n", "journal of an accounting program"),
    "carts that were left": ("Cart ID,Created at,Email,Items,Cart total,Recovered\n1,2025-01-05 10:11:12,anna@example.com,2,30.00,No\n2,2025-01-16 10:11:12,bo@example.com,1,10.00,Yes\n", "list of carts"),
    "wages": ("Employee ID,Employee Name,Pay Date,Hours,Gross Pay,Tax,Net Pay\nE1,Anna,2026-01-28,160,3200.00,600.00,2600.00\nE2,Bo,2026-01-28,120,2400.00,400.00,2000.00\n", "list of wages"),
    "wages in German": ("Personalnummer;Mitarbeiter;Bruttolohn;Nettolohn;Auszahlungsdatum\n1;Anna;3200,00;2600,00;28.01.2026\n2;Bo;2400,00;2000,00;28.01.2026\n", "wages"),
    "payouts": ("id,Created (UTC),Arrival Date (UTC),Amount,Currency,Type,Status,Description\npo_1,2026-01-05 10:00:00,2026-01-07 00:00:00,300.00,eur,bank_account,paid,STRIPE PAYOUT\npo_2,2026-01-06 10:00:00,2026-01-08 00:00:00,200.00,eur,bank_account,paid,STRIPE PAYOUT\n", "list of payouts"),
    "deposits of Etsy": ('Date,Amount,Currency,Status,Bank Name,Bank Account Ending Digits\n"March 1, 2026",100.00,USD,Paid,Chase,1234\n"March 3, 2026",107.00,USD,Paid,Chase,1234\n"March 5, 2026",99.00,USD,Paid,Chase,1234\n', "Etsy's list of payouts"),
    "transfers of Square": ("Date,Deposit ID,Gross Sales,Fees,Net Total,Bank,Status\n2026-04-01,D0,$300.00,-$9.00,$291.00,Chase,Sent\n2026-04-02,D1,$301.00,-$9.00,$292.00,Chase,Sent\n", "Square's list of payouts"),
    "payouts of Shopify": ("Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Retried Amount,Total,Currency\n2026-04-01,paid,300.00,-10.00,0.00,0.00,-9.00,0.00,281.00,EUR\n2026-04-02,paid,301.00,-10.00,0.00,0.00,-9.00,0.00,282.00,EUR\n", "Shopify's list of payouts"),
    "payouts day by day, in figures alone": ("Payout Date,Charges,Refunds,Fees,Total\n" + "".join(f"2026-04-{day:02d},30{day}.00,-10.00,-9.00,28{day}.00\n" for day in range(1, 11)), "list of payouts"),
    "withdrawals in Chinese": ("提现单号,提现时间,提现金额,到账银行,状态\nT1,2026-03-01 10:00:00,3000.00,招商银行,成功\nT2,2026-03-08 10:00:00,2800.50,招商银行,成功\n", "list of payouts"),
    "statements of a marketplace": ("Statement number,Statement period,Payout amount,Paid at,Bank account\nS1,1 - 7 March,3000.00,2026-03-09,***12\nS2,8 - 14 March,2800.50,2026-03-16,***12\n", "list of payouts"),
    "payouts in German": ("Auszahlungsnummer;Auszahlungsdatum;Betrag;Status;Bankkonto\nA1;01.03.2026;3.000,00;Bezahlt;***12\nA2;15.03.2026;2.800,50;Bezahlt;***12\n", "list of payouts"),
    "visits by channel, of a whole period": ("Session primary channel group (Default Channel Group),Sessions,Engaged sessions,Engagement rate,Event count,Total revenue\nOrganic Search,4200,2100,0.55,25200,5040.00\nDirect,2800,1400,0.55,16800,3360.00\n", "names no day"),
    "visits by channel, in German": ("Primäre Channelgruppe der Sitzung (Standard-Channelgruppe),Sitzungen,Ereignisse pro Sitzung,Aktive Nutzer,Gesamtumsatz\nDirect,4200,6.1,2100,5040.00\nMail,2800,6.1,1400,3360.00\n", "names no day"),
    "visits of weeks that are only numbered": ("Nth week,Sessions,Total users\n0000,700,490\n0001,710,495\n", "names no day"),
    "people": ("Email Address,First Name,Last Name,OPTIN_TIME,LEID\na@example.com,Anna,Klein,2024-01-05 10:00,1\nb@example.com,Bo,Berg,2024-01-06 10:00,2\n", "list of people"),
    "orders without money": ("order_id,user_id,order_number,order_dow,days_since_prior_order\n25,1,1,2,\n23,1,2,3,15.0\n47,1,3,3,21.0\n", "was expected"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_of_orders_is_refused_in_words(name: str) -> None:
    text, words = REFUSED[name]
    with pytest.raises(CannotAnswer) as refused:
        read(text)
    assert words in str(refused.value)


@pytest.mark.parametrize("headers", ["Date,Order ID,Payout Date,Total", "Date,Email,Payout Date,Total", "Date,Product,Deposit date,Total", "Date,Guest,Deposit ID,Total"])  # fmt: skip
def test_sales_whose_payout_is_told_are_no_list_of_payouts(headers: str) -> None:
    result = read(f"{headers}\n2026-03-01,a@x.org,2026-03-05,30.00\n2026-03-02,b@x.org,2026-03-05,20.00\n2026-03-04,c@x.org,2026-03-05,25.00\n")  # fmt: skip
    assert isinstance(result, Imported)


def test_a_bank_account_is_said_to_be_one() -> None:
    text = "Type,Started Date,Description,Amount,Currency\nCARD,2026-09-04,Spotify,-10.99,EUR\nCARD,2026-09-08,Food,-27.80,EUR\nTOPUP,2026-09-01,Top-Up,200.00,EUR\nCARD,2026-09-12,Clothes,-59.95,EUR\n"
    try:
        result = read(text)
    except CannotAnswer:
        return
    assert isinstance(result, Imported)
    assert "mostly_below_zero" in {one.code for one in result.findings}


def test_payments_made_alone_are_said_to_be_below_zero_however_few() -> None:
    text = '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Balance"\n"08/06/2026","09:14:02","PDT","Klarna","Pre-approved Payment Bill User Payment","Completed","USD","-45.00","0.00","-45.00","0.00"\n"08/14/2026","18:22:41","PDT","Etsy Seller","Express Checkout Payment","Completed","USD","-32.50","0.00","-32.50","0.00"\n'
    result = read(text)
    assert isinstance(result, Imported)
    assert "mostly_below_zero" in {one.code for one in result.findings}


def test_weeks_are_read_as_their_mondays() -> None:
    result = read("Week,Orders,Revenue\n2024-W01,120,4500.00\n2024-W02,130,5000.50\n2024-W03,110,4300.00\n")
    assert isinstance(result, SideFile)
    assert result.kind == "daily"
    assert str(result.frame["first_day"].min().date()) == "2024-01-01"


def test_numbers_that_name_something_are_no_daily_figures() -> None:
    result = read(
        "Z-Bericht Nr.;Datum;Bruttoumsatz;Karte\n101;02.05.2024;1.250,40;750,00\n102;13.05.2024;980,10;600,00\n"
    )
    assert isinstance(result, SideFile)
    assert "Z-Bericht Nr." not in set(result.frame.get("metric", ()))


def test_a_sale_list_whose_headers_say_little_is_no_table_of_days() -> None:
    text = "Date,Person in question,Thing,Cash,Words\n2024-01-08,Anna,Mug,12,\n2024-01-18,Bo,Tea,30,\n2024-01-28,Cy,Mug,24,\n2024-01-28,Anna,Tea,4,\n"
    try:
        result = read(text)
    except CannotAnswer:
        return
    assert result.kind != "daily"


def test_a_euro_beside_each_price_is_no_letter_of_another_script() -> None:
    rows = "".join(f"C{at};Anna;{at},90 €;{at:02}.01.2024;bezahlt\n" for at in range(1, 20))
    text = f"Mitgliedsnummer;Name;Beitrag;Fälligkeit;Status\n{rows}C1;Bo;5,00 €;25.01.2024;Rücklastschrift\n"
    table = read_inside(text.encode("cp1252"), header_score=header_score)
    assert table.headers[3] == "Fälligkeit"
