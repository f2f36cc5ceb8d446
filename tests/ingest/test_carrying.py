"""Order number, day and buyer that stand on an order's first line only."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter

from lib.catalog import CATALOGUE, header_score
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.understand import understand
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import TODAY, codes, fates, imported, money

HEAD = "Order No,Order Date,Customer,Product,SKU,Qty,Unit Price"
FIRST = ["1001,2026-01-05,Ann,Tea,T1,2,5.00", "1002,2026-01-06,Bob,Pot,P1,1,20.00", "1003,2026-02-06,Ann,Tea,T1,1,5.00"]
CUP = ",,,Cup,C1,1,3.00"


def told(result: Imported) -> tuple[int, int, float]:
    return len(result.orders), result.orders["customer_id"].nunique(), money(result)


def read(data: bytes) -> Imported:
    """A whole file, from its bytes."""
    table = read_inside(data, header_score=header_score)
    result = understand(table, ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(result, Imported)
    return result


def below(head: str, rows: list[str], line: str, at: tuple[int, ...] = (1, 3)) -> Imported:
    """A file whose rows are followed, at some places, by one that leaves things blank."""
    lines = [*rows]
    for place in sorted(at, reverse=True):
        lines.insert(place, line)
    return imported("\n".join([head, *lines]) + "\n")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (",,,Cup,C1,1,3.00", "all of it blank"),
        (",,,Cup,,1,3.00", "an article number is missing, too"),
        (",,,,C1,1,3.00", "named by its article number only"),
    ],
)
def test_lines_that_leave_number_day_and_buyer_blank_are_of_the_order_above(line: str, what: str) -> None:
    result = below(HEAD, FIRST, line)
    assert told(result) == (3, 2, 41.0), what
    assert "carried_down" in codes(result)
    assert result.orders["amount_e4"].to_list() == [130_000, 200_000, 80_000]


def test_a_line_may_repeat_its_buyer_or_all_but_the_number() -> None:
    rows = [FIRST[0], ",,Ann,Cup,C1,1,3.00", FIRST[1], ",2026-01-06,Bob,Cup,C1,1,3.00", FIRST[2]]
    result = imported("\n".join([HEAD, *rows]))
    assert (told(result), "carried_down" in codes(result)) == ((3, 2, 41.0), True)


def test_sums_between_the_lines_are_no_lines_and_keep_none_from_being_carried() -> None:
    head = f"{HEAD},Amount"
    rows = [f"{row},{row.split(',')[5]}" for row in FIRST]
    rows = [
        *("1001,2026-01-05,Ann,Tea,T1,2,5.00,10.00", ",,,Cup,C1,1,3.00,3.00", ",,,,,,,13.00"),
        *("1002,2026-01-06,Bob,Pot,P1,1,20.00,20.00", ",,,,,,,20.00"),
        *("1003,2026-02-06,Ann,Tea,T1,1,5.00,5.00", ",,,Cup,C1,2,3.00,6.00", ",,,,,,,11.00"),
    ]
    assert told(imported("\n".join([head, *rows]))) == (3, 2, 44.0)


@pytest.mark.parametrize(
    "line", [",2026-01-05,,Cup,C1,1,3.00", ",2026-01-07,Cy,Cup,C1,1,3.00", ",2026-01-07,,Cup,C1,1,3.00"]
)
def test_a_sale_of_its_own_day_or_to_nobody_is_no_line_of_the_order_above(line: str) -> None:
    result = below(HEAD, FIRST, line, (1,))
    assert "carried_down" not in codes(result)
    assert len(result.orders) == 3 + ("Cy" in line)


def test_the_same_minute_makes_a_line_of_a_row_without_buyer() -> None:
    rows = [row.replace("-05,", "-05 10:21,").replace("-06,", "-06 17:04,") for row in FIRST]
    result = imported("\n".join([HEAD, rows[0], ",2026-01-05 10:21,,Cup,C1,1,3.00", *rows[1:]]))
    assert (told(result), "carried_down" in codes(result)) == ((3, 2, 38.0), True)


def test_an_order_without_a_buyer_keeps_its_lines() -> None:
    rows = [*FIRST, "1004,2026-02-08,,Pot,P1,1,20.00"]
    result = below(HEAD, rows, CUP, (1, 4))
    assert told(result) == (3, 2, 38.0)
    assert fates(result)[-2:] == ["guest_order", "guest_order"]


DIALECTS = {
    "German, the total on the first line": (
        (
            "Auftragsnummer;Auftragsdatum;Kunde;Artikel;Menge;Einzelpreis;Gesamtbetrag\n"
            "1;15.01.2026;Anna;Tee;2;5,00;13,00\n;;;Tasse;1;3,00;\n2;16.01.2026;Bodo;Tee;1;5,00;5,00\n"
        ),
        "cp1252",
    ),
    "Chinese": (
        (
            "订单编号,下单时间,客户,商品名称,规格编码,数量,单价\n"
            "1,2026-01-15 10:00:00,王芳,茶叶,T1,2,5.00\n,,,杯子,,1,3.00\n2,2026-01-16 10:00:00,张伟,茶叶,T1,1,5.00\n"
        ),
        "gb18030",
    ),
    "Spanish, tabs": (
        (
            "Pedido\tFecha\tCliente\tProducto\tCantidad\tPrecio\n"
            "1\t15/01/2026\tAna\tTé\t2\t5,00\n\t\t\tTaza\t1\t3,00\n2\t16/01/2026\tBeto\tTé\t1\t5,00\n"
        ),
        "utf-16",
    ),
    "Japanese": (
        "注文番号,注文日,お客様名,商品,個数,単価\n1,2026/01/15,鈴木,茶,2,5\n,,,茶碗,1,3\n2,2026/01/16,佐藤,茶,1,5\n",
        "shift_jis",
    ),
    "marks for “as above”": (
        "Order,Date,Customer,Product,Qty,Price\n1,2026-01-15,Ann,Tea,2,5.00\n〃,〃,〃,Cup,1,3.00\n2,2026-01-16,Bob,Tea,1,5.00\n",
        "utf-8",
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_whatever_the_dialect(dialect: str) -> None:
    text, encoding = DIALECTS[dialect]
    result = read(text.encode(encoding))
    assert told(result) == (2, 2, 18.0)
    assert {"carried_down", "dittos"} & set(codes(result))


def test_merged_cells_of_a_workbook() -> None:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEAD.split(","))
        for top, order in ((1, (1001, "2026-01-05", "Ann")), (3, (1002, "2026-01-06", "Bob"))):
            for column, value in enumerate(order):
                sheet.merge_range(top, column, top + 1, column, value)
            sheet.write_row(top, 3, ["Tea", "T1", 2, 5])
            sheet.write_row(top + 1, 3, ["Cup", "C1", 1, 3])
    result = read(buffer.getvalue())
    assert told(result) == (2, 2, 26.0)
    assert "carried_down" in codes(result)


BOOK = [f"2026-0{1 + at // 9}-{1 + 3 * (at % 9):02},{('Ann', 'Bob', 'Cid', 'Dee')[at % 4]},Tea,{10 + at}.50" for at in range(27)]  # fmt: skip


def book(rows: list[str], at: tuple[int, ...] = (4, 15), head: str = "Date,Customer,Product,Amount") -> Imported:
    return below(head, rows, ",Eve,Pot,99.00", at)


@pytest.mark.parametrize("rows", [BOOK, BOOK[::-1]])
def test_few_rows_below_a_day_are_of_it_where_days_run_on(rows: list[str]) -> None:
    result = book(rows)
    assert (len(result.orders), codes(result).count("day_carried_down"), set(fates(result))) == (29, 1, {"counted"})
    said = next(one for one in result.findings if one.code == "day_carried_down")
    assert said.sentence.facts["count"] == 2
    days = result.orders.loc[result.orders["amount_e4"] == 990_000, "ordered_at"].astype(str).str[:10].to_list()
    assert sorted(days) == sorted(rows[place - 1].split(",")[0] for place in (4, 15))


@pytest.mark.parametrize(
    ("rows", "at", "head"),
    [
        (BOOK, (4,), "Date,Customer,Product,Amount"),
        ([*BOOK[9:18], *BOOK[:9], *BOOK[18:]], (4, 15), "Date,Customer,Product,Amount"),
        (BOOK, (4, 15), "Paid on,Customer,Product,Amount"),
        ([BOOK[0], *BOOK], (4, 15), "Date,Customer,Product,Amount"),
    ],
    ids=["one alone", "days at random", "a day of payment", "each row has its day"],
)
def test_a_day_that_may_have_been_forgotten_is_not_made_up(rows: list[str], at: tuple[int, ...], head: str) -> None:
    assert "day_carried_down" not in codes(book(rows, at, head))


def test_orders_that_were_not_paid_carry_their_lines_down_without_a_day_of_payment() -> None:
    result = imported("""订单编号,买家会员名,实付款(元),订单状态,订单创建时间,订单付款时间,货品标题,单价(元),数量,货号
20001,anna,30.00,交易成功,2025/01/05 10:00:00,2025/01/05 10:05:00,茶,10.00,2,T1
,,,,,,杯,10.00,1,C1
20002,bo,20.00,等待买家付款,2025/01/06 10:00:00,,壶,10.00,1,P1
,,,,,,杯,10.00,1,C1
20003,bo,20.00,交易成功,2025/01/07 10:00:00,2025/01/07 10:05:00,壶,10.00,1,P1
,,,,,,杯,10.00,1,C1
""")
    assert told(result) == (2, 2, 50.0)
    assert fates(result) == ["counted"] * 2 + ["status_excluded"] * 2 + ["counted"] * 2
    assert result.order_lines is not None
    assert list(result.order_lines["product"]) == ["茶", "杯", "壶", "杯"]


_CHARGES = """created_utc,gross,{kind},customer_id,charge_id,description
2026-01-14 15:53:35,117.58,charge,cus_1,ch_1,Order 1
2026-02-06 16:57:24,78.65,charge,cus_2,ch_2,Order 2
2026-03-23 16:53:00,132.89,charge,cus_3,ch_3,Order 3
2026-03-23 16:53:{second},{paid},payout,,,STRIPE PAYOUT
"""


@pytest.mark.parametrize("kind", ["reporting_category", "Type", "What it is"])
@pytest.mark.parametrize("second", ["00", "07"])
@pytest.mark.parametrize("paid", ["-200.00", "(200.00)", "-$200.00", "200.00-"])
def test_money_that_leaves_on_the_second_of_an_order_is_no_line_of_it(kind: str, second: str, paid: str) -> None:
    result = imported(_CHARGES.format(kind=kind, second=second, paid=paid))
    assert (money(result), len(result.refunds)) == (329.12, 0)
    assert "carried_down" not in codes(result)


def test_what_a_payment_service_calls_a_row_is_no_kind_of_goods() -> None:
    result = imported(_CHARGES.format(kind="reporting_category", second="07", paid="-200.00"))
    assert "category" not in {guess.field for guess in result.guesses}
    assert "marked_not_a_sale" in codes(result)


ONCE = ["Ann,2026-01-09,Mug,24,yes", ",,Candle,60,", "Bob,2026-01-09,Mug,48,no", ",,Candle,60,", "Ann,2026-01-20,Bowl,15,yes"]  # fmt: skip


@pytest.mark.parametrize("number", ["", "No,"])
def test_orders_of_one_day_whose_heads_alone_name_day_and_buyer_keep_their_lines(number: str) -> None:
    rows = [f"{at if row[0] != ',' else ''},{row}" for at, row in enumerate(ONCE)] if number else ONCE
    result = imported("\n".join([f"{number}Customer,Date,Product,Amount,Note", *rows]))
    assert (told(result), set(fates(result))) == ((3, 2, 207.0), {"counted"})
    assert {"day_carried_down", "buyer_carried_down"} <= set(codes(result))


@pytest.mark.parametrize(("header", "no"), [("Paid", "no"), ("Status", "cancelled")])
def test_what_stands_beside_buyers_only_is_of_their_whole_order(header: str, no: str) -> None:
    rows = [row.replace(",no", f",{no}").replace("yes", "paid" if header == "Status" else "yes") for row in ONCE]
    result = imported("\n".join([f"Customer,Date,Product,Amount,{header}", *rows]))
    assert told(result) == (2, 1, 99.0)


def test_goods_to_nobody_below_a_row_of_the_same_day_may_be_of_its_buyer() -> None:
    rows = ["Ann,2026-01-09,Mug,24", ",2026-01-09,Candle,60", "Bob,2026-01-09,Mug,48", ",2026-01-09,Pot,70", "Cy,2026-01-20,Bowl,15"]  # fmt: skip
    assert "buyer_blank_below" in codes(imported("\n".join(["Customer,Date,Product,Amount", *rows])))
    rows[3] = ",2026-01-10,Pot,70"
    assert "buyer_blank_below" not in codes(imported("\n".join(["Customer,Date,Product,Amount", *rows])))


def sold(result: Imported) -> float:
    """What a file without buyers tells of its money."""
    assert result.sold is not None
    return (result.sold.gross_e4 - result.sold.refunds_e4) / 10_000


def test_a_day_written_once_is_carried_down_in_a_file_that_names_nobody_as_in_others() -> None:
    rows = ("2026-01-01,{}Tea,10", ",{}Cup,20", "2026-01-02,{}Pot,30", ",{}Can,40")
    nobody, somebody = (imported(f"Date,{more}Product,Amount\n" + "\n".join(one.format(of) for one in rows)) for more, of in (("", ""), ("Customer,", "Ann,")))  # fmt: skip
    assert (sold(nobody), money(somebody)) == (100, 100)
    assert "day_carried_down" in codes(nobody)
    assert "day_carried_down" in codes(somebody)


def test_rows_without_a_day_that_cannot_be_told_are_said_where_nobody_is_named() -> None:
    result = imported("Date,Product,Amount\n2026-01-01,Tea,10\n2026-01-01,Cup,20\n,Pot,30\n2026-01-02,Can,40\n")
    assert (sold(result), [one for one in codes(result) if one.startswith("unreadable")]) == (70, ["unreadable_date"])
