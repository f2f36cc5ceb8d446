from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from tests.ingest.orders_of import TODAY, fates
from tests.ingest.tables import table_from

ORDER = st.sampled_from(["1", "2", "3", "C1", "", "-", '="1"', "1 "])
CUSTOMER = st.sampled_from(["a", "b", "A", "", "  ", "138****1234", "nan"])
MOMENT = st.sampled_from(
    ["2026-01-05", "2026-01-05 10:00", "05/02/2026", "02/05/2026", "31/12/2025", "", "soon", "2099-01-01", "46027"]
)
AMOUNT = st.sampled_from(
    ["10.00", "7,50", "-3", "(4.20)", "0", "", "ten", "1,234.5", "€5", "$5", "1e400", "0.0001", "12.5万"]
)
STATUS = st.sampled_from(["paid", "Refunded", "cancelled", "pending", "", "odd"])
COLUMNS: dict[str, st.SearchStrategy[str]] = {
    "order_id": ORDER,
    "customer_id": CUSTOMER,
    "order_date": MOMENT,
    "amount": AMOUNT,
    "status": STATUS,
    "quantity": st.sampled_from(["1", "2", "-1", "", "x"]),
    "unit price": AMOUNT,
    "refunded amount": st.sampled_from(["", "0", "3", "10", "-2", "?"]),
    "currency": st.sampled_from(["EUR", "USD", ""]),
    "email": st.sampled_from(["", "x@example.com", "X@example.com"]),
    "shipping": st.sampled_from(["", "4.95", "0"]),
    "product": st.sampled_from(["Tea", "Cup", ""]),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """Messy order files; the fields that a file must have are always there."""
    optional = [name for name in COLUMNS if name not in {"order_date", "amount"} and draw(st.booleans(), label=name)]
    money = draw(st.sampled_from([["amount"], ["amount", "unit price"], ["unit price"]]))
    headers = list(dict.fromkeys(["order_date", *money, *optional]))
    if not {"order_id", "customer_id", "email"} & set(headers):
        headers.append("order_id")
    rows = draw(st.lists(st.tuples(*(COLUMNS[name] for name in headers)).map(list), max_size=12))
    again = draw(st.lists(st.sampled_from(rows), max_size=3)) if rows else []
    return headers, rows + again


CHOICES = st.builds(
    ImportSettings,
    refunds=st.sampled_from(["net", "ignore"]),
    duplicates=st.sampled_from(["auto", "drop", "keep"]),
    zeros=st.sampled_from(["drop", "keep"]),
    decimal=st.sampled_from([None, ".", ","]),
    date_order=st.sampled_from([None, "DMY", "MDY"]),
    status_keep=st.sampled_from([None, ("paid", "odd")]),
)


def read(table: tuple[list[str], list[list[str]]], choices: ImportSettings) -> Imported:
    try:
        return convert(table_from(*table), choices, CATALOGUE, TODAY)
    except CannotAnswer:  # a column without a single figure or day
        reject()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables(), choices=CHOICES)
def test_every_row_and_all_money_is_accounted_for(
    table: tuple[list[str], list[list[str]]], choices: ImportSettings
) -> None:
    result = read(table, choices)
    ledger = result.ledger
    assert sum(line.rows for line in ledger.lines) == ledger.rows_read == len(table[1])
    assert sum(line.amount_e4 for line in ledger.lines) == ledger.amount_read_e4
    refunds = int(result.rows["refund_e4"].sum()) if "refund_e4" in result.rows else 0
    assert ledger.amount_read_e4 == int(result.rows["amount_e4"].sum()) - refunds


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables(), choices=CHOICES)
def test_tables_hold_what_the_ledger_counts(table: tuple[list[str], list[list[str]]], choices: ImportSettings) -> None:
    result = read(table, choices)
    lines = {line.code: line.amount_e4 for line in result.ledger.lines}
    orders = result.orders
    assert orders["amount_e4"].sum() == lines["counted"]
    if choices.refunds == "net":
        assert -orders["refund_e4"].sum() == lines.get("refund_on_order", 0)
    assert -result.refunds["amount_e4"].sum() == lines.get("refund", 0)
    assert orders["order_id"].is_unique
    assert (orders["amount_e4"] >= (choices.zeros == "drop")).all()
    assert set(result.customers["customer_id"]) == set(orders["customer_id"]) >= set(result.refunds["customer_id"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables(), choices=CHOICES, data=st.data())
def test_equal_files_give_equal_answers(
    table: tuple[list[str], list[list[str]]], choices: ImportSettings, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(table[0])))
    wider = [*table[0][:place], "note", *table[0][place:]], [[*row[:place], "", *row[place:]] for row in table[1]]
    one, other = read(table, choices), read(wider, choices)
    assert one.ledger == other.ledger
    assert one.orders.equals(other.orders)


def slow_fates(rows: list[dict[str, Any]]) -> list[str]:
    """The contract's list of fates, read off row by row, for a tidy order list."""
    result: list[str] = []
    seen: list[dict[str, Any]] = []
    for row in rows:
        fate = (
            "duplicate" if row in seen
            else "guest_order" if not row["customer_id"]
            else "unreadable" if row["amount"] == "?" or row["order_date"] == "?"
            else "future_date" if row["order_date"] > "2026-06-01"
            else "status_excluded" if row["status"] == "cancelled"
            else "zero_amount" if float(row["amount"]) == 0
            else "refund" if float(row["amount"]) < 0
            else "counted"
        )  # fmt: skip
        seen.append(row)
        result.append(fate)
    counted = {row["customer_id"] for row, fate in zip(rows, result, strict=True) if fate == "counted"}
    return ["refund_unmatched" if fate == "refund" and row["customer_id"] not in counted else fate for row, fate in zip(rows, result, strict=True)]  # fmt: skip


TIDY = st.fixed_dictionaries(
    {
        "customer_id": st.sampled_from(["a", "b", "c", ""]),
        "order_date": st.sampled_from(["2026-01-05", "2026-06-01", "2026-06-02", "?"]),
        "amount": st.sampled_from(["10.00", "5.00", "-3.00", "0.00", "?"]),
        "status": st.sampled_from(["paid", "cancelled"]),
    }
)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(TIDY, max_size=10), data=st.data())
def test_fates_equal_the_contract_read_row_by_row(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    numbered = [{"order_id": f"n{number}"} | row for number, row in enumerate(rows)]
    numbered += data.draw(st.lists(st.sampled_from(numbered), max_size=3)) if numbered else []
    # One order that always counts keeps the columns recognisable.
    numbered.append(
        {"order_id": "last", "customer_id": "z", "order_date": "2026-01-05", "amount": "1.00", "status": "paid"}
    )
    headers = list(numbered[-1])
    result = convert(
        table_from(headers, [[row[name] for name in headers] for row in numbered]), ImportSettings(), CATALOGUE, TODAY
    )
    assert fates(result) == slow_fates(numbered)
