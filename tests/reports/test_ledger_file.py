from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.kinds import kind_of
from lib.ingest.read import read_table
from lib.reports.ledger import extent, ledger_xlsx
from lib.reports.templates import TEMPLATES, Template, template_xlsx
from lib.text.languages import CHINESE, ENGLISH, Language
from lib.text.words import Words
from tests.ingest.orders_of import TODAY, imported

ORDERS = "order id,customer,date,amount\n1,ann,2026-01-05,10\n2,,2026-01-06,=1+1\n3,bob,2026-01-07,5\n"


def test_every_row_stands_in_the_workbook_with_its_number_and_fate() -> None:
    read: Imported = imported(ORDERS)
    book = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(read, Words())))
    overview, rows = (list(sheet.values) for sheet in book.worksheets)
    assert [row[:4] for row in overview] == [("Where rows and money went", "Rows", "Orders", "Amount"), ("Counted", 2, 2, 15), ("No buyer", 1, 1, 0)]  # fmt: skip
    assert rows[0][:2] == ("Row in the file", "Where it went")
    assert [row[:2] + row[4:5] for row in rows[1:]] == [(2, "Counted", "1"), (3, "No buyer", "2"), (4, "Counted", "3")]
    assert book.worksheets[1]["H3"].data_type == "s"  # a formula of the file is text


def test_what_was_read_of_each_row_can_be_reckoned_with() -> None:
    text = 'order id,customer,date,amount\n1,ann,05.01.2026,"1.010,50"\n2,bob,n/a,"7,00"\n3,bob,13.01.2026,"-2,00"\n4,bob,14.01.2026,?\n'
    book = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(imported(text), Words())))
    header, *rows = book.worksheets[1].values
    assert header[2:4] == ("Day as read", "Amount as read")
    assert [row[2:4] for row in rows] == [(datetime(2026, 1, 5), 1010.5), (None, 7), (datetime(2026, 1, 13), -2), (datetime(2026, 1, 14), None)]  # fmt: skip
    assert next(row[6:] for row in rows) == ("05.01.2026", "1.010,50")


def test_money_of_several_currencies_is_not_added_up() -> None:
    text = "order id,customer,date,amount,currency,refund\n1,ann,2026-01-05,10,EUR,\n2,,2026-01-06,7,USD,\n3,bob,2026-01-07,5,USD,2\n"
    book = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(imported(text), Words())))
    overview = [row[:5] for row in book.worksheets[0].values]
    assert overview == [
        ("Where rows and money went", "Rows", "Orders", "Amount (EUR)", "Amount (USD)"),
        ("Counted", 2, 2, 10, 5),
        ("No buyer", 1, 1, None, 7),
        ("Refunds noted on orders", None, 1, 0, -2),
    ]


def test_what_was_taken_out_of_amounts_is_told_with_its_orders_and_no_rows() -> None:
    text = "order id,customer,date,item,amount,shipping,tax\n1,ann,2026-01-05,tea,10,2,1\n1,ann,2026-01-05,cup,5,2,1\n2,bob,2026-01-06,tea,7,0,1\n"
    read = imported(text, shipping="without", tax="without")
    lines = {line.code: line for line in read.ledger.lines}
    assert [extent(lines[code].rows, lines[code].orders) for code in ("counted", "shipping_left_out", "tax_left_out")] == [(3, 2), (None, 1), (None, 2)]  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(read, Words())))
    told = {row[0]: row[1:3] for row in book.worksheets[0].values}
    assert told == {"Where rows and money went": ("Rows", "Orders"), "Counted": (3, 2), "Shipping left out": (None, 1), "Tax left out": (None, 2)}  # fmt: skip


KINDS = {"orders": "orders", "spend": "spend", "events": "events", "plan": "campaigns"}


@pytest.mark.parametrize("language", [ENGLISH, CHINESE], ids=lambda one: one.code)
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.code)
def test_a_template_is_read_as_what_it_is_for(template: Template, language: Language) -> None:
    content = template_xlsx(template, Words(language))
    table = read_table(io.BytesIO(content), "template.xlsx", ImportSettings())
    assert kind_of(table, (), CATALOGUE, TODAY) == KINDS[template.code]


@pytest.mark.parametrize("language", [ENGLISH, CHINESE], ids=lambda one: one.code)
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.code)
@pytest.mark.parametrize("filled_in", [0, 1, 3])
def test_the_examples_of_a_template_are_called_so_and_left_out(template: Template, language: Language, filled_in: int) -> None:  # fmt: skip
    """Below, between and above what was filled in."""
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(template, Words(language))))
    sheet = book.worksheets[0]
    header, *examples = [[str(cell or "") for cell in row] for row in sheet.values]
    assert all(any(cell.startswith(("EXAMPLE-", "示例-")) for cell in row) for row in examples)
    own = [[cell.replace("EXAMPLE-", "k").replace("示例-", "k") for cell in row] for row in examples] * 2
    sheet.delete_rows(1, 9)
    for row in (
        [header, *own[:1], *examples, *own[1:]][: 1 + filled_in + len(examples)] if filled_in else [header, *examples]
    ):
        sheet.append(row)
    book.save(content := io.BytesIO())
    table = read_table(content, "template.xlsx", ImportSettings())
    assert table.cells.num_rows == filled_in
    assert [(one.code, one.sentence.facts["count"]) for one in table.findings] == [("example_rows", 2)]
    assert kind_of(table, (), CATALOGUE, TODAY) == KINDS[template.code]


def test_a_column_that_reading_added_is_told_in_the_reader_s_language() -> None:
    read = imported("order id,customer,date,amount,Struck through\n1,ann,2026-01-05,10,\n2,bob,2026-01-06,5,struck through\n3,cid,2026-01-07,6,\n")  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(read, Words(CHINESE))))
    rows = [row[-1] for row in book.worksheets[1].values]
    assert [row or "" for row in rows] == ["删除线", "", "已划删除线", ""]
