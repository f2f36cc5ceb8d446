"""`budget` from one table of weekly spend and what came of it, and from spend with a column a channel."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.test_weekly_totals import table
from tests.cli.running import ask
from tests.cli.schemas import BudgetAnswer


def written(folder: Path, content: str, name: str = "weekly.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_import_reads_every_channels_column(tmp_path: Path) -> None:
    given = ask("import", written(tmp_path, table()), "--json").answer
    assert given["kind"] == "daily"
    assert {"Search spend", "Video spend", "New customers"} <= set(given["totals"])


def test_weeks_without_orders_are_split(tmp_path: Path) -> None:
    given = ask("budget", written(tmp_path, table()), "--json").answer
    BudgetAnswer.model_validate(given)
    assert (given["goal"], given["counted"]) == ("customers", "customers")
    assert {one["channel"] for one in given["curves"]} == {"Search", "Video"}
    assert any(one["code"] == "fitted_on_totals" for one in given["findings"])
    out = ask("budget", written(tmp_path, table())).out.splitlines()
    assert out[0].endswith("100 more bring")  # of one more, two decimals tell nothing
    more = {one["name"]: 100 * one["marginal"] for one in given["allocation"]}
    assert [float(line.split()[-1]) for line in out[2:4]] == [round(one, 2) for one in more.values()]


def test_columns_without_the_word_are_channels_and_the_answer_says_so(tmp_path: Path) -> None:
    content = table().replace("Search spend,Video spend", "Google Ads,Flyers")
    given = ask("budget", written(tmp_path, content), "--json").answer
    assert {one["channel"] for one in given["curves"]} == {"Google Ads", "Flyers"}
    assert "Flyers is taken for what a channel cost" in str(given["findings"])


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("A,B,New customers", "If A and B are, call each so"),
        ("Google spend,Meta spend,Orders", "what came of the spend"),
    ],
)
def test_a_table_whose_columns_are_not_known_says_what_to_call_them(tmp_path: Path, header: str, said: str) -> None:
    content = table().replace("Search spend,Video spend,New customers", header)
    ran = ask("budget", written(tmp_path, content))
    assert ran.code == 1
    assert said in ran.err


@pytest.mark.parametrize(("options", "goal"), [((), "revenue"), (("--margin", "0.4"), "margin")])
def test_revenue_is_told_as_revenue(tmp_path: Path, options: tuple[str, ...], goal: str) -> None:
    given = ask("budget", written(tmp_path, table(won="Revenue")), "--json", *options).answer
    assert (given["goal"], given["counted"]) == (goal, "revenue")


def test_twelve_months_follow_the_last_week_with_a_season_that_is_typed(tmp_path: Path) -> None:
    path, months = written(tmp_path, table()), ",".join(["100"] * 10 + ["150", "100"])
    given = BudgetAnswer.model_validate(ask("budget", path, "--season", months, "--json").answer)
    assert given.months is not None
    assert [one.month for one in given.months.months][:2] == ["2025-07", "2025-08"]  # the last week ends on 29 June
    assert max(given.months.months, key=lambda one: one.season).month == "2025-11"
    assert "the same spend every week would bring" in ask("budget", path, "--season", months).out
    refused = ask("budget", path, "--season", "files")
    assert refused.code == 1
    assert "twelve figures" in refused.err


def test_channels_that_move_together_are_refused_with_the_reason(tmp_path: Path) -> None:
    ran = ask("budget", written(tmp_path, table(together=True)), "--json")
    assert ran.code == 1
    assert "always moved together" in ran.err


def test_spend_may_have_a_column_a_channel(tmp_path: Path) -> None:
    orders = "\n".join(
        [
            "Order,Customer,Date,Amount",
            *(f"{n},c{n},2025-{1 + n % 7:02}-{1 + n % 28:02},20" for n in range(600)),
        ]
    )
    rows = [f"2025-{month:02}-{day:02},{20 + (month * day) % 17},{10 + day % 9}" for month in range(1, 8) for day in range(1, 29)]  # fmt: skip
    spend = written(tmp_path, "\n".join(["Day,Ch A,Ch B", *rows]), "wide.csv")
    ran = ask("budget", written(tmp_path, orders, "orders.csv"), "--spend", spend, "--json")
    assert "looks like" not in ran.err
    assert ran.code in {0, 1}
