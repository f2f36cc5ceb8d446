"""Where the table stands on its sheet, and what stands around it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import groupby

import openpyxl

from tests.adversary.cases import Case, truth_of
from tests.adversary.shop import Order, delimited, shop, table

Rows = list[list[str]]


def _text(rows: Sequence[Sequence[str]], delimiter: str = ",") -> bytes:
    width = max(map(len, rows))
    return delimited([[*row, *[""] * (width - len(row))] for row in rows], delimiter).encode()


def _book(rows: Sequence[Sequence[object]], **other: Sequence[Sequence[object]]) -> bytes:
    """A workbook with a sheet Orders, others before it."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, cells in [*other.items(), ("Orders", rows)]:
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(list(row))
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def typed(orders: Sequence[Order]) -> list[list[object]]:
    """Rows with real dates and numbers."""
    header: list[object] = ["Order ID", "Customer", "Order Date", "Amount", "Product"]
    return [header, *[[int(o.number), o.customer, o.when, float(o.amount), o.product] for o in orders]]


def total(orders: Sequence[Order], label: str, place: int = 0) -> list[str]:
    """A row of a total: a label somewhere, and the sum."""
    row = ["", "", "", f"{sum((o.amount for o in orders), Decimal()):.2f}", ""]
    row[place] = label
    return row


def around() -> Iterator[Case]:
    """Titles above, notes below, headers twice."""
    orders = shop(orders=60)
    rows, truth = table(orders), truth_of(orders)
    header = rows[0]
    for name, above in {
        "one title": [["Orders 2024"]],
        "titles and a blank": [["My Shop"], ["Orders from 2024-01-01 to 2024-12-31"], ["Exported by", "Ann"], []],
        "long preamble": [[f"# note {line}"] for line in range(9)],
        "key and value": [
            ["Shop", "12345"],
            ["Currency", "USD"],
            ["Period", "2024-01-01", "2024-12-31"],
            ["Total orders", "60"],
            [],
        ],
        "figures above": [["Total revenue", f"{truth.revenue}"], ["Orders", "60"], []],
        "letter heads": [["A", "B", "C", "D", "E"]],
        "column numbers": [["1", "2", "3", "4", "5"]],
    }.items():
        yield Case(f"above: {name}", _text([*above, *rows]), truth)
    yield Case("two rows high", _text([["Order", "", "When", "Money", "What"], *rows]), truth)
    yield Case(
        "two rows high, merged",
        _text([["Order", "", "", "Payment", ""], ["ID", "Customer", "Order Date", "Amount", "Product"], *rows[1:]]),
        truth,
    )
    yield Case(
        "second language below", _text([header, ["订单编号", "客户", "下单时间", "金额", "商品名称"], *rows[1:]]), truth
    )
    yield Case("units below", _text([header, ["", "", "yyyy-mm-dd", "USD", ""], *rows[1:]]), truth)
    again = [row for place, row in enumerate(rows[1:]) for row in ([header, row] if place % 15 == 0 else [row])]
    yield Case("header on each page", _text(again), truth)
    pages = [
        row
        for place, row in enumerate(rows[1:])
        for row in ([[f"Page {place // 15 + 1}"], header, row] if place % 15 == 0 else [row])
    ]
    yield Case("page titles and headers", _text([["Orders"], *pages]), truth)
    for name, below in {
        "note": [["Exported on 2024-12-31 by Ann"]],
        "blank and note": [[], ["* all amounts in USD"]],
        "notes": [[], ["Notes:"], ["1. without refunds"], ["2. times are local"]],
        "signature": [[], ["Prepared by:", "Ann Lee"], ["Checked by:", "Bob"]],
        "commas": [[], [], []],
        "end mark": [["-- end of file --"]],
        "count": [["60 rows"]],
        "count beside": [["Rows:", "60"]],
    }.items():
        yield Case(f"below: {name}", _text([*rows, *below]), truth)


def totals() -> Iterator[Case]:
    """Sums anywhere: counting one doubles the shop."""
    orders = shop(orders=60)
    rows, truth = table(orders), truth_of(orders)
    months = [list(group) for _month, group in groupby(orders, key=lambda o: o.when.strftime("%Y-%m"))]
    for label in ("Total", "TOTAL", "Grand total", "Sum", "Summe", "Gesamt", "Total général", "Totale", "Suma", "合计", "总计", "小计", "合計", "합계", "Итого", "Всего", "Razem", "Totaal", "Toplam", "Total:", "Total (60)", "合计：", "本页合计", "Subtotal", "Total amount", "Total orders: 60", "Net total", "总金额合计", "Gesamtsumme", "Suma total", "Totalt"):  # fmt: skip
        for place in (0, 1, 2):
            yield Case(f"total {label} in {place}", _text([*rows, total(orders, label, place)]), truth)
    yield Case("total on top", _text([rows[0], total(orders, "Total"), *rows[1:]]), truth)
    yield Case("total without a word", _text([*rows, total(orders, "")]), truth)
    yield Case("total after a blank", _text([*rows, [], total(orders, "Total")]), truth)
    yield Case(
        "average below total",
        _text([*rows, total(orders, "Total"), ["Average", "", "", f"{truth.revenue / 60:.2f}", ""]]),
        truth,
    )
    by_month = [rows[0]]
    for month in months:
        by_month += [*table(month)[1:], total(month, f"Total {month[0].when:%B %Y}")]
    yield Case("totals by month", _text([*by_month, total(orders, "Grand total")]), truth)
    plain = [rows[0]]
    for month in months:
        plain += [*table(month)[1:], total(month, f"{month[0].when:%Y-%m} subtotal")]
    yield Case("subtotals by month", _text(plain), truth)
    chinese = [rows[0]]
    for month in months:
        chinese += [*table(month)[1:], total(month, f"{month[0].when.month}月小计")]
    yield Case("小计 by month", _text([*chinese, total(orders, "总计")]), truth)
    silent = [rows[0]]
    for month in months:
        silent += [*table(month)[1:], total(month, "")]
    yield Case("totals by month without a word", _text(silent), truth)
    heads = [rows[0]]
    for month in months:
        heads += [[f"{month[0].when:%B %Y}", "", "", "", ""], *table(month)[1:]]
    yield Case("month headings", _text(heads), truth)
    summed = [list(row) for row in typed(orders)]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in summed:
        sheet.append(row)
    sheet.append(["Total", None, None, "=SUM(D2:D61)", None])
    yield Case("total as a formula", _saved(book), truth)


def shape() -> Iterator[Case]:
    """Blank rows and columns, odd widths, names twice."""
    orders = shop(orders=60)
    rows, truth = table(orders), truth_of(orders)
    yield Case("blank columns", _text([["", *row[:2], "", *row[2:], ""] for row in rows]), truth)
    yield Case(
        "blank rows",
        _text([row for place, row in enumerate(rows) for row in ([row, []] if place % 7 == 0 else [row])]),
        truth,
    )
    yield Case("blank rows first", _text([[], [], [], *rows]), truth)
    yield Case("trailing delimiters", delimited([[*row, "", "", ""] for row in rows]).encode(), truth)
    yield Case(
        "trailing delimiters in data only", delimited([rows[0], *[[*row, ""] for row in rows[1:]]]).encode(), truth
    )
    yield Case(
        "header short of a name", delimited([[*rows[0], ""], *[[*row, "x"] for row in rows[1:]]]).encode(), truth
    )
    wide = [
        [*row, *[f"extra {place}" if not at else str(place) for place in range(520)]] for at, row in enumerate(rows)
    ]
    yield Case("525 columns", _text(wide), truth)
    twice = [[*row, "Amount" if not at else "0.01", "Customer" if not at else "x"] for at, row in enumerate(rows)]
    yield Case("names twice", _text(twice), truth)
    yield Case("index column", _text([["" if not at else str(at - 1), *row] for at, row in enumerate(rows)]), truth)
    yield Case("numbered column", _text([["No." if not at else str(at), *row] for at, row in enumerate(rows)]), truth)
    yield Case("序号", _text([["序号" if not at else str(at), *row] for at, row in enumerate(rows)]), truth)
    yield Case("upper case", _text([[cell.upper() for cell in rows[0]], *rows[1:]]), truth)
    yield Case("underscored", _text([[cell.lower().replace(" ", "_") for cell in rows[0]], *rows[1:]]), truth)
    yield Case("line end in the header", _text([[cell.replace(" ", "\n") for cell in rows[0]], *rows[1:]]), truth)
    yield Case("stars in the header", _text([[f"*{cell}" for cell in rows[0]], *rows[1:]]), truth)
    yield Case(
        "short last cells",
        delimited([rows[0], *[row[:4] if at % 5 == 0 else row for at, row in enumerate(rows[1:])]]).encode(),
        truth,
    )
    yield Case(
        "two tables one below the other", _text([*rows, [], ["Product", "Sold"], ["Mug", "12"], ["Lamp", "9"]]), truth
    )
    yield Case(
        "two tables, the small one first", _text([["Product", "Sold"], ["Mug", "12"], ["Lamp", "9"], [], *rows]), truth
    )
    yield Case(
        "two tables side by side",
        _text(
            [
                [*row, "", *(("Product", "Sold") if not at else ("Mug", "12") if at == 1 else ("", ""))]
                for at, row in enumerate(rows)
            ]
        ),
        truth,
    )


def workbooks() -> Iterator[Case]:
    """Sheets, hidden things, formulas and the old calendar."""
    orders = shop(orders=60)
    truth = truth_of(orders)
    rows = typed(orders)
    yield Case("workbook", _book(rows), truth)
    yield Case("workbook, cover first", _book(rows, Cover=[["My shop"], ["Orders of 2024"], ["Ann Lee"]]), truth)
    pivot: list[list[object]] = [
        ["Month", "Revenue"],
        *[[f"2024-{month:02}", 1000.0 * month] for month in range(1, 13)],
    ]
    yield Case("workbook, pivot first", _book(rows, Pivot=pivot), truth)
    products: list[list[object]] = [["SKU", "Title", "Stock"], *[[f"S{place}", "Thing", place] for place in range(300)]]
    yield Case("workbook, longer list of products", _book(rows, Products=products), truth)
    book = openpyxl.load_workbook(io.BytesIO(_book(rows, Old=typed(shop(orders=90, seed=2)))))
    book["Old"].sheet_state = "hidden"
    yield Case("hidden sheet", _saved(book), truth)
    book = openpyxl.load_workbook(io.BytesIO(_book(rows)))
    for place in (5, 6, 7):
        book["Orders"].row_dimensions[place].hidden = True
    book["Orders"].column_dimensions["E"].hidden = True
    yield Case("hidden rows and columns", _saved(book), truth)
    book = openpyxl.load_workbook(io.BytesIO(_book(rows)))
    for place in range(2, 62):
        book["Orders"].cell(place, 4).value = f"={rows[place - 1][3]}*1"
    yield Case("formulas without kept values", _saved(book), None)
    book = openpyxl.Workbook()
    book.epoch = datetime(1904, 1, 1)
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    yield Case("calendar of 1904", _saved(book), truth)
    book = openpyxl.load_workbook(io.BytesIO(_book([["Orders 2024"], [], *rows])))
    book["Orders"].merge_cells("A1:E1")
    yield Case("merged title", _saved(book), truth)
    texts = [[str(cell) for cell in row] for row in rows]
    yield Case("workbook of texts", _book(texts), truth)
    yield Case("table away from the corner", _book([[], [], *[[None, None, *row] for row in rows]]), truth)
    book = openpyxl.load_workbook(io.BytesIO(_book(rows)))
    for place in range(2, 62):
        book["Orders"].cell(place, 3).number_format = "General"
    yield Case("dates that lost their form", _saved(book), truth_of(orders, names=True))


def unknown_headers() -> Iterator[Case]:
    """Names that no list knows: the cells tell, where only one column can be meant."""
    orders = shop(orders=60)
    rows = table(orders)
    names = ["zq1", "zq2", "zq3", "zq4", "zq5"]
    mails = [
        [*row[:1], "zq2" if not at else f"{row[1][:3].lower()}@example.com", *row[2:]] for at, row in enumerate(rows)
    ]
    truth = truth_of(orders, names=False)
    said = ("told_by_content",)
    yield Case("headers of a private language", _text([names, *mails[1:]]), truth, said)
    yield Case("unknown amount", _text([[*rows[0][:3], "zq4", rows[0][4]], *rows[1:]]), truth, said)
    yield Case("unknown date", _text([[*rows[0][:2], "zq3", *rows[0][3:]], *rows[1:]]), truth, said)
    yield Case("no header at all, addresses", _text(mails[1:]), truth, said)


def cases() -> Iterator[Case]:
    """All of them."""
    yield from unknown_headers()
    yield from around()
    yield from totals()
    yield from shape()
    yield from workbooks()
