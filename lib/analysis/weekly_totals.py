"""Curves from totals alone: weekly spend by channel beside new customers, or revenue, in one table without any order.

Nobody is named in totals, so all channels are fitted together on all that came.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.curves import Floats
from lib.analysis.fitting import FEWEST_WEEKS, Fitted, Weeks, fit, price_in
from lib.analysis.price_per_sale import Of, Price, each_of_some
from lib.analysis.weekly_spend import leaned, now_of, taken_over
from lib.core.blanks import blanks
from lib.core.columns import FIRST_DAY, METRIC, VALUE
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel, BudgetChoice, Responses
from lib.core.words import N_, NP_, Sentence

Bools = npt.NDArray[np.bool_]
_WEEK = 7
TAKEN = NP_(
    "{names} is taken for what a channel cost, as nothing says otherwise. If it is something else, leave its column out.",
    "{names} are taken for what channels cost, as nothing says otherwise. If one is something else, leave its column out.",
)
UNTOLD = NP_(
    "{names} is not taken for a channel's spend: its name does not say so. If it is, call the column “{first} spend”.",
    "{names} are not taken for channels' spend: their names do not say so. If one is, call its column “{first} spend”.",
)
_LEFT_OUT = NP_(
    "{channels} is left out: nothing was spent on it in the last 13 weeks, so it has no spend of now. To plan with it again, type what it brings into step 2 of the page Budget.",
    "{channels} are left out: nothing was spent on them in the last 13 weeks, so they have no spend of now. To plan with them again, type what they bring into step 2 of the page Budget.",
)
_LAST_WEEK = N_("“{channel}” (last spend in the week of {day})")
_LAST_DAY = N_("“{channel}” (last spend on {day})")


@dataclass(frozen=True, eq=False)
class Totals:
    """What totals tell of channels.

    Attributes:
        channels: those with spend in the last 13 weeks, the largest first; one whose curve the weeks do not tell is held at its spend.
        curves: what the weeks tell of them.
        counted: what they bring.
        weeks: how many were looked at.
        left_out: of the channels that have spend, but none in the last 13 weeks, when they had their last; None where there are none.
    """

    channels: tuple[BudgetChannel, ...]
    curves: tuple[Fitted, ...]
    counted: Responses
    weeks: int
    left_out: Sentence | None = None


def told_by_totals(
    frame: pd.DataFrame,
    spends: Sequence[tuple[str, str]],
    won: Sequence[tuple[str, Responses]],
    seed: int = 1,
) -> Totals:
    """The channels of a table of totals, with the curves that its weeks tell.

    Args:
        frame: the canonical table of daily totals, a row a day (or week) and figure.
        spends: (figure, channel) of what each channel cost.
        won: the figures that count what came, and what each is: the first is fitted on, of each spend may be a price.
        seed: of the fit.

    Raises:
        CannotAnswer: fewer than 26 whole weeks, months instead of weeks, or nothing spent or won.
    """
    weeks = weeks_of(frame, spends, won[0][0])
    weeks = replace(weeks, prices=_prices(frame, spends, won))
    every = leaned(now_of(fit(weeks, seed).channels, weeks.spend))
    curves = tuple(one for one in every if one.weekly > 0)
    held = tuple(
        BudgetChannel(one.channel, weekly_e4=now, least_e4=now, most_e4=now)
        for one in curves
        if not one.stopped
        for now in (round(one.weekly * SCALE / 100) * 100,)
    )
    channels = sorted(taken_over(held, curves), key=lambda one: (-one.weekly_e4, one.name))
    running = {one.channel for one in curves}
    ended = [one for one in spends if one[1] not in running]
    return Totals(tuple(channels), curves, won[0][1], len(weeks.won), _left_out(frame, ended, won[0][0]))


def _left_out(frame: pd.DataFrame, ended: Sequence[tuple[str, str]], won: str) -> Sentence | None:
    """When channels that are not running had their last spend; those that never had any need no word."""
    spent = frame[frame[VALUE] > 0].groupby(METRIC)[FIRST_DAY].max()
    last = {channel: spent[figure] for figure, channel in ended if figure in spent.index}
    if not last:
        return None
    said = _LAST_DAY if _rows_of(frame, ended, won)[2] else _LAST_WEEK
    named = tuple(Sentence(said, {"channel": channel, "day": day.date()}) for channel, day in last.items())
    return Sentence(_LEFT_OUT, {"count": len(named), "channels": named})


def _prices(
    frame: pd.DataFrame, spends: Sequence[tuple[str, str]], won: Sequence[tuple[str, Responses]]
) -> tuple[Price | None, ...]:
    """Of each channel, which of what came its spend is a price of; a figure of too few weeks is not asked."""
    prices: list[Price | None] = [None] * len(spends)
    for figure, counted in won:
        with suppress(CannotAnswer):
            weeks = weeks_of(frame, spends, figure)
            of: Of = "sales" if counted == "revenue" else "customers"
            here = [price_in(one, weeks.won, of) for one in weeks.spend.T]
            rows, known, daily = _rows_of(frame, spends, figure)
            if daily and of == "customers":
                here = [one or each_of_some(rows[known, at], rows[known, -1]) for at, one in enumerate(here)]
            prices = [known or told for known, told in zip(prices, here, strict=True)]
    return tuple(prices)


def weeks_of(frame: pd.DataFrame, spends: Sequence[tuple[str, str]], won: str) -> Weeks:
    """Whole weeks up to the last, without those in which an empty cell hides a figure: rows that are weeks as they are, days added up.

    The weeks on both sides of one that is left out stand beside one another, as in lib.analysis.weekly_spend.
    """
    rows, known, daily = _rows_of(frame, spends, won)
    if daily:
        count = len(rows) // _WEEK
        first = len(rows) - count * _WEEK
        rows = rows[first:].reshape(count, _WEEK, -1).sum(axis=1)
        known = known[first:].reshape(count, _WEEK).all(axis=1)
    rows = rows[known]
    if len(rows) < FEWEST_WEEKS:
        raise CannotAnswer(
            N_("Curves need at least {least} weeks with spend and what came of it; here are {count}."),
            least=FEWEST_WEEKS,
            count=len(rows),
        )
    return Weeks(tuple(channel for _, channel in spends), rows[:, :-1], rows[:, -1], np.zeros((len(rows), 0)))


def _rows_of(frame: pd.DataFrame, spends: Sequence[tuple[str, str]], won: str) -> tuple[Floats, Bools, bool]:
    """Spend and, last, what came, by day or by week, what is not told as 0; in which rows no empty cell hides a figure; and whether by day.

    Raises:
        CannotAnswer: they are of longer periods.
    """
    names = [*(figure for figure, _ in spends), won]
    filled = frame.pivot_table(index=FIRST_DAY, columns=METRIC, values=VALUE, aggfunc="count").reindex(columns=names)
    wide = frame.pivot_table(index=FIRST_DAY, columns=METRIC, values=VALUE, aggfunc="sum").reindex(columns=names)
    wide, empty = wide.where(filled > 0), filled == 0  # where there is no row, it is neither
    came = wide[won].notna().to_numpy()
    days = pd.DatetimeIndex(wide.index[came])
    steps = np.diff(days.to_numpy()).astype("timedelta64[D]").astype(int) if len(days) > 1 else np.array([], int)
    step = int(np.median(steps)) if len(steps) else _WEEK
    if step > _WEEK:
        raise CannotAnswer(N_("Curves need totals by week or by day; these are of longer periods."))
    daily = step < _WEEK
    if daily:
        came = (wide.index >= days[0]) & (wide.index <= days[-1])
    wide, empty = wide[came].fillna(0.0), empty[came]
    known = np.ones(len(wide), dtype=np.bool_)
    for name in names:
        known &= ~np.array(blanks((~empty[name]).tolist(), _WEEK if daily else 1).unknown, dtype=np.bool_)
    if daily:
        every = pd.date_range(days[0], days[-1])
        known = pd.Series(known, wide.index).reindex(every, fill_value=True).to_numpy(np.bool_)
        wide = wide.reindex(every, fill_value=0.0)
    return wide.to_numpy(float), known, daily


def asked_by_totals(told: Totals) -> BudgetChoice:
    """What to ask of these channels at first: revenue is counted as revenue, and of customers nobody says what one is worth."""
    asked = BudgetChoice(told.channels, innovation_rule="off", counted=told.counted)
    return replace(asked, value_e4=SCALE, objective="revenue") if told.counted == "revenue" else asked
