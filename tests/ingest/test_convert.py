from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pytest

from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from lib.ingest.table import Dialect, TextTable
from tests.ingest.orders_of import TODAY, codes, fates, imported, money
from tests.ingest.tables import table_from

HEAD = "order_id,customer_id,order_date,amount\n"


@pytest.fixture(scope="session")
def online_retail(reference: Path) -> TextTable:
    """UCI Online Retail, as the text of its CSV."""
    with zipfile.ZipFile(reference / "online_retail" / "OnlineRetail_csv_latin1.zip") as archive:
        text = archive.read("OnlineRetail.csv").decode("latin-1").encode()
    names = text[: text.index(b"\n")].decode().strip().split(",")
    table = pyarrow.csv.read_csv(
        io.BytesIO(text),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
    cells = table.rename_columns([f"c{place}" for place in range(len(names))])
    return TextTable(cells, tuple(names), pa.array(range(2, len(table) + 2)), (), Dialect("csv", delimiter=","), ())


@pytest.fixture(scope="session")
def sales(online_retail: TextTable) -> Imported:
    return convert(online_retail, ImportSettings(refunds="ignore", duplicates="keep"), CATALOGUE, TODAY)


def test_online_retail_orders_customers_and_revenue_are_the_published_ones(sales: Imported) -> None:
    # answers/facts.json, no_cancel_price_gt0
    assert (len(sales.orders), sales.orders["customer_id"].nunique(), money(sales)) == (
        18_532,
        4_338,
        8_911_407.904,
    )


def test_online_retail_rows_without_a_customer_are_set_aside_with_their_money(sales: Imported) -> None:
    guests = sales.ledger.line("guest_order")
    assert guests is not None
    assert (guests.rows, guests.amount_e4) == (135_080, 14_476_821_200)


def test_the_ledger_of_online_retail_adds_up_to_the_last_ten_thousandth(sales: Imported) -> None:
    # 9,747,747.934 is Σ quantity × price of all rows (facts.json total_all, to the cent)
    assert sales.ledger.amount_read_e4 == sum(line.amount_e4 for line in sales.ledger.lines) == 97_477_479_340
    assert sales.ledger.rows_read == sum(line.rows for line in sales.ledger.lines) == 541_909


def test_online_retail_first_and_last_order(sales: Imported) -> None:
    moments = sales.orders["ordered_at"]
    assert [str(moments.min()), str(moments.max())] == ["2010-12-01 08:26:00", "2011-12-09 12:50:00"]


def test_online_retail_dropping_every_repeated_row_gives_the_published_revenue(online_retail: TextTable) -> None:
    # answers/facts.json, and_dedup
    result = convert(online_retail, ImportSettings(refunds="ignore", duplicates="drop"), CATALOGUE, TODAY)
    assert money(result) == 8_887_208.894


#: Forms that only the reader (bytes to text) tells apart are left to the reader's own tests.
SUITE = {
    "01_utf8": "utf-8", "03_gbk_zh": "gb18030", "05_big5_tw": "big5", "06_shift_jis": "shift_jis", "07_latin1_semicolon": "cp1252", "08_cp1252_euro": "cp1252", "13_euc_kr": "euc-kr",
    "20_german": "utf-8", "26_swiss": "utf-8", "27_paren_negative": "utf-8", "28_yen_wan": "utf-8", "30_ddmmyyyy": "utf-8", "31_mmddyyyy": "utf-8", "32_ambiguous_dates": "utf-8",
    "33_mixed_dates": "utf-8", "34_excel_serial": "utf-8", "35_unix_seconds": "utf-8", "37_slash_nopad": "utf-8", "38_ebay_date": "utf-8", "39_shopify_offsets": "utf-8",
    "40_chinese_date": "utf-8", "41_yyyymmdd": "utf-8", "42_ampm": "utf-8", "43_two_digit_year": "utf-8", "57_excel_guards": "utf-8", "58_leading_zeros": "utf-8", "60_wide_500": "utf-8",
    "69_header_only": "utf-8", "70_one_row": "utf-8", "72_formula_injection": "utf-8", "73_markup": "utf-8", "74_shopify_multiline": "utf-8", "75_mixed_currency": "utf-8",
    "76_duplicate_rows": "utf-8", "77_statuses": "utf-8", "78_guest_orders": "utf-8",
}  # fmt: skip


@pytest.mark.parametrize("name", SUITE)
def test_the_ugly_suite_has_its_answers(reference: Path, name: str) -> None:
    folder = reference / "ugly" / "suite_a"
    answer = json.loads((folder / "ANSWERS.json").read_text())[f"{name}.csv"]
    text = (folder / f"{name}.csv").read_bytes().decode(SUITE[name])
    delimiter = ";" if text.split("\n", 1)[0].count(";") > 2 else ","
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(row)]
    result = convert(table_from(rows[0], rows[1:], delimiter), ImportSettings(), CATALOGUE, TODAY)
    orders = result.orders
    assert {
        "rows": result.ledger.rows_read,
        "orders": len(orders),
        "customers": orders["customer_id"].nunique(),
        "revenue": None if result.by_currency else money(result),
        "first": str(orders["ordered_at"].min()) if len(orders) else None,
        "last": str(orders["ordered_at"].max()) if len(orders) else None,
    } == {key: answer[key] for key in ("rows", "orders", "customers", "revenue", "first", "last")}


PLATFORMS = {
    # orders, customers, gross, net. Etsy has no status and item prices only; WooCommerce, Taobao and JD name no partial refunds.
    "shopify_orders_export.csv": ("shopify", 122, 52, 19_104.92, 18_975.47),
    "shopify_cod_orders_export.csv": ("shopify", 122, 52, 19_104.92, 18_975.47),
    "woocommerce_orders.csv": ("woocommerce", 122, 52, 19_104.92, 19_104.92),
    "stripe_payments_2026.csv": ("stripe", 122, 52, 19_104.92, 18_975.47),
    "EtsySoldOrderItems2011.csv": ("etsy", 129, 54, 19_395.08, 19_395.08),
    "squarespace_orders.csv": ("squarespace", 122, 52, 19_104.92, 18_975.47),
    "ExportOrderList202605151650.csv": ("taobao", 122, 52, 19_104.92, 19_104.92),
    "jd_orders.csv": ("jd", 129, 54, 19_798.13, 19_798.13),
    "youzan_orders.csv": ("youzan", 122, 52, 19_104.92, 18_975.47),
    "amazon_all_orders.txt": ("amazon", 0, 0, 0.0, 0.0),
}


@pytest.mark.parametrize("name", PLATFORMS)
def test_exports_of_shop_systems_have_their_answers(reference: Path, name: str) -> None:
    content = (reference / "formats" / "samples" / name).read_bytes()
    text = content.decode("gb18030" if name.startswith(("Export", "jd")) else "utf-8-sig")
    delimiter = "\t" if name.endswith("txt") else ","
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(row)]
    result = convert(table_from(rows[0], rows[1:], delimiter), ImportSettings(), CATALOGUE, TODAY)
    gross = result.orders["amount_e4"].sum() / 10_000
    found = (result.platform, len(result.orders), result.orders["customer_id"].nunique(), gross, money(result))
    assert found == PLATFORMS[name]


def test_a_refund_row_is_netted_and_is_no_order() -> None:
    result = imported(HEAD + "1,a,2026-01-05,100.00\n2,a,2026-01-09,-30.00\n")
    assert (len(result.orders), money(result)) == (1, 70.0)


def test_a_refund_of_a_stranger_is_set_aside() -> None:
    result = imported(HEAD + "1,a,2026-01-05,100.00\n2,b,2026-01-09,-30.00\n")
    assert fates(result) == ["counted", "refund_unmatched"]


def test_each_row_has_the_first_fate_that_applies() -> None:
    rows = "1,,soon,0\n2,b,soon,0\n3,c,2027-01-01,0\n4,d,2026-01-01,0\n5,e,2026-01-01,5\n"
    assert fates(imported(HEAD + rows)) == ["guest_order", "unreadable", "future_date", "zero_amount", "counted"]


def test_a_file_without_buyers_tells_the_currency_of_what_was_sold() -> None:
    assert imported("Order No,Date,Total\n1,2026-01-05,€12.50\n2,2026-01-09,€20.00\n").currency == "EUR"


def test_a_file_without_buyers_says_which_export_has_them() -> None:
    result = imported("order id,order date,amount\n1,2026-01-05,100.00\n")
    assert (fates(result), codes(result)) == (["guest_order"], ["no_buyer_column"])


def test_a_file_without_amounts_says_what_to_do() -> None:
    with pytest.raises(CannotAnswer, match="--map amount=HEADER"):
        imported("order id,customer id,order date\n1,a,2026-01-05\n")


def test_an_advertising_report_is_called_one() -> None:
    with pytest.raises(CannotAnswer, match="looks like an advertising report"):
        imported("Day,Campaign,Clicks,Cost\n2026-01-05,Brand,12,30.00\n")


def test_a_chosen_column_wins_over_detection() -> None:
    result = imported("order,customer,date,amount,paid\n1,a,2026-01-05,100,90\n", mapping=(("amount", "paid"),))
    assert money(result) == 90.0


def test_a_date_of_creation_is_the_order_date_where_there_is_no_other() -> None:
    result = imported("订单号,会员ID,订单创建时间,订单实付金额\n1,a,2026-01-02 10:00:00,5\n")
    assert str(result.orders["ordered_at"].iloc[0]) == "2026-01-02 10:00:00"
    assert [guess.field for guess in result.guesses if guess.header == "订单创建时间"] == ["ordered_at"]


def test_a_year_that_may_stand_first_is_told_with_both_ranges() -> None:
    rows = "".join(f"{row},c{row},26/0{row}/1{row % 3},5\n" for row in range(1, 6))
    said = next(one for one in imported(HEAD + rows).findings if one.code == "date_order_ambiguous")
    facts = said.sentence.facts
    assert (facts["first_ymd"], facts["last_ymd"]) == (date(2026, 1, 11), date(2026, 5, 12))
    assert (facts["first_dmy"], facts["last_dmy"]) == (date(2010, 3, 26), date(2012, 5, 26))
    assert "first_mdy" not in facts  # there is no month 26


def test_both_ranges_of_open_dates_are_of_the_rows_that_the_first_line_is_of() -> None:
    rows = "1,a,01/02/2026,5,paid\n2,b,03/02/2026,5,paid\n3,b,04/05/2026,5,cancelled\n"
    result = imported(f"order,customer,date,amount,status\n{rows}")
    (said,) = [one for one in result.findings if one.code == "date_order_ambiguous"]
    assert (said.sentence.facts["last_dmy"], said.sentence.facts["last_mdy"]) == (date(2026, 2, 3), date(2026, 3, 2))


@pytest.mark.parametrize(("order", "first"), [("YMD", "2026-01-11"), ("DMY", "2010-03-26")])
def test_and_can_be_chosen(order: str, first: str) -> None:
    rows = "".join(f"{row},c{row},26/0{row}/1{row % 3},5\n" for row in range(1, 6))
    result = imported(HEAD + rows, date_order=order)
    assert str(result.orders["ordered_at"].min())[:10] == first
    assert "date_order_ambiguous" not in [one.code for one in result.findings]
