"""What a reader of values should know: the verdict of the backtest, what values stand on, and what this shop's data cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.backtest import FEWEST_CUSTOMERS, YEAR_DAYS, Backtest, Method, Scarce, Window, untested_for
from lib.analysis.margin import Leaks
from lib.analysis.models.fit import FEW_CUSTOMERS
from lib.analysis.to_come import Existing, nobody_leaves, once_is_told_apart
from lib.analysis.worth import Base, NewValue
from lib.core.columns import CUSTOMER_ID, FATE
from lib.core.findings import Finding, Level, finding
from lib.core.money import SCALE
from lib.core.periods import date_of
from lib.core.settings import ValueSettings
from lib.core.words import N_, NP_, Sentence

#: Who has not come back after so long would have, if people came back.
_LONG_DAYS = 91
#: Margins or discounts of first and later purchases that lie so far apart are told.
_UNLIKE = 0.05
#: One-timers are misjudged where a fifth more or fewer purchases came than were told, and beyond so many standard deviations of chance.
_MISJUDGED, _SURE = 0.2, 2.0
#: A group of so many of all new customers has nearly the value of everybody.
_NEARLY = 0.9
#: A forecast that missed by no more is close, if chance explains it.
_CLOSE = 0.1
#: Of what is still to come, such a share of a few customers is told.
_HANGS = 0.3
#: Of a method, as the subject or object of a sentence.
NAMES: dict[Method, str] = {
    "bg_nbd": N_("the model"),
    "mbg_nbd": N_("the model"),
    "pareto_nbd": N_("the model"),
    "cohort_curve": N_("earlier customers’ curve"),
    "season": N_("the same season a year before"),
    "rate": N_("everybody’s rate so far"),
}


def off(window: Window, method: Method) -> float:
    """Forecast over actual less one, by the whole numbers that are told: -0.12 is 12 % too few."""
    return round(window.totals[method]) / window.bought - 1 if window.bought else window.miss(method)


def miss(window: Window, method: Method) -> Sentence:
    """How far a forecast was off, in words."""
    share = off(window, method)
    if abs(share) < 0.005:
        return Sentence(N_("right"))
    return Sentence(N_("{share_off} too many") if share > 0 else N_("{share_off} too few"), {"share_off": abs(share)})


#: Why a forecast could not be checked.
_UNCHECKED: dict[Scarce, str] = {
    "history": N_(
        "The history is too short to check a forecast against later months, so the model leans on how customers of small shops usually buy. "
        "A check holds the last weeks back, and takes about three months of orders."
    ),
    "customers": N_(
        "There are too few customers to check a forecast against later months, so the model leans on how customers of small shops usually buy. "
        "A check holds the last weeks back, and takes 30 customers who first bought before them."
    ),
    "repeats": N_(
        "There are too few repeat purchases to check a forecast against later months, so the model leans on how customers of small shops usually buy. "
        "A check holds the last weeks back, and takes 20 repeat purchases before them."
    ),
}


def _unjudged(whole: Base) -> Finding:
    """Why no forecast was checked, or none is made."""
    if whole.tested.method != "history":
        return finding("too_short_to_judge", "warning", _UNCHECKED[untested_for(whole.purchases)])
    if nobody_back(whole):
        return finding(
            "forecast_without_returns",
            "info",
            N_(
                "Nobody has come back, so there are no repeat purchases to forecast: values are what customers have brought with their first purchase."
            ),
        )
    return finding(
        "too_short_to_forecast",
        "warning",
        N_(
            "There is too little to forecast from, so values are what customers have brought so far. It takes 20 customers who "
            "first bought eight weeks ago or earlier, and 20 repeat purchases."
        ),
    )


def verdict(whole: Base) -> Finding:
    """What the shop's own later months say of the forecasts."""
    tested = whole.tested
    last = tested.last
    if last is None or tested.rival is None:
        return _unjudged(whole)
    method: Method = tested.model if tested.method == "history" else tested.method
    facts = {
        "first": date_of(last.origin + 1),
        "last": date_of(last.origin + last.days),
        "method": Sentence(NAMES[method]),
        "forecast": round(last.totals[method]),
        "actual": last.bought,
        "miss": miss(last, method),
        "rival": Sentence(NAMES[tested.rival]),
        "rival_miss": miss(last, tested.rival),
    }
    close = _close(tested, last, method)
    level: Level = "info" if close else "warning"
    if tested.verdict == "switched":
        return finding(
            "forecast_switched",
            level,
            N_(
                "Checked on your own orders from {first} to {last}: another way to forecast did best before and lost there, so forecasts are now made with {method}, "
                "which is closest over all checks; it expected {forecast} repeat purchases where {actual} came ({miss})."
            ),
            **facts,
        )
    if tested.verdict == "lost":
        return finding(
            "forecast_lost",
            level,
            N_(
                "Checked on your own orders from {first} to {last}: {method} expected {forecast} repeat purchases and {actual} came ({miss}). "
                "Closer still was {rival} ({rival_miss}), but this is close enough to go by."
            )
            if close
            else N_(
                "Checked on your own orders from {first} to {last}: {method} expected {forecast} repeat purchases and {actual} came ({miss}). "
                "Closer would have been {rival} ({rival_miss}): read values as rough, by their wide range."
            ),
            **facts,
        )
    if tested.verdict == "one":
        return finding(
            "forecast_judged_once",
            "info",
            N_(
                "Checked on your own orders from {first} to {last}: {method} expected {forecast} repeat purchases and {actual} came ({miss}). "
                "The history is long enough for one check only."
            ),
            **facts,
        )
    return finding(
        "forecast_kept",
        "info",
        N_(
            "Checked on your own orders from {first} to {last}: {method} expected {forecast} repeat purchases and {actual} came ({miss}). "
            "No rival was closer; the best was {rival} ({rival_miss})."
        ),
        **facts,
    )


def _close(tested: Backtest, last: Window, method: Method) -> bool:
    """Whether the last forecast missed by little, and by no more than chance explains."""
    by_chance = tested.own_low is None or tested.own_high is None or tested.own_low <= last.bought <= tested.own_high
    return by_chance and abs(off(last, method)) <= _CLOSE


def so_far_headline(nobody_of: int | None, value: str) -> Sentence:
    """What a customer has brought so far, where nothing is forecast.

    Args:
        nobody_of: of how many customers none has come back; None: some have, or the history is too short to say.
        value: as the reader is told money.
    """
    if nobody_of is None:
        return Sentence(
            N_("So far a customer has brought {value} on average; there is too little history to look ahead."),
            {"value": value},
        )
    return Sentence(
        NP_(
            "Your {count} customer has not come back yet, and has brought {value} so far.",
            "None of your {count} customers has come back yet; so far one has brought {value} on average.",
        ),
        {"count": nobody_of, "value": value},
    )


def worth_said(value: float, settings: ValueSettings, /, **written: str) -> Sentence:
    """What a new customer is worth, in one sentence, where a forecast is made.

    Args:
        value: in the currency's unit.
        settings: as they count.
        written: the same as `value`, and its range as `low` and `high`, as the reader is told money.
    """
    facts = {
        "count": settings.horizon_days,
        "share_costs": settings.other_costs,
        "share_margin": settings.margin,
        **written,
    }
    if settings.kept_share <= 0:
        return Sentence(
            NP_(
                "Other costs ({share_costs}) are above the margin ({share_margin}), so every sale loses money: a new customer brings {value} within {count} day (most likely between {low} and {high}).",
                "Other costs ({share_costs}) are above the margin ({share_margin}), so every sale loses money: a new customer brings {value} within {count} days (most likely between {low} and {high}).",
            )
            if value < 0
            else N_("Other costs ({share_costs}) eat up the margin ({share_margin}): nothing is left of a sale."),
            facts,
        )
    if value <= 0:
        return Sentence(
            NP_(
                "More goes back than a new customer brings: {value} within {count} day (most likely between {low} and {high}).",
                "More goes back than a new customer brings: {value} within {count} days (most likely between {low} and {high}).",
            ),
            facts,
        )
    return Sentence(
        NP_(
            "A new customer brings {value} of revenue within {count} day (most likely between {low} and {high}).",
            "A new customer brings {value} of revenue within {count} days (most likely between {low} and {high}).",
        )
        if settings.margin is None
        else NP_(
            "A new customer is worth {value} within {count} day (most likely between {low} and {high}).",
            "A new customer is worth {value} within {count} days (most likely between {low} and {high}).",
        ),
        facts,
    )


NewBy = Literal["channel", "country", "cohort", "first_product"]
#: What new customers are compared by.
NEW_BY: dict[NewBy, str] = {
    "channel": N_("Channel"),
    "country": N_("Country"),
    "cohort": N_("Quarter of the first purchase"),
    "first_product": N_("First product"),
}


def smaller_groups(whole: Base, values: Sequence[NewValue], by: NewBy) -> Finding | None:
    """How many new customers are in groups too small, or too many, to be told apart; None where nobody is left out."""
    left = len(whole.new) - sum(one.customers for one in values)
    if left <= 0:
        return None
    return finding(
        "smaller_groups",
        "info",
        NP_(
            "{grouping}: {count} customer is in a smaller group than the {groups} told apart here.",
            "{grouping}: {count} customers are in smaller groups than the {groups} told apart here.",
        ),
        grouping=Sentence(NEW_BY[by]),
        count=left,
        groups=len(values),
    )


def nearly_everybody(whole: Base, values: Sequence[NewValue]) -> Finding | None:
    """Why a group of nearly all new customers has not quite the value of everybody; None without such a group."""
    every = len(whole.new)
    one = next((one for one in values if _NEARLY * every <= one.customers < every), None)
    if one is None:
        return None
    return finding(
        "nearly_everybody",
        "info",
        N_(
            "“{group}” is {customers} of {every} new customers: its value differs from everybody’s only by the few others, for one who buys much or little moves the mean."
        ),
        group=one.label or Sentence(N_("not told")),
        customers=one.customers,
        every=every,
    )


def first_unlike_later(settings: ValueSettings, lost: Leaks) -> Finding | None:
    """That first purchases leave less or more than later ones; None where they are much alike, or nothing is known of what is left."""
    if settings.margins_apart is not None:
        first, later = settings.margins_apart
        text = N_(
            "By the costs in the file {share_first} of a first purchase is left after the goods, and {share_later} of a later one: each counts with its own."
        )
        told = "info"
    else:
        first, later = lost.first_discount, lost.later_discount
        text = N_(
            "Discounts take {share_first} off first purchases and {share_later} off later ones, but one margin counts for both. Costs in the file would tell what is left of either."
        )
        told = "warning"
    if settings.margin is None or abs(first - later) < _UNLIKE:
        return None
    return finding("first_unlike_later", told, text, share_first=first, share_later=later)


def only_for_nothing(rows: pd.DataFrame) -> Finding | None:
    """That customers whose orders all come to 0 are none here; None without any.

    Args:
        rows: one row a data row of the file (lib.ingest.imported.Imported.rows).
    """
    fate = rows[FATE]
    free = rows.loc[fate == "zero_amount", CUSTOMER_ID].dropna().drop_duplicates()
    if free.empty:
        return None
    others = rows.loc[~fate.isin(["zero_amount", "duplicate"]), CUSTOMER_ID]
    count = int((~free.isin(others)).sum())
    if not count:
        return None
    return finding(
        "only_for_nothing",
        "info",
        NP_(
            "{count} customer is set aside here: all of their orders have an amount of 0, so there is nothing to value.",
            "{count} customers are set aside here: all of their orders have an amount of 0, so there is nothing to value.",
        ),
        count=count,
    )


def value_findings(
    whole: Base, value: NewValue, settings: ValueSettings, left: Existing | None = None
) -> tuple[Finding, ...]:
    """Everything worth saying, the most important first; `left`: what the customers of today will still bring."""
    return tuple(_remarks(whole, value, settings, left))


def _remarks(whole: Base, value: NewValue, settings: ValueSettings, left: Existing | None) -> Iterator[Finding]:
    if settings.margin is None:
        yield finding(
            "values_are_revenue",
            "warning",
            N_("Your margin is not known here, so values are revenue, not what is left of it. Tell the margin once."),
        )
    elif settings.kept_share <= 0:
        yield finding(
            "nothing_left",
            "warning",
            N_("With this margin and these costs nothing is left of a sale, so no customer is worth anything."),
        )
    if value.worth.value < 0 < settings.kept_share:
        yield finding(
            "refunds_above_sales",
            "warning",
            N_(
                "More has gone back to customers than they paid, so a new one is expected to be a loss as well. What goes back beyond the sales "
                "is lost in full, whatever the margin."
            ),
        )
    elif value.worth.value == 0 < settings.kept_share:
        yield finding(
            "refunds_above_sales",
            "warning",
            N_("After refunds, customers have brought nothing on average, so a new one is not expected to either."),
        )
    yield verdict(whole)
    yield from _range_missed(whole.tested)
    yield from _once_misjudged(whole.tested)
    yield from _large(whole, left)
    yield from _shop(whole, settings)


def _range_missed(tested: Backtest) -> Iterator[Finding]:
    last = tested.last
    if last is None or tested.own_low is None or tested.own_high is None:
        return
    if not tested.own_low <= last.bought <= tested.own_high:
        yield finding(
            "model_range_missed",
            "info",
            N_(
                "If the model held, {low} to {high} would have come; {actual} did. "
                "So ranges here are widened by how far past forecasts were off."
            ),
            low=round(tested.own_low),
            high=round(tested.own_high),
            actual=last.bought,
        )


def _once_misjudged(tested: Backtest) -> Iterator[Finding]:
    """Those who had bought once, where many more or fewer of their purchases came than the model told: beyond chance, and by a fifth."""
    last = tested.last
    if last is None:
        return
    once = last.seen.repeats == 0
    told, came = float(last.each[tested.model][once].sum()), float(last.actual[once].sum())
    chance = float(np.sqrt(once.sum() * last.actual[once].var())) if once.any() else 0.0
    if told <= 0 or abs(came - told) <= max(_MISJUDGED * told, _SURE * chance):
        return
    template = (
        N_("Of customers who had bought once, the model expected {forecast} purchases and {actual} came ({share} more): read their values as the least.")
        if came > told
        else N_("Of customers who had bought once, the model expected {forecast} purchases and {actual} came ({share} fewer): read their values as the most.")
    )  # fmt: skip
    yield finding(
        "once_misjudged",
        "warning",
        template,
        forecast=round(told),
        actual=round(came),
        share=abs(came / told - 1),
    )


def _large(whole: Base, left: Existing | None) -> Iterator[Finding]:
    """Who brings so much alone that every mean would be theirs, and how much of what is still to come hangs on them."""
    now, bought = whole.purchases.now, whole.purchases
    spent = now.first_e4 + now.repeat_e4
    shares = spent[whole.unusual] / max(int(np.maximum(spent, 0).sum()), 1)
    if len(shares) > 2:
        yield finding(
            "unusual_customers",
            "warning",
            N_(
                "{count} customers together bring {share_revenue} of the revenue, each more than a twentieth. New customers are not "
                "measured by them; what customers of today will bring includes them."
            ),
            count=len(shares),
            share_revenue=float(shares.sum()),
        )
    else:
        for position, share in zip(whole.unusual.tolist(), shares.tolist(), strict=True):
            yield finding(
                "unusual_customer",
                "warning",
                N_(
                    "One customer, {customer}, brings {share_revenue} of the revenue. New customers are not measured by them; "
                    "what customers of today will bring includes them."
                ),
                customer=bought.customer_id.iloc[position],
                share_revenue=share,
            )
    theirs = 0.0 if left is None else float(left.value_e4[whole.unusual].sum()) / SCALE
    if left is not None and len(shares) and theirs > _HANGS * left.total.value > 0:
        yield finding(
            "hangs_on_few",
            "warning",
            NP_(
                "{share_left} of what customers of today will still bring, {money_left}, is expected of this one customer alone. The model takes them to "
                "buy and to leave as the others do: if you know more of them, go by that.",
                "{share_left} of what customers of today will still bring, {money_left}, is expected of these {count} customers alone. The model takes them to "
                "buy and to leave as the others do: if you know more of them, go by that.",
            ),
            count=len(shares),
            share_left=min(theirs / left.total.value, 1.0),
            money_left=round(theirs * SCALE),
        )


def _shop(whole: Base, settings: ValueSettings) -> Iterator[Finding]:
    yield from _nobody_back(whole)
    yield from leaving_untold(whole)
    yield from season_untold(whole, settings.horizon_days)
    if whole.fit.prior and whole.tested.method != "history":
        yield finding(
            "prior_helps",
            "info",
            N_(
                "With fewer than {customers} customers the data do not settle how they buy; what is usual in small shops fills in, and the ranges show it."
            ),
            customers=FEW_CUSTOMERS,
        )
    if whole.spend.kind == "average" and whole.tested.method != "history":
        yield finding(
            "spend_goes_with_frequency",
            "info",
            N_(
                "Customers who buy more often do not spend like the others, or too few came back to tell them apart: a repeat purchase of a new "
                "customer is valued at the plain average, one of a customer of today between that and their own average, the nearer to their "
                "own the more often they came back."
            ),
        )
    if whole.spend.kind == "refunded":
        yield finding(
            "repeat_money_refunded",
            "info",
            NP_(
                "{count} customer got back all that their repeat purchases brought; a repeat purchase of a new customer is valued at the plain average, theirs included.",
                "{count} customers got back all that their repeat purchases brought; a repeat purchase of a new customer is valued at the plain average, theirs included.",
            ),
            count=whole.spend.left_out,
        )
    elif whole.spend.left_out:
        yield finding(
            "repeat_money_gone",
            "info",
            NP_(
                "{count} customer got back all that their repeat purchases brought; the average spend is told without them.",
                "{count} customers got back all that their repeat purchases brought; the average spend is told without them.",
            ),
            count=whole.spend.left_out,
        )
    if whole.tested.step > 1:
        yield finding(
            "sampled_backtest",
            "info",
            N_("To be quick, forecasts were checked on every {step}th customer."),
            step=whole.tested.step,
        )


def season_untold(whole: Base, days: int) -> Iterator[Finding]:
    """Why the coming days count like any others: said of forecasts that a season would move."""
    if whole.tested.method != "history" and days < YEAR_DAYS and whole.season(days) is None:
        yield finding(
            "season_untold",
            "info",
            N_(
                "No season is reckoned in: it takes about a year and a half of orders, and enough customers who were first seen after the "
                "file’s first three months. Those seen earlier may be customers from before the file, and tell their age, not the season."
            ),
        )


def leaving_untold(whole: Base) -> Iterator[Finding]:
    """Why everybody seems to be still there: said of every figure of who is."""
    if nobody_leaves(whole):
        yield finding(
            "nobody_leaves",
            "info",
            N_(
                "The file does not show anybody leaving: even after long pauses customers came back. So silence tells nothing here, and everybody counts as still with you."
            ),
        )


def beside_alive(whole: Base) -> tuple[Sentence, ...]:
    """What has to be said beside the chance to be still there."""
    if nobody_leaves(whole):
        return tuple(one.sentence for one in leaving_untold(whole))
    if once_is_told_apart(whole):
        return (
            Sentence(
                N_(
                    "For customers who bought once the chance to be still there is told by a second model, under which anybody can have gone: the first takes them to be there until their second purchase."
                )
            ),
        )
    return ()


def nobody_back(whole: Base) -> bool:
    """Whether enough customers have had long enough to come back, and none has: a short history says nothing of that."""
    now = whole.purchases.now
    return int(now.repeats.max(initial=0)) == 0 and int((now.age_days >= _LONG_DAYS).sum()) >= FEWEST_CUSTOMERS


def _nobody_back(whole: Base) -> Iterator[Finding]:
    bought = whole.purchases
    if nobody_back(whole):
        yield finding(
            "nobody_came_back",
            "warning",
            N_(
                "None of your {customers} customers has come back in {days} days. As things are, a new customer is worth their first "
                "purchase and hardly more: what it costs to win one has to come back with it."
            ),
            customers=len(bought),
            days=bought.end - bought.begin,
        )
    elif int(bought.now.repeats.max(initial=0)) == 0:
        yield finding(
            "nobody_came_back",
            "warning",
            N_("Everybody has bought on one day only, so the data say nothing yet about who will come back."),
        )
