"""A shop without one of its customers: in its orders, in the files beside them and in the state before."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import date

import numpy as np

from lib.catalog import CATALOGUE
from lib.core.columns import CUSTOMER_ID, EMAIL, ORDER_ID, PHONE, USER_ID
from lib.core.errors import DomainError
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from lib.ingest.order_lines import of_orders
from lib.ingest.table import TextTable
from lib.ingest.understand import convert_side
from lib.ingest.without_orders import NO_ORDERS
from lib.reports.earlier import Earlier
from lib.ui.reading import File, forget_alive, ready, understood
from lib.ui.shop import Beside, Project


def rows_of(project: Project, customer_id: str) -> int:
    """How many rows of the file belong to a customer."""
    return int((project.imported.rows[CUSTOMER_ID] == customer_id).sum())


def without_customer(project: Project, customer_id: str) -> Project:
    """The project without any row of one customer; everything is counted anew.

    Raises:
        CannotAnswer: no order is left.
    """
    imported = project.imported
    table = _table_without(imported, customer_id)
    forget_alive(project)
    names = names_of(imported, customer_id)
    bought = set(imported.rows.loc[imported.rows[CUSTOMER_ID] == customer_id, ORDER_ID].dropna())
    beside = tuple(_without(one, names, bought) for one in project.beside)
    file = File(project.file, _new_digest() if project.has_orders else NO_ORDERS, table)
    again = understood(file, project.reading, project.name, project.sample, beside)
    return replace(again, before=_before_without(project, customer_id))


def _table_without(imported: Imported, customer_id: str) -> TextTable:
    return imported.table.only((imported.rows[CUSTOMER_ID] != customer_id).fillna(value=True).to_numpy(dtype=bool))


def _before_without(project: Project, customer_id: str) -> Earlier | None:
    """The state before without one customer; None where it cannot be told who they were."""
    if project.before is None:
        return None
    try:
        then = convert(project.before.table, project.reading, CATALOGUE, date.today(), project.imported)
    except DomainError:
        return None
    table = _table_without(then, customer_id)
    return Earlier(table, _new_digest()) if table.cells.num_rows else None


def _new_digest() -> str:
    return hashlib.sha256(secrets.token_bytes(32)).hexdigest()


def names_of(imported: Imported, customer_id: str) -> set[str]:
    """What a customer may be called in other files: the id, the e-mail address, the phone number."""
    own = imported.customers[imported.customers[CUSTOMER_ID] == customer_id]
    return {customer_id, *own[EMAIL].dropna(), *own[PHONE].dropna()}


def _without(one: Beside, names: set[str], bought: set[str]) -> Beside:
    """A file without the rows of one person, and of their orders; the same file where it names nobody."""
    if one.kind not in {"events", "customers", "experiment", "lines"}:
        return one
    rows = one.side.rows
    theirs = np.zeros(len(rows), dtype=np.bool_)
    if one.kind == "lines":
        theirs |= of_orders(rows[ORDER_ID], bought)
    for column in (USER_ID, CUSTOMER_ID, EMAIL, PHONE):
        if column in rows.columns:
            theirs |= rows[column].isin(names).to_numpy()
    if not theirs.any():
        return one
    side = convert_side(one.side.table.only(~theirs), one.kind, one.reading, CATALOGUE, date.today())
    return Beside(one.kind, one.file, _new_digest(), ready(side), one.reading)
