"""What a new customer costs, how likely it pays, and when the money is back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

import pandas as pd
import streamlit as st

from lib.analysis.acquired import Acquisition
from lib.analysis.acquired_words import overall_of, overall_said
from lib.analysis.acquisition import by_month
from lib.analysis.acquisition_findings import BLANK_ASKED, HOLES, UNNAMED_ASKED
from lib.analysis.chances import (
    Paid,
    Ratio,
    below_alone,
    below_alone_said,
    blended_ratio,
    brand_aside,
    brand_aside_said,
    cost_range,
    gate,
    gate_said,
    gate_untold,
    holes_aside_said,
    margin_needed,
    paid,
    told_apart,
    untold_days,
)
from lib.analysis.channel_names import plain_name
from lib.analysis.payback import Payback, cash_range_said, cash_said, even_said, payback_said, so_far_said
from lib.analysis.value_findings import nobody_back
from lib.charts.value import cost_months, payback_curve, said, said_together
from lib.core.money import SCALE
from lib.core.words import N_, Sentence
from lib.ingest.spend_currency import CONVERTED
from lib.ingest.together import OF_SEVERAL
from lib.text.words import NOTHING, Words
from lib.ui import value_attribution
from lib.ui.doors import value as doors
from lib.ui.doors.budget import other_currency
from lib.ui.doors.side import has, side
from lib.ui.drawn import choice
from lib.ui.escape import plain as shown_plain
from lib.ui.page import cautions, chart, findings, paper
from lib.ui.pages import go_to
from lib.ui.session import session
from lib.ui.value import blended, in_words
from lib.ui.words import plain_words, words

#: Columns of text from which a channel's name would fill a phone, and the pixels that it then gets; a click shows it whole.
_LONG_NAME, _NAME_PIXELS = 22, 170
#: The verdict and what it stands on come first: a phone shows two of them.
_COST_COLUMNS = ("channel", "chance", "ratio", "cac", "between", "value", "new", "named", "spend")
#: What stands beside the control that answers it.
_BESIDE_CONTROLS = {
    "channels_alike",
    "brand_by_name",
    "untold_channel",
    "column_empty",
    BLANK_ASKED,
    UNNAMED_ASKED,
    *HOLES,
}
#: New customers from which a change of their cost is worth a headline.
_ENOUGH = 20


def found() -> Acquisition | None:
    """What new customers cost; None without spend in the orders' currency."""
    if not has("spend") or other_currency() is not None:
        return None
    key, spend = side("spend")
    return doors.acquisition(spend, key)


def left_aside() -> None:
    """Said where the cost would stand: why there is none although there is spend."""
    strange = other_currency()
    if strange is not None:
        st.warning(words().say(strange.sentence), icon=":material/currency_exchange:")
        return
    cost = found()
    if cost is not None and cost.trouble == "looks_new":
        cautions(cost.findings)


def overall(cost: Acquisition | None) -> Ratio | None:
    """Value against cost over all channels."""
    if (
        cost is None or doors.base().tested.method == "history"
    ):  # what was brought so far is no value to hold a cost against
        return None
    return blended_ratio(doors.everybody(of_shop=True).worth, cost)


def beside_the_value(cost: Acquisition | None) -> tuple[Ratio | None, float | None]:
    """Value over cost, and what it costs to win one, of the customers whose value stands on top.

    Spend cannot be filtered, but by channel it is told: where a filter asks for one, both are its own; for any other filter there are none.
    """
    if not doors.chosen_by_filter():
        return overall(cost), blended(cost)
    channel = doors.one_channel()
    if cost is None or cost.trouble is not None or channel is None:
        return None, None
    known = next((one for one in _paid(cost) if one.cost.matched == plain_name(channel)), None)
    if known is None or known.cost.likely_e4 is None:
        return None, None
    return known.ratio, known.cost.likely_e4 / SCALE


def _paid(cost: Acquisition) -> tuple[Paid, ...]:
    """Every channel with spend against what one of its new customers is worth; without a value where nothing is forecast."""
    forecast = doors.base().tested.method != "history"
    return paid(cost, doors.everybody(of_shop=True), doors.values("channel", of_shop=True) if forecast else ())


def costs(cost: Acquisition | None) -> None:
    """The file, the table by channel, and all of them together."""
    say = words().say
    if cost is None:
        strange = other_currency()
        if strange is not None:
            st.markdown(words().say(strange.sentence))
            value_attribution.ask_rate(str(strange.sentence.facts["other"]), str(strange.sentence.facts["one"]))
            return
        if has("spend"):
            left_aside()
            return
        st.markdown(
            say(
                N_(
                    "Add what you spend on advertising, and this page tells what a new customer costs and whether that pays."
                )
            )
        )
        if st.button(say(N_("Add a file of spend")), key="add-spend", icon=":material/upload:"):
            session().awaited = "spend"
            session().notice = Sentence(
                N_("Add the file of spend below: whatever its columns are called, it is read as spend.")
            )
            go_to("data", telling=True)
        return
    st.caption(
        say(
            N_("Spend from {first} to {last}. Only customers won in these days count."),
            first=cost.first,
            last=cost.last,
        )
    )
    _of_the_shop()
    findings(doors.currency_remarks(side("spend")[1]))
    findings([one for one in side("spend")[1].findings if one.code in {*OF_SEVERAL, CONVERTED}])
    for code, _ in session().costs.rates:
        value_attribution.ask_rate(code, side("spend")[1].currency or "")
    if cost.trouble is not None:
        findings(cost.findings)
        return
    findings([one for one in cost.findings if one.code == "channels_alike"])
    value_attribution.confirm_unnamed(cost)
    value_attribution.confirm_alike(cost.alike)
    findings([one for one in cost.findings if one.code == "brand_by_name"])
    value_attribution.confirm_brand(cost)
    value_attribution.confirm_blanks(cost)
    value_attribution.controls(cost)
    if cost.unsplit:
        st.info(say(N_("Nothing is split yet. Say above how many each channel wins, and what they cost stands here.")))
    else:
        _table(cost)
        _one_more(cost)
    st.markdown("\n".join(f"- {say(line)}" for line in _overall(cost)))
    value_attribution.confirm_holes(cost)
    findings([one for one in cost.findings if one.code not in _BESIDE_CONTROLS])
    _history(cost)


def _of_the_shop() -> None:
    """That a filter does not narrow what spend is held against."""
    if doors.chosen_by_filter():
        st.caption(
            words().say(
                N_(
                    "Whatever the filter: this is all spend against all new customers of the shop, and against what one of them is worth."
                )
            )
        )


def _overall(cost: Acquisition) -> Iterator[Sentence]:
    """What all channels together cost; where a split by hand has only begun, nothing of it but what is over all of them."""
    told = list(overall_said(overall_of(cost)))
    return iter(told[:1] if cost.unsplit and cost.blended_e4 is not None else [] if cost.unsplit else told)


def _history(cost: Acquisition) -> None:
    """What a new customer cost month by month: all channels together, or one of them."""
    plain = plain_words()
    if cost.undated or (_months(cost)["new_customers"] > 0).sum() < 4:
        return
    told = [
        one.channel
        for one in cost.channels
        if one.channel and not one.open_name and (_months(cost, one.channel)["likely_customers"] > 0).sum() >= 4
    ]
    channel = None
    if told:
        everything = plain.say(N_("All channels together"))
        chosen = st.selectbox(
            words().say(N_("Month by month")),
            ["", *told],
            format_func=lambda one: shown_plain(one) or everything,
            **choice(f"cost-months-of-{len(told)}", ["", *told]),
        )
        channel = chosen or None
    months = _months(cost, channel)
    months = months.assign(new_customers=months["likely_customers"])
    late, before = (months.iloc[len(months) - ends - 3 : len(months) - ends] for ends in (0, 3))
    finding = (
        plain.say(N_("What a new customer cost, month by month"))
        if channel is None
        else plain.say(N_("What a new customer of “{channel}” cost, month by month"), channel=channel)
    )
    if len(months) >= 6 and min(before["new_customers"].sum(), late["new_customers"].sum()) >= _ENOUGH:
        now, then = (
            float(part["spend_e4"].sum()) / float(part["new_customers"].sum()) / SCALE for part in (late, before)
        )
        facts = {"now": said(now, plain), "then": said(then, plain), "channel": channel}
        finding = plain.say(
            N_("In the last three months of the spend a new customer cost {now}, in the three before {then}.")
            if channel is None
            else N_(
                "In the last three months of the spend a new customer of “{channel}” cost {now}, in the three before {then}."
            ),
            **facts,
        )
    chart(cost_months(months, finding, plain, paper()), "cost-months")


def _months(cost: Acquisition, channel: str | None = None) -> pd.DataFrame:
    """The whole months: part of one has part of a week's rhythm, and stands beside whole ones as if it were one."""
    months = by_month(cost, channel)
    return months[months["whole"]].reset_index(drop=True)


def _table(cost: Acquisition) -> None:
    say, plain = words().say, plain_words()
    rows: list[dict[str, object]] = []
    known_ones = told_apart(_paid(cost))
    for known in known_ones:
        one, value, ratio = known.joint, known.value, known.ratio
        between = cost_range(one.spend_e4, one.won)
        rows.append(
            {
                "channel": shown_plain(one.channel) or plain.say(N_("not told")),
                "cac": None if one.likely_e4 is None else one.likely_e4 / SCALE,
                "between": _between(between, plain),
                "value": None if value is None else value.worth.value,
                "chance": NOTHING if ratio is None else plain.say(in_words(ratio)),
                "ratio": NOTHING
                if ratio is None
                else plain.ranged(*(plain.times(at) for at in (ratio.value, ratio.low, ratio.high))),
                "new": None if one.open_name else round(one.won.likely),
                "named": one.new_customers,
                "spend": one.spend_e4 / SCALE,
            }
        )
    column, money = st.column_config, plain.money_form()
    left = doors.settings().basis == "margin"  # of revenue, nobody can say whether it is three times the cost
    dropped = [*([] if cost.untold_customers else ["named"]), *([] if left else ["chance"])]
    st.dataframe(
        pd.DataFrame(rows).drop(columns=dropped),
        key="costs",
        hide_index=True,
        placeholder=NOTHING,
        alt=say(N_("Channels with spend, new customers, cost and value")),
        column_order=_COST_COLUMNS,
        column_config={
            "channel": column.TextColumn(
                say(N_("Channel")), pinned=True, width=_name_pixels([one.joint.channel for one in known_ones])
            ),
            "spend": column.NumberColumn(say(N_("Spend")), format=plain.money_form(0)),
            "new": column.NumberColumn(
                say(N_("New")),
                format="%,d",
                help=say(N_("New customers, with the channel’s share of those whose channel is not told.")),
            ),
            "named": column.NumberColumn(
                say(N_("Told")), format="%,d", help=say(N_("New customers whose first order names the channel."))
            ),
            "cac": column.NumberColumn(
                say(N_("Cost of one")), format=money, help=say(N_("Spend over the new customers beside it."))
            ),
            "between": column.TextColumn(
                say(N_("Cost from – to")),
                help=say(
                    N_(
                        "Chance, customers whose channel is not told, and customers that the platform claims beyond the first orders."
                    )
                ),
            ),
            "value": column.NumberColumn(
                say(N_("Value") if left else N_("Revenue")),
                format=money,
                help=say(N_("Value of a new customer") if left else N_("Revenue of a new customer")),
            ),
            "ratio": column.TextColumn(
                say(N_("Value : cost") if left else N_("Revenue : cost")),
                help=say(N_("With the range that holds in 95 of 100 cases.")),
            ),
            "chance": column.TextColumn(say(N_("Above 3 × cost?"))),
        },
    )


def _between(ends: tuple[float, float | None] | None, plain: Words) -> str:
    """A range of costs; without an upper end, where it begins."""
    if ends is None:
        return NOTHING
    low, high = ends
    if high is None:
        return plain.say(N_("{low} or more"), low=said(low, plain))
    return plain.span(*said_together((low, high), plain))


def _one_more(cost: Acquisition) -> None:
    """What the last customers cost, where the weeks tell: a line, for a further column would stand beyond the edge."""
    told = [
        Sentence(N_("{channel} {money_cost}"), {"channel": f"“{one.channel}”", "money_cost": one.one_more_e4})
        for one in cost.channels
        if one.one_more_e4 is not None
    ]
    if told:
        st.caption(
            words().say(
                N_("From weeks with more and with less spend, one more new customer costs: {channels}."),
                channels=tuple(told),
            )
        )


def _name_pixels(names: Sequence[str]) -> int | None:
    """How wide the pinned column of names is; None: as wide as the names, where all are short (a Chinese sign is two columns)."""
    longest = max((sum(1 + (east_asian_width(sign) in "WF") for sign in name) for name in names), default=0)
    return _NAME_PIXELS if longest > _LONG_NAME else None


def rule(cost: Acquisition) -> None:
    """The rule that value is to be more than three times the cost, as a gate."""
    say = words().say
    if doors.base().tested.method == "history" or cost.trouble is not None:
        return
    worth, basis = doors.everybody(of_shop=True).worth, doors.settings().basis
    history = gate(worth, cost)
    if not history:
        st.caption(say(gate_untold(cost)))
        return
    needed = margin_needed(worth, cost) if basis == "revenue" else None
    below = below_alone(
        [(one.joint.channel, None if one.ratio is None else one.ratio.over_3) for one in told_apart(_paid(cost))]
    )
    aside = (
        holes_aside_said(untold_days(cost)),
        brand_aside_said(brand_aside(cost)),
        below_alone_said(below) if history[-1].state == "on" and needed is None else None,
    )
    state, *why = (say(one) for one in gate_said(history, basis, needed))
    more = words().together(*why, *(say(one) for one in aside if one is not None))
    st.markdown(f"**{state}** {more}")  # the blank also in Chinese: without it, bold does not end after a full stop


def _payback(cost: Acquisition) -> Payback | None:
    if cost.blended_e4 is None:
        return None
    return doors.payback(cost.blended_e4 / SCALE, cost.new_customers * 30 / cost.counted_days)


def _so_far(cost: Acquisition) -> None:
    """What customers have brought so far beside what one costs: counted, not forecast."""
    if cost.blended_e4 is None:
        return
    so_far, price, show = doors.everybody(of_shop=True).worth.value, cost.blended_e4 / SCALE, plain_words()
    written = {"value": said(so_far, show), "cost": said(price, show), "times": show.times(so_far / price)}
    first_only = nobody_back(doors.base(of_shop=True))
    told = so_far_said(so_far, price, doors.settings().basis, first_only=first_only, **written)
    st.markdown(words().say(told))


def _revenue_only() -> None:
    if doors.settings().margin is None:
        st.caption(words().say(N_("Without your margin this counts revenue, so the money seems to be back too early.")))


def money_back(cost: Acquisition | None) -> None:
    """The payback curve and its lowest point in cash."""
    say, plain = words().say, plain_words()
    if cost is not None and doors.base().tested.method == "history":
        if cost.blended_e4 is None or not nobody_back(doors.base(of_shop=True)):
            st.markdown(say(N_("There is too little history to tell when the money is back.")))
        _so_far(cost)
        return
    back = None if cost is None else _payback(cost)
    if back is None:
        st.markdown(
            say(
                N_("This needs a file of spend.")
                if cost is None
                else N_("This needs spend, and new customers who came on the same days.")
            )
        )
        return
    finding = plain.say(payback_said(back.payback_days, back.earliest_days, back.latest_days, doors.settings().basis))
    _of_the_shop()
    chart(payback_curve(back, finding, plain, paper()), "payback")
    even = even_said(back.even_gap)
    if even is not None:
        st.caption(say(even))
    till, best, worst = back.till, back.best, back.worst
    missing, least, most = (said(-one.lowest, words()) for one in (till, best, worst))
    cash = (
        cash_said(back.monthly, till.lowest, till.lowest_day, till.even_day, missing),
        cash_range_said(worst.lowest, best.even_day, worst.even_day, least, most),
    )
    st.markdown(words().together(*(say(one) for one in cash if one is not None)))
    _revenue_only()
