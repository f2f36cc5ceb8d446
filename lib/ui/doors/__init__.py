"""The answers a page may ask for: computed once for a project, a view and settings, and kept for this tab only.

Keys are digests and frozen settings, never tables: Streamlit hashes a sample of a large table and would hand out the
answer of another one. Answers are shared, not copied: read them, never write into them.

What every page asks for stands here; a feature's own answers stand in `lib/ui/doors/<feature>.py` and are decorated with
`kept`, so that forgetting reaches them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import pandas as pd

from lib.analysis import comeback, totals, who
from lib.analysis import customers as reduce_customers
from lib.analysis import rfm as score
from lib.analysis import today as sum_up
from lib.analysis.customers import Customers
from lib.analysis.pulse import Pulse, PulseCode, pulses
from lib.analysis.reconcile import Reconciliation, Shown, reconcile
from lib.analysis.rfm import Rfm
from lib.analysis.segments import SegmentMap
from lib.analysis.today import Today
from lib.analysis.totals import Choice
from lib.analysis.who import CustomerCard, Match
from lib.core.errors import CannotAnswer
from lib.core.settings import RfmSettings, View
from lib.core.words import N_
from lib.store.duckdb import DuckDB
from lib.ui.doors.keeping import forget, kept
from lib.ui.session import session
from lib.ui.shop import Project

__all__ = [
    "Choice",
    "CustomerCard",
    "Customers",
    "Match",
    "Rfm",
    "Today",
    "as_of",
    "card",
    "channels",
    "contacts",
    "countries",
    "customers",
    "forget",
    "months",
    "opened",
    "pulse",
    "reconciliation",
    "release",
    "rfm",
    "search",
    "today",
    "version",
]


def _close(engine: DuckDB) -> None:
    engine.close()


@kept(max_entries=1, on_release=_close)
def _engine(key: str, _project: Project) -> DuckDB:
    """The tab's database; it goes when another project is opened and when the tab is closed."""
    engine = DuckDB()
    imported = _project.bought
    tables = {"orders": imported.orders, "refunds": imported.refunds}
    if imported.order_lines is not None:
        tables["order_lines"] = imported.order_lines
    engine.load(tables)
    return engine


def opened() -> tuple[Project, DuckDB]:
    """The project on the table and its database, for the doors of features."""
    project = session().project
    if project is None:
        raise LookupError
    if project.imported.by_currency is not None:
        raise CannotAnswer(
            N_("This file has amounts in several currencies, which cannot be added up. Choose one on the Data page.")
        )
    return project, _engine(project.key, project)


def release() -> None:
    """Drop the answers of what is no longer open, whoever put it away: they take more memory than its tables.

    The shell calls it in each run, so that nobody who changes the project has to think of it.
    """
    here = session()
    shop = None if here.project is None else here.project.answers_key
    if here.answered not in {None, shop}:
        forget()
    here.answered = shop


@kept(max_entries=8)
def _as_of(key: str, view: View, _engine: DuckDB) -> date:
    with _engine.reading() as frames:
        return reduce_customers.default_as_of(frames, view)


@kept(max_entries=3)
def _customers(key: str, view: View, day: date, _engine: DuckDB) -> Customers:
    with _engine.reading() as frames:
        return reduce_customers.customers(frames, view, day)


@kept(max_entries=4)
def _rfm(
    key: str, view: View, day: date, settings: RfmSettings, version: str, _customers: Customers, _map: SegmentMap
) -> Rfm:
    return score.rfm(_customers, settings, _map)


@lru_cache(maxsize=64)
def version(segment_map: SegmentMap) -> str:
    """What answers by a map are cached by beside its name: one of the reader's own may change and keep its name."""
    return hashlib.sha256(repr(segment_map).encode()).hexdigest()


@kept(max_entries=1)
def _choices(key: str, _engine: DuckDB) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    with _engine.reading() as frames:
        return totals.channels(frames), totals.countries(frames)


def shop_view() -> View:
    """The whole shop on the day that the filter looks from: its last day says how much is known, whatever else it leaves out."""
    return View(last_day=session().view.last_day)


def as_of(of: View | None = None) -> date:
    """The day that recency is counted to: chosen on the data page, else the day after the last order in the view, or in another.

    Raises:
        CannotAnswer: there is no order in the view; this holds for every door.
    """
    project, engine = opened()
    chosen, view = project.reading.as_of, session().view if of is None else of
    return chosen if chosen is not None and view.last_day is None else _as_of(project.key, view, engine)


def customers() -> Customers:
    """One row a customer in the view."""
    project, engine = opened()
    return _customers(project.key, session().view, as_of(), engine)


def rfm(settings: RfmSettings | None = None) -> Rfm:
    """The customers scored and named, by the session's cut-offs or by others to compare with."""
    project, _ = opened()
    here = session()
    settings = settings or here.rfm
    named_by = here.segment_map(settings.map_name)
    return _rfm(project.key, here.view, as_of(), settings, version(named_by), customers(), named_by)


@kept(max_entries=3)
def _months(key: str, view: View, day: date, _engine: DuckDB) -> pd.DataFrame:
    with _engine.reading() as frames:
        return totals.months(frames, view, day)


@kept(max_entries=3)
def _today(key: str, view: View, day: date, settings: RfmSettings, version: str, _engine: DuckDB, _rfm: Rfm) -> Today:
    with _engine.reading() as frames:
        days, back = totals.days(frames, view, day), comeback.comeback(frames, view, day)
    return sum_up.today(_rfm.customers, _rfm, days, back, view)


def months() -> pd.DataFrame:
    """Orders, buyers and revenue by month, in the view (lib.analysis.totals.months)."""
    project, engine = opened()
    return _months(project.key, session().view, as_of(), engine)


@kept(max_entries=3)
def _pulses(key: str, view: View, day: date, _customers: Customers, _months: pd.DataFrame) -> Mapping[PulseCode, Pulse]:
    return pulses(_customers, _months, view)


def pulse(code: PulseCode) -> Pulse:
    """How a figure of the home page went by month, in the view."""
    project, _ = opened()
    return _pulses(project.key, session().view, as_of(), customers(), months())[code]


def today() -> Today:
    """The five sentences and the four lists of the home page."""
    project, engine = opened()
    here = session()
    return _today(project.key, here.view, as_of(), here.rfm, version(here.segment_map()), engine, rfm())


@kept(max_entries=4)
def _reconciliation(key: str, shown: Shown, _project: Project) -> Reconciliation:
    return reconcile(_project.imported.rows, shown, _project.reading.refunds)


def reconciliation(shown: Shown) -> Reconciliation:
    """Why the shop's dashboard shows other figures for a period; the sidebar's filters do not matter.

    Raises:
        CannotAnswer: the period ends before it begins, or no figure was typed in.
    """
    project, _ = opened()
    return _reconciliation(project.key, shown, project)


def contacts() -> pd.DataFrame:
    """How customers can be reached (lib.core.columns.CUSTOMERS)."""
    project, _ = opened()
    return project.imported.customers


def search(text: str) -> tuple[Match, ...]:
    """Customers whose id, name, e-mail or phone contains a text."""
    return who.search(contacts(), text)


def card(customer_id: str) -> CustomerCard:
    """All that is known about one customer.

    Raises:
        CannotAnswer: nobody with that id has a counted order.
    """
    _, engine = opened()
    with engine.reading() as frames:
        return who.card(frames, contacts(), customer_id, as_of(), rfm())


def channels() -> tuple[Choice, ...]:
    """What the channel filter can choose from, the largest first."""
    project, engine = opened()
    return _choices(project.key, engine)[0]


def countries() -> tuple[Choice, ...]:
    """What the country filter can choose from, the largest first."""
    project, engine = opened()
    return _choices(project.key, engine)[1]
