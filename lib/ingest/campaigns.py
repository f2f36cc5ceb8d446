"""Lists of campaigns: what was done when, for what, and what it brought."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.ingest.imported import SideFile
from lib.ingest.side import (
    COUNTED,
    Sheet,
    currency_of_rows,
    days_in,
    decide,
    ends_of,
    finish,
    only_currency,
    several_currencies,
)


def campaigns(sheet: Sheet) -> SideFile:
    """A list of campaigns; those that are still to come count too.

    Args:
        sheet: the file, opened as campaigns.
    """
    first, last = sheet.days("first_day"), sheet.days("last_day")
    ends = ends_of(sheet.cells.texts("first_day"))
    if ends is not None:  # 2026-01-05 ~ 2026-01-12 in one column
        first, last = (days_in(sheet, texts) for texts in ends)
    name = sheet.labels("campaign")
    amount_e4, unreadable = sheet.money("amount")
    _, revenue_unreadable = sheet.money("revenue")
    currency, others = currency_of_rows(sheet, "amount")
    fates = decide(
        sheet.rows,
        {
            "duplicate": sheet.repeated(),
            "unreadable": np.isnat(first) | ~name.present() | unreadable | revenue_unreadable,
            "other_currency": others,
        },
    )
    counted = fates == COUNTED
    rows = pd.DataFrame(
        {
            c.CAMPAIGN: name.series(),
            c.CHANNEL: sheet.labels("channel").series(),
            c.FIRST_DAY: first,
            c.LAST_DAY: last,
            c.GOAL: sheet.labels("goal").series(),
            c.AMOUNT_E4: sheet.nullable_money("amount"),
            c.NEW_CUSTOMERS: sheet.values("new_customers"),
            c.RETURNING_CUSTOMERS: sheet.values("returning_customers"),
            c.ORDERS_COUNT: sheet.values("orders"),
            c.REVENUE_E4: sheet.nullable_money("revenue"),
            c.CURRENCY: currency.series(),
        }
    )[list(c.CAMPAIGNS)]
    only, codes = only_currency(currency, counted)
    if len(codes) > 1:
        sheet.findings.append(several_currencies(codes))
    return finish(sheet, fates, amount_e4, (rows, rows[counted]), only)
