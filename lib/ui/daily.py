"""Pages of a shop that has totals only: how it goes, what changed, and what totals can never say."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.daily import NOT_OF_THE_SHOP, Against, Course, CourseCode, ShopDays
from lib.catalog import CATALOGUE
from lib.catalog.daily import BEFORE, COURSE_MEANINGS, LATELY, PER, UNKNOWNS, YEAR_EARLIER, course_name
from lib.charts.daily import (
    change_alone,
    change_said,
    course_months,
    is_quotient,
    newcomers_said,
    said,
    telling,
    totals_finding,
    weekday_bars,
)
from lib.core.money import SCALE
from lib.core.words import N_, Sentence
from lib.ingest.imported import Kind
from lib.reports.daily import totals_xlsx
from lib.text.words import NOTHING, Words
from lib.ui.doors import daily as door
from lib.ui.page import Figure, answer, cautions, chart, excel, figures, paper, say, step
from lib.ui.pages import FOLDER
from lib.ui.session import session
from lib.ui.uploads import upload_box
from lib.ui.words import plain_words, words

_AT_THE_TOP: tuple[CourseCode, ...] = (
    "revenue",
    "orders",
    "average_order_value",
    "new_customers",
    "visitors",
    "conversion",
    "spend_per_buyer",
)
_MOST_FIGURES = 4


def how_it_goes(days: ShopDays) -> None:
    """The answer, what it leaves open, and at most four figures."""
    answer(totals_finding(days, words()))
    newcomers = newcomers_said(days, words())
    if newcomers:
        st.markdown(newcomers)
        st.markdown(
            say(
                N_(
                    "This shop has **totals only**: they say how the shop does and how many buyers are new, and nothing of who comes back."
                )
            )
        )
    else:
        st.markdown(
            say(N_("This shop has **totals only**: they say how the shop does, and nothing of who comes back."))
        )
    cautions(door.remarks().findings)
    shown: list[Figure] = []
    for code in _AT_THE_TOP:
        course = days.course(code)
        if course is None or course.lately is None or len(shown) == _MOST_FIGURES:
            continue
        change = telling(course)
        name = say(N_("Per order") if code == "average_order_value" else course_name(course))
        label = (
            name if is_quotient(course) else say(N_("{name} {per}"), name=Sentence(name), per=Sentence(PER[days.grain]))
        )
        course_line = course.months.loc[course.months["over"], "value"].dropna().tail(24)
        shown.append(
            Figure(
                label,
                said(course, course.lately.value, plain_words()),
                say(COURSE_MEANINGS[code]),
                tuple(course_line.tolist()),
                change_alone(course, change, plain_words()),
            )
        )
    if shown:
        figures(*shown)
        changes = [change for course in days.courses if (change := telling(course)) is not None]
        then = None if not changes else (YEAR_EARLIER if changes[0].against == "year" else BEFORE)[days.grain]
        st.caption(
            say(
                N_("The figures are of {lately}; the small lines show the months that are whole."),
                lately=Sentence(LATELY[days.grain]),
            )
            if then is None
            else say(
                N_(
                    "The figures are of {lately}; a change against {then} is shown where it is more than the usual ups and downs. The small lines show the months that are whole."
                ),
                lately=Sentence(LATELY[days.grain]),
                then=Sentence(then),
            )
        )


def see_months(days: ShopDays, key: str) -> None:
    """One figure by month, as a picture and as a table."""
    names = {course.code: say(course_name(course)) for course in days.courses}
    codes = list(names)
    chosen = st.segmented_control(
        say(N_("Figure")),
        codes,
        required=True,
        format_func=names.__getitem__,
        **session().controls.one_in_sight(f"{key}-course", codes),
        label_visibility="collapsed",
    )
    course = next((one for one in days.courses if one.code == chosen), days.courses[0])
    st.caption(say(COURSE_MEANINGS[course.code]))
    chart(course_months(course, plain_words(), paper()), f"{key}-months")
    table = st.expander(say(N_("All months in a table")), key=f"{key}-table", on_change="rerun")
    if table.open:
        with table:
            _month_table(days, key)


def _month_table(days: ShopDays, key: str) -> None:
    column = st.column_config
    shown: dict[str, object] = {
        "month": pd.to_datetime((days.months["month"] // 12).astype(str) + "-" + (days.months["month"] % 12 + 1).astype(str) + "-1").dt.date,
        "rows": days.months["periods"],
    }  # fmt: skip
    config: dict[str, Any] = {
        "month": column.DateColumn(say(N_("Month")), format="YYYY-MM", pinned=True),
        "rows": column.NumberColumn(say(N_("Rows in the file")), format="%,d"),
    }
    for course in days.courses:
        name = say(course_name(course))
        values = course.months["value"]
        if course.kind == "money":
            values, form = values / SCALE, plain_words().money_form()
        elif course.kind == "share":
            values, form = values * 100, "%.1f%%"
        else:
            form = "%,d"
        shown[course.code] = values
        config[course.code] = column.NumberColumn(name, format=form)
    st.dataframe(
        pd.DataFrame(shown),
        key=f"{key}-month-table",
        hide_index=True,
        placeholder=NOTHING,
        alt=say(N_("All figures by month")),
        column_config=config,
    )


def what_moved(days: ShopDays) -> None:
    """Every figure lately with its range, against the stretch before and a year earlier; cards, since a table is wider than a phone."""
    plain, shown = words(), [course for course in days.courses if course.lately is not None]
    if not shown:
        st.markdown(say(N_("Too few rows yet.")))
        return
    with st.grid(3, min_column_width=250, gap="small"):
        for course in shown:
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.markdown("  \n".join(_moved(days, course, plain)))
    st.caption(
        say(N_("Where both ends of a change's range have the same sign, it is more than the usual ups and downs."))
    )


def _moved(days: ShopDays, course: Course, plain: Words) -> list[str]:
    """The lines of one figure's card."""
    lines = [f"**{say(course_name(course))}**"]
    if course.lately is not None:
        value, low, high = (said(course, one, plain) for one in (course.lately.value, course.lately.low, course.lately.high))  # fmt: skip
        of = "" if is_quotient(course) else " " + say(PER[days.grain])
        lines.append(plain.ranged(f"**{value}**{of}", low, high))
    thens: list[tuple[Against, str]] = [("before", BEFORE[days.grain]), ("year", YEAR_EARLIER[days.grain])]
    for against, then in thens:
        moved = change_said(course, course.change(against), plain)
        if moved:
            lines.append(say(N_("Against {then}: {moved}"), then=Sentence(then), moved=Sentence(moved)))
    return lines


def weekdays(days: ShopDays) -> None:
    """What each weekday brings."""
    chart(weekday_bars(days, plain_words(), paper()), "weekdays")


def other_totals(key: str) -> None:
    """Totals that do not say how the shop goes: the way to the page that they answer, and what would answer this one."""
    if door.only_counts_steps():
        answer(say(N_("These totals count steps: they say where people are lost, not whether they come back.")))
        st.page_link(FOLDER / "journey.py", label=say(N_("Where do we lose them?")), icon=":material/route:")
    else:
        answer(say(NOT_OF_THE_SHOP))
        st.page_link(FOLDER / "data.py", label=say(N_("What is in your file?")), icon=":material/arrow_forward:")
    with step(1, say(N_("Open what totals cannot say")), say(N_("Totals name nobody, so these need another file."))):
        what_stays_open(key)


def what_stays_open(key: str) -> None:
    """What totals can never say, by the file that would, and the box for it."""
    have = session().project
    kinds: list[Kind] = ["orders", "events"]
    for kind in kinds:
        if have is not None and kind in have.kinds:
            continue
        with st.container(border=True):
            heading = say(N_("With {file}"), file=Sentence(_file_said(kind)))
            st.markdown(f"**{heading}**")
            st.markdown("\n".join(f"- {say(one.title)}" for one in UNKNOWNS if one.opened_by == kind))
    upload_box(say(N_("Add an order file or an event log")), key=f"upload-{key}", what="add_here")


def _file_said(kind: Kind) -> str:
    return (
        N_("an order file: one row an order, with a date, an amount and the buyer")
        if kind == "orders"
        else CATALOGUE.kind(kind).title
    )


def take_totals_away(days: ShopDays) -> None:
    """All figures by month as a workbook."""
    project = session().project
    name = "" if project is None else f"{project.name} - "
    excel(
        say(N_("All figures by month, as Excel")),
        partial(totals_xlsx, days, words()),
        f"{name}{say(N_('Totals by month'))}",
        "totals-xlsx",
        say(N_("Only totals: nobody's name is in it.")),
    )
