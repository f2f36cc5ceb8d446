"""Tabs of regulars: what was bought and what was paid stand in rows of their own, with what each customer owes beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lib.core.findings import finding
from lib.core.settings import DecimalMark
from lib.core.words import NP_
from lib.ingest.advance_words import says_left
from lib.ingest.cells import Cells
from lib.ingest.fields import Catalogue
from lib.ingest.likeness import BUYERS, GUESSED, NEARLY_ALL, Found, Unmatched
from lib.ingest.marks import Marked
from lib.ingest.money import RowMoney
from lib.ingest.paid import Figures, first_figures
from lib.ingest.paid_less import read_e4
from lib.ingest.texts import Texts, filled_cells

_MARKS: tuple[DecimalMark, ...] = (".", ",")
_FEWEST, _ZERO = 3, Decimal(0)


def bought_on_a_tab(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found, with what was bought for the amount where that is what was paid of it later, in rows of its own."""
    who = next((found[code][0] for code in BUYERS if code in found), None)
    if "amount" not in found or "amount" in fixed or who is None:
        return found
    paid, columns = found["amount"][0], table.columns
    if not table.catalogue.hints.says_paid(table.headers[paid]):
        return found
    for owed in (at for at, header in enumerate(table.headers) if at != paid and says_left(header)):
        for at in table.free(taken | {paid, owed, who}):
            if _is_tab(columns[who], columns[at], columns[paid], columns[owed]):
                return {**found, "amount": (at, GUESSED)}
    return found


def without_payments(cells: Cells, money: RowMoney, marked: Marked, catalogue: Catalogue) -> tuple[RowMoney, Marked]:
    """Money and marks, with the payments of a tab set aside: they are of what was bought before.

    Args:
        cells: the file by field.
        money: what every row is worth.
        marked: rows that are no sales already.
        catalogue: what headers say of money that was paid.
    """
    who = next((cells.place(code) for code in BUYERS if code in cells), None)
    if "amount" not in cells or who is None:
        return money, marked
    bought, columns = cells.place("amount"), cells.columns
    owed = [at for at, header in enumerate(cells.headings) if at != bought and says_left(header)]
    paid = [at for at, header in enumerate(cells.headings) if at not in {bought, *owed} and catalogue.hints.says_paid(header)]  # fmt: skip
    if len(owed) != 1 or len(paid) != 1 or not _is_tab(columns[who], columns[bought], columns[paid[0]], columns[owed[0]]):  # fmt: skip
        return money, marked
    values, told = read_e4(columns[paid[0]], money)
    rows = told & (values > 0) & ~filled_cells(columns[bought])
    said = finding(
        "tab_payments", "info",
        NP_(
            "{count} row holds only what was paid of a tab, {money_paid} in “{other}”; it was set aside, since “{header}” has counted what was bought.",
            "{count} rows hold only what was paid of a tab, {money_paid} in “{other}”; they were set aside, since “{header}” has counted what was bought.",
        ),
        count=int(rows.sum()), header=cells.header("amount"), other=cells.heading(paid[0]), money_paid=int(values[rows].sum()),
    )  # fmt: skip
    return (
        replace(money, readable=money.readable | rows),
        Marked(marked.excluded | rows, marked.taken_back, [*marked.findings, said]),
    )


def _is_tab(who: Texts, bought: Texts, paid: Texts, owed: Texts) -> bool:
    """Whether rows hold what was bought or what was paid, and beside either what their customer owes after it."""
    customers = who.codes.tolist()
    return any(_runs_on(customers, *(first_figures(column, mark) for column in (bought, paid, owed))) for mark in _MARKS)  # fmt: skip


def _runs_on(customers: Sequence[int], bought: Figures, paid: Figures, owed: Figures) -> bool:
    last: dict[int, Decimal] = {}
    fits: list[bool] = []
    apart = [bool(one) != bool(other) for one, other in zip(bought, paid, strict=True)]
    for who, one, other, left in zip(customers, bought, paid, owed, strict=False):
        if left is not None:
            fits.append(left == last.get(who, _ZERO) + (one or _ZERO) - (other or _ZERO))
            last[who] = left
    both = any(bought) and any(paid)
    return both and len(fits) >= _FEWEST and sum(fits) >= NEARLY_ALL * len(fits) and sum(apart) >= NEARLY_ALL * len(apart)  # fmt: skip
