"""Orders that were never paid, of files without a status: their day of payment is blank, or nothing of their money has come."""

from __future__ import annotations

import re

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.settings import ImportSettings
from lib.core.words import NP_
from lib.ingest.cells import Cells
from lib.ingest.fields import Catalogue, Meaning
from lib.ingest.groups import Groups, Mask, sums
from lib.ingest.ids import clean_id
from lib.ingest.invoices import is_day_of_payment, is_rest
from lib.ingest.matching import Matched
from lib.ingest.money import RowMoney
from lib.ingest.numbers import figure
from lib.ingest.paid_less import read_e4
from lib.ingest.texts import Texts, clean, filled_cells

#: The statuses that such orders and all others get.
NOT_PAID, PAID = "not paid", "paid"
#: A day or an hour; of a day that is none only noughts are written.
_DAY = re.compile(r"[1-9]\d*\s?[-/.:年년]|[-/.]\s?0?[1-9]|[^\W\d_]")
#: How many of a column's cells must be days, where its header says no more than that something was paid, and of how many sales a figure must tell what was paid.
_MOSTLY = 0.5

Told = tuple[Texts, tuple[Meaning | None, ...]]


def never_paid(
    told: Told, cells: Cells, matched: Matched, orders: tuple[Groups, int], live: Mask, money: RowMoney, known: tuple[ImportSettings, Catalogue]
) -> tuple[Told, list[Finding]]:  # fmt: skip
    """Statuses with whether each order was paid, where no column has statuses; and how many are left out as not paid.

    What is still due, or was paid, tells before the day of payment does. Orders that give money back or cost nothing wait
    for no payment.

    Args:
        told: the status of each row, as notes say it where they do, and one meaning a distinct status.
        cells: the file.
        matched: its columns by what they say.
        orders: one code an order, and how many.
        live: rows that are not dropped as repeats.
        money: what every row is worth.
        known: what the reader chose, and what headers say.
    """
    settings, catalogue = known
    if "status" in cells or "status" in dict(settings.mapping) or matched.states or any(mark.code == "unpaid" for mark, _ in matched.marks):  # fmt: skip
        return told, []
    groups, count = orders
    found = _nothing_came(cells, matched, orders, money, catalogue) or _no_day(cells, matched, orders, catalogue)
    if found is None:
        return told, []
    header, open_rows, template = found
    unpaid = open_rows & (sums(groups, count, np.where(live, money.amount_e4, 0))[groups] > 0) & (told[0].codes < 0)
    if not unpaid.any():
        return told, []
    texts, meanings = told
    place = len(texts.distinct)
    codes = np.where(texts.codes >= 0, texts.codes, np.where(unpaid, place, place + 1)).astype(np.int32)
    result: Told = Texts((*texts.distinct, NOT_PAID, PAID), codes), (*meanings, "pending", "paid")
    chosen = {one.casefold() for one in (*(settings.status_keep or ()), *(settings.status_drop or ()))}
    if NOT_PAID in chosen:
        return result, []
    rows = unpaid & live
    worth = int(money.amount_e4[rows].sum())
    return result, [
        finding("never_paid", "warning", template, count=len(np.unique(groups[rows])), header=header, money_worth=worth)
    ]


def _nothing_came(
    cells: Cells, matched: Matched, orders: tuple[Groups, int], money: RowMoney, catalogue: Catalogue
) -> tuple[str, Mask, tuple[str, str]] | None:
    """The column of what is still due, or else of what was paid, and the rows of orders of which nothing was paid; None where none tells."""
    groups, count = orders
    taken = {*matched.columns.values(), *(place for _mark, place in matched.marks)}
    free = [place for place in range(len(cells.columns)) if place not in taken]
    whole = sums(groups, count, money.amount_e4)[groups]
    for place in free:
        rest, readable = read_e4(cells.columns[place], money)
        if is_rest(cells.heading(place)) and readable.any() and _all_figures(cells.columns[place]):
            due = np.where(rest > 0, rest, 0)
            nothing = (due >= money.amount_e4) & (due > 0) if count == len(groups) else _most(due, orders) >= whole
            return cells.heading(place), nothing & (whole > 0), _STILL_DUE
    for place in free:
        header, column = cells.heading(place), cells.columns[place]
        if not catalogue.hints.says_paid(header) or catalogue.field("amount").bars.found_in(header) or not _all_figures(column):  # fmt: skip
            continue
        paid, readable = read_e4(column, money)
        sold = whole > 0  # payouts between the sales are paid, and say nothing of these
        if (paid[sold] > 0).any() and readable[sold].mean() > _MOSTLY:
            return header, (_most(paid, orders) == 0) & (_least(paid, orders) == 0), _NOTHING_PAID
    return None


def _most(values: np.ndarray, orders: tuple[Groups, int]) -> np.ndarray:
    """The largest figure of each row's order, since an order's figure may be repeated on its rows or stand on one."""
    most = np.zeros(orders[1], dtype=np.int64)
    np.maximum.at(most, orders[0], values)
    return most[orders[0]]


def _least(values: np.ndarray, orders: tuple[Groups, int]) -> np.ndarray:
    return -_most(-values, orders)


def _all_figures(column: Texts) -> bool:
    """Whether every cell that says something is a number."""
    return all(figure(text) is not None for text in column.distinct if clean_id(text) is not None)


def _no_day(
    cells: Cells, matched: Matched, orders: tuple[Groups, int], catalogue: Catalogue
) -> tuple[str, Mask, tuple[str, str]] | None:
    """The column of the day of payment, and the rows of orders that have none; None where none is filled and blank in turns."""
    groups, count = orders
    others = {place for field, place in matched.columns.items() if field not in {"ordered_at", "created_at"}}
    for place, header in enumerate(cells.headings):
        column = cells.columns[place]
        if place in others or (place == matched.columns.get("ordered_at") and "created_at" not in cells):
            continue
        if not (is_day_of_payment(header) or (catalogue.hints.says_paid(header) and _are_days(column))):
            continue
        says = [clean_id(text) is not None and _DAY.search(clean(text)) is not None for text in column.distinct]
        paid = np.zeros(count, dtype=np.bool_)
        paid[groups[np.array([*says, False], dtype=np.bool_)[column.codes]]] = True
        if paid.any() and not paid.all():
            return header, ~paid[groups], _NO_DAY
    return None


def _are_days(column: Texts) -> bool:
    """Whether most of what a column says are days: Paid, beside 2026-01-05."""
    said = [clean(text) for text in column.distinct if clean_id(text) is not None]
    days = sum(re.match(r"\d{1,4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,4}", text) is not None for text in said)
    return days > _MOSTLY * len(said) and bool(filled_cells(column).any())


_NO_DAY = NP_(
    "No column has statuses, but {count} order has no day in “{header}”, worth {money_worth}; it was left out as not paid. If it is a sale all the same, choose the statuses that count (--map status=).",
    "No column has statuses, but {count} orders have no day in “{header}”, worth {money_worth}; they were left out as not paid. If they are sales all the same, choose the statuses that count (--map status=).",
)
_STILL_DUE = NP_(
    "No column has statuses, but all of {count} order is still due, as “{header}” says, worth {money_worth}; it was left out as not paid. If it is a sale all the same, choose the statuses that count (--map status=).",
    "No column has statuses, but all of {count} orders is still due, as “{header}” says, worth {money_worth}; they were left out as not paid. If they are sales all the same, choose the statuses that count (--map status=).",
)
_NOTHING_PAID = NP_(
    "No column has statuses, but nothing of {count} order is paid, as “{header}” says, worth {money_worth}; it was left out as not paid. If it is a sale all the same, choose the statuses that count (--map status=).",
    "No column has statuses, but nothing of {count} orders is paid, as “{header}” says, worth {money_worth}; they were left out as not paid. If they are sales all the same, choose the statuses that count (--map status=).",
)
