"""Values of customers, for one tab: the fits are kept apart from the settings, so that a slider never fits again."""

from __future__ import annotations

from datetime import date

import pandas as pd

from lib.analysis import acquisition as join_spend
from lib.analysis import audit as look
from lib.analysis import backtest, value_lists, worth
from lib.analysis import purchases as reduce_purchases
from lib.analysis.acquisition import Acquisition
from lib.analysis.audit import Audit, quarter_name, quarters
from lib.analysis.purchases import Purchases
from lib.analysis.value_lists import ValueList
from lib.analysis.worth import Base, Existing, Newcomers, NewValue
from lib.core.settings import ValueSettings, View
from lib.ingest.imported import SideFile
from lib.store.duckdb import DuckDB
from lib.ui import doors
from lib.ui.doors.keeping import kept
from lib.ui.session import session

#: What new customers can be compared by.
GROUPINGS = ("channel", "country", "cohort")


@kept(max_entries=2)
def _base(key: str, view: View, day: date, _engine: DuckDB) -> Base:
    with _engine.reading() as frames:
        bought = reduce_purchases.purchases(frames, view, day)
    return worth.base(bought)


def base() -> Base:
    """The shop's customers with everything that is fitted to them, and judged."""
    project, engine = doors.opened()
    return _base(project.key, session().view, doors.as_of(), engine)


@kept(max_entries=6)
def _newcomers(key: str, view: View, day: date, grouping: str, _base: Base) -> tuple[Newcomers, ...]:
    return worth.newcomers_by(_base, _labels(_base.purchases, grouping))


def _labels(bought: Purchases, grouping: str) -> list[str]:
    if grouping == "cohort":
        return [quarter_name(int(quarter)) for quarter in quarters(bought.first_day)]
    return [str(one) for one in (bought.channel if grouping == "channel" else bought.country)]


def newcomers(grouping: str) -> tuple[Newcomers, ...]:
    """New customers by channel, country or quarter."""
    project, _ = doors.opened()
    return _newcomers(project.key, session().view, doors.as_of(), grouping, base())


@kept(max_entries=8)
def _everybody(key: str, view: View, day: date, settings: ValueSettings, _base: Base) -> NewValue:
    return worth.new_customer(_base, _base.everybody, settings)


def everybody() -> NewValue:
    """What a new customer of the whole shop is worth."""
    project, _ = doors.opened()
    here = session()
    return _everybody(project.key, here.view, doors.as_of(), here.value, base())


@kept(max_entries=12)
def _values(
    key: str, view: View, day: date, grouping: str, settings: ValueSettings, _base: Base, _kinds: tuple[Newcomers, ...]
) -> tuple[NewValue, ...]:
    return tuple(worth.new_customer(_base, kind, settings) for kind in _kinds)


def values(grouping: str) -> tuple[NewValue, ...]:
    """What new customers are worth by channel, country or quarter, in the order of `newcomers`."""
    project, _ = doors.opened()
    here = session()
    return _values(project.key, here.view, doors.as_of(), grouping, here.value, base(), newcomers(grouping))


@kept(max_entries=8)
def _existing(key: str, view: View, day: date, settings: ValueSettings, _base: Base) -> Existing:
    return worth.existing(_base, settings)


def existing() -> Existing:
    """What the customers of today will still bring."""
    project, _ = doors.opened()
    here = session()
    return _existing(project.key, here.view, doors.as_of(), here.value, base())


@kept(max_entries=2)
def _weekly(key: str, view: View, day: date, _base: Base) -> pd.DataFrame:
    return backtest.weekly(_base.purchases, _base.tested)


def weekly() -> pd.DataFrame:
    """Repeat purchases by week around the last check (lib.analysis.backtest.weekly)."""
    project, _ = doors.opened()
    return _weekly(project.key, session().view, doors.as_of(), base())


@kept(max_entries=2)
def _audit(key: str, view: View, day: date, _base: Base) -> Audit:
    return look.audit(_base.purchases)


def audit() -> Audit:
    """The customer base from five sides."""
    project, _ = doors.opened()
    return _audit(project.key, session().view, doors.as_of(), base())


def lists() -> tuple[ValueList, ...]:
    """Keep, grow, leave."""
    return value_lists.value_lists(base(), existing())


@kept(max_entries=6)
def _rows(
    key: str,
    view: View,
    day: date,
    code: str,
    settings: ValueSettings,
    _base: Base,
    _existing: Existing,
    _list: ValueList,
) -> pd.DataFrame:
    return value_lists.value_rows(_base, _existing, _list.positions, settings)


def rows(chosen: ValueList) -> pd.DataFrame:
    """One row a customer of a list."""
    project, _ = doors.opened()
    here = session()
    return _rows(project.key, here.view, doors.as_of(), chosen.code, here.value, base(), existing(), chosen)


@kept(max_entries=3)
def _acquisition(
    key: str, view: View, day: date, spend_key: str, matches: tuple[tuple[str, str], ...], _base: Base, _spend: SideFile
) -> Acquisition:
    bought = _base.purchases
    return join_spend.acquisition(_spend.frame, bought.first_day, bought.channel, day, dict(matches))


def acquisition(spend: SideFile, spend_key: str, matches: tuple[tuple[str, str], ...] = ()) -> Acquisition:
    """What new customers cost, from a file of spend."""
    project, _ = doors.opened()
    return _acquisition(project.key, session().view, doors.as_of(), spend_key, matches, base(), spend)
