"""The parts of *What is a customer worth?*: the margin, the waterfall, whether to trust it, and groups side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pandas as pd
import streamlit as st

from lib.analysis.acquired import Acquisition
from lib.analysis.chances import Ratio, chance_words
from lib.analysis.margin import CostColumn, PartCode, example_margin
from lib.analysis.margin import waterfall as taken_apart
from lib.analysis.value_findings import (
    first_unlike_later,
    nobody_back,
    so_far_headline,
    value_findings,
    verdict,
    worth_said,
)
from lib.charts.value import said, tracking, waterfall
from lib.core.findings import Finding
from lib.core.money import SCALE
from lib.core.settings import ValueSettings
from lib.core.words import N_, Sentence
from lib.ui.doors import value as doors
from lib.ui.page import Figure, caution, chart, figures, paper
from lib.ui.session import session
from lib.ui.typed_figures import figure_box, typed_money, typed_rate
from lib.ui.words import plain_words, words

HORIZONS = (90, 180, 365, 730)
How = Literal["unknown", "column", "typed", "example"]
_HOW: dict[How, str] = {
    "unknown": N_("I do not know yet"),
    "column": N_("From the costs in the file"),
    "typed": N_("I know the percentage"),
    "example": N_("Work it out from a product"),
}
_PARTS: dict[PartCode, str] = {
    "first_purchase": N_("First purchase"),
    "later_purchases": N_("Later purchases, at today’s value"),
    "discounts": N_("Discounts"),
    "returned": N_("Returned"),
    "goods": N_("Cost of the goods"),
    "other_costs": N_("Payment, packing, delivery"),
    "value": N_("Value of a new customer"),
}


def in_words(found: Ratio) -> Sentence:
    """How likely a new customer brings more than three times what they cost."""
    return chance_words(found.over_3)


def answer_line() -> Sentence:
    """The page's answer in one sentence."""
    worth = doors.everybody().worth
    words_ = plain_words()
    written = {
        "value": said(worth.value, words_),
        "low": said(worth.wide_low, words_),
        "high": said(worth.wide_high, words_),
    }
    base = doors.base()
    if base.tested.method == "history":
        return so_far_headline(len(base.purchases) if nobody_back(base) else None, written["value"])
    return worth_said(worth.value, doors.settings(), **written)


def four_figures(ratio: Ratio | None, cac: float | None) -> None:
    """Value of a new customer, what those of today will bring, cost, chance: as far as they are known."""
    say, plain = words().say, plain_words()
    new, left = doors.everybody(), doors.existing()
    unknown = doors.base().tested.method == "history"
    shown = [
        Figure(
            say(N_("Each so far")) if unknown else say(N_("A new customer")),
            said(new.worth.value, plain),
            say(N_("What customers have brought so far, on average; nothing is forecast."))
            if unknown
            else say(N_("The first purchase and those after it within the horizon.")),
        )
    ]
    if not unknown:
        meant = N_(
            "What all of your customers together will still bring within the horizon, most likely between {low} and {high}; what they brought before does not count."
        )
        ends = {"low": said(left.total.wide_low, plain), "high": said(left.total.wide_high, plain)}
        shown.append(Figure(say(N_("Still to come")), said(left.total.value, plain), say(meant, **ends)))
    if cac is not None:
        spent = N_("All spend divided by all new customers of the same days.")
        shown.append(Figure(say(N_("To win one")), said(cac, plain), say(spent)))
    if ratio is not None:
        ends = {"low": plain.times(ratio.low), "high": plain.times(ratio.high)}
        if doors.settings().basis == "margin":
            about = N_("Most likely between {low} and {high}. More than 3? {chance}.")
            shown.append(
                Figure(say(N_("Value : cost")), plain.times(ratio.value), say(about, **ends, chance=in_words(ratio)))
            )
        else:
            about = N_("Most likely between {low} and {high}. Value over cost is less: your margin is not told yet.")
            shown.append(Figure(say(N_("Revenue : cost")), plain.times(ratio.value), say(about, **ends)))
    elif unknown and cac and doors.settings().basis == "margin" and not doors.chosen_by_filter():
        least, about = N_("at least {times}"), N_("What customers have brought so far over what it costs to win one.")
        shown.append(Figure(say(N_("Value : cost")), say(least, times=plain.times(new.worth.value / cac)), say(about)))
    figures(*shown)


def filter_said(cost: Acquisition | None, cac: float | None) -> None:
    """What the filter does to these figures, where it leaves customers out; `cac` is None where none stands among them."""
    if not doors.chosen_by_filter():
        return
    told = [
        N_("The filter chooses customers, and all of their orders count: whoever first bought within it is new."),
        *([] if len(doors.base().new) else [N_("Nobody did, so a new customer is one of the whole shop.")]),
        *(
            []
            if cost is None
            else [N_("What it costs to win one stands in step 4, for the whole shop: spend cannot be filtered.")]
            if cac is None
            else [N_("What it costs to win one is of this channel, as in the table of step 4.")]
        ),
    ]
    st.caption(words().together(*(words().say(one) for one in told)))


def remarks() -> tuple[Finding, ...]:
    """What has to be known about these values."""
    found = value_findings(doors.base(), doors.everybody(), doors.settings(), doors.existing())
    beside = first_unlike_later(doors.settings(), doors.gone()), doors.only_for_nothing()
    return (*found, *(one for one in beside if one is not None))


def blended(cost: Acquisition | None) -> float | None:
    """Cost of a new customer over all channels, in the currency's unit."""
    return None if cost is None or cost.blended_e4 is None else cost.blended_e4 / SCALE


# ---- 1 the margin, asked once


def _change(settings: ValueSettings) -> None:
    """Take the settings over; what stands above the controls is drawn anew."""
    if settings != session().value:
        session().value = settings
        st.rerun()


def settings_controls() -> None:
    """Margin with its helpers, other costs, horizon and discount."""
    say, here = words().say, session()
    settings = here.value
    tag = here.revision
    told = doors.costs()
    nothing: How = "column" if told is not None and told.usable else "unknown"
    start: How = nothing if settings.margin is None else "typed"
    ways: list[How] = [nothing, "typed", "example"]
    how = st.radio(  # long answers: as buttons they would stand in ragged boxes on a phone
        say(N_("What is left of a sale after the goods are paid?")),
        ways,
        index=ways.index(start),
        format_func=lambda one: say(_HOW[one]),
        horizontal=True,
        key=f"margin-how-{tag}",
    )
    margin = _margin(how, settings, told, tag)
    _column_said(told, how)
    looks_ahead = (
        doors.base().tested.method != "history"
    )  # else no figure of the page hangs on how far, or what time costs
    horizon, costs, discount = settings.horizon_days, settings.other_costs, settings.discount_annual
    with st.grid(3, min_column_width=220, vertical_alignment="bottom"):
        if looks_ahead:
            horizon = st.segmented_control(
                say(N_("Look ahead, days")),
                HORIZONS,
                default=horizon if horizon in HORIZONS else 365,
                required=True,
                key=f"horizon-{tag}",
            )
        if margin is not None or nothing == "column":
            costs = _percent(say(N_("Payment, packing, delivery: % of the sale")), 90.0, costs, f"costs-{tag}")
        if looks_ahead:
            discount = _percent(
                say(N_("Money earns elsewhere, % a year")),
                100.0,
                discount,
                f"discount-{tag}",
                say(N_("What else you could earn with the money. 10% is usual; 0 counts later money in full.")),
            )
    _change(
        replace(settings, margin=margin, other_costs=costs, horizon_days=int(horizon or 365), discount_annual=discount)
    )


def _percent(label: str, most: float, share: float, key: str, about: str | None = None) -> float:
    """A share, typed in per cent."""
    typed = figure_box(label, typed_rate(0.0, most), share * 100, key=key, help=about)
    return share if typed is None else typed / 100


def _margin(how: How, settings: ValueSettings, told: CostColumn | None, tag: int) -> float | None:
    say, empty = words().say, words().say(N_("not known yet"))
    if how in {"unknown", "column"}:
        return None
    if how == "typed":
        known = None if settings.margin is None else 100 * settings.margin
        percent = figure_box(
            say(N_("Gross margin, %")), typed_rate(1.0), known, empty="is told", width=220, key=f"margin-{tag}", placeholder=empty
        )  # fmt: skip
        return None if percent is None else percent / 100
    with st.container(horizontal=True):
        paid = figure_box(
            say(N_("Bought for")), typed_money(), None, key=f"bought-{tag}", empty="is told", placeholder=empty
        )
        got = figure_box(
            say(N_("Sold for")), typed_money(0.01), None, key=f"sold-{tag}", empty="is told", placeholder=empty
        )
    if paid is None or got is None:
        return None
    margin = example_margin(paid, got)
    if margin <= 0:
        caution(
            say(
                N_(
                    "At these prices nothing is left of a sale. Check both; until then this page goes on with the costs in the file, by which {share_margin} of each sale is left."
                ),
                share_margin=told.margin,
            )
            if told is not None and told.usable
            else say(
                N_("At these prices nothing is left of a sale. Check both; until then this page goes on with revenue.")
            )
        )
        return None
    st.caption(say(N_("That leaves {share_margin} of each sale."), share_margin=margin))
    return margin


def _column_said(told: CostColumn | None, how: How) -> None:
    """What the file's costs come to, or why they are not used."""
    if told is None:
        return
    say = words().say
    facts = {"share_margin": told.margin, "share_covered": told.covered_share}
    if not told.usable:
        st.caption(
            say(
                N_(
                    "The file has a column of costs, but as it is read nothing, or too little, can be reckoned with it. See on the Data page which column it is."
                )
            )
        )
    elif how == "column":
        st.caption(
            say(
                N_(
                    "By the costs in the file {share_margin} of each sale is left; they are told for {share_covered} of the sales."
                ),
                **facts,
            )
        )
    elif how == "typed":
        st.caption(say(N_("The costs in the file would say {share_margin}."), **facts))


def where_it_goes() -> None:
    """From what an average new customer pays to what is left."""
    if doors.base().tested.method == "history":
        return
    parts = taken_apart(doors.everybody(), doors.gone(), doors.settings())
    if not parts:
        return
    plain, first = plain_words(), parts[0]
    finding = plain.say(
        N_("{share_first} of what a new customer pays comes with the first purchase."),
        share_first=max(0.0, min(1.0, first.share)),
    )
    names = _PARTS if doors.settings().basis == "margin" else {**_PARTS, "value": N_("Revenue of a new customer")}
    steps = [(Sentence(names[one.code]), one.amount, one.share) for one in parts]
    chart(waterfall(steps, finding, plain, paper()), "waterfall")


# ---- 2 whether to trust it


def _two_ranges() -> None:
    """Both ranges of a new customer's value, by their names; the page shows the second."""
    worth, plain = doors.everybody().worth, plain_words()
    st.markdown(
        words().say(
            N_(
                "A new customer’s value lies between {low} and {high} if the model holds, and between {wide_low} and {wide_high} widened by its past errors. "
                "Everything on this page shows the second, but for the ranges of single customers at the end: there chance is much larger than past errors."
            ),
            low=said(worth.low, plain),
            high=said(worth.high, plain),
            wide_low=said(worth.wide_low, plain),
            wide_high=said(worth.wide_high, plain),
        )
    )


def trust() -> None:
    """The verdict, the picture, the classes and the order."""
    say, plain, tested = words().say, plain_words(), doors.base().tested
    told = verdict(doors.base()).sentence
    weeks = doors.weekly()
    if weeks.empty:
        st.markdown(say(told))
        return
    st.markdown(say(told))
    last = tested.last
    if last is not None:
        finding = plain.say(
            N_("By the model, which tells customers apart, {forecast} repeat purchases were expected, {actual} came.")
            if tested.method == "cohort_curve"
            else N_("{forecast} repeat purchases were expected, {actual} came."),
            forecast=round(last.totals[tested.model]),
            actual=last.bought,
        )
        as_sums = st.segmented_control(
            say(N_("Draw")),
            ["weeks", "sums"],
            default="weeks",
            required=True,
            format_func=lambda one: say(N_("Week by week")) if one == "weeks" else say(N_("Added up")),
            key="tracking-as",
            label_visibility="collapsed",
        )
        how = "sums" if as_sums == "sums" else "weeks"
        chart(tracking(weeks, how, finding, plain, paper()), "tracking")
    _two_ranges()
    if tested.ranking is not None:
        st.markdown(
            say(
                N_(
                    "Who is who: the tenth of customers with the highest forecasts made {share_top} of the purchases of those weeks; "
                    "the tenth that bought most often before made {share_rate}, and nobody could do better than {share_best}."
                ),
                share_top=tested.ranking.top_share,
                share_rate=tested.ranking.top_share_rate,
                share_best=tested.ranking.top_share_best,
            )
        )
    with st.expander(say(N_("Forecast by how often they had bought")), icon=":material/table_chart:"):
        frame = tested.classes
        labels = [
            say(N_("{times} or more"), times=6) if row == 6 else plain.number(row) for row in frame["repeats"].tolist()
        ]
        shown = pd.DataFrame(
            {
                "repeats": labels,
                "customers": frame["customers"],
                "actual": frame["actual"].round(2),
                "forecast": frame["forecast"].round(2),
            }
        )
        column = st.column_config
        st.dataframe(
            shown,
            key="classes",
            hide_index=True,
            column_config={
                "repeats": column.TextColumn(say(N_("Repeat purchases before"))),
                "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
                "actual": column.NumberColumn(say(N_("Came, per customer")), format="%.2f"),
                "forecast": column.NumberColumn(say(N_("Forecast, per customer")), format="%.2f"),
            },
        )
