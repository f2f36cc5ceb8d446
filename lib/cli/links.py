"""`import --beside`: who of other files is among the customers of the orders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lib.analysis.linking import By, Linked, linked
from lib.catalog import CATALOGUE
from lib.cli.calls import Call
from lib.cli.reading import beside, table_of
from lib.cli.show import table
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.core.words import N_, Sentence
from lib.ingest.imported import Imported, SideFile
from lib.ingest.people import PEOPLE, people_of
from lib.ingest.understand import understand
from lib.reports.linking import STATUS_TITLES
from lib.text.words import NOTHING, Words

_BY: dict[By, str] = {"customer_id": N_("by number"), "email": N_("by e-mail"), "phone": N_("by phone")}


def links(read: Imported | SideFile, call: Call, today: date) -> list[dict[str, Any]]:
    """The match report of each file, as the data page tells it; of a list that comes first against the orders beside it.

    Args:
        read: what the call's own files hold.
        call: its files, and those beside them.
        today: what is dated later is in the future.

    Raises:
        CannotAnswer: there are no orders to compare with, or a file names nobody.
    """
    own = ImportSettings()  # how the first files are read says nothing of those beside them
    if isinstance(read, Imported):
        return [_of_file(read, path.name, beside(table_of([path], own), own, today)) for path in call.beside]
    orders = understand(table_of(call.beside, own), own, CATALOGUE, today) if read.kind in PEOPLE else read
    if isinstance(orders, SideFile):
        raise CannotAnswer(
            N_(
                "--beside looks for people among the customers of orders, and neither file holds any: the first holds {kind}."
            ),
            kind=Sentence(CATALOGUE.kind(read.kind).title),
        )
    return [_of_file(orders, call.files[0].name, read)]


def _of_file(orders: Imported, name: str, file: Imported | SideFile) -> dict[str, Any]:
    if not isinstance(file, SideFile) or file.kind not in PEOPLE:
        raise CannotAnswer(
            N_("Expected a list of customers, an event log or a test after --beside; “{file}” holds none of these."),
            file=name,
        )
    return {"file": name, "kind": file.kind, **_answer(linked(orders.customers, people_of(file)))}


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
    """The same for a person at a terminal, with a few of each."""
    say = words.say
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
            " · ".join(f"{say(_BY[by])} {words.number(count)}" for by, count in one["by"].items() if count) or NOTHING,
            one["only_there"],
            one["only_here"],
            one["conflicts"],
        )
        for one in given
    ]
    few = [
        (one["file"], say(STATUS_TITLES[status]), say(N_(", ")).join(map(_example, examples)))
        for one in given
        for status, examples in one["examples"].items()
        if examples
    ]
    headers = (N_("Beside the orders"), N_("Match"), N_("For instance"))
    tables = ((titles, rows), (headers, few))
    return "\n\n".join(table([say(text) for text in texts], lines, words) for texts, lines in tables if lines)


def _example(one: dict[str, Any]) -> str:
    """Who is whom, and of a conflict whom else it could be."""
    person, customer, other = one["person"], one["customer_id"], one["other"]
    if other is not None:
        return f"{person} (= {customer}? {other}?)"
    return person if customer in {None, person} else f"{person} = {customer}"
