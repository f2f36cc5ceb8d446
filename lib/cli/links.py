"""`import --beside`: who of other files is among the customers of the orders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lib.analysis.linking import By, Linked, linked
from lib.catalog import CATALOGUE
from lib.cli.reading import table_of
from lib.cli.show import table
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.core.words import N_, Sentence
from lib.ingest.imported import Imported, SideFile
from lib.ingest.people import PEOPLE, people_of
from lib.ingest.understand import understand
from lib.text.words import NOTHING, Words

_BY: dict[By, str] = {"customer_id": N_("by number"), "email": N_("by e-mail"), "phone": N_("by phone")}


def links(orders: Imported | SideFile, files: Sequence[Path], today: date) -> list[dict[str, Any]]:
    """The match report of each file, as the data page tells it.

    Raises:
        CannotAnswer: there are no orders to compare with, or a file names nobody.
    """
    if isinstance(orders, SideFile):
        raise CannotAnswer(
            N_("--beside looks for people among the customers of orders, and the first file holds {kind}."),
            kind=Sentence(CATALOGUE.kind(orders.kind).title),
        )
    return [_of_file(orders, path, today) for path in files]


def _of_file(orders: Imported, path: Path, today: date) -> dict[str, Any]:
    own = ImportSettings()  # how the orders are read says nothing of this file
    file = understand(table_of([path], own), own, CATALOGUE, today)
    if not isinstance(file, SideFile) or file.kind not in PEOPLE:
        raise CannotAnswer(
            N_("Expected a list of customers, an event log or a test after --beside; “{file}” holds none of these."),
            file=path.name,
        )
    return {"file": path.name, "kind": file.kind, **_answer(linked(orders.customers, people_of(file)))}


def _answer(link: Linked) -> dict[str, Any]:
    return {
        "people": link.people,
        "matched": link.matched,
        "share": link.share,
        "by": dict(link.by),
        "only_there": link.only_there,
        "only_here": link.only_here,
        "conflicts": link.conflicts,
        "examples": {
            status: [{"person": name, "customer_id": customer, "other": other} for name, customer, other in few]
            for status, few in link.examples.items()
        },
    }


def shown(given: Sequence[dict[str, Any]], words: Words) -> str:
    """The same for a person at a terminal."""
    titles = (
        N_("Beside the orders"),
        N_("People"),
        N_("Customers of the orders"),
        N_("Known by"),
        N_("Only in that file"),
        N_("Only in the orders"),
        N_("Fits two customers"),
    )
    rows = [
        (
            one["file"],
            one["people"],
            one["matched"],
            " · ".join(f"{words.say(_BY[by])} {words.number(count)}" for by, count in one["by"].items() if count)
            or NOTHING,
            one["only_there"],
            one["only_here"],
            one["conflicts"],
        )
        for one in given
    ]
    return table([words.say(title) for title in titles], rows, words)
