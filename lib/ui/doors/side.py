"""Files beside the orders, for pages that ask for them; what changed since the last upload; who is in which file."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from lib.analysis import changed as compare
from lib.analysis import customers as reduce_customers
from lib.analysis.changed import Changed, State
from lib.analysis.linking import Linked, linked
from lib.analysis.rfm import Rfm, rfm
from lib.analysis.segments import SegmentMap
from lib.catalog import CATALOGUE
from lib.core import columns as c
from lib.core.errors import CannotAnswer, DomainError
from lib.core.settings import RfmSettings, View
from lib.core.words import N_, Sentence
from lib.ingest.convert import convert
from lib.ingest.imported import Imported, Kind, SideFile
from lib.ingest.people import PEOPLE, people_of
from lib.store.duckdb import DuckDB
from lib.ui import doors
from lib.ui.doors.keeping import kept
from lib.ui.session import Project, session

_NOT_COMPARED = N_("The orders of before cannot be read as these are read now, so nothing is compared: {why}")


def has(kind: Kind) -> bool:
    """Whether the open shop has a file of a kind; orders count."""
    project = session().project
    return project is not None and (kind == "orders" or any(one.kind == kind for one in project.beside))


def side(kind: Kind) -> tuple[str, SideFile]:
    """The key and the table of the files of a kind; the key names their content and how they are read.

    Raises:
        CannotAnswer: the open shop has none.
    """
    project = session().project
    found = None if project is None else project.side(kind)
    key = None if project is None else project.side_key(kind)
    if found is None or key is None:
        known = CATALOGUE.kind(kind)
        raise CannotAnswer(
            N_("For this, {kind} is needed. Add it on the Data page, and it opens here."), kind=Sentence(known.title)
        )
    return key, found


def _scored(read: Imported, settings: RfmSettings, named_by: SegmentMap) -> Rfm:
    engine = DuckDB()
    try:
        engine.load({"orders": read.orders, "refunds": read.refunds})
        day = read.orders[c.ORDERED_AT].max().date() + timedelta(days=1)
        with engine.reading() as frames:
            return rfm(reduce_customers.customers(frames, View(), day), settings, named_by)
    finally:
        engine.close()


@kept(max_entries=2)
def _changed(key: str, settings: RfmSettings, version: str, _project: Project, _map: SegmentMap) -> Changed | Sentence | None:  # fmt: skip
    before, now = _project.before, _project.imported
    if before is None or now.orders.empty or now.by_currency:
        return None
    try:
        then = convert(before.table, _project.reading, CATALOGUE, date.today(), now)
    except DomainError as why:
        return Sentence(_NOT_COMPARED, {"why": why.sentence})
    if then.orders.empty or then.by_currency:
        return Sentence(N_("As files are read now, no order of before counts, or they are in several currencies: there is nothing to compare with."))  # fmt: skip
    groups = (_scored(then, settings, _map), _scored(now, settings, _map))
    return compare.changed(_state(then), _state(now), groups)


def _state(read: Imported) -> State:
    """What is compared of an import."""
    if not any(guess.field == c.ORDER_ID for guess in read.guesses):
        return State(compare.without_numbers(read.orders), read.refunds)
    return State(read.orders, read.refunds, frozenset(read.rows[c.ORDER_ID].dropna()))


def changed() -> Changed | Sentence | None:
    """What the last upload changed, by the rules of today; why that cannot be told; None where nothing was there before."""
    project = session().project
    if project is None or project.before is None:
        return None
    here = session()
    named_by = here.segment_map()
    return _changed(f"{project.key}|{project.before.digest}", here.rfm, doors.version(named_by), project, named_by)


@kept(max_entries=4)
def _linked(key: str, other_key: str, kind: Kind, _project: Project) -> Linked:
    file = _project.side(kind)
    people = pd.DataFrame() if file is None else people_of(file)
    return linked(_project.imported.customers, people)


def links() -> tuple[tuple[Kind, Linked], ...]:
    """Each file that names people against the customers of the orders."""
    project = session().project
    if project is None:
        return ()
    found: list[tuple[Kind, Linked]] = [
        (kind, _linked(project.key, key, kind, project))
        for kind in PEOPLE
        if (key := project.side_key(kind)) is not None
    ]
    return tuple((kind, link) for kind, link in found if link.people)  # a test may have totals only
