"""What the lifecycle page asks for: stages, cohorts, gaps and the months ahead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from lib.analysis import activity as look_ahead
from lib.analysis.activity import Activity
from lib.analysis.cohorts import Cohorts, cohort_members, cohorts
from lib.analysis.contracts import renewals_seen
from lib.analysis.customers import Int64s
from lib.analysis.histories import Histories, Labels, purchases_by
from lib.analysis.lifecycle import Lifecycle, LifePick, cohort_labels, lifecycle
from lib.analysis.occasions import Occasional, occasional
from lib.analysis.rhythm import CategoryLimit, Waits, category_limits, waits
from lib.analysis.rhythm_remarks import contract_days
from lib.analysis.timing import WeekHours, week_hours
from lib.analysis.whatif import Ahead, Lever, moves_of, what_if
from lib.analysis.worth import Base
from lib.catalog.promotions import REFERRAL_MARKS, promotion_days, seasons_between
from lib.core.columns import CATEGORY, PRODUCT
from lib.core.periods import date_of
from lib.core.settings import CohortBy, CohortSettings, Every, StageSettings, View
from lib.store.duckdb import DuckDB
from lib.ui import doors
from lib.ui.doors import value
from lib.ui.doors.keeping import kept
from lib.ui.session import session

MeanKind = Literal["simple", "weighted"]

#: What can be asked of an order's lines, and what of the order itself.


@kept(max_entries=4)
def _lifecycle(key: str, view: View, day: date, settings: StageSettings, _engine: DuckDB, _first: date) -> Lifecycle:
    with _engine.reading() as frames:
        return lifecycle(frames, view, day, settings, REFERRAL_MARKS, seasons=seasons_between(_first, day))


@kept(max_entries=4)
def _labels(key: str, view: View, day: date, by: CohortBy, _engine: DuckDB, _known: Histories) -> Labels | None:
    with _engine.reading() as frames:
        return cohort_labels(frames, view, _known, by)


@kept(max_entries=6)
def _cohorts(
    key: str, view: View, day: date, settings: CohortSettings, _known: Histories, _labels: Labels | None
) -> Cohorts:
    return cohorts(_known, settings, _labels)


@kept(max_entries=2)
def _waits(key: str, view: View, day: date, settings: StageSettings, _known: Histories) -> Waits:
    return waits(_known, settings.promotions)


@kept(max_entries=2)
def _week(key: str, view: View, day: date, _engine: DuckDB) -> WeekHours:
    with _engine.reading() as frames:
        return week_hours(frames, view, day)


@kept(max_entries=2)
def _categories(
    key: str, view: View, day: date, settings: StageSettings, _engine: DuckDB, _known: Histories
) -> tuple[CategoryLimit, ...]:
    with _engine.reading() as frames:
        labels, who, when = purchases_by(frames, view, _known, CATEGORY)
    return category_limits(labels, who, when, _known.end, settings)


@dataclass(frozen=True)
class AheadSettings:
    """What is asked of the months ahead: the lever, how many months, and what of the money counts (a margin)."""

    lever: Lever
    months: int
    kept_share: float


@kept(max_entries=6)
def _ahead(key: str, view: View, day: date, settings: StageSettings, asked: AheadSettings, _life: Lifecycle) -> Ahead:
    return what_if(moves_of(_life.stages), asked.lever, asked.months, asked.kept_share)


def _here() -> tuple[str, View, date, DuckDB]:
    project, engine = doors.opened()
    return project.key, session().view, doors.as_of(), engine


def stage_settings() -> StageSettings:
    """The settings of the tab, with the days of the promotion seasons they name."""
    settings = session().stages
    if settings.limits_by == "category" and not has_categories():
        settings = replace(settings, limits_by="shop")
    if not settings.seasons:
        return settings
    people = doors.customers()
    first, last = date_of(int(people.first_day.min())), date_of(int(people.last_day.max()))
    return replace(settings, promotions=(*settings.promotions, *promotion_days(settings.seasons, first, last)))


def life(settings: StageSettings | None = None) -> Lifecycle:
    """Stages, cohorts by month, north stars and months; by the tab's settings or by others to compare with."""
    key, view, day, engine = _here()
    first = date_of(int(doors.customers().first_day.min()))
    return _lifecycle(key, view, day, settings or stage_settings(), engine, first)


def has_lines() -> bool:
    """Whether the file has lines of orders with products."""
    project, _ = doors.opened()
    lines = project.bought.order_lines
    return lines is not None and bool(lines[PRODUCT].notna().any())


def has_categories() -> bool:
    """Whether the file's lines tell categories."""
    project, _ = doors.opened()
    lines = project.bought.order_lines
    return lines is not None and bool(lines[CATEGORY].notna().any())


def cohort_table(settings: CohortSettings) -> tuple[Cohorts, Labels | None]:
    """Cohorts, and the words of customers where cohorts are words."""
    key, view, day, engine = _here()
    known = life().known
    labels = _labels(key, view, day, settings.by, engine, known)
    return _cohorts(key, view, day, settings, known, labels), labels


def gaps() -> Waits:
    """Every gap between order days, by the tab's settings."""
    key, view, day, _ = _here()
    return _waits(key, view, day, stage_settings(), life().known)


@dataclass(frozen=True)
class Renewals:
    """Customers who were there at the start and after each renewal, as orders at even intervals tell."""

    every_days: int
    seen: tuple[int, ...]


@kept(max_entries=2)
def _renewals(key: str, view: View, day: date, _known: Histories) -> Renewals | None:
    days = contract_days(_known)
    return None if days is None else Renewals(days, renewals_seen(_known, days))


def renewals() -> Renewals | None:
    """What the orders tell of renewals; None where they do not come at even intervals."""
    key, view, day, _ = _here()
    return _renewals(key, view, day, life().known)


def week() -> WeekHours:
    """Orders by weekday and hour."""
    return _week(*_here())


def categories() -> tuple[CategoryLimit, ...]:
    """The rhythm of each category."""
    key, view, day, engine = _here()
    return _categories(key, view, day, stage_settings(), engine, life().known)


def ahead(asked: AheadSettings) -> Ahead:
    """The months ahead with a lever pulled.

    Raises:
        CannotAnswer: too few months or moves.
    """
    key, view, day, _ = _here()
    return _ahead(key, view, day, stage_settings(), asked, life())


@kept(max_entries=2)
def _activity(key: str, view: View, day: date, _base: Base) -> Activity | None:
    return look_ahead.activity(_base)


def activity() -> tuple[Activity | None, Base]:
    """Repeat orders to come, None where there is too little to forecast from; and what the forecast stands on."""
    key, view, day, _ = _here()
    base = value.base()
    return _activity(key, view, day, base), base


def members(pick: LifePick) -> Int64s:
    """Positions of the customers of a stage, or of a cohort."""
    found = life()
    if pick.stage is not None:
        return found.stages.members(pick.stage)
    _, labels = cohort_table(pick.settings)
    return cohort_members(found.known, pick.settings, pick.cohort, pick.age, labels)


@kept(max_entries=3)
def _occasional(key: str, view: View, day: date, every: Every, horizon_days: int, _base: Base) -> Occasional:
    return occasional(_base.purchases, every, horizon_days)


def at_occasions(every: Every) -> Occasional:
    """What today's customers will buy at the coming occasions, as far ahead as values look.

    Raises:
        CannotAnswer: too few occasions are over.
    """
    project, _ = doors.opened()
    here = session()
    return _occasional(project.key, here.view, doors.as_of(), every, here.value.horizon_days, value.base())
