"""The north stars: in the head, as tiles with range and trend, and the months behind them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.analysis.lifecycle import Lifecycle
from lib.analysis.north_star import LEAST_OF_MONTH, Star, StarCode
from lib.catalog.stars import MONTH_OF, STAR_LABELS, STAR_MEANINGS, STAR_MISSING, STAR_MONTHS
from lib.charts.lifecycle import identity_picture
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.periods import month_start
from lib.core.words import N_, NP_, Sentence
from lib.text.words import NOTHING
from lib.ui.doors import journey
from lib.ui.page import SHORTEST_COURSE, Figure, chart, figures, paper
from lib.ui.words import plain_words, words

#: Pixels of a tile: two stand beside one another on a phone.
_TILE = 150
#: So many months its small line shows.
_MONTHS_SHOWN = 24


def four_stars(life: Lifecycle) -> None:
    """The figures of the page's head."""
    stars = {star.code: star for star in life.stars}
    codes: tuple[StarCode, ...] = ("repurchase_30d", "repeat_rate", "average_order_value", "revenue_per_buyer")
    shown = [stars[code] for code in codes]
    figures(*(Figure(words().say(STAR_LABELS[star.code]), _value(star), _help(star)) for star in shown))


def _value(star: Star) -> str:
    return _said(star, star.value)


def _said(star: Star, value: float | None) -> str:
    if value is None:
        return NOTHING
    spoken = plain_words()
    if star.kind == "money":
        return spoken.money(round(value))
    if star.kind == "share":
        return spoken.share(value)
    return spoken.say(NP_("{count} day", "{count} days"), count=round(value))


def _help(star: Star) -> str:
    meaning = words().say(STAR_MEANINGS[star.code])
    if star.low is None:
        return meaning
    told = words().say(
        N_("Range: {low}–{high}, as far as {count} can tell."),
        low=Sentence(_said(star, star.low)),
        high=Sentence(_said(star, star.high)),
        count=star.basis,
    )
    return f"{meaning} {told}"


def north_stars(life: Lifecycle) -> None:
    """Every figure with its range, its trend and what it counts; then where the buyers of each month come from."""
    say = words().say
    visits, remark = _visits()
    stars = (*visits, *life.stars)
    with st.grid(4, min_column_width=_TILE, gap="small"):  # tiles: a table of all this is wider than a phone
        for star in stars:
            with st.container(border=True, height="stretch", gap="xsmall"):
                _tile(star)
    st.caption(words().together(say(N_("The large figure is of all the time looked at.")), _lines_said(stars)))
    with st.expander(say(N_("What it counts"))):
        st.markdown(
            "\n".join(
                "- "
                + say(
                    N_("**{label}**: {text}"),
                    label=Sentence(STAR_LABELS[star.code]),
                    text=Sentence(STAR_MEANINGS[star.code]),
                )
                for star in stars
            )
        )
    if remark:
        st.caption(remark)
    if not life.identity.empty:
        chart(identity_picture(life.identity, plain_words(), paper()), "identity")
        st.caption(
            say(
                N_(
                    "By calendar months: the lost bought in the month before and not in it. Where customers come less often than once a month, many of the lost are only between two orders and return as reactivated."
                )
            )
        )
    table = st.expander(say(N_("All months in a table")), key="life-months", on_change="rerun")
    if table.open:
        with table:
            _months(life)


def _months(life: Lifecycle) -> None:
    """Money, orders and buyers of every month, and where its buyers come from."""
    say, column = words().say, st.column_config
    rows = life.months.merge(life.identity.drop(columns="active"), on="month", how="left")
    counts = {
        "orders": N_("Orders"),
        "buyers": N_("Customers"),
        "new": N_("New"),
        "returning": N_("Returning"),
        "reactivated": N_("Reactivated"),
        "lost": N_("Lost"),
    }
    st.dataframe(
        pd.DataFrame(
            {
                "month": [month_start(month) for month in rows["month"].tolist()],
                "revenue": rows["revenue_e4"] / SCALE,
                **{name: rows[name].astype("Int64") for name in counts},
            }
        ),
        key="life-months-table",
        hide_index=True,
        placeholder=NOTHING,
        alt=say(N_("All figures by month")),
        column_config={
            "month": column.DateColumn(say(N_("Month")), format="YYYY-MM", pinned=True),
            "revenue": column.NumberColumn(say(N_("Revenue")), format=plain_words().money_form()),
            **{name: column.NumberColumn(say(title), format="%,d") for name, title in counts.items()},
        },
    )


def _course(star: Star) -> list[float]:
    """The months of a figure, as far as its small line shows them; none where there are too few for a line."""
    known: list[float] = star.trend.dropna()["value"].tail(_MONTHS_SHOWN).tolist()
    return known if len(known) >= SHORTEST_COURSE else []


def _lines_said(stars: tuple[Star, ...]) -> str:
    """What the small lines and the changes are; "" where there are none."""
    if not any(_course(star) for star in stars):
        return ""
    return words().say(
        N_(
            "The small lines show it month by month, and the change is the last month that is over against the one before, where each has {least} to tell of."
        ),
        least=LEAST_OF_MONTH,
    )


def _tile(star: Star) -> None:
    """One figure: its value, how the last month moved, its months, and its range."""
    known = star.trend.dropna()
    moved = _change(star)
    st.metric(
        words().say(STAR_LABELS[star.code]),
        _value(star),
        None if moved == NOTHING else moved,
        delta_color="off",
        delta_arrow="auto" if moved[:1] in {"+", "-"} else "off",
        help=words().say(STAR_MEANINGS[star.code]),
        chart_data=_course(star) or None,
    )
    if not known.empty:
        last = known.iloc[-1]
        template = STAR_MONTHS.get(star.code, MONTH_OF)
        month = words().say(
            template,
            month=Sentence(words().month(month_start(int(last["month"])))),
            value=Sentence(_said(star, float(last["value"]))),
        )
        st.caption(month)
        if star.may_be_chance():
            st.caption(words().say(N_("The change may be chance.")))
    if star.value is None and star.code in STAR_MISSING:
        st.caption(words().say(STAR_MISSING[star.code]))
    if star.low is not None and _said(star, star.low) != _said(star, star.high):
        template = N_("Range: {low}–{high}") if star.of_days is None else N_("Range: {low}–{high}, of the first {seen}")
        st.caption(
            words().say(
                template,
                low=Sentence(_said(star, star.low)),
                high=Sentence(_said(star, star.high)),
                seen=Sentence(_said(star, star.of_days)),
            )
        )


def _visits() -> tuple[tuple[Star, ...], str]:
    """The figures about visits, and what is to be said where there are none."""
    say = words().say
    try:
        found = journey.visits()
    except CannotAnswer as problem:
        return (), say(problem.sentence)
    if found:
        return found, ""
    return (), say(
        N_("Whether visitors come again on the next day and within seven is told here once the shop has an event log.")
    )


def _change(star: Star) -> str:
    change = star.change()
    if change is None:
        return NOTHING
    shown = round(change * 100, 1) if star.kind == "share" else round(change)
    sign = "+" if shown > 0 else "-" if shown < 0 else "±"
    if star.kind == "share":
        return words().say(
            N_("{sign}{points} points"), sign=Sentence(sign), points=Sentence(words().points(abs(change)))
        )
    return f"{sign}{_said(star, abs(change))}"
