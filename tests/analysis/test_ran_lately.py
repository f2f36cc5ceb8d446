"""What "now" is of a channel that began or stopped a short while ago."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from lib.analysis.acquisition import daily_spend
from lib.analysis.budget_choice import curve_of, known_spend
from lib.analysis.budget_start import stopped, told_by_files, without_an_ad
from lib.analysis.ran_lately import ran_lately
from lib.analysis.spending import spending
from lib.analysis.weekly_spend import History, fitted, taken_over
from lib.core.money import SCALE
from lib.core.periods import date_of
from lib.core.settings import BudgetChoice
from tests.analysis.test_budget_start import joined


def test_weeks_before_a_channel_began_and_after_it_stopped_are_not_now() -> None:
    steady, ended = np.full(60, 100.0), np.r_[np.full(54, 100.0), np.zeros(6)]
    begun, pulses = np.r_[np.zeros(57), np.full(3, 100.0)], np.where(np.arange(60) % 6 == 0, 600.0, 0.0)
    found = [ran_lately(one) for one in (steady, ended, begun, pulses)]
    assert [(one.begin, one.end, one.stopped) for one in found] == [(47, 60, False), (47, 54, True), (57, 60, False), (47, 60, False)]  # fmt: skip
    resumed = np.r_[np.full(40, 100.0), np.zeros(17), np.full(3, 100.0)]
    assert ran_lately(resumed).begin == 47  # it is not known to go on
    assert ran_lately(np.zeros(60)).stopped is False
    assert ran_lately(np.repeat(ended, 7), 7).places == slice(47 * 7, 54 * 7)


@pytest.mark.parametrize("weeks", [2, 4, 5, 6, 8])
def test_a_channel_that_comes_and_goes_in_flights_has_not_stopped(weeks: int) -> None:
    flights = np.tile(np.repeat([100.0, 0.0], weeks), 104 // (2 * weeks))
    assert not ran_lately(flights).stopped
    assert not ran_lately(np.repeat(flights, 7), 7).stopped
    assert not ran_lately(np.r_[flights, 0.0]).stopped  # a week later than usual
    assert ran_lately(np.r_[flights, np.zeros(4)]).stopped  # the flight that was due has not come


def test_where_a_weekly_spend_ends_nothing_is_left_of_it_by_day() -> None:
    """Sevenths of cents, added up over two years and taken off again, are nothing and not a trace that looks like spend."""
    weeks = [
        (at, "TikTok", float(cents) / 100)
        for at, cents in enumerate(np.random.default_rng(1).integers(10_000, 50_000, 98))
    ]
    table = pd.DataFrame(
        [(7 * at, 7 * at + 6, name, amount * SCALE) for at, name, amount in weeks],
        columns=["begin", "end", "channel", "amount_e4"],
    )
    daily = daily_spend(table, date_of(0), date_of(7 * 104 - 1))
    assert daily.sum() == pytest.approx(table["amount_e4"].sum())
    assert not daily[7 * 98 :].any()
    assert ran_lately(daily, 7).stopped


def test_a_channel_that_stopped_is_not_now_and_is_told_by_what_it_brought_while_it_ran() -> None:
    rows = [(at, "Search", 100.0, None, None) for at in range(30)]
    rows += [(at, "Meta", 200.0, None, None) for at in range(24)]
    rows += [(at, "New", 50.0, None, None) for at in range(27, 30)]
    found = joined(rows, {"search": [10] * 30, "meta": [8] * 24, "new": [0] * 27 + [2] * 3})
    told = {one.name: one for one in told_by_files(found)}
    assert [(one.weekly_e4, one.brings) for one in (told["Search"], told["New"])] == [(100 * SCALE, 10), (50 * SCALE, 2)]  # fmt: skip
    meta = told["Meta"]
    assert (meta.weekly_e4, meta.most_e4, meta.brings) == (0, 200 * SCALE, 8.0)
    assert stopped(tuple(told.values())) == ("Meta",)
    assert float(curve_of(meta).response(200.0)) == pytest.approx(8.0)
    split = spending(BudgetChoice(tuple(told.values()), objective="customers", innovation_rule="off"))
    assert split.plan.budget == pytest.approx(150.0)  # what is spent now
    free = without_an_ad(found, tuple(told.values()))
    assert free is not None
    assert free.brought > 10 + 8 * 7 / 13 + 2 * 3 / 13  # in these weeks, and not in the one of now
    alone = told_by_files(joined([*rows[30:54], (29, "Meta", 0.0, None, None)], {"meta": [8] * 24 + [0] * 6}))
    assert alone[0].weekly_e4 > 0  # where nothing is spent at all, "now" are the weeks before


def test_the_curve_of_a_channel_that_stopped_is_kept_from_its_weeks() -> None:
    rng = np.random.default_rng(4)
    spend = rng.lognormal(4.6, 0.5, (80, 2))
    own = rng.poisson(60 * spend / (spend + 100)).astype(float)
    spend[74:, 1] = own[74:, 1] = 0.0
    known = History(0, ("Google", "Meta"), spend, own, rng.poisson(50, 80).astype(float), np.zeros((80, 0)))
    google, meta = (next(one for one in fitted(known) if one.channel == name) for name in ("Google", "Meta"))
    assert (google.stopped, meta.stopped) == (False, True)
    assert meta.weekly == pytest.approx(spend[67:74, 1].mean())
    assert meta.brings.low < 60 * meta.weekly / (meta.weekly + 100) < meta.brings.high
    (taken,) = taken_over((), (meta,))
    assert (taken.weekly_e4, taken.most_e4) == (0, round(meta.weekly * 100) * 100)
    capped = replace(taken, most_e4=20 * SCALE)  # as somebody typed it
    assert [one.most_e4 for one in taken_over((capped,), (meta,), own=False)] == [20 * SCALE]
    assert (taken.reach_e4, known_spend(replace(taken))) == (None, 0.0)
