"""Clusters for one tab: the sweep over their numbers is kept apart from the number that is chosen."""

from __future__ import annotations

from datetime import date

from lib.analysis import cluster_features
from lib.analysis.cluster_features import Extras
from lib.analysis.clusters import Clusters, Frozen, Scored, Swept, chosen, scored, sweep
from lib.analysis.customers import Customers
from lib.analysis.histories import Histories
from lib.analysis.pays import Judged, judged_clusters
from lib.core.settings import Feature, View
from lib.store.duckdb import DuckDB
from lib.ui import doors
from lib.ui.doors.keeping import kept
from lib.ui.doors.lifecycle import life
from lib.ui.doors.segments import pays
from lib.ui.session import session
from lib.ui.shop import Project


@kept(max_entries=1)
def _extras(key: str, view: View, day: date, _customers: Customers, _project: Project, _engine: DuckDB) -> Extras:
    imported = _project.bought
    with _engine.reading() as frames:
        return cluster_features.extras(frames, view, day, _customers, imported.order_lines, imported.rows)


def extras() -> Extras:
    """Features that need more than one row a customer."""
    project, engine = doors.opened()
    return _extras(project.key, session().view, doors.as_of(), doors.customers(), project, engine)


def features() -> tuple[Feature, ...]:
    """The features that the files tell."""
    return cluster_features.available(extras())


@kept(max_entries=3)
def _sweep(
    key: str, view: View, day: date, names: tuple[Feature, ...], _customers: Customers, _extras: Extras
) -> Swept:
    return sweep(_customers, names, 0, _extras)


@kept(max_entries=6)
def _chosen(
    key: str, view: View, day: date, names: tuple[Feature, ...], k: int | None, _customers: Customers, _swept: Swept
) -> Clusters:
    return chosen(_customers, _swept, k)


def clusters(names: tuple[Feature, ...], k: int | None) -> Clusters:
    """The customers of the view in clusters; `k` None: the recommended number.

    Raises:
        CannotAnswer: too few customers, all alike, or only solutions that would mislead.
    """
    project, _ = doors.opened()
    key, view, day = project.key, session().view, doors.as_of()
    people = doors.customers()
    swept = _sweep(key, view, day, names, people, extras())
    return _chosen(key, view, day, names, k, people, swept)


@kept(max_entries=2)
def _scored(key: str, view: View, day: date, frozen: Frozen, _customers: Customers, _extras: Extras) -> Scored:
    return scored(_customers, frozen, _extras)


def kept_clusters(frozen: Frozen) -> Scored:
    """The customers of the view, each in the nearest of the clusters that were kept.

    Raises:
        CannotAnswer: the files do not tell one of the features.
    """
    project, _ = doors.opened()
    return _scored(project.key, session().view, doors.as_of(), frozen, doors.customers(), extras())


@kept(max_entries=3)
def _judged(
    key: str, view: View, day: date, names: tuple[Feature, ...], k: int, _known: Histories, _customers: Customers
) -> Judged | None:
    return judged_clusters(_known, _customers, names, k)


def worth(names: tuple[Feature, ...], k: int) -> tuple[Judged | None, Judged | None, int]:
    """What so many clusters foretell, what the recommended groups of the page Segments do, and within how many days."""
    project, _ = doors.opened()
    found, _ = pays()
    groups = None if found.recommended is None else found.nested(found.recommended)
    judged = _judged(project.key, session().view, doors.as_of(), names, k, life().known, doors.customers())
    return judged, groups, found.window_days
