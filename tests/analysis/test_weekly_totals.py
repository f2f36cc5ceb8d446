"""Curves from a table of weekly spend and of what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import numpy as np
import pandas as pd
import pytest

from lib.analysis.weekly_totals import asked_by_totals, told_by_totals, weeks_of
from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.channel_headers import Beside, spend_beside_what_came
from lib.ingest.imported import SideFile
from lib.ingest.read import read_table
from lib.ingest.understand import in_shape, understand
from lib.text.words import Words


def table(weeks: int = 78, won: str = "New customers", steps: int = 7, *, together: bool = False) -> str:
    """Two channels that bring customers (or forty times as much money), by week or by day."""
    dice = np.random.default_rng(5)
    rows = [f"Week,Search spend,Video spend,{won}"]
    first = np.datetime64("2024-01-01")
    for at in range(weeks * 7 // steps):
        search, video = 200 + 800 * dice.random(), 100 + 900 * dice.random()
        video = 2 * search if together else video
        came = 20 + 60 * search / (search + 500) + 10 * video / (video + 500) + dice.normal(0, 2)
        each = 40 if won == "Revenue" else 1
        share = steps / 7
        rows.append(
            f"{first + at * steps},{search * share:.2f},{video * share:.2f},{came * share * each:.{0 if steps == 7 else 4}f}"
        )
    return "\n".join(rows)


def read(content: str) -> tuple[SideFile, Beside]:
    text = in_shape(read_table(BytesIO(content.encode()), "weekly.csv", ImportSettings()), ImportSettings(), CATALOGUE)
    file = understand(text, ImportSettings(), CATALOGUE, date(2026, 1, 1))
    assert isinstance(file, SideFile)
    assert file.kind == "daily"
    beside = spend_beside_what_came(file.frame["metric"].drop_duplicates().tolist(), CATALOGUE)
    assert beside is not None
    return file, beside


def test_every_channels_spend_is_read_and_what_came() -> None:
    file, beside = read(table())
    assert [channel for _, channel in beside.spends] == ["Search", "Video"]
    weeks = weeks_of(file.frame, beside.spends, beside.won[0][0])
    assert weeks.spend.shape == (78, 2)
    assert weeks.won.sum() == pytest.approx(file.frame.query("metric == 'new_customers'")["value"].sum())


@pytest.mark.parametrize("counted", ["revenue", "customers"])
def test_a_tenth_of_the_revenue_is_a_price_and_leaves_what_the_others_bring(counted: str) -> None:
    header, *rows = table(won="Revenue").splitlines()
    dice, extra = np.random.default_rng(2), counted == "customers"
    sold = [float(row.split(",")[-1]) for row in rows]
    rows = [f"{row},{each / 10:.2f}" + (f",{dice.poisson(each / 40)}" if extra else "") for row, each in zip(rows, sold, strict=True)]  # fmt: skip
    file, beside = read("\n".join([f"{header},Partner spend" + (",New customers" if extra else ""), *rows]))
    told = told_by_totals(file.frame, beside.spends, beside.won)
    curves = {one.channel: one for one in told.curves}
    assert told.counted == counted
    price = curves["Partner"].price
    assert price is not None
    assert (price.of, round(price.each, 3)) == ("sales", 0.1)
    held = next(one for one in told.channels if one.name == "Partner")
    assert held.least_e4 == held.weekly_e4 == held.most_e4
    assert curves["Search"].brings.value > curves["Video"].brings.value > 0


@pytest.mark.parametrize(
    ("steps", "said"), [(7, "last spend in the week of 24 Feb 2025"), (1, "last spend on 2 Mar 2025")]
)
def test_a_channel_that_stopped_long_ago_is_said_to_be_left_out_with_its_last_spend(steps: int, said: str) -> None:
    header, *rows = table(weeks=75, steps=steps).splitlines()
    spent = [12.5 + at % 5 if at < 61 * 7 // steps else 0 for at in range(len(rows))]
    file, beside = read("\n".join([f"{header},Radio spend", *(f"{row},{one}" for row, one in zip(rows, spent, strict=True))]))  # fmt: skip
    told = told_by_totals(file.frame, beside.spends, beside.won)
    assert {one.name for one in told.channels} == {"Search", "Video"}
    assert told.left_out is not None
    text = Words().say(told.left_out)
    assert said in text
    assert text.startswith("“Radio”")
    assert "step 2" in text
    file, beside = read(table())
    assert told_by_totals(file.frame, beside.spends, beside.won).left_out is None


def test_the_stronger_channel_is_found() -> None:
    file, beside = read(table())
    told = told_by_totals(file.frame, beside.spends, beside.won)
    search = next(one for one in told.curves if one.channel == "Search")
    true = 60 * search.weekly / (search.weekly + 500)
    assert search.brings.low <= true <= search.brings.high
    assert told.counted == "customers"
    assert asked_by_totals(told).value_e4 is None


def test_days_are_added_up_to_weeks() -> None:
    file, beside = read(table(weeks=30, steps=1).replace("Week", "Date", 1))
    assert weeks_of(file.frame, beside.spends, beside.won[0][0]).spend.shape == (30, 2)


def emptied(content: str, column: int, rows: Sequence[int], cell: str = "") -> str:
    """The table with another content in these cells."""
    lines = [line.split(",") for line in content.splitlines()]
    for row in rows:
        lines[1 + row][column] = cell
    return "\n".join(",".join(line) for line in lines)


@pytest.mark.parametrize(
    ("column", "rows", "cell", "weeks", "codes"),
    [
        (1, (10, 40), "", 76, {"cells_empty"}),
        (1, (10, 40), "0", 78, set()),
        (3, (10,), "", 77, {"cells_empty"}),  # nor is it known who came
        (2, (77,), "", 77, {"cells_empty"}),  # not yet filled in
        (2, tuple(range(60, 78)), "", 78, set()),  # it ended
        (2, tuple(range(30)), "", 78, set()),  # it had not begun
        (2, tuple(range(20, 60)), "", 78, {"empty_is_nothing"}),  # now and then a campaign
    ],
)
def test_a_week_with_an_empty_cell_is_not_known_and_a_nothing_that_is_typed_is(
    column: int, rows: tuple[int, ...], cell: str, weeks: int, codes: set[str]
) -> None:
    file, beside = read(emptied(table(), column, rows, cell))
    found = weeks_of(file.frame, beside.spends, beside.won[0][0])
    assert len(found.won) == weeks
    assert {one.code for one in file.findings} & {"cells_empty", "empty_is_nothing"} == codes
    if weeks < 78:
        assert found.spend.all()
        whole, _ = read(table())
        every = weeks_of(whole.frame, beside.spends, beside.won[0][0])
        assert found.won.tolist() == np.delete(every.won, rows).tolist()


def test_days_with_an_empty_cell_take_their_week_out_and_are_named() -> None:
    file, beside = read(emptied(table(weeks=40, steps=1).replace("Week", "Date", 1), 1, (15, 16, 100)))
    assert weeks_of(file.frame, beside.spends, beside.won[0][0]).spend.shape == (38, 2)
    said = next(Words().say(one.sentence) for one in file.findings if one.code == "cells_empty")
    assert "“Search spend” (16 Jan 2024, 17 Jan 2024, and 10 Apr 2024)" in said


def test_revenue_is_revenue() -> None:
    file, beside = read(table(won="Revenue"))
    asked = asked_by_totals(told_by_totals(file.frame, beside.spends, beside.won))
    assert (asked.counted, asked.goal, asked.unit) == ("revenue", "revenue", 1.0)


def test_channels_that_move_together_are_held_and_few_weeks_refused() -> None:
    file, beside = read(table(together=True))
    told = told_by_totals(file.frame, beside.spends, beside.won)
    assert all(one.least_e4 == one.most_e4 == one.weekly_e4 for one in told.channels)
    assert all("together" in one.reasons for one in told.curves)
    file, beside = read(table(weeks=20))
    with pytest.raises(CannotAnswer, match="at least 26 weeks"):
        told_by_totals(file.frame, beside.spends, beside.won)


@pytest.mark.parametrize(
    ("headers", "channels"),
    [
        (["DATE", "revenue", "tv_S", "ooh_S", "facebook_I", "search_clicks_P", "competitor_sales_B"], ["tv", "ooh"]),
        (["日期", "抖音花费", "百度消耗", "新客数"], ["抖音", "百度"]),
        (["Date", "Cost", "Revenue"], None),
        (["date_week", "y", "x1", "x2"], None),
        (["Date", "Google spend", "Meta spend"], None),
    ],
)
def test_which_columns_are_spend(headers: list[str], channels: list[str] | None) -> None:
    found = spend_beside_what_came(headers, CATALOGUE)
    assert (None if found is None else [channel for _, channel in found.spends]) == channels


def test_a_reward_for_each_of_some_new_customers_is_a_price_in_totals_by_day() -> None:
    dice = np.random.default_rng(4)
    days = pd.date_range("2024-01-01", periods=400)
    came, search = dice.poisson(4, 400), dice.lognormal(4, 0.4, 400)
    columns = {"new": came, "search": search, "friends": 6 * dice.binomial(came, 0.4)}
    frame = pd.DataFrame(
        [(day, name, float(one)) for name, ones in columns.items() for day, one in zip(days, ones, strict=True)],
        columns=["first_day", "metric", "value"],
    )
    told = told_by_totals(frame, [("search", "Search"), ("friends", "Friends")], [("new", "customers")])
    assert {one.channel: one.price.each if one.price else None for one in told.curves} == {"Search": None, "Friends": 6}
