"""Lists with days and money that hold no sales are refused by their name; what looks like them and is something else stays that."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from tests.ingest.orders_of import codes, imported, money
from tests.ingest.side_of import kind, side


def listed(headers: str, *rows: str) -> str:
    """Four rows of each, DAY being another day and SUM another amount."""
    return (
        "\n".join(
            [
                headers,
                *(
                    row.replace("DAY", f"2026-0{at}-15").replace("SUM", f"{at}0.50")
                    for at in range(1, 5)
                    for row in rows
                ),
            ]
        )
        + "\n"
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (listed("Date,Employee,Start,End,Hours,Hourly rate,Total", "DAY,Noah Evans,09:00,17:00,7.5,12.50,93.75"), "hours worked"),
        (listed("Datum,Mitarbeiterin,von,bis,Stunden,Stundenlohn,Betrag", "DAY,Heike Ohm,09:00,17:00,7.5,13.00,97.50"), "hours worked"),
        (listed("employee_id,name,date,hours_worked,amount_paid", "E1,Ann Lee,DAY,6,SUM"), "hours worked"),
        (listed("工号,姓名,日期,工时,金额", "E1,王小明,DAY,6,SUM"), "hours worked"),
        (listed("account,date,description,amount", "CHK-1,DAY,CARD TAKINGS,SUM", "CHK-1,DAY,RENT,-51.00"), "statement of an account"),
        (listed("Konto,Datum,Verwendungszweck,Betrag", "DE-1,DAY,Zahlung,SUM", "DE-1,DAY,Miete,(51.00)", "DE-2,DAY,Zins,1.00"), "statement of an account"),
        (listed("Pay date,Employee,Hours,Rate,Gross pay,Net pay", "DAY,Noah Evans,159,12.50,950.48,SUM"), "list of wages"),
        (listed("No,Due date,Payment,Interest,Principal,Remaining balance", "1,DAY,412,40,372,12000"), "a loan"),
        (listed("Datum,Rate,Zinsen,Tilgung", "DAY,412,40,372"), "a loan"),
        (listed("Month,Customer,Expected orders,Expected revenue,Probability", "DAY,Evans SA,3,765.04,60%"), "a forecast"),
        (listed("Date,Charity,Amount given", "DAY,Shelter,20"), "paid to others"),
        (listed("Date,Paid to,Category,Amount", "DAY,Tesco,Supplies,20"), "paid to others"),
        (listed("Tool,Plan,Billing date,Cost/month", "Canva,Pro,DAY,29"), "each month or year"),
        (listed("Date,Transaction ID,Ad account,Payment method,Amount,VAT,Payment status", "DAY,TDAY,1234567,Visa 4242,651.19,0,Paid"), "an advertising account"),
        (listed("Coupon code,Orders,Amount discounted,Created,Expires", "SPRING,11,63.54,DAY,2026-12-05"), "coupons"),
        (listed("优惠券名称,券类型,面额,发放量,使用量,用券成交额,开始时间", "满100减10,满减券,10,3422,90,SUM,DAY"), "coupons"),
        (listed("Code,Product,Customer group,Price from,Valid from,Price incl VAT", "S1,Tote,Retail,834.79,DAY,SUM"), "list of prices"),
        (listed("Datum,Kunde,Reklamation,Bestellnr.,Status,Kulanz €", "DAY,Jan Ohm,Tasse kaputt,DAY,erledigt,SUM"), "list of complaints"),
        (listed("Subscription ID,Customer,Email,Status,Plan,Amount,Start date,Next billing date", "sDAY,Ann Lee,a@x.co,active,Monthly,SUM,DAY,2026-12-01"), "list of subscriptions"),
        (listed("id,Customer ID,Customer Email,Plan,Interval,Amount,Status,Created (UTC),Start (UTC),Current Period Start (UTC),Current Period End (UTC)", "sub_DAY,cus_1,a@x.co,price_1,month,SUM,active,DAY 10:00,DAY 10:00,DAY 10:00,2026-12-01 10:00"), "list of subscriptions"),
        (listed("Abo-Nr.,Kunde,Beginn,Nächste Abbuchung,Betrag", "DAY,Jan Ohm,DAY,2026-12-01,SUM"), "list of subscriptions"),
        (listed("Bestellnr.,Bestelldatum,Lieferant,Artikel,Menge,Preis,Gesamt", "N-DAY,DAY,Milchhof,Mehl,3,14.00,42.00"), "names suppliers"),
        (listed("Details,Posting Date,Description,Amount,Type,Balance", "CREDIT,DAY,STRIPE TRANSFER,865.26,ACH_CREDIT,8007.82"), "statement of an account"),
        (listed("Date,Transaction type,Description,Amount,ID,Memo,Current balance", "DAY,DEBIT,TRANSFER TO SAVINGS,-71.39,aDAY,,500.00", "DAY,CREDIT,ELECTRONIC DEPOSIT,6000.36,bDAY,,8471.39"), "statement of an account"),
        (listed("Name,Age,Country,Loan amount,Balance,Duration,Date", "Ann Lee,27,France,2301,451,652,DAY"), "list of loans"),
    ],
)  # fmt: skip
def test_a_list_without_sales_is_called_by_its_name(text: str, what: str) -> None:
    with pytest.raises(CannotAnswer, match=what):
        imported(text)


@pytest.mark.parametrize(
    "text",
    [
        listed("Date,Client,Employee,Hours,Rate,Total", "DAY,Ann Lee,Kim,2,20.00,40.00"),
        listed("Date,ID,Customer,Amount,Account balance", "DAY,aDAY,Ann Lee,40.00,100.00"),
        listed("Date,Order no,Description,Amount,Account balance", "DAY,DAY,Tea,40.00,100.00"),
        listed("Date,Order no,Customer,Coupon code,Discount,Total", "DAY,DAY,Ann Lee,SPRING,2.00,40.00"),
        listed("Date,Customer,Plan,Price/month", "DAY,Ann Lee,Pro,40.00"),
        listed(
            "Payment date,Subscription ID,Customer,Amount,Start date,Next billing date",
            "DAY,s1,Ann Lee,40.00,2026-01-01,2026-12-01",
        ),
        listed(
            "Order number,Date,Customer,Subscription,Total,Start date,Next payment",
            "DAY,DAY,Ann Lee,Pro,40.00,2026-01-01,2026-12-01",
        ),
        listed("Date,Order no,Customer,Supplier,Total", "DAY,DAY,Ann Lee,Mill Co,40.00"),
        listed("Date,Customer,Amount,Balance", "DAY,Ann Lee,40.00,7.00"),
        listed("Account,Date,Description,Amount", "A-DAY,DAY,Tea,41.00", "A-DAY,DAY,Tea back,-1.00"),
        listed("Name,Date,Staff ID,Staff hours,Amount", "Ann Lee,DAY,7,2,40.00").replace("Staff hours", "Treatments"),
    ],
)
def test_what_names_the_buyer_is_read(text: str) -> None:
    assert money(imported(text)) == 160


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (listed("Date,Revenue,Orders,Staff cost,Labour hours", "DAY,400.00,12,90.00,8"), "daily"),
        (listed("Date,Revenue,Expected revenue,Sales forecast", "DAY,400.00,410.00,420.00"), "daily"),
        (listed("Date,Ad account,Campaign,Impressions,Clicks,Amount spent", "DAY,1,Brand,100,7,4.20"), "spend"),
        (listed("Campaign Name,Send Date,Messages Sent,Clicks,Orders,Revenue,Cost", "SMS,DAY,2437,90,27,862.17,67.73"), "campaigns"),
        (listed("Date,Campaign,Clicks,Cost", "DAY,Brand,90,67.73"), "spend"),
        (listed("投放日期,投放平台,计划名称,消耗,曝光量,点击量,成交订单数,成交金额,广告投产比", "DAY,聚光,杯子,120,6000,180,6,720,6.0"), "spend"),
        (listed("日期,计划名称,消耗,曝光量,点击量,成交金额", "DAY,杯子,120,6000,180,720"), "spend"),
        (listed("일,캠페인/구분,매체,광고비_Fee포함,GA_활성사용자수", "DAY,봄,Facebook,500000,5000"), "spend"),
        (listed("month,campaign_id,campaign_type,list_size,sent,opens,clicks,revenue", "2026-01,EM-SUM,story,2795,2701,972,48,385"), "campaigns"),
        (listed("campaign_id,subject,sent_time,recipient_count,sent_count,unique_opens,clicks,open_rate", "SUM,Spring,DAY 12:00,100,99,45,12,47.4"), "campaigns"),
        (listed("id,from_name,from_email,subject,status,created,send_time", "WSUM,shop,shop@x.org,Spring SUM,sent,DAY 10:00,DAY 12:00"), "campaigns"),
        (listed("user_id,timestamp,page,element_clicked", "U1,DAY 10:00,home,search_bar", "U2,DAY 11:00,shop,add_button"), "events"),
        (listed("主键,用户编码,会员等级,注册时间,状态", ",UDAY,Gold,DAY 10:00,1"), "customers"),
        (listed("Number,Subject,Customer,Email,Created At,Status,Assigned To", "1,Late,Ann Lee,ann@x.co,DAY 10:00,closed,Kim"), "events"),
        (listed("Number,Title,Customer,Email,Created At,Status,Owner", "1,Lead,Ann Lee,ann@x.co,DAY 10:00,open,Kim"), "customers"),
    ],
)  # fmt: skip
def test_what_only_looks_like_one_stays_what_it_is(text: str, what: str) -> None:
    assert kind(text) == what


def test_results_of_messages_keep_what_they_cost() -> None:
    file = side(listed("Campaign Name,Send Date,Messages Sent,Clicks,Orders,Revenue,Cost", "SMS DAY,DAY,2437,90,27,862.17,67.73"))  # fmt: skip
    assert file.frame["amount_e4"].sum() == 4 * 677_300


def test_the_time_of_day_of_a_visit_is_no_hour_worked() -> None:
    assert imported(listed("Data,Godzina,Usługa,Pracownik,Cena", "DAY,10:00,cięcie,Ewa,SUM")).ledger.rows_read == 4


def test_orders_of_several_suppliers_without_a_buyer_are_read() -> None:
    file = imported(listed("Order no,Date,Supplier,Total", "DAY,DAY,Mill Co,40.00", "DAY,DAY,Milk Co,5.00"))
    assert "no_buyer_column" in codes(file)


def test_an_amount_chosen_by_hand_says_that_it_is_a_list_of_orders() -> None:
    text = listed("Date,Paid to,Category,Amount", "DAY,Tesco,Supplies,20.00")
    assert money(imported(text, mapping=(("amount", "Amount"), ("name", "Paid to")))) == 80


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (listed("Code,Description,Discount type,Amount,Expiry date,Usage count,Usage limit", "SAVE-DAY,,percent,10.00,DAY,0,100"), "list of coupons"),
        (listed("Code,Discount type,Amount,Expiry date,Usage count", "SAVE-DAY,percent,10.00,DAY,3"), "list of coupons"),
        (listed("Gutscheincode,Rabattart,Betrag,Ablaufdatum", "SAVE-DAY,Prozent,SUM,DAY"), "list of coupons"),
        (listed("优惠券名称,优惠类型,金额,有效期至", "新客,满减,SUM,DAY"), "list of coupons"),
        (listed("日期,单据编号,商品,出入库类型,数量,成本单价,金额,仓库", "DAY,D-DAY,茶,入库,5,3.20,16.00,主仓"), "came into the stock"),
        (listed("Date,SKU,Product,Movement,Quantity,Unit cost,Location", "DAY,S1,Tea,in,5,SUM,A"), "came into the stock"),
        (listed("日期,姓名,部门,上班打卡,下班打卡,工时", "DAY,小王,门店,09:00,18:00,8"), "who worked when"),
        (listed("Numer faktury,Dostawca,Data,Termin płatności,Kwota,Status", "FV/DAY,ACME,DAY,DAY,SUM,OK"), "names suppliers"),
        (listed("Číslo faktury,Dodavatel,Datum,Splatnost,Částka", "FV/DAY,ACME,DAY,DAY,SUM"), "names suppliers"),
        (listed("PO number,Supplier,Order date,Expected date,Status,Total cost", "PO-DAY,ACME,DAY,DAY,received,SUM"), "names suppliers"),
        (listed("Kod towaru,Produkt,Kategoria,Stan magazynowy,Cena zakupu,Cena sprzedaży,Dostawca", "S-DAY,Herbata,A,85,15.11,28.12,ACME"), "list of goods"),
        (listed("商品编码,商品名称,规格,零售价,会员价,批发价", "SDAY,茶,100g,58.00,52.00,40.00"), "list of prices"),
        ("Hour,Sales,Transactions\n08:00,743.87,45\n09:00,444.18,49\n10:00,501.10,40\n", "totals by Hour"),
        ("Product,SKU,Units sold,Net sales,Returns\nTea,T-0,88,119.65,0\nCup,T-1,47,148.17,0\nPot,T-2,7,48.17,0\n", "totals by Product"),
    ],
)  # fmt: skip
def test_coupons_and_what_the_shop_bought_and_moved_are_called_by_their_names(text: str, what: str) -> None:
    with pytest.raises(CannotAnswer, match=what):
        imported(text)


def test_an_order_that_names_its_coupon_is_an_order() -> None:
    text = listed(
        "Order number,Date,Email,Coupon code,Discount type,Total", "N-DAY,DAY,a@example.com,SAVE,percent,40.00"
    )
    assert money(imported(text)) == 160


@pytest.mark.parametrize(
    "text",
    [
        listed("Ticket ID,Order number,Order value,Customer email,Created at,Subject", "T-DAY,A-DAY,SUM,a@example.com,DAY,late"),
        listed("Ticket ID,Subject,Status,Priority,Agent,Created time,Resolved time,Full name,Email,Order number,Order amount", "T-DAY,Late,Closed,Low,Eva,DAY 10:00,DAY 12:00,Ann Lee,a@example.com,#DAY,SUM"),
        listed("Ticketnummer,Bestellnummer,Bestellwert,E-Mail,Erstellt am,Betreff,Bearbeiter", "T-DAY,A-DAY,SUM,a@example.com,DAY,spät,Eva"),
        listed("N° de ticket,N° de commande,Montant commande,E-mail,Créé le,Objet,Agent", "T-DAY,A-DAY,SUM,a@example.com,DAY,retard,Eva"),
        listed("工单编号,订单编号,订单金额,买家昵称,创建时间,问题类型,处理人", "T-DAY,A-DAY,SUM,小王,DAY,物流,小李"),
    ],
)  # fmt: skip
def test_tickets_that_name_an_order_and_its_worth_are_tickets_without_it(text: str) -> None:
    file = side(text)
    assert (file.kind, bool(file.frame["value_e4"].notna().any())) == ("events", False)


@pytest.mark.parametrize(
    "text",
    [
        listed("Ticket ID,Order number,Ticket type,Price,Email,Created at,Status", "T-DAY,A-DAY,Adult,SUM,a@example.com,DAY,paid"),
        listed("N° de ticket,Date,Client,Article,Montant", "T-DAY,DAY,Ann Lee,Thé,SUM"),
    ],
)  # fmt: skip
def test_tickets_that_are_bought_are_orders(text: str) -> None:
    assert kind(text) == "orders"


@pytest.mark.parametrize(
    "headers",
    [
        "Date,CA TTC,TVA,Clients",
        "Fecha,Ventas brutas,IVA,Clientes",
        "日期,营业额,税额,客户数",
        "Datum,Umsatz,MwSt,Kunden",
    ],
)
def test_a_till_counts_the_customers_of_each_day(headers: str) -> None:
    assert kind("\n".join([headers, *(f"2026-01-{day:02},{day}20.50,{day}9.10,{day % 4 + 20}" for day in (1, 2, 4, 5, 6, 8))])) == "daily"  # fmt: skip


def test_customers_with_numbers_under_a_plural_are_customers() -> None:
    text = listed("Date,CA TTC,TVA,Clients", "DAY,SUM,1.10,1007", "DAY,SUM,1.20,1009")
    assert kind(text) == "orders"
