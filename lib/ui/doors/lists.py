"""What lists ask for: who can be reached, and whether writing helped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from lib.analysis import customers as reduce_customers
from lib.analysis import histories as reduce_histories
from lib.analysis.customers import Customers, Int64s
from lib.analysis.helped import Helped, helped
from lib.analysis.holdout import Marks, marks
from lib.analysis.reach import People, Where
from lib.catalog.destinations import DESTINATIONS, destination
from lib.catalog.number_plans import COUNTRY_OF_CURRENCY, PLANS
from lib.core.findings import Finding
from lib.core.settings import KeptList, View
from lib.reports.destinations import Reachable, countries_of, instead, reachable
from lib.reports.lists import Members, UnknownConsent, people_of
from lib.store.duckdb import DuckDB
from lib.ui import doors
from lib.ui.doors import value
from lib.ui.doors.keeping import kept
from lib.ui.session import session
from lib.ui.shop import Project

_EVERYBODY = View()


@kept(max_entries=1)
def _countries(key: str, _project: Project) -> Mapping[str, str]:
    return countries_of(_project.imported.orders)


def home() -> str | None:
    """The country of phone numbers that do not say theirs: as told, else that of the shop's money where it is one country's."""
    project, _ = doors.opened()
    return session().lists.home or COUNTRY_OF_CURRENCY.get(project.currency or "")


@kept(max_entries=1)
def _people(key: str, home: str | None, _project: Project) -> People:
    return people_of(_project.imported.customers, Where(_countries(key, _project), home, PLANS))


def people() -> People:
    """Which customers of the file are one person."""
    project, _ = doors.opened()
    return _people(project.key, home(), project)


@kept(max_entries=6)
def _reachable(
    key: str,
    whom: str,
    code: str,
    consent: UnknownConsent,
    home: str | None,
    _members: Members,
    _project: Project,
) -> Reachable:
    where = Where(_countries(key, _project), home, PLANS)
    same = _people(key, home, _project)
    return reachable(
        _members, _project.imported.customers, destination(code), where, unknown_consent=consent, same=same
    )


def can_be_reached(chosen: Int64s, members: Members, code: str, consent: UnknownConsent) -> Reachable:
    """Who of some customers can be in a system's list.

    Args:
        chosen: their positions; what the answer is kept by.
        members: the same customers with their groups.
        code: of the system.
        consent: what to do with customers of whom it is not known whether they agreed.
    """
    project, _ = doors.opened()
    content = f"{session().view!r} {doors.as_of()} ".encode() + chosen.tobytes()
    whom = hashlib.sha256(content).hexdigest()
    return _reachable(project.key, whom, code, consent, home(), members, project)


def possible_instead(members: Members, code: str, consent: UnknownConsent) -> Finding:
    """Which lists of these customers can be made where the system of a code can know none of them."""
    project, _ = doors.opened()
    where = Where(_countries(project.key, project), home(), PLANS)
    others = [one for one in DESTINATIONS if one.code != code]
    return instead(members, project.imported.customers, others, where, unknown_consent=consent, same=people())


@kept(max_entries=1)
def _everybody(
    key: str, chosen_day: date | None, secret: str, _engine: DuckDB
) -> tuple[date, reduce_histories.Histories, Marks]:
    with _engine.reading() as frames:
        day = chosen_day or reduce_customers.default_as_of(frames, _EVERYBODY)
        people = reduce_customers.customers(frames, _EVERYBODY, day)
        known = reduce_histories.histories(frames, _EVERYBODY, day)
    return day, known, marks(people.customer_id.tolist(), secret)


@kept(max_entries=12)
def _helped(
    key: str,
    day: date,
    one: KeptList,
    secret: str,
    kept_share: float,
    _known: reduce_histories.Histories,
    _marks: Marks,
) -> Helped:
    return helped(one, _known, _marks, day, kept_share)


def did_it_help(one: KeptList) -> Helped:
    """What became of a list, whatever the filters of the page are; in margin where that was told."""
    project, engine = doors.opened()
    here = session()
    day, known, own = _everybody(project.key, project.reading.as_of, here.lists.secret, engine)
    return _helped(project.key, day, one, here.lists.secret, value.settings().kept_share, known, own)


def marks_here() -> Marks:
    """The marks of the customers in the view, in their order."""
    project, _ = doors.opened()
    here = session()
    people = doors.customers()
    return _marks_here(project.key, here.view, doors.as_of(), here.lists.secret, people)


@kept(max_entries=2)
def _marks_here(key: str, view: View, day: date, secret: str, _people: Customers) -> Marks:
    return marks(_people.customer_id.tolist(), secret)
