"""`import` of files beside the orders, as callers meet it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from lib.catalog.samples import SAMPLES, Sample
from lib.cli.reading import read_kind
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import Kind
from tests.cli.running import ask
from tests.cli.schemas import (
    IMPORTED,
    CustomersAnswer,
    FileAnswer,
    RfmAnswer,
    SpendAnswer,
)

TODAY = date(2026, 11, 22)
#: Kinds that answer alone.
ANSWERS: dict[str, type[FileAnswer]] = {
    kind: one for kind, one in IMPORTED.items() if issubclass(one, FileAnswer) and kind != "lines"
}


def test_every_kind_of_file_has_its_answer() -> None:
    assert set(IMPORTED) == set(get_args(Kind))


FILES = [(one, kind) for one in SAMPLES for kind, _ in one.others if kind in ANSWERS]


def path_of(sample: Sample, kind: str) -> Path:
    return next(path for one, name in sample.others if one == kind for path in [sample.orders_path.parent / name])


@pytest.mark.parametrize(("sample", "kind"), FILES, ids=[f"{one.code}-{kind}" for one, kind in FILES])
def test_the_sample_shops_files_are_answered_as_promised(sample: Sample, kind: str) -> None:
    ran = ask("import", path_of(sample, kind), "--json")
    answer = ANSWERS[kind].model_validate(ran.answer)
    assert (ran.code, ran.err) == (0, "")
    assert sum(line.rows for line in answer.ledger) == answer.rows
    assert [remark for remark in answer.findings if remark.level != "info"] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.code)
def test_spend_by_channel_is_the_true_one(sample: Sample) -> None:
    truth = json.loads(sample.truth_path.read_text(encoding="utf-8"))
    answer = SpendAnswer.model_validate(ask("import", path_of(sample, "spend"), "--json").answer)
    assert (
        answer.by_channel is not None
    )  # a channel that won nobody, as a podcast does, has spend and no line in the truth
    assert {
        one["channel"]: one["spend"] for one in truth["channels"] if one["spend"]
    }.items() <= answer.by_channel.items()
    assert answer.spend == pytest.approx(sum(answer.by_channel.values()), abs=1e-6)
    assert (answer.days, answer.currency) == (truth["planted"]["weeks"] * 7, sample.currency)


def test_a_ready_list_of_customers_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("customer_id,recency,frequency,monetary\n1,10,3,90\n2,20,1,15\n", encoding="utf-8")
    answer = CustomersAnswer.model_validate(ask("import", path, "--json").answer)
    assert (answer.customers, answer.orders, answer.revenue) == (2, 4, 105)


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_person_reads_a_table(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text("customer_id,recency,frequency,monetary\n1,10,3,90\n2,20,1,15\n", encoding="utf-8")
    ran = ask("import", path if kind == "customers" else path_of(SAMPLES[0], kind), "--language", "zh")
    assert (ran.code, ran.err) == (0, "")
    assert "{" not in ran.out


@pytest.mark.parametrize(("kind", "command"), [("events", "funnel"), ("spend", "value ORDERS --spend"), ("daily", "lifecycle")])  # fmt: skip
def test_a_file_of_another_kind_is_named_and_sent_to_its_command(kind: str, command: str) -> None:
    ran = ask("rfm", path_of(SAMPLES[0], kind), "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: This looks like ")
    assert f"python -m lib {command} FILE" in ran.err


def test_orders_are_no_spend() -> None:
    with pytest.raises(CannotAnswer, match="looks like an order file; here an advertising report is expected"):
        read_kind(SAMPLES[0].orders_path, "spend", ImportSettings(), TODAY)


def test_what_is_nothing_known_says_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\nx,y\nz,w\n", encoding="utf-8")
    with pytest.raises(CannotAnswer, match="needs a column “Spend”"):
        read_kind(path, "spend", ImportSettings(), TODAY)
    with pytest.raises(CannotAnswer, match="column with the amount of each order"):
        read_kind(path, "orders", ImportSettings(), TODAY)


def test_a_ready_list_is_scored_by_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    lines = [f"c{at},{at * 10},{at},{at * 5}" for at in range(1, 11)]
    path.write_text("customer_id,recency,frequency,monetary\n" + "\n".join(lines) + "\nx,,,\n", encoding="utf-8")
    answer = RfmAnswer.model_validate(ask("rfm", path, "--json", "--as-of", "2026-01-31").answer)
    assert (answer.as_of, answer.customers, answer.orders, answer.revenue) == ("2026-01-31", 10, 55, 275)
    assert answer.cutoffs.frequency == pytest.approx([2.8, 4.6, 6.4, 8.2])
    assert answer.cutoffs.recency_days == pytest.approx([28, 46, 64, 82])


def test_a_list_of_dates_is_counted_to_the_day_after_the_last(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Customer ID,Last order,Orders,Total spent\n1,2026-01-05,3,90\n2,2026-01-09,1,10\n", encoding="utf-8")  # fmt: skip
    answer = RfmAnswer.model_validate(ask("rfm", path, "--json").answer)
    assert (answer.as_of, answer.customers, answer.revenue) == ("2026-01-10", 2, 100)


def test_a_list_that_says_too_little_says_what_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Customer ID,Last order,Email\n1,2026-01-05,a@example.com\n2,2026-01-09,\n", encoding="utf-8")
    ran = ask("rfm", path, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "needs the number of orders, the total spent" in ran.err


def _reports(folder: Path, currency: str) -> list[Path]:
    """Ten days of Google's, Meta's and TikTok's, each under its own headers."""
    days = [f"2026-04-{day:02d}" for day in range(1, 11)]
    made = {
        "google.csv": ("Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions", "{day},Brand,EUR,10.50,900,30,2.00"),
        "meta.csv": ("Campaign name,Day,Amount spent (EUR),Impressions,Link clicks,Reporting starts,Reporting ends", "Spring,{day},5.25,700,20,2026-04-01,2026-04-10"),
        "tiktok.csv": ("Campaign name,Date,Cost,Currency,Impressions,Clicks (destination),CPC (destination)", f"TT,{{day}},2.00,{currency},500,10,0.20"),
    }  # fmt: skip
    for name, (header, row) in made.items():
        (folder / name).write_text("\n".join([header, *(row.format(day=day) for day in days)]) + "\n", encoding="utf-8")
    return [folder / name for name in made]


def test_reports_of_several_systems_are_one_table_of_spend(tmp_path: Path) -> None:
    answer = SpendAnswer.model_validate(ask("import", *_reports(tmp_path, "EUR"), "--json").answer)
    assert (answer.spend, answer.rows, answer.days) == (177.5, 30, 10)
    assert answer.by_channel is not None
    assert sorted(answer.by_channel.values()) == [20.0, 52.5, 105.0]
    assert "joined_files" in {one.code for one in answer.findings}
    assert sum(line.rows for line in answer.ledger) == answer.rows


def test_reports_in_several_currencies_are_not_added_up(tmp_path: Path) -> None:
    answer = SpendAnswer.model_validate(ask("import", *_reports(tmp_path, "USD"), "--json").answer)
    assert (answer.spend, answer.by_currency) == (None, {"EUR": 157.5, "USD": 20.0})
    assert "mixed_currency" in {one.code for one in answer.findings}


def test_a_report_of_spend_among_other_files_is_refused_as_before(tmp_path: Path) -> None:
    (tmp_path / "days.csv").write_text("Date,Visitors,Orders,Revenue\n2026-04-01,90,3,40.00\n2026-04-02,80,2,30.00\n")
    ran = ask("import", _reports(tmp_path, "EUR")[0], tmp_path / "days.csv", "--json")
    assert ran.code == 2
    assert "has other columns than" in ran.err
