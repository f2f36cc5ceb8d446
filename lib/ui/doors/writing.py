"""Whom to write to: the home page's lists without those whom the Value page says not to chase."""

from __future__ import annotations

from lib.analysis.contact_lists import ContactList, less_given_up
from lib.analysis.value_lists import given_up
from lib.ui import doors
from lib.ui.doors import value

#: With more customers a forecast takes longer than a page may: it is made where it is asked for.
QUICK = 20_000


def quick() -> bool:
    """Whether a page may ask who is not worth chasing without keeping its reader waiting."""
    return len(doors.customers()) <= QUICK


def lists() -> tuple[ContactList, ...]:
    """The home page's four lists as they can be taken away."""
    customers, gone = doors.customers(), given_up(value.lists())
    return tuple(less_given_up(one, customers, gone) for one in doors.today().lists)


def lists_at_once() -> tuple[ContactList, ...]:
    """The same; of very many customers with those in them who are not worth chasing."""
    return lists() if quick() else doors.today().lists
