from __future__ import annotations

import io
import time
from typing import Literal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.catalog import header_score
from lib.core.settings import ImportSettings
from lib.ingest import layout as module
from lib.ingest.grid import is_value, letters
from lib.ingest.layout import Layout, lay_out
from lib.ingest.read import read_table


def grid(*lines: str) -> pa.Table:
    """Lines of cells divided by bars; a line that is shorter than others lacks cells."""
    rows = [line.split("|") if line else [] for line in lines]
    width = max(map(len, rows))
    columns = [[row[at] if at < len(row) else None for row in rows] for at in range(width)]
    return pa.table({f"c{at}": pa.array(column, pa.string()) for at, column in enumerate(columns)})


def rows(layout: Layout) -> list[str]:
    return ["|".join(cell or "" for cell in row.values()) for row in layout.cells.to_pylist()]


ORDERS = ("id|day|amount", "a1|2025-01-01|5.00", "a2|2025-01-02|6.50", "a3|2025-01-03|7.00")


def test_the_first_row_of_texts_above_values_is_the_header() -> None:
    layout = lay_out(grid(*ORDERS))
    assert (layout.header_row, layout.headers, layout.rows.to_pylist()) == (0, ("id", "day", "amount"), [1, 2, 3])


def test_titles_and_blank_rows_above_the_header_are_counted() -> None:
    layout = lay_out(grid("Report||", "Shop: 12|January|", "", *ORDERS))
    assert (layout.header_row, dict(layout.not_data)) == (3, {"title_row": 2, "blank_row": 1})


def test_groups_above_the_header_tell_equal_names_apart_and_fill_gaps() -> None:
    layout = lay_out(grid("Buyer||Paid||Note", "ID|Name|Net|Tax|", *["7|Ann|5.00|1.00|x"] * 3))
    assert layout.headers == ("ID", "Name", "Net", "Tax", "Note")
    layout = lay_out(grid("Order||Refund|", "Day|Total|Day|Total", *["2025-01-01|5.00|2025-01-02|1.00"] * 3))
    assert layout.headers == ("Order Day", "Order Total", "Refund Day", "Refund Total")


def test_a_second_header_in_another_language_is_no_data() -> None:
    layout = lay_out(grid("订单号|时间|金额", *ORDERS))
    assert (layout.headers, dict(layout.not_data)) == (("订单号", "时间", "金额"), {"title_row": 1})


def test_known_headers_win_over_what_the_content_suggests() -> None:
    lines = grid("Best|shop|ever", "Bestellung|Kunde|Land", "a|Ann|DE", "b|Bob|FR")
    assert lay_out(lines).header_row == 0
    assert lay_out(lines, lambda cells: float("Kunde" in cells)).header_row == 1


def test_rows_of_values_alone_have_no_header_and_the_columns_get_letters() -> None:
    layout = lay_out(grid("1|2025-01-01|5.00", "2|2025-01-02|6.00"))
    assert (layout.header_row, layout.headers, layout.cells.num_rows) == (None, ("A", "B", "C"), 2)
    assert [found.code for found in layout.findings] == ["no_header"]


def test_letters_go_on_after_z() -> None:
    assert letters(28)[24:] == ("Y", "Z", "AA", "AB")


def test_a_header_alone_is_a_table_without_rows() -> None:
    layout = lay_out(grid("id|day|amount"))
    assert (layout.headers, layout.cells.num_rows) == (("id", "day", "amount"), 0)


def test_years_may_be_the_names_of_columns() -> None:
    assert lay_out(grid("channel|2024|2025", "ads|5.5|6.5", "mail|7.5|8.5")).header_row == 0


@pytest.mark.parametrize(
    "total",
    [
        "Total||18.50",
        "合计||18.50",
        "Grand total||18.50",
        "小计：||18.50",
        "总 计|-|18.50",
        "Total: Campaigns||18.50",
        "||18.50",
    ],
)
def test_totals_below_are_set_aside_by_word_or_by_adding_up(total: str) -> None:
    lines = (*ORDERS, "a4|2025-01-04|0.00", "a5|2025-01-05|0.00")
    layout = lay_out(grid(*lines, total))
    assert (rows(layout)[-1], dict(layout.not_data)) == ("a5|2025-01-05|0.00", {"total_row": 1})


def test_subtotals_between_and_a_total_above_are_set_aside() -> None:
    layout = lay_out(
        grid(ORDERS[0], "||18.50|Grand total", *ORDERS[1:3], "Subtotal||11.50", ORDERS[3], "a3 Total||7.00")
    )
    assert (rows(layout), dict(layout.not_data)) == (list(ORDERS[1:]), {"total_row": 3})


@pytest.mark.parametrize("total", ["Total", "Total: Campaigns", "合计"])
def test_a_full_row_at_the_end_that_says_total_and_adds_up_is_one(total: str) -> None:
    lines = ("Campaign|Cost|Clicks", "Brand|100.00|1000", "Sale|137.25|2000")
    layout = lay_out(grid(*lines, f"{total}|237.25|3000"))
    assert (rows(layout), dict(layout.not_data)) == (list(lines[1:]), {"total_row": 1})
    layout = lay_out(grid(*lines, f"{total}|238.25|3100"))
    assert dict(layout.not_data) == {}


def test_the_totals_of_a_report_of_one_row_are_known_by_whose_they_are() -> None:
    head, brand = "Campaign|Cost|Clicks", "Brand|1.00|5"
    layout = lay_out(grid(head, brand, "Total: Search terms|1.00|5", "Total: Account|1.00|5"))
    assert (rows(layout), dict(layout.not_data)) == ([brand], {"total_row": 2})
    assert dict(lay_out(grid(head, brand, "Total: Care|2.00|9")).not_data) == {}
    assert dict(lay_out(grid(head, brand, "Total Care|1.00|5")).not_data) == {}


@pytest.mark.parametrize(
    "line",
    [
        "Total Care|2025-01-04|8.00",
        "Total|2025-01-04|8.00",
        "a4|2025-01-04|Total",
        "a4||18.49",
        "Summer|2025-01-04|8.00",
    ],
)
def test_what_only_sounds_like_a_total_stays(line: str) -> None:
    layout = lay_out(grid(*ORDERS, line, "a5|2025-01-05|1.00"))
    assert (line in rows(layout), dict(layout.not_data)) == (True, {})


@pytest.mark.parametrize(
    ("of_one", "of_all"),
    [
        *(("{} Ergebnis", "Gesamtergebnis"), ("{} Totale", "Totale complessivo"), ("{} Suma", "Suma końcowa"), ("{} Celkem", "Celkový součet"), ("{} Итог", "Общий итог"), ("{} Toplam", "Genel Toplam")),
        *(("{} 集計", "総計"), ("{} 요약", "총합계"), ("{} 汇总", "总计"), ("Summa {}", "Totalsumma"), ("Totaal {}", "Eindtotaal"), ("Total {}", "Total général"), ("Total {}", "Total geral"), ("{} Total", "Hovedtotal")),
        *(("Subtotale", "Totale generale"), ("Total parcial", "Total general"), ("Delsumma", "Totalsumma"), ("Totale parziale", "Totale complessivo"), ("Suma częściowa", "Ogółem"), ("Mezisoučet", "Celkem"), ("Μερικό σύνολο", "Γενικό σύνολο")),
    ],
)  # fmt: skip
def test_rows_of_a_spreadsheet_s_own_subtotals_are_no_data(of_one: str, of_all: str) -> None:
    people = [("Ann", ["10,50", "20,00"]), ("Ben", ["7,25", "2,00"]), ("Cem", ["1.200,00"])]
    data = {name: [f"{name}|0{at}.03.2025|1{at}|{one}" for at, one in enumerate(paid, 1)] for name, paid in people}
    sums = {"Ann": "30,50", "Ben": "9,25", "Cem": "1.200,00"}
    lines = [line for name in sums for line in (*data[name], f"{of_one.format(name)}|||{sums[name]}")]
    layout = lay_out(grid("Kunde|Datum|Auftrag|Betrag", *lines, f"{of_all}|||1.239,75"))
    assert (rows(layout), dict(layout.not_data)) == ([line for name in sums for line in data[name]], {"total_row": 4})


@pytest.mark.parametrize(("days", "said"), [(10, ["tables_above"]), (1, [])])
def test_a_table_above_the_one_that_is_read_is_said_to_be_left_out(days: int, said: list[str]) -> None:
    first = ["Daily overview", "Date|Visitors|Sales", *(f"2026-01-{at + 10}|10{at}|5{at}.50" for at in range(days))]
    orders = [f"{at}|a{at % 3}@example.com|2026-01-{at}|{at}.50" for at in range(10, 29)]
    layout = lay_out(grid(*first, "", "Orders", "Order ID|Customer Email|Order Date|Total", *orders), header_score)
    assert (rows(layout), [one.code for one in layout.findings]) == (orders, said)


@pytest.mark.parametrize("name", ["Summe", "Total", "合计"])
def test_a_total_in_a_column_of_days_is_no_day(name: str) -> None:
    lines = ("Day|Visits|Orders", *(f"0{at}.09.2026|1.04{at}|{at}" for at in range(1, 5)))
    layout = lay_out(grid(*lines, f"{name}|40.000|12"))
    assert (rows(layout), dict(layout.not_data)) == (list(lines[1:]), {"total_row": 1})


@pytest.mark.parametrize("name", ["Average", "Durchschnitt", "Mittelwert", "平均", "平均値", "Media", "Promedio", "Moyenne", "Count", "Anzahl", "Number", "Nombre", "件数", "개수", "Max", "Minimum"])  # fmt: skip
def test_averages_and_counts_below_are_no_data(name: str) -> None:
    lines = ("Order|Customer|Day|Total", *(f"{at}|Ann|2025-01-0{at}|{at}.50" for at in range(1, 6)))
    layout = lay_out(grid(*lines, f"{name}|||3.10", "Total|||17.50"))
    assert (rows(layout), dict(layout.not_data)) == (list(lines[1:]), {"total_row": 2})
    layout = lay_out(grid(*lines, f"{name}|Ben|2025-01-06|3.10", f"6|{name}||3.10"))
    assert dict(layout.not_data) == {}


DAYS = (
    "Datum|Kunde|Betrag",
    *("03.03.2025|Anna|10,50", "03.03.2025|Ben|20,00", "04.03.2025|Cem|1.200,00", "05.03.2025|Eva|7,25", "05.03.2025|Ben|2,00"),
)  # fmt: skip


def with_totals(*totals: str) -> list[str]:
    """The orders of three days, each day's followed by one of the lines."""
    return [*DAYS[:3], totals[0], DAYS[3], totals[1], *DAYS[4:], totals[2]]


@pytest.mark.parametrize(
    "name",
    [
        *("Summe", "Tagessumme", "Zwischensumme", "Tagesumsatz", "Kassensturz", "Total", "Subtotal", "Day total", "Daily total"),
        *("Sous-total", "Total del día", "Totale", "Subtotaal", "Razem dzień", "Итого", "小计", "合计", "日合計", "当日合计", "소계"),
    ],
)  # fmt: skip
def test_rows_of_totals_that_have_a_day_and_a_name_are_no_orders(name: str) -> None:
    of_days = with_totals(f"03.03.2025|{name}|30,50", f"04.03.2025|{name}|1.200,00", f"05.03.2025|{name}|9,25")
    so_far = with_totals(f"03.03.2025|{name}|30,50", f"04.03.2025|{name}|1.230,50", f"05.03.2025|{name}|1.239,75")
    above = [DAYS[0], f"03.03.2025|{name}|30,50", *DAYS[1:3], f"04.03.2025|{name}|1.209,25", *DAYS[3:]]
    of_all = [*DAYS, f"05.03.2025|{name}|1.239,75"]
    for lines in (of_days, so_far, above, of_all):
        layout = lay_out(grid(*lines))
        assert (rows(layout), [one.code for one in layout.findings]) == (list(DAYS[1:]), ["total_rows"])


def test_totals_of_days_and_of_months_are_told_side_by_side() -> None:
    days = with_totals("03.03.2025|Tagessumme|30,50", "04.03.2025|Tagessumme|1.200,00", "05.03.2025|Tagessumme|9,25")
    layout = lay_out(grid(*days, "31.03.2025|Monatssumme|1.239,75"))
    assert (rows(layout), dict(layout.not_data)) == (list(DAYS[1:]), {"total_row": 4})


def test_what_is_carried_from_page_to_page_is_no_order() -> None:
    lines = [DAYS[0], "01.03.2025|Übertrag|200,00", *DAYS[1:4], "05.03.2025|Übertrag|1.430,50", *DAYS[4:]]
    layout = lay_out(grid(*lines))
    assert (rows(layout), dict(layout.not_data)) == (list(DAYS[1:]), {"total_row": 2})


@pytest.mark.parametrize("name", ["Summe", "Sum", "Total Energies", "Total Care", "Totale Rita", "Report"])
@pytest.mark.parametrize("sums", [("30,00", "1.200,00", "9,00"), ("10,50", "20,00", "2,00")])
def test_who_is_only_called_like_a_total_stays(name: str, sums: tuple[str, str, str]) -> None:
    lines = with_totals(*(f"05.03.2025|{name}|{one}" for one in sums))
    layout = lay_out(grid(*lines))
    assert (rows(layout), dict(layout.not_data)) == (lines[1:], {})


def test_a_product_called_total_whose_quantity_adds_up_by_chance_stays() -> None:
    lines = ["Datum|Artikel|Anzahl|Betrag", "03.03.2025|Tee|1|4,50", "03.03.2025|Kanne|1|30,00", "03.03.2025|Total|2|9,90", "04.03.2025|Tee|1|4,50"]  # fmt: skip
    layout = lay_out(grid(*lines))
    assert (rows(layout), dict(layout.not_data)) == (lines[1:], {})


def test_repeated_headers_and_blank_rows_between_pages_are_no_data() -> None:
    layout = lay_out(grid(*ORDERS, "", ORDERS[0], *ORDERS[1:]))
    assert dict(layout.not_data) == {"repeated_header": 1, "blank_row": 1}


def test_each_row_above_repeated_headers_is_counted_once() -> None:
    title = ["Orders of May|page 1", "by day|of all"]
    layout = lay_out(grid(*title, *ORDERS, title[0], ORDERS[0], ORDERS[0], *ORDERS[1:]))
    assert dict(layout.not_data) == {"title_row": 3, "repeated_header": 2}


def test_a_day_above_each_repeated_header_is_the_day_of_the_rows_below_it() -> None:
    blocks = [["Monday, 5 January 2026", "Order|Customer|Total", "1|Ann|5.00", "2|Ben|6.00"], ["Tuesday, 6 January 2026", "Order|Customer|Total", "3|Ann|7.00"]]  # fmt: skip
    layout = lay_out(grid(*blocks[0], *blocks[1]))
    assert layout.headers == ("Order", "Customer", "Total", "Date")
    assert rows(layout) == ["1|Ann|5.00|5 January 2026", "2|Ben|6.00|5 January 2026", "3|Ann|7.00|6 January 2026"]
    assert dict(layout.not_data) == {"title_row": 2, "repeated_header": 1}


@pytest.mark.parametrize("title", ["Refunds", ""])
def test_rows_below_a_header_that_calls_the_amount_a_refund_are_refunds(title: str) -> None:
    orders, back = (
        ["Order|Date|Customer|Total", "1|2026-01-05|Ann|50", "2|2026-01-06|Ben|60"],
        "Order|Date|Customer|Refund",
    )
    layout = lay_out(grid("Orders", *orders, "", title, back, "2|2026-01-10|Ben|10", orders[0], "3|2026-01-11|Ann|5"))
    assert layout.headers == ("Order", "Date", "Customer", "Total", "Type")
    assert rows(layout) == ["1|2026-01-05|Ann|50|", "2|2026-01-06|Ben|60|", "2|2026-01-10|Ben|10|Refund", "3|2026-01-11|Ann|5|"]  # fmt: skip
    assert layout.not_data == (("blank_row", 1 if title else 2), ("title_row", 2 if title else 1), ("repeated_header", 2))  # fmt: skip


def test_notes_below_the_table_are_no_data() -> None:
    layout = lay_out(grid(*ORDERS, "", "Exported by Ann", "on a Monday"))
    assert dict(layout.not_data) == {"title_row": 2, "blank_row": 1}


def test_columns_without_name_and_content_vanish_and_others_stay() -> None:
    layout = lay_out(grid("id||day||note", "a||2025-01-01|x|", "b||2025-01-02||"))
    assert layout.headers == ("id", "day", "", "note")


def test_white_space_is_blank() -> None:
    assert dict(lay_out(grid(*ORDERS, " |\u3000|\t")).not_data) == {"blank_row": 1}


@pytest.mark.parametrize(
    "text",
    [
        "5",
        "-5.50",
        "(300.00)",
        "¥2,000",
        "12.5元",
        "CHF 1'234.50",
        "1.234,56 €",
        "50%",
        "2025-01-02",
        "2025年3月5日",
        "Dec-02-10",
        "02/12/2010 03:39 PM",
        "2010-12-03T12:20:00+00:00",
        '="0123"',
        "'0123",
        "a@b.cn",
        "true",
        "--",
        "NaN",
        "$ (170.70)",
    ],
)
def test_values_look_like_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize(
    "text", ["Day", "var1", "7d retention", "金额(元)", "30天复购", "Q1", "Order #", "Amount spent (USD)", "id"]
)
def test_names_do_not_look_like_values(text: str) -> None:
    assert not is_value(text)


CELLS = st.sampled_from(["", " ", "a", "Total", "合计", "5", "6.50", "2025-01-01", "id", "x,y", None])


@settings(max_examples=120, deadline=None)
@given(
    st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)),
    st.sampled_from(["whole", "open"]),
)
def test_every_row_of_a_grid_is_accounted_for(table: list[list[str | None]], last_line: str) -> None:
    cells = pa.table({f"c{at}": pa.array(column, pa.string()) for at, column in enumerate(zip(*table, strict=True))})
    layout = lay_out(cells, None, 1, last_line)
    header = int(layout.header_row is not None)
    assert layout.cells.num_rows + sum(dict(layout.not_data).values()) + header == len(table)
    assert len(layout.rows) == layout.cells.num_rows
    assert len(layout.headers) == layout.cells.num_columns
    assert layout.rows.to_pylist() == sorted(set(layout.rows.to_pylist()))


def test_half_a_million_rows_are_laid_out_in_one_pass() -> None:
    amounts = pa.array((np.arange(540_000) % 997 / 100).astype(str))
    table = pa.table({f"c{at}": amounts for at in range(8)})
    header = pa.table({f"c{at}": [f"name {chr(97 + at)}"] for at in range(8)})
    started = time.process_time()
    layout = lay_out(pa.concat_tables([header, table]))
    assert layout.cells.num_rows == 540_000
    assert time.process_time() - started < 10  # cell by cell it would be a minute


@given(st.lists(st.booleans(), max_size=12), st.integers(0, 3))
def test_rows_of_data_are_the_same_as_slices_and_as_a_copy(data: list[bool], most: int) -> None:
    table = pa.table({"c0": pa.array([str(row) for row in range(len(data))], pa.string())})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MOST_SLICES", most)
        kept = module._kept(table, np.array(data, bool))
    assert kept.column(0).to_pylist() == [str(row) for row, one in enumerate(data) if one]


LONG = ("id|day|buyer|status|amount|note", *(f"a{at}|2025-01-{at:02}|b{at % 4}|paid|{at}.00|x" for at in range(1, 13)))


def test_a_summary_with_a_header_of_its_own_below_the_rows_is_left_out() -> None:
    layout = lay_out(grid(*LONG, "orders in all|worth", "12|78.00"))
    assert layout.cells.num_rows == 12
    assert dict(layout.not_data)["title_row"] == 2
    assert layout.findings == ()


@pytest.mark.parametrize("last", ["a13|2025-01-13|b1", "a13|13|b1|paid"])
def test_a_short_last_row_with_a_day_or_most_of_the_cells_stays(last: str) -> None:
    assert lay_out(grid(*LONG, last)).cells.num_rows == 13


def test_short_rows_among_others_stay() -> None:
    assert lay_out(grid(*LONG[:5], "a99|7", *LONG[5:], "12|78.00")).cells.num_rows == 14


LINES = tuple(f"a{at}|2025-01-{at:02}|k{at}@x.de|paid|{at}.50" for at in range(1, 13))
NAMES = ("id", "day", "who", "state", "amount")


@pytest.mark.parametrize(
    ("place", "cut", "whole"),
    [
        ("amount", ("25", "25.", "25.7", "8"), ("25.73", "1,025.73", "-25.73")),
        ("day", ("2025-01-1", "2025-"), ("2025-01-13",)),
        ("who", ("k13@x", "k13"), ("k13@x.de",)),
        ("state", ("pa", "p"), ("paid", "refunded")),
    ],
)
def test_a_last_cell_that_stops_before_those_above_is_said(place: str, cut: tuple[str, ...], whole: tuple[str, ...]) -> None:  # fmt: skip
    order = [*(at for at, name in enumerate(NAMES) if name != place), NAMES.index(place)]

    def read(cell: str, last_line: Literal["whole", "open"] = "open") -> Layout:
        cells = {**dict(zip(NAMES, ("a13", "2025-01-13", "k13@x.de", "paid", "13.50"), strict=True)), place: cell}
        lines = (NAMES, *(tuple(line.split("|")) for line in LINES), tuple(cells.values()))
        return lay_out(grid(*("|".join(line[at] for at in order) for line in lines)), last_line=last_line)

    for cell in cut:
        assert ([one.code for one in read(cell).findings], len(read(cell).rows)) == (["cut_off_cell"], 12)
        assert (read(cell, "whole").findings, len(read(cell, "whole").rows)) == ((), 13)
    for cell in whole:
        assert (read(cell).findings, len(read(cell).rows)) == ((), 13)


@pytest.mark.parametrize("amounts", [["5", "12.5", "30"] * 5, ["100", "250", "900"] * 5, ["5.50", "12.50"]])
def test_amounts_of_which_some_are_short_tell_nothing_about_the_last(amounts: list[str]) -> None:
    lines = (f"a{at}|2025-01-05|{amount}" for at, amount in enumerate([*amounts, "25"]))
    assert lay_out(grid("id|day|amount", *lines), last_line="open").findings == ()


@pytest.mark.parametrize(
    "products", [["Lamp/Lamp"] * 12, ["Lamp(new)Pan", *["Pan"] * 11], [f"Lampshade {at}" for at in range(12)]]
)
def test_a_last_product_with_which_others_begin_is_whole(products: list[str]) -> None:
    lines = (f"a{at}|2025-01-05|{one}" for at, one in enumerate([*products, "Lamp"]))
    assert lay_out(grid("id|day|product", *lines), last_line="open").findings == ()


def test_what_columns_mean_right_below_the_header_is_no_other_table() -> None:
    """TikTok Shop explains its columns so, some of them not at all; all rows below were dropped as another table's."""
    head = "Order ID,Order Status,Product Name,Variation,Quantity,Order Amount,Created Time,Paid Time,Buyer Username"
    means = "Platform unique order ID.,Current order status.,The product name,Variation,SKU quantity,,,,"
    data = [
        f"57000{at},Completed,Mug,Default,1,{10 + at}.00,0{at % 9 + 1}/01/2026 10:00,,user{at % 5}" for at in range(20)
    ]
    content = io.BytesIO("\n".join([head, means, *data]).encode())
    table = read_table(content, "orders.csv", ImportSettings(), header_score=header_score)
    assert table.cells.num_rows == 20
    assert dict(table.not_data)["title_row"] == 1
