"""Where new customers came from, when another column than the channel tells: a UTM source, a voucher, an answer to a question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.acquired import Acquisition
from lib.analysis.acquisition import acquisition
from lib.analysis.channel_names import joined, plain_name
from lib.analysis.purchases import Purchases
from lib.core.columns import CHANNEL, CUSTOMER_ID, FATE, ORDERED_AT
from lib.core.settings import CostSettings

#: A column with more different values than this names orders or people, not where they came from.
MOST_VALUES = 60


def came_by(
    bought: Purchases,
    settings: CostSettings,
    rows: pd.DataFrame,
    headers: Sequence[str],
    column: Callable[[int], Sequence[str | None]],
) -> npt.NDArray[np.object_]:
    """Where each customer came from, as the shop says that it knows it; "" where that is not told.

    Args:
        bought: the customers.
        settings: a column that the file does not have counts as none.
        rows: one row a data row of the file (lib.ingest.imported.Imported.rows).
        headers: of the file's columns.
        column: the cells of a column by its place, as text, aligned with `rows`.
    """
    if settings.by != "column" or settings.column not in headers:
        return bought.channel
    return first_values(bought, rows, np.array(column(headers.index(settings.column)), dtype=object))


def cost_of(
    bought: Purchases, labels: npt.NDArray[np.object_], spend: pd.DataFrame, as_of: date, settings: CostSettings
) -> Acquisition:
    """Spend and new customers joined as the shop's settings say; `labels` are those of `came_by`."""
    return acquisition(spend, bought.first_day, labels, as_of, settings)


def paid_first(
    labels: npt.NDArray[np.object_], settings: CostSettings, spend: pd.DataFrame | None
) -> tuple[npt.NDArray[np.object_], tuple[str, ...]]:
    """Where customers came from, by one name a channel, and which of these names channels of the spend have."""
    same = joined(settings.matches)
    called = {plain_name(paid): label for paid, label in same.matches.items()}
    names = () if spend is None else tuple(sorted({str(one) for one in spend[CHANNEL].dropna()}))
    return same.labels(labels), tuple(called.get(plain_name(one), one) for one in names)


def first_values(bought: Purchases, rows: pd.DataFrame, values: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """What a column says in each customer's first order: "" where it says nothing there.

    Args:
        bought: the customers; a first order is that of their first purchase day there.
        rows: one row a data row of the file (lib.ingest.imported.Imported.rows).
        values: the column's cells, aligned with `rows`.
    """
    place = pd.Series(np.arange(len(bought)), index=bought.customer_id).reindex(rows[CUSTOMER_ID]).to_numpy()
    texts = pd.Series(values, dtype="object").fillna("").astype("str").str.strip().to_numpy(object)
    known = (rows[FATE] == "counted").to_numpy() & ~np.isnan(place) & rows[ORDERED_AT].notna().to_numpy()
    who, text = place[known].astype(np.int64), texts[known]
    moment = rows[ORDERED_AT].to_numpy()[known].astype("datetime64[s]").astype(np.int64)
    here = moment // 86_400 == bought.first_day[who]
    who, text, moment = who[here], text[here], moment[here]
    order = np.lexsort((text == "", moment, who))  # of the rows of one moment, those that say something first
    who, text = who[order], text[order]
    result = np.full(len(bought), "", dtype=object)
    first = np.flatnonzero(np.diff(who, prepend=-1))
    result[who[first]] = text[first]
    return result


def likeliest_first(
    columns: Mapping[str, Collection[str]], paid: Collection[str], last: Collection[str] = ()
) -> tuple[str, ...]:
    """Columns in the order in which they may tell where customers came from: those first whose answers name most channels of the spend.

    Args:
        columns: the different answers of each, in the order of the file.
        paid: the channels of the spend.
        last: columns that surely tell something else, such as what became of an order.
    """
    asked = {plain_name(one) for one in paid} - {""}

    def named(header: str) -> int:
        answers = [plain_name(one) for one in columns[header]]
        return sum(any(one in answer for answer in answers) for one in asked)

    return tuple(sorted(columns, key=lambda header: (header in last, -named(header))))


def telling(headers: Sequence[str], columns: Sequence[Sequence[str | None]]) -> tuple[str, ...]:
    """The columns that may tell where customers came from: few different values, and filled somewhere."""
    able: list[str] = []
    for header, cells in zip(headers, columns, strict=True):
        distinct = {cell.strip() for cell in cells if cell is not None and cell.strip()}
        if header.strip() and 1 < len(distinct) <= MOST_VALUES:
            able.append(header)
    return tuple(able)
