"""Orders of an earlier export that a newer one of the same days no longer has: deleted since, or another selection?"""

from __future__ import annotations

import numpy as np

from lib.core import columns as c
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_
from lib.ingest.imported import Imported
from lib.ingest.orders import own_numbers

CODE = "not_in_newer"
#: A newer file that lacks more than this of the earlier orders of its days was evidently exported with another filter.
_ANOTHER_SELECTION = 0.5


def lacking(read: Imported) -> list[Finding]:
    """That counted orders within the days of the newest file are in earlier files alone; nothing where it shares no order with these."""
    table, rows = read.table, read.rows
    if table.part_of is None or len(table.parts) < 2 or read.orders.empty or read.by_currency:
        return []
    if not any(guess.field == c.ORDER_ID for guess in read.guesses):
        return []
    part, at = table.part_of.to_numpy(zero_copy_only=False), rows[c.ORDERED_AT]
    last = at.groupby(part).max()
    newest = int(last[last == last.max()].index[-1])
    own = part == newest
    days = at[own].dt.normalize()
    earlier = set(rows.loc[~own & at.dt.normalize().between(days.min(), days.max()).to_numpy(), c.ORDER_ID].dropna())
    gone = earlier - set(rows.loc[own, c.ORDER_ID].dropna())
    orders = read.orders[own_numbers(read.orders).isin(gone).to_numpy(dtype=np.bool_)]
    if orders.empty or gone == earlier:
        return []
    facts = {
        "count": len(orders),
        "first": orders[c.ORDERED_AT].min().date(),
        "last": orders[c.ORDERED_AT].max().date(),
        "money_of_it": int(orders[c.NET_E4].sum()),
        "file": table.part_names[newest],
    }
    if len(gone) > len(earlier) * _ANOTHER_SELECTION:
        return [
            finding(
                CODE, "info",
                N_("“{file}” lacks most of the earlier files' orders of its days ({count}, {money_of_it}): it seems to be another selection. They still count."),
                **facts,
            )
        ]  # fmt: skip
    return [
        finding(
            CODE, "warning",
            NP_(
                "{count} order of {first} to {last}, worth {money_of_it}, is in an earlier file and not in “{file}”, which has these days. It still counts. If it was deleted in your shop, export the whole time anew and open that file alone.",
                "{count} orders of {first} to {last}, worth {money_of_it}, are in an earlier file and not in “{file}”, which has these days. They still count. If they were deleted in your shop, export the whole time anew and open that file alone.",
            ),
            **facts,
        )
    ]  # fmt: skip
