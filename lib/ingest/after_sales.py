"""After-sales that are over without a word of what came of them: 售后完成 is a refund, an exchange or a repair."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.settings import ImportSettings
from lib.core.words import NP_
from lib.ingest.cells import Cells
from lib.ingest.fields import Mark, Meaning
from lib.ingest.groups import Groups, Mask, first_rows
from lib.ingest.money import RowMoney
from lib.ingest.texts import Texts, clean, cleaned

#: Between an order's status and its after-sales'.
_AND = " · "
_BETWEEN = re.compile(r"[\s_\-]+")
#: What nothing more can become of.
_ENDED: frozenset[Meaning | None] = frozenset({"cancelled", "refunded", "open"})

Statuses = tuple[Texts, tuple[Meaning | None, ...]]


def is_over(text: str, mark: Mark) -> bool:
    """Whether a whole cell says that after-sales are over, and not what came of them."""
    return _BETWEEN.sub("", clean(text)).casefold() in mark.unsure_keys


def with_after_sales(
    statuses: Statuses,
    cells: Cells,
    marks: Sequence[tuple[Mark, int]],
    orders: tuple[Groups, int],
    live: Mask,
    money: RowMoney,
    settings: ImportSettings,
) -> tuple[Statuses, list[Finding]]:
    """An order's status with that of its after-sales, so that it can be chosen whether it counts; and what it was taken for.

    Most after-sales are refunds, so such orders do not count, unless more than half of all orders are such. Where a
    refund column says how much, that decides.
    """
    refunds = money.sides.get("refund")
    if refunds is not None and refunds.any():
        return statuses, []
    for mark, place in marks:
        texts = cleaned(cells.columns[place])
        over = np.array([*(is_over(text, mark) for text in texts.distinct), False], dtype=np.bool_)[texts.codes]
        ended = np.array([*(one in _ENDED for one in statuses[1]), False], dtype=np.bool_)[statuses[0].codes]
        rows = over & ~ended
        if not rows.any():
            continue
        mine = _orders(orders, rows & live)
        usual = mine * 2 > _orders(orders, live)
        both = _together(statuses, texts, rows, "paid" if usual else "refunded")
        named = {clean(one).casefold() for one in (*(settings.status_keep or ()), *(settings.status_drop or ()))}
        if all(both[0].distinct[code].casefold() in named for code in np.unique(both[0].codes[rows]).tolist()):
            return both, []
        example = int(np.flatnonzero(rows & live)[0]) if (rows & live).any() else int(np.flatnonzero(rows)[0])
        said = finding(
            "after_sales_counted" if usual else "after_sales_unsure", "warning", _COUNTED if usual else _LEFT_OUT,
            count=mine, header=cells.heading(place), status=clean(texts.distinct[int(texts.codes[example])]),
            money_worth=int(money.amount_e4[rows & live].sum()), chosen=both[0].distinct[int(both[0].codes[example])],
        )  # fmt: skip
        return both, [said]
    return statuses, []


def _orders(orders: tuple[Groups, int], rows: Mask) -> int:
    """How many orders have one of some rows."""
    return int((first_rows(*orders, rows) >= 0).sum())


def _together(statuses: Statuses, after: Texts, rows: Mask, meaning: Meaning) -> Statuses:
    """Statuses of which some rows say what became of their after-sales, too; of which all do where the file has no others."""
    texts, meanings = statuses
    if not texts.distinct:
        over = np.unique(after.codes[rows]).tolist()
        return after, tuple(meaning if code in over else "paid" for code in range(len(after.distinct)))
    pairs = sorted({(int(one), int(other)) for one, other in zip(texts.codes[rows], after.codes[rows], strict=True)})
    names = tuple(_AND.join([*([texts.distinct[one]] if one >= 0 else []), clean(after.distinct[other])]) for one, other in pairs)  # fmt: skip
    codes = texts.codes.copy()
    for place, (one, other) in enumerate(pairs):
        codes[rows & (texts.codes == one) & (after.codes == other)] = len(texts.distinct) + place
    left = np.unique(codes[codes >= 0])  # a status that is told with its after-sales in every row is none of its own
    names, said = (*texts.distinct, *names), (*meanings, *(meaning for _ in pairs))
    codes = np.where(codes >= 0, np.searchsorted(left, codes), -1).astype(np.int32)
    return Texts(tuple(names[code] for code in left), codes), tuple(said[code] for code in left)


_LEFT_OUT = NP_(
    "“{header}” says “{status}” of {count} order, worth {money_worth}, and no column tells how much was given back. That can be a refund, an exchange or a repair; as most are refunds, it was left out. If it is a sale, choose the statuses that count, and “{chosen}” among them (--status-keep A,B).",
    "“{header}” says “{status}” of {count} orders, worth {money_worth}, and no column tells how much was given back. That can be refunds, exchanges or repairs; as most are refunds, they were left out. If they are sales, choose the statuses that count, and “{chosen}” among them (--status-keep A,B).",
)
_COUNTED = NP_(
    "“{header}” says “{status}” of {count} order, worth {money_worth}, which is more than half of all; it was counted. If it was refunded, choose the statuses that count, without “{chosen}” (--status-keep A,B).",
    "“{header}” says “{status}” of {count} orders, worth {money_worth}, which is more than half of all; they were counted. If they were refunded, choose the statuses that count, without “{chosen}” (--status-keep A,B).",
)
