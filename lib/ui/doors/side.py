"""Files beside the orders, for pages that ask for them; what changed since the last upload; who is in which file."""

from __future__ import annotations

from datetime import date

from lib.analysis.changed import Changed
from lib.analysis.linking import Linked, linked
from lib.analysis.segments import SegmentMap
from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding
from lib.core.settings import RfmSettings
from lib.core.words import N_, Sentence
from lib.ingest.imported import Kind, SideFile
from lib.ingest.people import PEOPLE, people_of
from lib.ingest.spend_currency import at_rates
from lib.reports.changed import since
from lib.reports.lacking import lacking
from lib.ui import doors
from lib.ui.doors.keeping import kept
from lib.ui.session import session
from lib.ui.shop import Beside, Project


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
    if kind != "spend" or project is None or not project.has_orders or project.currency is None:
        return key, found
    rates = tuple(dict((*project.reading.rates, *session().costs.rates)).items())
    if not rates:
        return key, found
    key = f"{key} {project.currency} {rates}"
    return key, _converted(key, project.currency, rates, found)


@kept(max_entries=2)
def _converted(key: str, target: str, rates: tuple[tuple[str, float], ...], _spend: SideFile) -> SideFile:
    return at_rates(_spend, target, rates)


@kept(max_entries=2)
def _changed(key: str, settings: RfmSettings, version: str, _project: Project, _map: SegmentMap) -> Changed | Sentence | None:  # fmt: skip
    if _project.before is None:
        return None
    return since(_project.before.table, _project.imported, _project.reading, date.today(), (settings, _map))


def changed() -> Changed | Sentence | None:
    """What the last upload changed, by the rules of today; why that cannot be told; None where nothing was there before."""
    project = session().project
    if project is None or project.before is None:
        return None
    here = session()
    named_by = here.segment_map()
    return _changed(f"{project.key}|{project.before.digest}", here.rfm, doors.version(named_by), project, named_by)


@kept(max_entries=2)
def _lacking(key: str, _project: Project) -> list[Finding]:
    return lacking(_project.imported)


def not_in_newer() -> list[Finding]:
    """What is to be said of orders that the newest of several files no longer has."""
    project = session().project
    return [] if project is None or not project.imported.table.parts else _lacking(project.key, project)


@kept(max_entries=8)
def _linked(key: str, other_key: str, _file: Beside, _project: Project) -> Linked:
    return linked(_project.imported.customers, people_of(_file.side))


def links() -> tuple[tuple[Beside, Linked], ...]:
    """Each file that names people against the customers of the orders; two of a kind may name the same ones, and are not added up."""
    project = session().project
    if project is None:
        return ()
    found = [(one, _linked(project.key, one.key, one, project)) for one in project.beside if one.kind in PEOPLE]
    return tuple((one, link) for one, link in found if link.people)  # a test may have totals only
