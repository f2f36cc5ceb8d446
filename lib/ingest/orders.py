"""The canonical tables: orders, refunds, order lines and customers, of what counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.ingest.dates import Moments
from lib.ingest.fates import CODES, COUNTED, REFUND, Fates
from lib.ingest.groups import Groups, Mask, Money, combine, dense, distinct_groups, first_rows, some, sums
from lib.ingest.spool import aside
from lib.ingest.texts import Codes, Texts, absent

LABELS = (c.CURRENCY, c.STATUS, c.CHANNEL, c.COUNTRY, c.DOMAIN, c.LIVE_ROOM, c.TRAFFIC)

#: Stands between a number that two customers share and the customer.
_OF = " · "


@dataclass(frozen=True)
class Lines:
    """Everything known of the rows, once their fates are decided.

    Attributes:
        order_id: as text; missing where the file has no number for the row.
        labels: currency, status, channel, country, domain, live room, traffic; product, sku, category; name, email, phone, consent.
        refund_e4: what the refund column gives back on counted orders, positive.
        quantity, unit_price_e4: of each line, null where the file does not say.
        line_e4: what each line is worth by itself, null where the file does not say.
        parts: which of several files each row is of.
        totals: rows that only tell what an order's other rows come to; None where there are none.
    """

    source_rows: np.ndarray[tuple[int], np.dtype[np.int64]]
    order_id: Texts
    orders: Groups
    customer: Texts
    moments: Moments
    amount_e4: Money
    readable: Mask
    refund_e4: Money
    sides: dict[str, Money]
    labels: dict[str, Texts]
    quantity: pd.Series[float]
    unit_price_e4: pd.Series[int]
    line_e4: pd.Series[int]
    fates: Fates
    parts: Texts | None = None
    totals: Mask | None = None


def _at(texts: Texts, rows: Groups) -> Texts:
    return Texts(texts.distinct, texts.codes[rows] if texts.distinct else texts.codes[: len(rows)])


def _part(texts: Texts, rows: Groups) -> pd.Series[str]:
    return _at(texts, rows).series()


def order_names(lines: Lines) -> Texts:
    """A text for every order: its number, else the first row of the file it stands in, and of several files which one."""
    missing = np.nonzero(lines.order_id.codes < 0)[0]
    if not len(missing):
        return lines.order_id
    codes = lines.order_id.codes.copy()
    taken = set(lines.order_id.distinct)
    groups, count = dense(lines.orders[missing])
    first = missing[first_rows(groups, count, np.ones(len(missing), dtype=np.bool_))]
    codes[missing] = len(lines.order_id.distinct) + groups
    names = [f"row {row}" for row in lines.source_rows[first]]
    if lines.parts is not None:  # each file counts its rows anew
        names = [f"{name} ({lines.parts.distinct[part]})" for name, part in zip(names, lines.parts.codes[first], strict=True)]  # fmt: skip
    return Texts(
        (*lines.order_id.distinct, *(name if name not in taken else f"{name} (file)" for name in names)), codes
    )


def row_table(lines: Lines) -> pd.DataFrame:
    """One row a data row of the file (lib.ingest.imported.Imported.rows)."""
    table: dict[str, Any] = {
        c.SOURCE_ROW: lines.source_rows,
        c.ORDER_ID: order_names(lines).series(),
        c.CUSTOMER_ID: lines.customer.series(),
        c.ORDERED_AT: lines.moments,
        c.AMOUNT_E4: pd.arrays.IntegerArray(aside(lines.amount_e4), aside(~lines.readable)),
    }
    table |= {name: lines.labels[name].series() for name in LABELS}
    table |= {f"{name}_e4": aside(values) for name, values in lines.sides.items()}
    fates = pd.Categorical.from_codes(lines.fates, dtype=pd.CategoricalDtype(list(CODES)))
    return pd.DataFrame(table | {c.FATE: fates}, copy=False)


def _grouped(lines: Lines, fate: int) -> tuple[Groups, Groups, int, Groups]:
    """Rows of one fate, their order of one customer, how many, and the first row of each."""
    rows = aside(np.nonzero(lines.fates == fate)[0])
    groups, count = (
        dense(combine([some(lines.orders, rows), some(lines.customer.codes, rows)])) if len(rows) else (rows, 0)
    )
    groups = aside(groups)
    first = aside(rows[first_rows(groups, count, np.ones(len(rows), dtype=np.bool_))]) if count else rows
    return rows, groups, count, first


def _unique_names(names: Texts, customers: pd.Series[str]) -> pd.Series[str]:
    """Order numbers that two customers share are told apart by the customer."""
    own, rows = names.series(), names.rows_by_value()
    if rows.max(initial=0) <= 1:
        return own
    return own.where(rows[names.codes] == 1, own + _OF + customers)


def own_numbers(orders: pd.DataFrame) -> pd.Series[str]:
    """The numbers of orders as the file has them, without the customers that shared ones are told apart by."""
    named = orders[c.ORDER_ID]
    shared = named.str.contains(_OF, regex=False)
    bare = [name.removesuffix(f"{_OF}{who}") for name, who in zip(named[shared], orders[c.CUSTOMER_ID][shared], strict=True)]  # fmt: skip
    return named.mask(shared, pd.Series(bare, index=named.index[shared], dtype=named.dtype))


def _earliest(moments: Moments, groups: Groups, count: int) -> Moments:
    result = np.full(count, np.iinfo(np.int64).max)
    if count == len(groups):  # each row is an order of its own
        result[groups] = moments.view(np.int64)
    else:
        np.minimum.at(result, groups, moments.view(np.int64))
    return result.view("datetime64[s]")


def orders_of_customers(lines: Lines, counted: int) -> Groups:
    """One code an order of each row, as the table of orders counts them: a number that customers share is an order of each.

    Args:
        lines: of the file.
        counted: how many orders the table has; as many as there are numbers where none is shared.
    """
    numbers = distinct_groups(lines.orders, lines.fates == COUNTED)
    return lines.orders if numbers == counted else combine([lines.orders, lines.customer.codes])


def order_table(lines: Lines) -> pd.DataFrame:
    """One row a counted order of one customer, in the order of the file."""
    rows, groups, count, first = _grouped(lines, COUNTED)
    amount = aside(sums(groups, count, some(lines.amount_e4, rows)))
    refund = aside(sums(groups, count, some(lines.refund_e4, rows)))
    customers = _part(lines.customer, first)
    table = {
        c.CUSTOMER_ID: customers,
        c.ORDER_ID: _unique_names(_at(order_names(lines), first), customers),
        c.ORDERED_AT: aside(_earliest(some(lines.moments, rows), groups, count)),
        c.AMOUNT_E4: amount,
        c.REFUND_E4: refund,
        c.NET_E4: aside(amount - refund),
    }
    table |= {name: _part(lines.labels[name], first) for name in LABELS}
    return pd.DataFrame(table, copy=False)[list(c.ORDERS)]


def refund_table(lines: Lines) -> pd.DataFrame:
    """One row a refund document of one customer."""
    rows, groups, count, first = _grouped(lines, REFUND)
    table = {
        c.CUSTOMER_ID: _part(lines.customer, first),
        c.ORDER_ID: _part(order_names(lines), first),
        c.REFUNDED_AT: _earliest(lines.moments[rows], groups, count),
        c.AMOUNT_E4: -sums(groups, count, lines.amount_e4[rows]),
    }
    table |= {name: _part(lines.labels[name], first) for name in (c.CURRENCY, c.CHANNEL, c.COUNTRY)}
    return pd.DataFrame(table)[list(c.REFUNDS)]


def line_table(lines: Lines) -> pd.DataFrame | None:
    """One row a counted line with its product; None where the file names no products."""
    product = lines.labels[c.PRODUCT] if lines.labels[c.PRODUCT].distinct else lines.labels["sku"]
    if not product.distinct:
        return None
    counted = lines.fates == COUNTED
    rows = np.nonzero(counted if lines.totals is None else counted & ~lines.totals)[0]
    names = order_names(lines)
    return pd.DataFrame(
        {
            c.ORDER_ID: _part(names, rows),
            c.CUSTOMER_ID: _part(lines.customer, rows),
            c.ORDERED_AT: aside(some(lines.moments, rows)),
            c.PRODUCT: _part(product, rows),
            c.CATEGORY: _part(lines.labels[c.CATEGORY], rows),
            c.QUANTITY: _rows_of(lines.quantity, rows),
            c.UNIT_PRICE_E4: _rows_of(lines.unit_price_e4, rows),
            c.AMOUNT_E4: _rows_of(lines.line_e4, rows),
        },
        copy=False,
    )[list(c.ORDER_LINES)]


def _rows_of(column: pd.Series[Any], rows: Groups) -> pd.Series[Any]:
    """Some rows of a column: itself where they are all."""
    return column if len(rows) == len(column) else column.take(rows).reset_index(drop=True)


def customer_table(lines: Lines, others: Sequence[str] = ()) -> tuple[pd.DataFrame, int]:
    """One row a customer with a counted order: the last known way to reach them, and how many different ones there are.

    Args:
        lines: of the file.
        others: fields by which one customer may be several people: a refusal of one of them is a refusal of all.

    Returns:
        the table; customers who would have agreed by their latest order, had no other of their addresses refused.
    """
    rows = aside(_latest_first(lines.moments, np.nonzero(lines.fates == COUNTED)[0]))
    groups, count = dense(lines.customer.codes[rows]) if len(rows) else (rows, 0)
    groups = aside(groups)
    table: dict[str, pd.Series[Any]] = {}
    everyone = rows[first_rows(groups, count, np.ones(len(rows), dtype=np.bool_))] if count else rows
    table[c.CUSTOMER_ID] = _part(lines.customer, everyone)
    for name in (c.NAME, c.EMAIL, c.PHONE, c.CONSENT):
        texts = lines.labels[name]
        if not texts.distinct:
            table[name] = absent(count).series()
            continue
        latest = first_rows(groups, count, texts.codes[rows] >= 0)
        codes = np.where(latest >= 0, texts.codes[rows][latest], -1).astype(np.int32) if len(rows) else texts.codes[:0]
        table[name] = Texts(texts.distinct, codes).series()
    for name, seen in ((c.NAME, c.NAMES), (c.EMAIL, c.EMAILS), (c.PHONE, c.PHONES)):
        table[seen] = pd.Series(_different(groups, count, _at(lines.labels[name], rows).codes))
    overruled = np.zeros(count, np.bool_)
    for name in others:
        overruled |= _refused(groups, count, _at(lines.labels[name], rows), _at(lines.labels[c.CONSENT], rows))
    overruled &= (table[c.CONSENT] == "yes").to_numpy(np.bool_, na_value=False)
    if overruled.any():
        table[c.CONSENT] = table[c.CONSENT].mask(overruled, "no")
    columns = [*c.CUSTOMERS, *c.CUSTOMERS_SEEN]
    return pd.DataFrame(table).sort_values(c.CUSTOMER_ID, ignore_index=True)[columns], int(overruled.sum())


def _refused(groups: Groups, count: int, address: Texts, consent: Texts) -> Mask:
    """Which groups have an address whose last word was no; rows with the latest first."""
    refused = np.zeros(count, np.bool_)
    if not address.distinct or "no" not in consent.distinct:
        return refused
    known = np.flatnonzero((address.codes >= 0) & (consent.codes >= 0))
    if len(known):
        pairs, size = dense(combine([groups[known], address.codes[known]]))
        last = known[first_rows(pairs, size, np.ones(len(known), np.bool_))]
        refused[groups[last[consent.codes[last] == list(consent.distinct).index("no")]]] = True
    return refused


def _latest_first(moments: Moments, rows: Groups) -> Groups:
    """Rows by their moment, the latest and of equal ones the last first."""
    when = some(moments, rows)
    if (when[1:] >= when[:-1]).all():  # as most files are
        return rows[::-1].copy()
    return rows[np.argsort(when, kind="stable")[::-1]]


def _different(groups: Groups, count: int, codes: Codes) -> Groups:
    """How many different texts each group has."""
    known = codes >= 0
    pairs, _ = dense(combine([groups[known], codes[known]])) if known.any() else (groups[known], 0)
    first = np.unique(pairs, return_index=True)[1]
    return np.bincount(groups[known][first], minlength=count).astype(np.int64)
