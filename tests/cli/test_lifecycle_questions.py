"""What the Lifecycle page answers, asked of `lifecycle`: moves, what keeping more brings, cohorts, and who comes back."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lib.analysis.cohorts import cohorts
from lib.analysis.customers import default_as_of
from lib.analysis.lifecycle import Lifecycle, lifecycle
from lib.analysis.rhythm import waits
from lib.analysis.survival import log_rank
from lib.analysis.whatif import Lever, moves_of, steady_customers, what_if
from lib.catalog.samples import sample
from lib.cli.calls import Call
from lib.cli.reading import imported
from lib.core.money import SCALE
from lib.core.settings import CohortSettings, StageSettings, View
from lib.store.duckdb import DuckDB
from tests.cli.running import Ran, ask
from tests.cli.schemas import LifecycleAnswer
from tests.cli.test_lifecycle import DEGENERATE, SHOP

ORDERS = sample("coffee_en").paths("orders")[0]


@cache
def asked(*options: object) -> LifecycleAnswer:
    """The answer about the coffee shop, held against the contract."""
    ran = ask("lifecycle", ORDERS, "--json", *options)
    assert (ran.code, ran.err) == (0, "")
    return LifecycleAnswer.model_validate(ran.answer)


def refused(ran: Ran, code: int) -> str:
    """The one sentence of a call that was not answered."""
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("error: ")
    return ran.err


def rows_of(path: Path) -> list[dict[str, str]]:
    """A file that was written."""
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


@pytest.fixture(scope="module")
def life() -> Iterator[Lifecycle]:
    """The same shop as the page's door finds it."""
    read = imported(Call("lifecycle", (ORDERS,)), date(2026, 11, 22))
    with closing(DuckDB()) as engine:
        engine.load({"orders": read.orders, "refunds": read.refunds})
        with engine.reading() as frames:
            yield lifecycle(frames, View(), default_as_of(frames, View()), StageSettings())


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A shop of four orders."""
    path = tmp_path / "orders.csv"
    path.write_text(SHOP, encoding="utf-8")
    return path


# ---- moves and what keeping more would bring


def test_stages_and_moves_are_those_of_the_page(life: Lifecycle) -> None:
    flow, answer = life.stages.flow, asked("--month", "2025-11").flow
    assert [list(month.stages.values()) for month in answer.months] == flow.counts.tolist()
    assert answer.moves is not None
    assert answer.moves.month == "2025-11"
    at = [month.month for month in answer.months].index("2025-11")
    stages = {None: 5} | {name: place for place, name in enumerate(answer.months[0].stages)}
    for name in ("customers", "orders", "money"):
        told = np.zeros((6, 5))
        for row in answer.moves.rows:
            told[stages[row.from_], stages[row.to]] = getattr(row, name)
        whole = {"customers": flow.moves, "orders": flow.orders, "money": flow.money_e4 / SCALE}[name]
        assert told == pytest.approx(whole[at])


def test_the_last_month_that_is_over_is_told_unless_another_is_asked_for(small: Path) -> None:
    answer = asked().flow
    assert answer.moves is not None
    assert answer.moves.month == answer.months[-1].month == "2026-07"
    assert "from 2024-04 to 2026-07" in refused(ask("lifecycle", ORDERS, "--month", "2024-03"), 1)
    only = "2026-01-05"
    small.write_text(f"order,customer,date,amount\n1,ann,{only},10\n", encoding="utf-8")
    assert ask("lifecycle", small, "--json").answer["flow"] == {"months": [], "moves": None}
    assert "No month is over yet" in refused(ask("lifecycle", small, "--month", "2026-01"), 1)


def test_keeping_more_brings_what_the_page_says(life: Lifecycle) -> None:
    found = asked("--keep", "declining", "--points", "5", "--months", "6", "--margin", "0.6").what_if
    ahead = what_if(moves_of(life.stages), Lever("declining", 0.05), 6, 0.6)
    assert found is not None
    assert (found.keep, found.points, found.months, found.margin) == ("declining", 0.05, 6, 0.6)
    for told, known, unit in (
        (found.customers, ahead.customers, 1),
        (found.orders, ahead.orders, 1),
        (found.money, ahead.money_e4, SCALE),
    ):
        assert (told.value, told.low, told.high) == pytest.approx(
            (known.value / unit, known.low / unit, known.high / unit)
        )
    assert [row.changed for row in found.by_month] == pytest.approx((ahead.frame["changed_e4"] / SCALE).tolist())
    assert found.by_month[-1].changed - found.by_month[-1].base == pytest.approx(found.money.value)
    assert asked().what_if is None
    assert "5 points more of “Declining” add" in ask("lifecycle", ORDERS, "--keep", "declining", "--points", "5").out


def test_where_newcomers_lead_is_told_only_of_a_stated_number(life: Lifecycle) -> None:
    assert asked().steady is None
    found = asked("--newcomers", "120").steady
    settled = steady_customers(moves_of(life.stages), 120.0)
    assert found is not None
    assert found.stages is not None
    assert list(found.stages.values()) == pytest.approx(settled.tolist())
    assert found.customers == pytest.approx(settled.sum())
    assert "With 120 newcomers a month" in ask("lifecycle", ORDERS, "--newcomers", "120").out


def test_a_long_run_that_cannot_be_told_says_why(small: Path) -> None:
    small.write_text(DEGENERATE["one order"], encoding="utf-8")
    ran = ask("lifecycle", small, "--json", "--newcomers", "5")
    answer = LifecycleAnswer.model_validate(ran.answer)
    assert answer.steady is not None
    assert (answer.steady.customers, answer.steady.stages) == (None, None)
    assert "long_run_unknown" in ran.codes()


def test_a_shop_too_small_to_look_ahead_says_what_is_needed(small: Path) -> None:
    assert "months that are over" in refused(ask("lifecycle", small, "--keep", "new"), 1)


# ---- cohorts


@pytest.mark.parametrize("measure", ["active", "again", "revenue", "per_customer", "cumulative"])
def test_every_measure_of_the_page_can_be_asked_for(life: Lifecycle, measure: Any) -> None:
    found = asked("--measure", measure, "--margin", "0.6", "--mean", "simple").cohort_measure
    known = cohorts(life.known, CohortSettings())
    unit = 1.0 if measure in {"active", "again"} else 0.6 / SCALE
    assert (found.measure, found.mean) == (measure, "simple")
    means = [np.nan if mean is None else mean for mean in found.means]
    assert means == pytest.approx((known.average(measure, "simple") * unit).tolist(), nan_ok=True)
    for row, values in zip(found.rows, known.values(measure), strict=True):
        assert row.values == pytest.approx((values[np.isfinite(values)] * unit).tolist())
        assert 0 <= row.over <= len(row.values)


def test_cohorts_can_be_of_any_order_then_and_activity_of_any_later_one(life: Lifecycle) -> None:
    answer = asked("--cohorts", "recurring", "--active", "on_or_after", "--cohorts-by", "week")
    found, known = answer.cohort_measure, cohorts(life.known, CohortSettings("week", "recurring", "on_or_after"))
    assert (found.cohorts, found.active, found.period) == ("recurring", "on_or_after", "week")
    assert [row.size for row in found.rows] == known.size[known.size > 0].tolist()
    assert sum(row.size for row in found.rows) > sum(row.size for row in answer.cohorts.rows) == answer.customers
    means = [mean for mean in found.means if mean is not None]
    assert means == pytest.approx(known.average("active", "weighted")[: len(means)].tolist())


# ---- the time to the next order


def test_curves_and_their_comparison_are_those_of_the_page(life: Lifecycle) -> None:
    found = asked("--compare", "first,later").returns
    gaps = waits(life.known)
    first, later = gaps.only(gaps.visit == 1), gaps.only(gaps.visit > 1)
    curve = first.curve(life.stages.ahead[0])
    assert [one.group for one in found.curves] == ["first", "later"]
    assert [point.share for point in found.curves[0].points] == pytest.approx(
        [curve.by(point.day) for point in found.curves[0].points]
    )
    assert found.curves[0].points[-1].day == curve.horizon
    assert all(point.low <= point.share <= point.high for one in found.curves for point in one.points)
    known = log_rank(first.sample(), later.sample())
    assert found.compared is not None
    assert (found.compared.statistic, found.compared.chance) == pytest.approx((known.statistic, known.chance))
    assert sum(bar.first + bar.later for bar in found.gaps) == int(gaps.ended.sum())
    assert [one.order_days for one in found.usual] == [1, 2, 3, 4]


def test_cohorts_are_compared_by_their_names() -> None:
    found = asked("--compare", "2025-03,2025-11").returns
    assert [one.group for one in found.curves] == ["first", "later", "2025-03", "2025-11"]
    assert [one.gaps for one in found.curves[2:]] == [92, 153]  # as many as began then
    by_word = asked("--compare", "Organic search", "--compare", "2025-11").returns.compared
    assert by_word is not None
    assert by_word.one == "Organic search"
    said = refused(ask("lifecycle", ORDERS, "--compare", "2025-03,1999-01"), 1)
    assert "first, later, 2026-08" in said
    assert "got 1999-01" in said
    assert "Log-rank test" in ask("lifecycle", ORDERS, "--compare", "first,later").out


def test_the_whole_curves_can_be_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "curves.csv"
    curves = asked("--curve", path).returns.curves
    rows = [row for row in rows_of(path) if row["group"] == "first"]
    assert [int(row["day"]) for row in rows] == sorted({int(row["day"]) for row in rows})
    assert len(rows) > len(curves[0].points)
    assert float(rows[-1]["share"]) == pytest.approx(curves[0].points[-1].share)


def test_the_week_is_told_by_hours_or_by_days_alone(small: Path) -> None:
    answer = asked()
    assert answer.week.timed
    assert [len(row) for row in answer.week.orders] == [24] * 7
    assert sum(map(sum, answer.week.orders)) == answer.orders
    text = SHOP.replace(" 10:00:00", "").replace(" 09:30:00", "").replace(" 12:00:00", "")
    small.write_text(text, encoding="utf-8")
    week = LifecycleAnswer.model_validate(ask("lifecycle", small, "--json").answer).week
    assert not week.timed
    assert week.orders == [[1], [1], [1], [0], [0], [0], [1]]


# ---- customers, and orders to come


def valued_rows(folder: Path) -> list[dict[str, str]]:
    path = folder / "values.csv"
    ask("value", ORDERS, "--out", path)
    return rows_of(path)


def test_customers_past_their_usual_gap_are_counted_and_named(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    answer = asked("--out", path)
    told, rows = answer.overdue, rows_of(path)
    assert told.customers == sum(one.customers + one.left_out for one in told.lists) > 0
    given_up = {row["customer_id"] for row in valued_rows(tmp_path) if row["list"] == "leave"}
    assert sum(one.left_out for one in told.lists) > 0
    assert not given_up & {row["customer_id"] for row in rows if row["list"]}
    for one in told.lists:
        on = [row for row in rows if row["list"] == one.list]
        assert len(on) == one.customers
        assert {row.customer for row in one.first} <= {row["customer_id"] for row in on}
        assert [row.money_a_year for row in one.first] == sorted((row.money_a_year for row in one.first), reverse=True)
        assert all(row.silent_days > row.usual_gap_days for row in one.first)
    for cohort in answer.cohorts.rows:
        assert sum(row["cohort"] == cohort.cohort for row in rows) == cohort.size
    for stage in answer.stages:
        assert sum(row["stage"] == stage.stage for row in rows) == stage.customers


def test_orders_to_come_are_told_where_they_are_asked_for(small: Path) -> None:
    assert asked().to_come is None
    found = asked("--to-come").to_come
    assert found is not None
    assert found.known is not None
    ahead = [row for row in found.periods if row.actual is None]
    assert found.weeks == 4 * len(ahead)
    assert sum(row.known or 0 for row in ahead) == pytest.approx(found.known.value)
    assert found.known.low < found.known.value < found.known.high
    little = LifecycleAnswer.model_validate(ask("lifecycle", small, "--json", "--to-come").answer).to_come
    assert little is not None
    assert (little.known, little.periods) == (None, [])
    assert ask("lifecycle", small, "--to-come").code == 0


def test_north_stars_are_told_month_by_month(life: Lifecycle) -> None:
    trends = asked().trends
    for star in life.stars:
        unit = SCALE if star.kind == "money" else 1
        values = [np.nan if row.value is None else row.value for row in trends[star.code].months]
        assert values == pytest.approx((star.trend["value"] / unit).tolist(), nan_ok=True)


def test_each_category_has_a_rhythm_where_lines_tell_it() -> None:
    lines = sample("coffee_en").orders_path.parent / "order_lines.csv"
    answer = LifecycleAnswer.model_validate(ask("lifecycle", lines, "--json").answer)
    assert {one.category for one in answer.category_rhythm}
    assert all(one.usual_days is None or one.usual_days <= one.horizon_days for one in answer.category_rhythm)
    assert answer.limits.moved_by_categories is None
    assert asked().category_rhythm == []
    by_category = ask("lifecycle", lines, "--json", "--limits-by", "category").answer
    assert by_category["limits"]["moved_by_categories"] > 0


# ---- calls that cannot be meant


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("--keep old", "new | growing | mature | declining | lapsed"),
        ("--points 3", "--points needs --keep beside it"),
        ("--keep new --points 0", "above 0, up to 20"),
        ("--keep new --months 13", "from 1 to 12"),
        ("--month 2026-13", "a month such as 2026-01"),
        ("--newcomers -1", "zero or more"),
        ("--measure money", "active | again | revenue | per_customer | cumulative"),
        ("--cohorts recurring --cohorts-by channel", "by month or week"),
        ("--compare first", "two different groups"),
        ("--compare first,first", "two different groups"),
        ("--curve curve.pdf", "ends in .csv or .xlsx"),
        ("--curve a.csv --out a.csv", "another file than --out"),
    ],
)
def test_what_cannot_be_meant_is_a_wrong_call(small: Path, options: str, sentence: str) -> None:
    assert sentence in refused(ask("lifecycle", small, *options.split()), 2)


def test_totals_say_that_they_name_nobody() -> None:
    (totals,) = sample("coffee_en").paths("daily")
    assert ask("lifecycle", totals, "--json").code == 0
    assert "Totals name nobody" in refused(ask("lifecycle", totals, "--keep", "new"), 1)


def test_both_languages_tell_every_part() -> None:
    options = ("--keep", "new", "--newcomers", "50", "--compare", "first,later", "--measure", "cumulative")
    for language in ("en", "zh"):
        shown = ask("lifecycle", ORDERS, *options, "--language", language)
        assert (shown.code, shown.err) == (0, "")
        assert "nan" not in shown.out.lower()
