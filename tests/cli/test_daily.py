"""`lifecycle` of daily totals as its callers meet it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lib.catalog.samples import SAMPLES, sample
from tests.cli.running import ask
from tests.cli.schemas import LifecycleTotalsAnswer

FILES = [(one.code, one.orders_path.parent / "daily_totals.csv") for one in SAMPLES]


@pytest.mark.parametrize(("code", "path"), FILES)
def test_a_file_of_totals_is_answered_with_what_totals_can_say(code: str, path: Path) -> None:
    ran = ask("lifecycle", path, "--json")
    assert (ran.code, ran.err) == (0, "")
    answer = LifecycleTotalsAnswer.model_validate(ran.answer)
    with path.open(encoding="utf-8-sig") as file:
        header, *rows = csv.reader(file)
    orders, revenue = (next(at for at, name in enumerate(header) if name in names) for names in (("Orders", "支付订单数"), ("Revenue", "支付金额")))  # fmt: skip
    assert answer.orders == sum(int(row[orders]) for row in rows)
    assert answer.revenue == pytest.approx(sum(float(row[revenue]) for row in rows))
    assert answer.revenue
    assert answer.orders
    assert answer.north_star.average_order_value == pytest.approx(answer.revenue / answer.orders)
    assert answer.north_star.repeat_rate is None
    by_month: dict[str, float] = {}
    for row in rows:
        by_month[row[0][:7]] = by_month.get(row[0][:7], 0) + float(row[revenue])
    assert {row.month: row.revenue for row in answer.months} == pytest.approx(by_month)
    assert {one.code for one in answer.unknown} >= {"repeat_rate", "stages", "cohorts", "next_day_return"}
    assert code in {"coffee_en", "tea_zh"}


def test_a_person_reads_tables_in_their_language() -> None:
    ran = ask("lifecycle", sample("tea_zh").orders_path.parent / "daily_totals.csv", "--language", "zh")
    assert (ran.code, ran.err) == (0, "")
    assert "笔单价" in ran.out
    assert "{" not in ran.out


def test_totals_without_money_or_orders_say_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "totals.csv"
    path.write_text("Date,Complaints,Page views\n2026-01-01,1,30\n2026-01-02,2,40\n", encoding="utf-8")
    ran = ask("lifecycle", path, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "neither revenue, orders, visitors nor customers" in ran.err


def test_counts_of_steps_are_sent_where_they_are_answered(tmp_path: Path) -> None:
    counts = tmp_path / "counts.csv"
    rows = [f"2026-01-{day:02d},{step},{90 - day}" for day in range(1, 29) for step in ("seen", "product page", "paid")]
    counts.write_text("date,step,count\n" + "\n".join(rows) + "\n", encoding="utf-8")
    ran = ask("lifecycle", counts)
    assert (ran.code, ran.out) == (1, "")
    assert "python -m lib funnel FILE" in ran.err
    assert ask("funnel", counts).code == 0
