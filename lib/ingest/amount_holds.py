"""What the amount that counts has in it and what it has not: tips, and coupons that a platform pays to the shop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.cells import Cells, Columns
from lib.ingest.gross_net import is_added
from lib.ingest.groups import Mask, Money
from lib.ingest.headers import Phrases
from lib.ingest.money import RowMoney
from lib.ingest.paid_less import read_e4
from lib.ingest.texts import Texts

_TIPS = Phrases((word, True) for word in (
    "tip", "tips", "gratuity", "gratuities", "tip amount", "trinkgeld", "trinkgelder", "pourboire", "pourboires", "propina", "propinas", "gorjeta", "gorjetas", "mancia", "mance", "fooi", "fooien", "napiwek", "napiwki", "dricks", "drikkepenge", "tips", "чаевые", "小费", "小費", "チップ", "팁",
))  # fmt: skip
#: What headers call what a platform pays to the shop, and what buyers paid to the platform.
_RECEIVES = re.compile(r"商家实收|商家實收|商家应收|商家實際收|商家实际收|卖家实收|店铺实收|商户实收|商户应收|merchant rece|seller rece", re.IGNORECASE)  # fmt: skip
_BUYERS = re.compile(r"用户|用戶|买家|買家|顾客|客户|消费者|buyer|customer", re.IGNORECASE)
_SEVERAL, _CENT_E4 = 2, 110
_NEARLY_ALL = 0.9


def amount_holds(columns: Columns, cells: Cells, money: RowMoney, counted: Mask) -> list[Finding]:
    """A word on the amount where tips are in it by the file's own sums, or where a platform pays the shop something else.

    Args:
        columns: the file.
        cells: its columns by field.
        money: what every row is worth, and how its figures are written.
        counted: rows that count.
    """
    if "amount" not in cells:
        return []
    counted = counted if counted.any() else money.amount_e4 > 0  # where nobody is named, no row counts
    return [*_tips(columns, cells, money, counted), *_received(columns, cells, money, counted)]


def _tips(columns: Columns, cells: Cells, money: RowMoney, counted: Mask) -> Iterator[Finding]:
    amount = cells.place("amount")
    place = next((at for at, header in enumerate(cells.headings) if at != amount and _TIPS.found_in(header)), None)
    if place is None or (tips := _money(columns[place], money)) is None:
        return
    paid = _money(columns[amount], money)
    if paid is None or int((counted & (tips > 0)).sum()) < _SEVERAL:
        return
    rows = counted & (paid > 0)
    found = _without(columns, cells, money, (paid - tips)[rows], rows, {amount, place})
    if found is None:
        return
    template = N_(
        "“{header}” has the tips of “{tip}” in it, {money_tips} in all, and they count as revenue. If they are the staff's, choose an amount without them, such as “{other}” (--map amount={other})."
    )
    with_more = N_(
        "“{header}” has the tips of “{tip}” in it, {money_tips} in all, and they count as revenue. If they are the staff's, choose an amount without them, such as “{other}”, which is without “{more}” as well (--map amount={other})."
    )
    other, more = found
    facts = {"header": cells.heading(amount), "tip": cells.heading(place), "other": cells.heading(other)}
    named = {"more": ", ".join(map(cells.heading, more))} if more else {}
    yield finding("tips_in_amount", "info", with_more if more else template, **facts, **named, money_tips=int(tips[rows].sum()))  # fmt: skip


def _without(
    columns: Columns, cells: Cells, money: RowMoney, left: Money, rows: Mask, taken: set[int]
) -> tuple[int, Sequence[int]] | None:
    """The column that is the amount without tips, by itself or with what else was added, in each row."""
    read = {at: _money(columns[at], money) for at in range(len(columns)) if at not in taken}
    values = {at: one[rows] for at, one in read.items() if one is not None}
    added = [at for at in values if is_added(cells.heading(at)) and values[at].any()]
    for more in ((), *((at,) for at in added), tuple(added)):
        goods = left - sum((values[at] for at in more), np.zeros_like(left))
        for at, one in values.items():
            if at not in more and one.any() and (np.abs(one - goods) < _CENT_E4).all():
                return at, more
    return None


def _received(columns: Columns, cells: Cells, money: RowMoney, counted: Mask) -> Iterator[Finding]:
    amount = cells.place("amount")
    header = cells.heading(amount)
    others = [at for at, name in enumerate(cells.headings) if at != amount and _RECEIVES.search(name)]
    if len(others) != 1 or not _BUYERS.search(header):
        return
    paid, received = (_money(columns[at], money) for at in (amount, others[0]))
    if paid is None or received is None:
        return
    rows = counted & (paid > 0)
    if int((np.abs(paid - received)[rows] >= _CENT_E4).sum()) < _SEVERAL:
        return
    yield finding(
        "paid_not_received", "info",
        N_("“{header}” counts: what buyers paid, {money_paid} in all. “{other}” is what the shop receives, {money_received}; coupons that the platform pays make the difference. To count these as well, choose it (--map amount={other})."),
        header=header, other=cells.heading(others[0]), money_paid=int(paid[rows].sum()), money_received=int(received[rows].sum()),
    )  # fmt: skip


def _money(texts: Texts, money: RowMoney) -> Money | None:
    """A column's money in ten-thousandths, 0 where it is blank; None where it holds anything else."""
    values, readable = read_e4(texts, money)
    filled = texts.present()
    return np.where(readable, values, 0) if readable.any() and readable[filled].mean() >= _NEARLY_ALL else None
