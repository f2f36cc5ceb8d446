"""Orders of another system (a web shop and a till, an old shop and a new one) as rows of the first one's table.

Each column is put under what the first table calls the same; what only the other one has keeps its name. Whether that holds is not
left to headers: both tables are understood each by itself and both together, and only where that comes to as many orders and as much
money they are one shop. Payments of the same orders, and their lines, are no further orders.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.errors import DomainError
from lib.core.findings import finding
from lib.core.settings import ImportSettings
from lib.core.words import N_
from lib.ingest.arrow import compute as pc
from lib.ingest.convert import convert
from lib.ingest.fields import Catalogue
from lib.ingest.header_currencies import header_currency
from lib.ingest.headers import whole
from lib.ingest.joining import Needed, called_otherwise, in_its_form, stacked
from lib.ingest.kinds import can_be, kind_of, match_kind
from lib.ingest.table import TextTable

#: Orders of one day and one amount in both tables beyond chance, as a share of the smaller one's: then they are the same sales told twice.
_TOLD_TWICE = 0.1
#: Days that chance is read from: the same weekday, before and after.
_WEEK = 7
_DAY = "datetime64[D]"


def as_of_another_system(
    first: TextTable, other: TextTable, names: tuple[str, str], known: tuple[Catalogue, date], needed: Needed
) -> TextTable | None:
    """Orders of another system under the headers of the first; None where they are none, tell the same sales, or do not come to the same together.

    Args:
        first: the orders that are there.
        other: those that come; also a further export of one of the systems that are there.
        names: what the user calls both.
        known: what is known about headers, and today.
        needed: tells columns that matter.
    """
    catalogue, today = known
    further = _further(first, other, names, known, needed)
    if further is not None:
        return further
    tables = (first, other)
    if any(kind_of(one, (), catalogue, today) != "orders" or not can_be(one, "orders", (), catalogue, today) for one in tables):  # fmt: skip
        return None
    mine, theirs = (match_kind(one, "orders", (), catalogue, today).columns for one in tables)
    called = _called(first, other, names, (mine, theirs))
    if called is None or not all({"ordered_at", "amount"} <= places.keys() for places in (mine, theirs)):
        return None
    own, others = (_orders(one, known) for one in tables)
    if own is None or others is None or _same_sales(own, others):
        return None
    wanted = tuple(map(sum, zip(_sum(own), _sum(others), strict=True)))
    tried = [called]
    if "order_id" in theirs and not set(own["number"]).isdisjoint(others["number"]):
        tried.append(_numbered_apart(called, theirs["order_id"], names[1]))
    for one in tried:
        both = _orders(stacked([first, one], names), known)
        if both is not None and _sum(both) == wanted:
            return one
    return None


def _parts(table: TextTable) -> Iterator[TextTable]:
    """Each file of a table of several by itself, with the columns that it fills."""
    if table.part_of is None:
        return
    of = table.part_of.to_numpy(zero_copy_only=False)
    for place in range(len(table.parts)):
        own = table.only(of == place)
        filled = [at for at in range(len(own.headers)) if own.cells.column(at).null_count < own.cells.num_rows]
        cells = own.cells.select(filled).rename_columns([f"c{at}" for at in range(len(filled))])
        yield replace(own, cells=cells, headers=tuple(own.headers[at] for at in filled), parts=(), part_of=None)


def _numbered_apart(called: TextTable, place: int, name: str) -> TextTable:
    """The same with its file's name before its order numbers, where both systems number alike."""
    own = name.rpartition(".")[0] or name
    numbers = called.cells.column(place)
    blank = pc.equal(pc.utf8_trim_whitespace(numbers), "")
    numbers = pc.if_else(blank, numbers, pc.binary_join_element_wise(own, numbers, " "))
    said = finding(
        "numbered_apart", "info",
        N_("Both files number their orders alike; those of “{file}” are written with its name before them."),
        file=name,
    )  # fmt: skip
    cells = called.cells.set_column(place, f"c{place}", numbers)
    return replace(called, cells=cells, findings=(*called.findings, said))


def _further(
    first: TextTable, other: TextTable, names: tuple[str, str], known: tuple[Catalogue, date], needed: Needed
) -> TextTable | None:
    """A further export of one of the files that the first table was put together of: orders that both have may be told anew."""
    catalogue, today = known
    for part in _parts(first):
        same = in_its_form(part, other, names, needed)
        if same is not None:
            return same
        mine, theirs = (match_kind(one, "orders", (), catalogue, today).columns for one in (part, other))
        called = _called(part, other, names, (mine, theirs)) if mine.keys() == theirs.keys() else None
        own, others = (None if called is None else _orders(one, known) for one in (part, other))
        if own is not None and others is not None:
            again = others["number"].isin(own.merge(others, on=["number", "day"])["number"])
            if not _same_sales(own, others[~again]):
                return called
    return None


def _called(
    first: TextTable, other: TextTable, names: tuple[str, str], places: tuple[dict[str, int], dict[str, int]]
) -> TextTable | None:
    """The other table with the first one's headers over what means the same; None where a column means the same as two."""
    mine, theirs = places
    meaning = {whole(first.headers[place]) for place in mine.values()}
    headers: list[str] = []
    for at, header in enumerate(other.headers):
        same = {first.headers[mine[field]] for field, place in theirs.items() if place == at and field in mine}
        if len(same) > 1 or any(header_currency(one) != header_currency(header) for one in same):
            return None
        apart = f"{header} ({names[1]})" if whole(header) in meaning else header
        headers.append(next(iter(same), apart))
    said = {header.strip(): own for header, own in zip(other.headers, headers, strict=True) if header.strip() != own.strip()}  # fmt: skip
    if len(set(headers)) < len(headers):
        return None
    called = replace(other, headers=tuple(headers))
    return replace(called, findings=(*called.findings, called_otherwise(names, said))) if said else called


def _orders(table: TextTable, known: tuple[Catalogue, date]) -> pd.DataFrame | None:
    """The orders that a table counts, with what is left of each; None where it cannot be understood, or names no buyers."""
    try:
        read = convert(table, ImportSettings(), *known)
    except DomainError:
        return None
    if read.no_buyer is not None or read.orders.empty or read.named_currencies:
        return None
    left = read.orders[c.NET_E4].to_numpy(np.int64).copy()
    # What rows of their own give back is taken off once: it need not be of one of the orders.
    left[0] -= int(read.refunds[c.AMOUNT_E4].abs().sum())
    return pd.DataFrame(
        {
            "number": read.orders[c.ORDER_ID].astype("str"),
            "day": read.orders[c.ORDERED_AT].to_numpy().astype(_DAY).astype(np.int64),
            "money": read.orders[c.AMOUNT_E4],
            "left": left,
        }
    )


def _sum(orders: pd.DataFrame) -> tuple[int, int]:
    """How many orders there are, and what is left of them."""
    return len(orders), int(orders["left"].sum())


def _same_sales(own: pd.DataFrame, others: pd.DataFrame) -> bool:
    """Whether two tables tell the same sales: by number and day, or, beyond what chance puts on a day, by day and amount."""
    least = _TOLD_TWICE * min(len(own), len(others))
    numbers = own.merge(others, on=["number", "day"])
    by_chance = max(_common(own, others, days) for days in (-_WEEK, _WEEK))
    told = max(_common(own, others, days) for days in (-1, 0, 1))
    return len(numbers) > least or told - by_chance > least


def _common(own: pd.DataFrame, others: pd.DataFrame, later: int) -> int:
    """Orders of one that have a day, so much later, and an amount of the other."""
    keys = pd.MultiIndex.from_arrays([own["day"] + later, own["money"]])
    return int(pd.MultiIndex.from_arrays([others["day"], others["money"]]).isin(keys).sum())
