"""Which pages the files of the shop answer: a kind that may open a page need not hold what the page asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lib.core.errors import CannotAnswer
from lib.ingest.imported import Kind
from lib.ui.doors import daily, journey, ready
from lib.ui.pages import Door
from lib.ui.session import session


def _only_totals() -> bool:
    return not _has_orders() and daily.tells_the_shop()


def _only_scores() -> bool:
    if _has_orders():
        return False
    try:
        ready.rfm()
    except CannotAnswer:
        return False
    return True


def _leads() -> bool:
    return journey.leads() is not None


def _has_orders() -> bool:
    """Whether there are orders: they are what these pages look at then, also where they tell nobody apart."""
    project = session().project
    return project is not None and project.has_orders


#: What a file of a kind has to tell a page, by both; a kind that is not here opens its pages as it is.
_TELLS: Mapping[tuple[str, Kind], Callable[[], bool]] = {
    ("today", "daily"): _only_totals,
    ("lifecycle", "daily"): _only_totals,
    ("journey", "daily"): journey.tells_the_way,
    ("journey", "customers"): _leads,
    ("segments", "customers"): _only_scores,
}


def is_answered(door: Door, kinds: frozenset[Kind]) -> bool:
    """Whether files of these kinds, as the open shop has them, answer a page."""
    asked = [_TELLS.get((door.file, kind)) for kind in door.opens_with if kind in kinds]
    return any(tells is None or tells() for tells in asked)
