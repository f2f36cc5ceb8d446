"""Days of which the spend file tells nothing: they are asked about, and nobody is taken to have been won for nothing then."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from lib.analysis.acquired import Acquisition
from lib.analysis.acquisition import acquisition, by_month
from lib.analysis.chances import gate, holes_aside_said, untold_days
from lib.analysis.weekly_spend import fitted, history
from lib.analysis.worth import ranged
from lib.core.columns import SPEND
from lib.core.periods import day_of
from lib.core.settings import CostSettings, HoleAnswer, SpendHole
from lib.text.words import Words

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


def found_of(
    periods: list[tuple[date, date]], days: int, a_day: int = 2, holes: tuple[SpendHole, ...] = ()
) -> Acquisition:
    first = day_of(BEGIN) + np.repeat(np.arange(days), a_day)
    channel = np.full(len(first), "Ads", object)
    return acquisition(spend_of(periods), first, channel, BEGIN + timedelta(days=days), CostSettings(holes=holes))


def answered(answer: HoleAnswer, *days: int, channel: str = "") -> tuple[SpendHole, ...]:
    first, last = (BEGIN + timedelta(days=day) for day in days)
    return ((channel, first, last, answer),)


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
    assert [(one.first, one.last) for one in found_of(periods, 300).holes] == holes


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


def test_what_is_missing_counts_nowhere() -> None:
    whole, holed = found_of(daily(200), 200), daily(200, range(150, 181))
    found = found_of(holed, 200, holes=answered("missing", 140, 185))
    assert found.new_customers == 2 * (200 - 31)
    assert found.blended_e4 == found.told_blended_e4 == whole.blended_e4 == 500_000
    assert found.channels[0].cac_e4 == 500_000
    assert (found.channels[0].weekly_e4, found.channels[0].weekly_new) == (7_000_000, 14.0)
    months = by_month(found)
    assert (months["spend_e4"] == 500_000 * months["new_customers"]).all()
    assert (by_month(found, "Ads")["likely_customers"] == months["new_customers"]).all()
    assert found.new_customers / found.counted_days == 2
    (said,) = (one for one in found.findings if one.code.startswith("spend_hole"))
    assert (said.code, said.sentence.facts["count"]) == ("spend_hole_missing", 62)


def test_a_pause_is_asked_about_no_more_and_its_customers_count() -> None:
    holed = daily(300, range(200, 245))
    asked, paused = found_of(holed, 300), found_of(holed, 300, holes=answered("paused", 200, 244))
    assert paused.blended_e4 == asked.blended_e4
    assert not any(one.code.startswith("spend_hole") for one in paused.findings)
    assert (untold_days(asked), untold_days(paused)) == (45, 0)
    elsewhere = found_of(holed, 300, holes=answered("missing", 210, 244))
    assert [one.answer for one in elsewhere.holes] == [None]


def of_two(missing: range, goes_on: range | None = None, holes: tuple[SpendHole, ...] = ()) -> Acquisition:
    """Two channels that cost a unit a day and win two; of Ads no spend is told on some days, on which it wins somebody or nobody."""
    told = [(day, "Ads") for day, _ in daily(280, missing)] + [(day, "Mail") for day, _ in daily(280)]
    rows = [{"first_day": day, "last_day": day, "channel": name, "amount_e4": 1_000_000} for day, name in told]
    spend = pd.DataFrame(rows, columns=list(SPEND))
    spend = spend.assign(**{name: pd.to_datetime(spend[name]) for name in ("first_day", "last_day")})
    wins = [day for day in range(280) if day not in missing or day in (missing if goes_on is None else goes_on)]
    first = day_of(BEGIN) + np.concatenate([np.repeat(wins, 2), np.repeat(np.arange(280), 2)])
    channel = np.array(["ads"] * 2 * len(wins) + ["mail"] * 560, dtype=object)
    return acquisition(spend, first, channel, BEGIN + timedelta(days=280), CostSettings(holes=holes))


@pytest.mark.parametrize(
    ("missing", "goes_on", "asked"),
    [
        (range(100, 140), None, True),
        (range(100, 121), None, True),
        (range(100, 121), range(105, 118), False),
        (range(100, 113), None, False),
        (range(100, 140), range(0), False),
        (range(240, 280), None, False),
        (range(10, 60), None, False),
        (range(100, 140), range(110, 113), False),
    ],
    ids=[
        "goes on",
        "three weeks",
        "three weeks, fewer by chance",
        "short",
        "stopped",
        "ended",
        "one early bill",
        "a few late ones",
    ],
)
def test_one_channel_is_asked_about_where_orders_went_on_to_name_it(
    missing: range, goes_on: range | None, *, asked: bool
) -> None:
    found = of_two(missing, goes_on)
    assert [one.channel for one in found.holes] == (["Ads"] if asked else [])
    assert any(one.code == "spend_hole" for one in found.findings) == asked


def of_several(missing: dict[str, range], *, named: bool) -> Acquisition:
    """Channels that cost a unit a day and (where orders name them) win two, also on the days of which no spend is told."""
    rows = [
        {"first_day": day, "last_day": day, "channel": name, "amount_e4": 1_000_000}
        for name, gap in missing.items()
        for day, _ in daily(280, gap)
    ]
    spend = pd.DataFrame(rows, columns=list(SPEND))
    spend = spend.assign(**{name: pd.to_datetime(spend[name]) for name in ("first_day", "last_day")})
    first = np.tile(day_of(BEGIN) + np.repeat(np.arange(280), 2), len(missing))
    channel = np.repeat(np.array([*missing] if named else [""] * len(missing), object), 560)
    return acquisition(spend, first, channel, BEGIN + timedelta(days=280))


FLIGHTS = {"Ads": range(40, 80), "Mail": range(100, 140), "Press": range(160, 200), "Shop": range(220, 245)}


@pytest.mark.parametrize("named", [True, False])
def test_channels_that_are_switched_on_and_off_are_one_question(*, named: bool) -> None:
    found = of_several(FLIGHTS, named=named)
    (said,) = (one for one in found.findings if one.code == "spend_hole")
    text = Words().say(said.sentence)
    assert all(f"“{name}” from" in text for name in FLIGHTS)
    assert ("orders went on to name them" in text, "no order names them" in text) == (named, not named)
    assert ("did not cost" in text) == named
    alone = of_several({"Ads": FLIGHTS["Ads"], "Mail": range(0)}, named=named)
    (said,) = (one for one in alone.findings if one.code == "spend_hole")
    assert "No spend of “Ads” is told" in Words().say(said.sentence)


def test_weeks_missing_of_a_channel_that_no_order_names_are_asked_about_and_habits_are_not() -> None:
    gap = range(100, 114)
    assert [(one.channel, one.is_named) for one in of_several({"Ads": gap, "Mail": range(0)}, named=False).holes] == [("Ads", False)]  # fmt: skip
    assert of_several({"Ads": range(100, 113), "Mail": range(0)}, named=False).holes == ()
    thrice = of_several({"Ads": [*range(40, 70), *range(100, 130), *range(160, 190)], "Mail": range(0)}, named=False)  # type: ignore[dict-item]
    assert thrice.holes == ()


def test_what_is_missing_of_one_channel_counts_in_no_cost_of_it() -> None:
    asked, whole = of_two(range(200, 240)), of_two(range(0))
    (said,) = (one for one in asked.findings if one.code == "spend_hole")
    found = of_two(range(200, 240), holes=answered("missing", 200, 239, channel="ads"))
    ads, mail = found.channels[1], found.channels[0]
    assert (ads.channel, ads.likely_e4) == ("Ads", said.sentence.facts["money_without"])
    assert ads.likely_e4 == mail.likely_e4 == found.blended_e4 == whole.blended_e4 == 500_000
    assert (ads.weekly_e4, ads.weekly_new) == (mail.weekly_e4, mail.weekly_new) == (7_000_000, 14.0)
    assert found.counted_days == 280


def test_weeks_whose_spend_is_missing_teach_no_curve() -> None:
    rng = np.random.default_rng(3)
    periods = daily(420, range(210, 280))
    spend = spend_of(periods).assign(amount_e4=lambda rows: rows["amount_e4"] * rng.integers(1, 4, len(rows)))
    first = day_of(BEGIN) + np.repeat(np.arange(420), rng.poisson(3.0, 420))
    channel, end = np.full(len(first), "Ads", object), BEGIN + timedelta(days=420)
    known = history(spend, first, channel, end, costs=CostSettings(holes=answered("missing", 210, 279)))
    weeks = known.weeks_of((0,), known.own[:, 0])
    assert (len(weeks.won), len(known.own)) == (50, 60)
    assert weeks.spend.min() > 0
    assert history(spend, first, channel, end).told is None
    assert fitted(known)[0].weekly == pytest.approx(known.spend[-13:, 0].mean())
