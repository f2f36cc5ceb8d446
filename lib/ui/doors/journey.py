"""Answers of *Journey*: the log of events prepared once, funnels of it, and what daily totals and orders can say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis import why
from lib.analysis.domains import (
    LIVE,
    TRAFFIC,
    Domains,
    Side,
    channel_sides,
    domains,
    has_both_domains,
    told_domains,
    with_domains,
)
from lib.analysis.event_log import Attribute, EventLog, Prepared, likely_way
from lib.analysis.event_log import prepared as prepared_log
from lib.analysis.funnel import Funnel, from_log, groups, split
from lib.analysis.funnel_rule import Question, Source, Step, Touch, Unit
from lib.analysis.groups_before import groups_before
from lib.analysis.leads import Origin, from_lists, origins
from lib.analysis.log_buyers import ORDERED, counted, customers_of, only_by_orders, strangers, with_orders
from lib.analysis.north_star import Star, visit_stars, visits_of_log
from lib.analysis.nth_orders import NthOrder, nth_orders
from lib.analysis.stakes import BuyerValue, value_of_customers, value_of_days, value_of_purchases
from lib.analysis.touchpoints import Rule, every_step
from lib.analysis.watch import Days, Verdict, days_of_log, days_of_totals, funnel_of_days, some_days, watch
from lib.analysis.why import Reasons
from lib.catalog.touchpoints import TOUCHPOINTS
from lib.core.columns import (
    CHANNEL,
    CUSTOMER_ID,
    DEVICE,
    DOMAIN,
    DWELL_SECONDS,
    EVENT,
    LOAD_SECONDS,
    PAGE,
    SEGMENT,
    USER_ID,
)
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding
from lib.core.periods import day_of
from lib.core.settings import RfmSettings, View
from lib.core.words import N_
from lib.ingest.imported import SideFile
from lib.ingest.people import people_of
from lib.store.duckdb import DuckDB
from lib.ui import doors
from lib.ui.doors.keeping import kept
from lib.ui.doors.lifecycle import life
from lib.ui.session import session
from lib.ui.shop import Project

#: The key of the switch that lets orders count as purchases.
COUNT_ORDERS = "journey-count-orders"
SideKind = Literal["events", "daily"]
WORDS = (CHANNEL, DEVICE, PAGE)
NUMBERS = (LOAD_SECONDS, DWELL_SECONDS)


def project() -> Project:
    """The project on the table."""
    here = session().project
    if here is None:
        raise LookupError
    return here


def events() -> SideFile | None:
    """The project's event log, if it has one with a counted event."""
    return _side("events")


def daily() -> SideFile | None:
    """The project's daily totals, if it has any."""
    return _side("daily")


def _side(kind: SideKind) -> SideFile | None:
    found = project().side(kind)
    return found if found is not None and len(found.frame) else None


def _prepared(frame: pd.DataFrame, unit: Unit, words: tuple[str, ...], numbers: tuple[str, ...]) -> Prepared:
    with closing(DuckDB()) as engine:
        engine.load({"events": frame.rename(columns={USER_ID: CUSTOMER_ID})})
        with engine.reading() as frames:
            return prepared_log(frames, unit, words, numbers)


@kept(max_entries=2)
def _log(key: str, unit: Unit, _file: SideFile) -> Prepared:
    frame = (
        with_orders(_file.frame, project().imported.orders, linked_people())
        if counts_orders() and unit == "user"
        else _file.frame
    )
    words = tuple(name for name in WORDS if frame[name].notna().any())
    numbers = tuple(name for name in NUMBERS if frame[name].notna().any())
    if not frame[DOMAIN].notna().any():
        return _prepared(frame, unit, words, numbers)
    found = _prepared(frame, unit, (*words, DOMAIN), numbers)
    attributes = {**found.log.attributes, DOMAIN: told_domains(found.log.attributes[DOMAIN])}
    return replace(found, log=replace(found.log, attributes=attributes))


def _key() -> str:
    """What answers about the files beside the orders are kept by."""
    here = project()
    counted = "orders" if counts_orders() else ""
    return "|".join([here.key, here.side_key("events") or "", here.side_key("daily") or "", counted])


def counts_orders() -> bool:
    """Whether the reader wants orders to count as purchases of the log's people."""
    return project().has_orders and session().controls.now(COUNT_ORDERS) is True


@kept(max_entries=2)
def _linked_people(key: str, _project: Project, _file: SideFile) -> pd.Series[str]:
    return customers_of(_project.imported.customers, people_of(_file))


def linked_people() -> pd.Series[str]:
    """The customer of each person of the log who is one; empty without orders or a log."""
    here, file = project(), events()
    if file is None or not here.has_orders or here.imported.no_buyer is not None:
        return pd.Series(dtype="str")
    return _linked_people(f"{here.key}|{here.side_key('events')}", here, file)


def remarks_on_people(funnel: Funnel, made: int | None) -> tuple[Finding, ...]:
    """Whether the log's buyers are customers of the orders, and how many bought only there."""
    if not project().has_orders or project().imported.no_buyer is not None:
        return ()
    question = funnel.question
    found = strangers(prepared(question.unit), funnel, made, linked_people())
    log = prepared(question.unit).log
    more = only_by_orders(funnel, lambda other: _funnel(_key(), session().view, other, log))
    return found if more is None else (*found, counted(more))


def prepared(unit: Unit = "user") -> Prepared:
    """The event log in the sidebar's dates and channels.

    Raises:
        LookupError: the project has none.
        CannotAnswer: no event is left in the view.
    """
    file = events()
    if file is None:
        raise LookupError
    return _in_view(_key(), unit, session().view, _log(_key(), unit, file))


@kept(max_entries=3)
def _in_view(key: str, unit: Unit, view: View, _whole: Prepared) -> Prepared:
    log = _whole.log.between(view.first_day, view.last_day)
    if view.channels and CHANNEL in log.attributes:
        channel = log.attributes[CHANNEL]
        codes = [place for place, value in enumerate(channel.values) if value in view.channels]
        log = log.some(np.isin(channel.codes, codes))
    if not len(log):
        raise CannotAnswer(
            N_("There is no event in this selection. Widen the dates, or take a channel out of the filter.")
        )
    return Prepared(log, _whole.user_id)


@kept(max_entries=2)
def _visits(key: str, view: View, _log: EventLog) -> tuple[Star, Star]:
    return visit_stars(visits_of_log(_log))


def visits() -> tuple[Star, ...]:
    """How many visitors come again on the next day and within seven; nothing where the shop has no log of events.

    Raises:
        CannotAnswer: no event is left in the view.
    """
    if events() is None:
        return ()
    log = prepared().log
    if ORDERED in log.names:  # an order is no visit
        log = log.some(log.event != log.names.index(ORDERED))
    return _visits(_key(), session().view, log)


def touchpoint_steps(told: Sequence[Step] = ()) -> tuple[Step, ...]:
    """The usual touch-points of the log: as the reader told them, the others by the names of its events."""
    return every_step(names(), told, TOUCHPOINTS)


@kept(max_entries=2)
def _names(key: str, _file: SideFile) -> tuple[str, ...]:
    return tuple(sorted(_file.frame[EVENT].unique()))


def names() -> tuple[str, ...]:
    """What the log calls its events."""
    file = events()
    return () if file is None else _names(_key(), file)


@kept(max_entries=2)
def _likely_way(key: str, _file: SideFile) -> tuple[str, ...]:
    return likely_way(_file.frame)


def example() -> tuple[str, ...]:
    """A few of the log's events as a way could go."""
    file = events()
    return () if file is None else _likely_way(_key(), file)


@kept(max_entries=8)
def _funnel(key: str, view: View, question: Question, _log: EventLog) -> Funnel:
    return from_log(_log, question)


def funnel(question: Question) -> Funnel:
    """How many come how far."""
    return _funnel(_key(), session().view, question, prepared(question.unit).log)


@kept(max_entries=6)
def _breakdown(
    key: str,
    view: View,
    settings: RfmSettings,
    question: Question,
    by: str,
    touch: Touch,
    _funnel: Funnel,
    _prepared: Prepared,
) -> dict[str, Funnel]:
    if by == SEGMENT:
        return dict(split(_funnel, customer_groups(question.unit)[SEGMENT]))
    if by == DOMAIN:
        return dict(groups(with_domains(_prepared.log, channel_domains()), _funnel, DOMAIN, touch))
    return dict(groups(_prepared.log, _funnel, by, touch))


def breakdown(question: Question, by: str, touch: Touch) -> dict[str, Funnel]:
    """The funnel of each value of a column, of each customer group (`SEGMENT`) or of each domain, the most frequent first."""
    here = session()
    return _breakdown(_key(), here.view, here.rfm, question, by, touch, funnel(question), prepared(question.unit))


def comparable(unit: Unit) -> tuple[str, ...]:
    """What two parts of the log can be compared by: columns with two values or more, customer groups, domains."""
    attributes = prepared(unit).log.attributes
    found = [name for name in WORDS if name in attributes and len(attributes[name].values) >= 2]
    if customer_groups(unit):
        found.append(SEGMENT)
    if has_both_domains(prepared(unit).log, channel_domains()):
        found.append(DOMAIN)
    return tuple(found)


def channel_domains() -> dict[str, str]:
    """Whether each channel of the orders is private or public; empty where the orders do not say."""
    found = sides()
    return {} if found is None else found.channels


@kept(max_entries=8)
def _reasons(
    key: str,
    view: View,
    settings: RfmSettings,
    version: str,
    question: Question,
    place: int,
    _prepared: Prepared,
    _funnel: Funnel,
) -> Reasons:
    log = _prepared.log
    own = replace(log, attributes={name: one for name, one in log.attributes.items() if name in WORDS})
    return why.reasons(own, _funnel, place, customer_groups(question.unit))


def reasons(question: Question, place: int) -> Reasons:
    """Who goes on less often at a step than the others, chance taken out."""
    here = session()
    version = doors.version(here.segment_map())
    return _reasons(_key(), here.view, here.rfm, version, question, place, prepared(question.unit), funnel(question))


def customer_groups(unit: Unit) -> dict[str, Attribute]:
    """The customer group of each user who had ordered before the log begins; codes are places in the map.

    Later orders are left out: who buys would otherwise be in a better group because of it. Empty where nobody had ordered.
    """
    here = session()
    return _customer_groups(_key(), here.view, here.rfm, doors.version(here.segment_map()), unit, prepared(unit))


@kept(max_entries=3)
def _customer_groups(
    key: str, view: View, settings: RfmSettings, version: str, unit: Unit, _prepared: Prepared
) -> dict[str, Attribute]:
    _, engine = doors.opened()
    with engine.reading() as frames:
        return groups_before(frames, _prepared, view, settings, session().segment_map(settings.map_name))


@kept(max_entries=4)
def _part(key: str, question: Question, view: View, _log: EventLog) -> Funnel:
    return from_log(_log.between(view.first_day, view.last_day), question)


def period(question: Question, days: View) -> Funnel:
    """The funnel of some days of the log, both ends included."""
    return _part(_key(), question, days, prepared(question.unit).log)


def days(steps: tuple[Step, ...]) -> Days:
    """The shop day by day, from the events or from daily totals."""
    if events() is not None:
        return _days(_key(), session().view, steps, prepared().log)
    return totals()


@kept(max_entries=2)
def _days(key: str, view: View, steps: tuple[Step, ...], _log: EventLog) -> Days:
    return days_of_log(_log, steps)


def totals() -> Days:
    """Daily totals by touch-point, in the sidebar's dates."""
    file = daily()
    view = session().view
    whole = days_of_totals(pd.DataFrame() if file is None else file.frame, TOUCHPOINTS)
    ends = (None if day is None else day_of(day) for day in (view.first_day, view.last_day))
    return some_days(whole, *ends)


def tells_the_way() -> bool:
    """Whether the daily totals have two steps of the way or more, in the sidebar's dates."""
    days = totals()
    return len(days.units) > 1 and bool(days.count)


def totals_period(days: View) -> Funnel:
    """The funnel of some days of the daily totals, both ends included."""
    ends = (None if day is None else day_of(day) for day in (days.first_day, days.last_day))
    return funnel_of_days(some_days(totals(), *ends))


def verdicts(steps: tuple[Step, ...], rules: tuple[Rule, ...]) -> tuple[Verdict, ...]:
    """Which limits are kept today, and when they were not."""
    return watch(days(steps), rules)


def value_of_orders() -> BuyerValue | None:
    """What a customer has brought so far, on average; None where nobody's orders are known."""
    try:
        return value_of_customers(doors.customers())
    except CannotAnswer:
        return None


@kept(max_entries=4)
def _value_of_events(key: str, names: tuple[str, ...], _file: SideFile) -> BuyerValue | None:
    return value_of_purchases(_file.frame, names)


def value_of_events(step: Step) -> BuyerValue | None:
    """What one purchase brings by the values in the events, on average."""
    file = events()
    return None if file is None else _value_of_events(_key(), step.events, file)


def value_of_day_totals(step: Step) -> BuyerValue | None:
    """What one purchase brings by the money and the purchases of the daily totals; None where a log is looked at."""
    return None if events() is not None or daily() is None else value_of_days(totals(), step)


def values(step: Step) -> dict[Source, BuyerValue | None]:
    """What a buyer is worth, by where that is known from; the first is believed unless the reader chooses."""
    return {"orders": value_of_orders(), "events": value_of_events(step), "totals": value_of_day_totals(step)}


def orders_in_turn(most: int) -> tuple[NthOrder, ...]:
    """How many customers ordered once, twice, … and how long that took: what orders alone can say."""
    return nth_orders(life().known, most)


@kept(max_entries=2)
def _domains(key: str, view: View, _project: Project) -> Domains | None:
    return domains(_project.imported.orders, view)


def sides() -> Domains | None:
    """Public and private domain, where the orders tell them apart."""
    return _domains(_key(), session().view, project())


@kept(max_entries=2)
def _channel_sides(key: str, view: View, _project: Project) -> tuple[tuple[Side, ...], ...]:
    orders = _project.imported.orders
    return tuple(found for kinds in (LIVE, TRAFFIC) if (found := channel_sides(orders, view, kinds)))


def sides_of_channels() -> tuple[tuple[Side, ...], ...]:
    """Own and influencers' live rooms, paid and unpaid traffic: each where a column of the orders or the names of channels tell."""
    return _channel_sides(_key(), session().view, project())


LEAD, WON = (
    re.compile(r"lead|mql|contact|inquiry|enquiry|线索|留资|咨询|首次联系"),
    re.compile(r"won|closed|deal|signed|成交|签约|赢单"),
)


def leads() -> tuple[Origin, tuple[Origin, ...]] | None:
    """Leads by origin, where the log's events are leads and deals, or where lists have the days of contacts and of deals."""
    file = events()
    if file is not None:
        found = _leads(_key(), file)
        if found is not None:
            return found
    lists = [one.side for one in project().beside if one.kind == "customers"]
    return _listed_leads(project().side_key("customers") or "", lists) if lists else None


@kept(max_entries=2)
def _listed_leads(key: str, _lists: list[SideFile]) -> tuple[Origin, tuple[Origin, ...]] | None:
    return from_lists([one.frame for one in _lists])


@kept(max_entries=2)
def _leads(key: str, _file: SideFile) -> tuple[Origin, tuple[Origin, ...]] | None:
    frame, called = _file.frame, _names(key, _file)
    contacts, deals = (
        frame[frame[EVENT].isin([name for name in called if kind.search(name.casefold())])] for kind in (LEAD, WON)
    )
    if contacts.empty or deals.empty:
        return None
    contacts = contacts.sort_values("occurred_at", kind="stable")
    return origins(
        contacts.rename(columns={USER_ID: "lead", CHANNEL: "origin", "occurred_at": "contacted_at"}),
        deals.rename(columns={USER_ID: "lead", "occurred_at": "closed_at"}),
    )
