"""When the money that a new customer cost is back, in cash and not discounted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.analysis.by_age import backs_by_age, even_gap
from lib.analysis.models.cells import Float64s
from lib.analysis.worth import Base, Newcomers, NewValue, expected_repeats, kept
from lib.core.settings import ValueSettings
from lib.core.words import N_, NP_, Sentence, Template

LONGEST_DAYS = 3 * 365
_MONTH_DAYS = 30
#: Fewer customers a month are told with a decimal.
_FEW_A_MONTH = 10


@dataclass(frozen=True, eq=False)
class Till:
    """The cash of a programme that wins as many customers every day.

    Attributes:
        cash: cumulative, by day.
        lowest, lowest_day: its lowest point.
        even_day: when it is back at zero; None: not within three years.
    """

    cash: Float64s
    lowest: float
    lowest_day: int
    even_day: int | None


@dataclass(frozen=True, eq=False)
class Payback:
    """Money back from one new customer, and from a programme that wins as many every day.

    Attributes:
        days: every one from 0.
        back: cumulative value of one new customer at each day, the currency's unit.
        low, high: its wide range.
        cac: what they cost.
        payback_days: the first day on which the money is back; None: not within three years.
        earliest_days, latest_days: the same at the ends of the range.
        even_gap: the usual days between two purchases where customers come at even intervals, so that their own curve by age
            tells when the money comes; None: the model tells it.
        monthly: customers that the programme wins each 30 days.
        till: its cash.
        best, worst: the same at the ends of the range.
    """

    days: Float64s
    back: Float64s
    low: Float64s
    high: Float64s
    cac: float
    payback_days: int | None
    earliest_days: int | None
    latest_days: int | None
    even_gap: int | None
    monthly: float
    till: Till
    best: Till
    worst: Till


def payback(
    whole: Base, kind: Newcomers, value: NewValue, settings: ValueSettings, cac: float, monthly: float
) -> Payback:
    """When the money is back.

    A model's customers come at any time; where they come at even intervals nothing is back before the second purchase is due.
    There the shop's own curve by age tells.

    Args:
        whole: the shop.
        kind: who is won.
        value: their value at the settings' horizon; a model's range is taken in proportion.
        settings: the margin counts, horizon and discount do not.
        cac: cost of one new customer, the currency's unit.
        monthly: new customers a month.
    """
    days = np.arange(0, LONGEST_DAYS + 1, dtype=np.float64)
    gap = even_gap(whole.purchases)
    if gap is None:
        repeats = expected_repeats(whole, kind, days)
        back = kept(kind.first_mean, settings, first=True) + kept(repeats * kind.spend.mean, settings)
        worth = value.worth
        ends = worth.wide_low, worth.wide_high
        low, high = (back * (end / worth.value) if worth.value > 0 else back + (end - worth.value) for end in ends)
    else:
        back, low, high = backs_by_age(whole, kind, settings, LONGEST_DAYS)
    return Payback(
        days=days,
        back=back,
        low=low,
        high=high,
        cac=cac,
        payback_days=_reached(days, back, cac),
        earliest_days=_reached(days, high, cac),
        latest_days=_reached(days, low, cac),
        even_gap=gap,
        monthly=monthly,
        till=_till(back, cac, monthly),
        best=_till(high, cac, monthly),
        worst=_till(low, cac, monthly),
    )


def _till(back: Float64s, cac: float, monthly: float) -> Till:
    """Whoever was won on day d has brought back[day - d]: over all days of winning so far these are back[0] to back[day]."""
    cash = np.cumsum(back - cac) * (monthly / _MONTH_DAYS)
    place = int(np.argmin(cash))
    return Till(cash, min(float(cash[place]), 0.0), place, _last_below(cash))


def _reached(days: Float64s, back: Float64s, cac: float) -> int | None:
    over = np.flatnonzero(back >= cac)
    return int(days[over[0]]) if len(over) else None


def _last_below(cash: Float64s) -> int | None:
    """The day after the last one below zero; None while it still is."""
    below = np.flatnonzero(cash < 0)
    if not len(below):
        return 0
    return None if below[-1] == len(cash) - 1 else int(below[-1] + 1)


# ---- in words


def payback_said(
    days: int | None, earliest: int | None, latest: int | None, basis: Literal["margin", "revenue"] = "margin"
) -> Sentence:
    """When the money is back, and between when and when (as in Payback); on revenue, that it is not what is left of it."""
    if basis == "revenue":
        said = payback_said(days, earliest, latest)
        return Sentence(N_("{said} That is on revenue alone, before the goods are paid."), {"said": said})
    facts = {"count": days, "earliest": earliest, "latest": latest}
    if days is None:
        return Sentence(
            N_("At this cost a new customer does not pay back within three years.")
            if earliest is None
            else N_(
                "At this cost a new customer most likely does not pay back within three years; at best after {earliest} days."
            ),
            facts,
        )
    return Sentence(_with_the_first(latest) if days == 0 else _later(earliest, latest), facts)


def so_far_said(
    so_far: float, cac: float, basis: Literal["margin", "revenue"], *, first_only: bool, **written: str
) -> Sentence:
    """What customers have brought so far against what it costs to win one, where nothing is forecast: more can only come on top.

    Args:
        so_far: what one has brought on average, the currency's unit.
        cac: what one costs.
        basis: what `so_far` is.
        first_only: nobody has come back.
        written: `value` and `cost`, as the reader is told money, and `times`, the one over the other.
    """
    if first_only:
        if so_far >= cac:
            return Sentence(
                N_(
                    "A customer brings {value} with the first purchase, and to win one costs {cost}: the money is back with it, and value over cost is at least {times}."
                )
                if basis == "margin"
                else N_(
                    "A customer pays {value} with the first purchase, and to win one costs {cost}. Whether the money is back with it is not known until the margin is told."
                ),
                written,
            )
        return Sentence(
            N_(
                "A customer brings {value} with the first purchase, and to win one costs {cost}: as long as nobody comes back, the money does not come back either."
            ),
            written,
        )
    if so_far < cac:
        return Sentence(
            N_("So far a customer has brought {value}, and to win one cost {cost}: the money is not back yet."), written
        )
    return Sentence(
        N_(
            "So far a customer has brought {value}, and to win one cost {cost}: the money is back, value over cost is at least {times}, and what comes now is on top."
        )
        if basis == "margin"
        else N_(
            "So far a customer has paid {value}, and to win one cost {cost}. Whether the money is back is not known until the margin is told."
        ),
        written,
    )


def _with_the_first(latest: int | None) -> Template:
    if latest is None:
        return N_("A new customer most likely pays back with the first purchase, but perhaps not within three years.")
    if latest:
        return N_("A new customer most likely pays back with the first purchase, at worst after {latest} days.")
    return N_("A new customer pays back with the first purchase.")


def _later(earliest: int | None, latest: int | None) -> Template:
    if latest is None:
        return NP_(
            "A new customer pays back after {count} day (at best {earliest}, and perhaps not within three years).",
            "A new customer pays back after {count} days (at best {earliest}, and perhaps not within three years).",
        )
    if earliest == latest:
        return NP_("A new customer pays back after {count} day.", "A new customer pays back after {count} days.")
    return NP_(
        "A new customer pays back after {count} day (most likely between {earliest} and {latest}).",
        "A new customer pays back after {count} days (most likely between {earliest} and {latest}).",
    )


def even_said(gap: int | None) -> Sentence | None:
    """That the shop's own curve tells when the money comes; None where the model does."""
    if gap is None:
        return None
    return Sentence(
        NP_(
            "Your customers come back at even intervals, about {count} day apart: so this follows what earlier ones had brought at each age, not a model.",
            "Your customers come back at even intervals, about {count} days apart: so this follows what earlier ones had brought at each age, not a model.",
        ),
        {"count": gap},
    )


def cash_said(monthly: float, lowest: float, lowest_day: int, even_day: int | None, missing: str) -> Sentence:
    """How low the till of a programme goes and when it is level again (as in Till); `missing` is the lowest point written out."""
    facts = {
        "count": round(monthly) if monthly >= _FEW_A_MONTH else round(monthly, 1),
        "lowest": missing,
        "day": lowest_day,
        "even": even_day,
    }
    if lowest >= 0:
        return Sentence(
            NP_(
                "Winning {count} customer a month like this, spread evenly over the days, never costs more cash than it has brought.",
                "Winning {count} customers a month like this, spread evenly over the days, never costs more cash than it has brought.",
            ),
            facts,
        )
    if even_day is None:
        return Sentence(
            NP_(
                "Winning {count} customer a month like this, spread evenly over the days, the money is not back within three years; at the lowest {lowest} is missing.",
                "Winning {count} customers a month like this, spread evenly over the days, the money is not back within three years; at the lowest {lowest} is missing.",
            ),
            facts,
        )
    return Sentence(
        NP_(
            "Winning {count} customer a month like this, spread evenly over the days, the till is lowest on day {day}, {lowest} below the start, and level again on day {even}.",
            "Winning {count} customers a month like this, spread evenly over the days, the till is lowest on day {day}, {lowest} below the start, and level again on day {even}.",
        ),
        facts,
    )


def cash_range_said(
    most: float, early: int | None, late: int | None, least_said: str, most_said: str
) -> Sentence | None:
    """Between what the lowest point of the till lies, and when it is level; None where it never falls.

    Args:
        most: the lowest point at worst.
        early: when it is level again at best; None: not within three years.
        late: the same at worst.
        least_said: what is missing at the lowest at best, written out.
        most_said: the same at worst.
    """
    if most >= 0:
        return None
    facts = {"least": least_said, "most": most_said, "early": early, "late": late}
    if early is None:
        return Sentence(N_("Most likely {least} to {most} is missing at the lowest within these three years."), facts)
    if late is None:
        return Sentence(
            N_(
                "Most likely {least} to {most} is missing at the lowest; the till is level on day {early} at best, and perhaps not within three years."
            ),
            facts,
        )
    return Sentence(
        N_(
            "Most likely {least} to {most} is missing at the lowest, and the till is level between day {early} and day {late}."
        ),
        facts,
    )
