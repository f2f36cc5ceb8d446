from __future__ import annotations

import random
from datetime import date

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotRead
from lib.ingest.headers import compact, told_apart
from lib.ingest.likeness import LEAST_CONFIDENCE, name_score
from lib.ingest.matching import Matched, match_fields, platform_of
from tests.ingest.columns import column
from tests.ingest.orders_of import codes, imported, money

TODAY = date(2026, 6, 1)
SAMPLES = {
    "id": ["1001", "1002"],
    "date": ["2026-01-05", "2026-01-06"],
    "money": ["12.50", "9.90"],
    "text": ["Tea", "Cup"],
    "email": ["a@example.com", "b@example.com"],
    "empty": ["", ""],
}


def matched(columns: dict[str, str], *mapping: tuple[str, str]) -> Matched:
    """The fields of headers with cells of a kind."""
    return match_fields(list(columns), [column(SAMPLES[kind]) for kind in columns.values()], mapping, CATALOGUE, TODAY)


def fields(columns: dict[str, str], *mapping: tuple[str, str]) -> dict[str, str]:
    return {guess.field: guess.header for guess in matched(columns, *mapping).guesses}


@pytest.mark.parametrize(
    ("order", "customer", "moment", "amount"),
    [
        ("InvoiceNo", "CustomerID", "InvoiceDate", "Amount"),
        ("Order ID", "Client", "Date", "Total"),
        ("订单编号", "买家会员名", "订单付款时间 ", "买家实际支付金额"),
        ("訂單編號", "會員編號", "訂單日期", "實付金額"),
        ("注文番号", "顧客ID", "注文日", "合計金額"),
        ("주문번호", "고객ID", "주문일시", "결제금액"),
        ("Bestellnummer", "Kunde", "Bestelldatum", "Betrag"),
        ("N° de commande", "Client", "Date", "Montant TTC"),
        ("Número de pedido", "Cliente", "Fecha", "Importe"),
        ("Número do pedido", "Cliente", "Data", "Valor total"),
        ("transaction_id", "user_id", "purchased_at", "revenue"),
    ],
)
def test_orders_are_understood_in_many_languages(order: str, customer: str, moment: str, amount: str) -> None:
    found = fields({order: "id", customer: "id", moment: "date", amount: "money"})
    assert found == {"order_id": order, "customer_id": customer, "ordered_at": moment, "amount": amount}


def test_the_total_wins_over_the_subtotal_and_tax_is_no_amount() -> None:
    found = fields({"Subtotal": "money", "Total": "money", "Total tax": "money"})
    assert (found["amount"], found["tax"]) == ("Total", "Total tax")


def test_a_column_of_dates_is_no_amount() -> None:
    assert "amount" not in fields({"Order ID": "id", "Total": "date"})


def test_a_filled_column_wins_over_an_empty_one() -> None:
    assert fields({"Amount": "empty", "Order total": "money"})["amount"] == "Order total"


def test_an_empty_column_is_still_known_by_its_name() -> None:
    assert fields({"Email": "empty"}) == {"email": "Email"}


def test_of_two_equal_headers_the_first_is_taken() -> None:
    found = match_fields(["Total", "Total"], [column(["1"]), column(["2"])], (), CATALOGUE, TODAY)
    assert found.columns["amount"] == 0


def test_the_date_of_payment_is_the_order_date_and_creation_helps() -> None:
    found = fields({"订单创建时间": "date", "订单付款时间": "date"})
    assert (found["ordered_at"], found["created_at"]) == ("订单付款时间", "订单创建时间")


def test_what_is_chosen_wins_and_needs_no_exact_spelling() -> None:
    assert fields({"Total": "money", "Net worth": "money"}, ("amount", "net_worth"))["amount"] == "Net worth"


def test_an_empty_choice_says_that_the_file_has_no_such_field() -> None:
    assert "amount" not in fields({"Total": "money"}, ("amount", ""))


def test_one_column_can_be_chosen_for_two_fields() -> None:
    found = fields({"Email": "email"}, ("customer_id", "Email"), ("email", "Email"))
    assert (found["customer_id"], found["email"]) == ("Email", "Email")


def test_a_choice_that_is_not_in_the_file_names_what_is() -> None:
    with pytest.raises(CannotRead, match=r"no column “Sum” for amount\. The file has: Total"):
        fields({"Total": "money"}, ("amount", "Sum"))


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(CannotRead, match="“amuont” is not a field"):
        fields({"Total": "money"}, ("amuont", "Total"))


def test_confidence_is_full_by_hand_and_less_by_a_part_of_a_name() -> None:
    guesses = matched({"Buyer's order number": "id", "Total": "money"}, ("amount", "Total")).guesses
    assert [(guess.field, guess.confidence == 1.0) for guess in guesses] == [("order_id", False), ("amount", True)]


@pytest.mark.parametrize(
    ("cells", "least", "most"),
    [
        (["order_id", "customer_id", "order_date", "amount"], 0.9, 1.0),
        (["订单编号", "买家会员名", "订单付款时间 ", "买家实际支付金额"], 0.9, 1.0),
        (["536793", "16203", "2010-12-02 15:39:00", "170.70"], 0.0, 0.0),
        (["Sales report", "", "", ""], 0.0, 0.6),
        (["Email", "Email", "Email", "Email"], 0.0, 0.5),
        (["", "", ""], 0.0, 0.0),
    ],
)
def test_headers_score_higher_than_data(cells: list[str], least: float, most: float) -> None:
    assert least <= header_score(cells) <= most


def test_a_part_of_a_name_alone_finds_no_column_that_says_nothing() -> None:
    assert fields({"Amount of something": "text", "My email notes": "empty"}) == {}


def test_a_whole_name_finds_a_column_that_nobody_understands() -> None:
    assert fields({"Order date": "text", "Total": "text"}) == {"ordered_at": "Order date", "amount": "Total"}


def slow_header_score(cells: list[str]) -> float:
    """Each filled cell against every field of every kind of file."""
    filled = [cell for cell in cells if compact(cell)]
    signed = sum(compact(cell) in CATALOGUE.signatures for cell in set(filled))
    named = []
    for fields in CATALOGUE.fields_of_kinds:
        best = {field.code: max(name_score(cell, field) for cell in filled) for field in fields}
        named.append(sum(score for score in best.values() if score >= LEAST_CONFIDENCE))
    return min(1.0, (max(named) + signed) / len(filled))


def test_a_row_is_scored_as_by_asking_every_field() -> None:
    fields = [field for fields in CATALOGUE.fields_of_kinds for field in fields]
    words = [name for field in fields for name in (*field.names, *field.within, *field.never)]
    draw = random.Random(5)
    for _ in range(40):
        row = [" ".join(draw.choices([*words, "12.50", "Ann"], k=draw.choice([1, 1, 2, 3]))) for _ in range(6)]
        assert header_score(row) == pytest.approx(slow_header_score(row))


def test_a_row_is_scored_by_parts_of_names_without_what_says_that_it_is_an_amount_in_the_end() -> None:
    row = ["codigo da moeda 最終金額 결제번호"]
    assert header_score(row) == pytest.approx(slow_header_score(row))


def test_a_client_column_of_names_that_people_share_is_no_id_where_there_are_addresses() -> None:
    headers = ["Date", "Client", "Courriel", "Total"]
    names = ["Marie Dupont", "Jean Martin", "Marie Dupont", "Jean Martin"]
    cells = [["2026-01-05"] * 4, names, [f"{n}@example.com" for n in range(4)], ["1", "2", "3", "4"]]
    found = match_fields(headers, [column(one) for one in cells], (), CATALOGUE, TODAY).columns
    assert (found["name"], found["email"]) == (1, 2)
    assert "customer_id" not in found
    companies = [["2026-01-05"] * 4, names, ["a@example.com", "b@example.com"] * 2, ["1", "2", "3", "4"]]
    assert match_fields(headers, [column(one) for one in companies], (), CATALOGUE, TODAY).columns["name"] == 1
    only = [companies[0], names, companies[3]]
    assert (
        match_fields(["Date", "Client", "Total"], [column(one) for one in only], (), CATALOGUE, TODAY).columns[
            "customer_id"
        ]
        == 1
    )
    account = [companies[0], names, ["k1", "k2", "k1", "k2"], companies[3]]
    found = match_fields(
        ["Date", "Customer", "Account", "Total"], [column(one) for one in account], (), CATALOGUE, TODAY
    ).columns
    assert (found["name"], found["customer_id"]) == (1, 2)
    chosen = match_fields(headers, [column(one) for one in cells], [("customer_id", "Client")], CATALOGUE, TODAY)
    assert chosen.columns["customer_id"] == 1


@pytest.mark.parametrize("numbers", ["#{}", "{}", "ORD-{}", "{}-EU"])
def test_running_numbers_under_name_are_the_order_numbers(numbers: str) -> None:
    headers = ["Name", "Email", "Created at", "Total"]
    cells = [
        column([numbers.format(1001 + 3 * row) for row in range(12)]),
        column([f"c{row % 5}@example.com" for row in range(12)]),
        column([f"2026-01-{row + 1:02}" for row in range(12)]),
        column([f"{row + 10}.50" for row in range(12)]),
    ]
    found = match_fields(headers, cells, (), CATALOGUE, TODAY)
    assert {guess.field: guess.header for guess in found.guesses} == {
        "order_id": "Name", "email": "Email", "ordered_at": "Created at", "amount": "Total",
    }  # fmt: skip
    assert [one.sentence.facts["header"] for one in found.findings] == ["Name"]
    by_hand = match_fields(headers, cells, [("name", "Name")], CATALOGUE, TODAY)
    assert "order_id" not in by_hand.columns
    assert by_hand.columns["name"] == 0


def test_numbers_under_name_are_nobody_where_the_order_has_another_number() -> None:
    cells = [column([f"{sign}{row + 1001}" for row in range(9)]) for sign in ("5500", "#")]
    found = match_fields(["Order number", "Name"], cells, (), CATALOGUE, TODAY)
    assert found.columns == {"order_id": 0}


@pytest.mark.parametrize(
    "names",
    [
        ["Ann Lee", "Bo Li", "Cy Young", "Di Wu"],
        ["Customer 1", "Customer 2", "Customer 3", "Customer 4"],
        ["user17", "user18", "user19", "user20"],
    ],
)
def test_people_stay_people(names: list[str]) -> None:
    cells = [column(names), column([f"c{row}@example.com" for row in range(4)])]
    assert match_fields(["Contact", "Email"], cells, (), CATALOGUE, TODAY).columns == {"name": 0, "email": 1}


def test_a_contact_that_is_a_number_in_each_row_is_a_phone_number() -> None:
    cells = [
        column(["5551230001", "+49 176 12345", "33 1234-5678", "8613800001"]),
        column([f"c{row}@example.com" for row in range(4)]),
    ]
    assert match_fields(["Contact", "Email"], cells, (), CATALOGUE, TODAY).columns == {"phone": 0, "email": 1}


def test_members_known_by_number_alone_stay_who_bought() -> None:
    cells = [column(["1001", "1002", "1003", "1004"]), column(["10.50", "11.50", "12.50", "13.50"])]
    assert match_fields(["Name", "Total"], cells, (), CATALOGUE, TODAY).columns == {"name": 0, "amount": 1}


def test_two_columns_of_one_header_are_told_apart_by_their_letters() -> None:
    amounts = [column(["20.00", "20.00"]), column(["21.00", "20.00"])]
    headers, cells = told_apart(["Order ID", "Total", "Total"]), [column(["1", "2"]), *amounts]
    found = match_fields(headers, cells, (), CATALOGUE, TODAY)
    chosen = match_fields(headers, cells, (("amount", "Total (2)"),), CATALOGUE, TODAY)
    assert (found.columns["amount"], chosen.columns["amount"], chosen.findings) == (1, 2, ())
    (said,) = found.findings
    assert (said.code, said.level) == ("same_header", "warning")
    assert {
        "header": "Total",
        "column": "B",
        "other": "C",
        "field_code": "amount",
        "other_header": "Total (2)",
    }.items() <= said.sentence.facts.items()


@pytest.mark.parametrize("again", [["20.00", "30.00"], ["", ""]])
def test_a_column_that_is_there_twice_or_empty_is_no_doubt(again: list[str]) -> None:
    cells = [column(["20.00", "30.00"]), column(again)]
    assert match_fields(["Total", "Total (2)"], cells, (), CATALOGUE, TODAY).findings == ()


def test_an_empty_column_of_order_numbers_is_none_and_said() -> None:
    rows = "".join(f",2026-01-0{at},ann,{at}0\n" for at in range(1, 5))
    result = imported(f"Order number,Date,Customer,Total\n{rows}")
    assert "order_id" not in {one.field for one in result.guesses}
    assert [one for one in codes(result) if one in {"order_id_empty", "no_order_id"}] == ["order_id_empty"]
    assert len(result.orders) == 4


def test_another_column_of_order_numbers_takes_the_place_of_an_empty_one() -> None:
    rows = "".join(f",INV{at // 2},2026-01-0{at // 2 + 1},ann,{at}0\n" for at in range(4))
    result = imported(f"Order number,Invoice number,Date,Customer,Total\n{rows}")
    assert {one.field: one.header for one in result.guesses}["order_id"] == "Invoice number"
    assert "order_id_empty" not in codes(result)
    assert len(result.orders) == 2


@pytest.mark.parametrize(
    ("code", "headers"),
    [
        ("tiktok_shop", "Order ID,Order Status,Order Substatus,SKU ID,SKU Subtotal Before Discount,Order Amount,Order Refund Amount,Created Time,Paid Time,Buyer Username"),
        ("shopee", "Order ID,Order Status,Order Creation Date,Quantity,Grand Total,Username (Buyer),Phone Number"),
        ("shopee", "No. Pesanan,Status Pesanan,Waktu Pesanan Dibuat,Total Pembayaran,Username (Pembeli)"),
        ("shopee", "訂單編號,訂單狀態,訂單成立日期,買家總支付金額,買家帳號"),
        ("lazada", "orderItemId,orderType,lazadaId,createTime,orderNumber,customerName,paidPrice,unitPrice,status"),
        ("stripe", "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Status,Seller Message,Customer ID,Customer Email"),
        ("stripe", "balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,customer_email,charge_id"),
        ("woocommerce", "Datum,Bestellnr.,Status,Kunde,Kundentyp,Produkt(e),Verkaufte Artikel,Gutschein(e),Nettoumsatz,Zuordnung"),
        ("woocommerce", "Bestellnummer,Bestellstatus,Bestelldatum,Nachname (Rechnungsadresse),E-Mail (Rechnungsadresse),Gesamtbetrag der Bestellung"),
        ("wix", "Order #,Date,Time,Billing Customer,Buyer's Phone #,Buyer's Email,Item's Name,Total,Payment"),
        ("square", "日付,時間,総売上高,純売上高,税金,受取合計額,取引ID,イベントタイプ,顧客ID"),
        ("shopify", "Name,Email,Created at,Subtotal,Lineitem quantity,Lineitem name,Lineitem price"),
        ("squarespace", "Order ID,Email,Subtotal,Total,Created at,Lineitem name,Lineitem price,Lineitem variant"),
        ("squarespace", "Order ID,Email,Subtotal,Amount Refunded,Total,Created at,Lineitem name,Lineitem price"),
        (None, "Order ID,Email,Created at,Subtotal,Total,Lineitem name,Lineitem price"),
        (None, "Order ID,Order Status,Username,Grand Total"),
    ],
)  # fmt: skip
def test_a_system_is_told_by_the_headers_of_its_newer_and_older_exports(code: str | None, headers: str) -> None:
    found = platform_of(headers.split(","), CATALOGUE)
    assert (None if found is None else found.code) == code


def test_a_subtotal_is_booked_only_where_no_total_stands_beside_it() -> None:
    known = {"Name": "id", "Created at": "date", "Subtotal": "money"}
    known |= {"Lineitem name": "text", "Lineitem price": "money"}
    assert fields(known)["amount"] == "Subtotal"
    assert fields(known | {"Order total": "money"})["amount"] == "Order total"
    assert fields(known | {"Order total": "empty"})["amount"] == "Subtotal"


def test_a_till_in_japanese_counts_what_it_received_and_no_net_sales() -> None:
    rows = "2026-03-01,10:00:00,1000,900,90,990,T1,支払い,K1\n2026-03-02,10:00:00,2000,2000,200,2200,T2,支払い,K2\n"
    result = imported(f"日付,時間,総売上高,純売上高,税金,受取合計額,取引ID,イベントタイプ,顧客ID\n{rows}")
    assert result.orders["amount_e4"].sum() / 10_000 == 3190


@pytest.mark.parametrize(
    ("number", "day", "its_number", "its_day"),
    [
        ("id_order", "date_add", "invoice_number", "invoice_date"),
        ("Nº pedido", "Fecha pedido", "Nº factura", "Fecha factura"),
        ("Bestell-Nr", "Bestelltag", "Rechnungsnummer", "Rechnungsdatum"),
        ("id_commande", "date_creation", "numero_facture", "date_facture"),
        ("order_ref", "order_created", "invoice_id", "invoice_date"),
        ("订单号", "下单时间", "发票号", "开票日期"),
    ],
)
def test_an_order_s_own_number_and_day_come_before_its_invoice_s(
    number: str, day: str, its_number: str, its_day: str
) -> None:
    columns = {its_number: "id", its_day: "date", number: "id", day: "date", "customer id": "id", "total": "money"}
    found = fields(columns)
    assert (found["order_id"], found["ordered_at"]) == (number, day)
    alone = fields({name: kind for name, kind in columns.items() if name not in {number, day}})
    assert (alone["order_id"], alone["ordered_at"]) == (its_number, its_day)


def test_a_shop_s_table_of_orders_says_by_number_and_flag_which_are_sales() -> None:
    """PrestaShop: states by number, a shop's own ones by “valid”; the reference is the order's."""
    head = (
        "id_order,reference,id_customer,current_state,total_paid_tax_incl,invoice_number,invoice_date,valid,date_add\n"
    )
    rows = [f"{at},REF{at},{at % 3},{state},10.00,{500 + at},2026-02-0{at},{valid},2026-01-0{at}" for at, (state, valid) in enumerate([(5, 1), (2, 1), (6, 0), (21, 1), (22, 0), (7, 1), (4, 1), (3, 1)], 1)]  # fmt: skip
    result = imported(head + "\n".join(rows) + "\n")
    assert (result.platform, result.reading.grain) == ("prestashop", "order")
    assert result.orders["order_id"].tolist() == ["1", "2", "4", "7", "8"]
    assert str(result.orders["ordered_at"].max())[:10] == "2026-01-08"


@pytest.mark.parametrize(
    ("known", "paid"), [("应付款", "实付款"), ("Order value", "Order total"), ("Montant", "Montant total")]
)
@pytest.mark.parametrize("odd", ["未知", "???", "see note"])
@pytest.mark.parametrize("rows", [5, 12])
def test_one_cell_that_cannot_be_read_moves_no_field_to_another_column(
    known: str, paid: str, odd: str, rows: int
) -> None:
    head, days = f"order_id,email,order_date,{known},{paid}\n", range(1, rows + 1)
    lines = [
        [f"{500 + at}", f"u{at % 3}@x.example", f"2026-01-{at:02}", f"{100 + at}.00", f"{90 + at}.00"] for at in days
    ]
    whole = imported(head + "".join(",".join(one) + "\n" for one in lines))
    lines[2][4] = odd
    result = imported(head + "".join(",".join(one) + "\n" for one in lines))
    amounts = [{guess.field: guess.header for guess in one.guesses}["amount"] for one in (whole, result)]
    assert amounts[0] == amounts[1]


def test_what_is_left_to_pay_is_no_amount_where_all_is_paid() -> None:
    """ECShop's order_amount is 0 once an order is paid."""
    result = imported(
        "order_sn,add_time,user_name,goods_amount,shipping_fee,order_amount,money_paid\n"
        "2026000000001,1769912000,ann,90,10,0,100\n2026000000002,1769999000,ben,40,10,0.00,50\n"
    )
    assert {guess.field: guess.header for guess in result.guesses}["amount"] == "money_paid"
    assert (len(result.orders), money(result)) == (2, 150.0)
