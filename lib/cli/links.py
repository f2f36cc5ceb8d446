"""`import --beside`: who of other files is among the customers of the orders, and what lines of orders say was bought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from lib.analysis.linking import By, Linked, linked
from lib.catalog import CATALOGUE
from lib.cli.calls import Call
from lib.cli.plain import remarks
from lib.cli.reading import beside, table_of
from lib.cli.show import table
from lib.core.errors import CannotAnswer
from lib.core.money import from_e4
from lib.core.settings import ImportSettings
from lib.core.words import N_, Sentence
from lib.ingest.dated_lines import dated_lines, orders_behind
from lib.ingest.imported import Imported, SideFile
from lib.ingest.order_lines import OF_LINES, with_lines
from lib.ingest.people import PEOPLE, people_of
from lib.ingest.refusals import kind_beside
from lib.ingest.table import TextTable
from lib.ingest.understand import understand
from lib.reports.linking import STATUS_TITLES
from lib.text.words import NOTHING, Words


@dataclass(frozen=True)
class Compared:
    """What files beside one another say: people matched, lines joined, and what is to be said of the latter."""

    links: list[dict[str, Any]]
    joined: list[dict[str, Any]]
    findings: list[dict[str, Any]]

    def added(self, given: dict[str, Any]) -> dict[str, Any]:
        """An answer with what was compared."""
        more = {"links": self.links, "joined": self.joined}
        return {
            **given,
            **{name: found for name, found in more.items() if found},
            "findings": [*given["findings"], *self.findings],
        }


_BY: dict[By, str] = {"customer_id": N_("by number"), "email": N_("by e-mail"), "phone": N_("by phone")}


def links(read: Imported | SideFile, call: Call, words: Words, today: date) -> Compared:
    """What the files of a call say of one another, as the data page tells it: people matched, and lines joined to their orders.

    Args:
        read: what the call's own files hold: orders, or a file beside them whose orders come behind it.
        call: its files, and those beside them.
        words: findings are said in them.
        today: what is dated later is in the future.

    Raises:
        CannotAnswer: there are no orders to compare with, or a file says nothing of them.
    """
    own = ImportSettings()  # how the first files are read says nothing of those beside them
    files = [(call.files[0].name, read)]
    orders: Imported | SideFile = read
    if isinstance(read, Imported):
        files = [(path.name, _beside(read, table_of([path], own, ["lines", *PEOPLE]), today)) for path in call.beside]
    elif read.kind in {*PEOPLE, "lines"}:
        orders = understand(table_of(call.beside, own), own, CATALOGUE, today)
    if isinstance(orders, SideFile):
        raise CannotAnswer(
            N_("--beside compares with the customers of orders, and neither file holds any: the first holds {kind}."),
            kind=Sentence(CATALOGUE.kind(orders.kind).title),
        )
    people, joined, said = [], [], []
    for name, file in files:
        if isinstance(file, SideFile) and file.kind == "lines":
            both = with_lines(orders, file.frame)
            joined.append({"file": name, **_joined(both)})
            said += remarks([one for one in both.findings if one.code in OF_LINES], words)
        else:
            people.append(_of_file(orders, name, file))
    return Compared(people, joined, said)


def lines_of(read: Imported, call: Call, today: date) -> SideFile | None:
    """What looked like orders as lines of the orders beside it; None where it holds none of theirs."""
    both = orders_behind(read.table, table_of(call.beside, ImportSettings()), CATALOGUE, today)
    return None if both is None else both[1]


def _beside(orders: Imported, table: TextTable, today: date) -> Imported | SideFile:
    """What a file holds; lines with a day of their own, which look like orders, are lines where they have the orders' numbers."""
    if kind_beside(table, (), CATALOGUE, today) == "orders":
        lines = dated_lines(orders, table, CATALOGUE, today)
        if lines is not None:
            return lines
    return beside(table, ImportSettings(), today)


def _of_file(orders: Imported, name: str, file: Imported | SideFile) -> dict[str, Any]:
    if not isinstance(file, SideFile) or file.kind not in PEOPLE:
        raise CannotAnswer(
            N_(
                "Expected a list of customers, an event log, a test or lines of orders after --beside; “{file}” holds none of these."
            ),
            file=name,
        )
    return {"file": name, "kind": file.kind, **_answer(linked(orders.customers, people_of(file)))}


def _joined(read: Imported) -> dict[str, Any]:
    """What joining came to, money in the currency's unit."""
    told = {} if read.joined is None else asdict(read.joined)
    lines, orders = told.pop("lines_e4"), told.pop("orders_e4")
    return {
        **told,
        "examples": list(told["examples"]),
        "lines_amount": from_e4(lines),
        "orders_amount": from_e4(orders),
    }


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
