"""The sample shops through the product's own reader: each figure as truth.json has it, and nothing that alarms a newcomer."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from lib.analysis.customers import customers
from lib.analysis.rfm import rfm
from lib.catalog import CATALOGUE
from lib.catalog.samples import SAMPLES, Sample
from lib.catalog.segments import REGULARS_11
from lib.core.settings import ImportSettings, RfmSettings, View
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from lib.ingest.kinds import kind_of
from lib.ingest.read import read_table
from lib.store.duckdb import DuckDB

TODAY = date(2026, 11, 22)
ORDER_FILES = [(one, name) for one in SAMPLES for name in (one.orders, "orders.csv")]
OTHERS = [(one, kind) for one in SAMPLES for kind in ("spend", "events", "daily", "campaigns", "experiment")]


@cache
def imported(sample: Sample, name: str) -> Imported:
    table = read_table(sample.orders_path.parent / name, name, ImportSettings())
    return convert(table, ImportSettings(), CATALOGUE, TODAY)


def truth(sample: Sample, part: str) -> dict[str, Any]:
    return json.loads(sample.truth_path.read_text(encoding="utf-8"))[part]


def ids(cases: list[tuple[Sample, str]]) -> list[str]:
    return [f"{one.code}/{name}" for one, name in cases]


@pytest.mark.parametrize(("sample", "name"), ORDER_FILES, ids=ids(ORDER_FILES))
def test_orders_customers_and_revenue_are_the_true_ones(sample: Sample, name: str) -> None:
    result, true = imported(sample, name), truth(sample, "orders_file")
    assert (len(result.rows), len(result.orders), len(result.customers), result.currency) == (
        true["rows"],
        true["orders"],
        true["customers"],
        sample.currency,
    )
    sums = result.orders[["amount_e4", "refund_e4", "net_e4"]].sum() / 10_000
    assert sums.to_list() == [true["gross"], true["refunds"], true["revenue"]]


@pytest.mark.parametrize(("sample", "name"), ORDER_FILES, ids=ids(ORDER_FILES))
def test_the_ledger_has_the_true_fates(sample: Sample, name: str) -> None:
    lines = imported(sample, name).ledger.lines
    fates = [{"code": one.code, "rows": one.rows, "amount": one.amount_e4 / 10_000} for one in lines if one.rows]
    assert fates == truth(sample, "orders_file")["ledger"]


@pytest.mark.parametrize(("sample", "name"), ORDER_FILES, ids=ids(ORDER_FILES))
def test_nothing_is_warned_of(sample: Sample, name: str) -> None:
    result = imported(sample, name)
    assert [one.code for one in (*result.table.findings, *result.findings) if one.level != "info"] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.code)
def test_headers_are_understood(sample: Sample) -> None:
    usual = {"order_id", "customer_id", "ordered_at", "amount", "currency", "status", "channel", "refund", "discount"}
    usual |= {"shipping", "phone", "name", "consent"} | ({"tax", "email"} if sample.language == "en" else {"domain"})
    assert usual - {guess.field for guess in imported(sample, sample.orders).guesses} == set()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.code)
def test_the_lines_file_becomes_orders_and_refunds(sample: Sample) -> None:
    result, true = imported(sample, "order_lines.csv"), truth(sample, "lines_file")
    assert (result.reading.grain, len(result.rows), len(result.orders), len(result.customers)) == (
        "line",
        true["rows"],
        true["orders"],
        true["customers"],
    )
    money = (result.orders["amount_e4"].sum() / 10_000, result.refunds["amount_e4"].sum() / 10_000)
    assert money == (true["sold"], true["sent_back"])


@pytest.mark.parametrize(("sample", "kind"), OTHERS, ids=ids(OTHERS))
def test_the_other_files_are_known_for_what_they_are(sample: Sample, kind: Any) -> None:
    (path,) = sample.paths(kind)
    table = read_table(path, path.name, ImportSettings())
    assert kind_of(table, (), CATALOGUE, TODAY) == kind


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.code)
def test_every_group_has_customers(sample: Sample) -> None:
    result = imported(sample, sample.orders)
    engine = DuckDB()
    engine.load({"orders": result.orders, "refunds": result.refunds})
    as_of = result.orders["ordered_at"].max().date() + timedelta(days=1)
    with engine.reading() as frames:
        answer = rfm(customers(frames, View(), as_of), RfmSettings(), REGULARS_11)
    engine.close()
    assert answer.segments.set_index("segment")["customers"].min() >= 10
