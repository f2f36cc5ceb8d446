"""Ready lists of customers: a row a customer, with what somebody else has added up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_
from lib.ingest.assemble import consent_of
from lib.ingest.buyers import linked
from lib.ingest.dates import NEVER, Moments
from lib.ingest.ids import CLEANERS, read_ids
from lib.ingest.imported import SideFile
from lib.ingest.side import COUNTED, Sheet, currency_of_rows, decide, finish, only_currency, several_currencies
from lib.ingest.statuses import EXCLUDED, read_meanings
from lib.ingest.texts import Texts, clean, first_of

_WHO = ("customer_id", "email", "phone")


def ready(sheet: Sheet) -> SideFile:
    """A list of customers; who has no number is told by the e-mail address, else the phone number.

    Args:
        sheet: the file, opened as customers.
    """
    sheet = _without_fractions(sheet)
    who = _who(sheet)
    amount_e4, unreadable = sheet.money("amount")
    currency, others = currency_of_rows(sheet, "amount")
    last = sheet.moments("last_at")
    again = pd.Series(who.codes).duplicated().to_numpy() & who.present()
    fates = decide(
        sheet.rows,
        {
            "duplicate": sheet.repeated(),
            "nobody": ~who.present(),
            "unreadable": unreadable | sheet.undated("last_at"),
            "future_date": sheet.future(last),
            "other_currency": others,
            "repeated_customer": again,
        },
    )
    counted = fates == COUNTED
    sheet.findings.extend(_no_days(sheet))
    rows = pd.DataFrame(
        {
            c.CUSTOMER_ID: who.series(),
            c.NAME: sheet.labels("name").series(),
            c.EMAIL: sheet.labels("email").map(CLEANERS["email"]).series(),
            c.PHONE: sheet.labels("phone").map(CLEANERS["phone"]).series(),
            c.CONSENT: sheet.labels("consent").map(consent_of).series(),
            c.FIRST_AT: sheet.moments("first_at"),
            c.WON_AT: _won_at(sheet),
            c.LAST_AT: last,
            c.RECENCY_DAYS: sheet.values("recency_days"),
            c.ORDERS_COUNT: sheet.values("orders"),
            c.AMOUNT_E4: sheet.nullable_money("amount"),
            c.SEGMENT: sheet.labels("segment").series(),
            c.CHANNEL: sheet.labels("channel").series(),
            c.COUNTRY: sheet.labels("country").series(),
            c.CURRENCY: currency.series(),
        }
    )[list(c.READY_CUSTOMERS)]
    only, codes = only_currency(currency, counted)
    if len(codes) > 1:
        sheet.findings.append(several_currencies(codes))
    return finish(sheet, fates, amount_e4 if "amount" in sheet.figures else None, (rows, rows[counted]), only)


def _who(sheet: Sheet) -> Texts:
    """Whom each row names: by the number, else by the e-mail address, else by the phone number, each as it stands beside the one before."""
    fields = [field for field in _WHO if field in sheet.matched.columns]
    names: list[Texts] = []
    for field in fields:
        ids, found = read_ids(sheet.cells.texts(field), field, sheet.cells.header(field))
        names.append(ids)
        sheet.findings.extend(found if field == fields[0] else [])
    who = names[0]
    for other in names[1:]:
        who = first_of([who, linked(who, other)])
    return who


def _no_days(sheet: Sheet) -> Iterator[Finding]:
    """Cells of the first contact and of the deal that hold no day: those rows count without it."""
    for field in ("first_at", "won_at"):
        unread = sheet.undated(field)
        if unread.any():
            labels = sheet.cells.texts(field)
            yield finding(
                "unreadable_date",
                "warning",
                NP_(
                    "{count} cell of “{header}” holds no day that can be read ({example}): the row counts without it.",
                    "{count} cells of “{header}” hold no day that can be read ({example}): the rows count without it.",
                ),
                count=int(unread.sum()),
                header=sheet.cells.header(field),
                example=labels.distinct[int(labels.codes[np.flatnonzero(unread)[0]])][:40],
            )


def _without_fractions(sheet: Sheet) -> Sheet:
    """The list without a column of orders that has fractions: mean days between orders, or orders a month, are no count."""
    orders = sheet.values("orders")
    broken = np.flatnonzero(np.isfinite(orders) & (orders != np.rint(orders)))
    if not len(broken):
        return sheet
    labels, matched = sheet.cells.texts("orders"), sheet.matched
    sheet.findings.append(
        finding(
            "orders_fractional",
            "warning",
            N_(
                "“{header}” holds fractions ({example}), which count no orders: it may be the days between orders, or orders a month. It was left out. Choose the column that says how many orders each customer placed (--map orders=HEADER)."
            ),
            header=sheet.cells.header("orders"),
            example=clean(labels.distinct[int(labels.codes[broken[0]])])[:40],
        )
    )
    columns = {code: place for code, place in matched.columns.items() if code != "orders"}
    guesses = tuple(guess for guess in matched.guesses if guess.field != "orders")
    numbers = {code: found for code, found in sheet.numbers.items() if code != "orders"}
    return replace(sheet, matched=replace(matched, columns=columns, guesses=guesses), numbers=numbers)


def _won_at(sheet: Sheet) -> Moments:
    """When each lead was won. Systems of deals write an expected day, or that of a loss, into the same column: where there is a stage, only what was won has a day."""
    stage = sheet.labels("stage")
    meanings = read_meanings(stage, sheet.catalogue.statuses, None)
    no_deal = np.array([meaning in EXCLUDED for meaning in meanings] + [False], dtype=np.bool_)
    return np.where(no_deal[stage.codes], NEVER, sheet.moments("won_at"))
