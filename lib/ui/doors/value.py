"""Values of customers, for one tab: the fits are kept apart from the settings, so that a slider never fits again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis import acquisition_findings, attribution, backtest, to_come, value_findings, value_lists, worth
from lib.analysis import audit as look
from lib.analysis import chosen as by_filter
from lib.analysis import payback as money_back
from lib.analysis import purchases as reduce_purchases
from lib.analysis.acquired import Acquisition
from lib.analysis.audit import Audit, quarter_name, quarters
from lib.analysis.margin import CostColumn, Leaks, cost_column, leaks, told_by
from lib.analysis.payback import Payback
from lib.analysis.purchases import Purchases
from lib.analysis.to_come import Existing
from lib.analysis.value_lists import ValueList
from lib.analysis.worth import Base, Newcomers, NewValue
from lib.core.columns import AMOUNT_E4, CHANNEL, REFUND_E4
from lib.core.findings import Finding
from lib.core.settings import CostSettings, ValueSettings, View
from lib.ingest.imported import SideFile
from lib.store.duckdb import DuckDB
from lib.ui import doors
from lib.ui.doors.keeping import kept
from lib.ui.doors.side import has, side
from lib.ui.session import session
from lib.ui.shop import Project


@kept(max_entries=1)
def _costs(key: str, _project: Project) -> CostColumn | None:
    return cost_column(_project.imported.rows, _project.imported.orders)


def costs() -> CostColumn | None:
    """What the file's own costs say; None without any, and before there is a file."""
    project = session().project
    return None if project is None else _costs(project.key, project)


def settings() -> ValueSettings:
    """How customers are valued: a margin that nobody has typed is that of the file's costs, where it has them."""
    return told_by(session().value, costs())


@kept(max_entries=1)
def _leaks(key: str, _project: Project) -> Leaks:
    imported = _project.imported
    back = int(imported.orders[REFUND_E4].sum()) + int(imported.refunds[AMOUNT_E4].sum())
    return leaks(imported.rows, imported.orders, back)


def gone() -> Leaks:
    """Discounts and returns of the whole file, as shares."""
    project, _ = doors.opened()
    return _leaks(project.key, project)


@kept(max_entries=1)
def _only_for_nothing(key: str, _project: Project) -> Finding | None:
    return value_findings.only_for_nothing(_project.imported.rows)


def only_for_nothing() -> Finding | None:
    """That customers of the file whose orders all come to 0 are none here; None without any."""
    project, _ = doors.opened()
    return _only_for_nothing(project.key, project)


def _seen(*, of_shop: bool = False) -> tuple[str, View, date]:
    """What an answer is kept by: the file, who is looked at, and the day."""
    project, _ = doors.opened()
    view = doors.shop_view() if of_shop else session().view
    return project.key, view, doors.as_of(view)


def chosen_by_filter() -> bool:
    """Whether the filter leaves customers out: a last day alone does not, for it says how much is known."""
    return session().view != doors.shop_view()


def one_channel() -> str | None:
    """The channel that the filter asks for, where it asks for one and for nothing else."""
    view = session().view
    alone = len(view.channels) == 1 and replace(view, channels=()) == replace(doors.shop_view(), channels=())
    return view.channels[0] if alone else None


@kept(max_entries=2)
def _base(key: str, view: View, day: date, _engine: DuckDB) -> Base:
    with _engine.reading() as frames:
        bought = reduce_purchases.purchases(frames, view, day)
    return worth.base(bought)


@kept(max_entries=2)
def _places(key: str, view: View, day: date, _shop: Base, _ids: pd.Series[str]) -> npt.NDArray[np.intp]:
    return np.flatnonzero(_shop.purchases.customer_id.isin(_ids).to_numpy())


def _chosen_places() -> npt.NDArray[np.intp]:
    """Where the customers of the view stand among those of the shop."""
    return _places(*_seen(), base(of_shop=True), doors.customers().customer_id)


@kept(max_entries=2)
def _chosen(key: str, view: View, day: date, _shop: Base, _positions: npt.NDArray[np.intp]) -> Base:
    return by_filter.some(_shop, _positions, view)


def base(*, of_shop: bool = False) -> Base:
    """Customers with everything that is fitted to the shop, and judged: those of the view (as elsewhere, in the order of their ids) with all of their orders, or everybody."""
    if of_shop or not chosen_by_filter():
        return _base(*_seen(of_shop=True), doors.opened()[1])
    return _chosen(*_seen(), base(of_shop=True), _chosen_places())


@kept(max_entries=6)
def _newcomers(
    key: str,
    view: View,
    day: date,
    grouping: str,
    joining: CostSettings,
    spend_key: str,
    _base: Base,
    _spend: SideFile | None,
) -> tuple[Newcomers, ...]:
    bought = _base.purchases
    if grouping == "cohort":
        names = [quarter_name(int(quarter)) for quarter in quarters(bought.first_day)]
        return worth.newcomers_by(_base, names, sorted(set(names)))
    if grouping == "channel":
        spend = None if _spend is None else _spend.frame
        return worth.newcomers_by(_base, *attribution.paid_first(came_by(bought, joining), joining, spend))
    return worth.newcomers_by(_base, [str(one) for one in bought.country])


def _joining(grouping: str) -> CostSettings:
    """Of how the shop joins spend and orders, what tells new customers apart."""
    costs = session().costs
    if grouping != "channel":
        return CostSettings()
    by_column = costs.by == "column"
    return CostSettings("column" if by_column else "channel", costs.column if by_column else None, costs.matches)


def _spend_beside(grouping: str) -> tuple[str, SideFile | None]:
    """The spend whose channels are to be among the groups, after its key."""
    return side("spend") if grouping == "channel" and has("spend") else ("", None)


def newcomers(grouping: str, *, of_shop: bool = False) -> tuple[Newcomers, ...]:
    """New customers by where they came from, country or quarter."""
    spend_key, spend = _spend_beside(grouping)
    seen = _seen(of_shop=of_shop)
    return _newcomers(*seen, grouping, _joining(grouping), spend_key, base(of_shop=of_shop), spend)


@kept(max_entries=3)
def _named(key: str, view: View, day: date, joining: CostSettings, _base: Base) -> dict[str, int]:
    told = pd.Series(came_by(_base.purchases, joining)).loc[lambda one: one != ""].astype("str")
    return {str(name): int(count) for name, count in told.value_counts(sort=True).items()}


def named_in_orders() -> dict[str, int]:
    """How orders name where customers came from, and how many came so, the commonest first."""
    joining = replace(_joining("channel"), matches=())
    return _named(*_seen(of_shop=True), joining, base(of_shop=True))


@kept(max_entries=8)
def _everybody(key: str, view: View, day: date, settings: ValueSettings, _base: Base) -> NewValue:
    return worth.new_customer(_base, _base.everybody, settings)


def everybody(*, of_shop: bool = False) -> NewValue:
    """What a new customer of the view is worth, or one of the whole shop."""
    return _everybody(*_seen(of_shop=of_shop), settings(), base(of_shop=of_shop))


@kept(max_entries=12)
def _values(
    key: str,
    view: View,
    day: date,
    grouping: str,
    joining: CostSettings,
    spend_key: str,
    settings: ValueSettings,
    _base: Base,
    _kinds: tuple[Newcomers, ...],
) -> tuple[NewValue, ...]:
    return tuple(worth.new_customer(_base, kind, settings) for kind in _kinds)


def values(grouping: str, *, of_shop: bool = False) -> tuple[NewValue, ...]:
    """What new customers are worth by channel, country or quarter, in the order of `newcomers`."""
    joining, (spend_key, _) = _joining(grouping), _spend_beside(grouping)
    kinds, seen = newcomers(grouping, of_shop=of_shop), _seen(of_shop=of_shop)
    return _values(*seen, grouping, joining, spend_key, settings(), base(of_shop=of_shop), kinds)


@kept(max_entries=8)
def _existing(key: str, view: View, day: date, settings: ValueSettings, _base: Base) -> Existing:
    return to_come.existing(_base, settings)


@kept(max_entries=8)
def _existing_of(
    key: str,
    view: View,
    day: date,
    settings: ValueSettings,
    _shop: Base,
    _left: Existing,
    _positions: npt.NDArray[np.intp],
) -> Existing:
    return by_filter.existing_of(_shop, _left, _positions)


def existing(*, of_shop: bool = False) -> Existing:
    """What the customers of today will still bring: those of the view, or everybody."""
    if of_shop or not chosen_by_filter():
        return _existing(*_seen(of_shop=True), settings(), base(of_shop=True))
    return _existing_of(*_seen(), settings(), base(of_shop=True), existing(of_shop=True), _chosen_places())


@kept(max_entries=2)
def _weekly(key: str, view: View, day: date, _base: Base) -> pd.DataFrame:
    return backtest.weekly(_base.purchases, _base.tested)


def weekly() -> pd.DataFrame:
    """Repeat purchases of the whole shop by week around the last check (lib.analysis.backtest.weekly)."""
    return _weekly(*_seen(of_shop=True), base(of_shop=True))


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
    return value_lists.value_rows(_base, _existing, _list.positions[: value_lists.MOST_ROWS], settings)


def rows(chosen: ValueList) -> pd.DataFrame:
    """One row a customer of a list."""
    project, _ = doors.opened()
    here = session()
    return _rows(project.key, here.view, doors.as_of(), chosen.code, settings(), base(), existing(), chosen)


@kept(max_entries=1)
def _telling(key: str, _project: Project) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    table = _project.imported.table
    distinct = [
        [str(one) for one in texts.to_pylist() if one is not None] if len(texts) <= attribution.MOST_VALUES + 2 else []
        for texts in (column.unique() for column in table.cells.columns)
    ]
    field = {one.header: one.field for one in _project.imported.guesses}
    able = {"", "channel", "domain", "live_room", "traffic", "status"}
    answers = dict(zip(table.headers, map(tuple, distinct), strict=True))
    told = [one for one in attribution.telling(table.headers, distinct) if field.get(one, "") in able]
    return {one: answers[one] for one in told}, frozenset(one for one in told if field.get(one) == "status")


@kept(max_entries=2)
def _likeliest(key: str, spend_key: str, _project: Project, _spend: SideFile | None) -> tuple[str, ...]:
    answers, status = _telling(key, _project)
    paid = () if _spend is None else {str(one) for one in _spend.frame[CHANNEL].dropna()}
    return attribution.likeliest_first(answers, paid, status)


def telling_columns() -> tuple[str, ...]:
    """Columns of the order file that may tell where customers came from, the likeliest first."""
    project, _ = doors.opened()
    spend_key, spend = _spend_beside("channel")
    return _likeliest(project.key, spend_key, project, spend)


def came_by(bought: Purchases, settings: CostSettings) -> npt.NDArray[np.object_]:
    """Where each customer came from, as the shop says that it knows it; "" where that is not told."""
    project, _ = doors.opened()
    rows, table = project.imported.rows, project.imported.table
    return attribution.came_by(bought, settings, rows, table.headers, lambda at: table.cells.column(at).to_pylist())


def cost_of(bought: Purchases, spend: pd.DataFrame, day: date, settings: CostSettings) -> Acquisition:
    """Spend and new customers joined as the shop's settings say."""
    return attribution.cost_of(bought, came_by(bought, settings), spend, day, settings)


def currency_remarks(spend: SideFile) -> tuple[Finding, ...]:
    """That spend in a currency is held against orders that name none."""
    return acquisition_findings.currency_remarks(doors.opened()[0].currency, spend.currency)


def one_row(customer_id: str) -> dict[str, Any] | None:
    """What one customer is expected to bring (a row of lib.analysis.value_lists.value_rows); None without a forecast, or a purchase."""
    whole = base()
    if whole.tested.method == "history":
        return None
    place = np.flatnonzero((whole.purchases.customer_id == customer_id).to_numpy())
    if not len(place):
        return None
    row = value_lists.value_rows(whole, existing(), place, settings()).to_dict("records")[0]
    return {str(name): value for name, value in row.items()}


@kept(max_entries=4)
def _acquisition(
    key: str, view: View, day: date, spend_key: str, settings: CostSettings, _base: Base, _spend: SideFile
) -> Acquisition:
    return cost_of(_base.purchases, _spend.frame, day, settings)


def acquisition(spend: SideFile, spend_key: str) -> Acquisition:
    """What new customers of the whole shop cost, from a file of spend, which no filter narrows."""
    return _acquisition(*_seen(of_shop=True), spend_key, session().costs, base(of_shop=True), spend)


@kept(max_entries=4)
def _payback(
    key: str, view: View, day: date, settings: ValueSettings, cac: float, monthly: float, _base: Base, _value: NewValue
) -> Payback:
    return money_back.payback(_base, _base.everybody, _value, settings, cac, monthly)


def payback(cac: float, monthly: float) -> Payback:
    """When a new customer of the shop has brought what one costs, and the till of winning so many a month."""
    whole, value = base(of_shop=True), everybody(of_shop=True)
    return _payback(*_seen(of_shop=True), settings(), cac, monthly, whole, value)
