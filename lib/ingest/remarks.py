"""What an import wants its reader to know, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from lib.core.findings import Finding, finding
from lib.core.settings import DateOrder
from lib.core.words import N_, NP_, Sentence
from lib.ingest.currencies import NO_CURRENCY
from lib.ingest.dates import Dates
from lib.ingest.fates import CODES, COUNTED, Fates
from lib.ingest.fields import Platform
from lib.ingest.groups import Groups, Mask, Money, combine, dense, first_rows, some
from lib.ingest.imported import IMPOSSIBLE_DATE, Ledger
from lib.ingest.texts import Texts, quoted
from lib.ingest.written import says_no_day

#: Orders that are left out since a currency was chosen; by the same code in the ledger.
OTHER_CURRENCY = "other_currency"
#: A name that may stand for anybody has so many orders, so many times those of the next, and so large a part of all.
_FEWEST_OF_ANYBODY, _TIMES_THE_NEXT, PART_OF_ANYBODY = 10, 4, 0.1


def date_findings(
    column: Dates, header: str, reading: Literal["certain", "ambiguous"], sales: Mask | None = None
) -> list[Finding]:
    """Dates that two orders of day and month fit, and clocks that are not the shop's.

    Args:
        column: of days.
        header: its name.
        reading: whether both orders fit.
        sales: the rows whose first and last day are told of either order, as the shop's are; None or none of them: all.
    """
    findings: list[Finding] = []
    shown = column if reading == "certain" or sales is None or not sales.any() else column.among(sales)
    if reading == "ambiguous" and column.likely is not None:
        findings.append(_year_open(column, shown, header, column.likely))
    elif reading == "ambiguous":
        day_first, month_first = shown.range("DMY"), shown.range("MDY")
        if day_first is not None and day_first == month_first:  # the same range twice tells nobody anything
            first, last = day_first
            findings.append(
                finding(
                    "date_order_ambiguous",
                    "warning",
                    N_("The dates in “{header}” can be read in two ways, day first or month first; either way they run from {first_dmy} to {last_dmy}. Here the day was taken to come first. Choose the order if this is wrong."),
                    header=header, first_dmy=first, last_dmy=last, first_mdy=first, last_mdy=last,
                )
            )  # fmt: skip
        elif day_first and month_first:
            findings.append(
                finding(
                    "date_order_ambiguous",
                    "warning",
                    N_("The dates in “{header}” can be read in two ways. Day first, as read here, they run from {first_dmy} to {last_dmy}; month first, from {first_mdy} to {last_mdy}. Choose the order if this is wrong."),
                    header=header, first_dmy=day_first[0], last_dmy=day_first[1], first_mdy=month_first[0], last_mdy=month_first[1],
                )
            )  # fmt: skip
    if column.turned:
        findings.append(
            finding(
                "dates_half_turned",
                "warning",
                N_(
                    "A spreadsheet took day and month for each other in “{header}”: all its dates have days up to 12, and what could not be such a date stayed text. They were turned back. An export that no spreadsheet has saved is surer."
                ),
                header=header,
            )
        )
    if column.disputed is not None:
        one = column.disputed
        findings.append(
            finding(
                "month_name_disputed",
                "warning",
                N_("“{name}” in “{header}” is month {taken} of the year in one language and month {other} in another; month {taken} was taken. If that is wrong, write the months in figures."),
                name=one.name, header=header, taken=one.taken, other=one.other,
            )
        )  # fmt: skip
    if (foreign := column.foreign()) is not None:
        findings.append(
            finding(
                "persian_dates",
                "info",
                N_("“{header}” is written in the Persian calendar; {example} is read as {day_meant}."),
                header=header, example=quoted(foreign[0]), day_meant=foreign[1],
            )
        )  # fmt: skip
    if column.has("unix"):
        findings.append(
            finding(
                "unix_time",
                "info",
                N_(
                    "“{header}” counts the time since 1970, in Universal Time; days may begin some hours off the shop's own."
                ),
                header=header,
            )
        )
    return findings


def _year_open(column: Dates, shown: Dates, header: str, taken: DateOrder) -> Finding:
    """Dates of which the first number may be the year: the range of each reading that fits."""
    orders: tuple[DateOrder, ...] = ("YMD", "DMY", "MDY")
    facts: dict[str, date] = {}
    for order in orders:
        found = shown.range(order)
        if found is not None and column.fits(order):
            facts |= {f"first_{order.lower()}": found[0], f"last_{order.lower()}": found[1]}
    if taken == "DMY":
        template = N_("The dates in “{header}” can be read in several ways. Day first, as read here, they run from {first_dmy} to {last_dmy}; year first, from {first_ymd} to {last_ymd}. Choose the order if this is wrong.")  # fmt: skip
    elif "first_dmy" in facts:
        template = N_("The dates in “{header}” can be read in several ways. Year first, as read here, they run from {first_ymd} to {last_ymd}; day first, from {first_dmy} to {last_dmy}. Choose the order if this is wrong.")  # fmt: skip
    else:
        template = N_("The dates in “{header}” can be read in several ways. Year first, as read here, they run from {first_ymd} to {last_ymd}; month first, from {first_mdy} to {last_mdy}. Choose the order if this is wrong.")  # fmt: skip
    return finding("date_order_ambiguous", "warning", template, header=header, **facts)


def duplicate_findings(dropped: Mask, kept: Mask, amount_e4: Money) -> list[Finding]:
    """Rows that were in the file twice."""
    findings: list[Finding] = []
    if dropped.any():
        findings.append(
            finding(
                "duplicates_dropped",
                "warning",
                NP_(
                    "{count} row repeats an earlier one exactly and was left out, with {money_left_out}.",
                    "{count} rows repeat earlier ones exactly and were left out, with {money_left_out}.",
                ),
                count=int(dropped.sum()),
                money_left_out=int(amount_e4[dropped].sum()),
            )
        )
    if kept.any():
        findings.append(
            finding(
                "duplicates_kept",
                "info",
                NP_(
                    "{count} row repeats an earlier one exactly and was kept, with {money_kept}.",
                    "{count} rows repeat earlier ones exactly and were kept, with {money_kept}.",
                ),
                count=int(kept.sum()),
                money_kept=int(amount_e4[kept].sum()),
            )
        )
    return findings


def consent_findings(overruled: int) -> list[Finding]:
    """Says that a customer has several addresses, and one of them refused marketing."""
    template = NP_(
        "{count} customer has several addresses in the file, and one of them refused marketing: nobody writes to this customer. If these are different people, tell customers apart by another column.",
        "{count} customers have several addresses in the file, and one of them refused marketing: nobody writes to these customers. If these are different people, tell customers apart by another column.",
    )
    return [finding("refusal_of_one_address", "info", template, count=overruled)] if overruled else []


def buyer_findings(platform: Platform | None, letters: Literal["whole", "broken"] = "whole") -> list[Finding]:
    """The file does not say who bought, or cannot be understood to: nothing can be counted, and why."""
    if letters == "broken":
        return [
            finding(
                "no_buyer_column",
                "error",
                N_(
                    "Which column says who bought cannot be known, because the letters in this file were broken when a program saved it. Export it again and bring it as it comes, or choose the column (--map customer_id=HEADER)."
                ),
            )
        ]
    if platform is None:
        return [
            finding(
                "no_buyer_column",
                "error",
                N_(
                    "No column says who bought. The file can answer what was sold, how many orders and when, but nothing about customers. Take an export with the buyer in it (a customer number, e-mail address, phone number or name), or choose the column (--map customer_id=HEADER)."
                ),
            )
        ]
    return [
        finding(
            "no_buyer_column",
            "error",
            N_(
                "No column says who bought. The file can answer what was sold, how many orders and when, but nothing about customers. {export}"
            ),
            export=Sentence(platform.export),
            platform=platform.name,
        )
    ]


def _days_of_none(texts: Texts, rows: Mask) -> Mask:
    """The rows of some whose day is before all web shops: 1900-01-00, 0001-01-01, a spreadsheet's 0."""
    codes = np.unique(texts.codes[rows])
    none = [code for code in codes.tolist() if code >= 0 and says_no_day(texts.distinct[code])]
    return rows & np.isin(texts.codes, none)


def reading_findings(
    fates: Fates, readable: Mask, undated: Mask, amounts: tuple[str, Texts], dates: tuple[str, Texts]
) -> list[Finding]:
    """Rows whose amount or date could not be read, with an example; and those whose day stands for none."""
    findings: list[Finding] = []
    unreadable = fates == CODES.index("unreadable")
    of_none = unreadable & undated & _days_of_none(dates[1], unreadable & undated)
    for rows, (header, texts), code in (
        (unreadable & ~readable, amounts, "unreadable_amount"),
        (unreadable & undated & ~of_none, dates, "unreadable_date"),
        (of_none, dates, IMPOSSIBLE_DATE),
    ):
        if not rows.any():
            continue
        count = int(rows.sum())
        filled = texts.codes[rows & (texts.codes >= 0)]
        examples = [texts.distinct[one] for one in np.unique(filled[:50]) if texts.distinct[one].strip()]
        if code == "unreadable_amount":
            template = NP_(
                "{count} row has no amount that can be read in “{header}” ({example}); it was set aside, and its money is not known.",
                "{count} rows have no amount that can be read in “{header}” ({example}); they were set aside, and their money is not known.",
            )
        elif code == IMPOSSIBLE_DATE:
            template = NP_(
                "{count} row has a day in “{header}” that no order can have ({example}), as programs write where there is none; it was set aside.",
                "{count} rows have days in “{header}” that no order can have ({example}), as programs write where there is none; they were set aside.",
            )
        else:
            template = NP_(
                "{count} row has no date that can be read in “{header}” ({example}); it was set aside.",
                "{count} rows have no date that can be read in “{header}” ({example}); they were set aside.",
            )
        findings.append(
            finding(
                code, "warning", template, count=count, header=header, example=quoted(examples[0]) if examples else None
            )
        )
    return findings


def zero_findings(fates: Fates, orders: Groups, amount_e4: Money) -> list[Finding]:
    """Orders of nothing that count, because it was chosen so."""
    counted, free = fates == COUNTED, amount_e4 == 0
    nothing = np.unique(orders[counted & free])  # of most files none: their millions of orders need not be sorted
    count = len(nothing) and int((~np.isin(nothing, orders[counted & ~free])).sum())
    if not count:
        return []
    said = NP_(
        "{count} order of 0 counts, as was chosen: it is an order, and adds no revenue.",
        "{count} orders of 0 count, as was chosen: they are orders, and add no revenue.",
    )
    return [finding("zeros_counted", "info", said, count=count)]


def fate_findings(ledger: Ledger) -> list[Finding]:
    """What was set aside and is worth a word."""
    findings: list[Finding] = []
    future = ledger.line("future_date")
    if future:
        findings.append(
            finding(
                "future_dates",
                "warning",
                NP_(
                    "{count} row is dated after the day that the figures are counted to, and was set aside.",
                    "{count} rows are dated after the day that the figures are counted to, and were set aside.",
                ),
                count=future.rows,
            )
        )
    others = ledger.line(OTHER_CURRENCY)
    if others and others.orders:
        findings.append(
            finding(
                OTHER_CURRENCY,
                "warning",
                NP_(
                    "{count} order is in another currency than the one chosen, or says none, and counts nowhere; nor does its customer, without an order in this one. Exchange rates would make it count.",
                    "{count} orders are in another currency than the one chosen, or say none, and count nowhere; nor do their customers, without an order in this one. Exchange rates would make them count.",
                ),
                count=others.orders,
            )
        )
    unmatched = ledger.line("refund_unmatched")
    if unmatched:
        findings.append(
            finding(
                "refunds_unmatched",
                "info",
                NP_(
                    "{count} refund row belongs to an order that does not count itself, or to a customer without a counted order, and was set aside, with {money_refunds}.",
                    "{count} refund rows belong to orders that do not count themselves, or to customers without a counted order, and were set aside, with {money_refunds}.",
                ),
                count=unmatched.rows,
                money_refunds=-unmatched.amount_e4,
            )
        )
    if ledger.rows_read == 0:
        findings.append(
            finding(
                "no_rows", "error", N_("The file has headers but no rows. Export it again for a period with orders.")
            )
        )
    return findings


def currency_findings(by_currency: Mapping[str, int] | None, unnamed: int, home: Mapping[str, str]) -> list[Finding]:
    """Money of several currencies cannot be added; orders that name none belong to no one of them."""
    if by_currency is None:
        return []
    named = [currency for currency in by_currency if currency != NO_CURRENCY]
    findings = [
        finding(
            "mixed_currency",
            "warning",
            N_("The orders are in several currencies ({currencies}), which cannot be added up. Choose one of them."),
            currencies=tuple(named),
        )
    ]
    for header, currency in home.items():
        template = N_("“{header}” has every amount in {currency}: choose it as the amount, and all orders can be added up (--map amount=HEADER).")  # fmt: skip
        findings.append(finding("home_currency_column", "info", template, header=header, currency=currency))
    if unnamed:
        template = NP_(
            "{count} order does not say its currency; it is set aside when one is chosen.",
            "{count} orders do not say their currency; they are set aside when one is chosen.",
        )
        findings.append(finding("currency_missing", "warning", template, count=unnamed))
    return findings


def told_twice_findings(header: str, currency: str, home: Mapping[str, str]) -> list[Finding]:
    """The same amounts in two currencies, of which nobody chose one.

    Args:
        header: the column that counts.
        currency: its currency.
        home: other columns of the same name and their currencies.
    """
    template = N_("“{header}” ({currency}) was counted, and “{other}” has the same amounts in {other_currency}. If you keep your books in {other_currency}, choose that column (--map amount={other}).")  # fmt: skip
    return [
        finding("told_in_two_currencies", "warning", template, header=header, currency=currency, other=other, other_currency=of)
        for other, of in home.items() if of != currency
    ]  # fmt: skip


def reused_findings(orders: Groups, customers: Texts, fates: Fates) -> list[Finding]:
    """Order numbers that several customers share."""
    if len(orders) == int(orders.max(initial=-1)) + 1:  # one row an order in all of the file
        return []
    rows = np.flatnonzero(fates == COUNTED)
    of_rows = some(orders, rows)
    if np.bincount(of_rows, minlength=1).max() <= 1:  # one row an order
        return []
    pairs, count = dense(combine([of_rows, some(customers.codes, rows)]))
    of_pairs = of_rows[first_rows(pairs, count, np.ones(len(pairs), dtype=np.bool_))]
    shared = int((np.bincount(of_pairs) > 1).sum()) if count else 0
    if not shared:
        return []
    return [
        finding(
            "order_id_reused",
            "warning",
            NP_(
                "{count} order number belongs to several customers; it was counted as one order for each of them.",
                "{count} order numbers belong to several customers; they were counted as one order for each of them.",
            ),
            count=shared,
        )
    ]


def walk_in_findings(customers: pd.Series[str], header: str) -> list[Finding]:
    """Say where one name has many more orders than any other, as a till's word for anybody has that is not known here.

    Args:
        customers: the buyer of each counted order.
        header: the column that names them.
    """
    counts = customers.value_counts().head(2)
    if len(counts) < 2 or counts.iloc[0] < _FEWEST_OF_ANYBODY or counts.iloc[0] < _TIMES_THE_NEXT * counts.iloc[1]:
        return []
    name = str(counts.index[0])
    if any(sign.isdecimal() or sign == "@" for sign in name) or counts.iloc[0] < PART_OF_ANYBODY * len(customers):
        return []
    return [
        finding(
            "one_name_for_many", "warning",
            N_("“{name}” in “{header}” has {orders} of {of_orders} orders, and nobody else has more than {next}. If it stands for anybody who comes in, say so (--nobody {name}): one regular with so many orders would carry every figure about returning customers."),
            name=name, header=header, orders=int(counts.iloc[0]), of_orders=len(customers), next=int(counts.iloc[1]),
        )
    ]  # fmt: skip
