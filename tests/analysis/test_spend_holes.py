"""Days of which the spend file tells nothing: they are asked about, and nobody is taken to have been won for nothing then."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from lib.analysis.acquired import Acquisition
from lib.analysis.acquisition import acquisition
from lib.analysis.chances import gate, holes_aside_said, untold_days
from lib.analysis.worth import ranged
from lib.core.columns import SPEND
from lib.core.periods import day_of

BEGIN = date(2026, 1, 1)


def spend_of(periods: list[tuple[date, date]]) -> pd.DataFrame:
    rows = [
        {"first_day": first, "last_day": last, "channel": "Ads", "amount_e4": 1_000_000 * ((last - first).days + 1)}
        for first, last in periods
    ]
    frame = pd.DataFrame(rows, columns=list(SPEND))
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in ("first_day", "last_day")})


def daily(days: int, missing: range = range(0)) -> list[tuple[date, date]]:
    told = [BEGIN + timedelta(days=day) for day in range(days) if day not in missing]
    return [(day, day) for day in told]


def found_of(periods: list[tuple[date, date]], days: int, a_day: int = 2) -> Acquisition:
    first = day_of(BEGIN) + np.repeat(np.arange(days), a_day)
    channel = np.full(len(first), "Ads", object)
    return acquisition(spend_of(periods), first, channel, BEGIN + timedelta(days=days))


def every(step: int, times: int, *, long: bool) -> list[tuple[date, date]]:
    begins = [BEGIN + timedelta(days=step * at) for at in range(times)]
    return [(day, day + timedelta(days=step - 1) if long else day) for day in begins]


@pytest.mark.parametrize(
    ("periods", "holes"),
    [
        (daily(200), []),
        (daily(200, range(100, 113)), []),
        (daily(200, range(100, 114)), [(BEGIN + timedelta(days=100), BEGIN + timedelta(days=113))]),
        (every(7, 20, long=True), []),
        (every(7, 20, long=False), []),
        (every(30, 9, long=False), []),
        ([one for at, one in enumerate(every(7, 20, long=True)) if at not in {5, 6}], [(date(2026, 2, 5), date(2026, 2, 18))]),
        ([one for at, one in enumerate(every(30, 9, long=False)) if at != 4], [(date(2026, 4, 2), date(2026, 5, 30))]),
        ([], []),
    ],
    ids=["daily", "13 days", "14 days", "weeks", "one day a week", "one day a month", "weeks missing", "a month missing", "empty"],
)  # fmt: skip
def test_a_hole_is_longer_than_the_file_s_own_gaps(
    periods: list[tuple[date, date]], holes: list[tuple[date, date]]
) -> None:
    assert list(found_of(periods, 300).holes) == holes


def test_a_hole_is_asked_about_and_what_it_would_mean_is_told() -> None:
    found = found_of(daily(200, range(100, 150)), 200)
    asked = next(one for one in found.findings if one.code == "spend_hole")
    facts = dict(asked.sentence.facts)
    assert (facts["first"], facts["last"]) == (BEGIN + timedelta(days=100), BEGIN + timedelta(days=149))
    assert found.blended_e4 == facts["money_cost"] == 150 * 1_000_000 // 400
    assert found.told_blended_e4 == facts["money_without"] == 500_000
    whole = found_of(daily(200), 200)
    assert not any(one.code == "spend_hole" for one in whole.findings)
    assert whole.told_blended_e4 == whole.blended_e4 == 500_000


def test_the_rule_counts_nobody_of_days_without_told_spend() -> None:
    worth = ranged(160.0, 5.0, 9.0)  # 3.2 times the cost of 50; with a free quarter of the customers 4.3 times
    whole, holed = (found_of(daily(300, missing), 300) for missing in (range(0), range(200, 245)))
    assert gate(worth, whole)[-1].over_3 == pytest.approx(gate(worth, holed)[-1].over_3, abs=0.05)
    assert (untold_days(whole), untold_days(holed)) == (0, 45)
    assert holes_aside_said(0) is None
    assert "leaves out" in str(holes_aside_said(45))
