"""Text to meaning: fields, values, one fate a row, the ledger and the canonical tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.findings import Finding, finding
from lib.core.settings import DateOrder, ImportSettings
from lib.core.words import N_
from lib.ingest import remarks
from lib.ingest.booking import book_once
from lib.ingest.buyers import Buyers, find_buyers
from lib.ingest.cells import Cells, Columns, every
from lib.ingest.dates import NEVER, Dates, Moments, read_dates
from lib.ingest.duplicates import find_duplicates, repeated_rows
from lib.ingest.fates import COUNTED, Fates, RowFacts, StatusRule, decide, judge_statuses
from lib.ingest.fields import Catalogue
from lib.ingest.groups import Groups, Mask, Money, fill, order_groups
from lib.ingest.ids import read_ids
from lib.ingest.imported import Imported, Reading
from lib.ingest.kinds import require_orders
from lib.ingest.ledger import write_ledger
from lib.ingest.matching import Matched, match_fields
from lib.ingest.money import RowMoney, product_e4, read_columns, read_money, settle_currency
from lib.ingest.numbers import Figures
from lib.ingest.orders import Lines, customer_table, line_table, order_table, refund_table, row_table
from lib.ingest.statuses import read_meanings
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, absent, clean, cleaned

_YES = frozenset(["yes", "true", "1", "y", "是", "subscribed", "si", "sí", "oui", "ja", "同意", "已订阅"])
_NO = frozenset(["no", "false", "0", "n", "否", "unsubscribed", "not_subscribed", "non", "nein", "不同意", "未订阅"])


@dataclass(frozen=True)
class OrderRows:
    """Which rows belong to which order.

    Attributes:
        ids: the order number of each row; missing where it has none.
        groups, count: one code an order, 0…count-1.
        content: one code for the whole content of a row; only rows that can repeat another are compared.
        distinct: rows that do not repeat an earlier row exactly.
    """

    ids: Texts
    groups: Groups
    count: int
    content: Groups
    distinct: Mask
    findings: list[Finding]


@dataclass(frozen=True)
class Dated:
    """When each row was ordered: local wall time (NaT where it could not be read), and which rows were cancelled."""

    moments: Moments
    cancelled: Mask
    order: DateOrder
    ambiguous: bool
    column: Dates


@dataclass(frozen=True)
class Judged:
    """The fate of each row, and what it rests on."""

    facts: RowFacts
    fates: Fates
    currency: Texts
    statuses: Texts
    rule: StatusRule
    kept: Mask


def convert(table: TextTable, settings: ImportSettings, catalogue: Catalogue, today: date) -> Imported:
    """Understand an order file.

    Args:
        table: the file as text.
        settings: what the reader chose.
        catalogue: what is known about headers, statuses and shop systems (lib.catalog.CATALOGUE).
        today: what was ordered later is in the future, unless `settings.as_of` says another day.

    Returns:
        The canonical tables, the ledger and what had to be assumed.

    Raises:
        CannotAnswer: the file holds no orders that can be understood, or a choice does not fit it.
    """
    columns = Columns(table)
    matched = match_fields(table.headers, columns, settings.mapping, catalogue, today)
    require_orders(table.headers, matched, catalogue)
    cells = Cells(columns, table.headers, matched.columns)
    orders = _orders(cells)
    numbers, figures, mark = read_columns(cells, settings, table.dialect.delimiter)
    money = read_money(
        cells,
        orders.ids,
        (orders.groups, orders.count),
        orders.distinct,
        (numbers, figures, mark),
        matched.platform.currency if matched.platform else None,
    )
    buyers = find_buyers(cells, orders.groups, orders.count, frozenset(code for code, _ in settings.mapping))
    dated = _dates(cells, orders, settings, catalogue, today)
    judged = _judge(cells, orders, money, (buyers, dated), (settings, catalogue, matched, today), figures)
    lines = _lines(table, cells, orders, money, buyers, judged)
    return _imported(
        (table, settings, matched),
        money,
        dated,
        judged,
        lines,
        _remarks(cells, matched, orders, (money, buyers, dated), judged),
    )


def _orders(cells: Cells) -> OrderRows:
    if "order_id" in cells:
        ids, findings = read_ids(cells.texts("order_id"), "order_id", cells.header("order_id"))
    else:
        ids = absent(cells.columns.rows)
        findings = [
            finding("no_order_id", "info", N_("No column holds an order number, so each row was taken as one order."))
        ]
    groups, count = order_groups(ids)
    # A row that repeats another has its order number too, or neither has one.
    content = cells.columns.content((np.bincount(groups, minlength=1)[groups] > 1) | ~ids.present())
    return OrderRows(ids, groups, count, content, ~repeated_rows(content), findings)


def _dates(cells: Cells, orders: OrderRows, settings: ImportSettings, catalogue: Catalogue, today: date) -> Dated:
    """Read the order date; where it is blank, the order's other rows or the date of creation stand in."""
    months = catalogue.month_numbers
    column = read_dates(cells.texts("ordered_at"), months, today)
    creation = read_dates(cells.texts("created_at"), months, today)
    evidence = column.decided() or creation.decided()
    order = settings.date_order or evidence or ("DMY" if column.open_rows else column.shape())
    ambiguous = bool(column.open_rows and evidence is None and settings.date_order is None)
    moments = column.by_row(order)
    moments = np.where(_written(column), moments, _filled(moments, orders))
    moments = np.where(np.isnat(moments) & ~_written(column), creation.by_row(order), moments)
    cancelled = read_dates(cells.texts("cancelled_at"), months, today).by_row(order)
    cancelled_orders = ~np.isnat(_filled(cancelled, orders))
    return Dated(moments, cancelled_orders, order, ambiguous, column)


def _written(column: Dates) -> Mask:
    """Rows whose cell says something, be it a date or not."""
    says = np.array([bool(clean(text)) for text in column.texts.distinct] + [False], dtype=np.bool_)
    return says[column.texts.codes]


def _filled(moments: Moments, orders: OrderRows) -> Moments:
    """Rows without a moment take their order's first one."""
    rows = np.nonzero(~np.isnat(moments))[0][::-1]
    first = np.full(orders.count, NEVER, dtype="datetime64[s]")
    first[orders.groups[rows]] = moments[rows]
    return np.where(np.isnat(moments), first[orders.groups], moments)


def _judge(
    cells: Cells,
    orders: OrderRows,
    money: RowMoney,
    who_when: tuple[Buyers, Dated],
    known: tuple[ImportSettings, Catalogue, Matched, date],
    figures: dict[str, Figures],
) -> Judged:
    """Decide the fate of every row."""
    settings, catalogue, matched, today = known
    buyers, dated = who_when
    rows = len(orders.groups)
    grain = "order" if money.booking == "row" else "line"
    duplicate, kept = find_duplicates(orders.groups, orders.ids.present(), orders.content, grain, settings.duplicates)
    statuses = fill(cleaned(cells.texts("status")), orders.groups, orders.count, every(rows))
    meanings = read_meanings(statuses, catalogue.statuses, matched.platform)
    rule = judge_statuses(statuses, meanings, (orders.groups, orders.count), ~duplicate, settings)
    whole = money.booking in {"first", "repeated"}
    facts = RowFacts(
        orders.groups, orders.count, whole, duplicate, buyers.ids, dated.moments, money.amount_e4, money.readable,
        _booked_refunds(money, orders, ~duplicate), "order" if "refund" in money.of_order else "row", rule.excluded | dated.cancelled, np.zeros(rows, dtype=np.bool_),
    )  # fmt: skip
    last_day = settings.as_of or today
    fates = decide(facts, settings, last_day)
    currency, others = settle_currency(money.currency, fates == COUNTED, settings, figures)
    if others.any():
        facts = replace(facts, other_currency=others)
        fates = decide(facts, settings, last_day)
    return Judged(facts, fates, currency, statuses, rule, kept)


def _booked_refunds(money: RowMoney, orders: OrderRows, live: Mask) -> Money | None:
    refund = money.sides.get("refund")
    if refund is None or "refund" not in money.of_order:
        return refund
    return book_once(refund, orders.groups, orders.count, live)


def _lines(table: TextTable, cells: Cells, orders: OrderRows, money: RowMoney, buyers: Buyers, judged: Judged) -> Lines:
    """Everything that the tables are made of."""
    counted = judged.fates == COUNTED
    has_counted = np.zeros(orders.count, dtype=np.bool_)
    has_counted[orders.groups[counted]] = True
    live = np.where(has_counted[orders.groups], counted, ~judged.facts.duplicate)
    sides = {
        field: book_once(values, orders.groups, orders.count, live) if field in money.of_order else values
        for field, values in money.sides.items()
    }
    return Lines(
        source_rows=table.source_rows.to_numpy(zero_copy_only=False).astype(np.int64),
        order_id=orders.ids,
        orders=orders.groups,
        customer=buyers.ids,
        moments=judged.facts.moments,
        amount_e4=money.amount_e4,
        readable=money.readable,
        refund_e4=sides.get("refund", np.zeros(len(counted), dtype=np.int64)),
        sides=sides,
        labels=_labels(cells, orders, buyers, judged),
        quantity=_quantities(money),
        unit_price_e4=_column_e4(money, "unit_price"),
        line_e4=_line_e4(money),
        fates=judged.fates,
    )


def _labels(cells: Cells, orders: OrderRows, buyers: Buyers, judged: Judged) -> dict[str, Texts]:
    def filled(field: str) -> Texts:
        return fill(cleaned(cells.texts(field)), orders.groups, orders.count, every(len(orders.groups)))

    labels = {field: filled(field) for field in (c.CHANNEL, c.COUNTRY, c.DOMAIN)}
    labels |= {field: cleaned(cells.texts(field)) for field in (c.PRODUCT, "sku", c.CATEGORY)}
    labels |= {field: buyers.by_field.get(field, absent(len(orders.groups))) for field in (c.NAME, c.EMAIL, c.PHONE)}
    consent = filled(c.CONSENT).map(_consent)
    return labels | {c.CONSENT: consent, c.CURRENCY: judged.currency, c.STATUS: judged.statuses}


def _consent(text: str) -> str | None:
    key = text.casefold()
    return "yes" if key in _YES else "no" if key in _NO else None


def _quantities(money: RowMoney) -> pd.Series[float]:
    numbers = money.numbers.get("quantity")
    if numbers is None:
        return pd.Series(np.full(len(money.amount_e4), np.nan))
    values = np.array([np.nan if value is None else float(value) for value in (*numbers.exact, None)])
    return pd.Series(values[numbers.texts.codes])


def _column_e4(money: RowMoney, field: str) -> pd.Series[int]:
    numbers = money.numbers.get(field)
    values, readable = numbers.e4() if numbers else (money.amount_e4, np.zeros(len(money.amount_e4), dtype=np.bool_))
    return _nullable(values, readable)


def _line_e4(money: RowMoney) -> pd.Series[int]:
    """What each line is worth: an order's total says nothing of its lines, so there it is quantity times unit price."""
    if money.booking in {"row", "line"}:
        return _nullable(money.amount_e4, money.readable)
    if not {"quantity", "unit_price"} <= set(money.numbers):
        return _nullable(money.amount_e4, np.zeros(len(money.amount_e4), dtype=np.bool_))
    return _nullable(*product_e4(money.numbers["quantity"], money.numbers["unit_price"]))


def _nullable(values: Money, known: Mask) -> pd.Series[int]:
    column = pd.array(values, dtype="Int64")
    column[~known] = pd.NA
    return pd.Series(column)


def _remarks(
    cells: Cells, matched: Matched, orders: OrderRows, read: tuple[RowMoney, Buyers, Dated], judged: Judged
) -> list[Finding]:
    money, buyers, dated = read
    header = cells.header("ordered_at")
    amount = "amount" if "amount" in cells else "unit_price"
    return [
        *([] if buyers.field or not len(orders.groups) else remarks.buyer_findings(matched.platform)),
        *orders.findings,
        *buyers.findings,
        *money.findings,
        *remarks.date_findings(dated.column, header, "ambiguous" if dated.ambiguous else "certain"),
        *judged.rule.findings,
        *remarks.duplicate_findings(judged.facts.duplicate, judged.kept, money.amount_e4),
        *remarks.reading_findings(
            judged.fates,
            money.readable,
            np.isnat(dated.moments),
            (cells.header(amount), cells.texts(amount)),
            (header, cells.texts("ordered_at")),
        ),
        *remarks.reused_findings(orders.groups, buyers.ids, judged.fates),
    ]


def _by_currency(orders: pd.DataFrame, refunds: pd.DataFrame) -> dict[str, int] | None:
    """Net money by currency, where the counted orders have several."""
    if orders[c.CURRENCY].nunique(dropna=False) < 2:
        return None
    net = orders.assign(currency=orders[c.CURRENCY].fillna("?")).groupby(c.CURRENCY)[c.NET_E4].sum()
    back = refunds.assign(currency=refunds[c.CURRENCY].fillna("?")).groupby(c.CURRENCY)[c.AMOUNT_E4].sum()
    return {str(code): int(amount) - int(back.get(code, 0)) for code, amount in net.sort_index().items()}


def _status_choice(judged: Judged, amount_e4: Money) -> tuple[tuple[str, int, int, bool], ...]:
    """Statuses by rows, the most frequent first, with their money and whether they count."""
    live = ~judged.facts.duplicate
    codes = judged.statuses.codes
    result = [
        (status, int((rows := live & (codes == code)).sum()), int(amount_e4[rows].sum()), counts)
        for code, (status, counts) in enumerate(zip(judged.statuses.distinct, judged.rule.counts, strict=True))
    ]
    return tuple(sorted(result, key=lambda one: (-one[1], one[0])))


def _imported(
    source: tuple[TextTable, ImportSettings, Matched],
    money: RowMoney,
    dated: Dated,
    judged: Judged,
    lines: Lines,
    findings: list[Finding],
) -> Imported:
    table, settings, matched = source
    orders, refunds = order_table(lines), refund_table(lines)
    by_currency = _by_currency(orders, refunds)
    currencies = orders[c.CURRENCY].dropna().unique()
    ledger = write_ledger(judged.fates, lines.orders, money.amount_e4, lines.refund_e4, settings.refunds)
    return Imported(
        kind="orders",
        platform=matched.platform.code if matched.platform else None,
        table=table,
        rows=row_table(lines),
        orders=orders,
        refunds=refunds,
        order_lines=line_table(lines),
        customers=customer_table(lines),
        currency=str(currencies[0]) if by_currency is None and len(currencies) else None,
        by_currency=by_currency,
        guesses=matched.guesses,
        statuses=_status_choice(judged, money.amount_e4),
        reading=Reading(money.decimal, dated.order, dated.ambiguous, "order" if money.booking == "row" else "line"),
        ledger=ledger,
        findings=(*table.findings, *findings, *remarks.currency_findings(by_currency), *remarks.fate_findings(ledger)),
    )
