"""Values group by group: new customers by where they came from, and customers of today by what other pages call them."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.analysis import to_come as of_today
from lib.analysis import worth
from lib.analysis.audit import quarter_name, quarters
from lib.analysis.histories import Histories, first_labels
from lib.analysis.stages import STAGES
from lib.analysis.to_come import GroupToCome
from lib.analysis.value_findings import NewBy
from lib.analysis.worth import Base, Newcomers, NewValue
from lib.core.columns import PRODUCT
from lib.core.settings import ValueSettings, View
from lib.store.duckdb import DuckDB
from lib.ui import doors
from lib.ui.doors import clusters, lifecycle, value
from lib.ui.doors.keeping import kept
from lib.ui.session import session

TodayBy = Literal["segment", "stage", "cluster", "cohort", "first_product", "channel", "country"]


@kept(max_entries=2)
def _products(key: str, view: View, day: date, _engine: DuckDB, _known: Histories) -> npt.NDArray[np.object_]:
    with _engine.reading() as frames:
        found = first_labels(frames, view, _known, "order_lines", PRODUCT)
    return np.array(found.words, dtype=object)[found.place]


def first_products() -> npt.NDArray[np.object_]:
    """The product of each customer's first order, in the order of the purchases; "" where it is not told."""
    project, engine = doors.opened()
    return _products(project.key, session().view, doors.as_of(), engine, lifecycle.life().known)


@kept(max_entries=2)
def _by_product(
    key: str, view: View, day: date, _products: npt.NDArray[np.object_], _base: Base
) -> tuple[Newcomers, ...]:
    return worth.newcomers_by(_base, _products)


def newcomers(by: NewBy) -> tuple[Newcomers, ...]:
    """New customers by a grouping."""
    if by != "first_product":
        return value.newcomers(by)
    if not lifecycle.has_lines():
        return ()
    project, _ = doors.opened()
    return _by_product(project.key, session().view, doors.as_of(), first_products(), value.base())


@kept(max_entries=6)
def _product_values(
    key: str, view: View, day: date, settings: ValueSettings, _base: Base, _kinds: tuple[Newcomers, ...]
) -> tuple[NewValue, ...]:
    return tuple(worth.new_customer(_base, kind, settings) for kind in _kinds)


def values(by: NewBy) -> tuple[NewValue, ...]:
    """What new customers are worth by a grouping, in the order of `newcomers`."""
    if by != "first_product":
        return value.values(by)
    project, _ = doors.opened()
    day, kinds = doors.as_of(), newcomers(by)
    return _product_values(project.key, session().view, day, value.settings(), value.base(), kinds)


@kept(max_entries=2)
def _channels(key: str, view: View, day: date, column: str | None, _base: Base) -> npt.NDArray[np.object_]:
    return value.came_by(_base.purchases, session().costs)


def today_by() -> tuple[TodayBy, ...]:
    """What customers of today can be told apart by: clusters once they are kept, channel and country where the file tells them."""
    bought = value.base().purchases
    able: list[TodayBy] = ["segment", "stage"]
    if session().kept_clusters is not None:
        able.append("cluster")
    if len(np.unique(quarters(bought.first_day))) > 1:
        able.append("cohort")
    if lifecycle.has_lines() and len(np.unique(first_products().astype(str))) > 1:
        able.append("first_product")
    if len(np.unique(_labels("channel").astype(str))) > 1:
        able.append("channel")
    if len(np.unique(bought.country.astype(str))) > 1:
        able.append("country")
    return tuple(able)


def _labels(by: TodayBy) -> npt.NDArray[np.object_]:
    """A code or a word for each customer, in the order of the purchases (all reductions stand in the order of the ids)."""
    if by == "segment":
        rfm = doors.rfm()
        return np.array([one.code for one in rfm.segment_map.segments], dtype=object)[rfm.segment]
    if by == "stage":
        return np.array(STAGES, dtype=object)[lifecycle.life().stages.stage]
    here, bought = session(), value.base().purchases
    if by == "cluster" and here.kept_clusters is not None:
        return clusters.kept_clusters(here.kept_clusters).labels.astype(str)
    if by == "cohort":
        return np.array([quarter_name(int(one)) for one in quarters(bought.first_day)], dtype=object)
    if by == "channel":
        column = here.costs.column if here.costs.by == "column" else None
        return _channels(doors.opened()[0].key, here.view, doors.as_of(), column, value.base())
    return first_products() if by == "first_product" else bought.country


def groups_of(positions: npt.NDArray[np.int64]) -> npt.NDArray[np.object_]:
    """The group on Segments of some customers, by its code."""
    return _labels("segment")[positions]


def to_come(by: TodayBy) -> tuple[GroupToCome, ...]:
    """What customers of today will still bring, those groups first whose customers have most to come."""
    return of_today.existing_by(value.base(), value.existing(), _labels(by))
