"""Money for advertising that is booked on one day and is that of many."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from lib.ingest.imported import SideFile
from lib.ingest.spend import SPREAD, days_of
from tests.ingest.side_of import codes, side

DAILY = [str(day)[:10] for day in pd.date_range("2026-01-01", "2026-05-20")]


def report(**channels: Sequence[str]) -> SideFile:
    """Each channel costs 300 on each of its days."""
    return side(
        "Date,Channel,Spend\n" + "".join(f"{day},{name},300\n" for name, days in channels.items() for day in days)
    )


def spans(file: SideFile, channel: str) -> list[tuple[str, str]]:
    rows = file.frame[file.frame["channel"] == channel]
    return [(str(one)[:10], str(last)[:10]) for one, last in zip(rows["first_day"], rows["last_day"], strict=True)]


@pytest.mark.parametrize(
    "days",
    [
        ["2026-01-05", "2026-02-05", "2026-03-05", "2026-04-05"],
        ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"],
        ["2026-01-07", "2026-02-11", "2026-03-03", "2026-04-09"],
    ],
)
def test_an_invoice_a_month_is_money_of_its_month_beside_channels_that_tell_days(days: Sequence[str]) -> None:
    file = report(Radio=days, Meta=DAILY)
    assert spans(file, "Radio")[:2] == [("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28")]
    assert {first == last for first, last in spans(file, "Meta")} == {True}
    (said,) = [one for one in file.findings if one.code == SPREAD]
    assert said.sentence.facts["channels"] == ("Radio",)
    assert not codes(file) & {"period_totals", "no_dates"}


def test_what_is_booked_every_other_week_is_money_of_both_weeks() -> None:
    file = report(Radio=["2026-01-05", "2026-01-19", "2026-02-02", "2026-03-02", "2026-03-16", "2026-03-30"])
    assert spans(file, "Radio")[:2] == [("2026-01-05", "2026-01-18"), ("2026-01-19", "2026-02-01")]
    assert (codes(file), days_of(file)) == ({SPREAD}, 6)


def test_days_that_are_only_now_and_then_stay_days() -> None:
    now_and_then = ["2026-01-05", "2026-01-09", "2026-02-20", "2026-04-01", "2026-05-02"]
    few = ["2026-01-05", "2026-02-05", "2026-03-05"]
    rare = ["2026-01-05", "2026-03-09", "2026-05-20", "2026-08-04"]
    for days in (now_and_then, few, rare):
        file = report(Radio=days, Meta=DAILY)
        assert all(first == last for first, last in spans(file, "Radio"))
        assert SPREAD not in codes(file)


def test_a_report_by_week_stays_one_where_a_channel_pauses() -> None:
    weeks = [str(day)[:10] for day in pd.date_range("2026-01-05", periods=12, freq="7D")]
    file = report(Meta=weeks, Radio=weeks[::4])
    assert spans(file, "Meta")[0] == spans(file, "Radio")[0] == ("2026-01-05", "2026-01-11")
    assert codes(file) == {"weekly_totals"}
