"""What is true on every page: the project, the filters, saving and forgetting, the language."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

import streamlit as st

from lib.core.columns import ORDERED_AT
from lib.core.errors import DomainError
from lib.core.settings import View
from lib.core.words import N_, NP_
from lib.reports.project import ENDING
from lib.text.languages import LANGUAGES, language_for
from lib.ui import doors
from lib.ui.autosave import autosave_folder
from lib.ui.components.theme import choose_theme
from lib.ui.drawn import told_anew
from lib.ui.escape import md, plain
from lib.ui.forgetting import forget_dialog
from lib.ui.meaning import several_currencies
from lib.ui.page import caution
from lib.ui.projects import choose_currency, packed
from lib.ui.session import Session, session, words
from lib.ui.shop import Project
from lib.ui.uploads import upload_box
from lib.ui.words import LANGUAGE_KEY, language

_CURRENCIES = ("CNY", "EUR", "GBP", "USD", "AUD", "BRL", "CAD", "CHF", "HKD", "INR", "JPY", "KRW", "SEK", "SGD", "TWD")


def draw() -> None:
    """Draw the sidebar."""
    here = session()
    with st.sidebar:
        if here.project is not None:
            _project(here, here.project)
            imported = here.project.imported
            if imported.by_currency is None and not imported.orders.empty:
                _filters(here, here.project)
            _keeping(here, here.project.name, currency=here.project.currency is not None)
        elif here.has_plan or here.page == "budget":
            _plan(here)
        _language()
        choose_theme()


def _project(here: Session, project: Project) -> None:
    """The shop, its file, and the day everything is counted to."""
    say = words().say
    st.markdown(f"**{md(project.name)}**")
    if project.sample is not None:
        st.badge(say(N_("Sample shop")), icon=":material/storefront:", color="orange")
    elif project.has_orders and project.file.rsplit(".", 1)[0] != project.name:
        st.caption(md(project.file))
    lines = [_order_count(here, project) if project.has_orders else say(N_("No order file yet"))]
    if project.currency is not None:
        lines.append(project.currency)
    st.caption(" · ".join(lines))
    if project.currency is None:
        _currency(here, project)
    with suppress(DomainError):  # no order is left: the page says why
        st.caption(say(N_("Counted to {day}"), day=doors.as_of()), help=say(_AS_OF))
    _last_save(here)


def _plan(here: Session) -> None:
    """A plan of the budget without any file of a shop."""
    say = words().say
    st.markdown(f"**{md(here.name)}**")
    st.caption(say(N_("No file of a shop yet")))
    _last_save(here)
    _keeping(here, here.name)
    if here.has_plan and autosave_folder() is not None:  # elsewhere the one at hand would be lost
        st.button(
            say(N_("Begin another plan")), key="plan-another", icon=":material/add:", width="stretch",
            on_click=here.close, help=say(N_("This one is kept, and can be opened again on the page Data.")),
        )  # fmt: skip


def _last_save(here: Session) -> None:
    said = here.keeper.said(here.name)
    if said is not None:
        caution(words().say(said))


def _currency(here: Session, project: Project) -> None:
    """Which money the figures are in: the one place for it, open as long as no file tells."""
    say = words().say
    if several_currencies(project):
        st.caption(say(N_("Several currencies: how they are counted is chosen on the Data page.")))
        return
    now, key = project.currency or "", told_anew(f"currency-{here.revision}")
    options = ["", *dict.fromkeys([*([now] if now else []), *_CURRENCIES])]

    def choose() -> None:
        here.trouble = None
        try:
            choose_currency(here, st.session_state[key] or None)
        except DomainError as problem:
            here.trouble = problem.sentence
            here.revision += 1  # the control shows again what holds

    st.selectbox(
        say(N_("Currency")),
        options,
        index=options.index(now),
        format_func=lambda code: code or say(N_("the file does not say")),
        key=key,
        on_change=choose,
        help=say(N_("The sign before every sum. Nothing is converted.")),
    )


def _order_count(here: Session, project: Project) -> str:
    """How many orders are looked at, and how many there are where a filter leaves some out."""
    say, sold = words().say, project.imported.sold
    every = len(project.imported.orders) if sold is None else sold.orders
    seen = every
    if here.view != View() and sold is None:
        try:
            seen = doors.customers().orders
        except DomainError:  # the filter leaves none: the page says so
            seen = 0
    if seen == every:
        return say(NP_("{count} order", "{count} orders"), count=every)
    return say(NP_("{seen} of {count} order", "{seen} of {count} orders"), seen=seen, count=every)


_AS_OF = N_(
    "How long ago somebody bought is counted to this day: the day after the last order, "
    "or after the last day of the date filter that has an order."
)


def _filters(here: Session, project: Project) -> None:
    say = words().say
    view, first, last = here.view, *_span(project)
    active = sum(1 for chosen in (view.first_day or view.last_day, view.channels, view.countries) if chosen)
    label = say(N_("Filter")) if not active else say(N_("Filter: {number} active"), number=active)
    with st.expander(label, icon=":material/filter_alt:", expanded=active > 0, key="filters"):
        tag = f"{project.digest[:8]}-{here.revision}"
        # Two boxes, one above the other: a range in one box is cut off in a sidebar of the usual width. They are new ones where
        # the days to choose from are others: an end of them that the old ones still hold would be taken for chosen.
        chosen = [
            st.date_input(
                say(label),
                value=min(max(day, first), last),
                min_value=first,
                max_value=last,
                key=f"filter-{end}-{tag}-{first}-{last}",
                format="YYYY-MM-DD",
            )
            for end, label, day in (
                ("from", N_("Orders from"), view.first_day or first),
                ("to", N_("Orders up to"), view.last_day or last),
            )
        ]
        if view.last_day is not None:
            st.caption(say(N_("Everything is counted as if it were the day after the last order of this range.")))
        channels = _choose(
            say(N_("Channel")), [one.value for one in doors.channels()], view.channels, f"channels-{tag}"
        )
        countries = _choose(
            say(N_("Country")), [one.value for one in doors.countries()], view.countries, f"countries-{tag}"
        )
        here.change_view(_view(chosen, first, last, channels, countries))
        if here.view != view:  # what is drawn above counts the orders of the view, too
            st.rerun()
        if active and st.button(say(N_("Show everything")), key="filter-clear", width="stretch"):
            here.change_view(View())
            here.revision += 1
            st.rerun()


def _span(project: Project) -> tuple[date, date]:
    """The first and the last day with a counted order."""
    moments = project.imported.orders[ORDERED_AT]
    return moments.min().date(), moments.max().date()


def _view(
    chosen: Sequence[date | None], first: date, last: date, channels: tuple[str, ...], countries: tuple[str, ...]
) -> View:
    """What the widgets say; days in the wrong order are put right, and a range that is everything is no filter."""
    start, end = sorted((chosen[0] or first, chosen[1] or last))
    return View(
        first_day=start if start > first else None,
        last_day=end if end < last else None,
        channels=channels,
        countries=countries,
    )


def _choose(label: str, values: list[str], chosen: tuple[str, ...], key: str) -> tuple[str, ...]:
    """A filter by value; none where the file tells nothing or only one."""
    if len(values) < 2:
        return ()
    unknown = words().say(N_("not told"))
    picked = st.multiselect(
        label,
        values,
        default=[value for value in chosen if value in values],
        format_func=lambda value: plain(value) if value else unknown,
        key=told_anew(f"filter-{key}"),
        placeholder=words().say(N_("All")),
    )
    return tuple(value for value in values if value in picked)


def _keeping(here: Session, called: str, *, currency: bool = False) -> None:
    """What is open can be renamed, saved, put away for another file, and forgotten; the currency of a shop that has one is here, too."""
    say = words().say
    with st.expander(say(N_("File and project")), icon=":material/folder_open:", key="keeping"):
        name = st.text_input(say(N_("Name of the project")), called, key=f"name-{here.revision}", max_chars=80)
        if name != called:
            here.rename(name)
            st.rerun()
        st.download_button(
            say(N_("Save as a project file")),
            data=lambda: packed(here),
            file_name=f"{called}{ENDING}",
            mime="application/zip",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
            help=say(N_("The data and everything you have set, in one file. Open it here or on another computer.")),
        )
        if currency and here.project is not None:
            _currency(here, here.project)
        upload_box(say(N_("Open another file or project")), key="upload-other")
        if st.button(say(N_("Forget this data")), icon=":material/delete:", key="forget", width="stretch"):
            forget_dialog()
        if autosave_folder() is not None:
            st.caption(say(N_("Your work is kept on this computer and is here again when you come back.")))
        else:
            st.caption(say(N_("Nothing is kept here: save a project file before you leave.")))


def _language() -> None:
    """One control; the choice also stands in the address, so that a reload and a shared link keep it."""
    code = st.segmented_control(
        "Language · 语言",
        [language.code for language in LANGUAGES],
        default=language().code,
        required=True,
        format_func=lambda code: language_for(code).name,
        key=LANGUAGE_KEY,
    )
    told = st.query_params.get(LANGUAGE_KEY)
    if code != (told or language_for(st.context.locale).code):
        st.query_params[LANGUAGE_KEY] = str(code)
